//! Words, code points and patterns looked for in texts: what is found, and that it stands where it is said to.

use super::support::{SEEDS, seed};
use butda::search::{FaultKind, Searchable, TextQuery, Way};
use butda::text::article::Article;
use butda::text::fold::Marks;
use butda::text::reading_text::ReadingText;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

pub fn searchable(text: &str) -> Searchable {
    let text = ReadingText::from_bytes(text.as_bytes()).expect("a text");
    Searchable::new(Arc::new(Article::new(text)), &[])
}

fn counts(query: &TextQuery, change: impl Fn(&str) -> String) -> Vec<usize> {
    let finder = query.prepare().expect("a query");
    SEEDS.iter().map(|name| finder.hits_in(&searchable(&change(&seed(name)))).len()).collect()
}

/// The hits of a query between brackets.
#[track_caller]
fn check(query: &TextQuery, text: &str, expected: &str) {
    let text = searchable(text);
    let mut marked = text.as_str().to_owned();
    for hit in query.prepare().expect("a query").hits_in(&text).iter().rev() {
        marked.insert(hit.span.end, ']');
        marked.insert(hit.span.start, '[');
    }
    assert_eq!(marked, expected, "{query:?}");
}

fn words(words: &str) -> TextQuery {
    TextQuery::of_words(words)
}

fn pattern(words: &str) -> TextQuery {
    TextQuery { way: Way::Pattern, ..TextQuery::of_words(words) }
}

#[test]
fn the_sample_articles_have_the_hits_that_were_counted_in_them() {
    let as_it_is = str::to_owned;
    for query in ["Đảng bộ", "đang bô", "dang bo", "ĐẢNG BỘ", "Ðảng\u{a0}bộ"] {
        assert_eq!(counts(&words(query), as_it_is), [13, 32, 2, 5, 9], "{query}");
    }
    for query in ["cấp ủy", "cấp uỷ", "cap uy"] {
        assert_eq!(counts(&words(query), as_it_is).iter().sum::<usize>(), 34, "{query}");
    }
    for (query, n) in [("ban", 51), ("bàn", 9), ("bạn", 0)] {
        let query = TextQuery { is_whole: true, ..words(query) };
        assert_eq!(counts(&query, as_it_is).iter().sum::<usize>(), n, "{query:?}");
    }
}

#[test]
fn the_same_is_found_in_copies_that_differ_in_composing_line_ends_and_case() {
    let queries = ["Đảng bộ", "dang bo", "cấp ủy", "cap uy", "hoà", "nghị quyết"].map(words);
    let whole = ["ban", "bàn"].map(|word| TextQuery { is_whole: true, ..words(word) });
    for query in queries.iter().chain(&whole) {
        let expected = counts(query, str::to_owned);
        assert_eq!(counts(query, |text| text.nfd().collect()), expected, "{query:?}, NFD");
        assert_eq!(counts(query, |text| text.replace('\n', "\r\n")), expected, "{query:?}, CRLF");
        assert_eq!(counts(query, str::to_uppercase), expected, "{query:?}, upper case");
    }
}

#[test]
fn what_is_typed_with_marks_must_have_them_unless_told_otherwise() {
    check(&words("bo"), "bộ bo Bơ", "[bộ] [bo] [Bơ]");
    check(&words("bô"), "bộ bo Bơ", "[bộ] bo Bơ");
    check(&words("bộ"), "bộ bo Bơ", "[bộ] bo Bơ");
    check(&TextQuery { marks: Marks::Exact, ..words("bo") }, "bộ bo Bơ", "bộ [bo] Bơ");
    check(&TextQuery { marks: Marks::Ignored, ..words("bộ") }, "bộ bo Bơ", "[bộ] [bo] [Bơ]");
}

#[test]
fn case_counts_where_that_is_asked_for() {
    let cased = |query: &str| TextQuery { has_case: true, ..words(query) };
    check(&cased("Dang"), "Đảng đảng ĐẢNG Ðảng", "[Đảng] đảng ĐẢNG [Ðảng]");
    check(&cased("hoà"), "hòa HOÀ", "[hòa] HOÀ");
}

