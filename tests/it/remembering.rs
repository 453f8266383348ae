//! What this computer remembers, and what lists tell of their rows.

use crate::notation::play;
use crate::support::Sitting;
use butda::storage::problem::ProblemKind;
use butda::storage::settings::{self, Places, Settings};
use butda::view::themes::ThemesView;

#[test]
fn settings_that_cannot_be_read_are_a_problem_and_not_the_defaults() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::within(folder.path());
    assert_eq!(settings::read(&places), Ok(Settings::default()));
    std::fs::write(&places.settings, b"(recent: [\"\xff\"])").expect("a file");
    let problem = settings::read(&places).expect_err("a problem");
    assert!(matches!(problem.kind, ProblemKind::Unreadable(_)), "{problem:?}");
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
