//! The articles of a study as BibTeX in UTF-8, for biblatex with Biber, for Zotero and `JabRef`.

use super::cited::{Bibliography, Cited, CitedDate};
use super::markdown::one_line;
use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use super::study::Study;
use std::io::{BufWriter, Write};

/// Writes the references: an article of a paper is an `@article`, one of which only the address is known an `@online`. Keys
/// are made of paths and stay the same. A keyword has no comma, which stands between keywords; a memo has no line ends.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let mut out = BufWriter::new(out);
    writeln!(out, "% {NAME} {VERSION}")?;
    for article in Bibliography::of(study).articles() {
        write_entry(&article, &mut out)?;
    }
    Ok(out.flush()?)
}

fn write_entry(article: &Cited<'_>, out: &mut impl Write) -> Result<(), NotWritten> {
    let is_online = article.source.is_empty() && !article.url.is_empty();
    writeln!(out, "\n@{}{{{},", if is_online { "online" } else { "article" }, article.key)?;
    let mut field = |name: &str, value: &str| -> Result<(), NotWritten> {
        if !value.is_empty() {
            writeln!(out, "  {name} = {{{value}}},")?;
        }
        Ok(())
    };
    field("title", &with_capitals(article.title))?;
    let authors = article.authors.iter().map(|name| format!("{{{}}}", escaped(name)));
    field("author", &authors.collect::<Vec<_>>().join(" and "))?;
    field("journaltitle", &escaped(article.source))?;
    if !is_online {
        field("entrysubtype", "newspaper")?;
    }
    match article.date {
        CitedDate::Unknown => {}
        CitedDate::Parts { year, month, day } => {
            let parts = [month, day].into_iter().flatten().map(|part| format!("-{part:02}"));
            field("date", &format!("{year:04}{}", parts.collect::<String>()))?;
        }
        // Biber takes nothing but dates for a date.
        CitedDate::Words(words) => field("year", &escaped(words))?,
    }
    field("url", &verbatim(article.url))?;
    field("doi", &verbatim(article.doi))?;
    let keywords = article.keywords.iter().map(|keyword| escaped(&keyword.replace(',', " ·")));
    field("keywords", &keywords.collect::<Vec<_>>().join(", "))?;
    field("annote", &escaped(article.memo))?;
    writeln!(out, "}}")?;
    Ok(())
}

/// Words on one line, as TeX prints them. Braces are named, since BibTeX counts those that are escaped, too.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in one_line(words).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// A title whose words with capitals are in braces, since styles put titles in small letters. They leave the first letter
/// as it is.
fn with_capitals(title: &str) -> String {
    let title = one_line(title);
    let words = title.split(' ').enumerate().map(|(at, word)| {
        let has_capitals = word.chars().skip(usize::from(at == 0)).any(char::is_uppercase);
        let escaped = escaped(word);
        match (has_capitals, escaped.starts_with('\\')) {
            (false, _) => escaped,
            (true, false) => format!("{{{escaped}}}"),
            // In braces that begin with a backslash BibTeX takes what follows for an accented letter, and changes it.
            (true, true) => format!("{{{{{escaped}}}}}"),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// An address, which TeX takes letter for letter: what would end the field is per cent encoded.
fn verbatim(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() => out.push_str("%20"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
