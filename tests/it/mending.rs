//! Mending: what can be done about a file that is not understood. It is kept among the versions before anything takes
//! its place, and nothing that was done meanwhile is lost.

use crate::faulty_disk::{Fault, FaultyDisk};
use crate::keeping::kept;
use crate::notation::{play, shown, sitting_in};
use crate::screen_support::{CTRL, Screen};
use crate::support::{Sitting, a_txt, annotator_id};
use butda::session::SaveStatus;
use butda::session::{FolderCommand, KeepingNotice, Notice, ReturningCommand};
use butda::storage::disk::RealDisk;
use butda::storage::problem::FilePlace;
use butda::storage::project_folder::FileKey;
use butda::view::problems::{ProblemRow, ProblemsView};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use expect_test::expect;
use std::fs;
use std::io::ErrorKind;
use std::sync::Arc;

const ANNOTATIONS: &str = "annotations/ncv-1-aaaaaa/a.txt.ron";
const CODEBOOK: &str = "annotations/ncv-1-aaaaaa/codebook.ron";
const BROKEN: &[u8] = b"(\n    <<<<<<< HEAD\n";

fn key() -> FileKey {
    FileKey::of_article(&annotator_id("NCV 1"), &a_txt())
}

fn rows(sitting: &Sitting) -> Vec<ProblemRow> {
    ProblemsView::new(&sitting.session).rows
}

/// Whether the broken file is among the versions.
fn is_kept(sitting: &Sitting) -> bool {
    let folder = kept(sitting, "versions").join(ANNOTATIONS);
    let versions = fs::read_dir(folder).into_iter().flatten().flatten();
    versions.filter(|version| fs::read(version.path()).is_ok_and(|bytes| bytes == BROKEN)).count() > 0
}

/// A sitting with two versions of its file, which is then broken and opened again.
fn broken() -> Sitting {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    play(&mut sitting, "at xăng; star");
    sitting.save();
    sitting.put(ANNOTATIONS, BROKEN);
    sitting.restart();
    sitting
}

fn first_version(sitting: &mut Sitting) -> String {
    sitting.run(ReturningCommand::ListVersions(key()));
    sitting.session.versions().expect("versions").list[0].name.clone()
}

#[test]
fn a_broken_file_of_ones_own_is_told_with_its_place_and_the_ways_out() {
    let sitting = broken();
    let rows = rows(&sitting);
    assert_eq!(rows.len(), 1, "{rows:?}");
    let place = Some(FilePlace { line: 1, column: 2 });
    assert_eq!((rows[0].problem.path.as_str(), rows[0].problem.place), (ANNOTATIONS, place));
    assert_eq!((rows[0].article.clone(), rows[0].blocked.clone()), (Some(a_txt()), Some(key())));
    assert_eq!(rows[0].folder(), sitting.path("annotations/ncv-1-aaaaaa"));
}

#[test]
fn restoring_a_version_of_a_broken_file_keeps_that_and_what_was_done_meanwhile() {
    let mut sitting = broken();
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
    play(&mut sitting, "select tăng; tag b");
    sitting.save();
    assert!(matches!(sitting.status(), SaveStatus::Failed(..)));
    assert_eq!(sitting.file(ANNOTATIONS).as_bytes(), BROKEN);
    let name = first_version(&mut sitting);
    sitting.run(ReturningCommand::RestoreVersion(key(), name));
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
    expect!["Giá [a:xăng] [b:tăng]"].assert_eq(&shown(&sitting));
    assert!(is_kept(&sitting) && rows(&sitting).is_empty());
    assert!(sitting.on_disk().project.has_same_content(sitting.project()));
    // Restoring is a step; the next of this file puts back exactly what a version says.
    play(&mut sitting, "undo");
    expect!["Giá xăng [b:tăng]"].assert_eq(&shown(&sitting));
}

#[test]
fn a_file_broken_while_it_is_open_is_written_anew_from_what_the_window_has() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    sitting.put(ANNOTATIONS, BROKEN);
    sitting.run(FolderCommand::LookAgain(None));
    assert_eq!(rows(&sitting)[0].blocked, Some(key()));
    sitting.run(ReturningCommand::Quarantine(key()));
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
    assert!(is_kept(&sitting) && rows(&sitting).is_empty());
    sitting.restart();
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn where_the_window_has_nothing_of_a_file_that_is_left_as_it_is() {
    let mut sitting = broken();
    sitting.run(ReturningCommand::Quarantine(key()));
    assert_eq!(sitting.said(), Some(Notice::Keeping(KeepingNotice::NothingToWriteAnew)));
    sitting.save();
    assert_eq!(sitting.file(ANNOTATIONS).as_bytes(), BROKEN);
}

#[test]
fn files_of_others_and_of_newer_versions_are_never_put_aside() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let newer = sitting.file(CODEBOOK).replace("format: 1", "format: 9");
    sitting.put(CODEBOOK, newer.as_bytes());
    sitting.put("annotations/ncv-2-bbbbbb/a.txt.ron", BROKEN);
    sitting.restart();
    let rows = rows(&sitting);
    assert_eq!(rows.iter().filter(|row| row.blocked.is_some()).count(), 0, "{rows:?}");
    assert!(rows.len() >= 2);
}

