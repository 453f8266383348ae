//! The text of a page or a part of one: blocks of runs. What browsers do not show is not in it.

use super::document::{Block, Document, DocumentFault, IsStopped, Run, RunStyle, TextKind};
use super::html_pictures::{FindPicture, Shelf, is_letter};
use super::html_references::{Stand, replaced};
use super::html_scan::Dialect;
use super::html_setting::{InlineStyle, Sheets, Typeface, inline_style, is_hidden, link};
use super::html_sheet::{Sheet, Spacing};
use super::html_table::is_data_table;
use super::html_tag::Tag;
use super::html_tree::{Kind, NodeAt, Tree};
use std::ops::Range;

/// After how many nodes it is asked whether to stop.
const NODES_BETWEEN_QUESTIONS: usize = 1024;

/// The text of a whole page or of a piece of HTML, without looking for an article in it.
///
/// # Errors
/// A page that is too large or without text, or a stop.
pub fn read(
    html: &str,
    dialect: Dialect,
    find_picture: FindPicture<'_>,
    is_stopped: IsStopped<'_>,
) -> Result<Document, DocumentFault> {
    let tree = Tree::read(html, dialect, is_stopped)?;
    let mut shelf = Shelf::new(find_picture);
    let mut walk = Walk::new(&tree, &mut shelf, is_stopped);
    walk.read(tree.range(0))?;
    let blocks = walk.take_blocks();
    if blocks.is_empty() {
        return Err(DocumentFault::NoText);
    }
    let left_out = shelf.left_out().into_iter().collect();
    Ok(Document { blocks, pictures: shelf.pictures, left_out, ..Document::default() })
}

/// An element whose content is read.
struct Frame {
    end: NodeAt,
    tag: Tag,
    has_class: bool,
    style: RunStyle,
    spacing: Spacing,
    /// What its blocks are.
    kind: TextKind,
    /// What the first block in it is: an item of a list.
    first_kind: Option<TextKind>,
    list_depth: u8,
    /// The number of the next item.
    next_number: Option<u32>,
}

/// A walk over a tree that writes blocks.
pub(super) struct Walk<'w, 't> {
    tree: &'w Tree<'t>,
    shelf: &'w mut Shelf<'t>,
    sheets: Sheets,
    is_stopped: IsStopped<'w>,
    /// The address of the page, for links.
    pub(super) address: Option<String>,
    /// Whether a node is left out, by its place.
    pub(super) left_out: Vec<bool>,
    sheet: Sheet,
    frames: Vec<Frame>,
}

impl<'w, 't> Walk<'w, 't> {
    pub(super) fn new(tree: &'w Tree<'t>, shelf: &'w mut Shelf<'t>, is_stopped: IsStopped<'w>) -> Self {
        Self {
            tree,
            shelf,
            sheets: Sheets::of(tree),
            is_stopped,
            address: None,
            left_out: Vec::new(),
            sheet: Sheet::default(),
            frames: Vec::new(),
        }
    }

    /// The blocks since they were last taken.
    pub(super) fn take_blocks(&mut self) -> Vec<Block> {
        self.sheet.end();
        std::mem::take(&mut self.sheet.blocks)
    }

    /// Reads nodes that lie together.
    ///
    /// # Errors
    /// A stop.
    pub(super) fn read(&mut self, nodes: Range<NodeAt>) -> Result<(), DocumentFault> {
        let n_frames = self.frames.len();
        let mut at = nodes.start;
        while at < nodes.end {
            if at.is_multiple_of(NODES_BETWEEN_QUESTIONS) && (self.is_stopped)() {
                return Err(DocumentFault::Stopped);
            }
            while self.frames.len() > n_frames && self.frames.last().is_some_and(|frame| frame.end <= at) {
                self.leave();
            }
            let Some(node) = self.tree.nodes.get(at) else { break };
            if self.left_out.get(at).copied().unwrap_or_default() {
                at = node.end;
                continue;
            }
            at = match node.kind {
                Kind::Text(text) => {
                    self.write(&replaced(text, Stand::Text));
                    at + 1
                }
                Kind::Raw(text) => {
                    self.write(text);
                    at + 1
                }
                Kind::Element(tag) => self.enter(at, tag)?,
            };
        }
        while self.frames.len() > n_frames {
            self.leave();
        }
        Ok(())
    }

