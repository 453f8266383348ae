//! Several people in one folder: whose marks are shown is one answer for everything that shows or counts them.

use crate::notation::{play, shown};
use crate::support::{Sitting, annotator_id, passages_shown};
use butda::model::id::AnnotatorId;
use butda::model::initials::initials_of;
use butda::model::people::People;
use butda::model::project::{Annotator, Project};
use butda::session::{Action, Notice, PeopleCommand, PeopleNotice, SelectingCommand};
use butda::view::annotation::AnnotationView;
use butda::view::library::{LibraryView, Query};
use butda::view::marks::Marks;
use butda::view::people::PeopleView;
use butda::view::status::StatusView;
use butda::view::themes::ThemesView;
use std::collections::BTreeMap;

/// A project in which each person, in turn, plays a script in `a.txt`; the last one goes on.
pub fn shared(text: &str, scripts: &[(&str, &str)]) -> Sitting {
    let mut sitting = Sitting::of(&[("a.txt", text), ("b.txt", "Một bài khác.")]);
    for (name, script) in scripts {
        sitting.be(name);
        sitting.open_folder();
        sitting.read("a.txt");
        play(&mut sitting, script);
        sitting.save();
    }
    sitting
}

/// Four annotations of three people in one of two articles.
pub fn three() -> Sitting {
    let scripts = [
        ("NCV 1", "select Giá; tag a; select xăng; tag b"),
        ("NCV 2", "select xăng tăng; tag b"),
        ("NCV 3", "select cao; tag c"),
    ];
    shared("Giá xăng tăng cao", &scripts)
}

fn show(sitting: &mut Sitting, name: &str, is_shown: bool) {
    sitting.run(PeopleCommand::Show(annotator_id(name), is_shown));
}

/// What every place that shows or counts marks tells: the text, bars, library, theme counts, passages, the status bar.
fn told(sitting: &Sitting) -> (String, usize, usize, usize, usize, Option<usize>) {
    let session = &sitting.session;
    let library = LibraryView::new(session, &Query::default());
    let themes = ThemesView::new(session);
    (
        shown(sitting),
        Marks::new(session, sitting.opened(), sitting.article()).all().len(),
        library.rows.first().map_or(0, |row| row.n_annotations),
        themes.rows.iter().map(|row| row.here.own).sum(),
        passages_shown(session).len(),
        StatusView::new(session).n_here,
    )
}

#[test]
fn who_is_hidden_is_hidden_everywhere() {
    let mut sitting = three();
    let everyone = "[a@1:Giá] [b@1+b@2:xăng][b@2: tăng] [c:cao]";
    assert_eq!(told(&sitting), (everyone.to_owned(), 4, 4, 4, 4, Some(4)));
    show(&mut sitting, "NCV 1", false);
    assert_eq!(told(&sitting), ("Giá [b@2:xăng tăng] [c:cao]".to_owned(), 2, 2, 2, 2, Some(2)));
    show(&mut sitting, "NCV 3", false);
    assert_eq!(told(&sitting), ("Giá [b@2:xăng tăng] cao".to_owned(), 1, 1, 1, 1, Some(1)));
    sitting.run(Action::ShowEveryone);
    assert_eq!(told(&sitting).0, everyone);
    sitting.run(PeopleCommand::ShowOnly(annotator_id("NCV 1")));
    assert_eq!(told(&sitting).0, "[a@1:Giá] [b@1:xăng] tăng cao");
}

#[test]
fn alt_arrows_pass_over_who_is_hidden() {
    let mut sitting = three();
    show(&mut sitting, "NCV 1", false);
    let quotes = |sitting: &mut Sitting| {
        sitting.run(SelectingCommand::PlaceCaret(0));
        let mut quotes = Vec::new();
        for _ in 0..4 {
            play(sitting, "next annotation");
            quotes.push(AnnotationView::new(&sitting.session).expect("an annotation").quote);
        }
        quotes.dedup();
        quotes
    };
    assert_eq!(quotes(&mut sitting), ["xăng tăng", "cao"]);
    show(&mut sitting, "NCV 2", false);
    assert_eq!(quotes(&mut sitting), ["cao"]);
}

#[test]
fn a_selected_mark_that_is_hidden_is_selected_no_longer() {
    let mut sitting = three();
    play(&mut sitting, "at xăng tăng");
    assert!(AnnotationView::new(&sitting.session).is_some());
    show(&mut sitting, "NCV 2", false);
    assert_eq!(AnnotationView::new(&sitting.session), None);
}

