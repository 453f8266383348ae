//! Merging: whatever several windows, people and sync services write into one project folder, the result is the union,
//! and what conflicts is kept on both sides until somebody settles it.

use crate::files::any_record;
use crate::notation::{play, shown, sitting_in};
use crate::support::{Sitting, a_txt, annotator_id};
use butda::model::article::ArticleRecord;
use butda::model::merge::merge_records;
use butda::session::SaveStatus;
use butda::session::{Choice, Command, FolderCommand, FolderNotice, Notice, Session};
use butda::storage::problem::ProblemKind;
use expect_test::expect;
use proptest::prelude::*;
use std::fs;

const ANNOTATIONS: &str = "annotations/ncv-1-aaaaaa/a.txt.ron";

/// A second window on the same project, of the same person; `sitting.session` is the one in front.
fn second_window(sitting: &mut Sitting) -> Session {
    let (name, seed) = ("NCV 1", [99; 32]);
    let first = sitting.another_window(name, seed);
    sitting.open_folder();
    sitting.read("a.txt");
    first
}

fn switch(sitting: &mut Sitting, other: &mut Session) {
    std::mem::swap(&mut sitting.session, other);
}

#[track_caller]
fn save(sitting: &mut Sitting) {
    let status = sitting.save();
    assert!(matches!(status, SaveStatus::Saved(_)), "{status:?}");
}

fn look(sitting: &mut Sitting) {
    sitting.run(FolderCommand::LookAgain(None));
    sitting.save();
}

#[test]
fn what_two_windows_do_is_united() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng mạnh");
    save(&mut sitting);
    let mut first = second_window(&mut sitting);
    play(&mut sitting, "select tăng; tag a");
    save(&mut sitting);
    switch(&mut sitting, &mut first);
    // The first window knows nothing of it yet, and saves over what it has seen.
    play(&mut sitting, "select Giá; tag c");
    save(&mut sitting);
    expect!["[c:Giá] [a:xăng] [a:tăng] mạnh"].assert_eq(&shown(&sitting));
    switch(&mut sitting, &mut first);
    look(&mut sitting);
    expect!["[c:Giá] [a:xăng] [a:tăng] mạnh"].assert_eq(&shown(&sitting));
    assert!(sitting.on_disk().project.has_same_content(sitting.project()));
}

#[test]
fn different_fields_of_one_annotation_are_no_conflict() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    save(&mut sitting);
    let mut first = second_window(&mut sitting);
    play(&mut sitting, "at xăng; note hay; tag b");
    save(&mut sitting);
    switch(&mut sitting, &mut first);
    play(&mut sitting, "at xăng; star; tag c");
    save(&mut sitting);
    expect!["Giá [a+c+b*~hay:xăng] tăng"].assert_eq(&shown(&sitting));
    assert!(sitting.project().conflicts().is_empty());
}

/// Two windows give one annotation two notes.
fn conflicting() -> Sitting {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    save(&mut sitting);
    let mut first = second_window(&mut sitting);
    play(&mut sitting, "at xăng; note một");
    save(&mut sitting);
    switch(&mut sitting, &mut first);
    play(&mut sitting, "at xăng; note hai");
    save(&mut sitting);
    sitting
}

fn settle(choice: Choice) -> Sitting {
    let mut sitting = conflicting();
    let places = sitting.project().conflicts();
    assert_eq!(places.len(), 1);
    sitting.run(Command::Resolve(places[0].clone(), choice));
    save(&mut sitting);
    assert!(sitting.project().conflicts().is_empty());
    sitting
}

#[test]
fn a_conflict_keeps_both_on_disk_and_survives_restarts_and_further_edits() {
    let mut sitting = conflicting();
    expect!["Giá [a~một:xăng] tăng"].assert_eq(&shown(&sitting));
    let file = sitting.file(ANNOTATIONS);
    assert!(file.contains("một") && file.contains("hai"), "{file}");
    sitting.restart();
    play(&mut sitting, "at xăng; star");
    save(&mut sitting);
    sitting.restart();
    expect!["Giá [a*~một:xăng] tăng"].assert_eq(&shown(&sitting));
    assert_eq!(sitting.project().conflicts().len(), 1);
    assert!(sitting.file(ANNOTATIONS).contains("hai"));
}

