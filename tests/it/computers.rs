//! One name at two computers, one id at two computers, and one computer that was set up anew.

use crate::cli_support::{Bench, bench, field};
use crate::faulty_disk::{Fault, FaultyDisk};
use crate::notation::{play, shown};
use crate::support::{Sitting, annotator_id};
use butda::session::SaveStatus;
use butda::session::{Command, FolderCommand, FolderNotice, Notice};
use butda::storage::disk::RealDisk;
use serde_json::json;
use std::fs;
use std::io::ErrorKind;
use std::sync::Arc;

/// Forgets what this computer keeps, as a new installation does.
fn forget_computer(bench: &Bench) {
    fs::remove_dir_all(bench.home()).expect("what this computer keeps");
}

const LAN: [&str; 4] = ["--theme", "Giá", "--annotator", "Lan"];

fn folders(bench: &Bench) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(bench.project().join("annotations"))
        .expect("a folder")
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_name_that_only_another_computer_writes_gets_a_folder_of_its_own_and_that_is_said() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &LAN).id();
    let before = bench.our_files();
    let theirs = folders(&bench).remove(0);
    forget_computer(&bench);
    let told = bench.annotate("giá.txt", "bàn", &LAN);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.messages.contains(&format!("--annotator-id {theirs}")), "{told:?}");
    let after = bench.our_files();
    assert!(before.iter().all(|file| after.contains(file)), "another computer's files are as they were");
    assert_eq!(folders(&bench).len(), 2);
    bench.annotate("giá.txt", "nói", &LAN).id();
    assert_eq!(folders(&bench).len(), 2, "the second is this computer's from now on");
    assert_eq!(
        field(&bench.run("passages", &["--json"]), "annotator"),
        [json!("Lan"), json!("Lan"), json!("Lan")]
    );
}

#[test]
fn a_computer_that_was_set_up_anew_gets_its_folder_back_by_its_id() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &LAN).id();
    let own = folders(&bench).remove(0);
    forget_computer(&bench);
    let told = bench.annotate("giá.txt", "bàn", &["--theme", "Giá", "--annotator-id", &own]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(told.messages.contains(&own), "that it is taken over is said: {told:?}");
    bench.annotate("giá.txt", "nói", &LAN).id();
    assert_eq!(folders(&bench), [own]);
}

#[test]
fn an_id_that_nobody_has_is_refused_and_makes_nothing() {
    let bench = bench();
    for id in ["lan-000000", "../../x", "nul", "", "lan 1"] {
        let told = bench.annotate("giá.txt", "lại", &["--theme", "Giá", "--annotator-id", id]);
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{id}: {told:?}");
    }
    assert!(!bench.project().join("annotations").exists());
}

/// Two computers with the same settings on one folder: the second sitting has state of its own.
fn second_computer(first: &Sitting) -> Sitting {
    let mut second = Sitting::of(&[]);
    second.another_window("NCV 1", [77; 32]);
    second.run(Command::OpenFolder(first.root()));
    second
}

#[test]
fn two_computers_with_the_same_settings_never_write_the_same_folder() {
    let mut first = Sitting::reading("Giá xăng tăng");
    play(&mut first, "select Giá; tag a");
    first.save();
    let mut second = second_computer(&first);
    assert_eq!(
        second.said(),
        Some(Notice::Folder(FolderNotice::SecondFolder("NCV 1".to_owned(), annotator_id("NCV 1"))))
    );
    second.read("a.txt");
    play(&mut second, "select tăng; tag b");
    assert!(matches!(second.save(), SaveStatus::Saved(_)));
    play(&mut first, "select xăng; tag c");
    assert!(matches!(first.save(), SaveStatus::Saved(_)));
    first.restart();
    assert_eq!(shown(&first), "[a:Giá] [c:xăng] [b@1:tăng]");
    let own = second.session.annotator().cloned().expect("a name");
    assert_ne!(own, annotator_id("NCV 1"));
    let head = first.project().annotator(&own).expect("an annotator");
    assert_eq!(head.same_person_as, Some(annotator_id("NCV 1")), "both are one person");
}

#[test]
fn a_stamp_that_cannot_be_read_for_now_is_nobody_elses() {
    for failing in 1.. {
        let mut sitting = Sitting::reading("Giá xăng tăng");
        play(&mut sitting, "select Giá; tag a");
        sitting.save();
        let fault = Fault::Error(ErrorKind::StorageFull);
        let disk = Arc::new(FaultyDisk::new(Arc::new(RealDisk), failing, fault));
        sitting.put_on(Arc::<FaultyDisk>::clone(&disk));
        play(&mut sitting, "select tăng; tag b");
        sitting.save();
        sitting.wait(11_000);
        assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "call {failing}: {:?}", sitting.status());
        if disk.n_calls() < failing {
            return;
        }
    }
}

#[test]
fn that_a_second_folder_is_written_is_said_also_where_articles_were_renamed() {
    let mut first = Sitting::reading("Giá xăng tăng");
    play(&mut first, "select Giá; tag a");
    first.save();
    fs::rename(first.path("a.txt"), first.path("b.txt")).expect("renamed");
    let mut second = second_computer(&first);
    assert!(matches!(second.said(), Some(Notice::Folder(FolderNotice::SecondFolder(..)))));
}

#[test]
fn the_folder_of_before_is_this_computers_again_once_the_person_says_so() {
    let mut first = Sitting::reading("Giá xăng tăng");
    play(&mut first, "select Giá; tag a");
    first.save();
    let mut anew = second_computer(&first);
    anew.run(FolderCommand::TakeOver(annotator_id("NCV 1")));
    assert_eq!(anew.session.annotator(), Some(&annotator_id("NCV 1")));
    anew.read("a.txt");
    play(&mut anew, "select tăng; tag b");
    assert!(matches!(anew.save(), SaveStatus::Saved(_)));
    assert_eq!(shown(&anew), "[a:Giá] xăng [b:tăng]");
}
