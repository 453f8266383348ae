//! How wide and high the parts of a table are: columns all alike, or the words around a word, which need room on both of its
//! sides; and higher rows where people write in the cells.

use crate::exchange::grid::Grid;
use crate::exchange::grid_contexts::ContextColumn;
use std::ops::{Range, RangeInclusive};

/// Width of a column of numbers at least and at most, and of one of summaries, in px.
const COLUMN_PX: RangeInclusive<f32> = 76.0..=120.0;
const SUMMARY_PX: RangeInclusive<f32> = 170.0..=340.0;

/// Height of a row, and of one of summaries, in px.
const ROW_PX: f32 = 26.0;
const SUMMARY_ROW_PX: f32 = 84.0;

/// Width of a word whose places are listed, as a share of the room and in px.
const WORD_SHARE: f32 = 0.15;
const WORD_PX: RangeInclusive<f32> = 70.0..=170.0;

/// Width at least of what stands on either side of it, in px.
const SIDE_PX: f32 = 150.0;

/// Width of the names of rows at least and at most, in px, and as a share of the table: of numbers, of summaries, and of
/// places.
const NAMES_PX: RangeInclusive<f32> = 140.0..=340.0;
const SUMMED_UP_PX: RangeInclusive<f32> = 140.0..=210.0;
const NAMES_SHARE: f32 = 0.42;
const ARTICLES_PX: RangeInclusive<f32> = 90.0..=220.0;
const ARTICLES_SHARE: f32 = 0.18;

/// How the columns of a table share its width.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ColumnKind {
    /// All alike, so wide at least and at most, in px.
    Even(RangeInclusive<f32>),
    /// What stands before a word, the word, what stands after it.
    AroundWord,
}

/// How wide and high the parts of a table are.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct GridSizes {
    /// The share of the table's width that the names of the rows take, and their width at least and at most, in px.
    names_share: f32,
    names_px: RangeInclusive<f32>,
    /// Height of a row, in px.
    pub(super) row_px: f32,
    pub(super) columns: ColumnKind,
}

impl GridSizes {
    /// Those of a table whose columns are so wide at least and at most, in px.
    pub(super) fn even(columns_px: RangeInclusive<f32>) -> Self {
        Self {
            names_share: NAMES_SHARE,
            names_px: NAMES_PX,
            row_px: ROW_PX,
            columns: ColumnKind::Even(columns_px),
        }
    }

    /// Those of a table of numbers.
    pub(super) fn of(grid: &Grid) -> Self {
        if grid.context_column(0) == Some(ContextColumn::Before) {
            Self {
                names_share: ARTICLES_SHARE,
                names_px: ARTICLES_PX,
                row_px: ROW_PX,
                columns: ColumnKind::AroundWord,
            }
        } else if grid.has_summaries() {
            Self { names_px: SUMMED_UP_PX, row_px: SUMMARY_ROW_PX, ..Self::even(SUMMARY_PX) }
        } else {
            Self::even(COLUMN_PX)
        }
    }

    /// How wide the names of the rows are, of a table of a width.
    pub(super) fn names_px(&self, width: f32) -> f32 {
        (width * self.names_share).clamp(*self.names_px.start(), *self.names_px.end())
    }
}

/// The widths of the columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct ColumnWidths {
    n: usize,
    step_px: f32,
    /// Of places of a word: how wide it is, and each side of it.
    of_places: Option<SideWidths>,
}

#[derive(Clone, Copy, Debug)]
struct SideWidths {
    side_px: f32,
    word_px: f32,
}

impl ColumnWidths {
    /// Those of `n` columns whose cells have this room.
    pub(super) fn new(kind: &ColumnKind, n: usize, room_px: f32) -> Self {
        match kind {
            ColumnKind::Even(range) => {
                let step_px = (room_px / px(n.max(1))).clamp(*range.start(), *range.end());
                Self { n, step_px, of_places: None }
            }
            ColumnKind::AroundWord => {
                let word_px = (room_px * WORD_SHARE).clamp(*WORD_PX.start(), *WORD_PX.end());
                let side_px = ((room_px - word_px) / 2.0).max(SIDE_PX);
                Self { n, step_px: side_px, of_places: Some(SideWidths { side_px, word_px }) }
            }
        }
    }

    /// Where a column begins; that after the last is where all end.
    pub(super) fn left(&self, column: usize) -> f32 {
        match self.of_places {
            None => px(column) * self.step_px,
            Some(of) => match column {
                0 => 0.0,
                1 => of.side_px,
                2 => of.side_px + of.word_px,
                _ => 2.0 * of.side_px + of.word_px,
            },
        }
    }

    /// How wide a column is.
    pub(super) fn width(&self, column: usize) -> f32 {
        self.left(column + 1) - self.left(column)
    }

    /// How wide all are together.
    pub(super) fn whole(&self) -> f32 {
        self.left(self.n)
    }

    /// The column at a distance from where the first begins; the last one beyond it.
    pub(super) fn at(&self, from_px: f32) -> usize {
        let last = self.n.saturating_sub(1);
        (0..last).find(|column| from_px < self.left(column + 1)).unwrap_or(last)
    }

    /// The columns that a stretch of the table shows.
    pub(super) fn in_sight(&self, offset: f32, length: f32) -> Range<usize> {
        match self.of_places {
            None => in_sight(offset, length, self.step_px, self.n),
            Some(_) => 0..self.n,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "rows and columns, in pixels")]
pub(super) fn px(n: usize) -> f32 {
    n as f32
}

/// Which of `n` equal steps a stretch shows.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a table, from 0")]
pub(super) fn in_sight(offset: f32, length: f32, step: f32, n: usize) -> Range<usize> {
    let first = ((offset / step).floor().max(0.0) as usize).min(n);
    let end = (((offset + length) / step).ceil().max(0.0) as usize).clamp(first, n);
    first..end
}
