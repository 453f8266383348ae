//! A word in its contexts: as many places as the page of words counts, each with what stands around it.

use crate::analysis_world::{World, any_world, one_text};
use butda::analysis::kept_counts::KeptCounts;
use butda::analysis::page::{Numbers, PageAnswer, PageKind, PageQuestion};
use butda::analysis::word_contexts::WordContexts;
use butda::analysis::word_reading::WordUnit;
use proptest::prelude::*;

fn answer(world: &World, question: &PageQuestion) -> PageAnswer {
    question
        .answer(&world.scope(&world.lines()), &KeptCounts::default(), &|| false)
        .expect("a query that is understood")
}

fn contexts(world: &World, word: &str, question: &PageQuestion) -> WordContexts {
    let question = PageQuestion { kind: PageKind::Context, word: word.to_owned(), ..question.clone() };
    match answer(world, &question).numbers {
        Numbers::Context(contexts) => contexts,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn check_rows(world: &World, question: &PageQuestion) {
    let words = PageQuestion { kind: PageKind::Words, ..question.clone() };
    let Numbers::Words(table) = answer(world, &words).numbers else { panic!("words") };
    for row in table.rows {
        let found = contexts(world, &row.word, question);
        assert_eq!((found.n_all, found.places.len()), (row.count, row.count), "{}", row.word);
        for place in found.places {
            let text = world.articles[place.article].text.as_str();
            let line: Vec<&str> =
                text.lines().filter(|line| has(line, &[&place.before, &place.word, &place.after])).collect();
            assert!(!line.is_empty(), "{place:?} in {text:?}");
            assert_eq!(squeezed(place.span.of(text)), place.word);
        }
    }
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a line holds parts, one after the other.
fn has(line: &str, parts: &[&str]) -> bool {
    let blackened: String = parts.concat().split_whitespace().collect();
    line.split_whitespace().collect::<String>().contains(&blackened)
}

#[test]
fn what_stands_around_is_of_the_line_and_of_whole_syllables() {
    let before = "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba mười bốn";
    let text = format!("Dòng trước\n{before} giá, {before}\nDòng sau");
    let world = one_text(&text, 0, &[]);
    let question = PageQuestion { words: WordUnit::Syllable, ..PageQuestion::default() };
    let found = contexts(&world, "GIÁ", &question);
    let [place] = found.places.as_slice() else { panic!("{found:?}") };
    assert!(before.ends_with(&place.before) && place.before.starts_with("năm"), "{place:?}");
    assert!(place.after.starts_with(", một hai") && place.after.ends_with("mười hai"), "{place:?}");
    assert!(place.whole().contains("mười bốn giá , một"), "{}", place.whole());
    assert_eq!(contexts(&world, "  ", &question), WordContexts::default());
}

#[test]
fn with_passages_chosen_only_those_are_looked_at() {
    let world = one_text("giá giá giá và giá giá", 1, &[(0, 7, &[0]), (4, 11, &[0])]);
    let question = PageQuestion { words: WordUnit::Syllable, ..PageQuestion::default() };
    assert_eq!(contexts(&world, "giá", &question).n_all, 5);
    let question = PageQuestion { query: "*".to_owned(), ..question };
    let found = contexts(&world, "giá", &question);
    let starts: Vec<usize> = found.places.iter().map(|place| place.span.start).collect();
    assert_eq!((found.n_all, starts), (3, vec![0, 5, 10]));
}

proptest! {
    #[test]
    fn every_word_has_as_many_places_as_the_page_counts(world in any_world()) {
        for words in WordUnit::ALL {
            for query in ["", "*", "starred"] {
                let query = query.to_owned();
                check_rows(&world, &PageQuestion { words, query, ..PageQuestion::default() });
            }
        }
    }
}
