//! The beginning of a long text: how much of it, cut where, and what is made of a long selection.

use super::notation::{play, sitting_in};
use super::support::Sitting;
use butda::session::{Action, AnnotatingCommand};
use butda::text::shortened::{beginning, shortened};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

#[test]
fn a_text_is_cut_after_a_word_and_an_ellipsis_tells() {
    for (text, n_chars, expected) in [
        ("", 3, ""),
        ("Giá xăng", 8, "Giá xăng"),
        ("Giá xăng tăng", 8, "Giá…"),
        ("Giá xăng tăng", 9, "Giá xăng…"),
        ("Giá xăng, dầu", 10, "Giá xăng…"),
        ("Giá\nxăng tăng", 6, "Giá…"),
        ("  Giá xăng", 4, "  Gi…"),
        ("Nghiêng", 4, "Nghi…"),
    ] {
        assert_eq!(shortened(text, n_chars), expected, "{text:?} {n_chars}");
    }
}

#[test]
fn a_mark_in_vivo_of_many_words_is_named_by_the_first_of_them() {
    for words in ["xăng dầu, ".repeat(5_000), "xăng/".repeat(5_000), "x".repeat(50_000)] {
        let mut sitting = sitting_in(&format!("Giá «{words}»"));
        play(&mut sitting, "invivo");
        let names: Vec<_> = sitting.opened().codebook.rows().map(|(_, _, theme)| &theme.name).collect();
        let [name] = names.as_slice() else { panic!("{names:?}") };
        assert!((60..=80).contains(&name.chars().count()) && name.ends_with('…'), "{name}");
        let whole = name.trim_end_matches('…');
        assert!(words.replace('/', " ").starts_with(whole) && !whole.ends_with([' ', ',']), "{name}");
    }
}

#[test]
fn of_a_long_line_that_is_selected_so_much_is_looked_for_as_a_line_of_a_page_holds() {
    let mut sitting = Sitting::reading(&" đồng thuận xã hội.".repeat(50_000));
    let is_short = |words: &str| (150..=200).contains(&words.chars().count()) && words.ends_with("hội. đồng");
    sitting.run(Action::SelectAll);
    sitting.run(Action::FindHere);
    let words = sitting.searching().here.query.words.clone();
    assert!(is_short(&words), "{words}");
    let found = sitting.article().selection.map(|selection| selection.span().of(sitting.article().text()));
    assert_eq!(found, Some(words.as_str()));
    sitting.run(Action::SelectAll);
    sitting.run(Action::FindEverywhere);
    assert_eq!(sitting.searching().everywhere.question.query.words, words);
    sitting.run(Action::SelectAll);
    sitting.run(AnnotatingCommand::TagByName("a".to_owned()));
    sitting.run(Action::FindTheSame);
    let words = &sitting.searching().everywhere.question.query.words;
    assert!(is_short(words), "{words}");
}

proptest! {
    #[test]
    fn a_beginning_is_no_longer_than_was_asked_and_cuts_no_grapheme(text in "[a-c đ\u{301}\u{1F468}\u{200D}\n]{0,40}", n in 0_usize..30) {
        let head = beginning(&text, n);
        prop_assert!(text.starts_with(head) && head.chars().count() <= n);
        prop_assert!(head.len() == text.len() || shortened(&text, n).chars().count() <= n + 1);
        let is_boundary = |byte| byte == text.len() || text.grapheme_indices(true).any(|(at, _)| at == byte);
        prop_assert!(is_boundary(head.len()));
    }
}
