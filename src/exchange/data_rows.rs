//! The rows of the tables that databases get, made of a study one after the other, so that they are never in memory
//! together. A row's number is its place in the study, from 1: ids may be missing, or be the same in a copied article.

use super::code_tree::parents;
use super::data_tables::{FORMAT, TakeRow, Value};
use super::origin::{NAME, VERSION};
use super::sink::NotWritten;
use super::study::{Coding, Source, Study};
use super::told_text::CharSpan;
use crate::model::theme::ThemeText;
use jiff::Timestamp;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::iter;

/// How long a date is that is known to the day: `2026-11-21`.
const N_DAY_BYTES: usize = 10;

/// A study with what its rows need besides.
#[derive(Debug)]
pub struct StudyRows<'s> {
    study: &'s Study,
    /// The code above each; always one with a shorter path, so that none stands above itself.
    parents: Vec<Option<usize>>,
}

impl<'s> StudyRows<'s> {
    /// The rows of a study.
    #[must_use]
    pub fn new(study: &'s Study) -> Self {
        Self { study, parents: parents(study) }
    }

    fn article_key(&self, source: usize) -> Value<'static> {
        known_key(source, self.study.sources.len())
    }

    fn theme_key(&self, code: usize) -> Value<'static> {
        known_key(code, self.study.codes.len())
    }

    /// A code and those above it, from below.
    fn branch(&self, code: usize) -> impl Iterator<Item = usize> {
        iter::successors(Some(code), |at| self.parents.get(*at).copied().flatten())
    }
}

pub(super) fn study(rows: &StudyRows<'_>, take: TakeRow<'_>) -> Result<(), NotWritten> {
    let study = rows.study;
    take(&[
        told(&study.name),
        known(study.memo.as_ref()),
        moment(&study.modified),
        text(NAME),
        text(VERSION),
        Value::Integer(FORMAT),
    ])
}

pub(super) fn articles(rows: &StudyRows<'_>, take: TakeRow<'_>) -> Result<(), NotWritten> {
    for (at, Source { facts, memo, is_done, .. }) in rows.study.sources.iter().enumerate() {
        take(&[
            key(at),
            text(&facts.path),
            known(facts.title.as_ref()),
            facts.date.as_deref().and_then(day).map_or(Value::Null, Value::Date),
            known(facts.date.as_ref()),
            known(facts.source.as_ref()),
            known(facts.author.as_ref()),
            facts.characters.map_or(Value::Null, number),
            known(facts.sha256.as_ref()),
            known(memo.as_ref()),
            Value::Boolean(*is_done),
        ])?;
    }
    Ok(())
}

pub(super) fn article_attributes(rows: &StudyRows<'_>, take: TakeRow<'_>) -> Result<(), NotWritten> {
    for (at, source) in rows.study.sources.iter().enumerate() {
        for (place, (name, value)) in source.facts.attributes.iter().enumerate() {
            take(&[key(at), key(place), text(name), text(value)])?;
        }
    }
    Ok(())
}

pub(super) fn article_themes(rows: &StudyRows<'_>, take: TakeRow<'_>) -> Result<(), NotWritten> {
    for (at, source) in rows.study.sources.iter().enumerate() {
        for code in each_once(&source.codes) {
            take(&[key(at), rows.theme_key(code)])?;
        }
    }
    Ok(())
}

pub(super) fn annotators(rows: &StudyRows<'_>, take: TakeRow<'_>) -> Result<(), NotWritten> {
    for (at, coder) in rows.study.coders.iter().enumerate() {
        take(&[key(at), told(&coder.id), text(&coder.name)])?;
    }
    Ok(())
}

pub(super) fn themes(rows: &StudyRows<'_>, take: TakeRow<'_>) -> Result<(), NotWritten> {
    for (at, code) in rows.study.codes.iter().enumerate() {
        let theme = &code.theme;
        let full_name = code.full_name();
        let of = |field| told(theme.text(field));
        take(&[
            key(at),
            told(&code.id),
            rows.parents.get(at).copied().flatten().map_or(Value::Null, key),
            key(at),
            number(theme.path.len()),
            text(theme.name()),
            text(&full_name),
            told(&theme.color),
            told(&theme.key),
            of(ThemeText::Definition),
            of(ThemeText::Include),
            of(ThemeText::Exclude),
            of(ThemeText::Example),
            of(ThemeText::Memo),
        ])?;
    }
    Ok(())
}

