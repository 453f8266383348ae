//! Words in any of the spellings that mean the same.

use super::equivalents::OtherWords;
use super::searchable::Searchable;
use super::text_query::TextQuery;
use super::word_ends::is_within_word;
use super::word_pattern::WordPattern;
use crate::text::positions::Span;
use std::cmp::Reverse;
use std::ops::ControlFlow;

/// Words in several spellings.
#[derive(Clone, Debug)]
pub(super) struct AnySpelling(Vec<Spelling>);

/// One of them.
#[derive(Clone, Debug)]
struct Spelling {
    pattern: WordPattern,
    /// Whether a word has to begin, and to end, where its hit does: a short form within a word is none.
    begins_word: bool,
    ends_word: bool,
}

/// A place, and whether the marks are those of the spelling.
type Place = (Span, bool);

impl AnySpelling {
    /// Prepares what was typed and what stands for it.
    pub(super) fn new(query: &TextQuery, others: &[OtherWords]) -> Self {
        let typed = OtherWords { words: query.words.clone(), begins_word: false, ends_word: false };
        let ready = |other: &OtherWords| Spelling {
            pattern: WordPattern::new(&other.words, query),
            begins_word: other.begins_word,
            ends_word: other.ends_word,
        };
        Self(std::iter::once(&typed).chain(others).map(ready).collect())
    }

    /// Each hit in some whole lines from left to right, the longest where several begin. `visit` says where to go on.
    pub(super) fn each(
        &self,
        text: &Searchable,
        lines: Span,
        visit: &mut dyn FnMut(Span, bool) -> (ControlFlow<()>, usize),
    ) -> ControlFlow<()> {
        let mut next: Vec<Option<Place>> =
            self.0.iter().map(|spelling| spelling.next(text, lines, lines.start)).collect();
        let first = |next: &[Option<Place>]| {
            let places = next.iter().flatten();
            places.min_by_key(|(span, _)| (span.start, Reverse(span.end))).copied()
        };
        while let Some((span, is_exact)) = first(&next) {
            let (flow, end) = visit(span, is_exact);
            flow?;
            for (spelling, next) in self.0.iter().zip(&mut next) {
                if next.is_some_and(|(span, _)| span.start < end) {
                    *next = spelling.next(text, lines, end);
                }
            }
        }
        ControlFlow::Continue(())
    }
}

impl Spelling {
    /// Its first place that begins at a byte or later.
    fn next(&self, text: &Searchable, lines: Span, mut from: usize) -> Option<Place> {
        loop {
            let (span, is_exact) = self.pattern.next(text, lines, from)?;
            let is_cut_before = self.begins_word && is_within_word(text.as_str(), span.start);
            let is_cut_after = self.ends_word && is_within_word(text.as_str(), span.end);
            if !is_cut_before && !is_cut_after {
                return Some((span, is_exact));
            }
            from = span.end;
        }
    }
}
