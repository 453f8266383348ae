//! Databases as such: of all sizes and encodings, with a log beside them, damaged, and made to do harm.

use crate::sqlite_support::{codes, database, lines, read_bytes, table};
use butda::documents::document::{DocumentFault, Limit};
use butda::exchange::sqlite;
use proptest::prelude::*;
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A small project of RQDA: a text, a code, a coding.
fn project() -> String {
    project_with(&table("freecode", "id, name, status", &["1, 'Giá', 1"]))
}

/// The project, its codes made by these statements.
fn project_with(codes: &str) -> String {
    table("source", "id, name, file, status", &["1, 'Bài', 'Giá xăng 😀 tăng', 1"])
        + codes
        + &table("coding", "cid, fid, seltext, selfirst, selend, status", &["1, 1, 'tăng', 11, 15, 1"])
}

const LINES: [&str; 1] = ["Bài: tăng [Giá]"];

#[test]
fn databases_of_all_page_sizes_and_encodings_are_read() {
    for page_size in [512, 1024, 4096, 65_536] {
        for encoding in ["UTF-8", "UTF-16le", "UTF-16be"] {
            for vacuum in [0, 1] {
                let head = format!("PRAGMA page_size = {page_size}; PRAGMA encoding = '{encoding}';");
                let head = format!("{head} PRAGMA auto_vacuum = {vacuum};");
                let found = read_bytes(&database(&(head + &project()))).expect("a study");
                assert_eq!(lines(&found), LINES, "{page_size} {encoding} {vacuum}");
            }
        }
    }
}

#[test]
fn a_file_of_another_kind_is_none() {
    let other = database(&table("articles", "id, name", &["1, 'x'"]));
    let image = database("");
    for bytes in [&b""[..], b"SQLite format 2", b"<html>", &other, &image] {
        assert_eq!(read_bytes(bytes).err(), Some(DocumentFault::OtherKind), "{} bytes", bytes.len());
    }
}

#[test]
fn nothing_of_a_database_is_run() {
    let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)";
    for codes in [
        format!("CREATE VIEW freecode AS {endless} SELECT x AS id, 'Giá' AS name, 1 AS status FROM n;"),
        "CREATE TABLE freecode (id, status, name AS (printf('%.*c', 900000000, 'x'))); INSERT INTO freecode VALUES (1, 1);"
            .to_owned(),
        "CREATE VIRTUAL TABLE freecode USING fts5(id, name, status); INSERT INTO freecode VALUES (1, 'Giá', 1);"
            .to_owned(),
    ] {
        assert_eq!(read_bytes(&database(&project_with(&codes))).err(), Some(DocumentFault::OtherKind), "{codes}");
    }
    let beside = format!(
        "{} CREATE VIEW v AS {endless} SELECT * FROM n; CREATE TRIGGER t AFTER INSERT ON source BEGIN DELETE FROM source; END; \
         CREATE INDEX i ON coding (abs(cid), selfirst);",
        project()
    );
    assert_eq!(lines(&read_bytes(&database(&beside)).expect("a study")), LINES);
}

#[test]
fn a_row_of_more_than_64_megabytes_is_too_large() {
    let sql = format!("{} UPDATE source SET file = zeroblob(65 << 20);", project());
    assert_eq!(read_bytes(&database(&sql)).err(), Some(DocumentFault::TooLarge(Limit::Bytes)));
}

#[test]
fn a_part_of_a_database_is_damaged() {
    let bytes = database(&format!("PRAGMA page_size = 512; {}", project()));
    for n in [100, 512, 1000, bytes.len() - 512] {
        let fault = read_bytes(&bytes[..n]).err();
        assert!(matches!(fault, Some(DocumentFault::Damaged(_))), "{n}: {fault:?}");
    }
}

#[test]
fn reading_stops_when_it_is_asked_to() {
    let bytes = database(&project());
    assert_eq!(sqlite::read(&bytes, None, &|| true).err(), Some(DocumentFault::Stopped));
}

/// A database in a folder that writes by way of a log.
struct Logged {
    folder: TempDir,
    connection: Connection,
}

/// The bytes of a database and of its log.
struct Files {
    database: Vec<u8>,
    log: Vec<u8>,
}

impl Logged {
    fn new(page_size: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let connection = Connection::open(folder.path().join("data.qda")).expect("a database");
        let head = format!("PRAGMA page_size = {page_size}; PRAGMA journal_mode = WAL;");
        connection.execute_batch(&format!("{head} PRAGMA wal_autocheckpoint = 0;")).expect("a log");
        Self { folder, connection }
    }

