//! Where the lines of an article stand. Only what is in sight is shaped; the heights of the rest are guessed, and
//! measured while nothing else is to be done. The place of the reader is kept as a line and an offset into it, so that
//! no guess ever moves it; when the type changes, what the person looks at stays where it was.

use super::heights::{Height, Heights};
use super::kept::{Kept, ShapedLine};
use super::placed::{Placed, rows_of_galley};
pub use super::reader_items::Item;
use super::reader_items::items;
use super::reader_shape::{Measure, Shaper};
use crate::text::positions::chars_before;
use crate::text::styles::Run;
use crate::view::blocks::Block;
use crate::view::reader::ReaderView;
use egui::text::CCursor;
use egui::{Rect, Ui, pos2};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Text whose height is measured in one idle frame, in bytes: about 10 ms of shaping.
const IDLE_BYTES: usize = 16 * 1024;

/// From so many windows before the end on, a place may lie behind the last one: heights that were not measured are
/// guessed better than that.
const FAR_WINDOWS: f32 = 3.0;

/// Where the person is taken to look, as a share of the window's height, where nothing in it is selected.
const EYE_SHARE: f32 = 0.3;

/// The column.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    items: Vec<Item>,
    heights: Heights,
    made_for: Option<(Measure, u64)>,
    /// The item at the top of the window, and how much of it is above, in px.
    top: (usize, f32),
    /// What the person looks at: a byte, and how far below the top of the window it stands, in px.
    eye: Option<(usize, f32)>,
    kept: Kept,
}

impl Layout {
    /// Takes in what is to be laid out, and says whether that is something new. What the person looks at stays where it
    /// is in the window.
    pub fn prepare(
        &mut self,
        ui: &Ui,
        shaper: &Shaper<'_>,
        open_folds: &BTreeSet<usize>,
        version: u64,
        window: f32,
    ) -> bool {
        self.kept.follow(shaper);
        if self.made_for == Some((shaper.measure, version)) {
            return false;
        }
        let is_measured = self.made_for.is_some_and(|(measure, _)| measure == shaper.measure);
        let top = self.items.get(self.top.0).map(|item| item.place());
        let is_at_start = self.top == (0, 0.0);
        let items = items(shaper.view, open_folds);
        self.heights = self.heights_of(&items, shaper, is_measured);
        self.items = items;
        self.made_for = Some((shaper.measure, version));
        let top = self.items.partition_point(|item| Some(item.place()) < top);
        let offset = if is_measured { self.top.1 } else { 0.0 };
        self.top = (top.min(self.items.len().saturating_sub(1)), offset);
        if let Some((byte, y)) = self.eye.filter(|_| !is_at_start) {
            self.put(ui, shaper, byte, y, window);
        }
        true
    }

    /// The heights of items: those that were measured already, where the type is the same; else guesses.
    fn heights_of(&self, items: &[Item], shaper: &Shaper<'_>, is_measured: bool) -> Heights {
        let mut before = self.items.iter().enumerate().peekable();
        let mut known = |item: &Item| {
            while before.next_if(|(_, old)| old.place() < item.place()).is_some() {}
            let (at, _) = before.next_if(|(_, old)| *old == item)?;
            self.heights.get(at).filter(|height| height.is_measured)
        };
        let height = |item: &Item| {
            let measured = if is_measured { known(item) } else { None };
            measured.unwrap_or_else(|| Height::guessed(estimate(*item, &shaper.view.blocks, &shaper.measure)))
        };
        Heights::new(items.iter().map(height).collect())
    }

    /// Forgets what was measured: the lines are others now, or of another kind.
    pub fn forget_heights(&mut self) {
        self.made_for = None;
    }

    /// These pictures are known by now: the lines they stand in are shaped anew.
    pub fn take_pictures(&mut self, view: &ReaderView, addresses: &[Arc<str>]) {
        let is_one = |run: &&Run| run.image.as_ref().is_some_and(|image| addresses.contains(image));
        for run in view.styles.runs().iter().filter(is_one) {
            let block = view.block_at(run.span.start);
            let at = self.items.partition_point(|item| item.place() < (block, 2));
            self.heights.doubt(at);
            self.kept.forget(Item::Block(block));
        }
    }

    /// Starts at the first line.
    pub fn go_to_start(&mut self) {
        self.top = (0, 0.0);
    }

