//! Signs drawn by ourselves, so that they look the same on every machine: what the fonts lack, and the buttons' icons.

use super::look::Look;
use super::rects::{Level, Pieces};
use super::stamps::{self, Picture};
use egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    Open,
    Export,
    Undo,
    Redo,
    Settings,
    People,
    Library,
    Themes,
    Back,
    Forward,
    Find,
    Right,
    Up,
    Down,
    Close,
    Star,
    StarEmpty,
    Bin,
    Check,
    Plus,
    /// A funnel.
    Filter,
    Lock,
    LockOpen,
    Note,
    Twins,
    /// Not where it was marked, or with other words.
    Unsure,
}

/// Draws a sign in a square.
pub fn paint(painter: &Painter, rect: Rect, icon: Icon, color: Color32) {
    // Small discs are letters of the fonts' picture, which can change.
    if icon == Icon::Settings {
        painter.extend(shapes(rect, icon, color));
    } else {
        stamps::paint(painter, rect, Picture::Icon(icon, color));
    }
}

/// The outlines of a folder and of a funnel, in shares of the square.
const FOLDER: [(f32, f32); 7] =
    [(0.1, 0.82), (0.1, 0.2), (0.38, 0.2), (0.48, 0.34), (0.9, 0.34), (0.9, 0.82), (0.1, 0.82)];
const FUNNEL: [(f32, f32); 7] =
    [(0.12, 0.2), (0.88, 0.2), (0.58, 0.54), (0.58, 0.86), (0.42, 0.74), (0.42, 0.54), (0.12, 0.2)];

/// The lines of a sign in a square.
#[must_use]
pub fn shapes(rect: Rect, icon: Icon, color: Color32) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let stroke = Stroke::new(1.4, color);
    let at = |x: f32, y: f32| rect.min + vec2(x * rect.width(), y * rect.height());
    let mut line = |points: &[(f32, f32)]| {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| at(*x, *y)).collect();
        shapes.push(Shape::line(points, stroke));
    };
    match icon {
        Icon::Filter => line(&FUNNEL),
        Icon::Open => line(&FOLDER),
        Icon::Export => {
            line(&[(0.5, 0.66), (0.5, 0.1)]);
            line(&[(0.3, 0.3), (0.5, 0.1), (0.7, 0.3)]);
            line(&[(0.15, 0.55), (0.15, 0.88), (0.85, 0.88), (0.85, 0.55)]);
        }
        Icon::Undo => {
            line(&[(0.34, 0.18), (0.14, 0.38), (0.34, 0.58)]);
            line(&[
                (0.14, 0.38),
                (0.62, 0.38),
                (0.8, 0.46),
                (0.86, 0.62),
                (0.8, 0.78),
                (0.62, 0.84),
                (0.4, 0.84),
            ]);
        }
        Icon::Redo => {
            line(&[(0.66, 0.18), (0.86, 0.38), (0.66, 0.58)]);
            line(&[
                (0.86, 0.38),
                (0.38, 0.38),
                (0.2, 0.46),
                (0.14, 0.62),
                (0.2, 0.78),
                (0.38, 0.84),
                (0.6, 0.84),
            ]);
        }
        Icon::Settings => {
            for (y, x) in [(0.25, 0.66), (0.5, 0.34), (0.75, 0.6)] {
                shapes.push(Shape::line(vec![at(0.1, y), at(0.9, y)], stroke));
                shapes.push(Shape::circle_filled(at(x, y), rect.width() * 0.11, color));
            }
        }
        Icon::People => {
            line(&[(0.06, 0.86), (0.1, 0.66), (0.24, 0.57), (0.48, 0.57), (0.62, 0.66), (0.66, 0.86)]);
            line(&[(0.64, 0.14), (0.76, 0.2), (0.78, 0.34), (0.68, 0.45)]);
            line(&[(0.76, 0.58), (0.88, 0.66), (0.94, 0.86)]);
            shapes.insert(0, Shape::circle_stroke(at(0.36, 0.3), rect.width() * 0.17, stroke));
        }
        Icon::Library | Icon::Themes => {
            line(&[(0.1, 0.18), (0.9, 0.18), (0.9, 0.82), (0.1, 0.82), (0.1, 0.18)]);
            let x = if icon == Icon::Library { 0.38 } else { 0.62 };
            line(&[(x, 0.18), (x, 0.82)]);
        }
        _ => small(&mut shapes, rect, icon, stroke),
    }
    shapes
}

