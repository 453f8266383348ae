//! Co-occurrence: how often passages of two themes stand together. What together means is one choice: they overlap, share a
//! sentence, a paragraph or an article, stand near each other, or one follows the other.
//!
//! A passage that stands nowhere has no part in it. Of passages that overlap or are near, pairs count: two passages, of which
//! one bears the one theme and the other the other, whoever made them, each two once; or one passage that bears both. Of
//! sentences, paragraphs and articles those count that hold both.

use super::association::PairCounts;
use super::coded::{Below, Coded};
use super::counting_unit::{CountingUnit, sentence_numbers};
use super::set_pairs::{SetPairs, SetRange};
use super::theme_ranges::{FollowedRanges, ThemeRanges, shared_length};
use crate::text::positions::Span;
use std::collections::BTreeMap;

/// What standing together means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// The passages share at least one code point.
    #[default]
    Overlap,
    /// They reach into one sentence.
    Sentence,
    /// They reach into one paragraph.
    Paragraph,
    /// They stand in one article.
    Article,
    /// From the sentence of one to that of the other it is at most so many sentences.
    Near(usize),
    /// The second begins after the end of the first, at most so many sentences after its last one.
    Follows(usize),
}

impl Nearness {
    /// The name that the command line and files have for it: `overlap`, `near:2`; it never changes.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Overlap => "overlap".to_owned(),
            Self::Sentence => "sentence".to_owned(),
            Self::Paragraph => "paragraph".to_owned(),
            Self::Article => "article".to_owned(),
            Self::Near(n) => format!("near:{n}"),
            Self::Follows(n) => format!("follows:{n}"),
        }
    }

    /// The nearness of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let n_after = |start: &str| name.strip_prefix(start)?.parse().ok();
        match name {
            "overlap" => Some(Self::Overlap),
            "sentence" => Some(Self::Sentence),
            "paragraph" => Some(Self::Paragraph),
            "article" => Some(Self::Article),
            _ => n_after("near:").map(Self::Near).or_else(|| n_after("follows:").map(Self::Follows)),
        }
    }

    /// Whether two themes stand so to each other whichever is named first.
    #[must_use]
    pub fn is_mutual(self) -> bool {
        match self {
            Self::Overlap | Self::Sentence | Self::Paragraph | Self::Article | Self::Near(_) => true,
            Self::Follows(_) => false,
        }
    }

    /// What is counted of each theme.
    #[must_use]
    pub fn unit(self) -> CountingUnit {
        match self {
            Self::Overlap | Self::Near(_) | Self::Follows(_) => CountingUnit::Passage,
            Self::Sentence => CountingUnit::Sentence,
            Self::Paragraph => CountingUnit::Paragraph,
            Self::Article => CountingUnit::Article,
        }
    }
}

/// How often themes stand together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// What together means.
    pub nearness: Nearness,
    /// Of each theme, in the order of `Coded::themes`, what there is of it that stands somewhere.
    pub themes: Vec<Occurring>,
    /// The pairs that stand together at all, by the first theme, then by the second.
    pub pairs: Vec<ThemePair>,
}

/// What there is of a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Occurring {
    /// Passages that stand somewhere.
    pub passages: usize,
    /// The units they reach into; of passages the passages.
    pub units: usize,
}

/// Two themes that stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThemePair {
    /// The one, as a place among the themes.
    pub one: usize,
    /// The other; it comes after the one among the themes, except where order matters.
    pub other: usize,
    /// Pairs of passages, or units that hold both.
    pub together: usize,
    /// Passages (or units) of the one that stand so to at least one of the other.
    pub of_one: usize,
    /// Those of the other that stand so to at least one of the one.
    pub of_other: usize,
}

impl Together {
    /// Counts; where it is no longer wanted, in the first articles. Where themes count with those below them, a theme and
    /// one below it are no pair: they stand together by definition.
    #[must_use]
    pub fn of(coded: &Coded<'_>, nearness: Nearness, below: Below, is_cancelled: &dyn Fn() -> bool) -> Self {
        let mut count = Count::new(coded, nearness);
        for article in 0..coded.articles.len() {
            if coded.passages_of(article).is_empty() {
                continue;
            }
            if is_cancelled() {
                break;
            }
            count.add_article(&Here::new(coded, article, nearness, below));
        }
        count.finished(coded, below)
    }

