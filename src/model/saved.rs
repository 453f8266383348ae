//! What people keep in the codebook besides themes, each list of its own: queries of passages and pages of numbers under a
//! name, spellings that mean the same, and words that are not counted. As with themes, a record holds what its annotator set, and what stands is everyone's together:
//! per field the value with the highest (rev, annotator).

use super::id::{AnnotatorId, SavedId};
use super::project::Project;
use crate::text::order;
use std::collections::{BTreeMap, BTreeSet};

/// Which list something is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SavedList {
    /// Queries of passages: what they are called, and what is asked in the language of `search::passage_query`.
    Queries,
    /// Spellings that a search takes for the same: one a line, without a name.
    Equivalents,
    /// Pages of numbers: what they are called, and what is chosen on them, as `exchange::saved_page` writes it.
    Pages,
    /// Words that a table of words leaves out, one each, without a name: those that were added to the list that is built
    /// in, and, deleted, those that were taken out of it.
    StopWords,
}

/// What is kept, in which list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SavedKey {
    /// The list.
    pub list: SavedList,
    /// Which of it.
    pub id: SavedId,
}

/// What one annotator said of something that is kept; `None` where nothing was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SavedRecord {
    /// What it is called.
    pub name: Option<String>,
    /// What it says.
    pub text: Option<String>,
    /// Whether it was deleted.
    pub deleted: Option<bool>,
}

/// Something that is kept, as all records together tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// What it is called.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Whether it was deleted.
    pub is_deleted: bool,
}

/// One of a list, deleted or not; `None` where nobody recorded it.
#[must_use]
pub fn saved(project: &Project, key: &SavedKey) -> Option<Saved> {
    let mut records: Vec<(u64, &AnnotatorId, &SavedRecord)> = project
        .codebook_records()
        .filter_map(|(who, record)| {
            let slot = record.saved.get(key)?;
            Some((slot.rev, who, slot.value.as_deref()?))
        })
        .collect();
    records.sort_by_key(|(rev, who, _)| (*rev, *who));
    let mut stands = Saved::default();
    for (.., record) in &records {
        if let Some(name) = &record.name {
            stands.name.clone_from(name);
        }
        if let Some(text) = &record.text {
            stands.text.clone_from(text);
        }
        stands.is_deleted = record.deleted.unwrap_or(stands.is_deleted);
    }
    (!records.is_empty()).then_some(stands)
}

/// Everything of a list that anybody recorded, what was deleted too, by id.
#[must_use]
pub fn recorded(project: &Project, list: SavedList) -> BTreeMap<SavedId, Saved> {
    let keys = project.codebook_records().flat_map(|(_, record)| record.saved.keys());
    let keys: BTreeSet<&SavedKey> = keys.filter(|key| key.list == list).collect();
    keys.into_iter().filter_map(|key| Some((key.id.clone(), saved(project, key)?))).collect()
}

/// What stands in a list, by name and text.
#[must_use]
pub fn saved_in(project: &Project, list: SavedList) -> Vec<(SavedId, Saved)> {
    let mut standing: Vec<_> =
        recorded(project, list).into_iter().filter(|(_, saved)| !saved.is_deleted).collect();
    standing.sort_by_cached_key(|(id, saved)| {
        (order::sort_key(&saved.name), saved.name.clone(), saved.text.clone(), id.clone())
    });
    standing
}

/// One annotator's records of what is kept.
pub type SavedRecords = BTreeMap<SavedKey, super::article::Slot<SavedRecord>>;
