//! A project folder that was renamed, moved or copied: what the journal has of it comes along, and nothing of another
//! project does.

use crate::faulty_disk::{Fault, FaultyDisk};
use crate::keeping::{kept, play_kept_only};
use crate::notation::{play, shown, sitting_in};
use crate::support::{Sitting, a_txt, annotator_id};
use butda::model::merge::Tally;
use butda::session::saving::SaveStatus;
use butda::session::{Action, Command, Notice};
use butda::storage::atomic_write::WriteError;
use butda::storage::disk::RealDisk;
use butda::workers::task::Work;
use expect_test::expect;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A path beside the project folder.
fn beside(sitting: &Sitting, name: &str) -> PathBuf {
    sitting.root().with_file_name(name)
}

fn rename(sitting: &Sitting, name: &str) -> PathBuf {
    let to = beside(sitting, name);
    fs::rename(sitting.root(), &to).expect("a folder");
    to
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a file");
        }
    }
}

/// Starts the program anew and opens a folder.
fn open(sitting: &mut Sitting, root: &Path) {
    sitting.be("NCV 1");
    sitting.run(Command::OpenFolder(root.to_owned()));
    sitting.read("a.txt");
}

/// A sitting killed with steps that are in the journal alone.
fn killed() -> Sitting {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    play_kept_only(&mut sitting, "select Giá; tag b");
    sitting
}

fn read_at(root: &Path) -> String {
    fs::read_to_string(root.join("annotations/ncv-1-aaaaaa/a.txt.ron")).unwrap_or_default()
}

