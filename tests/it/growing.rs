//! Selections and edges go by graphemes, syllables, sentences and paragraphs, and by exactly those.

use crate::notation::{check, play, shown, sitting_in};
use crate::support::{SEEDS, Sitting, grow, seed};
use butda::session::{
    AboutCommand, Action, Command, Direction, Edge, EdgeCommand, Reading, SelectingCommand, Selection,
};
use butda::text::boundaries::{Unit, lines, next_start, trimmed, unit_at};
use butda::text::positions::Span;
use butda::text::stops::{
    covering, end_after, end_before, nearest_end, nearest_start, start_after, start_before,
};
use butda::text::structure::Label;
use expect_test::expect;
use proptest::prelude::*;

const UNITS: [Unit; 3] = [Unit::Syllable, Unit::Sentence, Unit::Paragraph];

/// The sentences of each seed, titles, dates and menus included.
const N_SENTENCES: [usize; 5] = [24, 51, 48, 28, 32];

/// The units of a range of text by the starts alone, without those that are only white space or punctuation.
fn units_in(text: &str, range: Span, unit: Unit) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let here = trimmed(text, unit_at(text, at, unit));
        let has_letters = here.of(text).chars().any(|c| c.is_alphanumeric() || c == '_');
        if here.start == at && !here.is_empty() && (unit != Unit::Syllable || has_letters) {
            found.push(here);
        }
        at = next_start(text, at, unit);
    }
    found
}

/// The units of the lines that are read, boilerplate left out.
fn units_read(reading: &Reading, unit: Unit) -> Vec<Span> {
    let lines = reading.structure.lines.iter().filter(|line| !reading.structure.is_quarantined(line));
    lines.flat_map(|line| units_in(reading.text(), trimmed(reading.text(), line.span), unit)).collect()
}

fn selection(sitting: &Sitting) -> Option<Selection> {
    sitting.article().selection
}

/// Repeats a command until nothing changes, and tells where the focus was each time.
fn walk(sitting: &mut Sitting, command: &Command) -> Vec<usize> {
    let mut stops = Vec::new();
    loop {
        let before = sitting.article().caret;
        sitting.run_only(command.clone());
        let focus = sitting.article().caret.expect("a caret");
        if before == Some(focus) {
            return stops;
        }
        stops.push(focus);
    }
}

/// Plays a script in a text whose white space counts.
#[track_caller]
fn check_exact(text: &str, script: &str, expected: &str) {
    let mut sitting = sitting_in(text);
    play(&mut sitting, script);
    assert_eq!(shown(&sitting), expected);
}

fn seeds() -> Vec<Sitting> {
    SEEDS.iter().map(|name| Sitting::reading(&seed(name))).collect()
}

#[test]
fn a_press_anywhere_selects_the_unit_there_without_white_space() {
    for mut sitting in seeds() {
        let text = sitting.article().text().to_owned();
        for (byte, _) in text.char_indices().step_by(3) {
            for unit in UNITS {
                sitting.run_only(SelectingCommand::SelectUnits { anchor: byte, focus: byte, unit });
                let expected = trimmed(&text, unit_at(&text, byte, unit));
                let found = selection(&sitting).map(Selection::span);
                assert_eq!(found, (!expected.is_empty()).then_some(expected), "{unit:?} at {byte}");
            }
        }
    }
}

#[test]
fn growing_to_the_end_stops_at_the_end_of_each_unit_that_is_read_once_and_so_does_the_way_back() {
    for mut sitting in seeds() {
        for unit in UNITS {
            let units = units_read(sitting.article(), unit);
            let first = units.first().expect("a unit").start;
            sitting.run(SelectingCommand::PlaceCaret(first));
            let mut expected: Vec<usize> = units.iter().map(|unit| unit.end).collect();
            let forwards = walk(&mut sitting, &grow(unit, Direction::Forward));
            // What stands after the last syllable, as its full stop, can be reached too.
            let n_more = forwards.len() - expected.len();
            assert!(n_more <= usize::from(unit == Unit::Syllable));
            assert_eq!(forwards[..expected.len()], expected, "{unit:?}");
            let mut backwards: Vec<usize> = Vec::new();
            while selection(&sitting).is_some() {
                sitting.run_only(grow(unit, Direction::Back));
                backwards.push(sitting.article().caret.expect("a caret"));
            }
            if n_more == 0 {
                expected.pop();
            }
            expected.reverse();
            expected.push(first);
            assert_eq!(backwards, expected, "{unit:?}");
        }
    }
}

