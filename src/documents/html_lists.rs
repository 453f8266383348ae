//! What of an article's element leads to other articles: lists of links, boxes that tell of one; and which lists and tables
//! of links are the article's own.

use super::html_links::OwnSite;
use super::html_phrases::site_phrase;
use super::html_prune::Pruning;
use super::html_table::is_data_table;
use super::html_tag::Tag;
use super::html_tree::NodeAt;
use super::html_units::Unit;
use crate::text::dates::date_line;
use std::ops::Range;

impl Pruning<'_, '_, '_> {
    /// Finds what is kept whatever it holds: tables of data, lists that a sentence announces, references to other sites.
    pub(super) fn keep_own_lists(&mut self, own_site: &OwnSite) {
        let mut at = self.root.start + 1;
        while at < self.root.end {
            let range = self.page.tree.range(at);
            let tag = self.page.tree.tag(at);
            let is_own = match tag {
                Tag::TABLE => is_data_table(self.page.tree, at) && self.holds_data(&range),
                Tag::UL | Tag::OL | Tag::DL => self.is_announced(&range),
                _ => false,
            };
            if is_own && !self.is_out(at) {
                self.keep(range.clone());
                at = range.end;
            } else {
                at += 1;
            }
        }
        let units = self.units();
        let referring = units.into_iter().filter(|unit| {
            unit.n_link_chars > 0 && self.is_own(unit) && own_site.is_left_by(self.page.tree, unit)
        });
        for nodes in referring.map(|unit| unit.nodes.clone()).collect::<Vec<_>>() {
            self.keep(nodes);
        }
    }

    /// Whether a table has cells that neither lead elsewhere nor say when something was put there.
    fn holds_data(&self, table: &Range<NodeAt>) -> bool {
        let mut units = self.page.units.of_nodes(table).iter();
        units.any(|unit| !unit.is_link() && (unit.n_chars > 80 || date_line(&self.words(unit)).is_none()))
    }

    /// Whether the line before a list ends as one does that announces it, or is a heading with more of the article behind the
    /// list or with files in it; and is none of the site.
    fn is_announced(&self, list: &Range<NodeAt>) -> bool {
        let before = self.page.units.within(list).start.checked_sub(1);
        let Some(line) = before.and_then(|before| self.page.units.all.get(before)) else { return false };
        if line.is_link() || !self.is_in(line.nodes.start) || !self.is_own(line) {
            return false;
        }
        let words = self.words(line);
        let is_headed = || line.is_heading && (self.has_files(list) || self.is_before_own(list));
        (words.trim_end().ends_with(':') || is_headed()) && site_phrase(&words).is_none()
    }

    /// Whether the line behind a list is the article's, and no link.
    fn is_before_own(&self, list: &Range<NodeAt>) -> bool {
        let behind = self.page.units.all.get(self.page.units.within(list).end);
        behind.is_some_and(|unit| {
            unit.n_link_chars == 0 && self.is_in(unit.nodes.start) && self.is_own(unit) && unit.is_prose()
        })
    }

    /// Whether the first link of a list leads to a file.
    fn has_files(&self, list: &Range<NodeAt>) -> bool {
        const MAX_NODES: usize = 200;
        const ENDS: [&str; 9] = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".rar"];
        let tree = self.page.tree;
        let first = list.clone().take(MAX_NODES).find(|at| tree.is_element(*at) && tree.tag(*at) == Tag::A);
        let address =
            first.and_then(|at| tree.attribute(at, "href")).unwrap_or_default().to_ascii_lowercase();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        ENDS.iter().any(|end| path.ends_with(end))
    }

    /// Leaves out elements that hold links and no prose.
    pub(super) fn leave_out_link_lists(&mut self) {
        let mut at = self.root.start + 1;
        while at < self.root.end {
            let range = self.page.tree.range(at);
            let is_list = !self.is_out(at) && !self.holds_kept(&range) && self.is_link_list(at);
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
    pub(super) fn leave_out_teasers(&mut self) {
        let n_all = self.page.units.n_chars(&self.root);
        let (mut teasers, mut n_chars) = (Vec::new(), 0);
        let mut at = self.root.start + 1;
        while at < self.root.end {
            let range = self.page.tree.range(at);
            if !self.is_out(at) && !self.holds_kept(&range) && self.page.tells_of_one(at) {
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
}
