//! Passages as a report in Markdown, by theme or by article: quotation, note and source, with front matter and links
//! as Obsidian and every `CommonMark` reader take them.
//!
//! Quotations, notes and names are other people's text: whatever Markdown or HTML they hold is escaped and reads as
//! it was written. Every word of the report's own comes from the caller, who knows the language.

use super::origin::mark;
use super::passage::{ArticleFacts, Passage, Passages, ThemeFacts};
use super::web_annotation::relative_iri;
use crate::model::check::State;
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
pub fn write(passages: &Passages, by: By, headings: &Headings<'_>) -> Vec<u8> {
    let mut report = Report { passages, headings, text: front_matter(passages, headings.title) };
    report.block(&format!("# {}", escaped_line(headings.title)));
    match by {
        By::Theme => report.write_by_theme(),
        By::Article => report.write_by_article(),
    }
    report.text.into_bytes()
}

struct Report<'a> {
    passages: &'a Passages,
    headings: &'a Headings<'a>,
    text: String,
}

impl Report<'_> {
    fn write_by_theme(&mut self) {
        let passages = self.passages;
        let mut by_id: BTreeMap<&str, (&ThemeFacts, Vec<&Passage>)> = BTreeMap::new();
        for passage in &passages.passages {
            for theme in &passage.themes {
                by_id.entry(&theme.id).or_insert_with(|| (theme, Vec::new())).1.push(passage);
            }
        }
        let mut sections: Vec<_> = by_id.into_values().collect();
        sections.sort_by_cached_key(|(theme, _)| {
            (theme.name.split(" / ").map(sort_key).collect::<Vec<_>>(), theme.name.clone())
        });
        for (theme, of_theme) in sections {
            self.block(&format!("## {}", escaped_line(&theme.name)));
            self.block(&escaped_lines(&theme.definition, ""));
            for passage in of_theme {
                self.write_with_source(passage);
            }
        }
        let mut without_theme =
            passages.passages.iter().filter(|passage| passage.themes.is_empty()).peekable();
        if without_theme.peek().is_some() {
            self.block(&format!("## {}", escaped_line(self.headings.without_theme)));
        }
        for passage in without_theme {
            self.write_with_source(passage);
        }
    }

    fn write_by_article(&mut self) {
        let passages = self.passages;
        let unknown = ArticleFacts::default();
        for of_article in passages.passages.chunk_by(|a, b| a.article == b.article) {
            let facts = of_article.first().and_then(|passage| passages.articles.get(passage.article));
            let facts = facts.unwrap_or(&unknown);
            self.block(&format!("## {}", escaped_line(facts.title.as_ref().unwrap_or(&facts.path))));
            self.block(&joined([
                known(facts.date.as_ref()),
                known(facts.source.as_ref()),
                known(facts.author.as_ref()),
                link(&facts.path),
            ]));
            for passage in of_article {
                self.block(&quoted(&passage.quote));
                let names: Vec<String> =
                    passage.themes.iter().map(|theme| escaped_line(&theme.name)).collect();
                self.labelled(self.headings.themes, &names.join("; "));
                self.write_note(passage);
                let place = known(passage.place.as_ref());
                self.write_source_line(&joined([place].into_iter().chain(self.said_of(passage))));
            }
        }
    }

    fn write_with_source(&mut self, passage: &Passage) {
        self.block(&quoted(&passage.quote));
        self.write_note(passage);
        let unknown = ArticleFacts::default();
        let facts = self.passages.articles.get(passage.article).unwrap_or(&unknown);
        let source = [
            known(facts.title.as_ref()),
            known(facts.date.as_ref()),
            known(facts.source.as_ref()),
            known(passage.place.as_ref()),
            link(&facts.path),
        ];
        self.write_source_line(&joined(source.into_iter().chain(self.said_of(passage))));
    }

    fn write_source_line(&mut self, line: &str) {
        if !line.is_empty() {
            self.block(&format!("— {line}"));
        }
    }

    /// Who marked the passage, what became of it, whether it is starred.
    fn said_of(&self, passage: &Passage) -> [String; 3] {
        let state = match passage.state {
            State::Exact => "",
            State::Moved => self.headings.moved,
            State::Changed => self.headings.changed,
            State::Ambiguous => self.headings.ambiguous,
            State::Lost => self.headings.lost,
        };
        let star = if passage.is_starred { "★" } else { "" };
        [escaped_line(&passage.annotator), escaped_line(state), star.to_owned()]
    }

    fn write_note(&mut self, passage: &Passage) {
        let note = passage.note.as_deref().unwrap_or_default();
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
fn front_matter(passages: &Passages, title: &str) -> String {
    let themes = passages.passages.iter().flat_map(|passage| &passage.themes);
    let n_themes = themes.map(|theme| &theme.id).collect::<BTreeSet<_>>().len();
    format!(
        "---\n{}\ntitle: {}\narticles: {}\npassages: {}\nthemes: {n_themes}\n---\n",
        mark(),
        serde_json::Value::from(one_line(title)),
        passages.articles.len(),
        passages.passages.len(),
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
