//! Which lines are no paragraphs but parts of one, broken where a line was full, as mail and old text files break them.

use crate::text::boundaries::{lines, trimmed};
use crate::text::line_facts::Facts;
use crate::text::positions::Span;

/// Columns that lines are broken at.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=110;

/// Signs that begin an item of a list, or what somebody says.
const ITEM_SIGNS: [char; 6] = ['-', '–', '—', '*', '•', '+'];

/// Signs that stand before each line of what is quoted, set in a frame or a heading.
const LINE_SIGNS: [char; 3] = ['>', '|', '#'];

/// How the line ends of a plain text are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineEnds {
    /// Each ends a paragraph.
    Kept,
    /// Those inside a paragraph are read as a space.
    Joined,
}

impl LineEnds {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Kept, Self::Joined];

    /// The name in files; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Joined => "joined",
        }
    }

    /// What a file names so.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ends| ends.name() == name)
    }
}

/// What of a line with text tells whether it was broken.
#[derive(Clone, Copy, Debug)]
struct RawLine<'t> {
    /// Counts from 1, blank lines too.
    number: usize,
    /// Without outer white space.
    text: &'t str,
    /// Code points, counted no further than a line that is too wide to be broken.
    n_chars: usize,
    /// Bytes of white space it begins with.
    indent: usize,
    /// The byte after it.
    end: usize,
}

impl<'t> RawLine<'t> {
    fn new(number: usize, whole: Span, inside: Span, text: &'t str) -> Self {
        let words = inside.of(text);
        let is_wide = words.len() > 4 * COLUMNS.end();
        let n_chars = if is_wide { words.len() } else { words.chars().count() };
        Self { number, text: words, n_chars, indent: inside.start - whole.start, end: whole.end }
    }

    /// Whether it is wider than any column lines are broken at.
    fn is_wide(&self) -> bool {
        self.n_chars > *COLUMNS.end()
    }

    fn begins_small(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_lowercase)
    }

    /// Whether it begins with the sign or number of an item.
    fn is_item(&self) -> bool {
        let Some((sign, rest)) = self.text.split_once(' ') else { return false };
        let number = sign.trim_end_matches(['.', ')']);
        let is_number = number.len() < sign.len()
            && number.len() <= 3
            && (number.bytes().all(|byte| byte.is_ascii_digit()) || number.chars().count() == 1);
        !rest.is_empty() && (is_number || (sign.chars().count() == 1 && sign.starts_with(ITEM_SIGNS)))
    }

    /// Whether its words stand in columns or behind a sign that each line has, as quoted mail does, or it has none.
    fn is_laid_out(&self) -> bool {
        self.text.starts_with(LINE_SIGNS)
            || self.text.contains('\t')
            || self.text.contains("   ")
            || !self.text.contains(char::is_alphanumeric)
    }

    fn ends_a_sentence(&self) -> bool {
        let closed = self.text.trim_end_matches(['"', '”', '’', '»', ')', ']', '\'']);
        closed.ends_with(['.', '!', '?', '…', ':'])
    }

    /// Whether the next line of the file is the next one with text, and none of the two begins another paragraph by its
    /// form.
    fn may_go_on_in(&self, next: &Self) -> bool {
        let touches = next.number == self.number + 1;
        let is_set_in = next.indent > self.indent && !self.is_item();
        touches
            && !next.is_item()
            && !is_set_in
            && ![self, next].into_iter().any(|line| line.is_wide() || line.is_laid_out())
    }

    /// Whether the first word of the next line would not have stood in this one.
    fn is_full(&self, next: &Self, width: usize) -> bool {
        let word = next.text.split_whitespace().next();
        let n_more = word.map_or(0, |word| word.chars().count());
        self.n_chars + 1 + n_more + 2 > width && self.n_chars <= width + 2
    }
}

