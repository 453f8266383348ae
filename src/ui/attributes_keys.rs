//! The keys of the table of articles and attributes. A field over the chosen cell has the keyboard; what goes through the
//! table is taken out of the input before the field has it, in the order it was pressed.

use super::attributes_draft::{AttributesDraft, field_id};
use super::attributes_offer;
use super::grid_frame::GridPlace;
use super::list_keys::is_edit;
use crate::session::Command;
use crate::view::attributes::AttributesView;
use crate::words::language::Words;
use egui::{Event, Key, Modifiers, Ui};

/// How many rows a page of the keyboard is.
const PAGE_ROWS: usize = 15;

/// Takes the keys of a frame.
pub(super) fn take(
    ui: &Ui,
    words: &Words,
    view: &AttributesView,
    draft: &mut AttributesDraft,
    out: &mut Vec<Command>,
) {
    let later = std::mem::take(&mut draft.later);
    if ui.memory(egui::Memory::focused) != Some(field_id()) {
        return;
    }
    let now = ui.input_mut(|input| std::mem::take(&mut input.events));
    let mut events = later.into_iter().chain(now);
    let mut kept = Vec::new();
    let mut has_letters = false;
    while let Some(event) = events.next() {
        if !is_of_table(&event, draft) {
            has_letters |= is_edit(&event);
            kept.push(event);
        } else if has_letters {
            // The letters before it are taken in first.
            draft.later = std::iter::once(event).chain(events).collect();
            ui.ctx().request_repaint();
            break;
        } else if draft.is_writing() {
            while_writing(&event, view, draft, out);
        } else {
            while_choosing(ui, event, words, view, draft, out);
        }
    }
    ui.input_mut(|input| input.events = kept);
}

/// Whether the table has a use for an event, and not the field.
fn is_of_table(event: &Event, draft: &AttributesDraft) -> bool {
    let is_choosing = !draft.is_writing();
    match event {
        Event::Copy | Event::Cut | Event::Paste(_) => is_choosing,
        Event::Key { key, pressed: true, modifiers, .. } => match key {
            Key::Enter | Key::Escape | Key::Tab => !modifiers.command && !modifiers.alt,
            Key::ArrowUp | Key::ArrowDown => {
                is_choosing || (modifiers.is_none() && attributes_offer::has_any(draft))
            }
            Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End | Key::PageUp | Key::PageDown => {
                is_choosing && !modifiers.alt
            }
            Key::Delete | Key::Backspace | Key::F2 => is_choosing && modifiers.is_none(),
            Key::D | Key::A => is_choosing && *modifiers == command(*modifiers),
            _ => false,
        },
        _ => false,
    }
}

/// These, where nothing but the command key is among them.
fn command(modifiers: Modifiers) -> Modifiers {
    let is_alone = modifiers.command && !modifiers.alt && !modifiers.shift;
    if is_alone { modifiers } else { Modifiers::COMMAND }
}

fn while_writing(event: &Event, view: &AttributesView, draft: &mut AttributesDraft, out: &mut Vec<Command>) {
    let Event::Key { key, modifiers, .. } = event else { return };
    match key {
        Key::Escape => draft.leave(),
        Key::ArrowDown => attributes_offer::step(draft, true),
        Key::ArrowUp => attributes_offer::step(draft, false),
        Key::Enter | Key::Tab => {
            attributes_offer::take_chosen(draft);
            out.extend(draft.take_written());
            let at = draft.at;
            let to = match (*key == Key::Enter, modifiers.shift) {
                (true, false) => GridPlace { row: at.row + 1, ..at },
                (true, true) => GridPlace { row: at.row.saturating_sub(1).max(at.row.min(1)), ..at },
                (false, is_back) => beside(view, at, is_back).unwrap_or(at),
            };
            draft.go(to, false);
            draft.fit(view);
        }
        _ => {}
    }
}