#[test]
fn a_conflict_is_settled_by_this_that_or_both_and_each_can_be_undone() {
    expect!["Giá [a~một:xăng] tăng"].assert_eq(&shown(&settle(Choice::Standing)));
    expect!["Giá [a~hai:xăng] tăng"].assert_eq(&shown(&settle(Choice::Rival(0))));
    let mut both = settle(Choice::Both);
    assert_eq!(both.article().marks.len(), 2);
    play(&mut both, "undo");
    assert_eq!((both.article().marks.len(), both.project().conflicts().len()), (1, 1));
    assert!(both.on_disk().project.annotations(&a_txt()).count() >= 1);
}

#[test]
fn a_settled_conflict_is_not_brought_back_by_an_old_copy() {
    let mut sitting = conflicting();
    let copy = sitting.file(ANNOTATIONS);
    let place = sitting.project().conflicts()[0].clone();
    sitting.run(Command::Resolve(place, Choice::Standing));
    save(&mut sitting);
    sitting.put("annotations/ncv-1-aaaaaa/a (1).txt.ron", copy.as_bytes());
    look(&mut sitting);
    assert!(sitting.project().conflicts().is_empty());
}

#[test]
fn an_edit_beats_a_removal() {
    for edit_is_first in [true, false] {
        let mut sitting = sitting_in("Giá [a:xăng] tăng");
        save(&mut sitting);
        let mut first = second_window(&mut sitting);
        let scripts = ["at xăng; star", "at xăng; delete"];
        play(&mut sitting, scripts[usize::from(!edit_is_first)]);
        save(&mut sitting);
        switch(&mut sitting, &mut first);
        play(&mut sitting, scripts[usize::from(edit_is_first)]);
        save(&mut sitting);
        expect!["Giá [a*:xăng] tăng"].assert_eq(&shown(&sitting));
        assert!(sitting.project().conflicts().is_empty());
    }
}

#[test]
fn what_colleagues_write_while_the_project_is_open_is_shown_and_never_written() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    save(&mut sitting);
    let mut first = {
        let first = sitting.another_window("NCV 2", [5; 32]);
        sitting.open_folder();
        sitting.read("a.txt");
        first
    };
    play(&mut sitting, "select tăng; tag a");
    save(&mut sitting);
    switch(&mut sitting, &mut first);
    let theirs = "annotations/ncv-2-aaaaaa/a.txt.ron";
    let before = sitting.file(theirs);
    sitting.run(FolderCommand::LookAgain(Some(vec![theirs.to_owned()])));
    expect!["Giá [a:xăng] [a@2:tăng]"].assert_eq(&shown(&sitting));
    play(&mut sitting, "select Giá; tag a");
    save(&mut sitting);
    assert_eq!(sitting.file(theirs), before);
    // What they are called now is learned, too.
    sitting.put(theirs, before.replace("NCV 2", "Lê Hoa").as_bytes());
    look(&mut sitting);
    assert_eq!(sitting.project().annotator_name(&annotator_id("NCV 2")), "Lê Hoa");
    // And what they remove is gone.
    fs::remove_file(sitting.path(theirs)).expect("a file");
    look(&mut sitting);
    expect!["[a:Giá] [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn a_checkout_while_the_project_is_open_is_followed() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    save(&mut sitting);
    let earlier = sitting.file(ANNOTATIONS);
    play(&mut sitting, "select Giá; tag a");
    save(&mut sitting);
    sitting.put(ANNOTATIONS, earlier.as_bytes());
    look(&mut sitting);
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
    assert_eq!(sitting.file(ANNOTATIONS), earlier);
    fs::remove_dir_all(sitting.path("annotations")).expect("a folder");
    look(&mut sitting);
    expect!["Giá xăng tăng"].assert_eq(&shown(&sitting));
    assert!(sitting.files().is_empty(), "{:?}", sitting.files());
}

