//! One line of the journal: the head, a step, or the mark that a file holds steps.

use super::atomic_write::{ContentHash, WriteError};
use super::checked_line;
use super::file_to_save::place_of;
use super::journal::Covered;
use super::project_folder::FileKey;
use super::records::{
    AboutFields, AnnotationFields, SettingsFields, ThemeFields, about_fields, about_slot, annotation_fields,
    annotation_slot, settings_fields, settings_value, theme_fields, theme_slot,
};
use super::ron_format::FORMAT;
use super::saved_records::{EquivalentFields, PageFields, QueryFields, SavedFields, StopWordFields};
use crate::model::edit::{Change, Edit};
use crate::model::history::{Entry, EntryId, Step, StepLabel, Way};
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, SavedId, ThemeId};
use crate::model::moment::Moment;
use crate::model::saved::{SavedKey, SavedList, SavedRecord};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::Arc;

/// A line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum JournalLine {
    /// Which format the lines have, and which folder they are about.
    Head { format: u32, root: String },
    /// A step.
    Entry(EntryLine),
    /// A file that is in the project folder, and which steps it holds.
    Saved { path: String, hash: String, covered: Vec<(String, u64)> },
    /// Which steps were taken over from where the project was before: they are not taken again.
    Taken { covered: Vec<(String, u64)> },
}

/// A step.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EntryLine {
    sitting: Arc<str>,
    n: u64,
    at: Moment,
    label: StepLabel,
    way: WayField,
    edits: Vec<EditField>,
    /// The files it changes, so that this need not be worked out again.
    paths: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
enum WayField {
    Made,
    Undone(Arc<str>, u64),
    Redone(Arc<str>, u64),
}

#[derive(Debug, Serialize, Deserialize)]
enum EditField {
    Annotation(ArticlePath, AnnotatorId, AnnotationId, ChangeField<AnnotationFields>),
    Article(ArticlePath, AnnotatorId, ChangeField<AboutFields>),
    Theme(AnnotatorId, ThemeId, ChangeField<ThemeFields>),
    Query(AnnotatorId, SavedId, ChangeField<QueryFields>),
    Equivalent(AnnotatorId, SavedId, ChangeField<EquivalentFields>),
    Page(AnnotatorId, SavedId, ChangeField<PageFields>),
    StopWord(AnnotatorId, SavedId, ChangeField<StopWordFields>),
    Codebook(AnnotatorId, ChangeField<SettingsFields>),
}

#[derive(Debug, Serialize, Deserialize)]
struct ChangeField<T> {
    from: Option<T>,
    to: Option<T>,
    rivals: Option<(Vec<T>, Vec<T>)>,
}

impl JournalLine {
    pub(super) fn head(root: &Path) -> Self {
        Self::Head { format: FORMAT, root: root.to_string_lossy().into_owned() }
    }

    pub(super) fn of_entry(entry: &Entry) -> Self {
        let EntryId { sitting, n } = entry.id.clone();
        let way = match entry.way.clone() {
            Way::Made => WayField::Made,
            Way::Undone(EntryId { sitting, n }) => WayField::Undone(sitting, n),
            Way::Redone(EntryId { sitting, n }) => WayField::Redone(sitting, n),
        };
        let Step { edits, label, at } = &entry.step;
        let mut paths: Vec<String> = edits.iter().map(|edit| place_of(&FileKey::of_edit(edit))).collect();
        paths.sort();
        paths.dedup();
        Self::Entry(EntryLine {
            sitting,
            n,
            at: *at,
            label: label.clone(),
            way,
            edits: edits.iter().map(edit_field).collect(),
            paths,
        })
    }

    pub(super) fn saved(path: &str, hash: &ContentHash, covered: &Covered) -> Self {
        let hash = crate::text::reading_text::hex(hash);
        Self::Saved { path: path.to_owned(), hash, covered: covered_field(covered) }
    }

    pub(super) fn taken(covered: &Covered) -> Self {
        Self::Taken { covered: covered_field(covered) }
    }

    /// The line as it is written.
    pub(super) fn text(&self) -> Result<String, WriteError> {
        checked_line::write(self).map_err(|error| WriteError::Other(error.to_string()))
    }

    pub(super) fn entry(&self) -> Option<&EntryLine> {
        if let Self::Entry(entry) = self { Some(entry) } else { None }
    }
}

impl EntryLine {
    pub(super) fn id(&self) -> EntryId {
        EntryId { sitting: Arc::clone(&self.sitting), n: self.n }
    }

    /// Where the files it changes are put when they are made; that is how marks name them, whatever they are called.
    pub(super) fn paths(&self) -> Vec<&str> {
        self.paths.iter().map(String::as_str).collect()
    }

