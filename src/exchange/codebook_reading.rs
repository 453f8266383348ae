//! A codebook from a file: CSV of ours and of other programs, the Markdown we write, Excel and Word. What can be read is
//! taken, what cannot is told with its place; only a file that holds no codebook at all is refused.

use super::codebook::{BookTheme, color_of, full_name};
use super::origin::is_own_report;
use super::{codebook_outline, codebook_table};
use crate::documents::document::DocumentFault;
use crate::model::codebook::MAX_LEVELS;
use crate::model::theme::ThemeText;
use crate::text::decode::{DecodeError, decode};
use std::collections::HashMap;

/// How many themes are taken from a file, those above them that it does not list included.
pub const MAX_THEMES: usize = 5_000;

/// How long a name and a text may be, in code points.
pub const MAX_NAME_CHARS: usize = 500;
pub const MAX_TEXT_CHARS: usize = 100_000;

/// How many things that were left out are told; the rest are counted.
pub const MAX_LEFT_OUT: usize = 500;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookFormat {
    Csv,
    Markdown,
    Excel,
    Word,
    /// A REFI-QDA codebook.
    Refi,
}

impl BookFormat {
    /// The name that programs read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Excel => "excel",
            Self::Word => "word",
            Self::Refi => "refi",
        }
    }
}

/// A codebook as a file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadBook {
    /// How it is written.
    pub format: BookFormat,
    /// Its themes, each after the one above it; those above that the file only names are among them.
    pub themes: Vec<BookTheme>,
    /// What could not be taken, the first of it.
    pub left_out: Vec<LeftOut>,
    /// How much more there is of that.
    pub n_more_left_out: usize,
    /// Columns that mean nothing here.
    pub unknown_columns: Vec<String>,
}

impl ReadBook {
    /// A codebook of these themes, each after the one above it.
    #[must_use]
    pub fn of_themes(format: BookFormat, themes: Vec<BookTheme>) -> Self {
        let (left_out, unknown_columns) = Default::default();
        Self { format, themes, left_out, n_more_left_out: 0, unknown_columns }
    }
}

/// Something that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line of the file, from 1; in Excel the row of the sheet, in Word the row of the table or the paragraph.
    pub line: usize,
    /// Which cell of a record it is, from 1; 1 where there are no cells.
    pub column: usize,
    /// What stands there, or the theme it belongs to.
    pub what: String,
    /// Why it was left out.
    pub why: WhyLeftOut,
}

/// Why something was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyLeftOut {
    /// The name has nothing that can be seen.
    NoName,
    /// The name has more than [`MAX_NAME_CHARS`].
    NameTooLong,
    /// It stands below too many others.
    TooDeep,
    /// It stands below itself.
    Circle,
    /// There are more than [`MAX_THEMES`].
    TooMany,
    /// A text has more than [`MAX_TEXT_CHARS`]; the theme is taken without it.
    TextTooLong(ThemeText),
    /// No colour; the theme is taken without it.
    NoColor,
    /// The theme was told before, and otherwise: what was told first stands.
    ToldTwice(ThemeText),
    /// A quotation mark that is never closed: nothing from here on is read.
    Unclosed,
    /// No label of ours; the text below it is not taken.
    UnknownLabel,
}

impl WhyLeftOut {
    /// The name that programs read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NoName => "no-name",
            Self::NameTooLong => "name-too-long",
            Self::TooDeep => "too-deep",
            Self::Circle => "circle",
            Self::TooMany => "too-many",
            Self::TextTooLong(_) => "text-too-long",
            Self::NoColor => "no-color",
            Self::ToldTwice(_) => "told-twice",
            Self::Unclosed => "unclosed-quotation-mark",
            Self::UnknownLabel => "unknown-label",
        }
    }

    /// The text it is about, where it is about one.
    #[must_use]
    pub fn field(self) -> Option<ThemeText> {
        match self {
            Self::TextTooLong(field) | Self::ToldTwice(field) => Some(field),
            Self::NoName
            | Self::NameTooLong
            | Self::TooDeep
            | Self::Circle
            | Self::TooMany
            | Self::NoColor
            | Self::Unclosed
            | Self::UnknownLabel => None,
        }
    }
}

/// Why nothing of a file could be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// It is no text.
    Undecodable(DecodeError),
    /// No column of the table is known to hold names.
    NoNames,
    /// It is Markdown, and no codebook as we write it.
    OtherMarkdown,
    /// There is no theme in it.
    NoThemes,
    /// The document or workbook cannot be read.
    Unreadable(DocumentFault),
}

/// Reads a codebook; `is_markdown` where the file's name says so.
///
/// # Errors
/// Where the file holds no codebook.
pub fn read(bytes: &[u8], is_markdown: bool) -> Result<ReadBook, Misread> {
    let text = decode(bytes).map_err(Misread::Undecodable)?;
    let is_ours = is_own_report(bytes);
    let reading = if is_ours || is_markdown {
        codebook_outline::read(&text).filter(|_| is_ours).ok_or(Misread::OtherMarkdown)?
    } else {
        codebook_table::read(&text).ok_or(Misread::NoNames)?
    };
    reading.finished()
}

/// A place in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FilePlace {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// Something said of a theme, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell<'t> {
    pub(super) text: &'t str,
    pub(super) column: usize,
}

