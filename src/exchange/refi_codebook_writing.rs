//! A codebook in REFI-QDA 1.5 (`.qdc`): the tree of codes with names, colours and texts. The standard has one text a code,
//! so all texts stand in it, each behind its label; `refi::read_codebook` takes them apart again.

use super::codebook::{Book, BookWords};
use super::origin::{NAME, VERSION};
use super::refi_writing_codes::{CodeTree, CodeWords, GuidedTheme, guids_of_paths};
use super::refi_writing_xml::XmlWriter;
use super::sink::{NotWritten, Sink};
use std::io::{BufWriter, Write as _};

/// Writes the codebook. Its themes have no ids, so their GUIDs are made of their paths. Keys and numbers are left out.
///
/// # Errors
/// Where what it is written to fails, and `OtherKind` where there are no themes: the standard has no empty codebook.
pub fn write(book: &Book, words: &BookWords, out: &mut dyn Sink) -> Result<(), NotWritten> {
    if book.themes.is_empty() {
        return Err(NotWritten::Nothing);
    }
    let mut xml = XmlWriter::new(BufWriter::new(out))?;
    xml.begin("CodeBook")?;
    xml.attribute("xmlns", "urn:QDA-XML:codebook:1.0")?;
    xml.attribute("origin", &format!("{NAME} {VERSION}"))?;
    let guids = guids_of_paths(book.themes.iter());
    let tree =
        CodeTree::of(guids.into_iter().zip(&book.themes).map(|(guid, theme)| GuidedTheme { guid, theme }));
    tree.write(&mut xml, CodeWords { words, has_notes: false })?;
    xml.end()?;
    Ok(xml.finish().flush()?)
}