#[test]
fn a_file_that_breaks_while_the_project_is_open_stays_in_sight_and_is_told() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    save(&mut sitting);
    sitting.put(ANNOTATIONS, b"<<<<<<< HEAD\n");
    look(&mut sitting);
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
    assert!(matches!(sitting.problems()[..], [(ANNOTATIONS, Some(_), ProblemKind::NotRon(_))]));
    assert_eq!(sitting.file(ANNOTATIONS), "<<<<<<< HEAD\n");
}

/// How six services name the file that lost: Dropbox, Syncthing, Nextcloud, `OneDrive`, Google Drive, iCloud.
const COPIES: [&str; 6] = [
    "a.txt (NCV 1's conflicted copy 2026-11-21).ron",
    "a.txt.sync-conflict-20261121-101500-ABCDEFG.ron",
    "a.txt (conflicted copy 2026-11-21 101500).ron",
    "a.txt-LAPTOP-K3F9.ron",
    "a.txt (1).ron",
    "a.txt 2.ron",
];

#[test]
fn conflict_copies_of_six_services_are_merged_and_put_away_once_that_is_saved() {
    for name in COPIES {
        for is_open in [true, false] {
            let mut sitting = sitting_in("Giá [a:xăng] tăng");
            save(&mut sitting);
            let before = sitting.file(ANNOTATIONS);
            let mut first = second_window(&mut sitting);
            play(&mut sitting, "select tăng; tag a");
            save(&mut sitting);
            let copy = sitting.file(ANNOTATIONS);
            switch(&mut sitting, &mut first);
            sitting.put(ANNOTATIONS, before.as_bytes());
            play(&mut sitting, "select Giá; tag c");
            save(&mut sitting);
            let path = format!("annotations/ncv-1-aaaaaa/{name}");
            sitting.put(&path, copy.as_bytes());
            if is_open {
                look(&mut sitting);
            } else {
                sitting.restart();
                save(&mut sitting);
            }
            assert!(shown(&sitting).contains("[c:Giá]"), "{name}: {}", shown(&sitting));
            assert!(shown(&sitting).contains("[a:tăng]"), "{name}: {}", shown(&sitting));
            assert!(!sitting.files().contains(&path), "{name}");
            assert!(sitting.problems().is_empty(), "{:?}", sitting.problems());
            assert!(sitting.on_disk().project.has_same_content(sitting.project()));
        }
    }
}

#[test]
fn a_copy_of_a_colleagues_file_is_shown_with_it_and_left_where_it_is() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    save(&mut sitting);
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    let copy = sitting.file(ANNOTATIONS).replace("xăng", "tăng");
    let copy = copy.replacen("            id: \"0", "            id: \"1", 1);
    let copy = copy.replace("start: 4", "start: 9").replace("end: 8", "end: 13");
    let path = "annotations/ncv-1-aaaaaa/a (1).txt.ron";
    sitting.put(path, copy.as_bytes());
    sitting.restart();
    assert_eq!(sitting.problems(), [(path, None, &ProblemKind::SecondCopy)]);
    assert_eq!(
        sitting.project().annotations(&a_txt()).filter(|(who, ..)| **who == annotator_id("NCV 1")).count(),
        2
    );
    assert!(sitting.files().contains(&path.to_owned()));
}

#[test]
fn a_dropped_folder_of_annotations_is_added_and_a_project_is_opened() {
    let mut theirs = sitting_in("Giá [a:xăng] tăng");
    theirs.another_window("NCV 2", [3; 32]);
    theirs.open_folder();
    theirs.read("a.txt");
    play(&mut theirs, "select tăng; tag b");
    save(&mut theirs);
    let mut sitting = sitting_in("Giá xăng tăng");
    save(&mut sitting);
    for round in 0..2 {
        sitting.run(FolderCommand::TakeDropped(theirs.path("annotations/ncv-2-aaaaaa")));
        let n_new = if round == 0 { 2 } else { 0 };
        assert_eq!(
            sitting.said(),
            Some(Notice::Folder(FolderNotice::FolderAdded("NCV 2".to_owned(), n_new, 0)))
        );
        expect!["Giá xăng [b@2:tăng]"].assert_eq(&shown(&sitting));
    }
    // What came later is added to what is there.
    play(&mut theirs, "select Giá; tag b");
    save(&mut theirs);
    sitting.run(FolderCommand::TakeDropped(theirs.path("annotations")));
    assert!(shown(&sitting).contains("[b@2:Giá]"), "{}", shown(&sitting));
    theirs.put("annotations/ncv-2-aaaaaa/b.txt.ron", b"torn");
    sitting.run(FolderCommand::TakeDropped(theirs.path("annotations/ncv-2-aaaaaa")));
    assert_eq!(sitting.said(), Some(Notice::Folder(FolderNotice::FolderAdded("NCV 2".to_owned(), 0, 1))));
    sitting.run(FolderCommand::TakeDropped(theirs.root()));
    assert_eq!(sitting.opened().root, theirs.root());
}

