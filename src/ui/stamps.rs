//! Small pictures that stand still: turned into triangles once, and drawn again from those while they are in sight.
//! Rounded corners and slanted lines are what costs most of all that is drawn.

use super::icons::{self, Icon, Swatch};
use super::kept_text;
use crate::view::library_row::LibraryRow;
use egui::cache::{CacheTrait, ComputerMut, FrameCache};
use egui::epaint::util::hash;
use egui::epaint::{Mesh, TessellationOptions, Tessellator};
use egui::{Color32, Painter, Rect, Shape, Ui, pos2};
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

/// What can be drawn so. Nothing of it uses the picture of the fonts, which changes by itself.
#[derive(Clone, Copy, Debug, Hash)]
pub enum Picture {
    /// A sign in a colour.
    Icon(Icon, Color32),
    /// The mark of a theme.
    Swatch(Swatch),
}

/// A picture at its place, both in the bits of their numbers.
#[derive(Clone, Copy, Debug, Hash)]
struct Stamp {
    picture: Picture,
    rect: [u32; 4],
    pixels_per_point: u32,
}

#[derive(Default)]
struct Press;

impl ComputerMut<Stamp, Arc<Mesh>> for Press {
    fn compute(&mut self, stamp: Stamp) -> Arc<Mesh> {
        let [left, top, right, bottom] = stamp.rect.map(f32::from_bits);
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        let pixels_per_point = f32::from_bits(stamp.pixels_per_point);
        let shapes = match stamp.picture {
            Picture::Icon(icon, color) => icons::shapes(rect, icon, color),
            Picture::Swatch(swatch) => icons::swatch_shapes(rect, pixels_per_point, swatch),
        };
        pressed(pixels_per_point, NO_FONTS, shapes)
    }
}

/// The size of the fonts' picture for what uses nothing of it.
const NO_FONTS: [usize; 2] = [1, 1];

fn pressed(pixels_per_point: f32, fonts: [usize; 2], shapes: Vec<Shape>) -> Arc<Mesh> {
    let options = TessellationOptions::default();
    let mut tessellator = Tessellator::new(pixels_per_point, options, fonts, Vec::new());
    let mut mesh = Mesh::default();
    for shape in shapes {
        tessellator.tessellate_shape(shape, &mut mesh);
    }
    Arc::new(mesh)
}

/// Draws a picture in a rectangle.
pub fn paint(painter: &Painter, rect: Rect, picture: Picture) {
    if !painter.clip_rect().intersects(rect) {
        return;
    }
    let bits = bits(rect);
    let pixels_per_point = painter.pixels_per_point().to_bits();
    let stamp = Stamp { picture, rect: bits, pixels_per_point };
    let mesh = painter
        .ctx()
        .memory_mut(|memory| Arc::clone(memory.caches.cache::<FrameCache<Arc<Mesh>, Press>>().get(stamp)));
    painter.add(mesh);
}

/// A rectangle that can be hashed.
#[must_use]
pub fn bits(rect: Rect) -> [u32; 4] {
    [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f32::to_bits)
}

/// The strips of the library's rows in sight: some hundred pieces each.
#[derive(Default)]
struct Strips {
    strips: Vec<Strip>,
}

struct Strip {
    row: Arc<LibraryRow>,
    place: ([u32; 4], u32),
    grounds: Grounds,
    mesh: Arc<Mesh>,
    is_wanted: bool,
}

impl CacheTrait for Strips {
    fn update(&mut self) {
        self.strips.retain_mut(|strip| std::mem::take(&mut strip.is_wanted));
    }

    fn len(&self) -> usize {
        self.strips.len()
    }
}

/// The grounds of a strip, which tell one appearance from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// Of the strip itself.
    pub track: Color32,
    /// Of the page.
    pub page: Color32,
}

/// Draws a row's strip in a rectangle.
pub fn paint_strip(
    painter: &Painter,
    row: &Arc<LibraryRow>,
    rect: Rect,
    grounds: Grounds,
    shapes: impl FnOnce() -> Vec<Shape>,
) {
    if !painter.clip_rect().intersects(rect) {
        return;
    }
    let pixels_per_point = painter.pixels_per_point();
    let place = (bits(rect), pixels_per_point.to_bits());
    let mesh = painter.ctx().memory_mut(|memory| {
        let strips = &mut memory.caches.cache::<Strips>().strips;
        let is_it = |strip: &&mut Strip| {
            Arc::ptr_eq(&strip.row, row) && strip.place == place && strip.grounds == grounds
        };
        if let Some(strip) = strips.iter_mut().find(is_it) {
            strip.is_wanted = true;
            return Arc::clone(&strip.mesh);
        }
        let mesh = pressed(pixels_per_point, NO_FONTS, shapes());
        let strip = Strip { row: Arc::clone(row), place, grounds, mesh: Arc::clone(&mesh), is_wanted: true };
        strips.push(strip);
        mesh
    });
    painter.add(mesh);
}

/// What the rows of a list show, by what it was made of.
#[derive(Default)]
struct Rows {
    rows: HashMap<u64, (Arc<Mesh>, bool)>,
}

impl CacheTrait for Rows {
    fn update(&mut self) {
        self.rows.retain(|_, (_, is_wanted)| std::mem::take(is_wanted));
    }

    fn len(&self) -> usize {
        self.rows.len()
    }
}

/// The size of the fonts' picture, in px.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is for one lifetime only")]
fn size_of_fonts(ui: &Ui) -> [usize; 2] {
    ui.fonts(|fonts| fonts.font_image_size())
}

/// Draws what a row of a list shows, texts and signs; `made_of` is all it depends on, besides the fonts and the screen.
pub fn paint_row(ui: &Ui, made_of: impl Hash, shapes: impl FnOnce() -> Vec<Shape>) {
    let pixels_per_point = ui.pixels_per_point();
    let fonts = size_of_fonts(ui);
    let key = hash((made_of, pixels_per_point.to_bits(), fonts, kept_text::version(ui)));
    let known = ui.memory_mut(|memory| {
        let (mesh, is_wanted) = memory.caches.cache::<Rows>().rows.get_mut(&key)?;
        *is_wanted = true;
        Some(Arc::clone(mesh))
    });
    let mesh = known.unwrap_or_else(|| {
        // Laying out its texts may make the fonts' picture larger: then it is made once more in the next frame.
        let shapes = shapes();
        let mesh = pressed(pixels_per_point, size_of_fonts(ui), shapes);
        ui.memory_mut(|memory| memory.caches.cache::<Rows>().rows.insert(key, (Arc::clone(&mesh), true)));
        mesh
    });
    ui.painter().add(mesh);
}