    /// Back to the model.
    pub(super) fn to_entry(&self) -> Entry {
        let way = match &self.way {
            WayField::Made => Way::Made,
            WayField::Undone(sitting, n) => Way::Undone(EntryId { sitting: Arc::clone(sitting), n: *n }),
            WayField::Redone(sitting, n) => Way::Redone(EntryId { sitting: Arc::clone(sitting), n: *n }),
        };
        let edits = self.edits.iter().map(edit_of).collect();
        Entry { id: self.id(), way, step: Step { edits, label: self.label.clone(), at: self.at } }
    }
}

fn covered_field(covered: &Covered) -> Vec<(String, u64)> {
    covered.iter().map(|(sitting, n)| (sitting.to_string(), *n)).collect()
}

fn edit_field(edit: &Edit) -> EditField {
    match edit {
        Edit::Annotation { article, annotator, id, change } => {
            let fields = |value: &_| annotation_fields(*id, value, 0, Moment::UNKNOWN, "");
            EditField::Annotation(article.clone(), annotator.clone(), *id, change_field(change, fields))
        }
        Edit::Article { article, annotator, change } => {
            let fields = |value: &_| about_fields(Some(value), 0);
            EditField::Article(article.clone(), annotator.clone(), change_field(change, fields))
        }
        Edit::Theme { annotator, id, change } => {
            let fields = |value: &_| theme_fields(id, Some(value), 0);
            EditField::Theme(annotator.clone(), id.clone(), change_field(change, fields))
        }
        Edit::Saved { annotator, key: SavedKey { list, id }, change } => {
            let (annotator, of) = (annotator.clone(), id.clone());
            match list {
                SavedList::Queries => EditField::Query(annotator, of, saved_field(id, change)),
                SavedList::Equivalents => EditField::Equivalent(annotator, of, saved_field(id, change)),
                SavedList::Pages => EditField::Page(annotator, of, saved_field(id, change)),
                SavedList::StopWords => EditField::StopWord(annotator, of, saved_field(id, change)),
            }
        }
        Edit::Codebook { annotator, change } => {
            let fields = |value: &_| settings_fields(Some(value));
            EditField::Codebook(annotator.clone(), change_field(change, fields))
        }
    }
}

fn edit_of(field: &EditField) -> Edit {
    match field {
        EditField::Annotation(article, annotator, id, change) => {
            let head = Arc::from("");
            let value = |fields: &AnnotationFields| annotation_slot(fields.clone(), &head).value;
            let (article, annotator) = (article.clone(), annotator.clone());
            Edit::Annotation { article, annotator, id: *id, change: change_of(change, value) }
        }
        EditField::Article(article, annotator, change) => {
            let value = |fields: &AboutFields| about_slot(fields.clone()).0.value;
            Edit::Article {
                article: article.clone(),
                annotator: annotator.clone(),
                change: change_of(change, value),
            }
        }
        EditField::Theme(annotator, id, change) => {
            let value = |fields: &ThemeFields| theme_slot(fields.clone()).value;
            Edit::Theme { annotator: annotator.clone(), id: id.clone(), change: change_of(change, value) }
        }
        EditField::Query(annotator, id, change) => saved_edit(annotator, id, change),
        EditField::Equivalent(annotator, id, change) => saved_edit(annotator, id, change),
        EditField::Page(annotator, id, change) => saved_edit(annotator, id, change),
        EditField::StopWord(annotator, id, change) => saved_edit(annotator, id, change),
        EditField::Codebook(annotator, change) => {
            let value = |fields: &SettingsFields| settings_value(fields.clone()).0;
            Edit::Codebook { annotator: annotator.clone(), change: change_of(change, value) }
        }
    }
}

fn saved_field<F: SavedFields>(id: &SavedId, change: &Change<SavedRecord>) -> ChangeField<F> {
    change_field(change, |value| F::of(id, Some(value), 0))
}

fn saved_edit<F: SavedFields + Clone>(
    annotator: &AnnotatorId,
    id: &SavedId,
    change: &ChangeField<F>,
) -> Edit {
    let key = SavedKey { list: F::LIST, id: id.clone() };
    let change = change_of(change, |fields: &F| fields.clone().into_slot().1.value);
    Edit::Saved { annotator: annotator.clone(), key, change }
}

fn change_field<T, F>(change: &Change<T>, fields: impl Fn(&T) -> F) -> ChangeField<F> {
    let list = |values: &[Arc<T>]| values.iter().map(|value| fields(value)).collect();
    ChangeField {
        from: change.from.as_deref().map(&fields),
        to: change.to.as_deref().map(&fields),
        rivals: change.rivals.as_ref().map(|(from, to)| (list(from), list(to))),
    }
}

fn change_of<T, F>(field: &ChangeField<F>, value: impl Fn(&F) -> Option<Arc<T>>) -> Change<T> {
    let list = |fields: &[F]| fields.iter().filter_map(&value).collect();
    Change {
        from: field.from.as_ref().and_then(&value),
        to: field.to.as_ref().and_then(&value),
        rivals: field.rivals.as_ref().map(|(from, to)| (list(from), list(to))),
    }
}
