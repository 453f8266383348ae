//! An article that was read: its text, and what each of its lines is taken to be.

use super::reading_text::ReadingText;
use super::structure::Structure;
use std::sync::Arc;

/// A text with its structure as the program sees it, before anyone corrected it.
#[derive(Clone, Debug)]
pub struct Article {
    /// The words, and the positions in them.
    pub text: ReadingText,
    /// Title, date, lead, headings, captions, furniture.
    pub structure: Arc<Structure>,
}

impl Article {
    /// Looks at a text's lines.
    #[must_use]
    pub fn new(text: ReadingText) -> Self {
        let structure = Arc::new(Structure::detect(text.as_str()));
        Self { text, structure }
    }
}
