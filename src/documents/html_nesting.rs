//! Which element is in which: the open elements of a page while it is read, and the tags that end others without saying so.

use super::html_tag::Tag;
use super::html_tree::{Kind, Node, NodeAt};
use std::collections::HashMap;
use std::ops::Range;

/// How deep elements lie within elements; deeper ones lie beside each other, so that no text is lost.
pub(super) const MAX_DEPTH: usize = 512;
/// How many unclosed `<b>`, `<font>` … are opened again in the next paragraph.
const MAX_REOPENED: usize = 8;
/// How many nodes may come of opening again.
const MAX_NODES_REOPENED: usize = 200_000;

struct Open {
    tag: Tag,
    at: NodeAt,
    /// Whether its end tag was read while elements in it were open.
    is_ended: bool,
}

/// A setting of words that goes on in the next paragraph.
#[derive(Clone, PartialEq)]
struct Formatting {
    tag: Tag,
    attributes: Range<usize>,
}

/// The nodes so far.
pub(super) struct Nesting<'t> {
    nodes: Vec<Node<'t>>,
    open: Vec<Open>,
    /// How many of the open elements have a name: most end tags that end nothing are told without a search.
    n_open: HashMap<Tag, usize>,
    /// How many elements were opened too deep to hold anything.
    n_flat: usize,
    going_on: Vec<Formatting>,
    n_reopened: usize,
    pub(super) n_elements: usize,
    has_html: bool,
    has_body: bool,
}

impl<'t> Nesting<'t> {
    pub(super) fn new() -> Self {
        let page = Node::new(Kind::Element(Tag::OTHER), 0, 0, 0..0);
        Self {
            nodes: vec![page],
            open: Vec::new(),
            n_open: HashMap::new(),
            n_flat: 0,
            going_on: Vec::new(),
            n_reopened: 0,
            n_elements: 0,
            has_html: false,
            has_body: false,
        }
    }

