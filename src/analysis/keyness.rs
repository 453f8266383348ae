//! How much more frequent something is here than there: the size of the difference (log ratio) and the evidence for it
//! (G²). The size is to be shown first; much text makes evidence of any difference.

use super::distributions::deviance;
use super::exact::{self, difference_of_products, expected, number};
use super::four_cells::FourCells;

/// What a frequency of zero is taken for in a ratio.
const HALF: f64 = 0.5;

/// How often something is in A and in B, and how large these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyCounts {
    /// How often it is in A.
    pub count_a: u64,
    /// How many syllables (or passages, or articles) A has, at least as many as `count_a`.
    pub total_a: u64,
    /// How often it is in B.
    pub count_b: u64,
    /// How many B has.
    pub total_b: u64,
}

/// G² of four cells (Dunning 1993): twice the logarithm of the likelihood ratio of dependence to independence, never
/// negative, with one degree of freedom; `None` where there is nothing, or more than 2⁵³.
#[must_use]
pub fn g2_four_cells(cells: FourCells) -> Option<f64> {
    let total = cells.total().filter(|total| *total > 0)?;
    let (with_a, with_b) = (cells.both + cells.a_only, cells.both + cells.b_only);
    let (without_a, without_b) = (total - with_a, total - with_b);
    let difference = difference_of_products([cells.both, cells.neither], [cells.a_only, cells.b_only], total);
    let of_cell = |count: u64, row_sum: u64, column_sum: u64, difference: f64| {
        deviance(number(count), expected(row_sum, column_sum, total), difference)
    };
    let sum = of_cell(cells.both, with_a, with_b, difference)
        + of_cell(cells.a_only, with_a, without_b, -difference)
        + of_cell(cells.b_only, without_a, with_b, -difference)
        + of_cell(cells.neither, without_a, without_b, difference);
    Some(2.0 * sum)
}

impl KeyCounts {
    /// G² of Rayson and Garside (2000), of the two cells of the thing itself; it is what most programs of corpora show.
    /// `None` where A or B is empty, or a count is more than its total.
    #[must_use]
    pub fn g2_two_cells(&self) -> Option<f64> {
        let expected = self.expected()?;
        let of_a = deviance(number(self.count_a), expected.a, expected.difference);
        Some(2.0 * (of_a + deviance(number(self.count_b), expected.b, -expected.difference)))
    }

    /// The binary logarithm of the ratio of both relative frequencies: 1 is twice as frequent, 2 four times. With the
    /// correction of Hardie (2014): a count of 0 is taken for ½. `None` where both are 0, too.
    #[must_use]
    pub fn log_ratio(&self) -> Option<f64> {
        self.total()?;
        let relative =
            |count: u64, total: u64| (if count == 0 { HALF } else { number(count) }) / number(total);
        let ratio = relative(self.count_a, self.total_a) / relative(self.count_b, self.total_b);
        (self.count_a > 0 || self.count_b > 0).then(|| ratio.log2())
    }

    /// The sum of both sizes, where the four numbers can be what they are called.
    fn total(&self) -> Option<u64> {
        let can_be = self.total_a > 0
            && self.total_b > 0
            && self.count_a <= self.total_a
            && self.count_b <= self.total_b;
        exact::sum([self.total_a, self.total_b]).filter(|_| can_be)
    }

    fn expected(&self) -> Option<ExpectedCounts> {
        let total = self.total()?;
        let count = self.count_a + self.count_b;
        Some(ExpectedCounts {
            a: expected(self.total_a, count, total),
            b: expected(self.total_b, count, total),
            difference: difference_of_products(
                [self.count_a, self.total_b],
                [self.count_b, self.total_a],
                total,
            ),
        })
    }
}

/// What is expected in A and in B were it equally frequent in both.
struct ExpectedCounts {
    a: f64,
    b: f64,
    /// The count in A less what is expected there; in B it is the opposite.
    difference: f64,
}