    fn run(&self, sql: &str) {
        self.connection.execute_batch(sql).expect("good SQL");
    }

    fn files(&self) -> Files {
        let file = |name: &str| fs::read(Path::new(self.folder.path()).join(name)).expect("a file");
        Files { database: file("data.qda"), log: file("data.qda-wal") }
    }
}

fn read_logged(files: &Files) -> Result<Vec<String>, DocumentFault> {
    sqlite::read(&files.database, Some(&files.log), &|| false).map(|found| codes(&found))
}

#[test]
fn what_stands_only_in_the_log_is_read() {
    let logged = Logged::new(4096);
    logged.run(&project());
    let begun = logged.files();
    // Nothing has come into the file yet but its head.
    assert_eq!(read_bytes(&begun.database).err(), Some(DocumentFault::OtherKind));
    assert_eq!(read_logged(&begun), Ok(vec!["Giá".to_owned()]));
    assert_eq!(
        read_logged(&Files { database: Vec::new(), log: begun.log.clone() }),
        Ok(vec!["Giá".to_owned()])
    );
    logged.run("PRAGMA wal_checkpoint(RESTART); INSERT INTO freecode VALUES (2, 'Xăng', 1);");
    let mut files = logged.files();
    assert_eq!(read_bytes(&files.database).map(|found| codes(&found)), Ok(vec!["Giá".to_owned()]));
    // The log was begun anew; frames of its former life follow.
    assert!(files.log.len() >= begun.log.len());
    assert_eq!(read_logged(&files), Ok(vec!["Giá".to_owned(), "Xăng".to_owned()]));
    // A frame that is not whole ends it.
    if let Some(byte) = files.log.get_mut(60) {
        *byte ^= 1;
    }
    assert_eq!(read_logged(&files), Ok(vec!["Giá".to_owned()]));
    files.log.truncate(40);
    assert_eq!(read_logged(&files), Ok(vec!["Giá".to_owned()]));
}

#[test]
fn a_log_of_another_database_is_refused() {
    let (one, other) = (Logged::new(4096), Logged::new(512));
    one.run(&project());
    other.run(&project());
    let files = Files { database: one.files().database, log: other.files().log };
    assert!(matches!(read_logged(&files), Err(DocumentFault::Damaged(_))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_database_with_its_log_is_as_one_that_took_it_in(
        steps in prop::collection::vec((0_usize..5, 1_usize..40), 1..12),
        page_size in prop::sample::select(vec![512_usize, 1024, 4096]),
    ) {
        let logged = Logged::new(page_size);
        logged.run(&project());
        for (at, (step, n)) in steps.iter().enumerate() {
            logged.run(&match step {
                0 => format!("INSERT INTO freecode VALUES ({}, '{}{at}', 1);", at + 10, "ế".repeat(n * 5)),
                1 => format!("DELETE FROM freecode WHERE id % {n} = 3;"),
                2 => "PRAGMA wal_checkpoint(RESTART);".to_owned(),
                3 => format!("BEGIN; INSERT INTO freecode VALUES (999, 'không', 1); ROLLBACK; UPDATE freecode SET name = name || {n};"),
                _ => "VACUUM;".to_owned(),
            });
        }
        let read = read_logged(&logged.files());
        logged.run("PRAGMA wal_checkpoint(TRUNCATE);");
        let taken_in = read_bytes(&logged.files().database).map(|found| codes(&found));
        prop_assert!(taken_in.is_ok());
        prop_assert_eq!(read, taken_in);
    }

    #[test]
    fn damage_never_stops_the_program(
        changes in prop::collection::vec((0_usize..100_000, any::<u8>()), 1..12),
        log_changes in prop::collection::vec((0_usize..100_000, any::<u8>()), 0..3),
    ) {
        let logged = Logged::new(512);
        logged.run(&project());
        logged.run("PRAGMA wal_checkpoint(RESTART); INSERT INTO freecode VALUES (2, 'Xăng', 1);");
        let mut files = logged.files();
        for (bytes, changes) in [(&mut files.database, &changes), (&mut files.log, &log_changes)] {
            for (at, byte) in changes {
                let at = at % bytes.len();
                bytes[at] = *byte;
            }
        }
        let _ = read_logged(&files);
        let _ = read_bytes(&files.database);
    }
}
