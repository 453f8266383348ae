//! What this computer remembers, and what lists tell of their rows.

use crate::notation::play;
use crate::support::Sitting;
use butda::storage::problem::ProblemKind;
use butda::storage::settings::{self, Places, Settings};
use butda::view::library::{LibraryView, Query, Sort};
use butda::view::themes::ThemesView;

#[test]
fn settings_that_cannot_be_read_are_a_problem_and_not_the_defaults() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::within(folder.path());
    assert_eq!(settings::read(&places), Ok(Settings::default()));
    std::fs::write(&places.settings, b"(recent: [\"\xff\"])").expect("a file");
    let problem = settings::read(&places).expect_err("a problem");
    assert!(matches!(problem.kind, ProblemKind::NotRon(_)), "{problem:?}");
}

#[test]
fn a_theme_knows_the_siblings_around_it() {
    let mut sitting = Sitting::reading("Giá xăng tăng");
    play(&mut sitting, "select Giá; tag a; tag b; tag c; tag c / d");
    let view = ThemesView::new(&sitting.session);
    let named =
        |id: &Option<_>| view.rows.iter().find(|row| Some(&row.id) == id.as_ref()).map(|row| &*row.name);
    let around: Vec<_> =
        view.rows.iter().map(|row| (named(&row.previous), &*row.name, named(&row.next))).collect();
    assert_eq!(
        around,
        [(None, "a", Some("b")), (Some("a"), "b", Some("c")), (Some("b"), "c", None), (None, "d", None)]
    );
}

#[test]
fn articles_in_folders_stand_under_their_folders() {
    let files =
        [("z.txt", "z"), ("b/2.txt", "b2"), ("a/x/1.txt", "ax1"), ("a/1.txt", "a1"), ("a b/1.txt", "ab")];
    let sitting = Sitting::open(&files);
    let view = LibraryView::new(&sitting.session, &Query::default());
    let paths: Vec<&str> = view.rows.iter().map(|row| row.path.as_str()).collect();
    assert_eq!(paths, ["z.txt", "a/1.txt", "a/x/1.txt", "a b/1.txt", "b/2.txt"]);
    let folders: Vec<_> =
        view.folders.iter().map(|f| (f.before, f.depth, f.path.as_str(), f.n_articles)).collect();
    assert_eq!(folders, [(1, 0, "a", 2), (2, 1, "a/x", 1), (3, 0, "a b", 1), (4, 0, "b", 1)]);
    let by_title = Query { sort: Sort::Title, ..Query::default() };
    assert!(LibraryView::new(&sitting.session, &by_title).folders.is_empty());
}
