//! What this computer keeps for itself: nobody else reads it, nothing in it is a way to other files, and it is never
//! written so that it could not be read again.

use crate::cli_support::{Bench, bench, field};
use crate::faulty_disk::{Fault, FaultyDisk};
use crate::notation::{play, shown, sitting_in};
use crate::support::{Sitting, annotator_id, named, set_note};
use butda::session::SaveStatus;
use butda::session::{Action, AnnotatingCommand, Command, SelectingCommand};
use butda::storage::article_file::real_path_of;
use butda::storage::atomic_write::WriteError;
use butda::storage::disk::RealDisk;
use butda::storage::journal::StateFolder;
use butda::storage::problem::ProblemKind;
use butda::storage::settings::{self, Places, Settings};
use butda::workers::task::Work;
use serde_json::json;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn all_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        found.extend(all_below(&entry.path()));
    }
    found
}

fn journal_of(home: &Path) -> PathBuf {
    let journals = all_below(home).into_iter().filter(|path| path.ends_with("journal"));
    journals.into_iter().next().expect("a journal")
}

#[cfg(unix)]
#[test]
fn nobody_else_reads_what_is_kept_here_also_where_an_earlier_version_let_them() {
    use std::os::unix::fs::PermissionsExt;
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let journal = journal_of(&sitting.home());
    fs::set_permissions(&journal, fs::Permissions::from_mode(0o644)).expect("permissions");
    play(&mut sitting, "at xăng; note mật");
    sitting.save();
    for path in all_below(&sitting.home().join("state")) {
        let mode = fs::metadata(&path).expect("a file").permissions().mode() & 0o777;
        let expected = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(format!("{mode:o}"), format!("{expected:o}"), "{}", path.display());
    }
}

#[cfg(unix)]
#[test]
fn a_lock_that_is_a_link_is_not_followed_and_empties_nothing() {
    // The lock of what this computer keeps, and that of the files in the project folder.
    for is_of_project in [false, true] {
        let mut sitting = sitting_in("Giá [a:xăng] tăng");
        sitting.save();
        let target = sitting.home().join("letter.txt");
        fs::write(&target, "dear").expect("a file");
        let files = fs::read_dir(sitting.home().join("state/ncv-1-aaaaaa")).expect("a folder");
        let mut files = files.map(|entry| entry.expect("a file").path());
        let is_it = |path: &PathBuf| {
            let (name, ending) = (path.file_name(), path.extension());
            if is_of_project { ending == Some("lock".as_ref()) } else { name == Some("lock".as_ref()) }
        };
        let lock = files.find(is_it).expect("the lock");
        fs::remove_file(&lock).expect("the lock");
        std::os::unix::fs::symlink(&target, &lock).expect("a link");
        play(&mut sitting, "at xăng; note hay");
        let status = sitting.save();
        let error = match status {
            SaveStatus::Failed(_, error) => Some(error),
            _ => sitting.opened().journal_error().cloned(),
        };
        assert_eq!(error, Some(WriteError::Link), "of the project: {is_of_project}");
        assert_eq!(fs::read_to_string(&target).expect("the letter"), "dear");
    }
}

#[test]
fn a_file_larger_than_is_read_is_not_written_and_stands_as_it_was() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let before = sitting.file("annotations/ncv-1-aaaaaa/a.txt.ron");
    play(&mut sitting, "select tăng; tag b");
    let key = sitting.article().selected.clone().expect("a mark");
    sitting.run(set_note(&sitting, key, "x".repeat(64 << 20)));
    assert!(matches!(sitting.save(), SaveStatus::Failed(_, WriteError::TooLarge(_))));
    assert_eq!(sitting.file("annotations/ncv-1-aaaaaa/a.txt.ron").len(), before.len());
    sitting.run(Action::Undo);
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
}

