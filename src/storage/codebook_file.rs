//! What one annotator recorded of the codebook as a file, and back. The golden file in `tests/it/golden` shows it.

use super::annotations_file::AnnotatorHead;
use super::problem::{Problem, ProblemKind};
use super::records::{
    SettingsFields, ThemeFields, settings_fields, settings_value, theme_fields, theme_slot,
};
use super::ron_format::{FORMAT, OurFormat, from_ron, to_ron};
use super::saved_records::{EquivalentFields, PageFields, QueryFields, SavedFields, StopWordFields};
use crate::model::article::Slot;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::model::moment::Moment;
use crate::model::project::{Annotator, CodebookRecord};
use crate::model::saved::{SavedKey, SavedRecord, SavedRecords};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

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
    /// How often memo, lock, unit and keys were written; left out where never.
    #[serde(default, skip_serializing_if = "is_zero")]
    rev: u64,
    themes: Vec<ThemeFields>,
    /// Records that lost a conflict, of themes and of the four fields above; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rivals: Vec<ThemeFields>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    settings_rivals: Vec<SettingsFields>,
    /// Saved queries, and those of their records that lost a conflict; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    queries: Vec<QueryFields>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    query_rivals: Vec<QueryFields>,
    /// Spellings that mean the same, and those of their records that lost a conflict; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    equivalents: Vec<EquivalentFields>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    equivalent_rivals: Vec<EquivalentFields>,
    /// Saved pages of numbers, and those of their records that lost a conflict; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pages: Vec<PageFields>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    page_rivals: Vec<PageFields>,
    /// Words that are not counted, and those of their records that lost a conflict; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stop_words: Vec<StopWordFields>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stop_word_rivals: Vec<StopWordFields>,
}

impl OurFormat for File {
    fn head(&self) -> (u32, &str) {
        (self.format, &self.kind)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(rev: &u64) -> bool {
    *rev == 0
}

/// The text of the file that keeps `record`.
///
/// # Errors
/// Where RON cannot hold a value; none of ours is such.
pub fn write(id: &AnnotatorId, annotator: &Annotator, record: &CodebookRecord) -> Result<String, ron::Error> {
    let SettingsFields { memo, locked, unit, blind, keys } =
        settings_fields(record.settings.value.as_deref());
    let rivals = record.themes.iter().flat_map(|(id, slot)| slot.rivals.iter().map(move |r| (id, slot, r)));
    to_ron(&File {
        format: FORMAT,
        kind: KIND.to_owned(),
        annotator: AnnotatorHead::new(id, annotator),
        memo,
        locked,
        unit,
        blind,
        keys,
        rev: record.settings.rev,
        themes: record.themes.iter().map(|(id, s)| theme_fields(id, s.value.as_deref(), s.rev)).collect(),
        rivals: rivals.map(|(id, slot, rival)| theme_fields(id, Some(rival), slot.rev)).collect(),
        settings_rivals: record.settings.rivals.iter().map(|r| settings_fields(Some(r))).collect(),
        queries: QueryFields::standing(&record.saved),
        query_rivals: QueryFields::rivals(&record.saved),
        equivalents: EquivalentFields::standing(&record.saved),
        equivalent_rivals: EquivalentFields::rivals(&record.saved),
        pages: PageFields::standing(&record.saved),
        page_rivals: PageFields::rivals(&record.saved),
        stop_words: StopWordFields::standing(&record.saved),
        stop_word_rivals: StopWordFields::rivals(&record.saved),
    })
}

/// Whether a text is meant to be a codebook, whatever its file is called: a sync service's copy is not `codebook.ron`.
#[must_use]
pub fn is_one(text: &str) -> bool {
    // The kind stands before the annotator; reading only that far spares parsing a large file once more.
    text.split("annotator").next().is_some_and(|head| head.contains("\"codebook\""))
}

/// What a list of the file holds, as it stands in a record.
fn slots<F: SavedFields>(fields: Vec<F>) -> impl Iterator<Item = (SavedKey, Slot<SavedRecord>)> {
    fields.into_iter().map(SavedFields::into_slot)
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
    let mut duplicate = |id: &str| {
        let kind = ProblemKind::DuplicateId(id.to_owned());
        let words = format!("id: \"{id}\"");
        problems.push(Problem::at_words(path, text, &words, 1, kind.clone()));
        left_out.get_or_insert(kind);
    };
    let mut themes = BTreeMap::new();
    for fields in file.themes {
        match themes.entry(fields.id.clone()) {
            Entry::Vacant(place) => {
                place.insert(theme_slot(fields));
            }
            Entry::Occupied(_) => duplicate(fields.id.as_str()),
        }
    }
    for fields in file.rivals {
        if let Some(slot) = themes.get_mut(&fields.id) {
            slot.rivals.extend(theme_slot(fields).value);
        }
    }
    let mut saved = SavedRecords::new();
    let standing = slots(file.queries).chain(slots(file.equivalents)).chain(slots(file.pages));
    for (key, slot) in standing.chain(slots(file.stop_words)) {
        match saved.entry(key) {
            Entry::Vacant(place) => {
                place.insert(slot);
            }
            Entry::Occupied(place) => duplicate(place.key().id.as_str()),
        }
    }
    let rivals = slots(file.query_rivals).chain(slots(file.equivalent_rivals)).chain(slots(file.page_rivals));
    for (key, rival) in rivals.chain(slots(file.stop_word_rivals)) {
        if let Some(slot) = saved.get_mut(&key) {
            slot.rivals.extend(rival.value);
        }
    }
    let (memo, locked, keys) = (file.memo, file.locked, file.keys);
    let fields = SettingsFields { memo, locked, unit: file.unit, blind: file.blind, keys };
    let (settings, unknown) = settings_value(fields);
    for (field, name) in unknown {
        let kind = ProblemKind::UnknownField(format!("{field} {name}"));
        problems.push(Problem::at_words(path, text, field, 0, kind.clone()));
        left_out.get_or_insert(kind);
    }
    let mut settings = Slot::of(settings, file.rev, Moment::UNKNOWN);
    settings.rivals =
        file.settings_rivals.into_iter().filter_map(|fields| settings_value(fields).0).collect();
    Ok(CodebookFile {
        annotator: file.annotator.into_parts(),
        record: CodebookRecord { settings, themes, saved },
        read_only: parsed.read_only.or(left_out),
        problems,
    })
}