#[test]
fn code_points_are_found_as_they_are() {
    let points = |query: &str| TextQuery { way: Way::CodePoints, ..words(query) };
    check(&points("Ð"), "Ðảng Đảng ðảng", "[Ð]ảng Đảng ðảng");
    check(&points("\u{a0}"), "một\u{a0}hai ba", "một[\u{a0}]hai ba");
    check(&points("uy\u{309}"), "ủy uỷ", "ủy [uỷ]");
    check(&TextQuery { is_whole: true, ..points("an") }, "an ban an.", "[an] ban [an].");
}

#[test]
fn a_pattern_stays_within_its_line_and_may_ask_for_its_ends() {
    check(&pattern("^M.*t$"), "Một\nmột hai\nmút", "[Một]\nmột hai\n[mút]");
    check(&pattern(r"[^x]+"), "ab\ncd", "[ab]\n[cd]");
    check(&pattern("x*"), "axxb", "a[xx]b");
    check(&TextQuery { has_case: true, ..pattern("ĐẢNG") }, "đảng ĐẢNG", "đảng [ĐẢNG]");
    check(&TextQuery { is_whole: true, ..pattern("b|bàn") }, "bàn b bàng", "[bàn] [b] bàng");
}

#[test]
fn what_is_wrong_with_a_pattern_is_told_with_its_place() {
    let fault = |typed: &str| {
        let fault = pattern(typed).prepare().expect_err("a fault");
        (fault.char_idx, fault.kind)
    };
    assert_eq!(fault("Đảng (bộ"), (5, FaultKind::Unclosed));
    assert_eq!(fault("bộ)"), (2, FaultKind::Unopened));
    assert_eq!(fault("ệ[b-"), (1, FaultKind::Unclosed));
    assert_eq!(fault("*"), (0, FaultKind::NothingToRepeat));
    assert_eq!(fault("ạ[z-a]"), (2, FaultKind::RangeTurned));
    assert_eq!(fault(r"ạ\h"), (1, FaultKind::UnknownEscape));
    assert_eq!(fault(r"(a)\1"), (3, FaultKind::Unsupported));
    assert_eq!(fault(r"\w{1000}{1000}").1, FaultKind::TooLarge);
}

#[test]
fn the_groups_of_a_pattern_can_be_asked_for() {
    let text = searchable("một\nnăm 2019 và năm 2020");
    let finder = pattern(r"năm (\d+)|(x)").prepare().expect("a query");
    let hits = finder.hits_in(&text);
    let groups: Vec<Vec<Option<&str>>> = hits
        .iter()
        .map(|hit| finder.groups_of(text.as_str(), hit.span))
        .map(|groups| groups.iter().map(|span| span.map(|span| span.of(text.as_str()))).collect())
        .collect();
    assert_eq!(groups, [[Some("năm 2019"), Some("2019"), None], [Some("năm 2020"), Some("2020"), None]]);
}

#[test]
fn words_near_each_other_are_found_in_any_order_within_one_line() {
    let near = |query: &str, n: usize| TextQuery { near: Some(n), ..words(query) };
    check(
        &near("dang lanh", 3),
        "Đảng ta lãnh đạo. Lãnh đạo là Đảng.",
        "[Đảng ta lãnh] đạo. [Lãnh đạo là Đảng].",
    );
    check(&near("dang lanh", 1), "Đảng ta lãnh đạo Đảng", "Đảng ta lãnh đạo Đảng");
    check(&near("dang lanh", 2), "Đảng ta lãnh đạo Đảng", "[Đảng ta lãnh] đạo Đảng");
    check(&near("dang lanh", 9), "Đảng\nlãnh", "Đảng\nlãnh");
    check(&near("ban ban", 3), "ban x ban, ban", "[ban x ban], ban");
    for query in ["la lan", "lan la"] {
        check(&near(query, 5), "la lan", "[la lan]");
    }
}

#[test]
fn an_expression_may_end_in_a_comment_and_its_hits_never_overlap() {
    let whole = TextQuery { is_whole: true, ..pattern("(?x)a # c") };
    check(&whole, "a ab a", "[a] ab [a]");
    check(&TextQuery { is_whole: true, ..pattern("a") }, "a ab\na", "[a] ab\n[a]");
    // Each flag is one grapheme of two code points, and so is grown to.
    check(&pattern("[🇻🇳]"), "🇻🇳🇻🇳", "[🇻🇳][🇻🇳]");
}

