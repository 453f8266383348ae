//! What lines of an article stand in: quotations, lists and tables are opened and closed around them.

use crate::text::styles::{Block, BlockKind};
use std::fmt::Write as _;

/// How deep lists and quotations are set further to the right.
const MAX_DEPTH: u8 = 6;

/// What is open around the next line.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    n_quotes: u8,
    is_list: bool,
    is_item: bool,
}

impl Blocks {
    /// Opens and closes what has to be for a line that is part of `block`; of nothing in plain text.
    pub(super) fn go_to(&mut self, out: &mut String, block: Option<&Block>) {
        let n_quotes = block.map_or(0, |block| block.quote_depth.min(MAX_DEPTH));
        let list_depth = block.map_or(0, |block| block.list_depth.min(MAX_DEPTH));
        if n_quotes != self.n_quotes || list_depth == 0 {
            self.close_list(out);
        }
        while self.n_quotes > n_quotes {
            out.push_str("</blockquote>\n");
            self.n_quotes -= 1;
        }
        while self.n_quotes < n_quotes {
            out.push_str("<blockquote>\n");
            self.n_quotes += 1;
        }
        if block.is_some_and(|block| block.is_after_rule) {
            self.close_list(out);
            out.push_str("<hr>\n");
        }
        if list_depth == 0 {
            return;
        }
        if !self.is_list {
            out.push_str("<ul>\n");
            self.is_list = true;
        }
        if !self.is_item || block.is_some_and(|block| block.kind == BlockKind::Item) {
            self.close_item(out);
            let _ = writeln!(out, "<li class=\"d{list_depth}\">");
            self.is_item = true;
        }
    }

    fn close_item(&mut self, out: &mut String) {
        if std::mem::take(&mut self.is_item) {
            out.push_str("</li>\n");
        }
    }

    fn close_list(&mut self, out: &mut String) {
        self.close_item(out);
        if std::mem::take(&mut self.is_list) {
            out.push_str("</ul>\n");
        }
    }
}

/// What a line of plain text, or of a block, is as an element: its name and its class.
pub(super) fn class_of(block: Option<&Block>) -> &'static str {
    match block.map(|block| (block.kind, block.is_continued)) {
        Some((BlockKind::Code, true)) => "code cont",
        Some((BlockKind::Code, false)) => "code",
        Some((BlockKind::Head, true)) => "code dim cont",
        Some((BlockKind::Head, false)) => "code dim",
        Some((BlockKind::Note, true)) => "foot cont",
        Some((BlockKind::Note, false)) => "foot",
        Some((BlockKind::Item, false)) => "item",
        Some((
            BlockKind::Item | BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Row { .. },
            true,
        )) => "cont",
        Some((BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Row { .. }, false)) | None => "",
    }
}
