//! A study without its texts, in one file (`.butda.json`) that may go where the articles may not. It holds positions and the
//! hashes of the texts they refer to, and no word of an article: no quotation, nothing of what stands around it. What people
//! wrote themselves is in it as they wrote it: notes, memos, examples of themes. docs/exchange.md has its fields.

use super::codebook::BookTheme;
use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use super::study::{Code, Coder, Coding, KeptQuery, Source, Study};
use crate::model::check::State;
use crate::model::theme::ThemeText;
use serde::Serialize;
use std::io::{BufWriter, Write};

/// What `format` says.
pub const FORMAT: &str = "butda-portable-study";

/// The version that is written, and the newest that is read.
pub const FORMAT_VERSION: usize = 1;

/// Writes the study.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let mut out = BufWriter::new(out);
    writeln!(
        out,
        "{{\"format\":\"{FORMAT}\",\"version\":{FORMAT_VERSION},\"generator\":\"{NAME} {VERSION}\","
    )?;
    let memo = study.memo.as_deref().unwrap_or_default();
    for (name, text) in [("name", study.name.as_str()), ("memo", memo), ("modified", &study.modified)] {
        if !text.is_empty() {
            write!(out, "\"{name}\":")?;
            serde_json::to_writer(&mut out, text)?;
            out.write_all(b",\n")?;
        }
    }
    write_list(&mut out, "coders", study.coders.iter().map(CoderRecord::of))?;
    out.write_all(b",\n")?;
    write_list(&mut out, "themes", study.codes.iter().map(ThemeRecord::of))?;
    out.write_all(b",\n")?;
    write_list(&mut out, "articles", study.sources.iter().map(ArticleRecord::of))?;
    out.write_all(b",\n")?;
    write_list(&mut out, "passages", study.codings.iter().map(|coding| PassageRecord::of(study, coding)))?;
    out.write_all(b",\n")?;
    write_list(&mut out, "queries", study.queries.iter().map(QueryRecord::of))?;
    out.write_all(b"}\n")?;
    Ok(out.flush()?)
}

fn write_list<R: Serialize>(
    out: &mut impl Write,
    name: &str,
    records: impl Iterator<Item = R>,
) -> Result<(), NotWritten> {
    write!(out, "\"{name}\":[")?;
    for (at, record) in records.enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &record)?;
    }
    Ok(out.write_all(b"]")?)
}

/// Whether a field says nothing.
trait SaysNothing {
    fn says_nothing(&self) -> bool;
}

impl SaysNothing for &str {
    fn says_nothing(&self) -> bool {
        self.is_empty()
    }
}

impl<T> SaysNothing for &[T] {
    fn says_nothing(&self) -> bool {
        self.is_empty()
    }
}

impl<T> SaysNothing for Option<T> {
    fn says_nothing(&self) -> bool {
        self.is_none()
    }
}

impl SaysNothing for bool {
    fn says_nothing(&self) -> bool {
        !self
    }
}

#[derive(Serialize)]
struct CoderRecord<'a> {
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    id: &'a str,
    name: &'a str,
}

impl<'a> CoderRecord<'a> {
    fn of(coder: &'a Coder) -> Self {
        Self { id: &coder.id, name: &coder.name }
    }
}

#[derive(Serialize)]
struct ThemeRecord<'a> {
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    id: &'a str,
    path: &'a [String],
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    color: &'a str,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    key: &'a str,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    definition: &'a str,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    include: &'a str,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    exclude: &'a str,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    example: &'a str,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    memo: &'a str,
}

impl<'a> ThemeRecord<'a> {
    fn of(code: &'a Code) -> Self {
        let BookTheme { path, color, key, .. } = &code.theme;
        let text = |field| code.theme.text(field);
        Self {
            id: &code.id,
            path,
            color,
            key,
            definition: text(ThemeText::Definition),
            include: text(ThemeText::Include),
            exclude: text(ThemeText::Exclude),
            example: text(ThemeText::Example),
            memo: text(ThemeText::Memo),
        }
    }
}

#[derive(Serialize)]
struct ArticleRecord<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    date: Option<&'a str>,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    attributes: &'a [(String, String)],
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    characters: Option<usize>,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    sha256: Option<&'a str>,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    memo: Option<&'a str>,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    themes: &'a [usize],
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    done: bool,
}

impl<'a> ArticleRecord<'a> {
    fn of(source: &'a Source) -> Self {
        let facts = &source.facts;
        Self {
            path: &facts.path,
            title: facts.title.as_deref(),
            date: facts.date.as_deref(),
            source: facts.source.as_deref(),
            author: facts.author.as_deref(),
            attributes: &facts.attributes,
            characters: facts.characters,
            sha256: facts.sha256.as_deref(),
            memo: source.memo.as_deref(),
            themes: &source.codes,
            done: source.is_done,
        }
    }
}

#[derive(Serialize)]
struct PassageRecord<'a> {
    id: &'a str,
    article: usize,
    coder: usize,
    start: usize,
    end: usize,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    text: &'a str,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    today: Option<[usize; 2]>,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    themes: &'a [usize],
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    starred: bool,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    state: Option<&'static str>,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    created: &'a str,
    #[serde(skip_serializing_if = "SaysNothing::says_nothing")]
    modified: &'a str,
}

impl<'a> PassageRecord<'a> {
    fn of(study: &'a Study, coding: &'a Coding) -> Self {
        let of_article = study.facts(coding).sha256.as_deref();
        let is_of_article = of_article == Some(coding.text.as_str());
        let today = coding.today.filter(|_| of_article.is_some()).map(|span| [span.start, span.end]);
        let is_there = is_of_article && today == Some([coding.start, coding.end]);
        Self {
            id: &coding.id,
            article: coding.source,
            coder: coding.coder,
            start: coding.start,
            end: coding.end,
            text: if is_of_article { "" } else { &coding.text },
            today: today.filter(|_| !is_there),
            themes: &coding.codes,
            note: coding.note.as_deref(),
            starred: coding.is_starred,
            state: (coding.state != State::Exact).then(|| coding.state.name()),
            place: coding.place.as_deref(),
            created: &coding.created,
            modified: &coding.modified,
        }
    }
}

#[derive(Serialize)]
struct QueryRecord<'a> {
    name: &'a str,
    query: &'a str,
}

impl<'a> QueryRecord<'a> {
    fn of(query: &'a KeptQuery) -> Self {
        Self { name: &query.name, query: &query.query }
    }
}
