//! Where passages stand in texts they were not taken from, as far as it was looked for: what was found once is not
//! looked for again. What the passages of one text tell about each other is worked out anew with each that comes in.

use crate::text::anchor::{Anchor, Place, are_same_words};
use crate::text::neighbours::{Placed, told_by_neighbours};
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
    /// For an ambiguous one: whether its own words stand at all of its places.
    pub are_its_words: bool,
}

impl Found {
    /// Looks for a passage in a text.
    #[must_use]
    pub fn in_text(refinder: &Refinder<'_>, anchor: &Anchor) -> Self {
        let place = refinder.place_of(anchor);
        let are_its_words = match &place {
            Place::Ambiguous(places) => {
                let words = refinder.text().as_str();
                places.iter().all(|span| are_same_words(span.of(words), &anchor.quote))
            }
            Place::Exact(_) | Place::Moved(_) | Place::Changed(_) | Place::Lost => false,
        };
        let suggested = if place == Place::Lost {
            refinder.suggestions(anchor, MAX_SUGGESTED).iter().map(|found| found.span).collect()
        } else {
            Vec::new()
        };
        Self { place, suggested, are_its_words }
    }
}

/// What was found, by text and passage. A clone is a cheap snapshot.
#[derive(Clone, Debug, Default)]
pub struct Located {
    texts: BTreeMap<Arc<str>, Arc<InText>>,
}

/// What was found in one text.
#[derive(Clone, Debug, Default)]
struct InText {
    found: BTreeMap<Anchor, Found>,
    /// Where those stand by themselves that their neighbours put elsewhere.
    by_themselves: BTreeMap<Anchor, Place>,
}

impl InText {
    fn take(&mut self, found: BTreeMap<Anchor, Found>) {
        for (anchor, place) in std::mem::take(&mut self.by_themselves) {
            if let Some(found) = self.found.get_mut(&anchor) {
                found.place = place;
            }
        }
        self.found.extend(found);
        for (anchor, told) in self.told() {
            if let Some(found) = self.found.get_mut(&anchor) {
                let place = std::mem::replace(&mut found.place, told);
                self.by_themselves.insert(anchor, place);
            }
        }
    }

    /// What passages of the same earlier text tell about each other.
    fn told(&self) -> Vec<(Anchor, Place)> {
        let mut by_text: BTreeMap<&Arc<str>, Vec<Placed<'_>>> = BTreeMap::new();
        for (anchor, Found { place, are_its_words, .. }) in &self.found {
            let placed = Placed { anchor, place, are_its_words: *are_its_words };
            by_text.entry(&anchor.text).or_default().push(placed);
        }
        let mut told = Vec::new();
        for passages in by_text.values() {
            let places = told_by_neighbours(passages).into_iter();
            told.extend(places.filter_map(|(at, place)| Some((passages.get(at)?.anchor.clone(), place))));
        }
        told
    }
}

impl Located {
    /// Where a passage stands; `None` where that has to be looked for first. The text it was taken from tells at once.
    #[must_use]
    pub fn place(&self, anchor: &Anchor, text: &ReadingText) -> Option<Place> {
        anchor.known_place(text).or_else(|| self.found(anchor, text).map(|found| found.place.clone()))
    }

    /// Where a passage stands; it is looked for if need be.
    #[must_use]
    pub fn place_or_search(&self, anchor: &Anchor, text: &ReadingText) -> Place {
        self.place(anchor, text).unwrap_or_else(|| anchor.locate(text))
    }

    /// What was found of a passage that does not stand where it was marked.
    #[must_use]
    pub fn found(&self, anchor: &Anchor, text: &ReadingText) -> Option<&Found> {
        self.texts.get(text.sha256())?.found.get(anchor)
    }

    /// Of how many passages it is known where they stand in a text they were not taken from.
    #[must_use]
    pub fn n_found(&self, text: &ReadingText) -> usize {
        self.texts.get(text.sha256()).map_or(0, |text| text.found.len())
    }

    /// Takes in what was found.
    pub fn take(&mut self, text: &Arc<str>, found: BTreeMap<Anchor, Found>) {
        Arc::make_mut(self.texts.entry(Arc::clone(text)).or_default()).take(found);
    }
}
