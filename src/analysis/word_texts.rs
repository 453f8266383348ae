//! The texts whose words are counted: of each article its reading text and the parts of it that are looked at.

use crate::text::positions::Span;

/// Whether nobody wants the answer any more; asked between articles, on several threads.
pub type Cancelled<'c> = &'c (dyn Fn() -> bool + Sync);

/// An article and what is looked at in it.
#[derive(Clone, Copy, Debug)]
pub struct WordText<'t> {
    /// Its reading text.
    pub text: &'t str,
    /// The ranges of bytes that are looked at, in order and without overlaps. No word and no run of words crosses the
    /// edge of one, even where two stand end to end.
    pub parts: &'t [Span],
}

/// What of a text lies in none of the parts, in order: what the words of the parts are compared with. The parts may come
/// in any order and overlap.
#[must_use]
pub fn outside(text: &str, parts: &[Span]) -> Vec<Span> {
    let mut parts = parts.to_vec();
    parts.sort_unstable();
    let mut gaps = Vec::with_capacity(parts.len() + 1);
    let mut at = 0;
    for part in parts.into_iter().filter(|part| !part.is_empty() && part.start < text.len()) {
        if part.start > at {
            gaps.push(Span::new(at, part.start));
        }
        at = at.max(part.end);
    }
    if at < text.len() {
        gaps.push(Span::new(at, text.len()));
    }
    gaps
}
