//! The sums of a matrix, and what cells are of them: shares, and how far they are from what would be expected.

use super::cross::{Cross, CrossCell};
use super::together::share;

/// The sums of a matrix.
#[derive(Clone, Debug, Default)]
pub struct MatrixSums {
    rows: Vec<usize>,
    columns: Vec<usize>,
    all: usize,
}

impl MatrixSums {
    /// Those of a matrix.
    #[must_use]
    pub fn of(cross: &Cross) -> Self {
        let rows = cross.row_sums();
        Self { all: rows.iter().sum(), rows, columns: cross.column_sums() }
    }

    /// The units of all cells together; those of a passage in several cells count in each.
    #[must_use]
    pub fn all(&self) -> usize {
        self.all
    }

    /// The units of a row.
    #[must_use]
    pub fn row(&self, row: usize) -> usize {
        self.rows.get(row).copied().unwrap_or_default()
    }

    /// The units of a column.
    #[must_use]
    pub fn column(&self, column: usize) -> usize {
        self.columns.get(column).copied().unwrap_or_default()
    }

    /// Of the units of the row, the share of a cell.
    #[must_use]
    pub fn row_share(&self, cell: CrossCell) -> Option<f64> {
        share(cell.units, self.row(cell.row))
    }

    /// Of the units of the column, the share of a cell.
    #[must_use]
    pub fn column_share(&self, cell: CrossCell) -> Option<f64> {
        share(cell.units, self.column(cell.column))
    }

    /// The adjusted residual of a cell (Haberman 1973): (n − e) / √(e (1 − row share) (1 − column share)), with
    /// e = row sum · column sum / all; how far it is from what would be expected if rows and columns had nothing to do with
    /// each other, in standard deviations. `None` where row or column hold nothing or everything.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no count reaches 2^53")]
    pub fn residual(&self, cell: CrossCell) -> Option<f64> {
        let all = self.all as f64;
        let (n, row, column) =
            (cell.units as f64, self.row(cell.row) as f64, self.column(cell.column) as f64);
        let expected = row * column / all;
        let variance = expected * (1.0 - row / all) * (1.0 - column / all);
        (variance > 0.0).then(|| (n - expected) / variance.sqrt())
    }
}
