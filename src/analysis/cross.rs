//! A matrix: how many passages stand on a row and a column at once. What does not occur is not kept, so that themes and
//! ten thousand articles take no more than there are passages.

use super::axis::{AxisItem, LaidAxis};
use super::coded::Coded;
use super::counting_unit::{CountingUnit, length_of_union};
use super::pieces::in_pieces;
use super::word_texts::Cancelled;
use crate::text::positions::Span;
use rayon::prelude::*;

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
        is_cancelled: Cancelled<'_>,
    ) -> Self {
        let axes = Axes { rows: &rows, columns: &columns, unit };
        let pieces = in_pieces(coded.articles.len(), is_cancelled, |articles| {
            let mut piece = Piece { of_rows: vec![Vec::new(); rows.items.len()], ..Piece::default() };
            for article in articles.filter(|article| !coded.passages_of(*article).is_empty()) {
                if is_cancelled() {
                    break;
                }
                piece.add_article(coded, article, axes);
            }
            piece
        });
        let has_repeated = pieces.iter().any(|piece| piece.has_repeated);
        let of_row = |row: usize| {
            let of_pieces = pieces.iter().filter_map(|piece| piece.of_rows.get(row));
            united(of_pieces.map(Vec::as_slice).collect::<Vec<_>>().concat())
        };
        let of_rows: Vec<Vec<RowCell>> = (0..rows.items.len()).into_par_iter().map(of_row).collect();
        let cells =
            of_rows.iter().enumerate().flat_map(|(row, cells)| cells.iter().map(move |cell| cell.wide(row)));
        let mut all = Vec::with_capacity(of_rows.iter().map(Vec::len).sum());
        all.extend(cells);
        Self { rows: rows.items, columns: columns.items, cells: all, has_repeated }
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

/// What passages are put by.
#[derive(Clone, Copy)]
struct Axes<'a> {
    rows: &'a LaidAxis,
    columns: &'a LaidAxis,
    unit: CountingUnit,
}

/// A passage on a cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct OnCell {
    row: usize,
    column: usize,
    passage: usize,
}

/// A cell of a known row, kept small: there are as many as themes of articles. No project has 2³² passages.
#[derive(Clone, Copy)]
struct RowCell {
    column: u32,
    passages: u32,
    units: u32,
    articles: u32,
}

impl RowCell {
    fn wide(self, row: usize) -> CrossCell {
        let Self { column, passages, units, articles } = self;
        let [column, passages, units, articles] = [column, passages, units, articles].map(|n| n as usize);
        CrossCell { row, column, passages, units, articles }
    }
}

/// What some articles hold.
#[derive(Default)]
struct Piece {
    /// Of each row its cells, article by article.
    of_rows: Vec<Vec<RowCell>>,
    has_repeated: bool,
    on_rows: Vec<usize>,
    on_columns: Vec<usize>,
    /// Of the article at hand.
    here: Vec<OnCell>,
    ranges: Vec<Span>,
}

impl Piece {
    fn add_article(&mut self, coded: &Coded<'_>, article: usize, axes: Axes<'_>) {
        self.here.clear();
        for (at, passage) in coded.passages_of(article).iter().enumerate() {
            axes.rows.items_of(coded, passage, &mut self.on_rows);
            axes.columns.items_of(coded, passage, &mut self.on_columns);
            self.has_repeated |= self.on_rows.len() * self.on_columns.len() > 1;
            for row in &self.on_rows {
                let columns = self.on_columns.iter();
                self.here.extend(columns.map(|column| OnCell { row: *row, column: *column, passage: at }));
            }
        }
        self.here.sort_unstable();
        let covered = match axes.unit {
            // Their units are the passages of a cell, or one.
            CountingUnit::Passage | CountingUnit::Article => Vec::new(),
            CountingUnit::Sentence | CountingUnit::Paragraph => axes.unit.covered(coded, article),
        };
        for of_cell in self.here.chunk_by(|one, next| (one.row, one.column) == (next.row, next.column)) {
            let Some(OnCell { row, column, .. }) = of_cell.first().copied() else { continue };
            let units = match axes.unit {
                CountingUnit::Passage => of_cell.len(),
                CountingUnit::Article => 1,
                CountingUnit::Sentence | CountingUnit::Paragraph => {
                    let ranges = of_cell.iter().filter_map(|on| covered.get(on.passage).copied().flatten());
                    self.ranges.clear();
                    self.ranges.extend(ranges);
                    length_of_union(&mut self.ranges)
                }
            };
            let [column, passages, units] =
                [column, of_cell.len(), units].map(|n| u32::try_from(n).unwrap_or(u32::MAX));
            let cell = RowCell { column, passages, units, articles: 1 };
            self.of_rows.get_mut(row).into_iter().for_each(|cells| cells.push(cell));
        }
    }
}

/// The cells of a row, by column, those of one column as one.
fn united(mut cells: Vec<RowCell>) -> Vec<RowCell> {
    cells.sort_by_key(|cell| cell.column);
    cells.dedup_by(|next, cell| {
        let is_same = next.column == cell.column;
        if is_same {
            cell.passages += next.passages;
            cell.units += next.units;
            cell.articles += next.articles;
        }
        is_same
    });
    cells
}
