//! A table of another program: rows of cells as text, whatever file they stand in. What its columns hold is told by
//! [`super::table_columns`].
//!
//! Only cells that hold something take memory while a table is read: a file can name the last column of a sheet in every
//! row. Columns that are empty throughout are not there.

use super::{table_csv, table_jsonl, table_xlsx};
use crate::documents::damage::Damage;
use crate::documents::document::{DocumentFault, IsStopped, LeftOut, LeftOutKind, Limit};

/// How many cells a table may have, those included that stand empty before others of their row.
pub const MAX_CELLS: usize = 2_000_000;

/// How many columns a table may have: as many as a sheet of Excel (ECMA-376, 18.3.1.4).
pub const MAX_COLUMNS: usize = 16_384;

/// How large a table that is text may be, in bytes of its file.
pub const MAX_FILE_BYTES: usize = 64 << 20;

/// How large the cells may be together, in bytes.
pub const MAX_TEXT_BYTES: usize = 128 << 20;

/// After how many rows it is asked whether to stop.
pub(super) const ROWS_UNTIL_ASKED: usize = 256;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the file itself calls its columns, as JSON does; empty where their names, if they have any, are a row.
    pub names: Vec<String>,
    /// The rows that hold something, each up to its last cell that does.
    pub rows: Vec<Vec<String>>,
    /// The number of each row in its file, from 1: a line, or a row of a sheet.
    pub places: Vec<usize>,
    /// What could not be taken.
    pub left_out: Vec<LeftOut>,
}

impl Table {
    /// How many columns it has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).fold(self.names.len(), usize::max)
    }
}

/// Reads a table of any kind, told by its bytes: an Excel workbook, JSON, or else CSV.
///
/// # Errors
/// Why there is no table in the bytes, or a stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<Table, DocumentFault> {
    const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if bytes.starts_with(b"PK") || bytes.starts_with(OLD_OFFICE) {
        return table_xlsx::read(bytes, is_stopped);
    }
    match table_jsonl::read(bytes, is_stopped) {
        Err(DocumentFault::OtherKind) => table_csv::read(bytes, is_stopped),
        read => read,
    }
}

/// A cell that holds something.
#[derive(Clone, Debug)]
pub(super) struct FilledCell {
    /// Its column, from 0.
    pub(super) column: usize,
    pub(super) text: String,
}

/// A table while it is read.
#[derive(Debug, Default)]
pub(super) struct GrowingTable {
    names: Vec<String>,
    rows: Vec<Vec<FilledCell>>,
    places: Vec<usize>,
    n_cells: usize,
    n_bytes: usize,
    n_damaged: usize,
    n_empty: usize,
    is_uncertain: bool,
}

impl GrowingTable {
    /// Adds a row; of two cells in one column the later counts. One that holds nothing but white space is left out.
    ///
    /// # Errors
    /// Where the table has too many cells, or too much text.
    pub(super) fn add(&mut self, place: usize, mut cells: Vec<FilledCell>) -> Result<(), DocumentFault> {
        cells.retain(|cell| !cell.text.is_empty());
        if cells.iter().all(|cell| cell.text.trim().is_empty()) {
            return Ok(());
        }
        let n_bytes: usize = cells.iter().map(|cell| cell.text.len()).sum();
        self.n_bytes = self.n_bytes.saturating_add(n_bytes);
        self.n_cells = self.n_cells.saturating_add(cells.len());
        if self.n_bytes > MAX_TEXT_BYTES {
            return Err(DocumentFault::TooLarge(Limit::Bytes));
        }
        if self.n_cells > MAX_CELLS || cells.iter().any(|cell| cell.column >= MAX_COLUMNS) {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        cells.shrink_to_fit();
        self.rows.push(cells);
        self.places.push(place);
        Ok(())
    }

    /// The column of a name, which is a new one where it has not come before.
    ///
    /// # Errors
    /// Where there are too many.
    pub(super) fn name(&mut self, name: String) -> Result<usize, DocumentFault> {
        if self.names.len() >= MAX_COLUMNS {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        self.names.push(name);
        Ok(self.names.len() - 1)
    }

    /// Whether there is no row so far.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Notes that a part of the file is damaged.
    pub(super) fn note_damage(&mut self) {
        self.n_damaged = self.n_damaged.saturating_add(1);
    }

    /// Notes a row that holds nothing though it is told.
    pub(super) fn note_empty(&mut self) {
        self.n_empty = self.n_empty.saturating_add(1);
    }

    /// Notes that the encoding of the file is not sure.
    pub(super) fn note_uncertainty(&mut self) {
        self.is_uncertain = true;
    }

    /// The table.
    ///
    /// # Errors
    /// Where it has no row, or too many cells.
    pub(super) fn finished(self) -> Result<Table, DocumentFault> {
        if self.rows.is_empty() {
            let is_damaged = self.n_damaged > 0;
            let damaged = DocumentFault::Damaged(Damage::NoRow);
            return Err(if is_damaged { damaged } else { DocumentFault::NoText });
        }
        let mut is_used = vec![true; self.names.len()];
        for cell in self.rows.iter().flatten() {
            if is_used.len() <= cell.column {
                is_used.resize(cell.column.saturating_add(1), false);
            }
            if let Some(is_used) = is_used.get_mut(cell.column) {
                *is_used = true;
            }
        }
        let mut n_used = 0;
        let columns: Vec<usize> = is_used
            .into_iter()
            .map(|is_used| {
                let column = n_used;
                n_used += usize::from(is_used);
                column
            })
            .collect();
        let column_of = |cell: &FilledCell| columns.get(cell.column).copied().unwrap_or_default();
        let width =
            |row: &Vec<FilledCell>| row.iter().map(|cell| column_of(cell) + 1).max().unwrap_or_default();
        if self.rows.iter().map(width).fold(0, usize::saturating_add) > MAX_CELLS {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        let rows = self.rows.into_iter().map(|row| {
            let mut cells = vec![String::new(); width(&row)];
            for cell in row {
                if let Some(place) = cells.get_mut(column_of(&cell)) {
                    *place = cell.text;
                }
            }
            cells
        });
        let left_out = [
            (LeftOutKind::DamagedParts, self.n_damaged),
            (LeftOutKind::Rows, self.n_empty),
            (LeftOutKind::UncertainEncoding, usize::from(self.is_uncertain)),
        ];
        Ok(Table {
            rows: rows.collect(),
            names: self.names,
            places: self.places,
            left_out: left_out
                .into_iter()
                .filter(|(_, n)| *n > 0)
                .map(|(what, n)| LeftOut { what, n })
                .collect(),
        })
    }
}
