//! Where the article stands in its page: the element in which most prose lies close together.
//!
//! After the manner of Readability: a paragraph speaks for the element it stands in, less for those further out; then out
//! again while more prose of the same kind lies around.

use super::html_site::{Standing, is_article_body, is_of_readers, is_vaguely_named, standing};
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
    /// The elements of what readers say, behind what the page declares to be its article.
    pub(super) readers: Vec<Range<NodeAt>>,
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
        let standings = (0..tree.nodes.len())
            .map(|at| if tree.is_element(at) { standing(tree, at) } else { Standing::Unknown });
        let is_site = vec![false; tree.nodes.len()];
        let (standings, readers) = (standings.collect(), Vec::new());
        let mut page = Self { tree, units, standings, is_site, readers, sums: Vec::new() };
        page.sum();
        page.find_readers();
        page.sum();
        page.find_others();
        if trust == Trust::TextAlone {
            page.standings.fill(Standing::Unknown);
        }
        let n_all = page.weight(&tree.range(0));
        let (mut at, mut declared_end) = (1, 0);
        while at < tree.nodes.len() {
            let range = tree.range(at);
            declared_end = declared_end.max(if page.is_declared(at) { range.end } else { 0 });
            let is_aside = tree.tag(at) == Tag::ASIDE && trust == Trust::Names && at >= declared_end;
            let is_site = is_aside || page.standing(at) == Standing::Site && !page.is_paragraph(at);
            // What holds most of the page's prose is no part around it, whatever it calls itself.
            if is_site && page.weight(&range) * 5 <= n_all * 2 {
                page.mark_site(range.clone());
                at = range.end;
            } else {
                at += 1;
            }
        }
        page.sum();
        page
    }

    pub(super) fn mark_site(&mut self, nodes: Range<NodeAt>) {
        if let Some(places) = self.is_site.get_mut(nodes) {
            places.fill(true);
        }
    }

    /// Whether an element is a paragraph among others, whatever its class: a sentence without links. One around a paragraph
    /// is, where its class may be that of an article's box.
    fn is_paragraph(&self, at: NodeAt) -> bool {
        const MAX_LINES: usize = 50;
        let may_be = || self.tree.tag(at) == Tag::P || is_vaguely_named(self.tree, at);
        if is_of_readers(self.tree, at) || !may_be() {
            return false;
        }
        let [unit] = self.units.of_nodes(&self.tree.range(at)) else { return false };
        if !unit.is_prose() || unit.n_link_chars > 0 {
            return false;
        }
        let parent = self.tree.parent(at);
        let mut beside = self.units.of_nodes(&self.tree.range(parent)).iter().take(MAX_LINES);
        beside.any(|other| {
            let is_plain = other.is_prose() && self.standing(other.block) != Standing::Site;
            is_plain && !self.tree.range(at).contains(&other.block) && self.tree.parent(other.block) == parent
        })
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
        let candidate = self.candidate(Unit::weight).or_else(|| self.candidate(Unit::weight_of_line))?;
        Some(self.widened(candidate))
    }

    fn candidate(&self, weight: fn(&Unit) -> u64) -> Option<NodeAt> {
        let mut scores = vec![0_u64; self.tree.nodes.len()];
        for unit in self.units.all.iter().filter(|unit| !self.is_site(unit.nodes.start)) {
            let weight = weight(unit);
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
        // Where an element begins that is the whole article, by what the page says.
        let declared = Declared::of(self.tree);
        let mut begin = None;
        let mut last = candidate;
        for at in self.tree.with_ancestors(candidate).skip(1) {
            if at == 0 || matches!(self.tree.tag(at), Tag::HTML) {
                break;
            }
            if declared.is_whole(self, last) {
                begin = Some(last);
            }
            last = at;
            let inner = self.sum_of(&self.tree.range(root));
            let more = match begin {
                // Whatever follows the whole article is something else.
                Some(begin) => self.sum_of(&(at..begin)),
                None => self.sum_of(&self.tree.range(at)).less(inner),
            };
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

/// What a page declares to be its article.
struct Declared {
    articles: Vec<NodeAt>,
    /// Elements that are declared to be an article's text.
    bodies: Vec<NodeAt>,
    titles: Vec<NodeAt>,
}

impl Declared {
    fn of(tree: &Tree<'_>) -> Self {
        // More are those of a list.
        const MOST: usize = 200;
        let elements = || (1..tree.nodes.len()).filter(|at| tree.is_element(*at));
        let named = |tag: Tag| elements().filter(move |at| tree.tag(*at) == tag).take(MOST).collect();
        Self {
            articles: named(Tag::ARTICLE),
            bodies: elements().filter(|at| is_article_body(tree, *at)).take(MOST).collect(),
            titles: named(Tag::H1),
        }
    }

    /// Whether an element is the one article of the page: the only one of that name that has a sentence, or the one with the
    /// title in it; or the only one that is declared to be an article's text.
    fn is_whole(&self, page: &Page<'_, '_>, at: NodeAt) -> bool {
        let is_alone = |all: &[NodeAt]| {
            let mut others = all.iter().filter(|other| **other != at);
            others.all(|other| page.weight(&page.tree.range(*other)) == 0)
        };
        if self.bodies.contains(&at) {
            return is_alone(&self.bodies);
        }
        let range = page.tree.range(at);
        let has_title = || self.titles.iter().any(|title| range.contains(title));
        self.articles.contains(&at) && (has_title() || is_alone(&self.articles))
    }
}
