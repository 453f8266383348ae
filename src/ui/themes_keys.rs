//! The keyboard in the codebook: from the field into the rows and back, through them, into branches and out of them;
//! F2 renames, Delete deletes.

use super::drafts::Drafts;
use super::library_keys::{Step, step};
use super::theme_actions;
use super::themes_ui::filter_id;
use crate::model::id::ThemeId;
use crate::session::{Action, Command};
use crate::view::themes::ThemeRow;
use egui::{EventFilter, FocusDirection, Id, Key, Modifiers, Ui};

/// Rows that Page up and Page down pass.
const PAGE: isize = 10;

/// The id a row has the keyboard by, drawn or not.
#[must_use]
pub fn row_id(id: &ThemeId) -> Id {
    Id::unique(("theme-row", id))
}

/// A row that is listed, with its place in the view.
#[derive(Clone, Copy)]
pub struct RowInSight<'v> {
    pub at: usize,
    pub row: &'v ThemeRow,
}

/// Does what the keys of this frame ask for; a row that gets the keyboard is brought into sight.
pub fn take_keys(ui: &Ui, rows: &[RowInSight<'_>], drafts: &mut Drafts, out: &mut Vec<Command>) {
    let focused = ui.memory(egui::Memory::focused);
    let here = rows.iter().position(|listed| Some(row_id(&listed.row.id)) == focused);
    if here.is_none() && focused != Some(filter_id()) {
        return;
    }
    if let Some(id) = focused.filter(|_| here.is_some()) {
        drafts.themes.cursor = Some(id);
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let at = here.and_then(|at| rows.get(at));
    if let Some(RowInSight { row, .. }) = at {
        if pressed(Key::F2) {
            return theme_actions::act(Action::RenameTheme, row, drafts, out);
        }
        if pressed(Key::Delete) {
            // The row after it has the keyboard next, so that no key goes to the article.
            let next = here.and_then(|at| rows.get(at + 1).or_else(|| rows.get(at.checked_sub(1)?)));
            if let Some(next) = next {
                go_to(ui, next.row, drafts);
            }
            return theme_actions::act(Action::DeleteTheme, row, drafts, out);
        }
    }
    let to = match at.and_then(|listed| side_step(ui, listed.row, drafts)) {
        Some(Side::Stays) => return,
        Some(Side::Up) => {
            let parent = at.and_then(|listed| listed.row.parent.as_ref());
            rows.iter().position(|listed| Some(&listed.row.id) == parent)
        }
        Some(Side::Down) => here.map(|at| at + 1),
        None => step(ui, here.is_some(), PAGE).and_then(|step| target(ui, rows.len(), here, step)),
    };
    if let Some(RowInSight { row, .. }) = to.and_then(|to| rows.get(to)) {
        go_to(ui, row, drafts);
    }
}

/// Gives a row the keyboard, and brings it into sight.
fn go_to(ui: &Ui, row: &ThemeRow, drafts: &mut Drafts) {
    let id = row_id(&row.id);
    drafts.themes.cursor = Some(id);
    drafts.themes.wanted = Some(row.id.clone());
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(id);
    });
}

/// Where a step leads; above the first row is the field.
fn target(ui: &Ui, n_rows: usize, here: Option<usize>, step: Step) -> Option<usize> {
    let last = n_rows.checked_sub(1)?;
    match (step, here) {
        (Step::Start, _) | (Step::By(_), None) => Some(0),
        (Step::End, _) => Some(last),
        (Step::By(by), Some(0)) if by < 0 => {
            ui.memory_mut(|memory| memory.request_focus(filter_id()));
            None
        }
        (Step::By(by), Some(at)) => Some(at.saturating_add_signed(by).min(last)),
    }
}

/// What an arrow to the side does.
enum Side {
    Stays,
    /// To the parent.
    Up,
    /// To the first child.
    Down,
}

/// Left folds a branch, or leads to the parent; Right opens it, or leads to the first child.
fn side_step(ui: &Ui, row: &ThemeRow, drafts: &mut Drafts) -> Option<Side> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let is_in_tree = drafts.themes.filter.trim().is_empty();
    let is_folded = drafts.themes.folded.contains(&row.id);
    if pressed(Key::ArrowLeft) {
        if row.has_children && !is_folded && is_in_tree {
            drafts.themes.folded.insert(row.id.clone());
            return Some(Side::Stays);
        }
        return Some(Side::Up);
    }
    if pressed(Key::ArrowRight) {
        if drafts.themes.folded.remove(&row.id) {
            return Some(Side::Stays);
        }
        return Some(if row.has_children && is_in_tree { Side::Down } else { Side::Stays });
    }
    None
}