fn while_choosing(
    ui: &Ui,
    event: Event,
    words: &Words,
    view: &AttributesView,
    draft: &mut AttributesDraft,
    out: &mut Vec<Command>,
) {
    match event {
        Event::Copy => copy(ui, view, draft),
        Event::Cut => {
            copy(ui, view, draft);
            out.extend(draft.emptied(view));
        }
        Event::Paste(text) => out.extend(draft.pasted(view, &text)),
        Event::Key { key: Key::Tab, modifiers, .. } => match beside(view, draft.at, modifiers.shift) {
            Some(to) => draft.go(to, false),
            None => leave_by(ui, modifiers.shift),
        },
        Event::Key { key, modifiers, .. } => {
            if let Some(to) = moved(view, draft.at, key, modifiers) {
                draft.go(to, modifiers.shift);
            } else {
                press(key, words, view, draft, out);
            }
        }
        _ => {}
    }
}

fn press(
    key: Key,
    words: &Words,
    view: &AttributesView,
    draft: &mut AttributesDraft,
    out: &mut Vec<Command>,
) {
    match key {
        Key::Enter if draft.at.row == 0 => {
            if let Some(field) = draft.field(view).cloned() {
                draft.sort_by(&field);
            }
        }
        Key::Enter | Key::F2 => draft.begin(words, view, None),
        Key::Escape => draft.corner = draft.at,
        Key::Delete | Key::Backspace => out.extend(draft.emptied(view)),
        Key::D => out.extend(draft.filled_down(view)),
        Key::A => {
            draft.corner = GridPlace { row: view.n_shown().min(1), column: 0 };
            draft.at = GridPlace { row: view.n_shown(), column: view.fields.len().saturating_sub(1) };
        }
        _ => {}
    }
}

/// Puts the chosen cells on the clipboard.
pub(super) fn copy(ui: &Ui, view: &AttributesView, draft: &mut AttributesDraft) {
    if let Some(text) = draft.copied(view) {
        ui.copy_text(text);
        draft.is_copied = true;
    }
}

/// The cell where an arrow or its like leads.
fn moved(view: &AttributesView, at: GridPlace, key: Key, held: Modifiers) -> Option<GridPlace> {
    let (rows, columns) = (view.n_shown(), view.fields.len().saturating_sub(1));
    // A block has no heads in it, and what goes far stops before them.
    let first = rows.min(1);
    let top = if held.shift || held.command { first } else { 0 };
    let (row, column) = (at.row, at.column);
    let (row, column) = match (key, held.command) {
        (Key::ArrowUp, false) => (row.saturating_sub(1).max(top), column),
        (Key::ArrowDown, false) => ((row + 1).min(rows), column),
        (Key::ArrowLeft, false) => (row, column.saturating_sub(1)),
        (Key::ArrowRight, false) => (row, (column + 1).min(columns)),
        (Key::ArrowUp, true) => (first, column),
        (Key::ArrowDown, true) => (rows, column),
        (Key::ArrowLeft, true) | (Key::Home, false) => (row, 0),
        (Key::ArrowRight, true) | (Key::End, false) => (row, columns),
        (Key::PageUp, _) => (row.saturating_sub(PAGE_ROWS).max(first), column),
        (Key::PageDown, _) => ((row + PAGE_ROWS).min(rows), column),
        (Key::Home, true) => (first, 0),
        (Key::End, true) => (rows, columns),
        _ => return None,
    };
    Some(GridPlace { row, column })
}

/// The cell after this one, or before it, row by row; `None` at the ends, and from heads: there Tab leads out of the table.
fn beside(view: &AttributesView, at: GridPlace, is_back: bool) -> Option<GridPlace> {
    let last = view.fields.len().saturating_sub(1);
    match (at.in_row()?, at.column, is_back) {
        (0, 0, true) => None,
        (row, 0, true) => Some(GridPlace { row, column: last }),
        (_, column, true) => Some(GridPlace { row: at.row, column: column - 1 }),
        (_, column, false) if column < last => Some(GridPlace { row: at.row, column: column + 1 }),
        (_, _, false) => (at.row < view.n_shown()).then_some(GridPlace { row: at.row + 1, column: 0 }),
    }
}

fn leave_by(ui: &Ui, is_back: bool) {
    let direction = if is_back { egui::FocusDirection::Previous } else { egui::FocusDirection::Next };
    ui.memory_mut(|memory| memory.move_focus(direction));
}
