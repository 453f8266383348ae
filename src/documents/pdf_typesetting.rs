//! Sets the text of a page of a PDF: from strings of codes to letters with their places (ISO 32000-1, 9.4).

use super::document::DocumentFault;
use super::pdf_fonts::PdfFont;
use super::pdf_layers::Shown;
use super::pdf_letters::{Heading, Letter, Letters};
use super::pdf_limits::Budget;
use super::pdf_measures::Area;
use hayro_font::kurbo::{Affine, Point, Size};
use hayro_syntax::object::{Array, Object};
use std::rc::Rc;

/// How text is set now.
#[derive(Clone)]
pub(super) struct Setting<'a> {
    /// From where text is set to the page as it is shown.
    pub(super) page: Affine,
    pub(super) clip: Area,
    pub(super) font: Rc<PdfFont<'a>>,
    pub(super) size: f64,
    pub(super) letter_spacing: f64,
    pub(super) word_spacing: f64,
    /// Along the line; 1 is as the font has it.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) is_hidden: bool,
}

impl<'a> Setting<'a> {
    /// How text is set at the start of a page.
    pub(super) fn new(page: Affine, font: Rc<PdfFont<'a>>) -> Self {
        Self {
            page,
            clip: Area::EVERYTHING,
            font,
            size: 1.0,
            letter_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_hidden: false,
        }
    }
}

/// How large letters are and where they go: all of a string alike, since they only move along.
#[derive(Clone, Copy)]
struct Stance {
    em: f64,
    size: f64,
    heading: Heading,
}

impl Stance {
    fn of(matrix: Affine, setting: &Setting<'_>) -> Self {
        // Where an em goes along the line, and up.
        let [along_x, along_y, up_x, up_y, ..] = matrix.as_coeffs();
        let em = along_x.hypot(along_y) * setting.stretch.abs();
        let size = up_x.hypot(up_y) * setting.font.height * setting.size.abs();
        let forward = setting.size.signum() * setting.stretch.signum();
        let is_mirrored = matrix.determinant() * setting.stretch.signum() > 0.0;
        let heading =
            if is_mirrored { Heading::Other } else { Heading::of(along_x * forward, along_y * forward) };
        Self { em, size, heading }
    }
}

/// What sets text, and what it has set.
pub(super) struct Typesetter {
    pub(super) letters: Letters,
    text: Affine,
    line: Affine,
    /// The marks within which text is shown now, the innermost last.
    shown: Vec<Shown>,
}

impl Typesetter {
    pub(super) fn new(size: Size) -> Self {
        let letters = Letters { words: String::new(), all: Vec::new(), size };
        Self { letters, text: Affine::IDENTITY, line: Affine::IDENTITY, shown: Vec::new() }
    }

    /// Puts text at the start of a line.
    pub(super) fn begin_line(&mut self, line: Affine) {
        (self.text, self.line) = (line, line);
    }

    /// Goes from the start of this line to the start of another one.
    pub(super) fn next_line(&mut self, dx: f64, dy: f64) {
        self.begin_line(self.line * Affine::translate((dx, dy)));
    }

    /// Begins a mark; what is left out or replaced outside is so inside.
    pub(super) fn begin_mark(&mut self, mut shown: Shown) {
        if let Some(outer) = self.shown.last_mut() {
            shown.is_left_out |= outer.is_left_out;
            if outer.is_replaced {
                shown.is_replaced = true;
                shown.instead = outer.instead.take();
            }
        }
        self.shown.push(shown);
    }

    /// Ends marks until there are so many.
    pub(super) fn end_marks(&mut self, n: usize) {
        self.shown.truncate(n);
    }

    pub(super) fn n_marks(&self) -> usize {
        self.shown.len()
    }

    /// Shows strings with distances between.
    #[expect(clippy::wildcard_enum_match_arm, reason = "another crate's objects: no others stand there")]
    pub(super) fn show_parts(
        &mut self,
        parts: &Array<'_>,
        setting: &Setting<'_>,
        budget: &mut Budget<'_>,
    ) -> Result<(), DocumentFault> {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(string) => self.show(&string, setting, budget)?,
                Object::Number(by) => {
                    let by = -by.as_f64() / 1_000.0 * setting.size;
                    if setting.font.is_horizontal() {
                        self.advance(by * setting.stretch, 0.0);
                    } else {
                        self.advance(0.0, by);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Shows a string.
    ///
    /// # Errors
    /// Where there are too many letters.
    pub(super) fn show(
        &mut self,
        string: &[u8],
        setting: &Setting<'_>,
        budget: &mut Budget<'_>,
    ) -> Result<(), DocumentFault> {
        let font = Rc::clone(&setting.font);
        let stance = Stance::of(setting.page * self.text, setting);
        let mut rest = string;
        while let Some(code) = font.code(rest) {
            rest = rest.get(code.n_bytes..).unwrap_or_default();
            budget.take_letter()?;
            let width = code.glyph.width * setting.size;
            let word_spacing = if code.is_single_space { setting.word_spacing } else { 0.0 };
            let spacing = setting.letter_spacing + word_spacing;
            if !font.is_horizontal() {
                self.advance(0.0, -(setting.size + spacing));
                continue;
            }
            self.set(&code.glyph.words, width, stance, setting);
            self.advance((width + spacing) * setting.stretch, 0.0);
        }
        Ok(())
    }

    fn advance(&mut self, dx: f64, dy: f64) {
        self.text *= Affine::translate((dx, dy));
    }

    /// Sets one letter at the place where text goes on.
    fn set(&mut self, words: &str, width: f64, stance: Stance, setting: &Setting<'_>) {
        let shown = self.shown.last_mut();
        if shown.as_ref().is_some_and(|shown| shown.is_left_out) {
            return;
        }
        let Stance { em, size, heading } = stance;
        let Point { x, y } = setting.page * self.text * Point::new(0.0, setting.rise);
        // Letters that cannot be seen for their size, or stand nowhere, are none.
        let is_seen = [x, y, em, size, width].iter().all(|number| number.is_finite() && number.abs() < 1e6);
        if !is_seen || size < 0.5 || !setting.clip.holds(x, y) {
            return;
        }
        let start = self.letters.words.len();
        match shown {
            Some(Shown { is_replaced: true, instead, .. }) => {
                self.letters.words.push_str(&instead.take().unwrap_or_default());
            }
            Some(_) | None => self.letters.words.push_str(words),
        }
        self.letters.all.push(Letter {
            start,
            end: self.letters.words.len(),
            x,
            y,
            width: (width * em).abs(),
            spacing: (setting.letter_spacing * em).clamp(0.0, size),
            size,
            em: em * setting.size.abs(),
            heading,
            is_hidden: setting.is_hidden,
            face: setting.font.face,
            mark: 0,
        });
    }
}
