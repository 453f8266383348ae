//! The verbs that count: `count`, `cross` and `cooccur`, as scripts read them.

use crate::cli_support::{Bench, Told, field};
use serde_json::{Value, json};

const DAY: &str = "Giá xăng tăng từ chiều nay. Giá điện chưa tăng.\n\nNgười dân bàn về giá xăng.\n";
const NIGHT: &str = "Giá xăng giảm vào nửa đêm.\n";

/// Two articles of two sources; NCV 1 and NCV 2 code prices, with a theme below them, and people.
fn prices() -> Bench {
    let head = |source: &str, text: &str| format!("---\nsource: {source}\ndate: 2019-07-20\n---\n{text}");
    let (day, night) = (head("Báo Ngày", DAY), head("Báo Đêm", NIGHT));
    let bench = Bench::with(&[("ngày.md", day.as_bytes()), ("đêm.md", night.as_bytes())]);
    let one = ["--annotator", "NCV 1"];
    let add = |article: &str, quote: &str, more: &[&str]| {
        bench.annotate(article, quote, &[more, &one].concat()).id().to_owned()
    };
    add("ngày.md", "Giá xăng tăng từ chiều nay", &["--theme", "Giá"]);
    add("ngày.md", "xăng tăng", &["--theme", "Giá / Xăng"]);
    add("ngày.md", "Giá điện chưa tăng", &["--theme", "Giá"]);
    add("ngày.md", "Người dân", &["--theme", "Dân"]);
    bench.annotate("đêm.md", "Giá xăng giảm", &["--theme", "Giá / Xăng", "--annotator", "NCV 2"]).id();
    bench
}

/// Rows of chosen fields.
#[track_caller]
fn rows(told: &Told, fields: &[&str]) -> Vec<Value> {
    assert_eq!(told.code, 0, "{told:?}");
    told.rows().iter().map(|row| fields.iter().map(|name| row[*name].clone()).collect()).collect()
}

#[test]
fn count_tells_passages_articles_people_and_characters_of_each_theme_alone_and_with_those_below() {
    let told = prices().run("count", &["--json"]);
    assert_eq!(field(&told, "theme"), [json!("Giá"), json!("Giá / Xăng"), json!("Dân")]);
    let alone = rows(&told, &["passages", "articles", "annotators", "characters"]);
    assert_eq!(alone, [json!([2, 1, 1, 44]), json!([2, 2, 2, 22]), json!([1, 1, 1, 9])]);
    let below = field(&told, "with_children");
    assert_eq!((&below[0]["passages"], &below[0]["articles"]), (&json!(4), &json!(2)));
    // “xăng tăng” lies within a passage of the theme above: its letters count once.
    assert_eq!((&below[0]["characters"], &below[0]["annotators"]), (&json!(57), &json!(2)));
}

#[test]
fn count_counts_the_unit_that_is_asked_for() {
    let told = prices().run("count", &["--json", "--unit", "sentence"]);
    assert_eq!(field(&told, "units"), [json!(2), json!(2), json!(1)]);
    let told = prices().run("count", &["--json", "--unit", "paragraph"]);
    assert_eq!(field(&told, "units"), [json!(1), json!(2), json!(1)]);
}

#[test]
fn a_query_and_names_of_annotators_tell_which_passages_count() {
    let bench = prices();
    let told = bench.run("count", &["source:\"Báo Đêm\"", "--json"]);
    assert_eq!(field(&told, "passages"), [json!(0), json!(1), json!(0)]);
    let told = bench.run("count", &["--annotators", "NCV 2", "--json"]);
    assert_eq!(field(&told, "passages"), [json!(0), json!(1), json!(0)]);
    let told = bench.run("count", &["--annotators", "NCV 9", "--json"]);
    assert_eq!(told.code, 2);
    assert!(told.messages.contains("NCV 9") && told.messages.contains("NCV 1"), "{told:?}");
    let told = bench.run("count", &["theme:\"Gió\"", "--json"]);
    assert_eq!(told.code, 2);
    assert!(told.messages.contains('^'), "{told:?}");
}

#[test]
fn cross_puts_themes_against_sources_with_shares_and_residuals() {
    let told = prices().run("cross", &["--columns", "source", "--json"]);
    let cells = rows(&told, &["row", "column", "passages", "articles"]);
    assert_eq!(
        cells,
        [
            json!(["Giá", "Báo Ngày", 2, 1]),
            json!(["Giá / Xăng", "Báo Đêm", 1, 1]),
            json!(["Giá / Xăng", "Báo Ngày", 1, 1]),
            json!(["Dân", "Báo Ngày", 1, 1]),
        ]
    );
    assert_eq!(field(&told, "row_share")[1], json!(0.5));
    assert_eq!(field(&told, "column_share")[0], json!(0.5));
    // (1 − 2·1/5) / √(2·1/5 · 3/5 · 4/5)
    let residual = field(&told, "residual")[1].as_f64().expect("a number");
    assert!((residual - 0.6 / (0.4_f64 * 0.6 * 0.8).sqrt()).abs() < 1e-12, "{residual}");
}

