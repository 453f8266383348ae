//! What a matrix tells beyond its counts: whether rows and columns have anything to do with each other, how strongly, and
//! which cells stand out after the correction for looking at so many.

use super::contingency::{ChiSquare, Contingency};
use super::corrections::benjamini_hochberg;
use super::cross::Cross;
use super::distributions::normal_two_sided_tail;
use super::fisher::{FisherExact, fisher_exact};
use super::four_cells::FourCells;

/// A matrix with more cells is not tested.
const MAX_CELLS: usize = 250_000;

/// The false discovery rate that cells are told with.
const RATE: f64 = 0.05;

/// The tests of a matrix. They count each pair of unit, row and column once; where units stand in several rows or columns
/// they are not independent, and the tests say too much.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossTests {
    /// Whether rows and columns have anything to do with each other.
    pub chi_square: ChiSquare,
    /// The same where there are two of each, exactly: for small counts.
    pub fisher: Option<FisherExact>,
    /// The cells that stand out, the farthest from what would be expected first.
    pub striking: Vec<StrikingCell>,
}

/// A cell that stands out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StrikingCell {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// Its adjusted residual; below 0 where it holds less than would be expected.
    pub residual: f64,
    /// Its p-value after Benjamini and Hochberg's correction over all cells.
    pub p: f64,
}

impl CrossTests {
    /// Tests a matrix; `None` where it has too few rows or columns with anything in them, or too many cells.
    #[must_use]
    pub fn of(cross: &Cross) -> Option<Self> {
        let (n_rows, n_columns) = (cross.rows.len(), cross.columns.len());
        if n_rows.saturating_mul(n_columns) > MAX_CELLS {
            return None;
        }
        let mut counts = vec![vec![0_u64; n_columns]; n_rows];
        for cell in &cross.cells {
            if let Some(count) = counts.get_mut(cell.row).and_then(|row| row.get_mut(cell.column)) {
                *count = u64::try_from(cell.units).unwrap_or(u64::MAX);
            }
        }
        let table = Contingency::new(&counts)?;
        let chi_square = table.chi_square()?;
        let places = (0..n_rows).flat_map(|row| (0..n_columns).map(move |column| CellPlace { row, column }));
        let residuals: Vec<(CellPlace, f64)> =
            places.filter_map(|at| Some((at, table.adjusted_residual(at.row, at.column)?))).collect();
        let p: Vec<f64> = residuals.iter().map(|(_, residual)| normal_two_sided_tail(*residual)).collect();
        let adjusted = benjamini_hochberg(&p);
        let mut striking: Vec<StrikingCell> = residuals
            .iter()
            .zip(adjusted)
            .filter(|(_, p)| *p < RATE)
            .map(|((at, residual), p)| StrikingCell {
                row: at.row,
                column: at.column,
                residual: *residual,
                p,
            })
            .collect();
        striking.sort_by(|one, other| other.residual.abs().total_cmp(&one.residual.abs()));
        Some(Self { chi_square, fisher: fisher_of(&counts), striking })
    }

    /// Whether a cell stands out.
    #[must_use]
    pub fn is_striking(&self, row: usize, column: usize) -> bool {
        self.striking.iter().any(|cell| cell.row == row && cell.column == column)
    }
}

#[derive(Clone, Copy)]
struct CellPlace {
    row: usize,
    column: usize,
}

/// The exact test of a table in which just two rows and two columns hold anything.
fn fisher_of(counts: &[Vec<u64>]) -> Option<FisherExact> {
    let rows: Vec<&Vec<u64>> = counts.iter().filter(|row| row.iter().any(|n| *n > 0)).collect();
    let [one, other] = rows.as_slice() else { return None };
    let columns: Vec<usize> = (0..one.len())
        .filter(|at| [one, other].iter().any(|row| row.get(*at).is_some_and(|n| *n > 0)))
        .collect();
    let [first, second] = columns.as_slice() else { return None };
    let cell = |row: &[u64], column: usize| row.get(column).copied().unwrap_or_default();
    fisher_exact(FourCells {
        both: cell(one, *first),
        a_only: cell(one, *second),
        b_only: cell(other, *first),
        neither: cell(other, *second),
    })
}
