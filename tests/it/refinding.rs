//! Passages of articles that were changed: what is found again, and what is rather given up.

use butda::text::anchor::{Anchor, Place, occurrences};
use butda::text::positions::Span;
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

const DEAREST: &str = "Mỗi lít xăng RON 95 tăng thêm 450 đồng, lên mức cao nhất từ đầu năm.";

#[test]
fn a_sentence_that_stands_once_has_moved_whatever_became_of_its_neighbours() {
    let alone = format!("Bản tin khác hẳn.\n{DEAREST}\nHết bản tin.");
    assert_eq!(place(DEAREST, &alone), told("moved", DEAREST));
    let added = format!("Trước đó có tin đồn. {DEAREST} Bộ chưa nói gì thêm.");
    assert_eq!(place(DEAREST, &TEXT.replace(DEAREST, &added)), told("moved", DEAREST));
    let joined = TEXT.replace('\n', " ").replace(". Dầu", ".\n\nDầu");
    assert_eq!(place("Dầu hỏa giữ nguyên giá cũ.", &joined), told("moved", "Dầu hỏa giữ nguyên giá cũ."));
}

#[test]
fn what_came_in_beside_edited_words_is_not_taken_in() {
    let edited = DEAREST.replace("450 đồng", "540 đồng").replace("mức cao", "mức giá cao");
    for (before, after) in [("Tin mới nhận. ", ""), ("", " Bộ chưa nói gì thêm."), ("Vì sao? ", " Chưa rõ.")]
    {
        let now = TEXT.replace(DEAREST, &format!("{before}{edited}{after}"));
        assert_eq!(place(DEAREST, &now), told("changed", &edited));
    }
    assert_eq!(place(DEAREST, &format!("Tin vắn.\n{edited}\nHết.")), told("changed", &edited));
}

#[test]
fn a_word_in_the_place_of_the_first_or_last_belongs_to_what_the_passage_became() {
    let now = TEXT.replace("Mỗi lít xăng RON 95 tăng", "Từng lít xăng RON 95 tăng");
    assert_eq!(place("Mỗi lít xăng RON 95", &now), told("changed", "Từng lít xăng RON 95"));
}

#[test]
fn of_an_article_that_stands_twice_the_copy_at_the_old_place_is_meant() {
    let long: Vec<String> = (0..20).map(|n| format!("Đoạn số {n} kể chuyện thứ {n} của làng.\n")).collect();
    let long = long.concat();
    let before = reading(&long);
    let words = "kể chuyện thứ 7 của làng";
    let anchor = Anchor::of(&before, occurrences(&long, words)[0]);
    let span = |text: &str, at: usize| occurrences(text, words)[at];
    let twice = format!("{long}{long}");
    assert_eq!(anchor.locate(&reading(&twice)), Place::Exact(span(&twice, 0)));
    let below = format!("Tin mới.\n{long}\n{long}");
    assert_eq!(anchor.locate(&reading(&below)), Place::Moved(span(&below, 0)));
}

#[test]
fn an_article_set_in_capitals_has_its_passages_changed() {
    assert_eq!(place(DEAREST, &TEXT.to_uppercase()), told("changed", &DEAREST.to_uppercase()));
    let alone = format!("TIN KHÁC HẲN, CHẲNG CÒN GÌ CHUNG.\n{}\nHẾT.", DEAREST.to_uppercase());
    assert_eq!(place(DEAREST, &alone), told("changed", &DEAREST.to_uppercase()));
}

#[test]
fn words_that_stand_several_times_with_nothing_around_them_are_ambiguous() {
    let words = "lên mức cao nhất từ đầu năm";
    let now = format!("Vàng {words}.\nBạc {words}.\n");
    assert_eq!(place(words, &now), told("ambiguous", ""));
}

fn share(n: usize, all: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).expect("small"));
    number(n) / number(all)
}

