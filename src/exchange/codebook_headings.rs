//! Reads a codebook from a document of headings: each a theme, below that of the heading above it, and what stands under it
//! its definition, or what a label says it is: `Bao gồm: …`. In those of [`super::codebook_docx`] there is nothing else.

use super::codebook::SEPARATOR;
use super::codebook_columns::{Column, column_of};
use super::codebook_docx::{BETWEEN_FACTS, N_LEVELS_TOLD};
use super::codebook_reading::{BookFormat, Cell, FilePlace, Reading, Told};
use super::origin::names_this_program;
use crate::documents::document::{Block, Document, Run, TextKind};
use crate::model::theme::ThemeText;
use crate::text::fold::{Strength, fold};
use std::collections::BTreeMap;

/// A heading that is open.
struct Open {
    level: u8,
    name: String,
}

/// A theme while what stands below its heading is read.
struct Section {
    /// Which block its heading is, from 1.
    place: usize,
    path: Vec<String>,
    texts: BTreeMap<ThemeText, String>,
    color: String,
    key: String,
    /// Whether this program wrote it: paragraphs are parted by a blank line, and facts stand in a line.
    is_ours: bool,
    /// What the words that follow belong to.
    field: ThemeText,
}

/// Reads the document; `None` where it has no headings.
pub(super) fn read(document: &Document) -> Option<Reading> {
    let is_ours = document.facts.author.as_deref().is_some_and(names_this_program);
    let title = title(document, is_ours);
    let mut reading = Reading::new(BookFormat::Word);
    let mut open: Vec<Open> = Vec::new();
    let mut section: Option<Section> = None;
    let mut has_themes = false;
    for (at, block) in document.blocks.iter().enumerate() {
        if Some(at) == title {
            continue;
        }
        let Block::Text { kind: TextKind::Heading(level), runs } = block else {
            if let Some(section) = &mut section {
                section.go_on(block);
            }
            continue;
        };
        has_themes = true;
        end(&mut reading, section.take());
        while open.pop_if(|open| open.level >= *level).is_some() {}
        let name = words_of(runs);
        let is_deep = is_ours && usize::from(*level) == N_LEVELS_TOLD && name.contains(SEPARATOR);
        let path = if is_deep {
            name.split(SEPARATOR).map(str::to_owned).collect()
        } else {
            open.push(Open { level: *level, name });
            open.iter().map(|open| open.name.clone()).collect()
        };
        section = Some(Section {
            place: at.saturating_add(1),
            path,
            texts: BTreeMap::new(),
            color: String::new(),
            key: String::new(),
            is_ours,
            field: ThemeText::Definition,
        });
    }
    end(&mut reading, section);
    has_themes.then_some(reading)
}

/// The heading that is the title of the document: the first, where it is the only one of its level and says what the document
/// is. One that this program wrote begins with its title.
fn title(document: &Document, is_ours: bool) -> Option<usize> {
    const WORDS: [&str; 8] = [
        "codebook",
        "code book",
        "coding scheme",
        "bang ma",
        "bo ma",
        "he thong ma",
        "so tay ma hoa",
        "danh muc ma",
    ];
    let headings = || {
        document.blocks.iter().enumerate().filter_map(|(at, block)| match block {
            Block::Text { kind: TextKind::Heading(level), runs } => Some((at, *level, runs)),
            Block::Text { .. } | Block::Row { .. } | Block::Picture { .. } => None,
        })
    };
    let (at, level, runs) = headings().next()?;
    if is_ours {
        return Some(at);
    }
    let is_only = headings().skip(1).all(|(_, other, _)| other > level) && headings().nth(1).is_some();
    let words = fold(&words_of(runs), Strength::Base);
    (is_only && WORDS.iter().any(|known| words.contains(known))).then_some(at)
}

impl Section {
    fn go_on(&mut self, block: &Block) {
        let words = match block {
            Block::Text { kind: TextKind::Item { number, .. }, runs } => {
                let sign = number.map_or("-".to_owned(), |number| format!("{number}."));
                format!("{sign} {}", words_of(runs))
            }
            Block::Text { runs, .. } => words_of(runs),
            Block::Row { cells, .. } => {
                cells.iter().map(|runs| words_of(runs)).collect::<Vec<_>>().join("\t")
            }
            Block::Picture { .. } => return,
        };
        let mut words = words.as_str();
        if self.is_ours && self.take_facts(words) {
            return;
        }
        let label = words.split_once(':').and_then(|(label, rest)| Some((column_of(label)?, rest)));
        match label {
            Some((Column::Text(field), rest)) => {
                self.field = field;
                words = rest.trim();
            }
            Some((Column::Color, rest)) => {
                rest.trim().clone_into(&mut self.color);
                return;
            }
            Some((Column::Path | Column::Name | Column::Parent | Column::Key | Column::Told, _)) | None => {}
        }
        if words.is_empty() {
            return;
        }
        let text = self.texts.entry(self.field).or_default();
        if !text.is_empty() {
            text.push_str(if self.is_ours { "\n\n" } else { "\n" });
        }
        text.push_str(words);
    }

    /// Takes colour and key of a line of facts; tells whether it is one.
    fn take_facts(&mut self, words: &str) -> bool {
        let fact = |part: &str| {
            let (label, value) = part.split_once(':')?;
            let column = column_of(label)?;
            let is_fact = matches!(column, Column::Color | Column::Key | Column::Told);
            is_fact.then(|| (column, value.trim().to_owned()))
        };
        let facts: Option<Vec<(Column, String)>> = words.split(BETWEEN_FACTS).map(fact).collect();
        let Some(facts) = facts else { return false };
        for (column, value) in facts {
            match column {
                Column::Color => self.color = value,
                Column::Key => self.key = value,
                Column::Path | Column::Name | Column::Parent | Column::Text(_) | Column::Told => {}
            }
        }
        true
    }
}

fn end(reading: &mut Reading, section: Option<Section>) {
    let Some(section) = section else { return };
    let cell = |text| Cell { text, column: 1 };
    reading.take(&Told {
        place: FilePlace { line: section.place, column: 1 },
        path: section.path.iter().map(String::as_str).collect(),
        color: Some(cell(&section.color)),
        key: Some(cell(&section.key)),
        texts: section.texts.iter().map(|(field, text)| (*field, cell(text))).collect(),
    });
}

fn words_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
