//! The passages row by row: what is filled, which lanes lie under it, which begin and which end in it. One sweep over the
//! rows of an article, however many passages there are.

use super::article_page::{ArticlePage, PageMark, Rgb};
use crate::text::lanes::{innermost, lanes_of};
use crate::text::positions::Span;

/// Lanes that are drawn under a row at most.
pub const MAX_LANES: usize = 6;

/// From this many passages over one another on, no one's colour fills the text.
const CROWD: usize = 4;

/// The pattern of a passage without a theme: dotted.
pub const UNTAGGED_PATTERN: usize = 2;

/// Code points that the rest of a word has at most.
const LONGEST_REST: usize = 40;

/// A passage with one of its themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its place among the marks.
    pub mark: usize,
    /// Its range.
    pub span: Span,
    /// How far down it lies, 0 nearest to the text.
    pub depth: usize,
    /// How it is drawn.
    pub color: Rgb,
    pub pattern: usize,
}

/// What lies in a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowMarks {
    /// What is filled, and with what.
    pub fills: Vec<(Span, Rgb)>,
    /// The lanes.
    pub lanes: Vec<Lane>,
    /// The marks that begin in it.
    pub begins: Vec<usize>,
    /// Those with a lane that began before.
    pub goes_on: Vec<usize>,
}

/// A note: its number, and the mark it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// From 1, in the order in which passages end.
    pub number: usize,
    /// A place in `ArticlePage::marks`.
    pub mark: usize,
    /// The byte where its number stands: after the word that the passage ends in, and the signs right after that.
    pub at: usize,
}

/// The notes of the passages of an article.
#[must_use]
pub fn numbered(page: &ArticlePage) -> Vec<Numbered> {
    let noted = page.marks.iter().enumerate().filter(|(_, mark)| mark.note.is_some());
    let place = |(at, mark): (usize, &PageMark)| (after_word(&page.text, mark.span.end), mark.span.end, at);
    let mut ends: Vec<(usize, usize, usize)> = noted.map(place).collect();
    ends.sort_unstable();
    let numbered = |(n, (at, _, mark)): (usize, &(usize, usize, usize))| Numbered {
        number: n + 1,
        mark: *mark,
        at: *at,
    };
    ends.iter().enumerate().map(numbered).collect()
}

/// The end of the word around a byte. A number in the middle of it would be read as a part of it.
fn after_word(text: &str, end: usize) -> usize {
    if text.get(..end).is_some_and(|before| before.ends_with(char::is_whitespace)) {
        return end;
    }
    let rest = text.get(end..).unwrap_or_default();
    let word = rest.char_indices().take(LONGEST_REST).find(|(_, letter)| letter.is_whitespace());
    match word {
        Some((at, _)) => end + at,
        None if rest.chars().nth(LONGEST_REST).is_none() => text.len(),
        None => end,
    }
}

/// The marks of an article on the way from its first row to its last.
pub struct Sweep {
    fills: Vec<(Span, Rgb)>,
    lanes: Vec<Lane>,
    starts: Vec<usize>,
    n_fills: usize,
    n_lanes: usize,
    n_begun: usize,
    /// The lanes over the row before, and perhaps over the next.
    open: Vec<Lane>,
}

impl Sweep {
    /// The marks of a page, which must be sorted by start.
    #[must_use]
    pub fn new(page: &ArticlePage) -> Self {
        let spans: Vec<Span> = page.marks.iter().map(|mark| mark.span).collect();
        let fill = |(span, mark): (Span, Option<usize>)| (span, fill_of(page, mark));
        Self {
            fills: innermost(&spans, CROWD).into_iter().map(fill).collect(),
            lanes: lanes(page),
            starts: spans.iter().map(|span| span.start).collect(),
            n_fills: 0,
            n_lanes: 0,
            n_begun: 0,
            open: Vec::new(),
        }
    }

    /// What lies in the next row.
    pub fn next(&mut self, row: Span) -> RowMarks {
        let mut found = RowMarks::default();
        while let Some((span, color)) = self.fills.get(self.n_fills).filter(|(span, _)| span.start < row.end)
        {
            if span.overlaps(row) {
                found.fills.push((*span, *color));
            }
            if span.end > row.end {
                break;
            }
            self.n_fills += 1;
        }
        self.open.retain(|lane| lane.span.end > row.start);
        while let Some(lane) = self.lanes.get(self.n_lanes).filter(|lane| lane.span.start < row.end) {
            self.open.extend((lane.span.end > row.start).then_some(*lane));
            self.n_lanes += 1;
        }
        found.lanes.clone_from(&self.open);
        let until = self.starts.partition_point(|start| *start < row.end);
        found.begins = (self.n_begun..until).collect();
        found.goes_on = self.open.iter().map(|lane| lane.mark).filter(|mark| *mark < self.n_begun).collect();
        found.goes_on.dedup();
        self.n_begun = until;
        found
    }

    /// The marks that no row has shown the beginning of.
    pub fn rest(&mut self) -> std::ops::Range<usize> {
        std::mem::replace(&mut self.n_begun, self.starts.len())..self.starts.len()
    }
}

/// That of the innermost passage; neutral in a crowd, and where that passage has several themes or none.
fn fill_of(page: &ArticlePage, mark: Option<usize>) -> Rgb {
    let mark = mark.and_then(|at| page.marks.get(at));
    let theme = mark.and_then(|mark| match mark.themes.as_slice() {
        [only] => page.themes.get(*only),
        _ => None,
    });
    theme.map_or(page.inks.neutral_fill, |theme| theme.fill)
}

/// Gives every passage and theme its lane; those that lie too deep are left out.
fn lanes(page: &ArticlePage) -> Vec<Lane> {
    let mut all: Vec<Lane> = Vec::with_capacity(page.marks.len());
    for (at, mark) in page.marks.iter().enumerate() {
        let lane = |color, pattern| Lane { mark: at, span: mark.span, depth: 0, color, pattern };
        if mark.themes.is_empty() {
            all.push(lane(page.inks.neutral_line, UNTAGGED_PATTERN));
        }
        let themes = mark.themes.iter().filter_map(|theme| page.themes.get(*theme));
        all.extend(themes.map(|theme| lane(theme.line, theme.pattern)));
    }
    let spans: Vec<Span> = all.iter().map(|lane| lane.span).collect();
    for (lane, number) in all.iter_mut().zip(lanes_of(&spans)) {
        lane.depth = number;
    }
    all.retain(|lane| lane.depth < MAX_LANES);
    all
}