#[test]
fn what_the_journal_has_of_a_folder_comes_along_when_that_is_renamed() {
    let mut sitting = killed();
    let to = rename(&sitting, "renamed");
    open(&mut sitting, &to);
    assert_eq!(sitting.said(), Some(Notice::Recovered(3, Tally::default())));
    expect!["[b:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
    assert!(matches!(sitting.save(), SaveStatus::Saved(Some(_))));
    assert!(read_at(&to).contains("Giá"));
    // Undo reaches what was done under the old name, and once more after another renaming.
    play(&mut sitting, "undo; undo");
    sitting.save();
    let again = beside(&sitting, "renamed again");
    fs::rename(&to, &again).expect("a folder");
    open(&mut sitting, &again);
    assert_eq!(sitting.said(), None);
    play(&mut sitting, "redo; redo");
    expect!["[b:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn a_folder_renamed_while_it_is_open_gets_what_was_done_since_when_it_is_opened_under_its_new_name() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let to = rename(&sitting, "renamed");
    play(&mut sitting, "select Giá; tag b");
    let SaveStatus::Failed(_, error) = sitting.save() else { panic!("{:?}", sitting.status()) };
    assert!(matches!(error, WriteError::FolderGone(_)) && sitting.opened().is_kept());
    assert!(!sitting.root().exists(), "nothing is made under the old name");
    sitting.run(Command::OpenFolder(to.clone()));
    assert_eq!(sitting.said(), Some(Notice::NotLeft { is_kept: true }));
    sitting.run(Command::OpenFolder(to.clone()));
    sitting.read("a.txt");
    expect!["[b:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
    assert!(matches!(sitting.save(), SaveStatus::Saved(Some(_))));
    assert!(read_at(&to).contains("Giá"));
}

#[test]
fn to_and_fro_each_name_gets_what_the_other_has() {
    let mut sitting = killed();
    let to = rename(&sitting, "renamed");
    open(&mut sitting, &to);
    sitting.save();
    play_kept_only(&mut sitting, "select tăng; tag c");
    fs::rename(&to, sitting.root()).expect("a folder");
    let root = sitting.root();
    open(&mut sitting, &root);
    expect!["[b:Giá] [a:xăng] [c:tăng]"].assert_eq(&shown(&sitting));
}

#[test]
fn a_copy_of_a_project_that_is_still_there_gets_nothing_of_its_journal() {
    let mut sitting = killed();
    let to = beside(&sitting, "copy");
    copy(&sitting.root(), &to);
    open(&mut sitting, &to);
    assert_eq!(sitting.said(), None);
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
    // The project itself gets it.
    sitting.restart();
    let root = sitting.root();
    open(&mut sitting, &root);
    expect!["[b:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn another_project_of_the_same_articles_gets_nothing_and_is_not_asked() {
    let mut sitting = killed();
    fs::remove_dir_all(sitting.root()).expect("a folder");
    let to = beside(&sitting, "another");
    let mut other = Sitting::of(&[("a.txt", "Giá xăng tăng")]);
    other.another_window("NCV 1", [42; 32]);
    other.open_folder();
    other.read("a.txt");
    play(&mut other, "select tăng; tag d");
    other.save();
    copy(&other.root(), &to);
    open(&mut sitting, &to);
    assert_eq!(sitting.said(), None);
    expect!["Giá xăng [d:tăng]"].assert_eq(&shown(&sitting));
    assert_eq!(sitting.opened().history.entries().len(), 0);
}

/// A sitting in a folder that was never written to, with its marks in the journal, and a copy of the folder.
fn never_saved() -> (Sitting, PathBuf) {
    let mut sitting = Sitting::reading("Giá xăng tăng");
    sitting.put("annotations", b"a file in its place");
    play(&mut sitting, "select xăng; tag a");
    assert!(matches!(sitting.save(), SaveStatus::Failed(..)));
    let to = beside(&sitting, "copy");
    fs::create_dir(&to).expect("a folder");
    fs::copy(sitting.path("a.txt"), to.join("a.txt")).expect("a file");
    (sitting, to)
}

#[test]
fn where_nothing_was_ever_saved_the_person_is_asked_whether_it_is_the_same_project() {
    let (mut sitting, to) = never_saved();
    open(&mut sitting, &to);
    let from = fs::canonicalize(sitting.root()).expect("a folder");
    assert_eq!(sitting.said(), Some(Notice::JournalOfAnother(from.clone(), 3)));
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
    sitting.run(Command::TakeJournal(from, true));
    sitting.read("a.txt");
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
    sitting.save();
    assert!(read_at(&to).contains("xăng"));
    play(&mut sitting, "undo");
    expect!["Giá [:xăng] tăng"].assert_eq(&shown(&sitting).replace("Giá xăng tăng", "Giá [:xăng] tăng"));
}

#[test]
fn who_says_no_gets_nothing_and_is_not_asked_again() {
    let (mut sitting, to) = never_saved();
    open(&mut sitting, &to);
    let Some(Notice::JournalOfAnother(from, _)) = sitting.said() else { panic!("no question") };
    sitting.run(Command::TakeJournal(from, false));
    open(&mut sitting, &to);
    assert_eq!(sitting.said(), None);
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn a_folder_without_the_articles_of_a_journal_is_not_asked_about_it() {
    let (mut sitting, to) = never_saved();
    fs::rename(to.join("a.txt"), to.join("b.txt")).expect("a file");
    sitting.be("NCV 1");
    sitting.run(Command::OpenFolder(to));
    assert_eq!(sitting.said(), None);
}

/// A new folder of the same articles under the name of one that was renamed, with steps in the journal alone.
fn replaced() -> Sitting {
    let mut sitting = killed();
    rename(&sitting, "renamed");
    fs::create_dir(sitting.root()).expect("a folder");
    sitting.put("a.txt", "Giá xăng tăng".as_bytes());
    let root = sitting.root();
    open(&mut sitting, &root);
    let root = fs::canonicalize(root).expect("a folder");
    assert_eq!(sitting.said(), Some(Notice::JournalOfAnother(root, 3)));
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
    sitting
}

#[test]
fn a_new_project_under_the_name_of_another_gets_nothing_of_its_journal_unless_the_person_says_so() {
    let mut sitting = replaced();
    let root = fs::canonicalize(sitting.root()).expect("a folder");
    sitting.run(Command::TakeJournal(root.clone(), false));
    play(&mut sitting, "select tăng; tag c");
    sitting.save();
    sitting.restart();
    assert_eq!(sitting.said(), None);
    expect!["Giá xăng [c:tăng]"].assert_eq(&shown(&sitting));
    // The project it is of gets it.
    let to = beside(&sitting, "renamed");
    open(&mut sitting, &to);
    expect!["[b:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
    // One whose files somebody removed gets it.
    let mut sitting = replaced();
    let root = fs::canonicalize(sitting.root()).expect("a folder");
    sitting.run(Command::TakeJournal(root, true));
    sitting.read("a.txt");
    expect!["[b:Giá] xăng tăng"].assert_eq(&shown(&sitting));
    assert!(matches!(sitting.save(), SaveStatus::Saved(Some(_))));
}

#[test]
fn the_renamed_project_gets_its_steps_though_its_name_is_another_s_by_now() {
    let mut sitting = replaced();
    let to = beside(&sitting, "renamed");
    open(&mut sitting, &to);
    expect!["[b:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn whichever_call_fails_while_a_journal_is_taken_over_it_comes_the_next_time() {
    let opening = |failing: usize| {
        let mut sitting = killed();
        let to = rename(&sitting, "renamed");
        let disk =
            Arc::new(FaultyDisk::new(Arc::new(RealDisk), failing, Fault::Error(ErrorKind::StorageFull)));
        sitting.put_on(Arc::clone(&disk) as _);
        sitting.be("NCV 1");
        sitting.run(Command::OpenFolder(to.clone()));
        (sitting, to, disk.n_calls())
    };
    let (_, _, n_calls) = opening(0);
    assert!(n_calls > 30, "{n_calls}");
    for failing in 1..=n_calls {
        let (mut sitting, to, _) = opening(failing);
        sitting.put_on(Arc::new(RealDisk));
        open(&mut sitting, &to);
        assert_eq!(shown(&sitting), "[b:Giá] [a:xăng] tăng", "call {failing}");
        assert!(sitting.opened().problems.is_empty(), "{:?}", sitting.opened().problems);
    }
}

#[test]
fn earlier_versions_come_along() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    play(&mut sitting, "at xăng; delete");
    sitting.save();
    assert!(kept(&sitting, "versions").exists());
    let to = rename(&sitting, "renamed");
    open(&mut sitting, &to);
    sitting.run(Command::ListVersions((annotator_id("NCV 1"), Some(a_txt()))));
    assert_eq!(sitting.opened().versions.as_ref().map(|versions| versions.list.len()), Some(1));
    let due = sitting.run_only(Command::Act(Action::SaveNow));
    assert!(!due.iter().any(|task| matches!(task.work, Work::SaveFile { .. })), "nothing is written for it");
}
