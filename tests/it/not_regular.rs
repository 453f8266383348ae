//! Links, pipes and devices in the place of files: they are refused at once, with the reason, and nothing waits.

#![cfg(unix)]

use crate::cli_support::{Bench, bench, field};
use crate::notation::sitting_in;
use crate::support::Sitting;
use butda::storage::disk::{Disk, RealDisk};
use butda::storage::problem::ProblemKind;
use butda::storage::settings::{self, Places, Settings};
use butda::storage::{reading_state, regular_file::NotRegular};
use std::error::Error;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

fn pipe(path: &Path) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("its folder");
    assert!(Command::new("mkfifo").arg(path).status().is_ok_and(|status| status.success()));
}

/// What `check` says is wrong with files, and its exit code.
fn problems(bench: &Bench) -> (u8, Vec<String>) {
    let told = bench.run("check", &["--json"]);
    let details = field(&told, "detail").into_iter().filter_map(|detail| detail.as_str().map(str::to_owned));
    (told.code, details.collect())
}

#[test]
fn a_pipe_or_device_is_neither_read_nor_written_nor_locked() {
    let folder = tempfile::tempdir().expect("a folder");
    let fifo = folder.path().join("fifo");
    pipe(&fifo);
    for path in [fifo.as_path(), Path::new("/dev/zero"), folder.path()] {
        let errors =
            [RealDisk.read(path, 9).err(), RealDisk.append(path).err(), RealDisk.try_lock(path).err()];
        for error in errors {
            let error = error.expect("an error");
            assert!(
                error.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<NotRegular>),
                "{path:?}: {error}"
            );
        }
    }
}

#[test]
fn settings_and_reading_state_that_are_pipes_are_problems_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::within(folder.path());
    pipe(&places.settings);
    assert_eq!(settings::read(&places).expect_err("a problem").kind, ProblemKind::NotRegular);
    assert!(settings::write(&places, &Settings::default()).is_err());
    assert_eq!(settings::key_places(&places), []);
    pipe(&places.state.join("nobody/reading.ron"));
    let read = reading_state::read(&places.state, None, folder.path());
    assert_eq!(read.expect_err("a problem").kind, ProblemKind::NotRegular);
}

#[test]
fn a_project_opens_whatever_on_this_computer_is_a_pipe() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let mut folders = vec![sitting.home()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                fs::remove_file(entry.path()).expect("a file goes");
                pipe(&entry.path());
            }
        }
    }
    sitting.restart();
    assert_eq!(sitting.opened().library.len(), 1);
}

#[test]
fn a_pipe_is_no_project_and_no_article() {
    let bench = bench();
    pipe(&bench.project().join("pipe.txt"));
    pipe(&bench.project().join("annotations/lan-000000/giá.txt.ron"));
    let (code, told) = problems(&bench);
    assert_eq!((code, told.len()), (1, 2));
    assert!(told.iter().all(|told| told.contains("is not a regular file")), "{told:?}");
    fs::remove_dir_all(bench.project()).expect("the folder goes");
    pipe(&bench.project());
    for verb in ["list", "check", "passages"] {
        let told = bench.run(verb, &[]);
        assert!(told.code == 2 && told.messages.contains("Could not open"), "{told:?}");
    }
}

#[test]
fn every_link_among_our_files_is_said() {
    let bench = bench();
    bench.annotate("giá.txt", "lại", &["--theme", "Giá"]).id();
    let (record, _) =
        bench.our_files().into_iter().find(|(path, _)| path.contains("txt.ron")).expect("a record");
    let (ours, real) = (bench.project().join("annotations"), bench.home().join("real.ron"));
    fs::rename(&record, &real).expect("the record moves");
    symlink(&real, &record).expect("a link");
    symlink(bench.home(), ours.join("minh-000000")).expect("a link");
    symlink("nowhere", ours.join("gone-000000")).expect("a link");
    symlink("nowhere", ours.join("gone.ron")).expect("a link");
    // What was never read as ours is nobody's concern.
    symlink(&real, ours.join("readme.txt")).expect("a link");
    let (code, told) = problems(&bench);
    assert_eq!((code, told.len()), (1, 4), "{told:?}");
    let not_followed =
        told.iter().filter(|told| told.contains("links are not followed in this folder")).count();
    let nowhere = told.iter().filter(|told| told.contains("is a broken link")).count();
    assert_eq!((not_followed, nowhere), (2, 2), "{told:?}");
    assert_eq!(bench.run("passages", &[]).code, 1);
}

#[test]
fn a_link_that_leads_nowhere_is_not_said_to_lead_out_of_the_project() {
    let bench = bench();
    symlink("nowhere", bench.project().join("a.txt")).expect("a link");
    symlink("/etc/hostname", bench.project().join("b.txt")).expect("a link");
    symlink("c.txt", bench.project().join("c.txt")).expect("a link");
    let told = bench.run("list", &["--json"]);
    let problems: Vec<String> = field(&told, "problem").iter().map(ToString::to_string).collect();
    assert_eq!(told.code, 1);
    assert!(
        problems[0].contains("is a broken link") && problems[1].contains("out of the project"),
        "{problems:?}"
    );
    assert!(problems[2].contains("cannot be read"), "{problems:?}");
}

#[test]
fn names_that_are_not_unicode_are_said_to_be_also_those_of_folders() {
    let mut sitting = Sitting::of(&[("good.txt", "Giá xăng")]);
    for name in [&b"f\xff"[..], &b"f\xfe"[..]] {
        let folder = sitting.root().join(std::ffi::OsStr::from_bytes(name));
        if fs::create_dir(&folder).is_err() {
            return; // a file system whose names are Unicode
        }
        fs::write(folder.join("in.txt"), "Giá dầu").expect("a file");
    }
    sitting.be("NCV 1");
    sitting.open_folder();
    let library = &sitting.opened().library;
    let of_articles =
        library.values().filter_map(|entry| entry.problem.as_ref().map(|problem| &problem.kind));
    let kinds: Vec<&ProblemKind> =
        of_articles.chain(sitting.problems().into_iter().map(|(.., kind)| kind)).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == &ProblemKind::NameNotUnicode).count(), kinds.len());
    assert!(kinds.len() >= 2, "{kinds:?}");
}
