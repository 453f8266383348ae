//! Fisher's exact test of a 2×2 table whose sums are given. Only the first probability of a tail is computed by itself,
//! from deviances, so that counts of ten millions lose no digits; the next ones follow by their ratios until they no
//! longer matter. Where the other tail begins is found by halving.

use super::distributions::{binet, deviance};
use super::exact::{difference_of_products, expected, number};
use super::four_cells::FourCells;
use std::f64::consts::TAU;

/// By how much another table may be more probable and still count as no more probable than the one that was observed:
/// tables that are equally probable differ by what was rounded. R has the same.
const TOLERANCE: f64 = 1e-7;

/// Terms below this part of a sum are left out, with all that follow.
const NEGLIGIBLE: f64 = 1e-22;

/// What the exact test tells of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FisherExact {
    /// The probability of all tables that are no more probable than this one.
    pub two_sided: f64,
    /// The probability that as many units as here, or more, have both.
    pub as_many_or_more: f64,
    /// The probability that as many units as here, or fewer, have both.
    pub as_many_or_fewer: f64,
    /// The odds ratio of the sample; `None` where its divisor is 0.
    pub odds_ratio: Option<f64>,
}

/// Tests whether A and B are independent; `None` where there are no units, or more than 2⁵³.
#[must_use]
pub fn fisher_exact(cells: FourCells) -> Option<FisherExact> {
    let total = cells.total().filter(|total| *total > 0)?;
    let tables = Tables::like(cells, total);
    Some(FisherExact {
        two_sided: tables.two_sided(cells.both),
        as_many_or_more: tables.at_least(cells.both),
        as_many_or_fewer: tables.at_most(cells.both),
        odds_ratio: cells.odds_ratio(),
    })
}

/// All tables with the same sums; each is told by its cell `both`.
struct Tables {
    with_a: u64,
    with_b: u64,
    total: u64,
    least: u64,
    most: u64,
    /// The most probable table, the upper one of two.
    mode: u64,
    /// What the logarithm of every probability has in common.
    constant: f64,
}

impl Tables {
    fn like(cells: FourCells, total: u64) -> Self {
        let with_a = cells.both + cells.a_only;
        let with_b = cells.both + cells.b_only;
        let (least, most) = ((with_a + with_b).saturating_sub(total), with_a.min(with_b));
        let mode = (u128::from(with_a) + 1) * (u128::from(with_b) + 1) / (u128::from(total) + 2);
        let mode = u64::try_from(mode).unwrap_or(most).clamp(least, most);
        let constant = [with_a, total - with_a, with_b, total - with_b].map(beside_power).iter().sum::<f64>()
            - beside_power(total);
        Self { with_a, with_b, total, least, most, mode, constant }
    }

    fn at(&self, both: u64) -> FourCells {
        FourCells {
            both,
            a_only: self.with_a - both,
            b_only: self.with_b - both,
            neither: self.total + both - self.with_a - self.with_b,
        }
    }

    /// The logarithm of the probability of a table: in the product of factorials the powers of the counts make
    /// deviances, and what is beside the powers is small.
    fn ln_probability(&self, both: u64) -> f64 {
        let cells = self.at(both);
        let (without_a, without_b) = (self.total - self.with_a, self.total - self.with_b);
        let difference =
            difference_of_products([both, cells.neither], [cells.a_only, cells.b_only], self.total);
        let of_cell = |count: u64, row_sum: u64, column_sum: u64, difference: f64| {
            let mean = expected(row_sum, column_sum, self.total);
            deviance(number(count), mean, difference) + beside_power(count)
        };
        self.constant
            - of_cell(both, self.with_a, self.with_b, difference)
            - of_cell(cells.a_only, self.with_a, without_b, -difference)
            - of_cell(cells.b_only, without_a, self.with_b, -difference)
            - of_cell(cells.neither, without_a, without_b, difference)
    }

    /// The probability of a table at or above the mode and all above it.
    fn upper_tail(&self, from: u64) -> f64 {
        let (mut term, mut sum) = (1.0, 1.0);
        for both in from..self.most {
            let cells = self.at(both);
            term *=
                number(cells.a_only) / number(both + 1) * number(cells.b_only) / number(cells.neither + 1);
            sum += term;
            if term < sum * NEGLIGIBLE {
                break;
            }
        }
        self.ln_probability(from).exp() * sum
    }

    /// The probability of a table at or below the mode and all below it.
    fn lower_tail(&self, from: u64) -> f64 {
        let (mut term, mut sum) = (1.0, 1.0);
        for both in (self.least + 1..=from).rev() {
            let cells = self.at(both);
            term *=
                number(both) / number(cells.a_only + 1) * number(cells.neither) / number(cells.b_only + 1);
            sum += term;
            if term < sum * NEGLIGIBLE {
                break;
            }
        }
        self.ln_probability(from).exp() * sum
    }

    fn at_least(&self, both: u64) -> f64 {
        let p = if both > self.mode {
            self.upper_tail(both)
        } else if both > self.least {
            1.0 - self.lower_tail(both - 1)
        } else {
            1.0
        };
        p.clamp(0.0, 1.0)
    }

    fn at_most(&self, both: u64) -> f64 {
        let p = if both < self.mode {
            self.lower_tail(both)
        } else if both < self.most {
            1.0 - self.upper_tail(both + 1)
        } else {
            1.0
        };
        p.clamp(0.0, 1.0)
    }

    fn two_sided(&self, observed: u64) -> f64 {
        let limit = self.ln_probability(observed) + TOLERANCE.ln_1p();
        let counts = |both: u64| self.ln_probability(both) <= limit;
        if counts(self.mode) {
            return 1.0;
        }
        let above = nearest(self.mode, self.most, counts).map_or(0.0, |from| self.upper_tail(from));
        let below = nearest(self.mode, self.least, counts).map_or(0.0, |from| self.lower_tail(from));
        (above + below).min(1.0)
    }
}

/// The number nearest to `inside` that `holds`, on the way to `end`, where it holds from some number on; `None` where
/// it does not hold at the end.
fn nearest(inside: u64, end: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    let (mut outside, mut inside) = (holds(end).then_some(end)?, inside);
    while outside.abs_diff(inside) > 1 {
        let middle = inside.midpoint(outside);
        if holds(middle) {
            outside = middle;
        } else {
            inside = middle;
        }
    }
    Some(outside)
}

/// What ln k! has beside k ln k − k.
fn beside_power(count: u64) -> f64 {
    let k = number(count);
    if count == 0 { 0.0 } else { 0.5 * (TAU * k).ln() + binet(k) }
}