#[test]
fn growing_to_the_start_stops_at_the_start_of_each_unit_that_is_read_once() {
    for mut sitting in seeds() {
        for unit in UNITS {
            let units = units_read(sitting.article(), unit);
            sitting.run(SelectingCommand::PlaceCaret(units.last().expect("a unit").end));
            let backwards = walk(&mut sitting, &grow(unit, Direction::Back));
            let mut expected: Vec<usize> = units.iter().map(|unit| unit.start).collect();
            expected.reverse();
            let n = expected.len();
            assert!(backwards.len() - n <= usize::from(unit == Unit::Syllable));
            assert_eq!(backwards[..n], expected, "{unit:?}");
        }
    }
}

#[test]
fn where_every_line_is_read_the_walk_meets_every_sentence_of_the_article() {
    for (mut sitting, n_sentences) in seeds().into_iter().zip(N_SENTENCES) {
        let numbers: Vec<usize> = sitting.article().structure.lines.iter().map(|line| line.number).collect();
        for line in numbers {
            sitting.run_only(AboutCommand::SetLabel { line, label: Some(Label::Body) });
        }
        let first = units_read(sitting.article(), Unit::Sentence)[0].start;
        sitting.run(SelectingCommand::PlaceCaret(first));
        assert_eq!(walk(&mut sitting, &grow(Unit::Sentence, Direction::Forward)).len(), n_sentences);
        // The last step back leaves nothing selected.
        let back = grow(Unit::Sentence, Direction::Back);
        let n_back = (0..).take_while(|_| {
            let is_selected = selection(&sitting).is_some();
            sitting.run_only(back.clone());
            is_selected
        });
        assert_eq!(n_back.count(), n_sentences);
    }
}

#[test]
fn edges_stop_where_selections_do() {
    for mut sitting in seeds() {
        for unit in UNITS {
            let units = units_read(sitting.article(), unit);
            let (first, last) = (units[0], units[units.len() - 1]);
            sitting.run(SelectingCommand::Select { anchor: first.start, focus: first.end });
            sitting.run(Action::Highlight);
            sitting.run(Action::EdgeMode);
            let mut stops = Vec::new();
            for _ in 1..units.len() {
                sitting.run_only(EdgeCommand::Move(unit, Direction::Forward));
                stops.push(sitting.article().edges.as_ref().expect("edges").span.end);
            }
            let expected: Vec<usize> = units[1..].iter().map(|unit| unit.end).collect();
            assert_eq!(stops, expected, "{unit:?}");
            sitting.run(EdgeCommand::Switch);
            stops.clear();
            for _ in 1..units.len() {
                sitting.run_only(EdgeCommand::Move(unit, Direction::Forward));
                stops.push(sitting.article().edges.as_ref().expect("edges").span.start);
            }
            let expected: Vec<usize> = units[1..].iter().map(|unit| unit.start).collect();
            assert_eq!(stops, expected, "{unit:?}");
            assert_eq!(sitting.article().edges.as_ref().expect("edges").edge, Edge::Start);
            sitting.run(EdgeCommand::Finish);
            assert_eq!(sitting.article().marks[0].span.start, last.start);
            sitting.run(Action::Remove);
        }
    }
}

#[test]
fn the_selection_grows_and_shrinks_at_its_focus() {
    let text = "Giá «xăng» tăng, dầu giảm. Than đứng.\n\nVàng lên.";
    check(
        text,
        "grow syllable; grow syllable",
        &expect!["Giá «xăng tăng, dầu» giảm. Than đứng.\n\nVàng lên."],
    );
    check(text, "grow sentence", &expect!["Giá «xăng tăng, dầu giảm.» Than đứng.\n\nVàng lên."]);
    check(
        text,
        "grow sentence; grow sentence; shrink sentence",
        &expect![["Giá «xăng tăng, dầu giảm.» Than đứng.\n\nVàng lên."]],
    );
    check(text, "grow paragraph", &expect!["Giá «xăng tăng, dầu giảm. Than đứng.»\n\nVàng lên."]);
    check(
        text,
        "grow paragraph; grow paragraph",
        &expect!["Giá «xăng tăng, dầu giảm. Than đứng.\n\nVàng lên.»"],
    );
    check(
        text,
        "grow paragraph; grow paragraph; grow paragraph; shrink paragraph",
        &expect![["Giá «xăng tăng, dầu giảm. Than đứng.»\n\nVàng lên."]],
    );
    check(
        text,
        "grow paragraph; grow syllable",
        &expect!["Giá «xăng tăng, dầu giảm. Than đứng.\n\nVàng» lên."],
    );
}

