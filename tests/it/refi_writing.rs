//! Projects and codebooks in REFI-QDA as we write them: what comes back is what was written, and what the standard has no
//! place for stands where people find it.

use crate::exchange_studies::{
    Said, article, coding, hostile, refi_words, said, source, studies, themes, words,
};
use crate::exchange_support::{text_of, written};
use butda::exchange::codebook::{Book, BookTheme};
use butda::exchange::found_study::FoundStudy;
use butda::exchange::refi::{read, read_codebook};
use butda::exchange::sink::NotWritten;
use butda::exchange::study::{Code, Coder, Coding, Study};
use butda::exchange::{refi_codebook_writing, refi_writing};
use butda::model::check::State;
use butda::model::theme::ThemeText;
use butda::text::article::Article;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

fn project(study: &Study) -> Vec<u8> {
    written(&|out| refi_writing::write(study, &words(), &refi_words(), out))
}

fn back(study: &Study) -> FoundStudy {
    read(&project(study), None, &|| false).expect("a project")
}

fn file(archive: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut text = String::new();
    zip.by_name(name).expect("the file").read_to_string(&mut text).expect("UTF-8");
    text
}

fn xml(study: &Study) -> String {
    file(&project(study), "project.qde")
}

fn codebook(book: &Book) -> String {
    text_of(&|out| refi_codebook_writing::write(book, &words().book, out))
}