    /// The nodes, when the page is read.
    pub(super) fn finished(mut self) -> Vec<Node<'t>> {
        while self.pop().is_some() {}
        let end = self.nodes.len();
        if let Some(page) = self.nodes.first_mut() {
            page.end = end;
        }
        self.nodes
    }

    fn parent(&self) -> NodeAt {
        self.open.last().map_or(0, |open| open.at)
    }

    fn push(&mut self, kind: Kind<'t>, attributes: Range<usize>) -> NodeAt {
        let at = self.nodes.len();
        self.nodes.push(Node::new(kind, self.parent(), at, attributes));
        at
    }

    fn pop(&mut self) -> Option<Tag> {
        let open = self.open.pop()?;
        if let Some(n_open) = self.n_open.get_mut(&open.tag) {
            *n_open = n_open.saturating_sub(1);
        }
        let end = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(open.at) {
            node.end = end;
        }
        Some(open.tag)
    }

    /// Ends the innermost elements down to this one, and those around it that were waiting for that.
    fn pop_down_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.pop();
        }
        while self.open.last().is_some_and(|open| open.is_ended) {
            self.pop();
        }
    }

    /// How deep an open element lies, looked for inwards out up to a wall.
    fn depth_of(&self, is_it: impl Fn(Tag) -> bool, is_wall: impl Fn(Tag) -> bool) -> Option<usize> {
        for (depth, open) in self.open.iter().enumerate().rev() {
            if is_it(open.tag) {
                return Some(depth);
            }
            if is_wall(open.tag) {
                return None;
            }
        }
        None
    }

    pub(super) fn text(&mut self, text: &'t str) {
        if !text.trim_ascii().is_empty() {
            self.leave_head(Tag::OTHER);
            self.reopen();
        }
        self.push(Kind::Text(text), 0..0);
    }

    pub(super) fn raw(&mut self, text: &'t str) {
        self.push(Kind::Raw(text), 0..0);
    }

    pub(super) fn open(&mut self, tag: Tag, attributes: Range<usize>, is_closed: bool) {
        self.n_elements += 1;
        match tag {
            // A second one, as in pages put together of others, says nothing.
            Tag::HTML if std::mem::replace(&mut self.has_html, true) => return,
            Tag::BODY if std::mem::replace(&mut self.has_body, true) => return,
            _ => {}
        }
        self.leave_head(tag);
        self.end_what_this_ends(tag);
        if tag.is_table_part() {
            self.going_on.clear();
        } else if !tag.is_block() {
            self.reopen();
        }
        let at = self.push(Kind::Element(tag), attributes);
        if tag.is_void() || is_closed {
            return;
        }
        if self.open.len() >= MAX_DEPTH {
            self.n_flat += 1;
            return;
        }
        self.enter(tag, at);
    }

    fn enter(&mut self, tag: Tag, at: NodeAt) {
        *self.n_open.entry(tag).or_default() += 1;
        self.open.push(Open { tag, at, is_ended: false });
    }

    /// Ends a head that was not closed when something comes that cannot stand in it.
    fn leave_head(&mut self, next: Tag) {
        let is_in_head = self.open.last().is_some_and(|open| open.tag == Tag::HEAD);
        if is_in_head && !next.is_of_head() {
            self.pop();
        }
    }

    /// Ends open elements that the begin of another ends.
    fn end_what_this_ends(&mut self, tag: Tag) {
        let found = match tag {
            Tag::LI => self.depth_of(
                |open| open == Tag::LI,
                |open| open.is_wall() || matches!(open, Tag::UL | Tag::OL | Tag::MENU | Tag::DIR),
            ),
            Tag::DD | Tag::DT => self
                .depth_of(|open| matches!(open, Tag::DD | Tag::DT), |open| open.is_wall() || open == Tag::DL),
            Tag::TD | Tag::TH => self.depth_of(
                |open| matches!(open, Tag::TD | Tag::TH | Tag::CAPTION),
                |open| matches!(open, Tag::TABLE | Tag::TR | Tag::TEMPLATE),
            ),
            Tag::TR => self.depth_of(
                |open| matches!(open, Tag::TR | Tag::CAPTION),
                |open| matches!(open, Tag::TABLE | Tag::TEMPLATE),
            ),
            Tag::TBODY | Tag::THEAD | Tag::TFOOT => self.depth_of(
                |open| matches!(open, Tag::TBODY | Tag::THEAD | Tag::TFOOT | Tag::CAPTION),
                |open| matches!(open, Tag::TABLE | Tag::TEMPLATE),
            ),
            Tag::OPTION => self.depth_of(|open| open == Tag::OPTION, |open| open != Tag::OPTION),
            // One link is never in another.
            Tag::A => self.depth_of(|open| open == Tag::A, Tag::is_wall),
            tag if tag.heading().is_some() => {
                let innermost = self.open.last().filter(|open| open.tag.heading().is_some());
                innermost.map(|_| self.open.len() - 1)
            }
            _ => None,
        };
        if let Some(depth) = found {
            self.pop_down_to(depth);
        }
        if tag.is_block() && !matches!(tag, Tag::TD | Tag::TH | Tag::TR) {
            self.end_paragraph();
        }
    }

    /// Ends the open `<p>`; what sets words in it goes on in the next one.
    fn end_paragraph(&mut self) {
        let Some(depth) = self.depth_of(|tag| tag == Tag::P, Tag::is_wall) else { return };
        for open in self.open.get(depth + 1..).unwrap_or_default() {
            let Some(node) = self.nodes.get(open.at) else { continue };
            let formatting = Formatting { tag: open.tag, attributes: node.attributes() };
            if open.tag.is_formatting() && !open.is_ended {
                self.going_on.push(formatting);
            }
        }
        let n_too_many = self.going_on.len().saturating_sub(MAX_REOPENED);
        self.going_on.drain(..n_too_many);
        self.pop_down_to(depth);
    }

    fn reopen(&mut self) {
        for formatting in std::mem::take(&mut self.going_on) {
            if self.open.len() >= MAX_DEPTH || self.n_reopened >= MAX_NODES_REOPENED {
                return;
            }
            self.n_reopened += 1;
            let Formatting { tag, attributes } = formatting;
            let at = self.push(Kind::Element(tag), attributes);
            self.enter(tag, at);
        }
    }

    pub(super) fn close(&mut self, tag: Tag) {
        if tag.is_void() || matches!(tag, Tag::HTML | Tag::BODY) {
            return;
        }
        if self.n_flat > 0 {
            self.n_flat -= 1;
            return;
        }
        if tag == Tag::P {
            return self.end_paragraph();
        }
        if let Some(last) = self.going_on.iter().rposition(|going_on| going_on.tag == tag) {
            self.going_on.remove(last);
            return;
        }
        let is_open = self.n_open.get(&tag).is_some_and(|n_open| *n_open > 0);
        if !is_open && tag.heading().is_none() {
            return;
        }
        let is_wall = |open: Tag| match tag {
            Tag::TABLE => open == Tag::TEMPLATE,
            _ if tag.is_table_part() => open == Tag::TABLE,
            _ => open.is_wall(),
        };
        let found = if tag.heading().is_some() {
            self.depth_of(|open| open.heading().is_some(), is_wall)
        } else {
            self.depth_of(|open| open == tag, is_wall)
        };
        let Some(depth) = found else { return };
        let inner = self.open.get(depth + 1..).unwrap_or_default();
        let holds_blocks = inner.iter().any(|open| open.tag.is_block());
        if holds_blocks && !tag.is_block() {
            // `<b><p>…</b>…</p>`: it ends with what is in it.
            if let Some(open) = self.open.get_mut(depth) {
                open.is_ended = true;
            }
            return;
        }
        self.pop_down_to(depth);
    }
}