pub(super) fn theme_paths(rows: &StudyRows<'_>, take: TakeRow<'_>) -> Result<(), NotWritten> {
    for code in 0..rows.study.codes.len() {
        for (distance, above) in rows.branch(code).enumerate() {
            take(&[key(above), key(code), number(distance)])?;
        }
    }
    Ok(())
}

pub(super) fn passages(rows: &StudyRows<'_>, take: TakeRow<'_>) -> Result<(), NotWritten> {
    for (at, coding) in rows.study.codings.iter().enumerate() {
        take(&passage(rows, at, coding))?;
    }
    Ok(())
}

fn passage<'s>(rows: &StudyRows<'_>, at: usize, coding: &'s Coding) -> [Value<'s>; 18] {
    let today = |end: fn(CharSpan) -> usize| coding.today.map_or(Value::Null, |span| number(end(span)));
    [
        key(at),
        text(&coding.id),
        rows.article_key(coding.source),
        known_key(coding.coder, rows.study.coders.len()),
        number(coding.start),
        number(coding.end),
        today(|span| span.start),
        today(|span| span.end),
        text(&coding.quote),
        text(&coding.prefix),
        text(&coding.suffix),
        text(&coding.text),
        known(coding.place.as_ref()),
        known(coding.note.as_ref()),
        Value::Boolean(coding.is_starred),
        text(coding.state.name()),
        moment(&coding.created),
        moment(&coding.modified),
    ]
}

pub(super) fn passage_themes(rows: &StudyRows<'_>, take: TakeRow<'_>) -> Result<(), NotWritten> {
    for (at, coding) in rows.study.codings.iter().enumerate() {
        for code in each_once(&coding.codes) {
            take(&[key(at), rows.theme_key(code)])?;
        }
    }
    Ok(())
}

pub(super) fn queries(rows: &StudyRows<'_>, take: TakeRow<'_>) -> Result<(), NotWritten> {
    for (at, query) in rows.study.queries.iter().enumerate() {
        take(&[key(at), text(&query.name), text(&query.query)])?;
    }
    Ok(())
}

/// The number of the row that has this place, from 1.
fn key(at: usize) -> Value<'static> {
    number(at.saturating_add(1))
}

/// The number of the row of one of `n`.
fn known_key(at: usize, n: usize) -> Value<'static> {
    if at < n { key(at) } else { Value::Null }
}

fn number(number: usize) -> Value<'static> {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Words as tables hold them: a zero byte becomes the sign for a letter that is not known, one code point for another.
fn text(words: &str) -> Value<'_> {
    Value::Text(if words.contains('\0') {
        Cow::Owned(words.replace('\0', "\u{fffd}"))
    } else {
        Cow::Borrowed(words)
    })
}

fn known(words: Option<&String>) -> Value<'_> {
    words.map_or(Value::Null, |words| text(words))
}

/// Words that are empty where nothing is told.
fn told(words: &str) -> Value<'_> {
    if words.is_empty() { Value::Null } else { text(words) }
}

/// The day that a date tells, if it tells one.
fn day(date: &str) -> Option<Date> {
    let (day, rest) = date.trim().split_at_checked(N_DAY_BYTES)?;
    let is_whole = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    day.parse().ok().filter(|_| is_whole)
}

/// The moment that a record tells. The first moment of 1970 is that of records that tell none.
fn moment(told: &str) -> Value<'static> {
    let moment: Option<Timestamp> = told.parse().ok();
    moment.filter(|moment| *moment != Timestamp::UNIX_EPOCH).map_or(Value::Null, Value::Timestamp)
}

/// Indices in their order, each once.
fn each_once(indices: &[usize]) -> impl Iterator<Item = usize> {
    let mut seen = BTreeSet::new();
    indices.iter().copied().filter(move |at| seen.insert(*at))
}
