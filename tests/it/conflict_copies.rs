//! Conflict copies that synchronisation services make of one's own files: what both sides changed is kept, what is only
//! an earlier state gives way.

use crate::notation::{play, shown, sitting_in};
use crate::support::Sitting;
use butda::session::FolderCommand;
use butda::session::SaveStatus;

const ANNOTATIONS: &str = "annotations/ncv-1-aaaaaa/a.txt.ron";
const COPY: &str = "annotations/ncv-1-aaaaaa/a.txt (conflicted copy).ron";

/// A sitting whose file holds the note «một», then «hai»; the file as it was with the first.
fn twice_noted() -> (Sitting, String) {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    play(&mut sitting, "at xăng; note một");
    sitting.save();
    let earlier = sitting.file(ANNOTATIONS);
    play(&mut sitting, "at xăng; note hai");
    sitting.save();
    (sitting, earlier)
}

#[test]
fn a_copy_of_an_earlier_state_gives_way_without_a_conflict() {
    let (mut sitting, earlier) = twice_noted();
    sitting.put(COPY, earlier.as_bytes());
    sitting.restart();
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)));
    assert_eq!((shown(&sitting).as_str(), sitting.opened().n_conflicts), ("Giá [a~hai:xăng] tăng", 0));
    assert!(!sitting.path(COPY).exists());
}

#[test]
fn a_copy_that_was_changed_elsewhere_is_kept_as_a_conflict_whatever_its_revision() {
    let (mut sitting, earlier) = twice_noted();
    // On the other side the first note was changed, too: its revision is lower than that of the file here.
    sitting.put(COPY, earlier.replace("\"một\"", "\"ba\"").as_bytes());
    sitting.restart();
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)));
    assert_eq!((shown(&sitting).as_str(), sitting.opened().n_conflicts), ("Giá [a~hai:xăng] tăng", 1));
    assert!(sitting.file(ANNOTATIONS).contains("\"ba\"") && !sitting.path(COPY).exists());
}

#[test]
fn a_copy_that_comes_while_the_project_is_open_is_merged_alike() {
    let (mut sitting, earlier) = twice_noted();
    sitting.put(COPY, earlier.replace("\"một\"", "\"ba\"").as_bytes());
    sitting.run(FolderCommand::LookAgain(None));
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)));
    assert_eq!(sitting.opened().n_conflicts, 1);
}

#[test]
fn where_nothing_is_remembered_both_sides_of_a_copy_are_kept() {
    let (mut sitting, earlier) = twice_noted();
    sitting.put(COPY, earlier.as_bytes());
    std::fs::remove_dir_all(sitting.home().join("state/ncv-1-aaaaaa")).expect("the state of this annotator");
    sitting.restart();
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)));
    assert_eq!(sitting.opened().n_conflicts, 1);
    assert!(sitting.file(ANNOTATIONS).contains("\"một\""));
}

#[test]
fn a_colleagues_copy_is_shown_and_keeps_nobody_from_leaving() {
    let (mut sitting, earlier) = twice_noted();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    sitting.put(COPY, earlier.replace("\"một\"", "\"ba\"").as_bytes());
    sitting.run(FolderCommand::LookAgain(None));
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
    assert!(sitting.session.can_close());
    assert!(sitting.path(COPY).exists(), "it is theirs to put away");
}

#[test]
fn a_colleagues_file_that_is_put_back_to_an_earlier_state_is_shown_as_it_is() {
    let (mut sitting, earlier) = twice_noted();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    sitting.put(ANNOTATIONS, earlier.as_bytes());
    sitting.run(FolderCommand::LookAgain(None));
    assert_eq!(shown(&sitting), "Giá [a~một@1:xăng] tăng");
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)));
    assert_eq!(sitting.file(ANNOTATIONS), earlier);
}
