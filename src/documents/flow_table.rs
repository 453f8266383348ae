//! A table while it is read: its rows, and the pictures for which rows have no room.

use super::document::{Block, Run};
use super::flow::is_blank;

/// How many columns a cell may stand for, as a word processor has it at most.
const MAX_COLUMNS: usize = 63;

/// How many bytes of words may be copied where a file says that a cell or row is there several times.
const MAX_COPIED_BYTES: usize = 1_000_000;

/// How often a row may be there.
const MAX_COPIES: usize = 1_000;

/// A table while it is read.
#[derive(Default)]
pub(super) struct Table {
    /// The cells of the row that is read.
    cells: Vec<Vec<Run>>,
    rows: Vec<Block>,
    before: Vec<Block>,
    after: Vec<Block>,
    n_copied_bytes: usize,
}

impl Table {
    pub(super) fn add_cell(&mut self, runs: Vec<Run>) {
        self.cells.push(runs);
    }

    /// Adds cells without words: columns that a cell covers, or that a row leaves free. Tells how many.
    pub(super) fn add_empty_cells(&mut self, n_cells: usize) -> usize {
        let n_cells = n_cells.min(MAX_COLUMNS);
        self.cells.resize_with(self.cells.len().saturating_add(n_cells), Vec::new);
        n_cells
    }

    /// Adds the last cell again, so many times; tells how many parts that makes.
    pub(super) fn repeat_cell(&mut self, n_times: usize) -> usize {
        let Some(last) = self.cells.last().cloned() else { return 0 };
        let n_bytes: usize = last.iter().map(|run| run.text.len()).sum();
        let mut n_parts = 0_usize;
        for _ in 0..n_times.min(MAX_COLUMNS) {
            self.n_copied_bytes = self.n_copied_bytes.saturating_add(n_bytes);
            if self.n_copied_bytes > MAX_COPIED_BYTES {
                break;
            }
            n_parts = n_parts.saturating_add(last.len()).saturating_add(1);
            self.cells.push(last.clone());
        }
        n_parts
    }

    /// Ends the row that is read.
    pub(super) fn end_row(&mut self) {
        let row = Block::Row { is_first: self.rows.is_empty(), cells: std::mem::take(&mut self.cells) };
        if !is_blank(&row) {
            self.rows.push(row);
        }
    }

    /// Ends the row that is read and leaves it out.
    pub(super) fn drop_row(&mut self) {
        self.cells.clear();
    }

    /// Ends the row that is read and adds it again, so many times; tells how many parts that makes.
    pub(super) fn repeat_row(&mut self, n_times: usize) -> usize {
        let n_rows = self.rows.len();
        self.end_row();
        if self.rows.len() == n_rows {
            return 0;
        }
        let Some(Block::Row { cells, .. }) = self.rows.last().cloned() else { return 0 };
        let n_runs: usize = cells.iter().map(Vec::len).sum();
        let n_bytes: usize = cells.iter().flatten().map(|run| run.text.len()).sum();
        let mut n_parts = 0_usize;
        for _ in 0..n_times.min(MAX_COPIES) {
            self.n_copied_bytes = self.n_copied_bytes.saturating_add(n_bytes);
            if self.n_copied_bytes > MAX_COPIED_BYTES {
                break;
            }
            n_parts = n_parts.saturating_add(n_runs).saturating_add(cells.len()).saturating_add(1);
            self.rows.push(Block::Row { is_first: false, cells: cells.clone() });
        }
        n_parts
    }

    /// Adds a picture of the cell that is read, which has words already or none.
    pub(super) fn add_picture(&mut self, picture: Block, has_words: bool) {
        let is_before = !has_words && self.rows.is_empty() && self.cells.iter().all(Vec::is_empty);
        if is_before { self.before.push(picture) } else { self.after.push(picture) }
    }

    /// Adds what stands in the table outside of its cells.
    pub(super) fn add_stray(&mut self, block: Block) {
        self.after.push(block);
    }

    /// Its blocks, in the order of reading.
    pub(super) fn into_blocks(mut self) -> Vec<Block> {
        self.end_row();
        let mut blocks = self.before;
        blocks.append(&mut self.rows);
        blocks.append(&mut self.after);
        blocks
    }
}
