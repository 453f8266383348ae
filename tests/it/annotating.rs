//! The rules of marking, each as a text before, what the person does, and the text after.

use crate::notation::{check, check_said, play, shown, sitting_in};
use crate::support::Sitting;
use butda::model::history::StepLabel;
use butda::session::{
    Command, Edge, EdgeCommand, Notice, PeopleNotice, ReadingNotice, StepNotice, ThemeNotice,
};
use butda::text::boundaries::Unit;
use expect_test::expect;

#[test]
fn a_tag_marks_the_selection_and_undo_takes_it_back() {
    check("Giá «xăng» tăng", "tag a", &expect!["Giá [a:xăng] tăng"]);
    check("Giá «xăng» tăng", "tag a; undo", &expect!["Giá xăng tăng"]);
    check("Giá «xăng» tăng", "tag a; undo; redo", &expect!["Giá [a:xăng] tăng"]);
}

#[test]
fn white_space_around_a_selection_is_not_marked() {
    check("Giá« xăng »tăng", "tag a", &expect!["Giá [a:xăng] tăng"]);
}

#[test]
fn marking_exactly_the_same_range_adds_to_it() {
    check("Giá [a:xăng] tăng", "select xăng; tag b", &expect!["Giá [a+b:xăng] tăng"]);
    check("Giá [a:xăng] tăng", "select xăng; star", &expect!["Giá [a*:xăng] tăng"]);
    check("Giá [:xăng] tăng", "select xăng; tag b", &expect!["Giá [b:xăng] tăng"]);
    check("Giá [a:xăng] tăng", "select xăng; highlight; note hay", &expect!["Giá [a~hay:xăng] tăng"]);
}

#[test]
fn a_digit_tags_and_takes_the_theme_away_again() {
    check("[a:Giá] «xăng» tăng", "digit 1", &expect!["[a:Giá] [a:xăng] tăng"]);
    check("[a:Giá] «xăng» tăng", "digit 1; digit 1", &expect!["[a:Giá] [:xăng] tăng"]);
    let (text, after) = ("«Giá» xăng", &expect!["«Giá» xăng"]);
    check_said(text, "digit 7", after, Some(Notice::Themes(ThemeNotice::NoThemeOfKey("7".to_owned()))));
}

#[test]
fn a_passage_that_overlaps_one_with_just_that_theme_extends_it() {
    check("[a:Giá xăng] tăng mạnh", "select xăng tăng; tag a", &expect!["[a:Giá xăng tăng] mạnh"]);
    check("[a:Giá xăng] tăng", "select xăng; tag a", &expect!["[a:Giá xăng] tăng"]);
    check("Giá [a:xăng] tăng", "select Giá xăng tăng; tag a", &expect!["[a:Giá xăng tăng]"]);
    let extended = Some(Notice::Steps(StepNotice::Made(StepLabel::Extended("a".to_owned()))));
    check_said("[a:Giá] xăng", "select Giá xăng; tag a", &expect!["[a:Giá xăng]"], extended);
}

#[test]
fn a_passage_that_touches_one_with_just_that_theme_extends_it() {
    check("Giá, [a:xăng], tăng", "select Giá, ; tag a", &expect!["[a:Giá,] [a:xăng], tăng"]);
    check("Giá[a:,] tăng", "select Giá; tag a", &expect!["[a:Giá,] tăng"]);
}

#[test]
fn one_passage_joins_two_it_touches() {
    check("[a:Giá xăng] [a:tăng mạnh]", "select xăng tăng; tag a", &expect!["[a:Giá xăng tăng mạnh]"]);
    check(
        "[a:Giá xăng] [a:tăng mạnh]",
        "select xăng tăng; tag a; undo",
        &expect!["[a:Giá xăng] [a:tăng mạnh]"],
    );
}

#[test]
fn a_note_a_star_or_another_theme_keeps_a_passage_for_itself() {
    check(
        "[a:Giá xăng] tăng",
        "at Giá xăng; note hay; select xăng tăng; tag a",
        &expect!["[a~hay:Giá ][a~hay+a:xăng][a: tăng]"],
    );
    check(
        "[a:Giá xăng] tăng",
        "at Giá xăng; star; select xăng tăng; tag a",
        &expect!["[a*:Giá ][a*+a:xăng][a: tăng]"],
    );
    check("[a+b:Giá xăng] tăng", "select xăng tăng; tag a", &expect!["[a+b:Giá ][a+b+a:xăng][a: tăng]"]);
}

#[test]
fn two_themes_overlap_each_with_its_own_passage() {
    check("[a:Giá xăng] tăng", "select xăng tăng; tag b", &expect!["[a:Giá ][a+b:xăng][b: tăng]"]);
}

#[test]
fn a_new_name_with_a_slash_makes_the_branch() {
    check("Giá «xăng»", "tag kinh-te / gia", &expect!["Giá [kinh-te/gia:xăng]"]);
    check("[kinh-te:Giá] «xăng»", "tag kinh-te / gia", &expect!["[kinh-te:Giá] [kinh-te/gia:xăng]"]);
    let mut sitting = sitting_in("Giá «xăng»");
    play(&mut sitting, "tag kinh-te / gia; undo");
    assert_eq!(sitting.opened().codebook.rows().count(), 0);
}

