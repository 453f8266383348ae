//! Several words near each other: in any order, in one line, the last no more than so many syllables after the first.

use super::searchable::Searchable;
use super::text_query::TextQuery;
use super::word_pattern::WordPattern;
use crate::text::boundaries::{Unit, line_at, next_start};
use crate::text::positions::Span;
use std::ops::ControlFlow;

/// Words that have to stand near each other.
#[derive(Clone, Debug)]
pub(super) struct NearPattern {
    words: Vec<WordPattern>,
    n_syllables: usize,
}

/// How many places of a word are kept beside as many as there are words.
const N_SPARE: usize = 2;

/// How many places are tried to have words apart: more than that only words need that are many times the same.
const N_TRIES: usize = 2000;

/// A word that was found in a line.
#[derive(Clone, Copy, Debug)]
struct Found {
    /// Which of the words.
    word: usize,
    span: Span,
    is_exact: bool,
}

impl NearPattern {
    pub(super) fn new(query: &TextQuery, n_syllables: usize) -> Self {
        let words = query.words.split_whitespace().map(|word| WordPattern::new(word, query)).collect();
        Self { words, n_syllables }
    }

    /// Each hit in some whole lines: the shortest stretches that hold all the words, leftmost first.
    pub(super) fn each(
        &self,
        text: &Searchable,
        lines: Span,
        visit: &mut dyn FnMut(Span, bool) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some(first) = self.words.first() else { return ControlFlow::Continue(()) };
        let mut from = lines.start;
        while let Some((span, _)) = first.next(text, lines, from) {
            let line = line_at(text.as_str(), span.start);
            for (span, is_exact) in self.in_line(text, line) {
                visit(span, is_exact)?;
            }
            from = line.end;
        }
        ControlFlow::Continue(())
    }

    fn in_line(&self, text: &Searchable, line: Span) -> Vec<(Span, bool)> {
        let mut found: Vec<Found> = Vec::new();
        for (word, pattern) in self.words.iter().enumerate() {
            let n_before = found.len();
            let _ = pattern.each(text, line, |span, is_exact| {
                found.push(Found { word, span, is_exact });
                (ControlFlow::Continue(()), span.end)
            });
            if found.len() == n_before {
                return Vec::new();
            }
        }
        found.sort_by_key(|one| (one.span.start, one.word));
        self.windows(text.as_str(), &found)
    }

    /// The stretches, from words in the order in which they stand.
    fn windows(&self, text: &str, found: &[Found]) -> Vec<(Span, bool)> {
        let mut hits = Vec::new();
        let n_words = self.words.len();
        let mut places: Vec<Vec<Found>> = vec![Vec::new(); n_words];
        let mut from = 0;
        for one in found {
            if one.span.start < from {
                continue;
            }
            if let Some(places) = places.get_mut(one.word) {
                places.push(*one);
                // One that stands still further back would be needed only where all those after it lie in other words.
                let n_more = places.len().saturating_sub(n_words + N_SPARE);
                places.drain(..n_more);
            }
            let Some(chosen) = Choice::of(&places) else { continue };
            let whole = chosen.iter().fold(one.span, |whole, one| whole.union(one.span));
            if self.is_near(text, whole) {
                hits.push((whole, chosen.iter().all(|one| one.is_exact)));
                places.iter_mut().for_each(Vec::clear);
                from = whole.end;
            }
        }
        hits
    }

    /// Whether a stretch, which begins in its first syllable, reaches no further than it may.
    fn is_near(&self, text: &str, whole: Span) -> bool {
        // A run without spaces may go on far beyond it, and is not read to its end for each stretch.
        let text = text.get(..whole.end).unwrap_or(text);
        let mut at = whole.start;
        for _ in 0..=self.n_syllables {
            at = next_start(text, at, Unit::Syllable);
            if at >= whole.end {
                return true;
            }
        }
        false
    }
}

/// Chooses a place for each word, so that none overlaps another and the first begins as late as can be.
struct Choice<'p> {
    /// The places of each word, in the order in which they stand.
    places: &'p [Vec<Found>],
    chosen: Vec<Found>,
    /// The best so far, and where it begins.
    best: Option<(usize, Vec<Found>)>,
    n_tries: usize,
}

impl<'p> Choice<'p> {
    fn of(places: &'p [Vec<Found>]) -> Option<Vec<Found>> {
        if places.iter().any(Vec::is_empty) {
            return None;
        }
        let mut choice = Self { places, chosen: Vec::new(), best: None, n_tries: N_TRIES };
        choice.go_on();
        choice.best.map(|(_, chosen)| chosen)
    }

    /// Chooses a place for the next word, and for all after it.
    fn go_on(&mut self) {
        let Some(places) = self.places.get(self.chosen.len()) else {
            let start = self.chosen.iter().map(|one| one.span.start).min().unwrap_or_default();
            self.best = Some((start, self.chosen.clone()));
            return;
        };
        for one in places.iter().rev() {
            let is_worse = self.best.as_ref().is_some_and(|(start, _)| one.span.start <= *start);
            if is_worse || self.n_tries == 0 {
                return;
            }
            self.n_tries -= 1;
            if !self.chosen.iter().any(|other| other.span.overlaps(one.span)) {
                self.chosen.push(*one);
                self.go_on();
                self.chosen.pop();
            }
        }
    }
}
