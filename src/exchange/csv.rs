//! Passages as a table for spreadsheets and statistics: CSV in UTF-8 with a byte order mark (without it Excel shows
//! mojibake), records ended by CRLF, quoted as RFC 4180 has it. No passage is left out, also one without a theme.
//!
//! A quotation may begin like a formula, and a spreadsheet would run it: such cells get a `'` in front, unless the
//! person wants them exact.

use super::sink::{NotWritten, Sink};
use super::study::{Code, Coding, Study};
use std::borrow::Cow;
use std::iter;

/// What one record stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rows {
    /// A passage and one of its themes; a passage without a theme has one record with an empty theme. The levels of
    /// the theme have columns of their own: `theme_1` at the top, as many as the deepest theme needs, at least one.
    #[default]
    PerTheme,
    /// A passage, its themes in one cell with `; ` between them; there are no columns for levels.
    PerPassage,
}

/// What happens to a cell that a spreadsheet would take for a formula.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cells {
    /// It gets a `'` in front.
    #[default]
    Guarded,
    /// Nothing, for programs that want the text as it stands.
    Exact,
}

pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
const BEFORE_LEVELS: [&str; 8] = ["id", "article", "title", "date", "source", "author", "annotator", "theme"];
const AFTER_LEVELS: [&str; 11] =
    ["quote", "prefix", "suffix", "note", "starred", "start", "end", "place", "created", "modified", "state"];

/// Writes the table. Positions are code points of the reading text, the end excluded; `place` is article and paragraph
/// as people cite them, empty for a passage without a place; `starred` is `true` or `false`.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, rows: Rows, cells: Cells, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let n_levels = match rows {
        Rows::PerTheme => deepest_level(study),
        Rows::PerPassage => 0,
    };
    out.write_all(BYTE_ORDER_MARK)?;
    let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    let levels = (1..=n_levels).map(|level| Cow::from(format!("theme_{level}")));
    let names = BEFORE_LEVELS.into_iter().map(Cow::from).chain(levels);
    table.write_record(names.chain(AFTER_LEVELS.into_iter().map(Cow::from)).map(Cow::into_owned))?;

    for coding in &study.codings {
        for theme in theme_cells(study, coding, rows) {
            let record = record(study, coding, &theme, n_levels).into_iter().map(|cell| match cells {
                Cells::Guarded => guarded(cell),
                Cells::Exact => cell,
            });
            table.write_record(record.map(Cow::into_owned))?;
        }
    }
    Ok(table.flush()?)
}

/// The themes of a record.
struct ThemeCells<'a> {
    name: String,
    /// The names of the branch from the top.
    levels: &'a [String],
}

/// The theme cells of a passage, one a record.
fn theme_cells<'a>(study: &'a Study, coding: &'a Coding, rows: Rows) -> Vec<ThemeCells<'a>> {
    let mut cells: Vec<ThemeCells<'a>> = study
        .codes(coding)
        .map(|code| ThemeCells { name: code.full_name(), levels: &code.theme.path })
        .collect();
    if rows == Rows::PerPassage || cells.is_empty() {
        let names: Vec<String> = cells.drain(..).map(|cell| cell.name).collect();
        cells.push(ThemeCells { name: names.join("; "), levels: &[] });
    }
    cells
}

fn record<'a>(
    study: &'a Study,
    coding: &'a Coding,
    theme: &'a ThemeCells<'a>,
    n_levels: usize,
) -> Vec<Cow<'a, str>> {
    let known = |fact: &'a Option<String>| Cow::from(fact.as_deref().unwrap_or_default());
    let article = study.facts(coding);
    let mut record: Vec<Cow<'a, str>> = vec![
        coding.id.as_str().into(),
        article.path.as_str().into(),
        known(&article.title),
        known(&article.date),
        known(&article.source),
        known(&article.author),
        study.coder(coding).into(),
        theme.name.as_str().into(),
    ];
    let levels = theme.levels.iter().map(String::as_str).chain(iter::repeat(""));
    record.extend(levels.take(n_levels).map(Cow::from));
    record.extend([
        coding.quote.as_str().into(),
        coding.prefix.as_str().into(),
        coding.suffix.as_str().into(),
        known(&coding.note),
        if coding.is_starred { "true" } else { "false" }.into(),
        coding.start.to_string().into(),
        coding.end.to_string().into(),
        known(&coding.place),
        coding.created.as_str().into(),
        coding.modified.as_str().into(),
        coding.state.name().into(),
    ]);
    record
}

/// How many levels the deepest theme that a passage has is.
fn deepest_level(study: &Study) -> usize {
    let codes = study.codings.iter().flat_map(|coding| study.codes(coding));
    codes.map(|code: &Code| code.theme.path.len()).fold(1, usize::max)
}

fn guarded(cell: Cow<'_, str>) -> Cow<'_, str> {
    if is_formula(&cell) { format!("'{cell}").into() } else { cell }
}

/// Whether a spreadsheet would run a cell.
pub(super) fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0'])
}
