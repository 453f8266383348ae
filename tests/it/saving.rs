//! Saving: files hold exactly what is in memory, and nothing is written over what someone else put there.

use crate::notation::{play, shown, sitting_in};
use crate::support::{Sitting, a_txt};
use butda::session::SaveStatus;
use butda::session::{Action, Command, FolderCommand, KeepingNotice, Notice};
use butda::storage::atomic_write::WriteError;
use butda::storage::file_to_save::Refused;
use butda::storage::temporary::{TEMPORARY_PREFIX, prefix};
use butda::workers::report::{Report, SavingReport, TaskOutput};
use butda::workers::task::{KeepWork, Task, Work};
use butda::workers::ticket::Ticket;
use expect_test::expect;
use std::fs;

const ANNOTATIONS: &str = "annotations/ncv-1-aaaaaa/a.txt.ron";
const CODEBOOK: &str = "annotations/ncv-1-aaaaaa/codebook.ron";

fn is_saved(status: &SaveStatus) -> bool {
    matches!(status, SaveStatus::Saved(_))
}

#[track_caller]
fn check_failed(sitting: &Sitting, path: &str, error: &WriteError) {
    assert_eq!(sitting.status(), SaveStatus::Failed(path.to_owned(), error.clone()));
    assert!(!sitting.session.can_close());
}

fn check_not_understood(sitting: &Sitting, path: &str) {
    let status = sitting.status();
    let SaveStatus::Failed(failed, WriteError::NotUnderstood(_)) = &status else { panic!("{status:?}") };
    assert_eq!(failed, path);
}

/// A sitting with a mark that is saved.
fn saved() -> Sitting {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    assert!(is_saved(&sitting.save()));
    sitting
}

#[test]
fn nothing_is_written_before_the_first_decision() {
    let mut sitting = Sitting::reading("Giá xăng tăng");
    play(&mut sitting, "select xăng; grow syllable; escape; undo");
    assert!(is_saved(&sitting.save()));
    assert_eq!(sitting.files(), Vec::<String>::new());
}

#[test]
fn files_hold_exactly_what_was_decided() {
    let mut sitting = sitting_in("Giá [a:xăng] [b:tăng] mạnh");
    play(&mut sitting, "at xăng; note hay; select mạnh; tag c / d; star");
    assert!(matches!(sitting.status(), SaveStatus::Saving));
    assert!(is_saved(&sitting.save()));
    let stamp = "annotations/ncv-1-aaaaaa/.computer";
    assert_eq!(sitting.files(), ["annotations/.gitattributes", stamp, ANNOTATIONS, CODEBOOK]);
    assert!(sitting.on_disk().project.has_same_content(sitting.project()));
    let before = shown(&sitting);
    sitting.restart();
    assert_eq!(shown(&sitting), before);
    assert!(is_saved(&sitting.status()) && sitting.opened().problems.is_empty());
}

#[test]
fn what_was_saved_is_not_written_again() {
    let mut sitting = saved();
    let before = fs::metadata(sitting.path(ANNOTATIONS)).and_then(|meta| meta.modified()).expect("a file");
    play(&mut sitting, "select Giá; escape; next annotation");
    sitting.run(Action::SaveNow);
    assert_eq!(sitting.said(), Some(Notice::Keeping(KeepingNotice::AllSaved)));
    let after = fs::metadata(sitting.path(ANNOTATIONS)).and_then(|meta| meta.modified()).expect("a file");
    assert_eq!(before, after);
}

#[test]
fn git_is_told_to_leave_line_ends_alone_unless_it_was_told_already() {
    let sitting = saved();
    assert_eq!(sitting.file("annotations/.gitattributes"), "*.ron text eol=lf\n");
    let mut sitting = sitting_in("Giá «xăng»");
    sitting.put("annotations/.gitattributes", b"* -text\n");
    play(&mut sitting, "tag a");
    sitting.save();
    assert_eq!(sitting.file("annotations/.gitattributes"), "* -text\n");
}

#[test]
fn each_annotator_writes_only_their_own_folder() {
    let mut sitting = saved();
    let theirs = || [ANNOTATIONS, CODEBOOK];
    let before: Vec<String> = theirs().iter().map(|path| sitting.file(path)).collect();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    play(&mut sitting, "select Giá; tag a; select tăng; tag b; merge a b; forget b; lock; undo");
    assert!(is_saved(&sitting.save()));
    let after: Vec<String> = theirs().iter().map(|path| sitting.file(path)).collect();
    assert_eq!(before, after);
    assert!(sitting.files().contains(&"annotations/ncv-2-aaaaaa/a.txt.ron".to_owned()));
    sitting.restart();
    expect!["[b:Giá] [a@1:xăng] [b:tăng]"].assert_eq(&shown(&sitting).replace("[b@1:", "[a@1:"));
}

