//! What descriptions in REFI-QDA say beyond what the standard has places for, as people read it and as it is read back: the
//! texts of a theme, each but the definition behind its label (`Bao gồm: …`), and below a note what the words of a passage
//! were and its star, a line each. A line of somebody's own that could be taken for one of these has a `\` before it, which
//! reading takes away.

use super::codebook::BookWords;
use super::codebook_columns::{Column, column_of};
use super::refi_code_names::name_in;
use crate::model::theme::ThemeText;
use std::collections::BTreeMap;

/// The last line of what is said of a starred passage.
pub(super) const STAR: &str = "★";

/// Begins the line that says what the words of a passage were.
const WAS: &str = "≠ ";

/// How long a label is at most, in bytes.
const MAX_LABEL_BYTES: usize = 100;

/// The texts of a theme as one; empty where nothing is said.
pub(super) fn of_theme(texts: &BTreeMap<ThemeText, String>, words: &BookWords) -> String {
    let block = |field: ThemeText| {
        let text = texts.get(&field).map(|text| with_line_ends(text))?;
        let text = guarded(text.trim(), is_of_theme);
        if text.is_empty() {
            return None;
        }
        Some(label_of(field, words).map_or(text.clone(), |label| format!("{label}: {text}")))
    };
    ThemeText::ALL.into_iter().filter_map(block).collect::<Vec<_>>().join("\n\n")
}

/// The texts that [`of_theme`] made one of.
pub(super) fn theme_texts(description: &str) -> BTreeMap<ThemeText, String> {
    let mut texts: BTreeMap<ThemeText, String> = BTreeMap::new();
    let mut field = ThemeText::Definition;
    for line in description.split('\n') {
        let mut said = line;
        if let Some(label) = labelled(line) {
            field = label.field;
            said = label.rest.trim_start();
        }
        let text = texts.entry(field).or_default();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(unguarded(said, is_of_theme));
    }
    texts
        .into_iter()
        .map(|(field, text)| (field, text.trim().to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// What is said of a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Remark {
    /// The note; empty for none.
    pub(super) note: String,
    /// What its words were when it was marked, where they are others today; empty else. It is told and never read: the
    /// words of a passage are those on which it stands.
    pub(super) was: String,
    pub(super) is_starred: bool,
}

impl Remark {
    /// As one text; empty where nothing is said.
    pub(super) fn told(&self) -> String {
        let note = guarded(with_line_ends(&self.note).trim(), is_of_remark);
        let was = self.was.split_whitespace().collect::<Vec<_>>().join(" ");
        let was = if was.is_empty() { was } else { format!("{WAS}{was}") };
        let star = if self.is_starred { STAR } else { "" };
        let parts = [note.as_str(), &was, star];
        parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// The remark that was told so.
    pub(super) fn read(told: &str) -> Self {
        let (rest, is_starred) = without_last(told.trim(), |line| line == STAR);
        let (rest, _) = without_last(rest, |line| line.starts_with(WAS));
        let lines: Vec<&str> = rest.split('\n').map(|line| unguarded(line, is_of_remark)).collect();
        Self { note: lines.join("\n"), was: String::new(), is_starred }
    }
}

/// A text without its last line, where that is such a line, and whether it is.
fn without_last(text: &str, is_it: impl Fn(&str) -> bool) -> (&str, bool) {
    let (before, last) = text.rsplit_once('\n').unwrap_or(("", text));
    if is_it(last) { (before.trim(), true) } else { (text, false) }
}

/// The label of a text of a theme; the definition has none. One that is not known in reading gives way to that of programs.
fn label_of(field: ThemeText, words: &BookWords) -> Option<&str> {
    let label = words.label(field)?;
    let is_known = labelled(&format!("{label}:")).is_some_and(|label| label.field == field);
    Some(if is_known { label } else { field.name() })
}

/// A line that begins with a label.
struct Labelled<'t> {
    field: ThemeText,
    rest: &'t str,
}

fn labelled(line: &str) -> Option<Labelled<'_>> {
    let (label, rest) = line.split_once(':').filter(|(label, _)| label.len() <= MAX_LABEL_BYTES)?;
    match column_of(label)? {
        Column::Text(field) => Some(Labelled { field, rest }),
        Column::Path | Column::Name | Column::Parent | Column::Color | Column::Key | Column::Told => None,
    }
}

fn is_of_theme(line: &str) -> bool {
    labelled(line).is_some() || name_in(line).is_some()
}

fn is_of_remark(line: &str) -> bool {
    line == STAR || line.starts_with(WAS)
}

/// A text of which no line is what has a meaning here.
fn guarded(text: &str, has_meaning: impl Fn(&str) -> bool) -> String {
    let line = |line: &str| {
        let guard = if has_meaning(line.trim_start_matches('\\')) { "\\" } else { "" };
        format!("{guard}{line}")
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The line that was guarded.
fn unguarded(line: &str, has_meaning: impl Fn(&str) -> bool) -> &str {
    line.strip_prefix('\\').filter(|rest| has_meaning(rest.trim_start_matches('\\'))).unwrap_or(line)
}

/// A text with LF as its line ends.
pub(super) fn with_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}
