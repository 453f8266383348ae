//! Names that stand inside lines of another label: the agency before the first sentence, the author after the last.

use crate::text::bylines::byline;
use crate::text::dates::find_date;
use crate::text::layout::Layout;
use crate::text::line_facts::{Ending, Facts, has_vietnamese_letters};
use crate::text::names::has_family_name;
use crate::text::outlets::{is_known_outlet, is_outlet_mark, opening_agency, source_of};
use crate::text::phrases::is_section;
use crate::text::positions::Span;
use crate::text::structure::Label;
use crate::text::western_names::bare_western_names;

/// What stands inside lines; it counts only where no line of its own says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Inside {
    pub(super) author: Option<PartOfLine>,
    pub(super) source: Option<PartOfLine>,
}

/// Words of a line, told by the line so that they stay what they are where the lines before it change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PartOfLine {
    /// The line's number, from 1.
    pub(super) number: usize,
    /// Bytes of the line, from its start.
    pub(super) part: Span,
}

/// Names found in a line.
#[derive(Clone, Copy, Default)]
struct Found<'t> {
    author: Option<&'t str>,
    source: Option<&'t str>,
}

impl<'t> Layout<'t> {
    /// Names in the body's first and last line, in the date's line, and beside an author's.
    pub(super) fn inside(&self, text: &str, first: usize, last: usize) -> Inside {
        const N_LINES: usize = 4;
        let labelled = |label: Label| {
            let is_such = move |index: &usize| self.label(*index) == Some(label);
            (0..self.facts.len()).filter(is_such).take(N_LINES)
        };
        let bylines = labelled(Label::Author).map(|index| (index, self.in_byline(index)));
        let dates = labelled(Label::Date).map(|index| (index, self.in_date_line(index)));
        let paragraphs = (first..=last)
            .filter(|index| self.line(*index).is_some_and(Facts::is_prose) || self.is_wrapped(*index));
        let opening = paragraphs.take(2).map(|index| (index, self.in_first_line(index)));
        let closing = [(last, self.in_last_line(last))];
        let mut inside = Inside::default();
        for (index, found) in bylines.chain(dates).chain(closing).chain(opening) {
            let place = |part: &'t str| self.place_of(text, index, part);
            inside.author = inside.author.or_else(|| found.author.and_then(place));
            inside.source = inside.source.or_else(|| found.source.and_then(place));
        }
        inside
    }

    /// Where a part of a line stands in it.
    fn place_of(&self, text: &str, index: usize, part: &str) -> Option<PartOfLine> {
        let line = self.line(index)?;
        let start = part.as_ptr().addr().checked_sub(line.span.of(text).as_ptr().addr())?;
        Some(PartOfLine { number: line.number, part: Span::new(start, start + part.len()) })
    }

    fn in_byline(&self, index: usize) -> Found<'t> {
        let byline = self.line(index).and_then(|line| byline(line.text));
        Found { author: None, source: byline.and_then(|byline| byline.outlet) }
    }

    /// "Thu Hà - 20/7/2019", "Nguồn: X | 20/7/2019"; but "Đông Anh, 20/7/2019" is a place.
    fn in_date_line(&self, index: usize) -> Found<'t> {
        let Some(line) = self.line(index) else { return Found::default() };
        let Some((_, date)) = find_date(line.text) else { return Found::default() };
        let before = line.text.get(..date.start).unwrap_or_default();
        let after = line.text.get(date.end..).unwrap_or_default();
        let mut found = Found::default();
        for part in before.split(['|', '•', '·']).chain(after.split(['|', '•', '·', '-', '–'])) {
            let is_of_place = part.trim_end().ends_with(',');
            let part =
                part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | '/'));
            let part = part.rsplit_once(" by ").map_or(part, |(_, name)| name);
            let byline = byline(part).filter(|byline| !is_of_place || has_family_name(byline.names));
            found.source = found.source.or_else(|| byline.and_then(|byline| byline.outlet));
            let names = byline.map(|byline| byline.names);
            let names = names.or_else(|| bare_western_names(part).filter(|_| !is_of_place));
            found.source = found.source.or_else(|| source_of(part));
            found.author =
                found.author.or_else(|| names.filter(|_| source_of(part).is_none() && !is_section(part)));
        }
        found
    }

    fn in_first_line(&self, index: usize) -> Found<'t> {
        Found { author: None, source: self.line(index).and_then(|line| opening_agency(line.text)) }
    }

    /// What follows the last sentence: "… năm giờ sáng. Minh Anh", "… năm giờ sáng. (Theo X)".
    fn in_last_line(&self, index: usize) -> Found<'t> {
        let Some(line) = self.line(index) else { return Found::default() };
        let words = without_credit(line.text);
        if let Some(inside) = bracketed_end(words) {
            // Letters in capitals in brackets are much else outside Vietnam.
            let is_outlet = |words: &&str| {
                if has_vietnamese_letters(line.text) { is_outlet_mark(words) } else { is_known_outlet(words) }
            };
            let source = source_of(inside).or_else(|| Some(inside).filter(is_outlet));
            let author = byline(inside)
                .map(|byline| byline.names)
                .or_else(|| Some(inside).filter(|w| is_short_sign(w)));
            return Found { author: author.filter(|_| source.is_none()), source };
        }
        if words.len() == line.text.len() && line.ending != Ending::Bare {
            return Found::default();
        }
        // Initials hold full stops themselves: the longest rest that reads so is it.
        let rests: Vec<&str> = after_sentences(words).collect();
        for rest in rests.into_iter().rev() {
            if let Some(source) = source_of(rest) {
                return Found { author: None, source: Some(source) };
            }
            if let Some(byline) = byline(rest) {
                return Found { author: Some(byline.names), source: byline.outlet };
            }
            if let Some(names) = bare_western_names(rest) {
                return Found { author: Some(names), source: None };
            }
        }
        Found::default()
    }
}

/// The line without a picture's maker at its end: "… Minh Anh Ảnh: Thu Hà".
fn without_credit(line: &str) -> &str {
    let credit = line.rfind(" Ảnh:").filter(|at| line.len() - at <= 60);
    credit.and_then(|at| line.get(..at)).unwrap_or(line).trim_end()
}

/// What stands in brackets after a line's last sentence.
fn bracketed_end(line: &str) -> Option<&str> {
    let (before, inside) = line.strip_suffix(')')?.rsplit_once('(')?;
    let is_after_sentence = before.trim_end().ends_with(['.', '!', '?', '…', '”', '"', '»', '“']);
    (is_after_sentence && inside.split_whitespace().nth(8).is_none()).then(|| inside.trim())
}

/// What may follow the last sentence of a line: the last eight words at most, shortest first.
fn after_sentences(line: &str) -> impl Iterator<Item = &str> {
    let rests = line.rmatch_indices(' ').take(8).filter_map(move |(at, _)| {
        let before = line.get(..at)?.trim_end_matches(['”', '"', '»', '“', ')', ' ']);
        before.ends_with(['.', '!', '?', '…']).then(|| line.get(at..).map(str::trim)).flatten()
    });
    rests.filter(|rest| !rest.is_empty())
}

/// "(jd)": two to four small letters by which some newspapers sign.
fn is_short_sign(words: &str) -> bool {
    (2..=4).contains(&words.chars().count())
        && words.chars().all(|c| c.is_ascii_lowercase())
        && !matches!(words, "sic" | "tbc" | "ff" | "etc" | "dt" | "th")
}
