//! How often two things are there together, alone and not at all: the four cells of a 2×2 table, by name.

use super::exact;

/// Counts of units, by whether A and B are there. Questions about them have no answer where their sum is over 2⁵³.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FourCells {
    /// Units with A and B.
    pub both: u64,
    /// Units with A and without B.
    pub a_only: u64,
    /// Units with B and without A.
    pub b_only: u64,
    /// Units with neither.
    pub neither: u64,
}

impl FourCells {
    /// How many units there are; `None` over 2⁵³.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        exact::sum([self.both, self.a_only, self.b_only, self.neither])
    }

    /// The odds ratio of the sample, both · neither over a only · b only; `None` where the divisor is 0.
    #[must_use]
    pub fn odds_ratio(&self) -> Option<f64> {
        self.total()?;
        let divisor = exact::number(self.a_only) * exact::number(self.b_only);
        (divisor > 0.0).then(|| exact::number(self.both) * exact::number(self.neither) / divisor)
    }
}
