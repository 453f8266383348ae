//! The passages of a study as a sheet: the columns of [`super::csv`], with headings in the person's language.

use super::export_options::Rows;
use super::export_words::ExportWords;
use super::study::{Code, Coding, Study};
use super::xlsx_cells::Cell;
use super::xlsx_rows::Sheet;
use super::xlsx_skeleton::Column;
use super::xlsx_words::XlsxWords;
use super::xlsx_writing::WorkbookWords;
use crate::model::check::State;

/// The sheet. A passage without a theme has a row as well.
pub(super) fn passages<'a>(study: &'a Study, rows: Rows, words: WorkbookWords<'a>) -> Sheet<'a> {
    let n_levels = match rows {
        Rows::PerTheme => deepest(study.codings.iter().flat_map(|coding| study.codes(coding))),
        Rows::PerPassage => 0,
    };
    let n_rows = study.codings.iter().map(|coding| match rows {
        Rows::PerTheme => study.codes(coding).count().max(1),
        Rows::PerPassage => 1,
    });
    Sheet {
        name: words.sheets.passages.name.clone(),
        columns: columns(words, n_levels),
        n_rows: n_rows.sum(),
        has_filter: true,
        rows: Box::new(move |sheet| {
            for coding in &study.codings {
                let mut codes = study.codes(coding).peekable();
                if rows == Rows::PerPassage || codes.peek().is_none() {
                    let names: Vec<String> = codes.map(Code::full_name).collect();
                    sheet.add(cells(
                        study,
                        coding,
                        words,
                        &Themes { name: names.join("; "), levels: &[], n_levels },
                    ))?;
                    continue;
                }
                for code in codes {
                    let themes = Themes { name: code.full_name(), levels: &code.theme.path, n_levels };
                    sheet.add(cells(study, coding, words, &themes))?;
                }
            }
            Ok(())
        }),
    }
}

/// How many levels the deepest of some themes is, at least one.
pub(super) fn deepest<'c>(codes: impl Iterator<Item = &'c Code>) -> usize {
    codes.map(|code| code.theme.path.len()).fold(1, usize::max)
}

/// The columns of the levels of themes.
pub(super) fn level_columns(words: &XlsxWords, n_levels: usize) -> impl Iterator<Item = Column> {
    (1..=n_levels).map(|level| Column::wrapped(&words.level.replace("{n}", &level.to_string()), 22.0))
}

fn columns(words: WorkbookWords<'_>, n_levels: usize) -> Vec<Column> {
    let WorkbookWords { export, sheets } = words;
    let mut columns = vec![
        Column::new(&sheets.id, 12.0),
        Column::new(&sheets.article, 24.0),
        Column::wrapped(&sheets.title, 36.0),
        Column::new(&sheets.date, 12.0),
        Column::wrapped(&sheets.source, 20.0),
        Column::wrapped(&sheets.author, 20.0),
        Column::new(&sheets.annotator, 18.0),
        Column::wrapped(&sheets.theme, 32.0),
    ];
    columns.extend(level_columns(sheets, n_levels));
    columns.extend([
        Column::wrapped(&sheets.quote, 70.0),
        Column::wrapped(&sheets.prefix, 24.0),
        Column::wrapped(&sheets.suffix, 24.0),
        Column::wrapped(&export.note, 40.0),
        Column::new(&sheets.starred, 8.0),
        Column::new(&sheets.start, 10.0),
        Column::new(&sheets.end, 10.0),
        Column::new(&sheets.place, 12.0),
        Column::new(&sheets.created, 18.0),
        Column::new(&sheets.modified, 18.0),
        Column::new(&sheets.state, 20.0),
    ]);
    columns
}

/// The themes of a row.
struct Themes<'a> {
    name: String,
    /// The names of the branch from the top.
    levels: &'a [String],
    /// How many columns levels have.
    n_levels: usize,
}

fn cells<'a>(
    study: &'a Study,
    coding: &'a Coding,
    words: WorkbookWords<'a>,
    themes: &Themes<'a>,
) -> Vec<Cell<'a>> {
    let article = study.facts(coding);
    let mut cells = vec![
        Cell::text(&coding.id),
        Cell::text(&article.path),
        Cell::known(article.title.as_ref()),
        article.date.as_deref().map_or(Cell::Empty, Cell::day),
        Cell::known(article.source.as_ref()),
        Cell::known(article.author.as_ref()),
        Cell::text(study.coder(coding)),
        Cell::text(themes.name.clone()),
    ];
    cells.extend(levels(themes.levels, themes.n_levels));
    cells.extend([
        Cell::text(&coding.quote),
        Cell::text(&coding.prefix),
        Cell::text(&coding.suffix),
        Cell::known(coding.note.as_ref()),
        if coding.is_starred { Cell::text(&words.sheets.yes) } else { Cell::Empty },
        Cell::Count(coding.start),
        Cell::Count(coding.end),
        Cell::known(coding.place.as_ref()),
        Cell::moment(&coding.created),
        Cell::moment(&coding.modified),
        Cell::text(state(coding.state, words.export, words.sheets)),
    ]);
    cells
}

/// The names of a branch, a cell a level.
pub(super) fn levels(path: &[String], n_levels: usize) -> impl Iterator<Item = Cell<'_>> {
    (0..n_levels).map(|level| Cell::known(path.get(level)))
}

fn state<'a>(state: State, words: &'a ExportWords, sheets: &'a XlsxWords) -> &'a str {
    match state {
        State::Exact => &sheets.exact,
        State::Moved => &words.moved,
        State::Changed => &words.changed,
        State::Ambiguous => &words.ambiguous,
        State::Lost => &words.lost,
    }
}
