//! Passages as a table for spreadsheets and statistics: CSV in UTF-8 with a byte order mark (without it Excel shows
//! mojibake), records ended by CRLF, quoted as RFC 4180 has it. No passage is left out, also one without a theme.
//!
//! A quotation may begin like a formula, and a spreadsheet would run it: such cells get a `'` in front, unless the
//! person wants them exact. Names of columns are guarded like any other cell.

use super::csv_articles::{ArticleCells, AttributeColumns};
use super::sink::{NotWritten, Sink};
use super::study::{Code, Coding, Study};
use std::borrow::Cow;
use std::fmt::Write as _;
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
const AFTER_LEVELS: [&str; 14] = [
    "quote",
    "prefix",
    "suffix",
    "note",
    "starred",
    "start",
    "end",
    "place",
    "created",
    "modified",
    "state",
    "today_start",
    "today_end",
    "article_themes",
];

/// Writes the table. Positions are code points of the reading text, the end excluded: `start` and `end` as anchored,
/// `today_start` and `today_end` in the text of today, empty where the words were not found; `place` is article and
/// paragraph as people cite them, empty for a passage without a place; `starred` is `true` or `false`.
///
/// `article_themes` are those of the article as a whole, with `; ` between them. Last comes a column `attribute:NAME` for
/// each attribute that articles with passages have. Memos of articles are left out: they are long, and would stand in
/// every record.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, rows: Rows, cells: Cells, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let n_levels = match rows {
        Rows::PerTheme => deepest_level(study),
        Rows::PerPassage => 0,
    };
    out.write_all(BYTE_ORDER_MARK)?;
    let mut table = Table::new(cells, out);
    let attributes = AttributeColumns::of(study);
    table.add_all(BEFORE_LEVELS);
    for level in 1..=n_levels {
        table.add(&format!("theme_{level}"));
    }
    table.add_all(AFTER_LEVELS);
    table.add_all(attributes.names());
    table.end_record()?;

    let names: Vec<String> = study.codes.iter().map(Code::full_name).collect();
    let mut joined = String::new();
    for codings in study.by_source() {
        let source = codings.first().and_then(|coding| study.sources.get(coding.source));
        let article = ArticleCells::of(source, &names, &attributes);
        for coding in codings {
            let passage = Passage { annotator: study.coder(coding), coding, article: &article, n_levels };
            let codes = || coding.codes.iter().copied().filter(|code| *code < names.len());
            if rows == Rows::PerTheme && codes().next().is_some() {
                for (name, code) in codes().filter_map(|at| names.get(at).zip(study.codes.get(at))) {
                    passage.write(name, &code.theme.path, &mut table)?;
                }
            } else {
                joined.clear();
                codes().filter_map(|at| names.get(at)).for_each(|name| push_joined(&mut joined, name));
                passage.write(&joined, &[], &mut table)?;
            }
        }
    }
    table.finish()
}

/// Adds to words of one cell.
pub(super) fn push_joined(joined: &mut String, words: &str) {
    if !joined.is_empty() {
        joined.push_str("; ");
    }
    joined.push_str(words);
}

/// A passage with what is said of its article, which stands in each of its records.
struct Passage<'a> {
    coding: &'a Coding,
    annotator: &'a str,
    article: &'a ArticleCells<'a>,
    n_levels: usize,
}

impl Passage<'_> {
    fn write(&self, theme: &str, levels: &[String], table: &mut Table<'_>) -> Result<(), NotWritten> {
        let coding = self.coding;
        table.add(&coding.id);
        table.add_all(self.article.facts);
        table.add_all([self.annotator, theme]);
        table.add_all(levels.iter().map(String::as_str).chain(iter::repeat("")).take(self.n_levels));
        let note = coding.note.as_deref().unwrap_or_default();
        let starred = if coding.is_starred { "true" } else { "false" };
        table.add_all([&coding.quote, &coding.prefix, &coding.suffix, note, starred]);
        table.add_number(Some(coding.start));
        table.add_number(Some(coding.end));
        let place = coding.place.as_deref().unwrap_or_default();
        table.add_all([place, &coding.created, &coding.modified, coding.state.name()]);
        table.add_number(coding.today.map(|today| today.start));
        table.add_number(coding.today.map(|today| today.end));
        table.add(&self.article.themes);
        table.add_all(self.article.attributes.iter().map(String::as_str));
        table.end_record()
    }
}

/// The table while it is written. No cell takes memory of its own.
struct Table<'o> {
    out: &'o mut dyn Sink,
    cells: Cells,
    /// What is not written yet.
    records: Vec<u8>,
    /// Whether the record has a cell already.
    has_cell: bool,
    /// A number that is about to be a cell.
    number: String,
}

/// How many bytes of records are written at once.
const CHUNK_BYTES: usize = 1 << 16;

impl<'o> Table<'o> {
    fn new(cells: Cells, out: &'o mut dyn Sink) -> Self {
        Self { out, cells, records: Vec::new(), has_cell: false, number: String::new() }
    }

    /// Adds a cell; one with a comma, quotation marks or line ends in it stands in quotation marks, its own doubled.
    fn add(&mut self, cell: &str) {
        if std::mem::replace(&mut self.has_cell, true) {
            self.records.push(b',');
        }
        let bytes = cell.as_bytes();
        let guard: &[u8] = if self.cells == Cells::Guarded && is_formula(cell) { b"'" } else { b"" };
        let is_quoted = memchr::memchr3(b',', b'"', b'\n', bytes).is_some() || bytes.contains(&b'\r');
        if !is_quoted {
            self.records.extend_from_slice(guard);
            return self.records.extend_from_slice(bytes);
        }
        self.records.push(b'"');
        self.records.extend_from_slice(guard);
        let mut rest = bytes;
        while let Some((before, after)) = memchr::memchr(b'"', rest).and_then(|at| rest.split_at_checked(at))
        {
            self.records.extend_from_slice(before);
            self.records.extend_from_slice(b"\"\"");
            rest = after.get(1..).unwrap_or_default();
        }
        self.records.extend_from_slice(rest);
        self.records.push(b'"');
    }

    fn add_all<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        cells.into_iter().for_each(|cell| self.add(cell));
    }

    /// Adds a number, or an empty cell.
    fn add_number(&mut self, number: Option<usize>) {
        let mut words = std::mem::take(&mut self.number);
        words.clear();
        if let Some(number) = number {
            // What is written to a text in memory is always written.
            let _ = write!(words, "{number}");
        }
        self.add(&words);
        self.number = words;
    }

    fn end_record(&mut self) -> Result<(), NotWritten> {
        self.records.extend_from_slice(b"\r\n");
        self.has_cell = false;
        if self.records.len() >= CHUNK_BYTES { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), NotWritten> {
        self.out.write_all(&self.records)?;
        self.records.clear();
        Ok(())
    }

    fn finish(mut self) -> Result<(), NotWritten> {
        self.write()?;
        Ok(self.out.flush()?)
    }
}

/// How many levels the deepest theme that a passage has is.
fn deepest_level(study: &Study) -> usize {
    let codes = study.codings.iter().flat_map(|coding| study.codes(coding));
    codes.map(|code: &Code| code.theme.path.len()).fold(1, usize::max)
}

/// A cell that no spreadsheet runs: one that begins like a formula gets a `'` in front.
#[must_use]
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Whether a spreadsheet would run a cell.
pub(super) fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0'])
}
