//! How a passage is found again: its position, its words and the words around it (the text position and text
//! quote selectors of the W3C Web Annotation Data Model), and the hash of the text the position was taken from.

use super::boundaries::{grapheme_boundary_after_or_at, grapheme_boundary_before_or_at, snap_to_graphemes};
use super::positions::{Span, chars_before};
use super::reading_text::ReadingText;
use super::refinding::Refinder;
use std::ops::Range;
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
    /// The same words at another position, or at the same one among other words.
    Moved(Span),
    /// Other words that are enough like them, in surroundings that are.
    Changed(Span),
    /// Several places that are about as much like the passage.
    Ambiguous(Vec<Span>),
    /// No place in the text is enough like the passage.
    Lost,
}

impl Place {
    /// The one range the passage has; `None` where it has none or several.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) | Self::Changed(span) => Some(*span),
            Self::Ambiguous(_) | Self::Lost => None,
        }
    }

    /// All the ranges it may have.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        match self {
            Self::Exact(span) | Self::Moved(span) | Self::Changed(span) => std::slice::from_ref(span),
            Self::Ambiguous(spans) => spans,
            Self::Lost => &[],
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

    /// Finds the passage in `text`. Where that is the text it was taken from its position holds; else it is looked
    /// for, which takes up to a millisecond for 6,000 code points: for many passages see `Refinder`.
    #[must_use]
    pub fn locate(&self, text: &ReadingText) -> Place {
        self.known_place(text).unwrap_or_else(|| Refinder::new(text).place_of(self))
    }

    /// Where the passage stands, as far as the text it was taken from tells it: that is `text`, or the text of the
    /// file that `text` is read from. `None` where it has to be looked for.
    ///
    /// Of a passage that was marked in a file's text, marks and all, the words that are read are the same passage, and it
    /// is exact; one of which nothing is read, as in the head of the file, is lost.
    #[must_use]
    pub fn known_place(&self, text: &ReadingText) -> Option<Place> {
        self.unmoved_in(text).map(Place::Exact).or_else(|| self.place_from_source(text))
    }

    fn place_from_source(&self, text: &ReadingText) -> Option<Place> {
        let source = text.source().filter(|source| **source.sha256() == *self.text)?;
        let quote: Vec<char> = self.quote.chars().collect();
        if quote.is_empty() || self.end > source.n_chars() || self.start + quote.len() != self.end {
            return None;
        }
        let Some(read) = source.reading_chars(self.start..self.end) else { return Some(Place::Lost) };
        let words = |chars: &Range<usize>| {
            text.span_of_chars(chars.start, chars.end).map(|span| span.of(text.as_str())).unwrap_or_default()
        };
        let is_quoted = source.copies(self.start..self.end).all(|copy| {
            let quoted = quote.get(copy.from.start - self.start..copy.from.end - self.start);
            quoted.is_some_and(|quoted| words(&copy.to).chars().eq(quoted.iter().copied()))
        });
        let span = text.span_of_chars(read.start, read.end).filter(|_| is_quoted)?;
        Some(Place::Exact(snap_to_graphemes(text.as_str(), span)))
    }

    /// Where the passage stands in the text it was taken from; `None` for any other text, and where the words at its
    /// position are not its own.
    #[must_use]
    pub fn unmoved_in(&self, text: &ReadingText) -> Option<Span> {
        self.unmoved_with(text, self.n_quoted())
    }

    /// How many code points its words have.
    #[must_use]
    pub fn n_quoted(&self) -> usize {
        chars_before(&self.quote, self.quote.len())
    }

    /// The same as `unmoved_in`, where it is known how many code points its words have.
    #[must_use]
    pub fn unmoved_with(&self, text: &ReadingText, n_quoted: usize) -> Option<Span> {
        if !Arc::ptr_eq(&self.text, text.sha256()) && self.text != *text.sha256() {
            return None;
        }
        let words = text.as_str();
        let alike = || {
            let span = text.span_of_chars(self.start, self.end)?;
            are_same_words(span.of(words), &self.quote).then_some(span)
        };
        self.quoted_in(text, n_quoted).or_else(alike).filter(|span| is_whole(words, *span))
    }

    /// Where its very words stand at its position. Where they begin tells where they end, so that one place is looked up.
    fn quoted_in(&self, text: &ReadingText, n_quoted: usize) -> Option<Span> {
        if n_quoted == 0 || self.start + n_quoted != self.end {
            return None;
        }
        let start = text.byte_of_char(self.start)?;
        let begins = text.as_str().as_bytes().get(start..)?.starts_with(self.quote.as_bytes());
        begins.then_some(Span { start, end: start + self.quote.len() })
    }
}

/// Whether both are the same letter for letter, white space of any kind alike: a line end may be read as a space.
#[must_use]
pub fn are_same_words(one: &str, other: &str) -> bool {
    let are_same = |(a, b): (char, char)| a == b || (a.is_whitespace() && b.is_whitespace());
    one == other
        || (one.chars().zip(other.chars()).all(are_same) && one.chars().count() == other.chars().count())
}

/// Every place where `quote` stands in `words`, overlapping ones too, on grapheme boundaries only.
#[must_use]
pub fn occurrences(words: &str, quote: &str) -> Vec<Span> {
    occurrences_within(words, Span { start: 0, end: words.len() }, quote)
}

/// Those within a range of `words`.
#[must_use]
pub fn occurrences_within(words: &str, within: Span, quote: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let Some(first) = quote.chars().next() else { return found };
    let mut from = within.start;
    while let Some(at) = words.get(from..within.end).and_then(|rest| rest.find(quote)) {
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
