//! An edge that can be moved: dragged with the mouse, or with the arrows while it has the keyboard; a double click puts
//! it where it usually is.

use super::context::Cx;
use egui::{CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui};

/// How far an arrow moves an edge, in px.
pub const STEP_PX: f32 = 24.0;

/// An upright edge.
pub struct Edge<'a> {
    /// Its id.
    pub id: Id,
    /// Its name in the locales.
    pub name: &'a str,
    /// Where the mouse takes it.
    pub grip: Rect,
    /// Where its line is drawn, in px from the left.
    pub line_x: f32,
    /// The width it is told with, in px.
    pub width: f32,
}

/// What is done to an edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EdgeMove {
    /// The mouse holds it at this x, in px.
    HeldAt(f32),
    /// Keys moved it by so many px to the right.
    By(f32),
    /// It is to stand where it usually does.
    Reset,
}

/// Draws the edge where it is pointed at or has the keyboard, and tells what is done to it.
pub fn edge_ui(ui: &Ui, cx: &Cx<'_>, edge: &Edge<'_>) -> Option<EdgeMove> {
    let response = ui.interact(edge.grip, edge.id, Sense::click_and_drag());
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::slider(true, f64::from(edge.width), cx.words.say(edge.name));
        info.role = Role::Splitter;
        info
    });
    let mut done = None;
    if response.dragged() {
        done = response.interact_pointer_pos().map(|pos| EdgeMove::HeldAt(pos.x));
    }
    if response.double_clicked() {
        done = Some(EdgeMove::Reset);
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(edge.id, filter));
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (n_left, n_right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
        let step = |n: usize| u8::try_from(n).map_or(0.0, f32::from) * STEP_PX;
        if n_left + n_right > 0 {
            done = Some(EdgeMove::By(step(n_right) - step(n_left)));
        }
    }
    if response.hovered() || response.dragged() || response.has_focus() {
        let width = if response.has_focus() { cx.look.ring_px() } else { 2.0 };
        ui.painter().vline(edge.line_x, edge.grip.y_range(), (width, cx.look.focus_ring));
        ui.ctx().set_cursor_icon(if response.has_focus() && !response.hovered() {
            CursorIcon::Default
        } else {
            CursorIcon::ResizeHorizontal
        });
    }
    done
}
