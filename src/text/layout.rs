//! Labels the lines of an article by their form and place: head, body, tail.
//!
//! Long paragraphs bound the body; what is around it may be boilerplate, and only near it and only if a title, a
//! date or a slug shows that the text was taken from a site. Everything that no rule names is body. Every rule
//! looks at a fixed number of neighbours, so the whole is linear.

use crate::text::captions::{has_photo_credit, opens_like_a_caption};
use crate::text::dates::date_line;
use crate::text::fold::{Strength, fold};
use crate::text::inside::Inside;
use crate::text::line_facts::{Ending, Facts, facts};
use crate::text::names::is_place;
use crate::text::outlets::source_of;
use crate::text::phrases::{Navigation, is_footer, is_list_opener, is_slug_file, is_slug_shaped, navigation};
use crate::text::structure::{Label, Line};
use crate::text::wrapping::wrapped_lines;

/// So many lines above the first paragraph are looked at, and so many below the last; beyond, all is body.
pub(super) const HEAD_LINES: usize = 60;
pub(super) const TAIL_LINES: usize = 80;

/// The non-blank lines of a text with their labels, and what is said inside lines of another label.
pub(super) fn labelled(text: &str) -> (Vec<Line>, Inside) {
    let facts = facts(text);
    let labels = vec![Label::Body; facts.len()];
    let wrapped = wrapped_lines(text, &facts);
    let mut layout = Layout { labels, facts, wrapped, title: None, date: None, doubtful_author: None };
    layout.label_markdown();
    if layout.title.is_none() {
        layout.label_card();
    }
    let mut inside = Inside::default();
    if let Some((first, last)) = layout.core() {
        let last = layout.label_core(first, last);
        inside = layout.inside(text, first, last);
    }
    let lines = layout.facts.iter().zip(&layout.labels);
    let lines = lines.map(|(line, label)| Line { number: line.number, span: line.span, label: *label });
    (lines.collect(), inside)
}

/// Where the lines begin that are looked at above the body.
pub(super) fn head_from(first_core: usize) -> usize {
    first_core.saturating_sub(HEAD_LINES)
}

pub(super) struct Layout<'t> {
    pub(super) facts: Vec<Facts<'t>>,
    pub(super) labels: Vec<Label>,
    /// Which lines are parts of a broken paragraph.
    pub(super) wrapped: Vec<bool>,
    pub(super) title: Option<usize>,
    pub(super) date: Option<usize>,
    /// A name below the title that may be a place's: an author below the body goes before it.
    pub(super) doubtful_author: Option<usize>,
}

