//! Passages as a report in Markdown, by theme or by article: quotation, note and source, with front matter and links
//! as Obsidian and every `CommonMark` reader take them.
//!
//! Quotations, notes and names are other people's text: whatever Markdown or HTML they hold is escaped and reads as
//! it was written. Every word of the report's own comes from the caller, who knows the language.

use super::origin::mark;
use super::study::{Code, Coding, Study};
use super::web_annotation::relative_iri;
use crate::model::check::State;
use crate::model::theme::ThemeText;
use crate::text::order::sort_key;
use std::collections::{BTreeMap, BTreeSet};

/// What the report is ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// A section a theme in the order of the dictionary, a child after its parent; a passage with several themes
    /// stands in each; passages without a theme have the last section.
    #[default]
    Theme,
    /// A section an article that has passages, each passage once with its themes.
    Article,
}

/// The report's own words, in the language of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headings<'a> {
    /// The report's title.
    pub title: &'a str,
    /// Stands before the themes of a passage, without a colon.
    pub themes: &'a str,
    /// Stands before a note, without a colon.
    pub note: &'a str,
    /// The section of passages without a theme.
    pub without_theme: &'a str,
    /// Said of a passage found at another position.
    pub moved: &'a str,
    /// Said of a passage found at several positions.
    pub changed: &'a str,
    pub ambiguous: &'a str,
    /// Said of a passage that was not found.
    pub lost: &'a str,
}

/// Writes the report.
#[must_use]
pub fn write(study: &Study, by: By, headings: &Headings<'_>) -> Vec<u8> {
    let mut report = Report { study, headings, text: front_matter(study, headings.title) };
    report.block(&format!("# {}", escaped_line(headings.title)));
    match by {
        By::Theme => report.write_by_theme(),
        By::Article => report.write_by_article(),
    }
    report.text.into_bytes()
}

struct Report<'a> {
    study: &'a Study,
    headings: &'a Headings<'a>,
    text: String,
}

impl Report<'_> {
    fn write_by_theme(&mut self) {
        let study = self.study;
        let mut by_code: BTreeMap<usize, Vec<&Coding>> = BTreeMap::new();
        for coding in &study.codings {
            for code in &coding.codes {
                by_code.entry(*code).or_default().push(coding);
            }
        }
        let known = |(code, codings)| study.codes.get(code).map(|code: &Code| (code, codings));
        let mut sections: Vec<(&Code, Vec<&Coding>)> = by_code.into_iter().filter_map(known).collect();
        sections.sort_by_cached_key(|(code, _)| {
            (code.theme.path.iter().map(|name| sort_key(name)).collect::<Vec<_>>(), code.full_name())
        });
        for (code, codings) in sections {
            self.block(&format!("## {}", escaped_line(&code.full_name())));
            self.block(&escaped_lines(code.theme.text(ThemeText::Definition), ""));
            for coding in codings {
                self.write_with_source(coding);
            }
        }
        let mut without_theme = study.codings.iter().filter(|coding| coding.codes.is_empty()).peekable();
        if without_theme.peek().is_some() {
            self.block(&format!("## {}", escaped_line(self.headings.without_theme)));
        }
        for coding in without_theme {
            self.write_with_source(coding);
        }
    }

    fn write_by_article(&mut self) {
        let study = self.study;
        for codings in study.by_source() {
            let Some(first) = codings.first() else { continue };
            let facts = study.facts(first);
            self.block(&format!("## {}", escaped_line(facts.title.as_ref().unwrap_or(&facts.path))));
            self.block(&joined([
                known(facts.date.as_ref()),
                known(facts.source.as_ref()),
                known(facts.author.as_ref()),
                link(&facts.path),
            ]));
            for coding in codings {
                self.block(&quoted(&coding.quote));
                let names: Vec<String> =
                    study.codes(coding).map(|code| escaped_line(&code.full_name())).collect();
                self.labelled(self.headings.themes, &names.join("; "));
                self.write_note(coding);
                let place = known(coding.place.as_ref());
                self.write_source_line(&joined([place].into_iter().chain(self.said_of(coding))));
            }
        }
    }

    fn write_with_source(&mut self, coding: &Coding) {
        self.block(&quoted(&coding.quote));
        self.write_note(coding);
        let facts = self.study.facts(coding);
        let source = [
            known(facts.title.as_ref()),
            known(facts.date.as_ref()),
            known(facts.source.as_ref()),
            known(coding.place.as_ref()),
            link(&facts.path),
        ];
        self.write_source_line(&joined(source.into_iter().chain(self.said_of(coding))));
    }

    fn write_source_line(&mut self, line: &str) {
        if !line.is_empty() {
            self.block(&format!("— {line}"));
        }
    }

    /// Who marked the passage, what became of it, whether it is starred.
    fn said_of(&self, coding: &Coding) -> [String; 3] {
        let state = match coding.state {
            State::Exact => "",
            State::Moved => self.headings.moved,
            State::Changed => self.headings.changed,
            State::Ambiguous => self.headings.ambiguous,
            State::Lost => self.headings.lost,
        };
        let star = if coding.is_starred { "★" } else { "" };
        [escaped_line(self.study.coder(coding)), escaped_line(state), star.to_owned()]
    }

    fn write_note(&mut self, coding: &Coding) {
        let note = coding.note.as_deref().unwrap_or_default();
        self.labelled(self.headings.note, &escaped_lines(note, ""));
    }

    fn labelled(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.block(&format!("**{}:** {text}", escaped_line(label)));
        }
    }

    /// Adds a block after an empty line, so that it stays apart from what stands before; an empty one is left out.
    fn block(&mut self, block: &str) {
        if !block.is_empty() {
            self.text.extend(["\n", block, "\n"]);
        }
    }
}

