//! Where the lines of an article stand. Only what is in sight is shaped; the heights of the rest are guessed until it
//! comes into sight. The place of the reader is kept as a line and an offset into it, so that no guess ever moves it.

use super::reader_shape::{Measure, Shaped, Shaper};
use crate::text::positions::{Span, byte_of_char, chars_before};
use crate::view::reader::{Block, ReaderView};
use egui::text::CharIndex;
use egui::{Pos2, Rect, Ui, Vec2, pos2, vec2};
use std::collections::BTreeSet;

/// One thing in the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The title and what is known of the article, where no line of the text is the title.
    Head,
    /// The line that stands for hidden ones, or closes them again.
    Fold { line: usize, n_lines: usize, is_open: bool },
    /// A line of the text: index into `ReaderView::blocks`.
    Block(usize),
}

/// A line in sight.
#[derive(Clone, Debug)]
pub struct Placed {
    /// What it is.
    pub item: Item,
    /// The bytes of it; nothing for heads and folds.
    pub span: Span,
    /// Its shape.
    pub shaped: Shaped,
    /// Where its text begins.
    pub origin: Pos2,
}

/// The column.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    items: Vec<Item>,
    /// Heights in px; whether each was measured.
    heights: Vec<(f32, bool)>,
    made_for: Option<(Measure, u64)>,
    /// The item at the top of the window, and how much of it is above, in px.
    top: (usize, f32),
}

impl Layout {
    /// Takes in what is to be laid out. The place of the reader stays where it is, by line.
    pub fn prepare(
        &mut self,
        view: &ReaderView,
        open_folds: &BTreeSet<usize>,
        measure: Measure,
        version: u64,
    ) {
        if self.made_for == Some((measure, version)) {
            return;
        }
        let place = self.items.get(self.top.0).copied();
        let line_at_top = place.and_then(|item| line_of(item, &view.blocks));
        let n_before = self.heights.get(self.top.0).map_or(1.0, |(height, _)| height.max(1.0));
        let share = self.top.1 / n_before;
        self.items = items(view, open_folds);
        self.heights =
            self.items.iter().map(|item| (estimate(*item, &view.blocks, &measure), false)).collect();
        if let Some(line) = line_at_top {
            let at =
                self.items.partition_point(|item| line_of(*item, &view.blocks).is_some_and(|l| l < line));
            let at = if at == 0 && place == Some(Item::Head) { 0 } else { at };
            let height = self.heights.get(at).map_or(0.0, |(height, _)| *height);
            self.top = (at.min(self.items.len().saturating_sub(1)), share * height);
        }
        self.made_for = Some((measure, version));
    }

    /// Starts at the first line.
    pub fn go_to_start(&mut self) {
        self.top = (0, 0.0);
    }

    /// Forgets everything: another article is shown.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Height of everything, in px; guessed where nothing was measured yet.
    #[must_use]
    pub fn total(&self) -> f32 {
        self.heights.iter().map(|(height, _)| height).sum()
    }

    /// Height of what is above the window, in px.
    #[must_use]
    pub fn above(&self) -> f32 {
        self.heights.iter().take(self.top.0).map(|(height, _)| height).sum::<f32>() + self.top.1
    }

    fn height(&mut self, ui: &Ui, shaper: &Shaper<'_>, at: usize) -> f32 {
        match self.heights.get(at).copied() {
            Some((height, true)) => height,
            Some((_, false)) => {
                let height = self.items.get(at).map_or(0.0, |item| shaper.shape(ui, *item, at == 0).height);
                if let Some(slot) = self.heights.get_mut(at) {
                    *slot = (height, true);
                }
                height
            }
            None => 0.0,
        }
    }

    /// Scrolls by `delta` px, down where it is positive, and stays within the text.
    pub fn scroll_by(&mut self, ui: &Ui, shaper: &Shaper<'_>, delta: f32, window: f32) {
        let (mut at, mut offset) = self.top;
        offset += delta;
        while offset < 0.0 && at > 0 {
            at -= 1;
            offset += self.height(ui, shaper, at);
        }
        while at + 1 < self.items.len() {
            let height = self.height(ui, shaper, at);
            if offset < height {
                break;
            }
            offset -= height;
            at += 1;
        }
        let last = self.last_place(ui, shaper, window);
        self.top = if (at, offset) > last { last } else { (at, offset.max(0.0)) };
    }

    /// The furthest place: the end of the text stands at two thirds of the window.
    fn last_place(&mut self, ui: &Ui, shaper: &Shaper<'_>, window: f32) -> (usize, f32) {
        let mut left = window * 0.66;
        for at in (0..self.items.len()).rev() {
            let height = self.height(ui, shaper, at);
            if height >= left {
                return (at, height - left);
            }
            left -= height;
        }
        (0, 0.0)
    }

    /// Goes to a share of the whole, from 0 to 1, as by the scroll bar.
    pub fn go_to_share(&mut self, ui: &Ui, shaper: &Shaper<'_>, share: f32, window: f32) {
        let mut left = share.clamp(0.0, 1.0) * self.total();
        let mut at = 0;
        while let Some((height, _)) = self.heights.get(at).filter(|(height, _)| *height < left) {
            left -= height;
            at += 1;
        }
        self.top = (at.min(self.items.len().saturating_sub(1)), left);
        self.scroll_by(ui, shaper, 0.0, window);
    }

