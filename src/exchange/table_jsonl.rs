//! A table as JSON: an object a row, on a line each, one after the other, or in an array. The keys are the names of the
//! columns; an object that lies deeper has columns of its own, and a list stands in its cell as JSON.

use super::json_cells::{Field, Nested, RowSeed};
use super::table::{FilledCell, GrowingTable, MAX_FILE_BYTES, ROWS_UNTIL_ASKED, Table};
use crate::documents::document::{DocumentFault, IsStopped, Limit};
use crate::documents::old_encodings::read_plain;
use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

/// Reads a table. Rows that are damaged, or are no objects, are left out.
///
/// # Errors
/// Where the bytes are no JSON, hold no object, are too many, or it is asked to stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<Table, DocumentFault> {
    read_rows(bytes, RowSeed { nested: Nested::Spread }, is_stopped)
}

/// Reads a table whose objects stand in their cells as JSON, however few fields they have.
///
/// # Errors
/// As for [`read`].
pub(super) fn read_items(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<Table, DocumentFault> {
    read_rows(bytes, RowSeed { nested: Nested::Kept }, is_stopped)
}

fn read_rows(bytes: &[u8], seed: RowSeed, is_stopped: IsStopped<'_>) -> Result<Table, DocumentFault> {
    // What a byte order mark and the zeros of UTF-16 are made of stands before the first sign.
    let is_before =
        |byte: &&u8| !matches!(**byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF) && !byte.is_ascii_whitespace();
    if !matches!(bytes.iter().find(is_before), Some(b'{' | b'[')) {
        return Err(DocumentFault::OtherKind);
    }
    if bytes.len() > MAX_FILE_BYTES {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    let text = read_plain(bytes).text;
    let text = without_nan(&text);
    let (table, columns) = (GrowingTable::default(), HashMap::new());
    let mut rows = Rows { table, columns, seed, fault: None, is_stopped };
    if text.trim_start().starts_with('[') {
        rows.read_array(&text)?;
    } else {
        rows.read_lines(&text)?;
    }
    rows.table.finished()
}

/// JSON without the `NaN` that Python writes for a number that is missing, which is no JSON.
fn without_nan(text: &str) -> Cow<'_, str> {
    const NAN: &str = "NaN";
    if !text.contains(NAN) {
        return text.into();
    }
    let mut clean = String::with_capacity(text.len().saturating_add(1024));
    let (mut is_quoted, mut is_escaped) = (false, false);
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if !is_quoted && text.get(at..).is_some_and(|rest| rest.starts_with(NAN)) {
            clean.push_str("null");
            chars.nth(1);
            continue;
        }
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        clean.push(c);
    }
    clean.into()
}

/// The rows while they are read.
struct Rows<'s> {
    table: GrowingTable,
    columns: HashMap<String, usize>,
    seed: RowSeed,
    /// Why reading ends before the file does.
    fault: Option<DocumentFault>,
    is_stopped: IsStopped<'s>,
}

impl Rows<'_> {
    fn read_array(&mut self, text: &str) -> Result<(), DocumentFault> {
        let mut parser = serde_json::Deserializer::from_str(text);
        let read = parser.deserialize_seq(ArrayVisitor { rows: self }).and_then(|()| parser.end());
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        read.or_else(|error| self.break_off(&error))
    }

    /// Reads an object a line; where the first goes on in the next line, objects one after the other.
    fn read_lines(&mut self, text: &str) -> Result<(), DocumentFault> {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        for (n_before, (at, line)) in lines.enumerate() {
            let mut parser = serde_json::Deserializer::from_str(line);
            let row = self.seed.deserialize(&mut parser).and_then(|row| parser.end().map(|()| row));
            match row {
                Ok(row) => self.take(at.saturating_add(1), row)?,
                Err(error) if n_before == 0 && error.is_eof() => return self.read_objects(text),
                Err(_) => self.table.note_damage(),
            }
        }
        Ok(())
    }

    fn read_objects(&mut self, text: &str) -> Result<(), DocumentFault> {
        let mut parser = serde_json::Deserializer::from_str(text);
        for place in 1.. {
            if parser.end().is_ok() {
                break;
            }
            match self.seed.deserialize(&mut parser) {
                Ok(row) => self.take(place, row)?,
                Err(error) => return self.break_off(&error),
            }
        }
        Ok(())
    }

    /// What is done where the file cannot be read on: what was read is kept.
    fn break_off(&mut self, error: &serde_json::Error) -> Result<(), DocumentFault> {
        if self.table.is_empty() {
            let is_other = error.is_syntax();
            let damaged = || DocumentFault::Damaged(error.into());
            return Err(if is_other { DocumentFault::OtherKind } else { damaged() });
        }
        self.table.note_damage();
        Ok(())
    }

    /// Takes in what a value of the file says; `None` for one that is no object.
    fn take(&mut self, place: usize, row: Option<Vec<Field>>) -> Result<(), DocumentFault> {
        if place.is_multiple_of(ROWS_UNTIL_ASKED) && (self.is_stopped)() {
            return Err(DocumentFault::Stopped);
        }
        let Some(fields) = row else {
            self.table.note_damage();
            return Ok(());
        };
        let mut cells: Vec<FilledCell> = Vec::with_capacity(fields.len());
        for Field { name, text } in fields {
            let known = self.columns.get(&name).copied();
            let column = known.map_or_else(|| self.table.name(name.clone()), Ok)?;
            if known.is_none() {
                self.columns.insert(name, column);
            }
            cells.push(FilledCell { column, text });
        }
        if cells.iter().all(|cell| cell.text.trim().is_empty()) {
            self.table.note_empty();
        }
        self.table.add(place, cells)
    }
}

/// Takes the elements of the array that a file is.
struct ArrayVisitor<'r, 's> {
    rows: &'r mut Rows<'s>,
}

impl<'de> Visitor<'de> for ArrayVisitor<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let mut place = 0_usize;
        while let Some(row) = elements.next_element_seed(self.rows.seed)? {
            place = place.saturating_add(1);
            self.rows.take(place, row).map_err(|fault| {
                let error = A::Error::custom(&fault);
                self.rows.fault = Some(fault);
                error
            })?;
        }
        Ok(())
    }
}
