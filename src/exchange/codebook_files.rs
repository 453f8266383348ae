//! Which file a codebook comes in: a table or outline as text, an Excel workbook, a Word document, a REFI-QDA codebook.

use super::codebook::BookTheme;
use super::codebook_reading::{BookFormat, Misread, ReadBook, read};
use super::codebook_sheets::{read_excel, read_word};
use super::refi::read_codebook;
use crate::documents::archive::Archive;

/// Reads a codebook from the bytes of a file whose name ends so, in small letters and without the dot.
///
/// # Errors
/// Where the file holds no codebook.
pub fn read_book(bytes: &[u8], ending: &str) -> Result<ReadBook, Misread> {
    let is_stopped = || false;
    if bytes.starts_with(b"PK") {
        let is_workbook = Archive::open(bytes).is_ok_and(|archive| archive.has("xl/workbook.xml"));
        return if is_workbook { read_excel(bytes, &is_stopped) } else { read_word(bytes, &is_stopped) };
    }
    if ending == "qdc" {
        let found = read_codebook(bytes, &is_stopped).map_err(Misread::Unreadable)?;
        let themes: Vec<BookTheme> = found.study.codes.into_iter().map(|code| code.theme).collect();
        return if themes.is_empty() {
            Err(Misread::NoThemes)
        } else {
            Ok(ReadBook::of_themes(BookFormat::Refi, themes))
        };
    }
    read(bytes, matches!(ending, "md" | "markdown"))
}
