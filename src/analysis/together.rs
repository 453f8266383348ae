//! Co-occurrence: how often passages of two themes stand together. What together means is one choice: they overlap, share a
//! sentence, a paragraph or an article, stand near each other, or one follows the other.
//!
//! A passage that stands nowhere has no part in it. Of passages that overlap or are near, pairs count: two passages, of which
//! one bears the one theme and the other the other, whoever made them, each two once; or one passage that bears both. Of
//! sentences, paragraphs and articles those count that hold both.

use super::association::PairCounts;
use super::coded::{Below, Coded};
use super::counting_unit::CountingUnit;
use super::pieces::in_pieces;
use super::together_count::{Here, TogetherCount};
use super::word_texts::Cancelled;

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

    /// How much may lie between two passages, where it is asked how near they are: nothing, or so many sentences.
    pub(super) fn reach(self) -> Option<usize> {
        match self {
            Self::Overlap => Some(0),
            Self::Near(n) => Some(n),
            Self::Sentence | Self::Paragraph | Self::Article | Self::Follows(_) => None,
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
    pub fn of(coded: &Coded<'_>, nearness: Nearness, below: Below, is_cancelled: Cancelled<'_>) -> Self {
        let pieces = in_pieces(coded.articles.len(), is_cancelled, |articles| {
            let mut count = TogetherCount::new(coded, nearness);
            let mut here = Here::default();
            for article in articles.filter(|article| !coded.passages_of(*article).is_empty()) {
                if is_cancelled() {
                    break;
                }
                here.enter(coded, article, nearness, below);
                count.add_article(&here);
            }
            count.closed()
        });
        let mut whole = TogetherCount::new(coded, nearness);
        for piece in &pieces {
            whole.add(piece);
        }
        let is_branch = |one: usize, other: usize| {
            let branch = coded.themes.get(one).map(|theme| theme.branch.clone());
            branch.is_some_and(|branch| branch.contains(&other))
        };
        let is_pair = |pair: &ThemePair| {
            below == Below::Left || !is_branch(pair.one, pair.other) && !is_branch(pair.other, pair.one)
        };
        let mut pairs = whole.pairs.sorted();
        pairs.retain(|pair| pair.together > 0 && is_pair(pair));
        Self { nearness, themes: whole.themes, pairs }
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
