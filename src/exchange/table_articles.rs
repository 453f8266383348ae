//! A table with a row an article as sources: the text of each a document of its own, with what the other columns say of it.

use super::column_facts::ColumnFacts;
use super::facts::ArticleFacts;
use super::found_study::FoundStudy;
use super::plain_numbers::plain_number;
use super::source_names::SourceNames;
use super::study::{Source, SourceText, Study};
use super::table::{ROWS_UNTIL_ASKED, Table};
use super::table_columns::{ColumnPlan, Role};
use super::table_dates::DayOrder;
use crate::documents::document::{
    Block, Document, DocumentFacts, DocumentFault, IsStopped, LeftOut, LeftOutKind, Run, TextKind,
};
use crate::documents::html_scan::Dialect;
use crate::documents::html_text;
use crate::documents::old_fonts::restore;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The sources of a table, a row each. Rows without text are counted as left out; so is what a text has that cannot be taken.
///
/// # Errors
/// A stop.
pub fn study_of(
    table: &Table,
    plan: &ColumnPlan,
    is_stopped: IsStopped<'_>,
) -> Result<FoundStudy, DocumentFault> {
    let names = plan.names(table);
    let date_column = plan.column(Role::Date);
    let rows = || table.rows.iter().zip(&table.places).skip(plan.first_row());
    let dates = rows().filter_map(|(row, _)| row.get(date_column?)).map(String::as_str);
    let reading = RowReading { plan, names, order: DayOrder::of(dates), is_stopped };
    let mut gathered = Gathered::default();
    gathered.leave_out(&table.left_out);
    gathered.leave_out(&nested(table, plan));
    for (at, (row, place)) in rows().enumerate() {
        if at.is_multiple_of(ROWS_UNTIL_ASKED) && is_stopped() {
            return Err(DocumentFault::Stopped);
        }
        match reading.source(row)? {
            Some(source) => gathered.add(source, *place),
            None => gathered.leave_out(&[LeftOut { what: LeftOutKind::Rows, n: 1 }]),
        }
    }
    Ok(gathered.finished())
}

/// The columns that are not taken as they hold values within values.
fn nested(table: &Table, plan: &ColumnPlan) -> Vec<LeftOut> {
    let rows = table.rows.get(plan.first_row()..).unwrap_or_default();
    let ignored = plan.roles.iter().enumerate().filter(|(_, role)| **role == Role::Ignored);
    let n = ignored.filter(|(column, _)| ColumnFacts::of(rows, *column).is_objects()).count();
    if n == 0 { Vec::new() } else { vec![LeftOut { what: LeftOutKind::Columns, n }] }
}

/// The sources so far.
#[derive(Default)]
struct Gathered {
    sources: Vec<Source>,
    names: SourceNames,
    /// By the name of their kind, in which order they are told.
    left_out: BTreeMap<&'static str, LeftOut>,
}

impl Gathered {
    fn add(&mut self, mut source: Source, place: usize) {
        source.facts.path = self.names.name(source.facts.title.as_deref().unwrap_or_default(), place);
        if let SourceText::Document(document) = &source.text {
            self.leave_out(&document.left_out);
        }
        self.sources.push(source);
    }

    fn leave_out(&mut self, more: &[LeftOut]) {
        for LeftOut { what, n } in more {
            let known = self.left_out.entry(what.name()).or_insert(LeftOut { what: *what, n: 0 });
            known.n = known.n.saturating_add(*n);
        }
    }

    fn finished(self) -> FoundStudy {
        let study = Study { sources: self.sources, ..Study::default() };
        FoundStudy { study, left_out: self.left_out.into_values().collect(), unsure: None }
    }
}

/// How the rows of a table are read.
struct RowReading<'t> {
    plan: &'t ColumnPlan,
    names: &'t [String],
    order: DayOrder,
    is_stopped: IsStopped<'t>,
}

impl RowReading<'_> {
    /// The source of a row; `None` for one without text.
    fn source(&self, row: &[String]) -> Result<Option<Source>, DocumentFault> {
        let cell = |role| self.plan.column(role).and_then(|column| said(row.get(column)?));
        let text = self.plan.column(Role::Text).and_then(|column| row.get(column)).map(String::as_str);
        let Some(mut document) = document_of(text.unwrap_or_default(), self.is_stopped)? else {
            return Ok(None);
        };
        let date = cell(Role::Date);
        let day = date.as_deref().and_then(|date| self.order.date(date)).map(crate::text::dates::Date::iso);
        document.facts = DocumentFacts {
            title: cell(Role::Title),
            date: day.clone(),
            source: cell(Role::Source),
            author: cell(Role::Author),
            address: cell(Role::Address),
        };
        if may_be_old(&document) {
            restore(&mut document);
        }
        let document = document.tidied();
        let facts = &document.facts;
        let facts = ArticleFacts {
            title: facts.title.clone(),
            date: day.clone(),
            source: facts.source.clone(),
            author: facts.author.clone(),
            attributes: self.attributes(row, day.is_some()),
            ..ArticleFacts::default()
        };
        let text = SourceText::Document(Arc::new(document));
        Ok(Some(Source { facts, text, ..Source::default() }))
    }

    /// What the other columns say; a date that is no date is one of them.
    fn attributes(&self, row: &[String], is_date_known: bool) -> Vec<(String, String)> {
        let date = self.plan.column(Role::Date).filter(|_| !is_date_known);
        let columns = self.plan.roles.iter().enumerate();
        let is_taken = |(column, role): &(usize, &Role)| **role == Role::Attribute || Some(*column) == date;
        let mut attributes: Vec<(String, String)> = Vec::new();
        for (column, _) in columns.filter(is_taken) {
            let Some(value) = row.get(column).and_then(|cell| said(cell)) else { continue };
            let name = self.names.get(column).and_then(|name| said(name));
            let name = name.unwrap_or_else(|| letters_of(column));
            let is_known = attributes.iter().any(|(known, _)| *known == name);
            let name = if is_known { format!("{name} ({})", letters_of(column)) } else { name };
            attributes.push((name, value));
        }
        attributes
    }
}

