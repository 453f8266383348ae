//! REFI-QDA projects as the standard has them: what is written comes in, letter for letter on the same words.

use crate::refi_writer::{
    Code, Coded, Ends, Habits, Mark, Names, Passage, Project, Source, guid, project, read_files, read_one,
    selection, source, words, write, xml,
};
use butda::exchange::found_study::FoundStudy;
use butda::exchange::refi::{read, read_codebook};
use butda::exchange::study::{Code as StudyCode, Coding};
use butda::model::theme::ThemeText;
use butda::text::decode::{nfc, normalised};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Words with letters of two bytes, of two code points and of two UTF-16 units.
const WORDS: [&str; 7] = ["giá", "xa\u{306}ng", "Đảng", "😀", "người\u{301}", "a", "👩🏽\u{200d}🌾"];

/// Passages by who marked what: source, first and last code point, coder, codes.
type Marks = BTreeSet<(usize, usize, usize, String, BTreeSet<String>)>;

fn sources() -> impl Strategy<Value = Vec<Source>> {
    let tokens = prop::collection::vec((0..WORDS.len(), any::<bool>()), 2..30);
    let passages = prop::collection::vec(
        (any::<u16>(), 1..9_usize, prop::collection::vec((0..3_usize, 0..41_usize), 0..4)),
        0..8,
    );
    prop::collection::vec((tokens, passages), 1..4)
        .prop_map(|all| all.into_iter().enumerate().map(source_of).collect())
}

type Token = (usize, bool);
type Chosen = (u16, usize, Vec<(usize, usize)>);

fn source_of((at, (tokens, chosen)): (usize, (Vec<Token>, Vec<Chosen>))) -> Source {
    let mut text = String::new();
    let mut spans = Vec::new();
    for (n, (word, is_last)) in tokens.into_iter().enumerate() {
        let start = text.len();
        let _ = write!(text, "{}{at}x{n}", WORDS[word]);
        spans.push((start, text.len()));
        text.push(if is_last { '\n' } else { ' ' });
    }
    let passage = |(first, n, codings): Chosen| {
        let first = usize::from(first) % spans.len();
        let last = (first + n).min(spans.len()) - 1;
        let codings = codings.into_iter().map(|(user, code)| Coded { user, code }).collect();
        Passage { start: spans[first].0, end: spans[last].1, codings }
    };
    Source { name: format!("Bài {at}"), passages: chosen.into_iter().map(passage).collect(), text }
}

fn projects() -> impl Strategy<Value = Project> {
    let parents = prop::collection::vec(prop::option::of(any::<u16>()), 41);
    (sources(), parents).prop_map(|(sources, parents)| {
        let parent =
            |at: usize, told: Option<u16>| told.filter(|_| at > 0).map(|told| usize::from(told) % at);
        let codes = parents
            .into_iter()
            .enumerate()
            .map(|(at, told)| Code { name: format!("Mã {at}"), parent: parent(at, told) });
        let users = ["Lan", "Minh", "Hòa & <Bình>"].map(String::from).to_vec();
        Project { users, codes: codes.collect(), sources }
    })
}

fn habits() -> impl Strategy<Value = Habits> {
    let marks = prop::sample::select(vec![Mark::None, Mark::Passed, Mark::Counted]);
    let ends = prop::sample::select(vec![Ends::Lf, Ends::CrLf, Ends::Joined]);
    (any::<bool>(), marks, ends).prop_map(|(counts_units, mark, ends)| Habits {
        counts_units,
        mark,
        ends,
        names: Names::None,
    })
}

/// What a project marks: passages of one coder at one place as one.
fn marks_of(told: &Project) -> Marks {
    let mut marks: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for (at, source) in told.sources.iter().enumerate() {
        for passage in &source.passages {
            let place = |byte: usize| nfc(&source.text[..byte]).chars().count();
            let place = (at, place(passage.start), place(passage.end));
            if passage.codings.is_empty() {
                marks.entry((place, String::new())).or_default();
            }
            for coded in &passage.codings {
                let codes = marks.entry((place, told.users[coded.user].clone())).or_default();
                codes.insert(told.codes[coded.code].name.clone());
            }
        }
    }
    marks.into_iter().map(|(((at, start, end), user), codes)| (at, start, end, user, codes)).collect()
}

