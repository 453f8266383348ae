//! A change as a value: one slot goes from one value to another. Its inverse swaps the two, so undo needs nothing else.

use super::annotation::Annotation;
use super::article::{About, ArticleRecord, Slot};
use super::belonging::Move;
use super::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use super::project::{CodebookRecord, Project};
use super::saved::{SavedKey, SavedRecord};
use super::theme::{CodebookSettings, ThemeRecord};
use std::collections::BTreeSet;
use std::sync::Arc;

impl SlotKey {
    /// Whose record the slot is in.
    #[must_use]
    pub fn annotator(&self) -> &AnnotatorId {
        match self {
            Self::Codebook(annotator)
            | Self::Theme(annotator, _)
            | Self::Saved(annotator, _)
            | Self::Article(_, annotator)
            | Self::Annotation(_, annotator, _) => annotator,
        }
    }

    /// The article it belongs to; `None` for the codebook's.
    #[must_use]
    pub fn article(&self) -> Option<&ArticlePath> {
        match self {
            Self::Article(article, _) | Self::Annotation(article, ..) => Some(article),
            Self::Codebook(_) | Self::Theme(..) | Self::Saved(..) => None,
        }
    }
}

/// The values that lost a conflict, before and after a change.
pub type Rivals<T> = (Vec<Arc<T>>, Vec<Arc<T>>);

/// What a slot held and what it is to hold; `None` for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<T> {
    /// What must stand in the slot for the change to be made.
    pub from: Option<Arc<T>>,
    /// What stands there afterwards.
    pub to: Option<Arc<T>>,
    /// Where a conflict is resolved: the rivals before and after; `None` leaves them.
    pub rivals: Option<Rivals<T>>,
}

impl<T: PartialEq> Change<T> {
    /// From one value to another.
    #[must_use]
    pub fn new(from: Option<Arc<T>>, to: Option<T>) -> Self {
        Self { from, to: to.map(Arc::new), rivals: None }
    }

    fn inverse(self) -> Self {
        Self { from: self.to, to: self.from, rivals: self.rivals.map(|(from, to)| (to, from)) }
    }

    fn go_on_with(&mut self, later: Self) {
        self.to = later.to;
        self.rivals = match (self.rivals.take(), later.rivals) {
            (Some((from, _)), Some((_, to))) => Some((from, to)),
            (earlier, later) => earlier.or(later),
        };
    }

    fn is_made_in(&self, slot: Option<&Slot<T>>) -> bool {
        let rivals = slot.map(|slot| slot.rivals.as_slice()).unwrap_or_default();
        slot.and_then(|slot| slot.value.as_ref()) == self.to.as_ref()
            && self.rivals.as_ref().is_none_or(|(_, to)| to == rivals)
    }

    fn changes_nothing(&self) -> bool {
        self.from == self.to && self.rivals.as_ref().is_none_or(|(from, to)| from == to)
    }

    fn between(before: Option<&Slot<T>>, after: Option<&Slot<T>>) -> Option<Self> {
        let from = before.and_then(|slot| slot.value.clone());
        let to = after.and_then(|slot| slot.value.clone());
        let rivals = |slot: Option<&Slot<T>>| slot.map(|slot| slot.rivals.clone()).unwrap_or_default();
        let (were, are) = (rivals(before), rivals(after));
        let rivals = (were != are).then_some((were, are));
        (from != to || rivals.is_some()).then_some(Self { from, to, rivals })
    }
}

