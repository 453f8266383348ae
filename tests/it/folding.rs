//! Text made alike for searching, and the way back to the original's bytes.

use butda::search::{Needle, Searchable, TextQuery};
use butda::text::article::Article;
use butda::text::fold::{Marks, Strength, fold};
use butda::text::reading_text::ReadingText;
use proptest::prelude::*;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

const SEEDS: [&str; 5] = [
    "000_96773ac29977ea1a",
    "001_03e8ab6feff05417",
    "002_c5379a05707e3bb3",
    "003_46e91b8406453aef",
    "004_4066fd13f0d8e872",
];

fn seeds() -> Vec<String> {
    let read = |name| std::fs::read_to_string(format!("{}/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR")));
    SEEDS.into_iter().map(|name| read(name).expect("a seed article")).collect()
}

#[track_caller]
fn check_hits(query: &str, text: &str, expected: &[&str]) {
    let hits: Vec<_> = Needle::new(query).find_all(text).into_iter().map(|span| span.of(text)).collect();
    assert_eq!(hits, expected, "{query} in {text}");
}

#[test]
fn each_strength_makes_more_alike() {
    let text = "Ðảng\u{a0} bộ  HOÀ Bình,\tưu ái";
    assert_eq!(fold(text, Strength::Case), "đảng bộ hòa bình, ưu ái");
    assert_eq!(fold(text, Strength::Tones), "đang bô hoa binh, ưu ai");
    assert_eq!(fold(text, Strength::Base), "dang bo hoa binh, uu ai");
}

#[test]
fn all_look_alikes_of_đ_are_one() {
    assert_eq!(fold("Đ đ Ð ð Ɖ ɖ", Strength::Case), "đ đ đ đ đ đ");
    assert_eq!(fold("Đ đ Ð ð Ɖ ɖ", Strength::Base), "d d d d d d");
}

#[test]
fn a_tone_has_one_place_at_the_end_of_a_syllable() {
    for (new, old) in
        [("hoà", "hòa"), ("KHOẺ", "khỏe"), ("uỷ", "ủy"), ("thuý.", "thúy."), ("loà xoà", "lòa xòa")]
    {
        assert_eq!(fold(new, Strength::Case), old);
        assert_eq!(fold(old, Strength::Case), old);
    }
}

#[test]
fn a_tone_does_not_move_inside_a_syllable_or_after_q() {
    for same in ["hoàn", "thuyền", "khuỷu", "quý", "quỳ", "toán", "ngoéo"] {
        assert_eq!(fold(same, Strength::Case), same);
    }
}

#[test]
fn a_line_end_is_no_space() {
    assert_eq!(fold("một \n\n hai", Strength::Case), "một\nhai");
    check_hits("một hai", "một\nhai", &[]);
    check_hits("một\nhai", "một  hai", &["một  hai"]);
}

#[test]
fn a_query_letter_asks_for_what_it_bears() {
    check_hits("bàn", "ban bàn bán Bàn", &["bàn", "Bàn"]);
    check_hits("bô", "bo bô bộ bơ bố", &["bô", "bộ", "bố"]);
    check_hits("ban", "ban bàn băn bẩn bơn", &["ban", "bàn", "băn", "bẩn"]);
    check_hits("da", "đã da dạ", &["đã", "da", "dạ"]);
    check_hits("đa", "đã da dạ", &["đã"]);
}

#[test]
fn hits_do_not_overlap_and_the_leftmost_comes_first() {
    check_hits("aba", "ababa aba", &["aba", "aba"]);
    check_hits("", "abc", &[]);
    check_hits("  ", "a  b", &[]);
}

#[test]
fn a_query_need_not_be_composed_or_in_the_old_style() {
    let nfd: String = "Đảng bộ".nfd().collect();
    assert_ne!(nfd, "Đảng bộ");
    check_hits(&nfd, "đảng bộ, Ðảng\u{a0}bộ", &["đảng bộ", "Ðảng\u{a0}bộ"]);
    check_hits("hoà bình", "Hòa bình, HOÀ BÌNH", &["Hòa bình", "HOÀ BÌNH"]);
    check_hits("hòa bình", "Hòa bình, HOÀ BÌNH", &["Hòa bình", "HOÀ BÌNH"]);
    check_hits("quý", "quý QUÝ", &["quý", "QUÝ"]);
}

#[test]
fn a_query_may_stop_inside_a_syllable() {
    check_hits("hoà", "hoàn hòa", &["hoà", "hòa"]);
    check_hits("uý", "quý thúy", &["uý", "úy"]);
    check_hits("cấp uỷ hoà", "cấp ủy hoàn thành", &["cấp ủy hoà"]);
}

