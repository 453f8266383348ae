//! Lines that were shaped lately, kept from frame to frame: what is in sight is not shaped again, and who scrolls back
//! finds it ready.

use super::reader_layout::Item;
use super::reader_shape::{Inks, Measure, Shaped, Shaper};
use crate::text::positions::Span;
use crate::text::styles::Styles;
use crate::view::blocks::Block;
use crate::words::Tongue;
use egui::Galley;
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many bytes of text are kept besides what is in sight: some five screens, in 4 MB.
const KEPT_BYTES: usize = 16 * 1024;

/// A line that was shaped, with the bytes of each of its rows.
#[derive(Clone, Debug)]
pub struct ShapedLine {
    /// Its shape.
    pub shaped: Shaped,
    /// The bytes of each of its rows.
    pub rows: Arc<Vec<Span>>,
}

#[derive(Clone, Debug)]
struct KeptLine {
    item: Item,
    line: ShapedLine,
    n_bytes: usize,
    /// The frame it was last wanted in.
    wanted_in: u64,
}

/// What shapes are made from, besides their lines.
#[derive(Clone, Debug)]
struct MadeFor {
    blocks: Arc<Vec<Block>>,
    styles: Arc<Styles>,
    title: String,
    known: String,
    measure: Measure,
    inks: Inks,
    tongue: Tongue,
    /// A text that is shaped in every frame. Where that is done anew, the fonts' picture was drawn anew, and what was
    /// shaped before it has its letters elsewhere.
    sample: Arc<Galley>,
}

/// The lines.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    made_for: Option<MadeFor>,
    lines: BTreeMap<(usize, u8), KeptLine>,
    frame: u64,
}

impl Kept {
    /// Begins a frame: forgets what is not true any more, and what nobody wanted for long where there is much.
    pub fn follow(&mut self, shaper: &Shaper<'_>) {
        self.frame += 1;
        if self.made_for.as_ref().is_none_or(|made| !made.is_for(shaper)) {
            self.made_for = Some(MadeFor::new(shaper));
            self.lines.clear();
            return;
        }
        let mut n_bytes: usize = self.lines.values().map(|kept| kept.n_bytes).sum();
        while n_bytes > KEPT_BYTES {
            let oldest = self.lines.iter().min_by_key(|(_, kept)| kept.wanted_in);
            let oldest = oldest.filter(|(_, kept)| kept.wanted_in + 1 < self.frame).map(|(at, _)| *at);
            let Some(gone) = oldest.and_then(|at| self.lines.remove(&at)) else { return };
            n_bytes -= gone.n_bytes;
        }
    }

    /// Forgets the line of an item, which has become another.
    pub fn forget(&mut self, item: Item) {
        self.lines.remove(&item.place());
    }

    /// The line of an item, shaped where it is not kept.
    pub fn line(&mut self, item: Item, shape: impl FnOnce() -> ShapedLine) -> ShapedLine {
        let frame = self.frame;
        if let Some(kept) = self.lines.get_mut(&item.place()).filter(|kept| kept.item == item) {
            kept.wanted_in = frame;
            return kept.line.clone();
        }
        let line = shape();
        let n_bytes = line.shaped.galley.text().len();
        let kept = KeptLine { item, line: line.clone(), n_bytes, wanted_in: frame };
        self.lines.insert(item.place(), kept);
        line
    }
}

impl MadeFor {
    fn new(shaper: &Shaper<'_>) -> Self {
        Self {
            blocks: Arc::clone(&shaper.view.blocks),
            styles: Arc::clone(&shaper.view.styles),
            title: shaper.view.title.clone(),
            known: shaper.known.to_owned(),
            measure: shaper.measure,
            inks: shaper.inks,
            tongue: shaper.tongue,
            sample: Arc::clone(&shaper.sample),
        }
    }

    fn is_for(&self, shaper: &Shaper<'_>) -> bool {
        // Blocks are made anew with every text, even where they come out the same.
        Arc::ptr_eq(&self.blocks, &shaper.view.blocks)
            && Arc::ptr_eq(&self.styles, &shaper.view.styles)
            && Arc::ptr_eq(&self.sample, &shaper.sample)
            && (self.measure, self.inks, self.tongue) == (shaper.measure, shaper.inks, shaper.tongue)
            && (self.title.as_str(), self.known.as_str()) == (shaper.view.title.as_str(), shaper.known)
    }
}