/// A slot of a project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotKey {
    /// An annotator's settings of the codebook.
    Codebook(AnnotatorId),
    /// An annotator's record of a theme.
    Theme(AnnotatorId, ThemeId),
    /// An annotator's record of something in one of the saved lists.
    Saved(AnnotatorId, SavedKey),
    /// An annotator's decisions about an article.
    Article(ArticlePath, AnnotatorId),
    /// An annotation.
    Annotation(ArticlePath, AnnotatorId, AnnotationId),
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
    /// An annotator's record of something in one of the saved lists changes.
    Saved { annotator: AnnotatorId, key: SavedKey, change: Change<SavedRecord> },
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
            Self::Saved { annotator, key, change } => {
                Self::Saved { annotator, key, change: change.inverse() }
            }
            Self::Codebook { annotator, change } => Self::Codebook { annotator, change: change.inverse() },
        }
    }

    /// The same edit where its annotation is kept by now: its article may have been renamed since the edit was made.
    #[must_use]
    pub fn at_home(self, project: &Project) -> Self {
        match self {
            Self::Annotation { article, annotator, id, change } => {
                let home = project.home_of(&article, &annotator, id).cloned();
                Self::Annotation { article: home.unwrap_or(article), annotator, id, change }
            }
            Self::Article { .. } | Self::Theme { .. } | Self::Saved { .. } | Self::Codebook { .. } => self,
        }
    }

    /// The same edit under the path of today, where records were moved to others.
    #[must_use]
    pub fn relocated(mut self, moves: &[Move]) -> Self {
        if let Self::Annotation { article, annotator, .. } | Self::Article { article, annotator, .. } =
            &mut self
            && let Some(one) = moves.iter().find(|one| one.from == *article && one.annotator == *annotator)
        {
            article.clone_from(&one.to);
        }
        self
    }

    /// The slot it changes.
    #[must_use]
    pub fn place(&self) -> SlotKey {
        match self {
            Self::Annotation { article, annotator, id, .. } => {
                SlotKey::Annotation(article.clone(), annotator.clone(), *id)
            }
            Self::Article { article, annotator, .. } => SlotKey::Article(article.clone(), annotator.clone()),
            Self::Theme { annotator, id, .. } => SlotKey::Theme(annotator.clone(), id.clone()),
            Self::Saved { annotator, key, .. } => SlotKey::Saved(annotator.clone(), key.clone()),
            Self::Codebook { annotator, .. } => SlotKey::Codebook(annotator.clone()),
        }
    }

    /// Makes of this edit and a later one of the same slot a single one.
    pub fn go_on_with(&mut self, later: Self) {
        match (self, later) {
            (Self::Annotation { change, .. }, Self::Annotation { change: later, .. }) => {
                change.go_on_with(later);
            }
            (Self::Article { change, .. }, Self::Article { change: later, .. }) => change.go_on_with(later),
            (Self::Theme { change, .. }, Self::Theme { change: later, .. }) => change.go_on_with(later),
            (Self::Saved { change, .. }, Self::Saved { change: later, .. }) => change.go_on_with(later),
            (Self::Codebook { change, .. }, Self::Codebook { change: later, .. }) => change.go_on_with(later),
            _ => {}
        }
    }

    /// Whether the slot holds afterwards what it held before.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        match self {
            Self::Annotation { change, .. } => change.changes_nothing(),
            Self::Article { change, .. } => change.changes_nothing(),
            Self::Theme { change, .. } => change.changes_nothing(),
            Self::Saved { change, .. } => change.changes_nothing(),
            Self::Codebook { change, .. } => change.changes_nothing(),
        }
    }

    /// Whether the slot holds what the edit leads to.
    #[must_use]
    pub fn is_made_in(&self, project: &Project) -> bool {
        match self {
            Self::Annotation { article, annotator, id, change } => {
                let record = project.record(article, annotator);
                change.is_made_in(record.and_then(|record| record.annotations.get(id)))
            }
            Self::Article { article, annotator, change } => {
                change.is_made_in(project.record(article, annotator).map(|record| &record.about))
            }
            Self::Theme { annotator, id, change } => {
                let record = project.codebook_record(annotator);
                change.is_made_in(record.and_then(|record| record.themes.get(id)))
            }
            Self::Saved { annotator, key, change } => {
                let record = project.codebook_record(annotator);
                change.is_made_in(record.and_then(|record| record.saved.get(key)))
            }
            Self::Codebook { annotator, change } => {
                change.is_made_in(project.codebook_record(annotator).map(|record| &record.settings))
            }
        }
    }

    /// Whose record it changes.
    #[must_use]
    pub fn annotator(&self) -> &AnnotatorId {
        match self {
            Self::Annotation { annotator, .. }
            | Self::Article { annotator, .. }
            | Self::Theme { annotator, .. }
            | Self::Saved { annotator, .. }
            | Self::Codebook { annotator, .. } => annotator,
        }
    }

    /// The article it belongs to; `None` for the codebook's.
    #[must_use]
    pub fn article(&self) -> Option<&ArticlePath> {
        match self {
            Self::Annotation { article, .. } | Self::Article { article, .. } => Some(article),
            Self::Theme { .. } | Self::Saved { .. } | Self::Codebook { .. } => None,
        }
    }

    /// The edits that lead from one project to another.
    #[must_use]
    pub fn between(before: &Project, after: &Project) -> Vec<Self> {
        let mut edits = Vec::new();
        let annotators: BTreeSet<&AnnotatorId> =
            before.codebook_records().chain(after.codebook_records()).map(|(id, _)| id).collect();
        for annotator in annotators {
            let (before, after) = (before.codebook_record(annotator), after.codebook_record(annotator));
            if !same_place(before, after) {
                between_codebooks(&mut edits, annotator, before, after);
            }
        }
        for article in after.articles_changed_since(before) {
            let notes = (before.article_notes(article), after.article_notes(article));
            let annotators: BTreeSet<&AnnotatorId> =
                [notes.0, notes.1].into_iter().flatten().flat_map(|notes| notes.keys()).collect();
            for annotator in annotators {
                let (before, after) = (before.record(article, annotator), after.record(article, annotator));
                between_records(&mut edits, article, annotator, before, after);
            }
        }
        edits
    }
}

fn same_place<T>(before: Option<&T>, after: Option<&T>) -> bool {
    match (before, after) {
        (None, None) => true,
        (Some(before), Some(after)) => std::ptr::eq(before, after),
        _ => false,
    }
}

fn between_codebooks(
    edits: &mut Vec<Edit>,
    annotator: &AnnotatorId,
    before: Option<&CodebookRecord>,
    after: Option<&CodebookRecord>,
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
    let keys: BTreeSet<&SavedKey> =
        [before, after].into_iter().flatten().flat_map(|record| record.saved.keys()).collect();
    for key in keys {
        let slot = |record: Option<&'_ CodebookRecord>| record.and_then(|r| r.saved.get(key)).cloned();
        if let Some(change) = Change::between(slot(before).as_ref(), slot(after).as_ref()) {
            edits.push(Edit::Saved { annotator: annotator.clone(), key: key.clone(), change });
        }
    }
}

fn between_records(
    edits: &mut Vec<Edit>,
    article: &ArticlePath,
    annotator: &AnnotatorId,
    before: Option<&ArticleRecord>,
    after: Option<&ArticleRecord>,
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
