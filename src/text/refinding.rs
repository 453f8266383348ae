//! Where a passage stands in a text that was changed under it. Where its very words stand comes first; only if they do
//! not, places are candidates where words like them stand (half of them may differ), and the slots between the words
//! that stood before and after it. Each is scored by its words, both contexts and its position; a place is taken if it
//! scores high enough and clearly higher than any other. `docs/anchoring.md` tells the rule and what it reaches.

use super::anchor::{Anchor, Place};
use super::beside::{Beside, MUCH_ALIKE};
use super::candidates::{Aim, Candidate, For, MARGIN, Search};
use super::positions::Span;
use super::reading_text::ReadingText;
use super::seeds::{Seeds, Wanted};
use super::sought::{Sought, letters};
use super::trimming::{Grown, Trimming};
use super::verbatim::{Leaning, Verbatim, Verdict};
use std::cell::OnceCell;
use std::ops::Range;

/// A place is taken only with this score or more.
const ENOUGH: f32 = 0.70;
/// Words that are nearly a passage's, with nothing of what stood around them, score this or more.
const FLOOR: f32 = 0.55;
/// Other words are taken before the very words only with this score or more, and so much alike.
const CERTAIN: f32 = 0.80;
const HARDLY_CHANGED: f32 = 0.75;
/// Words that are so much alike and so long need no surroundings.
const NEARLY: f32 = 0.9;
const NEARLY_LONG: usize = 45;
/// What is less like the passage than this is not even suggested.
const SUGGESTED: f32 = 0.45;

/// All of a text is compared with a passage only where that takes no more than so many steps of 64 places of the
/// passage and one code point of the text.
const EVERYWHERE: usize = 24_000;
/// How far what resembles a passage may be drawn apart at least, in code points.
const REACH: usize = 40;

/// A text in which passages are looked for: its letters are laid out once for all of them.
#[derive(Debug)]
pub struct Refinder<'t> {
    text: &'t ReadingText,
    /// As they are compared.
    letters: Vec<char>,
    seeds: OnceCell<Seeds>,
}

