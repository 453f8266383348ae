//! Graphemes, syllables, sentences and paragraphs, and the way from one to the next.

use butda::text::boundaries::{
    Unit, grapheme_boundary_after_or_at, grapheme_boundary_before_or_at, line_at, lines, next_start,
    previous_start, sentences, sentences_in_line, snap_to_graphemes, trimmed, unit_at,
};
use butda::text::positions::Span;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

const UNITS: [Unit; 4] = [Unit::Grapheme, Unit::Syllable, Unit::Sentence, Unit::Paragraph];

const N_SENTENCES_OF_SEEDS: [(&str, usize); 5] = [
    ("000_96773ac29977ea1a", 24),
    ("001_03e8ab6feff05417", 51),
    ("002_c5379a05707e3bb3", 48),
    ("003_46e91b8406453aef", 28),
    ("004_4066fd13f0d8e872", 32),
];

fn seed(name: &str) -> String {
    std::fs::read_to_string(format!("{}/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR")))
        .expect("a seed article")
}

/// Cuts a line at its sentences and compares with the same line cut at `|`.
#[track_caller]
pub fn check_sentences(cut: &str) {
    let text = cut.replace('|', "");
    let expected: Vec<&str> = cut.split('|').map(str::trim).collect();
    let found: Vec<&str> = sentences(&text).map(|sentence| sentence.of(&text)).collect();
    assert_eq!(found, expected);
    for sentence in sentences(&text) {
        let middle = text.floor_char_boundary(usize::midpoint(sentence.start, sentence.end));
        for byte in [sentence.start, middle, text.floor_char_boundary(sentence.end - 1)] {
            assert_eq!(unit_at(&text, byte, Unit::Sentence), sentence, "at {byte}");
        }
    }
}

/// The unit at `^`, which is taken out of the text first.
#[track_caller]
fn check_unit(unit: Unit, marked: &str, expected: &str) {
    let byte = marked.find('^').expect("a place");
    let text = marked.replacen('^', "", 1);
    assert_eq!(unit_at(&text, byte, unit).of(&text), expected, "{marked}");
}

/// All starts of a unit from left to right, as `|` in the text, and the same from right to left.
#[track_caller]
fn check_starts(unit: Unit, marked: &str) {
    let text = marked.replace('|', "");
    let mut expected: Vec<usize> = Vec::new();
    for (n_before, (at, _)) in marked.match_indices('|').enumerate() {
        expected.push(at - n_before);
    }
    let forwards =
        std::iter::successors(Some(next_start(&text, 0, unit)), |at| Some(next_start(&text, *at, unit)));
    let forwards: Vec<usize> = forwards.take_while(|at| *at < text.len()).collect();
    assert_eq!(forwards, expected, "forwards in {text:?}");
    let first = previous_start(&text, text.len(), unit);
    let backwards = std::iter::successors(Some(first), |at| Some(previous_start(&text, *at, unit)));
    let mut backwards: Vec<usize> = backwards.take_while(|at| *at > 0).collect();
    backwards.reverse();
    assert_eq!(backwards, expected, "backwards in {text:?}");
}

#[test]
fn the_seeds_have_as_many_sentences_as_documented() {
    for (name, n_sentences) in N_SENTENCES_OF_SEEDS {
        assert_eq!(sentences(&seed(name)).count(), n_sentences, "{name}");
    }
}

#[test]
fn a_sentence_ends_before_an_upper_case_letter_or_a_digit() {
    check_sentences("Một câu.| Hai câu!| Ba câu?| 100% là bốn.");
    check_sentences("Anh hỏi: đi đâu? rồi đi. không viết hoa.");
    check_sentences("Năm 2019.| Đảng bộ có 5.356 đảng viên, đạt 2.5 điểm.");
}

#[test]
fn a_sentence_does_not_end_after_an_abbreviation() {
    check_sentences("Ở TP. Thái Nguyên và TX. Quảng Yên, Q. Ba Đình, P. Tân Lập.");
    check_sentences("PGS.TS. Nguyễn Văn A, ThS. Trần B. Lan và Đ/c. Hùng.");
    check_sentences("Nghị quyết T.Ư. Đảng, v.v.| Sau đó.");
    check_sentences("(TP. Huế) và “TS. Nam”.");
}