#[test]
fn cross_takes_every_axis_and_refuses_another_with_those_there_are() {
    let bench = prices();
    for axis in ["theme", "article", "annotator", "source", "year", "month", "attribute:tỉnh"] {
        let told = bench.run("cross", &["--rows", axis, "--columns", "annotator", "--json"]);
        assert_eq!(told.code, 0, "{axis}: {told:?}");
        assert!(!told.rows().is_empty(), "{axis}");
    }
    let told = bench.run("cross", &["--rows", "province"]);
    assert_eq!(told.code, 2);
    assert!(told.messages.contains("province") && told.messages.contains("attribute:NAME"), "{told:?}");
}

#[test]
fn cooccur_tells_pairs_that_overlap_and_with_each_unit_those_that_share_it() {
    let bench = prices();
    let pairs = |unit: &str| {
        let told = bench.run("cooccur", &["--unit", unit, "--json"]);
        rows(&told, &["a", "b", "passages_a", "passages_b", "together"])
    };
    let prices = json!(["Giá", "Giá / Xăng", 2, 2, 1]);
    for unit in ["overlap", "sentence", "paragraph"] {
        assert_eq!(pairs(unit), std::slice::from_ref(&prices), "{unit}");
    }
    assert_eq!(
        pairs("article"),
        [prices, json!(["Giá", "Dân", 2, 1, 1]), json!(["Giá / Xăng", "Dân", 2, 1, 1])]
    );
    assert_eq!(pairs("near:1").len(), 2);
    assert_eq!(pairs("follows:1"), [json!(["Giá", "Dân", 2, 1, 1]), json!(["Giá / Xăng", "Giá", 2, 2, 1])]);
    let told = bench.run("cooccur", &["--unit", "near"]);
    assert_eq!(told.code, 2);
    assert!(told.messages.contains("near:N"), "{told:?}");
}

#[test]
fn csv_is_a_table_with_a_heading_and_no_cell_is_run_as_a_formula() {
    let bench = Bench::with(&[("a.txt", b"Gia xang tang.\n")]);
    bench.annotate("a.txt", "Gia", &["--theme", "=1+1"]).id();
    let told = bench.run("count", &["--csv"]);
    let lines: Vec<&str> = told.out.split("\r\n").collect();
    assert!(lines[0].starts_with("theme,passages,articles,annotators,characters,units,"), "{told:?}");
    assert!(lines[1].starts_with("'=1+1,1,1,1,3,1,"), "{told:?}");
}

#[test]
fn people_are_shown_columns() {
    let told = prices().run("count", &[]);
    let heading: Vec<&str> = told.out.lines().next().expect("a heading").split_whitespace().collect();
    assert_eq!(heading, ["THEME", "PASSAGES", "ARTICLES", "ANNOTATORS", "CHARACTERS", "UNITS"]);
    assert_eq!(told.out.lines().count(), 4);
}

#[test]
fn words_are_counted_without_a_query_and_compared_with_the_rest_with_one() {
    let bench = prices();
    let told = bench.run("words", &["--unit", "syllable", "--json"]);
    let xang = told.rows().into_iter().find(|row| row["word"] == json!("xăng")).expect("a word");
    assert_eq!((&xang["count"], &xang["articles"]), (&json!(3), &json!(2)));
    assert_eq!((&xang["log_ratio"], &xang["g2"]), (&json!(null), &json!(null)));
    let told = bench.run("words", &["theme:\"Giá\"", "--unit", "syllable", "--csv"]);
    assert_eq!((told.code, told.out.lines().next()), (0, Some("word,count,articles,log_ratio,g2")));
}

#[test]
fn a_word_in_context_is_listed_as_often_as_it_is_counted() {
    let bench = prices();
    let told = bench.run("words", &["--unit", "syllable", "--context", "XĂNG", "--json"]);
    let places = rows(&told, &["article", "before", "word", "after", "start", "end"]);
    assert_eq!(
        places,
        [
            json!(["ngày.md", "Giá", "xăng", "tăng từ chiều nay. Giá điện chưa tăng.", 4, 8]),
            json!(["ngày.md", "Người dân bàn về giá", "xăng", ".", 69, 73]),
            json!(["đêm.md", "Giá", "xăng", "giảm vào nửa đêm.", 4, 8]),
        ]
    );
    let told = bench.run("words", &["theme:\"Dân\"", "--unit", "syllable", "--context", "dân", "--csv"]);
    let lines: Vec<&str> = told.out.lines().collect();
    assert_eq!(lines, ["article,before,word,after,start,end", "ngày.md,Người,dân,bàn về giá xăng.,54,57"]);
}
