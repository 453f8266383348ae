//! The places where a passage's very words stand, letter for letter or in letters of another case, and which of them is
//! its own. Words that stand once are found there, whatever stands around them; where they stand several times, their
//! surroundings decide, and among copies of a whole article the place they had.

use super::anchor::{Place, are_same_words};
use super::beside::{ALIKE, Beside, MUCH_ALIKE};
use super::boundaries::snap_to_graphemes;
use super::likeness::Contexts;
use super::positions::Span;
use super::reading_text::ReadingText;
use super::sought::{Sought, are_alike, is_in_a_word};
use std::ops::Range;

/// Words of so many code points or more that stand once need no surroundings to be the passage's.
const TELLING: usize = 12;
/// The same for letters of another case, where the text around them is not set in capitals.
const TELLING_IN_ANOTHER_CASE: usize = 30;
/// So far around a place it is looked whether the text is, in code points.
const AROUND: usize = 300;
/// Contexts that are so much alike are taken for the same.
const SAME: f32 = 0.85;
/// Both contexts together have to be so much more alike than anywhere else to decide.
const CLEARLY: f32 = 0.25;
/// A context that is so much alike, and nowhere else, shows where the passage is.
const CERTAINLY: f32 = 0.9;
/// At the end of an article what follows is another thing for its first copy than for its last.
const COPY: f32 = 0.55;
/// Copies of an article lie at least this far apart, in code points, and a passage's own copy lies so many times nearer
/// to where it stood.
const APART: usize = 400;
const NEARER: usize = 8;

/// What the very words of a passage tell.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is there, or at one of these places.
    Settled(Place),
    /// It is there, unless words like them stand where they stood, with surroundings that are more alike than these.
    Leaning(Leaning),
    /// They tell nothing.
    Open,
}

/// Where the words stand, and how much what stands around them there is like what stood around the passage, 2 at most.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaning {
    pub place: Place,
    pub contexts: f32,
}

/// A place where the words stand.
#[derive(Clone, Debug)]
struct Standing {
    span: Span,
    at: Range<usize>,
    contexts: Contexts,
    /// Whether in these letters.
    is_verbatim: bool,
}

/// The places of a passage's words in a text.
pub struct Verbatim<'s> {
    pub text: &'s ReadingText,
    /// The letters of the text as they are compared.
    pub letters: &'s [char],
    pub sought: &'s Sought<'s>,
    pub beside: &'s Beside<'s>,
}

