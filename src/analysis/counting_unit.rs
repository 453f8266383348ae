//! What is counted one by one: passages, or the sentences, paragraphs or articles that passages reach into. Each passage
//! covers a range of such units, by number; how many there are is the length of what the ranges cover together.

use super::coded::{Coded, CodedPassage};
use crate::search::passage_scope::ArticleLine;
use crate::text::boundaries::{line_at, trimmed};
use crate::text::positions::Span;
use crate::text::sentences::{sentences as all_sentences, sentences_in_line};

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
            Self::Sentence => sentences(line, passages),
        }
    }
}

/// Of each passage of an article, the code points it covers; `None` where it stands nowhere.
#[must_use]
pub fn characters(coded: &Coded<'_>, article: usize) -> Vec<Option<Span>> {
    let text = coded.articles.get(article).and_then(|line| line.article).map(|article| &article.text);
    let chars = |passage: &CodedPassage<'_>| {
        let (start, end) = text?.chars_of(passage.whereabouts.span()?);
        Some(Span::new(start, end))
    };
    coded.passages_of(article).iter().map(chars).collect()
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
    let words = trimmed(article.text.as_str(), passage.whereabouts.span()?);
    if words.is_empty() {
        return None;
    }
    let (first, last) = article.structure.paragraphs_of(words)?;
    Some(Span::new(first, last + 1))
}

/// The sentences that passages reach into, numbered in the order of the text. Those that no passage reaches into have no
/// number, so that nothing but the lines with passages is taken apart.
fn sentences(line: &ArticleLine<'_>, passages: &[CodedPassage<'_>]) -> Vec<Option<Span>> {
    let Some(article) = line.article else { return vec![None; passages.len()] };
    let text = article.text.as_str();
    let spans: Vec<Option<Span>> = passages.iter().map(|passage| passage.whereabouts.span()).collect();
    let mut sorted: Vec<Span> = spans.iter().flatten().copied().collect();
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
    let numbers = |span: Span| {
        let first = known.partition_point(|sentence| sentence.end <= span.start);
        let end = known.partition_point(|sentence| sentence.start < span.end);
        (first < end).then_some(Span::new(first, end))
    };
    spans.into_iter().map(|span| span.and_then(numbers)).collect()
}

/// Of each passage of an article, the numbers of the sentences it reaches into among all of the article, the end excluded;
/// `None` where it stands nowhere.
#[must_use]
pub fn sentence_numbers(coded: &Coded<'_>, article: usize) -> Vec<Option<Span>> {
    let passages = coded.passages_of(article);
    let Some(text) = coded.articles.get(article).and_then(|line| line.article) else {
        return vec![None; passages.len()];
    };
    let spans: Vec<Option<Span>> = passages.iter().map(|passage| passage.whereabouts.span()).collect();
    let end = spans.iter().flatten().map(|span| span.end).max().unwrap_or_default();
    let starts = all_sentences(text.text.as_str()).map(|sentence| sentence.start);
    let starts: Vec<usize> = starts.take_while(|start| *start < end).collect();
    let number = |byte: usize| starts.partition_point(|start| *start <= byte);
    let numbers = |span: Span| Span::new(number(span.start), number(span.end.saturating_sub(1)) + 1);
    spans.into_iter().map(|span| span.map(numbers)).collect()
}
