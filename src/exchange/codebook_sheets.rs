//! A codebook that people keep in Excel or Word: a table with a row a theme, found by the names of its columns, or in Word
//! headings with what they mean below.

use super::codebook_headings;
use super::codebook_reading::{BookFormat, Misread, ReadBook};
use super::codebook_table::{Row, is_head, of_rows};
use super::table::Table;
use super::table_xlsx::Workbook;
use crate::documents::document::{Block, Document, DocumentFault, IsStopped};
use crate::documents::docx;
use crate::documents::old_fonts::restore;

/// Among how many rows the names of the columns are looked for.
const N_HEAD_ROWS: usize = 20;

/// Reads a workbook: the first visible sheet with a column of names.
///
/// # Errors
/// Where the bytes are no workbook, or it holds no codebook.
pub fn read_excel(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<ReadBook, Misread> {
    let mut workbook = Workbook::open(bytes, is_stopped).map_err(Misread::Unreadable)?;
    let mut misread = Misread::Unreadable(DocumentFault::NoText);
    for sheet in 0..workbook.n_sheets() {
        match workbook.table(sheet) {
            Ok(table) => match book_of_table(BookFormat::Excel, &table) {
                Ok(book) => return Ok(book),
                Err(why) => misread = why,
            },
            Err(DocumentFault::NoText) => {}
            Err(fault) => return Err(Misread::Unreadable(fault)),
        }
    }
    Err(misread)
}

/// Reads a Word document: the first table with a column of names, else its headings.
///
/// # Errors
/// Where the bytes are no such document, or it holds no codebook.
pub fn read_word(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<ReadBook, Misread> {
    let mut document = docx::read(bytes, is_stopped).map_err(Misread::Unreadable)?;
    restore(&mut document);
    let document = document.tidied();
    for table in tables(&document) {
        if let Ok(book) = book_of(BookFormat::Word, table) {
            return Ok(book);
        }
    }
    codebook_headings::read(&document).ok_or(Misread::NoNames)?.finished()
}

/// The codebook that a table is, whatever file it stands in.
///
/// # Errors
/// Where no column holds names, or there is no theme.
pub fn book_of_table(format: BookFormat, table: &Table) -> Result<ReadBook, Misread> {
    let row = |(cells, line): (&Vec<String>, &usize)| Row { line: *line, cells: cells.clone() };
    let names = (!table.names.is_empty()).then(|| Row { line: 0, cells: table.names.clone() });
    book_of(format, names.into_iter().chain(table.rows.iter().zip(&table.places).map(row)).collect())
}

/// The codebook of rows. Above the names of the columns there may be the title of the table.
fn book_of(format: BookFormat, mut rows: Vec<Row>) -> Result<ReadBook, Misread> {
    let head = rows.iter().take(N_HEAD_ROWS).position(is_head).unwrap_or_default();
    let rows = rows.split_off(head);
    of_rows(format, &rows).ok_or(Misread::NoNames)?.finished()
}

/// The tables of a document, row by row; a line of a row is its number in the table.
fn tables(document: &Document) -> Vec<Vec<Row>> {
    let mut tables: Vec<Vec<Row>> = Vec::new();
    let mut is_within = false;
    for block in &document.blocks {
        let Block::Row { is_first, cells } = block else {
            is_within = false;
            continue;
        };
        if *is_first || !is_within {
            tables.push(Vec::new());
        }
        is_within = true;
        let cells = cells.iter().map(|runs| runs.iter().map(|run| run.text.as_str()).collect());
        if let Some(table) = tables.last_mut() {
            table.push(Row { line: table.len().saturating_add(1), cells: cells.collect() });
        }
    }
    tables
}
