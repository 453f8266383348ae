//! Other words that a passage became, without any that came in at their ends: the range goes from the word that
//! corresponds to the passage's first to the one that corresponds to its last, and never ends inside a syllable.

use super::beside::ALIKE;
use super::boundaries::{Unit, next_start, snap_to_graphemes, trimmed, unit_at};
use super::likeness::{Contexts, difference, share};
use super::positions::Span;
use super::reading_text::ReadingText;
use super::sought::{Sought, is_in_a_word};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// Words that are less alike than this do not correspond.
const CORRESPONDS: f32 = 0.5;
/// What each word costs that has none to correspond to, beside 1 for each that has.
const ALONE: f32 = 0.2;
/// Words of more letters than this correspond to the same word only.
const MAX_LETTERS: usize = 24;
/// Of longer passages the beginning and the end are aligned, in words.
const MAX_ALIGNED: usize = 256;

/// A place of other words that a passage is taken to have become.
#[derive(Clone, Copy, Debug)]
pub struct Grown {
    pub span: Span,
    /// How much what stands beside it is like what stood beside the passage.
    pub contexts: Contexts,
}

/// The part of a text's letters that a passage became.
pub struct Trimming<'s> {
    pub text: &'s ReadingText,
    /// The letters of the text as they are compared.
    pub letters: &'s [char],
    pub sought: &'s Sought<'s>,
}

/// Where two rows of words correspond: the ranges from the first words that do to the last.
#[derive(Clone, Debug, Default, PartialEq)]
struct Core {
    old: Range<usize>,
    new: Range<usize>,
}

impl Trimming<'_> {
    /// The range without what came in at its ends, in whole syllables.
    #[must_use]
    pub fn of(&self, grown: Grown) -> Span {
        let span = self.core(grown).unwrap_or(grown.span);
        self.whole_syllables(span)
    }

    fn core(&self, grown: Grown) -> Option<Span> {
        let (start, end) = self.text.chars_of(grown.span);
        let (quote, there) = (&self.sought.letters, self.letters.get(start..end)?);
        let (old, new) = (words(quote), words(there));
        let core = aligned(&Rows { quote, old: &old, there, new: &new });
        if core.new.is_empty() {
            return None;
        }
        // Words in the place of the passage's first belong to it where what stands before them stood before it.
        let replaces = |n_old: usize, n_new: usize, context: f32| n_new <= n_old && context >= ALIKE;
        let is_first = replaces(core.old.start, core.new.start, grown.contexts.before);
        let n_behind = new.len() - core.new.end;
        let is_last = replaces(old.len() - core.old.end, n_behind, grown.contexts.after);
        let first = new.get(if is_first { 0 } else { core.new.start })?.start;
        let last = new.get(if is_last { new.len() } else { core.new.end } - 1)?.end;
        let n_signs_before = old.first()?.start;
        let n_signs_after = quote.len() - old.last()?.end;
        let from = start + first;
        let from = from - n_signs(self.letters.get(..from)?.iter().rev(), n_signs_before);
        let to = start + last;
        let to = to + n_signs(self.letters.get(to..)?.iter(), n_signs_after);
        let span = self.text.span_of_chars(from, to)?;
        Some(trimmed(self.text.as_str(), snap_to_graphemes(self.text.as_str(), span)))
    }

    /// The range without halves of syllables at its ends, where the passage had none: each end goes to the side on which
    /// the words are more like the passage's.
    fn whole_syllables(&self, span: Span) -> Span {
        let words = self.text.as_str();
        let cuts = |at: usize| {
            let before = words.get(..at).and_then(|text| text.chars().next_back());
            is_in_a_word(before.as_ref(), words.get(at..).and_then(|text| text.chars().next()).as_ref())
        };
        let mut starts = vec![span.start];
        if cuts(span.start) && !self.sought.began_in_a_word() {
            let syllable = unit_at(words, span.start, Unit::Syllable);
            starts = vec![syllable.start, next_start(words, span.start, Unit::Syllable)];
        }
        let mut ends = vec![span.end];
        if cuts(span.end) && !self.sought.ended_in_a_word() {
            let syllable = unit_at(words, span.end, Unit::Syllable);
            let shorter = trimmed(words, Span { start: span.start.min(syllable.start), end: syllable.start });
            ends = vec![syllable.end, shorter.end];
        }
        let spans = starts.iter().flat_map(|start| ends.iter().map(|end| (*start, *end)));
        let whole = spans.filter(|(start, end)| start < end).map(|(start, end)| Span { start, end });
        let n_edits = |span: &Span| {
            let (start, end) = self.text.chars_of(*span);
            difference(&self.sought.letters, self.letters.get(start..end).unwrap_or_default())
        };
        // Where that would make it much less like the passage, letters stand glued together that were not.
        let most = n_edits(&span) + self.sought.letters.len() / 8;
        whole.min_by_key(n_edits).filter(|whole| n_edits(whole) <= most).unwrap_or(span)
    }
}

