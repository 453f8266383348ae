//! The lines below the body, and bylines that stand above a last box: authors, sources, and what a site puts at its foot.

use crate::text::bylines::{Byline, byline};
use crate::text::captions::has_photo_credit;
use crate::text::dates::{DateLine, date_line};
use crate::text::layout::{Layout, TAIL_LINES};
use crate::text::names::{has_family_name, is_office};
use crate::text::outlets::{is_outlet, source_of};
use crate::text::phrases::{is_footer, is_junk, is_list_opener, is_section};
use crate::text::structure::Label;
use crate::text::western_names::bare_western_names;

/// What has been met below the body so far.
#[derive(Default)]
struct Foot {
    /// Whether a heading began a list of other articles.
    is_list: bool,
    has_menu: bool,
    /// Whether anything but bylines, sources and offices was met.
    has_other: bool,
    names: Vec<usize>,
    footers: Vec<usize>,
}

impl<'t> Layout<'t> {
    pub(super) fn label_tail(&mut self, from: usize) {
        let is_site = self.is_from_a_site();
        let mut foot = Foot::default();
        for index in from..self.facts.len().min(from + TAIL_LINES) {
            if !self.is_unlabelled(index) {
                continue;
            }
            let label = self.tail_label(index, is_site, &mut foot);
            self.put(index, label);
        }
        // More names are a list of people, and a lone address or telephone number may be the article's.
        if foot.names.len() <= 3
            && !foot.names.is_empty()
            && let Some(doubtful) = self.doubtful_author.take()
        {
            self.put(doubtful, Label::Body);
        }
        let doubtful = if foot.names.len() > 3 { foot.names } else { Vec::new() };
        let lone = if foot.footers.len() == 1 && !foot.has_menu { foot.footers } else { Vec::new() };
        for index in doubtful.into_iter().chain(lone) {
            self.put(index, Label::Body);
        }
    }

    fn tail_label(&mut self, index: usize, is_site: bool, foot: &mut Foot) -> Label {
        let Some(line) = self.line(index) else { return Label::Body };
        let is_navigation = self.is_navigation(index);
        foot.is_list |= is_navigation && is_list_opener(line.text);
        let is_link = foot.is_list && !line.has_words(31) && line.is_free();
        let is_early = !foot.has_other;
        foot.has_other |= !is_office(line.text) && line.text.trim_matches(['(', ')']) != "Đã ký";
        let label = match date_line(line.text) {
            Some(DateLine::Of(_) | DateLine::OfUpdate(_)) if self.date.is_none() => {
                self.date = Some(index);
                Label::Date
            }
            Some(DateLine::OfSite) if is_site => Label::SiteDate,
            _ if !is_navigation && self.names_its_author(index, is_early && !foot.is_list) => {
                foot.names.push(index);
                Label::Author
            }
            _ if source_of(line.text).is_some() || is_outlet(line.text) => Label::Source,
            _ if has_photo_credit(line.text) => Label::Caption,
            _ if self.is_slug(index) => Label::Slug,
            _ if is_site && (is_navigation || is_link || is_junk(line.text)) => {
                foot.has_menu |= is_navigation;
                Label::Navigation
            }
            _ if is_site && is_footer(line.text) => {
                foot.footers.push(index);
                Label::Navigation
            }
            _ => Label::Body,
        };
        if matches!(label, Label::Author | Label::Source) {
            foot.has_other = !is_early;
        }
        label
    }

    /// Whether a line below the body names who wrote it; Western names only where nothing but such lines stands above.
    fn names_its_author(&self, index: usize, is_early: bool) -> bool {
        let Some(line) = self.line(index) else { return false };
        let is_western =
            || is_early && source_of(line.text).is_none() && bare_western_names(line.text).is_some();
        self.byline(index).is_some() || is_western()
    }

    /// The byline a line is, unless a source, a section or a menu reads so.
    pub(super) fn byline(&self, index: usize) -> Option<Byline<'t>> {
        let line = self.line(index)?;
        let byline = byline(line.text)?;
        let is_other = || {
            source_of(line.text).is_some()
                || is_outlet(line.text)
                || is_section(line.text)
                || self.is_navigation(index)
                || has_photo_credit(line.text)
        };
        (byline.is_labelled || !is_other()).then_some(byline)
    }

    /// Bylines and sources below the article proper where a summary, a note or a box follows.
    pub(super) fn label_inner_bylines(&mut self, first: usize, last: usize) {
        const N_PARAGRAPHS: usize = 2;
        let paragraphs =
            (first..=last).rev().filter(|index| self.is_plain_prose(*index) && !self.is_wrapped(*index));
        let Some(from) = paragraphs.take(N_PARAGRAPHS + 1).last() else { return };
        for index in from + 1..last {
            let follows = self.is_plain_prose(index - 1)
                || matches!(self.label(index - 1), Some(Label::Author | Label::Source));
            let Some(line) = self.line(index).filter(|_| follows && self.is_unlabelled(index)) else {
                continue;
            };
            let stands_before_gap = !self.touches_next(index);
            let next_is_source = self.is(index + 1, |next| source_of(next.text).is_some());
            if source_of(line.text).is_some() && stands_before_gap {
                self.put(index, Label::Source);
            } else if let Some(byline) = self.byline(index)
                && (stands_before_gap || next_is_source)
                && !self.is_told_of(byline.names, index + 1, last)
                && (byline.is_labelled || next_is_source || !self.has_names_for_headings(first, last))
            {
                self.put(index, Label::Author);
            }
        }
    }

    /// Whether several lines of the body are names that stand alone: headings of an article about people.
    fn has_names_for_headings(&self, first: usize, last: usize) -> bool {
        const N_LINES: usize = 200;
        let from = last.saturating_sub(N_LINES).max(first);
        let is_name = |index: &usize| {
            self.is(*index, |line| !line.has_words(6))
                && !self.touches_next(*index)
                && self.byline(*index).is_some_and(|byline| !byline.is_labelled)
        };
        (from + 1..last).filter(is_name).nth(1).is_some()
    }

    /// Whether words stand in some of the first lines from one on: who is told of is no author, and a place no person.
    pub(super) fn is_told_of(&self, words: &str, from: usize, to: usize) -> bool {
        const N_LINES: usize = 60;
        const LONGEST: usize = 8_000;
        let lines = self.facts.get(from..=to).unwrap_or_default();
        lines.iter().take(N_LINES).any(|line| {
            let end = line.text.floor_char_boundary(LONGEST);
            line.text.get(..end).is_some_and(|text| text.contains(words))
        })
    }

    /// Whether a bare name may be that of a place: no family's name begins it.
    pub(super) fn may_be_a_place(byline: Byline<'_>) -> bool {
        !byline.is_labelled && !byline.names.contains('.') && !has_family_name(byline.names)
    }
}
