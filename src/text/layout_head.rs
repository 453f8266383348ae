//! The lines above the body: which is the date of publication, who wrote, and what is boilerplate.

use crate::text::captions::has_photo_credit;
use crate::text::dates::{Date, DateLine, date_line};
use crate::text::layout::{HEAD_LINES, Layout, head_from};
use crate::text::layout_title::titled;
use crate::text::line_facts::Facts;
use crate::text::names::is_unspaced_name;
use crate::text::outlets::{is_masthead, is_outlet, source_of};
use crate::text::phrases::{is_footer, is_junk, is_link_to_another, is_section};
use crate::text::structure::Label;
use crate::text::western_names::{bare_western_names, is_role};

/// A line that holds a date.
#[derive(Clone, Copy)]
struct Dated {
    index: usize,
    date: Date,
    is_update: bool,
}

impl Layout<'_> {
    /// Labels the head; gives back where it ends: a date or a byline may stand below a first short paragraph.
    pub(super) fn label_head(&mut self, first_core: usize, with_phrases: bool) -> usize {
        const BELOW_LEAD: usize = 6;
        let from = head_from(first_core);
        let end = self.end_of_head(from, first_core);
        let mut dates = Vec::new();
        let mut head_end = end;
        let mut n_paragraphs = 0;
        for index in from..(end + BELOW_LEAD).min(self.facts.len()) {
            if index >= end {
                n_paragraphs += usize::from(self.is_plain_prose(index));
                if self.is_wrapped(index) || self.is(index, |line| line.has_words(60)) || n_paragraphs > 1 {
                    break;
                }
            }
            if !self.is_unlabelled(index) {
                continue;
            }
            let Some(line) = self.line(index) else { break };
            // Below a dated head further dates are headings, of a diary for one.
            let is_heading = index >= end && dates.first().is_some_and(|dated: &Dated| dated.index < end);
            match date_line(line.text).filter(|_| !is_heading) {
                Some(DateLine::Of(date)) => dates.push(Dated { index, date, is_update: false }),
                Some(DateLine::OfUpdate(date)) => dates.push(Dated { index, date, is_update: true }),
                Some(DateLine::OfSite) => self.put(index, Label::SiteDate),
                None if index >= end && self.byline(index).is_some_and(|byline| byline.is_labelled) => {}
                None if index >= end => continue,
                None if self.is_slug(index) => self.label_slug(index),
                None if !with_phrases => {}
                None if is_junk(line.text) || self.is_navigation(index) || is_counting_footer(line.text) => {
                    self.put(index, Label::Navigation);
                }
                None => {}
            }
            head_end = head_end.max(index + 1);
        }
        self.label_dates(&dates, from, end);
        if self.title.is_none() {
            self.title = self.find_title(from, end, with_phrases);
        }
        if let Some(title) = self.title {
            self.put(title, Label::Title);
            self.label_above(from, title);
            self.label_sections(from, title, end);
        }
        head_end
    }

    /// The first paragraph that stands below a headline or a date.
    fn end_of_head(&self, from: usize, first_core: usize) -> usize {
        let mut has_free = false;
        for index in from..first_core {
            if has_free && self.is_plain_prose(index) {
                return index;
            }
            has_free |= self.is(index, |line| line.is_free() || date_line(line.text).is_some())
                && !self.is_navigation(index);
        }
        first_core
    }

    /// A visit is later than a publication, and an update too: the earliest date is the article's, of those that no other
    /// article's line parts from the headline.
    fn label_dates(&mut self, dates: &[Dated], from: usize, end: usize) {
        let Some(first) = dates.first() else {
            self.date = None;
            return;
        };
        let is_headline =
            |index: &usize| self.is_headline(*index) && !is_section(self.line(*index).map_or("", |l| l.text));
        let headline =
            (from..first.index).rev().find(is_headline).or_else(|| (first.index + 1..end).find(is_headline));
        let n_words = |index: usize| self.line(index).map_or(0, Facts::n_words);
        // Under a clock a longer line may be the headline, and what seemed one a kicker.
        let parts = |index: usize, headline: usize| {
            let is_sure = headline < first.index || n_words(index) <= n_words(headline);
            self.is(index, |line| is_link_to_another(line.text))
                || (self.is_headline(index) && is_sure && n_words(headline) >= 5)
        };
        let limit = headline.and_then(|headline| {
            let first_below = dates.iter().map(|dated| dated.index).find(|index| *index > headline)?;
            (first_below + 1..end).find(|index| parts(*index, headline))
        });
        let is_near = |dated: &&Dated| limit.is_none_or(|limit| dated.index < limit);
        let published = dates.iter().rev().filter(is_near).min_by_key(|dated| (dated.is_update, dated.date));
        let published = published.map(|dated| dated.index);
        // More dates than any head has are a list: only one of them is put aside.
        let others = if dates.len() > 4 { Label::Body } else { Label::SiteDate };
        for dated in dates {
            self.put(dated.index, if published == Some(dated.index) { Label::Date } else { others });
        }
        self.date = published;
    }

    /// Above the title: a byline that says so, and the newspaper's name at the very top.
    fn label_above(&mut self, from: usize, title: usize) {
        let mut is_top = true;
        for index in from..title {
            let Some(line) = self.line(index) else { break };
            if !self.is_unlabelled(index) {
                continue;
            }
            let is_name = is_masthead(line.text) || is_outlet(line.text);
            if is_top && is_name {
                self.put(index, Label::Source);
            } else if title - index <= 3 && self.byline(index).is_some_and(|byline| byline.is_labelled) {
                self.put(index, Label::Author);
            }
            is_top = false;
        }
    }

    /// Above the title: known sections, what a date parts from the title, and copies of the title.
    fn label_sections(&mut self, from: usize, title: usize, end: usize) {
        let title_text = self.line(title).map_or("", |line| line.text);
        for index in (from..end).filter(|index| *index != title) {
            let Some(line) = self.line(index).filter(|_| self.is_unlabelled(index)) else { continue };
            let is_apart = self.date.is_some_and(|date| index < date && date < title);
            let is_beside_date = self.date.is_some_and(|date| date.abs_diff(index) == 1);
            let is_named = is_section(line.text) && (index < title || is_beside_date);
            let is_kicker = index < title && is_apart && !line.has_words(11) && line.is_free();
            if is_named || is_kicker || line.text == title_text {
                self.put(index, Label::Section);
            }
        }
    }

    /// Between title and body: byline and source.
    pub(super) fn label_between(&mut self, from: usize, to: usize) {
        let to = to.min(from + HEAD_LINES);
        for index in from..to {
            let Some(line) = self.line(index).filter(|_| self.is_unlabelled(index)) else { continue };
            if self.is_wrapped(index) || self.is_plain_prose(index) || has_photo_credit(line.text) {
                continue;
            }
            if let Some(byline) = self.byline(index) {
                let is_doubtful = Self::may_be_a_place(byline);
                if is_doubtful && self.is_told_of(byline.names, to, self.facts.len().saturating_sub(1)) {
                    continue;
                }
                if is_doubtful && self.doubtful_author.is_none() {
                    self.doubtful_author = Some(index);
                }
                self.put(index, Label::Author);
            } else if source_of(line.text).is_some() || is_outlet(line.text) {
                self.put(index, Label::Source);
            } else if self.is_author_by_place(index) {
                self.put(index, Label::Author);
            }
        }
    }

    /// Whether names without any word about them stand where a byline stands: below the title, beside a date or a role.
    fn is_author_by_place(&self, index: usize) -> bool {
        let Some(line) = self.line(index) else { return false };
        let above = index.checked_sub(1).and_then(|above| self.label(above));
        if is_unspaced_name(line.text) {
            return self.is_last_name_below_title(index);
        }
        let is_dated = above == Some(Label::Date)
            || matches!(self.label(index + 1), Some(Label::Date | Label::SiteDate));
        let is_beside = is_dated || self.is(index + 1, |next| is_role(next.text) || is_masthead(next.text));
        let clings_to_title = above == Some(Label::Title) && self.touches_next(index - 1);
        !self.is_navigation(index)
            && !is_section(line.text)
            && !is_masthead(line.text)
            && (is_beside || clings_to_title)
            && bare_western_names(line.text).is_some()
    }

    /// Whether a name without spaces clings to the title, with a second title between them at most, and no other below it.
    fn is_last_name_below_title(&self, index: usize) -> bool {
        let Some(title) = self.title.filter(|title| *title < index && index <= title + 3) else {
            return false;
        };
        let clings = (title + 1..index).all(|line| self.touches_next(line));
        let is_first = index == title + 1 || (clings && self.touches_next(title));
        let is_other = self.touches_next(index) && self.is(index + 1, |next| is_unspaced_name(next.text));
        is_first && !is_other
    }

    /// Old libraries of texts open with a card, "Title: X" and "Author: Y", below what they say of themselves.
    pub(super) fn label_card(&mut self) {
        const N_LINES: usize = 40;
        const BETWEEN: usize = 6;
        let is_title = |index: &usize| self.is(*index, |line| titled(line.text).is_some());
        let Some(title) = (0..N_LINES).find(is_title) else { return };
        let is_author = |index: &usize| {
            self.is(*index, |line| line.text.starts_with("Author:") || line.text.starts_with("Tác giả:"))
        };
        let Some(author) = (title + 1..title + BETWEEN).find(is_author) else { return };
        self.title = Some(title);
        self.put(title, Label::Title);
        self.put(author, Label::Author);
    }
}

/// "Hotline: 0913.068.624", but not a headline that happens to begin with such a word.
fn is_counting_footer(line: &str) -> bool {
    is_footer(line) && line.contains(|c: char| c.is_ascii_digit())
}