    fn write(&mut self, text: &str) {
        if self.sheet.is_at_block_start() && self.sheet.kind().is_none() && !text.trim_ascii().is_empty() {
            let kind = self.frames.last().map_or(TextKind::Paragraph, |frame| frame.kind);
            let kind = self.first_kind().unwrap_or(kind);
            self.sheet.begin(kind);
        }
        match self.frames.last() {
            Some(frame) => self.sheet.write(text, &frame.style, frame.spacing),
            None => self.sheet.write(text, &RunStyle::default(), Spacing::Collapsed),
        }
    }

    /// The kind of the first block of the innermost item, told once.
    fn first_kind(&mut self) -> Option<TextKind> {
        let inner = self.frames.iter_mut().rev();
        let mut inner = inner.take_while(|frame| !matches!(frame.kind, TextKind::Heading(_)));
        inner.find(|frame| frame.tag == Tag::LI)?.first_kind.take()
    }

    /// Reads the begin of an element; tells which node comes next.
    fn enter(&mut self, at: NodeAt, tag: Tag) -> Result<NodeAt, DocumentFault> {
        let end = self.tree.range(at).end;
        if tag.is_unshown() || is_hidden(self.tree, at) {
            return Ok(end);
        }
        match tag {
            Tag::BR => self.sheet.break_line(),
            Tag::HR => self.sheet.end(),
            Tag::IMG => self.picture(at),
            Tag::INPUT => {}
            Tag::TABLE if is_data_table(self.tree, at) => {
                self.table(at)?;
                return Ok(end);
            }
            _ => {
                let inline = inline_style(self.tree, at);
                if tag.is_block() || inline.is_block {
                    self.sheet.end();
                }
                let frame = self.frame(at, tag, &inline);
                self.frames.push(frame);
            }
        }
        Ok(at + 1)
    }

    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        if frame.tag.is_block() {
            self.sheet.end();
        } else if frame.tag == Tag::SPAN && (frame.has_class || self.is_in_caption()) {
            self.sheet.mark_edge();
        }
    }

    fn is_in_caption(&self) -> bool {
        let block = self.frames.iter().rev().find(|frame| frame.tag.is_block());
        block.is_some_and(|frame| frame.tag == Tag::FIGCAPTION)
    }

    fn picture(&mut self, at: NodeAt) {
        let class = self.tree.attribute(at, "class").unwrap_or_default();
        if class.split_ascii_whitespace().any(|class| matches!(class, "emoji" | "wp-smiley")) {
            let alt = self.tree.attribute(at, "alt").unwrap_or_default();
            return self.write(&alt);
        }
        // A line of a paragraph goes on behind a picture; those of a box of pictures are captions.
        let block = self.frames.iter().rev().find(|frame| frame.tag.is_block());
        if !is_letter(self.tree, at) && block.is_some_and(|frame| frame.tag == Tag::DIV) {
            self.sheet.end();
        }
        if let Some(shown) = self.shelf.take(self.tree, at) {
            self.sheet.add_picture(shown);
        }
    }

    fn frame(&mut self, at: NodeAt, tag: Tag, inline: &InlineStyle) -> Frame {
        let outer = self.frames.last();
        let mut style = outer.map(|outer| outer.style.clone()).unwrap_or_default();
        match tag {
            Tag::B | Tag::STRONG => style.is_strong = true,
            Tag::I | Tag::EM | Tag::CITE => style.is_emphasis = true,
            Tag::A => style.link = link(self.tree, at, self.address.as_deref()),
            _ => {}
        }
        style.is_strong = inline.is_strong.unwrap_or(style.is_strong);
        style.is_emphasis = inline.is_emphasis.unwrap_or(style.is_emphasis);
        match self.sheets.typeface_of(self.tree, at, inline) {
            Some(Typeface::Old(name)) => style.font = Some(name),
            Some(Typeface::Other) => style.font = None,
            None => {}
        }
        let spacing = match tag {
            Tag::PRE | Tag::XMP => Spacing::Kept,
            _ => outer.map_or(Spacing::Collapsed, |outer| outer.spacing),
        };
        let outer_kind = outer.map_or(TextKind::Paragraph, |outer| outer.kind);
        let kind = if tag == Tag::BLOCKQUOTE { TextKind::Quotation } else { outer_kind };
        let kind = tag.heading().map_or(kind, TextKind::Heading);
        let mut list_depth = outer.map_or(0, |outer| outer.list_depth);
        let is_list = matches!(tag, Tag::UL | Tag::OL | Tag::MENU | Tag::DIR);
        list_depth = list_depth.saturating_add(u8::from(is_list));
        let next_number = (tag == Tag::OL).then(|| self.number(at, "start").unwrap_or(1));
        let first_kind = (tag == Tag::LI).then(|| self.item(at, list_depth));
        let has_class = self.tree.attribute(at, "class").is_some();
        let end = self.tree.range(at).end;
        Frame { end, tag, has_class, style, spacing, kind, first_kind, list_depth, next_number }
    }

    fn number(&self, at: NodeAt, name: &str) -> Option<u32> {
        self.tree.attribute(at, name)?.trim().parse().ok()
    }

    /// An item of the innermost list.
    fn item(&mut self, at: NodeAt, list_depth: u8) -> TextKind {
        let own = self.number(at, "value");
        let mut lists = self.frames.iter_mut().rev();
        let list = lists.find(|frame| matches!(frame.tag, Tag::UL | Tag::OL | Tag::MENU | Tag::DIR));
        let next = list.and_then(|list| list.next_number.as_mut());
        let number = next.map(|next| {
            let number = own.unwrap_or(*next);
            *next = number.saturating_add(1);
            number
        });
        TextKind::Item { depth: list_depth.max(1), number }
    }

    /// Reads a table whose cells hold data: a row is a block.
    fn table(&mut self, table: NodeAt) -> Result<(), DocumentFault> {
        const MAX_SPAN: usize = 50;
        let mut is_first = true;
        let range = self.tree.range(table);
        let (mut at, mut cells) = (range.start + 1, Vec::new());
        let mut row_end = None;
        while at < range.end {
            if row_end.is_some_and(|end| end <= at) {
                row_end = None;
                self.row(&mut cells, &mut is_first);
            }
            let here = self.tree.range(at);
            let is_out = self.left_out.get(at).copied().unwrap_or_default() || is_hidden(self.tree, at);
            match self.tree.tag(at) {
                _ if is_out => at = here.end,
                Tag::TD | Tag::TH => {
                    cells.push(self.cell(at)?);
                    let span = self.number(at, "colspan").and_then(|span| usize::try_from(span).ok());
                    let n_more = span.unwrap_or(1).saturating_sub(1).min(MAX_SPAN);
                    cells.extend(std::iter::repeat_with(Vec::new).take(n_more));
                    at = here.end;
                }
                Tag::CAPTION => {
                    self.read(here.clone())?;
                    at = here.end;
                }
                Tag::TR => {
                    self.row(&mut cells, &mut is_first);
                    row_end = Some(here.end);
                    at += 1;
                }
                _ => at += 1,
            }
        }
        self.row(&mut cells, &mut is_first);
        Ok(())
    }

    fn row(&mut self, cells: &mut Vec<Vec<Run>>, is_first: &mut bool) {
        let cells = std::mem::take(cells);
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.sheet.add_row(Block::Row { is_first: std::mem::take(is_first), cells });
        }
    }

    /// The words of a cell: its blocks are its lines.
    fn cell(&mut self, at: NodeAt) -> Result<Vec<Run>, DocumentFault> {
        self.sheet.end();
        let outer = std::mem::take(&mut self.sheet);
        let read = self.read(self.tree.range(at));
        self.sheet.end();
        let cell = std::mem::replace(&mut self.sheet, outer);
        read?;
        let mut runs: Vec<Run> = Vec::new();
        for block in cell.blocks {
            match block {
                Block::Text { runs: line, .. } => {
                    if let Some(last) = runs.last_mut() {
                        last.text.push('\n');
                    }
                    runs.extend(line);
                }
                Block::Row { .. } => {}
                picture @ Block::Picture { .. } => self.sheet.blocks.push(picture),
            }
        }
        Ok(runs)
    }
}
