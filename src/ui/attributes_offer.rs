//! What is offered while a cell is written: the values its column has already, of those that hold what was typed, tone marks
//! or not.

use super::attributes_draft::AttributesDraft;
use super::context::Cx;
use super::style::tell_choice;
use crate::search::needle::Needle;
use crate::text::shortened::shortened;
use egui::{Area, Frame, Id, Order, Rect, Role, Ui};

/// So many values are offered at most.
const MOST: usize = 7;

/// So many letters of one are shown.
const MOST_CHARS: usize = 60;

/// The values that are offered: those that begin a word with what was typed come first.
fn offered(draft: &AttributesDraft) -> Vec<&str> {
    let Some(writing) = &draft.writing else { return Vec::new() };
    let typed = draft.typed.trim();
    // Whoever only looks at what stands there is offered nothing.
    if typed == writing.before && !typed.is_empty() && writing.chosen.is_none() {
        return Vec::new();
    }
    let needle = Needle::new(typed);
    let mut begin = Vec::new();
    let mut within = Vec::new();
    for value in writing.known.iter().map(String::as_str).filter(|value| *value != typed) {
        match needle.find(value) {
            _ if needle.is_empty() => begin.push(value),
            Some(found) if found.span.start == 0 => begin.push(value),
            Some(_) => within.push(value),
            None => {}
        }
    }
    begin.into_iter().chain(within).take(MOST).collect()
}

/// Whether anything is offered.
pub(super) fn has_any(draft: &AttributesDraft) -> bool {
    !offered(draft).is_empty()
}

/// Goes to the next of what is offered, or back; before the first is what was typed.
pub(super) fn step(draft: &mut AttributesDraft, is_down: bool) {
    let n = offered(draft).len();
    let Some(writing) = &mut draft.writing else { return };
    writing.chosen = match (writing.chosen, is_down) {
        (None, true) => (n > 0).then_some(0),
        (None, false) => n.checked_sub(1),
        (Some(at), true) => (at + 1 < n).then_some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    };
}

/// Puts the value that was gone to in the place of what was typed.
pub(super) fn take_chosen(draft: &mut AttributesDraft) {
    let at = draft.writing.as_ref().and_then(|writing| writing.chosen);
    let chosen = at.and_then(|at| offered(draft).get(at).map(|value| (*value).to_owned()));
    if let Some(chosen) = chosen {
        draft.typed = chosen;
    }
}

/// Draws what is offered below the cell; says whether one was clicked, which then stands in the place of what was typed.
pub(super) fn offer_ui(ui: &Ui, cx: &Cx<'_>, draft: &mut AttributesDraft, cell: Rect) -> bool {
    let values: Vec<String> = offered(draft).into_iter().map(str::to_owned).collect();
    if values.is_empty() {
        draft.list = None;
        return false;
    }
    let chosen = draft.writing.as_ref().and_then(|writing| writing.chosen);
    let area = Area::new(Id::unique("attributes-offer")).order(Order::Foreground);
    let area = area.fixed_pos(cell.left_bottom()).constrain_to(ui.ctx().content_rect());
    let shown = area.show(ui.ctx(), |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::ListBox);
            node.set_label(cx.words.say("attributes-values"));
        });
        let frame = Frame::popup(ui.style()).fill(cx.look.card).inner_margin(4);
        let clicked = frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut clicked = None;
            for (at, value) in values.iter().enumerate() {
                let words = shortened(value, MOST_CHARS);
                let response = ui.add(egui::Button::selectable(chosen == Some(at), words));
                tell_choice(&response, Role::ListBoxOption, chosen == Some(at), || value.clone());
                if response.clicked() {
                    clicked = Some(value.clone());
                }
            }
            clicked
        });
        clicked.inner
    });
    draft.list = Some(shown.response.rect);
    let Some(value) = shown.inner else { return false };
    draft.typed = value;
    true
}