#[test]
fn a_journal_that_is_too_large_to_read_is_said_and_the_rest_opens() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let journal = fs::OpenOptions::new().write(true).open(journal_of(&sitting.home())).expect("the journal");
    journal.set_len((1 << 30) + 1).expect("room on the disk is not taken");
    sitting.restart();
    assert_eq!(shown(&sitting), "Giá [a:xăng] tăng");
    let is_told = |kind: &&ProblemKind| matches!(kind, ProblemKind::TooLarge(_));
    assert_eq!(sitting.problems().iter().filter(|(.., kind)| is_told(kind)).count(), 1);
}

/// How many steps the journal has.
fn n_kept(sitting: &Sitting) -> usize {
    let root = real_path_of(&sitting.root());
    let state_folder = StateFolder::new(&sitting.home().join("state"), &annotator_id("NCV 1"), &root);
    state_folder.read_journal(&RealDisk).expect("the journal").entries().count()
}

#[test]
fn a_step_that_was_not_kept_does_not_come_back_whichever_call_failed() {
    for failing in 1.. {
        let mut sitting = sitting_in("Giá [a:xăng] tăng");
        sitting.save();
        let n_before = n_kept(&sitting);
        let disk = Arc::new(FaultyDisk::new(Arc::new(RealDisk), failing, Fault::Error(ErrorKind::Other)));
        sitting.put_on(Arc::<FaultyDisk>::clone(&disk));
        sitting.run(SelectingCommand::Select { anchor: 0, focus: "Giá".len() });
        let mut tasks = sitting.run_only(AnnotatingCommand::TagByName("b".to_owned()));
        tasks.retain(|task| matches!(task.work, Work::KeepSteps { .. }));
        sitting.work(tasks);
        if disk.n_calls() < failing {
            assert_eq!(n_kept(&sitting), n_before + 1);
            return;
        }
        if sitting.opened().journal_error().is_some() {
            assert_eq!(n_kept(&sitting), n_before, "call {failing}");
        }
    }
}

/// A project in which the annotator of this computer made a step that is in the journal alone.
fn with_a_step_in_the_journal() -> Bench {
    let bench = bench();
    let own =
        Settings { annotator: Some((named("ncv-1-k3f9w2"), "NCV 1".to_owned())), ..Settings::default() };
    settings::write(&Places::within(&bench.home()), &own).expect("the settings");
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    let journal = journal_of(&bench.home());
    let text = fs::read_to_string(&journal).expect("the journal");
    let lines: Vec<&str> = text.split('\n').filter(|line| !line.contains(" Saved(")).collect();
    fs::write(&journal, lines.join("\n")).expect("the journal");
    fs::remove_file(bench.project().join("annotations/ncv-1-k3f9w2/giá.txt.ron")).expect("the file");
    bench
}

#[test]
fn somebody_elses_steps_that_are_in_no_file_yet_hold_up_nobody() {
    let bench = with_a_step_in_the_journal();
    bench.annotate("giá.txt", "bàn", &["--theme", "Giá", "--annotator", "Minh"]).id();
    let quotes = field(&bench.run("passages", &["--json"]), "quote");
    assert_eq!(quotes, [json!("bàn")], "once, and of nobody else");
    bench.annotate("giá.txt", "nói", &["--theme", "Giá"]).id();
    let quotes = field(&bench.run("passages", &["--json"]), "quote");
    assert_eq!(quotes, [json!("lại"), json!("bàn"), json!("nói")], "what the journal had is in its file");
}

#[test]
fn a_name_that_another_window_gave_meanwhile_is_the_same_annotators() {
    let mut sitting = Sitting::of(&[("a.txt", "Giá xăng tăng")]);
    sitting.be_nobody();
    sitting.open_folder();
    let lan = (named("lan-7q2m4x"), "Lan".to_owned());
    let of_another = Settings { annotator: Some(lan.clone()), ..Settings::default() };
    settings::write(&Places::within(&sitting.home()), &of_another).expect("the settings");
    sitting.run(Command::SetAnnotatorName("Lan".to_owned()));
    assert_eq!(sitting.session.settings().annotator, Some(lan));
}
