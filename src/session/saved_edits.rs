//! Edits of what is kept in the saved lists of a codebook.

use super::cx::Cx;
use crate::model::edit::{Change, Edit};
use crate::model::id::AnnotatorId;
use crate::model::saved::{SavedKey, SavedRecord, saved};

/// The edit of one's own record of something that is kept; `None` where nothing would change.
pub(super) fn edit_of_saved(
    cx: &Cx<'_>,
    annotator: &AnnotatorId,
    key: &SavedKey,
    change: impl FnOnce(&mut SavedRecord),
) -> Option<Edit> {
    let open = &*cx.open;
    let slot = open.project.codebook_record(annotator).and_then(|record| record.saved.get(key));
    let from = slot.and_then(|slot| slot.value.clone());
    let mut record = from.as_deref().cloned().unwrap_or_default();
    // Writing it again brings back no older value that somebody else changed since.
    if let Some(stands) = saved(&open.project, key) {
        record.name = record.name.map(|_| stands.name);
        record.text = record.text.map(|_| stands.text);
        record.deleted = record.deleted.map(|_| stands.is_deleted);
    }
    let before = record.clone();
    change(&mut record);
    let change = Change::new(from, Some(record.clone()));
    (record != before).then(|| Edit::Saved { annotator: annotator.clone(), key: key.clone(), change })
}
