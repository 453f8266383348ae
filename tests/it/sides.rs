//! Two articles side by side: one is worked on, and nothing done to it touches the other.

use super::support::{Sitting, named, path};
use butda::session::{
    Action, AnnotatingCommand, Notice, Reading, ReadingCommand, ReadingNotice, SelectingCommand, Side,
};

const A: &str = "Tiêu đề A\n\nGiá xăng tăng. Dân lo.\n";
const B: &str = "Tiêu đề B\n\nGiá gạo giảm. Dân mừng.\n";

/// Article A on the left, B on the right and worked on.
fn both() -> Sitting {
    let mut sitting = Sitting::open(&[("a.txt", A), ("b.txt", B)]);
    sitting.read("a.txt");
    sitting.run(ReadingCommand::OpenBeside(path("b.txt")));
    sitting
}

fn paths(sitting: &Sitting) -> (Option<&str>, Option<&str>) {
    let path =
        |reading: &'_ Option<Reading>| reading.as_ref().map(|reading| reading.path.as_str().to_owned());
    let reader = sitting.reader();
    let names = ["a.txt", "b.txt"];
    let name = |path: Option<String>| names.into_iter().find(|name| path.as_deref() == Some(*name));
    (name(path(&reader.reading)), name(path(&reader.beside)))
}

fn quotes(sitting: &Sitting, article: &str) -> Vec<String> {
    let article = named(article);
    let annotations = sitting.project().annotations(&article);
    annotations.map(|(_, _, annotation, _)| annotation.anchor.quote.clone()).collect()
}

/// Selects some words of the article that is worked on.
fn select(sitting: &mut Sitting, words: &str) {
    let start = sitting.article().text().find(words).expect("the words");
    sitting.run(SelectingCommand::Select { anchor: start, focus: start + words.len() });
}

#[test]
fn an_article_opened_beside_is_the_one_that_is_worked_on() {
    let mut sitting = both();
    assert_eq!(paths(&sitting), (Some("b.txt"), Some("a.txt")));
    select(&mut sitting, "giảm");
    sitting.run(AnnotatingCommand::TagByName("Giá".to_owned()));
    assert_eq!((quotes(&sitting, "a.txt").len(), quotes(&sitting, "b.txt")), (0, vec!["giảm".to_owned()]));
}

#[test]
fn words_carried_from_the_other_side_are_tagged_where_they_stand() {
    let mut sitting = both();
    select(&mut sitting, "giảm");
    sitting.run(AnnotatingCommand::TagByName("Giá".to_owned()));
    let theme = sitting.opened().codebook.named("Giá").first().map(|id| (*id).clone()).expect("the theme");
    let start = A.find("tăng").expect("the word");
    let (article, end) = (path("a.txt"), start + "tăng".len());
    sitting.run(AnnotatingCommand::TagRange { article, start, end, theme });
    assert_eq!(quotes(&sitting, "a.txt"), ["tăng"]);
    assert_eq!(quotes(&sitting, "b.txt"), ["giảm"]);
}

#[test]
fn closing_either_side_leaves_the_other_as_it_was() {
    for is_own in [true, false] {
        let mut sitting = both();
        select(&mut sitting, "giảm");
        let side = sitting.reader().side;
        sitting.run(ReadingCommand::CloseSide(if is_own { side } else { side.other() }));
        let left = if is_own { "a.txt" } else { "b.txt" };
        assert_eq!(paths(&sitting), (Some(left), None));
        assert_eq!(sitting.article().selection.is_some(), !is_own);
        // What is kept on the right stays there: only going over changes the side.
        assert_eq!(sitting.reader().side, if is_own { side.other() } else { side });
    }
}

#[test]
fn an_article_that_is_shown_already_is_gone_over_to_and_not_opened_twice() {
    let mut sitting = both();
    sitting.run(ReadingCommand::OpenArticle(path("a.txt")));
    assert_eq!(paths(&sitting), (Some("a.txt"), Some("b.txt")));
}

#[test]
fn undo_goes_over_to_the_side_it_changes() {
    let mut sitting = both();
    select(&mut sitting, "giảm");
    sitting.run(AnnotatingCommand::TagByName("Giá".to_owned()));
    sitting.run(ReadingCommand::SwitchSide);
    sitting.run(Action::Undo);
    assert_eq!(paths(&sitting), (Some("b.txt"), Some("a.txt")));
    assert!(quotes(&sitting, "b.txt").is_empty());
}

#[test]
fn of_one_article_on_both_sides_each_shows_what_the_other_marks() {
    let mut sitting = Sitting::open(&[("a.txt", A)]);
    sitting.read("a.txt");
    sitting.run(Action::SideBySide);
    select(&mut sitting, "tăng");
    sitting.run(AnnotatingCommand::TagByName("Giá".to_owned()));
    let reader = sitting.reader();
    let n_marks = |reading: &Option<Reading>| reading.as_ref().map_or(0, |reading| reading.marks.len());
    assert_eq!((n_marks(&reader.reading), n_marks(&reader.beside)), (1, 1));
    sitting.run(Action::SideBySide);
    assert!(sitting.reader().beside.is_none());
}

#[test]
fn with_one_article_there_is_no_other_side_and_it_is_said() {
    let mut sitting = Sitting::open(&[("a.txt", A)]);
    sitting.read("a.txt");
    sitting.run(Action::SwitchSide);
    assert_eq!(sitting.said(), Some(Notice::Reading(ReadingNotice::NothingBeside)));
    assert_eq!(sitting.reader().side, Side::Left);
}
