//! An article that was read: its text, and what each of its lines is taken to be.

use super::reading_text::ReadingText;
use super::structure::Structure;
use std::sync::Arc;

/// A text with its structure as the program sees it, before anyone corrected it.
#[derive(Clone, Debug)]
pub struct Article {
    /// The words, and the positions in them.
    pub text: ReadingText,
    /// Title, date, lead, headings, captions, boilerplate.
    pub structure: Arc<Structure>,
}

impl Article {
    /// Whether the text is the same, letter for letter.
    #[must_use]
    pub fn is_same_text(&self, other: &Self) -> bool {
        self.text.sha256() == other.text.sha256()
    }

    /// Looks at a text's lines.
    #[must_use]
    pub fn new(text: ReadingText) -> Self {
        let structure = Arc::new(Structure::detect(text.as_str()));
        Self { text, structure }
    }

    /// Its beginning, up to the end of a line: at most `n_bytes` bytes, as an article of its own whose lines are taken for
    /// what they are in the whole. `None` where the whole is not much longer than that, or has no line end so early.
    #[must_use]
    pub fn beginning(&self, n_bytes: usize) -> Option<Self> {
        let words = self.text.as_str();
        if words.len() < 4 * n_bytes {
            return None;
        }
        let end = words.as_bytes().get(..n_bytes)?.iter().rposition(|byte| *byte == b'\n')? + 1;
        Some(Self { text: self.text.beginning(end), structure: Arc::new(self.structure.beginning(end)) })
    }
}
