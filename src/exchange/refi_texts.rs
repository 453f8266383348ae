//! The texts of a REFI-QDA project with what stands on them: text sources, notes, transcripts and what pictures and pages
//! say have one shape in the file.

use super::refi_ids::{Id, clean_id};
use super::refi_project::{ToldProject, Value};
use super::refi_times::seconds;
use super::refi_xml::{each_child, local};
use super::told_text::ToldSpan;
use crate::documents::document::DocumentFault;
use crate::documents::xml::{Tag, Xml};
use std::collections::HashMap;

/// What is said of a source or a text as a whole.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) id: Option<Id>,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) notes: Vec<Id>,
    pub(super) values: Vec<Value>,
    /// Codes that were applied to all of it.
    pub(super) applied: Vec<Applied>,
}

/// A text.
#[derive(Debug, Default)]
pub(super) struct TextPart {
    pub(super) about: About,
    /// The text itself, where the XML holds it.
    pub(super) content: Option<String>,
    /// The files that hold it.
    pub(super) plain_path: String,
    pub(super) rich_path: String,
    pub(super) selections: Vec<Selection>,
}

/// A passage.
#[derive(Debug, Default)]
pub(super) struct Selection {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: String,
    /// Where it stands, as the program counts; `None` where that is not told.
    pub(super) range: Option<ToldSpan>,
    /// Its words, where the file tells them apart from their place.
    pub(super) words: Option<String>,
    pub(super) user: Option<Id>,
    /// Seconds since 1970, UTC.
    pub(super) created: Option<i64>,
    pub(super) modified: Option<i64>,
    pub(super) applied: Vec<Applied>,
    pub(super) notes: Vec<Id>,
}

/// A code that somebody applied.
#[derive(Debug, Default)]
pub(super) struct Applied {
    pub(super) code: Option<Id>,
    pub(super) user: Option<Id>,
    /// Seconds since 1970, UTC.
    pub(super) created: Option<i64>,
    pub(super) notes: Vec<Id>,
}

impl About {
    /// Reads a child that says something of the whole.
    pub(super) fn take(
        &mut self,
        told: &mut ToldProject,
        xml: &mut Xml<'_>,
        tag: &Tag,
    ) -> Result<(), DocumentFault> {
        match local(tag) {
            "Description" => xml.text()?.trim().clone_into(&mut self.description),
            "NoteRef" => self.notes.extend(told.target(tag)),
            "VariableValue" => self.values.push(told.read_value(xml)?),
            "Coding" => self.applied.push(told.read_applied(xml, tag)?),
            _ => {}
        }
        Ok(())
    }
}

impl ToldProject {
    /// Who and what the element of a source or text is.
    pub(super) fn about(&mut self, tag: &Tag) -> About {
        let name = tag.attribute("name").unwrap_or_default().trim().to_owned();
        About { id: self.ids.id(tag.attribute("guid")), name, ..About::default() }
    }

    /// Reads a text.
    pub(super) fn read_text(&mut self, xml: &mut Xml<'_>, tag: &Tag) -> Result<TextPart, DocumentFault> {
        let said = |name| tag.attribute(name).unwrap_or_default().trim().to_owned();
        let mut part = TextPart {
            about: self.about(tag),
            plain_path: said("plainTextPath"),
            rich_path: said("richTextPath"),
            ..TextPart::default()
        };
        // Where the moments of a transcript stand in its text.
        let mut moments: HashMap<Id, usize> = HashMap::new();
        each_child(xml, |xml, tag| {
            match local(tag) {
                "PlainTextContent" => part.content = Some(xml.text()?),
                "PlainTextSelection" => {
                    let range = range_of(tag);
                    part.selections.push(self.read_selection(xml, tag, range)?);
                }
                "SyncPoint" => {
                    if let Some(id) = self.ids.id(tag.attribute("guid")) {
                        moments.extend(position(tag, "position").map(|at| (id, at)));
                    }
                }
                "TranscriptSelection" => {
                    let mut at = |name| moments.get(&self.ids.id(tag.attribute(name))?).copied();
                    let range =
                        at("fromSyncPoint").zip(at("toSyncPoint")).map(|(one, other)| span(one, other));
                    part.selections.push(self.read_selection(xml, tag, range)?);
                }
                _ => part.about.take(self, xml, tag)?,
            }
            Ok(())
        })?;
        Ok(part)
    }

    /// Reads a selection that stands at this range.
    pub(super) fn read_selection(
        &mut self,
        xml: &mut Xml<'_>,
        tag: &Tag,
        range: Option<ToldSpan>,
    ) -> Result<Selection, DocumentFault> {
        self.count_passage()?;
        let mut selection = self.selection(tag);
        selection.range = range;
        each_child(xml, |xml, tag| selection.take(self, xml, tag))?;
        Ok(selection)
    }

    /// What the element of a selection says itself.
    pub(super) fn selection(&mut self, tag: &Tag) -> Selection {
        let seconds = |name| tag.attribute(name).and_then(seconds);
        Selection {
            id: clean_id(tag.attribute("guid").unwrap_or_default()),
            name: tag.attribute("name").unwrap_or_default().to_owned(),
            user: self.ids.id(tag.attribute("creatingUser")),
            created: seconds("creationDateTime"),
            modified: seconds("modifiedDateTime"),
            ..Selection::default()
        }
    }

    fn read_applied(&mut self, xml: &mut Xml<'_>, tag: &Tag) -> Result<Applied, DocumentFault> {
        self.count_passage()?;
        let mut applied = Applied {
            user: self.ids.id(tag.attribute("creatingUser")),
            created: tag.attribute("creationDateTime").and_then(seconds),
            ..Applied::default()
        };
        each_child(xml, |_, tag| {
            match local(tag) {
                "CodeRef" => applied.code = self.target(tag),
                "NoteRef" => applied.notes.extend(self.target(tag)),
                _ => {}
            }
            Ok(())
        })?;
        Ok(applied)
    }
}

impl Selection {
    /// Reads a child of a selection. Some programs leave out the element between a selection and its code.
    pub(super) fn take(
        &mut self,
        told: &mut ToldProject,
        xml: &mut Xml<'_>,
        tag: &Tag,
    ) -> Result<(), DocumentFault> {
        match local(tag) {
            "Description" => xml.text()?.trim().clone_into(&mut self.description),
            "Coding" => self.applied.push(told.read_applied(xml, tag)?),
            "CodeRef" => {
                told.count_passage()?;
                self.applied.push(Applied { code: told.target(tag), ..Applied::default() });
            }
            "NoteRef" => self.notes.extend(told.target(tag)),
            _ => {}
        }
        Ok(())
    }
}

/// The range that the element of a selection tells.
fn range_of(tag: &Tag) -> Option<ToldSpan> {
    Some(span(position(tag, "startPosition")?, position(tag, "endPosition")?))
}

/// A range from one position to another, which is turned round where it was selected from its end.
fn span(one: usize, other: usize) -> ToldSpan {
    ToldSpan { start: one.min(other), end: one.max(other) }
}

/// A position; one before the text is at its beginning, one that is no number is none.
fn position(tag: &Tag, name: &str) -> Option<usize> {
    let number: i64 = tag.attribute(name)?.trim().parse().ok()?;
    usize::try_from(number.max(0)).ok()
}