/// The properties Obsidian shows and asks by. A string of JSON is one of YAML too.
fn front_matter(study: &Study, title: &str) -> String {
    let codes: BTreeSet<usize> = study.codings.iter().flat_map(|coding| &coding.codes).copied().collect();
    let n_themes = codes.len();
    format!(
        "---\n{}\ntitle: {}\narticles: {}\npassages: {}\nthemes: {n_themes}\n---\n",
        mark(),
        serde_json::Value::from(one_line(title)),
        study.sources.len(),
        study.codings.len(),
    )
}

fn known(fact: Option<&String>) -> String {
    fact.map(|fact| escaped_line(fact)).unwrap_or_default()
}

fn link(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!("[{}]({})", escaped_line(path), relative_iri(path)) }
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn quoted(quote: &str) -> String {
    let lines = escaped_lines(quote, "> ");
    if lines.is_empty() { ">".to_owned() } else { lines }
}

/// Text of several lines, each after `margin`. Lines stay lines (two spaces at the end are a line break everywhere),
/// empty lines part paragraphs, those around the text go.
pub(super) fn escaped_lines(text: &str, margin: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let lines: Vec<String> = text.split(ends_line).map(escaped).collect();
    let mut out = String::with_capacity(text.len());
    for (line, next) in lines.iter().zip(lines.iter().skip(1).map(Some).chain([None])) {
        let end = match next {
            None => "",
            Some(next) if next.is_empty() || line.is_empty() => "\n",
            Some(_) => "  \n",
        };
        let margin = if line.is_empty() { margin.trim_end() } else { margin };
        out.extend([margin, line, end]);
    }
    out
}

pub(super) fn escaped_line(text: &str) -> String {
    escaped(&one_line(text))
}

pub(super) fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| ends_line(c) || c.is_control()).map(str::trim);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What some reader of Markdown ends a line at.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A line as plain words, wherever it is put. `<`, `>` and `&` become entities, as not every reader knows a
/// backslash before them; signs that mean something only doubled, or only first in a line, are left alone elsewhere.
fn escaped(line: &str) -> String {
    let line = line.trim_matches(|c: char| c == ' ' || c.is_control());
    let list_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let after_number = line.len() - list_number.len();
    let mut out = String::with_capacity(line.len() + line.len() / 8);
    let mut before = None;
    let mut chars = line.char_indices().peekable();
    while let Some((byte, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_doubled = before == Some(c) || next == Some(c);
        let is_significant = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '$' | '^' => true,
            '=' | ':' if byte == 0 || is_doubled => true,
            ':' => next == Some('/'),
            '%' => is_doubled,
            '-' | '+' => byte == 0,
            '.' | ')' => byte > 0 && byte == after_number,
            _ => false,
        };
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c if is_significant => out.extend(['\\', c]),
            c => out.push(c),
        }
        before = Some(c);
    }
    out
}
