//! What a candidate's likeness to a passage is told by: shares of code points, contexts, places close together.

use super::boundaries::{Unit, next_start, trimmed, unit_at};
use super::positions::Span;
use super::resembling::distance;

/// Contexts with fewer code points than this say little, unless they end where the text does.
const FULL_CONTEXT: usize = 16;
/// Long passages are compared letter by letter only where they differ on fewer code points than this.
const COMPARED: usize = 8192;

/// What stands beyond a context where it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Nothing: the text has no more on that side.
    Nothing,
    /// Another line.
    AnotherLine,
    /// More of the same line.
    More,
}

/// How much a context of `n_chars` is like what stands there, `n_edits` apart. One that is short because the text had
/// no more says little, unless text or line have no more there either.
pub fn alike(n_chars: usize, n_edits: usize, beyond: Beyond) -> f32 {
    let n_alike = n_chars.saturating_sub(n_edits);
    match beyond {
        Beyond::Nothing if n_chars == 0 => 1.0,
        Beyond::AnotherLine if n_chars == 0 => 0.5,
        Beyond::Nothing | Beyond::AnotherLine if n_chars > 0 => share(n_alike, n_chars),
        _ => share(n_alike, n_chars.max(FULL_CONTEXT)),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share, compared with two digits after the point")]
pub fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// Of places close together the highest, `reach` code points apart.
pub fn peaks(places: Vec<(usize, f32)>, reach: usize) -> Vec<(usize, f32)> {
    let mut kept: Vec<(usize, f32)> = Vec::new();
    for place in places {
        match kept.last_mut().filter(|last| place.0 - last.0 <= reach) {
            Some(last) if place.1 > last.1 => *last = place,
            Some(_) => {}
            None => kept.push(place),
        }
    }
    kept
}

/// In how many code points two runs differ; where long ones differ much, an estimate that is rather too high.
pub fn difference(a: &[char], b: &[char]) -> usize {
    let n_same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(n_same..).unwrap_or_default(), b.get(n_same..).unwrap_or_default());
    let n_same = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(..a.len() - n_same), b.get(..b.len() - n_same));
    let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
    if a.len() <= COMPARED && b.len() <= COMPARED { distance(a, b) } else { a.len().max(b.len()) }
}

/// A range of other words without halves of syllables at its ends, where the passage had none: each end goes to the
/// side on which the words are more like the passage's.
pub fn whole_syllables(words: &str, (before, quote, after): (&[char], &[char], &[char]), span: Span) -> Span {
    let is_word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    let cuts = |text: &str, at: usize| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at..).and_then(|text| text.chars().next());
        is_word(before.as_ref()) && is_word(after.as_ref())
    };
    let had_cut_start = is_word(before.last()) && is_word(quote.first());
    let had_cut_end = is_word(quote.last()) && is_word(after.first());
    let mut starts = vec![span.start];
    if cuts(words, span.start) && !had_cut_start {
        let syllable = unit_at(words, span.start, Unit::Syllable);
        starts = vec![syllable.start, next_start(words, span.start, Unit::Syllable)];
    }
    let mut ends = vec![span.end];
    if cuts(words, span.end) && !had_cut_end {
        let syllable = unit_at(words, span.end, Unit::Syllable);
        let shorter = trimmed(words, Span { start: span.start.min(syllable.start), end: syllable.start });
        ends = vec![syllable.end, shorter.end];
    }
    let spans = starts.iter().flat_map(|start| ends.iter().map(|end| (*start, *end)));
    let whole = spans.filter(|(start, end)| start < end).map(|(start, end)| Span { start, end });
    let n_edits = |span: &Span| difference(quote, &span.of(words).chars().collect::<Vec<char>>());
    // Where that would make it much less like the passage, letters stand glued together that were not.
    let most = n_edits(&span) + quote.len() / 8;
    whole.min_by_key(n_edits).filter(|whole| n_edits(whole) <= most).unwrap_or(span)
}
