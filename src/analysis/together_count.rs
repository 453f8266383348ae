//! Counts which themes stand together, article after article.

use super::coded::{Below, Coded};
use super::counting_unit::{CountingUnit, sentence_numbers};
use super::pair_sums::PairSums;
use super::set_pairs::{SetPairs, SetRange};
use super::theme_ranges::{FollowedRanges, ThemeRanges, shared_length};
use super::together::{Nearness, Occurring};
use crate::text::positions::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// The passages of an article that stand somewhere, each with its themes.
#[derive(Default)]
pub(super) struct Here {
    nearness: Nearness,
    /// By where they begin.
    passages: Vec<PlacedPassage>,
    /// The themes of all passages, one passage after the other.
    given: Vec<usize>,
    /// The themes of the article, in order.
    themes: Vec<ThemeHere>,
    /// What the passages of each theme cover in the units of the question, one theme after the other.
    covered: Vec<Span>,
    borne: Vec<Borne>,
    /// The themes of the passage at hand.
    own_themes: Vec<usize>,
}

struct PlacedPassage {
    /// Bytes.
    span: Span,
    /// What the question looks at: bytes, or numbers of units.
    range: Span,
    themes: Range<usize>,
    /// Whether no other is so near that the question is met.
    is_alone: bool,
}

struct ThemeHere {
    theme: usize,
    covered: Range<usize>,
}

/// A theme of a passage.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Borne {
    theme: usize,
    passage: usize,
}

impl Here {
    /// Goes to an article.
    pub(super) fn enter(&mut self, coded: &Coded<'_>, article: usize, nearness: Nearness, below: Below) {
        let ranges: Option<Vec<Option<Span>>> = match nearness {
            // What is asked of a passage is where it stands itself.
            Nearness::Overlap => None,
            Nearness::Near(_) | Nearness::Follows(_) => Some(sentence_numbers(coded, article)),
            Nearness::Sentence | Nearness::Paragraph | Nearness::Article => {
                Some(nearness.unit().covered(coded, article))
            }
        };
        self.nearness = nearness;
        self.passages.clear();
        self.given.clear();
        for (at, passage) in coded.passages_of(article).iter().enumerate() {
            let Some(span) = passage.span() else { continue };
            // White space alone reaches into no sentence or paragraph: it covers none.
            let range = match &ranges {
                None => span,
                Some(ranges) => ranges.get(at).copied().flatten().unwrap_or_default(),
            };
            coded.themes_under(passage, below, &mut self.own_themes);
            if !self.own_themes.is_empty() && !span.is_empty() {
                let first = self.given.len();
                self.given.extend_from_slice(&self.own_themes);
                let themes = first..self.given.len();
                self.passages.push(PlacedPassage { span, range, themes, is_alone: false });
            }
        }
        self.passages.sort_by_key(|passage| (passage.range, passage.span));
        self.set_apart();
        self.cover();
    }

    /// Finds out which passages no other reaches, where it is asked what passages reach: that is so of most, and what only
    /// they cover need not be looked at.
    fn set_apart(&mut self) {
        let Some(reach) = self.nearness.reach() else { return };
        let mut end_before: Option<usize> = None;
        for at in 0..self.passages.len() {
            let next = self.passages.get(at + 1).map(|next| next.range.start);
            let Some(passage) = self.passages.get_mut(at) else { continue };
            let range = passage.range;
            let is_apart = |end: usize, start: usize| end.saturating_add(reach) <= start;
            passage.is_alone = !range.is_empty()
                && end_before.is_none_or(|end| is_apart(end, range.start))
                && next.is_none_or(|start| is_apart(range.end, start));
            end_before = end_before.max(Some(range.end));
        }
    }

    /// Finds out what the passages of each theme cover.
    fn cover(&mut self) {
        let Self { passages, given, themes, covered, borne, .. } = self;
        borne.clear();
        for (at, passage) in passages.iter().enumerate().filter(|(_, passage)| !passage.is_alone) {
            let given = given.get(passage.themes.clone()).unwrap_or_default();
            borne.extend(given.iter().map(|theme| Borne { theme: *theme, passage: at }));
        }
        borne.sort_unstable();
        themes.clear();
        covered.clear();
        for of_theme in borne.chunk_by(|one, next| one.theme == next.theme) {
            let Some(theme) = of_theme.first().map(|first| first.theme) else { continue };
            let first = covered.len();
            for range in of_theme.iter().filter_map(|borne| passages.get(borne.passage)).map(|one| one.range)
            {
                // What overlaps or touches becomes one.
                match covered.get_mut(first..).and_then(<[Span]>::last_mut) {
                    Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                    Some(_) | None => covered.push(range),
                }
            }
            themes.push(ThemeHere { theme, covered: first..covered.len() });
        }
    }

    fn themes_of(&self, passage: &PlacedPassage) -> &[usize] {
        self.given.get(passage.themes.clone()).unwrap_or_default()
    }

    fn covered(&self, theme: &ThemeHere) -> ThemeRanges<'_> {
        ThemeRanges(self.covered.get(theme.covered.clone()).unwrap_or_default())
    }
}

