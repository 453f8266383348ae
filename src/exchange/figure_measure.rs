//! How wide words are in the program's own typeface, for charts that are written to files.

use super::figure::Weight;
use super::pdf_fonts::{Face, Fonts};
use std::cell::RefCell;

/// Measures words, and remembers those it has met.
pub struct FigureMeasure {
    fonts: RefCell<Fonts>,
}

impl FigureMeasure {
    /// Reads the fonts of the program.
    #[must_use]
    pub fn load() -> Self {
        Self { fonts: RefCell::new(Fonts::load()) }
    }

    /// How wide a text on one line is, in px, at a size in px.
    #[must_use]
    pub fn width_px(&self, text: &str, size_px: f32, weight: Weight) -> f32 {
        let face = match weight {
            Weight::Regular => Face::Sans,
            Weight::Bold => Face::SansBold,
        };
        let mut fonts = self.fonts.borrow_mut();
        // Word by word, as words come back and whole labels seldom do.
        let words = text.split_inclusive(' ').map(|word| fonts.width(face, word));
        words.sum::<f32>() * size_px
    }
}
