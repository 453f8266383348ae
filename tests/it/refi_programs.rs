//! Projects in the shapes that programs give them (docs/importing.md).

use crate::refi_writer::{
    Coded, Ends, Habits, Mark, Names, Passage, Project, Source, archive, guid, project, read_files, read_one,
    selection, source, words, write,
};
use butda::documents::document::{LeftOut, LeftOutKind};
use butda::exchange::found_study::FoundStudy;
use butda::exchange::refi::read;
use butda::exchange::study::SourceText;
use std::fmt::Write as _;

/// A project whose texts have an emoji and two lines before many passages.
fn with_emoji(n: usize) -> Project {
    let mut text = String::from("Đầu bài 😀\n\n");
    let mut passages = Vec::new();
    for at in 0..n {
        let start = text.len();
        text.push_str("giá xăng");
        passages.push(Passage { start, end: text.len(), codings: vec![Coded::default()] });
        let _ = writeln!(text, " tăng {at} lần rồi. {}", if at % 3 == 0 { "🌾" } else { "" });
    }
    Project {
        users: vec!["Lan".to_owned()],
        sources: vec![Source { name: "Bài".to_owned(), text, passages }],
        ..Project::default()
    }
}

fn marked(told: &Project, found: &FoundStudy) -> Vec<String> {
    found.study.codings.iter().map(|coding| words(&told.sources[coding.source].text, coding)).collect()
}

#[test]
fn nvivo_counts_units_with_crlf_as_two_and_no_mark_and_tells_no_words() {
    let told = with_emoji(30);
    let habits = Habits { counts_units: true, mark: Mark::Passed, ends: Ends::CrLf, names: Names::None };
    let found = read(&write(&told, habits), None, &|| false).expect("a project");
    assert_eq!(marked(&told, &found), ["giá xăng"; 30]);
    assert_eq!(found.unsure, None);
    assert!(found.study.codings.iter().all(|coding| coding.quote.is_empty()));
}

#[test]
fn qualcoder_writes_a_mark_that_it_does_not_count_and_its_line_ends_are_two_or_one() {
    let told = with_emoji(35);
    for ends in [Ends::Lf, Ends::CrLf, Ends::Joined] {
        let habits = Habits { mark: Mark::Passed, ends, names: Names::Words, ..Habits::default() };
        let found = read(&write(&told, habits), None, &|| false).expect("a project");
        assert_eq!(marked(&told, &found), ["giá xăng"; 35], "{ends:?}");
        assert!(found.study.codings.iter().all(|coding| coding.quote == "giá xăng"));
        assert_eq!(found.unsure, None);
    }
}

#[test]
fn qualcoders_annotations_are_notes_about_their_passages() {
    let content = format!(
        "{}<Notes><Note guid=\"n\"><PlainTextContent>Hay</PlainTextContent><PlainTextSelection startPosition=\"4\" endPosition=\"8\"/></Note></Notes>",
        source("<NoteRef targetGUID=\"n\"/>")
    );
    let found = read_one(&content, "Giá xăng tăng");
    assert_eq!(words("Giá xăng tăng", &found.study.codings[0]), "xăng");
    assert_eq!(found.study.codings[0].note.as_deref(), Some("Hay"));
    assert_eq!((found.study.sources[0].memo.as_deref(), found.left_out), (None, vec![]));
}

#[test]
fn atlas_names_the_xml_after_the_project_and_comments_in_descriptions() {
    let text = "Giá xăng tăng mạnh";
    let selections = [
        selection(4, 8, "name=\"1:1 ¶ 1\"", "<Description>Một nhận xét</Description>"),
        selection(9, 9, "", "<Description>Không có chữ</Description>"),
    ];
    let xml = project(&source(&selections.concat()));
    let files: [(&str, &[u8]); 2] = [("Trial.qde", xml.as_bytes()), ("sources/a.txt", text.as_bytes())];
    let found = read(&archive(&files), None, &|| false).expect("a project");
    assert_eq!(found.study.codings.len(), 1);
    let coding = &found.study.codings[0];
    assert_eq!((words(text, coding), coding.note.as_deref()), ("xăng".to_owned(), Some("Một nhận xét")));
    assert_eq!(found.left_out, [LeftOut { what: LeftOutKind::PassagesOutside, n: 1 }]);
}

#[test]
fn maxqda_cuts_off_names_and_leaves_out_endings() {
    let text = "Giá xăng tăng mạnh trong tháng này, theo bộ";
    let content = source(&selection(0, 34, "name=\"Giá xăng tăng mạnh...\"", ""))
        .replace("internal://a.txt", "internal://{0000000A-0000-0000-0000-000000000000}.txt");
    let found = read_files(&content, &[("sources/0000000a-0000-0000-0000-000000000000", text.as_bytes())]);
    let coding = &found.study.codings[0];
    assert_eq!(
        (words(text, coding).as_str(), coding.quote.as_str()),
        ("Giá xăng tăng mạnh trong tháng này", "")
    );
    assert_eq!((coding.note.as_deref(), found.left_out), (None, vec![]));
}