impl Verbatim<'_> {
    /// What the words tell that begin at some of these code points, and nowhere else.
    #[must_use]
    pub fn verdict(&self, begins: impl Iterator<Item = usize>) -> Verdict {
        let found = self.standing(begins);
        let is_home = |one: &&Standing| one.at == self.sought.stood;
        if let Some(home) = found.iter().find(is_home).filter(|home| home.contexts.least() >= SAME) {
            return Verdict::Settled(self.place(home));
        }
        match found.as_slice() {
            [] => Verdict::Open,
            [only] => self.verdict_of_one(only),
            several => self.verdict_of_several(several),
        }
    }

    fn verdict_of_several(&self, found: &[Standing]) -> Verdict {
        let best =
            |score: fn(Contexts) -> f32| found.iter().map(|one| score(one.contexts)).fold(0.0, f32::max);
        let near = |score: fn(Contexts) -> f32, margin: f32| {
            let best = best(score);
            found.iter().filter(|one| best - score(one.contexts) < margin).collect::<Vec<&Standing>>()
        };
        if let Some(own) = self.own_copy(&near(Contexts::sum, COPY)) {
            return Verdict::Settled(self.place(own));
        }
        // A side on which only one place is like the passage's tells; one that several share does not.
        let told = [near(|of| of.before, CLEARLY), near(|of| of.after, CLEARLY)];
        let told: Vec<&Standing> =
            told.iter().filter(|side| side.len() == 1).flat_map(|side| side.iter().copied()).collect();
        let mut rivals = match told.as_slice() {
            [] => near(Contexts::sum, CLEARLY),
            [one, other] if one.at != other.at => told,
            [one, ..] => vec![*one],
        };
        if let [own] = rivals.as_slice()
            && own.contexts.least() < MUCH_ALIKE
        {
            let home = self.at_home(found).filter(|home| self.is_far(own, home));
            rivals.extend(home);
        }
        let is_its_own = |one: &Standing| {
            self.beside.bears_out(one.contexts, one.is_verbatim)
                && one.contexts.most() >= ALIKE
                && (one.contexts.most() >= CERTAINLY || !self.beside.is_twin(&one.at, one.is_verbatim))
        };
        let is_borne_out = rivals.iter().any(|one| is_its_own(one));
        let several =
            |of: &mut dyn Iterator<Item = &Standing>| Place::Ambiguous(of.map(|one| one.span).collect());
        match rivals.as_slice() {
            [own] if is_borne_out => Verdict::Settled(self.place(own)),
            _ if self.sought.letters.len() < TELLING => Verdict::Open,
            _ if rivals.iter().any(|one| !one.is_verbatim && !self.is_in_capitals(one)) => Verdict::Open,
            _ if is_borne_out => Verdict::Settled(several(&mut rivals.iter().copied())),
            _ => {
                Verdict::Leaning(Leaning { place: several(&mut found.iter()), contexts: best(Contexts::sum) })
            }
        }
    }

    fn verdict_of_one(&self, only: &Standing) -> Verdict {
        let n_chars = self.sought.letters.len();
        let is_telling = match only.is_verbatim {
            true => n_chars >= TELLING,
            false if self.is_in_capitals(only) => n_chars >= TELLING,
            false => n_chars >= TELLING_IN_ANOTHER_CASE,
        };
        let is_near = self.distance(only) <= self.sought.reach_of_home(self.letters.len());
        if is_telling && is_near && only.contexts.least() >= ALIKE {
            Verdict::Settled(self.place(only))
        } else if is_telling || only.contexts.most() >= MUCH_ALIKE {
            Verdict::Leaning(Leaning { place: self.place(only), contexts: only.contexts.sum() })
        } else {
            Verdict::Open
        }
    }

    /// Whether most letters around a place that have a case are capitals.
    fn is_in_capitals(&self, standing: &Standing) -> bool {
        let (start, end) = (standing.at.start.saturating_sub(AROUND), standing.at.end + AROUND);
        let around = self.text.span_of_chars(start, end.min(self.letters.len())).unwrap_or_default();
        let count = |is: fn(char) -> bool| around.of(self.text.as_str()).chars().filter(|c| is(*c)).count();
        count(char::is_uppercase) > count(char::is_lowercase)
    }

    fn place(&self, standing: &Standing) -> Place {
        let is_home = standing.at == self.sought.stood && standing.contexts.least() >= SAME;
        match (standing.is_verbatim, is_home) {
            (true, true) => Place::Exact(standing.span),
            (true, false) => Place::Moved(standing.span),
            (false, _) => Place::Changed(standing.span),
        }
    }

    /// Where the words stand, in order: in these letters, if they do anywhere; cut from their words as the passage was,
    /// if they are anywhere.
    fn standing(&self, begins: impl Iterator<Item = usize>) -> Vec<Standing> {
        let (sought, words) = (self.sought, self.text.as_str());
        let n_chars = sought.letters.len();
        let mut found = Vec::new();
        for start in begins {
            let at = start..start + n_chars;
            let is_there =
                self.letters.get(at.clone()).is_some_and(|there| are_alike(there, &sought.letters));
            if n_chars == 0 || !is_there {
                continue;
            }
            let Some(span) = self.text.span_of_chars(at.start, at.end) else { continue };
            if snap_to_graphemes(words, span) == span {
                let is_verbatim = are_same_words(span.of(words), &sought.quote);
                found.push(Standing { span, at, contexts: Contexts::default(), is_verbatim });
            }
        }
        keep_those(&mut found, |one| one.is_verbatim);
        let (began, ended) = (sought.began_in_a_word(), sought.ended_in_a_word());
        keep_those(&mut found, |one| {
            let (first, last) = (self.letters.get(one.at.start), self.letters.get(one.at.end - 1));
            let before = one.at.start.checked_sub(1).and_then(|at| self.letters.get(at));
            (began || !is_in_a_word(before, first))
                && (ended || !is_in_a_word(last, self.letters.get(one.at.end)))
        });
        for one in &mut found {
            one.contexts = self.beside.contexts(&one.at);
        }
        found
    }

    /// The place nearest to where the passage stood.
    fn at_home<'f>(&self, found: &'f [Standing]) -> Option<&'f Standing> {
        found.iter().min_by_key(|one| self.distance(one))
    }

    fn distance(&self, one: &Standing) -> usize {
        one.at.start.abs_diff(self.sought.stood.start)
    }

    /// Whether a place is much farther from where the passage stood than another.
    fn is_far(&self, one: &Standing, other: &Standing) -> bool {
        self.distance(other) * NEARER < self.distance(one)
    }

    /// Of places that are copies of one another, as in an article that stands twice, the one near where the passage
    /// stood.
    fn own_copy<'f>(&self, copies: &[&'f Standing]) -> Option<&'f Standing> {
        let mut by_distance: Vec<&Standing> = copies.to_vec();
        by_distance.sort_by_key(|one| self.distance(one));
        let (own, next) = (by_distance.first()?, by_distance.get(1)?);
        let gap = own.at.start.abs_diff(next.at.start);
        let are_copies = copies.iter().all(|one| one.contexts.least() >= ALIKE);
        let is_own = self.distance(own) * NEARER <= gap;
        (are_copies && is_own && gap >= APART.max(self.letters.len() / 8)).then_some(*own)
    }
}

/// Keeps those that are so, unless none is.
fn keep_those(found: &mut Vec<Standing>, is_so: impl Fn(&Standing) -> bool) {
    if found.iter().any(&is_so) {
        found.retain(is_so);
    }
}
