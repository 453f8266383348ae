//! A study may code in sentences or in paragraphs: then every new mark covers whole ones, and nothing else changes.

use crate::notation::{check, check_said, play, shown, sitting_in};
use crate::support::{Sitting, annotator_id};
use butda::model::history::StepLabel;
use butda::model::theme::CodingUnit;
use butda::session::{Edge, EdgeCommand, Notice, StepNotice};
use butda::text::boundaries::Unit;
use expect_test::expect;

const TEXT: &str = "Giá «xăng» tăng. Dầu giảm.\n\nThan đứng.";

#[test]
fn a_mark_covers_the_sentences_or_paragraphs_it_reaches_into() {
    check(TEXT, "unit sentence; tag a", &expect!["[a:Giá xăng tăng.] Dầu giảm.\n\nThan đứng."]);
    check(TEXT, "unit paragraph; tag a", &expect!["[a:Giá xăng tăng. Dầu giảm.]\n\nThan đứng."]);
    check(TEXT, "unit none; tag a", &expect!["Giá [a:xăng] tăng. Dầu giảm.\n\nThan đứng."]);
    let across = "unit sentence; select tăng. Dầ; tag a";
    check(TEXT, across, &expect!["[a:Giá xăng tăng. Dầu giảm.]\n\nThan đứng."]);
    let across = "unit paragraph; select giảm.\n\nT; tag a";
    check(TEXT, across, &expect!["[a:Giá xăng tăng. Dầu giảm.\n\nThan đứng.]"]);
}

#[test]
fn so_does_every_other_way_of_marking() {
    for (verb, themes) in [("highlight", ""), ("star", "*"), ("invivo", "xăng"), ("tag b; digit 1", "")] {
        let mut sitting = sitting_in(TEXT);
        play(&mut sitting, &format!("unit sentence; {verb}"));
        let expected = format!("[{themes}:Giá xăng tăng.] Dầu giảm.\n\nThan đứng.");
        assert_eq!(shown(&sitting), expected, "{verb}");
    }
    let dropped = "tag a; undo; redo; unit sentence; drop a giảm";
    check(TEXT, dropped, &expect!["Giá [a:xăng] tăng. [a:Dầu giảm.]\n\nThan đứng."]);
    let by_cursor =
        "unit paragraph; select xăng; tag a; undo; escape; next sentence; next sentence; highlight";
    check(TEXT, by_cursor, &expect!["[:Giá xăng tăng. Dầu giảm.]\n\nThan đứng."]);
}

#[test]
fn the_status_line_says_it_where_a_mark_covers_more_than_was_selected() {
    let tagged = || StepLabel::Tagged("a".to_owned());
    let after = &expect!["[a:Giá xăng tăng.] Dầu giảm.\n\nThan đứng."];
    let whole = Notice::Steps(StepNotice::MadeWhole(tagged(), CodingUnit::Sentence));
    check_said(TEXT, "unit sentence; tag a", after, Some(whole));
    let exact = "unit sentence; select Giá xăng tăng.; tag a";
    check_said(TEXT, exact, after, Some(Notice::Steps(StepNotice::Made(tagged()))));
    let chosen = Notice::Steps(StepNotice::Made(StepLabel::CodingUnit(CodingUnit::Sentence)));
    check_said(TEXT, "unit sentence", &expect!["Giá «xăng» tăng. Dầu giảm.\n\nThan đứng."], Some(chosen));
}

#[test]
fn marks_that_are_there_stay_as_they_are_and_can_still_be_worked_on() {
    let text = "[a:Giá] xăng tăng. Dầu giảm.";
    check(text, "unit sentence; at Giá; tag b; star", &expect!["[a+b*:Giá] xăng tăng. Dầu giảm."]);
    check(text, "unit sentence; select xăng; tag b", &expect!["[a+b:Giá][b: xăng tăng.] Dầu giảm."]);
    check(text, "unit sentence; select xăng; tag a", &expect!["[a:Giá xăng tăng.] Dầu giảm."]);
}