    /// Two themes, the one named first; a pair that never stands together where they do not.
    #[must_use]
    pub fn pair(&self, one: usize, other: usize) -> ThemePair {
        let found = |one, other| {
            let at = self.pairs.binary_search_by_key(&(one, other), |pair| (pair.one, pair.other)).ok()?;
            self.pairs.get(at).copied()
        };
        let turned = || {
            let pair = found(other, one).filter(|_| self.nearness.is_mutual())?;
            Some(ThemePair { one, other, of_one: pair.of_other, of_other: pair.of_one, ..pair })
        };
        found(one, other).or_else(turned).unwrap_or(ThemePair { one, other, ..ThemePair::default() })
    }

    /// How often two themes are together and each for itself, for measures that do not compare with chance.
    #[must_use]
    pub fn counts(&self, pair: ThemePair) -> PairCounts {
        let [together, n_a, n_b] =
            [pair.together, self.units(pair.one), self.units(pair.other)].map(|n| n as u64);
        PairCounts { together, n_a, n_b, n_all: n_a + n_b }
    }

    /// How much of both themes stands together: the pairs, of all passages (or units) of either that there would be if
    /// each pair were one (Jaccard; c-coefficient). `None` where more pairs than passages of the rarer theme make it say
    /// nothing: where passages overlap several.
    #[must_use]
    pub fn jaccard(&self, pair: ThemePair) -> Option<f64> {
        self.counts(pair).jaccard()
    }

    /// Whether one of two themes is so much more frequent that Jaccard's index says little.
    #[must_use]
    pub fn is_lopsided(&self, pair: ThemePair) -> bool {
        self.counts(pair).is_lopsided()
    }

    /// Of the other's passages (or units) the share that stands so to one of the one.
    #[must_use]
    pub fn one_given_other(&self, pair: ThemePair) -> Option<f64> {
        share(pair.of_other, self.units(pair.other))
    }

    /// Of the one's passages (or units) the share that stands so to one of the other.
    #[must_use]
    pub fn other_given_one(&self, pair: ThemePair) -> Option<f64> {
        share(pair.of_one, self.units(pair.one))
    }

    fn units(&self, theme: usize) -> usize {
        self.themes.get(theme).map_or(0, |occurring| occurring.units)
    }
}

/// A part of a whole; `None` of nothing.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "no count reaches 2^53")]
pub fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The passages of an article that stand somewhere, each with its themes.
struct Here {
    nearness: Nearness,
    /// By where they begin.
    passages: Vec<PlacedPassage>,
    /// Of each theme of the article, by theme, what its passages cover in the units of the question.
    themes: BTreeMap<usize, ThemeRanges>,
}

struct PlacedPassage {
    /// Bytes.
    span: Span,
    /// What the question looks at: bytes, or numbers of units.
    range: Span,
    themes: Vec<usize>,
}

impl Here {
    fn new(coded: &Coded<'_>, article: usize, nearness: Nearness, below: Below) -> Self {
        let all = coded.passages_of(article);
        let ranges: Vec<Option<Span>> = match nearness {
            Nearness::Overlap => all.iter().map(|passage| passage.whereabouts.span()).collect(),
            Nearness::Near(_) | Nearness::Follows(_) => sentence_numbers(coded, article),
            Nearness::Sentence | Nearness::Paragraph | Nearness::Article => {
                nearness.unit().covered(coded, article)
            }
        };
        let mut passages = Vec::new();
        for (passage, range) in all.iter().zip(ranges) {
            let Some(span) = passage.whereabouts.span() else { continue };
            // White space alone reaches into no sentence or paragraph: it covers none.
            let range = range.unwrap_or_default();
            let mut themes = Vec::new();
            coded.themes_under(passage, below, &mut themes);
            if !themes.is_empty() && !span.is_empty() {
                passages.push(PlacedPassage { span, range, themes });
            }
        }
        passages.sort_by_key(|passage| (passage.range, passage.span));
        let mut themes: BTreeMap<usize, ThemeRanges> = BTreeMap::new();
        for passage in &passages {
            for theme in &passage.themes {
                themes.entry(*theme).or_default().cover(passage.range);
            }
        }
        Self { nearness, passages, themes }
    }
}

/// What was counted so far.
struct Count {
    nearness: Nearness,
    themes: Vec<Occurring>,
    pairs: BTreeMap<(usize, usize), ThemePair>,
    sets: SetPairs,
}

impl Count {
    fn new(coded: &Coded<'_>, nearness: Nearness) -> Self {
        let themes = vec![Occurring::default(); coded.themes.len()];
        Self { nearness, themes, pairs: BTreeMap::new(), sets: SetPairs::default() }
    }