/// The smallest document of Word with a paragraph.
fn word_file(words: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" \
         Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>"
    );
    archive(&[("_rels/.rels", relations.as_bytes()), ("word/document.xml", document.as_bytes())])
}

#[test]
fn nvivo_for_mac_has_its_text_in_a_document_where_only_words_are_found() {
    let content = source(&[selection(9, 13, "", ""), selection(4, 8, "name=\"xăng\"", "")].concat())
        .replace("plainTextPath", "richTextPath=\"internal://a.docx\" plainTextPath");
    let files: [(&str, &[u8]); 3] =
        [("sources/.root", b""), ("sources/a.txt", b"\n"), ("sources/a.docx", &word_file("Giá xăng tăng"))];
    let found = read_files(&content, &files);
    let SourceText::Document(document) = &found.study.sources[0].text else { panic!("a document") };
    assert_eq!(document.plain_text().text, "Giá xăng tăng\n");
    let [coding] = &found.study.codings[..] else { panic!("one coding") };
    assert_eq!((coding.quote.as_str(), coding.start, coding.end), ("xăng", 0, 0));
    assert_eq!(found.left_out, [LeftOut { what: LeftOutKind::PassagesOutside, n: 1 }]);
}

#[test]
fn texts_are_found_however_their_paths_are_written() {
    let text = "Giá xăng tăng";
    for (told, name) in [
        ("internal://a.txt", "sources/a.txt"),
        ("internal://A.TXT", "Sources/a.txt"),
        ("internal://sources/a.txt", "sources/a.txt"),
        ("a.txt", "sources/a.txt"),
        ("sources\\a.txt", "sources\\a.txt"),
        ("relative:///a.txt", "a.txt"),
        ("absolute:///C:/Users/Lan/a.txt", "sources/a.txt"),
        ("internal://notes/a.txt", "notes/a.txt"),
        ("internal://{a}.txt", "sources/a"),
    ] {
        let content = source(&selection(4, 8, "", "")).replace("internal://a.txt", told);
        let found = read_files(&content, &[(name, text.as_bytes())]);
        assert_eq!(found.left_out, [], "{told}");
        assert_eq!(words(text, &found.study.codings[0]), "xăng", "{told}");
    }
}

#[test]
fn a_project_in_a_folder_of_its_archive_is_read_and_the_root_comes_first() {
    let xml = project(&source(""));
    let other = project("");
    let files: [(&str, &[u8]); 3] =
        [("Báo/project.qde", xml.as_bytes()), ("__MACOSX/a.qde", b"x"), ("Báo/sources/a.txt", b"A")];
    let found = read(&archive(&files), None, &|| false).expect("a project");
    assert_eq!((found.study.sources.len(), found.left_out), (1, vec![]));
    let files: Vec<(&str, &[u8])> = files.into_iter().chain([("b.QDE", other.as_bytes())]).collect();
    let found = read(&archive(&files), None, &|| false).expect("a project");
    assert_eq!(found.study.sources.len(), 0);
}

#[test]
fn ids_that_are_no_guids_and_codes_right_in_a_selection_are_understood() {
    let content = "<CodeBook><Codes><Code guid=\"code_A\" name=\"A\"/><Code guid=\"code_a\" name=\"B\"/></Codes></CodeBook>\
        <Sources><TextSource guid=\"1\" name=\"Bài\" plainTextPath=\"a.txt\"><PlainTextSelection guid=\"2\" startPosition=\"0\" \
        endPosition=\"3\" creatingUser=\"QualityOpen\"><CodeRef targetGUID=\"code_a\"/></PlainTextSelection></TextSource></Sources>";
    let found = read_one(content, "Giá xăng");
    assert_eq!(found.study.codings[0].codes, [1]);
    assert_eq!(found.study.coder(&found.study.codings[0]), "");
}

#[test]
fn the_second_of_two_codes_with_one_id_is_never_meant() {
    let content = format!(
        "<CodeBook><Codes><Code guid=\"{0}\" name=\"A\"/><Code guid=\"{0}\" name=\"B\"/></Codes></CodeBook>{1}",
        guid('c', 0),
        source(&selection(0, 3, "", ""))
    );
    let found = read_one(&content, "Giá xăng");
    assert_eq!(found.study.codings[0].codes, [0]);
    assert_ne!(found.study.codes[0].id, found.study.codes[1].id);
}