#[test]
fn a_file_that_a_newer_version_may_understand_is_written_over_neither_by_a_version_nor_anew() {
    for (was, is) in [("format: 1", "format: 9"), ("starred: true", "starred: true, weight: 3")] {
        let mut sitting = sitting_in("Giá [a:xăng] tăng");
        sitting.save();
        play(&mut sitting, "at xăng; star");
        sitting.save();
        let newer = sitting.file(ANNOTATIONS).replacen(was, is, 1);
        assert!(newer.contains(is), "{newer}");
        sitting.put(ANNOTATIONS, newer.as_bytes());
        sitting.restart();
        let name = first_version(&mut sitting);
        sitting.run(ReturningCommand::RestoreVersion(key(), name));
        assert!(matches!(sitting.said(), Some(Notice::Keeping(KeepingNotice::NotWritable(_)))));
        sitting.run(ReturningCommand::Quarantine(key()));
        assert!(matches!(sitting.said(), Some(Notice::Keeping(KeepingNotice::NotWritable(_)))));
        sitting.save();
        assert_eq!(sitting.file(ANNOTATIONS), newer);
        assert_eq!(rows(&sitting).len(), 1);
    }
}

#[test]
fn what_was_put_aside_stays_among_the_versions_however_many_follow() {
    let mut sitting = broken();
    let name = first_version(&mut sitting);
    sitting.run(ReturningCommand::RestoreVersion(key(), name));
    sitting.save();
    play(&mut sitting, "at xăng");
    for n in 0..30 {
        play(&mut sitting, &format!("note {n}"));
        assert!(matches!(sitting.save(), SaveStatus::Saved(_)));
    }
    assert!(is_kept(&sitting));
    sitting.run(ReturningCommand::ListVersions(key()));
    let names: Vec<String> = sitting
        .session
        .versions()
        .into_iter()
        .flat_map(|v| &v.list)
        .map(|version| version.name.clone())
        .collect();
    assert_eq!(names.len(), 21, "{names:?}");
    assert_eq!(names.iter().filter(|name| name.ends_with(".aside.ron")).count(), 1);
}

#[test]
fn whichever_call_fails_the_broken_file_is_still_somewhere() {
    let mending = |failing: usize| {
        let mut sitting = broken();
        let name = first_version(&mut sitting);
        let disk =
            Arc::new(FaultyDisk::new(Arc::new(RealDisk), failing, Fault::Error(ErrorKind::StorageFull)));
        sitting.put_on(Arc::clone(&disk) as _);
        sitting.run(ReturningCommand::RestoreVersion(key(), name));
        sitting.save();
        (sitting, disk.n_calls())
    };
    let (_, n_calls) = mending(0);
    for failing in (1..=n_calls).step_by(if crate::surviving::effort() >= 10 { 1 } else { 4 }) {
        let (mut sitting, _) = mending(failing);
        let stands = sitting.file(ANNOTATIONS).as_bytes() == BROKEN;
        assert!(stands || is_kept(&sitting), "call {failing}");
        // Asked again it works.
        sitting.put_on(Arc::new(RealDisk));
        sitting.wait(11_000);
        let name = first_version(&mut sitting);
        sitting.run(ReturningCommand::RestoreVersion(key(), name));
        assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "call {failing}: {:?}", sitting.status());
        assert!(is_kept(&sitting), "call {failing}");
    }
}

#[test]
fn what_could_not_be_read_is_read_when_looked_at_again_though_it_looks_the_same() {
    let mut sitting = Sitting::open(&[("a.txt", "Giá xăng tăng")]);
    let path = sitting.path("b.txt");
    fs::write(&path, b"Gi\xff").expect("a file");
    let time = fs::metadata(&path).and_then(|meta| meta.modified()).expect("a time");
    sitting.run(FolderCommand::ListAgain);
    assert_eq!(rows(&sitting).len(), 1);
    fs::write(&path, b"Gia").expect("a file");
    fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(time)).expect("a time");
    sitting.run(FolderCommand::ListAgain);
    assert!(rows(&sitting).is_empty());
    sitting.read("b.txt");
    assert_eq!(sitting.article().text(), "Gia");
}

#[test]
fn every_way_out_is_reached_by_keys_and_says_which_file_it_is_about() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let mut screen = Screen::on_folder(&sitting.root());
    let file = screen.project().root.join(ANNOTATIONS);
    fs::write(&file, BROKEN).expect("a file");
    screen.press(CTRL, Key::K);
    screen.type_keys("File problems");
    screen.press(Modifiers::NONE, Key::Enter);
    screen.click(Role::Button, "Check again");
    let named = |screen: &Screen| -> Vec<String> {
        let told = screen.told().into_iter().filter(|told| told.role == Role::Button);
        told.map(|told| told.name).filter(|name| name.contains("a.txt.ron")).collect()
    };
    let ways = ["Open containing folder", "Copy path", "Show article", "Earlier versions", "Rewrite"];
    assert_eq!(named(&screen), ways.map(|way| format!("{way}: {ANNOTATIONS}, line 1, column 2")));
    for _ in 0..30 {
        if screen.focused().is_some_and(|told| told.name.starts_with("Rewrite")) {
            break;
        }
        screen.press(Modifiers::NONE, Key::Tab);
    }
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(named(&screen), Vec::<String>::new());
    screen.press(Modifiers::NONE, Key::Escape);
    screen.press(CTRL, Key::S);
    assert_ne!(fs::read(&file).expect("a file"), BROKEN);
}

#[test]
fn a_look_before_a_file_is_written_anew_does_not_hold_that_up() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    sitting.put(ANNOTATIONS, BROKEN);
    sitting.run(FolderCommand::LookAgain(None));
    sitting.run(ReturningCommand::Quarantine(key()));
    // The watcher tells of the broken file only now.
    sitting.run(FolderCommand::LookAgain(None));
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
    assert!(sitting.opened().problems.is_empty() && sitting.file(ANNOTATIONS).contains("\"xăng\""));
}
