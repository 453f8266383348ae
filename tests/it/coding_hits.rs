//! What was found becomes annotations: how much of the text, with which theme, what is passed over, and one undo.

use super::notation::{play, shown};
use super::support::{Sitting, a_txt, annotator_id};
use butda::model::theme::CodingUnit;
use butda::search::{TextQuery, Way};
use butda::session::{
    Action, AnnotatingCommand, Command, Extent, FindingNotice, FolderCommand, HitTagging, Notice,
    SearchCommand, SelectingCommand, ThemeChoice, ThemeNotice,
};
use butda::text::positions::Span;
use butda::view::find::FindView;
use butda::view::tag_hits::TagHitsView;
use std::collections::BTreeSet;

fn everywhere(words: &str, way: Way) -> Command {
    Command::Search(SearchCommand::Everywhere(TextQuery {
        words: words.to_owned(),
        way,
        ..TextQuery::default()
    }))
}

fn chosen(sitting: &Sitting, places: &[usize], extent: Extent, group: usize) -> Command {
    let TagHitsView { places, query, .. } = TagHitsView::new(&sitting.session, places).expect("places");
    let theme = ThemeChoice::Named("a".to_owned());
    Command::Search(SearchCommand::Tag(Box::new(HitTagging { places, query, extent, group, theme })))
}

fn tag(sitting: &mut Sitting, places: &[usize], extent: Extent, group: usize) {
    let command = chosen(sitting, places, extent, group);
    sitting.run(command);
}

fn told(n_made: usize, n_skipped: usize) -> Notice {
    Notice::Finding(FindingNotice::HitsTagged { theme: "a".to_owned(), n_made, n_skipped })
}

/// The highlights of the two articles.
fn both(sitting: &mut Sitting) -> [String; 2] {
    ["a.txt", "b.txt"].map(|path| {
        sitting.read(path);
        sitting.run(SelectingCommand::PlaceCaret(0));
        shown(sitting)
    })
}

#[test]
fn all_places_in_all_articles_are_tagged_in_one_step_and_taken_back_in_one() {
    let mut sitting = Sitting::open(&[("a.txt", "Đảng bộ xã. Đảng bộ."), ("b.txt", "Các đảng bộ.")]);
    sitting.read("a.txt");
    sitting.run(everywhere("dang bo", Way::Words));
    tag(&mut sitting, &[0, 1, 2], Extent::Words, 0);
    assert_eq!(sitting.said(), Some(told(3, 0)));
    assert_eq!(both(&mut sitting), ["[a:Đảng bộ] xã. [a:Đảng bộ].", "Các [a:đảng bộ]."]);
    sitting.run(Action::Undo);
    assert_eq!(both(&mut sitting), ["Đảng bộ xã. Đảng bộ.", "Các đảng bộ."]);
    assert_eq!(sitting.opened().codebook.rows().count(), 0);
    sitting.run(Action::Redo);
    assert_eq!(both(&mut sitting), ["[a:Đảng bộ] xã. [a:Đảng bộ].", "Các [a:đảng bộ]."]);
    sitting.save();
    let articles = sitting.files().into_iter().filter(|path| path.ends_with(".txt.ron")).count();
    assert_eq!(articles, 2);
}

#[test]
fn only_ticked_places_are_tagged_and_what_has_the_theme_is_passed_over_and_counted() {
    let mut sitting = Sitting::open(&[("a.txt", "một hai. một ba."), ("b.txt", "một.")]);
    sitting.read("a.txt");
    sitting.run(everywhere("một", Way::Words));
    tag(&mut sitting, &[1], Extent::Words, 0);
    assert_eq!(both(&mut sitting), ["một hai. [a:một] ba.", "một."]);
    tag(&mut sitting, &[0, 1, 2], Extent::Words, 0);
    assert_eq!(sitting.said(), Some(told(2, 1)));
    tag(&mut sitting, &[0, 1, 2], Extent::Words, 0);
    assert_eq!(sitting.said(), Some(told(0, 3)));
    assert_eq!(both(&mut sitting), ["[a:một] hai. [a:một] ba.", "[a:một]."]);
}

#[test]
fn an_own_annotation_of_just_that_range_gets_the_theme_besides_its_own() {
    let mut sitting = Sitting::reading("một hai. một.");
    sitting.run(SelectingCommand::Select { anchor: 0, focus: 5 });
    sitting.run(AnnotatingCommand::TagByName("b".to_owned()));
    sitting.run(everywhere("một", Way::Words));
    tag(&mut sitting, &[0, 1], Extent::Words, 0);
    assert_eq!(sitting.said(), Some(told(2, 0)));
    sitting.run(SelectingCommand::PlaceCaret(7));
    assert_eq!(shown(&sitting), "[b+a:một] hai. [a:một].");
}

