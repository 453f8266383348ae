//! The rows of a workbook, put into its archive one after the other: none of them stays in memory. Words stand in their
//! cells and not in a list that all sheets share, which could be written only at the end.

use super::archive_writing::{ArchiveWriter, archive_in, deflated, finish};
use super::sink::{Limited, NotWritten, Sink};
use super::xlsx_cells::{Cell, fitted, push_escaped};
use super::xlsx_skeleton::{About, Column, Frame, MAX_ROWS, OpenSheet, Skeleton, column_name, sheet_names};
use super::xlsx_styles::Looks;
use std::borrow::Cow;
use std::io::Write as _;

/// How much XML is gathered before it is written, in bytes.
const PIECE_BYTES: usize = 64 << 10;

/// Gives the rows of a sheet.
pub(super) type RowsOf<'a> = Box<dyn Fn(&mut RowWriting<'_, '_>) -> Result<(), NotWritten> + 'a>;

/// A sheet with its rows.
pub(super) struct Sheet<'a> {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    /// How many rows it has, the headings not counted.
    pub(super) n_rows: usize,
    pub(super) has_filter: bool,
    pub(super) rows: RowsOf<'a>,
}

/// Writes a workbook. A sheet with more rows than Excel takes goes on in another.
///
/// # Errors
/// Where what it is written to fails, or a sheet has too many columns.
pub(super) fn write(sheets: &[Sheet<'_>], about: &About<'_>, out: &mut dyn Sink) -> Result<(), NotWritten> {
    write_parted(sheets, about, MAX_ROWS, out)
}

/// Writes a workbook whose sheets have no more rows than these.
fn write_parted(
    sheets: &[Sheet<'_>],
    about: &About<'_>,
    most_rows: usize,
    out: &mut dyn Sink,
) -> Result<(), NotWritten> {
    let most_below = most_rows.saturating_sub(1).max(1);
    let n_parts = |sheet: &Sheet<'_>| sheet.n_rows.div_ceil(most_below).max(1);
    let names = sheet_names(sheets.iter().flat_map(|sheet| (0..n_parts(sheet)).map(|_| sheet.name.as_str())));
    let parts = sheets.iter().flat_map(|sheet| (0..n_parts(sheet)).map(move |part| (sheet, part)));
    let frames: Vec<Frame<'_>> = parts
        .zip(names)
        .map(|((sheet, part), name)| Frame {
            name,
            columns: &sheet.columns,
            n_rows: sheet.n_rows.saturating_sub(part.saturating_mul(most_below)).min(most_below) + 1,
            has_filter: sheet.has_filter,
        })
        .collect();
    let skeleton = Skeleton::new(&frames, about)?;
    let mut archive = archive_in(out);
    for part in &skeleton.parts {
        archive.start_file(part.name.as_str(), deflated())?;
        archive.write_all(&part.bytes)?;
    }
    let mut rows = RowWriting {
        archive,
        looks: &skeleton.looks,
        xml: String::new(),
        columns: &[],
        names: Vec::new(),
        open: skeleton.sheets.iter(),
        after: "",
        n_rows: 0,
        most_rows: most_below + 1,
        n_shortened: 0,
    };
    for sheet in sheets {
        rows.columns = &sheet.columns;
        rows.names = (0..sheet.columns.len()).map(column_name).collect();
        rows.begin()?;
        (sheet.rows)(&mut rows)?;
        rows.end()?;
    }
    finish(rows.archive)
}

/// The rows of a workbook while they are written.
pub(super) struct RowWriting<'w, 'o> {
    archive: ArchiveWriter<'o>,
    looks: &'w Looks,
    /// What is not written yet.
    xml: String,
    /// The columns of the sheet, and what Excel calls them.
    columns: &'w [Column],
    names: Vec<String>,
    /// The sheets that follow.
    open: std::slice::Iter<'w, OpenSheet>,
    /// What ends the sheet.
    after: &'w str,
    /// How many rows the sheet has so far, and at most.
    n_rows: usize,
    most_rows: usize,
    n_shortened: usize,
}

impl RowWriting<'_, '_> {
    /// Adds a row.
    ///
    /// # Errors
    /// Where what it is written to fails, or there are more rows than were told.
    pub(super) fn add<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) -> Result<(), NotWritten> {
        if self.n_rows >= self.most_rows {
            self.end()?;
            self.begin()?;
        }
        let row = self.begin_row();
        let columns = self.columns;
        for (at, (cell, column)) in cells.into_iter().zip(columns).enumerate() {
            let text = if column.is_wrapped { self.looks.wrapped } else { self.looks.plain };
            self.push(&row, at, &cell, text);
        }
        self.end_row()
    }

    /// How many cells hold less than they should, so far.
    pub(super) fn n_shortened(&self) -> usize {
        self.n_shortened
    }

    /// Begins the next sheet with its headings.
    fn begin(&mut self) -> Result<(), NotWritten> {
        let too_much = || NotWritten::TooMuch { what: Limited::Rows, most: self.most_rows };
        let sheet = self.open.next().ok_or_else(too_much)?;
        self.archive.start_file(sheet.part.as_str(), deflated())?;
        self.xml.push_str(&sheet.before);
        (self.after, self.n_rows) = (&sheet.after, 0);
        let (columns, look) = (self.columns, self.looks.heading);
        let row = self.begin_row();
        for (at, column) in columns.iter().enumerate() {
            self.push(&row, at, &Cell::text(column.heading.as_str()), look);
        }
        self.end_row()
    }

    fn end(&mut self) -> Result<(), NotWritten> {
        self.xml.push_str(self.after);
        self.flush()
    }

    fn begin_row(&mut self) -> String {
        self.n_rows += 1;
        let row = self.n_rows.to_string();
        self.extend(["<row r=\"", &row, "\">"]);
        row
    }

    fn end_row(&mut self) -> Result<(), NotWritten> {
        self.xml.push_str("</row>");
        if self.xml.len() >= PIECE_BYTES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), NotWritten> {
        self.archive.write_all(self.xml.as_bytes())?;
        self.xml.clear();
        Ok(())
    }

    /// Adds a cell; words and numbers have this look.
    fn push(&mut self, row: &str, at: usize, cell: &Cell<'_>, look: usize) {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => self.push_text(row, at, text, look),
            Cell::Count(n) => self.push_number(row, at, &n.to_string(), look),
            Cell::Number(number) => self.push_number(row, at, number, look),
            Cell::Day(number) => self.push_number(row, at, &number.to_string(), self.looks.day),
            Cell::Moment(number) => self.push_number(row, at, &number.to_string(), self.looks.moment),
            Cell::Color(color) => {
                let look = self.looks.colors.get(*color).copied().unwrap_or(look);
                self.push_text(row, at, color, look);
            }
        }
    }

    fn push_number(&mut self, row: &str, at: usize, number: &str, look: usize) {
        self.push_start(row, at, look);
        self.extend(["><v>", number, "</v></c>"]);
    }

    fn push_text(&mut self, row: &str, at: usize, text: &str, look: usize) {
        let fitted = fitted(text);
        self.n_shortened += usize::from(fitted.is_cut);
        if fitted.text.is_empty() {
            return;
        }
        self.push_start(row, at, look);
        let has_space_outside = fitted.text.trim().len() < fitted.text.len();
        let space = if has_space_outside { " xml:space=\"preserve\"" } else { "" };
        self.extend([" t=\"inlineStr\"><is><t", space, ">"]);
        push_escaped(&mut self.xml, &fitted.text);
        self.xml.push_str("</t></is></c>");
    }

    fn push_start(&mut self, row: &str, at: usize, look: usize) {
        let name = self.names.get(at).map(String::as_str).unwrap_or_default();
        let look = Cow::from(look.to_string());
        self.xml.extend(["<c r=\"", name, row, "\" s=\"", &look, "\""]);
    }

    fn extend<const N: usize>(&mut self, parts: [&str; N]) {
        self.xml.extend(parts);
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Sheet, write_parted};
    use crate::exchange::table_xlsx::Workbook;
    use crate::exchange::xlsx_skeleton::{About, Column};
    use std::io::Cursor;

    fn written(n_rows: usize, most_rows: usize) -> Vec<u8> {
        let sheet = |name: &str| Sheet {
            name: name.to_owned(),
            columns: vec![Column::new("n", 8.0)],
            n_rows,
            has_filter: true,
            rows: Box::new(move |rows| (0..n_rows).try_for_each(|n| rows.add([Cell::Count(n)]))),
        };
        let mut out = Cursor::new(Vec::new());
        let about = About { date_format: "yyyy", moment_format: "yyyy", ..About::default() };
        write_parted(&[sheet("a"), sheet("b")], &about, most_rows, &mut out).expect("memory");
        out.into_inner()
    }

    #[test]
    fn a_sheet_with_more_rows_than_excel_takes_goes_on_in_another_with_the_same_headings() {
        for (n_rows, lengths) in
            [(0, vec![1, 1]), (2, vec![3, 3]), (3, vec![3, 2, 3, 2]), (5, vec![3, 3, 2, 3, 3, 2])]
        {
            let bytes = written(n_rows, 3);
            let mut book = Workbook::open(&bytes, &|| false).expect("a workbook");
            let tables: Vec<_> =
                (0..book.n_sheets()).map(|at| book.table(at).expect("a table").rows).collect();
            assert_eq!(tables.iter().map(Vec::len).collect::<Vec<_>>(), lengths);
            assert!(tables.iter().all(|rows| rows[0] == ["n"]));
            let of_first = tables.iter().take(tables.len() / 2);
            let numbers: Vec<String> = of_first.flat_map(|rows| &rows[1..]).flatten().cloned().collect();
            assert_eq!(numbers, (0..n_rows).map(|n| n.to_string()).collect::<Vec<_>>());
        }
    }
}
