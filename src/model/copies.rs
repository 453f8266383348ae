//! Merging a conflict copy, which a synchronisation service made of a file: neither side is what both came from. What
//! one of them says may be an earlier state of the other, or a change of its own. An earlier state is one that the
//! history tells of; everything else is kept, and a person resolves it.

use super::annotation::Annotation;
use super::article::{About, ArticleRecord, Slot};
use super::edit::{Change, Edit};
use super::id::{AnnotationId, AnnotatorId, ThemeId};
use super::merge::{Fields, Tally, conflict};
use super::project::CodebookRecord;
use super::saved::{SavedKey, SavedRecord};
use super::theme::{CodebookSettings, ThemeRecord};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The changes one annotator made, as far as this computer remembers them: they tell what stood before.
#[derive(Debug)]
pub struct Earlier<'e> {
    edits: Vec<&'e Edit>,
}

impl<'e> Earlier<'e> {
    /// The changes of an annotator among some edits.
    pub fn of(annotator: &AnnotatorId, edits: impl Iterator<Item = &'e Edit>) -> Self {
        Self { edits: edits.filter(|edit| edit.annotator() == annotator).collect() }
    }

    fn annotation(&self, id: AnnotationId, value: &Annotation) -> bool {
        self.edits.iter().any(|edit| match edit {
            Edit::Annotation { id: of, change, .. } => *of == id && is_in(change, value),
            Edit::Article { .. } | Edit::Theme { .. } | Edit::Saved { .. } | Edit::Codebook { .. } => false,
        })
    }

    fn about(&self, value: &About) -> bool {
        self.edits.iter().any(|edit| match edit {
            Edit::Article { change, .. } => is_in(change, value),
            Edit::Annotation { .. } | Edit::Theme { .. } | Edit::Saved { .. } | Edit::Codebook { .. } => {
                false
            }
        })
    }

    fn theme(&self, id: &ThemeId, value: &ThemeRecord) -> bool {
        self.edits.iter().any(|edit| match edit {
            Edit::Theme { id: of, change, .. } => of == id && is_in(change, value),
            Edit::Annotation { .. } | Edit::Article { .. } | Edit::Saved { .. } | Edit::Codebook { .. } => {
                false
            }
        })
    }

    fn saved(&self, key: &SavedKey, value: &SavedRecord) -> bool {
        self.edits.iter().any(|edit| match edit {
            Edit::Saved { key: of, change, .. } => of == key && is_in(change, value),
            Edit::Annotation { .. } | Edit::Article { .. } | Edit::Theme { .. } | Edit::Codebook { .. } => {
                false
            }
        })
    }

    fn settings(&self, value: &CodebookSettings) -> bool {
        self.edits.iter().any(|edit| match edit {
            Edit::Codebook { change, .. } => is_in(change, value),
            Edit::Annotation { .. } | Edit::Article { .. } | Edit::Theme { .. } | Edit::Saved { .. } => false,
        })
    }
}

/// Whether a change starts from a value or leads to it.
fn is_in<T: PartialEq>(change: &Change<T>, value: &T) -> bool {
    [&change.from, &change.to].into_iter().flatten().any(|known| **known == *value)
}

/// Merges the annotations of one annotator and article with those of a conflict copy.
#[must_use]
pub fn merge_copied_record(
    ours: &ArticleRecord,
    theirs: &ArticleRecord,
    earlier: &Earlier<'_>,
) -> (ArticleRecord, Tally) {
    let mut tally = Tally::default();
    let about = merge_slot(&ours.about, &theirs.about, |value| earlier.about(value), &mut tally);
    let is_earlier = |id: &AnnotationId, value: &Annotation| earlier.annotation(*id, value);
    let annotations = merge_map(&ours.annotations, &theirs.annotations, is_earlier, &mut tally);
    let text = ours.text.clone().max(theirs.text.clone());
    (ArticleRecord { text, about, annotations }, tally)
}

/// Merges what one annotator recorded of the codebook with a conflict copy of it.
#[must_use]
pub fn merge_copied_codebook(
    ours: &CodebookRecord,
    theirs: &CodebookRecord,
    earlier: &Earlier<'_>,
) -> (CodebookRecord, Tally) {
    let mut tally = Tally::default();
    let settings = merge_slot(&ours.settings, &theirs.settings, |value| earlier.settings(value), &mut tally);
    let is_theme = |id: &ThemeId, value: &ThemeRecord| earlier.theme(id, value);
    let themes = merge_map(&ours.themes, &theirs.themes, is_theme, &mut tally);
    let is_saved = |key: &SavedKey, value: &SavedRecord| earlier.saved(key, value);
    let saved = merge_map(&ours.saved, &theirs.saved, is_saved, &mut tally);
    (CodebookRecord { settings, themes, saved }, tally)
}

fn merge_map<K: Ord + Clone, T: Fields>(
    ours: &BTreeMap<K, Slot<T>>,
    theirs: &BTreeMap<K, Slot<T>>,
    is_earlier: impl Fn(&K, &T) -> bool,
    tally: &mut Tally,
) -> BTreeMap<K, Slot<T>> {
    let empty = Slot::default();
    let ids: BTreeSet<&K> = ours.keys().chain(theirs.keys()).collect();
    let merged = ids.into_iter().map(|id| {
        let (ours, theirs) = (ours.get(id).unwrap_or(&empty), theirs.get(id).unwrap_or(&empty));
        (id.clone(), merge_slot(ours, theirs, |value| is_earlier(id, value), tally))
    });
    merged.collect()
}

fn merge_slot<T: Fields>(
    ours: &Slot<T>,
    theirs: &Slot<T>,
    is_earlier: impl Fn(&T) -> bool,
    tally: &mut Tally,
) -> Slot<T> {
    let is_theirs_later = theirs.rev > ours.rev;
    let (later, former) = if is_theirs_later { (theirs, ours) } else { (ours, theirs) };
    if later.has_content_of(former) {
        return later.clone();
    }
    let is_known = |value: &Arc<T>| later.value.as_ref() == Some(value) || is_earlier(value);
    let is_earlier_state = former.value.iter().chain(&former.rivals).all(is_known);
    if later.rev > former.rev && is_earlier_state {
        tally.n_taken += usize::from(is_theirs_later);
        return later.clone();
    }
    let standing = match (&later.value, &former.value) {
        (None, value) | (value, None) => value.clone(),
        (Some(a), Some(b)) if later.rev == former.rev => Some(Arc::clone(a.max(b))),
        (Some(a), Some(_)) => Some(Arc::clone(a)),
    };
    conflict(ours, theirs, standing.as_ref(), tally)
}
