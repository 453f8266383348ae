//! An article that was copied together with its records: the same annotations stand in both, and what is decided about one
//! of them is decided about that one.

use crate::exporting_support::export;
use crate::notation::{play, shown, sitting_in};
use crate::support::{Sitting, path};
use butda::exchange::format::FormatId;
use butda::model::draft::{DraftField, DraftState, DraftText, Subject};
use butda::session::{AnnotatingCommand, DraftCommand, Passage, QueryingCommand, ThemeChange, ThemeChoice};
use butda::workers::asking::PassageSort;
use expect_test::expect;
use std::fs;

/// `a.txt` with an annotation, and `b.txt` that is a copy of both files; the copy is read.
fn copied() -> Sitting {
    let mut sitting = sitting_in("Giá [a:xăng] tăng [b:mạnh]");
    sitting.save();
    let records = sitting.file("annotations/ncv-1-aaaaaa/a.txt.ron").replace("\"a.txt\"", "\"b.txt\"");
    sitting.put("b.txt", sitting.file("a.txt").as_bytes());
    sitting.put("annotations/ncv-1-aaaaaa/b.txt.ron", records.as_bytes());
    sitting.restart();
    sitting.read("b.txt");
    expect!["Giá [a:xăng] tăng [b:mạnh]"].assert_eq(&shown(&sitting));
    sitting
}

#[test]
fn a_note_is_written_in_the_article_that_is_read() {
    let mut sitting = copied();
    play(&mut sitting, "at xăng; note của bản chép");
    expect!["Giá [a~của bản chép:xăng] tăng [b:mạnh]"].assert_eq(&shown(&sitting));
    sitting.read("a.txt");
    expect!["Giá [a:xăng] tăng [b:mạnh]"].assert_eq(&shown(&sitting));
}

/// What is typed as the note of the first annotation of an article, and not decided.
fn typed(sitting: &Sitting, article: &str, words: &str) -> DraftCommand {
    let text = DraftText { field: DraftField::Note, before: String::new(), text: words.to_owned() };
    let subject = Subject::Note(Some(path(article)), sitting.article().marks[0].key.id);
    DraftCommand::Type(subject, vec![text])
}

#[test]
fn a_note_is_written_where_it_was_typed_though_the_person_went_on_to_the_other_article() {
    let mut sitting = copied();
    let key = sitting.article().marks[0].key.clone();
    let passage = Passage { article: path("b.txt"), key };
    sitting.run(typed(&sitting, "b.txt", "của bản chép"));
    sitting.read("a.txt");
    sitting.run(AnnotatingCommand::SetNote(passage, "của bản chép".to_owned()));
    expect!["Giá [a:xăng] tăng [b:mạnh]"].assert_eq(&shown(&sitting));
    assert_eq!(sitting.session.drafts().len(), 0, "its record holds it");
    sitting.read("b.txt");
    expect!["Giá [a~của bản chép:xăng] tăng [b:mạnh]"].assert_eq(&shown(&sitting));
}

#[test]
fn a_draft_is_of_one_of_the_two_annotations() {
    let mut sitting = copied();
    sitting.run(typed(&sitting, "b.txt", "của bản chép"));
    play(&mut sitting, "at xăng; note khác");
    sitting.read("a.txt");
    play(&mut sitting, "at xăng; note của bản chép");
    let drafts = sitting.session.drafts();
    let records = sitting.session.records().expect("a project");
    assert_eq!(drafts.iter().map(|draft| records.state(draft)).collect::<Vec<_>>(), [DraftState::Overtaken]);
}

#[test]
fn what_is_done_to_some_passages_is_done_to_no_others_of_the_same_ids() {
    let mut sitting = copied();
    let key = sitting.article().marks[0].key.clone();
    let passages = vec![Passage { article: path("b.txt"), key }];
    let theme = sitting.opened().codebook.named("b")[0].clone();
    sitting.run(AnnotatingCommand::ChangeThemeOf(
        passages.clone(),
        ThemeChoice::Known(theme),
        ThemeChange::Give,
    ));
    expect!["Giá [a+b:xăng] tăng [b:mạnh]"].assert_eq(&shown(&sitting));
    let file = sitting.home().join("some.csv");
    sitting.run(export(FormatId::Csv, &file, Some(passages)));
    let table = fs::read_to_string(file).expect("a table");
    assert!(table.contains("b.txt") && !table.contains("a.txt"), "{table}");
    sitting.read("a.txt");
    expect!["Giá [a:xăng] tăng [b:mạnh]"].assert_eq(&shown(&sitting));
    sitting.run(QueryingCommand::Ask("\"a\"".to_owned(), PassageSort::Article));
    assert_eq!(sitting.querying().found().hits.len(), 2);
}
