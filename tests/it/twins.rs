//! An article that was copied together with its records: the same annotations stand in both, and what is decided about one
//! of them is decided about that one.

use crate::notation::{play, shown, sitting_in};
use crate::support::{Sitting, path};
use butda::session::{AnnotatingCommand, ExportCommand, QueryingCommand, ThemeChange};
use butda::workers::asking::PassageSort;
use butda::workers::task::ExportFormat;
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

#[test]
fn what_is_done_to_some_passages_is_done_to_no_others_of_the_same_ids() {
    let mut sitting = copied();
    let passages = vec![(path("b.txt"), sitting.article().marks[0].key.clone())];
    let theme = sitting.opened().codebook.named("b")[0].clone();
    sitting.run(AnnotatingCommand::ChangeThemeOf(passages.clone(), theme, ThemeChange::Give));
    expect!["Giá [a+b:xăng] tăng [b:mạnh]"].assert_eq(&shown(&sitting));
    let file = sitting.home().join("some.csv");
    sitting.run(ExportCommand::Of(ExportFormat::Csv, file.clone(), passages));
    let table = fs::read_to_string(file).expect("a table");
    assert!(table.contains("b.txt") && !table.contains("a.txt"), "{table}");
    sitting.read("a.txt");
    expect!["Giá [a:xăng] tăng [b:mạnh]"].assert_eq(&shown(&sitting));
    sitting.run(QueryingCommand::Ask("\"a\"".to_owned(), PassageSort::Article));
    assert_eq!(sitting.querying().found().hits.len(), 2);
}
