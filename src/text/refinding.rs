//! Where a passage stands in a text that was changed under it. Candidates are the places where its words stand, where
//! words like them stand (half of them may differ), and the slots between the words that stood before and after it.
//! Each is scored by its words, both contexts and its position; a place is taken if it scores high enough and clearly
//! higher than any other. `docs/anchoring.md` tells the rule and what it reaches.

use super::anchor::{Anchor, Place, occurrences};
use super::boundaries::{snap_to_graphemes, trimmed};
use super::decode::nfc;
use super::likeness::{Beyond, alike, difference, peaks, share, whole_syllables};
use super::positions::Span;
use super::reading_text::ReadingText;
use super::resembling::{Begins, Pattern};
use std::borrow::Cow;

/// A place is taken only with this score or more.
const ENOUGH: f32 = 0.70;
/// And only if it scores so much more than the best other place.
const MARGIN: f32 = 0.05;
/// What is less like the passage than this is not even suggested.
const SUGGESTED: f32 = 0.45;

/// What words, each context and position weigh.
const WORDS: f32 = 50.0;
const CONTEXT: f32 = 20.0;
const POSITION: f32 = 2.0;
const ALL: f32 = WORDS + 2.0 * CONTEXT + POSITION;

/// So much of a context has to stand exactly to be one side of a slot.
const SLOT_SIDE: usize = 16;
/// Sides of slots that stand more often than this tell nothing.
const MAX_SIDES: usize = 64;
/// Passages of fewer code points than this are too common to be told by one context alone.
const SHORT: usize = 16;
/// Contexts that are so much alike are taken for the same, where the position is the same too.
const SAME: f32 = 0.85;
/// Passages of so many code points or more are nobody else's if they stand exactly.
const LONG: usize = 60;
/// A context that is so much alike tells something.
const ALIKE: f32 = 0.5;
/// Passages up to this length are compared as a whole with every place; of longer ones the ends are looked for.
const WHOLE: usize = 1024;
/// How much of a long passage's ends is looked for.
const END: usize = 192;

/// A place that may be the passage's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Where.
    pub span: Span,
    /// How much it is like the passage: 1 for the same words in the same surroundings at the same position.
    pub score: f32,
    /// How much each context is alike, before and after.
    contexts: (f32, f32),
    /// Whether its words are the passage's.
    is_verbatim: bool,
}

/// What candidates are wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// To tell whether the best stands out: what scores clearly less than it does not matter.
    Best,
    /// To choose from.
    Several,
}

/// A text in which passages are looked for: its code points are laid out once for all of them.
#[derive(Debug)]
pub struct Refinder<'t> {
    text: &'t ReadingText,
    chars: Vec<char>,
}

/// A passage that is looked for.
struct Sought<'a> {
    quote: Cow<'a, str>,
    chars: Vec<char>,
    before: Vec<char>,
    after: Vec<char>,
    start: usize,
}

/// For every place in the text, how much the passage's contexts are alike that which stands there.
struct Surroundings {
    /// By the code point where a candidate starts.
    before: Vec<u32>,
    /// By the code point where a candidate ends.
    after: Vec<u32>,
}

impl<'t> Refinder<'t> {
    /// Lays out a text.
    #[must_use]
    pub fn new(text: &'t ReadingText) -> Self {
        Self { text, chars: text.as_str().chars().collect() }
    }

    /// Where a passage stands now.
    #[must_use]
    pub fn place_of(&self, anchor: &Anchor) -> Place {
        if let Some(span) = anchor.unmoved_in(self.text) {
            return Place::Exact(span);
        }
        let sought = Sought::new(anchor);
        let candidates = self.candidates(&sought, (ENOUGH - MARGIN, Wanted::Best));
        let Some(best) = candidates.first() else { return Place::Lost };
        if best.score < ENOUGH {
            return Place::Lost;
        }
        let rivals: Vec<&Candidate> = candidates
            .iter()
            .filter(|other| !other.span.overlaps(best.span) && best.score - other.score < MARGIN)
            .collect();
        if !rivals.is_empty() {
            return Place::Ambiguous(several(best, &rivals));
        }
        if !is_borne_out(best, sought.chars.len()) {
            return Place::Lost;
        }
        let is_at_home = self.text.chars_of(best.span).0 == anchor.start;
        match best.is_verbatim {
            true if is_at_home && best.contexts.0.min(best.contexts.1) >= SAME => Place::Exact(best.span),
            true => Place::Moved(best.span),
            false => {
                let passage = (sought.before.as_slice(), sought.chars.as_slice(), sought.after.as_slice());
                Place::Changed(whole_syllables(self.text.as_str(), passage, best.span))
            }
        }
    }