/// The signs that stand within text and rows.
fn small(shapes: &mut Vec<Shape>, rect: Rect, icon: Icon, stroke: Stroke) {
    let color = stroke.color;
    let at = |x: f32, y: f32| rect.min + vec2(x * rect.width(), y * rect.height());
    let mut line = |points: &[(f32, f32)]| {
        let points: Vec<Pos2> = points.iter().map(|(x, y)| at(*x, *y)).collect();
        shapes.push(Shape::line(points, stroke));
    };
    match icon {
        Icon::Back => line(&[(0.6, 0.22), (0.34, 0.5), (0.6, 0.78)]),
        Icon::Forward => line(&[(0.4, 0.22), (0.66, 0.5), (0.4, 0.78)]),
        Icon::Right => shapes.push(triangle([at(0.35, 0.25), at(0.72, 0.5), at(0.35, 0.75)], color)),
        Icon::Up => shapes.push(triangle([at(0.25, 0.64), at(0.5, 0.28), at(0.75, 0.64)], color)),
        Icon::Down => shapes.push(triangle([at(0.25, 0.36), at(0.75, 0.36), at(0.5, 0.72)], color)),
        Icon::Find => {
            line(&[(0.63, 0.63), (0.9, 0.9)]);
            shapes.push(Shape::circle_stroke(at(0.42, 0.42), rect.width() * 0.29, stroke));
        }
        Icon::Close => {
            line(&[(0.25, 0.25), (0.75, 0.75)]);
            line(&[(0.75, 0.25), (0.25, 0.75)]);
        }
        Icon::Star => star(shapes, rect, color),
        Icon::StarEmpty => {
            let points = star_points(rect).collect();
            shapes.push(Shape::closed_line(points, stroke));
        }
        Icon::Bin => {
            line(&[(0.14, 0.26), (0.86, 0.26)]);
            line(&[(0.38, 0.26), (0.38, 0.14), (0.62, 0.14), (0.62, 0.26)]);
            line(&[(0.22, 0.26), (0.28, 0.88), (0.72, 0.88), (0.78, 0.26)]);
            line(&[(0.42, 0.42), (0.44, 0.72)]);
            line(&[(0.58, 0.42), (0.56, 0.72)]);
        }
        Icon::Check => line(&[(0.2, 0.52), (0.42, 0.74), (0.82, 0.26)]),
        Icon::Plus => {
            line(&[(0.5, 0.2), (0.5, 0.8)]);
            line(&[(0.2, 0.5), (0.8, 0.5)]);
        }
        Icon::Lock | Icon::LockOpen => {
            line(&[(0.22, 0.46), (0.78, 0.46), (0.78, 0.86), (0.22, 0.86), (0.22, 0.46)]);
            let bow = [(0.34, 0.46), (0.34, 0.28), (0.42, 0.16), (0.58, 0.16), (0.66, 0.28), (0.66, 0.46)];
            // Open: the bow stands beside the lock, on its other leg.
            let aside = if icon == Icon::LockOpen { 0.32 } else { 0.0 };
            let bow = bow.map(|(x, y)| (x + aside, y));
            line(&bow);
        }
        Icon::Unsure => {
            line(&[(0.5, 0.12), (0.92, 0.86), (0.08, 0.86), (0.5, 0.12)]);
            line(&[(0.5, 0.4), (0.5, 0.62)]);
            line(&[(0.5, 0.7), (0.5, 0.76)]);
        }
        Icon::Note => {
            line(&[
                (0.15, 0.18),
                (0.85, 0.18),
                (0.85, 0.72),
                (0.5, 0.72),
                (0.3, 0.9),
                (0.3, 0.72),
                (0.15, 0.72),
            ]);
            line(&[(0.15, 0.72), (0.15, 0.18)]);
        }
        Icon::Twins => {
            line(&[(0.12, 0.12), (0.64, 0.12), (0.64, 0.64), (0.12, 0.64), (0.12, 0.12)]);
            line(&[(0.74, 0.36), (0.88, 0.36), (0.88, 0.88), (0.36, 0.88), (0.36, 0.74)]);
        }
        _ => {}
    }
}