#[test]
fn a_mark_in_vivo_is_named_by_its_own_words() {
    check("Giá «xăng tăng»", "invivo", &expect!["Giá [xăng tăng:xăng tăng]"]);
    check("Giá «xăng/dầu»", "invivo", &expect!["Giá [xăng dầu:xăng/dầu]"]);
    check("[:Giá] xăng", "at Giá; invivo", &expect!["[Giá:Giá] xăng"]);
}

#[test]
fn again_takes_the_theme_used_last() {
    check("Giá «xăng» tăng", "tag a; select tăng; again", &expect!["Giá [a:xăng] [a:tăng]"]);
    check_said("Giá «xăng»", "again", &expect!["Giá «xăng»"], Some(Notice::Themes(ThemeNotice::NoLastTheme)));
}

#[test]
fn again_does_not_bring_back_a_theme_that_is_gone() {
    let gone = || Some(Notice::Themes(ThemeNotice::NoLastTheme));
    check_said("Giá «xăng»", "tag a; undo; select Giá; again", &expect!["«Giá» xăng"], gone());
    check_said("Giá «xăng»", "tag a; forget a; select Giá; again", &expect!["«Giá» [a:xăng]"], gone());
    check("Giá «xăng»", "tag a; tag b; merge b a; select Giá; again", &expect!["[a:Giá] [a+a:xăng]"]);
}

#[test]
fn a_star_on_selected_text_is_one_step() {
    check("Giá «xăng»", "star", &expect!["Giá [*:xăng]"]);
    check("Giá «xăng»", "star; undo", &expect!["Giá xăng"]);
    check("Giá «xăng»", "star; star", &expect!["Giá [:xăng]"]);
}

#[test]
fn a_plain_highlight_has_no_theme_and_is_not_made_twice() {
    check("Giá «xăng»", "highlight", &expect!["Giá [:xăng]"]);
    check("Giá «xăng»", "highlight; select xăng; highlight", &expect!["Giá [:xăng]"]);
    check("Giá «xăng»", "highlight; select xăng; highlight; undo", &expect!["Giá xăng"]);
}

#[test]
fn removing_asks_which_where_there_are_several_themes() {
    check("[a:Giá] xăng", "at Giá; remove", &expect!["Giá xăng"]);
    check("[a:Giá] xăng", "at Giá; remove; undo", &expect!["[a:Giá] xăng"]);
    let which = Some(Notice::Themes(ThemeNotice::WhichTheme));
    check_said("[a+b:Giá] xăng", "at Giá; remove", &expect!["[a+b:Giá] xăng"], which);
    check("[a+b:Giá] xăng", "at Giá; untag a", &expect!["[b:Giá] xăng"]);
    check("[a+b:Giá] xăng", "at Giá; delete", &expect!["Giá xăng"]);
    let nothing = Some(Notice::Reading(ReadingNotice::NothingSelected));
    check_said("Giá xăng", "remove", &expect!["Giá xăng"], nothing);
}

#[test]
fn edges_are_tried_kept_and_left_as_they_were() {
    let text = "Giá [a:xăng] tăng mạnh hôm nay";
    check(text, "at xăng; edges; end right syllable", &expect!["Giá [a:xăng tăng] mạnh hôm nay"]);
    let keep = "at xăng; edges; end right syllable; end right syllable; start left syllable; finish";
    check(text, keep, &expect!["[a:Giá xăng tăng mạnh] hôm nay"]);
    check(text, &format!("{keep}; undo"), &expect!["Giá [a:xăng] tăng mạnh hôm nay"]);
    check(text, "at xăng; edges; end right sentence; escape", &expect!["Giá [a:xăng] tăng mạnh hôm nay"]);
    check(text, "at xăng; edges; end left grapheme; finish", &expect!["Giá [a:xăn]g tăng mạnh hôm nay"]);
    check(text, "at xăng; edges; start right syllable; finish", &expect!["Giá [a:xăng] tăng mạnh hôm nay"]);
}

#[test]
fn a_dragged_edge_is_one_step() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    play(&mut sitting, "at xăng");
    let key = sitting.article().selected.clone().expect("an annotation");
    sitting.run(EdgeCommand::Drag { key, edge: Edge::Start, byte: 0, unit: Unit::Syllable });
    expect!["[a:Giá xăng] tăng"].assert_eq(&shown(&sitting));
    play(&mut sitting, "undo");
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn the_selection_grows_by_units() {
    check("«Giá» xăng tăng. Dầu giảm.", "grow syllable", &expect!["«Giá xăng» tăng. Dầu giảm."]);
    check("«Giá xăng» tăng. Dầu giảm.", "shrink syllable", &expect!["«Giá» xăng tăng. Dầu giảm."]);
    check("«Giá» xăng tăng. Dầu giảm.", "grow grapheme", &expect!["«Giá »xăng tăng. Dầu giảm."]);
    check("«Giá» xăng tăng. Dầu giảm.", "grow sentence", &expect!["«Giá xăng tăng.» Dầu giảm."]);
    check(
        "Giá xăng tăng. Dầu giảm.",
        "next sentence; next sentence; tag a",
        &expect!["Giá xăng tăng. [a:Dầu giảm.]"],
    );
}