#[test]
fn a_sentence_does_not_end_after_a_list_number() {
    check_sentences("1. Mục tiêu của đề án.| 2 đề án khác.");
    check_sentences("Gồm: 1. Nâng cao; 2. Đổi mới.");
    check_sentences("Có 42.| Sau đó.");
}

#[test]
fn an_ellipsis_ends_only_before_upper_case() {
    check_sentences("So với cùng kỳ… sáu tháng... 2019 vẫn thế…| Đồng thời.");
    check_sentences("Sách nhiễu nhân dân..| Gắn công tác.");
}

#[test]
fn closing_quotes_and_brackets_belong_to_the_sentence() {
    check_sentences("“Tốt lắm.”| Ông nói.| (Đúng vậy.)| “Hay!”| - Đồng chí nói.| * Cùng ngày.");
    check_sentences("\"Xong rồi\".| \"Đi thôi!\" anh nói.");
}

#[test]
fn the_party_s_full_stop_is_one() {
    check_sentences("Thắng lợi trong nhiệm kỳ mới./.| Hết.");
    check_sentences("Thắng lợi ./.");
}

#[test]
fn a_sentence_ends_with_its_line() {
    check_sentences("Nguồn: thainguyen.gov.vn\n\n|Hoàng Anh Trung\n|TP.\n \n|Huế");
}

#[test]
fn between_sentences_the_one_before_counts() {
    check_unit(Unit::Sentence, "Một.^  Hai.", "Một.");
    check_unit(Unit::Sentence, "Một. ^ Hai.", "Một.");
    check_unit(Unit::Sentence, "Một.  ^Hai.", "Hai.");
    check_unit(Unit::Sentence, " ^ Một.", "Một.");
    check_unit(Unit::Sentence, "Một. Hai.^", "Hai.");
    check_unit(Unit::Sentence, "Một. Hai. ^ \nBa.", "Hai.");
    check_unit(Unit::Sentence, "Một.\n^\nBa.", "");
    check_unit(Unit::Sentence, "Một.\n  ^ \nBa.", "");
}

#[test]
fn a_syllable_is_a_run_of_letters_and_digits() {
    check_unit(Unit::Syllable, "Đảng b^ộ tỉnh", "bộ");
    check_unit(Unit::Syllable, "^Đảng bộ", "Đảng");
    check_unit(Unit::Syllable, "tinh giản ^2,5%", "2,5");
    check_unit(Unit::Syllable, "trên 1.^900 người.", "1.900");
    check_unit(Unit::Syllable, "ngày 16/6^/2024, ", "16/6/2024");
    check_unit(Unit::Syllable, "Nghị quyết T^.Ư 4", "T.Ư");
    check_unit(Unit::Syllable, "lúc ^8:36.", "8:36");
    check_unit(Unit::Syllable, "the ^don't", "don't");
    check_unit(Unit::Syllable, "2015-^2020", "2020");
    check_unit(Unit::Syllable, "nhân dân^.Gắn", ".");
    check_unit(Unit::Syllable, "TP^.HCM", ".");
}

#[test]
fn blanks_and_punctuation_are_runs_of_their_own() {
    check_unit(Unit::Syllable, "một ^  hai", "   ");
    check_unit(Unit::Syllable, "một ^\u{a0}\thai", " \u{a0}\t");
    check_unit(Unit::Syllable, "mới.^/. “Hạt", "./.");
    check_unit(Unit::Syllable, "mới ^“Hạt", "“");
}

#[test]
fn at_the_end_of_a_line_its_last_run_counts() {
    check_unit(Unit::Syllable, "một hai^\nba", "hai");
    check_unit(Unit::Syllable, "một hai^", "hai");
    check_unit(Unit::Syllable, "một\n^\nba", "");
    check_unit(Unit::Syllable, "^", "");
}