#[test]
fn edges_move_in_whole_units() {
    let text = "Một hai. [a:Ba] bốn. Năm.\n\nSáu.";
    let right = "unit sentence; at Ba; edges; end right grapheme";
    check(text, right, &expect!["Một hai. [a:Ba bốn.] Năm.\n\nSáu."]);
    check(
        text,
        &format!("{right}; end right syllable; finish"),
        &expect!["Một hai. [a:Ba bốn. Năm.]\n\nSáu."],
    );
    let left = "unit sentence; at Ba; edges; start left syllable; finish";
    check(text, left, &expect!["[a:Một hai. Ba] bốn. Năm.\n\nSáu."]);
    check(text, "unit sentence; at Ba; edges; finish", &expect!["Một hai. [a:Ba] bốn. Năm.\n\nSáu."]);
    let paragraph = "unit sentence; at Ba; edges; end right paragraph; end right paragraph; finish";
    check(text, paragraph, &expect!["Một hai. [a:Ba bốn. Năm.\n\nSáu.]"]);
}

#[test]
fn a_dragged_edge_snaps_to_syllables_graphemes_or_the_units_of_the_study() {
    let drag = |script: &str, edge: Edge, words: &str, unit: Unit| {
        let mut sitting = sitting_in("Một hai. [a:Ba] bốn năm. Sáu.");
        play(&mut sitting, &format!("{script}; at Ba"));
        let key = sitting.article().selected.clone().expect("an annotation");
        let byte = sitting.article().text().find(words).expect("the words") + words.len();
        sitting.run(EdgeCommand::Drag { key, edge, byte, unit });
        shown(&sitting)
    };
    assert_eq!(drag("", Edge::End, "năm", Unit::Syllable), "Một hai. [a:Ba bốn năm]. Sáu.");
    assert_eq!(drag("", Edge::End, "bốn n", Unit::Syllable), "Một hai. [a:Ba bốn] năm. Sáu.");
    assert_eq!(drag("", Edge::End, "bốn n", Unit::Grapheme), "Một hai. [a:Ba bốn n]ăm. Sáu.");
    assert_eq!(drag("", Edge::Start, "Một h", Unit::Syllable), "Một [a:hai. Ba] bốn năm. Sáu.");
    assert_eq!(drag("", Edge::Start, "Sáu", Unit::Syllable), "Một hai. [a:Ba] bốn năm. Sáu.");
    assert_eq!(drag("unit sentence", Edge::End, "bốn nă", Unit::Grapheme), "Một hai. [a:Ba bốn năm.] Sáu.");
    assert_eq!(drag("unit paragraph", Edge::Start, "Một", Unit::Syllable), "[a:Một hai. Ba] bốn năm. Sáu.");
}

#[test]
fn the_unit_can_be_undone_and_is_kept_in_the_codebook() {
    let mut sitting = sitting_in(TEXT);
    play(&mut sitting, "unit sentence; undo");
    assert_eq!(sitting.opened().codebook.unit, CodingUnit::Free);
    play(&mut sitting, "redo");
    sitting.save();
    assert!(
        sitting.file("annotations/ncv-1-aaaaaa/codebook.ron").contains("    unit: Some(\"sentence\"),\n")
    );
    sitting.restart();
    assert_eq!(sitting.opened().codebook.unit, CodingUnit::Sentence);
    play(&mut sitting, "unit none");
    sitting.save();
    assert!(!sitting.files().iter().any(|path| sitting.file(path).contains("unit")));
}

#[test]
fn one_s_own_word_on_the_unit_comes_before_other_people_s() {
    let mut sitting = Sitting::open(&[("a.txt", "Giá xăng.")]);
    play(&mut sitting, "unit paragraph");
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    assert_eq!(sitting.opened().codebook.unit, CodingUnit::Paragraph);
    play(&mut sitting, "unit none");
    assert_eq!(sitting.opened().codebook.unit, CodingUnit::Free);
    sitting.save();
    let own = sitting.project().codebook_record(&annotator_id("NCV 2")).expect("a codebook");
    assert_eq!(own.settings.value.as_ref().and_then(|settings| settings.unit), Some(CodingUnit::Free));
    sitting.be("NCV 3");
    sitting.open_folder();
    assert_eq!(sitting.opened().codebook.unit, CodingUnit::Paragraph);
}

#[test]
fn without_a_name_choosing_the_unit_asks_for_one_first() {
    let mut sitting = Sitting::of(&[("a.txt", "Giá xăng.")]);
    sitting.open_folder();
    play(&mut sitting, "unit sentence");
    assert!(sitting.session.asks_for_name());
    play(&mut sitting, "name Lan");
    assert_eq!(sitting.opened().codebook.unit, CodingUnit::Sentence);
}
