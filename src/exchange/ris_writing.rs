//! The articles of a study as references in RIS, for Zotero, `EndNote`, Mendeley and databases: UTF-8, a field a line, lines
//! ended by CRLF. RIS quotes nothing, so no words of people begin a line in which they would be a field.

use super::cited::{Bibliography, Cited, CitedDate};
use super::markdown::one_line;
use super::sink::{NotWritten, Sink};
use super::study::Study;
use std::io::{BufWriter, Write};

/// Writes the references: each article is one of a newspaper, its themes and those of its passages keywords, its memo a
/// note.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let mut out = BufWriter::new(out);
    for article in Bibliography::of(study).articles() {
        write_record(&article, &mut out)?;
    }
    Ok(out.flush()?)
}

fn write_record(article: &Cited<'_>, out: &mut impl Write) -> Result<(), NotWritten> {
    out.write_all(b"TY  - NEWS\r\n")?;
    let mut field = |tag: &str, words: &str| -> Result<(), NotWritten> {
        let words = one_line(words);
        if !words.is_empty() {
            write!(out, "{tag}  - {words}\r\n")?;
        }
        Ok(())
    };
    field("ID", article.key)?;
    field("TI", article.title)?;
    for author in &article.authors {
        field("AU", author)?;
    }
    field("T2", article.source)?;
    match article.date {
        CitedDate::Unknown => {}
        CitedDate::Parts { year, month, day } => {
            let two = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
            field("PY", &format!("{year:04}"))?;
            field("DA", &format!("{year:04}/{}/{}/", two(month), two(day)))?;
        }
        CitedDate::Words(words) => field("DA", words)?,
    }
    field("UR", article.url)?;
    field("DO", article.doi)?;
    for keyword in &article.keywords {
        field("KW", keyword)?;
    }
    write_note(article.memo, out)?;
    out.write_all(b"ER  - \r\n\r\n")?;
    Ok(())
}

/// A note: its further lines follow without a tag, as most readers understand it. One that looks like a field goes on in
/// the line before.
fn write_note(memo: &str, out: &mut impl Write) -> Result<(), NotWritten> {
    let lines = memo.split(|c: char| c.is_control() && c != '\t' || matches!(c, '\u{2028}' | '\u{2029}'));
    let lines = lines.map(str::trim).filter(|line| !line.is_empty());
    for (at, line) in lines.enumerate() {
        let before = match at {
            0 => "N1  - ",
            _ if may_be_field(line) => " ",
            _ => "\r\n",
        };
        write!(out, "{before}{line}")?;
    }
    if !memo.trim().is_empty() {
        out.write_all(b"\r\n")?;
    }
    Ok(())
}

/// Whether some reader may take a line for a field: two signs and a hyphen, with or without spaces.
fn may_be_field(line: &str) -> bool {
    line.split_at_checked(2).is_some_and(|(tag, rest)| {
        tag.bytes().all(|byte| byte.is_ascii_alphanumeric()) && rest.trim_start().starts_with('-')
    })
}