#[test]
fn the_sentence_or_the_paragraph_of_places_is_tagged_once_however_many_it_holds() {
    let text = "Một hai một. Ba bốn.\nMột năm. Sáu.";
    for (extent, expected) in [
        (Extent::Sentence, "[a:Một hai một.] Ba bốn.\n[a:Một năm.] Sáu."),
        (Extent::Paragraph, "[a:Một hai một. Ba bốn.]\n[a:Một năm. Sáu.]"),
    ] {
        let mut sitting = Sitting::reading(text);
        sitting.run(everywhere("một", Way::Words));
        tag(&mut sitting, &[0, 1, 2], extent, 0);
        assert_eq!(sitting.said(), Some(told(2, 0)));
        sitting.run(SelectingCommand::PlaceCaret(0));
        assert_eq!(shown(&sitting), expected);
    }
}

#[test]
fn the_unit_of_the_study_is_kept_to() {
    let mut sitting = Sitting::reading("Một hai một. Ba bốn.");
    sitting.run(Action::CodeSentences);
    assert_eq!(sitting.opened().codebook.unit, CodingUnit::Sentence);
    sitting.run(everywhere("hai", Way::Words));
    tag(&mut sitting, &[0], Extent::Words, 0);
    sitting.run(SelectingCommand::PlaceCaret(0));
    assert_eq!(shown(&sitting), "[a:Một hai một.] Ba bốn.");
}

#[test]
fn of_a_regular_expression_the_group_that_is_chosen_is_tagged() {
    let mut sitting = Sitting::reading("xã Tân An, phường Ba Đình, xã Mường.");
    sitting.run(everywhere(r"(xã|phường) (\p{Lu}\w+)", Way::Pattern));
    let view = TagHitsView::new(&sitting.session, &[1]).expect("places");
    assert_eq!((view.places.len(), view.groups), (1, vec!["phường".to_owned(), "Ba".to_owned()]));
    tag(&mut sitting, &[0, 1, 2], Extent::Words, 2);
    assert_eq!(sitting.said(), Some(told(3, 0)));
    sitting.run(SelectingCommand::PlaceCaret(0));
    assert_eq!(shown(&sitting), "xã [a:Tân] An, phường [a:Ba] Đình, xã [a:Mường].");
}

#[test]
fn the_places_of_the_article_alone_are_tagged_from_its_bar() {
    let mut sitting = Sitting::open(&[("a.txt", "một một"), ("b.txt", "một")]);
    sitting.read("a.txt");
    sitting.run(Action::FindHere);
    sitting.run(SearchCommand::Here(TextQuery::of_words("một")));
    let view = TagHitsView::new(&sitting.session, &[]).expect("places");
    assert_eq!((view.places.len(), view.groups.len()), (2, 0));
    tag(&mut sitting, &[], Extent::Words, 0);
    assert_eq!(both(&mut sitting), ["[a:một] [a:một]", "một"]);
}

#[test]
fn others_annotations_of_the_same_range_are_no_reason_to_pass_it_over() {
    let mut sitting = Sitting::open(&[("a.txt", "một hai"), ("b.txt", "ba")]);
    sitting.read("a.txt");
    sitting.run(everywhere("một", Way::Words));
    tag(&mut sitting, &[0], Extent::Words, 0);
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    sitting.run(everywhere("một", Way::Words));
    tag(&mut sitting, &[0], Extent::Words, 0);
    assert_eq!(sitting.said(), Some(told(1, 0)));
    let mine = sitting.project().articles().filter(|(path, _)| **path == a_txt()).count();
    assert_eq!((mine, sitting.article().marks.len()), (1, 2));
    assert!(sitting.article().marks.iter().any(|mark| mark.key.annotator == annotator_id("NCV 2")));
}

#[test]
fn a_locked_codebook_and_an_empty_name_refuse_and_nothing_is_made() {
    let mut sitting = Sitting::reading("một hai");
    sitting.run(everywhere("một", Way::Words));
    let TagHitsView { places, query, .. } = TagHitsView::new(&sitting.session, &[0]).expect("places");
    let theme = ThemeChoice::Named(" / ".to_owned());
    let nameless = HitTagging { places, query, extent: Extent::Words, group: 0, theme };
    sitting.run(SearchCommand::Tag(Box::new(nameless)));
    assert_eq!(sitting.said(), Some(Notice::Themes(ThemeNotice::EmptyName)));
    sitting.run(Action::LockCodebook);
    tag(&mut sitting, &[0], Extent::Words, 0);
    assert_eq!(sitting.said(), Some(Notice::Themes(ThemeNotice::Locked)));
    assert!(sitting.article().marks.is_empty());
}