impl<'t> Refinder<'t> {
    /// Lays out a text.
    #[must_use]
    pub fn new(text: &'t ReadingText) -> Self {
        Self { text, letters: letters(text.as_str()), seeds: OnceCell::new() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'t ReadingText {
        self.text
    }

    /// Where a passage stands now.
    #[must_use]
    pub fn place_of(&self, anchor: &Anchor) -> Place {
        if let Some(span) = anchor.unmoved_in(self.text) {
            return Place::Exact(span);
        }
        let sought = Sought::new(anchor);
        let beside = Beside::new(&self.letters, &sought);
        match self.verdict(&sought, &beside) {
            Verdict::Settled(place) => place,
            Verdict::Leaning(leaning) => self.replaced(&sought, &leaning).unwrap_or(leaning.place),
            Verdict::Open => self.resembling(&sought, &beside),
        }
    }

    /// What the passage's very words tell.
    fn verdict(&self, sought: &Sought<'_>, beside: &Beside<'_>) -> Verdict {
        let verbatim = Verbatim { text: self.text, letters: &self.letters, sought, beside };
        if !self.is_long_for(sought) {
            let letters = self.letters.iter().enumerate();
            let begins = letters.filter(|(_, c)| sought.letters.first() == Some(c));
            return verbatim.verdict(begins.map(|(at, _)| at));
        }
        match self.seeds().places_of_words(&sought.letters, sought.stood.start) {
            Some(places) => verbatim.verdict(places.into_iter()),
            None => verbatim.verdict(self.scopes(sought).into_iter().flatten()),
        }
    }

    /// Where words like the passage's stand about where it stood, although the very words stand elsewhere: what is around
    /// them is more as it was.
    fn replaced(&self, sought: &Sought<'_>, elsewhere: &Leaning) -> Option<Place> {
        let spans = elsewhere.place.spans();
        let is_elsewhere = |one: &&Candidate| !spans.iter().any(|span| span.overlaps(one.span));
        let reach = sought.reach_of_home(self.letters.len());
        let home = sought.stood.start.saturating_sub(reach)..sought.stood.end + reach;
        let mut scopes = self.scopes(sought);
        scopes.retain(|scope| scope.start < home.end && home.start < scope.end);
        let aim = Aim { floor: CERTAIN, purpose: For::Best };
        let candidates = Search::new(self.text, &self.letters, sought).candidates(&scopes, aim);
        let mut others = candidates.iter().filter(is_elsewhere);
        let best = others.next()?;
        let is_alone = others.all(|other| other.span.overlaps(best.span));
        let is_at_home = self.text.chars_of(best.span).0.abs_diff(sought.stood.start) <= reach;
        let is_like = best.words >= HARDLY_CHANGED
            && best.contexts.least() >= MUCH_ALIKE
            && best.contexts.sum() >= elsewhere.contexts;
        (is_at_home && is_alone && is_like).then(|| Place::Changed(self.trimmed(sought, best)))
    }

    /// Where words like the passage's stand.
    fn resembling(&self, sought: &Sought<'_>, beside: &Beside<'_>) -> Place {
        let floor = if sought.letters.len() < NEARLY_LONG { ENOUGH - MARGIN } else { FLOOR };
        let candidates = self.candidates(sought, Aim { floor, purpose: For::Best });
        let Some(best) = candidates.first() else { return Place::Lost };
        let is_rival =
            |other: &&Candidate| !other.span.overlaps(best.span) && best.score - other.score < MARGIN;
        let rivals: Vec<&Candidate> = candidates.iter().filter(is_rival).collect();
        let (start, end) = self.text.chars_of(best.span);
        let is_its_own = || {
            beside.bears_out(best.contexts, best.is_verbatim)
                && !beside.is_twin(&(start..end), best.is_verbatim)
        };
        if best.score >= ENOUGH && !rivals.is_empty() {
            Place::Ambiguous(several(best, &rivals))
        } else if best.score >= ENOUGH && is_its_own() {
            self.place(sought, best)
        } else {
            nearly(sought, &candidates).map_or(Place::Lost, |one| self.place(sought, one))
        }
    }

    fn place(&self, sought: &Sought<'_>, found: &Candidate) -> Place {
        if found.is_verbatim { Place::Moved(found.span) } else { Place::Changed(self.trimmed(sought, found)) }
    }

    fn trimmed(&self, sought: &Sought<'_>, found: &Candidate) -> Span {
        let trimming = Trimming { text: self.text, letters: &self.letters, sought };
        trimming.of(Grown { span: found.span, contexts: found.contexts })
    }

    /// The places most like a passage, the best first, none over another; for one that was not found.
    #[must_use]
    pub fn suggestions(&self, anchor: &Anchor, n_most: usize) -> Vec<Candidate> {
        let mut kept: Vec<Candidate> = Vec::new();
        let aim = Aim { floor: SUGGESTED, purpose: For::Choosing };
        for candidate in self.candidates(&Sought::new(anchor), aim) {
            if kept.len() < n_most && !kept.iter().any(|known| known.span.overlaps(candidate.span)) {
                kept.push(candidate);
            }
        }
        kept
    }

    fn candidates(&self, sought: &Sought<'_>, aim: Aim) -> Vec<Candidate> {
        Search::new(self.text, &self.letters, sought).candidates(&self.scopes(sought), aim)
    }

    fn is_long_for(&self, sought: &Sought<'_>) -> bool {
        self.letters.len() * (2 + sought.letters.len().div_ceil(64)) > EVERYWHERE
    }

    fn seeds(&self) -> &Seeds {
        self.seeds.get_or_init(|| Seeds::new(&self.letters))
    }

    /// The stretches of the text, in code points, in which the passage may stand: all of a short text, else those that
    /// share runs with the passage and its surroundings.
    fn scopes(&self, sought: &Sought<'_>) -> Vec<Range<usize>> {
        if !self.is_long_for(sought) {
            return std::iter::once(0..self.letters.len()).collect();
        }
        let chars = [sought.before.as_slice(), &sought.letters, &sought.after].concat();
        let at = sought.stood.start.saturating_sub(sought.before.len());
        self.seeds().scopes(Wanted { chars: &chars, at, reach: REACH + sought.letters.len() / 2 })
    }
}

/// The one place whose words are nearly a long passage's.
fn nearly<'c>(sought: &Sought<'_>, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
    let best = candidates.iter().max_by(|a, b| a.words.total_cmp(&b.words))?;
    let is_rival =
        |other: &Candidate| !other.span.overlaps(best.span) && other.words >= best.words - (1.0 - NEARLY);
    let is_alone = !candidates.iter().any(is_rival);
    (sought.letters.len() >= NEARLY_LONG && best.words >= NEARLY && is_alone).then_some(best)
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
