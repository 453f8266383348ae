//! What one annotator recorded of the codebook as a file, and back. The golden file in `tests/it/golden` shows it.

use super::annotations_file::AnnotatorHead;
use super::problem::{Problem, ProblemKind};
use super::ron_format::{FORMAT, from_ron, to_ron};
use crate::model::article::Slot;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::model::moment::Moment;
use crate::model::project::{Annotator, CodebookRecord};
use crate::model::theme::{Blind, CodebookSettings, CodingUnit, ThemeRecord};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

/// What the `kind` of these files says.
pub const KIND: &str = "codebook";

/// A codebook file, read.
#[derive(Clone, Debug)]
pub struct CodebookFile {
    /// Whose it is.
    pub annotator: (AnnotatorId, Annotator),
    /// What it says.
    pub record: CodebookRecord,
    /// Why it must not be written, if there is a reason.
    pub read_only: Option<ProblemKind>,
    /// What is wrong with single records of it.
    pub problems: Vec<Problem>,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: u32,
    kind: String,
    annotator: AnnotatorHead,
    memo: Option<String>,
    locked: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    blind: Option<String>,
    keys: Vec<(String, ThemeId)>,
    themes: Vec<ThemeFields>,
}

#[derive(Serialize, Deserialize)]
#[expect(clippy::option_option, reason = "absent, and said to be none, are two things in a file")]
struct ThemeFields {
    id: ThemeId,
    rev: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<Option<ThemeId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    color: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    definition: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    include: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exclude: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    example: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    memo: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    merged_into: Option<Option<ThemeId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<bool>,
}

/// The text of the file that keeps `record`.
///
/// # Errors
/// Where RON cannot hold a value; none of ours is such.
pub fn write(annotator: (&AnnotatorId, &Annotator), record: &CodebookRecord) -> Result<String, ron::Error> {
    let settings = record.settings.value.as_deref().cloned().unwrap_or_default();
    to_ron(&File {
        format: FORMAT,
        kind: KIND.to_owned(),
        annotator: AnnotatorHead::new(annotator.0, annotator.1),
        memo: settings.memo,
        locked: settings.is_locked,
        unit: settings.unit.map(|unit| unit.name().to_owned()),
        blind: settings.blind.map(|blind| blind.name().to_owned()),
        keys: settings.keys,
        themes: record.themes.iter().map(|(id, slot)| theme_fields(id, slot)).collect(),
    })
}

/// Reads a codebook file.
///
/// # Errors
/// The problem, with line and column, where the text is no such file.
pub fn read(path: &str, text: &str) -> Result<CodebookFile, Box<Problem>> {
    let parsed = from_ron::<File>(path, text, KIND)?;
    let file = parsed.value;
    let mut problems = Vec::new();
    let mut left_out = None;
    let mut themes = BTreeMap::new();
    for fields in file.themes {
        match themes.entry(fields.id.clone()) {
            Entry::Vacant(place) => {
                place.insert(theme_slot(fields));
            }
            Entry::Occupied(_) => {
                let kind = ProblemKind::DuplicateId(fields.id.to_string());
                let words = format!("id: \"{}\"", fields.id);
                problems.push(Problem::at_words(path, text, (&words, 1), kind.clone()));
                left_out.get_or_insert(kind);
            }
        }
    }
    let unit = file.unit.as_deref().and_then(CodingUnit::from_name);
    let blind = file.blind.as_deref().and_then(Blind::from_name);
    for (field, name) in
        [("unit:", file.unit.filter(|_| unit.is_none())), ("blind:", file.blind.filter(|_| blind.is_none()))]
    {
        let Some(name) = name else { continue };
        let kind = ProblemKind::UnknownField(format!("{field} {name}"));
        problems.push(Problem::at_words(path, text, (field, 0), kind.clone()));
        left_out.get_or_insert(kind);
    }
    let settings = CodebookSettings { memo: file.memo, is_locked: file.locked, unit, blind, keys: file.keys };
    let settings = (settings != CodebookSettings::default()).then(|| Arc::new(settings));
    Ok(CodebookFile {
        annotator: file.annotator.into_parts(),
        record: CodebookRecord {
            settings: Slot { value: settings, rev: 0, modified: Moment::UNKNOWN },
            themes,
        },
        read_only: parsed.read_only.or(left_out),
        problems,
    })
}

/// A record whose making was undone keeps its id and rev, so that a merge does not bring it back.
fn theme_fields(id: &ThemeId, slot: &Slot<ThemeRecord>) -> ThemeFields {
    let record = slot.value.as_deref().cloned().unwrap_or_default();
    ThemeFields {
        id: id.clone(),
        rev: slot.rev,
        name: record.name,
        parent: record.parent,
        color: record.color,
        definition: record.definition,
        include: record.include,
        exclude: record.exclude,
        example: record.example,
        memo: record.memo,
        order: record.order,
        merged_into: record.merged_into,
        deleted: record.deleted,
    }
}

fn theme_slot(fields: ThemeFields) -> Slot<ThemeRecord> {
    let record = ThemeRecord {
        name: fields.name,
        parent: fields.parent,
        color: fields.color,
        definition: fields.definition,
        include: fields.include,
        exclude: fields.exclude,
        example: fields.example,
        memo: fields.memo,
        order: fields.order,
        merged_into: fields.merged_into,
        deleted: fields.deleted,
    };
    let value = (record != ThemeRecord::default()).then(|| Arc::new(record));
    Slot { value, rev: fields.rev, modified: Moment::UNKNOWN }
}
