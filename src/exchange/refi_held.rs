//! The text of a source or note of a REFI-QDA project: in the XML, in a plain file, or in a document beside it.

use super::refi_package::{Package, text_of};
use super::refi_texts::TextPart;
use crate::documents::document::{Document, DocumentFault, IsStopped};
use crate::documents::{docx, old_fonts, rtf};
use std::sync::Arc;

/// A text as the file holds it.
#[derive(Debug, Default)]
pub(super) enum Held {
    /// Letter for letter, a byte order mark included: positions refer to it.
    Told(String),
    /// A document, to which positions do not refer: `NVivo` for Mac gives only that.
    Document(Arc<Document>),
    /// Nothing that can be read.
    #[default]
    Nothing,
}

impl Held {
    /// Reads the text of a part; takes what the XML holds of it.
    ///
    /// # Errors
    /// Where a file is encrypted, or it is asked to stop.
    pub(super) fn of(
        part: &mut TextPart,
        package: &mut Package<'_>,
        is_stopped: IsStopped<'_>,
    ) -> Result<Self, DocumentFault> {
        if is_stopped() {
            return Err(DocumentFault::Stopped);
        }
        if let Some(text) = part.content.take().filter(|text| says_something(text)) {
            return Ok(Self::Told(text));
        }
        for path in [&part.plain_path, &part.rich_path] {
            let Some(bytes) = package.read(path)? else { continue };
            let held = Self::of_bytes(bytes, is_stopped)?;
            if !matches!(held, Self::Nothing) {
                return Ok(held);
            }
        }
        Ok(Self::Nothing)
    }

    fn of_bytes(bytes: Vec<u8>, is_stopped: IsStopped<'_>) -> Result<Self, DocumentFault> {
        let document = if bytes.starts_with(b"PK\x03\x04") {
            docx::read(&bytes, is_stopped)
        } else if bytes.starts_with(b"{\\rtf") {
            rtf::read(&bytes, is_stopped)
        } else {
            let text = text_of(bytes);
            return Ok(if says_something(&text) { Self::Told(text) } else { Self::Nothing });
        };
        match document {
            Ok(mut document) => {
                old_fonts::restore(&mut document);
                Ok(Self::Document(Arc::new(document.tidied())))
            }
            Err(fault @ (DocumentFault::Stopped | DocumentFault::Encrypted)) => Err(fault),
            Err(
                DocumentFault::OtherKind
                | DocumentFault::Damaged(_)
                | DocumentFault::Newer(_)
                | DocumentFault::TooLarge(_)
                | DocumentFault::NoText,
            ) => Ok(Self::Nothing),
        }
    }
}

/// Whether there is something to read in a text.
fn says_something(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !c.is_control() && c != '\u{feff}')
}
