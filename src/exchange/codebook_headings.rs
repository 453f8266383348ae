//! Reads a codebook from a document of headings: each a theme, below that of the heading above it, and what stands under it
//! its definition, or what a label says it is: `Bao gồm: …`.

use super::codebook_columns::{Column, column_of};
use super::codebook_reading::{BookFormat, Cell, FilePlace, Reading, Told};
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
    /// What the words that follow belong to.
    field: ThemeText,
}

/// Reads the document; `None` where it has no headings.
pub(super) fn read(document: &Document) -> Option<Reading> {
    let title = title(document);
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
        open.push(Open { level: *level, name: words_of(runs) });
        section = Some(Section {
            place: at.saturating_add(1),
            path: open.iter().map(|open| open.name.clone()).collect(),
            texts: BTreeMap::new(),
            color: String::new(),
            field: ThemeText::Definition,
        });
    }
    end(&mut reading, section);
    has_themes.then_some(reading)
}

/// The heading that is the title of the document: the first, where it is the only one of its level and says what the document
/// is.
fn title(document: &Document) -> Option<usize> {
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
            text.push('\n');
        }
        text.push_str(words);
    }
}

fn end(reading: &mut Reading, section: Option<Section>) {
    let Some(section) = section else { return };
    let cell = |text| Cell { text, column: 1 };
    reading.take(&Told {
        place: FilePlace { line: section.place, column: 1 },
        path: section.path.iter().map(String::as_str).collect(),
        color: Some(cell(&section.color)),
        key: None,
        texts: section.texts.iter().map(|(field, text)| (*field, cell(text))).collect(),
    });
}

fn words_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
