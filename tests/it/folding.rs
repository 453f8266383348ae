//! Text made alike for searching, and the way back to the original's bytes.

use butda::text::fold::{Folded, Marks, Needle, Strength, fold, smart_matches};
use butda::text::positions::Span;
use proptest::prelude::*;
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
    let hits: Vec<_> = smart_matches(query, text).into_iter().map(|span| span.of(text)).collect();
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
        |query: &str| seeds().iter().map(|text| smart_matches(query, text).len()).collect::<Vec<_>>();
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
        let needle = Needle::new(query).whole_syllables();
        seeds().iter().map(|text| needle.find_all(text).len()).sum::<usize>()
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
fn a_fold_leads_back_to_whole_characters() {
    let text = "A  Đảng\u{a0}bộ İz hoà";
    let folded = Folded::new(text, Strength::Base);
    assert_eq!(folded.text, "a dang bo i\u{307}z hoa");
    let back = |part: &str| {
        let start = folded.text.find(part).expect("a part");
        folded.span_in_original(Span::new(start, start + part.len())).of(text)
    };
    for (part, original) in
        [("dang bo", "Đảng\u{a0}bộ"), (" ", "  "), ("i", "İ"), ("\u{307}", "İ"), ("z", "z"), ("hoa", "hoà")]
    {
        assert_eq!(back(part), original);
    }
    let end = folded.text.len();
    assert_eq!(folded.span_in_original(Span::new(end, end)), Span::new(text.len(), text.len()));
    assert_eq!(folded.span_in_original(Span::new(0, end)), Span::new(0, text.len()));
}

proptest! {
    #[test]
    fn a_folded_span_maps_back_inside_the_original(
        raw in "[aAeoOuUyqhàảẠoòủỷỳÝĐÐ \u{a0}\tnNßİ🙂é\u{301}\n.,]{0,40}", a in 0usize..200, b in 0usize..200,
    ) {
        let text: String = raw.nfc().collect();
        for strength in [Strength::Case, Strength::Tones, Strength::Base] {
            let folded = Folded::new(&text, strength);
            let snap = |byte: usize| folded.text.floor_char_boundary(byte);
            let (start, end) = (snap(a.min(b)), snap(a.max(b)));
            let back = folded.span_in_original(Span::new(start, end));
            prop_assert!(text.get(back.start..back.end).is_some(), "{back:?} in {text:?}");
            prop_assert_eq!(start < end, !back.is_empty());
            let whole = folded.span_in_original(Span::new(0, folded.text.len()));
            prop_assert_eq!(whole, Span::new(0, text.len()));
        }
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
            prop_assert!(!smart_matches(query, &text).is_empty());
        }
    }
}
