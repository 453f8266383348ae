//! Where passages stand in texts they were not taken from, as far as it was looked for: what was found once is not
//! looked for again.

use crate::text::anchor::{Anchor, Place};
use crate::text::positions::Span;
use crate::text::reading_text::ReadingText;
use crate::text::refinding::Refinder;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Places that are suggested for a lost passage at most.
pub const MAX_SUGGESTED: usize = 5;

/// Where a passage stands, and what else it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its place.
    pub place: Place,
    /// For a lost one: the places most like it, the best first.
    pub suggested: Vec<Span>,
}

impl Found {
    /// Looks for a passage in a text.
    #[must_use]
    pub fn in_text(refinder: &Refinder<'_>, anchor: &Anchor) -> Self {
        let place = refinder.place_of(anchor);
        let suggested = if place == Place::Lost {
            refinder.suggestions(anchor, MAX_SUGGESTED).iter().map(|found| found.span).collect()
        } else {
            Vec::new()
        };
        Self { place, suggested }
    }
}

/// What was found, by text and passage. A clone is a cheap snapshot.
#[derive(Clone, Debug, Default)]
pub struct Located {
    texts: BTreeMap<Arc<str>, Arc<BTreeMap<Anchor, Found>>>,
}

impl Located {
    /// Where a passage stands; `None` where that has to be looked for first. The text it was taken from tells at once.
    #[must_use]
    pub fn place(&self, anchor: &Anchor, text: &ReadingText) -> Option<Place> {
        match anchor.unmoved_in(text) {
            Some(span) => Some(Place::Exact(span)),
            None => self.found(anchor, text).map(|found| found.place.clone()),
        }
    }

    /// Where a passage stands; it is looked for if need be.
    #[must_use]
    pub fn place_or_search(&self, anchor: &Anchor, text: &ReadingText) -> Place {
        self.place(anchor, text).unwrap_or_else(|| anchor.locate(text))
    }

    /// What was found of a passage that does not stand where it was marked.
    #[must_use]
    pub fn found(&self, anchor: &Anchor, text: &ReadingText) -> Option<&Found> {
        self.texts.get(text.sha256())?.get(anchor)
    }

    /// Of how many passages it is known where they stand in a text they were not taken from.
    #[must_use]
    pub fn n_found(&self, text: &ReadingText) -> usize {
        self.texts.get(text.sha256()).map_or(0, |found| found.len())
    }

    /// Takes in what was found.
    pub fn take(&mut self, text: &Arc<str>, found: BTreeMap<Anchor, Found>) {
        Arc::make_mut(self.texts.entry(Arc::clone(text)).or_default()).extend(found);
    }
}
