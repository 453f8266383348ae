//! What the passages of one text tell about each other once it has become another: where words stand several times, the
//! passages before and after show which place is meant; and where hardly any passage is left, none is where it was.

use super::anchor::{Anchor, Place, are_same_words};
use super::positions::Span;
use std::collections::BTreeMap;

/// So many passages on each side are asked; they have to stand in the order they stood in.
const ASKED: usize = 2;
/// Where less than one part in so many of what is known of the earlier text is left, nothing is exact.
const A_PART_OF: usize = 5;

/// A passage, and where it stands by its own words and surroundings.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The passage as it was marked.
    pub anchor: &'a Anchor,
    /// Where it stands now.
    pub place: &'a Place,
    /// Whether its own words stand at all the places of an ambiguous one.
    pub are_its_words: bool,
}

/// The places that neighbours tell, by number. All passages are those of one earlier text, in its order.
#[must_use]
pub fn told_by_neighbours(passages: &[Placed<'_>]) -> BTreeMap<usize, Place> {
    let mut told = BTreeMap::new();
    let mut at = 0;
    while let Some(first) = passages.get(at) {
        let n_alike =
            passages.iter().skip(at).take_while(|other| is_same_question(first, other)).count().max(1);
        if first.are_its_words
            && let Place::Ambiguous(places) = first.place
        {
            told.extend(in_order(passages, at, n_alike, places));
        }
        at += n_alike;
    }
    if is_hardly_left(passages) {
        let exact = passages.iter().enumerate().filter(|(_, one)| matches!(one.place, Place::Exact(_)));
        told.extend(exact.filter_map(|(at, one)| Some((at, Place::Moved(one.place.span()?)))));
    }
    told
}

/// Whether two passages have the same words, which stand at the same several places.
fn is_same_question(one: &Placed<'_>, other: &Placed<'_>) -> bool {
    matches!(one.place, Place::Ambiguous(_))
        && one.place == other.place
        && are_same_words(&one.anchor.quote, &other.anchor.quote)
}

/// Where `n_alike` passages from `first` on stand, each at its own of the places, if between their neighbours there are
/// as many as they are.
fn in_order(passages: &[Placed<'_>], first: usize, n_alike: usize, places: &[Span]) -> Vec<(usize, Place)> {
    let before = settled(passages.get(..first).unwrap_or_default().iter().rev());
    let after = settled(passages.get(first + n_alike..).unwrap_or_default().iter());
    let is_in_order = before.iter().rev().chain(&after).is_sorted_by(|a, b| a.end <= b.start);
    if !is_in_order || before.len() + after.len() == 0 && n_alike < 2 {
        return Vec::new();
    }
    let from = before.first().map_or(0, |span| span.end);
    let to = after.first().map_or(usize::MAX, |span| span.start);
    let between: Vec<Span> =
        places.iter().filter(|place| from <= place.start && place.end <= to).copied().collect();
    let mut stood: Vec<usize> = Vec::new();
    let mut numbers = Vec::new();
    for (at, one) in passages.iter().enumerate().skip(first).take(n_alike) {
        if stood.last() != Some(&one.anchor.start) {
            stood.push(one.anchor.start);
        }
        numbers.push((at, stood.len() - 1));
    }
    if stood.len() != between.len() {
        return Vec::new();
    }
    let place = |number: usize| between.get(number).copied().map(Place::Moved);
    numbers.into_iter().filter_map(|(at, number)| Some((at, place(number)?))).collect()
}

/// The places of the first passages that have one, those on the same words once.
fn settled<'p>(passages: impl Iterator<Item = &'p Placed<'p>>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for span in passages.filter_map(|one| one.place.span()) {
        if !spans.iter().any(|known| known.overlaps(span)) {
            spans.push(span);
        }
        if spans.len() == ASKED {
            break;
        }
    }
    spans
}

/// Whether of what the passages know of their text, themselves and their contexts, less than a fifth is left.
fn is_hardly_left(passages: &[Placed<'_>]) -> bool {
    let (mut n_known, mut n_left, mut counted_to) = (0, 0, 0);
    for one in passages {
        let anchor = one.anchor;
        let from = anchor.start.saturating_sub(anchor.prefix.chars().count()).max(counted_to);
        let to = (anchor.end + anchor.suffix.chars().count()).max(from);
        n_known += to - from;
        n_left += match one.place {
            Place::Exact(_) => to - from,
            Place::Moved(_) | Place::Changed(_) => anchor.end.saturating_sub(anchor.start.max(from)),
            Place::Ambiguous(_) | Place::Lost => 0,
        };
        counted_to = to;
    }
    n_left * A_PART_OF < n_known
}
