//! A page as the lines that a reader sees, each with what tells prose from menus: its length, its links, its commas.

use super::html_pictures::is_letter;
use super::html_references::{Stand, replaced};
use super::html_setting::is_hidden;
use super::html_tag::Tag;
use super::html_tree::{Kind, NodeAt, Tree};
use std::ops::Range;

/// Words of a block, from one edge of a block or blank line to the next.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// From its first to behind its last node of text.
    pub(super) nodes: Range<NodeAt>,
    /// The innermost block that it stands in.
    pub(super) block: NodeAt,
    pub(super) n_chars: usize,
    /// Of these, how many lead elsewhere.
    pub(super) n_link_chars: usize,
    pub(super) n_commas: usize,
    /// Whether it ends as a sentence does.
    pub(super) ends_sentence: bool,
    /// Whether it stands in a heading.
    pub(super) is_heading: bool,
}

impl Unit {
    /// Whether it is more link than not.
    pub(super) fn is_link(&self) -> bool {
        self.n_link_chars * 2 > self.n_chars
    }

    /// Whether nearly all of it is a link.
    pub(super) fn is_all_link(&self) -> bool {
        self.n_link_chars * 10 >= self.n_chars * 9
    }

    /// Whether it reads like a paragraph of an article.
    pub(super) fn is_prose(&self) -> bool {
        let is_long = self.n_chars >= 80 || (self.n_chars >= 40 && self.ends_sentence);
        is_long && self.n_link_chars * 3 < self.n_chars && !self.is_heading
    }

    /// How much it says that an article stands here, in thousandths.
    pub(super) fn weight(&self) -> u64 {
        if self.n_chars < 25 || self.is_link() || self.is_heading {
            return 0;
        }
        let n_chars = u64::try_from(self.n_chars.min(300)).unwrap_or_default();
        let n_commas = u64::try_from(self.n_commas.min(10)).unwrap_or_default();
        let weight = 1000 + n_commas * 500 + n_chars * 10;
        if self.ends_sentence || self.n_chars >= 80 { weight } else { weight / 3 }
    }

    /// The same of a page that has no paragraphs: verse, a talk in short lines.
    pub(super) fn weight_of_line(&self) -> u64 {
        let is_of_text = !self.is_link() && !self.is_heading;
        if is_of_text { 100 + u64::try_from(self.n_chars.min(300)).unwrap_or_default() } else { 0 }
    }
}

/// The lines of a page.
pub(super) struct Units {
    pub(super) all: Vec<Unit>,
    /// The letters before each node.
    n_chars: Vec<usize>,
    n_link_chars: Vec<usize>,
}

/// An element that is open while lines are read.
struct Open {
    at: NodeAt,
    end: NodeAt,
    tag: Tag,
    leads_elsewhere: bool,
}

impl Units {
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let n_nodes = tree.nodes.len() + 1;
        let mut reading = Reading {
            units: Self { all: Vec::new(), n_chars: vec![0; n_nodes], n_link_chars: vec![0; n_nodes] },
            open: Vec::new(),
            is_begun: false,
            n_breaks: 0,
        };
        reading.read(tree);
        reading.units
    }

    /// The letters of nodes that lie together.
    pub(super) fn n_chars(&self, nodes: &Range<NodeAt>) -> usize {
        between(&self.n_chars, nodes)
    }

    pub(super) fn n_link_chars(&self, nodes: &Range<NodeAt>) -> usize {
        between(&self.n_link_chars, nodes)
    }

    /// Which units stand in nodes that lie together.
    pub(super) fn within(&self, nodes: &Range<NodeAt>) -> Range<usize> {
        let first = self.all.partition_point(|unit| unit.nodes.start < nodes.start);
        let end = self.all.partition_point(|unit| unit.nodes.start < nodes.end);
        first..end.max(first)
    }

    pub(super) fn of_nodes(&self, nodes: &Range<NodeAt>) -> &[Unit] {
        self.all.get(self.within(nodes)).unwrap_or_default()
    }
}

fn between(sums: &[usize], nodes: &Range<NodeAt>) -> usize {
    let sum = |at: NodeAt| sums.get(at).or(sums.last()).copied().unwrap_or_default();
    sum(nodes.end).saturating_sub(sum(nodes.start))
}

struct Reading {
    units: Units,
    open: Vec<Open>,
    is_begun: bool,
    n_breaks: usize,
}

