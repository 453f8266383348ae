//! Which hits are kept where there are very many: whole words before parts of words, exact ones before others, those in
//! boilerplate last.

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

/// How many ranks there are.
pub(super) const N_RANKS: usize = 8;

/// The first rank of hits inside of words, and of hits in boilerplate.
const INSIDE: usize = 2;
const BOILERPLATE: usize = 4;

/// What tells how much a hit is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Worth {
    /// Whether the marks are those typed.
    pub(super) is_exact: bool,
    /// Whether it begins and ends with a word.
    pub(super) is_whole: bool,
    /// Whether it stands in boilerplate.
    pub(super) is_boilerplate: bool,
}

impl Worth {
    /// 0 is worth the most: whole words before those inside of others, exact ones before those with other marks, all of
    /// them before the same in boilerplate.
    pub(super) fn rank(self) -> usize {
        let of = |is_worse: bool, n: usize| if is_worse { n } else { 0 };
        of(!self.is_exact, 1) + of(!self.is_whole, INSIDE) + of(self.is_boilerplate, BOILERPLATE)
    }

    /// What hits of a rank are worth.
    pub(super) fn of_rank(rank: usize) -> Self {
        Self {
            is_exact: rank.is_multiple_of(INSIDE),
            is_whole: rank % BOILERPLATE < INSIDE,
            is_boilerplate: rank >= BOILERPLATE,
        }
    }
}

/// Hits by rank.
#[derive(Clone, Debug, Default)]
pub(super) struct Ranked {
    ranks: [Vec<RankedPlace>; N_RANKS],
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
