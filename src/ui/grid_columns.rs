//! How wide the columns of a table of numbers are: all alike, but for the words around a word, which need room on both of
//! its sides.

use crate::exchange::grid::Grid;
use crate::exchange::grid_contexts::ContextColumn;
use std::ops::Range;

/// Width of a column of numbers at least and at most, in px.
const COLUMN_PX: std::ops::RangeInclusive<f32> = 76.0..=120.0;

/// The same of summaries.
const SUMMARY_PX: std::ops::RangeInclusive<f32> = 170.0..=340.0;

/// Height of a row, and of one of summaries, in px.
const ROW_PX: f32 = 26.0;
const SUMMARY_ROW_PX: f32 = 84.0;

/// Width of a word whose places are listed, as a share of the room and in px.
const WORD_SHARE: f32 = 0.15;
const WORD_PX: std::ops::RangeInclusive<f32> = 70.0..=170.0;

/// Width at least of what stands on either side of it, in px.
const SIDE_PX: f32 = 150.0;

/// Width of the names of rows at least and at most, in px, and as a share of the table: of numbers, and of places.
const NAMES_PX: std::ops::RangeInclusive<f32> = 140.0..=340.0;
const NAMES_SHARE: f32 = 0.42;
const SUMMED_UP_PX: std::ops::RangeInclusive<f32> = 140.0..=210.0;
const ARTICLES_PX: std::ops::RangeInclusive<f32> = 90.0..=220.0;
const ARTICLES_SHARE: f32 = 0.18;

/// How wide the names of the rows are, of a table of a width.
pub(super) fn names_px(grid: &Grid, width: f32) -> f32 {
    let (share, range) = if is_of_places(grid) {
        (ARTICLES_SHARE, ARTICLES_PX)
    } else if grid.has_summaries() {
        (NAMES_SHARE, SUMMED_UP_PX)
    } else {
        (NAMES_SHARE, NAMES_PX)
    };
    (width * share).clamp(*range.start(), *range.end())
}

/// How high the rows are.
pub(super) fn row_px(grid: &Grid) -> f32 {
    if grid.has_summaries() { SUMMARY_ROW_PX } else { ROW_PX }
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
    /// Those of a table whose cells have this room.
    pub(super) fn of(grid: &Grid, room_px: f32) -> Self {
        let n = grid.columns.len();
        let range = if grid.has_summaries() { SUMMARY_PX } else { COLUMN_PX };
        let step_px = (room_px / px(n.max(1))).clamp(*range.start(), *range.end());
        let word_px = (room_px * WORD_SHARE).clamp(*WORD_PX.start(), *WORD_PX.end());
        let side_px = ((room_px - word_px) / 2.0).max(SIDE_PX);
        let of_places = is_of_places(grid).then_some(SideWidths { side_px, word_px });
        Self { n, step_px, of_places }
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

    /// The columns that a stretch of the table shows.
    pub(super) fn in_sight(&self, offset: f32, length: f32) -> Range<usize> {
        match self.of_places {
            None => in_sight(offset, length, self.step_px, self.n),
            Some(_) => 0..self.n,
        }
    }
}

fn is_of_places(grid: &Grid) -> bool {
    grid.context_column(0) == Some(ContextColumn::Before)
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