#[test]
fn a_paragraph_is_a_line_without_its_end() {
    check_unit(Unit::Paragraph, "một\nh^ai ba\n", "hai ba");
    check_unit(Unit::Paragraph, "một^\nhai", "một");
    check_unit(Unit::Paragraph, "một\n^\nhai", "");
    check_unit(Unit::Paragraph, "một\n^", "");
}

#[test]
fn a_grapheme_is_never_cut() {
    check_unit(Unit::Grapheme, "x👨‍👩‍👧^y", "y");
    check_unit(Unit::Grapheme, "x^👨‍👩‍👧y", "👨‍👩‍👧");
    let text = "x👨‍👩‍👧y";
    for byte in 1..text.len() - 1 {
        assert_eq!(unit_at(text, byte, Unit::Grapheme).of(text), "👨‍👩‍👧");
        assert_eq!(snap_to_graphemes(text, Span::new(byte, byte + 1)).of(text), "👨‍👩‍👧");
    }
    check_unit(Unit::Grapheme, "a^\nb", "\n");
    check_unit(Unit::Grapheme, "a^", "");
}

#[test]
fn starts_lead_from_unit_to_unit() {
    check_starts(Unit::Syllable, "một |hai, “|ba” |2,5%.\n\n|bốn");
    check_starts(Unit::Sentence, "Một. |Hai.  |Ba\n\n \n|Bốn. |Năm");
    check_starts(Unit::Paragraph, "một\n|hai\n \n\n|ba\n");
    check_starts(Unit::Grapheme, "a|👨‍👩‍👧|\n|b");
}

#[test]
fn the_start_of_the_unit_one_stands_in_comes_first() {
    assert_eq!(previous_start("một hai", 10, Unit::Syllable), 6);
    assert_eq!(previous_start("Một. Hai", 10, Unit::Sentence), 7);
    assert_eq!(previous_start("một\nhai", 8, Unit::Paragraph), 6);
    assert_eq!(next_start("một hai", 99, Unit::Syllable), 9);
}

#[test]
fn trimming_leaves_no_white_space_at_the_ends() {
    let text = " \u{a0}Hội nghị.\u{a0} \n";
    assert_eq!(trimmed(text, Span::new(0, text.len())).of(text), "Hội nghị.");
    assert!(trimmed("  \n ", Span::new(0, 4)).is_empty());
}

