//! Several words near each other: in any order, in one line, from the first to the last no more than so many syllables.

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
        let mut last: Vec<Option<Found>> = vec![None; self.words.len()];
        let mut from = 0;
        for one in found {
            if one.span.start < from {
                continue;
            }
            if let Some(slot) = last.get_mut(one.word) {
                *slot = Some(*one);
            }
            let Some(chosen) = last.iter().copied().collect::<Option<Vec<Found>>>() else { continue };
            let whole = chosen.iter().fold(one.span, |whole, one| whole.union(one.span));
            let are_apart = (1..chosen.len()).all(|at| {
                let (before, after) = chosen.split_at(at);
                after.first().is_some_and(|one| before.iter().all(|other| !one.span.overlaps(other.span)))
            });
            if are_apart && self.is_near(text, whole) {
                hits.push((whole, chosen.iter().all(|one| one.is_exact)));
                last.fill(None);
                from = whole.end;
            }
        }
        hits
    }

    /// Whether a stretch, which begins in its first syllable, reaches no further than it may.
    fn is_near(&self, text: &str, whole: Span) -> bool {
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
