//! Reads a codebook from a table: CSV of ours, of Taguette, of spreadsheets and of others, with a comma, a semicolon or a
//! tab between cells; and rows of any other file. Columns are found by their names, branches by a column of parents or by
//! what stands between names.

use super::codebook::SEPARATOR;
use super::codebook_columns::{Column, column_of};
use super::codebook_csv::unguarded;
use super::codebook_reading::{BookFormat, Cell, FilePlace, Reading, Told, WhyLeftOut};
use crate::model::codebook::MAX_LEVELS;
use crate::model::theme::ThemeText;
use std::collections::{BTreeMap, HashMap};

/// What may stand between cells.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// What may stand between the names of a branch, where a column has it whole. The first that a file has is the one.
const SEPARATORS: [&str; 6] = [SEPARATOR, " > ", " >> ", " › ", "::", "\\"];

/// A record with the line it begins in.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

/// Where the columns stand.
type Columns = BTreeMap<Column, usize>;

impl Row {
    fn cell(&self, columns: &Columns, column: Column) -> Option<Cell<'_>> {
        let at = *columns.get(&column)?;
        let text = unguarded(self.cells.get(at)?.trim());
        (!text.is_empty()).then_some(Cell { text, column: at + 1 })
    }
}

/// Reads the table; `None` where no column is known to hold names.
pub(super) fn read(text: &str) -> Option<Reading> {
    let (text, n_lines_before, delimiter) = delimited(text);
    let (text, unclosed) = up_to_unclosed(text, delimiter);
    let rows = rows_of(text, delimiter, n_lines_before);
    let mut reading = of_rows(BookFormat::Csv, &rows)?;
    if let Some(mut place) = unclosed {
        place.line += n_lines_before;
        reading.leave_out(place, "\"", WhyLeftOut::Unclosed);
    }
    Some(reading)
}

/// Reads rows, the first of which has the names of the columns; `None` where no column is known to hold names.
pub(super) fn of_rows(format: BookFormat, rows: &[Row]) -> Option<Reading> {
    let (head, rows) = rows.split_first()?;
    let columns = columns_of(head);
    if !has_names(&columns) {
        return None;
    }
    let mut reading = Reading::new(format);
    let is_used = |(at, _): &(usize, &String)| columns.values().any(|known| known == at);
    let unused = head.cells.iter().enumerate().filter(|one| !is_used(one)).map(|(_, name)| name.trim());
    let is_told = |name: &&str| !name.is_empty() && column_of(name) != Some(Column::Told);
    reading.book.unknown_columns = unused.filter(is_told).take(MAX_UNKNOWN).map(str::to_owned).collect();
    take_rows(&mut reading, &columns, rows);
    Some(reading)
}

/// Whether a row has the names of columns, one that holds names among them, and another that is known.
pub(super) fn is_head(row: &Row) -> bool {
    let columns = columns_of(row);
    has_names(&columns) && columns.len() > 1
}

fn has_names(columns: &Columns) -> bool {
    columns.contains_key(&Column::Name) || columns.contains_key(&Column::Path)
}

/// How many columns that mean nothing are told.
const MAX_UNKNOWN: usize = 20;

/// The table without the line by which Excel is told what stands between cells, how many lines were taken away, and what
/// stands between cells: what makes most columns known.
fn delimited(text: &str) -> (&str, usize, u8) {
    if let Some((first, rest)) = text.split_once('\n')
        && let Some([delimiter]) = first.strip_prefix("sep=").map(|rest| rest.trim_end().as_bytes())
    {
        return (rest, 1, *delimiter);
    }
    let n_known = |delimiter: &u8| {
        let head =
            rows_of(text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default(), *delimiter, 0);
        head.first().map(|head| (columns_of(head).len(), head.cells.len())).unwrap_or_default()
    };
    // Of equals `max_by_key` takes the last: the comma is to be it.
    let delimiter = DELIMITERS.iter().rev().copied().max_by_key(n_known);
    (text, 0, delimiter.unwrap_or(b','))
}

fn rows_of(text: &str, delimiter: u8, n_lines_before: usize) -> Vec<Row> {
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let records = reader.records().map_while(Result::ok);
    let line = |record: &::csv::StringRecord| {
        let position = record.position()?;
        let byte = usize::try_from(position.byte()).ok()?;
        // Empty lines before a record are counted as lines of it.
        let empty = text.get(byte..)?.bytes().take_while(|byte| *byte == b'\n').count();
        Some(usize::try_from(position.line()).ok()? + empty + n_lines_before)
    };
    records
        .map(|record| Row {
            line: line(&record).unwrap_or_default(),
            cells: record.iter().map(str::to_owned).collect(),
        })
        .filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()))
        .collect()
}

/// Where in a cell the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Beginning,
    Plain,
    Quoted,
    /// Behind a quotation mark that closes the cell, or is the first of two that stand for one.
    Closed,
}

