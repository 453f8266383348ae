//! Records of what is kept in the saved lists of a codebook as the fields of files, and back. As with themes, a record
//! whose making was undone keeps its id and rev.

use crate::model::article::Slot;
use crate::model::id::SavedId;
use crate::model::moment::Moment;
use crate::model::saved::{SavedKey, SavedList, SavedRecord, SavedRecords};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What a file holds of something that is kept in one of the lists.
pub(super) trait SavedFields: Sized {
    /// The list.
    const LIST: SavedList;

    /// As fields.
    fn of(id: &SavedId, value: Option<&SavedRecord>, rev: u64) -> Self;

    /// Back from fields: which one, how often it was written, and what it says.
    fn into_parts(self) -> (SavedId, u64, SavedRecord);

    /// Back from fields, as it stands in a record.
    fn into_slot(self) -> (SavedKey, Slot<SavedRecord>) {
        let (id, rev, record) = self.into_parts();
        let value = (record != SavedRecord::default()).then(|| Arc::new(record));
        (SavedKey { list: Self::LIST, id }, Slot::of(value, rev, Moment::UNKNOWN))
    }

    /// All that stands in the list.
    fn standing(records: &SavedRecords) -> Vec<Self> {
        let of_list = records.iter().filter(|(key, _)| key.list == Self::LIST);
        of_list.map(|(key, slot)| Self::of(&key.id, slot.value.as_deref(), slot.rev)).collect()
    }

    /// All records of the list that lost a conflict.
    fn rivals(records: &SavedRecords) -> Vec<Self> {
        let of_list = records.iter().filter(|(key, _)| key.list == Self::LIST);
        let rivals = of_list.flat_map(|(key, slot)| {
            slot.rivals.iter().map(move |rival| Self::of(&key.id, Some(rival), slot.rev))
        });
        rivals.collect()
    }
}

/// What was said of a saved query.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct QueryFields {
    id: SavedId,
    rev: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<bool>,
}

impl SavedFields for QueryFields {
    const LIST: SavedList = SavedList::Queries;

    fn of(id: &SavedId, value: Option<&SavedRecord>, rev: u64) -> Self {
        let SavedRecord { name, text, deleted } = value.cloned().unwrap_or_default();
        Self { id: id.clone(), rev, name, text, deleted }
    }

    fn into_parts(self) -> (SavedId, u64, SavedRecord) {
        let Self { id, rev, name, text, deleted } = self;
        (id, rev, SavedRecord { name, text, deleted })
    }
}

/// What was said of a saved page: its choices, one a line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct PageFields {
    id: SavedId,
    rev: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    choices: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<bool>,
}

impl SavedFields for PageFields {
    const LIST: SavedList = SavedList::Pages;

    fn of(id: &SavedId, value: Option<&SavedRecord>, rev: u64) -> Self {
        let SavedRecord { name, text, deleted } = value.cloned().unwrap_or_default();
        let choices = text.map(|text| text.lines().map(str::to_owned).collect());
        Self { id: id.clone(), rev, name, choices, deleted }
    }

    fn into_parts(self) -> (SavedId, u64, SavedRecord) {
        let Self { id, rev, name, choices, deleted } = self;
        (id, rev, SavedRecord { name, text: choices.map(|all| all.join("\n")), deleted })
    }
}

/// What was said of a word that is not counted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct StopWordFields {
    id: SavedId,
    rev: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    word: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<bool>,
}

impl SavedFields for StopWordFields {
    const LIST: SavedList = SavedList::StopWords;

    fn of(id: &SavedId, value: Option<&SavedRecord>, rev: u64) -> Self {
        let SavedRecord { name: _, text, deleted } = value.cloned().unwrap_or_default();
        Self { id: id.clone(), rev, word: text, deleted }
    }

    fn into_parts(self) -> (SavedId, u64, SavedRecord) {
        let Self { id, rev, word, deleted } = self;
        (id, rev, SavedRecord { name: None, text: word, deleted })
    }
}

/// What was said of spellings that mean the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct EquivalentFields {
    id: SavedId,
    rev: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    spellings: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<bool>,
}

impl SavedFields for EquivalentFields {
    const LIST: SavedList = SavedList::Equivalents;

    fn of(id: &SavedId, value: Option<&SavedRecord>, rev: u64) -> Self {
        let SavedRecord { name: _, text, deleted } = value.cloned().unwrap_or_default();
        let spellings = text.map(|text| text.lines().map(str::to_owned).collect());
        Self { id: id.clone(), rev, spellings, deleted }
    }

    fn into_parts(self) -> (SavedId, u64, SavedRecord) {
        let Self { id, rev, spellings, deleted } = self;
        (id, rev, SavedRecord { name: None, text: spellings.map(|all| all.join("\n")), deleted })
    }
}
