//! What each line of an article is: title, date, body, web-site boilerplate and so on.
//!
//! The labels are a guess made by `layout`; the reader can override any of them, and no label removes text.
//! When in doubt a line is body: hiding what belongs to an article is the worst mistake.

use crate::text::boundaries::{lines, trimmed};
use crate::text::bylines::author_of;
use crate::text::dates::{DateLine, date_line, find_date};
use crate::text::inside::{Inside, PartOfLine};
use crate::text::layout;
use crate::text::layout_title::titled;
use crate::text::outlets::source_of;
use crate::text::positions::Span;
use crate::text::reading_text::ReadingText;
use crate::text::western_names::bare_western_names;

/// What a line of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    Title,
    /// The date of publication.
    Date,
    Source,
    Author,
    Lead,
    Heading,
    Caption,
    /// A caption's copy cut short, which sites show when a picture does not load.
    AltText,
    /// An unaccented copy of a title, or the name of a picture file.
    Slug,
    /// The section of the site the article stood in.
    Section,
    /// The date of the visit, or a date label without a date.
    SiteDate,
    Navigation,
    Body,
}

impl Label {
    pub const ALL: [Self; 13] = [
        Self::Title,
        Self::Date,
        Self::Source,
        Self::Author,
        Self::Lead,
        Self::Heading,
        Self::Caption,
        Self::AltText,
        Self::Slug,
        Self::Section,
        Self::SiteDate,
        Self::Navigation,
        Self::Body,
    ];

    /// The label's name in files; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Date => "date",
            Self::Source => "source",
            Self::Author => "author",
            Self::Lead => "lead",
            Self::Heading => "heading",
            Self::Caption => "caption",
            Self::AltText => "alt_text",
            Self::Slug => "slug",
            Self::Section => "section",
            Self::SiteDate => "site_date",
            Self::Navigation => "navigation",
            Self::Body => "body",
        }
    }

    /// The label a file names.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.name() == name)
    }

    /// Whether lines with this label are not part of the article: they are dimmed and folded.
    #[must_use]
    pub fn is_boilerplate(self) -> bool {
        matches!(self, Self::AltText | Self::Slug | Self::Section | Self::SiteDate | Self::Navigation)
    }
}

/// What somebody said a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineLabel {
    /// The line's number, from 1.
    pub line: usize,
    /// What it is.
    pub label: Label,
}

/// A line with its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Counts from 1, blank lines too; where several lines are read as one paragraph, that of the first.
    pub number: usize,
    /// The whole line without its line end.
    pub span: Span,
    pub label: Label,
}

/// The labelled lines of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// The lines that are not blank, in order.
    pub lines: Vec<Line>,
    /// What is said inside lines of another label.
    inside: Inside,
}

impl Structure {
    /// Guesses what each line is, in one pass over the text.
    #[must_use]
    pub fn detect(text: &str) -> Self {
        let (lines, inside) = layout::labelled(text);
        Self { lines, inside }
    }

    /// The same lines, numbered as in the file: a paragraph by the first of the lines it was broken into.
    pub(super) fn numbered_in(mut self, text: &ReadingText) -> Self {
        let moved = |part: PartOfLine| {
            let at = self.lines.binary_search_by_key(&part.number, |line| line.number).ok()?;
            let line = self.lines.get(at)?;
            Some(PartOfLine { number: line.number + text.n_joints_before(line.span.start), ..part })
        };
        let Inside { author, source } = self.inside;
        self.inside = Inside { author: author.and_then(moved), source: source.and_then(moved) };
        for line in &mut self.lines {
            line.number += text.n_joints_before(line.span.start);
        }
        self
    }

    /// The lines that end within the first `end` bytes, as the structure of that beginning.
    #[must_use]
    pub fn beginning(&self, end: usize) -> Self {
        let lines = self.lines.iter().take_while(|line| line.span.end <= end).copied().collect();
        Self { lines, inside: self.inside }
    }

    /// The lines of a text, taken for nothing in particular.
    pub(super) fn all_body(text: &str) -> Self {
        let numbered = (1..).zip(lines(text)).filter(|(_, span)| !trimmed(text, *span).is_empty());
        let lines = numbered.map(|(number, span)| Line { number, span, label: Label::Body }).collect();
        Self { lines, inside: Inside::default() }
    }

