//! Scrolling the article: by wheel, keys, selecting beyond the window, and to what is to be brought into sight.

use super::reader_shape::Shaper;
use super::reader_ui::{ReaderDraft, ReaderPlace, reader_id};
use crate::view::reader::ReaderView;
use egui::{Rect, Ui};

/// Scrolling asked for by keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    ScreenDown,
    ScreenUp,
    Start,
    End,
}

/// Scrolls as was asked for since the last frame; tells whether anything moved.
pub fn scroll(
    ui: &Ui,
    shaper: &Shaper<'_>,
    window: Rect,
    place: ReaderPlace,
    draft: &mut ReaderDraft,
) -> bool {
    let height = window.height();
    let mut has_moved = false;
    if draft.seen_sight != shaper.view.sight.0 {
        draft.seen_sight = shaper.view.sight.0;
        if draft.seen_sight > 0 {
            draft.layout.show_byte(ui, shaper, shaper.view.sight.1, window);
            has_moved = true;
        }
    }
    let mut delta = 0.0;
    if ui.rect_contains_pointer(window) {
        delta -= ui.input(|input| input.smooth_scroll_delta().y);
        ui.input_mut(|input| input.smooth_scroll_delta.y = 0.0);
    }
    // Selecting beyond the window scrolls.
    if draft.mouse.is_selecting()
        && let Some(pos) = ui.input(|input| input.pointer.interact_pos())
    {
        delta += (pos.y - window.bottom()).max(0.0) * 0.3 - (window.top() - pos.y).max(0.0) * 0.3;
    }
    delta += std::mem::take(&mut draft.nudge);
    if place == ReaderPlace::First {
        delta += arrows(ui) * shaper.measure.kind.size_px * 2.5;
    }
    let overlap = shaper.measure.kind.size_px * 2.0;
    let wish = draft.wish.take();
    match wish {
        Some(Scroll::ScreenDown) => delta += height - overlap,
        Some(Scroll::ScreenUp) => delta -= height - overlap,
        Some(Scroll::Start) => draft.layout.go_to_start(),
        Some(Scroll::End) => draft.layout.go_to_share(ui, shaper, 1.0, height),
        None => {}
    }
    if delta != 0.0 {
        draft.layout.scroll_by(ui, shaper, delta, height);
        ui.ctx().request_repaint();
    }
    has_moved || delta != 0.0 || wish.is_some()
}

/// Keeps arrows for the text while it has the keyboard, and Tab too while edges are being moved.
pub fn keep_keyboard(ui: &Ui, view: &ReaderView) {
    let is_moving_edges = view.moving_edge.is_some();
    ui.memory_mut(|memory| {
        if is_moving_edges && !memory.has_focus(reader_id()) {
            memory.request_focus(reader_id());
        }
        let filter = egui::EventFilter {
            tab: is_moving_edges,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        memory.set_focus_lock_filter(reader_id(), filter);
    });
}

/// How many steps the arrows ask to scroll, where nothing else has the keyboard.
fn arrows(ui: &Ui) -> f32 {
    let focused = ui.memory(egui::Memory::focused);
    if focused.is_some_and(|id| id != reader_id()) || egui::Popup::is_any_open(ui.ctx()) {
        return 0.0;
    }
    let pressed = |key| {
        let n = ui.input_mut(|input| input.count_and_consume_key(egui::Modifiers::NONE, key));
        u16::try_from(n).map_or(0.0, f32::from)
    };
    pressed(egui::Key::ArrowDown) - pressed(egui::Key::ArrowUp)
}
