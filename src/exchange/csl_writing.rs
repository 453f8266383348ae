//! The articles of a study as references in CSL-JSON (CSL 1.0.2), for Zotero, pandoc and whatever cites by CSL.

use super::cited::{Bibliography, Cited, CitedDate};
use super::sink::{NotWritten, Sink};
use super::study::Study;
use serde::Serialize;
use std::io::{BufWriter, Write as _};

/// Writes the references: each article is one of a newspaper. Names of people are literal: which part of a Vietnamese name
/// is the family's is not guessed.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let mut out = BufWriter::new(out);
    let mut before = "[\n";
    for article in Bibliography::of(study).articles() {
        out.write_all(before.as_bytes())?;
        serde_json::to_writer(&mut out, &item(&article))?;
        before = ",\n";
    }
    out.write_all(if before == "[\n" { b"[]\n" } else { b"\n]\n" })?;
    Ok(out.flush()?)
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'c> {
    id: &'c str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'c str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'c>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    container_title: &'c str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued<'c>>,
    #[serde(rename = "URL", skip_serializing_if = "str::is_empty")]
    url: &'c str,
    #[serde(rename = "DOI", skip_serializing_if = "str::is_empty")]
    doi: &'c str,
    #[serde(skip_serializing_if = "String::is_empty")]
    keyword: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'c str,
}

#[derive(Serialize)]
struct Name<'c> {
    literal: &'c str,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Issued<'c> {
    DateParts([Vec<u16>; 1]),
    Literal(&'c str),
}

fn item<'c>(article: &'c Cited<'_>) -> Item<'c> {
    let issued = match article.date {
        CitedDate::Unknown => None,
        CitedDate::Parts { year, month, day } => {
            let parts = [month, day].into_iter().map_while(|part| part).map(u16::from);
            Some(Issued::DateParts([[year].into_iter().chain(parts).collect()]))
        }
        CitedDate::Words(words) => Some(Issued::Literal(words)),
    };
    Item {
        id: article.key,
        kind: "article-newspaper",
        title: article.title,
        author: article.authors.iter().map(|literal| Name { literal }).collect(),
        container_title: article.source,
        issued,
        url: article.url,
        doi: article.doi,
        keyword: article.keywords.join("; "),
        note: article.memo,
    }
}
