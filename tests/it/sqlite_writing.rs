//! A study as a database: every field in its place, nothing that SQL is told by a text, and the same study when it is read.

use crate::data_counts;
use crate::data_support::{any_study, asked, database_rows, full, opened, passage, rows_of};
use crate::exchange_support::written;
use butda::documents::document::LeftOut;
use butda::exchange::data_tables::{Kind, TABLES, Value};
use butda::exchange::sink::NotWritten;
use butda::exchange::sqlite;
use butda::exchange::sqlite_writing::{APPLICATION_ID, write};
use butda::exchange::study::{Code, Source, Study};
use butda::exchange::told_text::CharSpan;
use expect_test::expect;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::io::Cursor;

fn database(study: &Study) -> Vec<u8> {
    written(&|out| write(study, out))
}

/// What a query of the database of a study gives, a line a row.
fn ask(study: &Study, sql: &str) -> String {
    asked(&opened(&database(study)), sql).join("\n")
}

fn read_back(study: &Study) -> Study {
    let found = sqlite::read(&database(study), None, &|| false).expect("a study");
    assert_eq!(found.left_out, Vec::<LeftOut>::new());
    found.study
}

#[test]
fn a_study_with_every_field_is_the_same_when_it_is_read_back() {
    assert_eq!(read_back(&full()), full());
}

