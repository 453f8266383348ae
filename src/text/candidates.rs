//! The places in a text that may be a passage's: where its words stand, where words like them stand, and the slots
//! between what stood before and after it; each scored by its words, both contexts and its position.

use super::anchor::Anchor;
use super::anchor::occurrences_within;
use super::boundaries::{snap_to_graphemes, trimmed};
use super::decode::nfc;
use super::likeness::{Beyond, alike, difference, peaks, share};
use super::positions::Span;
use super::reading_text::ReadingText;
use super::resembling::{Begins, Pattern};
use std::borrow::Cow;
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
/// What files of others give as context is cut to this, in code points.
const MAX_CONTEXT: usize = 64;

/// A place that may be the passage's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Where.
    pub span: Span,
    /// How much it is like the passage: 1 for the same words in the same surroundings at the same position.
    pub score: f32,
    /// How much each context is alike, before and after.
    pub(super) contexts: (f32, f32),
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

/// A passage that is looked for.
#[derive(Debug)]
pub struct Sought<'a> {
    pub(super) quote: Cow<'a, str>,
    pub(super) chars: Vec<char>,
    pub(super) before: Vec<char>,
    pub(super) after: Vec<char>,
    pub(super) start: usize,
}

/// A passage ready to be compared with stretches of a text.
pub struct Search<'s> {
    text: &'s ReadingText,
    chars: &'s [char],
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
    pub fn new(text: &'s ReadingText, chars: &'s [char], sought: &'s Sought<'s>) -> Self {
        let backwards = |chars: &[char]| Pattern::new(&chars.iter().rev().copied().collect::<Vec<char>>());
        let n_chars = sought.chars.len();
        let is_long = n_chars > WHOLE;
        let head = sought.chars.get(..END.min(n_chars)).unwrap_or_default();
        let tail = sought.chars.get(n_chars.saturating_sub(END)..).unwrap_or_default();
        Self {
            text,
            chars,
            sought,
            before: Pattern::new(&sought.before),
            after: backwards(&sought.after),
            words: (!is_long).then(|| Pattern::new(&sought.chars).zip(backwards(&sought.chars))).flatten(),
            ends: is_long.then(|| backwards(head).zip(Pattern::new(tail))).flatten(),
        }
    }

    /// Candidates in these stretches that score `floor` or more, the best first; of equals the first in the text.
    #[must_use]
    pub fn candidates(&self, scopes: &[Range<usize>], (floor, aim): (f32, For)) -> Vec<Candidate> {
        if self.sought.chars.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<Candidate> = Vec::new();
        for scope in scopes {
            let around = self.surroundings(scope.clone());
            let bytes = self.text.span_of_chars(scope.start, scope.end).unwrap_or_default();
            for span in occurrences_within(self.text.as_str(), bytes, &self.sought.quote) {
                found.push(self.scored(&around, self.text.chars_of(span), 0));
            }
            for (start, end) in self.slots(bytes) {
                let words = self.chars.get(start..end).unwrap_or_default();
                found.push(self.scored(&around, (start, end), difference(&self.sought.chars, words)));
            }
            self.resembling(&around, floor, aim, &mut found);
        }
        found.retain(|candidate| candidate.score >= floor && !candidate.span.is_empty());
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.span.cmp(&b.span)));
        found.dedup_by_key(|candidate| candidate.span);
        found
    }

    fn run(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to).unwrap_or_default()
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
    fn contexts(&self, around: &Surroundings, start: usize, end: usize) -> (f32, f32) {
        let n_edits = |edits: &[u32], at: usize| {
            at.checked_sub(around.scope.start).and_then(|at| edits.get(at)).map_or(0, |n| *n as usize)
        };
        let (before, after) = (n_edits(&around.before, start), n_edits(&around.after, end));
        let sought = self.sought;
        let (n_before, n_after) = (sought.before.len(), sought.after.len());
        let line_before = start.checked_sub(n_before + 1).and_then(|at| self.chars.get(at));
        let beyond_start = beyond(start <= n_before + before, line_before);
        let n_left = self.chars.len().saturating_sub(end);
        let beyond_end = beyond(n_left <= n_after + after, self.chars.get(end + n_after));
        (alike(n_before, before, beyond_start), alike(n_after, after, beyond_end))
    }

    fn scored(&self, around: &Surroundings, (start, end): (usize, usize), n_edits: usize) -> Candidate {
        let contexts = self.contexts(around, start, end);
        let (words, sought) = (self.text.as_str(), self.sought);
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
            + POSITION * self.nearness(start);
        Candidate { span, score: score / ALL, contexts, is_verbatim }
    }

    fn nearness(&self, start: usize) -> f32 {
        1.0 - share(start.abs_diff(self.sought.start), self.chars.len())
    }

    /// The ranges between the last words of the context before and the first of the one after, from half to twice the
    /// passage's length and 8 apart.
    fn slots(&self, within: Span) -> Vec<(usize, usize)> {
        let (words, sought) = (self.text.as_str(), self.sought);
        let n_chars = sought.chars.len();
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
                    slots.push((start, end));
                }
            }
        }
        slots
    }

    /// Finds the places where words like the passage's stand.
    fn resembling(&self, around: &Surroundings, floor: f32, aim: For, found: &mut Vec<Candidate>) {
        let Some((pattern, backwards)) = &self.words else { return self.resembling_ends(around, found) };
        let (n_chars, scope) = (self.sought.chars.len(), &around.scope);
        let mut distances = Vec::new();
        pattern.distances(self.run(scope.start, scope.end).iter().copied(), Begins::Anywhere, &mut distances);
        // No place that ends here can score more than this.
        let bound = |end: usize| {
            let n_edits = distances.get(end - scope.start).map_or(n_chars, |n| *n as usize);
            (n_edits * 2 <= n_chars).then(|| {
                let (_, after) = self.contexts(around, scope.start, end);
                let words = WORDS * (1.0 - share(n_edits, n_chars));
                (words + CONTEXT * (1.0 + after) + POSITION) / ALL
            })
        };
        let mut ends: Vec<(usize, f32)> = (scope.start + 1..=scope.end)
            .filter_map(|end| Some((end, bound(end)?)))
            .filter(|(_, bound)| *bound >= floor)
            .collect();
        ends = peaks(ends, n_chars.div_ceil(4).min(16));
        ends.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut best = found.iter().map(|candidate| candidate.score).fold(floor, f32::max);
        let mut from_end = Vec::new();
        for (end, bound) in ends {
            if aim == For::Best && bound < best - MARGIN {
                break;
            }
            let start = end.saturating_sub(n_chars + n_chars / 2).max(scope.start);
            let run = self.run(start, end);
            backwards.distances(run.iter().rev().copied(), Begins::AtStart, &mut from_end);
            let candidates = from_end.iter().enumerate().skip(1).filter(|(_, n)| **n as usize * 2 <= n_chars);
            let scores = candidates.map(|(length, n_edits)| {
                let start = end - length;
                let (before, _) = self.contexts(around, start, end);
                let words = WORDS * (1.0 - share(*n_edits as usize, n_chars));
                (words + CONTEXT * before, start, *n_edits as usize)
            });
            if let Some((_, start, n_edits)) = scores.max_by(|a, b| a.0.total_cmp(&b.0)) {
                let candidate = self.scored(around, (start, end), n_edits);
                best = best.max(candidate.score);
                found.push(candidate);
            }
        }
    }

    /// For a long passage: the ranges from where its beginning seems to stand to where its end does.
    fn resembling_ends(&self, around: &Surroundings, found: &mut Vec<Candidate>) {
        let Some((head, tail)) = &self.ends else { return };
        let (n_chars, scope) = (self.sought.chars.len(), &around.scope);
        let run = self.run(scope.start, scope.end);
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        head.distances(run.iter().rev().copied(), Begins::Anywhere, &mut starts);
        starts.reverse();
        tail.distances(run.iter().copied(), Begins::Anywhere, &mut ends);
        let near = |distances: &[u32], is_start: bool| {
            let places = distances.iter().enumerate().filter(|(_, n)| **n as usize * 2 <= END);
            let scored = places.map(|(at, n)| {
                let at = scope.start + at;
                let (before, after) = self.contexts(around, at, at);
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
                let n_edits = difference(&self.sought.chars, self.run(start, end));
                if n_edits * 2 <= n_chars {
                    found.push(self.scored(around, (start, end), n_edits));
                }
            }
        }
    }
}

impl<'a> Sought<'a> {
    /// What is looked for of an anchor: everything composed alike, contexts not too long.
    #[must_use]
    pub fn new(anchor: &'a Anchor) -> Self {
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
