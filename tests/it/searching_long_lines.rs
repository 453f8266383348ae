//! A text may be one line of any length: what is told of a hit is found next to it, however far the line's ends are.

use crate::searching::searchable;
use crate::support::Sitting;
use butda::search::{TextQuery, Way, surroundings};
use butda::session::Action;
use butda::text::boundaries::{
    Unit, grapheme_boundary_after_or_at, grapheme_boundary_before_or_at, line_at, unit_at,
};
use butda::text::positions::Span;
use butda::text::unit_finder::UnitFinder;
use butda::view::find::FindBarView;
use proptest::prelude::*;

/// What stands around a hit, taken from its whole line.
fn around_slowly(text: &str, span: Span) -> (String, String) {
    let line = line_at(text, span.start);
    let before: Vec<(usize, char)> = Span::new(line.start, span.start).of(text).char_indices().collect();
    let first = before.len().checked_sub(surroundings::N_CHARS).and_then(|at| before.get(at));
    let start = first.map_or(line.start, |(at, _)| line.start + at);
    let start = grapheme_boundary_after_or_at(text, start).min(span.start);
    let mut after = Span::new(span.end, line.end.max(span.end)).of(text).char_indices();
    let end = after.nth(surroundings::N_CHARS).map_or(line.end.max(span.end), |(at, _)| span.end + at);
    let end = grapheme_boundary_before_or_at(text, end).max(span.end);
    (Span::new(start, span.start).of(text).to_owned(), Span::new(span.end, end).of(text).to_owned())
}

proptest! {
    #[test]
    fn what_stands_around_a_hit_is_what_its_whole_line_says(
        parts in prop::collection::vec(prop::sample::select(vec!["ba ", "ă", "x\u{323}", "👩‍👩‍👧", "\n", " ", "漢"]), 1..300),
        at in any::<prop::sample::Index>(),
    ) {
        let text = parts.concat();
        let hits: Vec<Span> = text.match_indices("ba").map(|(start, _)| Span::new(start, start + 2)).collect();
        if !hits.is_empty() {
            let hit = hits[at.index(hits.len())];
            prop_assert_eq!(surroundings::around(&text, hit), around_slowly(&text, hit));
        }
    }
}

#[test]
fn every_way_of_searching_finds_all_of_a_long_line() {
    let text = searchable(&"một hai ba bốn năm ".repeat(20_000));
    let words = TextQuery::of_words("hai");
    let queries = [
        words.clone(),
        TextQuery { way: Way::CodePoints, ..words.clone() },
        TextQuery { way: Way::Pattern, words: "h.i".to_owned(), ..words.clone() },
        TextQuery { words: "hai năm".to_owned(), near: Some(3), ..words },
    ];
    for query in queries {
        let hits = query.prepare().expect("a query").hits_in(&text);
        assert_eq!(hits.len(), 20_000, "{query:?}");
        let (before, after) = surroundings::around(text.as_str(), hits[10_000].span);
        assert_eq!((before.chars().count(), after.chars().count()), (64, 64));
    }
}

#[test]
fn of_a_long_selection_only_its_first_words_are_looked_for() {
    let line = "giá xăng tăng ".repeat(10_000);
    for text in [line.as_str(), &"ă".repeat(5_000)] {
        let mut sitting = Sitting::reading(text);
        sitting.run(Action::SelectAll);
        sitting.run(Action::FindHere);
        let view = FindBarView::new(&sitting.session).expect("the bar");
        assert!((180..=200).contains(&view.query.words.chars().count()), "{}", view.query.words);
        assert!(text.starts_with(&view.query.words));
        assert!(view.at.is_some() && !view.query.words.ends_with("tăn"));
    }
}

proptest! {
    #[test]
    fn units_of_one_place_after_another_are_those_of_each_by_itself(
        parts in prop::collection::vec(
            prop::sample::select(vec!["Ba. ", "ba", "TP. Hồ", "?! ", "\n", " ", "x\u{323}", "…", "1. ", "”", "Đ"]),
            1..40,
        ),
        places in prop::collection::vec(any::<prop::sample::Index>(), 1..20),
    ) {
        let text = parts.concat();
        let mut units = UnitFinder::new(&text);
        for place in places {
            let byte = place.index(text.len() + 1);
            prop_assert_eq!(units.line(byte), line_at(&text, byte));
            for unit in [Unit::Grapheme, Unit::Syllable, Unit::Sentence, Unit::Paragraph] {
                prop_assert_eq!(units.unit(byte, unit), unit_at(&text, byte, unit), "{:?} at {}", unit, byte);
            }
        }
    }
}
