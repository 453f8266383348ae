//! Keeping: a step is in the journal before it counts as kept, comes back from there when its file lacks it, and can be
//! undone after a restart.

use crate::faulty_disk::{Fault, FaultyDisk};
use crate::notation::{play, shown, sitting_in};
use crate::support::{Sitting, path};
use butda::model::merge::Tally;
use butda::session::SaveStatus;
use butda::session::{Action, Command, FolderCommand, KeepingNotice, Notice, ReturningCommand};
use butda::storage::disk::RealDisk;
use butda::storage::problem::{FilePlace, ProblemKind};
use butda::storage::project_folder::FileKey;
use butda::words::steps::version_difference;
use butda::words::{Tongue, Words};
use butda::workers::task::{KeepWork, Task, Work};
use expect_test::expect;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;

const ANNOTATIONS: &str = "annotations/ncv-1-aaaaaa/a.txt.ron";

/// What this computer keeps of the project, by file name.
pub fn kept(sitting: &Sitting, name: &str) -> PathBuf {
    let state = sitting.root().with_file_name("home").join("state/ncv-1-aaaaaa");
    let mut folders = fs::read_dir(state).expect("a folder").flatten().map(|entry| entry.path());
    folders.find(|path| path.is_dir()).expect("the project's folder").join(name)
}

/// Plays a script as if the program were killed before any of its files reached the project folder.
fn play_and_die(sitting: &mut Sitting, script: &str) {
    play_kept_only(sitting, script);
    sitting.restart();
}

pub fn play_kept_only(sitting: &mut Sitting, script: &str) {
    play(sitting, script);
    let due = sitting.wait_only(200);
    let is_of_journal = |task: &Task| matches!(task.work, Work::KeepSteps { .. });
    assert!(due.iter().any(|task| matches!(task.work, Work::Keep(KeepWork::SaveFile { .. }))));
    sitting.work(due.into_iter().filter(is_of_journal).collect());
}

#[test]
fn what_did_not_reach_its_file_comes_back_from_the_journal_and_is_saved_then() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    play_and_die(&mut sitting, "select Giá; tag b; star; at xăng; remove");
    // The new passage, the one removed, the new theme and its key.
    let notice = sitting.session.notice().map(|said| &said.notice);
    assert_eq!(notice, Some(&Notice::Keeping(KeepingNotice::Recovered(4, Tally::default()))));
    expect!["[b*:Giá] xăng tăng"].assert_eq(&shown(&sitting));
    assert!(matches!(sitting.save(), SaveStatus::Saved(Some(_))));
    assert!(sitting.on_disk().project.has_same_content(sitting.project()));
    sitting.restart();
    assert_eq!(sitting.session.notice(), None);
    expect!["[b*:Giá] xăng tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn annotations_of_an_article_that_is_not_read_yet_wait_for_it_so_that_their_file_tells_its_text() {
    let mut sitting = Sitting::reading("Giá xăng tăng");
    play_kept_only(&mut sitting, "select Giá; tag b");
    sitting.be("NCV 1");
    let tasks = sitting.run_only(Command::OpenFolder(sitting.root()));
    sitting.run_only(FolderCommand::StopReading);
    sitting.work(tasks);
    assert!(sitting.opened().library.values().all(|entry| entry.article.is_none()));
    assert!(matches!(sitting.save(), SaveStatus::Saved(Some(_))), "{:?}", sitting.status());
    let saved = sitting.file(ANNOTATIONS);
    assert!(saved.contains("characters: 13") && !saved.contains("sha256: \"\""), "{saved}");
}

#[test]
fn a_file_put_back_to_an_earlier_state_stays_so() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let earlier = sitting.file(ANNOTATIONS);
    play(&mut sitting, "select Giá; tag a");
    sitting.save();
    sitting.put(ANNOTATIONS, earlier.as_bytes());
    sitting.restart();
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
    assert_eq!(sitting.file(ANNOTATIONS), earlier);
}

