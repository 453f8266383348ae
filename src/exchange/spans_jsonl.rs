//! Texts with their passages for people who train models: a line an article in JSON, positions in code points of its `text`,
//! as Python counts them. What has no place in the text stands beside it with its words, and nothing is left out silently.
//!
//! Names are English and every line has every field, with lists of objects in place of maps, so that tables are made of
//! it without a schema.

use super::by_article::{ArticlePart, by_article};
use super::sink::{NotWritten, Sink};
use super::stable_ids::{Named, stable_id};
use super::study::{Code, Coding, Study};
use super::told_text::CharSpan;
use serde::{Serialize, Serializer};
use std::io::{BufWriter, Write as _};

/// Writes the articles with their passages. A passage has one span a theme, all with its id, the label a theme's full
/// name; a plain highlight has one with the label null. `unplaced` holds passages whose words were not found in the text
/// of today, or at several places, and all of an article that cannot be read, whose text is null.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let names = Names::of(study);
    let mut out = BufWriter::new(out);
    for part in by_article(study) {
        serde_json::to_writer(&mut out, &line(&names, part))?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

/// The full names of all codes, each made once, and who codes.
pub(super) struct Names<'s> {
    study: &'s Study,
    codes: Vec<String>,
}

impl<'s> Names<'s> {
    pub(super) fn of(study: &'s Study) -> Self {
        Self { study, codes: study.codes.iter().map(Code::full_name).collect() }
    }

    /// The names of the codes of a passage, `None` once where it has none.
    fn labels(&self, coding: &Coding) -> impl Iterator<Item = Option<&str>> {
        let mut known =
            coding.codes.iter().filter_map(|code| self.codes.get(*code)).map(String::as_str).peekable();
        let none = known.peek().is_none().then_some(None);
        none.into_iter().chain(known.map(Some))
    }
}

#[derive(Serialize)]
struct Line<'n> {
    id: String,
    path: &'n str,
    title: Option<&'n str>,
    date: Option<&'n str>,
    source: Option<&'n str>,
    author: Option<&'n str>,
    text: Option<&'n str>,
    /// Names the text that positions count in.
    sha256: Option<&'n str>,
    /// Themes of the article as a whole.
    themes: Vec<&'n str>,
    memo: Option<&'n str>,
    done: bool,
    attributes: Vec<Attribute<'n>>,
    #[serde(serialize_with = "lazily")]
    spans: Rows<'n>,
    #[serde(serialize_with = "lazily")]
    unplaced: Rows<'n>,
}

#[derive(Serialize)]
struct Attribute<'n> {
    name: &'n str,
    value: &'n str,
}

/// A passage under one theme.
#[derive(Serialize)]
pub(super) struct Row<'n> {
    id: &'n str,
    #[serde(flatten)]
    place: Place<'n>,
    label: Option<&'n str>,
    annotator: &'n str,
    note: Option<&'n str>,
    starred: bool,
    state: &'static str,
}

/// Where a passage stands, or what its words were.
#[derive(Serialize)]
#[serde(untagged)]
enum Place<'n> {
    Found { start: usize, end: usize },
    Unknown { quote: &'n str },
}

/// The passages of an article that have a place, or those that have none: made while they are written.
struct Rows<'n> {
    names: &'n Names<'n>,
    part: ArticlePart<'n>,
    are_placed: bool,
}

fn lazily<S: Serializer>(rows: &Rows<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let of_coding = |coding| {
        let span = rows.part.placed(coding).map(|placed| placed.span);
        (span.is_some() == rows.are_placed).then(|| rows_of(rows.names, coding, span))
    };
    serializer.collect_seq(rows.part.codings.iter().filter_map(of_coding).flatten())
}

/// A passage, once a theme, where it stands or, where that is not known, with its words.
pub(super) fn rows_of<'n>(
    names: &'n Names<'n>,
    coding: &'n Coding,
    span: Option<CharSpan>,
) -> impl Iterator<Item = Row<'n>> {
    names.labels(coding).map(move |label| Row {
        id: &coding.id,
        place: match span {
            Some(CharSpan { start, end }) => Place::Found { start, end },
            None => Place::Unknown { quote: &coding.quote },
        },
        label,
        annotator: names.study.coder(coding),
        note: coding.note.as_deref(),
        starred: coding.is_starred,
        state: coding.state.name(),
    })
}

fn line<'n>(names: &'n Names<'n>, part: ArticlePart<'n>) -> Line<'n> {
    let facts = part.source.map(|source| &source.facts);
    let codes = part.source.map(|source| source.codes.as_slice()).unwrap_or_default();
    let attributes = facts.map(|facts| facts.attributes.as_slice()).unwrap_or_default();
    Line {
        id: stable_id(Named::Article, part.path()).to_string(),
        path: part.path(),
        title: facts.and_then(|facts| facts.title.as_deref()),
        date: facts.and_then(|facts| facts.date.as_deref()),
        source: facts.and_then(|facts| facts.source.as_deref()),
        author: facts.and_then(|facts| facts.author.as_deref()),
        text: part.article.map(|article| article.text.as_str()),
        sha256: part.article.map(|article| &**article.text.sha256()),
        themes: codes.iter().filter_map(|code| names.codes.get(*code)).map(String::as_str).collect(),
        memo: part.source.and_then(|source| source.memo.as_deref()),
        done: part.source.is_some_and(|source| source.is_done),
        attributes: attributes.iter().map(|(name, value)| Attribute { name, value }).collect(),
        spans: Rows { names, part, are_placed: true },
        unplaced: Rows { names, part, are_placed: false },
    }
}
