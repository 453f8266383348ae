//! The keyboard in the library: from the filter down into the rows, through them, and back; and the open article's
//! row brought into sight. Rows out of sight are not drawn, so the list is scrolled before the row gets the keyboard.

use super::drafts::LibraryDraft;
use super::library_ui::{Entry, filter_id};
use super::list_sight::ListSight;
use crate::model::id::ArticlePath;
use egui::{EventFilter, FocusDirection, Id, Key, Modifiers, Ui};
use std::ops::Range;

/// The list as it is laid out: what stands in it, and where each begins, in px; one place more for the end.
pub struct List<'v> {
    /// What stands in it.
    pub entries: Vec<Entry<'v>>,
    /// Where each begins.
    pub tops: Vec<f32>,
}

impl<'v> List<'v> {
    /// Lays entries out.
    #[must_use]
    pub fn new(entries: Vec<Entry<'v>>, height_of: impl Fn(&Entry<'v>) -> f32) -> Self {
        let mut tops = Vec::with_capacity(entries.len() + 1);
        let mut y = 0.0;
        tops.push(y);
        for entry in &entries {
            y += height_of(entry);
            tops.push(y);
        }
        Self { entries, tops }
    }

    /// Height of everything, in px.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The entries between two heights.
    #[must_use]
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.tops.partition_point(|y| *y <= top).saturating_sub(1);
        let end = self.tops.partition_point(|y| *y < bottom).min(self.entries.len());
        first..end.max(first)
    }

    fn position(&self, id: Id) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id() == id)
    }

    /// How far the list is to be scrolled to have an entry in sight; `None` where it is.
    fn scroll_to(&self, at: usize, sight: ListSight) -> Option<f32> {
        sight.scroll_to(*self.tops.get(at)?, *self.tops.get(at + 1)?)
    }
}

/// Where a key leads.
pub enum Step {
    /// So many rows on, back where negative.
    By(isize),
    /// To the first.
    Start,
    /// To the last.
    End,
}

/// Moves the keyboard by the keys of this frame, and returns how far the list is to be scrolled for it.
pub fn take_keys(ui: &Ui, list: &List<'_>, draft: &mut LibraryDraft) -> Option<f32> {
    let focused = ui.memory(egui::Memory::focused);
    let is_in_list = focused.is_some() && focused == draft.cursor;
    let is_in_filter = focused == Some(filter_id());
    if is_in_list && let Some(id) = draft.cursor {
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    if !is_in_list && !is_in_filter {
        return None;
    }
    let here = draft.cursor.filter(|_| is_in_list).and_then(|id| list.position(id));
    let page = list.between(draft.sight.offset, draft.sight.end()).len().saturating_sub(2).max(1);
    let step = step(ui, is_in_list, isize::try_from(page).unwrap_or(1))?;
    let last = list.entries.len().checked_sub(1)?;
    let next = match (step, here) {
        (Step::Start, _) | (Step::By(_), None) => 0,
        (Step::End, _) => last,
        (Step::By(by), Some(at)) => match at.checked_add_signed(by) {
            Some(next) => next.min(last),
            None if at == 0 => {
                ui.memory_mut(|memory| memory.request_focus(filter_id()));
                return None;
            }
            None => 0,
        },
    };
    let id = list.entries.get(next)?.id();
    draft.cursor = Some(id);
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(id);
    });
    list.scroll_to(next, draft.sight)
}

/// The step that the keys of this frame ask for; from above the list only down into it.
pub fn step(ui: &Ui, is_in_list: bool, page: isize) -> Option<Step> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        return Some(Step::By(1));
    }
    if !is_in_list {
        return None;
    }
    let steps = [
        (Key::ArrowUp, Step::By(-1)),
        (Key::PageDown, Step::By(page)),
        (Key::PageUp, Step::By(-page)),
        (Key::Home, Step::Start),
        (Key::End, Step::End),
    ];
    steps.into_iter().find(|(key, _)| pressed(*key)).map(|(_, step)| step)
}

/// How far the list is to be scrolled for the row of an article that has just been opened.
pub fn follow_open(list: &List<'_>, open: Option<&ArticlePath>, draft: &mut LibraryDraft) -> Option<f32> {
    // Before the first frame nobody knows how much is in sight.
    if draft.seen_open.as_ref() == open || draft.sight.height <= 0.0 {
        return None;
    }
    draft.seen_open = open.cloned();
    let is_open = |entry: &Entry<'_>| matches!(entry, Entry::Article(row) if Some(&row.path) == open);
    list.scroll_to(list.entries.iter().position(is_open)?, draft.sight)
}