    /// Forgets everything: another article is shown.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// What stands in the column, from top to bottom.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Height of everything, in px; guessed where nothing was measured yet.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.heights.total()
    }

    /// Height of what is above the window, in px.
    #[must_use]
    pub fn above(&self) -> f64 {
        self.heights.above(self.top.0) + f64::from(self.top.1)
    }

    /// About how far below the top of the text a byte stands, in px.
    #[must_use]
    pub fn y_of_byte(&self, view: &ReaderView, byte: usize) -> f32 {
        let wanted = view.block_at(byte);
        let at = self.items.partition_point(|item| item.place() < (wanted, 2));
        let height = self.heights.get(at).map_or(0.0, |height| height.px);
        let span = view.blocks.get(wanted).map(|block| block.span).unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "a place on a scroll bar")]
        let share = byte.saturating_sub(span.start) as f32 / span.len().max(1) as f32;
        #[expect(clippy::cast_possible_truncation, reason = "a place on a scroll bar")]
        let above = self.heights.above(at) as f32;
        above + height * share.min(1.0)
    }

    /// Measures some of what was only guessed; tells whether there is more.
    pub fn measure_more(&mut self, ui: &Ui, shaper: &Shaper<'_>) -> bool {
        let mut n_bytes = 0;
        while let Some(at) = self.heights.next_unmeasured() {
            if n_bytes >= IDLE_BYTES {
                return true;
            }
            n_bytes += self.items.get(at).map_or(0, |item| match item {
                Item::Block(block) => shaper.view.blocks.get(*block).map_or(0, |block| block.span.len()),
                Item::Head | Item::Fold { .. } => 0,
            });
            self.height(ui, shaper, at);
        }
        false
    }

    fn height(&mut self, ui: &Ui, shaper: &Shaper<'_>, at: usize) -> f32 {
        match self.heights.get(at) {
            Some(known) if known.is_measured => known.px,
            Some(_) => {
                let height = self.items.get(at).map_or(0.0, |item| shaper.shape(ui, *item, at == 0).height);
                self.heights.set(at, height);
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
        let place = (at, offset.max(0.0));
        // The end is shaped only for who comes near it.
        let below = self.total() - self.heights.above(at) - f64::from(offset);
        self.top = if below > f64::from(window * FAR_WINDOWS) {
            place
        } else {
            let last = self.last_place(ui, shaper, window);
            if (at, offset) > last { last } else { place }
        };
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
        let (at, inside) = self.heights.at(f64::from(share.clamp(0.0, 1.0)) * self.total());
        #[expect(clippy::cast_possible_truncation, reason = "an offset into one line, in px")]
        let inside = inside as f32;
        self.top = (at, inside);
        self.scroll_by(ui, shaper, 0.0, window);
    }

    /// Brings a byte into sight, a third down the window, unless it is well in sight already.
    pub fn show_byte(&mut self, ui: &Ui, shaper: &Shaper<'_>, byte: usize, window: Rect) {
        let (at, inside) = self.place_of_byte(ui, shaper, byte);
        if let Some(y) = self.y_in_window(ui, shaper, at, window.height()) {
            let y = y + inside;
            if y > window.height() * 0.08 && y < window.height() * 0.72 {
                return;
            }
        }
        self.put(ui, shaper, byte, window.height() * EYE_SHARE, window.height());
    }

    /// Puts a byte so many px below the top of the window.
    pub fn put(&mut self, ui: &Ui, shaper: &Shaper<'_>, byte: usize, y: f32, window: f32) {
        self.top = self.place_of_byte(ui, shaper, byte);
        self.scroll_by(ui, shaper, -y, window);
    }

    /// The item that holds a byte, and how far into it the byte stands, in px.
    fn place_of_byte(&self, ui: &Ui, shaper: &Shaper<'_>, byte: usize) -> (usize, f32) {
        let wanted = shaper.view.block_at(byte);
        let at = self.items.partition_point(|item| item.place() < (wanted, 2));
        let at = at.min(self.items.len().saturating_sub(1));
        let Some(item) = self.items.get(at).copied() else { return (0, 0.0) };
        let inside = match item {
            Item::Block(block) if block == wanted => shaper.view.blocks.get(block).map(|block| {
                let shaped = shaper.shape(ui, item, at == 0);
                let chars = chars_before(block.span.of(shaper.text), byte.saturating_sub(block.span.start));
                shaped.above + shaped.galley.pos_from_cursor(CCursor::new(chars)).min.y
            }),
            _ => None,
        };
        (at, inside.unwrap_or_default())
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

    /// Shapes and places what is in sight.
    pub fn place(&mut self, ui: &Ui, shaper: &Shaper<'_>, window: Rect, left: f32) -> Vec<Placed> {
        self.scroll_by(ui, shaper, 0.0, window.height());
        let mut placed = Vec::new();
        let mut y = window.top() - self.top.1;
        for at in self.top.0..self.items.len() {
            let Some(next) = self.placed_at(ui, shaper, at, left, y) else { break };
            self.heights.set(at, next.shaped.height);
            y += next.shaped.height;
            placed.push(next);
            if y > window.bottom() {
                break;
            }
        }
        self.eye = eye(shaper.view, &placed, window);
        placed
    }

    /// Shapes and places what is a screen before and after what is in sight, for who listens instead of looking.
    pub fn place_around(
        &mut self,
        ui: &Ui,
        shaper: &Shaper<'_>,
        window: Rect,
        in_sight: &[Placed],
    ) -> (Vec<Placed>, Vec<Placed>) {
        let (Some(first), Some(last)) = (in_sight.first(), in_sight.last()) else {
            return Default::default();
        };
        let left = first.origin.x;
        let mut before = Vec::new();
        let (mut y, mut at) = (window.top() - self.top.1, self.top.0);
        while at > 0 && y > window.top() - window.height() {
            at -= 1;
            y -= self.height(ui, shaper, at);
            before.extend(self.placed_at(ui, shaper, at, left, y));
        }
        before.reverse();
        let mut after = Vec::new();
        let mut y = last.origin.y - last.shaped.above + last.shaped.height;
        for at in self.top.0 + in_sight.len()..self.items.len() {
            if y > window.bottom() + window.height() {
                break;
            }
            after.extend(self.placed_at(ui, shaper, at, left, y));
            y += self.height(ui, shaper, at);
        }
        (before, after)
    }

    /// Shapes an item and places it with its top left corner there.
    fn placed_at(&mut self, ui: &Ui, shaper: &Shaper<'_>, at: usize, left: f32, y: f32) -> Option<Placed> {
        let item = *self.items.get(at)?;
        let span = match item {
            Item::Block(block) => shaper.view.blocks.get(block).map(|block| block.span),
            _ => None,
        };
        let ShapedLine { shaped, rows } = self.kept.line(item, || {
            let shaped = shaper.shape(ui, item, at == 0);
            let rows = span.map(|span| rows_of_galley(&shaped.galley, span.of(shaper.text), span.start));
            ShapedLine { rows: Arc::new(rows.unwrap_or_default()), shaped }
        });
        let origin = pos2(left + shaped.indent, (y + shaped.above).round());
        Some(Placed { item, span: span.unwrap_or_default(), shaped, origin, rows })
    }
}

/// What the person looks at: what is selected, where it is in sight, else the row a third down the window.
fn eye(view: &ReaderView, placed: &[Placed], window: Rect) -> Option<(usize, f32)> {
    let rows = || {
        placed.iter().flat_map(|placed| {
            let rows = placed.rows.iter().enumerate();
            rows.filter_map(|(at, row)| Some((*row, placed.row_heights(at)?.0 - window.top())))
        })
    };
    let in_sight = || rows().filter(|(_, y)| *y >= 0.0 && *y < window.height() - 20.0);
    let target = view.target().map(|span| span.start);
    let on_target = in_sight().find(|(row, _)| target.is_some_and(|byte| row.contains(byte)));
    let distance = |y: f32| (y - window.height() * EYE_SHARE).abs();
    let nearest = || in_sight().min_by(|(_, a), (_, b)| distance(*a).total_cmp(&distance(*b)));
    let any = || rows().next();
    on_target.or_else(nearest).or_else(any).map(|(row, y)| (row.start, y))
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
            let rows = (chars * size * 0.485 / measure.width.max(1.0)).ceil().max(1.0);
            rows * (size * measure.kind.line_height).round() + (size * 0.9).round()
        }
    }
}
