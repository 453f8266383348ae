//! How wide text and margin are, and the edge between them.

use super::context::Cx;
use super::edge_ui::{Edge, EdgeMove, edge_ui};
use super::margin_ui::Margin;
use crate::session::Command;
use crate::storage::settings::{MarginWidth, Settings};
use egui::{Rect, Ui, pos2};

/// From the left of the window to the text, at least, and what else lies beside text and margin, in px.
const LEFT_PX: f32 = 30.0;
const BESIDE_PX: f32 = 36.0;

/// The margin takes room from the text until a line holds no more than so many characters.
const LEAST_CHARS: f32 = 50.0;

/// The least width of the text, in px.
const LEAST_TEXT_PX: f32 = 200.0;

/// The text and the margin in a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The window the text is drawn in.
    pub window: Rect,
    /// Where the text begins, and how wide it is, in px.
    pub left: f32,
    pub width: f32,
    /// How wide the text would be in a window with room for it.
    wanted: f32,
}

impl Column {
    /// Text of `wanted` px centred in what the margin leaves of the window; `char_px` is the usual width of a letter.
    #[must_use]
    pub fn new(window: Rect, wanted: f32, char_px: f32, margin: MarginWidth) -> Self {
        let narrow = match window.width() {
            wide if wide > 560.0 => 76.0,
            wide if wide > 420.0 => 52.0,
            _ => 44.0,
        };
        let spare = window.width() - BESIDE_PX - LEAST_CHARS * char_px;
        let margin = margin.px().min(spare.max(narrow));
        let room = window.width() - margin - BESIDE_PX;
        let width = wanted.min(room).max(LEAST_TEXT_PX).round();
        let left =
            (window.left() + (window.width() - width - margin) / 2.0 + 6.0).max(window.left() + LEFT_PX);
        Self { window, left: left.round(), width, wanted }
    }

    /// What is left beside the text.
    #[must_use]
    pub fn margin(&self) -> Margin {
        Margin { left: self.left + self.width + self.gap(), right: self.window.right() - 9.0 }
    }

    fn gap(&self) -> f32 {
        if self.window.width() > 820.0 { 22.0 } else { 12.0 }
    }

    /// The width that lets the margin begin at `x`.
    fn margin_from(&self, x: f32) -> MarginWidth {
        let from_left = x - self.gap() - self.window.left();
        // Text of its full width stands in the middle of what is left: its end moves half as far.
        let centred = self.window.width() - self.wanted - 2.0 * (from_left - self.wanted - 6.0);
        let is_text_whole = self.window.width() - centred - BESIDE_PX >= self.wanted;
        let px = if is_text_whole { centred } else { self.window.width() - BESIDE_PX + LEFT_PX - from_left };
        MarginWidth::of(px.round())
    }
}

/// Draws the edge and takes what is done to it; `held` is the width while the mouse holds it.
pub fn margin_edge_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    column: Column,
    held: &mut Option<MarginWidth>,
    out: &mut Vec<Command>,
) {
    let (margin, window) = (column.margin(), column.window);
    let grip =
        Rect::from_min_max(pos2(margin.left - 9.0, window.top()), pos2(margin.left - 3.0, window.bottom()));
    let edge = Edge {
        id: ui.make_persistent_id("margin-edge"),
        name: "margin-edge",
        grip,
        line_x: margin.left - 6.0,
        width: margin.right - margin.left,
    };
    match edge_ui(ui, cx, &edge) {
        Some(EdgeMove::HeldAt(x)) => *held = Some(column.margin_from(x + 6.0)),
        Some(EdgeMove::By(px)) => {
            out.extend(resized(cx.settings, MarginWidth::of(cx.settings.margin.px() - px)));
        }
        Some(EdgeMove::Reset) => out.extend(resized(cx.settings, MarginWidth::default())),
        None => out.extend(held.take().and_then(|margin| resized(cx.settings, margin))),
    }
}

/// The settings with another width, where it is another.
fn resized(settings: &Settings, margin: MarginWidth) -> Option<Command> {
    let is_other = margin != settings.margin;
    is_other.then(|| Command::ChangeSettings(Box::new(Settings { margin, ..settings.clone() })))
}

#[cfg(test)]
mod tests {
    use super::{Column, MarginWidth};
    use egui::{Rect, pos2, vec2};

    fn column(window_px: f32, margin: f32) -> Column {
        let window = Rect::from_min_size(pos2(288.0, 0.0), vec2(window_px, 600.0));
        Column::new(window, 660.0, 10.0, MarginWidth::of(margin))
    }

    #[test]
    fn the_margin_has_its_width_as_long_as_the_text_has_fifty_letters_a_line() {
        let names_px =
            |window, margin| column(window, margin).margin().right - column(window, margin).margin().left;
        assert!(names_px(766.0, 168.0) > 150.0);
        assert!((column(766.0, 400.0).width - 500.0).abs() < 1.0);
        assert!((column(1400.0, 168.0).width - 660.0).abs() < 1.0);
    }

    #[test]
    fn an_edge_that_is_held_stands_where_the_mouse_is() {
        for (window, x) in [(1400.0, 1310.0), (1400.0, 1260.0), (900.0, 1000.0), (766.0, 880.0)] {
            let dragged = column(window, 168.0).margin_from(x);
            let stands = column(window, dragged.px()).margin().left;
            assert!((stands - x).abs() <= 1.5, "held at {x} in {window} px, it stands at {stands}");
        }
    }
}