impl Reading {
    fn read(&mut self, tree: &Tree<'_>) {
        let mut at = 0;
        let (mut n_chars, mut n_link_chars) = (0, 0);
        let n_nodes = tree.nodes.len();
        while let Some(node) = tree.nodes.get(at) {
            while self.open.last().is_some_and(|open| open.end <= at) {
                let is_block = self.open.pop().is_some_and(|open| open.tag.is_block());
                self.is_begun &= !is_block;
            }
            let mut next = at + 1;
            match node.kind {
                Kind::Element(tag) if tag.is_unshown() || is_hidden(tree, at) => next = node.end,
                Kind::Element(Tag::BR) => {
                    self.n_breaks += 1;
                    self.is_begun &= self.n_breaks < 2 && self.is_in_paragraph();
                }
                Kind::Element(tag) => {
                    if tag.is_block() || (tag == Tag::IMG && self.is_in_box() && !is_letter(tree, at)) {
                        self.is_begun = false;
                    }
                    if !tag.is_void() {
                        let leads_elsewhere = tag == Tag::A && !is_anchor(tree, at);
                        self.open.push(Open { at, end: node.end, tag, leads_elsewhere });
                    }
                }
                Kind::Text(text) => {
                    let n = self.text(at, &replaced(text, Stand::Text));
                    n_chars += n;
                    n_link_chars += if self.is_in_link() { n } else { 0 };
                }
                Kind::Raw(_) => {}
            }
            for sums_at in at + 1..=next.min(n_nodes) {
                set(&mut self.units.n_chars, sums_at, n_chars);
                set(&mut self.units.n_link_chars, sums_at, n_link_chars);
            }
            at = next;
        }
    }

    /// Whether the innermost block is a paragraph: in old pages, lines stand in a cell, each a paragraph of its own.
    fn is_in_paragraph(&self) -> bool {
        let block = self.open.iter().rev().find(|open| open.tag.is_block()).map(|open| open.tag);
        let is_paragraph = |tag: Tag| {
            let is_line =
                matches!(tag, Tag::P | Tag::LI | Tag::DD | Tag::BLOCKQUOTE | Tag::PRE | Tag::FIGCAPTION);
            is_line || tag.heading().is_some()
        };
        block.is_some_and(is_paragraph)
    }

    /// Whether the innermost block is one of no kind: the lines in it that a picture parts are captions.
    fn is_in_box(&self) -> bool {
        self.open.iter().rev().find(|open| open.tag.is_block()).is_some_and(|open| open.tag == Tag::DIV)
    }

    fn is_in_link(&self) -> bool {
        self.open.iter().rev().take_while(|open| !open.tag.is_wall()).any(|open| open.leads_elsewhere)
    }

    /// Takes words in; tells how many letters they are.
    fn text(&mut self, at: NodeAt, text: &str) -> usize {
        let mut n_chars = 0;
        let mut n_commas = 0;
        let mut last = None;
        let mut was_space = true;
        for c in text.chars() {
            let is_space = c.is_whitespace();
            if is_space {
                n_chars += usize::from(!was_space);
            } else {
                n_chars += 1;
                n_commas += usize::from(matches!(c, ',' | ';' | '،' | '、' | '，'));
                last = if is_closing(c) { last } else { Some(c) };
            }
            was_space = is_space;
        }
        n_chars += usize::from(!was_space);
        if n_chars == 0 {
            return 0;
        }
        self.n_breaks = 0;
        let is_in_link = self.is_in_link();
        if !self.is_begun {
            self.is_begun = true;
            let block = self.open.iter().rev().find(|open| open.tag.is_block());
            let is_heading = self.open.iter().any(|open| open.tag.heading().is_some());
            self.units.all.push(Unit {
                nodes: at..at + 1,
                block: block.map_or(0, |open| open.at),
                n_chars: 0,
                n_link_chars: 0,
                n_commas: 0,
                ends_sentence: false,
                is_heading,
            });
        }
        if let Some(unit) = self.units.all.last_mut() {
            unit.nodes.end = at + 1;
            unit.n_chars += n_chars;
            unit.n_link_chars += if is_in_link { n_chars } else { 0 };
            unit.n_commas += n_commas;
            unit.ends_sentence = last.map_or(unit.ends_sentence, is_sentence_end);
        }
        n_chars
    }
}

/// Whether an `<a>` is what others lead to: around a heading, it is its name.
fn is_anchor(tree: &Tree<'_>, at: NodeAt) -> bool {
    let has = |name| tree.attribute(at, name).is_some();
    !has("href") && (has("name") || has("id"))
}

fn set(sums: &mut [usize], at: usize, sum: usize) {
    if let Some(place) = sums.get_mut(at) {
        *place = sum;
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*')
}

fn is_sentence_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ':' | '。' | '！' | '？' | ';')
}
