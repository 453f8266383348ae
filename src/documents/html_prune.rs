//! What of an article's element is not the article: lists of other articles, buttons, requests, what readers say.
//!
//! Told by links, by labels and by where lines stand; names of classes only help. A line that stands as the article's
//! paragraphs do is the article's, however short it is: a line of the site too much is the smaller harm.

use super::html_head::has_lead_name;
use super::html_kin::Kin;
use super::html_links::OwnSite;
use super::html_phrases::{SitePhrase, site_phrase};
use super::html_root::Page;
use super::html_tag::Tag;
use super::html_tree::{Kind, NodeAt};
use super::html_units::Unit;
use crate::text::dates::date_line;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// How many short lines that stand elsewhere are kept behind the last paragraph: an author, a source.
const MAX_TAIL_LINES: usize = 3;
/// Longer lines are not compared with phrases, in letters.
const MAX_PHRASE_CHARS: usize = 200;

/// Shorter lines are compared by their classes, in letters.
const SHORT_CHARS: usize = 40;

/// What lines among the paragraphs are called, by which lines before the first one are known as the article's.
#[derive(Default)]
struct BodyLines<'t> {
    /// The levels of headings: those of a list of places, each a link.
    levels: HashSet<Option<u8>>,
    /// The classes that two short lines have: the hours of a live report.
    classes: HashSet<Cow<'t, str>>,
}

/// The article's element while what is not the article is left out.
pub(super) struct Pruning<'p, 'u, 't> {
    pub(super) page: &'p Page<'u, 't>,
    pub(super) root: Range<NodeAt>,
    /// Whether a node is left out, by its place.
    pub(super) left_out: Vec<bool>,
    /// Whether a node is of the article whatever it holds.
    kept: Vec<bool>,
    /// Where the paragraphs stand.
    kin: Kin,
}

impl<'p, 'u, 't> Pruning<'p, 'u, 't> {
    pub(super) fn new(page: &'p Page<'u, 't>, root: NodeAt) -> Self {
        let root = page.tree.range(root);
        let nodes = vec![false; page.tree.nodes.len()];
        Self { page, root, left_out: nodes.clone(), kept: nodes, kin: Kin::default() }
    }

    /// Leaves out what is not the article.
    pub(super) fn prune(&mut self, own_site: &OwnSite) {
        self.leave_out_site();
        self.leave_out_twice();
        let units = self.units().into_iter();
        let prose = units.filter(|unit| unit.is_prose() && self.phrase(unit).is_none());
        self.kin = Kin::of(self.page, self.root.start, prose);
        self.keep_own_lists(own_site);
        self.leave_out_link_lists();
        self.leave_out_teasers();
        self.leave_out_labelled();
        self.leave_out_head();
        self.leave_out_tail();
    }

    pub(super) fn leave_out(&mut self, nodes: Range<NodeAt>) {
        if let Some(places) = self.left_out.get_mut(nodes) {
            places.fill(true);
        }
    }

    pub(super) fn keep(&mut self, nodes: Range<NodeAt>) {
        if let Some(places) = self.kept.get_mut(nodes) {
            places.fill(true);
        }
    }

    pub(super) fn is_kept(&self, at: NodeAt) -> bool {
        self.kept.get(at).copied().unwrap_or_default()
    }

    pub(super) fn holds_kept(&self, nodes: &Range<NodeAt>) -> bool {
        self.kept.get(nodes.clone()).is_some_and(|places| places.contains(&true))
    }

    pub(super) fn is_out(&self, at: NodeAt) -> bool {
        self.left_out.get(at).copied().unwrap_or_default()
    }

    /// Whether a line stands as the paragraphs do, or beside them in an element that texts are made of.
    pub(super) fn is_own(&self, unit: &Unit) -> bool {
        let root = self.root.start;
        self.kin.has(self.page, root, unit) || self.kin.is_beside(self.page, root, unit)
    }

