//! A study as an Excel workbook: a sheet each for passages, themes, articles, people, which themes stand together, queries
//! where there are any, and last one that says what the workbook is. Headings are in the person's language.
//!
//! Words are always words, never formulas or links. Dates that are told in full are dates of Excel; times are universal.

use super::co_occurrence::Together;
use super::export_options::Rows;
use super::export_words::ExportWords;
use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use super::study::Study;
use super::study_tally::Tally;
use super::xlsx_cells::Cell;
use super::xlsx_passages;
use super::xlsx_rows::{self, Sheet};
use super::xlsx_skeleton::{About, Column};
use super::xlsx_tables;
use super::xlsx_words::{SheetWords, XlsxWords};

/// The words of a workbook.
#[derive(Clone, Copy, Debug)]
pub struct WorkbookWords<'a> {
    /// Those of reports and codebooks.
    pub export: &'a ExportWords,
    /// Those of workbooks alone.
    pub sheets: &'a XlsxWords,
}

/// Writes the workbook. The same study gives the same bytes. Rows are written one after the other; a sheet with more than
/// Excel takes goes on in another, and a cell that would hold more than 32,767 letters is shortened, which the last sheet
/// tells.
///
/// # Errors
/// Where what it is written to fails, or a sheet would have more than 16,384 columns.
pub fn write(
    study: &Study,
    rows: Rows,
    words: WorkbookWords<'_>,
    out: &mut dyn Sink,
) -> Result<(), NotWritten> {
    let tally = Tally::of(study);
    let together = Together::of(study);
    let shown = xlsx_tables::themes_together(study, &tally);
    let sheet_words = words.sheets;
    let mut sheets = vec![
        xlsx_passages::passages(study, rows, words),
        xlsx_tables::themes(study, &tally, words),
        xlsx_tables::articles(study, &tally, words),
        xlsx_tables::people(study, &tally, words),
        xlsx_tables::together(study, &together, &shown, sheet_words),
    ];
    let mut told = vec![
        &sheet_words.passages,
        &sheet_words.themes,
        &sheet_words.articles,
        &sheet_words.people,
        &sheet_words.together,
    ];
    if !study.queries.is_empty() {
        sheets.push(xlsx_tables::queries(study, sheet_words));
        told.push(&sheet_words.queries);
    }
    let limit = (shown.len() < study.codes.len()).then_some(shown.len());
    let facts = Facts { study, tally: &tally, words, told, limit };
    sheets.push(facts.sheet());
    let about = About {
        title: &study.name,
        modified: &study.modified,
        colors: xlsx_tables::colors(study.codes.iter().map(|code| &code.theme)),
        date_format: &sheet_words.date_format,
        moment_format: &sheet_words.moment_format,
    };
    xlsx_rows::write(&sheets, &about, out)
}

/// What the last sheet says.
struct Facts<'a> {
    study: &'a Study,
    tally: &'a Tally,
    words: WorkbookWords<'a>,
    /// The sheets before it.
    told: Vec<&'a SheetWords>,
    /// How many themes the table of themes that stand together is limited to.
    limit: Option<usize>,
}

impl<'a> Facts<'a> {
    fn sheet(self) -> Sheet<'a> {
        let words = self.words.sheets;
        Sheet {
            name: words.about.name.clone(),
            columns: vec![Column::new(&words.item, 44.0), Column::wrapped(&words.said, 90.0)],
            n_rows: self.cells(0).len(),
            has_filter: false,
            rows: Box::new(move |rows| {
                self.cells(rows.n_shortened()).into_iter().try_for_each(|cells| rows.add(cells))
            }),
        }
    }

    /// A label and what it says, a row each.
    fn cells(&self, n_shortened: usize) -> Vec<[Cell<'a>; 2]> {
        let (study, words, book) = (self.study, self.words.sheets, &self.words.export.book);
        let mut cells = vec![
            [Cell::text(&words.project), Cell::text(&study.name)],
            [Cell::text(&words.project_memo), Cell::known(study.memo.as_ref())],
            [Cell::text(&words.changed_last), Cell::moment(&study.modified)],
            [Cell::text(&words.program), Cell::text(format!("{NAME} {VERSION}"))],
            [Cell::text(&book.passages), Cell::Count(study.codings.len())],
            [Cell::text(&words.unplaced), Cell::Count(self.tally.n_unplaced)],
            [Cell::text(&book.articles), Cell::Count(study.sources.len())],
            [Cell::text(&words.shortened), Cell::Count(n_shortened)],
        ];
        cells.extend(self.limit.map(|limit| [Cell::text(&words.together_limit), Cell::Count(limit)]));
        cells.extend(self.told.iter().map(|sheet| [Cell::text(&sheet.name), Cell::text(&sheet.about)]));
        cells
    }
}
