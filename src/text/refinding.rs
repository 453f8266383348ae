//! Where a passage stands in a text that was changed under it. Candidates are the places where its words stand, where
//! words like them stand (half of them may differ), and the slots between the words that stood before and after it.
//! Each is scored by its words, both contexts and its position; a place is taken if it scores high enough and clearly
//! higher than any other. `docs/anchoring.md` tells the rule and what it reaches.

use super::anchor::{Anchor, Place};
use super::candidates::{Candidate, For, MARGIN, Search, Sought};
use super::likeness::{share, whole_syllables};
use super::positions::Span;
use super::reading_text::ReadingText;
use super::resembling::{Begins, Pattern};
use super::seeds::{Seeds, Wanted};
use std::cell::OnceCell;
use std::ops::Range;

/// A place is taken only with this score or more.
const ENOUGH: f32 = 0.70;
/// What is less like the passage than this is not even suggested.
const SUGGESTED: f32 = 0.45;

/// Passages of fewer code points than this are too common to be told by one context alone.
const SHORT: usize = 16;
/// Contexts that are so much alike are taken for the same, where the position is the same too.
const SAME: f32 = 0.85;
/// Passages of so many code points or more are nobody else's if they stand exactly.
const LONG: usize = 60;
/// So much of a context in the passage's own line tells whether another line is that one, in code points.
const TELLING: usize = 12;
/// A context that is so much alike tells something, and so much beside the very words that they may have moved.
const ALIKE: f32 = 0.5;
const MUCH_ALIKE: f32 = 0.7;

/// All of a text is compared with a passage only where that takes no more than so many steps of 64 places of the
/// passage and one code point of the text.
const EVERYWHERE: usize = 24_000;
/// How far what resembles a passage may be drawn apart at least, in code points.
const REACH: usize = 40;

/// A text in which passages are looked for: its code points are laid out once for all of them.
#[derive(Debug)]
pub struct Refinder<'t> {
    text: &'t ReadingText,
    chars: Vec<char>,
    seeds: OnceCell<Seeds>,
}

impl<'t> Refinder<'t> {
    /// Lays out a text.
    #[must_use]
    pub fn new(text: &'t ReadingText) -> Self {
        Self { text, chars: text.as_str().chars().collect(), seeds: OnceCell::new() }
    }

    /// Where a passage stands now.
    #[must_use]
    pub fn place_of(&self, anchor: &Anchor) -> Place {
        if let Some(span) = anchor.unmoved_in(self.text) {
            return Place::Exact(span);
        }
        let sought = Sought::new(anchor);
        let candidates = self.candidates(&sought, (ENOUGH - MARGIN, For::Best));
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
        let is_at_home = self.text.chars_of(best.span) == (anchor.start, anchor.end);
        if best.is_verbatim && is_at_home && best.contexts.0.min(best.contexts.1) >= SAME {
            return Place::Exact(best.span);
        }
        let n_chars = sought.chars.len();
        if !is_borne_out(best, n_chars) {
            return Place::Lost;
        }
        if self.is_twin(&sought, best) {
            return Place::Lost;
        }
        if best.is_verbatim {
            return Place::Moved(best.span);
        }
        let passage = (sought.before.as_slice(), sought.chars.as_slice(), sought.after.as_slice());
        Place::Changed(whole_syllables(self.text.as_str(), passage, best.span))
    }

    /// Whether these are alike words of another line, as captions have them: what stands beside them in theirs is not
    /// what stood beside the passage in its own, as far as it had enough beside it. What stands in other lines may
    /// have been moved.
    fn is_twin(&self, sought: &Sought<'_>, place: &Candidate) -> bool {
        let least = if place.is_verbatim { MUCH_ALIKE } else { ALIKE };
        let (start, end) = self.text.chars_of(place.span);
        let before: Vec<char> = sought.before.iter().rev().take_while(|c| **c != '\n').copied().collect();
        let after: Vec<char> = sought.after.iter().take_while(|c| **c != '\n').copied().collect();
        let mut there = self.chars.get(..start).unwrap_or_default().iter().rev().copied();
        let is_other_before = likeness(&before, &mut there).map(|likeness| likeness < least);
        let mut there = self.chars.get(end..).unwrap_or_default().iter().copied();
        let is_other_after = likeness(&after, &mut there).map(|likeness| likeness < least);
        let n_other =
            [is_other_before, is_other_after].iter().filter(|is_other| **is_other == Some(true)).count();
        let n_telling = [is_other_before, is_other_after].iter().flatten().count();
        match sought.chars.len() {
            // Long passages are hardly anybody else's, and the more so where their very words stand.
            LONG.. if place.is_verbatim => n_other > 0 && n_other == n_telling,
            LONG.. => n_other == 2,
            _ => n_other > 0,
        }
    }

    /// The places most like a passage, the best first, none over another; for one that was not found.
    #[must_use]
    pub fn suggestions(&self, anchor: &Anchor, n_most: usize) -> Vec<Candidate> {
        let mut kept: Vec<Candidate> = Vec::new();
        for candidate in self.candidates(&Sought::new(anchor), (SUGGESTED, For::Choosing)) {
            if kept.len() < n_most && !kept.iter().any(|known| known.span.overlaps(candidate.span)) {
                kept.push(candidate);
            }
        }
        kept
    }

    fn candidates(&self, sought: &Sought<'_>, wanted: (f32, For)) -> Vec<Candidate> {
        Search::new(self.text, &self.chars, sought).candidates(&self.scopes(sought), wanted)
    }

    /// The stretches of the text, in code points, in which the passage may stand: all of a short text, else those that
    /// share runs with the passage and its surroundings.
    fn scopes(&self, sought: &Sought<'_>) -> Vec<Range<usize>> {
        let n_steps = self.chars.len() * (2 + sought.chars.len().div_ceil(64));
        if n_steps <= EVERYWHERE {
            return std::iter::once(0..self.chars.len()).collect();
        }
        let seeds = self.seeds.get_or_init(|| Seeds::new(&self.chars));
        let chars = [sought.before.as_slice(), &sought.chars, &sought.after].concat();
        let at = sought.start.saturating_sub(sought.before.len());
        seeds.scopes(Wanted { chars: &chars, at, reach: REACH + sought.chars.len() / 2 })
    }
}

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

/// How much what stands beside a place is like the context of a passage; `None` where that is too short to tell.
fn likeness(context: &[char], there: &mut dyn Iterator<Item = char>) -> Option<f32> {
    if context.len() < TELLING {
        return None;
    }
    let there: Vec<char> = there.take(context.len() + context.len() / 4).collect();
    let mut n_edits = Vec::new();
    Pattern::new(context)?.distances(there.into_iter(), Begins::AtStart, &mut n_edits);
    let least = n_edits.into_iter().min().map_or(context.len(), |n| n as usize);
    Some(1.0 - share(least, context.len()))
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
