//! Reads a codebook from the Markdown that [`super::codebook_markdown`] writes. What the texts hold was escaped, so that
//! every heading, label and code span at the beginning of a line is the document's own.

use super::codebook::SEPARATOR;
use super::codebook_columns::{Column, column_of};
use super::codebook_markdown::{KIND, N_HEADINGS};
use super::codebook_reading::{BookFormat, Cell, FilePlace, Reading, Told, WhyLeftOut};
use crate::model::theme::ThemeText;
use std::collections::BTreeMap;

/// A theme while its lines are read.
#[derive(Default)]
struct Section {
    line: usize,
    path: Vec<String>,
    color: String,
    key: String,
    texts: BTreeMap<ThemeText, String>,
    /// What the lines that follow belong to; `None` for what is not taken.
    field: Option<ThemeText>,
}

/// What a line is.
enum Line<'t> {
    /// A heading of a level, 1 the highest, and its name.
    Heading(usize, &'t str),
    /// The full name of a theme below the levels of headings.
    Deep(&'t str),
    /// A label, and the text behind it.
    Label(&'t str, &'t str),
    Facts,
    Text,
}

/// Reads the document; `None` where its front matter does not say that it is a codebook.
pub(super) fn read(text: &str) -> Option<Reading> {
    let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim_end()));
    let is_first = lines.next().is_some_and(|(_, line)| line == "---");
    let front_matter: Vec<&str> =
        lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "---").collect();
    if !is_first || !front_matter.contains(&KIND) {
        return None;
    }
    let mut reading = Reading::new(BookFormat::Markdown);
    let mut above: Vec<String> = Vec::new();
    let mut section: Option<Section> = None;
    for (number, line) in lines {
        let begun = match kind_of(line) {
            Line::Heading(level, name) if level > 1 => {
                above.truncate(level - 2);
                above.push(unescaped(name));
                Some(above.clone())
            }
            Line::Heading(..) => None,
            Line::Deep(path) => Some(path.split(SEPARATOR).map(unescaped).collect()),
            Line::Label(..) | Line::Facts | Line::Text => {
                go_on(&mut reading, section.as_mut(), number, line);
                continue;
            }
        };
        end(&mut reading, section.take());
        let field = Some(ThemeText::Definition);
        section = begun.map(|path| Section { line: number, path, field, ..Section::default() });
    }
    end(&mut reading, section);
    Some(reading)
}

/// Takes in a line of a theme; what stands before the first theme is nobody's.
fn go_on(reading: &mut Reading, section: Option<&mut Section>, number: usize, line: &str) {
    let Some(section) = section else { return };
    let text = match kind_of(line) {
        Line::Facts if section.texts.is_empty() => return read_facts(section, line),
        Line::Label(label, text) => {
            section.field = None;
            if let Some(Column::Text(field)) = column_of(&unescaped(label)) {
                section.field = Some(field);
            } else {
                let place = FilePlace { line: number, column: 1 };
                reading.leave_out(place, &unescaped(label), WhyLeftOut::UnknownLabel);
            }
            text
        }
        _ => line,
    };
    let Some(field) = section.field else { return };
    let text = unescaped(text.trim_start_matches(' '));
    match section.texts.get_mut(&field) {
        Some(known) => known.extend(["\n", &text]),
        None if text.is_empty() => {}
        None => drop(section.texts.insert(field, text)),
    }
}

fn end(reading: &mut Reading, section: Option<Section>) {
    let Some(section) = section else { return };
    let cell = |text| Cell { text, column: 1 };
    reading.take(&Told {
        place: FilePlace { line: section.line, column: 1 },
        path: section.path.iter().map(String::as_str).collect(),
        color: Some(cell(&section.color)),
        key: Some(cell(&section.key)),
        texts: section.texts.iter().map(|(field, text)| (*field, cell(text))).collect(),
    });
}

fn kind_of(line: &str) -> Line<'_> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    if let Some(name) = line.get(level..).and_then(|rest| rest.strip_prefix(' '))
        && (1..=N_HEADINGS + 1).contains(&level)
    {
        return Line::Heading(level, name);
    }
    if line.starts_with('`') {
        return Line::Facts;
    }
    let Some((bold, rest)) = line.strip_prefix("**").and_then(up_to_bold_end) else { return Line::Text };
    match bold.strip_suffix(':') {
        _ if rest.trim().is_empty() && bold.contains(SEPARATOR) => Line::Deep(bold),
        Some(label) => Line::Label(label, rest.trim_start()),
        None => Line::Text,
    }
}

/// What is bold, and what stands behind it: an escaped sign ends nothing.
fn up_to_bold_end(text: &str) -> Option<(&str, &str)> {
    let mut is_escaped = false;
    let end = text.char_indices().find(|(at, c)| {
        let ends = !is_escaped && text.get(*at..).is_some_and(|rest| rest.starts_with("**"));
        is_escaped = !is_escaped && *c == '\\';
        ends
    });
    let (bold, rest) = text.split_at_checked(end?.0)?;
    Some((bold, rest.strip_prefix("**")?))
}

/// Colour and key are the code spans of the line.
fn read_facts(section: &mut Section, line: &str) {
    for code in line.split('`').skip(1).step_by(2) {
        let known = if code.starts_with('#') { &mut section.color } else { &mut section.key };
        code.clone_into(known);
    }
}

/// The words that were escaped.
fn unescaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['\\', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let sign = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&')]
            .into_iter()
            .find(|(name, _)| from.starts_with(name));
        let mut after = from.chars();
        let first = after.next();
        match (sign, after.clone().next()) {
            (Some((name, sign)), _) => {
                out.push(sign);
                rest = from.get(name.len()..).unwrap_or_default();
            }
            (None, Some(next)) if first == Some('\\') && next.is_ascii_punctuation() => {
                out.push(next);
                after.next();
                rest = after.as_str();
            }
            (None, _) => {
                out.extend(first);
                rest = after.as_str();
            }
        }
    }
    out.push_str(rest);
    out
}