/// How much each context is like what stands before, or after, every place of a text, by trying every run there.
fn slow_contexts(anchor: &Anchor, text: &[char]) -> Vec<(f64, f64)> {
    let (before, after) = (chars(&anchor.prefix), chars(&anchor.suffix));
    let likeness = |context: &[char], runs: &mut dyn Iterator<Item = &[char]>| {
        1.0 - share(runs.map(|run| distance(context, run)).min().expect("a run"), context.len())
    };
    let at = |at: usize| {
        let mut runs = (at.saturating_sub(64)..=at).map(|from| &text[from..at]);
        let left = likeness(&before, &mut runs);
        let mut runs = (at..=(at + 64).min(text.len())).map(|to| &text[at..to]);
        (left, likeness(&after, &mut runs))
    };
    (0..=text.len()).map(at).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// Words of a small vocabulary, so that there are rivals; whatever stands out to who tries everything is found, and
    /// whatever is found is about as good as anything there is.
    #[test]
    fn what_is_found_is_what_stands_out_to_who_tries_everything(
        words in prop::collection::vec(0..7usize, 26..32),
        first in 9..12usize,
        edits in prop::collection::vec((0..200usize, 0..3usize), 0..8),
    ) {
        let vocabulary = ["xăng", "dầu hỏa", "tăng", "giá", "giảm nhẹ", "trong tháng", "bộ Công Thương"];
        let text = words.iter().map(|at| vocabulary[*at]).collect::<Vec<_>>().join(" ");
        let before = reading(&text);
        let starts: Vec<usize> = words
            .iter()
            .scan(0, |at, word| Some(std::mem::replace(at, *at + vocabulary[*word].len() + 1)))
            .collect();
        let span = Span::new(starts[first], starts[first + 5] - 1);
        let anchor = Anchor::of(&before, span);
        let mut now = chars(&text);
        for (at, kind) in edits {
            let at = at % now.len();
            match kind {
                0 => now[at] = 'ô',
                1 => now.insert(at, 'n'),
                _ => drop(now.remove(at)),
            }
        }
        let now: String = now.into_iter().collect();
        let text = reading(&now);
        let letters = chars(text.as_str());
        let n = anchor.quote.chars().count();
        let mut best: Vec<(f64, f64, (usize, usize))> = Vec::new();
        let (around, quote) = (slow_contexts(&anchor, &letters), chars(&anchor.quote));
        for start in 0..letters.len() {
            for end in start + n / 2..=(start + n + n / 2).min(letters.len()) {
                let n_edits = distance(&quote, &letters[start..end]);
                if n_edits * 2 <= n {
                    let (left, right) = (around[start].0, around[end].1);
                    let position = 1.0 - share(start.abs_diff(anchor.start), letters.len());
                    let words = 1.0 - share(n_edits, n);
                    let score = (50.0 * words + 20.0 * (left + right) + 2.0 * position) / 92.0;
                    best.push((score, left.min(right), (start, end)));
                }
            }
        }
        best.sort_by(|a, b| b.0.total_cmp(&a.0));
        let found = anchor.locate(&text);
        let Some((score, contexts, range)) = best.first().copied() else {
            prop_assert_eq!(found, Place::Lost);
            return Ok(());
        };
        let overlaps = |a: (usize, usize), b: (usize, usize)| a.0 < b.1 && b.0 < a.1;
        let rival = best.iter().find(|other| !overlaps(other.2, range)).map_or(0.0, |other| other.0);
        if let Some(span) = found.span() {
            prop_assert!(score >= 0.69 && score - rival >= 0.03, "{score} {rival} {found:?}");
            prop_assert!(overlaps(text.chars_of(span), range), "{range:?} {found:?}");
        }
        if score >= 0.72 && score - rival >= 0.07 && contexts >= 0.55 {
            prop_assert!(found.span().is_some(), "{score} {rival} {contexts} {found:?}\n{anchor:?}\n{now}");
        }
    }
}
