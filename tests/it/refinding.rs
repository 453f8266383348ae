//! Passages of articles that were changed: what is found again, and what is rather given up.

use butda::text::anchor::{Anchor, Place, occurrences};
use butda::text::reading_text::ReadingText;
use butda::text::resembling::distance;
use proptest::prelude::*;

fn slow_distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let here = (row[j] + 1).min(row[j + 1] + 1).min(corner + usize::from(x != y));
            corner = std::mem::replace(&mut row[j + 1], here);
        }
    }
    row[b.len()]
}

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

proptest! {
    #[test]
    fn the_distance_is_the_one_a_table_gives(a in "[abđ漢]{0,200}", b in "[abđ漢]{0,200}") {
        prop_assert_eq!(distance(&chars(&a), &chars(&b)), slow_distance(&chars(&a), &chars(&b)));
    }
}

const TEXT: &str = "Sáng 16/6, giá xăng tăng lần thứ ba trong tháng, theo liên bộ Công Thương và Tài chính. \
    Mỗi lít xăng RON 95 tăng thêm 450 đồng, lên mức cao nhất từ đầu năm. Dầu hỏa giữ nguyên giá cũ.\n\
    Nhiều tài xế cho biết họ đã quen với việc giá nhiên liệu lên xuống từng tuần.\n";

fn reading(text: &str) -> ReadingText {
    ReadingText::from_bytes(text.as_bytes()).expect("a text")
}

fn place(words: &str, text: &str) -> (String, String) {
    let before = reading(TEXT);
    let anchor = Anchor::of(&before, occurrences(TEXT, words)[0]);
    let now = reading(text);
    let place = anchor.locate(&now);
    let words = place.span().map(|span| span.of(now.as_str()).to_owned()).unwrap_or_default();
    let kind = match place {
        Place::Exact(_) => "exact",
        Place::Moved(_) => "moved",
        Place::Changed(_) => "changed",
        Place::Ambiguous(_) => "ambiguous",
        Place::Lost => "lost",
    };
    (kind.to_owned(), words)
}

fn told<'t>(kind: &'t str, words: &'t str) -> (String, String) {
    (kind.to_owned(), words.to_owned())
}

#[test]
fn a_passage_before_what_was_changed_is_exact() {
    let words = "giá xăng tăng lần thứ ba";
    assert_eq!(place(words, &TEXT.replace("từng tuần", "từng ngày")), told("exact", words));
}

#[test]
fn a_passage_after_what_was_changed_has_moved() {
    let words = "Mỗi lít xăng RON 95";
    assert_eq!(place(words, &format!("Tin mới.\n{TEXT}")), told("moved", words));
}

#[test]
fn a_passage_whose_words_were_corrected_is_changed() {
    let words = "Mỗi lít xăng RON 95 tăng thêm 450 đồng";
    let now = "Mỗi lít xăng RON 95-III tăng 540 đồng";
    assert_eq!(place(words, &TEXT.replace(words, now)), told("changed", now));
    let rewritten = "Mỗi lít RON 95 đắt thêm chừng 450 đồng";
    assert_eq!(place(words, &TEXT.replace(words, rewritten)), told("changed", rewritten));
}

#[test]
fn a_passage_that_was_deleted_is_lost() {
    let words = "Mỗi lít xăng RON 95 tăng thêm 450 đồng, lên mức cao nhất từ đầu năm.";
    assert_eq!(place(words, &TEXT.replace(words, "")), told("lost", ""));
    assert_eq!(place("giá xăng", &TEXT.replace("giá xăng tăng", "thịt lợn giảm")), told("lost", ""));
}

#[test]
fn the_same_text_in_other_bytes_is_the_same() {
    use unicode_normalization::UnicodeNormalization;
    let other: String = TEXT.replace('\n', "\r\n").nfd().collect();
    assert_eq!(place("RON 95 tăng thêm", &other), told("exact", "RON 95 tăng thêm"));
}
