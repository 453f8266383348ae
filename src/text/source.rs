//! From the bytes of a file to an article, by kind of file. Everything above sees only reading text, structure, styles and
//! facts.

use super::article::{Article, arranged};
use super::decode::{DecodeError, decode};
use super::markdown;
use super::markdown_structure::structure_of;
use super::reading_text::ReadingText;
use super::wrapping::LineEnds;
use std::sync::Arc;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// Letter for letter.
    Plain,
    /// `CommonMark` with tables, footnotes, task lists and struck-out words, below a head of YAML or TOML.
    Markdown,
}

impl SourceKind {
    /// The kind of a file that is called so.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if ending.as_deref() == Some("md") { Self::Markdown } else { Self::Plain }
    }

    /// Reads no more of a file's bytes than their text, the line ends of a plain one as somebody wants it.
    ///
    /// # Errors
    /// As for [`Self::read`].
    pub fn read_text(self, bytes: &[u8], line_ends: Option<LineEnds>) -> Result<ReadingText, DecodeError> {
        match self {
            Self::Plain => Ok(arranged(ReadingText::from_bytes(bytes)?, line_ends).0),
            Self::Markdown => {
                let read = markdown::read(&decode(bytes)?);
                if read.text.is_empty() {
                    Err(DecodeError::Empty)
                } else {
                    Ok(ReadingText::of_marked(read.text, read.map))
                }
            }
        }
    }

    /// Reads a file's bytes.
    ///
    /// # Errors
    /// Where the bytes are no UTF-8 text, or hold nothing to read.
    pub fn read(self, bytes: &[u8]) -> Result<Article, DecodeError> {
        match self {
            Self::Plain => Ok(Article::new(ReadingText::from_bytes(bytes)?)),
            Self::Markdown => {
                let read = markdown::read(&decode(bytes)?);
                if read.text.is_empty() {
                    return Err(DecodeError::Empty);
                }
                let structure = structure_of(&read.text, &read.styles, &read.head);
                Ok(Article {
                    text: ReadingText::of_marked(read.text, read.map),
                    structure: Arc::new(structure),
                    styles: Arc::new(read.styles),
                    head: Arc::new(read.head),
                    unreadable_head: read.unreadable_head,
                    line_ends: None,
                })
            }
        }
    }
}