#[test]
fn what_is_wrong_is_counted_in_the_characters_that_were_typed() {
    let fault = |query: &str| pattern(query).prepare().expect_err("a fault").char_idx;
    assert_eq!(fault("ệ(a"), 1);
    assert_eq!(fault("e\u{323}\u{302}(a"), 3);
    assert_eq!(fault("a\u{301}e\u{323}\u{302}a*["), 7);
}

#[test]
fn nothing_typed_finds_nothing() {
    for query in ["", "  "] {
        assert!(words(query).is_empty());
        check(&words(query), "a  b", "a  b");
    }
    check(&pattern(""), "ab", "ab");
}

#[test]
fn characters_that_nobody_sees_take_no_part() {
    check(
        &words("nhà nước"),
        "Cơ quan nhà nư\u{ad}ớc đư\u{ad}ợc giao",
        "Cơ quan [nhà nư\u{ad}ớc] đư\u{ad}ợc giao",
    );
    check(&words("được giao"), "nư\u{ad}ớc đư\u{ad}ợc giao", "nư\u{ad}ớc [đư\u{ad}ợc giao]");
    check(&words("tăng từ"), "tăng \u{200b}từ 5", "[tăng \u{200b}từ] 5");
    check(&words("Nam-Nhật"), "Việt Nam\u{200b}-Nhật Bản", "Việt [Nam\u{200b}-Nhật] Bản");
    check(&words("đư\u{ad}ợc"), "được giao", "[được] giao");
    let whole = TextQuery { is_whole: true, ..words("nước") };
    check(&whole, "nư\u{ad}ớc nư\u{ad}ớ\u{ad}cs", "[nư\u{ad}ớc] nư\u{ad}ớ\u{ad}cs");
}

#[test]
fn quotation_marks_apostrophes_and_dashes_of_any_shape_are_one() {
    check(&words("\"đổi mới\""), "gọi là “đổi mới” nay", "gọi là [“đổi mới”] nay");
    check(&words("don't"), "I don’t and don't", "I [don’t] and [don't]");
    check(&words("2019-2020"), "năm 2019–2020 và 2019—2020", "năm [2019–2020] và [2019—2020]");
    check(&words("Hà Nội – Huế"), "Hà Nội - Huế", "[Hà Nội - Huế]");
    check(&words("TP"), "ＴＰ.HCM", "[ＴＰ].HCM");
    let points = TextQuery { way: Way::CodePoints, ..words("2019-2020") };
    check(&points, "2019–2020 2019-2020", "2019–2020 [2019-2020]");
}

#[test]
fn a_dash_of_any_length_is_the_same_with_spaces_beside_it_and_without() {
    let text = "Việt Nam-Nhật Bản, Việt Nam – Nhật Bản, Việt Nam —Nhật Bản, 2015 -\u{a0}2020\nNam\n-Nhật";
    for query in ["Nam-Nhật", "nam - nhat", "Nam –Nhật"] {
        check(
            &words(query),
            text,
            "Việt [Nam-Nhật] Bản, Việt [Nam – Nhật] Bản, Việt [Nam —Nhật] Bản, 2015 -\u{a0}2020\nNam\n-Nhật",
        );
    }
    check(&words("2015-2020"), "giai đoạn 2015 -\u{a0}2020", "giai đoạn [2015 -\u{a0}2020]");
    check(&words("- a"), "b - a, b-a", "b [- a], b[-a]");
    check(&TextQuery { way: Way::CodePoints, ..words("a-b") }, "a-b a - b", "[a-b] a - b");
}

#[test]
fn ligatures_are_the_letters_they_stand_for() {
    check(&words("office of finance"), "The oﬃce of ﬁnance.", "The [oﬃce of ﬁnance].");
    check(&words("fina"), "ﬁnal, final", "[ﬁna]l, [fina]l");
    check(&words("of"), "oﬃce", "[oﬃ]ce");
}