/// What was counted so far.
pub(super) struct TogetherCount {
    nearness: Nearness,
    /// Of each theme what there is of it.
    pub themes: Vec<Occurring>,
    /// The pairs that came up.
    pub pairs: PairSums,
    sets: SetPairs,
}

impl TogetherCount {
    pub(super) fn new(coded: &Coded<'_>, nearness: Nearness) -> Self {
        let themes = vec![Occurring::default(); coded.themes.len()];
        Self { nearness, themes, pairs: PairSums::default(), sets: SetPairs::default() }
    }

    pub(super) fn add_article(&mut self, here: &Here) {
        for theme in &here.given {
            self.themes.get_mut(*theme).into_iter().for_each(|occurring| occurring.passages += 1);
        }
        match here.nearness {
            Nearness::Overlap => self.add_near(here, 0),
            Nearness::Near(n) => self.add_near(here, n),
            Nearness::Follows(n) => self.add_following(here, n),
            Nearness::Sentence | Nearness::Paragraph | Nearness::Article => self.add_units(here),
        }
    }

    /// Passages that share something, or that no more than `reach` sentences lie between.
    fn add_near(&mut self, here: &Here, reach: usize) {
        for passage in here.passages.iter().filter(|passage| passage.is_alone) {
            self.add_alone(here.themes_of(passage));
        }
        let others = || here.passages.iter().filter(|passage| !passage.is_alone);
        let ranges = others().map(|passage| SetRange { span: passage.range, set: here.themes_of(passage) });
        self.sets.add_line(ranges, reach);
        for passage in others() {
            let themes = here.themes_of(passage);
            for other in here.themes.iter().filter(|other| here.covered(other).reach(passage.range, reach)) {
                let other = other.theme;
                for own in themes.iter().copied().filter(|own| *own != other) {
                    self.pairs.change(own.min(other), own.max(other), |pair| {
                        if own < other { pair.of_one += 1 } else { pair.of_other += 1 }
                    });
                }
            }
        }
    }

    /// A passage that no other reaches: its own themes stand together.
    fn add_alone(&mut self, themes: &[usize]) {
        for (at, one) in themes.iter().enumerate() {
            for other in themes.iter().skip(at + 1) {
                self.pairs.change(*one, *other, |pair| {
                    pair.together += 1;
                    pair.of_one += 1;
                    pair.of_other += 1;
                });
            }
        }
    }

    /// Passages that begin after others, at most so many sentences later.
    fn add_following(&mut self, here: &Here, n_sentences: usize) {
        let mut by_theme: BTreeMap<usize, FollowedRanges> = BTreeMap::new();
        for passage in &here.passages {
            for theme in here.themes_of(passage) {
                by_theme.entry(*theme).or_default().add(passage.span, passage.range);
            }
        }
        by_theme.values_mut().for_each(FollowedRanges::finish);
        for passage in &here.passages {
            for (other, ranges) in &by_theme {
                let after = ranges.n_after(passage.span, passage.range, n_sentences);
                let is_after = ranges.has_before(passage.span, passage.range, n_sentences);
                for own in here.themes_of(passage).iter().filter(|own| *own != other) {
                    if after > 0 {
                        self.pairs.change(*own, *other, |pair| {
                            pair.together += after;
                            pair.of_one += 1;
                        });
                    }
                    if is_after {
                        self.pairs.change(*other, *own, |pair| pair.of_other += 1);
                    }
                }
            }
        }
    }

    /// Units that hold both.
    fn add_units(&mut self, here: &Here) {
        for (at, one) in here.themes.iter().enumerate() {
            let ranges = here.covered(one);
            let units = ranges.length();
            self.themes.get_mut(one.theme).into_iter().for_each(|occurring| occurring.units += units);
            for other in here.themes.iter().skip(at + 1) {
                let shared = shared_length(ranges, here.covered(other));
                if shared > 0 {
                    self.pairs.change(one.theme, other.theme, |pair| {
                        pair.together += shared;
                        pair.of_one += shared;
                        pair.of_other += shared;
                    });
                }
            }
        }
    }

    /// The counts, after all articles: what pairs of passages there are is known of sets of themes, and becomes known of the
    /// themes.
    pub(super) fn closed(mut self) -> Self {
        let sets = std::mem::take(&mut self.sets);
        for pairs in sets.of_two().chain(sets.of_one()) {
            for one in pairs.one {
                for other in pairs.other.iter().filter(|other| *other != one) {
                    // Both orders come up where both passages bear both themes, and where a passage stands alone.
                    let is_twice = pairs.one.contains(other) && pairs.other.contains(one);
                    if !is_twice || one < other {
                        let (first, second) = (*one.min(other), *one.max(other));
                        self.pairs.change(first, second, |pair| pair.together += pairs.n_pairs);
                    }
                }
            }
        }
        if self.nearness.unit() == CountingUnit::Passage {
            self.themes.iter_mut().for_each(|occurring| occurring.units = occurring.passages);
        }
        self
    }

    /// Adds the counts of other articles.
    pub(super) fn add(&mut self, others: &Self) {
        for (theme, more) in self.themes.iter_mut().zip(&others.themes) {
            theme.passages += more.passages;
            theme.units += more.units;
        }
        self.pairs.add(&others.pairs);
    }
}
