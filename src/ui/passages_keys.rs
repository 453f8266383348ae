//! The keyboard in the list of passages: from the query into the rows, through them, and back; Enter goes to a passage,
//! Space ticks it, arrows to the side open and close its context.

use super::passage_row_ui::row_id;
use super::passages_draft::PassagesDraft;
use super::query_ui::query_id;
use crate::session::{Command, ReadingCommand};
use crate::view::passages::PassagesView;
use crate::workers::asking::PassageHit;
use egui::{EventFilter, FocusDirection, Key, Modifiers, Ui};

/// Does what the keys of this frame ask for, and returns how far the list is to be scrolled for it.
pub fn take_keys(
    ui: &Ui,
    view: &PassagesView,
    draft: &mut PassagesDraft,
    out: &mut Vec<Command>,
) -> Option<f32> {
    let focused = ui.memory(egui::Memory::focused);
    if focused == Some(query_id()) {
        return enter_list(ui, view, draft);
    }
    draft.enters = None;
    let id = focused.filter(|id| Some(*id) == draft.cursor)?;
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let hits = &view.found.hits;
    let Some(last) = hits.len().checked_sub(1) else {
        ui.memory_mut(|memory| memory.request_focus(query_id()));
        return None;
    };
    let is_it = |hit: &PassageHit| row_id(&hit.key()) == id;
    let here = hits.get(draft.at).is_some_and(is_it).then_some(draft.at);
    let Some(at) = here.or_else(|| hits.iter().position(is_it)) else {
        // The row is gone: the one in its place gets the keyboard, so that no key goes to the article.
        return go_to(ui, view, draft, draft.at.min(last));
    };
    draft.at = at;
    act(ui, view, draft, at, out);
    let page = draft.layout.between(draft.sight.offset, draft.sight.end()).len();
    let page = page.saturating_sub(2).max(1);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let next = if pressed(Key::ArrowDown) {
        at + 1
    } else if pressed(Key::ArrowUp) {
        let Some(above) = at.checked_sub(1) else {
            ui.memory_mut(|memory| memory.request_focus(query_id()));
            return None;
        };
        above
    } else if pressed(Key::PageDown) {
        at + page
    } else if pressed(Key::PageUp) {
        at.saturating_sub(page)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        return None;
    };
    go_to(ui, view, draft, next.min(last))
}

/// Enter in the query leads into the list, as soon as that lists what was typed.
fn enter_list(ui: &Ui, view: &PassagesView, draft: &mut PassagesDraft) -> Option<f32> {
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        draft.enters = Some(draft.typed.clone());
    }
    if draft.enters.as_ref() != Some(&draft.typed) {
        draft.enters = None;
        return None;
    }
    if !view.is_answered || view.asked != draft.typed {
        return None;
    }
    draft.enters = None;
    if view.fault.is_none() { go_to(ui, view, draft, 0) } else { None }
}

/// Enter, Space and the arrows to the side, on the row that has the keyboard.
fn act(ui: &Ui, view: &PassagesView, draft: &mut PassagesDraft, at: usize, out: &mut Vec<Command>) {
    let Some(hit) = view.found.hits.get(at) else { return };
    let pressed = |held, key| ui.input_mut(|input| input.consume_key(held, key));
    if pressed(Modifiers::NONE, Key::Enter) {
        out.push(Command::Reading(ReadingCommand::JumpTo(hit.article.clone(), hit.key())));
    }
    // With Shift first: a key with nothing held is met by any.
    if pressed(Modifiers::SHIFT, Key::Space) {
        draft.tick(view, at, true);
    } else if pressed(Modifiers::NONE, Key::Space) {
        draft.tick(view, at, false);
    }
    for (key, is_open) in [(Key::ArrowRight, true), (Key::ArrowLeft, false)] {
        if pressed(Modifiers::NONE, key) {
            draft.open(at, &hit.key(), is_open);
            ui.ctx().request_repaint();
        }
    }
}

fn go_to(ui: &Ui, view: &PassagesView, draft: &mut PassagesDraft, at: usize) -> Option<f32> {
    let id = row_id(&view.found.hits.get(at)?.key());
    draft.at = at;
    draft.cursor = Some(id);
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(id);
    });
    draft.layout.scroll_to(at, draft.sight)
}
