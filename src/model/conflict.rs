//! Places that two sides changed differently, and the edits that resolve them.

use super::article::Slot;
use super::edit::{Change, Edit, SlotKey};
use super::id::ArticlePath;
use super::project::Project;
use std::sync::Arc;

impl Project {
    /// Every place that is in conflict.
    #[must_use]
    pub fn conflicts(&self) -> Vec<SlotKey> {
        let mut places = self.conflicts_of_codebooks();
        places.extend(self.articles().flat_map(|(article, _)| self.conflicts_in(article)));
        places
    }

    /// Those of codebooks.
    #[must_use]
    pub fn conflicts_of_codebooks(&self) -> Vec<SlotKey> {
        let mut places = Vec::new();
        for (annotator, record) in self.codebook_records() {
            if has_rivals(&record.settings) {
                places.push(SlotKey::Codebook(annotator.clone()));
            }
            let themes = record.themes.iter().filter(|(_, slot)| has_rivals(slot));
            places.extend(themes.map(|(id, _)| SlotKey::Theme(annotator.clone(), id.clone())));
            let saved = record.saved.iter().filter(|(_, slot)| has_rivals(slot));
            places.extend(saved.map(|(key, _)| SlotKey::Saved(annotator.clone(), key.clone())));
        }
        places
    }

    /// Those in one article.
    #[must_use]
    pub fn conflicts_in(&self, article: &ArticlePath) -> Vec<SlotKey> {
        let mut places = Vec::new();
        for (annotator, record) in self.article_notes(article).into_iter().flatten() {
            if has_rivals(&record.about) {
                places.push(SlotKey::Article(article.clone(), annotator.clone()));
            }
            let slots = record.annotations.iter().filter(|(_, slot)| has_rivals(slot));
            places.extend(slots.map(|(id, _)| SlotKey::Annotation(article.clone(), annotator.clone(), *id)));
        }
        places
    }

    /// The edit that resolves a conflict: a rival, from 0, takes the place of what stands, or that stays; no rival is left.
    #[must_use]
    pub fn resolving(&self, place: &SlotKey, rival: Option<usize>) -> Option<Edit> {
        match place {
            SlotKey::Annotation(article, annotator, id) => {
                let slot = self.record(article, annotator)?.annotations.get(id)?;
                let (article, annotator) = (article.clone(), annotator.clone());
                Some(Edit::Annotation { article, annotator, id: *id, change: resolved(slot, rival)? })
            }
            SlotKey::Article(article, annotator) => {
                let slot = &self.record(article, annotator)?.about;
                let (article, annotator) = (article.clone(), annotator.clone());
                Some(Edit::Article { article, annotator, change: resolved(slot, rival)? })
            }
            SlotKey::Theme(annotator, id) => {
                let slot = self.codebook_record(annotator)?.themes.get(id)?;
                let change = resolved(slot, rival)?;
                Some(Edit::Theme { annotator: annotator.clone(), id: id.clone(), change })
            }
            SlotKey::Saved(annotator, key) => {
                let slot = self.codebook_record(annotator)?.saved.get(key)?;
                let change = resolved(slot, rival)?;
                Some(Edit::Saved { annotator: annotator.clone(), key: key.clone(), change })
            }
            SlotKey::Codebook(annotator) => {
                let change = resolved(&self.codebook_record(annotator)?.settings, rival)?;
                Some(Edit::Codebook { annotator: annotator.clone(), change })
            }
        }
    }
}

fn has_rivals<T>(slot: &Slot<T>) -> bool {
    !slot.rivals.is_empty()
}

fn resolved<T: PartialEq>(slot: &Slot<T>, rival: Option<usize>) -> Option<Change<T>> {
    let to = match rival {
        Some(at) => Some(Arc::clone(slot.rivals.get(at)?)),
        None => slot.value.clone(),
    };
    has_rivals(slot).then(|| Change {
        from: slot.value.clone(),
        to,
        rivals: Some((slot.rivals.clone(), Vec::new())),
    })
}