    /// The labels for a text that has the same lines and other blank ones between them.
    pub(super) fn laid_on(&self, text: &str) -> Self {
        let mut laid = Self::all_body(text);
        for (line, known) in laid.lines.iter_mut().zip(&self.lines) {
            line.label = known.label;
        }
        let moved = |part: PartOfLine| {
            let at = self.lines.binary_search_by_key(&part.number, |line| line.number).ok()?;
            Some(PartOfLine { number: laid.lines.get(at)?.number, ..part })
        };
        let inside = self.inside;
        laid.inside = Inside { author: inside.author.and_then(moved), source: inside.source.and_then(moved) };
        laid
    }

    /// The same lines with some labels put right; other numbers do nothing.
    #[must_use]
    pub fn relabelled(mut self, corrections: &[LineLabel]) -> Self {
        for correction in corrections {
            if let Ok(at) = self.lines.binary_search_by_key(&correction.line, |line| line.number)
                && let Some(line) = self.lines.get_mut(at)
            {
                line.label = correction.label;
            }
        }
        self
    }

    /// The numbers of the first and the last paragraph that a range reaches into, from 1: a paragraph is a line that is
    /// not blank, whatever it is taken for. `None` for a range between paragraphs.
    #[must_use]
    pub fn paragraphs_of(&self, span: Span) -> Option<(usize, usize)> {
        let first = self.lines.partition_point(|line| line.span.end <= span.start);
        let last = self.lines.partition_point(|line| line.span.start < span.end);
        (first < last).then_some((first + 1, last))
    }

    /// Whether a line stands aside from what is read: boilerplate, and a date above the title, which the head repeats.
    #[must_use]
    pub fn is_quarantined(&self, line: &Line) -> bool {
        let is_above_title = || {
            let title = self.lines.iter().find(|other| other.label == Label::Title);
            title.is_some_and(|title| line.number < title.number)
        };
        line.label.is_boilerplate() || (line.label == Label::Date && is_above_title())
    }

    /// The title without white space, and without the marks of a Markdown heading around it.
    #[must_use]
    pub fn title<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.first(text, Label::Title)
            .map(|line| without_heading_marks(titled(line).unwrap_or(line)))
            .filter(|title| !title.is_empty())
    }

    /// The date of publication as ISO 8601 writes it (`2019-07-20`), if the line holds one that exists.
    pub fn date(&self, text: &str) -> Option<String> {
        let mut dates = self.all(text, Label::Date).filter_map(|line| match date_line(line) {
            Some(DateLine::Of(date)) => Some(date),
            _ => find_date(line).map(|(date, _)| date),
        });
        dates.next().map(crate::text::dates::Date::iso)
    }

    /// Where the article was taken from, without "Nguồn:" or "Theo": a line that says so, else what stands beside an author,
    /// beside the date, after the last sentence or before the first one.
    #[must_use]
    pub fn source<'t>(&self, text: &'t str) -> Option<&'t str> {
        let line = self.first(text, Label::Source);
        line.map(|line| source_of(line).unwrap_or_else(|| line.trim_end_matches('.')))
            .or_else(|| self.part_of_line(text, self.inside.source?))
    }

    /// Who wrote it: the names of the first byline, without what the person did or is; else those beside the date or after
    /// the last sentence.
    #[must_use]
    pub fn author<'t>(&self, text: &'t str) -> Option<&'t str> {
        let names = |line: &'t str| author_of(line).or_else(|| bare_western_names(line));
        let line = self.first(text, Label::Author);
        line.map(|line| names(line).unwrap_or_else(|| line.trim_end_matches('.')))
            .or_else(|| self.part_of_line(text, self.inside.author?))
    }

    /// Words inside a line; `None` where the text does not reach so far.
    fn part_of_line<'t>(&self, text: &'t str, place: PartOfLine) -> Option<&'t str> {
        let at = self.lines.binary_search_by_key(&place.number, |line| line.number).ok()?;
        let words = place.part.of(self.lines.get(at)?.span.of(text));
        (!words.is_empty()).then_some(words)
    }

    fn all<'t>(&self, text: &'t str, label: Label) -> impl Iterator<Item = &'t str> {
        let lines = self.lines.iter().filter(move |line| line.label == label);
        lines.map(move |line| trimmed(text, line.span).of(text))
    }

    fn first<'t>(&self, text: &'t str, label: Label) -> Option<&'t str> {
        self.all(text, label).find(|line| !line.is_empty())
    }
}

/// `# Title #` as `Title`; `C#` and `#1` stay as they are.
fn without_heading_marks(line: &str) -> &str {
    let line = line.trim();
    let after = line.trim_start_matches('#');
    let is_heading = (1..=6).contains(&(line.len() - after.len())) && after.starts_with([' ', '\t']);
    if !is_heading {
        return line;
    }
    let closed = after.trim_end_matches('#');
    if closed.ends_with([' ', '\t']) { closed.trim() } else { after.trim() }
}
