//! Leaving a project: not before everything of it is saved.

use crate::notation::play;
use crate::support::Sitting;
use butda::session::{Action, Command, Notice};

/// A sitting with one change that is not saved yet.
fn unsaved() -> Sitting {
    let mut sitting = Sitting::reading("Giá xăng tăng");
    play(&mut sitting, "select xăng; tag a");
    sitting
}

#[test]
fn a_project_is_left_once_its_last_change_is_saved() {
    let mut sitting = unsaved();
    let root = sitting.root();
    sitting.run(Command::Act(Action::CloseProject));
    assert!(sitting.session.open_project().is_none());
    sitting.run(Command::OpenFolder(root));
    assert_eq!(sitting.opened().project.articles().count(), 1);
}

#[test]
fn a_project_that_cannot_be_saved_stays_open_until_it_is_left_once_more() {
    let mut sitting = unsaved();
    std::fs::create_dir_all(sitting.path("annotations")).expect("a folder");
    let own = sitting.session.annotator().expect("a name").clone();
    sitting.put(&format!("annotations/{own}/a.txt.ron"), b"foreign");
    sitting.run(Command::Act(Action::CloseProject));
    assert!(sitting.session.open_project().is_some());
    assert_eq!(sitting.said(), Some(Notice::NotLeft { is_kept: true }));
    sitting.run(Command::Act(Action::CloseProject));
    assert!(sitting.session.open_project().is_none());
}
