//! Where the article stands in its page: the element in which most prose lies close together.
//!
//! After the manner of Readability: a paragraph speaks for the element it stands in, less for those further out; then out
//! again while more prose of the same kind lies around.

use super::html_site::{Standing, standing};
use super::html_tag::Tag;
use super::html_tree::{NodeAt, Tree};
use super::html_units::{Unit, Units};
use std::ops::Range;

/// How far out a paragraph speaks for elements.
const MAX_LEVELS: usize = 6;

/// Whether what elements are called counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    Names,
    /// Where names would leave nearly nothing of a page.
    TextAlone,
}

/// A page, measured.
pub(super) struct Page<'p, 't> {
    pub(super) tree: &'p Tree<'t>,
    pub(super) units: &'p Units,
    standings: Vec<Standing>,
    /// Whether a node is of the site, or in a part of it.
    is_site: Vec<bool>,
    /// What stands before each unit, parts of the site left out.
    sums: Vec<Sum>,
}

/// What lines come to.
#[derive(Clone, Copy, Default)]
struct Sum {
    weight: u64,
    n_chars: usize,
    n_link_chars: usize,
}

impl Sum {
    fn less(self, other: Self) -> Self {
        Self {
            weight: self.weight.saturating_sub(other.weight),
            n_chars: self.n_chars.saturating_sub(other.n_chars),
            n_link_chars: self.n_link_chars.saturating_sub(other.n_link_chars),
        }
    }
}

impl<'p, 't> Page<'p, 't> {
    pub(super) fn new(tree: &'p Tree<'t>, units: &'p Units, trust: Trust) -> Self {
        let standings = (0..tree.nodes.len()).map(|at| match trust {
            Trust::Names if tree.is_element(at) => standing(tree, at),
            Trust::Names | Trust::TextAlone => Standing::Unknown,
        });
        let is_site = vec![false; tree.nodes.len()];
        let mut page = Self { tree, units, standings: standings.collect(), is_site, sums: Vec::new() };
        page.sum();
        let n_all = page.weight(&tree.range(0));
        let mut at = 1;
        while at < tree.nodes.len() {
            let range = tree.range(at);
            let is_site = page.standing(at) == Standing::Site;
            // What holds most of the page's prose is no part around it, whatever it calls itself.
            if is_site && page.weight(&range) * 5 <= n_all * 2 {
                if let Some(places) = page.is_site.get_mut(range.clone()) {
                    places.fill(true);
                }
                at = range.end;
            } else {
                at += 1;
            }
        }
        page.sum();
        page
    }

    fn sum(&mut self) {
        let mut sum = Sum::default();
        self.sums = vec![sum];
        for unit in &self.units.all {
            if !self.is_site(unit.nodes.start) {
                sum.weight = sum.weight.saturating_add(unit.weight());
                sum.n_chars += unit.n_chars;
                sum.n_link_chars += unit.n_link_chars;
            }
            self.sums.push(sum);
        }
    }

    pub(super) fn standing(&self, at: NodeAt) -> Standing {
        self.standings.get(at).copied().unwrap_or(Standing::Unknown)
    }

    pub(super) fn is_site(&self, at: NodeAt) -> bool {
        self.is_site.get(at).copied().unwrap_or_default()
    }

    /// The weight of the prose in nodes that lie together.
    pub(super) fn weight(&self, nodes: &Range<NodeAt>) -> u64 {
        self.sum_of(nodes).weight
    }

    fn sum_of(&self, nodes: &Range<NodeAt>) -> Sum {
        let units = self.units.within(nodes);
        let sum = |at: usize| self.sums.get(at).copied().unwrap_or_default();
        sum(units.end).less(sum(units.start))
    }

    /// The element that the article is in.
    pub(super) fn root(&self) -> Option<NodeAt> {
        let candidate = self.candidate()?;
        Some(self.widened(candidate))
    }

    fn candidate(&self) -> Option<NodeAt> {
        let mut scores = vec![0_u64; self.tree.nodes.len()];
        for unit in self.units.all.iter().filter(|unit| !self.is_site(unit.nodes.start)) {
            let weight = unit.weight();
            if weight == 0 {
                continue;
            }
            let outwards = self.tree.with_ancestors(self.holder(unit));
            for (level, at) in outwards.take(MAX_LEVELS).enumerate() {
                let share = match level {
                    0 => weight,
                    1 => weight / 2,
                    level => weight / (3 * u64::try_from(level).unwrap_or(1)),
                };
                if let Some(score) = scores.get_mut(at) {
                    *score = score.saturating_add(share);
                }
            }
        }
        let judged = scores.iter().enumerate().filter(|(_, score)| **score > 0);
        let judged = judged.map(|(at, score)| (at, self.judged(at, *score)));
        // Of equals the inner one, which comes later.
        judged.max_by_key(|(_, score)| *score).map(|(at, _)| at)
    }

    /// The element that a line speaks for: not the paragraph that it is.
    fn holder(&self, unit: &Unit) -> NodeAt {
        let is_line = |at: &NodeAt| {
            let tag = self.tree.tag(*at);
            let is_item = matches!(tag, Tag::P | Tag::LI | Tag::DD | Tag::DT | Tag::BLOCKQUOTE | Tag::PRE);
            let is_caption = matches!(tag, Tag::FIGCAPTION | Tag::FIGURE);
            is_item
                || is_caption
                || (*at > 0 && !tag.is_block())
                || matches!(tag, Tag::UL | Tag::OL | Tag::DL)
        };
        self.tree.with_ancestors(unit.block).find(|at| !is_line(at)).unwrap_or_default()
    }

    /// A score, less by the links that are in the element, more where its name says that an article is in it.
    fn judged(&self, at: NodeAt, score: u64) -> u64 {
        let range = self.tree.range(at);
        let n_chars = self.units.n_chars(&range).max(1);
        let n_plain = n_chars.saturating_sub(self.units.n_link_chars(&range));
        let part = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let score = score.saturating_mul(part(n_plain)) / part(n_chars);
        match self.standing(at) {
            Standing::Declared => score.saturating_mul(2),
            Standing::Article => score.saturating_mul(5) / 4,
            Standing::Site => score / 2,
            Standing::Unknown => score,
        }
    }

    /// The element, or one around it that holds more prose and few links beside it.
    fn widened(&self, candidate: NodeAt) -> NodeAt {
        let mut root = candidate;
        for at in self.tree.with_ancestors(candidate).skip(1) {
            if at == 0 || matches!(self.tree.tag(at), Tag::HTML) {
                break;
            }
            let inner = self.sum_of(&self.tree.range(root));
            let more = self.sum_of(&self.tree.range(at)).less(inner);
            // What the page declares to be its article is not widened for a line or two.
            let n_parts = if self.standing(root) == Standing::Declared { 4 } else { 12 };
            if more.weight.saturating_mul(n_parts) < inner.weight {
                continue;
            }
            if more.n_link_chars * 4 > more.n_chars {
                break;
            }
            root = at;
        }
        root
    }
}
