//! Many small rectangles drawn as one shape: the fills and lines of marked text, of which a screen can hold thousands.

use super::line_sheet::LineSheet;
use egui::emath::GuiRounding as _;
use egui::{Color32, Mesh, Painter, Rangef, Rect, Stroke, pos2};

/// A line around a height reaches no further from it, in px.
const LINE_PX: f32 = 8.0;

/// A line from left to right around a height, in px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    pub left: f32,
    pub right: f32,
    pub y: f32,
}

/// Rectangles on whole pixels of the screen, so that every edge is sharp.
pub struct Rects<'p> {
    painter: &'p Painter,
    pieces: Pieces,
    /// Lines in a pattern, and the picture they are taken from.
    patterned: Option<(LineSheet, Mesh)>,
    /// The heights in sight, and a little more.
    clip: Rangef,
}

impl<'p> Rects<'p> {
    /// None yet.
    #[must_use]
    pub fn new(painter: &'p Painter) -> Self {
        let clip = painter.clip_rect().y_range().expand(LINE_PX);
        Self { painter, pieces: Pieces::new(painter.pixels_per_point()), patterned: None, clip }
    }

    /// Adds a rectangle.
    pub fn add(&mut self, rect: Rect, color: Color32) {
        if rect.bottom() >= self.clip.min && rect.top() <= self.clip.max {
            self.pieces.add(rect, color);
        }
    }

    /// Adds a line: 0 solid, 1 dashed, 2 dotted, 3 double, 4 wavy.
    pub fn line(&mut self, line: Level, stroke: Stroke, pattern: usize) {
        if !self.clip.contains(line.y) {
            return;
        }
        if self.patterned.is_none() && LineSheet::has(pattern) {
            self.patterned = LineSheet::of(self.painter.ctx()).map(|sheet| {
                let mesh = sheet.mesh();
                (sheet, mesh)
            });
        }
        let is_drawn =
            self.patterned.as_mut().is_some_and(|(sheet, mesh)| sheet.line(mesh, line, stroke, pattern));
        if !is_drawn {
            self.pieces.line(line, stroke, pattern);
        }
    }

    /// Draws them all.
    pub fn paint(self) {
        if !self.pieces.mesh.is_empty() {
            self.painter.add(self.pieces.mesh);
        }
        if let Some((_, mesh)) = self.patterned.filter(|(_, mesh)| !mesh.is_empty()) {
            self.painter.add(mesh);
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

    /// Adds a line: 0 solid, 1 dashed, 2 dotted, 3 double, 4 wavy.
    pub fn line(&mut self, line: Level, stroke: Stroke, pattern: usize) {
        for run in runs(pattern, stroke.width) {
            self.run(line, stroke.color, &run);
        }
    }

    fn run(&mut self, line: Level, color: Color32, run: &Run) {
        let Level { left, right, y } = line;
        let (y, half) = (y + run.down, run.thickness / 2.0);
        let (top, bottom) = (self.round(y - half), self.round(y + half));
        if top >= bottom {
            return;
        }
        let mut x = left + run.shift;
        while x < right {
            let end = (x + run.dash).min(right);
            let (from, to) = (self.round(x), self.round(end));
            if from < to {
                self.mesh.add_colored_rect(Rect::from_min_max(pos2(from, top), pos2(to, bottom)), color);
            }
            x = end + run.gap;
        }
    }
}

/// Pieces of the same length one after the other, in px of a line in a pattern.
#[derive(Clone, Copy)]
pub struct Run {
    /// How long each is, and the gap after it.
    pub dash: f32,
    pub gap: f32,
    /// How far from the left end of the line the first begins.
    pub shift: f32,
    /// How far below the middle of the line they stand.
    pub down: f32,
    /// How thick they are.
    pub thickness: f32,
}

/// What a line in a pattern is made of.
pub fn runs(pattern: usize, width: f32) -> impl Iterator<Item = Run> {
    let solid = Run { dash: f32::INFINITY, gap: 0.0, shift: 0.0, down: 0.0, thickness: width };
    let (one, other) = match pattern {
        1 => (Run { dash: 7.0, gap: 3.0, ..solid }, None),
        2 => (Run { dash: width, gap: width, ..solid }, None),
        3 => {
            let thickness = (width / 2.0).max(1.0);
            let upper = Run { down: -width * 0.5, thickness, ..solid };
            (Run { down: width * 0.5 + 0.5, ..upper }, Some(upper))
        }
        4 => {
            // Up and down, within its own width and a pixel more.
            let (step, thickness) = (width + 0.5, (width * 0.75).round().max(1.0));
            let crest = Run { dash: step, gap: step, down: -width * 0.5, thickness, ..solid };
            (Run { shift: step, down: width * 0.5, ..crest }, Some(crest))
        }
        _ => (solid, None),
    };
    std::iter::once(one).chain(other)
}
