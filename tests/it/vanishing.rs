//! Project folders that go away and come back, and files that are broken for a moment.

use crate::notation::{play, shown, sitting_in};
use crate::support::Sitting;
use butda::session::SaveStatus;
use butda::session::{Action, FolderCommand, FolderNotice, Notice};
use butda::storage::atomic_write::WriteError;
use std::fs;
use std::path::PathBuf;

const ANNOTATIONS: &str = "annotations/ncv-1-aaaaaa/a.txt.ron";

/// A saved sitting whose folder is somewhere else now.
fn gone() -> (Sitting, PathBuf) {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let away = sitting.root().with_extension("away");
    fs::rename(sitting.root(), &away).expect("a folder");
    (sitting, away)
}

fn look(sitting: &mut Sitting) {
    sitting.run(FolderCommand::LookAgain(None));
    sitting.run(FolderCommand::ListAgain);
}

#[test]
fn a_bare_folder_in_the_place_of_the_project_is_not_written_and_that_is_said() {
    let (mut sitting, away) = gone();
    fs::create_dir(sitting.root()).expect("a mount point without its disk");
    look(&mut sitting);
    assert!(matches!(
        sitting.said(),
        Some(Notice::Folder(FolderNotice::ProjectGone(WriteError::ProjectGone(_))))
    ));
    assert_eq!(shown(&sitting), "Giá [a:xăng] tăng", "what was read stays in sight");
    play(&mut sitting, "select tăng; tag b");
    let status = sitting.save();
    assert!(matches!(status, SaveStatus::Failed(_, WriteError::ProjectGone(_))), "{status:?}");
    assert_eq!(fs::read_dir(sitting.root()).expect("a folder").count(), 0);
    fs::remove_dir(sitting.root()).expect("a folder");
    fs::rename(&away, sitting.root()).expect("the disk is back");
    look(&mut sitting);
    sitting.run(Action::SaveNow);
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
    sitting.restart();
    assert_eq!(shown(&sitting), "Giá [a:xăng] [b:tăng]");
}

#[test]
fn a_folder_that_was_deleted_is_not_called_saved() {
    let (mut sitting, _away) = gone();
    look(&mut sitting);
    assert!(matches!(sitting.status(), SaveStatus::Failed(_, WriteError::FolderGone(_))));
    assert_eq!(shown(&sitting), "Giá [a:xăng] tăng");
}

#[test]
fn annotations_that_alone_were_deleted_are_gone_and_new_ones_are_written() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    fs::remove_dir_all(sitting.path("annotations")).expect("the annotations");
    look(&mut sitting);
    assert_eq!(shown(&sitting), "Giá xăng tăng");
    play(&mut sitting, "select tăng; tag b");
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
}

#[test]
fn a_file_that_was_broken_for_a_moment_is_whole_again_and_written_on() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let whole = sitting.file(ANNOTATIONS);
    sitting.put(ANNOTATIONS, b"<<<<<<< HEAD");
    look(&mut sitting);
    play(&mut sitting, "select tăng; tag b");
    assert!(matches!(sitting.save(), SaveStatus::Failed(..)));
    sitting.put(ANNOTATIONS, whole.as_bytes());
    look(&mut sitting);
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
    assert!(sitting.opened().problems.is_empty());
    sitting.restart();
    assert_eq!(shown(&sitting), "Giá [a:xăng] [b:tăng]");
}

#[test]
fn a_colleagues_broken_file_says_nothing_of_ones_own() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    sitting.put(ANNOTATIONS, b"<<<<<<< HEAD");
    look(&mut sitting);
    play(&mut sitting, "select tăng; tag b");
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
    assert_eq!(sitting.opened().problems.len(), 1);
}

#[test]
fn a_name_that_is_composed_otherwise_on_disk_is_the_same_file() {
    let mut sitting = Sitting::open(&[("giá.txt", "Giá xăng tăng")]);
    sitting.read("giá.txt");
    play(&mut sitting, "select xăng; tag a");
    sitting.save();
    let (composed, decomposed) =
        ("annotations/ncv-1-aaaaaa/giá.txt.ron", "annotations/ncv-1-aaaaaa/gia\u{301}.txt.ron");
    fs::rename(sitting.path(composed), sitting.path(decomposed)).expect("as an archive of a Mac names it");
    sitting.restart();
    assert_eq!(shown(&sitting), "Giá [a:xăng] tăng");
    play(&mut sitting, "select tăng; tag b");
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
    assert!(sitting.path(decomposed).exists() && !sitting.path(composed).exists());
    // A twin of the other spelling is a copy: it is merged, and what was read by its name is what goes.
    fs::copy(sitting.path(decomposed), sitting.path(composed)).expect("a copy");
    look(&mut sitting);
    play(&mut sitting, "select Giá; tag c");
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
    sitting.restart();
    assert_eq!(shown(&sitting), "[c:Giá] [a:xăng] [b:tăng]");
}
