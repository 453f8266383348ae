//! A table as text: cells with a comma, a semicolon or a tab between them, in any encoding. What stands between cells, and
//! whether quotation marks hold them together, is told by what makes rows of one width.

use super::column_names::is_well_known;
use super::table::{FilledCell, GrowingTable, MAX_COLUMNS, MAX_FILE_BYTES, ROWS_UNTIL_ASKED, Table};
use crate::documents::document::{DocumentFault, IsStopped, Limit};
use crate::documents::old_encodings::{Certainty, read_plain};
use csv::{Reader, ReaderBuilder, StringRecord};
use std::borrow::Cow;

/// What may stand between cells; of equals the first is taken.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// By how many records it is told what stands between cells.
const N_TOLD_BY: usize = 200;

/// How much of a text is looked at to find that out, in bytes.
const HEAD_BYTES: usize = 1 << 20;

/// Reads a table.
///
/// # Errors
/// Where the bytes are no text, hold none, are too many, or it is asked to stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<Table, DocumentFault> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    let plain = read_plain(bytes);
    if plain.text.contains('\0') {
        return Err(DocumentFault::OtherKind);
    }
    let mut table = GrowingTable::default();
    if plain.certainty == Certainty::Unsure {
        table.note_uncertainty();
    }
    let text = with_line_feeds(&plain.text);
    let (text, n_lines_before, told) = without_told_delimiter(&text);
    let form = Form::of(text, told);
    let extent = form.extent(text);
    if extent.width > MAX_COLUMNS {
        return Err(DocumentFault::TooLarge(Limit::Parts));
    }
    let text = text.get(..extent.n_bytes).unwrap_or(text);
    if extent.is_cut {
        table.note_damage();
    }
    let mut reader = form.reader(text);
    let mut record = StringRecord::new();
    let mut n_records = 0_usize;
    while reader.read_record(&mut record).unwrap_or_default() {
        n_records = n_records.saturating_add(1);
        if n_records.is_multiple_of(ROWS_UNTIL_ASKED) && is_stopped() {
            return Err(DocumentFault::Stopped);
        }
        let cells = record.iter().enumerate();
        let cells = cells.filter(|(_, text)| !text.is_empty());
        let cells = cells.map(|(column, text)| FilledCell { column, text: text.to_owned() });
        let place = line_of(&record, text).saturating_add(n_lines_before);
        table.add(place, cells.collect())?;
    }
    table.finished()
}

/// The text with line feeds, where it has none but carriage returns only.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\n') { text.into() } else { text.replace('\r', "\n").into() }
}

/// The table without the line by which Excel is told what stands between cells, how many lines that is, and what it says.
fn without_told_delimiter(text: &str) -> (&str, usize, Option<u8>) {
    let parted = text.split_once('\n').and_then(|(first, rest)| {
        let [delimiter] = first.strip_prefix("sep=")?.trim_end_matches('\r').as_bytes() else { return None };
        Some((rest, 1, Some(*delimiter)))
    });
    parted.unwrap_or((text, 0, None))
}

/// The line that a record begins in, from 1. Empty lines before it are not of it.
fn line_of(record: &StringRecord, text: &str) -> usize {
    let Some(position) = record.position() else { return 0 };
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let from = text.as_bytes().get(number(position.byte())..).unwrap_or_default();
    let empty = from.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    number(position.line()).saturating_add(empty.filter(|byte| **byte == b'\n').count())
}

/// How a table is written.
#[derive(Clone, Copy, Debug)]
struct Form {
    delimiter: u8,
    /// Whether quotation marks hold cells together.
    is_quoted: bool,
}

