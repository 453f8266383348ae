//! Small pictures that stand still: turned into triangles once, and drawn again from those while they are in sight.
//! Rounded corners and slanted lines are what costs most of all that is drawn.

use super::icons::{self, Icon};
use crate::view::library_row::Row;
use egui::cache::{CacheTrait, ComputerMut, FrameCache};
use egui::epaint::{Mesh, TessellationOptions, Tessellator};
use egui::{Color32, Painter, Rect, Shape, StrokeKind, pos2};
use std::sync::Arc;

/// What can be drawn so. Nothing of it uses the picture of the fonts, which changes by itself.
#[derive(Clone, Copy, Debug, Hash)]
pub enum Picture {
    /// A sign in a colour.
    Icon(Icon, Color32),
    /// The mark of a theme: fill, line and pattern.
    Swatch(Color32, Color32, usize),
    /// The outline of a key's cap.
    Cap(Color32),
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
            Picture::Swatch(fill, line, pattern) => {
                icons::swatch_shapes((rect, pixels_per_point), (fill, line), pattern)
            }
            Picture::Cap(color) => vec![Shape::rect_stroke(rect, 4, (1.0, color), StrokeKind::Inside)],
        };
        pressed(pixels_per_point, shapes)
    }
}

fn pressed(pixels_per_point: f32, shapes: Vec<Shape>) -> Arc<Mesh> {
    let options = TessellationOptions::default();
    let mut tessellator = Tessellator::new(pixels_per_point, options, [1, 1], Vec::new());
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

fn bits(rect: Rect) -> [u32; 4] {
    [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f32::to_bits)
}

/// The strips of the library's rows in sight: some hundred pieces each.
#[derive(Default)]
struct Strips {
    strips: Vec<Strip>,
}

struct Strip {
    row: Arc<Row>,
    place: ([u32; 4], u32),
    grounds: (Color32, Color32),
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

/// Draws a row's strip in a rectangle; `grounds` tell one appearance from another.
pub fn paint_strip(
    painter: &Painter,
    (row, rect): (&Arc<Row>, Rect),
    grounds: (Color32, Color32),
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
        let mesh = pressed(pixels_per_point, shapes());
        let strip = Strip { row: Arc::clone(row), place, grounds, mesh: Arc::clone(&mesh), is_wanted: true };
        strips.push(strip);
        mesh
    });
    painter.add(mesh);
}
