//! Somebody else's annotations become one's own: the same passage, themes and note, in one step.

use crate::notation::{play, shown};
use crate::people::shared;
use crate::support::{Sitting, annotator_id};
use butda::model::history::StepLabel;
use butda::session::{Action, Notice, PeopleCommand, PeopleNotice, StepNotice};
use expect_test::{Expect, expect};

const TEXT: &str = "Giá xăng tăng cao";

/// What NCV 1 made, what NCV 2 then does, and what comes of it.
#[track_caller]
fn check(theirs: &str, mine: &str, expected: &Expect) {
    let mut sitting = shared(TEXT, &[("NCV 1", theirs), ("NCV 2", "")]);
    play_or_copy(&mut sitting, mine);
    expected.assert_eq(&shown(&sitting));
}

/// A script with two verbs more: `copy` what is selected, `copy all` of NCV 1.
fn play_or_copy(sitting: &mut Sitting, script: &str) {
    for verb in script.split(';').map(str::trim) {
        match verb {
            "copy" => sitting.run(Action::CopyToMine),
            "copy all" => sitting.run(PeopleCommand::CopyAll(annotator_id("NCV 1"))),
            _ => play(sitting, verb),
        }
    }
}

#[test]
fn a_copy_has_the_passage_the_themes_and_the_note_and_no_star() {
    let theirs = "select xăng tăng; tag a; at xăng tăng; tag b; star; note Hay quá";
    check(theirs, "at xăng tăng; copy", &expect!["Giá [a+b*~Hay quá@1+a+b~Hay quá:xăng tăng] cao"]);
    check(theirs, "at xăng tăng; copy; undo", &expect!["Giá [a+b*~Hay quá@1:xăng tăng] cao"]);
    check("select Giá; highlight", "at Giá; copy", &expect!["[@1+:Giá] xăng tăng cao"]);
}

#[test]
fn ones_own_annotation_of_just_that_range_gets_the_themes_and_keeps_its_note() {
    let theirs = "select xăng; tag a; at xăng; tag b; note Của tôi";
    let mine = "select xăng; tag b; at xăng; copy";
    let mut sitting = shared(TEXT, &[("NCV 1", theirs), ("NCV 2", "select xăng; tag b; note Ý khác")]);
    sitting.run(PeopleCommand::CopyAll(annotator_id("NCV 1")));
    assert_eq!(shown(&sitting), "Giá [a+b~Của tôi@1+b+a~Ý khác:xăng] tăng cao");
    play(&mut sitting, "undo");
    assert_eq!(shown(&sitting), "Giá [a+b~Của tôi@1+b~Ý khác:xăng] tăng cao");
    check(theirs, mine, &expect!["Giá [a+b~Của tôi@1+b+a~Của tôi:xăng] tăng cao"]);
}

#[test]
fn all_of_a_person_in_the_article_are_copied_in_one_step() {
    let theirs = "select Giá; tag a; select xăng tăng; tag b; select cao; tag a";
    let all = expect!["[a@1+a:Giá] [b@1+b:xăng tăng] [a@1+a:cao]"];
    check(theirs, "copy all", &all);
    check(theirs, "copy all; undo", &expect!["[a@1:Giá] [b@1:xăng tăng] [a@1:cao]"]);
    check(theirs, "copy all; undo; redo", &all);
    let mut sitting = shared(TEXT, &[("NCV 1", theirs), ("NCV 2", "")]);
    play_or_copy(&mut sitting, "copy all");
    assert_eq!(sitting.said(), Some(Notice::Steps(StepNotice::Made(StepLabel::CopiedToMine(3)))));
    play_or_copy(&mut sitting, "copy all");
    assert_eq!(sitting.said(), Some(Notice::People(PeopleNotice::NothingToCopy)));
}

#[test]
fn two_annotations_of_one_range_become_one() {
    let theirs = "select Giá; tag a";
    let mut sitting = shared(TEXT, &[("NCV 1", theirs), ("NCV 3", "select Giá; tag b"), ("NCV 2", "")]);
    sitting.run(PeopleCommand::CopyAll(annotator_id("NCV 1")));
    sitting.run(PeopleCommand::CopyAll(annotator_id("NCV 3")));
    assert_eq!(shown(&sitting), "[a@1+b@3+a+b:Giá] xăng tăng cao");
}

#[test]
fn what_is_hidden_is_not_copied_and_ones_own_that_is_hidden_is_still_found() {
    let mut sitting = shared(TEXT, &[("NCV 1", "select Giá; tag a"), ("NCV 2", "select Giá; tag b")]);
    sitting.run(Action::ToggleOthers);
    play_or_copy(&mut sitting, "copy all");
    assert_eq!(sitting.said(), Some(Notice::People(PeopleNotice::NothingToCopy)));
    sitting.run(PeopleCommand::ShowOnly(annotator_id("NCV 1")));
    play_or_copy(&mut sitting, "copy all");
    assert_eq!(shown(&sitting), "[a@1+b+a:Giá] xăng tăng cao");
}

#[test]
fn the_files_of_the_person_copied_from_stay_as_they_are() {
    let mut sitting = shared(TEXT, &[("NCV 1", "select Giá; tag a"), ("NCV 2", "")]);
    let before = sitting.file("annotations/ncv-1-aaaaaa/a.txt.ron");
    play_or_copy(&mut sitting, "copy all");
    sitting.save();
    assert_eq!(sitting.file("annotations/ncv-1-aaaaaa/a.txt.ron"), before);
    assert!(sitting.files().contains(&"annotations/ncv-2-aaaaaa/a.txt.ron".to_owned()));
}

#[test]
fn without_a_name_copying_asks_for_one_first() {
    let mut sitting = shared(TEXT, &[("NCV 1", "select Giá; tag a")]);
    sitting.be_nobody();
    sitting.open_folder();
    sitting.read("a.txt");
    play_or_copy(&mut sitting, "copy all");
    assert!(sitting.session.asks_for_name());
    play(&mut sitting, "name Lan");
    assert_eq!(shown(&sitting), "[a@1+a:Giá] xăng tăng cao");
}