#[test]
fn shrunk_to_nothing_the_selection_turns_round() {
    let text = "Giá xăng «tăng» mạnh.";
    check(text, "shrink syllable", &expect!["Giá xăng tăng mạnh."]);
    check(text, "shrink syllable; shrink syllable", &expect!["Giá «xăng» tăng mạnh."]);
    check(
        text,
        "shrink syllable; shrink syllable; shrink syllable; grow syllable",
        &expect!["Giá «xăng» tăng mạnh."],
    );
    check(
        text,
        "shrink syllable; shrink syllable; grow syllable; grow syllable",
        &expect!["Giá xăng «tăng» mạnh."],
    );
    check("Một. «Hai.» Ba.", "shrink sentence; shrink sentence", &expect!["«Một.» Hai. Ba."]);
    check("Một. «Hai.» Ba.", "shrink grapheme; grow grapheme", &expect!["Một. «Hai.» Ba."]);
}

#[test]
fn growing_begins_at_the_caret_the_sentence_or_the_annotation() {
    let text = "Một hai. Ba bốn. Năm sáu.";
    check(text, "caret bốn; grow syllable", &expect!["Một hai. Ba «bốn». Năm sáu."]);
    check(text, "caret bốn; shrink syllable", &expect!["Một hai. «Ba» bốn. Năm sáu."]);
    check(text, "caret bốn; grow sentence", &expect!["Một hai. Ba «bốn.» Năm sáu."]);
    check(text, "next sentence; grow sentence", &expect!["«Một hai. Ba bốn.» Năm sáu."]);
    check(text, "next sentence; grow syllable", &expect!["«Một hai. Ba» bốn. Năm sáu."]);
    check(text, "next sentence; shrink syllable", &expect!["«Một hai». Ba bốn. Năm sáu."]);
    let second = "next sentence; next sentence";
    check(text, &format!("{second}; shrink sentence"), &expect!["«Một hai. Ba bốn.» Năm sáu."]);
    let marked = "Một [a:hai]. Ba bốn.";
    check(marked, "at hai; grow syllable; tag b", &expect!["Một [a+b:hai][b:. Ba] bốn."]);
    check(marked, "at hai; shrink syllable; tag b", &expect!["[b:Một ][b+a:hai]. Ba bốn."]);
}

#[test]
fn at_the_ends_of_the_text_the_selection_stays() {
    check("Giá «xăng»", "grow syllable; grow sentence; grow paragraph", &expect!["Giá «xăng»"]);
    check_exact("  \n «Giá» xăng  \n\n", "grow paragraph; grow paragraph", "  \n «Giá xăng»  \n\n");
    let back = "caret xăng; shrink paragraph; shrink paragraph";
    check_exact("  \n Giá xăng\n\n", back, "  \n «Giá» xăng\n\n");
    check("Giá «xăng».", "grow syllable", &expect!["Giá «xăng.»"]);
    check("“Giá «xăng»", "shrink syllable; shrink syllable; shrink syllable", &expect!["«“Giá» xăng"]);
}

#[test]
fn everything_is_all_but_the_white_space_around_it() {
    check_exact("  \n Giá xăng\n\nTăng \n", "all", "  \n «Giá xăng\n\nTăng» \n");
}

#[test]
fn the_selection_expands_by_units_and_comes_back_as_it_was() {
    let text = "Giá xăng. Dầu “giảm” mạnh.\n\nThan đứng.";
    check(text, "caret giảm; expand", &expect!["Giá xăng. Dầu “«giảm»” mạnh.\n\nThan đứng."]);
    check(text, "caret giảm; expand; expand", &expect!["Giá xăng. «Dầu “giảm” mạnh.»\n\nThan đứng."]);
    let paragraph = "caret giảm; expand; expand; expand";
    check(text, paragraph, &expect!["«Giá xăng. Dầu “giảm” mạnh.»\n\nThan đứng."]);
    let all = format!("{paragraph}; expand; expand");
    check(text, &all, &expect!["«Giá xăng. Dầu “giảm” mạnh.\n\nThan đứng.»"]);
    check(
        text,
        &format!("{all}; contract; contract"),
        &expect!["Giá xăng. «Dầu “giảm” mạnh.»\n\nThan đứng."],
    );
    let across = "select ăng. Dầ";
    check(text, &format!("{across}; expand"), &expect!["Giá «xăng. Dầu» “giảm” mạnh.\n\nThan đứng."]);
    let there_and_back = format!("{across}; expand; expand; expand; contract; contract; contract");
    check(text, &there_and_back, &expect!["Giá x«ăng. Dầ»u “giảm” mạnh.\n\nThan đứng."]);
    let elsewhere = "caret giảm; expand; select Than; contract";
    check(text, elsewhere, &expect!["Giá xăng. Dầu “giảm” mạnh.\n\n«Than» đứng."]);
    let mut sitting = sitting_in("Một [a:hai]. Ba.");
    play(&mut sitting, "at hai; expand; contract");
    assert!(sitting.article().selected.is_some());
    expect!["Một [a:hai]. Ba."].assert_eq(&shown(&sitting));
    play(&mut sitting, "escape; next sentence; expand; contract");
    assert!(sitting.article().sentence.is_some());
}