#[test]
fn the_way_leads_from_annotation_to_annotation() {
    let text = "[a:Giá] xăng [b:tăng]";
    check(text, "next annotation; next annotation; star", &expect!["[a:Giá] xăng [b*:tăng]"]);
    let back = "next annotation; next annotation; previous annotation; star";
    check(text, back, &expect!["[a*:Giá] xăng [b:tăng]"]);
    let beyond = "next annotation; next annotation; next annotation";
    check_said(
        text,
        beyond,
        &expect!["[a:Giá] xăng [b:tăng]"],
        Some(Notice::Reading(ReadingNotice::NoFurtherAnnotation)),
    );
}

#[test]
fn nothing_is_marked_where_nothing_is_selected() {
    for verb in ["tag a", "star", "highlight", "invivo"] {
        check_said(
            "Giá xăng",
            verb,
            &expect!["Giá xăng"],
            Some(Notice::Reading(ReadingNotice::NothingSelected)),
        );
    }
}

#[test]
fn nothing_selected_is_said_even_before_there_is_a_name() {
    for verb in ["tag a", "star", "highlight", "invivo"] {
        let mut sitting = Sitting::of(&[("a.txt", "Giá xăng tăng")]);
        sitting.open_folder();
        sitting.read("a.txt");
        play(&mut sitting, verb);
        assert_eq!(sitting.said(), Some(Notice::Reading(ReadingNotice::NothingSelected)), "{verb}");
        assert!(!sitting.session.asks_for_name(), "{verb}");
    }
}

#[test]
fn the_name_is_asked_for_at_the_first_mark_and_the_mark_is_then_made() {
    let mut sitting = Sitting::of(&[("a.txt", "Giá xăng tăng")]);
    sitting.open_folder();
    sitting.read("a.txt");
    play(&mut sitting, "select xăng; tag a");
    assert!(sitting.session.asks_for_name());
    expect!["Giá «xăng» tăng"].assert_eq(&shown(&sitting));
    play(&mut sitting, "name   ");
    assert_eq!(sitting.said(), Some(Notice::Themes(ThemeNotice::EmptyName)));
    assert!(sitting.session.asks_for_name());
    play(&mut sitting, "name Nguyễn Văn A");
    assert!(!sitting.session.asks_for_name());
    expect!["Giá [a:xăng] tăng"].assert_eq(&shown(&sitting));
    let id = sitting.session.annotator().map(ToString::to_string).unwrap_or_default();
    assert!(id.starts_with("nguyen-van-a-"), "{id}");
}

#[test]
fn the_mark_that_asked_for_a_name_can_be_forgotten() {
    let mut sitting = Sitting::of(&[("a.txt", "Giá xăng tăng")]);
    sitting.open_folder();
    sitting.read("a.txt");
    play(&mut sitting, "select xăng; star");
    sitting.run(Command::ForgetPending);
    play(&mut sitting, "name NCV 1");
    expect!["Giá «xăng» tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn someone_elses_annotation_cannot_be_changed_and_it_says_so() {
    let mut sitting = sitting_in("Giá [a:xăng] tăng");
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    for verb in ["tag b", "star", "note hay", "untag a", "remove", "delete", "edges"] {
        play(&mut sitting, &format!("at xăng; {verb}"));
        assert_eq!(
            sitting.said(),
            Some(Notice::People(PeopleNotice::NotYours("NCV 1".to_owned()))),
            "{verb}"
        );
        expect!["Giá [a@1:xăng] tăng"].assert_eq(&shown(&sitting));
    }
    play(&mut sitting, "select xăng; tag a");
    expect!["Giá [a@1+a:xăng] tăng"].assert_eq(&shown(&sitting));
}

#[test]
fn a_locked_codebook_takes_no_new_themes_by_typing() {
    let text = "[a:Giá] «xăng» tăng";
    check_said(
        text,
        "lock; tag b",
        &expect!["[a:Giá] «xăng» tăng"],
        Some(Notice::Themes(ThemeNotice::Locked)),
    );
    check_said(
        text,
        "lock; invivo",
        &expect!["[a:Giá] «xăng» tăng"],
        Some(Notice::Themes(ThemeNotice::Locked)),
    );
    check(text, "lock; tag a", &expect!["[a:Giá] [a:xăng] tăng"]);
    check(text, "lock; lock; tag b", &expect!["[a:Giá] [b:xăng] tăng"]);
}

#[test]
fn a_name_without_letters_is_refused() {
    check_said("Giá «xăng»", "tag  / ", &expect!["Giá «xăng»"], Some(Notice::Themes(ThemeNotice::EmptyName)));
}
