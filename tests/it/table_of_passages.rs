//! What the table of passages says of articles: themes, attributes, and where words stand today.

use crate::exchange_support::{all, article, column, passage, study, table};
use crate::studies::{by_chance, by_hand, hostile};
use butda::exchange::csv::{Cells, Rows};
use butda::exchange::facts::ArticleFacts;
use butda::exchange::study::Study;
use proptest::prelude::*;

/// The names of the columns of a table.
fn names(table: &str) -> Vec<String> {
    let mut reader = ::csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    reader.headers().expect("names").iter().map(str::to_owned).collect()
}

fn with_attributes(attributes: &[&[(&str, &str)]]) -> Study {
    let facts = |attributes: &&[(&str, &str)]| ArticleFacts {
        attributes: attributes
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        ..article("a.txt", None)
    };
    let articles: Vec<ArticleFacts> = attributes.iter().map(facts).collect();
    let passages = (0..articles.len()).map(|at| {
        let mut passage = passage("một", &["A"]);
        passage.article = at;
        passage
    });
    study(articles, passages)
}

#[test]
fn words_have_the_place_they_were_marked_at_and_that_of_today() {
    let mut study = by_hand();
    study.codings[0].start = 7;
    let table = table(&study, Rows::PerPassage, Cells::Guarded);
    assert_eq!(column(&table, "start")[..2], ["7", "4"]);
    assert_eq!(column(&table, "today_start"), ["0", "4", "", ""]);
    assert_eq!(column(&table, "today_end"), ["8", "26", "", ""]);
}

#[test]
fn themes_of_the_whole_article_stand_in_each_of_its_records() {
    let mut study = by_hand();
    study.sources[0].codes = vec![0, 2];
    let table = table(&study, Rows::PerTheme, Cells::Guarded);
    let both = "Kinh tế; Đời sống";
    assert_eq!(column(&table, "article_themes"), [both, both, both, both, "", ""]);
}

#[test]
fn attributes_have_a_column_each_behind_all_others_in_the_order_of_the_dictionary() {
    let study =
        with_attributes(&[&[("Ý", "1"), ("Ban bố", "x")], &[("bàn bạc", "2"), ("Ý", "3"), ("Ý", "4")], &[]]);
    let table = table(&study, Rows::PerTheme, Cells::Guarded);
    let names = names(&table);
    let at = names.iter().position(|name| name == "article_themes").expect("a column");
    assert_eq!(names[at + 1..], ["attribute:Ban bố", "attribute:bàn bạc", "attribute:Ý"]);
    assert_eq!(column(&table, "attribute:Ý"), ["1", "3; 4", ""]);
    assert_eq!(column(&table, "attribute:bàn bạc"), ["", "2", ""]);
}

#[test]
fn articles_without_passages_make_no_columns() {
    let mut study = with_attributes(&[&[("a", "1")], &[("b", "1")]]);
    study.codings.truncate(1);
    let names = names(&table(&study, Rows::PerTheme, Cells::Guarded));
    assert_eq!(names.last().map(String::as_str), Some("attribute:a"));
}

#[test]
fn a_name_of_an_attribute_begins_no_formula_and_is_no_other_column() {
    let study = with_attributes(&[&[("=1+1", "=2"), ("quote", "+3"), ("x\r\n@,\"", "đ")]]);
    let guarded = table(&study, Rows::PerTheme, Cells::Guarded);
    let all = names(&guarded);
    assert!(all.iter().all(|name| !name.starts_with(['=', '+', '-', '@', '\t', '\r', '\0'])));
    assert_eq!(column(&guarded, "attribute:=1+1"), ["'=2"]);
    assert_eq!(column(&guarded, "quote"), ["một"]);
    assert_eq!(column(&guarded, "attribute:quote"), ["'+3"]);
    assert_eq!(column(&guarded, "attribute:x\r\n@,\""), ["đ"]);
    assert_eq!(column(&table(&study, Rows::PerTheme, Cells::Exact), "attribute:=1+1"), ["=2"]);
}

#[test]
fn what_has_no_column_of_its_own_stands_in_a_last_one() {
    let many: Vec<String> = (0..300).map(|n| format!("a{n:03}")).collect();
    let first: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "1")).collect();
    // What two articles have comes before what one has.
    let study = with_attributes(&[&first, &[("a298", "2"), ("a299", "2")]]);
    let table = table(&study, Rows::PerTheme, Cells::Guarded);
    let names = names(&table);
    assert_eq!(names.iter().filter(|name| name.starts_with("attribute:")).count(), 200);
    assert_eq!(names.last().map(String::as_str), Some("attributes"));
    assert_eq!(column(&table, "attribute:a299"), ["1", "2"]);
    let others = column(&table, "attributes");
    assert!(others[0].starts_with("a198: 1; a199: 1; ") && others[0].ends_with("; a297: 1"));
    assert_eq!((others[0].matches("; ").count(), others[1].as_str()), (99, ""));
}

proptest! {
    #[test]
    fn every_record_has_as_many_cells_as_there_are_columns_and_no_passage_is_lost(study in by_chance(), name in hostile()) {
        let mut study = study;
        study.sources[0].facts.attributes = vec![(name.clone(), name)];
        for rows in [Rows::PerTheme, Rows::PerPassage] {
            let table = table(&study, rows, Cells::Guarded);
            let mut reader = ::csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
            let n_columns = reader.headers().expect("names").len();
            let records: Vec<::csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
            prop_assert!(records.iter().all(|record| record.len() == n_columns));
            let n_rows = |n_codes: usize| if rows == Rows::PerTheme { n_codes.max(1) } else { 1 };
            let ids = study.codings.iter().flat_map(|coding| vec![coding.id.as_str(); n_rows(coding.codes.len())]);
            let told: Vec<&str> = records.iter().filter_map(|record| record.get(0)).collect();
            prop_assert_eq!(told, ids.collect::<Vec<_>>());
            let is_formula = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']);
            prop_assert!(records.iter().flat_map(|record| record.iter()).all(|cell| !is_formula(cell)));
        }
    }
}

#[test]
fn quotations_are_as_they_were_marked_wherever_they_stand_today() {
    let mut study = all([passage("Giá xăng", &["A"])]);
    study.codings[0].today = None;
    assert_eq!(column(&table(&study, Rows::PerTheme, Cells::Guarded), "quote"), ["Giá xăng"]);
}
