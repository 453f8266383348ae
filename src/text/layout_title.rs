//! Which line above the body is the headline.

use crate::text::captions::{has_photo_credit, opens_like_a_caption};
use crate::text::layout::Layout;
use crate::text::line_facts::{Facts, has_vietnamese_letters};
use crate::text::names::{has_family_name, is_letterhead};
use crate::text::outlets::{is_masthead, is_outlet, source_of};
use crate::text::phrases::{Navigation, is_link_to_another, is_section, navigation};
use crate::text::structure::Label;

/// So many words are a standfirst and no headline, where a shorter line stands above.
const STANDFIRST_WORDS: usize = 16;
/// The same in languages that have longer words than Vietnamese.
const STANDFIRST_WORDS_WEST: usize = 13;

impl Layout<'_> {
    pub(super) fn is_headline(&self, index: usize) -> bool {
        self.is_unlabelled(index)
            && self.is(index, |line| {
                let trails_off = || line.trails_off() && line.begins_like_a_headline() && !line.has_words(15);
                (line.is_free() || trails_off())
                    && (2..=35).contains(&line.n_words())
                    && !line.is_long()
                    && !has_photo_credit(line.text)
                    && !is_outlet(line.text)
                    && source_of(line.text).is_none()
                    && navigation(line.text) != Some(Navigation::Surely)
                    && !is_link_to_another(line.text)
            })
    }

    /// The headline: the line that says so, else the longest above the date, unless that line is a section's name and one
    /// follows the date; without a date the first that is no kicker.
    pub(super) fn find_title(&self, from: usize, end: usize, with_phrases: bool) -> Option<usize> {
        let says_so =
            |index: &usize| self.is_unlabelled(*index) && self.is(*index, |line| titled(line.text).is_some());
        if let Some(index) = (from..end).take(12).find(says_so) {
            return Some(index);
        }
        let is_section = |index: usize| with_phrases && self.is(index, |line| is_section(line.text));
        let is_candidate = |index: &usize| self.is_headline(*index) && !is_section(*index);
        let in_menu = self.menu_lines(from, end);
        let is_in_menu = |index: usize| in_menu.get(index - from).copied().unwrap_or_default();
        let all: Vec<usize> = (from..end).filter(is_candidate).filter(|index| !is_in_menu(*index)).collect();
        let is_letterhead =
            |index: usize| self.is(index, |line| is_masthead(line.text) || is_letterhead(line.text));
        // Two to five capitalised words that open an article are its headline, unless a family's name begins them.
        let first = all.iter().copied().find(|index| !is_letterhead(*index));
        let is_byline = |index: usize| {
            let byline = self.byline(index);
            byline.is_some_and(|byline| {
                first != Some(index) || byline.is_labelled || has_family_name(byline.names)
            })
        };
        // A newspaper's name or a person's may be the headline where nothing else can.
        let is_other = |index: &usize| {
            !is_byline(*index) && !is_letterhead(*index) && !self.begins_like_a_byline_beside_a_date(*index)
        };
        let mut pool: Vec<usize> = all.iter().copied().filter(is_other).collect();
        if pool.is_empty() {
            pool.extend(
                all.iter()
                    .copied()
                    .find(|index| self.byline(*index).is_none_or(|byline| !byline.is_labelled)),
            );
        }
        let title = match self.date {
            Some(date) => self.title_beside_date(&pool, date),
            None => self.title_of_undated(&pool, from, end),
        }?;
        // Pages are named "Headline | Newspaper": the headline stands below once more.
        let named = self.line(title)?.text;
        let headline =
            [" | ", " - ", " – "].iter().find_map(|between| named.rsplit_once(between)).map(|(head, _)| head);
        let is_copy = |index: &usize| *index != title && self.is(*index, |line| Some(line.text) == headline);
        Some(pool.into_iter().find(is_copy).unwrap_or(title))
    }

    /// "Par Le Monde avec AFP": no name of a person, but no headline either.
    fn begins_like_a_byline_beside_a_date(&self, index: usize) -> bool {
        let begins = |line: &Facts<'_>| {
            let rest = ["By ", "Par ", "Von ", "Por "].iter().find_map(|word| line.text.strip_prefix(word));
            rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
        };
        let is_date = |index: usize| matches!(self.label(index), Some(Label::Date | Label::SiteDate));
        self.is(index, begins) && (is_date(index + 1) || index.checked_sub(1).is_some_and(is_date))
    }

    fn title_of_undated(&self, pool: &[usize], from: usize, end: usize) -> Option<usize> {
        let first = *pool.first()?;
        // What else stands among them is a menu's, a byline or a source; nine short lines are a list or a dialogue.
        let is_passed = |index: &usize| pool.contains(index) || !self.is_headline(*index);
        let near: Vec<usize> =
            (first..end).take_while(is_passed).filter(|index| pool.contains(index)).take(9).collect();
        if near.len() >= 9 || (first - from) >= 1 && !self.has_only_boilerplate(from, first) {
            return None;
        }
        let byline = (first..end).find(|index| self.byline(*index).is_some_and(|byline| byline.is_labelled));
        let above: Vec<usize> = near
            .iter()
            .copied()
            .filter(|index| byline.is_none_or(|byline| *index < byline))
            .take(4)
            .collect();
        let run = if above.is_empty() { near } else { above };
        // A plain text opens with its headline; a kicker stands on a page, which has a menu.
        let is_item = |line: &Facts<'_>| ["* ", "- ", "• "].iter().any(|mark| line.text.starts_with(mark));
        let is_menu = |index: usize| self.label(index) == Some(Label::Navigation) || self.is(index, is_item);
        let has_menu = (from..end).any(is_menu);
        let n_kicker = if has_menu { 4 } else { 0 };
        self.first_headline(&run, n_kicker)
    }

    /// Whether nothing that may be read stands between two lines: menus, bylines, sources, items.
    fn has_only_boilerplate(&self, from: usize, to: usize) -> bool {
        (from..to).all(|index| !self.is_plain_prose(index) && !self.is(index, Facts::is_prose))
    }

    fn title_beside_date(&self, pool: &[usize], date: usize) -> Option<usize> {
        let n_words = |index: usize| self.line(index).map_or(0, Facts::n_words);
        let is_caption = |index: usize| self.is(index, opens_like_a_caption);
        let near: Vec<usize> = pool.iter().copied().filter(|index| *index < date).collect();
        let near = near.get(near.len().saturating_sub(4)..).unwrap_or_default();
        let above = self.first_headline(near, 8);
        let may_be = |index: &usize| *index > date && n_words(*index) >= 4;
        let below = pool.iter().copied().find(may_be);
        match (above, below) {
            (Some(above), Some(below)) => {
                let is_shorter = n_words(above) < n_words(below).min(9);
                let is_in_header = self.is_in_site_header(above, date);
                // A short line that opens the text by itself is the headline of a plain article.
                let opens = above == 0 && n_words(above) == 4 && !self.touches_next(above);
                let is_kicker = (n_words(above) < 5 && !opens) || is_in_header;
                let is_standfirst = n_words(below) >= STANDFIRST_WORDS && !is_in_header;
                let is_begun = n_words(above) >= 4 && !self.stands_apart(below);
                let is_below = is_shorter && is_kicker && !is_standfirst && !is_begun && !is_caption(below);
                Some(if is_below { below } else { above })
            }
            (above, below) => above.or(below),
        }
    }

    /// The headline of some lines above a date or a byline: the first, unless it reads like a kicker, which in Vietnamese has
    /// less than `n_kicker` words, in other languages at most three.
    fn first_headline(&self, lines: &[usize], n_kicker: usize) -> Option<usize> {
        let n_words = |index: usize| self.line(index).map_or(0, Facts::n_words);
        let is_caption = |index: usize| self.is(index, opens_like_a_caption);
        let is_vietnamese = |index: usize| self.is(index, |line| has_vietnamese_letters(line.text));
        let mut title = *lines.first()?;
        for next in lines.iter().skip(1).copied() {
            let n_standfirst = if is_vietnamese(next) { STANDFIRST_WORDS } else { STANDFIRST_WORDS_WEST };
            let is_standfirst = n_words(next) >= n_standfirst || is_caption(next) || !self.stands_apart(next);
            // Where a standfirst ends with a full stop, as in Vietnamese papers, a longer line is the headline.
            let is_kicker = if is_vietnamese(next) {
                n_words(title) < n_kicker
            } else {
                n_words(title) < n_kicker.min(4)
            };
            if is_kicker && !is_standfirst && n_words(next) > n_words(title) && n_words(next) >= 5 {
                title = next;
            }
        }
        Some(title)
    }

    /// Whether a line does not cling to a paragraph below it, as captions and beginnings of paragraphs do.
    fn stands_apart(&self, index: usize) -> bool {
        !(self.touches_next(index) && self.is_plain_prose(index + 1))
    }

    /// Which lines are items of a menu: five or more short ones that touch, or very short ones that all stand apart.
    fn menu_lines(&self, from: usize, end: usize) -> Vec<bool> {
        const N_ITEMS: usize = 5;
        let mut in_menu = vec![false; end.saturating_sub(from)];
        let is_date = |index: usize| self.label(index) == Some(Label::Date) && self.touches_next(index - 1);
        // A headline may touch the menu above it, and the date or the byline and the date below it.
        let is_above_date =
            |index: usize| is_date(index + 1) || (self.touches_next(index) && is_date(index + 2));
        let is_item = |index: usize, n_words: usize| {
            let is_short = self.is(index, |line| !line.has_words(n_words + 1) && !line.is_prose());
            let may_be_headline = self.is(index, |line| line.has_words(4)) && is_above_date(index);
            is_short && !may_be_headline && !matches!(self.label(index), Some(Label::Date | Label::SiteDate))
        };
        for (n_words, is_touching) in [(6, true), (3, false)] {
            let mut start = from;
            for index in from..end {
                let goes_on = index + 1 < end
                    && is_item(index, n_words)
                    && is_item(index + 1, n_words)
                    && is_touching == self.touches_next(index);
                if goes_on {
                    continue;
                }
                let n_items = index + 1 - start;
                if is_item(index, n_words) && n_items >= N_ITEMS {
                    in_menu.iter_mut().skip(start - from).take(n_items).for_each(|item| *item = true);
                }
                start = index + 1;
            }
        }
        in_menu
    }

    /// Whether a line clings to the date below it while the date stands apart from the article or under a clock.
    fn is_in_site_header(&self, index: usize, date: usize) -> bool {
        let clings = (index..date).all(|line| self.touches_next(line));
        let is_under_clock = (0..index).rev().take(20).any(|line| self.label(line) == Some(Label::SiteDate));
        clings && (is_under_clock || !self.touches_next(date))
    }
}

/// Cuts "Subject: X" and "Tiêu đề: X" down to X; `None` for any other line.
pub(super) fn titled(line: &str) -> Option<&str> {
    const LABELS: [&str; 11] = [
        "subject",
        "title",
        "headline",
        "tiêu đề",
        "tựa đề",
        "tên bài",
        "betreff",
        "titel",
        "titre",
        "asunto",
        "título",
    ];
    let (label, title) = line.split_once(':')?;
    let title = title.trim();
    (label.len() <= 20 && LABELS.contains(&label.trim().to_lowercase().as_str()) && !title.is_empty())
        .then_some(title)
}
