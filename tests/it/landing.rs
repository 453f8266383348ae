//! Codings of a study are put on the words of a text, or kept to be placed by hand.

use butda::exchange::landing::{Ground, Landing};
use butda::exchange::study::Coding;
use butda::text::anchor::Place;
use butda::text::reading_text::ReadingText;

const TEXT: &str = "Bến phà đóng cửa.\nNgười dân tiếc.\nNgười dân mừng.\n";

fn text() -> ReadingText {
    ReadingText::from_bytes(TEXT.as_bytes()).expect("a text")
}

fn coding(start: usize, end: usize, quote: &str) -> Coding {
    Coding { start, end, quote: quote.to_owned(), ..Coding::unplaced() }
}

/// The words that a coding lands on, and how.
fn landed(coding: &Coding) -> Option<(String, Landing)> {
    let text = text();
    Ground::new(&text).land(coding).map(|landed| (landed.anchor.quote, landed.landing))
}

#[test]
fn a_coding_stands_where_its_position_and_its_words_agree() {
    for quote in ["", "đóng cửa", "  đóng\ncửa ", "đo\u{301}ng cu\u{31b}\u{309}a"] {
        assert_eq!(
            landed(&coding(8, 16, quote)),
            Some(("đóng cửa".to_owned(), Landing::AtPosition)),
            "{quote:?}"
        );
    }
}

#[test]
fn words_that_stand_elsewhere_are_found_once_or_nearest_to_the_position() {
    for (told, start) in [(coding(0, 8, "đóng cửa"), 8), (coding(0, 0, "đóng cửa"), 8)] {
        let text = text();
        let found = Ground::new(&text).land(&told).expect("a place");
        assert_eq!((found.anchor.start, found.landing), (start, Landing::Elsewhere));
    }
    let text = text();
    let second = Ground::new(&text).land(&coding(36, 45, "Người dân")).expect("a place");
    assert_eq!((second.anchor.start, second.landing), (34, Landing::Elsewhere));
}

#[test]
fn words_that_are_not_in_the_text_are_kept_and_have_no_place() {
    let text = text();
    let lost = Ground::new(&text).land(&coding(3, 9, "Cầu mới thông xe vào tháng sau")).expect("kept");
    assert_eq!(lost.landing, Landing::Lost);
    assert_eq!(lost.anchor.quote, "Cầu mới thông xe vào tháng sau");
    assert_eq!(lost.anchor.locate(&text), Place::Lost);
}

#[test]
fn words_in_several_places_without_a_position_have_none() {
    assert_eq!(landed(&coding(0, 0, "Người dân")), Some(("Người dân".to_owned(), Landing::Lost)));
}

#[test]
fn a_position_outside_or_on_white_space_alone_without_words_is_nothing() {
    for (start, end) in [(900, 910), (17, 18), (5, 5), (9, 5)] {
        assert_eq!(landed(&coding(start, end, "")), None, "{start}..{end}");
    }
}

#[test]
fn a_letter_of_several_code_points_is_taken_whole() {
    let text = ReadingText::from_bytes("nhà 👩\u{200d}🌾 ruộng".as_bytes()).expect("a text");
    let found = Ground::new(&text).land(&coding(4, 5, "")).expect("a place");
    assert_eq!(found.anchor.quote, "👩\u{200d}🌾");
}

#[test]
fn of_several_places_the_words_around_tell_which_however_few_they_are_or_composed() {
    let told = |prefix: &str, suffix: &str| Coding {
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
        ..coding(0, 0, "Ngươ\u{300}i dân")
    };
    let text = text();
    let start = |told: &Coding| {
        let landed = Ground::new(&text).land(told).expect("kept");
        (landed.landing == Landing::Elsewhere).then_some(landed.anchor.start)
    };
    for (prefix, suffix, expected) in [
        ("cửa.\n", "", Some(18)),
        ("cu\u{31b}\u{309}a. ", "", Some(18)),
        ("", " mừng", Some(34)),
        ("", " mư\u{300}", Some(34)),
        ("tiếc.", "mừng", Some(34)),
        // What stands around none of them, and around both, tells nothing.
        (".", "", None),
        ("", "", None),
    ] {
        assert_eq!(start(&told(prefix, suffix)), expected, "{prefix:?} {suffix:?}");
    }
    // Of those between the same words the position tells.
    let near = Coding { start: 36, end: 45, ..told(".", "") };
    assert_eq!(start(&near), Some(34));
}