fn marks_in(found: &FoundStudy) -> Marks {
    let study = &found.study;
    let mark = |coding: &Coding| {
        let codes = study.codes(coding).map(|code| code.theme.name().to_owned()).collect();
        (coding.source, coding.start, coding.end, study.coder(coding).to_owned(), codes)
    };
    study.codings.iter().map(mark).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_project_written_as_the_standard_says_comes_in_exactly(told in projects(), is_crlf: bool, is_marked: bool) {
        let ends = if is_crlf { Ends::CrLf } else { Ends::Lf };
        let mark = if is_marked { Mark::Passed } else { Mark::None };
        let found = read(&write(&told, Habits { mark, ends, ..Habits::default() }), None, &|| false).expect("a project");
        prop_assert_eq!(marks_in(&found), marks_of(&told));
        prop_assert_eq!(found.left_out, vec![]);
        let paths: BTreeSet<_> = found.study.codes.iter().map(|code| code.theme.path.clone()).collect();
        let path = |mut at: usize| {
            let mut path = vec![told.codes[at].name.clone()];
            while let Some(parent) = told.codes[at].parent {
                path.insert(0, told.codes[parent].name.clone());
                at = parent;
            }
            path
        };
        prop_assert_eq!(paths, (0..told.codes.len()).map(path).collect::<BTreeSet<_>>());
    }

    #[test]
    fn where_names_tell_the_words_any_counting_is_found_out(told in projects(), habits in habits()) {
        let habits = Habits { names: Names::Words, ..habits };
        let found = read(&write(&told, habits), None, &|| false).expect("a project");
        prop_assert_eq!(marks_in(&found), marks_of(&told));
        prop_assert_eq!(&found.unsure, &None);
        for coding in &found.study.codings {
            let source = &told.sources[coding.source];
            prop_assert_eq!(normalised(&coding.quote), words(&source.text, coding));
        }
    }

    #[test]
    fn without_names_a_counting_is_right_or_said_to_be_unsure(told in projects(), habits in habits()) {
        let found = read(&write(&told, habits), None, &|| false).expect("a project");
        prop_assert!(found.unsure.is_some() || marks_in(&found) == marks_of(&told));
    }
}

#[test]
fn a_bare_xml_with_its_texts_inside_is_read_as_an_archive_is() {
    let content = format!(
        "<Sources><TextSource guid=\"{}\" name=\"Bài\"><PlainTextContent>Giá &amp; xăng</PlainTextContent>{}</TextSource></Sources>",
        guid('s', 0),
        selection(6, 10, "", "")
    );
    let bytes = [b"\xEF\xBB\xBF", project(&content).as_bytes()].concat();
    let found = read(&bytes, None, &|| false).expect("a project");
    assert_eq!(words("Giá & xăng", &found.study.codings[0]), "xăng");
    assert!(found.study.codings[0].codes.is_empty());
    assert_eq!(found.study.sources[0].facts.path, "Bài");
}

#[test]
fn a_code_has_its_texts_and_a_memo_that_says_more() {
    let content = format!(
        "<CodeBook><Codes><Code guid=\"{{{}}}\" name=\" Giá / xăng \" isCodable=\"false\" color=\"#AbC\"><Description>Định nghĩa\n2</Description>\
         <NoteRef targetGUID=\"n1\"/><NoteRef targetGUID=\"n2\"/><Code guid=\"x\" name=\"Dầu\" isCodable=\"true\" color=\"#11223344\"/>\
         <Code guid=\"y\" name=\"Dầu\" isCodable=\"true\" color=\"red\"/></Code></Codes></CodeBook>\
         <Notes><Note guid=\"n1\"><PlainTextContent>Định nghĩa 2</PlainTextContent></Note>\
         <Note guid=\"n2\" plainTextPath=\"internal://n2.txt\"/></Notes>",
        guid('c', 0).to_uppercase()
    );
    let found = read_files(&content, &[("sources/n2.txt", "\u{feff}Ghi nhớ\r\nhai".as_bytes())]);
    let [parent, first, second] = &found.study.codes[..] else { panic!("three codes") };
    assert_eq!((parent.id.as_str(), &*parent.theme.path), (&*guid('c', 0), &["Giá - xăng".to_owned()][..]));
    assert_eq!(parent.theme.color, "#aabbcc");
    assert_eq!(parent.theme.text(ThemeText::Definition), "Định nghĩa\n2");
    assert_eq!(parent.theme.text(ThemeText::Memo), "Ghi nhớ\nhai");
    assert_eq!((first.full_name().as_str(), first.theme.color.as_str()), ("Giá - xăng / Dầu", "#112233"));
    assert_eq!((second.full_name().as_str(), second.theme.color.as_str()), ("Giá - xăng / Dầu (2)", ""));
    assert_eq!(found.left_out, []);
}

