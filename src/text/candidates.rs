//! The places in a text that may be a passage's: where its words stand, where words like them stand, and the slots
//! between what stood before and after it; each scored by its words, both contexts and its position.

use super::anchor::{are_same_words, occurrences_within};
use super::boundaries::{snap_to_graphemes, trimmed};
use super::likeness::{Beyond, Contexts, Peak, alike, difference, peaks, share};
use super::positions::Span;
use super::reading_text::ReadingText;
use super::resembling::{Begins, Pattern};
use super::sought::Sought;
use std::ops::Range;

/// A place is taken only if it scores so much more than the best other place.
pub const MARGIN: f32 = 0.05;

/// What words, each context and position weigh.
const WORDS: f32 = 50.0;
const CONTEXT: f32 = 20.0;
const POSITION: f32 = 2.0;
const ALL: f32 = WORDS + 2.0 * CONTEXT + POSITION;

/// So much of a context has to stand exactly to be one side of a slot.
const SLOT_SIDE: usize = 16;
/// Sides of slots that stand more often than this tell nothing.
const MAX_SIDES: usize = 64;
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
    /// How much its words are like the passage's.
    pub(super) words: f32,
    /// How much each context is alike.
    pub(super) contexts: Contexts,
    /// Whether its words are the passage's.
    pub(super) is_verbatim: bool,
}

/// What candidates are wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// To tell whether the best stands out: what scores clearly less than it does not matter.
    Best,
    /// To choose from.
    Choosing,
}

/// Which candidates are wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// What scores less is of no interest.
    pub floor: f32,
    /// What for.
    pub purpose: For,
}

/// A passage ready to be compared with stretches of a text.
pub struct Search<'s> {
    text: &'s ReadingText,
    /// The letters of the text as they are compared.
    letters: &'s [char],
    sought: &'s Sought<'s>,
    before: Option<Pattern>,
    /// Backwards, as the next.
    after: Option<Pattern>,
    words: Option<(Pattern, Pattern)>,
    /// The beginning backwards and the end of a long passage.
    ends: Option<(Pattern, Pattern)>,
}

/// How much the passage's contexts are alike that which stands at every place of a stretch of the text.
struct Surroundings {
    scope: Range<usize>,
    /// By the code point where a candidate starts.
    before: Vec<u32>,
    /// By the code point where a candidate ends.
    after: Vec<u32>,
}

impl<'s> Search<'s> {
    /// Makes a passage ready.
    #[must_use]
    pub fn new(text: &'s ReadingText, letters: &'s [char], sought: &'s Sought<'s>) -> Self {
        let backwards = |chars: &[char]| Pattern::new(&chars.iter().rev().copied().collect::<Vec<char>>());
        let n_chars = sought.letters.len();
        let is_long = n_chars > WHOLE;
        let head = sought.letters.get(..END.min(n_chars)).unwrap_or_default();
        let tail = sought.letters.get(n_chars.saturating_sub(END)..).unwrap_or_default();
        Self {
            text,
            letters,
            sought,
            before: Pattern::new(&sought.before),
            after: backwards(&sought.after),
            words: (!is_long)
                .then(|| Pattern::new(&sought.letters).zip(backwards(&sought.letters)))
                .flatten(),
            ends: is_long.then(|| backwards(head).zip(Pattern::new(tail))).flatten(),
        }
    }