#[test]
fn marks_may_count_always_or_never() {
    let text = "bàn ban bán";
    let hits = |query, marks| Needle::with_marks(query, marks).find_all(text).len();
    assert_eq!(hits("ban", Marks::Auto), 3);
    assert_eq!(hits("ban", Marks::Exact), 1);
    assert_eq!(hits("bạn", Marks::Auto), 0);
    assert_eq!(hits("bạn", Marks::Ignored), 3);
}

#[test]
fn the_seeds_have_as_many_hits_as_documented() {
    let counts =
        |query: &str| seeds().iter().map(|text| Needle::new(query).find_all(text).len()).collect::<Vec<_>>();
    for query in ["Đảng bộ", "đang bô", "dang bo"] {
        assert_eq!(counts(query), [13, 32, 2, 5, 9], "{query}");
    }
    for query in ["cấp ủy", "cấp uỷ", "cap uy"] {
        assert_eq!(counts(query).iter().sum::<usize>(), 34, "{query}");
    }
}

#[test]
fn the_seeds_have_as_many_whole_syllables_as_documented() {
    let count = |query: &str| {
        let whole = TextQuery { is_whole: true, ..TextQuery::of_words(query) };
        let finder = whole.prepare().expect("words");
        let read = |text: &String| ReadingText::from_bytes(text.as_bytes()).expect("a text");
        let made_ready = |text: &String| Searchable::new(Arc::new(Article::new(read(text))), &[]);
        seeds().iter().map(|text| finder.hits_in(&made_ready(text)).len()).sum::<usize>()
    };
    assert_eq!((count("ban"), count("bàn"), count("bạn")), (51, 9, 0));
}

#[test]
fn the_best_hit_begins_a_word_and_is_exact() {
    let find = |query: &str, text: &str| {
        let hit = Needle::new(query).find(text).expect("a hit");
        (hit.span.of(text).to_owned(), hit.span.start, hit.at_word_start, hit.exact)
    };
    assert_eq!(find("an", "Ban an ninh"), ("an".to_owned(), 4, true, true));
    assert_eq!(find("an", "Lan"), ("an".to_owned(), 1, false, true));
    assert_eq!(find("lanh dao", "Lãnh đạo"), ("Lãnh đạo".to_owned(), 0, true, false));
    assert_eq!(find("ban", "bàn, ban"), ("ban".to_owned(), 6, true, true));
    assert_eq!(find("HOÀ", "hòa"), ("hòa".to_owned(), 0, true, true));
    assert_eq!(Needle::new("").find("a"), None);
}

#[test]
fn white_space_is_one_blank_and_a_letter_with_two_lower_cases_is_both() {
    assert_eq!(fold("A  Đảng\u{a0}bộ İz hoà", Strength::Base), "a dang bo i\u{307}z hoa");
}

proptest! {
    #[test]
    fn a_place_is_one_of_whole_characters_where_the_words_stand(
        raw in "[aAeoOuUyqhàảẠoòủỷỳÝĐÐ \u{a0}\tnNßİ🙂é\u{301}\n.,]{0,40}", words in "[aoàuyqđnhế ]{1,3}",
    ) {
        let text: String = raw.nfc().collect();
        let needle = Needle::new(&words);
        let places = needle.find_all(&text);
        prop_assert!(places.is_sorted() && places.windows(2).all(|two| two[0].end <= two[1].start));
        for place in &places {
            let found = text.get(place.start..place.end);
            prop_assert!(found.is_some_and(|found| needle.is_in(found)), "{:?} in {:?}", place, text);
        }
        prop_assert_eq!(places.is_empty(), !needle.is_in(&text));
        prop_assert_eq!(needle.find(&text).is_some(), needle.is_in(&text));
    }

    #[test]
    fn folding_twice_changes_nothing(raw in "[aAeoOuUyqhàảẠòủỷỳÝĐÐ \u{a0}nßé\n.,]{0,40}") {
        for strength in [Strength::Case, Strength::Tones, Strength::Base] {
            let once = fold(&raw, strength);
            prop_assert_eq!(fold(&once, strength), once);
        }
    }

    #[test]
    fn what_begins_a_word_is_found(raw in "[a-cAoàảĐÐuỷ ]{1,30}", a in 0usize..60, b in 0usize..60) {
        let text: String = raw.nfc().collect();
        let (start, end) = (text.floor_char_boundary(a.min(b)), text.floor_char_boundary(a.max(b)));
        let start = text[..start].rfind(' ').map_or(0, |blank| blank + 1);
        let query = &text[start..end];
        if !query.trim().is_empty() {
            prop_assert!(Needle::new(query).find(&text).is_some(), "{query:?} in {text:?}");
            prop_assert!(Needle::new(query).is_in(&text));
        }
    }
}
