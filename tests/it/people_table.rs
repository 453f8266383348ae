//! The table of people and articles.

use crate::notation::play;
use crate::people::shared;
use crate::support::Sitting;
use butda::session::Action;
use butda::view::table::{Cell, CellState, TableSort, TableView};

const TEXT: &str = "Giá xăng tăng cao";

fn of(state: CellState, n: Option<usize>) -> Cell {
    Cell { state, n }
}

/// NCV 1 is done with `a.txt`, NCV 2 has begun it; nobody has begun `b.txt`. NCV 2 reads.
fn begun() -> Sitting {
    let mut sitting = shared(TEXT, &[("NCV 1", "select Giá; tag a; select xăng; tag b")]);
    sitting.run(Action::ToggleDone);
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    play(&mut sitting, "select cao; tag c");
    sitting
}

#[test]
fn it_tells_how_far_each_has_come_with_each_article() {
    let sitting = begun();
    let view = TableView::new(&sitting.session, TableSort::Order);
    assert_eq!(view.people, ["NCV 2", "NCV 1"]);
    assert_eq!(view.n_done, [0, 1]);
    let cells: Vec<_> = view.rows.iter().map(|row| (row.path.as_str(), row.cells.clone())).collect();
    let none = || of(CellState::NotBegun, Some(0));
    let first = vec![of(CellState::Begun, Some(1)), of(CellState::Done, Some(2))];
    assert_eq!(cells, [("a.txt", first), ("b.txt", vec![none(), none()])]);
}

#[test]
fn under_blind_coding_others_numbers_are_missing_where_one_is_not_done() {
    let mut sitting = begun();
    sitting.run(Action::CodeBlind);
    let cells = |sitting: &Sitting| {
        let view = TableView::new(&sitting.session, TableSort::Order);
        view.rows.first().map(|row| row.cells.clone()).expect("an article")
    };
    assert_eq!(cells(&sitting), [of(CellState::Begun, Some(1)), of(CellState::Done, None)]);
    sitting.run(Action::ToggleDone);
    assert_eq!(cells(&sitting), [of(CellState::Done, Some(1)), of(CellState::Done, Some(2))]);
}

#[test]
fn it_is_sorted_by_article_title_or_how_far_a_person_has_come() {
    let sitting = begun();
    let order = |sort: TableSort| {
        let view = TableView::new(&sitting.session, sort);
        view.rows.iter().map(|row| row.path.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(order(TableSort::Order), ["a.txt", "b.txt"]);
    assert_eq!(order(TableSort::Title), ["a.txt", "b.txt"]);
    assert_eq!(order(TableSort::Person(1)), ["b.txt", "a.txt"]);
}

#[test]
fn it_is_copied_as_a_table_with_tabs_in_which_nothing_becomes_a_formula() {
    let mut sitting = Sitting::open(&[("=1+1.txt", "=Giá\txăng tăng cao.")]);
    sitting.read("=1+1.txt");
    play(&mut sitting, "select xăng; tag a");
    let view = TableView::new(&sitting.session, TableSort::Order);
    let text = view.tab_separated(["Article", "Title"], "{}: annotations", |state| format!("{state:?}"));
    let expected = "Article\tTitle\tNCV 1\tNCV 1: annotations\n'=1+1.txt\t'=Giá xăng tăng cao.\tBegun\t1\n";
    assert_eq!(text, expected);
}

#[test]
fn ten_thousand_articles_and_twelve_people_have_their_table_at_once() {
    let files: Vec<(String, String)> =
        (0..10_000).map(|n| (format!("{n:05}.txt"), format!("Bài số {n}."))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut sitting = Sitting::of(&files);
    for n in 1..12 {
        let path = format!("annotations/p-{n}/codebook.ron");
        let text = format!(
            "(format: 1, kind: \"codebook\", annotator: (id: \"p-{n}\", name: \"P{n}\", same_person_as: None), \
             memo: None, locked: false, keys: [], themes: [])"
        );
        sitting.put(&path, text.as_bytes());
    }
    sitting.be("NCV 1");
    sitting.open_folder();
    let view = TableView::new(&sitting.session, TableSort::Person(11));
    assert_eq!((view.rows.len(), view.people.len()), (10_000, 12));
}