#[test]
fn every_field_stands_where_its_table_says() {
    let ask = |sql| ask(&full(), sql);
    expect!["Giá xăng | Về dự án | 2026-11-22T08:00:00Z | butda | 1"]
        .assert_eq(&ask("SELECT name, memo, modified, program, format FROM study"));
    expect![[r"
        1 | 2019/giá xăng.txt | Giá xăng “tăng” | 2019-11-20 | 2019-11-20 | Báo Thái Nguyên | Lan; Minh | 7544 | 2da8 | Bài chính | 1
        2 | b.txt | - | - | 2019-11 | - | - | - | - | - | 0
        3 | c.txt | - | - | - | - | - | - | - | - | 0"]]
    .assert_eq(&ask("SELECT * FROM articles"));
    expect![[r"
        1 | 1 | tỉnh | Thái Nguyên
        1 | 2 | kỳ | "]]
    .assert_eq(&ask("SELECT * FROM article_attributes"));
    expect![[r"
        1 | 1
        1 | 3"]]
    .assert_eq(&ask("SELECT * FROM article_themes ORDER BY theme_id"));
    expect![[r"
        1 | lan-7q2m4x | Lan
        2 | - | Lan"]]
    .assert_eq(&ask("SELECT * FROM annotators"));
    expect![[r"
        1 | kinh-te | - | 1 | 1 | Kinh tế | Kinh tế | #0069b0 | 1 3
        2 | gia | 1 | 2 | 2 | Giá | Kinh tế / Giá | - | -
        3 | xang | 2 | 3 | 3 | Xăng | Kinh tế / Giá / Xăng | - | -
        4 | xa-hoi | - | 4 | 1 | Xã hội | Xã hội | - | -
        5 | gia-2 | 4 | 5 | 2 | Giá | Xã hội / Giá | - | -"]]
    .assert_eq(&ask("SELECT id, uid, parent_id, position, level, name, full_name, color, key FROM themes"));
    expect!["definition\nhai | include\nhai | exclude\nhai | example\nhai | memo\nhai"]
        .assert_eq(&ask("SELECT definition, include, exclude, example, memo FROM themes WHERE id = 1"));
    expect![[r"
        1 | 1 | 0
        2 | 2 | 0
        1 | 2 | 1
        3 | 3 | 0
        2 | 3 | 1
        1 | 3 | 2
        4 | 4 | 0
        5 | 5 | 0
        4 | 5 | 1"]]
    .assert_eq(&ask("SELECT * FROM theme_paths ORDER BY descendant_id, distance"));
    expect!["Sao | is:starred theme:\"Giá\""].assert_eq(&ask("SELECT name, query FROM queries"));
}

#[test]
fn every_field_of_a_passage_stands_in_its_row() {
    let ask = |sql| ask(&full(), sql);
    expect!["p1 | 1 | 2 | 3 | 11 | 5 | 13 | giá xăng | trước  |  sau | c0de | 001 §2 | dòng một\r\ndòng hai | 1 | moved | 2026-11-21T10:00:00Z | 2026-11-21T10:05:12Z"]
        .assert_eq(&ask("SELECT uid, article_id, annotator_id, anchored_start, anchored_end, today_start, today_end, quote, prefix, suffix, text_sha256, place, note, is_starred, state, created, modified FROM passages WHERE id = 1"));
    expect![[r"
        1 | 1
        1 | 2
        2 | 3
        4 | 1
        4 | 4
        5 | 3
        6 | 5"]]
    .assert_eq(&ask("SELECT * FROM passage_themes ORDER BY passage_id, theme_id"));
}

#[test]
fn views_give_names_and_counts() {
    let ask = |sql| ask(&full(), sql);
    expect![[r"
        p1 | 2019/giá xăng.txt | Lan | Kinh tế; Kinh tế / Giá | moved
        p2 | 2019/giá xăng.txt | Lan | Kinh tế / Giá / Xăng | exact
        p3 | 2019/giá xăng.txt | Lan | - | exact
        p1 | b.txt | Lan | Kinh tế; Xã hội | exact
        p4 | b.txt | Lan | Kinh tế / Giá / Xăng | ambiguous
        p5 | c.txt | Lan | Xã hội / Giá | lost"]]
    .assert_eq(&ask("SELECT uid, article, annotator, themes, state FROM passages_full ORDER BY id"));
    assert_eq!(ask("SELECT count(*), count(theme) FROM passages_by_theme"), "8 | 7");
    expect![[r"
        Kinh tế | 2 | 2 | 4 | 2
        Kinh tế / Giá | 1 | 1 | 3 | 2
        Kinh tế / Giá / Xăng | 2 | 2 | 2 | 2
        Xã hội | 1 | 1 | 2 | 2
        Xã hội / Giá | 1 | 1 | 1 | 1"]]
    .assert_eq(&ask("SELECT full_name, passages, articles, passages_with_children, articles_with_children FROM theme_counts ORDER BY id"));
    expect![[r"
        Kinh tế | Kinh tế / Giá | 1
        Kinh tế | Kinh tế / Giá / Xăng | 1
        Kinh tế | Xã hội | 1
        Kinh tế / Giá | Kinh tế / Giá / Xăng | 1"]]
    .assert_eq(&ask("SELECT * FROM themes_together ORDER BY theme, other"));
}

#[test]
fn the_schema_says_what_each_column_holds() {
    let connection = opened(&database(&Study::default()));
    for table in &TABLES {
        let sql = asked(&connection, &format!("SELECT sql FROM sqlite_schema WHERE name = '{}'", table.name))
            .concat();
        for column in table.columns {
            assert!(sql.contains(&format!(" -- {}\n", column.meaning)), "{} of {sql}", column.name);
        }
        let n_meanings = table.columns.iter().map(|column| column.meaning).collect::<BTreeSet<_>>().len();
        assert!(n_meanings > 0 && sql.ends_with(") STRICT"), "{sql}");
    }
    let head = asked(&connection, "SELECT * FROM pragma_application_id, pragma_user_version").concat();
    assert_eq!(head, format!("{APPLICATION_ID} | 1"));
}

#[test]
fn a_study_without_anything_has_all_tables() {
    let study = Study::default();
    assert_eq!(read_back(&study), study);
    assert_eq!(
        ask(&study, "SELECT (SELECT count(*) FROM passages_full), (SELECT count(*) FROM study)"),
        "0 | 1"
    );
}

#[test]
fn a_zero_byte_becomes_the_sign_for_a_letter_that_is_not_known() {
    let mut study = full();
    study.codings[0].quote = "giá\0xăng".to_owned();
    study.codes[0].theme.path = vec!["a\0b".to_owned()];
    study.sources[0].facts.title = Some("\0".to_owned());
    assert_eq!(ask(&study, "SELECT quote, length(quote) FROM passages WHERE id = 1"), "giá\u{fffd}xăng | 8");
    assert_eq!(ask(&study, "SELECT title FROM articles WHERE id = 1"), "\u{fffd}");
    assert_eq!(ask(&study, "SELECT name FROM themes WHERE id = 1"), "a\u{fffd}b");
}

#[test]
fn what_is_no_day_and_no_moment_is_null() {
    let mut study = full();
    for (told, day) in [
        ("2019-11-20T08:30:00+07:00", "2019-11-20"),
        ("2019-11-20", "2019-11-20"),
        ("2019", "-"),
        ("2019-02-30", "-"),
        ("2019-11-201", "-"),
        ("20/11/2019", "-"),
    ] {
        study.sources[0].facts.date = Some(told.to_owned());
        let both = ask(&study, "SELECT date, date_text FROM articles WHERE id = 1");
        assert_eq!(both, format!("{day} | {told}"));
    }
    for (told, moment) in [
        ("2026-11-21T10:00:00+07:00", "2026-11-21T03:00:00Z"),
        ("1970-01-01T00:00:00Z", "-"),
        ("", "-"),
        ("hôm qua", "-"),
    ] {
        told.clone_into(&mut study.codings[0].created);
        assert_eq!(ask(&study, "SELECT created FROM passages WHERE id = 1"), moment, "{told}");
    }
}

#[test]
fn a_study_that_names_what_it_does_not_have_is_not_written() {
    let mut study = full();
    study.codings.push(passage("p9", 7, None, &[]));
    let fault = write(&study, &mut Cursor::new(Vec::new())).err();
    assert!(matches!(fault, Some(NotWritten::Library(words)) if words == "no passages.article_id"));
}

#[test]
fn a_database_that_was_changed_by_hand_is_read_as_far_as_it_goes() {
    let connection = opened_for_writing(&database(&full()));
    connection
        .execute_batch(
            "PRAGMA foreign_keys = OFF; DELETE FROM annotators WHERE id = 1; DELETE FROM articles WHERE id = 3; \
             UPDATE themes SET parent_id = 3 WHERE id = 1; UPDATE passages SET state = 'x', today_start = -1 WHERE id = 2;",
        )
        .expect("good SQL");
    let mut connection = connection;
    let bytes = connection.serialize("main").expect("bytes").to_vec();
    let found = sqlite::read(&bytes, None, &|| false).expect("a study");
    assert_eq!(found.left_out.iter().map(|left_out| left_out.n).collect::<Vec<_>>(), [1]);
    assert_eq!(found.study.codings.len(), 5);
    assert_eq!(found.study.codings[1].today, None::<CharSpan>);
    assert!(found.study.codings.iter().all(|coding| found.study.coders.get(coding.coder).is_some()));
}

fn opened_for_writing(bytes: &[u8]) -> rusqlite::Connection {
    let mut connection = rusqlite::Connection::open_in_memory().expect("a database");
    connection.deserialize_read_exact("main", bytes, bytes.len(), false).expect("bytes");
    connection
}

/// What a value is; `None` for nothing.
fn kind_of(value: &Value<'_>) -> Option<Kind> {
    match value {
        Value::Null => None,
        Value::Integer(_) => Some(Kind::Integer),
        Value::Boolean(_) => Some(Kind::Boolean),
        Value::Text(_) => Some(Kind::Text),
        Value::Date(_) => Some(Kind::Date),
        Value::Timestamp(_) => Some(Kind::Timestamp),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_rows_of_a_database_are_those_of_the_study(study in any_study()) {
        let bytes = database(&study);
        prop_assert_eq!(&bytes, &database(&study));
        let connection = opened(&bytes);
        for table in &TABLES {
            let rows = rows_of(&study, table);
            for row in &rows {
                prop_assert_eq!(row.len(), table.columns.len());
                for (value, column) in row.iter().zip(table.columns) {
                    prop_assert!(kind_of(value).is_none_or(|kind| kind == column.kind), "{}", column.name);
                }
            }
            prop_assert_eq!(database_rows(&connection, table), rows, "{}", table.name);
        }
        for check in ["PRAGMA integrity_check", "PRAGMA foreign_key_check"] {
            let said = asked(&connection, check);
            prop_assert!(said.is_empty() || said == ["ok"], "{:?}", said);
        }
    }

    #[test]
    fn any_study_is_the_same_when_it_is_read_back(study in any_study()) {
        let found = read_back(&study);
        prop_assert_eq!(&found, &study);
    }

    #[test]
    fn counts_are_those_of_the_study(study in any_study()) {
        let connection = opened(&database(&study));
        let ask = |sql: &str| asked(&connection, sql);
        prop_assert_eq!(
            ask("SELECT id, passages, passages_with_children FROM theme_counts ORDER BY id"),
            data_counts::themes(&study).iter().map(|count| format!("{} | {} | {}", count.theme + 1, count.own, count.with_children)).collect::<Vec<_>>()
        );
        let mut together = ask("SELECT a.id, b.id, sum(together) FROM themes_together JOIN themes AS a ON a.full_name = theme \
             JOIN themes AS b ON b.full_name = other AND a.position < b.position GROUP BY a.id, b.id");
        // Namesakes have one name, and are told apart by nothing that the view shows.
        if study.codes.iter().map(Code::full_name).collect::<BTreeSet<_>>().len() < study.codes.len() {
            together.clear();
        } else {
            let told = data_counts::together(&study);
            let told: Vec<String> = told.iter().map(|pair| format!("{} | {} | {}", pair.a + 1, pair.b + 1, pair.together)).collect();
            prop_assert_eq!(together, told);
        }
    }
}

#[test]
fn no_value_that_may_not_be_missing_is() {
    let study =
        Study { sources: vec![Source::default()], codings: vec![passage("", 0, None, &[])], ..full() };
    for table in &TABLES {
        for row in rows_of(&study, table) {
            let missing = row
                .iter()
                .zip(table.columns)
                .filter(|(value, column)| **value == Value::Null && !column.is_nullable);
            assert_eq!(missing.count(), 0, "{}", table.name);
        }
    }
}
