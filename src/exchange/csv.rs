//! Passages as a table for spreadsheets and statistics: CSV in UTF-8 with a byte order mark (without it Excel shows
//! mojibake), records ended by CRLF, quoted as RFC 4180 has it. No passage is left out, also one without a theme.
//!
//! A quotation may begin like a formula, and a spreadsheet would run it: such cells get a `'` in front, unless the
//! person wants them exact.

use super::passage::{ArticleFacts, Passage, Passages};
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
/// What the writer of CSV reports; on records in memory it has nothing to report.
pub fn write(passages: &Passages, rows: Rows, cells: Cells) -> Result<Vec<u8>, ::csv::Error> {
    let n_levels = match rows {
        Rows::PerTheme => deepest_level(passages),
        Rows::PerPassage => 0,
    };
    let mut table =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    let levels = (1..=n_levels).map(|level| Cow::from(format!("theme_{level}")));
    let names = BEFORE_LEVELS.into_iter().map(Cow::from).chain(levels);
    table.write_record(names.chain(AFTER_LEVELS.into_iter().map(Cow::from)).map(Cow::into_owned))?;

    let unknown = ArticleFacts::default();
    for passage in &passages.passages {
        let article = passages.articles.get(passage.article).unwrap_or(&unknown);
        for theme in themes(passage, rows) {
            let record = record(passage, article, &theme, n_levels).into_iter().map(|cell| match cells {
                Cells::Guarded => guarded(cell),
                Cells::Exact => cell,
            });
            table.write_record(record.map(Cow::into_owned))?;
        }
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

/// The theme cells of a passage, one a record.
fn themes(passage: &Passage, rows: Rows) -> Vec<Cow<'_, str>> {
    let names = || passage.themes.iter().map(|theme| theme.name.as_str());
    match rows {
        Rows::PerTheme if !passage.themes.is_empty() => names().map(Cow::from).collect(),
        Rows::PerTheme | Rows::PerPassage => vec![names().collect::<Vec<_>>().join("; ").into()],
    }
}

fn record<'a>(
    passage: &'a Passage,
    article: &'a ArticleFacts,
    theme: &'a str,
    n_levels: usize,
) -> Vec<Cow<'a, str>> {
    let known = |fact: &'a Option<String>| Cow::from(fact.as_deref().unwrap_or_default());
    let mut record: Vec<Cow<'a, str>> = vec![
        passage.id.as_str().into(),
        article.path.as_str().into(),
        known(&article.title),
        known(&article.date),
        known(&article.source),
        known(&article.author),
        passage.annotator.as_str().into(),
        theme.into(),
    ];
    record.extend(levels(theme).chain(iter::repeat("")).take(n_levels).map(Cow::from));
    record.extend([
        passage.quote.as_str().into(),
        passage.prefix.as_str().into(),
        passage.suffix.as_str().into(),
        known(&passage.note),
        if passage.is_starred { "true" } else { "false" }.into(),
        passage.start.to_string().into(),
        passage.end.to_string().into(),
        known(&passage.place),
        passage.created.as_str().into(),
        passage.modified.as_str().into(),
        passage.state.name().into(),
    ]);
    record
}

fn deepest_level(passages: &Passages) -> usize {
    let themes = passages.passages.iter().flat_map(|passage| &passage.themes);
    themes.map(|theme| levels(&theme.name).count()).fold(1, usize::max)
}

/// The names of a branch from the top. A `/` without spaces belongs to a name: *24/7*.
fn levels(theme: &str) -> impl Iterator<Item = &str> {
    theme.split(" / ")
}

fn guarded(cell: Cow<'_, str>) -> Cow<'_, str> {
    if is_formula(&cell) { format!("'{cell}").into() } else { cell }
}

/// Whether a spreadsheet would run a cell.
pub(super) fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0'])
}
