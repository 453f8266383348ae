//! Saving elsewhere: where the project folder takes nothing, everything of one's own goes to a new folder, whole and
//! over nothing, and comes back by dropping that folder on the window.

use crate::faulty_disk::{Fault, FaultyDisk};
use crate::notation::{play, shown, sitting_in};
use crate::support::Sitting;
use butda::session::SaveStatus;
use butda::session::{FolderCommand, FolderNotice, KeepingNotice, Notice, SavingCommand};
use butda::storage::disk::RealDisk;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(files_below(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    found
}

fn elsewhere(sitting: &Sitting) -> PathBuf {
    sitting.root().with_file_name("elsewhere")
}

/// Saves elsewhere, and tells where.
fn saved_elsewhere(sitting: &mut Sitting) -> PathBuf {
    let place = elsewhere(sitting);
    sitting.run(SavingCommand::Elsewhere(place));
    match sitting.said() {
        Some(Notice::Keeping(KeepingNotice::SavedElsewhere(place, 2))) => place,
        other => panic!("{other:?}"),
    }
}

#[test]
fn everything_of_ones_own_is_written_elsewhere_and_comes_back_when_the_folder_is_dropped() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let away = sitting.root().with_extension("away");
    fs::rename(sitting.root(), &away).expect("a folder");
    play(&mut sitting, "select Giá; tag b; note hay");
    sitting.save();
    assert!(matches!(sitting.status(), SaveStatus::Failed(..)));
    let place = saved_elsewhere(&mut sitting);
    let names: Vec<_> =
        files_below(&place).iter().map(|path| path.strip_prefix(&place).expect("below").to_owned()).collect();
    let own = Path::new("annotations/ncv-1-aaaaaa");
    assert_eq!(names, [own.join("a.txt.ron"), own.join("codebook.ron")]);
    // Another computer, on which nothing of it is: the articles, and the folder that is dropped.
    let mut other = Sitting::open(&[("a.txt", "Giá xăng tăng")]);
    other.read("a.txt");
    other.run(FolderCommand::TakeDropped(place));
    assert!(matches!(other.said(), Some(Notice::Folder(FolderNotice::FolderAdded(_, 2, 0)))));
    assert_eq!(shown(&other), shown(&sitting));
    assert!(other.on_disk().project.has_same_content(sitting.project()));
}

#[test]
fn what_was_saved_elsewhere_comes_back_to_the_project_it_is_from() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let away = sitting.root().with_extension("away");
    fs::rename(sitting.root(), &away).expect("a folder");
    play(&mut sitting, "select Giá; tag b; at xăng; delete");
    sitting.save();
    let place = saved_elsewhere(&mut sitting);
    // The journal is lost, too, and the folder comes back as it was.
    fs::remove_dir_all(sitting.home()).expect("a folder");
    fs::rename(&away, sitting.root()).expect("a folder");
    let expected = sitting.project().clone();
    sitting.restart();
    assert_ne!(shown(&sitting), "[b:Giá] xăng tăng");
    sitting.run(FolderCommand::TakeDropped(place));
    // A computer that remembers nothing is taken for another one until the person says otherwise.
    assert_eq!(shown(&sitting), "[b@1:Giá] xăng tăng");
    assert!(sitting.on_disk().project.has_same_content(&expected));
    assert!(sitting.opened().problems.is_empty() && sitting.opened().n_conflicts == 0);
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    let first = saved_elsewhere(&mut sitting);
    let before: Vec<_> = files_below(&first).iter().map(|path| fs::read(path).expect("a file")).collect();
    play(&mut sitting, "at xăng; delete");
    let second = saved_elsewhere(&mut sitting);
    assert_ne!(first, second);
    let after: Vec<_> = files_below(&first).iter().map(|path| fs::read(path).expect("a file")).collect();
    assert_eq!(before, after);
    // A file of the name that the folder would get is left alone, too.
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    fs::create_dir(elsewhere(&sitting)).expect("a folder");
    let file = elsewhere(&sitting).join("project-annotations");
    fs::write(&file, "mine").expect("a file");
    saved_elsewhere(&mut sitting);
    assert_eq!(fs::read_to_string(file).expect("a file"), "mine");
}

#[test]
fn whichever_call_fails_it_is_told_and_nothing_incomplete_is_left() {
    let whole = Arc::new(FaultyDisk::new(Arc::new(RealDisk), 0, Fault::ShortWrite));
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.put_on(Arc::clone(&whole) as _);
    saved_elsewhere(&mut sitting);
    let faults =
        [Fault::Error(ErrorKind::PermissionDenied), Fault::Error(ErrorKind::Other), Fault::ShortWrite];
    let mut n_failed = 0;
    for failing in 1..=whole.n_calls() {
        let fault = faults[failing % faults.len()];
        let mut sitting = sitting_in("Giá [a:xăng] tăng");
        sitting.put_on(Arc::new(FaultyDisk::new(Arc::new(RealDisk), failing, fault)));
        let place = elsewhere(&sitting);
        sitting.run(SavingCommand::Elsewhere(place.clone()));
        match sitting.said() {
            Some(Notice::Keeping(KeepingNotice::SavedElsewhere(place, 2))) => {
                assert_eq!(files_below(&place).len(), 2);
            }
            Some(Notice::Keeping(KeepingNotice::NotSavedElsewhere(told, _))) => {
                assert_eq!(told, place);
                let left = files_below(&place);
                let left = left.iter().filter(|path| path.extension() == Some("ron".as_ref())).count();
                assert_eq!(left, 0, "call {failing}, {fault:?}");
                n_failed += 1;
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(n_failed > 10, "{n_failed}");
}

#[test]
fn who_has_annotated_nothing_is_told_so_and_nothing_is_made() {
    let mut sitting = Sitting::reading("Giá xăng tăng");
    let place = elsewhere(&sitting);
    sitting.run(SavingCommand::Elsewhere(place.clone()));
    assert_eq!(sitting.said(), Some(Notice::Keeping(KeepingNotice::NothingToSaveElsewhere)));
    assert!(!place.exists());
}
