//! Articles and their attributes as a table of texts: for the clipboard, as CSV, and as a workbook of Excel.

use super::article_columns::unique_names;
use super::csv::{BYTE_ORDER_MARK, guarded};
use super::export_words::ExportWords;
use super::grid_files::GridFormat;
use super::pasted_cells;
use super::sink::{NotWritten, Sink};
use super::xlsx_cells::Cell;
use super::xlsx_rows::{self, Sheet};
use super::xlsx_skeleton::{About, Column};

/// A table: its first column holds paths, the second titles, then what is known of the articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttributeTable {
    /// What it is called.
    pub title: String,
    /// The headings.
    pub heads: Vec<String>,
    /// The rows, each with a cell for each heading.
    pub rows: Vec<Vec<String>>,
}

impl AttributeTable {
    /// What it can be written as.
    pub const FORMATS: [GridFormat; 2] = [GridFormat::Csv, GridFormat::Xlsx];

    /// The table as text with tabs, for spreadsheets.
    #[must_use]
    pub fn tab_separated(&self) -> String {
        let heads = std::iter::once(self.heads.as_slice());
        pasted_cells::written(heads.chain(self.rows.iter().map(Vec::as_slice)))
    }

    /// Writes it.
    ///
    /// # Errors
    /// Where what it is written to fails, a sheet would have more than 16,384 columns, or the format is a picture's.
    pub fn write(
        &self,
        format: GridFormat,
        words: &ExportWords,
        out: &mut dyn Sink,
    ) -> Result<(), NotWritten> {
        match format {
            GridFormat::Csv => self.write_csv(out),
            GridFormat::Xlsx => self.write_xlsx(words, out),
            GridFormat::Svg | GridFormat::Png => Err(NotWritten::OtherKind),
        }
    }

    fn write_csv(&self, out: &mut dyn Sink) -> Result<(), NotWritten> {
        out.write_all(BYTE_ORDER_MARK)?;
        let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
        writer.write_record(self.named().iter().map(|head| guarded(head).into_owned()))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| guarded(cell).into_owned()))?;
        }
        Ok(writer.flush()?)
    }

    fn write_xlsx(&self, words: &ExportWords, out: &mut dyn Sink) -> Result<(), NotWritten> {
        let widths = [28.0, 44.0].into_iter().chain(std::iter::repeat(20.0));
        let column = |(head, width): (&String, f64)| Column::wrapped(head, width);
        let sheet = Sheet {
            name: self.title.clone(),
            columns: self.named().iter().zip(widths).map(column).collect(),
            n_rows: self.rows.len(),
            has_filter: true,
            rows: Box::new(|rows| {
                self.rows.iter().try_for_each(|row| {
                    // Paths and titles are words, also where they look like a number.
                    rows.add(row.iter().enumerate().map(|(at, text)| cell_of(at, text)))
                })
            }),
        };
        let properties = About {
            title: &self.title,
            modified: "",
            colors: Vec::new(),
            date_format: &words.sheets.date_format,
            moment_format: &words.sheets.moment_format,
        };
        xlsx_rows::write(&[sheet], &properties, out)
    }

    /// The headings, each once: an attribute may be called like a field.
    fn named(&self) -> Vec<String> {
        unique_names(self.heads.iter().map(String::as_str))
    }
}

fn cell_of(at: usize, text: &str) -> Cell<'_> {
    if at < 2 { Cell::text(text) } else { Cell::value(text) }
}
