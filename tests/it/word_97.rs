//! Word's old format: what of its pieces, properties and marks becomes a document, and what is refused.

use super::document_notation::lines;
use super::word_file::WordFile;
use butda::documents::document::{Block, Document, DocumentFault, LeftOut, LeftOutKind};
use butda::documents::{doc, old_fonts};
use std::io::{Cursor, Write as _};

fn read(file: &WordFile) -> Document {
    doc::read(&file.bytes(), &|| false).expect("a document")
}

#[track_caller]
fn check(file: &WordFile, expected: &[&str]) {
    assert_eq!(lines(&read(file)), expected);
}

#[test]
fn text_is_read_from_utf_16_and_from_bytes() {
    let text = "“Phố” cổ\u{b}Hà Nội\ra\u{1e}b\u{1f}c\td\r";
    check(&WordFile::new(text), &["p: “Phố” cổ\nHà Nội", "p: a\u{2011}bc\td"]);
    let file = WordFile { is_in_bytes: true, ..WordFile::new("“caf\u{e9}” – x\r") };
    check(&file, &["p: “caf\u{e9}” – x"]);
    check(&WordFile::new("😀\r"), &["p: 😀"]);
}

#[test]
fn properties_say_how_letters_are_set_and_which_are_hidden() {
    let mut file = WordFile::new("a bold slant hidden gone end\r");
    file.letters = vec![
        (2, vec![]),
        (7, vec![0x35, 0x08, 1]),
        (13, vec![0x36, 0x08, 1]),
        (20, vec![0x3C, 0x08, 1]),
        (25, vec![0x00, 0x08, 1]),
        (29, vec![]),
    ];
    check(&file, &["p: a *bold *_slant _end"]);
}

#[test]
fn properties_say_what_paragraphs_are() {
    let mut file = WordFile::new("Title\rone\rtwo\rtext\r");
    file.paragraphs = vec![
        (6, 0, vec![0x40, 0x26, 0]),
        (10, 0, vec![0x0B, 0x46, 1, 0]),
        (14, 0, vec![0x0B, 0x46, 1, 0, 0x0A, 0x26, 1]),
        (19, 0, vec![]),
    ];
    check(&file, &["h1: Title", "item1: one", "item2: two", "p: text"]);
}

#[test]
fn marks_of_cells_and_rows_are_a_table() {
    let cell = vec![0x16, 0x24, 1];
    let row = [&cell[..], &[0x17, 0x24, 1]].concat();
    let mut file = WordFile::new("a\u{7}b\rc\u{7}\u{7}\u{7}d\u{7}\u{7}end\r");
    file.paragraphs = vec![
        (6, 0, cell.clone()),
        (7, 0, cell.clone()),
        (8, 0, row.clone()),
        (10, 0, cell),
        (11, 0, row),
        (15, 0, vec![]),
    ];
    check(&file, &["first row: a | b\nc | ", "row: d", "p: end"]);
}

#[test]
fn a_field_is_its_result_and_a_link_leads_to_its_address() {
    let text = "a \u{13} HYPERLINK \"https://example.org/\" \u{14}words\u{15} b \u{13} PAGE \u{15}\u{13} REF x \u{14}5\u{15}\r";
    check(&WordFile::new(text), &["p: a <https://example.org/|words> b 5"]);
    check(&WordFile::new("a \u{13} broken\rb\r"), &["p: a ", "p: b"]);
}

#[test]
fn footnotes_stand_at_the_end() {
    let mut file = WordFile::new("a\u{2} b\u{2}\r\u{2} one\r\u{2} two\r\r");
    file.n_body = 6;
    file.n_footnote = 13;
    file.footnotes = vec![(1, 6), (4, 12)];
    check(&file, &["p: a^[1]^ b^[2]^", "note 1: one", "note 2: two"]);
}

#[test]
fn pictures_are_counted() {
    let mut file = WordFile::new("a\u{1}b\r");
    file.letters = vec![(1, vec![]), (2, vec![0x55, 0x08, 1]), (4, vec![])];
    let document = read(&file);
    assert_eq!(lines(&document), ["p: ab"]);
    assert_eq!(document.left_out, [LeftOut { what: LeftOutKind::Pictures, n: 1 }]);
}

#[test]
fn the_typeface_of_letters_decides_what_they_are() {
    let mut file = WordFile::new("Céng hoµ x· héi, ViÖt Nam vµ thÕ giíi\r");
    file.fonts = vec!["Arial", ".VnTime", ".VnTimeH"];
    file.letters = vec![(8, vec![0x4F, 0x4A, 2, 0]), (40, vec![0x4F, 0x4A, 1, 0])];
    let mut document = read(&file);
    let Some(Block::Text { runs, .. }) = document.blocks.first() else { panic!("a paragraph") };
    let fonts: Vec<_> = runs.iter().map(|run| run.style.font.as_deref()).collect();
    assert_eq!(fonts, [Some(".VnTimeH"), Some(".VnTime")]);
    old_fonts::restore(&mut document);
    assert_eq!(lines(&document), ["p: CỘNG HOÀ xã hội, Việt Nam và thế giới"]);
}

#[test]
fn what_is_encrypted_or_no_document_of_word_is_refused() {
    let fault = |bytes: &[u8]| doc::read(bytes, &|| false).expect_err("a fault");
    assert_eq!(fault(b"hello"), DocumentFault::OtherKind);
    assert_eq!(fault(&WordFile { flags: 0x0100, ..WordFile::new("a\r") }.bytes()), DocumentFault::Encrypted);
    assert_eq!(
        fault(&WordFile { signature: 0x1234, ..WordFile::new("a\r") }.bytes()),
        DocumentFault::OtherKind
    );
    for (name, expected) in
        [("/Workbook", DocumentFault::OtherKind), ("/EncryptedPackage", DocumentFault::Encrypted)]
    {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
        file.create_stream(name).expect("a stream").write_all(b"x").expect("its bytes");
        assert_eq!(fault(&file.into_inner().into_inner()), expected);
    }
    let bytes = WordFile::new(&"a\r".repeat(5_000)).bytes();
    assert_eq!(doc::read(&bytes, &|| true), Err(DocumentFault::Stopped));
}

#[test]
fn a_document_that_says_it_is_longer_than_it_is_is_read_and_said_to_be_damaged() {
    let file = WordFile { n_body: 4_000_000_000, ..WordFile::new("a\rb\r") };
    let document = read(&file);
    assert_eq!(lines(&document), ["p: a", "p: b"]);
    assert_eq!(document.left_out, [LeftOut { what: LeftOutKind::DamagedParts, n: 1 }]);
}
