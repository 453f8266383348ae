//! How strongly two themes (or two words) belong together, from how often they are together and each for itself.

use super::exact::{self, number};

/// The size that logDice gives to two things that are never apart.
const LOG_DICE_OF_TWINS: f64 = 14.0;

/// How many times as frequent one of two has to be for the pair to be lopsided: that of the yellow dot of ATLAS.ti.
const LOPSIDED: u64 = 5;

/// How often A and B are together and each for itself. What is counted – passages, sentences, articles – is the same
/// in all four, but for `together` of passages, which counts pairs of passages and can be more than either of the two:
/// then no measure is defined, and none is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairCounts {
    /// How many units hold both, or how many pairs of passages overlap, each once.
    pub together: u64,
    /// How many units hold A.
    pub n_a: u64,
    /// How many units hold B.
    pub n_b: u64,
    /// How many units there are; only the measures that compare with chance ask for it.
    pub n_all: u64,
}

impl PairCounts {
    /// Jaccard's index, from 0 to 1: what holds both among what holds either. It is the c of ATLAS.ti.
    #[must_use]
    pub fn jaccard(&self) -> Option<f64> {
        let both = self.n_either_counted_twice()?;
        Some(number(self.together) / number(both - self.together))
    }

    /// Dice's coefficient, from 0 to 1: the harmonic mean of both conditional shares.
    #[must_use]
    pub fn dice(&self) -> Option<f64> {
        let both = self.n_either_counted_twice()?;
        Some(2.0 * number(self.together) / number(both))
    }

    /// Rychlý's logDice: 14 for two that are never apart, 1 less for each time half as much; `None`, too, where they
    /// are never together.
    #[must_use]
    pub fn log_dice(&self) -> Option<f64> {
        self.dice().filter(|dice| *dice > 0.0).map(|dice| LOG_DICE_OF_TWINS + dice.log2())
    }

    /// Pointwise mutual information in bits: how many times as often they are together as by chance, as a binary
    /// logarithm; `None`, too, where they are never together. It favours what is rare.
    #[must_use]
    pub fn pmi(&self) -> Option<f64> {
        let by_chance = self.by_chance()?;
        (self.together > 0).then(|| (number(self.together) / by_chance).log2())
    }

    /// Pointwise mutual information over its largest value, from −1 to 1. It is −1 where they are never together, as
    /// its limit is, and `None`, too, where every unit holds both.
    #[must_use]
    pub fn npmi(&self) -> Option<f64> {
        self.by_chance()?;
        if self.together == 0 {
            return Some(-1.0);
        }
        let largest = (number(self.n_all) / number(self.together)).log2();
        (largest > 0.0).then_some(self.pmi()? / largest)
    }

    /// Whether one of the two is more than five times as frequent as the other, so that Jaccard's index is small
    /// however often they are together.
    #[must_use]
    pub fn is_lopsided(&self) -> bool {
        let (less, more) = (self.n_a.min(self.n_b), self.n_a.max(self.n_b));
        more > less.saturating_mul(LOPSIDED)
    }

    /// The sum of both, where it is one that `together` can be a part of.
    fn n_either_counted_twice(&self) -> Option<u64> {
        let both = exact::sum([self.n_a, self.n_b]).filter(|both| *both > 0)?;
        (self.together <= self.n_a.min(self.n_b)).then_some(both)
    }

    /// How many units would hold both by chance, where units can be as they were counted.
    fn by_chance(&self) -> Option<f64> {
        let n_all = exact::sum([self.n_all])?;
        let (less, more) = (self.n_a.min(self.n_b), self.n_a.max(self.n_b));
        let can_be = less > 0 && self.together <= less && more <= n_all;
        // Those that hold one of the two at least are no more than all.
        let fits = u128::from(less) + u128::from(more) <= u128::from(n_all) + u128::from(self.together);
        (can_be && fits).then(|| exact::expected(self.n_a, self.n_b, n_all))
    }
}
