//! How a program counted is found out from its selections, and said where it is not sure.

use crate::refi_writer::{
    Coded, Ends, Habits, Mark, Names, Passage, Project, Source, archive, guid, read_one, selection, source,
    words, write, xml,
};
use butda::exchange::found_study::FoundStudy;
use butda::exchange::refi::{COUNTINGS, read};
use butda::exchange::told_text::{Counting, Unit};

const UNITS: Counting = Counting { unit: Unit::Utf16, has_mark: false, has_joined_ends: false };

fn found(told: &Project, habits: Habits) -> FoundStudy {
    read(&write(told, habits), None, &|| false).expect("a project")
}

fn passage(text: &str, what: &str) -> Passage {
    let start = text.find(what).expect("it stands there");
    Passage { start, end: start + what.len(), codings: vec![Coded::default()] }
}

fn project_of(texts: &[(&str, &[&str])]) -> Project {
    let sources = texts.iter().map(|(text, marked)| Source {
        name: "Bài".to_owned(),
        text: (*text).to_owned(),
        passages: marked.iter().map(|what| passage(text, what)).collect(),
    });
    Project { users: vec!["Lan".to_owned()], sources: sources.collect(), ..Project::default() }
}

#[test]
fn texts_that_come_out_alike_in_every_way_are_sure_whatever_is_selected() {
    let told = project_of(&[("Giá xăng tăng", &["iá x", "ăng t"]), ("Hai\ndòng", &["a"])]);
    assert_eq!(found(&told, Habits::default()).unsure, None);
}

#[test]
fn a_project_where_every_way_parts_words_is_unsure_and_counted_by_the_standard() {
    let text = "😀 Giá xăng tăng mạnh";
    let told = project_of(&[(text, &["iá xăn", "ăn", "ạn"])]);
    let found = found(&told, Habits::default());
    let unsure = found.unsure.expect("nobody can know");
    assert_eq!((unsure.taken, unsure.others), (Counting::CODE_POINTS, vec![UNITS]));
    assert_eq!(words(text, &found.study.codings[0]), "iá xăn");
}

#[test]
fn a_person_may_choose_how_positions_are_counted() {
    let text = "😀 Giá xăng tăng mạnh";
    let told = project_of(&[(text, &["iá xăn"])]);
    let bytes = write(&told, Habits { counts_units: true, ..Habits::default() });
    let found = read(&bytes, Some(UNITS), &|| false).expect("a project");
    assert_eq!((words(text, &found.study.codings[0]).as_str(), found.unsure), ("iá xăn", None));
    assert!(COUNTINGS.contains(&UNITS) && COUNTINGS[0] == Counting::CODE_POINTS);
}

#[test]
fn one_source_of_many_that_is_clearly_counted_otherwise_is_counted_so() {
    let others = "Giá xăng một, giá dầu hai, giá điện ba, giá nước bốn, giá gạo năm.";
    let marks = ["xăng", "dầu", "điện", "nước", "gạo", "một", "hai", "ba", "bốn"];
    let text = format!("😀 {others}");
    let told = project_of(&[(&text, &marks), (&text, &marks), (&text, &marks)]);
    let units = xml(&project_of(&[(&text, &marks)]), Habits { counts_units: true, ..Habits::default() });
    let from = units.find("<TextSource").expect("a source");
    let to = units.find("</Sources>").expect("an end");
    let mixed =
        xml(&told, Habits::default()).replacen("<Sources>", &format!("<Sources>{}", &units[from..to]), 1);
    let names: Vec<String> = (0..3).map(|at| format!("sources/{}.txt", guid('s', at))).collect();
    let texts = names.iter().map(|name| (name.as_str(), text.as_bytes()));
    let files: Vec<(&str, &[u8])> = [("project.qde", mixed.as_bytes())].into_iter().chain(texts).collect();
    let found = read(&archive(&files), None, &|| false).expect("a project");
    let marked: Vec<String> = found.study.codings.iter().map(|coding| words(&text, coding)).collect();
    assert_eq!(found.study.sources.len(), 4);
    assert!(marked.iter().all(|word| marks.contains(&word.as_str())), "{marked:?}");
    assert_eq!(found.unsure, None);
}

#[test]
fn names_that_tell_positions_are_no_words_and_no_notes() {
    let told = project_of(&[("Giá 😀 xăng tăng", &["xăng", "tăng"])]);
    let found = found(&told, Habits { names: Names::Positions, ..Habits::default() });
    assert!(found.study.codings.iter().all(|coding| coding.quote.is_empty() && coding.note.is_none()));
}

#[test]
fn names_that_are_cut_off_tell_the_counting_all_the_same() {
    let text = "Một 😀\ndòng: giá xăng dầu tăng mạnh trong tháng tư này, và nữa";
    let told = project_of(&[(text, &["iá xăng dầu tăng mạnh trong tháng tư n"])]);
    for counts_units in [false, true] {
        let habits = Habits { counts_units, mark: Mark::Counted, ends: Ends::Joined, names: Names::Cut };
        let found = found(&told, habits);
        assert_eq!(words(text, &found.study.codings[0]), "iá xăng dầu tăng mạnh trong tháng tư n");
        assert!(found.study.codings[0].quote.is_empty() && found.study.codings[0].note.is_none());
    }
}

#[test]
fn a_title_is_a_note_and_words_from_beside_the_position_are_the_words() {
    let text = "Bộ nói giá xăng dầu tăng mạnh trong tháng";
    for (name, quote, note) in [
        ("Lời của bộ", "", Some("Lời của bộ")),
        ("giá xăng", "giá xăng", None),
        ("iá xăng ", "iá xăng", None),
        ("á xăng d", "á xăng d", None),
        ("tăng mạnh trong tháng", "tăng mạnh trong tháng", None),
        ("Trích 12", "", None),
        ("7:15 — 22", "", None),
    ] {
        let found = read_one(&source(&selection(7, 15, &format!("name=\"{name}\""), "")), text);
        let coding = &found.study.codings[0];
        assert_eq!((coding.quote.as_str(), coding.note.as_deref()), (quote, note), "{name}");
        assert_eq!((coding.start, coding.end), (7, 15), "{name}");
    }
}

#[test]
fn a_description_that_says_the_words_is_no_note() {
    let text = "Bộ nói giá xăng dầu tăng mạnh";
    let described = |words: &str| selection(7, 15, "", &format!("<Description>{words}</Description>"));
    let found = read_one(&source(&described("giá\nxăng")), text);
    assert_eq!(
        (found.study.codings[0].quote.as_str(), found.study.codings[0].note.as_deref()),
        ("giá xăng", None)
    );
    let found = read_one(&source(&described("giá xăng dầu tăng mạnh là vậy")), text);
    assert_eq!(found.study.codings[0].note.as_deref(), Some("giá xăng dầu tăng mạnh là vậy"));
}
