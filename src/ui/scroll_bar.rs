//! A scroll bar for text whose height is partly guessed: it shows a share and gives one back.

use super::context::Cx;
use egui::{Rect, Sense, Ui, pos2};

/// Width of the strip that can be taken with the mouse, in px.
const WIDTH_PX: f32 = 14.0;

/// Draws the bar at the right edge of the window. `above` is the height of what is above it, `total` that of everything, in px. Returns the share that was asked for.
pub fn scroll_bar_ui(ui: &mut Ui, cx: &Cx<'_>, window: Rect, above: f64, total: f64) -> Option<f32> {
    #[expect(clippy::cast_possible_truncation, reason = "px of a bar")]
    let (above, total) = (above as f32, total as f32);
    let height = window.height();
    if total <= height * 0.66 {
        return None;
    }
    let strip = Rect::from_min_max(pos2(window.right() - WIDTH_PX, window.top()), window.max);
    let response = ui.interact(strip, ui.make_persistent_id("scroll"), Sense::click_and_drag());
    let share = (above / total).clamp(0.0, 1.0);
    response
        .widget_info(|| egui::WidgetInfo::slider(true, f64::from(share * 100.0), cx.words.say("scroll-bar")));
    let length = (height * height / (total + height * 0.34)).clamp(32.0, height);
    let top = strip.top() + share * (height - length) * total / (total - height * 0.66).max(1.0);
    let top = top.min(strip.bottom() - length);
    let is_lively = response.hovered() || response.dragged();
    let width = if is_lively { 8.0 } else { 5.0 };
    let bar =
        Rect::from_min_max(pos2(strip.right() - width - 3.0, top), pos2(strip.right() - 3.0, top + length));
    let color = if is_lively { cx.look.soft } else { cx.look.hairline };
    ui.painter().rect_filled(bar, 4, color);
    let pos = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked())?;
    Some((pos.y - strip.top() - length / 2.0) / (height - length).max(1.0) * (total - height * 0.66) / total)
}
