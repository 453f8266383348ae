//! What was typed by Telex or VNI with the input method off is read as it was meant.

use super::support::{SEEDS, seed};
use butda::search::telex::{Typing, decode, meant};
use butda::text::fold::{Strength, fold};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Which key stands for a mark.
fn key(mark: char, base: char, typing: Typing) -> Option<&'static str> {
    let keys = match mark {
        '\u{300}' => ["f", "2"],
        '\u{309}' => ["r", "3"],
        '\u{303}' => ["x", "4"],
        '\u{301}' => ["s", "1"],
        '\u{323}' => ["j", "5"],
        '\u{302}' => match base.to_ascii_lowercase() {
            'a' => ["a", "6"],
            'e' => ["e", "6"],
            _ => ["o", "6"],
        },
        '\u{306}' => ["w", "8"],
        '\u{31b}' => ["w", "7"],
        _ => return None,
    };
    Some(if typing == Typing::Telex { keys[0] } else { keys[1] })
}

fn is_tone(mark: char) -> bool {
    matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// The keys of a syllable: shapes after their letters or all at the end, the tone after its letter or at the end.
fn keys(syllable: &str, typing: Typing, (late_shapes, late_tone): (bool, bool)) -> String {
    let (mut typed, mut shapes, mut tone) = (String::new(), String::new(), String::new());
    for c in syllable.chars() {
        if matches!(c, 'đ' | 'Đ') {
            let (d, again) = if c == 'Đ' { ('D', "D") } else { ('d', "d") };
            typed.push(d);
            typed.push_str(if typing == Typing::Telex { again } else { "9" });
            continue;
        }
        let mut parts = c.nfd();
        let base = parts.next().expect("a letter");
        typed.push(base);
        for mark in parts.filter(|mark| is_combining_mark(*mark)) {
            let key = key(mark, base, typing).expect("a mark of Vietnamese");
            let place = match is_tone(mark) {
                true if late_tone => &mut tone,
                false if late_shapes => &mut shapes,
                _ => &mut typed,
            };
            place.push_str(key);
        }
    }
    typed + &shapes + &tone
}

fn syllables() -> BTreeSet<String> {
    let is_vietnamese = |word: &str| {
        word.chars().all(|c| {
            let marks = c.nfd().skip(1).all(|mark| key(mark, 'o', Typing::Vni).is_some());
            matches!(c, 'đ' | 'Đ') || (marks && c.nfd().next().is_some_and(|base| base.is_ascii_alphabetic()))
        })
    };
    let texts = SEEDS.map(seed).map(|text| text.replace('Ð', "Đ"));
    let words = texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    // A word with no mark at all is typed as it is written, and may be a foreign one that Telex would change.
    let is_marked = |word: &str| !word.is_ascii();
    words.filter(|word| is_vietnamese(word) && is_marked(word)).map(str::to_owned).collect()
}

#[test]
fn every_syllable_of_the_sample_articles_is_read_from_its_keys() {
    let syllables = syllables();
    assert!(syllables.len() > 700, "{}", syllables.len());
    for syllable in &syllables {
        for typing in [Typing::Telex, Typing::Vni] {
            for (late_shapes, late_tone) in [(false, false), (false, true), (true, true)] {
                let typed = keys(syllable, typing, (late_shapes, late_tone));
                let read = decode(&typed, typing);
                assert_eq!(
                    fold(&read, Strength::Case),
                    fold(syllable, Strength::Case),
                    "{typed}, {read}, {syllable}"
                );
                let is_upper = |text: &str| text.chars().map(char::is_uppercase).collect::<Vec<_>>();
                assert_eq!(is_upper(&read), is_upper(syllable), "{typed}, {read}");
            }
        }
    }
}

#[test]
fn syllables_without_marks_stay_as_they_are() {
    for syllable in ["ban", "tham", "quan", "giang", "nghe", "khuya", "hai", "toan", "ta", "xe", "sao"] {
        assert!(meant(syllable).is_empty(), "{syllable}");
    }
}

#[test]
fn what_would_make_no_syllable_is_not_offered() {
    for word in ["khongcogi", "facebook", "doanhnghiepso"] {
        assert!(meant(word).is_empty(), "{word}: {:?}", meant(word));
    }
}

#[test]
fn a_query_typed_raw_is_offered_as_it_was_meant() {
    assert_eq!(meant("DDangr booj"), ["Đảng bộ"]);
    assert_eq!(meant("D9a3ng bo65"), ["Đảng bộ"]);
    assert_eq!(meant("thuowngf"), ["thường"]);
    assert_eq!(meant("thuowr"), ["thuở"]);
    assert_eq!(meant("nguwowif"), ["người"]);
    assert_eq!(meant("tw"), ["tư"]);
    assert_eq!(meant("xooong"), ["xoong"]);
    assert_eq!(meant("ho2a bi2nh, gia61y"), ["hòa bình, giấy"]);
    assert_eq!(meant("DDawks Lawks"), ["Đắk Lắk"]);
    assert!(meant("Đảng bộ").is_empty());
    assert!(meant("16/6/2019").is_empty());
}