#[test]
fn what_is_dropped_where_no_project_is_open_is_opened() {
    for dropped in ["", "a.txt"] {
        let mut sitting = Sitting::of(&[("a.txt", "Giá xăng tăng")]);
        sitting.be("NCV 1");
        sitting.run(FolderCommand::TakeDropped(sitting.root().join(dropped)));
        assert_eq!(sitting.opened().root, sitting.root());
    }
}

/// Records of one annotator and article as several computers may have them: few ids, few revs, so that they meet.
fn meeting_record() -> impl Strategy<Value = ArticleRecord> {
    (any_record(), prop::collection::vec(0..3u64, 8)).prop_map(|(mut record, revs)| {
        let mut revs = revs.into_iter().cycle();
        for slot in record.annotations.values_mut() {
            slot.rev = 1 + revs.next().unwrap_or_default();
        }
        record.about.rev = revs.next().unwrap_or_default();
        record
    })
}

fn united(a: &ArticleRecord, b: &ArticleRecord) -> ArticleRecord {
    comparable(merge_records(None, a, b).0)
}

/// When records were written is shown and decides nothing.
fn comparable(mut record: ArticleRecord) -> ArticleRecord {
    let unknown = butda::model::moment::Moment::UNKNOWN;
    record.annotations.values_mut().for_each(|slot| slot.modified = unknown);
    record
}

proptest! {
    #[test]
    fn merging_without_a_base_commutes_associates_and_repeats_harmlessly(
        a in meeting_record(), b in meeting_record(), c in meeting_record(),
    ) {
        let (ab, ba) = (united(&a, &b), united(&b, &a));
        prop_assert_eq!(&ab, &ba);
        prop_assert_eq!(united(&ab, &c), united(&a, &united(&b, &c)));
        prop_assert_eq!(united(&ab, &b), ab.clone());
        prop_assert_eq!(united(&a, &a), comparable(a));
    }

    #[test]
    fn merging_with_a_base_takes_the_side_that_changed(base in meeting_record(), theirs in meeting_record()) {
        let (merged, _) = merge_records(Some(&base), &base, &theirs);
        for (id, slot) in &theirs.annotations {
            prop_assert!(merged.annotations[id].has_content_of(slot));
        }
        let (merged, _) = merge_records(Some(&base), &theirs, &base);
        for (id, slot) in &theirs.annotations {
            prop_assert!(merged.annotations[id].has_content_of(slot));
        }
        let standing = |record: &ArticleRecord| record.standing().count();
        prop_assert_eq!(standing(&merged), standing(&theirs));
    }

    #[test]
    fn no_value_of_either_side_that_the_base_lacks_is_lost(
        base in meeting_record(), ours in meeting_record(), theirs in meeting_record(),
    ) {
        let (merged, _) = merge_records(Some(&base), &ours, &theirs);
        for (id, slot) in ours.annotations.iter().chain(&theirs.annotations) {
            let Some(value) = &slot.value else { continue };
            let was_there = base.annotations.get(id).is_some_and(|slot| slot.value.as_ref() == Some(value));
            let found = &merged.annotations[id];
            let is_there = found.value.as_ref() == Some(value) || found.rivals.contains(value);
            // Both sides' fields may be united in one value.
            let is_united = found.value.as_ref().is_some_and(|found| {
                found.note == value.note || found.anchor == value.anchor
            });
            prop_assert!(was_there || is_there || is_united);
        }
    }
}
