//! The part of a chart that has an axis upwards: hairlines at its ticks, their numbers, and what is counted.

use super::figure::{Align, Point, Shape};
use super::figure_axis::{Scale, Ticks, px};
use super::figure_color::mixed;
use super::figure_drawing::{Drawing, LINE_PX, MARGIN_PX, SMALL_PX, baseline};

/// Where values are drawn.
pub(super) struct Plot {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
    /// Values upwards.
    pub(super) scale: Scale,
}

/// Draws the axis with its name above it, from where the drawing is.
pub(super) fn plot(drawing: &mut Drawing<'_>, ticks: &Ticks, name: &str, height_px: f32) -> Plot {
    let inner = drawing.width_px - 2.0 * MARGIN_PX;
    if !name.is_empty() {
        let at = Point { x: MARGIN_PX, y: baseline(drawing.top_px + LINE_PX / 2.0, SMALL_PX) };
        drawing.words(at, name, inner, drawing.soft_hand(Align::Start));
        drawing.top_px += LINE_PX;
    }
    let hand = drawing.soft_hand(Align::End);
    let names: Vec<String> = ticks.values.iter().map(|value| (drawing.frame.number)(*value)).collect();
    let widest = drawing.widest(names.iter().map(String::as_str), inner * 0.25, hand);
    let top = drawing.top_px + 9.0;
    let plot = Plot {
        left: MARGIN_PX + widest + 8.0,
        right: drawing.width_px - MARGIN_PX,
        bottom: top + height_px,
        scale: Scale { from: ticks.first(), to: ticks.last(), from_px: top + height_px, to_px: top },
    };
    for (at, (value, name)) in ticks.values.iter().zip(&names).enumerate() {
        let y = plot.scale.at(*value);
        let (from, to) = (Point { x: plot.left, y }, Point { x: plot.right, y });
        if px(at) > 0.0 {
            drawing.hairline(from, to);
        } else {
            let color = mixed(drawing.ink().hairline, drawing.ink().soft, 0.5);
            drawing.add(Shape::stroke(vec![from, to], 1.0, color));
        }
        let at = Point { x: plot.left - 8.0, y: baseline(y, SMALL_PX) };
        drawing.words(at, name, widest + 0.5, hand);
    }
    plot
}
