//! Where another program's positions stand in the reading text, whatever it counts.

use butda::exchange::told_text::{CharSpan, Counting, ToldSpan, ToldText, Unit};
use butda::text::decode::normalised;
use proptest::prelude::*;

/// The words of a range of the reading text.
fn words_at(text: &ToldText, span: CharSpan) -> String {
    text.reading().chars().skip(span.start).take(span.end - span.start).collect()
}

/// The words of the reading text at a range that is told.
fn words(text: &str, counting: Counting, start: usize, end: usize) -> Option<String> {
    let text = ToldText::new(text.to_owned());
    let spans = text.spans(counting, &[ToldSpan { start, end }]);
    spans.first().copied().flatten().map(|span| words_at(&text, span))
}

#[test]
fn code_points_utf_16_and_bytes_each_find_the_word_behind_an_emoji() {
    let text = "😀 đò";
    for (unit, start, end) in [(Unit::CodePoints, 2, 4), (Unit::Utf16, 3, 5), (Unit::Utf8Bytes, 5, 9)] {
        let counted = Counting { unit, has_mark: false, has_joined_ends: false };
        assert_eq!(words(text, counted, start, end).as_deref(), Some("đò"), "{unit:?}");
    }
}

#[test]
fn a_byte_order_mark_and_line_ends_count_as_the_program_counts_them() {
    let text = "\u{feff}Một\r\nHai";
    for (has_mark, has_joined_ends, start) in
        [(false, false, 5), (true, false, 6), (false, true, 4), (true, true, 5)]
    {
        let counted = Counting { unit: Unit::CodePoints, has_mark, has_joined_ends };
        assert_eq!(words(text, counted, start, start + 3).as_deref(), Some("Hai"), "{counted:?}");
    }
}

#[test]
fn a_range_that_parts_a_letter_from_its_marks_takes_the_letter() {
    let decomposed = "xe\u{302}\u{301}p";
    assert_eq!(words(decomposed, Counting::CODE_POINTS, 2, 3).as_deref(), Some("ế"));
    assert_eq!(words(decomposed, Counting::CODE_POINTS, 3, 5).as_deref(), Some("ếp"));
}

#[test]
fn a_range_that_is_empty_turned_round_or_outside_is_none_and_one_beyond_the_end_ends_there() {
    for (start, end, expected) in [(1, 1, None), (2, 1, None), (4, 9, Some("i")), (5, 9, None)] {
        assert_eq!(words("đò ơi", Counting::CODE_POINTS, start, end).as_deref(), expected);
    }
}

/// Pieces of texts that programs count differently.
fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    let piece = prop::sample::select(vec![
        "đ",
        "o\u{300}",
        "e\u{302}\u{301}",
        "😀",
        "\r\n",
        "\n",
        " ",
        "a",
        "\u{feff}",
    ]);
    prop::collection::vec(piece, 1..40)
}

fn n_units(pieces: &[&str], counting: Counting) -> usize {
    let units = |piece: &&str| match (*piece, counting.unit) {
        ("\r\n", _) if counting.has_joined_ends => 1,
        (piece, Unit::CodePoints) => piece.chars().count(),
        (piece, Unit::Utf16) => piece.encode_utf16().count(),
        (piece, Unit::Utf8Bytes) => piece.len(),
    };
    pieces.iter().map(units).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    /// A range between two pieces of a text stands on their words in the reading text.
    #[test]
    fn a_range_of_whole_letters_stands_on_them(
        pieces in pieces(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
        unit in prop::sample::select(vec![Unit::CodePoints, Unit::Utf16, Unit::Utf8Bytes]),
        has_joined_ends in any::<bool>(),
    ) {
        let counting = Counting { unit, has_mark: true, has_joined_ends };
        let (one, other) = (from.index(pieces.len() + 1), to.index(pieces.len() + 1));
        let (from, to) = (one.min(other), one.max(other));
        let told = ToldSpan { start: n_units(&pieces[..from], counting), end: n_units(&pieces[..to], counting) };
        let text = ToldText::new(pieces.concat());
        let expected = normalised(&pieces[from..to].concat());
        let first = usize::from(from == 0 && pieces[0] == "\u{feff}");
        let expected: String = expected.chars().skip(if to == 0 { 0 } else { first }).collect();
        let found = text.spans(counting, &[told])[0];
        prop_assert_eq!(found.map(|span: CharSpan| words_at(&text, span)).unwrap_or_default(), expected);
    }
}
