//! A matrix: how many passages stand on a row and a column at once. What does not occur is not kept, so that themes and
//! ten thousand articles take no more than there are passages.

use super::axis::{AxisItem, LaidAxis};
use super::coded::Coded;
use super::counting_unit::{CountingUnit, length_of_union};
use crate::text::positions::Span;
use std::collections::HashMap;

/// A matrix of counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cross {
    /// The rows.
    pub rows: Vec<AxisItem>,
    /// The columns.
    pub columns: Vec<AxisItem>,
    /// The cells with anything in them, row by row, in each by column.
    pub cells: Vec<CrossCell>,
    /// Whether a passage stands in several rows or several columns: then the counts are not independent of each other.
    pub has_repeated: bool,
}

/// A cell with something in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CrossCell {
    /// Its row, as a place among the rows.
    pub row: usize,
    /// Its column, as a place among the columns.
    pub column: usize,
    /// Passages.
    pub passages: usize,
    /// Sentences, paragraphs or articles that they reach into, as it was asked; of passages the passages.
    pub units: usize,
    /// Articles that they stand in.
    pub articles: usize,
}

impl Cross {
    /// Counts; where it is no longer wanted, in the first articles.
    #[must_use]
    pub fn of(
        coded: &Coded<'_>,
        rows: LaidAxis,
        columns: LaidAxis,
        unit: CountingUnit,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Self {
        let mut cells: HashMap<CellPlace, CrossCell> = HashMap::new();
        let mut has_repeated = false;
        let (mut on_rows, mut on_columns) = (Vec::new(), Vec::new());
        let mut here: Vec<(CellPlace, usize)> = Vec::new();
        let mut ranges: Vec<Span> = Vec::new();
        for article in 0..coded.articles.len() {
            let passages = coded.passages_of(article);
            if passages.is_empty() {
                continue;
            }
            if is_cancelled() {
                break;
            }
            here.clear();
            for (at, passage) in passages.iter().enumerate() {
                rows.items_of(coded, passage, &mut on_rows);
                columns.items_of(coded, passage, &mut on_columns);
                let n_places = on_rows.len() * on_columns.len();
                has_repeated |= n_places > 1;
                for row in &on_rows {
                    here.extend(
                        on_columns.iter().map(|column| (CellPlace { row: *row, column: *column }, at)),
                    );
                }
            }
            here.sort_unstable();
            let covered = unit.covered(coded, article);
            for of_cell in here.chunk_by(|(one, _), (next, _)| one == next) {
                let Some((place, _)) = of_cell.first() else { continue };
                ranges.clear();
                ranges.extend(of_cell.iter().filter_map(|(_, at)| covered.get(*at).copied().flatten()));
                let cell = cells.entry(*place).or_insert(CrossCell {
                    row: place.row,
                    column: place.column,
                    ..CrossCell::default()
                });
                cell.passages += of_cell.len();
                cell.units += length_of_union(&mut ranges);
                cell.articles += 1;
            }
        }
        let mut cells: Vec<CrossCell> = cells.into_values().collect();
        cells.sort_unstable();
        Self { rows: rows.items, columns: columns.items, cells, has_repeated }
    }

    /// A cell; one with nothing in it where nothing is.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> CrossCell {
        let found = self.cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column));
        let empty = CrossCell { row, column, ..CrossCell::default() };
        found.ok().and_then(|at| self.cells.get(at)).copied().unwrap_or(empty)
    }

    /// The units of the cells of each row together.
    #[must_use]
    pub fn row_sums(&self) -> Vec<usize> {
        let mut sums = vec![0; self.rows.len()];
        for cell in &self.cells {
            sums.get_mut(cell.row).into_iter().for_each(|sum| *sum += cell.units);
        }
        sums
    }

    /// The units of the cells of each column together.
    #[must_use]
    pub fn column_sums(&self) -> Vec<usize> {
        let mut sums = vec![0; self.columns.len()];
        for cell in &self.cells {
            sums.get_mut(cell.column).into_iter().for_each(|sum| *sum += cell.units);
        }
        sums
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct CellPlace {
    row: usize,
    column: usize,
}
