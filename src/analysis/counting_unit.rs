//! What is counted one by one: passages, or the sentences, paragraphs or articles that passages reach into. Each passage
//! covers a range of such units, by number; how many there are is the length of what the ranges cover together.

use super::coded::Coded;
use super::coded_passage::CodedPassage;
use crate::search::passage_scope::ArticleLine;
use crate::text::boundaries::{line_at, trimmed};
use crate::text::positions::Span;
use crate::text::sentences::{sentences as all_sentences, sentences_in_line};
use std::borrow::Cow;

/// What is counted one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum CountingUnit {
    /// Each passage.
    #[default]
    Passage,
    /// Each sentence that a passage reaches into.
    Sentence,
    /// Each paragraph that a passage reaches into.
    Paragraph,
    /// Each article that a passage stands in.
    Article,
}

impl CountingUnit {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Passage, Self::Sentence, Self::Paragraph, Self::Article];

    /// The name that the command line and files have for it; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passage => "passage",
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
            Self::Article => "article",
        }
    }

    /// The unit of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// Of each passage of an article, the numbers of the units it covers, the end excluded; `None` where it covers none: it
    /// stands nowhere, and sentences or paragraphs are counted.
    #[must_use]
    pub fn covered(self, coded: &Coded<'_>, article: usize) -> Vec<Option<Span>> {
        let passages = coded.passages_of(article);
        let Some(line) = coded.articles.get(article) else { return Vec::new() };
        match self {
            Self::Passage => (0..passages.len()).map(|at| Some(Span::new(at, at + 1))).collect(),
            Self::Article => passages.iter().map(|_| Some(Span::new(0, 1))).collect(),
            Self::Paragraph => passages.iter().map(|passage| paragraphs(line, passage)).collect(),
            Self::Sentence => sentences(coded, article, line),
        }
    }
}

/// Of each passage of an article, the code points it covers; `None` where it stands nowhere.
#[must_use]
pub fn characters(coded: &Coded<'_>, article: usize) -> Vec<Option<Span>> {
    let text = coded.articles.get(article).and_then(|line| line.article).map(|article| &article.text);
    coded.passages_of(article).iter().map(|passage| passage.chars_in(text?)).collect()
}

/// How much ranges cover together; they are left in order.
pub fn length_of_union(ranges: &mut [Span]) -> usize {
    ranges.sort_unstable();
    let (mut length, mut end) = (0, 0);
    for range in ranges {
        length += range.end.saturating_sub(range.start.max(end));
        end = end.max(range.end);
    }
    length
}

fn paragraphs(line: &ArticleLine<'_>, passage: &CodedPassage<'_>) -> Option<Span> {
    let article = line.article?;
    // White space at the ends of a passage reaches into nothing, as marking by paragraph has it.
    let words = trimmed(article.text.as_str(), passage.span()?);
    if words.is_empty() {
        return None;
    }
    let (first, last) = article.structure.paragraphs_of(words)?;
    Some(Span::new(first, last + 1))
}

/// The sentences that passages reach into, numbered in the order of the text. Where its sentences are not kept, those that no
/// passage reaches into have no number, so that nothing but the lines with passages is taken apart.
fn sentences(coded: &Coded<'_>, article: usize, line: &ArticleLine<'_>) -> Vec<Option<Span>> {
    let spans = spans(coded, article);
    let Some(read) = line.article else { return vec![None; spans.len()] };
    let text = read.text.as_str();
    let known = match coded.kept_text(article) {
        Some(kept) => Cow::Borrowed(kept.sentences(text)),
        None => Cow::Owned(sentences_of_lines(text, &spans)),
    };
    let numbers = |span: Span| {
        let first = known.partition_point(|sentence| sentence.end <= span.start);
        let end = known.partition_point(|sentence| sentence.start < span.end);
        (first < end).then_some(Span::new(first, end))
    };
    spans.into_iter().map(|span| span.and_then(numbers)).collect()
}

/// The sentences of the lines with passages.
fn sentences_of_lines(text: &str, passages: &[Option<Span>]) -> Vec<Span> {
    let mut sorted: Vec<Span> = passages.iter().flatten().copied().collect();
    sorted.sort_unstable();
    let mut known: Vec<Span> = Vec::new();
    let mut done = 0;
    for span in sorted {
        let mut at = span.start.max(done);
        while at < span.end {
            let here = line_at(text, at);
            known.extend(sentences_in_line(text, here));
            at = here.end + 1;
            done = at;
        }
    }
    known
}

/// Of each passage of an article, the numbers of the sentences it reaches into among all of the article, the end excluded;
/// `None` where it stands nowhere.
#[must_use]
pub fn sentence_numbers(coded: &Coded<'_>, article: usize) -> Vec<Option<Span>> {
    let spans = spans(coded, article);
    let Some(read) = coded.articles.get(article).and_then(|line| line.article) else {
        return vec![None; spans.len()];
    };
    let text = read.text.as_str();
    let known = coded.kept_text(article).map(|kept| Cow::Borrowed(kept.sentences(text)));
    let known = known.unwrap_or_else(|| {
        let end = spans.iter().flatten().map(|span| span.end).max().unwrap_or_default();
        Cow::Owned(all_sentences(text).take_while(|sentence| sentence.start < end).collect())
    });
    let number = |byte: usize| known.partition_point(|sentence| sentence.start <= byte);
    let numbers = |span: Span| Span::new(number(span.start), number(span.end.saturating_sub(1)) + 1);
    spans.into_iter().map(|span| span.map(numbers)).collect()
}

/// Where the passages of an article stand.
fn spans(coded: &Coded<'_>, article: usize) -> Vec<Option<Span>> {
    coded.passages_of(article).iter().map(CodedPassage::span).collect()
}