#[test]
fn what_was_killed_over_a_file_that_others_changed_is_merged() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    play_kept_only(&mut sitting, "select Giá; tag a");
    let changed =
        sitting.file(ANNOTATIONS).replace("note: None", "note: Some(\"hay\")").replace("rev: 2", "rev: 3");
    sitting.put(ANNOTATIONS, changed.as_bytes());
    sitting.restart();
    expect!["[a:Giá] [a~hay:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn a_torn_last_line_was_never_kept_and_spoils_nothing_after_it() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let journal = kept(&sitting, "journal");
    let mut text = fs::read_to_string(&journal).expect("a journal");
    text.push_str("\n12345678 Entry((sitting:\"abc");
    fs::write(&journal, text).expect("a file");
    play_and_die(&mut sitting, "select Giá; tag a");
    expect!["[a:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn a_damaged_line_is_told_with_its_place_and_the_others_count() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    play_kept_only(&mut sitting, "select Giá; tag a");
    let journal = kept(&sitting, "journal");
    let text = fs::read_to_string(&journal).expect("a journal");
    let damaged = text.replacen("Highlighted", "Hixhlighted", 1);
    assert_ne!(text, damaged);
    fs::write(&journal, damaged).expect("a file");
    sitting.restart();
    expect!["[a:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
    let problems = sitting.problems();
    assert!(
        matches!(problems[..], [(_, Some(FilePlace { line: 3, column: 1 }), ProblemKind::DamagedLine(_))]),
        "{problems:?}"
    );
}

#[test]
fn a_damaged_line_stays_in_the_journal_however_often_that_is_written_anew() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let journal = kept(&sitting, "journal");
    let text = fs::read_to_string(&journal).expect("a journal");
    fs::write(&journal, text.replacen("Highlighted", "Hixhlighted", 1)).expect("a file");
    // Long enough to be thinned out, and written anew after a failure.
    play(&mut sitting, "at xăng");
    let note = "thật là hay ".repeat(1000);
    for n in 0..30 {
        play(&mut sitting, &format!("note {n} {note}"));
        sitting.save();
    }
    // The fifth call opens the journal to add to it, after the lock and a look at the folder and the file.
    let whole = Arc::new(FaultyDisk::new(Arc::new(RealDisk), 5, Fault::Error(ErrorKind::Other)));
    sitting.put_on(whole);
    play(&mut sitting, "star");
    assert!(sitting.opened().journal_error().is_some());
    sitting.put_on(Arc::new(RealDisk));
    sitting.wait(10_000);
    assert!(sitting.opened().journal_error().is_none());
    sitting.restart();
    assert!(fs::read_to_string(&journal).expect("a journal").contains("Hixhlighted"));
    assert!(matches!(sitting.problems()[..], [(_, Some(_), ProblemKind::DamagedLine(_))]));
}

#[test]
fn undo_and_redo_go_on_after_restarts() {
    let mut sitting = sitting_in("Giá xăng tăng");
    play(&mut sitting, "select xăng; tag a; star");
    sitting.save();
    sitting.restart();
    play(&mut sitting, "undo");
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
    sitting.save();
    sitting.restart();
    play(&mut sitting, "redo");
    expect!["Giá [a*:xăng] tăng"].assert_eq(&shown(&sitting));
    play(&mut sitting, "undo; undo");
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
    sitting.save();
    sitting.restart();
    play(&mut sitting, "redo; redo");
    expect!["Giá [a*:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn what_was_undone_after_a_restart_is_gone_from_the_files_too() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    sitting.restart();
    while sitting.opened().history.next_undo().is_some() {
        sitting.run(Action::Undo);
    }
    sitting.save();
    assert_eq!(sitting.on_disk().project.annotations(&path("a.txt")).count(), 0);
    assert_eq!(sitting.opened().codebook.rows().count(), 0);
}

#[test]
fn a_long_journal_goes_to_the_history_and_undo_still_reaches_all_of_it() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    play(&mut sitting, "at xăng");
    let note = "thật là hay ".repeat(1000);
    for n in 0..30 {
        play(&mut sitting, &format!("note {n} {note}"));
        sitting.save();
    }
    let n_steps = sitting.opened().history.entries().len();
    let before = fs::metadata(kept(&sitting, "journal")).expect("a journal").len();
    sitting.restart();
    let after = fs::metadata(kept(&sitting, "journal")).expect("a journal").len();
    assert!(before > 300_000 && after < 10_000, "{before} {after}");
    assert_eq!(sitting.opened().history.entries().len(), n_steps);
    while sitting.opened().history.next_undo().is_some() {
        sitting.run(Action::Undo);
    }
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn while_the_folder_is_gone_the_journal_has_what_is_done() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let (root, away) = (sitting.root(), sitting.root().with_extension("away"));
    fs::rename(&root, &away).expect("a folder");
    play(&mut sitting, "select Giá; tag a");
    sitting.save();
    assert!(sitting.opened().is_unsaved() && sitting.opened().is_kept());
    // The program is closed all the same, and the folder comes back.
    sitting.be("NCV 1");
    fs::rename(&away, &root).expect("a folder");
    sitting.open_folder();
    sitting.read("a.txt");
    expect!["[a:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
    sitting.save();
    assert!(sitting.file(ANNOTATIONS).contains("Giá"));
}

#[test]
fn where_the_journal_cannot_be_written_that_is_told_and_tried_again() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let journal = kept(&sitting, "journal");
    fs::remove_file(&journal).expect("a file");
    fs::create_dir(&journal).expect("a folder in its place");
    play(&mut sitting, "select Giá; tag a");
    sitting.save();
    assert!(sitting.opened().journal_error().is_some());
    assert!(!sitting.opened().is_unsaved(), "the project folder has it all the same");
    fs::remove_dir(&journal).expect("the folder");
    sitting.wait(10_000);
    assert!(sitting.opened().journal_error().is_none() && sitting.opened().is_kept());
    sitting.restart();
    play(&mut sitting, "undo; undo");
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn going_back_to_a_moment_is_a_step_and_loses_nothing() {
    let mut sitting = sitting_in("Giá xăng tăng");
    play(&mut sitting, "select Giá; tag a; select xăng; tag b; note hay; select tăng; tag c");
    let moments: Vec<_> = sitting.opened().history.entries().iter().map(|entry| entry.id.clone()).collect();
    sitting.save();
    sitting.restart();
    sitting.run(ReturningCommand::GoBackTo(Some(moments[1].clone())));
    expect!["[a:Giá] [b:xăng] tăng"].assert_eq(&shown(&sitting));
    sitting.run(ReturningCommand::GoBackTo(None));
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
    // Both ways of going back are entries of the history, too, and what was there before them is not lost.
    sitting.run(ReturningCommand::GoBackTo(moments.last().cloned()));
    expect!["[a:Giá] [b~hay:xăng] [c:tăng]"].assert_eq(&shown(&sitting));
    play(&mut sitting, "undo; undo; undo");
    expect!["[a:Giá] [b~hay:xăng] [c:tăng]"].assert_eq(&shown(&sitting));
}

#[test]
fn an_earlier_version_of_a_file_is_restored_as_a_step() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    play(&mut sitting, "at xăng; delete");
    sitting.save();
    let key = FileKey::of_article(&crate::support::annotator_id("NCV 1"), &crate::support::a_txt());
    sitting.run(ReturningCommand::ListVersions(key.clone()));
    let versions = sitting.session.versions().cloned().expect("versions").list;
    assert_eq!(versions.len(), 1);
    let differs = |sitting: &Sitting| {
        let differences = sitting.session.versions().expect("versions").differences.clone();
        let words = Words::new(Tongue::English);
        differences.iter().flatten().map(|one| version_difference(&words, one)).collect::<Vec<_>>()
    };
    assert_eq!(differs(&sitting), ["Restoring brings back 1 passage"]);
    sitting.run(ReturningCommand::RestoreVersion(key, versions[0].name.clone()));
    assert_eq!(differs(&sitting), ["The same as now"]);
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
    sitting.save();
    sitting.restart();
    play(&mut sitting, "undo");
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
}
