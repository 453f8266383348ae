//! Which words of a page are its article's title.

use super::html_facts::{PageFacts, without_site};
use super::html_root::Page;
use super::html_tag::Tag;
use super::html_tree::NodeAt;
use super::html_units::Unit;
use crate::text::fold::{Strength, fold};
use std::ops::Range;

/// An article's title.
#[derive(Clone, Debug)]
pub(super) struct Title {
    pub(super) words: String,
    /// Where it stands in the page, if it does.
    pub(super) nodes: Option<Range<NodeAt>>,
}

/// Longer titles are cut off, in bytes.
const MAX_BYTES: usize = 2000;

/// The letters and digits of a text, folded: what two spellings of it have in common.
pub(super) fn letters(text: &str) -> String {
    fold(text, Strength::Case).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn base_letters(text: &str) -> String {
    fold(text, Strength::Base).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two titles are one: the same letters, or one with something at its end.
fn is_alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.len() >= 8 && long.contains(short) && short.len() * 10 >= long.len() * 6
}

/// Finds the title: the heading that says what the page says of itself, else the first heading of the first level.
pub(super) fn title(page: &Page<'_, '_>, facts: &PageFacts) -> Option<Title> {
    let told = facts.facts.title.clone();
    let window = facts.window_title.as_deref();
    let window = window
        .map(|title| without_site(title, facts.facts.source.as_deref(), facts.facts.address.as_deref()));
    // Old pages write the site's name before or behind, and all of it without tones.
    let parts = window.iter().flat_map(|title| title.split(['|', '-', '–', '—', '»', ':']));
    let parts = Search { page, known: parts.map(base_letters).collect() };
    let known = told.iter().map(String::as_str).chain(window.as_deref());
    let search = Search { page, known: known.map(base_letters).collect() };
    let found = search.known().or_else(|| parts.known()).or_else(|| search.first_heading(told.is_some()));
    found.or_else(|| told.or(window).map(|words| Title { words, nodes: None }))
}

/// Looks for a title in a page.
struct Search<'s, 'p, 't> {
    page: &'s Page<'p, 't>,
    /// What the page calls itself, folded.
    known: Vec<String>,
}

impl Search<'_, '_, '_> {
    /// What says what the page calls itself.
    fn known(&self) -> Option<Title> {
        let headings = [Tag::H1, Tag::H2, Tag::H3].into_iter();
        headings.into_iter().find_map(|tag| self.known_heading(tag)).or_else(|| self.known_line())
    }

    fn at(&self, nodes: Range<NodeAt>) -> Title {
        Title { words: self.page.tree.words_up_to(nodes.clone(), MAX_BYTES), nodes: Some(nodes) }
    }

    fn is_known(&self, title: &Title) -> bool {
        let words = base_letters(&title.words);
        self.known.iter().any(|known| is_alike(known, &words))
    }

    /// The headings of a level that are shown.
    fn headings(&self, tag: Tag) -> impl Iterator<Item = Title> + '_ {
        let found = self.page.tree.all(tag).map(|at| self.page.tree.range(at));
        let shown = found.filter(|range| !self.page.units.of_nodes(range).is_empty());
        shown.map(|range| self.at(range))
    }

    fn is_of_site(&self, title: &Title) -> bool {
        title.nodes.as_ref().is_some_and(|nodes| self.page.is_site(nodes.start))
    }

    fn is_link(&self, title: &Title) -> bool {
        let nodes = title.nodes.as_ref();
        nodes.is_some_and(|nodes| self.page.units.of_nodes(nodes).iter().all(Unit::is_link))
    }

    fn known_heading(&self, tag: Tag) -> Option<Title> {
        let may_be_of_site = tag == Tag::H1;
        let mut known = self.headings(tag).filter(|title| self.is_known(title));
        known.find(|title| may_be_of_site || !self.is_of_site(title))
    }

    /// A line that is no heading and says the title: old pages.
    fn known_line(&self) -> Option<Title> {
        // A line twice as long is not alike.
        let longest = self.known.iter().map(String::len).max().unwrap_or_default();
        let units = self.page.units.all.iter();
        let mut lines = units.filter(|unit| {
            unit.n_chars <= (longest * 2).min(300) && !unit.is_link() && !self.page.is_site(unit.nodes.start)
        });
        lines.find_map(|unit| Some(self.at(unit.nodes.clone())).filter(|title| self.is_known(title)))
    }

    fn first_heading(&self, is_title_told: bool) -> Option<Title> {
        self.headings(Tag::H1).find(|title| {
            let is_link = is_title_told && self.is_link(title);
            title.words.chars().count() >= 4 && !self.is_of_site(title) && !is_link
        })
    }
}

/// The title of a page that has no heading: the first line of the article's element, where it is set larger or strong.
pub(super) fn title_by_look(page: &Page<'_, '_>, root: NodeAt) -> Option<Title> {
    const MAX_CHARS: usize = 150;
    const MAX_LINES: usize = 6;
    let units = page.units.of_nodes(&page.tree.range(root));
    let head = units.iter().take(MAX_LINES).take_while(|unit| !unit.is_prose());
    let may_be = |unit: &&Unit| {
        let is_short = (8..=MAX_CHARS).contains(&unit.n_chars);
        is_short && unit.n_link_chars == 0 && !page.is_site(unit.nodes.start)
    };
    let unit = head.filter(may_be).find(|unit| is_set_large(page, unit))?;
    let range = page.tree.range(unit.block);
    let is_alone = unit.block > root && page.units.within(&range).len() == 1;
    let nodes = if is_alone { range } else { unit.nodes.clone() };
    Some(Title { words: page.tree.words_up_to(nodes.clone(), MAX_BYTES), nodes: Some(nodes) })
}

/// Whether a line is set strong, large, or as a heading, or is called a title.
fn is_set_large(page: &Page<'_, '_>, unit: &Unit) -> bool {
    const NAMES: [&str; 3] = ["title", "tieude", "headline"];
    const SIZES: [&str; 4] = ["4", "5", "6", "7"];
    let tree = page.tree;
    let is_large = |at: NodeAt| {
        let size = tree.attribute(at, "size").unwrap_or_default();
        let class = tree.attribute(at, "class").unwrap_or_default().to_ascii_lowercase();
        let is_larger = tree.tag(at) == Tag::FONT && (size.starts_with('+') || SIZES.contains(&&*size));
        let is_strong = matches!(tree.tag(at), Tag::B | Tag::STRONG | Tag::BIG);
        is_larger || is_strong || NAMES.iter().any(|name| class.contains(name))
    };
    let mut outer = tree.with_ancestors(unit.nodes.start).skip(1).take(5);
    unit.is_heading || outer.any(|at| page.units.within(&tree.range(at)).len() == 1 && is_large(at))
}
