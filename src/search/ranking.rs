//! Which hits are kept where there are very many: exact ones before others, those in boilerplate last.

use super::finder::Hit;
use crate::text::positions::Span;

/// How many hits are kept to be shown; all are counted.
pub const N_KEPT: usize = 1_000;

/// A hit in one of many articles; in the order in which articles and hits stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RankedPlace {
    /// Which article, by number.
    pub(super) article: usize,
    pub(super) span: Span,
}

/// How much a hit is worth: 0 exact, 1 not exact, 2 and 3 the same in boilerplate.
pub(super) fn rank_of(hit: Hit, is_boilerplate: bool) -> usize {
    usize::from(!hit.is_exact) + if is_boilerplate { FURNITURE } else { 0 }
}

/// Whether hits of a rank are exact.
pub(super) fn is_exact(rank: usize) -> bool {
    rank.is_multiple_of(2)
}

/// Whether hits of a rank stand in boilerplate.
pub(super) fn is_boilerplate(rank: usize) -> bool {
    rank >= FURNITURE
}

/// The first rank of hits in boilerplate.
const FURNITURE: usize = 2;

/// Hits by rank.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranked {
    ranks: [Vec<RankedPlace>; 4],
}

impl Ranked {
    /// Adds a hit.
    pub(super) fn push(&mut self, rank: usize, place: RankedPlace) {
        if let Some(places) = self.ranks.get_mut(rank) {
            places.push(place);
        }
    }

    /// Takes in what another has.
    pub(super) fn absorb(&mut self, other: Self) {
        for (places, more) in self.ranks.iter_mut().zip(other.ranks) {
            places.extend(more);
        }
    }

    /// The hits that are kept, the best first, each with its rank.
    pub(super) fn best(&mut self) -> impl Iterator<Item = (usize, RankedPlace)> {
        for places in &mut self.ranks {
            places.sort_unstable();
            places.truncate(N_KEPT);
        }
        let all = self.ranks.iter().enumerate();
        all.flat_map(|(rank, places)| places.iter().map(move |place| (rank, *place))).take(N_KEPT)
    }
}
