//! Articles and themes as a table for statistics.

use crate::exchange_support::{all, code, passage, text_of};
use crate::xlsx_support::full_study;
use butda::exchange::export_options::{Cells, Crossed};
use butda::exchange::matrix_csv::write;
use butda::exchange::study::Study;
use butda::exchange::table_csv;
use expect_test::expect;
use proptest::prelude::*;

fn table(study: &Study, crossed: Crossed) -> String {
    text_of(&|out| write(study, crossed, Cells::Guarded, out))
}

#[test]
fn an_article_is_a_row_and_a_theme_a_column() {
    let counts = table(&full_study(), Crossed::Counts);
    assert!(counts.starts_with('\u{feff}') && counts.ends_with("\r\n"));
    expect![[r"
        path,title,date,source,author,Mã,Quét,Số từ,Trang,Giá,Giá / Xăng,Không đoạn
        2019/giá xăng.txt,Giá xăng tăng,2019-11-20,Báo Thái Nguyên,Thu Hà,007,2020-01-31,812,3; 4,1,1,0
        b.txt,,2019,,,,,,,0,1,0
    "]]
    .assert_eq(&counts.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
}

#[test]
fn a_cell_says_how_many_passages_there_are_or_whether_there_are_any() {
    let study = all([passage("a", &["Giá"]), passage("b", &["Giá", "Xăng"]), passage("c", &[])]);
    let last = |crossed| table(&study, crossed).lines().nth(1).map(|line| line[line.len() - 4..].to_owned());
    assert_eq!(last(Crossed::Counts).as_deref(), Some(",2,1"));
    assert_eq!(last(Crossed::Presence).as_deref(), Some(",1,1"));
}

#[test]
fn columns_never_have_the_same_name() {
    let mut study = all([passage("a", &["title"]), passage("b", &["=1+1"])]);
    study.codes.push(code("TITLE", ""));
    study.sources[0].facts.attributes = [("Date", "x"), ("title", "y"), ("\n", "z")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec();
    let table = table(&study, Crossed::Counts);
    let head = table.trim_start_matches('\u{feff}').lines().next();
    assert_eq!(head, Some("path,title,date,source,author,column,Date_2,title_2,title_3,'=1+1,TITLE_4"));
}

#[test]
fn a_study_without_anything_is_a_line_of_names() {
    assert_eq!(table(&Study::default(), Crossed::Counts), "\u{feff}path,title,date,source,author\r\n");
}

#[test]
fn cells_that_would_be_run_are_guarded_unless_the_table_is_to_be_exact() {
    let mut study = all([passage("a", &["-Giá"])]);
    study.sources[0].facts.title = Some("=cmd|' /C calc'!A0".to_owned());
    assert!(table(&study, Crossed::Counts).contains(",'=cmd|' /C calc'!A0,"));
    let exact = text_of(&|out| write(&study, Crossed::Counts, Cells::Exact, out));
    assert!(exact.contains(",=cmd|' /C calc'!A0,") && exact.contains(",-Giá\r\n"));
}

proptest! {
    #[test]
    fn every_row_has_a_cell_for_every_column_whatever_the_words(
        title in any::<String>(), name in any::<String>(), value in any::<String>(), theme in any::<String>()
    ) {
        let mut study = all([passage("a", &[&theme])]);
        study.sources[0].facts.title = Some(title);
        study.sources[0].facts.attributes = vec![(name, value)];
        let table = text_of(&|out| write(&study, Crossed::Counts, Cells::Exact, out));
        let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(table.as_bytes());
        let n_columns = reader.headers().expect("names").len();
        let rows: Vec<usize> = reader.records().map(|row| row.expect("a row").len()).collect();
        prop_assert_eq!(rows, vec![n_columns; 2]);
    }
}

#[test]
fn the_programs_own_reader_of_tables_reads_it() {
    let read = table_csv::read(table(&full_study(), Crossed::Counts).as_bytes(), &|| false).expect("a table");
    assert_eq!(read.rows.len(), 3);
    assert!(read.rows[0].iter().any(|name| name == "Giá / Xăng"));
}