    /// The places most like a passage, the best first, none over another; for one that was not found.
    #[must_use]
    pub fn suggestions(&self, anchor: &Anchor, n_most: usize) -> Vec<Candidate> {
        let mut kept: Vec<Candidate> = Vec::new();
        for candidate in self.candidates(&Sought::new(anchor), (SUGGESTED, Wanted::Several)) {
            if kept.len() < n_most && !kept.iter().any(|known| known.span.overlaps(candidate.span)) {
                kept.push(candidate);
            }
        }
        kept
    }

    /// Candidates that score `floor` or more, the best first; of equals the first in the text.
    fn candidates(&self, sought: &Sought<'_>, (floor, wanted): (f32, Wanted)) -> Vec<Candidate> {
        if sought.chars.is_empty() {
            return Vec::new();
        }
        let surroundings = self.surroundings(sought);
        let mut found: Vec<Candidate> = Vec::new();
        for span in occurrences(self.text.as_str(), &sought.quote) {
            let (start, end) = self.text.chars_of(span);
            found.push(self.scored(sought, &surroundings, (start, end), 0));
        }
        for (start, end) in self.slots(sought) {
            let words = self.chars.get(start..end).unwrap_or_default();
            let n_edits = difference(&sought.chars, words);
            found.push(self.scored(sought, &surroundings, (start, end), n_edits));
        }
        self.resembling(sought, &surroundings, (floor, wanted), &mut found);
        found.retain(|candidate| candidate.score >= floor && !candidate.span.is_empty());
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.span.cmp(&b.span)));
        found.dedup_by_key(|candidate| candidate.span);
        found
    }

    fn surroundings(&self, sought: &Sought<'_>) -> Surroundings {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        if let Some(pattern) = Pattern::new(&sought.before) {
            pattern.distances(self.chars.iter().copied(), Begins::Anywhere, &mut before);
        }
        let backwards: Vec<char> = sought.after.iter().rev().copied().collect();
        if let Some(pattern) = Pattern::new(&backwards) {
            pattern.distances(self.chars.iter().rev().copied(), Begins::Anywhere, &mut after);
            after.reverse();
        }
        Surroundings { before, after }
    }

    /// How much what stands before `start` is like the passage's context, and what stands after `end`.
    fn contexts(&self, sought: &Sought<'_>, around: &Surroundings, start: usize, end: usize) -> (f32, f32) {
        let before = around.before.get(start).map_or(0, |n| *n as usize);
        let after = around.after.get(end).map_or(0, |n| *n as usize);
        let (n_before, n_after) = (sought.before.len(), sought.after.len());
        let line_before = start.checked_sub(n_before + 1).and_then(|at| self.chars.get(at));
        let beyond_start = beyond(start <= n_before + before, line_before);
        let n_left = self.chars.len().saturating_sub(end);
        let beyond_end = beyond(n_left <= n_after + after, self.chars.get(end + n_after));
        (alike(n_before, before, beyond_start), alike(n_after, after, beyond_end))
    }

    fn scored(
        &self,
        sought: &Sought<'_>,
        around: &Surroundings,
        (start, end): (usize, usize),
        n_edits: usize,
    ) -> Candidate {
        let contexts = self.contexts(sought, around, start, end);
        let words = self.text.as_str();
        let found = self.text.span_of_chars(start, end).unwrap_or_default();
        let mut span = snap_to_graphemes(words, found);
        if span.of(words) != sought.quote {
            span = trimmed(words, span);
        }
        let n_edits = if span == found {
            n_edits
        } else {
            difference(&sought.chars, &span.of(words).chars().collect::<Vec<char>>())
        };
        let is_verbatim = span.of(words) == sought.quote;
        let score = WORDS * (1.0 - share(n_edits, sought.chars.len()).min(1.0))
            + CONTEXT * (contexts.0 + contexts.1)
            + POSITION * self.nearness(sought, start);
        Candidate { span, score: score / ALL, contexts, is_verbatim }
    }

    fn nearness(&self, sought: &Sought<'_>, start: usize) -> f32 {
        1.0 - share(start.abs_diff(sought.start), self.chars.len())
    }

    /// The ranges between the last words of the context before and the first of the one after, from half to twice the
    /// passage's length and 8 apart.
    fn slots(&self, sought: &Sought<'_>) -> Vec<(usize, usize)> {
        let words = self.text.as_str();
        let n_chars = sought.chars.len();
        let (Some(before), Some(after)) = (
            sought.before.len().checked_sub(SLOT_SIDE).and_then(|from| sought.before.get(from..)),
            sought.after.get(..SLOT_SIDE),
        ) else {
            return Vec::new();
        };
        let places = |side: &[char]| {
            let side: String = side.iter().collect();
            let found: Vec<Span> = occurrences(words, &side);
            if found.len() > MAX_SIDES { Vec::new() } else { found }
        };
        let (before, after) = (places(before), places(after));
        let mut slots = Vec::new();
        for left in before {
            for right in after.iter().filter(|right| right.start > left.end) {
                let (start, end) = self.text.chars_of(Span { start: left.end, end: right.start });
                if (n_chars / 2..=2 * n_chars + 8).contains(&(end - start)) {
                    slots.push((start, end));
                }
            }
        }
        slots
    }

    /// Finds the places where words like the passage's stand.
    fn resembling(
        &self,
        sought: &Sought<'_>,
        around: &Surroundings,
        (floor, wanted): (f32, Wanted),
        found: &mut Vec<Candidate>,
    ) {
        if sought.chars.len() > WHOLE {
            return self.resembling_ends(sought, around, found);
        }
        let Some(pattern) = Pattern::new(&sought.chars) else { return };
        let backwards: Vec<char> = sought.chars.iter().rev().copied().collect();
        let Some(backwards) = Pattern::new(&backwards) else { return };
        let n_chars = sought.chars.len();
        let mut distances = Vec::new();
        pattern.distances(self.chars.iter().copied(), Begins::Anywhere, &mut distances);
        // No place that ends here can score more than this.
        let bound = |end: usize| {
            let n_edits = distances.get(end).map_or(n_chars, |n| *n as usize);
            (n_edits * 2 <= n_chars).then(|| {
                let (_, after) = self.contexts(sought, around, 0, end);
                let words = WORDS * (1.0 - share(n_edits, n_chars));
                (words + CONTEXT * (1.0 + after) + POSITION) / ALL
            })
        };
        let mut ends: Vec<(usize, f32)> = (1..=self.chars.len())
            .filter_map(|end| Some((end, bound(end)?)))
            .filter(|(_, bound)| *bound >= floor)
            .collect();
        ends = peaks(ends, n_chars.div_ceil(4).min(16));
        ends.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut best = found.iter().map(|candidate| candidate.score).fold(floor, f32::max);
        let mut from_end = Vec::new();
        for (end, bound) in ends {
            if wanted == Wanted::Best && bound < best - MARGIN {
                break;
            }
            let start = end.saturating_sub(n_chars + n_chars / 2);
            let run = self.chars.get(start..end).unwrap_or_default();
            backwards.distances(run.iter().rev().copied(), Begins::AtStart, &mut from_end);
            let candidates = from_end.iter().enumerate().skip(1).filter(|(_, n)| **n as usize * 2 <= n_chars);
            let scores = candidates.map(|(length, n_edits)| {
                let start = end - length;
                let (before, _) = self.contexts(sought, around, start, end);
                let words = WORDS * (1.0 - share(*n_edits as usize, n_chars));
                (words + CONTEXT * before, start, *n_edits as usize)
            });
            if let Some((_, start, n_edits)) = scores.max_by(|a, b| a.0.total_cmp(&b.0)) {
                let candidate = self.scored(sought, around, (start, end), n_edits);
                best = best.max(candidate.score);
                found.push(candidate);
            }
        }
    }

    /// For a long passage: the ranges from where its beginning seems to stand to where its end does.
    fn resembling_ends(&self, sought: &Sought<'_>, around: &Surroundings, found: &mut Vec<Candidate>) {
        let n_chars = sought.chars.len();
        let head: Vec<char> = sought.chars.iter().take(END).rev().copied().collect();
        let tail = sought.chars.get(n_chars - END..).unwrap_or_default();
        let (Some(head), Some(tail)) = (Pattern::new(&head), Pattern::new(tail)) else { return };
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        head.distances(self.chars.iter().rev().copied(), Begins::Anywhere, &mut starts);
        starts.reverse();
        tail.distances(self.chars.iter().copied(), Begins::Anywhere, &mut ends);
        let near = |distances: &[u32], is_start: bool| {
            let places = distances.iter().enumerate().filter(|(_, n)| **n as usize * 2 <= END);
            let scored = places.map(|(at, n)| {
                let (before, after) = self.contexts(sought, around, at, at);
                (at, 1.0 - share(*n as usize, END) + if is_start { before } else { after })
            });
            let mut kept = peaks(scored.collect(), 16);
            kept.sort_by(|a, b| b.1.total_cmp(&a.1));
            kept.truncate(6);
            kept
        };
        let verbatim: Vec<Span> = found.iter().filter(|one| one.is_verbatim).map(|one| one.span).collect();
        for (start, _) in near(&starts, true) {
            for (end, _) in near(&ends, false) {
                let length = end.saturating_sub(start);
                let span = self.text.span_of_chars(start, end).unwrap_or_default();
                // Comparing takes its time; what overlaps the very words can be no rival of them.
                if !(n_chars / 2..=2 * n_chars + 8).contains(&length)
                    || verbatim.iter().any(|known| known.overlaps(span))
                {
                    continue;
                }
                let n_edits = difference(&sought.chars, self.chars.get(start..end).unwrap_or_default());
                if n_edits * 2 <= n_chars {
                    found.push(self.scored(sought, around, (start, end), n_edits));
                }
            }
        }
    }
}

