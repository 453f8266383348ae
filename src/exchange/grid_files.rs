//! A table of numbers as a file: CSV for programs, a workbook of Excel with a second sheet that says what was counted, or
//! its chart as a picture.

use super::csv::{BYTE_ORDER_MARK, guarded};
use super::export_words::ExportWords;
use super::figure::Figure;
use super::figure_png::png;
use super::figure_svg::svg;
use super::grid::{Grid, GridCell};
use super::grid_heads::GridHead;
use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use super::xlsx_cells::Cell;
use super::xlsx_rows::{self, Sheet};
use super::xlsx_skeleton::{About, Column};

/// Pixels for a px of a picture: enough for paper.
const PNG_SCALE: f32 = 3.0;

/// What a table can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GridFormat {
    /// A table with commas, UTF-8; numbers with a point.
    Csv,
    /// A workbook of Excel.
    Xlsx,
    /// The chart, as a drawing that can be changed.
    Svg,
    /// The chart, as a picture.
    Png,
}

impl GridFormat {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Xlsx, Self::Svg, Self::Png];

    /// Whether it is the chart.
    #[must_use]
    pub fn is_chart(self) -> bool {
        match self {
            Self::Csv | Self::Xlsx => false,
            Self::Svg | Self::Png => true,
        }
    }

    /// The ending of its files, and the name its words go by.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// A table with what is said of it.
#[derive(Clone, Debug)]
pub struct GridFile {
    /// The table.
    pub grid: Grid,
    /// What it is called.
    pub title: String,
    /// What was counted, a sentence a line.
    pub told: Vec<String>,
    /// Its chart.
    pub figure: Figure,
}

impl GridFile {
    /// Writes it.
    ///
    /// # Errors
    /// Where what it is written to fails, or a sheet would have more than 16,384 columns.
    pub fn write(
        &self,
        format: GridFormat,
        words: &ExportWords,
        out: &mut dyn Sink,
    ) -> Result<(), NotWritten> {
        match format {
            GridFormat::Csv => self.write_csv(out),
            GridFormat::Xlsx => self.write_xlsx(words, out),
            GridFormat::Svg => Ok(out.write_all(svg(&self.figure).as_bytes())?),
            GridFormat::Png => Ok(out.write_all(&png(&self.figure, PNG_SCALE)?)?),
        }
    }

    fn write_csv(&self, out: &mut dyn Sink) -> Result<(), NotWritten> {
        out.write_all(BYTE_ORDER_MARK)?;
        let grid = &self.grid;
        let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
        let heads = grid.columns.iter().map(|head| head.full_name.as_str());
        writer.write_record(
            std::iter::once(grid.corner.as_str()).chain(heads).map(|head| guarded(head).into_owned()),
        )?;
        for (row, head) in grid.rows.iter().enumerate() {
            writer.write_field(guarded(&head.full_name).as_bytes())?;
            for column in 0..grid.columns.len() {
                match grid.text(row, column) {
                    Some(words) => writer.write_field(guarded(words).as_bytes())?,
                    None => writer.write_field(grid.cell(row, column).written())?,
                }
            }
            writer.write_record(None::<&[u8]>)?;
        }
        Ok(writer.flush()?)
    }

    fn write_xlsx(&self, words: &ExportWords, out: &mut dyn Sink) -> Result<(), NotWritten> {
        let (grid, sheets) = (&self.grid, &words.sheets);
        let names = std::iter::once(Column::wrapped(&grid.corner, 44.0));
        let column = |(at, head): (usize, &GridHead)| match grid.context_column(at) {
            Some(_) => Column::new(&head.full_name, 44.0),
            None if grid.has_summaries() => Column::wrapped(&head.full_name, 40.0),
            None => Column::new(&head.full_name, 14.0),
        };
        let numbers = Sheet {
            name: self.title.clone(),
            columns: names.chain(grid.columns.iter().enumerate().map(column)).collect(),
            n_rows: grid.rows.len(),
            has_filter: true,
            rows: Box::new(|rows| {
                grid.rows.iter().enumerate().try_for_each(|(row, head)| {
                    let written: Vec<Written> =
                        (0..grid.columns.len()).map(|column| Written::of(grid, row, column)).collect();
                    let cells = written.iter().map(Written::cell);
                    rows.add(std::iter::once(Cell::text(&head.full_name)).chain(cells))
                })
            }),
        };
        let about = Sheet {
            name: sheets.about.name.clone(),
            columns: vec![Column::new(&sheets.item, 32.0), Column::wrapped(&sheets.said, 90.0)],
            n_rows: self.told.len() + 1,
            has_filter: false,
            rows: Box::new(|rows| {
                for line in &self.told {
                    rows.add([Cell::text(&self.title), Cell::text(line)])?;
                }
                rows.add([Cell::text(&sheets.program), Cell::text(format!("{NAME} {VERSION}"))])
            }),
        };
        let properties = About {
            title: &self.title,
            modified: "",
            colors: Vec::new(),
            date_format: &sheets.date_format,
            moment_format: &sheets.moment_format,
        };
        xlsx_rows::write(&[numbers, about], &properties, out)
    }
}

/// A cell with its number as it is written.
enum Written {
    Empty,
    Words(String),
    Count(usize),
    Number(String),
}

impl Written {
    fn of(grid: &Grid, row: usize, column: usize) -> Self {
        if let Some(words) = grid.text(row, column) {
            return Self::Words(words.to_owned());
        }
        let cell = grid.cell(row, column);
        match cell {
            GridCell::Empty => Self::Empty,
            GridCell::Count(n) => Self::Count(n),
            GridCell::Share(_) | GridCell::Measure(_) => Self::Number(cell.written()),
        }
    }

    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Empty => Cell::Empty,
            Self::Words(words) => Cell::text(words),
            Self::Count(n) => Cell::Count(*n),
            Self::Number(number) => Cell::Number(number),
        }
    }
}
