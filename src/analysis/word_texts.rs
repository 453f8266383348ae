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