impl<'a> Sought<'a> {
    fn new(anchor: &'a Anchor) -> Self {
        let composed = |words: &str| -> Vec<char> { nfc(words).chars().collect() };
        let quote = nfc(&anchor.quote);
        let chars: Vec<char> = quote.chars().collect();
        let quote =
            if quote == anchor.quote { Cow::Borrowed(anchor.quote.as_str()) } else { Cow::Owned(quote) };
        let (before, after) = (composed(&anchor.prefix), composed(&anchor.suffix));
        let before = before.get(before.len().saturating_sub(MAX_CONTEXT)..).unwrap_or_default().to_vec();
        let after = after.get(..after.len().min(MAX_CONTEXT)).unwrap_or_default().to_vec();
        Self { quote, chars, before, after, start: anchor.start }
    }
}

fn beyond(is_at_edge: bool, next: Option<&char>) -> Beyond {
    match next {
        _ if is_at_edge => Beyond::Nothing,
        Some('\n') => Beyond::AnotherLine,
        _ => Beyond::More,
    }
}

/// What files of others give as context is cut to this, in code points.
const MAX_CONTEXT: usize = 64;

/// Whether enough of a candidate's surroundings are the passage's: both contexts for a short one and for other words,
/// else one. Stock phrases recur. Words that stand exactly and are long enough to be nobody else's need none.
fn is_borne_out(candidate: &Candidate, n_chars: usize) -> bool {
    let (before, after) = candidate.contexts;
    match (candidate.is_verbatim, n_chars) {
        (true, LONG..) => true,
        (true, SHORT..) | (false, LONG..) => before.max(after) >= ALIKE,
        _ => before.min(after) >= ALIKE,
    }
}

/// Several places, in the order of the text, none over another.
fn several(best: &Candidate, rivals: &[&Candidate]) -> Vec<Span> {
    let mut spans = vec![best.span];
    for rival in rivals {
        if !spans.iter().any(|known| known.overlaps(rival.span)) {
            spans.push(rival.span);
        }
    }
    spans.sort_unstable();
    spans
}
