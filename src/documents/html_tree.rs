//! The elements of a page as a tree, in the order of the page: what is in an element are the nodes behind it, up to its
//! end. Built in one pass; no page, however its tags nest, takes more than time linear in its length.
//!
//! It follows what browsers do with tags that old pages leave out (`</p>`, `</li>`, `</td>`), as far as a reader sees it.

use super::document::{DocumentFault, IsStopped, Limit};
use super::html_nesting::Nesting;
use super::html_references::{Stand, replaced};
use super::html_scan::{Attribute, Dialect, MAX_ELEMENTS, Piece, Scan};
use super::html_tag::Tag;
use std::borrow::Cow;
use std::ops::Range;

/// A place in the tree: an index into its nodes.
pub(super) type NodeAt = usize;

/// How many attributes of all tags together are kept; more are no page.
const MAX_ATTRIBUTES_OF_ALL: usize = 1_000_000;
/// How many tags and stretches of text are read; more are no page.
const MAX_PIECES: usize = 1_000_000;
/// After how many pieces it is asked whether to stop.
const PIECES_BETWEEN_QUESTIONS: usize = 512;

/// What a node is.
#[derive(Clone, Debug)]
pub(super) enum Kind<'t> {
    Element(Tag),
    /// Text with character references.
    Text(&'t str),
    /// The text of a raw element.
    Raw(&'t str),
}

#[derive(Clone, Debug)]
pub(super) struct Node<'t> {
    pub(super) kind: Kind<'t>,
    pub(super) parent: NodeAt,
    /// The node behind the last one that is in it.
    pub(super) end: NodeAt,
    attributes: Range<usize>,
}

/// A page. The first node is the page itself, an element of no name.
pub(super) struct Tree<'t> {
    pub(super) nodes: Vec<Node<'t>>,
    attributes: Vec<Attribute<'t>>,
}

impl<'t> Tree<'t> {
    /// Reads a page.
    ///
    /// # Errors
    /// A page that is too large, or a stop.
    pub(super) fn read(
        page: &'t str,
        dialect: Dialect,
        is_stopped: IsStopped<'_>,
    ) -> Result<Self, DocumentFault> {
        let mut scan = Scan::new(page, dialect)?;
        let mut nesting = Nesting::new();
        let mut n_pieces = 0_usize;
        while let Some(piece) = scan.next() {
            n_pieces += 1;
            if n_pieces.is_multiple_of(PIECES_BETWEEN_QUESTIONS) && is_stopped() {
                return Err(DocumentFault::Stopped);
            }
            match piece {
                Piece::Open { tag, n_attributes, is_closed } => {
                    let end = scan.attributes.len();
                    nesting.open(tag, end.saturating_sub(n_attributes)..end, is_closed);
                }
                Piece::Close(tag) => nesting.close(tag),
                Piece::Text(text) => nesting.text(text),
                Piece::Raw(text) => nesting.raw(text),
            }
            let has_too_many = n_pieces > MAX_PIECES || scan.attributes.len() > MAX_ATTRIBUTES_OF_ALL;
            if nesting.n_elements > MAX_ELEMENTS || has_too_many {
                return Err(DocumentFault::TooLarge(Limit::Parts));
            }
        }
        Ok(Self { nodes: nesting.finished(), attributes: scan.attributes })
    }

    /// The nodes of an element with what is in it.
    pub(super) fn range(&self, at: NodeAt) -> Range<NodeAt> {
        at..self.nodes.get(at).map_or(at, |node| node.end)
    }

    pub(super) fn parent(&self, at: NodeAt) -> NodeAt {
        self.nodes.get(at).map_or(0, |node| node.parent)
    }

    /// A node and those it is in, up to the page.
    pub(super) fn with_ancestors(&self, at: NodeAt) -> impl Iterator<Item = NodeAt> + '_ {
        std::iter::successors(Some(at), |at| (*at > 0).then(|| self.parent(*at)))
    }

    /// The name of an element; of text it is `Other`.
    pub(super) fn tag(&self, at: NodeAt) -> Tag {
        match self.nodes.get(at).map(|node| &node.kind) {
            Some(Kind::Element(tag)) => *tag,
            Some(Kind::Text(_) | Kind::Raw(_)) | None => Tag::OTHER,
        }
    }

    pub(super) fn is_element(&self, at: NodeAt) -> bool {
        matches!(self.nodes.get(at).map(|node| &node.kind), Some(Kind::Element(_)))
    }

    /// The elements of a name, in order.
    pub(super) fn all(&self, tag: Tag) -> impl Iterator<Item = NodeAt> + '_ {
        (1..self.nodes.len()).filter(move |at| self.is_element(*at) && self.tag(*at) == tag)
    }

    /// The value of an attribute, character references replaced.
    pub(super) fn attribute(&self, at: NodeAt, name: &str) -> Option<Cow<'t, str>> {
        let range = self.nodes.get(at)?.attributes.clone();
        let attributes = self.attributes.get(range)?;
        let found = attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))?;
        Some(replaced(found.value, Stand::Attribute))
    }

    /// Words of nodes as one line: white space as one blank, without what is not shown.
    pub(super) fn words(&self, nodes: Range<NodeAt>) -> String {
        self.words_up_to(nodes, usize::MAX)
    }

    /// The same, cut off behind so many bytes.
    pub(super) fn words_up_to(&self, nodes: Range<NodeAt>, n_bytes: usize) -> String {
        let mut words = String::new();
        let mut at = nodes.start;
        while at < nodes.end && words.len() < n_bytes {
            let Some(node) = self.nodes.get(at) else { break };
            match node.kind {
                Kind::Element(tag) if tag.is_unshown() => at = node.end,
                Kind::Element(tag) => {
                    if tag == Tag::BR || tag.is_block() {
                        words.push(' ');
                    }
                    at += 1;
                }
                Kind::Text(text) => {
                    words.push_str(&replaced(text, Stand::Text));
                    at += 1;
                }
                Kind::Raw(text) => {
                    words.push_str(text);
                    at += 1;
                }
            }
        }
        let mut line = String::with_capacity(words.len());
        for word in words.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        line
    }

    /// What is in a raw element: a title, a script.
    pub(super) fn raw(&self, at: NodeAt) -> Option<&'t str> {
        match self.nodes.get(at + 1).filter(|node| node.parent == at)?.kind {
            Kind::Raw(text) => Some(text),
            Kind::Element(_) | Kind::Text(_) => None,
        }
    }
}

impl<'t> Node<'t> {
    pub(super) fn new(kind: Kind<'t>, parent: NodeAt, at: NodeAt, attributes: Range<usize>) -> Self {
        Self { kind, parent, end: at + 1, attributes }
    }

    pub(super) fn attributes(&self) -> Range<usize> {
        self.attributes.clone()
    }
}
