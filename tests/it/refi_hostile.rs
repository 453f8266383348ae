//! Files that are damaged, or made to do harm: never a panic, and a reason where nothing is read.

use crate::refi_writer::{
    Habits, Project, Source, archive, project, read_files, read_one, selection, source, write, xml,
};
use butda::documents::document::{DocumentFault, Limit};
use butda::exchange::refi::{read, read_codebook};
use proptest::prelude::*;

fn fault(bytes: &[u8]) -> DocumentFault {
    read(bytes, None, &|| false).expect_err("nothing to read")
}

#[test]
fn what_is_no_project_is_of_another_kind() {
    let other = archive(&[("word/document.xml", b"<w/>")]);
    let of_microsoft = b"<Project xmlns=\"http://schemas.microsoft.com/project\"><Tasks/></Project>";
    let cases: [&[u8]; 6] = [b"", b"text", b"%PDF-1.4", &other, of_microsoft, b"<html></html>"];
    for bytes in cases {
        assert_eq!(fault(bytes), DocumentFault::OtherKind, "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(read_codebook(project("").as_bytes(), &|| false), Err(DocumentFault::OtherKind));
    assert_eq!(read_codebook(&other, &|| false), Err(DocumentFault::OtherKind));
}

#[test]
fn a_document_type_with_declarations_is_refused() {
    let bomb = format!("<!DOCTYPE Project [<!ENTITY a \"{}\">]>{}", "x".repeat(9), project(""));
    assert!(matches!(fault(bomb.as_bytes()), DocumentFault::Damaged(_)));
    assert!(matches!(fault(&archive(&[("a.qde", bomb.as_bytes())])), DocumentFault::Damaged(_)));
}

#[test]
fn a_path_out_of_the_archive_is_only_a_name_that_is_not_there() {
    for path in [
        "../../../etc/passwd",
        "internal://../../etc/passwd",
        "file:///etc/passwd",
        "/etc/hostname",
        "internal://",
        "..",
        "C:\\x",
    ] {
        let content = source("").replace("internal://a.txt", path);
        let found = read_one(&content, "Giá xăng");
        assert_eq!(found.left_out[0].what.name(), "missing-texts", "{path}");
    }
    let content = source("").replace("internal://a.txt", "../../x.txt");
    let found = read_files(&content, &[("../../x.txt", b"Words")]);
    assert_eq!(found.left_out, []);
}

#[test]
fn a_file_that_breaks_off_gives_what_stands_before() {
    let whole = project(&source(&selection(0, 3, "", "")));
    let cut = &whole[..whole.len() - 60];
    let files: [(&str, &[u8]); 2] =
        [("project.qde", cut.as_bytes()), ("sources/a.txt", "Giá xăng".as_bytes())];
    let found = read(&archive(&files), None, &|| false).expect("a project");
    assert_eq!((found.study.codings.len(), found.left_out[0].what.name()), (1, "parts"));
}

#[test]
fn codes_that_lie_deeper_than_themes_can_stand_at_the_last_level() {
    let content = "<Code guid=\"a\" name=\"A\">".repeat(100) + &"</Code>".repeat(100);
    let found = read_one(&format!("<CodeBook><Codes>{content}</Codes></CodeBook>"), "x");
    assert_eq!(found.study.codes.len(), 100);
    assert_eq!(found.study.codes.iter().map(|code| code.theme.path.len()).max(), Some(32));
    let deep = format!("<CodeBook><Codes>{}</Codes></CodeBook>", "<Code name=\"a\">".repeat(300));
    assert_eq!(fault(project(&deep).as_bytes()), DocumentFault::TooLarge(Limit::Depth));
}

#[test]
fn a_note_that_everything_refers_to_does_not_fill_the_memory() {
    let selections: String =
        (0..3_000).map(|at| selection(at, at + 1, "", "<NoteRef targetGUID=\"n\"/>")).collect();
    let note = "x".repeat(100_000);
    let content = format!(
        "{}<Notes><Note guid=\"n\"><PlainTextContent>{note}</PlainTextContent></Note></Notes>",
        source(&selections)
    );
    let found = read_one(&content, &"a ".repeat(2_000));
    assert_eq!(found.study.codings.len(), 3_000);
    let n_bytes: usize =
        found.study.codings.iter().filter_map(|coding| coding.note.as_ref()).map(String::len).sum();
    assert!(n_bytes <= 64 * 1024 * 1024 && found.left_out[0].what.name() == "memos");
}

#[test]
fn reading_stops_when_it_is_asked_to() {
    let told = Project { sources: vec![Source::default(); 3], ..Project::default() };
    assert_eq!(read(&write(&told, Habits::default()), None, &|| true), Err(DocumentFault::Stopped));
}

proptest! {
    #[test]
    fn any_damage_to_a_project_is_read_or_refused(at in any::<prop::sample::Index>(), with in "[<>/&\"a0\u{feff}]{0,9}", n in 0..40_usize) {
        let told = Project { sources: vec![Source { text: "Giá xăng".to_owned(), ..Source::default() }], ..Project::default() };
        let mut whole = xml(&told, Habits::default()).into_bytes();
        let at = at.index(whole.len());
        let end = (at + n).min(whole.len());
        whole.splice(at..end, with.into_bytes());
        let _ = read(&whole, None, &|| false);
        let _ = read(&archive(&[("a.qde", &whole)]), None, &|| false);
        let _ = read_codebook(&whole, &|| false);
    }

    #[test]
    fn any_positions_are_read(start: i64, end: i64, text in "[a-z \r\n\u{feff}😀\u{301}]{0,20}") {
        read_one(&source(&selection(start, end, "name=\"a\"", "")), &text);
    }
}
