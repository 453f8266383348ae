//! The paragraphs of an ODF text while they are read: how their words are set, and which white space counts.

use super::document::{RunStyle, TextKind};
use super::odt_styles::{Look, Style, Styles};
use super::style_kind::StyleKind;
use super::xml::Tag;
use std::sync::Arc;

/// A paragraph that is open.
struct Paragraph {
    kind: StyleKind,
    /// The look of the whole, and of each span that is open.
    base: Look,
    spans: Vec<Look>,
    links: Vec<Option<Arc<str>>>,
    /// Whether white space that comes next is more of what is there already, or stands at the begin.
    is_after_space: bool,
}

/// The paragraphs that are open, the innermost last.
#[derive(Default)]
pub(super) struct Paragraphs {
    open: Vec<Paragraph>,
}

impl Paragraphs {
    /// Opens a paragraph or heading; tells what it is, where `item` is what it is by its place in lists.
    pub(super) fn open(&mut self, tag: &Tag, styles: &mut Styles, item: TextKind) -> TextKind {
        let Style { look, kind } = styles.style("paragraph", tag.attribute("text:style-name"));
        let level = tag.attribute("text:outline-level").and_then(|level| level.parse::<u8>().ok());
        let kind = match (tag.name.as_str(), kind) {
            ("text:h", _) => StyleKind::Heading(level.unwrap_or(1).clamp(1, 6)),
            (_, kind) => kind.unwrap_or(StyleKind::Body),
        };
        let paragraph =
            Paragraph { kind, base: look, spans: Vec::new(), links: Vec::new(), is_after_space: true };
        self.open.push(paragraph);
        match (kind, item) {
            (StyleKind::Heading(level), _) => TextKind::Heading(level),
            (StyleKind::Quotation, TextKind::Paragraph) => TextKind::Quotation,
            (StyleKind::Quotation | StyleKind::Body, item) => item,
        }
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    pub(super) fn open_span(&mut self, tag: &Tag, styles: &mut Styles) {
        let Some(paragraph) = self.open.last_mut() else { return };
        let base = paragraph.spans.last().unwrap_or(&paragraph.base);
        let look = match tag.attribute("text:style-name") {
            Some(name) => styles.style("text", Some(name)).look.over(base),
            None => base.clone(),
        };
        paragraph.spans.push(look);
    }

    pub(super) fn close_span(&mut self) {
        self.open.last_mut().and_then(|paragraph| paragraph.spans.pop());
    }

    /// Opens a link; a place in the same document is none.
    pub(super) fn open_link(&mut self, tag: &Tag) {
        let address = tag.attribute("xlink:href").map(str::trim);
        let address = address.filter(|address| !address.is_empty() && !address.starts_with('#'));
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.links.push(address.map(Arc::from));
        }
    }

    pub(super) fn close_link(&mut self) {
        self.open.last_mut().and_then(|paragraph| paragraph.links.pop());
    }

    /// How the words that are read now are set; `None` where they are not shown.
    pub(super) fn style(&self) -> Option<RunStyle> {
        let paragraph = self.open.last()?;
        let look = paragraph.spans.last().unwrap_or(&paragraph.base);
        if look.is_hidden == Some(true) {
            return None;
        }
        // All of a heading is bold, all of a quotation slanted where their styles say so: that stresses nothing.
        let is_stressed = |of: fn(&Look) -> Option<bool>| {
            let is_body = match paragraph.kind {
                StyleKind::Body => true,
                StyleKind::Heading(_) | StyleKind::Quotation => false,
            };
            of(look) == Some(true) && (is_body || of(&paragraph.base) != Some(true))
        };
        Some(RunStyle {
            is_strong: is_stressed(|look| look.is_strong),
            is_emphasis: is_stressed(|look| look.is_emphasis),
            link: paragraph.links.iter().rev().find_map(Clone::clone),
            font: look.font.clone().filter(|font| !font.is_empty()),
            ..RunStyle::default()
        })
    }

    /// Words as they are shown: white space as one space, none at the begin (ODF 1.3, 6.1.2).
    pub(super) fn collapsed(&mut self, words: &str) -> String {
        let Some(paragraph) = self.open.last_mut() else { return String::new() };
        let mut shown = String::with_capacity(words.len());
        for c in words.chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !is_space {
                shown.push(c);
            } else if !paragraph.is_after_space {
                shown.push(' ');
            }
            paragraph.is_after_space = is_space;
        }
        shown
    }

    /// Says that a sign was added that is no white space of the file.
    pub(super) fn end_space(&mut self) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.is_after_space = false;
        }
    }
}
