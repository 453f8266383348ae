//! What stands behind an article in its page and may be more than it is: what readers say, and lists that tell of other
//! articles. Found before the article is looked for.

use super::html_phrases::ANSWERS;
use super::html_root::Page;
use super::html_site::{Standing, is_of_readers};
use super::html_tag::Tag;
use super::html_tree::NodeAt;
use super::html_units::Unit;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What of an element tells of other articles.
#[derive(Default)]
struct Told {
    n_teasers: usize,
    n_chars: usize,
}

impl Page<'_, '_> {
    /// Whether the page declares an element to be its article.
    pub(super) fn is_declared(&self, at: NodeAt) -> bool {
        self.tree.tag(at) == Tag::ARTICLE || self.standing(at) == Standing::Declared
    }

    /// Finds what readers say: parts that are called so, behind the title and behind an element that the page declares to be
    /// its article; or behind some prose, if readers can answer in them. Under a short article it may be most of the page's
    /// prose.
    pub(super) fn find_readers(&mut self) {
        let n_nodes = self.tree.nodes.len();
        let declared = (1..n_nodes).filter(|at| self.is_declared(*at)).map(|at| self.tree.range(at));
        let end = declared.filter(|range| self.weight(range) > 0).map(|range| range.end).min();
        let title = self.tree.all(Tag::H1).next().unwrap_or_default();
        let end = end.unwrap_or(n_nodes).max(title);
        let answers = self.answers();
        let mut at = title.max(1);
        while at < n_nodes {
            let range = self.tree.range(at);
            let is_theirs = self.tree.is_element(at)
                && ((at >= end && self.standing(at) == Standing::Site)
                    || (within(&answers, &range) >= 2 && self.weight(&(title..at)) > 0))
                && is_of_readers(self.tree, at);
            if is_theirs {
                self.mark_site(range.clone());
                at = range.end;
                self.readers.push(range);
            } else {
                at += 1;
            }
        }
    }

    /// Whether a node is of what readers say.
    pub(super) fn is_of_readers(&self, at: NodeAt) -> bool {
        let next = self.readers.partition_point(|range| range.end <= at);
        self.readers.get(next).is_some_and(|range| range.contains(&at))
    }

    /// Where readers can answer: links that say so, and forms, in order.
    fn answers(&self) -> Vec<NodeAt> {
        let is_answer = |at: &NodeAt| match self.tree.tag(*at) {
            Tag::TEXTAREA => true,
            Tag::A | Tag::BUTTON => {
                let range = self.tree.range(*at);
                let is_short = range.len() <= 6;
                is_short && ANSWERS.contains(&self.tree.words_up_to(range, 40).trim().to_lowercase().as_str())
            }
            _ => false,
        };
        (1..self.tree.nodes.len()).filter(|at| self.tree.is_element(*at)).filter(is_answer).collect()
    }

    /// Finds lists that tell of other articles, each by a link and a sentence or two: elements of nothing else, behind prose,
    /// that do not stand beside paragraphs.
    pub(super) fn find_others(&mut self) {
        const FEW_CHARS: usize = 40;
        let title = self.tree.all(Tag::H1).next().unwrap_or_default();
        let (mut lists, mut order): (HashMap<NodeAt, Told>, Vec<NodeAt>) = (HashMap::new(), Vec::new());
        let (mut in_teasers, mut at) = (Vec::new(), title.max(1));
        while at < self.tree.nodes.len() {
            let range = self.tree.range(at);
            if !self.tells_of_one(at) {
                at += 1;
                continue;
            }
            let parent = self.tree.parent(at);
            let told = lists.entry(parent).or_insert_with(|| {
                order.push(parent);
                Told::default()
            });
            told.n_teasers += 1;
            told.n_chars += self.units.n_chars(&range);
            at = range.end;
            in_teasers.push(range);
        }
        let is_free = |unit: &&Unit| {
            let next = in_teasers.partition_point(|range| range.end <= unit.nodes.start);
            !in_teasers.get(next).is_some_and(|range| range.contains(&unit.nodes.start))
        };
        let of_title = self.units.all.iter().filter(|unit| unit.nodes.start >= title && unit.is_prose());
        let prose: Vec<&Unit> = of_title.filter(is_free).collect();
        let Some(first) = prose.first().map(|unit| unit.nodes.start) else { return };
        let beside: HashSet<NodeAt> = prose.iter().map(|unit| self.tree.parent(unit.block)).collect();
        for list in order {
            let told = lists.get(&list).filter(|told| told.n_teasers >= 2);
            let range = self.tree.range(list);
            let is_whole = told.is_some_and(|told| {
                self.units.n_chars(&range) <= told.n_chars + told.n_chars / 5 + FEW_CHARS
            });
            if is_whole && list > first && !beside.contains(&self.tree.parent(list)) {
                self.mark_site(range);
            }
        }
    }

    /// Whether an element tells of one other article: its title, which is a link, and a sentence or two.
    pub(super) fn tells_of_one(&self, at: NodeAt) -> bool {
        const MAX_CHARS: usize = 600;
        let tag = self.tree.tag(at);
        let is_of_text = tag.heading().is_some() || matches!(tag, Tag::P | Tag::FIGURE | Tag::BLOCKQUOTE);
        if !self.tree.is_element(at) || !tag.is_block() || is_of_text {
            return false;
        }
        let range = self.tree.range(at);
        let [title, told @ ..] = self.units.of_nodes(&range) else { return false };
        let is_title = |unit: &Unit| unit.is_all_link() && unit.n_chars >= 20;
        is_title(title)
            && (1..=3).contains(&told.len())
            && self.units.n_chars(&range) <= MAX_CHARS
            && told.iter().any(|unit| !unit.is_link())
            && !told.iter().any(is_title)
    }
}

/// How many of these places, which are in order, lie within nodes.
fn within(places: &[NodeAt], nodes: &Range<NodeAt>) -> usize {
    let before = |at: NodeAt| places.partition_point(|place| *place < at);
    before(nodes.end).saturating_sub(before(nodes.start))
}