#[test]
fn whoever_has_not_said_their_name_is_asked_first_and_then_it_is_done() {
    let mut sitting = Sitting::of(&[("a.txt", "một hai")]);
    sitting.open_folder();
    sitting.read("a.txt");
    sitting.run(everywhere("một", Way::Words));
    tag(&mut sitting, &[0], Extent::Words, 0);
    assert!(sitting.session.asks_for_name());
    sitting.run(Command::SetAnnotatorName("NCV 1".to_owned()));
    assert_eq!(sitting.article().marks.len(), 1);
}

#[test]
fn places_that_were_chosen_stay_those_whatever_is_found_meanwhile() {
    let mut sitting = Sitting::open(&[("a.txt", "một hai. một ba."), ("b.txt", "một.")]);
    sitting.read("a.txt");
    sitting.run(everywhere("một", Way::Words));
    let command = chosen(&sitting, &[1], Extent::Words, 0);
    sitting.put("0.txt", "một một một một".as_bytes());
    sitting.run(FolderCommand::ListAgain);
    assert_eq!(sitting.searching().everywhere.hits().len(), 7);
    sitting.run(command);
    assert_eq!(both(&mut sitting), ["một hai. [a:một] ba.", "một."]);
}

#[test]
fn where_an_article_has_changed_since_places_were_chosen_nothing_is_tagged_and_that_is_said() {
    let mut sitting = Sitting::open(&[("a.txt", "xã Tân. một hai"), ("b.txt", "xã Mới.")]);
    sitting.read("b.txt");
    sitting.run(everywhere(r"xã (\w+)", Way::Pattern));
    let command = chosen(&sitting, &[0, 1], Extent::Words, 1);
    sitting.put("a.txt", "xã".as_bytes());
    sitting.run(FolderCommand::ListAgain);
    sitting.run(command);
    assert_eq!(sitting.said(), Some(Notice::Finding(FindingNotice::HitsChanged)));
    assert_eq!(both(&mut sitting), ["xã", "xã Mới."]);
}

#[test]
fn groups_are_looked_for_in_no_text_that_has_become_shorter() {
    let finder = TextQuery { words: "(b)".to_owned(), way: Way::Pattern, ..TextQuery::default() };
    let finder = finder.prepare().expect("a query");
    for (start, end) in [(5, 6), (1, 9), (2, 3)] {
        assert_eq!(finder.groups_of("aạb", Span::new(start, end)), []);
    }
    assert_eq!(finder.groups_of("aạb", Span::new(4, 5)).len(), 2);
}

#[test]
fn of_more_places_than_are_kept_those_are_listed_that_are_not_coded_yet() {
    let text = "Giá xăng tăng. ".repeat(1_500);
    let mut sitting = Sitting::open(&[("a.txt", text.trim()), ("b.txt", "khác")]);
    sitting.read("a.txt");
    play(&mut sitting, "select xăng; tag a");
    sitting.run(Action::FindTheSame);
    let listed = |sitting: &Sitting| FindView::new(&sitting.session, &BTreeSet::new()).listed.len();
    assert_eq!(listed(&sitting), 1_000);
    let mut n_left = 1_499;
    while n_left > 0 {
        let TagHitsView { places, query, .. } = TagHitsView::new(&sitting.session, &[]).expect("places");
        n_left -= places.len();
        let (extent, theme) = (Extent::Words, ThemeChoice::Named("a".to_owned()));
        let tagging = HitTagging { places, query, extent, group: 0, theme };
        sitting.run(SearchCommand::Tag(Box::new(tagging)));
        assert_eq!(listed(&sitting), n_left, "those that were beyond what is kept have moved up");
    }
    assert_eq!(sitting.project().annotations(&a_txt()).count(), 1_500);
    let view = FindView::new(&sitting.session, &BTreeSet::new());
    assert_eq!((view.found.tally.n_hits, view.found.tally.n_left_out), (1_500, 1_500));
    play(&mut sitting, "undo");
    assert_eq!(listed(&sitting), 499, "and what is taken back is listed again");
    play(&mut sitting, "redo");
    // Whoever wants to see what is coded, too, sees all of it again.
    sitting.run(SearchCommand::ShowCoded);
    assert_eq!(listed(&sitting), 1_000);
}
