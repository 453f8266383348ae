//! A change as a value: one slot goes from one value to another. Its inverse swaps the two, so undo needs nothing else.

use super::annotation::Annotation;
use super::article::{About, ArticleRecord, Slot};
use super::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use super::project::{CodebookRecord, Project};
use super::theme::{CodebookSettings, ThemeRecord};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a slot held and what it is to hold; `None` for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<T> {
    /// What must stand in the slot for the change to be made.
    pub from: Option<Arc<T>>,
    /// What stands there afterwards.
    pub to: Option<Arc<T>>,
}

impl<T: PartialEq> Change<T> {
    /// From one value to another.
    #[must_use]
    pub fn new(from: Option<Arc<T>>, to: Option<T>) -> Self {
        Self { from, to: to.map(Arc::new) }
    }

    fn inverse(self) -> Self {
        Self { from: self.to, to: self.from }
    }

    fn between(before: Option<&Slot<T>>, after: Option<&Slot<T>>) -> Option<Self> {
        let from = before.and_then(|slot| slot.value.clone());
        let to = after.and_then(|slot| slot.value.clone());
        (from != to).then_some(Self { from, to })
    }
}

/// A change of one slot of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// An annotation is made, changed or removed.
    Annotation { article: ArticlePath, annotator: AnnotatorId, id: AnnotationId, change: Change<Annotation> },
    /// An annotator's decisions about an article change.
    Article { article: ArticlePath, annotator: AnnotatorId, change: Change<About> },
    /// An annotator's record of a theme changes.
    Theme { annotator: AnnotatorId, id: ThemeId, change: Change<ThemeRecord> },
    /// An annotator's settings of the codebook change.
    Codebook { annotator: AnnotatorId, change: Change<CodebookSettings> },
}

/// Why an edit was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The slot no longer holds what the edit starts from: it was changed since.
    #[error("what it would change has been changed since")]
    Stale(Box<Edit>),
}

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Annotation { article, annotator, id, change } => {
                Self::Annotation { article, annotator, id, change: change.inverse() }
            }
            Self::Article { article, annotator, change } => {
                Self::Article { article, annotator, change: change.inverse() }
            }
            Self::Theme { annotator, id, change } => Self::Theme { annotator, id, change: change.inverse() },
            Self::Codebook { annotator, change } => Self::Codebook { annotator, change: change.inverse() },
        }
    }

    /// The article it belongs to; `None` for the codebook's.
    #[must_use]
    pub fn article(&self) -> Option<&ArticlePath> {
        match self {
            Self::Annotation { article, .. } | Self::Article { article, .. } => Some(article),
            Self::Theme { .. } | Self::Codebook { .. } => None,
        }
    }

    /// The edits that lead from one project to another.
    #[must_use]
    pub fn between(before: &Project, after: &Project) -> Vec<Self> {
        let mut edits = Vec::new();
        let annotators: BTreeSet<&AnnotatorId> =
            before.codebook_records().chain(after.codebook_records()).map(|(id, _)| id).collect();
        for annotator in annotators {
            let records = (before.codebook_record(annotator), after.codebook_record(annotator));
            if !same_place(records) {
                between_codebooks(&mut edits, annotator, records);
            }
        }
        let articles: BTreeSet<&ArticlePath> =
            before.articles().chain(after.articles()).map(|(path, _)| path).collect();
        for article in articles {
            let notes = (before.article_notes(article), after.article_notes(article));
            if same_place(notes) {
                continue;
            }
            let annotators: BTreeSet<&AnnotatorId> =
                [notes.0, notes.1].into_iter().flatten().flat_map(|notes| notes.keys()).collect();
            for annotator in annotators {
                let records = (before.record(article, annotator), after.record(article, annotator));
                between_records(&mut edits, (article, annotator), records);
            }
        }
        edits
    }
}

fn same_place<T>((before, after): (Option<&T>, Option<&T>)) -> bool {
    match (before, after) {
        (None, None) => true,
        (Some(before), Some(after)) => std::ptr::eq(before, after),
        _ => false,
    }
}

fn between_codebooks(
    edits: &mut Vec<Edit>,
    annotator: &AnnotatorId,
    (before, after): (Option<&CodebookRecord>, Option<&CodebookRecord>),
) {
    let settings = Change::between(before.map(|r| &r.settings), after.map(|r| &r.settings));
    if let Some(change) = settings {
        edits.push(Edit::Codebook { annotator: annotator.clone(), change });
    }
    let ids: BTreeSet<&ThemeId> =
        [before, after].into_iter().flatten().flat_map(|record| record.themes.keys()).collect();
    for id in ids {
        let slot = |record: Option<&'_ CodebookRecord>| record.and_then(|r| r.themes.get(id)).cloned();
        if let Some(change) = Change::between(slot(before).as_ref(), slot(after).as_ref()) {
            edits.push(Edit::Theme { annotator: annotator.clone(), id: id.clone(), change });
        }
    }
}

fn between_records(
    edits: &mut Vec<Edit>,
    (article, annotator): (&ArticlePath, &AnnotatorId),
    (before, after): (Option<&ArticleRecord>, Option<&ArticleRecord>),
) {
    if let Some(change) = Change::between(before.map(|r| &r.about), after.map(|r| &r.about)) {
        edits.push(Edit::Article { article: article.clone(), annotator: annotator.clone(), change });
    }
    let ids: BTreeSet<&AnnotationId> =
        [before, after].into_iter().flatten().flat_map(|record| record.annotations.keys()).collect();
    for id in ids {
        let slot = |record: Option<&'_ ArticleRecord>| record.and_then(|r| r.annotations.get(id)).cloned();
        if let Some(change) = Change::between(slot(before).as_ref(), slot(after).as_ref()) {
            let (article, annotator) = (article.clone(), annotator.clone());
            edits.push(Edit::Annotation { article, annotator, id: *id, change });
        }
    }
}
