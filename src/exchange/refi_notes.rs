//! The notes of a REFI-QDA project: texts of their own, which codes, sources and passages refer to.

use super::refi_held::Held;
use super::refi_ids::Id;
use super::refi_package::Package;
use super::refi_tally::Tally;
use super::refi_texts::{Selection, TextPart};
use super::told_text::{ToldText, comparable};
use crate::documents::document::{DocumentFault, IsStopped, LeftOutKind};
use std::collections::{HashMap, HashSet};

/// How many bytes of notes are given out: whatever refers to a note gets its text.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The notes of a project.
#[derive(Debug, Default)]
pub(super) struct Notes {
    list: Vec<Note>,
    places: HashMap<Id, usize>,
    n_bytes_left: usize,
    /// How often a note was asked for when no bytes were left.
    n_refused: usize,
}

#[derive(Debug, Default)]
struct Note {
    text: String,
    selections: Vec<Selection>,
    is_said: bool,
}

impl Notes {
    /// Reads the texts of notes.
    ///
    /// # Errors
    /// Where a file is encrypted, or it is asked to stop.
    pub(super) fn gather(
        parts: Vec<TextPart>,
        package: &mut Package<'_>,
        is_stopped: IsStopped<'_>,
    ) -> Result<Self, DocumentFault> {
        let mut notes = Self { n_bytes_left: MAX_BYTES, ..Self::default() };
        for mut part in parts {
            let text = match Held::of(&mut part, package, is_stopped)? {
                Held::Told(text) => ToldText::new(text).reading().to_owned(),
                Held::Document(document) => document.plain_text().text,
                Held::Nothing => String::new(),
            };
            let text = joined([text.as_str(), &part.about.description]);
            if let Some(id) = part.about.id {
                notes.places.entry(id).or_insert(notes.list.len());
            }
            notes.list.push(Note { text, selections: part.selections, is_said: false });
        }
        Ok(notes)
    }

    fn note(&mut self, id: Id) -> Option<&mut Note> {
        let place = *self.places.get(&id)?;
        self.list.get_mut(place)
    }

    /// What notes say beside what is said already; a blank line stands between them.
    pub(super) fn say(&mut self, ids: &[Id], said: &[&str]) -> String {
        if ids.is_empty() {
            return String::new();
        }
        let mut known: HashSet<String> = said.iter().map(|text| comparable(text)).collect();
        let mut texts: Vec<String> = Vec::new();
        let mut n_bytes_left = self.n_bytes_left;
        let mut n_refused = 0;
        for id in ids {
            let Some(note) = self.note(*id) else { continue };
            let Some(left) = n_bytes_left.checked_sub(note.text.len()) else {
                n_refused += 1;
                continue;
            };
            n_bytes_left = left;
            note.is_said = true;
            if known.insert(comparable(&note.text)) {
                texts.push(note.text.clone());
            }
        }
        self.n_bytes_left = n_bytes_left;
        self.n_refused = self.n_refused.saturating_add(n_refused);
        joined(texts.iter().map(String::as_str))
    }

    /// Takes the notes that are about passages of the source that refers to them, as `QualCoder` writes its annotations:
    /// their selections reach beyond their own words. What is left of the references are notes about the whole.
    pub(super) fn take_annotations(&mut self, ids: &mut Vec<Id>) -> Vec<Selection> {
        let mut annotations = Vec::new();
        ids.retain(|id| {
            let Some(note) = self.note(*id) else { return true };
            let ends = note.selections.iter().filter_map(|selection| selection.range).map(|range| range.end);
            let is_coded = note.selections.iter().any(|selection| !selection.applied.is_empty());
            if is_coded || ends.max().is_none_or(|end| end <= note.text.chars().count()) {
                return true;
            }
            let selections = std::mem::take(&mut note.selections);
            annotations.extend(selections.into_iter().map(|selection| {
                let mut notes = selection.notes;
                notes.push(*id);
                Selection { notes, ..selection }
            }));
            false
        });
        annotations
    }

    /// Counts the notes that nothing said, and the passages in notes.
    pub(super) fn count_left(&self, tally: &mut Tally) {
        let n_unsaid = self.list.iter().filter(|note| !note.is_said && !note.text.is_empty()).count();
        tally.add(LeftOutKind::Memos, n_unsaid.saturating_add(self.n_refused));
        tally.add(LeftOutKind::PassagesOutside, self.list.iter().map(|note| note.selections.len()).sum());
    }
}

/// Texts with a blank line between them, each once; those that say nothing are left out.
pub(super) fn joined<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut known = HashSet::new();
    let texts = texts.into_iter().map(str::trim).filter(|text| !text.is_empty());
    texts.filter(|text| known.insert(comparable(text))).collect::<Vec<_>>().join("\n\n")
}
