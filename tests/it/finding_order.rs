//! The order in which places found in all articles are listed.

use crate::finding::{everywhere, list, seeds};
use crate::support::Sitting;
use butda::session::{HitSort, SearchCommand};
use butda::view::find::{FindRow, FindView};
use std::collections::BTreeSet;

#[test]
fn exact_places_come_first_and_those_outside_of_the_articles_last_and_are_left_out_at_a_word() {
    let mut sitting = seeds();
    sitting.run(everywhere("ban"));
    let sections = |sitting: &Sitting| -> Vec<String> {
        list(sitting).into_iter().filter(|row| row.starts_with("= ")).collect()
    };
    let before = sections(&sitting);
    assert!(before[0].starts_with("= exact") && before[1].starts_with("= alike"), "{before:?}");
    sitting.run(everywhere("dang"));
    let n_before = list(&sitting).len();
    let has_boilerplate = sections(&sitting).iter().any(|row| row.starts_with("= boilerplate"));
    sitting.run(SearchCommand::LeaveOutBoilerplate(true));
    let has_left = sections(&sitting).iter().any(|row| row.starts_with("= boilerplate"));
    assert_eq!((has_boilerplate, has_left, list(&sitting).len() < n_before), (true, false, true));
}

#[test]
fn whole_words_come_before_what_stands_inside_of_words() {
    let mut sitting = Sitting::open(&[("a.txt", "Ban bàn bang, bàng."), ("b.txt", "bang ban")]);
    sitting.run(everywhere("ban"));
    assert_eq!(
        list(&sitting),
        [
            "= exact 2",
            "Ban bàn bang, bàng.: 1",
            "[Ban] bàn bang, bàng.",
            "bang ban: 1",
            "bang [ban]",
            "= alike 1",
            "Ban bàn bang, bàng.: 1",
            "Ban [bàn] bang, bàng.",
            "= inside 3",
            "Ban bàn bang, bàng.: 2",
            "Ban bàn [ban]g, bàng.",
            "Ban bàn bang, [bàn]g.",
            "bang ban: 1",
            "[ban]g ban",
        ]
    );
}

#[test]
fn articles_are_listed_by_date_by_source_and_by_the_number_of_their_places() {
    let head = |date: &str, source: &str| format!("---\ndate: {date}\nsource: {source}\n---\n\n");
    let old = format!("{}giá một. giá hai.\n", head("2019-01-05", "Tuổi Trẻ"));
    let new = format!("{}giá ba.\n", head("2021-03-01", "Đại Đoàn Kết"));
    let none = "giá bốn. giá năm. giá sáu.\n";
    let mut sitting = Sitting::open(&[("a.md", &old), ("b.md", &new), ("c.md", none)]);
    sitting.run(everywhere("giá"));
    let mut articles = |sort: HitSort| -> Vec<String> {
        sitting.run(SearchCommand::Sort(sort));
        let rows = FindView::new(&sitting.session, &BTreeSet::new()).rows;
        let article = |row: &FindRow| match row {
            FindRow::Article(row) => Some(row.group.article.to_string()),
            FindRow::Section(..) | FindRow::Hit { .. } => None,
        };
        rows.iter().filter_map(article).collect()
    };
    assert_eq!(articles(HitSort::Article), ["a.md", "b.md", "c.md"]);
    assert_eq!(articles(HitSort::Date), ["b.md", "a.md", "c.md"]);
    assert_eq!(articles(HitSort::Source), ["b.md", "a.md", "c.md"]);
    assert_eq!(articles(HitSort::Count), ["c.md", "a.md", "b.md"]);
}

#[test]
fn the_list_is_in_the_order_of_articles_of_what_stands_before_and_of_what_stands_after() {
    let mut sitting = Sitting::open(&[("a.txt", "bàn X ổ. ăn X bạc. a X"), ("b.txt", "ban X bố")]);
    sitting.run(everywhere("X"));
    let hits = |sitting: &Sitting| -> Vec<String> {
        list(sitting).into_iter().filter(|row| row.contains('[')).collect()
    };
    let by_article = hits(&sitting);
    assert!(by_article[0].starts_with("bàn [X]") && by_article[3] == "ban [X] bố", "{by_article:?}");
    assert_eq!(list(&sitting).iter().filter(|row| row.ends_with(": 3") || row.ends_with(": 1")).count(), 2);
    sitting.run(SearchCommand::Sort(HitSort::Before));
    let last_word =
        |row: &String| row.split(" [X]").next().and_then(|b| b.split(' ').next_back()).map(str::to_owned);
    let words: Vec<String> = hits(&sitting).iter().filter_map(last_word).collect();
    assert_eq!(words, ["a", "ăn", "ban", "bàn"]);
    sitting.run(SearchCommand::Sort(HitSort::After));
    let after: Vec<String> =
        hits(&sitting).iter().map(|row| row.split("[X]").nth(1).unwrap_or("").to_owned()).collect();
    assert_eq!([&*after[0], &*after[1], &*after[3]], [" bạc. a X", " bố", ""]);
}
