//! Coding blind: in an article nobody sees others' marks before they are done with it, or somebody opens the round.

use crate::notation::{play, shown};
use crate::people::shared;
use crate::support::{Sitting, annotator_id, passages_shown, path};
use butda::model::history::StepLabel;
use butda::model::theme::Blind;
use butda::session::{
    Action, Notice, PeopleCommand, PeopleNotice, ReadingCommand, StepNotice, ThemingCommand,
};
use butda::storage::problem::ProblemKind;
use butda::view::library::{LibraryView, Query};
use butda::view::people::PeopleView;
use butda::view::status::StatusView;
use butda::view::themes::ThemesView;

const TEXT: &str = "Giá xăng tăng cao";

fn act(sitting: &mut Sitting, action: Action) {
    sitting.run(action);
}

/// NCV 1 codes blind and has marked two passages; NCV 2 has marked one and reads.
fn blind() -> Sitting {
    let mut sitting = shared(TEXT, &[("NCV 1", "select Giá; tag a; select xăng; tag b")]);
    act(&mut sitting, Action::CodeBlind);
    sitting.save();
    as_person(&mut sitting, "NCV 2");
    play(&mut sitting, "select cao; tag c");
    sitting
}

fn as_person(sitting: &mut Sitting, name: &str) {
    sitting.save();
    sitting.be(name);
    sitting.open_folder();
    sitting.read("a.txt");
}

/// Marks in the library, theme counts, passages, annotations of NCV 1 in the list of people.
fn counts(sitting: &Sitting) -> (usize, usize, usize, usize, Option<usize>) {
    let session = &sitting.session;
    let people = PeopleView::new(session);
    let theirs = people.rows.iter().find(|row| row.name == "NCV 1").expect("a person");
    (
        LibraryView::new(session, &Query::default()).rows.first().map_or(0, |row| row.n_annotations),
        ThemesView::new(session).rows.iter().map(|row| row.all.own).sum(),
        passages_shown(session).len(),
        theirs.n_all,
        theirs.n_here,
    )
}

#[test]
fn others_marks_and_counts_are_hidden_until_one_is_done() {
    let mut sitting = blind();
    assert_eq!(shown(&sitting), "Giá xăng tăng [c:cao]");
    assert_eq!(counts(&sitting), (1, 1, 1, 0, None));
    assert!(StatusView::new(&sitting.session).is_blind_here);
    act(&mut sitting, Action::ToggleDone);
    assert_eq!(shown(&sitting), "[a@1:Giá] [b@1:xăng] tăng [c:cao]");
    assert_eq!(counts(&sitting), (3, 3, 3, 2, Some(2)));
    assert!(!StatusView::new(&sitting.session).is_blind_here);
    act(&mut sitting, Action::ToggleDone);
    assert_eq!(shown(&sitting), "Giá xăng tăng [c:cao]");
}

#[test]
fn each_article_opens_for_itself() {
    let mut sitting = blind();
    act(&mut sitting, Action::ToggleDone);
    sitting.read("b.txt");
    assert!(StatusView::new(&sitting.session).is_blind_here);
    assert_eq!(counts(&sitting).3, 2);
}

#[test]
fn who_begins_begins_for_everyone_and_who_opens_opens_for_everyone() {
    let mut sitting = blind();
    act(&mut sitting, Action::OpenRound);
    assert_eq!(sitting.said(), Some(Notice::Steps(StepNotice::Made(StepLabel::Blind(Some(Blind::Opened))))));
    assert_eq!(shown(&sitting), "[a@1:Giá] [b@1:xăng] tăng [c:cao]");
    as_person(&mut sitting, "NCV 1");
    assert_eq!(shown(&sitting), "[a:Giá] [b:xăng] tăng [c@2:cao]");
    act(&mut sitting, Action::CodeBlind);
    assert_eq!(sitting.said(), Some(Notice::People(PeopleNotice::OpenedBy("NCV 2".to_owned()))));
    as_person(&mut sitting, "NCV 2");
    act(&mut sitting, Action::CodeBlind);
    assert_eq!(shown(&sitting), "Giá xăng tăng [c:cao]");
}

#[test]
fn who_did_not_begin_alone_cannot_end_it_but_by_opening_the_round() {
    let mut sitting = blind();
    act(&mut sitting, Action::CodeBlind);
    assert_eq!(sitting.said(), Some(Notice::People(PeopleNotice::BlindBy("NCV 1".to_owned()))));
    assert_eq!(shown(&sitting), "Giá xăng tăng [c:cao]");
    as_person(&mut sitting, "NCV 1");
    act(&mut sitting, Action::CodeBlind);
    assert_eq!(shown(&sitting), "[a:Giá] [b:xăng] tăng [c@2:cao]");
    act(&mut sitting, Action::OpenRound);
    assert_eq!(sitting.said(), Some(Notice::People(PeopleNotice::NotBlind)));
    play(&mut sitting, "undo");
    assert_eq!(shown(&sitting), "[a:Giá] [b:xăng] tăng cao");
}

#[test]
fn nothing_hidden_can_be_selected_copied_or_gone_to() {
    let mut sitting = blind();
    let theirs = sitting.project().record(&path("a.txt"), &annotator_id("NCV 1")).cloned().expect("a record");
    let (id, ..) = theirs.standing().next().expect("an annotation");
    let key = butda::session::MarkKey { annotator: annotator_id("NCV 1"), id };
    sitting.run(ReadingCommand::JumpTo(path("a.txt"), key.clone()));
    assert_ne!(sitting.article().selected.as_ref(), Some(&key));
    sitting.run(PeopleCommand::Copy(key));
    assert_eq!(sitting.said(), Some(Notice::People(PeopleNotice::NothingToCopy)));
}

#[test]
fn exports_hold_everything() {
    assert_eq!(blind().opened().study().codings.len(), 3);
}

#[test]
fn who_has_no_name_yet_sees_nobody_s_marks() {
    let mut sitting = blind();
    sitting.save();
    sitting.be_nobody();
    sitting.open_folder();
    sitting.read("a.txt");
    assert_eq!(shown(&sitting), TEXT);
}

#[test]
fn the_codebook_file_says_so_only_while_it_is_said() {
    let mut sitting = blind();
    act(&mut sitting, Action::OpenRound);
    sitting.save();
    let line = |sitting: &Sitting, who: &str| {
        let file = sitting.file(&format!("annotations/{who}-aaaaaa/codebook.ron"));
        file.lines().find(|line| line.contains("blind")).map(|line| line.trim().to_owned())
    };
    assert_eq!(line(&sitting, "ncv-1").as_deref(), Some("blind: Some(\"until_done\"),"));
    assert_eq!(line(&sitting, "ncv-2").as_deref(), Some("blind: Some(\"opened\"),"));
    play(&mut sitting, "undo");
    sitting.save();
    assert_eq!(line(&sitting, "ncv-2"), None);
}

#[test]
fn a_codebook_that_is_blind_in_a_way_unknown_is_shown_and_not_written() {
    let mut sitting = blind();
    sitting.save();
    let path = "annotations/ncv-2-aaaaaa/codebook.ron";
    let text = sitting.file(path).replace("    keys:", "    blind: Some(\"sometimes\"),\n    keys:");
    sitting.put(path, text.as_bytes());
    as_person(&mut sitting, "NCV 2");
    let kind = ProblemKind::UnknownField("blind: sometimes".to_owned());
    assert!(sitting.problems().iter().any(|(at, _, what)| *at == path && **what == kind));
    sitting.run(ThemingCommand::SetMemo("Mới".to_owned()));
    sitting.save();
    assert_eq!(sitting.file(path), text);
}