/// Texts as people write them, and with signs that are part of letters, `odd`, where none belong.
fn any_text(odd: &'static str) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z]{1,3}",
        "[0-9]{1,2}",
        "[.!?…,“”]{1,2}",
        "[ \u{a0}]{1,2}",
        "\n",
        "[ảộýđ]",
        odd,
        Just(". ".to_owned()),
    ];
    prop::collection::vec(piece, 1..30).prop_map(|pieces| pieces.concat())
}

const ODD: &str = "[\u{301}\u{200d}👨👩ก]";

proptest! {
    #[test]
    fn stops_lie_beyond_the_byte_and_in_order(text in any_text(ODD), byte in 0usize..80) {
        let byte = text.floor_char_boundary(byte.min(text.len()));
        for unit in [Unit::Grapheme, Unit::Syllable, Unit::Sentence, Unit::Paragraph] {
            let (start, end) = (start_after(&text, byte, unit), end_after(&text, byte, unit));
            prop_assert!(start > byte || start == text.len(), "{unit:?}");
            prop_assert!(end > byte || end == text.len(), "{unit:?}");
            let (start, end) = (start_before(&text, byte, unit), end_before(&text, byte, unit));
            prop_assert!(start < byte || start == 0, "{unit:?}");
            prop_assert!(end < byte || end == 0, "{unit:?}");
        }
    }

    #[test]
    fn the_stops_before_are_those_the_way_on_has_met(text in any_text("[👨👩]")) {
        for unit in [Unit::Grapheme, Unit::Syllable, Unit::Sentence, Unit::Paragraph] {
            let mut met = vec![0];
            while met.last().is_some_and(|at| *at < text.len()) {
                met.push(end_after(&text, met[met.len() - 1], unit));
            }
            for pair in met.windows(2) {
                prop_assert_eq!(end_before(&text, pair[1], unit), pair[0], "{:?} in {:?}", unit, text);
                prop_assert_eq!(nearest_end(&text, pair[1], unit), pair[1]);
            }
            let mut met = vec![0];
            while met.last().is_some_and(|at| *at < text.len()) {
                met.push(start_after(&text, met[met.len() - 1], unit));
            }
            for pair in met.windows(2) {
                prop_assert_eq!(start_before(&text, pair[1], unit), pair[0], "{:?} in {:?}", unit, text);
                prop_assert_eq!(nearest_start(&text, pair[1], unit), pair[1]);
            }
        }
    }

    #[test]
    fn a_covering_range_is_whole_and_covering_it_again_changes_nothing(
        text in any_text("[👨👩]"), start in 0usize..80, end in 0usize..80
    ) {
        let span = Span::new(text.floor_char_boundary(start), text.floor_char_boundary(end));
        for unit in [Unit::Sentence, Unit::Paragraph] {
            let whole = covering(&text, span, unit);
            prop_assert_eq!(whole, trimmed(&text, whole));
            prop_assert_eq!(covering(&text, whole, unit), whole);
            let inside = trimmed(&text, span);
            prop_assert!(inside.is_empty() || (whole.start <= inside.start && inside.end <= whole.end));
            let is_edge = |byte: usize, at: fn(Span) -> usize| {
                lines(&text).flat_map(|line| units_in(&text, line, unit)).any(|unit| at(unit) == byte)
            };
            prop_assert!(inside.is_empty() || unit == Unit::Paragraph || is_edge(whole.start, |unit| unit.start));
            prop_assert!(inside.is_empty() || unit == Unit::Paragraph || is_edge(whole.end, |unit| unit.end));
        }
    }
}