fn book_of(study: &Study) -> Book {
    Book { project: String::new(), themes: study.codes.iter().map(|code| code.theme.clone()).collect() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_project_that_is_written_comes_back_with_all_that_people_did(study in studies()) {
        let found = back(&study);
        prop_assert_eq!(said(&found.study), said(&study));
        prop_assert_eq!(themes(&found.study), themes(&study));
        prop_assert_eq!(&found.left_out, &vec![]);
        prop_assert_eq!(&found.unsure, &None);
        let coders = |study: &Study| study.codings.iter().map(|one| study.coder(one).to_owned()).collect::<BTreeSet<_>>();
        prop_assert_eq!(coders(&found.study), coders(&study));
        for (found, told) in found.study.sources.iter().zip(&study.sources) {
            let butda::exchange::study::SourceText::File { bytes, .. } = &found.text else { panic!("a text") };
            prop_assert_eq!(std::str::from_utf8(bytes), Ok(article(told).text.as_str()));
        }
    }

    #[test]
    fn a_codebook_that_is_written_comes_back_with_names_tree_colours_and_texts(study in studies()) {
        let written = codebook(&book_of(&study));
        let found = read_codebook(written.as_bytes(), &|| false).expect("a codebook");
        prop_assert_eq!(themes(&found.study), themes(&study));
        prop_assert_eq!(found.left_out, vec![]);
    }
}

#[test]
fn the_same_study_gives_the_same_bytes_and_the_xml_stands_first_without_folders() {
    let study = hostile();
    assert_eq!(project(&study), project(&study));
    let bytes = project(&study);
    let zip = ZipArchive::new(Cursor::new(bytes.as_slice())).expect("an archive");
    let names: Vec<String> = zip.file_names().map(|name| name.expect("UTF-8").into_owned()).collect();
    assert_eq!(names.len(), 1 + study.sources.len());
    assert_eq!(bytes.get(30..41), Some(&b"project.qde"[..]));
    assert!(
        names.iter().skip(1).all(|name| {
            let file = name.strip_prefix("sources/").and_then(|file| file.split_once('.'));
            file.is_some_and(|(_, ending)| ending == "txt")
        }),
        "{names:?}"
    );
}

/// Writes what CI validates against the schemas: into the folder that `BUTDA_REFI_OUT` names, or nowhere.
#[test]
fn every_guid_that_is_referred_to_is_told_and_none_is_told_twice() {
    let study = hostile();
    let xml = xml(&study);
    let all = |before: &str| -> Vec<&str> {
        xml.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
    };
    let told: BTreeSet<&str> = all(" guid=\"").into_iter().collect();
    assert_eq!(told.len(), all(" guid=\"").len());
    for attribute in ["targetGUID=\"", "creatingUser=\""] {
        assert!(all(attribute).iter().all(|guid| told.contains(guid)), "{attribute}");
    }
    if let Some(folder) = std::env::var_os("BUTDA_REFI_OUT").map(std::path::PathBuf::from) {
        let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("a folder");
        write("hostile.qde", xml.as_bytes());
        write("hostile.qdpx", &project(&study));
        write("hostile.qdc", codebook(&book_of(&study)).as_bytes());
        write("empty.qde", self::xml(&Study::default()).as_bytes());
    }
}

#[test]
fn hostile_text_comes_back_but_for_what_xml_cannot_hold() {
    let study = hostile();
    let found = back(&study);
    let note = "]]>\"'<script>&amp;\u{fffd}\u{fffd}\n\\★";
    let notes: Vec<&str> = found.study.codings.iter().filter_map(|one| one.note.as_deref()).collect();
    let own = note.replace("\\★", "★");
    assert!(notes.iter().all(|note| note.starts_with(&own)), "{notes:#?}");
    assert_eq!(found.study.codes[1].theme.text(ThemeText::Exclude), own);
    let words = |one: &&Coding| one.today.is_some() && one.state == State::Exact;
    let told: BTreeSet<_> =
        study.codings.iter().filter(words).map(|one| (one.source, one.start, one.end)).collect();
    let there: BTreeSet<_> = found.study.codings.iter().map(|one| (one.source, one.start, one.end)).collect();
    assert!(told.is_subset(&there), "{told:?} {there:?}");
}

#[test]
fn a_passage_without_a_place_is_quoted_with_all_that_is_said_of_it() {
    let mut study = Study {
        sources: vec![source("a.txt", "Giá xăng"), source("b.txt", "Giá dầu")],
        ..Study::default()
    };
    study.coders = vec![Coder { id: "lan".to_owned(), name: "Lan".to_owned() }];
    study.codes = vec![code("Giá")];
    let quote = "lời đã mất".to_owned();
    let note = Some("Tìm lại".to_owned());
    study.codings = vec![Coding {
        quote,
        note,
        codes: vec![0],
        is_starred: true,
        state: State::Lost,
        created: "2026-11-21T10:00:00Z".to_owned(),
        ..Coding::unplaced()
    }];
    study.sources[0].memo = Some("Ghi nhớ".to_owned());
    let found = back(&study);
    assert_eq!(
        found.study.sources[0].memo.as_deref(),
        Some(
            "Ghi nhớ\n\nĐoạn không có chỗ trong bài:\n\n“lời đã mất”\nLan · Giá · 2026-11-21T10:00:00Z · không tìm thấy · ★\n\
             Ghi chú: Tìm lại"
        )
    );
    assert_eq!((found.study.codings.len(), &found.study.sources[1].memo), (0, &None));
}

fn code(name: &str) -> Code {
    Code { id: name.to_lowercase(), theme: BookTheme { path: vec![name.to_owned()], ..BookTheme::default() } }
}

#[test]
fn what_was_marked_is_said_where_its_words_have_changed() {
    let mut study = Study { sources: vec![source("a.txt", "Giá xăng tăng")], ..Study::default() };
    let changed = coding(&study, 0, 0, 8).expect("words");
    study.codings = vec![Coding { quote: "Giá dầu".to_owned(), state: State::Changed, ..changed.clone() }];
    assert_eq!(back(&study).study.codings[0].note.as_deref(), None);
    assert!(xml(&study).contains("<Description>≠ đã đổi chữ: “Giá dầu”</Description>"));
    study.codings = vec![Coding { state: State::Moved, ..changed }];
    assert_eq!(back(&study).study.codings[0].note, None);
}

#[test]
fn what_is_known_of_articles_are_variables_and_their_cases_cases() {
    let mut study = Study {
        sources: vec![source("năm/a.txt", "Giá xăng"), source("b/a.txt", "Giá dầu")],
        ..Study::default()
    };
    let facts = &mut study.sources[0].facts;
    facts.title = Some("Giá & xăng".to_owned());
    facts.date = Some("2019-11-20".to_owned());
    facts.attributes = [("Tiêu đề", "khác"), ("case", "Huế; Hà Nội"), ("tỉnh", "a"), ("tỉnh", "b")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into();
    let xml = xml(&study);
    assert!(xml.contains("name=\"Tiêu đề (2)\" typeOfVariable=\"Text\""), "{xml}");
    assert!(xml.contains("<DateValue>2019-11-20</DateValue>") && xml.contains("name=\"Huế\""), "{xml}");
    let found = back(&study).study.sources;
    assert_eq!(
        (found[0].facts.title.as_deref(), found[0].facts.date.as_deref()),
        (Some("Giá & xăng"), Some("2019-11-20"))
    );
    let attributes: BTreeSet<_> =
        found[0].facts.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let expected =
        [("Tiêu đề", "khác"), ("case", "Huế; Hà Nội"), ("tỉnh", "a; b"), ("Đường dẫn", "năm/a.txt")];
    let case = attributes
        .iter()
        .find(|(name, _)| *name == "case")
        .map(|(_, value)| value.split("; ").collect::<BTreeSet<_>>());
    assert_eq!(case, Some(BTreeSet::from(["Huế", "Hà Nội"])));
    assert!(
        expected.iter().filter(|(name, _)| *name != "case").all(|pair| attributes.contains(pair)),
        "{attributes:?}"
    );
    assert_eq!((found[0].facts.path.as_str(), found[1].facts.path.as_str()), ("a", "a (2)"));
}

#[test]
fn themes_of_a_whole_article_are_codings_of_the_source_and_no_passages() {
    let mut study =
        Study { sources: vec![source("a.txt", "Giá xăng")], codes: vec![code("Giá")], ..Study::default() };
    study.sources[0].codes = vec![0];
    let found = back(&study).study;
    assert_eq!((&*found.sources[0].codes, found.codings.len()), (&[0][..], 0));
    assert!(xml(&study).contains("<Coding guid="));
}

#[test]
fn two_codings_of_one_person_on_the_same_words_stay_two() {
    let mut study = Study { sources: vec![source("a.txt", "Giá xăng")], ..Study::default() };
    let one = coding(&study, 0, 0, 3).expect("words");
    study.coders = vec![Coder { id: "lan".to_owned(), name: "Lan".to_owned() }];
    study.codings = vec![one.clone(), Coding { id: "b".to_owned(), note: Some("Hay".to_owned()), ..one }];
    assert_eq!(said(&back(&study).study), said(&study));
}

#[test]
fn of_passages_without_a_code_at_one_place_only_one_has_none_in_the_file() {
    let mut study =
        Study { sources: vec![source("a.txt", "Giá xăng")], codes: vec![code("Giá")], ..Study::default() };
    let one = coding(&study, 0, 0, 3).expect("words");
    let coder = |name: &str| Coder { id: name.to_owned(), name: name.to_owned() };
    study.coders = vec![coder("Lan"), coder("Minh")];
    let by = |id: &str, coder, note: &str| Coding {
        id: id.to_owned(),
        coder,
        note: Some(note.to_owned()),
        ..one.clone()
    };
    study.codings = vec![by("a", 0, "Một"), by("b", 0, "Hai"), by("c", 0, "Ba"), by("d", 1, "Bốn")];
    let file = xml(&study);
    let n_codes = file.split("<PlainTextSelection").skip(1).map(|part| part.matches("<CodeRef").count());
    assert_eq!(n_codes.collect::<Vec<_>>(), [0, 1, 1, 0]);
    assert!(file.contains("name=\"Chưa có chủ đề\"") && file.contains("name=\"Chưa có chủ đề (2)\""));
    let found = back(&study);
    assert_eq!(said(&found.study), said(&study));
    assert_eq!(themes(&found.study), themes(&study));
    assert_eq!(found.left_out, []);
    let once = Study { codings: vec![by("a", 0, "Một"), by("d", 1, "Bốn")], ..study };
    assert!(!xml(&once).contains("Chưa có chủ đề"));
}

/// The names of codes in a file, in its order.
fn names(xml: &str) -> Vec<&str> {
    let codes = xml.split("<Code guid=").skip(1);
    codes.filter_map(|code| code.split("name=\"").nth(1)?.split('"').next()).collect()
}

#[test]
fn codes_of_one_name_are_told_apart_by_what_they_lie_in_and_come_back_with_their_own() {
    let theme = |path: &[&str]| Code {
        id: path.join("-"),
        theme: BookTheme {
            path: path.iter().map(|name| (*name).to_owned()).collect(),
            texts: [(ThemeText::Definition, "Tên: giá".to_owned())].into(),
            ..BookTheme::default()
        },
    };
    let paths: [&[&str]; 9] = [
        &["Giá"],
        &["Kinh tế"],
        &["Kinh tế", "giá"],
        &["Kinh tế", "Thuế (Kinh tế)"],
        &["Xã hội", "Việc làm"],
        &["Xã hội", "Việc làm", "Lương"],
        &["Nhà nước", "Việc làm"],
        &["Nhà nước", "Việc làm", "Lương"],
        &["Nhà nước", "Lương"],
    ];
    let study = Study { codes: paths.iter().map(|path| theme(path)).collect(), ..Study::default() };
    let file = xml(&study);
    assert_eq!(
        names(&file),
        [
            "Giá",
            "Kinh tế",
            "giá (Kinh tế)",
            "Thuế (Kinh tế)",
            "Xã hội",
            "Việc làm (Xã hội)",
            "Lương (Xã hội / Việc làm)",
            "Nhà nước",
            "Việc làm (Nhà nước)",
            "Lương (Nhà nước / Việc làm)",
            "Lương (Nhà nước)",
        ]
    );
    assert!(file.contains("Tên: giá\n\nTên: giá") || file.contains("\\Tên: giá"), "{file}");
    let given: Vec<Vec<String>> = back(&study).study.codes.into_iter().map(|code| code.theme.path).collect();
    assert!(study.codes.iter().all(|code| given.contains(&code.theme.path)), "{given:?}");
    assert_eq!(given.len(), 11);
    let book = codebook(&book_of(&study));
    assert_eq!(names(&book), names(&file));
    let found = read_codebook(book.as_bytes(), &|| false).expect("a codebook");
    assert_eq!(themes(&found.study), themes(&back(&study).study));
}

#[test]
fn several_codes_of_one_coding_are_codings_of_one_selection_and_a_plain_highlight_has_none() {
    let mut study = Study {
        sources: vec![source("a.txt", "Giá xăng tăng")],
        codes: vec![code("A"), code("B")],
        ..Study::default()
    };
    let (first, second) = (coding(&study, 0, 0, 3).expect("words"), coding(&study, 0, 4, 8).expect("words"));
    study.codings = vec![Coding { codes: vec![0, 1], ..first }, second];
    let xml = xml(&study);
    let selections: Vec<usize> = xml
        .split("<PlainTextSelection")
        .skip(1)
        .map(|selection| selection.matches("<Coding").count())
        .collect();
    assert_eq!(selections, [2, 0]);
    assert!(xml.contains("name=\"Giá\" startPosition=\"0\" endPosition=\"3\""), "{xml}");
}

#[test]
fn line_ends_that_are_read_as_spaces_are_line_ends_in_the_file() {
    let mut study = Study { sources: vec![source("a.txt", "Giá xăng\ntăng")], ..Study::default() };
    let text = article(&study.sources[0]).text.clone();
    let hash = text.sha256().to_string();
    let joined = text.with_joints(vec!["Giá xăng".len()]);
    assert_eq!(joined.as_str(), "Giá xăng tăng");
    study.sources[0].text =
        butda::exchange::study::SourceText::Article(std::sync::Arc::new(Article::unlabelled(joined)));
    let butda::exchange::study::SourceText::File { bytes, .. } = &back(&study).study.sources[0].text else {
        panic!("a text")
    };
    let read = butda::text::reading_text::ReadingText::from_bytes(bytes).expect("a text");
    assert_eq!(**read.sha256(), hash);
}

#[test]
fn people_of_one_name_stay_two_and_long_words_are_cut_in_the_name_alone() {
    let text = "giá xăng tăng ".repeat(30);
    let mut study = Study { sources: vec![source("a.txt", &text)], ..Study::default() };
    let coder = |id: &str| Coder { id: id.to_owned(), name: "Lan".to_owned() };
    study.coders = vec![coder("lan-1"), coder("lan-2")];
    let long = coding(&study, 0, 0, 400).expect("words");
    study.codings = vec![long.clone(), Coding { coder: 1, id: "b".to_owned(), ..long }];
    let found = back(&study).study;
    let all: Vec<Said> = said(&found);
    assert_eq!(all.iter().map(|one| one.coder.as_str()).collect::<Vec<_>>(), ["Lan", "Lan (2)"]);
    assert!(all.iter().all(|one| (one.start, one.end, &one.note) == (0, 400, &None)), "{all:?}");
}

#[test]
fn the_project_says_its_memo_and_its_queries() {
    let xml = xml(&hostile());
    assert!(xml.contains("Truy vấn đã lưu:\n"), "{xml}");
    assert!(xml.contains("chủ đề: \"giá\" &amp; &lt;</Description>"), "{xml}");
}

#[test]
fn an_empty_codebook_is_not_written() {
    let mut out = Cursor::new(Vec::new());
    let written = refi_codebook_writing::write(&Book::default(), &words().book, &mut out);
    assert!(matches!(written, Err(NotWritten::Nothing)));
}
