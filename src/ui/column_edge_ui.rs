//! The edge of the right column: dragged, or moved by arrows while it has the keyboard.

use super::context::Cx;
use super::find_draft::FindDraft;
use crate::session::Command;
use crate::storage::settings::{ColumnWidth, Settings};
use egui::{CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, pos2};

/// How far inside of the edge the mouse takes it, and how far an arrow moves it, in px.
const GRIP_PX: f32 = 7.0;
pub const STEP_PX: f32 = 24.0;

/// The least that is left for the reader, in px.
const READER_PX: f32 = 320.0;

/// How wide the column is in a window that has so much room beside the library.
#[must_use]
pub fn column_px(settings: &Settings, draft: &FindDraft, room: f32) -> f32 {
    let wanted = draft.column_px.unwrap_or(settings.right_column.px());
    ColumnWidth::of(wanted.min(room - READER_PX)).px()
}

/// Draws the edge and takes what is done to it.
pub fn edge_ui(ui: &Ui, cx: &Cx<'_>, column: Rect, draft: &mut FindDraft, out: &mut Vec<Command>) {
    // Within the column: what is pressed beside it is pressed in the article.
    let grip = Rect::from_min_max(column.min, pos2(column.left() + GRIP_PX, column.bottom()));
    let id = Id::unique("column-edge");
    let response = ui.interact(grip, id, Sense::click_and_drag());
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::slider(true, f64::from(column.width()), cx.words.say("column-edge"));
        info.role = Role::Splitter;
        info
    });
    if response.dragged()
        && let Some(pos) = response.interact_pointer_pos()
    {
        draft.column_px = Some(ColumnWidth::of(column.right() - pos.x).px());
    } else if let Some(px) = draft.column_px.take() {
        out.extend(resized(cx.settings, px));
    }
    if response.double_clicked() {
        out.extend(resized(cx.settings, ColumnWidth::default().px()));
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (n_left, n_right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
        let step = |n: usize| u8::try_from(n).map_or(0.0, f32::from) * STEP_PX;
        if n_left + n_right > 0 {
            out.extend(resized(cx.settings, column.width() + step(n_left) - step(n_right)));
        }
    }
    let is_lively = response.hovered() || response.dragged() || response.has_focus();
    if is_lively {
        let width = if response.has_focus() { cx.look.ring_px() } else { 2.0 };
        ui.painter().vline(column.left() + 0.5, column.y_range(), (width, cx.look.focus_ring));
        ui.ctx().set_cursor_icon(if response.has_focus() && !response.hovered() {
            CursorIcon::Default
        } else {
            CursorIcon::ResizeHorizontal
        });
    }
}

/// The settings with another width, where it is another.
#[must_use]
pub fn resized(settings: &Settings, px: f32) -> Option<Command> {
    let right_column = ColumnWidth::of(px.round());
    let is_other = right_column != settings.right_column;
    is_other.then(|| Command::ChangeSettings(Box::new(Settings { right_column, ..settings.clone() })))
}
