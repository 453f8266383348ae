//! What stands beside a place, compared with what stood beside a passage: how alike it is, whether that bears the place
//! out, and whether it shows that the place is a twin's.

use super::candidates::{alike_after, alike_before};
use super::likeness::{Contexts, share};
use super::resembling::{Begins, Pattern};
use super::sought::Sought;
use std::ops::Range;

/// Passages of fewer code points than this are too common to be told by one context alone.
const SHORT: usize = 16;
/// Passages of so many code points or more are nobody else's if they stand exactly.
const LONG: usize = 60;
/// So much of a context in the passage's own line tells whether another line is that one, in code points.
const TELLING: usize = 12;
/// A context that is so much alike tells something, and so much beside the very words that they may have moved.
pub const ALIKE: f32 = 0.5;
pub const MUCH_ALIKE: f32 = 0.7;

/// Compares what stands beside places with what stood beside a passage.
pub struct Beside<'s> {
    letters: &'s [char],
    sought: &'s Sought<'s>,
    /// Backwards.
    before: Vec<char>,
    patterns: [Option<Pattern>; 2],
}

impl<'s> Beside<'s> {
    /// Makes a passage ready for a text, given by the letters it is compared by.
    #[must_use]
    pub fn new(letters: &'s [char], sought: &'s Sought<'s>) -> Self {
        let before: Vec<char> = sought.before.iter().rev().copied().collect();
        let patterns = [Pattern::new(&before), Pattern::new(&sought.after)];
        Self { letters, sought, before, patterns }
    }

    fn letters_before(&self, start: usize) -> impl Iterator<Item = char> {
        self.letters.get(..start).unwrap_or_default().iter().rev().copied()
    }

    fn letters_after(&self, end: usize) -> impl Iterator<Item = char> {
        self.letters.get(end..).unwrap_or_default().iter().copied()
    }

    /// How much what stands beside a stretch of the text, in code points, is like what stood beside the passage.
    pub fn contexts(&self, at: &Range<usize>) -> Contexts {
        let [before, after] = &self.patterns;
        let n_before = n_edits(before.as_ref(), self.before.len(), self.letters_before(at.start));
        let n_after = n_edits(after.as_ref(), self.sought.after.len(), self.letters_after(at.end));
        Contexts {
            before: alike_before(self.letters, self.sought, at.start, n_before),
            after: alike_after(self.letters, self.sought, at.end, n_after),
        }
    }

    /// Whether enough of a place's surroundings are the passage's: both contexts for a short one and for other words,
    /// else one. Stock phrases recur. Words that stand exactly and are long enough to be nobody else's need none.
    pub fn bears_out(&self, contexts: Contexts, is_verbatim: bool) -> bool {
        match (is_verbatim, self.sought.letters.len()) {
            (true, LONG..) => true,
            (true, SHORT..) | (false, LONG..) => contexts.most() >= ALIKE,
            _ => contexts.least() >= ALIKE,
        }
    }

    /// Whether a place has alike words of another line, as captions have them: what stands beside them in theirs is not
    /// what stood beside the passage in its own, as far as it had enough beside it. What stands in other lines may have
    /// been moved.
    pub fn is_twin(&self, at: &Range<usize>, is_verbatim: bool) -> bool {
        let least = if is_verbatim { MUCH_ALIKE } else { ALIKE };
        let before: Vec<char> = self.before.iter().take_while(|c| **c != '\n').copied().collect();
        let after: Vec<char> = self.sought.after.iter().take_while(|c| **c != '\n').copied().collect();
        let is_other = [
            likeness(&before, self.letters_before(at.start)).map(|likeness| likeness < least),
            likeness(&after, self.letters_after(at.end)).map(|likeness| likeness < least),
        ];
        let n_other = is_other.iter().filter(|is_other| **is_other == Some(true)).count();
        let n_telling = is_other.iter().flatten().count();
        match self.sought.letters.len() {
            // Long passages are hardly anybody else's, and the more so where their very words stand.
            LONG.. if is_verbatim => n_other > 0 && n_other == n_telling,
            LONG.. => n_other == 2,
            _ => n_other > 0,
        }
    }
}

/// The edits between a context of `n_chars` and the best run of letters that begins where these do.
fn n_edits(pattern: Option<&Pattern>, n_chars: usize, letters: impl Iterator<Item = char>) -> usize {
    let Some(pattern) = pattern else { return 0 };
    let mut n_edits = Vec::new();
    pattern.distances(letters.take(n_chars + n_chars / 2), Begins::AtStart, &mut n_edits);
    n_edits.into_iter().min().map_or(n_chars, |n| n as usize)
}

/// How much what stands beside a place is like a context; `None` where that is too short to tell.
fn likeness(context: &[char], there: impl Iterator<Item = char>) -> Option<f32> {
    if context.len() < TELLING {
        return None;
    }
    let least = n_edits(Pattern::new(context).as_ref(), context.len(), there);
    Some(1.0 - share(least, context.len()))
}
