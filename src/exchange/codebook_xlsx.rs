//! The codebook as an Excel workbook, a theme a row. The headings are in the person's language and known to
//! [`super::codebook_sheets`], which reads it back.

use super::codebook::{Book, BookTheme, BookWords, full_name, without_controls};
use super::csv::is_formula;
use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use super::xlsx_cells::Cell;
use super::xlsx_rows::{self, Sheet};
use super::xlsx_skeleton::{About, Column};
use super::xlsx_tables::colors;
use super::xlsx_words::XlsxWords;
use crate::model::theme::ThemeText;

/// Writes the workbook: a sheet of themes, and one that says where it comes from and how many texts are shortened, as
/// Excel takes no more than 32,767 letters in a cell.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(
    book: &Book,
    words: &BookWords,
    sheet_words: &XlsxWords,
    out: &mut dyn Sink,
) -> Result<(), NotWritten> {
    let themes = Sheet {
        name: words.title.clone(),
        columns: columns(words, sheet_words),
        n_rows: book.themes.len(),
        has_filter: true,
        rows: Box::new(|rows| book.themes.iter().try_for_each(|theme| rows.add(cells(theme)))),
    };
    let about = Sheet {
        name: sheet_words.about.name.clone(),
        columns: vec![Column::new(&sheet_words.item, 32.0), Column::wrapped(&sheet_words.said, 90.0)],
        n_rows: 3,
        has_filter: false,
        rows: Box::new(|rows| {
            rows.add([Cell::text(&sheet_words.project), Cell::text(&book.project)])?;
            rows.add([Cell::text(&sheet_words.program), Cell::text(format!("{NAME} {VERSION}"))])?;
            let n_shortened = rows.n_shortened();
            rows.add([Cell::text(&sheet_words.shortened), Cell::Count(n_shortened)])
        }),
    };
    let title = words.title_of(book);
    let properties = About {
        title: &title,
        modified: "",
        colors: colors(book.themes.iter()),
        date_format: &sheet_words.date_format,
        moment_format: &sheet_words.moment_format,
    };
    xlsx_rows::write(&[themes, about], &properties, out)
}

fn columns(words: &BookWords, sheet_words: &XlsxWords) -> Vec<Column> {
    vec![
        Column::wrapped(&sheet_words.full_name, 36.0),
        Column::wrapped(&sheet_words.name, 28.0),
        Column::wrapped(&sheet_words.parent, 28.0),
        Column::new(&sheet_words.color, 10.0),
        Column::new(&words.key, 8.0),
        Column::wrapped(&sheet_words.definition, 50.0),
        Column::wrapped(&words.include, 40.0),
        Column::wrapped(&words.exclude, 40.0),
        Column::wrapped(&words.example, 40.0),
        Column::wrapped(&words.memo, 40.0),
        Column::new(&words.passages, 10.0),
        Column::new(&words.articles, 10.0),
    ]
}

fn cells(theme: &BookTheme) -> Vec<Cell<'_>> {
    let text = |text: &str| Cell::text(guarded(without_controls(text)));
    let mut cells = vec![
        text(&full_name(&theme.path)),
        text(theme.name()),
        text(&theme.parent()),
        if theme.color.is_empty() { Cell::Empty } else { Cell::Color(&theme.color) },
        text(&theme.key),
    ];
    cells.extend(ThemeText::ALL.map(|field| text(theme.text(field))));
    cells.extend([Cell::Count(theme.n_passages), Cell::Count(theme.n_articles)]);
    cells
}

/// A cell that is read back as it is: readers take a `'` away that stands before a formula, so one that is the person's own
/// gets another. No text of a workbook is a formula.
fn guarded(cell: String) -> String {
    let rest = cell.trim_start_matches('\'');
    if rest.len() < cell.len() && is_formula(rest) { format!("'{cell}") } else { cell }
}
