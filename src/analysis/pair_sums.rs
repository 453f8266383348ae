//! Sums of pairs of themes, as far as there are any.

use super::quick_hash::Quick;
use super::together::ThemePair;

/// Pairs, in the order in which they first came up.
#[derive(Debug, Default)]
pub(super) struct PairSums {
    places: Quick<u128, usize>,
    pairs: Vec<ThemePair>,
}

impl PairSums {
    /// Changes the sums of a pair, which begin at nothing.
    #[inline]
    pub(super) fn change(&mut self, one: usize, other: usize, change: impl FnOnce(&mut ThemePair)) {
        let next = self.pairs.len();
        let place = *self.places.entry((one as u128) << 64 | other as u128).or_insert(next);
        if place == next {
            self.pairs.push(ThemePair { one, other, ..ThemePair::default() });
        }
        if let Some(pair) = self.pairs.get_mut(place) {
            change(pair);
        }
    }

    /// Adds the sums of others.
    pub(super) fn add(&mut self, others: &Self) {
        for more in &others.pairs {
            self.change(more.one, more.other, |pair| {
                pair.together += more.together;
                pair.of_one += more.of_one;
                pair.of_other += more.of_other;
            });
        }
    }

    /// The pairs, by the one, then by the other.
    pub(super) fn sorted(self) -> Vec<ThemePair> {
        let mut pairs = self.pairs;
        pairs.sort_unstable();
        pairs
    }
}