/// How many signs stand next, between words and without white space, at most so many.
fn n_signs<'c>(letters: impl Iterator<Item = &'c char>, n_most: usize) -> usize {
    letters.take(n_most).take_while(|c| !c.is_alphanumeric() && !c.is_whitespace()).count()
}

/// The words of a run of letters; in scripts that put no spaces between words, each letter.
fn words(letters: &[char]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, c) in letters.iter().enumerate() {
        if !c.is_alphanumeric() && !is_combining_mark(*c) {
            continue;
        }
        let is_single = is_unspaced(*c) && !is_combining_mark(*c);
        match words.last_mut().filter(|last| last.end == at && !is_single) {
            Some(last)
                if !letters.get(last.start).is_some_and(|c| is_unspaced(*c)) || is_combining_mark(*c) =>
            {
                last.end = at + 1;
            }
            _ => words.push(at..at + 1),
        }
    }
    words
}

/// Whether a letter belongs to a script without spaces between words: Thai and its neighbours, kana, Chinese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The words of a passage and those of a place.
struct Rows<'r> {
    quote: &'r [char],
    old: &'r [Range<usize>],
    there: &'r [char],
    new: &'r [Range<usize>],
}

/// Where the words of both correspond; of very many the beginnings and the ends are looked at.
fn aligned(rows: &Rows<'_>) -> Core {
    if rows.old.len().max(rows.new.len()) <= MAX_ALIGNED {
        return best_alignment(rows);
    }
    let (n_old, n_new) = (rows.old.len(), rows.new.len());
    let (from_old, from_new) = (n_old.saturating_sub(MAX_ALIGNED), n_new.saturating_sub(MAX_ALIGNED));
    let first = |row: &'_ [Range<usize>]| row.len().min(MAX_ALIGNED);
    let head = best_alignment(&Rows {
        old: rows.old.get(..first(rows.old)).unwrap_or_default(),
        new: rows.new.get(..first(rows.new)).unwrap_or_default(),
        ..*rows
    });
    let tail = best_alignment(&Rows {
        old: rows.old.get(from_old..).unwrap_or_default(),
        new: rows.new.get(from_new..).unwrap_or_default(),
        ..*rows
    });
    if head.new.is_empty() || tail.new.is_empty() {
        return Core::default();
    }
    Core {
        old: head.old.start..from_old + tail.old.end,
        new: head.new.start..(from_new + tail.new.end).max(head.new.end),
    }
}

/// An alignment of words up to a pair of them.
#[derive(Clone, Copy, Default)]
struct Aligned {
    score: f32,
    /// Where it begins.
    old: usize,
    new: usize,
}

/// The best local alignment (Smith and Waterman).
fn best_alignment(rows: &Rows<'_>) -> Core {
    let mut best = (Aligned::default(), Core::default());
    let mut above = vec![Aligned::default(); rows.new.len() + 1];
    for (i, old) in rows.old.iter().enumerate() {
        let old = rows.quote.get(old.clone()).unwrap_or_default();
        let mut corner = Aligned::default();
        let mut left = Aligned::default();
        for ((j, new), slot) in rows.new.iter().enumerate().zip(above.iter_mut().skip(1)) {
            let alike = correspondence(old, rows.there.get(new.clone()).unwrap_or_default());
            let begun = if corner.score > 0.0 { corner } else { Aligned { score: 0.0, old: i, new: j } };
            let up = *slot;
            let alone = if up.score > left.score { up } else { left };
            let mut here = Aligned { score: alone.score - ALONE, ..alone };
            if alike > 0.0 && begun.score + alike >= here.score {
                here = Aligned { score: begun.score + alike, ..begun };
                if here.score > best.0.score {
                    best = (here, Core { old: here.old..i + 1, new: here.new..j + 1 });
                }
            }
            if here.score <= 0.0 {
                here = Aligned::default();
            }
            corner = up;
            *slot = here;
            left = here;
        }
    }
    best.1
}

/// How much two words correspond: 1 for the same, 0 for words that have hardly a letter in common.
fn correspondence(old: &[char], new: &[char]) -> f32 {
    if old == new {
        return 1.0;
    }
    let (shorter, longer) = (old.len().min(new.len()), old.len().max(new.len()));
    if share(shorter, longer) < CORRESPONDS || longer > MAX_LETTERS {
        return 0.0;
    }
    let alike = share(n_in_common(old, new), longer);
    if alike < CORRESPONDS { 0.0 } else { alike }
}

/// How many letters two words have in common, in the same order.
fn n_in_common(old: &[char], new: &[char]) -> usize {
    let mut row = [0_usize; MAX_LETTERS + 1];
    for a in old {
        let (mut corner, mut left) = (0, 0);
        for (b, slot) in new.iter().zip(row.iter_mut().skip(1)) {
            let here = if a == b { corner + 1 } else { left.max(*slot) };
            corner = std::mem::replace(slot, here);
            left = here;
        }
    }
    row.into_iter().max().unwrap_or_default()
}
