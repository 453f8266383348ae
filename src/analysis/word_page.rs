//! The words of a page: of whole articles, or of passages against the rest of the articles. Lines that do not belong to an
//! article, such as menus, have no part in it.

use super::coded::Coded;
use super::coded_passage::CodedPassage;
use super::stop_words::StopWords;
use super::word_counts::{WordChoice, WordTable, frequencies, keyness};
use super::word_reading::{CollocationLimits, WordReading, WordUnit};
use super::word_texts::{Cancelled, WordText};
use crate::text::article::Article;
use crate::text::positions::Span;
use std::sync::Arc;

/// How many words a page has at most.
pub const MAX_WORDS: usize = 2_000;

/// Counts the words of the articles but for `stop_words`; of passages alone, and against the rest, where some of them are
/// asked for. Where it is
/// no longer wanted, there are none.
#[must_use]
pub fn words_of(
    coded: &Coded<'_>,
    unit: WordUnit,
    narrows_passages: bool,
    stop_words: &StopWords,
    is_cancelled: Cancelled<'_>,
) -> WordTable {
    let table = coded.kept_counts().filter(|_| !narrows_passages);
    if let Some(table) = table.and_then(|counts| counts.table(unit, coded.kept_texts(), stop_words)) {
        return table;
    }
    let articles = ArticleParts::of_all(coded, narrows_passages);
    let table = learnt(coded, &articles, unit, is_cancelled).and_then(|reading| {
        if narrows_passages {
            let (target, rest) =
                (texts(&articles, |parts| &parts.inside), texts(&articles, |parts| &parts.rest));
            let choice = WordChoice::by_effect(stop_words, MAX_WORDS);
            keyness(&target, &rest, &reading, &choice, is_cancelled)
        } else {
            let choice = WordChoice::by_count(stop_words, MAX_WORDS);
            let whole = texts(&articles, |parts| &parts.body);
            let table = frequencies(&whole, &reading, &choice, is_cancelled)?;
            if let Some(counts) = coded.kept_counts() {
                counts.keep_table(&reading, &table, stop_words);
            }
            Some(table)
        }
    });
    table.unwrap_or_default()
}

/// How the articles are read as words, as it is kept where it is; `None` once nobody wants it.
pub(super) fn learnt(
    coded: &Coded<'_>,
    articles: &[ArticleParts<'_>],
    unit: WordUnit,
    is_cancelled: Cancelled<'_>,
) -> Option<Arc<WordReading>> {
    if let Some(reading) = coded.kept_counts().and_then(|counts| counts.reading(unit, coded.kept_texts())) {
        return Some(reading);
    }
    let whole = texts(articles, |parts| &parts.body);
    let reading = Arc::new(WordReading::learnt(unit, &whole, CollocationLimits::default(), is_cancelled)?);
    if let Some(counts) = coded.kept_counts() {
        counts.keep_reading(unit, coded.kept_texts(), &reading);
    }
    Some(reading)
}

/// The same parts of all articles.
pub(super) fn texts<'a>(
    articles: &'a [ArticleParts<'a>],
    of: impl Fn(&'a ArticleParts<'a>) -> &'a [Span],
) -> Vec<WordText<'a>> {
    articles.iter().map(|parts| WordText { text: parts.text, parts: of(parts) }).collect()
}

/// What is looked at of an article.
pub(super) struct ArticleParts<'t> {
    /// As a place among the articles.
    pub article: usize,
    pub text: &'t str,
    /// Its lines without those that do not belong to it.
    pub body: Vec<Span>,
    /// What its passages cover.
    pub inside: Vec<Span>,
    /// What they leave of its lines.
    rest: Vec<Span>,
}

impl<'t> ArticleParts<'t> {
    /// Those of all articles that were read.
    pub fn of_all(coded: &Coded<'t>, narrows_passages: bool) -> Vec<Self> {
        (0..coded.articles.len()).filter_map(|at| Self::of(coded, at, narrows_passages)).collect()
    }

    fn of(coded: &Coded<'t>, at: usize, narrows_passages: bool) -> Option<Self> {
        let article: &'t Article = coded.articles.get(at)?.article?;
        let structure = &article.structure;
        let lines = structure.lines.iter().filter(|line| !structure.is_quarantined(line));
        let body: Vec<Span> = lines.map(|line| line.span).collect();
        let mut inside: Vec<Span> = Vec::new();
        if narrows_passages {
            let passages = coded.passages_of(at).iter();
            let mut spans: Vec<Span> = passages.filter_map(CodedPassage::span).collect();
            spans.sort_unstable();
            for span in spans {
                match inside.last_mut() {
                    Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                    Some(_) | None => inside.push(span),
                }
            }
        }
        let rest = without(&body, &inside);
        Some(Self { article: at, text: article.text.as_str(), body, inside, rest })
    }
}

/// What is left of some ranges where others are taken out; both stand apart and in order.
fn without(ranges: &[Span], taken: &[Span]) -> Vec<Span> {
    let mut left = Vec::new();
    for range in ranges {
        let mut start = range.start;
        let first = taken.partition_point(|span| span.end <= range.start);
        for span in taken.iter().skip(first).take_while(|span| span.start < range.end) {
            if start < span.start {
                left.push(Span::new(start, span.start));
            }
            start = start.max(span.end);
        }
        if start < range.end {
            left.push(Span::new(start, range.end));
        }
    }
    left
}