/// The text up to the record with a quotation mark that is never closed, and where that mark stands.
fn up_to_unclosed(text: &str, delimiter: u8) -> (&str, Option<FilePlace>) {
    let mut within = Within::Beginning;
    let (mut record, mut line, mut column) = (0, 1, 1);
    let mut opened = (0, FilePlace { line, column });
    for (at, byte) in text.bytes().enumerate() {
        within = match (byte, within) {
            (b'"', Within::Quoted) => Within::Closed,
            (b'"', Within::Beginning) => {
                opened = (record, FilePlace { line, column });
                Within::Quoted
            }
            (b'\n', Within::Quoted) => {
                line += 1;
                Within::Quoted
            }
            (b'"', Within::Closed) | (_, Within::Quoted) => Within::Quoted,
            (b'\n', _) => {
                (record, line, column) = (at + 1, line + 1, 1);
                Within::Beginning
            }
            (byte, _) if byte == delimiter => {
                column += 1;
                Within::Beginning
            }
            _ => Within::Plain,
        };
    }
    let is_open = within == Within::Quoted;
    if is_open { (text.get(..opened.0).unwrap_or(text), Some(opened.1)) } else { (text, None) }
}

/// Which column holds what; the first of several that hold the same.
fn columns_of(head: &Row) -> Columns {
    let mut columns = Columns::new();
    for (at, name) in head.cells.iter().enumerate() {
        if let Some(column) = column_of(name).filter(|column| *column != Column::Told) {
            columns.entry(column).or_insert(at);
        }
    }
    columns
}

fn take_rows(reading: &mut Reading, columns: &Columns, rows: &[Row]) {
    // Ours has the whole branch and says so by the names beside it: nothing else parts its names.
    let is_ours =
        [Column::Path, Column::Name, Column::Parent].iter().all(|column| columns.contains_key(column));
    let whole = if columns.contains_key(&Column::Path) { Column::Path } else { Column::Name };
    // A parent may be told by its name or by its whole branch.
    let cells = |row| [whole, Column::Parent].map(|column| Row::cell(row, columns, column));
    let names = || rows.iter().flat_map(cells).flatten().map(|cell| cell.text);
    let separator =
        SEPARATORS.into_iter().find(|separator| is_ours || names().any(|name| name.contains(separator)));
    let split = |name| split(name, separator);
    let parents = (whole == Column::Name).then(|| Parents::of(columns, rows));
    for row in rows {
        let place = |column| FilePlace { line: row.line, column };
        let Some(name) = row.cell(columns, whole) else {
            let column = columns.get(&whole).map_or(1, |at| at + 1);
            reading.leave_out(place(column), "", WhyLeftOut::NoName);
            continue;
        };
        let above = parents.as_ref().map_or(Ok(Vec::new()), |parents| parents.above(row));
        let mut path: Vec<&str> = match above {
            Ok(above) => above.into_iter().flat_map(&split).collect(),
            Err(why) => {
                reading.leave_out(place(name.column), name.text, why);
                continue;
            }
        };
        path.extend(split(name.text));
        reading.take(&Told {
            place: place(name.column),
            path,
            color: row.cell(columns, Column::Color),
            key: row.cell(columns, Column::Key),
            texts: ThemeText::ALL
                .into_iter()
                .filter_map(|field| Some((field, row.cell(columns, Column::Text(field))?)))
                .collect(),
        });
    }
}

/// The names of a branch, no more of them than tell that they are too many.
fn split<'n>(name: &'n str, separator: Option<&str>) -> Vec<&'n str> {
    let Some(separator) = separator else { return vec![name] };
    let parts = name.split(separator).map(str::trim).filter(|part| !part.is_empty());
    parts.take(MAX_LEVELS + 1).collect()
}

/// The column of parents: each is the name of another record, or names a branch that the table does not have.
struct Parents<'r> {
    column: Option<usize>,
    by_name: HashMap<&'r str, &'r Row>,
}

impl<'r> Parents<'r> {
    fn of(columns: &Columns, rows: &'r [Row]) -> Self {
        let column = columns.get(&Column::Parent).copied();
        let mut by_name = HashMap::new();
        for row in rows.iter().filter(|_| column.is_some()) {
            if let Some(name) = columns.get(&Column::Name).and_then(|at| row.cells.get(*at)) {
                by_name.entry(unguarded(name.trim())).or_insert(row);
            }
        }
        Self { column, by_name }
    }

    /// The names above that of a record, the topmost first.
    fn above(&self, row: &'r Row) -> Result<Vec<&'r str>, WhyLeftOut> {
        let parent = |row: &'r Row| {
            let text = unguarded(row.cells.get(self.column?)?.trim());
            (!text.is_empty()).then_some(text)
        };
        let (mut above, mut seen) = (Vec::new(), vec![row.line]);
        let mut next = parent(row);
        while let Some(name) = next {
            if above.len() >= MAX_LEVELS {
                return Err(WhyLeftOut::TooDeep);
            }
            above.push(name);
            let Some(named) = self.by_name.get(name) else { break };
            if seen.contains(&named.line) {
                return Err(WhyLeftOut::Circle);
            }
            seen.push(named.line);
            next = parent(named);
        }
        above.reverse();
        Ok(above)
    }
}
