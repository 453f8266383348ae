//! The rows of a sheet of an Excel workbook, one after the other.

use super::table::{FilledCell, GrowingTable, MAX_COLUMNS, Table};
use super::xlsx_formats::Formats;
use super::xlsx_strings::{SharedStrings, read_words, unescaped};
use crate::documents::document::DocumentFault;
use crate::documents::xml::{Tag, Xml, XmlEvent};

/// A sheet while it is read.
pub(super) struct SheetReading<'s, 'x> {
    xml: Xml<'x>,
    strings: &'s SharedStrings,
    formats: &'s Formats,
    table: GrowingTable,
}

impl<'s, 'x> SheetReading<'s, 'x> {
    pub(super) fn new(xml: Xml<'x>, strings: &'s SharedStrings, formats: &'s Formats) -> Self {
        Self { xml, strings, formats, table: GrowingTable::default() }
    }

    /// Reads its rows. Their numbers and the extent that the sheet tells are believed for nothing but what they are called.
    ///
    /// # Errors
    /// Where there are none or too many, or it is asked to stop.
    pub(super) fn read(mut self) -> Result<Table, DocumentFault> {
        let mut place = 0_usize;
        while let Some(event) = self.xml.next_event()? {
            match event {
                XmlEvent::Start(tag) if tag.name == "row" => {
                    let told = tag.attribute("r").and_then(|number| number.trim().parse().ok());
                    place = told.unwrap_or(place.saturating_add(1));
                    let cells = self.read_row()?;
                    self.table.add(place, cells)?;
                }
                XmlEvent::End(name) if name == "sheetData" => break,
                XmlEvent::Start(_) | XmlEvent::End(_) | XmlEvent::Text(_) => {}
            }
        }
        if self.xml.is_damaged() {
            self.table.note_damage();
        }
        self.table.finished()
    }

    fn read_row(&mut self) -> Result<Vec<FilledCell>, DocumentFault> {
        let depth = self.xml.depth();
        let mut cells: Vec<FilledCell> = Vec::new();
        let mut next = 0;
        while self.xml.depth() >= depth {
            let Some(event) = self.xml.next_event()? else { break };
            let XmlEvent::Start(tag) = event else { continue };
            if tag.name != "c" {
                self.xml.skip()?;
                continue;
            }
            let column = tag.attribute("r").map_or(Some(next), column_of);
            let text = self.read_cell(&tag)?;
            let Some(column) = column.filter(|column| *column < MAX_COLUMNS) else {
                self.table.note_damage();
                continue;
            };
            next = column.saturating_add(1);
            if !text.is_empty() {
                if cells.len() >= MAX_COLUMNS {
                    self.table.note_damage();
                    continue;
                }
                cells.push(FilledCell { column, text });
            }
        }
        Ok(cells)
    }

    /// The text of a cell as it is shown (ECMA-376, 18.3.1.4 and 18.18.11).
    fn read_cell(&mut self, tag: &Tag) -> Result<String, DocumentFault> {
        let depth = self.xml.depth();
        let (mut value, mut inline) = (String::new(), String::new());
        while self.xml.depth() >= depth {
            let Some(event) = self.xml.next_event()? else { break };
            let XmlEvent::Start(inner) = event else { continue };
            match inner.name.as_str() {
                "v" => value = self.xml.text()?,
                "is" => read_words(&mut self.xml, &mut inline)?,
                _ => self.xml.skip()?,
            }
        }
        let kind = tag.attribute("t").unwrap_or("n");
        Ok(match kind {
            "s" => {
                let string = value.trim().parse().ok().and_then(|at| self.strings.string(at));
                if string.is_none() && !value.trim().is_empty() {
                    self.table.note_damage();
                }
                string.unwrap_or_default().to_owned()
            }
            "inlineStr" => inline,
            "str" => unescaped(value),
            "b" => match value.trim() {
                "" => String::new(),
                "0" | "false" => "FALSE".to_owned(),
                _ => "TRUE".to_owned(),
            },
            // What a formula could not work out is no value.
            "e" => String::new(),
            "d" => value.trim().trim_end_matches("T00:00:00").to_owned(),
            _ => {
                let style = tag.attribute("s").and_then(|style| style.parse().ok()).unwrap_or_default();
                self.formats.shown(style, value.trim())
            }
        })
    }
}

/// The column of a cell by its name, from 0: `B3` is in column 1; `None` for what is no name.
fn column_of(name: &str) -> Option<usize> {
    let letters = name.trim().bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_usize, |number, letter| {
        let letter = usize::from(letter.to_ascii_uppercase().saturating_sub(b'A')).saturating_add(1);
        number.saturating_mul(26).saturating_add(letter)
    });
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::column_of;

    #[test]
    fn the_letters_of_a_cell_are_its_column() {
        for (name, column) in
            [("A1", Some(0)), ("Z9", Some(25)), ("AA1", Some(26)), ("XFD1048576", Some(16_383)), ("1", None)]
        {
            assert_eq!(column_of(name), column, "{name}");
        }
        assert!(column_of(&"Z".repeat(1_000)).is_some_and(|column| column > 16_384));
    }
}
