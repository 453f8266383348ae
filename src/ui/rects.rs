//! Many small rectangles drawn as one shape: the fills and lines of marked text, of which a screen can hold thousands.

use egui::emath::GuiRounding as _;
use egui::{Color32, Mesh, Painter, Rangef, Rect, Stroke, pos2};

/// Lengths of dashes and of the gaps between them, in px.
const DASH_PX: (f32, f32) = (7.0, 3.0);

/// A line around a height reaches no further from it, in px.
const LINE_PX: f32 = 8.0;

/// Rectangles on whole pixels of the screen, so that every edge is sharp.
pub struct Rects<'p> {
    painter: &'p Painter,
    pieces: Pieces,
    /// The heights in sight, and a little more.
    clip: Rangef,
}

impl<'p> Rects<'p> {
    /// None yet.
    #[must_use]
    pub fn new(painter: &'p Painter) -> Self {
        let clip = painter.clip_rect().y_range().expand(LINE_PX);
        Self { painter, pieces: Pieces::new(painter.pixels_per_point()), clip }
    }

    /// Adds a rectangle.
    pub fn add(&mut self, rect: Rect, color: Color32) {
        if rect.bottom() >= self.clip.min && rect.top() <= self.clip.max {
            self.pieces.add(rect, color);
        }
    }

    /// Adds a line from left to right around a height: 0 solid, 1 dashed, 2 dotted, 3 double, 4 wavy.
    pub fn line(&mut self, ends: (f32, f32, f32), stroke: Stroke, pattern: usize) {
        if self.clip.contains(ends.2) {
            self.pieces.line(ends, stroke, pattern);
        }
    }

    /// Draws them all.
    pub fn paint(self) {
        if !self.pieces.mesh.is_empty() {
            self.painter.add(self.pieces.mesh);
        }
    }
}

/// The triangles of such rectangles.
pub struct Pieces {
    pixels_per_point: f32,
    /// What was added.
    pub mesh: Mesh,
}

impl Pieces {
    /// None yet.
    #[must_use]
    pub fn new(pixels_per_point: f32) -> Self {
        Self { pixels_per_point, mesh: Mesh::default() }
    }

    /// Adds a rectangle.
    pub fn add(&mut self, rect: Rect, color: Color32) {
        let rect = rect.round_to_pixels(self.pixels_per_point);
        if rect.is_positive() {
            self.mesh.add_colored_rect(rect, color);
        }
    }

    /// A height or a width on the pixels of the screen.
    fn round(&self, px: f32) -> f32 {
        px.round_to_pixels(self.pixels_per_point)
    }

    /// Adds a line from left to right around a height: 0 solid, 1 dashed, 2 dotted, 3 double, 4 wavy.
    pub fn line(&mut self, (left, right, y): (f32, f32, f32), stroke: Stroke, pattern: usize) {
        let Stroke { width, color } = stroke;
        match pattern {
            1 => self.dashes((left, right, y), stroke, DASH_PX),
            2 => self.dashes((left, right, y), stroke, (width, width)),
            3 => {
                let thin = (width / 2.0).max(1.0);
                for middle in [y - width * 0.5, y + width * 0.5 + 0.5] {
                    self.dashes((left, right, middle), Stroke::new(thin, color), (f32::INFINITY, 0.0));
                }
            }
            4 => {
                // Up and down, within its own width and a pixel more.
                let (step, thin) = (width + 0.5, Stroke::new((width * 0.75).round().max(1.0), color));
                self.dashes((left, right, y - width * 0.5), thin, (step, step));
                self.dashes((left + step, right, y + width * 0.5), thin, (step, step));
            }
            _ => self.dashes((left, right, y), stroke, (f32::INFINITY, 0.0)),
        }
    }

    fn dashes(&mut self, (left, right, y): (f32, f32, f32), stroke: Stroke, (dash, gap): (f32, f32)) {
        let half = stroke.width / 2.0;
        let (top, bottom) = (self.round(y - half), self.round(y + half));
        if top >= bottom {
            return;
        }
        let mut x = left;
        while x < right {
            let end = (x + dash).min(right);
            let (from, to) = (self.round(x), self.round(end));
            if from < to {
                let piece = Rect::from_min_max(pos2(from, top), pos2(to, bottom));
                self.mesh.add_colored_rect(piece, stroke.color);
            }
            x = end + gap;
        }
    }
}