fn triangle(points: [Pos2; 3], color: Color32) -> Shape {
    Shape::convex_polygon(points.to_vec(), color, Stroke::NONE)
}

/// The corners of a star in turn, a tip first.
fn star_points(rect: Rect) -> impl Iterator<Item = Pos2> {
    let (center, radius) = (rect.center(), rect.width() * 0.48);
    (0..10_u8).map(move |n| {
        let angle = std::f32::consts::PI * (f32::from(n) / 5.0 - 0.5);
        let share = if n % 2 == 0 { 1.0 } else { 0.42 };
        center + vec2(angle.cos(), angle.sin()) * radius * share
    })
}

/// A filled star, of convex pieces: a tip with the corners beside it.
fn star(shapes: &mut Vec<Shape>, rect: Rect, color: Color32) {
    let corners: Vec<Pos2> = star_points(rect).collect();
    for tip in (0..10).step_by(2) {
        let around = [(tip + 9) % 10, tip, (tip + 1) % 10].into_iter().filter_map(|at| corners.get(at));
        let points = std::iter::once(rect.center()).chain(around.copied()).collect();
        shapes.push(Shape::convex_polygon(points, color, Stroke::NONE));
    }
}

/// The colours of a button that is a sign.
#[derive(Clone, Copy, Debug)]
pub struct ButtonColors {
    /// The sign's.
    pub sign: Color32,
    /// The ground's while the mouse or the keyboard is on it.
    pub hover: Color32,
}

impl ButtonColors {
    /// Those of most buttons.
    #[must_use]
    pub fn of(look: &Look) -> Self {
        Self { sign: look.soft, hover: look.hover }
    }
}

/// A button that is a sign; its name is told to screen readers and shown on hover.
pub fn button(ui: &mut Ui, icon: Icon, name: &str, colors: ButtonColors) -> Response {
    button_named(ui, icon, || name.to_owned(), colors)
}

/// The same with a name that is made only where somebody asks for it.
pub fn button_named(ui: &mut Ui, icon: Icon, name: impl Fn() -> String, colors: ButtonColors) -> Response {
    let ButtonColors { sign: color, hover } = colors;
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    let is_enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, is_enabled, name()));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6, hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6, (1.0, color), egui::StrokeKind::Inside);
    }
    let square = Rect::from_center_size(rect.center(), vec2(15.0, 15.0));
    let color = if is_enabled { color } else { color.gamma_multiply(0.4) };
    paint(ui.painter(), square, icon, color);
    super::style::told(response, name).on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The mark of a theme: a square in its colour that shows its line pattern below.
#[derive(Clone, Copy, Debug, Hash)]
pub struct Swatch {
    /// The colour of the square.
    pub fill: Color32,
    /// The colour of its ring and its line.
    pub line: Color32,
    /// The pattern of its line; 0 is whole.
    pub pattern: usize,
}

impl Swatch {
    /// The mark of a theme with this colour, `#rrggbb`; neutral without one.
    #[must_use]
    pub fn of(look: &Look, color: Option<&str>, pattern: usize) -> Self {
        Self { fill: look.fill(color), line: look.line(color), pattern }
    }
}

/// Draws the mark of a theme.
pub fn swatch(painter: &Painter, center: Pos2, swatch: Swatch) {
    let rect = Rect::from_center_size(center, vec2(12.0, 12.0));
    stamps::paint(painter, rect, Picture::Swatch(swatch));
}

/// The parts of such a mark.
#[must_use]
pub fn swatch_shapes(rect: Rect, pixels_per_point: f32, swatch: Swatch) -> Vec<Shape> {
    let Swatch { fill, line, pattern } = swatch;
    let bottom = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 5.0), rect.max);
    let lower = if pattern == 0 {
        Shape::rect_filled(bottom, 2, line)
    } else {
        let (left, right) = (bottom.left() + 1.5, bottom.right() - 1.0);
        let mut pieces = Pieces::new(pixels_per_point);
        let level = Level { left, right, y: bottom.center().y - 0.5 };
        pieces.line(level, Stroke::new(2.0, line), pattern);
        pieces.mesh.into()
    };
    let ring = Shape::rect_stroke(rect, 3, (1.0, line), StrokeKind::Inside);
    vec![Shape::rect_filled(rect, 3, fill), ring, lower]
}
