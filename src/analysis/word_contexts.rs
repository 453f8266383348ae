//! A word in its contexts: every place where it was counted, with what stands before and after it in its line.

use super::coded::Coded;
use super::word_occurrences::occurrences;
use super::word_page::{ArticleParts, learnt, texts};
use super::word_reading::WordUnit;
use super::word_texts::Cancelled;
use crate::search::surroundings::around;
use crate::text::positions::Span;

/// How many places a page lists at most.
pub const MAX_PLACES: usize = 5_000;

/// The places of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordContexts {
    /// How many there are.
    pub n_all: usize,
    /// The first ones, by article and place.
    pub places: Vec<WordContext>,
}

/// A place of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordContext {
    /// The article, as a place among the articles.
    pub article: usize,
    /// Where it stands there, in bytes of the reading text.
    pub span: Span,
    /// What stands before it in its line: about 60 code points, of whole syllables.
    pub before: String,
    /// The word as it is written there.
    pub word: String,
    /// What stands after it, likewise.
    pub after: String,
}

impl WordContexts {
    /// Finds the places that the page of words counts with the same choices: in the articles, or in passages alone where
    /// some of them are asked for. None where no word is asked for, or nobody wants them any more.
    #[must_use]
    pub fn of(
        coded: &Coded<'_>,
        word: &str,
        unit: WordUnit,
        narrows_passages: bool,
        is_cancelled: Cancelled<'_>,
    ) -> Self {
        if word.trim().is_empty() {
            return Self::default();
        }
        let articles = ArticleParts::of_all(coded, narrows_passages);
        let Some(reading) = learnt(coded, &articles, unit, is_cancelled) else { return Self::default() };
        let counted = texts(&articles, |parts| if narrows_passages { &parts.inside } else { &parts.body });
        let found = occurrences(word, &counted, &reading, MAX_PLACES, is_cancelled).unwrap_or_default();
        let places = found.hits.iter().filter_map(|hit| {
            let parts = articles.get(hit.article)?;
            Some(WordContext::of(parts.article, parts.text, hit.span))
        });
        Self { n_all: found.n_all, places: places.collect() }
    }
}

impl WordContext {
    fn of(article: usize, text: &str, span: Span) -> Self {
        let (before, after) = around(text, span);
        let word = flat(span.of(text));
        let start = span.start.saturating_sub(before.len());
        let is_cut = text.get(..start).and_then(|text| text.chars().next_back()).is_some_and(is_black);
        let first = before.find(char::is_whitespace).filter(|_| is_cut).unwrap_or_default();
        let next = text.get(span.end + after.len()..).and_then(|text| text.chars().next());
        let is_cut = next.is_some_and(is_black);
        let last = after.rfind(char::is_whitespace).filter(|_| is_cut).unwrap_or(after.len());
        Self {
            article,
            span,
            before: flat(before.get(first..).unwrap_or_default()),
            word,
            after: flat(after.get(..last).unwrap_or_default()),
        }
    }

    /// All of it, with the word in the middle.
    #[must_use]
    pub fn whole(&self) -> String {
        let parts = [&self.before, &self.word, &self.after];
        parts.map(String::as_str).into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

fn is_black(c: char) -> bool {
    !c.is_whitespace()
}

fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
