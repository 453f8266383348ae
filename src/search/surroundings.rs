//! The words around a hit, of its own line. However long the line is, no more of it is read than is shown.

use crate::text::boundaries::{grapheme_boundary_after_or_at, grapheme_boundary_before_or_at};
use crate::text::positions::Span;

/// How many code points are shown on either side.
pub const N_CHARS: usize = 64;

/// What stands before and after a hit in its line, cut at graphemes.
#[must_use]
pub fn around(text: &str, span: Span) -> (String, String) {
    let before = text.get(..span.start).unwrap_or_default().char_indices().rev();
    let before = before.take(N_CHARS).take_while(|(_, c)| *c != '\n');
    let start = before.last().map_or(span.start, |(at, _)| at);
    let start = grapheme_boundary_after_or_at(text, start).min(span.start);
    let after = text.get(span.end..).unwrap_or_default().chars();
    let after = after.take(N_CHARS).take_while(|c| *c != '\n');
    let end = span.end + after.map(char::len_utf8).sum::<usize>();
    let end = grapheme_boundary_before_or_at(text, end).max(span.end);
    (Span::new(start, span.start).of(text).to_owned(), Span::new(span.end, end).of(text).to_owned())
}