impl<'t> Layout<'t> {
    pub(super) fn line(&self, index: usize) -> Option<&Facts<'t>> {
        self.facts.get(index)
    }

    pub(super) fn is(&self, index: usize, question: impl Fn(&Facts<'t>) -> bool) -> bool {
        self.line(index).is_some_and(question)
    }

    pub(super) fn label(&self, index: usize) -> Option<Label> {
        self.labels.get(index).copied()
    }

    pub(super) fn put(&mut self, index: usize, label: Label) {
        if let Some(slot) = self.labels.get_mut(index) {
            *slot = label;
        }
    }

    pub(super) fn is_unlabelled(&self, index: usize) -> bool {
        self.label(index) == Some(Label::Body)
    }

    /// Whether the next line of the file is the next line with text.
    pub(super) fn touches_next(&self, index: usize) -> bool {
        let numbers = self.line(index).zip(self.line(index + 1));
        numbers.is_some_and(|(line, next)| next.number == line.number + 1)
    }

    pub(super) fn is_wrapped(&self, index: usize) -> bool {
        self.wrapped.get(index).copied().unwrap_or_default()
    }

    pub(super) fn is_plain_prose(&self, index: usize) -> bool {
        self.is_unlabelled(index)
            && (self.is_wrapped(index)
                || self.is(index, |line| line.is_prose() && !has_photo_credit(line.text)))
    }

    /// Labels `#` headings outside code blocks; the first line with text is the title if it is of level 1.
    fn label_markdown(&mut self) {
        let mut is_code = false;
        for index in 0..self.facts.len() {
            let Some(line) = self.line(index) else { return };
            if line.text.starts_with("```") || line.text.starts_with("~~~") {
                is_code = !is_code;
            }
            let level = if is_code { None } else { line.markdown_level() };
            match level {
                Some(1) if index < HEAD_LINES && self.may_be_titled(index) => {
                    self.title = Some(index);
                    self.put(index, Label::Title);
                }
                Some(_) => self.put(index, Label::Heading),
                None => {}
            }
        }
    }

    /// Whether no title and no paragraph stands before a line.
    fn may_be_titled(&self, index: usize) -> bool {
        self.title.is_none() && (0..index).all(|before| !self.is_plain_prose(before))
    }

    /// The first and last line that are surely body, or `None` for a text without paragraphs (a poem, a list).
    fn core(&self) -> Option<(usize, usize)> {
        let is_core = |index: &usize| {
            self.is_wrapped(*index)
                || self.is(*index, |line| {
                    line.is_long() && !has_photo_credit(line.text) && !is_footer(line.text)
                })
        };
        if let Some(first) = (0..self.facts.len()).find(is_core) {
            return Some((first, (first..self.facts.len()).rev().find(is_core).unwrap_or(first)));
        }
        // Where no line has an end mark, two long ones are paragraphs without.
        let is_unmarked = |index: &usize| {
            self.is(*index, |line| line.is_long_without_end() && !has_photo_credit(line.text))
        };
        let last = (0..self.facts.len()).rev().find(is_unmarked);
        if let Some((first, last)) =
            (0..self.facts.len()).find(is_unmarked).zip(last).filter(|(first, last)| first < last)
        {
            return Some((first, last));
        }
        // Short paragraphs only: a date line, or a headline with a blank line after it, has to vouch for them.
        let first = (0..self.facts.len()).find(|index| self.is_plain_prose(*index))?;
        let is_dated =
            first < HEAD_LINES && self.facts.iter().take(first).any(|line| date_line(line.text).is_some());
        let is_headed = (1..=2).contains(&first) && self.is(0, Facts::is_free) && !self.touches_next(0);
        let is_titled = self.title.is_some_and(|title| title < first);
        (is_dated || is_headed || is_titled).then_some((first, first))
    }

    /// Labels a text with paragraphs; gives back the last line of its body.
    fn label_core(&mut self, first: usize, last: usize) -> usize {
        let before = (self.labels.clone(), self.title);
        let mut head_end = self.label_head(first, true);
        if !self.is_from_a_site() {
            // Nothing vouches for the phrases: "Giới thiệu" is a headline then, no menu.
            (self.labels, self.title) = before;
            head_end = self.label_head(first, false);
        }
        let after_title = self.title.map_or_else(|| head_from(first), |title| title + 1);
        let first = (after_title..first).find(|index| self.is_plain_prose(*index)).unwrap_or(first);
        self.label_between(after_title, first.max(head_end));
        let last = self.last_of_body(last);
        self.label_inner_bylines(first, last);
        self.label_body(if self.title.is_some() { after_title } else { first }, last);
        self.label_tail(last + 1);
        self.label_lead(first);
        last
    }

    /// Whether a headline, a date or a slug shows that the text was copied from a page; `#` shows a manuscript.
    pub(super) fn is_from_a_site(&self) -> bool {
        let is_headline = |title: usize| self.is(title, |line| line.markdown_level().is_none());
        self.title.is_some_and(is_headline)
            || self.date.is_some()
            || self.labels.iter().take(HEAD_LINES).any(|label| *label == Label::Slug)
    }

    pub(super) fn is_navigation(&self, index: usize) -> bool {
        let kind = |index: usize| self.line(index).and_then(|line| navigation(line.text));
        match kind(index) {
            Some(Navigation::Surely) => true,
            Some(Navigation::AmongOthers) => {
                index.checked_sub(1).and_then(kind).or_else(|| kind(index + 1)).is_some()
            }
            None => false,
        }
    }

    /// A slug has the form of one and a proof: it stands on a caption, comes again, or copies an accented line.
    pub(super) fn is_slug(&self, index: usize) -> bool {
        let Some(line) = self.line(index) else { return false };
        if is_slug_file(line.text) {
            return true;
        }
        if !is_slug_shaped(line.text) {
            return false;
        }
        let follows_blank = index == 0 || !self.touches_next(index - 1);
        let next_is_accented =
            self.is(index + 1, |next| next.begins_like_a_headline() && !next.text.is_ascii());
        if follows_blank && self.touches_next(index) && next_is_accented {
            return true;
        }
        let title = self.title.and_then(|title| self.line(title));
        title.is_some_and(|title| {
            title.text.len() < 1000 && fold(title.text, Strength::Base).starts_with(line.text)
        })
    }

    pub(super) fn label_slug(&mut self, index: usize) {
        self.put(index, Label::Slug);
        let is_caption = self.touches_next(index)
            && self.is(index + 1, |next| {
                !next.is_long_with_end() && !next.has_words(71) && next.ending != Ending::Open
            });
        if is_caption && self.is_unlabelled(index + 1) {
            self.put(index + 1, Label::Caption);
        }
    }

    /// The last line of the body: short paragraphs after the last long one belong to it up to the first boilerplate.
    fn last_of_body(&self, last_core: usize) -> usize {
        let mut last = last_core;
        let mut index = last_core;
        while index - last < TAIL_LINES {
            index += 1;
            let Some(line) = self.line(index) else { break };
            if self.is_navigation(index) || is_footer(line.text) || source_of(line.text).is_some() {
                break;
            }
            if self.is_plain_prose(index) {
                last = index;
            }
        }
        last
    }

    fn label_body(&mut self, from: usize, last: usize) {
        let n_gaps = (from..last).filter(|index| !self.touches_next(*index)).count();
        let is_broken = (from..=last).any(|index| self.is_wrapped(index));
        let is_spaced = is_broken || n_gaps * 2 > last.saturating_sub(from);
        let is_site = self.is_from_a_site();
        for index in from..=last {
            if !self.is_unlabelled(index) || self.is_wrapped(index) {
                continue;
            }
            let Some(line) = self.line(index) else { break };
            if self.is_slug(index) {
                self.label_slug(index);
            } else if self.touches_next(index) && self.is(index + 1, |next| line.is_cut_copy_of(next)) {
                self.put(index, Label::AltText);
                self.put(index + 1, Label::Caption);
            } else if !line.is_long_with_end() && !line.has_words(81) && has_photo_credit(line.text) {
                self.put(index, Label::Caption);
            } else if is_site && is_list_opener(line.text) {
                self.put(index, Label::Navigation);
            } else if self.stands_alone(index) || (!is_spaced && self.follows_a_sentence(index)) {
                self.label_between_paragraphs(index, is_site);
            }
        }
    }

    fn stands_alone(&self, index: usize) -> bool {
        !self.touches_next(index) && (index == 0 || !self.touches_next(index - 1))
    }

    fn follows_a_sentence(&self, index: usize) -> bool {
        let is_end = |line: &Facts<'_>| matches!(line.ending, Ending::Stop | Ending::Call);
        index.checked_sub(1).is_none_or(|before| !self.is_unlabelled(before) || self.is(before, is_end))
    }

    /// A line without an end mark among paragraphs: a heading if short, a caption if it reads or runs like one.
    fn label_between_paragraphs(&mut self, index: usize, is_site: bool) {
        let Some(line) = self.line(index) else { return };
        let leads_on = index.checked_sub(1).is_some_and(|before| {
            self.is_unlabelled(before) && self.is(before, |before| before.ending == Ending::Open)
        });
        if line.ending != Ending::Bare || !line.begins_like_a_headline() || leads_on || is_place(line.text) {
            return;
        }
        let n_words = line.n_words();
        let is_caption = match n_words {
            0..=15 => opens_like_a_caption(line),
            16..=70 => line.is_one_sentence(),
            _ => return,
        };
        let is_before_prose = self.is(index + 1, |next| next.has_words(16) || next.is_prose());
        if is_caption && is_site {
            self.put(index, Label::Caption);
        } else if n_words <= 15 && is_before_prose {
            self.put(index, Label::Heading);
        }
    }

    /// The first paragraph is the lead if it is short and paragraphs follow.
    fn label_lead(&mut self, first: usize) {
        let is_markdown =
            self.title.is_some_and(|title| self.is(title, |line| line.markdown_level().is_some()));
        if !self.is_from_a_site() || (is_markdown && self.date.is_none()) {
            return;
        }
        let goes_on = (first + 1..self.facts.len().min(first + 20)).any(|index| self.is_plain_prose(index));
        let is_lead = !self.is_wrapped(first)
            && self.is(first, |line| (8..=80).contains(&line.n_words()) && line.begins_like_a_headline());
        if is_lead && goes_on && self.is_plain_prose(first) {
            self.put(first, Label::Lead);
        }
    }
}