impl Form {
    /// The form that fits the beginning of a text best.
    fn of(text: &str, told: Option<u8>) -> Self {
        let head = text.get(..text.floor_char_boundary(HEAD_BYTES)).unwrap_or(text);
        let whole = head.rsplit_once('\n').filter(|_| head.len() < text.len());
        let head = whole.map_or(head, |(whole, _)| whole);
        let delimiters = told.map_or(DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
        let forms = delimiters.into_iter().map(|delimiter| {
            let is_even = Self { delimiter, is_quoted: false }.is_even(head);
            Self { delimiter, is_quoted: has_closed_quotes(text, delimiter) || !is_even }
        });
        // Of equals `max_by_key` takes the last.
        let best = forms.rev().max_by_key(|form| form.fit(head));
        best.unwrap_or(Self { delimiter: b',', is_quoted: true })
    }

    /// Whether all records have more than one cell, and as many as the first.
    fn is_even(self, text: &str) -> bool {
        let mut widths = self.widths(text);
        let first = widths.next().unwrap_or_default();
        first > 1 && widths.all(|width| width == first)
    }

    /// How well it fits. A table of one column fits any.
    fn fit(self, text: &str) -> Fit {
        let records: Vec<StringRecord> =
            self.reader(text).into_records().map_while(Result::ok).take(N_TOLD_BY).collect();
        let Some(head) = records.first().filter(|head| head.len() > 1) else { return Fit::default() };
        let tenths = |n: usize, of: usize| n.saturating_mul(10).checked_div(of).unwrap_or_default();
        let n_even = records.iter().filter(|record| record.len() == head.len()).count();
        let cells = || records.iter().flat_map(StringRecord::iter);
        let n_close = cells().filter(|cell| !cell.starts_with(' ')).count();
        Fit {
            even: tenths(n_even, records.len()),
            n_known: head.iter().filter(|name| is_well_known(name)).count(),
            close: tenths(n_close, cells().count()),
            width: head.len(),
        }
    }

    /// How far the table goes, and how wide it is at most: the reader takes memory for each cell of a record.
    fn extent(self, text: &str) -> Extent {
        let mut within = Within::Beginning;
        let (mut record, mut width, mut widest) = (0, 1_usize, 1);
        for (at, byte) in text.bytes().enumerate() {
            within = if self.is_quoted { within.after(byte, self.delimiter) } else { Within::Plain };
            if within != Within::Quoted && matches!(byte, b'\n' | b'\r') {
                (record, width) = (at.saturating_add(1), 1);
            } else if within != Within::Quoted && byte == self.delimiter {
                width = width.saturating_add(1);
                widest = widest.max(width);
            }
        }
        let is_cut = within == Within::Quoted;
        Extent { n_bytes: if is_cut { record } else { text.len() }, width: widest, is_cut }
    }

    fn widths(self, text: &str) -> impl Iterator<Item = usize> + '_ {
        self.reader(text).into_records().map_while(Result::ok).map(|record| record.len())
    }

    fn reader(self, text: &str) -> Reader<&[u8]> {
        ReaderBuilder::new()
            .delimiter(self.delimiter)
            .quoting(self.is_quoted)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes())
    }
}

/// How far a table goes.
#[derive(Clone, Copy, Debug)]
struct Extent {
    /// Up to where, in bytes.
    n_bytes: usize,
    /// How many cells a record has at most.
    width: usize,
    /// Whether the table ends before its file: at a quotation mark that is never closed, behind which all would be one cell.
    is_cut: bool,
}

/// How well a form fits, what tells most first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// How many of ten records are as wide as the first.
    even: usize,
    /// How many of its cells are names that columns have.
    n_known: usize,
    /// How many of ten cells begin without a space, which in a sentence stands behind a comma.
    close: usize,
    /// How many columns there are.
    width: usize,
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

impl Within {
    fn after(self, byte: u8, delimiter: u8) -> Self {
        match (byte, self) {
            (b'"', Self::Quoted) => Self::Closed,
            (b'"', Self::Beginning | Self::Closed) | (_, Self::Quoted) => Self::Quoted,
            (b'\n' | b'\r', _) => Self::Beginning,
            (byte, _) if byte == delimiter => Self::Beginning,
            _ => Self::Plain,
        }
    }
}

/// Whether what quotation marks hold together ends where its cell does, throughout. Where it does not, and the rows are of
/// one width when the marks mean nothing, they mean nothing.
fn has_closed_quotes(text: &str, delimiter: u8) -> bool {
    let mut within = Within::Beginning;
    for byte in text.bytes() {
        let next = within.after(byte, delimiter);
        if within == Within::Closed && next == Within::Plain {
            return false;
        }
        within = next;
    }
    within != Within::Quoted
}
