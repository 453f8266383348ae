//! How a passage is found again: its position, its words and the words around it (the text position and text
//! quote selectors of the W3C Web Annotation Data Model), and the hash of the text the position was taken from.

use super::boundaries::{grapheme_boundary_after_or_at, grapheme_boundary_before_or_at};
use super::positions::Span;
use super::reading_text::ReadingText;
use std::sync::Arc;

/// Code points of context kept on each side.
pub const CONTEXT_CHARS: usize = 32;

/// Where a passage stood, in words and in Unicode code points of the reading text, end excluded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// First code point.
    pub start: usize,
    /// The code point after the last one.
    pub end: usize,
    /// The passage's words.
    pub quote: String,
    /// Up to 32 code points before it, cut at a grapheme.
    pub prefix: String,
    /// Up to 32 code points after it, cut at a grapheme.
    pub suffix: String,
    /// SHA-256 of the reading text the position belongs to.
    pub text: Arc<str>,
}

/// Where a passage stands in a text of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The same words at the same position.
    Exact(Span),
    /// The same words, once, at another position.
    Moved(Span),
    /// The same words at several positions, none told apart by what stands around it.
    Ambiguous(Vec<Span>),
    /// The words are not in the text.
    Lost,
}

impl Place {
    /// The one range the passage has; `None` where it has none or several.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) => Some(*span),
            Self::Ambiguous(_) | Self::Lost => None,
        }
    }
}

impl Anchor {
    /// Takes the anchor of `span` in `text`.
    #[must_use]
    pub fn of(text: &ReadingText, span: Span) -> Self {
        let (start, end) = text.chars_of(span);
        let words = text.as_str();
        Self {
            start,
            end,
            quote: span.of(words).to_owned(),
            prefix: context_before(words, span.start).to_owned(),
            suffix: context_after(words, span.end).to_owned(),
            text: Arc::clone(text.sha256()),
        }
    }

    /// Finds the passage in `text`: at its position if its words stand there, else wherever its words are.
    #[must_use]
    pub fn locate(&self, text: &ReadingText) -> Place {
        let words = text.as_str();
        if let Some(span) = text.span_of_chars(self.start, self.end)
            && span.of(words) == self.quote
            && is_whole(words, span)
        {
            return Place::Exact(span);
        }
        let found = occurrences(words, &self.quote);
        match found.as_slice() {
            [] => Place::Lost,
            [only] => Place::Moved(*only),
            several => {
                let framed: Vec<Span> =
                    several.iter().copied().filter(|span| self.is_framed_alike(words, *span)).collect();
                match framed.as_slice() {
                    [only] => Place::Moved(*only),
                    _ => Place::Ambiguous(found),
                }
            }
        }
    }

    fn is_framed_alike(&self, words: &str, span: Span) -> bool {
        let before = words.get(..span.start).unwrap_or_default();
        let after = words.get(span.end..).unwrap_or_default();
        before.ends_with(&self.prefix) && after.starts_with(&self.suffix)
    }
}

/// Every place where `quote` stands in `words`, overlapping ones too, on grapheme boundaries only.
#[must_use]
pub fn occurrences(words: &str, quote: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let Some(first) = quote.chars().next() else { return found };
    let mut from = 0;
    while let Some(at) = words.get(from..).and_then(|rest| rest.find(quote)) {
        let span = Span { start: from + at, end: from + at + quote.len() };
        if is_whole(words, span) {
            found.push(span);
        }
        from = span.start + first.len_utf8();
    }
    found
}

/// Whether a range cuts no grapheme: `x` does not stand where today's text has `x` with a dot below.
fn is_whole(words: &str, span: Span) -> bool {
    grapheme_boundary_before_or_at(words, span.start) == span.start
        && grapheme_boundary_after_or_at(words, span.end) == span.end
}

fn context_before(words: &str, end: usize) -> &str {
    let before = words.get(..end).unwrap_or_default();
    let start = before.char_indices().rev().take(CONTEXT_CHARS).last().map_or(end, |(at, _)| at);
    words.get(grapheme_boundary_after_or_at(words, start).min(end)..end).unwrap_or_default()
}

fn context_after(words: &str, start: usize) -> &str {
    let after = words.get(start..).unwrap_or_default();
    let end = start + after.char_indices().nth(CONTEXT_CHARS).map_or(after.len(), |(at, _)| at);
    words.get(start..grapheme_boundary_before_or_at(words, end).max(start)).unwrap_or_default()
}