/// A theme as a file tells it.
#[derive(Clone, Debug)]
pub(super) struct Told<'t> {
    /// Where its name stands.
    pub(super) place: FilePlace,
    /// The names of its branch.
    pub(super) path: Vec<&'t str>,
    pub(super) color: Option<Cell<'t>>,
    pub(super) key: Option<Cell<'t>>,
    pub(super) texts: Vec<(ThemeText, Cell<'t>)>,
}

/// A codebook while it is read.
pub(super) struct Reading {
    pub(super) book: ReadBook,
    places: HashMap<Vec<String>, usize>,
}

impl Reading {
    pub(super) fn new(format: BookFormat) -> Self {
        let book = ReadBook {
            format,
            themes: Vec::new(),
            left_out: Vec::new(),
            n_more_left_out: 0,
            unknown_columns: Vec::new(),
        };
        Self { book, places: HashMap::new() }
    }

    /// The codebook.
    ///
    /// # Errors
    /// Where nothing was told at all.
    pub(super) fn finished(self) -> Result<ReadBook, Misread> {
        let book = self.book;
        if book.themes.is_empty() && book.left_out.is_empty() { Err(Misread::NoThemes) } else { Ok(book) }
    }

    /// Notes that something was left out.
    pub(super) fn leave_out(&mut self, place: FilePlace, what: &str, why: WhyLeftOut) {
        if self.book.left_out.len() >= MAX_LEFT_OUT {
            self.book.n_more_left_out += 1;
            return;
        }
        let what = what.chars().take(MAX_NAME_CHARS).collect();
        self.book.left_out.push(LeftOut { line: place.line, column: place.column, what, why });
    }

    /// Takes a theme and those above it; what was told of it before stands.
    pub(super) fn take(&mut self, told: &Told<'_>) {
        let path: Vec<String> = told.path.iter().map(|name| clean_name(name)).collect();
        let refused = match path.as_slice() {
            [] => Some(WhyLeftOut::NoName),
            path if path.iter().any(|name| !is_visible(name)) => Some(WhyLeftOut::NoName),
            path if path.len() > MAX_LEVELS => Some(WhyLeftOut::TooDeep),
            path if path.iter().any(|name| name.chars().count() > MAX_NAME_CHARS) => {
                Some(WhyLeftOut::NameTooLong)
            }
            path if self.n_with(path) > MAX_THEMES => Some(WhyLeftOut::TooMany),
            _ => None,
        };
        if let Some(why) = refused {
            return self.leave_out(told.place, &full_name(&path), why);
        }
        let mut at = 0;
        for n in 1..=path.len() {
            at = self.place_of(path.get(..n).unwrap_or_default());
        }
        self.say(at, told);
    }

    /// How many themes there would be with this one.
    fn n_with(&self, path: &[String]) -> usize {
        let is_new = |n: &usize| !self.places.contains_key(path.get(..*n).unwrap_or_default());
        self.book.themes.len() + (1..=path.len()).filter(is_new).count()
    }

    fn place_of(&mut self, path: &[String]) -> usize {
        if let Some(at) = self.places.get(path) {
            return *at;
        }
        let at = self.book.themes.len();
        self.book.themes.push(BookTheme { path: path.to_vec(), ..BookTheme::default() });
        self.places.insert(path.to_vec(), at);
        at
    }

    /// Takes in what is said of a theme.
    fn say(&mut self, at: usize, told: &Told<'_>) {
        let Some(known) = self.book.themes.get_mut(at) else { return };
        let name = full_name(&known.path);
        let mut left_out = Vec::new();
        if let Some(cell) = told.color.filter(|cell| !cell.text.trim().is_empty() && known.color.is_empty()) {
            match color_of(cell.text) {
                Some(color) => known.color = color,
                None => left_out.push((cell.column, cell.text.trim().to_owned(), WhyLeftOut::NoColor)),
            }
        }
        if let Some(cell) = told.key.filter(|_| known.key.is_empty()) {
            let digits = cell.text.split_whitespace().filter(|key| matches!(key.as_bytes(), [b'1'..=b'9']));
            known.key = digits.collect::<Vec<_>>().join(" ");
        }
        for (field, cell) in &told.texts {
            let text = cell.text.trim();
            let stands = known.text(*field);
            if text.is_empty() || stands == text {
                continue;
            }
            if !stands.is_empty() {
                left_out.push((cell.column, name.clone(), WhyLeftOut::ToldTwice(*field)));
            } else if text.chars().count() > MAX_TEXT_CHARS {
                left_out.push((cell.column, name.clone(), WhyLeftOut::TextTooLong(*field)));
            } else {
                known.texts.insert(*field, text.to_owned());
            }
        }
        for (column, what, why) in left_out {
            self.leave_out(FilePlace { line: told.place.line, column }, &what, why);
        }
    }
}

/// A name as themes have it: on one line, spaces of any kind as one space. A `/` would make a branch: it becomes a
/// hyphen.
#[must_use]
pub fn clean_name(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").replace('/', "-")
}

/// Whether something of a name can be seen.
fn is_visible(name: &str) -> bool {
    let is_hidden = |c: char| {
        matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}')
    };
    name.chars().any(|c| !c.is_whitespace() && !c.is_control() && !is_hidden(c))
}
