//! A project folder that was renamed, moved or copied: the journal comes along, and nothing of another project does.

use crate::faulty_disk::{Fault, FaultyDisk};
use crate::keeping::{kept, play_kept_only};
use crate::notation::{play, shown, sitting_in};
use crate::support::{Sitting, a_txt, annotator_id};
use butda::cli::{self, Invocation, Surroundings};
use butda::model::merge::Tally;
use butda::session::{Action, Command, KeepingNotice, Notice, Now, ReturningCommand, SaveStatus};
use butda::storage::atomic_write::WriteError;
use butda::storage::disk::RealDisk;
use butda::storage::project_folder::FileKey;
use butda::storage::settings::Places;
use butda::workers::task::{KeepWork, Task, Work};
use expect_test::expect;
use std::ffi::OsString;
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
    assert_eq!(sitting.said(), Some(Notice::Keeping(KeepingNotice::Recovered(3, Tally::default()))));
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
    assert_eq!(sitting.said(), Some(Notice::Keeping(KeepingNotice::NotLeft { is_kept: true })));
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
    sitting.restart();
    let root = sitting.root();
    open(&mut sitting, &root);
    expect!["[b:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn another_project_of_the_same_articles_gets_nothing() {
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
    fs::remove_file(to.join("annotations/ncv-1-aaaaaa/.computer")).expect("the other computer's stamp");
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
fn what_was_never_saved_stays_with_the_folder_it_was_made_in() {
    let (mut sitting, to) = never_saved();
    open(&mut sitting, &to);
    assert_eq!(sitting.said(), None);
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
    play(&mut sitting, "select tăng; tag b");
    sitting.save();
    assert!(read_at(&to).contains("tăng"));
    // There it comes back by itself as soon as it can be written.
    let root = sitting.root();
    fs::remove_file(root.join("annotations")).expect("a file");
    open(&mut sitting, &root);
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
    assert!(matches!(sitting.save(), SaveStatus::Saved(Some(_))));
    assert!(read_at(&root).contains("xăng"));
}

/// A new folder of the same articles under the name of one that was renamed, with steps in the journal alone.
fn replaced() -> Sitting {
    let sitting = killed();
    rename(&sitting, "renamed");
    fs::create_dir(sitting.root()).expect("a folder");
    sitting.put("a.txt", "Giá xăng tăng".as_bytes());
    sitting
}

fn open_replaced() -> Sitting {
    let mut sitting = replaced();
    let root = sitting.root();
    open(&mut sitting, &root);
    assert_eq!(sitting.said(), Some(Notice::Keeping(KeepingNotice::JournalQuarantined(3))));
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
    assert!(sitting.opened().history.entries().is_empty());
    sitting
}

#[test]
fn a_new_project_under_the_name_of_another_gets_nothing_of_its_journal() {
    let mut sitting = open_replaced();
    // The first mark is made at once, and killed: both journals keep what is theirs.
    play_kept_only(&mut sitting, "select tăng; tag c");
    sitting.restart();
    expect!["Giá xăng [c:tăng]"].assert_eq(&shown(&sitting));
    assert!(matches!(sitting.save(), SaveStatus::Saved(Some(_))));
    sitting.restart();
    assert_eq!(sitting.said(), None);
    expect!["Giá xăng [c:tăng]"].assert_eq(&shown(&sitting));
    // The project it is of gets it.
    let to = beside(&sitting, "renamed");
    open(&mut sitting, &to);
    expect!["[b:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
    assert!(matches!(sitting.save(), SaveStatus::Saved(Some(_))));
    assert!(read_at(&to).contains("Giá") && !read_at(&to).contains("quote: \"tăng\""));
}

#[test]
fn annotate_in_a_new_project_under_the_name_of_another_brings_nothing_of_it_and_says_what_became_of_it() {
    let mut sitting = replaced();
    let annotate = |quote: &str| {
        let moment = sitting.now().moment;
        let around = Surroundings {
            now: Now { moment, millis: 0 },
            seed: [5; 32],
            places: Some(Places::within(&sitting.home())),
            system_language: Some("en_US.UTF-8".to_owned()),
            login: None,
        };
        let root = sitting.root();
        let line =
            ["butda", "annotate", root.to_str().expect("Unicode"), "a.txt", "--quote", quote, "--theme", "t"];
        let (mut out, mut messages) = (Vec::new(), Vec::new());
        let done = cli::run(line.map(OsString::from).into_iter(), &around, &mut out, &mut messages);
        assert!(matches!(done, Invocation::Done(0)), "{}", String::from_utf8_lossy(&messages));
        String::from_utf8(messages).expect("words")
    };
    let messages = annotate("tăng");
    assert!(messages.contains("3 changes in the journal on this computer belong to a project"), "{messages}");
    assert_eq!(annotate("Giá"), "");
    sitting.restart();
    sitting.read("a.txt");
    assert_eq!(sitting.said(), None);
    expect!["[t:Giá] xăng [t:tăng]"].assert_eq(&shown(&sitting));
    let to = beside(&sitting, "renamed");
    open(&mut sitting, &to);
    expect!["[b:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn a_project_whose_files_were_away_for_a_while_gets_its_journal_when_they_are_back() {
    let mut sitting = killed();
    let (root, away) = (sitting.root(), beside(&sitting, "away"));
    fs::rename(root.join("annotations"), &away).expect("a folder");
    open(&mut sitting, &root);
    assert_eq!(sitting.said(), Some(Notice::Keeping(KeepingNotice::JournalQuarantined(3))));
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
    sitting.save();
    fs::remove_dir_all(root.join("annotations")).ok();
    fs::rename(&away, root.join("annotations")).expect("a folder");
    open(&mut sitting, &root);
    expect!["[b:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn a_journal_stays_where_its_files_are_though_none_of_them_is_understood() {
    let mut sitting = killed();
    for file in ["a.txt.ron", "codebook.ron"] {
        sitting.put(&format!("annotations/ncv-1-aaaaaa/{file}"), b"(\n    <<<<<<< HEAD\n");
    }
    sitting.restart();
    assert!(matches!(sitting.said(), Some(Notice::Keeping(KeepingNotice::Recovered(3, _)))));
    expect!["[b:Giá] xăng tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn where_what_is_another_s_cannot_be_put_aside_the_folder_is_not_worked_in_and_nothing_is_mixed() {
    let opening = |failing: usize| {
        let mut sitting = replaced();
        let fault = Fault::Error(ErrorKind::Other);
        let disk = Arc::new(FaultyDisk::new(Arc::new(RealDisk), failing, fault));
        sitting.put_on(Arc::clone(&disk) as _);
        sitting.be("NCV 1");
        sitting.run(Command::OpenFolder(sitting.root()));
        let is_open = sitting.session.open_project().is_some();
        if is_open {
            sitting.read("a.txt");
            play(&mut sitting, "select tăng; tag c");
            sitting.save();
        }
        (sitting, is_open, disk.n_calls())
    };
    let (_, is_open, n_calls) = opening(0);
    assert!(is_open && n_calls > 30, "{n_calls}");
    let mut n_refused = 0;
    for failing in 1..=n_calls {
        let (mut sitting, is_open, _) = opening(failing);
        n_refused += usize::from(!is_open);
        sitting.put_on(Arc::new(RealDisk));
        let root = sitting.root();
        open(&mut sitting, &root);
        let own = if is_open { "Giá xăng [c:tăng]" } else { "Giá xăng tăng" };
        assert_eq!(shown(&sitting), own, "call {failing}");
        let to = beside(&sitting, "renamed");
        open(&mut sitting, &to);
        assert_eq!(shown(&sitting), "[b:Giá] [a:xăng] tăng", "call {failing}");
    }
    assert!(n_refused >= 2, "{n_refused}");
}

#[test]
fn the_renamed_project_gets_its_steps_though_its_name_is_another_s_by_now() {
    let mut sitting = open_replaced();
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

/// The folder in which this computer keeps what belongs to a project folder of this name.
fn state_folder_of(sitting: &Sitting, name: &str) -> PathBuf {
    let state = sitting.home().join("state/ncv-1-aaaaaa");
    let folders = fs::read_dir(state).expect("a folder").flatten().map(|entry| entry.path());
    let is_of = |path: &PathBuf| path.file_name().is_some_and(|n| n.to_string_lossy().starts_with(name));
    folders.filter(|path| path.is_dir()).find(is_of).expect("the project's folder")
}

#[test]
fn a_damaged_line_stays_in_a_journal_that_gets_another_s_steps() {
    let mut sitting = killed();
    let (root, to) = (sitting.root(), rename(&sitting, "renamed"));
    open(&mut sitting, &to);
    sitting.save();
    let journal = state_folder_of(&sitting, "renamed").join("journal");
    let text = fs::read_to_string(&journal).expect("a journal");
    fs::write(&journal, text.replacen("Highlighted", "Hixhlighted", 1)).expect("a file");
    fs::rename(&to, &root).expect("a folder");
    open(&mut sitting, &root);
    play_kept_only(&mut sitting, "select tăng; tag c");
    fs::rename(&root, &to).expect("a folder");
    open(&mut sitting, &to);
    expect!["[b:Giá] [a:xăng] [c:tăng]"].assert_eq(&shown(&sitting));
    assert!(fs::read_to_string(&journal).expect("a journal").contains("Hixhlighted"));
}

#[test]
fn what_was_taken_over_once_is_not_taken_again_when_the_history_has_forgotten_it() {
    let mut sitting = killed();
    let to = rename(&sitting, "renamed");
    open(&mut sitting, &to);
    play(&mut sitting, "at Giá; delete; at xăng");
    let note = "thật là hay ".repeat(3000);
    for n in 0..60 {
        play(&mut sitting, &format!("note {n} {note}"));
        sitting.save();
    }
    open(&mut sitting, &to);
    assert!(sitting.opened().history.entries().len() < 60, "old steps are dropped");
    open(&mut sitting, &to);
    let shown = shown(&sitting);
    assert!(shown.starts_with("Giá [a~"), "{}", shown.get(..40).unwrap_or(&shown));
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
    sitting.run(ReturningCommand::ListVersions(FileKey::of_article(&annotator_id("NCV 1"), &a_txt())));
    assert_eq!(sitting.session.versions().map(|versions| versions.list.len()), Some(1));
    let is_written = |task: &Task| matches!(task.work, Work::Keep(KeepWork::SaveFile { .. }));
    assert!(!sitting.run_only(Action::SaveNow).iter().any(is_written), "nothing is written for it");
    // The folder may only have been out of reach: its own versions stay with it.
    let versions = state_folder_of(&sitting, "project").join("versions/annotations/ncv-1-aaaaaa/a.txt.ron");
    assert_eq!(fs::read_dir(versions).expect("a folder").count(), 1);
}
