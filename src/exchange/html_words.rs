//! A note that another program keeps as HTML, in words.

use crate::documents::document::{DocumentFault, IsStopped};
use crate::documents::html_scan::Dialect;
use crate::documents::html_text;

/// The words of a note, a line a block; the note as it is written where it cannot be read as HTML.
///
/// # Errors
/// A stop.
pub(super) fn html_words(html: &str, is_stopped: IsStopped<'_>) -> Result<String, DocumentFault> {
    match html_text::read(html, Dialect::Html, &|_| None, is_stopped) {
        Ok(document) => Ok(document.tidied().plain_text().text.trim_end().to_owned()),
        Err(DocumentFault::Stopped) => Err(DocumentFault::Stopped),
        Err(DocumentFault::NoText) => Ok(String::new()),
        Err(
            DocumentFault::OtherKind
            | DocumentFault::Damaged(_)
            | DocumentFault::Newer(_)
            | DocumentFault::Encrypted
            | DocumentFault::TooLarge(_),
        ) => Ok(html.to_owned()),
    }
}
