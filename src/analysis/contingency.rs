//! A table of counts, and whether its rows and columns are independent: χ², what is expected of each cell, and which
//! cells differ from it. A row or column without counts says nothing and takes no part.

use super::distributions::chi_square_tail;
use super::exact::{self, difference_of_products, number, number_of};

/// Below this χ² is a poor guide to p: Cochran's rule.
const ENOUGH_EXPECTED: f64 = 5.0;

/// A table of counts with its sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contingency {
    /// Row by row.
    counts: Vec<u64>,
    row_sums: Vec<u64>,
    column_sums: Vec<u64>,
    total: u64,
}

/// What χ² tells of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChiSquare {
    /// Pearson's X².
    pub statistic: f64,
    /// The degrees of freedom.
    pub degrees: usize,
    /// The probability of such a statistic, or a larger one, were rows and columns independent.
    pub p: f64,
    /// Cramér's V, from 0 to 1.
    pub cramers_v: f64,
    /// The least count that is expected of a cell.
    pub least_expected: f64,
    /// How many cells are expected to hold less than 5; where they are many, p is not to be relied on.
    pub n_expected_below_5: usize,
    /// How many cells there are in rows and columns that hold something.
    pub n_cells: usize,
}

impl Contingency {
    /// The table of some rows; `None` where they are not equally long, or their sum is over 2⁵³.
    #[must_use]
    pub fn new<R: AsRef<[u64]>>(rows: &[R]) -> Option<Self> {
        let n_columns = rows.first().map_or(0, |row| row.as_ref().len());
        let mut column_sums = vec![0_u64; n_columns];
        let mut row_sums = Vec::with_capacity(rows.len());
        let mut counts = Vec::with_capacity(rows.len() * n_columns);
        for row in rows {
            let row = row.as_ref();
            if row.len() != n_columns {
                return None;
            }
            row_sums.push(exact::sum(row.iter().copied())?);
            for (sum, count) in column_sums.iter_mut().zip(row) {
                *sum = sum.checked_add(*count)?;
            }
            counts.extend(row);
        }
        let total = exact::sum(row_sums.iter().copied())?;
        Some(Self { counts, row_sums, column_sums, total })
    }

    /// The count of a cell; `None` outside the table.
    #[must_use]
    pub fn count(&self, row: usize, column: usize) -> Option<u64> {
        let n_columns = self.column_sums.len();
        (column < n_columns).then(|| self.counts.get(row * n_columns + column).copied())?
    }

    /// By how many standard errors a cell differs from what is expected of it (Haberman's adjusted residual); `None`
    /// where its row or column holds nothing, or everything.
    #[must_use]
    pub fn adjusted_residual(&self, row: usize, column: usize) -> Option<f64> {
        let cell = self.cell(row, column)?;
        let rest = |sum: u64| number(self.total - sum) / number(self.total);
        let variance = cell.expected * rest(cell.row_sum) * rest(cell.column_sum);
        (variance > 0.0).then(|| cell.difference / variance.sqrt())
    }

    /// Pearson's χ² of the table; `None` where fewer than two rows or two columns hold something.
    #[must_use]
    pub fn chi_square(&self) -> Option<ChiSquare> {
        let (n_rows, n_columns) = (n_held(&self.row_sums), n_held(&self.column_sums));
        let shorter = n_rows.min(n_columns).checked_sub(1).filter(|shorter| *shorter > 0)?;
        let degrees = (n_rows - 1) * (n_columns - 1);
        let (mut statistic, mut least_expected, mut n_expected_below_5) = (0.0, f64::INFINITY, 0);
        for cell in self.cells() {
            statistic += cell.difference * cell.difference / cell.expected;
            least_expected = cell.expected.min(least_expected);
            n_expected_below_5 += usize::from(cell.expected < ENOUGH_EXPECTED);
        }
        Some(ChiSquare {
            statistic,
            degrees,
            p: chi_square_tail(statistic, degrees)?,
            cramers_v: (statistic / (number(self.total) * number_of(shorter))).sqrt().min(1.0),
            least_expected,
            n_expected_below_5,
            n_cells: n_rows * n_columns,
        })
    }

    /// The cells in rows and columns that hold something.
    fn cells(&self) -> impl Iterator<Item = Cell> {
        let n_columns = self.column_sums.len();
        (0..self.row_sums.len()).flat_map(move |row| (0..n_columns).filter_map(move |at| self.cell(row, at)))
    }

    fn cell(&self, row: usize, column: usize) -> Option<Cell> {
        let row_sum = self.row_sums.get(row).copied().filter(|sum| *sum > 0)?;
        let column_sum = self.column_sums.get(column).copied().filter(|sum| *sum > 0)?;
        let count = self.count(row, column)?;
        Some(Cell {
            row_sum,
            column_sum,
            expected: exact::expected(row_sum, column_sum, self.total),
            difference: difference_of_products([count, self.total], [row_sum, column_sum], self.total),
        })
    }
}

/// A cell of which something is expected.
struct Cell {
    row_sum: u64,
    column_sum: u64,
    expected: f64,
    /// The count less what is expected.
    difference: f64,
}

fn n_held(sums: &[u64]) -> usize {
    sums.iter().filter(|sum| **sum > 0).count()
}