    /// Whether a node is of the article.
    pub(super) fn is_in(&self, at: NodeAt) -> bool {
        self.root.contains(&at) && !self.is_out(at)
    }

    /// The lines that are still in.
    pub(super) fn units(&self) -> Vec<&'u Unit> {
        let units = self.page.units.of_nodes(&self.root).iter();
        units.filter(|unit| !self.is_out(unit.nodes.start)).collect()
    }

    pub(super) fn words(&self, unit: &Unit) -> String {
        self.page.tree.words_up_to(unit.nodes.clone(), 1000)
    }

    pub(super) fn phrase(&self, unit: &Unit) -> Option<SitePhrase> {
        (unit.n_chars <= MAX_PHRASE_CHARS).then(|| site_phrase(&self.words(unit))).flatten()
    }

    fn leave_out_site(&mut self) {
        let mut at = self.root.start + 1;
        while at < self.root.end {
            let range = self.page.tree.range(at);
            if self.page.is_site(at) {
                self.leave_out(range.clone());
                at = range.end;
            } else {
                at += 1;
            }
        }
    }

    /// Leaves out a line: its whole element where it is alone in it.
    pub(super) fn leave_out_unit(&mut self, unit: &Unit) {
        let range = self.page.tree.range(unit.block);
        let is_alone = self.page.units.within(&range).len() == 1 && range.start > self.root.start;
        self.leave_out(if is_alone { range } else { unit.nodes.clone() });
    }

    /// Leaves out dates, names and menus before the first paragraph.
    fn leave_out_head(&mut self) {
        let units = self.units();
        let Some(n_head) = units.iter().position(|unit| unit.is_prose()) else { return };
        let body = self.body_lines(units.get(n_head..).unwrap_or_default());
        for unit in units.iter().take(n_head) {
            let is_said = unit.ends_sentence && unit.n_chars >= 20 && !unit.is_link();
            let is_subtitle = unit.is_heading && (!unit.is_link() || body.levels.contains(&self.level(unit)));
            let is_listed = unit.n_chars >= 15 && self.is_listed(unit);
            let is_of_article = self.is_own(unit) || has_lead_name(self.page, unit);
            let is_own = unit.n_link_chars == 0 && is_of_article && !self.is_of_the_site(unit);
            let is_of_text = is_said || is_subtitle || is_listed || is_own;
            let is_of_text = is_of_text || is_in_figure(self.page, unit) || self.is_kept(unit.nodes.start);
            let has_twins = unit.n_link_chars == 0 && body.classes.contains(&self.class(unit));
            if !is_of_text && !has_twins {
                self.leave_out_unit(unit);
            }
        }
    }

    /// Whether a line says when the page was made, or is a phrase of the site.
    fn is_of_the_site(&self, unit: &Unit) -> bool {
        date_line(&self.words(unit)).is_some() || self.phrase(unit).is_some()
    }

    /// What headings and short lines are called that stand among the paragraphs.
    fn body_lines(&self, body: &[&Unit]) -> BodyLines<'t> {
        let headings = body.iter().filter(|unit| unit.is_heading);
        let mut lines =
            BodyLines { levels: headings.map(|unit| self.level(unit)).collect(), ..BodyLines::default() };
        let mut seen = HashSet::new();
        for unit in body.iter().filter(|unit| unit.n_chars < SHORT_CHARS) {
            let class = self.class(unit);
            if !class.trim().is_empty() && !seen.insert(class.clone()) {
                lines.classes.insert(class);
            }
        }
        lines
    }

    /// The level of the heading that a line stands in.
    fn level(&self, unit: &Unit) -> Option<u8> {
        let mut outwards = self.page.tree.with_ancestors(unit.nodes.start).take(4);
        outwards.find_map(|at| self.page.tree.tag(at).heading())
    }

    fn class(&self, unit: &Unit) -> Cow<'t, str> {
        self.page.tree.attribute(unit.block, "class").unwrap_or_default()
    }

    /// Whether a line is an item or in a cell, and little of it leads elsewhere.
    pub(super) fn is_listed(&self, unit: &Unit) -> bool {
        let inner = self.page.tree.with_ancestors(unit.block).take_while(|at| *at > self.root.start);
        let mut tags = inner.take(3).map(|at| self.page.tree.tag(at));
        unit.n_link_chars * 3 < unit.n_chars
            && tags.any(|tag| matches!(tag, Tag::LI | Tag::TD | Tag::TH | Tag::DD | Tag::PRE))
    }

    /// Leaves out what follows the last paragraph, but for lines that stand as it does, an author's name or a source.
    fn leave_out_tail(&mut self) {
        let units = self.units();
        let is_body = |unit: &&Unit| {
            let is_long = unit.n_chars >= 40 && !unit.is_link();
            let is_listed = self.is_listed(unit) || is_in_figure(self.page, unit);
            unit.is_prose() || is_long || is_listed || self.is_kept(unit.nodes.start)
        };
        let Some(last) = units.iter().rposition(is_body) else { return };
        let mut n_kept = 0;
        let mut plain_box = 0..0;
        let tail = units.get(last + 1..).unwrap_or_default();
        for (n, unit) in tail.iter().enumerate() {
            let is_plain = unit.n_link_chars == 0;
            let has_text = |next: &&Unit| next.n_link_chars == 0;
            let is_own =
                is_plain && self.is_own(unit) && (!unit.is_heading || tail.get(n + 1).is_none_or(has_text));
            let is_other = is_plain && !unit.is_heading && n_kept < MAX_TAIL_LINES;
            if is_own || plain_box.contains(&unit.nodes.start) {
                continue;
            }
            if let Some(found) = self.plain_box(unit) {
                plain_box = found;
                continue;
            }
            if is_other {
                n_kept += 1;
            } else {
                self.leave_out_unit(unit);
            }
        }
    }

    /// The box beside the paragraphs that begins with a line and has neither links nor phrases of the site: verse.
    fn plain_box(&self, unit: &Unit) -> Option<Range<NodeAt>> {
        let at = self.kin.box_of(self.page, self.root.start, unit)?;
        let range = self.page.tree.range(at);
        let units = self.page.units.of_nodes(&range);
        let begins = units.first().is_some_and(|first| first.nodes == unit.nodes);
        let is_plain = |unit: &Unit| unit.n_link_chars == 0 && !self.is_of_the_site(unit);
        // A heading of nothing is one of a list that a script would load.
        let has_text = units.last().is_some_and(|last| !last.is_heading);
        (begins && has_text && units.iter().all(is_plain)).then_some(range)
    }
}

/// Whether a line stands under a picture.
pub(super) fn is_in_figure(page: &Page<'_, '_>, unit: &Unit) -> bool {
    const MAX_NODES: usize = 10;
    const MIN_CHARS: usize = 20;
    // Nothing but tags between the picture and the line.
    let before = page.tree.nodes.get(..unit.nodes.start).unwrap_or_default().iter().rev().take(MAX_NODES);
    let mut tags = before.map_while(|node| match node.kind {
        Kind::Element(tag) => Some(tag),
        Kind::Text(text) => text.trim_ascii().is_empty().then_some(Tag::OTHER),
        Kind::Raw(_) => None,
    });
    if unit.n_chars >= MIN_CHARS && !unit.is_link() && tags.any(|tag| tag == Tag::IMG) {
        return true;
    }
    let mut inner = page.tree.with_ancestors(unit.nodes.start).skip(1).take(6);
    inner.any(|at| {
        let is_figure = matches!(page.tree.tag(at), Tag::FIGURE | Tag::FIGCAPTION);
        is_figure || {
            let class = page.tree.attribute(at, "class").unwrap_or_default();
            class.to_ascii_lowercase().contains("caption")
                && page.units.within(&page.tree.range(at)).len() <= 3
        }
    })
}
