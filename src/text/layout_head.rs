//! The lines above the body: which is the title, which the date of publication, and what is boilerplate.

use crate::text::bylines::{author_of, has_photo_credit, is_outlet, opens_like_a_caption, source_of};
use crate::text::dates::{Date, DateLine, date_line};
use crate::text::layout::{HEAD_LINES, Layout};
use crate::text::line_facts::Facts;
use crate::text::phrases::{is_footer, is_junk, is_section};
use crate::text::structure::Label;

impl Layout<'_> {
    pub(super) fn label_head(&mut self, first_core: usize, with_phrases: bool) {
        let limit = first_core.min(HEAD_LINES);
        let mut has_free = false;
        let mut end = limit;
        for index in 0..limit {
            if has_free && self.is_plain_prose(index) {
                end = index;
                break;
            }
            has_free |= self.is(index, |line| line.is_free() || date_line(line.text).is_some());
        }
        let mut dates = Vec::new();
        for index in (0..end).filter(|index| self.is_unlabelled(*index)).collect::<Vec<_>>() {
            let Some(line) = self.line(index) else { break };
            match date_line(line.text) {
                Some(DateLine::Of(date)) => dates.push((date, index)),
                Some(DateLine::OfSite) => self.put(index, Label::SiteDate),
                None if self.is_slug(index) => self.label_slug(index),
                None if !with_phrases => {}
                None if is_junk(line.text) || self.is_navigation(index) || is_counting_footer(line.text) => {
                    self.put(index, Label::Navigation);
                }
                None => {}
            }
        }
        self.label_dates(&dates);
        if self.title.is_none() {
            self.title = self.find_title(end, with_phrases);
        }
        if let Some(title) = self.title {
            self.put(title, Label::Title);
            self.label_sections(title, end);
        }
    }

    /// A visit is later than a publication, and an update too: the earliest date is the article's.
    fn label_dates(&mut self, dates: &[(Date, usize)]) {
        let published = dates.iter().rev().min_by_key(|(date, _)| *date);
        self.date = published.map(|(_, index)| *index);
        for (_, index) in dates {
            self.put(*index, if self.date == Some(*index) { Label::Date } else { Label::SiteDate });
        }
    }

    fn is_headline(&self, index: usize) -> bool {
        self.is_unlabelled(index)
            && self.is(index, |line| {
                line.is_free()
                    && (2..=35).contains(&line.n_words())
                    && !line.is_long()
                    && !has_photo_credit(line.text)
                    && !is_outlet(line.text)
                    && source_of(line.text).is_none()
            })
    }

    /// The headline: the longest line above the date, unless that line is a section's name and one follows the date.
    fn find_title(&self, end: usize, with_phrases: bool) -> Option<usize> {
        let is_section = |index: usize| with_phrases && self.is(index, |line| is_section(line.text));
        let is_byline = |index: usize| self.is(index, |line| author_of(line.text).is_some());
        let is_candidate = |index: &usize| self.is_headline(*index) && !is_section(*index);
        let n_words = |index: usize| self.line(index).map_or(0, Facts::n_words);
        let is_caption = |index: usize| self.is(index, opens_like_a_caption);
        // The first of the longest.
        let longest = |indices: &[usize]| indices.iter().rev().copied().max_by_key(|index| n_words(*index));

        let Some(date) = self.date else {
            let is_boilerplate = |index: &usize| !self.is_unlabelled(*index) || is_section(*index);
            let near: Vec<usize> =
                (0..end).filter(|index| !is_boilerplate(index)).take_while(is_candidate).take(9).collect();
            // Nine short lines are a list or a dialogue, not a head.
            let first = *near.first().filter(|_| near.len() < 9)?;
            let rest = near.iter().copied().take(4).filter(|index| !is_caption(*index) && !is_byline(*index));
            let others: Vec<usize> = rest.filter(|index| n_words(*index) >= 5).collect();
            return longest(&others).or(Some(first));
        };
        let mut above: Vec<usize> =
            (0..date).filter(is_candidate).filter(|index| !is_byline(*index)).collect();
        let near = above.split_off(above.len().saturating_sub(4));
        let above = longest(&near);
        let below =
            (date + 1..end).filter(is_candidate).find(|index| n_words(*index) >= 4 && !is_byline(*index));
        match (above, below) {
            (Some(above), Some(below)) => {
                let is_shorter = n_words(above) < n_words(below).min(9);
                let is_kicker = n_words(above) < 5 || self.is_in_site_header(above, date);
                Some(if is_shorter && is_kicker && !is_caption(below) { below } else { above })
            }
            (above, below) => above.or(below),
        }
    }

    /// Whether a line clings to the date below it while the date stands apart from the article or under a clock.
    fn is_in_site_header(&self, index: usize, date: usize) -> bool {
        let clings = (index..date).all(|line| self.touches_next(line));
        let is_under_clock = (0..index).any(|line| self.label(line) == Some(Label::SiteDate));
        clings && (is_under_clock || !self.touches_next(date))
    }

    /// Above the title: known sections, what a date parts from the title, and copies of the title.
    fn label_sections(&mut self, title: usize, end: usize) {
        let title_text = self.line(title).map_or("", |line| line.text);
        for index in (0..end).filter(|index| *index != title) {
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
}

/// "Hotline: 0913.068.624", but not a headline that happens to begin with such a word.
fn is_counting_footer(line: &str) -> bool {
    is_footer(line) && line.contains(|c: char| c.is_ascii_digit())
}
