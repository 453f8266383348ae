//! Where the bars beside the text stand: each at the height of its passage, side by side where passages share a row.

use super::reader_paint::Page;
use super::reader_shape::Measure;
use crate::text::positions::Span;
use crate::view::marks::{Lane, MAX_LANES, Marks};
use std::sync::Arc;

/// Bars side by side at most.
pub const MAX_BARS: usize = MAX_LANES;

/// A bar keeps so far from the top and the bottom of its rows, in px.
const INSET_PX: f32 = 4.0;

/// Which place each bar has, side by side. Once given it is kept while the text is scrolled, so that no bar jumps.
#[derive(Default)]
pub struct Columns {
    made_for: Option<MadeFor>,
    /// By the lanes' places among those that can be drawn; `MAX_BARS` for a bar that found no room.
    given: Vec<Option<usize>>,
    /// How many places side by side were given at most.
    widest: usize,
}

/// What places hold for: these marks, set so.
struct MadeFor {
    marks: Arc<Marks>,
    measure: Measure,
}

impl Columns {
    /// Forgets the places given for other marks, or for text set otherwise; says whether it did.
    pub fn follow(&mut self, marks: &Arc<Marks>, measure: Measure) -> bool {
        let is_same = |made: &MadeFor| Arc::ptr_eq(&made.marks, marks) && made.measure == measure;
        if self.made_for.as_ref().is_some_and(is_same) {
            return false;
        }
        self.made_for = Some(MadeFor { marks: Arc::clone(marks), measure });
        self.given.clear();
        self.widest = 0;
        true
    }

    /// The place of a lane's bar; `MAX_BARS` for one that found no room, `None` for one that was never in sight.
    #[must_use]
    pub fn of(&self, lane: usize) -> Option<usize> {
        self.given.get(lane).copied().flatten()
    }

    /// How many places side by side were given at most.
    #[must_use]
    pub fn widest(&self) -> usize {
        self.widest
    }

    fn give(&mut self, lane: usize, column: usize) {
        if self.given.len() <= lane {
            self.given.resize(lane + 1, None);
        }
        if let Some(slot) = self.given.get_mut(lane) {
            *slot = Some(column);
        }
        self.widest = self.widest.max(column + 1).min(MAX_BARS);
    }
}

/// A bar in sight.
pub struct Bar<'v> {
    /// What it stands for.
    pub lane: &'v Lane,
    /// Its lane's place among those that can be drawn.
    pub at: usize,
    /// Where it begins and ends, in px.
    pub top: f32,
    pub bottom: f32,
    /// Which of the places side by side, 0 nearest to the text; `MAX_BARS` for one that found no room.
    pub column: usize,
    /// The rows in sight that it stands beside, the last one included.
    first_row: usize,
    last_row: usize,
}

impl Bar<'_> {
    /// The places side by side that other bars have taken beside its rows, a bit each.
    fn taken(&self, taken: &[u8]) -> u8 {
        taken.get(self.first_row..=self.last_row).unwrap_or_default().iter().fold(0, |all, row| all | row)
    }

    /// Takes its place beside all its rows.
    fn take(&self, taken: &mut [u8]) {
        for row in taken.get_mut(self.first_row..=self.last_row).unwrap_or_default() {
            *row |= 1 << self.column.min(7);
        }
    }
}

/// A row of text in sight.
struct Row {
    span: Span,
    /// In px.
    top: f32,
    bottom: f32,
}

fn rows_in_sight(page: &Page<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for placed in page.placed {
        for (at, span) in placed.rows.iter().enumerate() {
            rows.extend(placed.row_heights(at).map(|(top, bottom)| Row { span: *span, top, bottom }));
        }
    }
    rows
}

/// The bars of what is in sight, from top to bottom, each with its place side by side: the one it has, else the first
/// that is free beside all its rows. Passages one after the other on a row have bars side by side, as those that
/// overlap have.
pub fn bars<'v>(page: &Page<'v>, columns: &mut Columns) -> Vec<Bar<'v>> {
    let rows = rows_in_sight(page);
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Vec::new() };
    let mut bars: Vec<Bar<'v>> = Vec::new();
    for (at, lane) in page.view.marks.lanes(first.span.union(last.span)) {
        let first_row = rows.partition_point(|row| row.span.end <= lane.span.start);
        let after = rows.partition_point(|row| row.span.start < lane.span.end);
        let Some(last_row) = after.checked_sub(1).filter(|last| first_row <= *last) else { continue };
        if let (Some(first), Some(last)) = (rows.get(first_row), rows.get(last_row)) {
            let (top, bottom) = (first.top + INSET_PX, last.bottom - INSET_PX);
            let column = columns.of(at).unwrap_or(MAX_BARS);
            bars.push(Bar { lane, at, top, bottom, column, first_row, last_row });
        }
    }
    // For each row the places that are taken, a bit each.
    let mut taken: Vec<u8> = vec![0; rows.len()];
    for bar in bars.iter().filter(|bar| columns.of(bar.at).is_some()) {
        bar.take(&mut taken);
    }
    for bar in &mut bars {
        if columns.of(bar.at).is_none() {
            let free = bar.taken(&taken).trailing_ones() as usize;
            bar.column = free.min(MAX_BARS);
            columns.give(bar.at, bar.column);
            bar.take(&mut taken);
        }
    }
    bars
}