#[test]
fn what_several_people_coded_is_a_coding_of_each_with_their_codes_dates_and_notes() {
    let content = "<Users><User guid=\"{U1}\" name=\"Lan\"/><User guid=\"u2\" id=\"minh\"/></Users>\
        <CodeBook><Codes><Code guid=\"c1\" name=\"A\"/><Code guid=\"c2\" name=\"B\"/></Codes></CodeBook>\
        <Sources><TextSource guid=\"s\" name=\"Bài\" plainTextPath=\"internal://a.txt\">\
        <PlainTextSelection guid=\"p\" startPosition=\"4\" endPosition=\"8\" creatingUser=\"u2\" creationDateTime=\"2024-06-16T08:30:00+07:00\" \
        modifiedDateTime=\"2024-06-17T00:00:00.5Z\"><Description>Hay</Description>\
        <Coding guid=\"g1\" creatingUser=\"{U1}\" creationDateTime=\"2024-06-18T00:00:00Z\"><CodeRef targetGUID=\"c1\"/></Coding>\
        <Coding guid=\"g2\"><CodeRef targetGUID=\"{c2}\"/><NoteRef targetGUID=\"n\"/></Coding><NoteRef targetGUID=\"n\"/></PlainTextSelection>\
        <PlainTextSelection guid=\"q\" startPosition=\"4\" endPosition=\"8\" creatingUser=\"{U1}\"><Coding><CodeRef targetGUID=\"c2\"/></Coding>\
        </PlainTextSelection></TextSource></Sources><Notes><Note guid=\"n\"><PlainTextContent>Rất hay</PlainTextContent></Note></Notes>";
    let found = read_one(content, "Giá xăng tăng");
    let study = &found.study;
    let [lan, minh] = &study.codings[..] else { panic!("two codings: {:#?}", study.codings) };
    assert_eq!((study.coder(lan), &*lan.codes, lan.note.as_deref()), ("Lan", &[0, 1][..], None));
    assert_eq!(
        (study.coder(minh), &*minh.codes, minh.note.as_deref()),
        ("minh", &[][..], Some("Hay\n\nRất hay"))
    );
    assert_eq!(
        (lan.created.as_str(), lan.modified.as_str()),
        ("2024-06-18T00:00:00Z", "2024-06-17T00:00:00Z")
    );
    assert_eq!((minh.created.as_str(), minh.id.as_str()), ("2024-06-16T01:30:00Z", "p-1"));
}

#[test]
fn a_passage_without_codes_and_one_of_an_unknown_code_are_kept() {
    let content = source(&format!(
        "{}<PlainTextSelection startPosition=\"0\" endPosition=\"3\"/>",
        selection(4, 8, "", "")
    ));
    let found = read_one(&content, "Giá xăng tăng");
    let marked: Vec<String> =
        found.study.codings.iter().map(|coding| words("Giá xăng tăng", coding)).collect();
    assert_eq!(marked, ["Giá", "xăng"]);
    assert!(found.study.codings.iter().all(|coding| coding.codes.is_empty()));
    assert!(
        found.left_out.is_empty() && found.study.coders.len() == 1 && found.study.coders[0].name.is_empty()
    );
}

#[test]
fn positions_that_are_turned_round_negative_or_too_large_are_set_right() {
    let text = "Giá xăng tăng";
    let selections = [selection(8, 4, "", ""), selection(-5, 3, "", ""), selection(9, 900, "", "")].concat();
    let found = read_one(&source(&selections), text);
    let marked: Vec<String> = found.study.codings.iter().map(|coding| words(text, coding)).collect();
    assert_eq!(marked, ["Giá", "xăng", "tăng"]);
}

#[test]
fn a_codebook_is_read_with_its_tree_of_either_version() {
    for version in ["1.0", "0:4"] {
        let content = format!(
            "<CodeBook xmlns=\"urn:QDA-XML:codebook:{version}\" origin=\"taguette\"><Codes><Code guid=\"{}\" name=\"Giá\" isCodable=\"true\">\
             <Description>Của xăng</Description><Code guid=\"{}\" name=\"Tăng\" isCodable=\"true\"/></Code></Codes><Sets/></CodeBook>",
            guid('c', 0),
            guid('c', 1)
        );
        let found = read_codebook(content.as_bytes(), &|| false).expect("a codebook");
        let names: Vec<String> = found.study.codes.iter().map(StudyCode::full_name).collect();
        assert_eq!(names, ["Giá", "Giá / Tăng"]);
        assert_eq!(found.study.codes[0].theme.text(ThemeText::Definition), "Của xăng");
        assert_eq!(found.left_out, []);
    }
}

#[test]
fn the_xml_alone_of_a_project_with_files_has_no_texts() {
    let told = Project {
        sources: vec![Source { name: "Bài".to_owned(), ..Source::default() }],
        ..Project::default()
    };
    let found = read(xml(&told, Habits::default()).as_bytes(), None, &|| false).expect("a project");
    assert_eq!(found.left_out[0].what.name(), "missing-texts");
}