    fn add_article(&mut self, here: &Here) {
        for theme in here.passages.iter().flat_map(|passage| &passage.themes) {
            self.themes.get_mut(*theme).into_iter().for_each(|occurring| occurring.passages += 1);
        }
        match here.nearness {
            Nearness::Overlap => self.add_near(here, 0),
            Nearness::Near(n) => self.add_near(here, n),
            Nearness::Follows(n) => self.add_following(here, n),
            Nearness::Sentence | Nearness::Paragraph | Nearness::Article => self.add_units(here),
        }
    }

    fn pair(&mut self, one: usize, other: usize) -> &mut ThemePair {
        self.pairs.entry((one, other)).or_insert(ThemePair { one, other, ..ThemePair::default() })
    }

    /// Passages that share something, or that no more than `reach` sentences lie between.
    fn add_near(&mut self, here: &Here, reach: usize) {
        let ranges =
            here.passages.iter().map(|passage| SetRange { span: passage.range, set: &passage.themes });
        self.sets.add_line(ranges, reach);
        if here.themes.len() < 2 {
            return;
        }
        for passage in &here.passages {
            for (other, ranges) in &here.themes {
                if ranges.reach(passage.range, reach) {
                    for own in passage.themes.iter().filter(|own| *own != other) {
                        let pair = self.pair(*own.min(other), *own.max(other));
                        if own < other { pair.of_one += 1 } else { pair.of_other += 1 }
                    }
                }
            }
        }
    }

    /// Passages that begin after others, at most so many sentences later.
    fn add_following(&mut self, here: &Here, n_sentences: usize) {
        let mut by_theme: BTreeMap<usize, FollowedRanges> = BTreeMap::new();
        for passage in &here.passages {
            for theme in &passage.themes {
                by_theme.entry(*theme).or_default().add(passage.span, passage.range);
            }
        }
        by_theme.values_mut().for_each(FollowedRanges::finish);
        for passage in &here.passages {
            for (other, ranges) in &by_theme {
                let after = ranges.n_after(passage.span, passage.range, n_sentences);
                let is_after = ranges.has_before(passage.span, passage.range, n_sentences);
                for own in passage.themes.iter().filter(|own| *own != other) {
                    if after > 0 {
                        let pair = self.pair(*own, *other);
                        pair.together += after;
                        pair.of_one += 1;
                    }
                    if is_after {
                        self.pair(*other, *own).of_other += 1;
                    }
                }
            }
        }
    }

    /// Units that hold both.
    fn add_units(&mut self, here: &Here) {
        for (at, (one, ranges)) in here.themes.iter().enumerate() {
            self.themes.get_mut(*one).into_iter().for_each(|occurring| occurring.units += ranges.length());
            for (other, others) in here.themes.iter().skip(at + 1) {
                let shared = shared_length(ranges, others);
                if shared > 0 {
                    let pair = self.pair(*one, *other);
                    pair.together += shared;
                    pair.of_one += shared;
                    pair.of_other += shared;
                }
            }
        }
    }

    fn finished(mut self, coded: &Coded<'_>, below: Below) -> Together {
        let sets = std::mem::take(&mut self.sets);
        for pairs in sets.of_two().chain(sets.of_one()) {
            for one in pairs.one {
                for other in pairs.other.iter().filter(|other| *other != one) {
                    let (first, second) = (*one.min(other), *one.max(other));
                    // Both orders come up where both passages bear both themes, and where a passage stands alone.
                    let is_twice = pairs.one.contains(other) && pairs.other.contains(one);
                    if !is_twice || one < other {
                        self.pair(first, second).together += pairs.n_pairs;
                    }
                }
            }
        }
        if self.nearness.unit() == CountingUnit::Passage {
            self.themes.iter_mut().for_each(|occurring| occurring.units = occurring.passages);
        }
        let is_branch = |one: usize, other: usize| {
            let branch = coded.themes.get(one).map(|theme| theme.branch.clone());
            branch.is_some_and(|branch| branch.contains(&other))
        };
        let is_pair = |pair: &ThemePair| {
            below == Below::Left || !is_branch(pair.one, pair.other) && !is_branch(pair.other, pair.one)
        };
        let pairs = self.pairs.into_values().filter(|pair| pair.together > 0);
        let pairs = pairs.filter(is_pair).collect();
        Together { nearness: self.nearness, themes: self.themes, pairs }
    }
}