    /// Candidates in these stretches that score `floor` or more, the best first; of equals the first in the text.
    #[must_use]
    pub fn candidates(&self, scopes: &[Range<usize>], aim: Aim) -> Vec<Candidate> {
        if self.sought.letters.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Candidate> = Vec::new();
        for scope in scopes {
            let around = self.surroundings(scope.clone());
            let bytes = self.text.span_of_chars(scope.start, scope.end).unwrap_or_default();
            for span in occurrences_within(self.text.as_str(), bytes, &self.sought.quote) {
                let (start, end) = self.text.chars_of(span);
                found.push(self.scored(&around, start..end, 0));
            }
            for slot in self.slots(bytes) {
                let n_edits = difference(&self.sought.letters, self.run(slot.start, slot.end));
                found.push(self.scored(&around, slot, n_edits));
            }
            self.resembling(&around, aim, &mut found);
        }
        found.retain(|candidate| candidate.score >= aim.floor && !candidate.span.is_empty());
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.span.cmp(&b.span)));
        found.dedup_by_key(|candidate| candidate.span);
        found
    }

    fn run(&self, from: usize, to: usize) -> &[char] {
        self.letters.get(from..to).unwrap_or_default()
    }

    fn surroundings(&self, scope: Range<usize>) -> Surroundings {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let run = self.run(scope.start, scope.end);
        if let Some(pattern) = &self.before {
            pattern.distances(run.iter().copied(), Begins::Anywhere, &mut before);
        }
        if let Some(pattern) = &self.after {
            pattern.distances(run.iter().rev().copied(), Begins::Anywhere, &mut after);
            after.reverse();
        }
        Surroundings { scope, before, after }
    }

    /// How much what stands before `start` is like the passage's context, and what stands after `end`.
    fn contexts(&self, around: &Surroundings, start: usize, end: usize) -> Contexts {
        let n_edits = |edits: &[u32], at: usize| {
            at.checked_sub(around.scope.start).and_then(|at| edits.get(at)).map_or(0, |n| *n as usize)
        };
        Contexts {
            before: alike_before(self.letters, self.sought, start, n_edits(&around.before, start)),
            after: alike_after(self.letters, self.sought, end, n_edits(&around.after, end)),
        }
    }

    fn scored(&self, around: &Surroundings, stretch: Range<usize>, n_edits: usize) -> Candidate {
        let contexts = self.contexts(around, stretch.start, stretch.end);
        let (text, sought) = (self.text.as_str(), self.sought);
        let found = self.text.span_of_chars(stretch.start, stretch.end).unwrap_or_default();
        let mut span = snap_to_graphemes(text, found);
        if !are_same_words(span.of(text), &sought.quote) {
            span = trimmed(text, span);
        }
        let n_edits = if span == found {
            n_edits
        } else {
            let (start, end) = self.text.chars_of(span);
            difference(&sought.letters, self.run(start, end))
        };
        let is_verbatim = are_same_words(span.of(text), &sought.quote);
        let words = 1.0 - share(n_edits, sought.letters.len()).min(1.0);
        let nearness = self.nearness(stretch.start);
        let score = WORDS * words + CONTEXT * contexts.sum() + POSITION * nearness;
        Candidate { span, score: score / ALL, words, contexts, is_verbatim }
    }

    fn nearness(&self, start: usize) -> f32 {
        1.0 - share(start.abs_diff(self.sought.stood.start), self.letters.len())
    }

    /// The ranges between the last words of the context before and the first of the one after, from half to twice the
    /// passage's length and 8 apart.
    fn slots(&self, within: Span) -> Vec<Range<usize>> {
        let (words, sought) = (self.text.as_str(), self.sought);
        let n_chars = sought.letters.len();
        let (Some(before), Some(after)) = (
            sought.before.len().checked_sub(SLOT_SIDE).and_then(|from| sought.before.get(from..)),
            sought.after.get(..SLOT_SIDE),
        ) else {
            return Vec::new();
        };
        let places = |side: &[char]| {
            let side: String = side.iter().collect();
            let found: Vec<Span> = occurrences_within(words, within, &side);
            if found.len() > MAX_SIDES { Vec::new() } else { found }
        };
        let (before, after) = (places(before), places(after));
        let mut slots = Vec::new();
        for left in before {
            for right in after.iter().filter(|right| right.start > left.end) {
                let (start, end) = self.text.chars_of(Span { start: left.end, end: right.start });
                if (n_chars / 2..=2 * n_chars + 8).contains(&(end - start)) {
                    slots.push(start..end);
                }
            }
        }
        slots
    }

    /// Finds the places where words like the passage's stand.
    fn resembling(&self, around: &Surroundings, aim: Aim, found: &mut Vec<Candidate>) {
        let Some((pattern, backwards)) = &self.words else { return self.resembling_ends(around, found) };
        let (n_chars, scope) = (self.sought.letters.len(), &around.scope);
        let mut distances = Vec::new();
        pattern.distances(self.run(scope.start, scope.end).iter().copied(), Begins::Anywhere, &mut distances);
        // No place that ends here can score more than this.
        let bound = |end: usize| {
            let n_edits = distances.get(end - scope.start).map_or(n_chars, |n| *n as usize);
            (n_edits * 2 <= n_chars).then(|| {
                let after = self.contexts(around, scope.start, end).after;
                let words = WORDS * (1.0 - share(n_edits, n_chars));
                (words + CONTEXT * (1.0 + after) + POSITION) / ALL
            })
        };
        let mut ends: Vec<Peak> = (scope.start + 1..=scope.end)
            .filter_map(|at| Some(Peak { at, height: bound(at)? }))
            .filter(|end| end.height >= aim.floor)
            .collect();
        ends = peaks(ends, n_chars.div_ceil(4).min(16));
        ends.sort_by(|a, b| b.height.total_cmp(&a.height).then(a.at.cmp(&b.at)));
        let mut best = found.iter().map(|candidate| candidate.score).fold(aim.floor, f32::max);
        let mut from_end = Vec::new();
        for Peak { at: end, height: bound } in ends {
            if aim.purpose == For::Best && bound < best - MARGIN {
                break;
            }
            let start = end.saturating_sub(n_chars + n_chars / 2).max(scope.start);
            let run = self.run(start, end);
            backwards.distances(run.iter().rev().copied(), Begins::AtStart, &mut from_end);
            let candidates = from_end.iter().enumerate().skip(1).filter(|(_, n)| **n as usize * 2 <= n_chars);
            let scores = candidates.map(|(length, n_edits)| {
                let start = end - length;
                let before = self.contexts(around, start, end).before;
                let words = WORDS * (1.0 - share(*n_edits as usize, n_chars));
                (words + CONTEXT * before, start, *n_edits as usize)
            });
            if let Some((_, start, n_edits)) = scores.max_by(|a, b| a.0.total_cmp(&b.0)) {
                let candidate = self.scored(around, start..end, n_edits);
                best = best.max(candidate.score);
                found.push(candidate);
            }
        }
    }

    /// For a long passage: the ranges from where its beginning seems to stand to where its end does.
    fn resembling_ends(&self, around: &Surroundings, found: &mut Vec<Candidate>) {
        let Some((head, tail)) = &self.ends else { return };
        let (n_chars, scope) = (self.sought.letters.len(), &around.scope);
        let run = self.run(scope.start, scope.end);
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        head.distances(run.iter().rev().copied(), Begins::Anywhere, &mut starts);
        starts.reverse();
        tail.distances(run.iter().copied(), Begins::Anywhere, &mut ends);
        let near = |distances: &[u32], is_start: bool| {
            let places = distances.iter().enumerate().filter(|(_, n)| **n as usize * 2 <= END);
            let scored = places.map(|(at, n)| {
                let at = scope.start + at;
                let contexts = self.contexts(around, at, at);
                let context = if is_start { contexts.before } else { contexts.after };
                Peak { at, height: 1.0 - share(*n as usize, END) + context }
            });
            let mut kept = peaks(scored.collect(), 16);
            kept.sort_by(|a, b| b.height.total_cmp(&a.height));
            kept.truncate(6);
            kept
        };
        let verbatim: Vec<Span> = found.iter().filter(|one| one.is_verbatim).map(|one| one.span).collect();
        for Peak { at: start, .. } in near(&starts, true) {
            for Peak { at: end, .. } in near(&ends, false) {
                let length = end.saturating_sub(start);
                let span = self.text.span_of_chars(start, end).unwrap_or_default();
                // Comparing takes its time; what overlaps the very words can be no rival of them.
                if !(n_chars / 2..=2 * n_chars + 8).contains(&length)
                    || verbatim.iter().any(|known| known.overlaps(span))
                {
                    continue;
                }
                let n_edits = difference(&self.sought.letters, self.run(start, end));
                if n_edits * 2 <= n_chars {
                    found.push(self.scored(around, start..end, n_edits));
                }
            }
        }
    }
}

/// How much what stands before a place is like what stood before the passage, `n_edits` apart.
pub fn alike_before(letters: &[char], sought: &Sought<'_>, start: usize, n_edits: usize) -> f32 {
    let n_chars = sought.before.len();
    let next = start.checked_sub(n_chars + 1).and_then(|at| letters.get(at));
    alike(n_chars, n_edits, beyond(start <= n_chars + n_edits, next))
}

/// How much what stands after a place is like what stood after the passage, `n_edits` apart.
pub fn alike_after(letters: &[char], sought: &Sought<'_>, end: usize, n_edits: usize) -> f32 {
    let n_chars = sought.after.len();
    let n_left = letters.len().saturating_sub(end);
    alike(n_chars, n_edits, beyond(n_left <= n_chars + n_edits, letters.get(end + n_chars)))
}

fn beyond(is_at_edge: bool, next: Option<&char>) -> Beyond {
    match next {
        _ if is_at_edge => Beyond::Nothing,
        Some('\n') => Beyond::AnotherLine,
        _ => Beyond::More,
    }
}