/// What a reading text may hold, in the shares that make trouble likely.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,3}",
        "[A-ZĐƯÐ]",
        "[0-9]{1,3}",
        "[.!?…,;:/]{1,3}",
        "[ \u{a0}]{1,2}",
        "\n",
        "[“”\"'()*-]",
        "[ảộýđ]",
        "[\u{301}\u{200d}\u{fe0f}👨👩🇻🇳한ก\u{e33}]",
        Just("TP".to_owned()),
        Just(". ".to_owned()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn is_on_graphemes(text: &str, span: Span) -> bool {
    let is_edge = |byte| byte == text.len() || text.grapheme_indices(true).any(|(at, _)| at == byte);
    is_edge(span.start) && is_edge(span.end)
}

proptest! {
    #[test]
    fn a_unit_never_cuts_a_grapheme_and_stays_in_its_line(text in any_text(), byte in 0usize..200) {
        let byte = text.floor_char_boundary(byte.min(text.len()));
        let line = line_at(&text, byte);
        for unit in UNITS {
            let span = unit_at(&text, byte, unit);
            prop_assert!(is_on_graphemes(&text, span), "{unit:?} {span:?} in {text:?}");
            if unit != Unit::Grapheme {
                prop_assert!(line.start <= span.start && span.end <= line.end, "{unit:?} {span:?} in {text:?}");
            }
        }
    }

    #[test]
    fn a_unit_holds_the_byte_it_was_asked_for(text in any_text(), byte in 0usize..200) {
        let byte = text.floor_char_boundary(byte.min(text.len()));
        let is_in_line = byte < line_at(&text, byte).end;
        for unit in [Unit::Grapheme, Unit::Syllable, Unit::Paragraph] {
            let span = unit_at(&text, byte, unit);
            let is_held = span.start <= byte && byte < span.end;
            prop_assert!(is_held || !is_in_line, "{unit:?} at {byte} is {span:?} in {text:?}");
        }
        let sentence = unit_at(&text, byte, Unit::Sentence);
        let is_blank = text[byte..].starts_with(char::is_whitespace);
        let is_held = sentence.start <= byte && byte < sentence.end;
        prop_assert!(is_held || is_blank || !is_in_line, "{sentence:?} at {byte} in {text:?}");
    }

    #[test]
    fn sentences_lie_in_lines_in_order_and_hold_all_but_white_space(text in any_text()) {
        let all: Vec<Span> = sentences(&text).collect();
        let mut last = 0;
        for sentence in &all {
            prop_assert!(sentence.start >= last && !sentence.is_empty());
            prop_assert!(text[last..sentence.start].trim().is_empty());
            prop_assert!(sentence.end <= line_at(&text, sentence.start).end);
            last = sentence.end;
        }
        prop_assert!(text[last..].trim().is_empty());
        let by_line: Vec<Span> = lines(&text).flat_map(|line| sentences_in_line(&text, line)).collect();
        prop_assert_eq!(all, by_line);
    }

    #[test]
    fn the_sentence_found_from_inside_is_the_one_found_from_the_start(text in any_text()) {
        for sentence in sentences(&text) {
            for byte in (sentence.start..sentence.end).filter(|byte| text.is_char_boundary(*byte)) {
                prop_assert_eq!(unit_at(&text, byte, Unit::Sentence), sentence, "at {} in {:?}", byte, text);
            }
        }
    }

    #[test]
    fn going_on_and_back_meets_the_same_starts(text in any_text()) {
        for unit in UNITS {
            let mut forwards = Vec::new();
            let mut at = 0;
            while at < text.len() {
                let next = next_start(&text, at, unit);
                prop_assert!(next > at, "{unit:?} stops at {at} in {text:?}");
                at = next;
                forwards.push(at);
            }
            forwards.pop();
            let mut backwards = Vec::new();
            while at > 0 {
                let previous = previous_start(&text, at, unit);
                prop_assert!(previous < at, "{unit:?} stops at {at} in {text:?}");
                at = previous;
                backwards.push(at);
            }
            backwards.pop();
            backwards.reverse();
            // The first start of the text may be at 0 or after white space: where both walks end.
            let from = forwards.len().min(backwards.len());
            prop_assert_eq!(&forwards[forwards.len() - from..], &backwards[backwards.len() - from..], "{:?} {:?}", unit, text);
        }
    }

    #[test]
    fn a_grapheme_boundary_is_the_nearest(text in any_text(), byte in 0usize..200) {
        let byte = byte.min(text.len());
        let edges: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let before = edges.iter().copied().rfind(|at| *at <= byte).unwrap_or(0);
        let after = edges.iter().copied().find(|at| *at >= byte).unwrap_or(text.len());
        prop_assert_eq!(grapheme_boundary_before_or_at(&text, byte), before);
        prop_assert_eq!(grapheme_boundary_after_or_at(&text, byte), after);
    }
}

/// What stands beside each other in strange ways: letters, marks, joiners, flags, jamo, line ends.
fn any_neighbours() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "a", "Z", "~", " ", "ệ", "Đ", "ơ", "\u{2ff}", "\u{300}", "\u{323}", "\r", "\n", "\u{a0}", "©", "®",
        "\u{200d}", "\u{fe0f}", "👨", "🇻", "🇳", "각", "\u{1100}", "\u{600}", "\u{1e00}", "\u{1eff}",
        "\u{1f00}",
    ]);
    prop::collection::vec(parts, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn a_boundary_of_graphemes_is_where_unicode_has_it(text in any_neighbours(), byte in 0..40usize) {
        let byte = text.floor_char_boundary(byte);
        let starts = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]);
        let before = starts.clone().rfind(|at| *at <= byte).unwrap_or_default();
        let after = starts.clone().find(|at| *at >= byte).unwrap_or(text.len());
        prop_assert_eq!(grapheme_boundary_before_or_at(&text, byte), before);
        prop_assert_eq!(grapheme_boundary_after_or_at(&text, byte), after);
    }
}
