//! Databases made of readable tables, and studies as readable lines.

use butda::documents::document::{DocumentFault, LeftOutKind};
use butda::exchange::found_study::FoundStudy;
use butda::exchange::sqlite;
use butda::exchange::study::{Coding, Source, SourceText, Study};
use butda::text::decode::normalised;
use rusqlite::Connection;

/// The bytes of a database made by these statements.
pub fn database(sql: &str) -> Vec<u8> {
    let mut connection = Connection::open_in_memory().expect("a database");
    connection.execute_batch(sql).expect("good SQL");
    connection.serialize("main").expect("bytes").to_vec()
}

/// What is read of bytes.
pub fn read_bytes(bytes: &[u8]) -> Result<FoundStudy, DocumentFault> {
    sqlite::read(bytes, None, &|| false)
}

/// What is read of a database made by these statements.
pub fn read(sql: &str) -> FoundStudy {
    read_bytes(&database(sql)).expect("a study")
}

/// A table as statements: its columns, and its rows as SQL has them.
pub fn table(name: &str, columns: &str, rows: &[&str]) -> String {
    let rows = rows.iter().map(|row| ["INSERT INTO ", name, " VALUES (", row, ");"].concat());
    format!("CREATE TABLE {name} ({columns});") + &rows.collect::<String>()
}

/// A text as SQL has it.
pub fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The text of a source; empty where it is not known.
pub fn text(source: &Source) -> String {
    match &source.text {
        SourceText::File { bytes, .. } => String::from_utf8(bytes.to_vec()).expect("UTF-8"),
        SourceText::Unknown | SourceText::Document(_) | SourceText::Article(_) => String::new(),
    }
}

/// The words at a coding's place in its source.
pub fn words(study: &Study, coding: &Coding) -> String {
    let text = text(&study.sources[coding.source]);
    let text = normalised(text.strip_prefix('\u{feff}').unwrap_or(&text));
    text.chars().skip(coding.start).take(coding.end - coding.start).collect()
}

/// The codings as lines: source, words at its place or else in quotation marks its quote, codes, coder, star, note.
pub fn lines(found: &FoundStudy) -> Vec<String> {
    let study = &found.study;
    let line = |coding: &Coding| {
        let words = match words(study, coding) {
            words if words.is_empty() => format!("\"{}\"", coding.quote),
            words => words,
        };
        let codes: Vec<String> = study.codes(coding).map(butda::exchange::study::Code::full_name).collect();
        let mut line = format!("{}: {words} [{}]", study.facts(coding).path, codes.join("; "));
        if !study.coder(coding).is_empty() {
            line += &[" by ", study.coder(coding)].concat();
        }
        if coding.is_starred {
            line += " *";
        }
        if let Some(note) = &coding.note {
            line += &[" (", note, ")"].concat();
        }
        line
    };
    study.codings.iter().map(line).collect()
}

/// The codes as lines: full name and colour.
pub fn codes(found: &FoundStudy) -> Vec<String> {
    let line = |code: &butda::exchange::study::Code| format!("{} {}", code.full_name(), code.theme.color);
    found.study.codes.iter().map(|code| line(code).trim_end().to_owned()).collect()
}

/// How many of a kind were left out.
pub fn n_left_out(found: &FoundStudy, what: LeftOutKind) -> usize {
    found.left_out.iter().find(|left_out| left_out.what == what).map_or(0, |left_out| left_out.n)
}
