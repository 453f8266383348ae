//! What of an article's element is not the article: lists of other articles, buttons, requests, what readers say.
//!
//! Told by links, by labels and by where lines stand; names of classes only help.

use super::html_phrases::{SitePhrase, site_phrase};
use super::html_root::Page;
use super::html_table::is_data_table;
use super::html_tag::Tag;
use super::html_tree::{Kind, NodeAt};
use super::html_units::Unit;
use std::ops::Range;

/// How many short lines are kept behind the last paragraph: an author, a source.
const MAX_TAIL_LINES: usize = 3;
/// Longer lines are not compared with phrases, in letters.
const MAX_PHRASE_CHARS: usize = 200;

/// The article's element while what is not the article is left out.
pub(super) struct Pruning<'p, 'u, 't> {
    page: &'p Page<'u, 't>,
    root: Range<NodeAt>,
    /// Whether a node is left out, by its place.
    pub(super) left_out: Vec<bool>,
}

impl<'p, 'u, 't> Pruning<'p, 'u, 't> {
    pub(super) fn new(page: &'p Page<'u, 't>, root: NodeAt) -> Self {
        let root = page.tree.range(root);
        Self { page, root, left_out: vec![false; page.tree.nodes.len()] }
    }

    /// Leaves out what is not the article.
    pub(super) fn prune(&mut self) {
        self.leave_out_site();
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

    fn is_out(&self, at: NodeAt) -> bool {
        self.left_out.get(at).copied().unwrap_or_default()
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

    fn words(&self, unit: &Unit) -> String {
        self.page.tree.words_up_to(unit.nodes.clone(), 1000)
    }

    fn phrase(&self, unit: &Unit) -> Option<SitePhrase> {
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

    /// Leaves out elements that hold links and no prose.
    fn leave_out_link_lists(&mut self) {
        let mut at = self.root.start + 1;
        while at < self.root.end {
            let range = self.page.tree.range(at);
            let is_list = !self.is_out(at) && self.is_link_list(at);
            if is_list {
                self.leave_out(range.clone());
            }
            // Of a table of data, all or nothing is left out.
            let is_table = self.page.tree.tag(at) == Tag::TABLE && is_data_table(self.page.tree, at);
            at = if is_list || is_table { range.end } else { at + 1 };
        }
    }

    fn is_link_list(&self, at: NodeAt) -> bool {
        let tag = self.page.tree.tag(at);
        let is_of_article = matches!(tag, Tag::FIGURE | Tag::FIGCAPTION);
        if !tag.is_block() || is_of_article || tag.heading().is_some() {
            return false;
        }
        let units = self.page.units.of_nodes(&self.page.tree.range(at));
        let (n_chars, n_links) = units
            .iter()
            .fold((0, 0), |(n_chars, n_links), unit| (n_chars + unit.n_chars, n_links + unit.n_link_chars));
        if n_links * 2 <= n_chars || units.iter().any(Unit::is_prose) {
            return false;
        }
        match units {
            [] => false,
            // The title of another article, alone in its paragraph.
            [unit] => tag != Tag::LI && unit.is_all_link() && unit.n_chars >= 20,
            _ => true,
        }
    }

    /// Leaves out boxes that tell of another article: its title, which is a link, and a sentence or two.
    fn leave_out_teasers(&mut self) {
        let n_all = self.page.units.n_chars(&self.root);
        let (mut teasers, mut n_chars) = (Vec::new(), 0);
        let mut at = self.root.start + 1;
        while at < self.root.end {
            let range = self.page.tree.range(at);
            if !self.is_out(at) && self.is_teaser(at) {
                n_chars += self.page.units.n_chars(&range);
                at = range.end;
                teasers.push(range);
            } else if self.page.tree.tag(at) == Tag::TABLE && is_data_table(self.page.tree, at) {
                at = range.end;
            } else {
                at += 1;
            }
        }
        // A page that is nothing else tells of what its headings lead to.
        if n_chars * 3 < n_all {
            for teaser in teasers {
                self.leave_out(teaser);
            }
        }
    }

    fn is_teaser(&self, at: NodeAt) -> bool {
        const MAX_CHARS: usize = 600;
        let tag = self.page.tree.tag(at);
        if !tag.is_block() || tag.heading().is_some() || matches!(tag, Tag::P | Tag::FIGURE | Tag::BLOCKQUOTE)
        {
            return false;
        }
        let range = self.page.tree.range(at);
        let n_chars = self.page.units.n_chars(&range);
        let [title, told @ ..] = self.page.units.of_nodes(&range) else { return false };
        let is_short = n_chars <= MAX_CHARS && (1..=3).contains(&told.len());
        is_short && title.is_all_link() && title.n_chars >= 20 && told.iter().any(|unit| !unit.is_link())
    }

    /// Leaves out what stands under a label: lists of other articles, what readers say, requests.
    fn leave_out_labelled(&mut self) {
        let units = self.units();
        let n_all: usize = units.iter().map(|unit| unit.n_chars).sum();
        let mut n_before = 0;
        for (n, unit) in units.iter().enumerate() {
            n_before += unit.n_chars;
            if self.is_out(unit.nodes.start) {
                continue;
            }
            let is_late = n_before * 2 > n_all;
            let Some(phrase) = self.phrase(unit) else { continue };
            let rest = units.get(n..).unwrap_or_default();
            match phrase {
                SitePhrase::Comments if is_late && !self.is_listed(unit) => {
                    let end = self.root.end;
                    self.leave_out(unit.nodes.start..end);
                    return;
                }
                SitePhrase::List => self.leave_out_list(rest, n_all),
                SitePhrase::Button => self.leave_out_unit(unit),
                SitePhrase::Request if is_late || unit.n_link_chars > 0 => self.leave_out_unit(unit),
                SitePhrase::Comments | SitePhrase::Request => {}
            }
        }
    }

    /// Leaves out the box that a label opens, or where it stands in the article itself the links behind it.
    fn leave_out_list(&mut self, units: &[&Unit], n_all: usize) {
        let Some(label) = units.first() else { return };
        if label.n_link_chars > 0 && label.n_chars > 40 {
            return self.leave_out_unit(label);
        }
        let outwards = self.page.tree.with_ancestors(label.block);
        let boxes = outwards.map(|at| self.page.tree.range(at)).take_while(|range| {
            let is_within = range.start > self.root.start;
            let opens =
                self.page.units.of_nodes(range).first().is_some_and(|first| first.nodes == label.nodes);
            is_within && opens && self.page.units.n_chars(range) * 3 < n_all
        });
        let boxes = boxes.filter(|range| self.page.units.within(range).len() > 1);
        if let Some(found) = boxes.last() {
            let has_links = self.page.units.of_nodes(&found).iter().any(|unit| unit.n_link_chars > 0);
            if has_links {
                return self.leave_out(found);
            }
        }
        let is_alone = label.n_link_chars == 0 && !units.get(1).is_some_and(|next| next.is_link());
        if is_alone && label.is_heading {
            return;
        }
        self.leave_out_unit(label);
        for unit in units.iter().skip(1).take_while(|unit| unit.is_link()) {
            self.leave_out_unit(unit);
        }
    }

    /// Leaves out a line: its whole element where it is alone in it.
    fn leave_out_unit(&mut self, unit: &Unit) {
        let range = self.page.tree.range(unit.block);
        let is_alone = self.page.units.within(&range).len() == 1 && range.start > self.root.start;
        self.leave_out(if is_alone { range } else { unit.nodes.clone() });
    }

    /// Leaves out dates, names and menus before the first paragraph.
    fn leave_out_head(&mut self) {
        let units = self.units();
        let Some(n_head) = units.iter().position(|unit| unit.is_prose()) else { return };
        for unit in units.iter().take(n_head) {
            let is_said = unit.ends_sentence && unit.n_chars >= 20 && !unit.is_link();
            let is_subtitle = unit.is_heading && !unit.is_link();
            let is_listed = unit.n_chars >= 15 && self.is_listed(unit);
            let is_of_text = is_said || is_subtitle || is_listed || is_in_figure(self.page, unit);
            if !is_of_text && !self.has_twins(unit, units.get(n_head..).unwrap_or_default()) {
                self.leave_out_unit(unit);
            }
        }
    }

    /// Whether a line is an item or in a cell, and little of it leads elsewhere.
    fn is_listed(&self, unit: &Unit) -> bool {
        let inner = self.page.tree.with_ancestors(unit.block).take_while(|at| *at > self.root.start);
        let mut tags = inner.take(3).map(|at| self.page.tree.tag(at));
        unit.n_link_chars * 3 < unit.n_chars
            && tags.any(|tag| matches!(tag, Tag::LI | Tag::TD | Tag::TH | Tag::DD | Tag::PRE))
    }

    /// Whether lines among the paragraphs stand in elements of the same name: the hours of a live report.
    fn has_twins(&self, unit: &Unit, body: &[&Unit]) -> bool {
        let class = |unit: &Unit| self.page.tree.attribute(unit.block, "class").unwrap_or_default();
        let own = class(unit);
        let is_twin = |other: &&&Unit| other.n_chars < 40 && class(other) == own;
        !own.trim().is_empty() && unit.n_link_chars == 0 && body.iter().filter(is_twin).take(2).count() == 2
    }

    /// Leaves out what follows the last paragraph, but for an author's name or a source.
    fn leave_out_tail(&mut self) {
        let units = self.units();
        let is_body = |unit: &&Unit| {
            let is_long = unit.n_chars >= 40 && !unit.is_link();
            unit.is_prose() || is_long || self.is_listed(unit) || is_in_figure(self.page, unit)
        };
        let Some(last) = units.iter().rposition(is_body) else { return };
        let mut n_kept = 0;
        for unit in units.iter().skip(last + 1) {
            let is_kept = unit.n_link_chars == 0 && !unit.is_heading && n_kept < MAX_TAIL_LINES;
            if is_kept {
                n_kept += 1;
            } else {
                self.leave_out_unit(unit);
            }
        }
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
