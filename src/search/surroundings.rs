//! The words around a hit, of its own line.

use crate::text::boundaries::{grapheme_boundary_after_or_at, grapheme_boundary_before_or_at, line_at};
use crate::text::positions::Span;

/// How many code points are shown on either side.
pub const N_CHARS: usize = 64;

/// What stands before and after a hit in its line, cut at graphemes.
#[must_use]
pub fn around(text: &str, span: Span) -> (String, String) {
    let line = line_at(text, span.start);
    let before = Span::new(line.start, span.start).of(text);
    let start =
        before.char_indices().rev().take(N_CHARS).last().map_or(span.start, |(at, _)| line.start + at);
    let start = grapheme_boundary_after_or_at(text, start).min(span.start);
    let after = Span::new(span.end, line.end.max(span.end)).of(text);
    let end = after.char_indices().nth(N_CHARS).map_or(span.end + after.len(), |(at, _)| span.end + at);
    let end = grapheme_boundary_before_or_at(text, end).max(span.end);
    (Span::new(start, span.start).of(text).to_owned(), Span::new(span.end, end).of(text).to_owned())
}
