//! Portraits: where in each article each theme stands. A passage that stands nowhere today has no part in it and is
//! counted beside.

use super::coded::{Below, Coded};
use super::coded_passage::Whereabouts;
use super::counting_unit::{characters, length_of_union};
use super::time_step::KnownDate;
use super::together::share;
use crate::text::positions::Span;
use crate::text::reading_text::ReadingText;
use std::cmp::{Ordering, Reverse};

/// How portraits are put under one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PortraitOrder {
    /// By the articles' paths.
    #[default]
    Path,
    /// By their dates, the earliest first, those without one last.
    Date,
    /// By the share of the text that a theme covers, the largest first; the theme as a place among the themes.
    Theme(usize),
}

/// The portraits of the articles with passages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portraits {
    /// Whether themes stand where those below them stand.
    pub below: Below,
    /// The articles with passages, in the order that was asked for.
    pub rows: Vec<Portrait>,
}

/// Where in an article themes stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portrait {
    /// The article, as a place among the articles.
    pub article: usize,
    /// Length of its text of today in code points; 0 where it was not read.
    pub n_chars: usize,
    /// Code points that any passages cover, those without a theme included.
    pub covered: usize,
    /// Passages that stand nowhere today.
    pub nowhere: usize,
    /// Passages that are still being looked for.
    pub sought: usize,
    /// What themes cover, by theme, then from the beginning to the end; the strips of a theme stand apart.
    pub strips: Vec<Strip>,
}

/// A stretch of an article that passages of a theme cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Strip {
    /// The theme, as a place among the themes.
    pub theme: usize,
    /// What they cover, in code points of the text of today.
    pub chars: Span,
}

/// A stretch as parts of a whole: 0 is its beginning, 1 its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Where it begins.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
}

impl Portraits {
    /// Draws them; where it is no longer wanted, those of the first articles.
    #[must_use]
    pub fn of(
        coded: &Coded<'_>,
        order: PortraitOrder,
        below: Below,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Self {
        let mut portraits = Self { below, rows: Vec::new() };
        for article in 0..coded.articles.len() {
            if coded.passages_of(article).is_empty() {
                continue;
            }
            if is_cancelled() {
                break;
            }
            portraits.rows.push(Portrait::of(coded, article, below));
        }
        portraits.put_in_order(coded, order);
        portraits
    }

    fn put_in_order(&mut self, coded: &Coded<'_>, order: PortraitOrder) {
        match order {
            PortraitOrder::Path => {}
            PortraitOrder::Date => self.rows.sort_by_cached_key(|row| {
                let date = coded.articles.get(row.article).and_then(|line| line.date);
                date.and_then(KnownDate::of).map_or((true, None), |date| (false, Some(date)))
            }),
            PortraitOrder::Theme(theme) => {
                self.rows.sort_by_cached_key(|row| {
                    Reverse(PartOf { part: row.covered_by(theme), whole: row.n_chars.max(1) })
                });
            }
        }
    }
}

impl Portrait {
    fn of(coded: &Coded<'_>, article: usize, below: Below) -> Self {
        let passages = coded.passages_of(article);
        let chars = characters(coded, article);
        let mut strips: Vec<Strip> = Vec::new();
        let mut themes = Vec::new();
        for (passage, chars) in passages.iter().zip(&chars) {
            let Some(chars) = chars.filter(|chars| !chars.is_empty()) else { continue };
            coded.themes_under(passage, below, &mut themes);
            strips.extend(themes.iter().map(|theme| Strip { theme: *theme, chars }));
        }
        let mut ranges: Vec<Span> = chars.into_iter().flatten().collect();
        let n_so = |state| passages.iter().filter(|passage| passage.whereabouts() == state).count();
        let text = coded.articles.get(article).and_then(|line| line.article).map(|article| &article.text);
        Self {
            article,
            n_chars: text.map_or(0, ReadingText::n_chars),
            covered: length_of_union(&mut ranges),
            nowhere: n_so(Whereabouts::Nowhere),
            sought: n_so(Whereabouts::Sought),
            strips: united(strips),
        }
    }

    /// The strips of a theme, from the beginning to the end.
    #[must_use]
    pub fn strips_of(&self, theme: usize) -> &[Strip] {
        let from = self.strips.partition_point(|strip| strip.theme < theme);
        let to = self.strips.partition_point(|strip| strip.theme <= theme);
        self.strips.get(from..to).unwrap_or_default()
    }

    /// Code points that a theme covers.
    #[must_use]
    pub fn covered_by(&self, theme: usize) -> usize {
        self.strips_of(theme).iter().map(|strip| strip.chars.len()).sum()
    }

    /// Of the article's text the share that a theme covers; `None` where it was not read.
    #[must_use]
    pub fn share_of(&self, theme: usize) -> Option<f64> {
        share(self.covered_by(theme), self.n_chars)
    }

    /// Where a strip stands in the article as a whole.
    #[must_use]
    pub fn stretch(&self, strip: Strip) -> Option<Stretch> {
        let (start, end) = (share(strip.chars.start, self.n_chars)?, share(strip.chars.end, self.n_chars)?);
        Some(Stretch { start, end })
    }
}

/// A part of a whole, in order of how much of it it is.
#[derive(Clone, Copy, Debug)]
struct PartOf {
    part: usize,
    /// Not 0.
    whole: usize,
}

impl Ord for PartOf {
    fn cmp(&self, other: &Self) -> Ordering {
        let part_of = |part: usize, whole: usize| part as u128 * whole as u128;
        part_of(self.part, other.whole).cmp(&part_of(other.part, self.whole))
    }
}

impl PartialOrd for PartOf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for PartOf {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for PartOf {}

/// The strips by theme and place, those of a theme that overlap or touch as one.
fn united(mut strips: Vec<Strip>) -> Vec<Strip> {
    strips.sort_unstable();
    strips.dedup_by(|next, one| {
        let is_one = one.theme == next.theme && next.chars.start <= one.chars.end;
        if is_one {
            one.chars.end = one.chars.end.max(next.chars.end);
        }
        is_one
    });
    strips
}
