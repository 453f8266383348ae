//! The field over the chosen cell of the table of articles and attributes. While a cell is only chosen it is empty and not
//! seen: the first letter typed into it begins to write.

use super::attributes_draft::{AttributesDraft, field_id};
use super::attributes_menu;
use super::attributes_offer::offer_ui;
use super::attributes_paint::Shown;
use super::context::Cx;
use super::fonts::plain;
use super::grid_frame::{GridFrame, GridPlace};
use super::input_method::type_into;
use super::kept_text::{Letters, row};
use crate::session::Command;
use crate::view::attributes::AttributesView;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align2, EventFilter, Frame, Margin, Rect, Response, Stroke, TextEdit, Ui, UiBuilder, vec2};

/// Room for the letters that come next, in px.
const NEXT_PX: f32 = 28.0;

/// Draws the field, and takes what is typed into it.
pub(super) fn field_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &AttributesView,
    draft: &mut AttributesDraft,
    frame: &GridFrame,
) -> Vec<Command> {
    let at = draft.at;
    let told = Shown { cx, view, draft }.told(at);
    let mut room = room(ui, cx, draft, frame);
    let response = edit(&mut room, cx, draft);
    if std::mem::take(&mut draft.wants_focus) {
        type_into(ui.ctx(), field_id());
    }
    if response.has_focus() {
        let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    response.clone().accessible_name(told);
    if response.drag_started() && !draft.is_writing() && at.row > 0 {
        draft.is_dragged = true;
    }
    let mut out = Vec::new();
    take_typed(ui, cx, view, draft, &response);
    let is_writing = draft.is_writing();
    if is_writing && offer_ui(ui, cx, draft, response.rect) {
        out.extend(draft.take_written());
        draft.go(GridPlace { row: at.row + 1, ..at }, false);
        draft.fit(view);
        draft.wants_focus = true;
    } else if is_writing && response.lost_focus() && !is_pressed_on_list(ui, draft) {
        out.extend(draft.take_written());
    }
    if !draft.is_writing() {
        attributes_menu::menu_ui(&response, cx, view, draft, &mut out);
        if response.hovered() {
            let hint = Shown { cx, view, draft }.hint(at);
            response.on_hover_text(hint);
        }
    }
    out
}

/// Where the field is drawn: over its cell, which it may be wider than while it is written in.
fn room(ui: &mut Ui, cx: &Cx<'_>, draft: &AttributesDraft, frame: &GridFrame) -> Ui {
    let mut rect = frame.rect(draft.at);
    if !draft.is_writing() {
        let mut part = frame.part(ui, draft.at);
        let ring = (cx.look.ring_px(), cx.look.focus_ring);
        let is_focused = ui.memory(egui::Memory::focused) == Some(field_id());
        let stroke = if is_focused { ring } else { (1.0, cx.look.neutral_line) };
        part.painter().rect_stroke(rect.shrink(1.0), 3, stroke, egui::StrokeKind::Inside);
        let clip = part.clip_rect();
        part = part.new_child(UiBuilder::new().max_rect(rect));
        part.set_clip_rect(clip);
        return part;
    }
    let whole = frame.whole();
    let letters = Letters::new(plain(13.0), cx.look.ink);
    let needed = row(ui, &draft.typed, letters).size().x + NEXT_PX;
    let width = rect.width().max(needed).min((whole.right() - rect.left()).max(rect.width()));
    rect = Rect::from_min_size(rect.min, vec2(width, rect.height()));
    let mut room = ui.new_child(UiBuilder::new().max_rect(rect));
    room.shrink_clip_rect(whole);
    room.painter().rect_filled(rect, 3, cx.look.card);
    let ring = (cx.look.ring_px(), cx.look.accent);
    room.painter().rect_stroke(rect, 3, ring, egui::StrokeKind::Inside);
    room
}

fn edit(ui: &mut Ui, cx: &Cx<'_>, draft: &mut AttributesDraft) -> Response {
    let size = ui.max_rect().size();
    if !draft.is_writing() {
        let visuals = ui.visuals_mut();
        visuals.text_cursor.stroke = Stroke::NONE;
        visuals.text_cursor.preview = false;
        visuals.text_cursor.blink = false;
    }
    let edit = TextEdit::singleline(&mut draft.typed)
        .id(field_id())
        .frame(Frame::NONE)
        .margin(Margin::symmetric(6, 0))
        .font(plain(13.0))
        .text_color(cx.look.ink)
        .align(Align2::LEFT_CENTER)
        .return_key(None)
        .desired_width(size.x - 12.0)
        .min_size(size);
    ui.add_sized(size, edit)
}

/// Begins to write with the first letter, or where the cell is clicked twice.
fn take_typed(ui: &Ui, cx: &Cx<'_>, view: &AttributesView, draft: &mut AttributesDraft, response: &Response) {
    if draft.is_writing() {
        if response.changed()
            && let Some(writing) = &mut draft.writing
        {
            writing.chosen = None;
        }
        return;
    }
    if response.double_clicked() {
        begin(ui, cx, view, draft);
    } else if draft.typed.trim().is_empty() {
        draft.typed.clear();
    } else {
        let letters = std::mem::take(&mut draft.typed);
        draft.begin(cx.words, view, Some(letters));
    }
}

/// Begins to write with what stands there, the cursor at its end.
pub(super) fn begin(ui: &Ui, cx: &Cx<'_>, view: &AttributesView, draft: &mut AttributesDraft) {
    draft.begin(cx.words, view, None);
    place_cursor(ui, draft);
}

/// Puts the cursor behind what stands in the field; what was taken back or made again in another cell is forgotten.
pub(super) fn place_cursor(ui: &Ui, draft: &AttributesDraft) {
    let mut state = TextEditState::default();
    let end = CCursor::new(draft.typed.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    TextEdit::store_state(ui.ctx(), field_id(), state);
}

/// Whether the keyboard was lost to the list of what is offered, whose click is still to come.
fn is_pressed_on_list(ui: &Ui, draft: &AttributesDraft) -> bool {
    let at = ui.input(|input| input.pointer.press_origin().or(input.pointer.interact_pos()));
    draft.list.zip(at).is_some_and(|(list, at)| list.contains(at))
}