#[test]
fn undoing_everything_leaves_a_file_without_annotations() {
    let mut sitting = sitting_in("Giá «xăng» tăng");
    play(&mut sitting, "tag a; select Giá; tag a");
    sitting.save();
    play(&mut sitting, "undo; undo");
    assert!(is_saved(&sitting.save()));
    assert!(sitting.file(ANNOTATIONS).contains("annotations: [],\n    deleted: [\n"));
    assert!(!sitting.file(ANNOTATIONS).contains("quote"));
    sitting.restart();
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
    assert_eq!(sitting.opened().codebook.rows().count(), 0);
    assert_eq!(sitting.project().annotations(&a_txt()).count(), 0);
}

#[test]
fn a_file_that_is_not_understood_any_more_is_never_overwritten() {
    for foreign in [&b"(format: 1)"[..], b"", b"<<<<<<< HEAD"] {
        let mut sitting = saved();
        sitting.put(ANNOTATIONS, foreign);
        play(&mut sitting, "select Giá; tag a");
        sitting.save();
        check_not_understood(&sitting, ANNOTATIONS);
        sitting.run(Action::SaveNow);
        sitting.wait(60_000);
        check_not_understood(&sitting, ANNOTATIONS);
        assert_eq!(sitting.file(ANNOTATIONS).as_bytes(), foreign);
        expect!["[a:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
    }
}

#[test]
fn a_file_that_was_deleted_while_it_is_added_to_is_written_again_whole() {
    let mut sitting = saved();
    fs::remove_file(sitting.path(ANNOTATIONS)).expect("a file");
    play(&mut sitting, "select Giá; tag a");
    assert!(is_saved(&sitting.save()));
    assert_eq!(sitting.said(), Some(Notice::Keeping(KeepingNotice::FileWasGone(Some(a_txt())))));
    sitting.restart();
    expect!["[a:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn a_foreign_file_that_appeared_in_the_place_of_a_new_one_is_not_overwritten() {
    let mut sitting = sitting_in("Giá «xăng»");
    sitting.put(ANNOTATIONS, b"foreign");
    play(&mut sitting, "highlight");
    sitting.save();
    check_not_understood(&sitting, "annotations/ncv-1-aaaaaa/a.txt.ron");
    assert_eq!(sitting.file(ANNOTATIONS), "foreign");
}

#[test]
fn what_can_be_saved_is_saved_beside_what_cannot() {
    let mut sitting = saved();
    sitting.put(CODEBOOK, b"foreign");
    play(&mut sitting, "select Giá; tag b");
    sitting.save();
    check_not_understood(&sitting, CODEBOOK);
    assert!(sitting.file(ANNOTATIONS).contains("quote: \"Giá\""));
}

#[test]
fn a_change_made_while_a_file_is_written_is_saved_after_it_even_beside_a_failure() {
    let mut sitting = saved();
    sitting.put(CODEBOOK, b"foreign");
    play(&mut sitting, "select Giá; tag b");
    let tasks = sitting.wait_only(200);
    assert_eq!(tasks.len(), 2);
    // While both files are on their way, another mark is made and its pause ends.
    let more = sitting.run_only(Action::Star);
    let due = sitting.wait_only(200);
    assert!(matches!(more[..], [Task { work: Work::KeepSteps { .. }, .. }]) && due.is_empty());
    sitting.work(tasks);
    sitting.save();
    check_not_understood(&sitting, CODEBOOK);
    assert!(sitting.file(ANNOTATIONS).contains("starred: true"), "{}", sitting.file(ANNOTATIONS));
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_left_alone_and_tried_again_later() {
    use std::os::unix::fs::PermissionsExt;
    let mut sitting = saved();
    let before = sitting.file(ANNOTATIONS);
    let path = sitting.path(ANNOTATIONS);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("permissions");
    play(&mut sitting, "select Giá; tag a");
    sitting.save();
    check_failed(&sitting, ANNOTATIONS, &WriteError::NotAllowed(path.display().to_string()));
    assert_eq!(sitting.file(ANNOTATIONS), before);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
    sitting.wait(10_000);
    assert!(is_saved(&sitting.save()));
    assert!(sitting.on_disk().project.has_same_content(sitting.project()));
    let mode = fs::metadata(&path).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn while_the_folder_is_gone_nothing_is_lost_and_nothing_is_made() {
    let mut sitting = saved();
    let (root, away) = (sitting.root(), sitting.root().with_extension("away"));
    fs::rename(&root, &away).expect("a folder");
    play(&mut sitting, "select Giá; tag a");
    sitting.save();
    check_failed(&sitting, ANNOTATIONS, &WriteError::FolderGone(root.display().to_string()));
    assert!(!root.exists());
    fs::rename(&away, &root).expect("a folder");
    sitting.wait(10_000);
    assert!(is_saved(&sitting.save()));
    sitting.restart();
    expect!["[a:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_file_or_folder_is_not_followed() {
    for linked in [ANNOTATIONS, "annotations/ncv-1-aaaaaa", "annotations"] {
        let mut sitting = saved();
        let before = sitting.file(ANNOTATIONS);
        let (path, elsewhere) = (sitting.path(linked), sitting.root().with_extension("elsewhere"));
        fs::rename(&path, &elsewhere).expect("a file");
        std::os::unix::fs::symlink(&elsewhere, &path).expect("a link");
        play(&mut sitting, "select Giá; tag a");
        sitting.save();
        check_failed(&sitting, ANNOTATIONS, &WriteError::Link);
        assert_eq!(sitting.file(ANNOTATIONS), before);
        expect!["[a:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
    }
}

#[test]
fn stray_temporary_files_are_swept_at_the_next_open_and_nothing_else_is() {
    let mut sitting = saved();
    // No process has this number, and no process of this number began at this time.
    let own = format!("annotations/ncv-1-aaaaaa/2019/{}4194305-7-0", prefix());
    let of_same_number = format!("annotations/ncv-1-aaaaaa/{}{}-7-0", prefix(), std::process::id());
    let of_another_annotator = format!("annotations/ncv-2-aaaaaa/{}4194305-7-0", prefix());
    let of_another_computer = format!("annotations/ncv-2-aaaaaa/{TEMPORARY_PREFIX}elsewhere-4194305-7-0");
    let no_temporary_file = "annotations/ncv-1-aaaaaa/2019/.other".to_owned();
    let swept = [&own, &of_same_number, &of_another_annotator];
    let kept = [&of_another_computer, &no_temporary_file];
    for path in swept.into_iter().chain(kept) {
        sitting.put(path, b"torn");
    }
    sitting.restart();
    let files = sitting.files();
    assert!(swept.into_iter().all(|path| !files.contains(path)), "{files:?}");
    assert!(kept.into_iter().all(|path| files.contains(path)), "{files:?}");
    assert!(sitting.opened().problems.is_empty());
}

#[test]
fn opening_another_folder_saves_this_one_first() {
    let mut sitting = sitting_in("Giá «xăng»");
    play(&mut sitting, "tag a");
    sitting.open_folder();
    sitting.read("a.txt");
    expect!["Giá [a:xăng]"].assert_eq(&shown(&sitting));
}

#[test]
fn a_report_of_a_save_that_nobody_waits_for_counts_for_nothing() {
    let mut sitting = saved();
    play(&mut sitting, "select Giá; tag b");
    let late = sitting.wait_only(200);
    sitting.restart();
    // The same files are on their way again, from the project as it was opened anew.
    play(&mut sitting, "select tăng; tag c");
    let tasks = sitting.wait_only(200);
    let now = sitting.now();
    for Task { work, .. } in late {
        let Work::Keep(KeepWork::SaveFile { file, .. }) = work else { panic!("a file to save") };
        let result = Err(Refused::Failed(WriteError::DiskFull));
        let content = Ok(Box::default());
        let output = TaskOutput::Saving(SavingReport::FileSaved { key: file.key, content, result });
        let ticket = Ticket::new(u64::MAX, sitting.session.opening());
        assert!(sitting.session.receive(Report::new(&ticket, output), now).is_empty());
    }
    assert_eq!(sitting.status(), SaveStatus::Saving);
    sitting.work(tasks);
    assert!(is_saved(&sitting.save()));
}

#[test]
fn a_worker_that_broke_down_is_tried_again() {
    let mut sitting = sitting_in("Giá «xăng»");
    play(&mut sitting, "highlight");
    let tasks = sitting.wait_only(200);
    let now = sitting.now();
    for task in tasks {
        sitting.session.receive(Report::new(&task.ticket, TaskOutput::Failed("boom".to_owned())), now);
    }
    assert_eq!(sitting.said(), Some(Notice::Failed("boom".to_owned())));
    check_failed(&sitting, "annotations/ncv-1-aaaaaa/a.txt.ron", &WriteError::Other("boom".to_owned()));
    sitting.wait(10_000);
    assert!(is_saved(&sitting.save()));
}

#[test]
fn reading_that_was_cancelled_comes_to_its_end() {
    let mut sitting = Sitting::of(&[("a.txt", "Giá xăng"), ("b.txt", "Dầu")]);
    sitting.be("NCV 1");
    let tasks = sitting.run_only(Command::OpenFolder(sitting.root()));
    sitting.run(FolderCommand::StopReading);
    sitting.work(tasks);
    assert!(sitting.opened().loading.is_none());
    assert!(sitting.opened().is_ready());
    sitting.read("b.txt");
    assert_eq!(shown(&sitting), "Dầu");
}