#[test]
fn the_list_of_people_counts_the_hidden_ones_too() {
    let mut sitting = three();
    sitting.run(Action::ToggleOthers);
    let view = PeopleView::new(&sitting.session);
    let rows: Vec<_> = view
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.initials.as_str(), row.is_shown, row.n_here, row.n_all))
        .collect();
    let expected = [
        ("NCV 3", "N3", true, Some(1), 1),
        ("NCV 1", "N1", false, Some(2), 2),
        ("NCV 2", "N2", false, Some(1), 1),
    ];
    assert_eq!(rows, expected);
    assert_eq!(view.n_hidden, 2);
    sitting.read("b.txt");
    assert_eq!(PeopleView::new(&sitting.session).rows.first().and_then(|row| row.n_here), Some(0));
}

#[test]
fn the_status_line_says_how_many_are_hidden_and_the_bar_keeps_saying_so() {
    let mut sitting = three();
    assert_eq!(StatusView::new(&sitting.session).n_hidden, 0);
    show(&mut sitting, "NCV 1", false);
    assert_eq!(sitting.said(), Some(Notice::People(PeopleNotice::PeopleHidden(1))));
    show(&mut sitting, "NCV 2", false);
    assert_eq!(sitting.said(), Some(Notice::People(PeopleNotice::OthersHidden)));
    assert_eq!(StatusView::new(&sitting.session).n_hidden, 2);
    show(&mut sitting, "NCV 2", true);
    show(&mut sitting, "NCV 1", true);
    assert_eq!(sitting.said(), Some(Notice::People(PeopleNotice::OthersShown)));
}

#[test]
fn hiding_everyone_else_and_showing_one_of_them_leaves_the_rest_hidden() {
    let mut sitting = three();
    sitting.run(Action::ToggleOthers);
    show(&mut sitting, "NCV 2", true);
    assert_eq!(shown(&sitting), "Giá [b@2:xăng tăng] [c:cao]");
    sitting.run(Action::ToggleOthers);
    assert_eq!(told(&sitting).1, 4);
}

#[test]
fn who_marks_sees_their_own_marks_again_and_marks_nothing_twice() {
    let mut sitting = three();
    show(&mut sitting, "NCV 3", false);
    assert_eq!(shown(&sitting), "[a@1:Giá] [b@1+b@2:xăng][b@2: tăng] cao");
    play(&mut sitting, "select cao; tag d");
    assert_eq!(shown(&sitting), "[a@1:Giá] [b@1+b@2:xăng][b@2: tăng] [c+d:cao]");
    assert_eq!(StatusView::new(&sitting.session).n_hidden, 0);
}

#[test]
fn what_is_hidden_is_exported_all_the_same() {
    let mut sitting = three();
    sitting.run(Action::ToggleOthers);
    assert_eq!(sitting.opened().study().codings.len(), 4);
}

fn people(names: &[&str]) -> People {
    let mut project = Project::default();
    for (at, name) in names.iter().enumerate() {
        let id = crate::support::named::<AnnotatorId>(format!("p-{at:02}"));
        project.put_annotator(&id, Annotator { name: (*name).to_owned(), same_person_as: None });
    }
    People::of(&project, None, &BTreeMap::new())
}

#[test]
fn no_two_people_bear_the_same_initials() {
    assert_eq!(initials_of(&people(&["Lan", "NCV 1", "NCV 2"])), ["L", "N1", "N2"]);
    assert_eq!(initials_of(&people(&["Nguyễn An", "Nguyễn Anh", "Trần Bình"])), ["NAn", "NAnh", "TB"]);
    assert_eq!(initials_of(&people(&["Ngô An", "Nguyễn An"])), ["NgôAn", "NguAn"]);
    assert_eq!(initials_of(&people(&["Lan", "Lâm", "Long"])), ["La", "Lâ", "Lo"]);
    assert_eq!(initials_of(&people(&["Phạm Thị Thu Hà"])), ["PTT"]);
    assert_eq!(initials_of(&people(&["An", "an"])), ["An", "An·2"]);
}

#[test]
fn people_of_one_name_are_told_by_their_folders() {
    let names: Vec<String> = people(&["An", "An", "Bình"]).all().iter().map(|p| p.name.clone()).collect();
    assert_eq!(names, ["An (p-00)", "An (p-01)", "Bình"]);
}
