//! What the PDF of an article shows, as plain data: its lines, the passages annotated in it, the themes and people they
//! are by. Colours are resolved, and all words are in the person's language.

use super::date_words::DateWords;
use super::numbers::with_thousands;
use crate::text::positions::Span;
use crate::text::structure::Label;

/// A colour: red, green and blue.
pub type Rgb = [u8; 3];

/// An article with its annotations, ready to be set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticlePage {
    /// What it is called: its title, else the name of its file.
    pub title: String,
    /// What is known of it: date, source, author, as people read it.
    pub facts: Vec<String>,
    /// Its reading text.
    pub text: String,
    /// Its lines that are not blank, in order.
    pub lines: Vec<PageLine>,
    /// The annotations that have a place in the text, by start and end.
    pub marks: Vec<PageMark>,
    /// Those that have none, each with its words as they were.
    pub unplaced: Vec<Unplaced>,
    /// The themes they bear, in the order of the tree.
    pub themes: Vec<PageTheme>,
    /// Who made them.
    pub people: Vec<PagePerson>,
    /// When anything of it was changed last; `None` where nothing was annotated.
    pub modified: Option<Stamp>,
    /// Whether paragraphs are numbered in the margin.
    pub has_numbers: bool,
    /// The inks.
    pub inks: Inks,
}

/// A line of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLine {
    /// Its bytes, without the line end.
    pub span: Span,
    /// What it is.
    pub label: Label,
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// Whether it stands aside from what is read.
    pub is_aside: bool,
}

/// An annotation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageMark {
    /// Its bytes in the text.
    pub span: Span,
    /// Its themes: places in `ArticlePage::themes`, each once.
    pub themes: Vec<usize>,
    /// Who made it: a place in `ArticlePage::people`.
    pub person: usize,
    /// The note.
    pub note: Option<String>,
    /// Whether it is starred.
    pub is_starred: bool,
}

/// An annotation that has no place in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unplaced {
    /// What is said of it.
    pub mark: PageMark,
    /// Its words as they were.
    pub quote: String,
}

/// A theme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageTheme {
    /// Its own name.
    pub name: String,
    /// Its name as it stands alone: with the path that tells it from others of its name, where there are any.
    pub label: String,
    /// The names above it, `Đảng › Lãnh đạo`; empty at the top.
    pub above: String,
    /// What lies behind its passages, and the line under them.
    pub fill: Rgb,
    pub line: Rgb,
    /// 0 solid, 1 dashed, 2 dotted, 3 double, 4 wavy.
    pub pattern: usize,
    /// How many of the annotations bear it.
    pub n_passages: usize,
}

/// Somebody who annotated the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PagePerson {
    /// Their name.
    pub name: String,
    /// Their initials, which nobody else has.
    pub initials: String,
    /// How many of the annotations are theirs.
    pub n_passages: usize,
}

/// A moment in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    pub year: u16,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
}

/// The colours of everything that is no theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inks {
    /// What is read, what goes with it, and what stands aside.
    pub ink: Rgb,
    pub soft: Rgb,
    pub dim: Rgb,
    /// Lines between parts.
    pub hairline: Rgb,
    /// Passages without a theme or with several.
    pub neutral_fill: Rgb,
    pub neutral_line: Rgb,
}

/// The fixed words of such a page, in the person's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfWords {
    /// The language's tag, such as `vi`.
    pub language: String,
    /// The headings of what follows the article.
    pub notes: String,
    pub themes: String,
    pub people: String,
    pub unplaced: String,
    pub letters: String,
    /// What is said of letters that no font has.
    pub letters_about: String,
    /// A passage without a theme.
    pub without_theme: String,
    /// Before the number of a page.
    pub page: String,
    /// Before the number of lines that are left out.
    pub left_out: String,
    /// Stands between thousands.
    pub thousands: String,
    /// A date with `{day}`, `{month}` and `{year}`, and the twelve months that stand in it, with a space between them.
    pub date: String,
    pub months: String,
}

impl PdfWords {
    /// A date, ISO 8601, as the language writes it; what is no such date stays as it is.
    #[must_use]
    pub fn date_of(&self, iso: &str) -> String {
        self.dates().date_of(iso)
    }

    /// How the language writes a date.
    pub(super) fn dates(&self) -> DateWords<'_> {
        DateWords { date: &self.date, months: &self.months }
    }

    /// A number with its thousands apart.
    #[must_use]
    pub fn count(&self, n: usize) -> String {
        with_thousands(n, &self.thousands)
    }
}
