//! What it takes at least to get at the letters of a file: its archive inflated, its markup gone through.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// How many bytes of text a Word document has.
pub fn letters_of_docx(bytes: &[u8]) -> usize {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut body = Vec::new();
    zip.by_name("word/document.xml").expect("a part").read_to_end(&mut body).expect("inflated");
    letters_of_markup(&body)
}

/// How many bytes of text stand between the tags.
pub fn letters_of_markup(bytes: &[u8]) -> usize {
    let mut reader = Reader::from_reader(bytes);
    let mut n = 0;
    loop {
        match reader.read_event().expect("markup") {
            Event::Text(text) => n += text.decode().expect("UTF-8").len(),
            Event::Eof => return n,
            _ => {}
        }
    }
}