/// For each line, whether it is part of a paragraph of at least three lines that was broken at a column.
pub(super) fn wrapped_lines(text: &str, facts: &[Facts<'_>]) -> Vec<bool> {
    let raw = |line: &Facts<'_>| RawLine::new(line.number, line.span, trimmed(text, line.span), text);
    let lines: Vec<RawLine<'_>> = facts.iter().map(raw).collect();
    parts(&broken_paragraphs(&lines))
}

/// The line ends, in bytes, that stand inside paragraphs. Where nobody chose, a text has such only if most of it is broken at
/// a column. `from` is the byte where the text begins below its head.
#[must_use]
pub fn ends_inside_paragraphs(text: &str, from: usize, chosen: Option<LineEnds>) -> Vec<usize> {
    if chosen == Some(LineEnds::Kept) {
        return Vec::new();
    }
    let raw = |(number, whole)| {
        let inside = trimmed(text, whole);
        (whole.start >= from && !inside.is_empty()).then(|| RawLine::new(number, whole, inside, text))
    };
    let lines: Vec<RawLine<'_>> = (1..).zip(lines(text)).filter_map(raw).collect();
    let mut goes_on = broken_paragraphs(&lines);
    let n_bytes = |is_counted: &dyn Fn(usize) -> bool| -> usize {
        lines.iter().enumerate().filter(|(at, _)| is_counted(*at)).map(|(_, line)| line.text.len()).sum()
    };
    let parts = parts(&goes_on);
    let is_broken = |at: usize| parts.get(at).copied().unwrap_or_default();
    if chosen.is_none() && n_bytes(&is_broken) * 2 < n_bytes(&|_| true) {
        return Vec::new();
    }
    let full = lines.iter().zip(&goes_on).filter(|(_, goes_on)| **goes_on);
    let width = full.map(|(line, _)| line.n_chars).max();
    for (pair, goes_on) in lines.windows(2).zip(&mut goes_on) {
        let [line, next] = pair else { continue };
        let is_unfinished = match width {
            Some(width) => line.is_full(next, width),
            None => !line.ends_a_sentence(),
        };
        *goes_on = *goes_on || (is_unfinished && line.may_go_on_in(next));
    }
    lines.iter().zip(&goes_on).filter(|(_, goes_on)| **goes_on).map(|(line, _)| line.end).collect()
}

/// For each line, whether it goes on in the next one or is where one goes on.
fn parts(goes_on: &[bool]) -> Vec<bool> {
    let before = std::iter::once(&false).chain(goes_on);
    goes_on.iter().zip(before).map(|(goes_on, went_on)| *goes_on || *went_on).collect()
}

/// For each line, whether it goes on in the next one, in a paragraph of at least three.
fn broken_paragraphs(lines: &[RawLine<'_>]) -> Vec<bool> {
    let mut goes_on = Vec::with_capacity(lines.len());
    for block in lines.chunk_by(RawLine::may_go_on_in) {
        mark_broken(block, &mut goes_on);
    }
    goes_on
}

/// Tells of each of some lines that touch whether it goes on in the next one: a headline and other paragraphs may touch
/// a broken one.
fn mark_broken(block: &[RawLine<'_>], goes_on: &mut Vec<bool>) {
    let from = goes_on.len();
    goes_on.resize(from + block.len(), false);
    if block.len() < 3 {
        return;
    }
    // Lines that others follow in small letters are full; a headline is none of them.
    let is_followed = |at: usize| block.get(at + 1).is_some_and(RawLine::begins_small);
    let full = block.iter().enumerate().filter(|(at, _)| is_followed(*at)).map(|(_, line)| line.n_chars);
    let Some(width) = full.max().filter(|width| COLUMNS.contains(width)) else { return };
    let is_full = |at: usize| {
        block.get(at).zip(block.get(at + 1)).is_some_and(|(line, next)| line.is_full(next, width))
    };
    let mut first = 0;
    for (at, line) in block.iter().enumerate() {
        if is_full(at) {
            continue;
        }
        let n_small = (first..at).filter(|line| is_followed(*line)).count();
        let is_paragraph = at >= first + 2 && n_small * 3 >= at - first;
        if is_paragraph && line.n_chars <= width + 2 {
            goes_on.iter_mut().take(from + at).skip(from + first).for_each(|line| *line = true);
        }
        first = at + 1;
    }
}
