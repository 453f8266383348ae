//! The codebook as a table, a theme a record: CSV as [`super::csv`] writes it. The names of the columns are the same in
//! every language.

use super::codebook::{Book, BookTheme, full_name, without_controls};
use super::csv::{BYTE_ORDER_MARK, is_formula};
use crate::model::theme::ThemeText;

/// The columns: `path` is the full name, `parent / child`, and what stands after `memo` is told and never read.
pub const COLUMNS: [&str; 12] = [
    "path",
    "name",
    "parent",
    "color",
    "key",
    "definition",
    "include",
    "exclude",
    "example",
    "memo",
    "passages",
    "articles",
];

/// Writes the table.
///
/// # Errors
/// What the writer of CSV reports; on records in memory it has nothing to report.
pub fn write(book: &Book) -> Result<Vec<u8>, ::csv::Error> {
    let mut table =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    table.write_record(COLUMNS)?;
    for theme in &book.themes {
        table.write_record(record(theme).iter().map(|cell| guarded(&without_controls(cell))))?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

fn record(theme: &BookTheme) -> Vec<String> {
    let mut record = vec![
        full_name(&theme.path),
        theme.name().to_owned(),
        theme.parent(),
        theme.color.clone(),
        theme.key.clone(),
    ];
    record.extend(ThemeText::ALL.map(|field| theme.text(field).to_owned()));
    record.extend([theme.n_passages.to_string(), theme.n_articles.to_string()]);
    record
}

/// A cell that no spreadsheet runs. Where a `'` stands before what would be run, another is added: reading takes one away.
fn guarded(cell: &str) -> String {
    if is_formula(cell.trim_start_matches('\'')) { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell that was guarded.
pub(super) fn unguarded(cell: &str) -> &str {
    let is_guarded = |rest: &&str| is_formula(rest.trim_start_matches('\''));
    cell.strip_prefix('\'').filter(is_guarded).unwrap_or(cell)
}
