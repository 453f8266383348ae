//! Draws a chart, which is plain data, and tells which part of it was clicked.

use super::fonts::{bold, plain};
use crate::exchange::article_page::Rgb;
use crate::exchange::figure::{Align, Dash, Figure, Form, Lettering, Point, Shape, Weight};
use egui::{Color32, CursorIcon, Id, Pos2, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, pos2, vec2};

/// Draws the chart; gives the number of the datum that was clicked.
pub fn chart_ui(ui: &mut Ui, figure: &Figure, name: &str) -> Option<usize> {
    let mut clicked = None;
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(egui::Role::Figure);
        node.set_label(name);
        node.set_description(figure.description.as_str());
    });
    ScrollArea::both().id_salt("chart").auto_shrink(false).show_viewport(ui, |ui, sight| {
        let size = vec2(figure.width_px, figure.height_px);
        ui.set_min_size(size);
        let origin = ui.min_rect().min;
        for (at, shape) in figure.shapes.iter().enumerate() {
            let bounds = bounds_of(shape, origin);
            if bounds.translate(-origin.to_vec2()).intersects(sight.expand(40.0)) {
                paint(ui, shape, origin);
            }
            let told = shape.told.as_deref().filter(|_| is_solid(shape) && bounds.is_positive());
            if let Some(told) = told {
                let response = ui.interact(bounds, Id::unique(("chart", at)), Sense::CLICK);
                if response.hovered() && shape.behind.is_some() {
                    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
                }
                if response.clicked() {
                    clicked = shape.behind;
                }
                super::style::told(response, || crate::words::messages::shown(told));
            }
        }
    });
    clicked
}

fn place(point: Point, origin: Pos2) -> Pos2 {
    origin + vec2(point.x, point.y)
}

fn color_of(color: Rgb) -> Color32 {
    super::look::opaque(color)
}

/// Whether a pointer can rest on it: words and shades lie over or under what they are about.
fn is_solid(shape: &Shape) -> bool {
    match shape.form {
        Form::Area { .. } | Form::Stroke { .. } | Form::Disc { .. } => true,
        Form::Polygon { .. } | Form::Words { .. } => false,
    }
}

/// What a part of the chart takes on the screen.
fn bounds_of(shape: &Shape, origin: Pos2) -> Rect {
    let around = |points: &[Point], margin: f32| {
        let mut rect = Rect::NOTHING;
        for point in points {
            rect.extend_with(place(*point, origin));
        }
        rect.expand(margin)
    };
    match &shape.form {
        Form::Area { rect, .. } => {
            Rect::from_min_max(origin + vec2(rect.left, rect.top), origin + vec2(rect.right, rect.bottom))
        }
        Form::Stroke { points, width_px, .. } => around(points, width_px / 2.0 + 2.0),
        Form::Polygon { points, .. } => around(points, 0.0),
        Form::Disc { center, radius_px, .. } => {
            Rect::from_center_size(place(*center, origin), Vec2::splat(radius_px * 2.0))
        }
        Form::Words { at, .. } => Rect::from_center_size(place(*at, origin), Vec2::splat(400.0)),
    }
}

fn paint(ui: &Ui, shape: &Shape, origin: Pos2) {
    let painter = ui.painter();
    match &shape.form {
        Form::Area { rect, fill, corner_px } => {
            let rect = Rect::from_min_max(
                origin + vec2(rect.left, rect.top),
                origin + vec2(rect.right, rect.bottom),
            );
            painter.rect_filled(rect, *corner_px, color_of(*fill));
        }
        Form::Stroke { points, width_px, color, dash } => {
            let points: Vec<Pos2> = points.iter().map(|point| place(*point, origin)).collect();
            let stroke = Stroke::new(*width_px, color_of(*color));
            match dash {
                Dash::Solid => drop(painter.line(points, stroke)),
                Dash::Dashed => {
                    painter.extend(egui::Shape::dashed_line(&points, stroke, 4.0, 4.0));
                }
            }
        }
        Form::Polygon { points, fill } => {
            let points: Vec<Pos2> = points.iter().map(|point| place(*point, origin)).collect();
            painter.add(mesh_between(&points, color_of(*fill)));
        }
        Form::Disc { center, radius_px, fill } => {
            painter.circle_filled(place(*center, origin), *radius_px, color_of(*fill));
        }
        Form::Words { at, text, lettering } => words(ui, text, place(*at, origin), lettering),
    }
}

/// A polygon that is a band: the upper edge from left to right, and the lower one back. Bands are not convex, which is all
/// that the toolkit fills.
fn mesh_between(points: &[Pos2], fill: Color32) -> egui::Shape {
    let half = points.len() / 2;
    let mut mesh = egui::Mesh::default();
    let upper = points.iter().take(half);
    for (upper, lower) in upper.zip(points.iter().rev()) {
        mesh.colored_vertex(*upper, fill);
        mesh.colored_vertex(*lower, fill);
    }
    let n_columns = u32::try_from(half).unwrap_or_default();
    for at in 1..n_columns {
        let left = (at - 1) * 2;
        mesh.add_triangle(left, left + 1, left + 2);
        mesh.add_triangle(left + 1, left + 2, left + 3);
    }
    egui::Shape::mesh(mesh)
}

fn words(ui: &Ui, text: &str, at: Pos2, lettering: &Lettering) {
    let font = match lettering.weight {
        Weight::Regular => plain(lettering.size_px),
        Weight::Bold => bold(lettering.size_px),
    };
    let color = color_of(lettering.color);
    let letters = super::kept_text::Letters::new(font, color);
    let galley = super::kept_text::row(ui, &crate::words::messages::shown(text), letters);
    let along = match lettering.align {
        Align::Start => 0.0,
        Align::Middle => galley.size().x / 2.0,
        Align::End => galley.size().x,
    };
    // The place of words is on their baseline.
    let ascent = galley.rows.first().and_then(|row| row.glyphs.first()).map_or(0.0, |glyph| glyph.pos.y);
    let angle = lettering.turn.degrees().to_radians();
    let offset = egui::emath::Rot2::from_angle(angle) * vec2(-along, -ascent);
    let shape = egui::epaint::TextShape::new(pos2(at.x + offset.x, at.y + offset.y), galley, color);
    ui.painter().add(shape.with_angle(angle));
}