/// Whether letters may be bytes of an old encoding: there are some beyond ASCII, and none that only Unicode has of the
/// Vietnamese ones. It is quickly seen, and spares thousands of articles the long look.
fn may_be_old(document: &Document) -> bool {
    let letters = || document.blocks.iter().flat_map(Block::runs).flat_map(|run| run.text.chars());
    let is_vietnamese =
        |c: char| matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1ea0}'..='\u{1ef9}');
    letters().any(|c| !c.is_ascii()) && !letters().any(is_vietnamese)
}

/// The longest list that is told as words, in bytes of JSON.
const MAX_LIST_BYTES: usize = 1 << 20;

/// A cell that is a list of words, numbers or names in JSON as these, with something between them; any other as it is.
fn unlisted<'c>(cell: &'c str, between: &str) -> Cow<'c, str> {
    let is_list = cell.starts_with('[') && cell.ends_with(']') && cell.len() <= MAX_LIST_BYTES;
    let list: Option<Vec<Listed>> = is_list.then(|| serde_json::from_str(cell).ok()).flatten();
    let Some(list) = list else { return cell.into() };
    let words = list.into_iter().map(|one| match one {
        Listed::Words(words) | Listed::Named { name: words } => words,
        Listed::Number(number) => number.to_string(),
        Listed::Fraction(number) => plain_number(number),
        Listed::Truth(is_true) => is_true.to_string(),
    });
    words.collect::<Vec<_>>().join(between).into()
}

/// What stands in a list of words.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Listed {
    Words(String),
    Truth(bool),
    Number(i64),
    Fraction(f64),
    Named { name: String },
}

/// What a cell says, on one line; `None` for nothing.
fn said(cell: &str) -> Option<String> {
    let cell = unlisted(cell, "; ");
    let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// What a column is called in a sheet: `A`, `B`, … `AA`.
fn letters_of(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column.saturating_add(1);
    while let Some(number) = left.checked_sub(1) {
        let letter = u8::try_from(number % 26).unwrap_or_default();
        letters.push(char::from(b'A'.saturating_add(letter)));
        left = number / 26;
    }
    letters.into_iter().rev().collect()
}

/// The text of a cell, a paragraph a line, or of the HTML that it is; `None` where it says nothing.
fn document_of(text: &str, is_stopped: IsStopped<'_>) -> Result<Option<Document>, DocumentFault> {
    let text = unlisted(text, "\n");
    if begins_with_tag(&text) {
        match html_text::read(&text, Dialect::Html, &|_| None, is_stopped) {
            Ok(document) => return Ok(Some(document)),
            Err(DocumentFault::Stopped) => return Err(DocumentFault::Stopped),
            Err(DocumentFault::NoText) => return Ok(None),
            // What cannot be read as HTML stands as it is.
            Err(
                DocumentFault::OtherKind
                | DocumentFault::Damaged(_)
                | DocumentFault::Newer(_)
                | DocumentFault::Encrypted
                | DocumentFault::TooLarge(_),
            ) => {}
        }
    }
    let paragraph = |line: &str| Block::Text {
        kind: TextKind::Paragraph,
        runs: vec![Run { text: line.to_owned(), ..Run::default() }],
    };
    let lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
    let blocks: Vec<Block> = lines.map(paragraph).collect();
    Ok((!blocks.is_empty()).then(|| Document { blocks, ..Document::default() }))
}

/// Whether a text begins with a tag of the kinds that articles begin with, and has its end: the text is HTML.
fn begins_with_tag(text: &str) -> bool {
    const TAGS: [&str; 16] = [
        "p", "div", "html", "body", "article", "section", "span", "h1", "h2", "h3", "table", "ul", "ol",
        "figure", "strong", "!doctype",
    ];
    let text = text.trim_start();
    let Some((name, rest)) = text.strip_prefix('<').and_then(|rest| {
        let end = rest.find(|c: char| c == '>' || c == '/' || c.is_whitespace())?;
        rest.split_at_checked(end)
    }) else {
        return false;
    };
    TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name)) && rest.contains('>') && rest.contains("</")
}
