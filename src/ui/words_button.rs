//! Buttons of one or two words, as bars have them by the dozen: they look and behave as the toolkit's own, from words
//! that are kept as they were laid out, so that a bar costs little in a frame.

use super::fonts::plain;
use super::kept_text::{self, Letters};
use super::style::TEXT_PX;

use egui::accesskit::Role;
use egui::{Align2, Color32, Response, Sense, StrokeKind, Ui, WidgetInfo, vec2};

/// A button in a bar: words on a ground that shows while the pointer or the keyboard is on it, or while it is on.
pub fn bar_button(ui: &mut Ui, words: &str, color: Color32, is_on: bool) -> Response {
    let galley = kept_text::row(ui, words, Letters::new(plain(TEXT_PX), color));
    let padding = ui.spacing().button_padding;
    let size = galley.size() + padding * 2.0;
    let (rect, response) =
        ui.allocate_exact_size(size.max(vec2(0.0, ui.spacing().interact_size.y)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    let visuals = ui.style().interact_selectable(&response, is_on);
    ui.painter().rect(
        rect,
        visuals.corner_radius,
        visuals.weak_bg_fill,
        visuals.bg_stroke,
        StrokeKind::Inside,
    );
    let at = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
    ui.painter().galley(at, galley, color);
    response
}

/// Words that can be pressed, without a ground.
pub fn link(ui: &mut Ui, words: &str, letters: Letters) -> Response {
    let color = letters.color;
    let galley = kept_text::row(ui, words, letters);
    let height = galley.size().y.max(ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    let line = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(line.min, galley, color);
    if response.has_focus() {
        let ring = ui.visuals().widgets.active.bg_stroke;
        ui.painter().rect_stroke(line.expand(2.0), 3, ring, StrokeKind::Outside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