    /// Brings a byte into sight, a third down the window, unless it is well in sight already.
    pub fn show_byte(&mut self, ui: &Ui, shaper: &Shaper<'_>, byte: usize, window: Rect) {
        let Some(at) = self.item_of_byte(&shaper.view.blocks, byte) else { return };
        let Some(item) = self.items.get(at).copied() else { return };
        let shaped = shaper.shape(ui, item, at == 0);
        let inside = match item {
            Item::Block(block) => shaper.view.blocks.get(block).map_or(0.0, |block| {
                let text = block.span.of(shaper.text);
                let chars = chars_before(text, byte.saturating_sub(block.span.start));
                let cursor = egui::text::CCursor::new(chars);
                shaped.above + shaped.galley.pos_from_cursor(cursor).min.y
            }),
            _ => 0.0,
        };
        if let Some(y) = self.y_in_window(ui, shaper, at, window.height()) {
            let y = y + inside;
            if y > window.height() * 0.08 && y < window.height() * 0.72 {
                return;
            }
        }
        self.top = (at, inside);
        self.scroll_by(ui, shaper, -window.height() * 0.3, window.height());
    }

    /// How far below the top of the window an item begins, in px; `None` where it is not in sight.
    fn y_in_window(&mut self, ui: &Ui, shaper: &Shaper<'_>, wanted: usize, window: f32) -> Option<f32> {
        let mut y = -self.top.1;
        for at in self.top.0..=wanted {
            if at == wanted {
                return Some(y);
            }
            y += self.height(ui, shaper, at);
            if y > window {
                return None;
            }
        }
        None
    }

    fn item_of_byte(&self, blocks: &[Block], byte: usize) -> Option<usize> {
        self.items.iter().position(|item| match item {
            Item::Block(at) => blocks.get(*at).is_some_and(|block| byte <= block.span.end),
            Item::Fold { .. } | Item::Head => false,
        })
    }

    /// Shapes and places what is in sight.
    pub fn place(&mut self, ui: &Ui, shaper: &Shaper<'_>, window: Rect, left: f32) -> Vec<Placed> {
        self.scroll_by(ui, shaper, 0.0, window.height());
        let mut placed = Vec::new();
        let mut y = window.top() - self.top.1;
        for at in self.top.0..self.items.len() {
            let Some(item) = self.items.get(at).copied() else { break };
            let shaped = shaper.shape(ui, item, at == 0);
            if let Some(slot) = self.heights.get_mut(at) {
                *slot = (shaped.height, true);
            }
            let span = match item {
                Item::Block(block) => shaper.view.blocks.get(block).map(|block| block.span),
                _ => None,
            };
            let origin = pos2(left, (y + shaped.above).round());
            y += shaped.height;
            placed.push(Placed { item, span: span.unwrap_or_default(), shaped, origin });
            if y > window.bottom() {
                break;
            }
        }
        placed
    }
}

fn line_of(item: Item, blocks: &[Block]) -> Option<usize> {
    match item {
        Item::Head => Some(0),
        Item::Fold { line, .. } => Some(line),
        Item::Block(at) => blocks.get(at).map(|block| block.line),
    }
}

fn items(view: &ReaderView, open_folds: &BTreeSet<usize>) -> Vec<Item> {
    let mut items = Vec::with_capacity(view.blocks.len() + 1);
    if !view.has_title_line {
        items.push(Item::Head);
    }
    for (at, block) in view.blocks.iter().enumerate() {
        let Some(line) = block.fold else {
            items.push(Item::Block(at));
            continue;
        };
        let is_open = open_folds.contains(&line);
        if block.fold_size > 0 {
            items.push(Item::Fold { line, n_lines: block.fold_size, is_open });
        }
        if is_open {
            items.push(Item::Block(at));
        }
    }
    items
}

/// A guess at an item's height, in px: a Vietnamese letter takes 1.35 bytes.
fn estimate(item: Item, blocks: &[Block], measure: &Measure) -> f32 {
    let size = measure.kind.size_px;
    match item {
        Item::Head => size * 6.0,
        Item::Fold { .. } => size * 2.0,
        Item::Block(at) => {
            #[expect(clippy::cast_precision_loss, reason = "a guess")]
            let chars = blocks.get(at).map_or(0, |block| block.span.len()) as f32 / 1.35;
            let lines = (chars * size * 0.485 / measure.width.max(1.0)).ceil().max(1.0);
            lines * size * measure.kind.line_height + size * 0.9
        }
    }
}

impl Placed {
    /// The rows of a range of bytes, as rectangles from the left edge of its first letter to the right edge of its
    /// last, each with the baseline: (rectangle of the whole row's height, baseline y).
    #[must_use]
    pub fn rows_of(&self, text: &str, span: Span) -> Vec<(Rect, f32)> {
        let Some(inside) = span.intersection(self.span) else { return Vec::new() };
        let words = self.span.of(text);
        let first = chars_before(words, inside.start - self.span.start);
        let last = chars_before(words, inside.end - self.span.start);
        let mut rows = Vec::new();
        let mut row_start = 0;
        for row in &self.shaped.galley.rows {
            let n_chars = row.glyphs.len();
            let (from, to) = (first.max(row_start), last.min(row_start + n_chars));
            if from < to {
                let left = row.x_offset(CharIndex(from - row_start));
                let right = row.x_offset(CharIndex(to - row_start));
                let baseline = row.glyphs.first().map_or(row.size.y * 0.75, |glyph| glyph.pos.y);
                let origin = self.origin + row.pos.to_vec2();
                let rect = Rect::from_min_size(origin + vec2(left, 0.0), Vec2::new(right - left, row.size.y));
                rows.push((rect, origin.y + baseline));
            }
            row_start += n_chars;
        }
        rows
    }

    /// The byte nearest to a point.
    #[must_use]
    pub fn byte_at(&self, text: &str, pos: Pos2) -> usize {
        let cursor = self.shaped.galley.cursor_from_pos(pos - self.origin);
        self.span.start + byte_of_char(self.span.of(text), cursor.index.0)
    }

    /// The rectangle of its text.
    #[must_use]
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(self.origin, self.shaped.galley.size())
    }
}
