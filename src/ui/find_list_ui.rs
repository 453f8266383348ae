//! The list of places found in all articles, each with its words in the middle and what stands around them. Rows out of
//! sight are not drawn, so the list is scrolled before a row gets the keyboard.

use super::context::Cx;
use super::find_draft::{FindDraft, panel_field_id};
use super::find_row_ui::{ListedHit, RowEvent, TitleRow, hit_ui, title_row_ui};
use super::list_sight::ListSight;
use crate::session::{Command, SearchCommand};
use crate::view::find::{FindRow, FindView};
use egui::{EventFilter, FocusDirection, Id, Key, Modifiers, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// Height of a row, in px.
pub const ROW_PX: f32 = 26.0;

/// The id of a row.
fn row_id(at: usize) -> Id {
    Id::unique(("find-row", at))
}

/// Leads the keyboard from the field into the list.
pub fn enter_list(ui: &Ui, draft: &mut FindDraft) {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    draft.cursor = Some((0, row_id(0)));
    draft.sight.offset = 0.0;
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(row_id(0));
    });
}

/// Draws the list, `height` px of it, and collects what is done in it.
pub fn list_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &FindView,
    height: f32,
    draft: &mut FindDraft,
    out: &mut Vec<Command>,
) {
    let mut scroll_to = take_keys(ui, view, height, draft, out);
    if draft.seen_at != view.at {
        // The place that was gone to by another way is brought into sight, too.
        draft.seen_at = view.at;
        let is_it = |row: &FindRow| matches!(row, FindRow::Hit { at, .. } if Some(*at) == view.at);
        let row = view.rows.iter().position(is_it);
        scroll_to = scroll_to.or_else(|| row.and_then(|row| scroll_for(row, height, draft)));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area = ScrollArea::vertical().id_salt("find-list").auto_shrink(false).max_height(height);
    if let Some(offset) = scroll_to {
        area = area.vertical_scroll_offset(offset);
    }
    let shown = area.show_rows(ui, ROW_PX, view.rows.len(), |ui, range| {
        // What is not drawn loses the keyboard: the row that has it is drawn wherever it is.
        let focused = draft.cursor.filter(|(_, id)| ui.memory(egui::Memory::focused) == Some(*id));
        if let Some((at, _)) = focused.filter(|(at, _)| !range.contains(at)) {
            let top = ui.max_rect().top() + top_of(at) - top_of(range.start);
            let size = vec2(ui.max_rect().width(), ROW_PX);
            let rect = Rect::from_min_size(pos2(ui.max_rect().left(), top), size);
            listed_ui(&mut ui.new_child(UiBuilder::new().max_rect(rect)), cx, view, at, draft, out);
        }
        for at in range {
            listed_ui(ui, cx, view, at, draft, out);
        }
    });
    draft.sight = ListSight::of(&shown);
}

/// Draws a row and does what is done to it.
fn listed_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &FindView,
    at: usize,
    draft: &mut FindDraft,
    out: &mut Vec<Command>,
) {
    let Some(row) = view.rows.get(at) else { return };
    match row_ui(ui, cx, view, row, row_id(at), draft) {
        Some(RowEvent::Chosen) => choose(row, draft, out),
        Some(RowEvent::Ticked) => tick(row, view, draft),
        None => {}
    }
}

fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &FindView,
    row: &FindRow,
    id: Id,
    draft: &FindDraft,
) -> Option<RowEvent> {
    match row {
        FindRow::Hit { at, place } => {
            let hit = view.hit(*at)?;
            let (is_now, is_ticked) = (view.at == Some(*at), draft.ticked().contains(at));
            let title = view.title_of(&hit.article);
            hit_ui(ui, cx, id, ListedHit { hit, title, place, is_now, is_ticked })
        }
        FindRow::Section(section, n) => {
            let words = cx.words.say_n(&format!("section-{}", section.name()), *n);
            title_row_ui(ui, cx, id, &TitleRow { title: &words, ..TitleRow::default() })
        }
        FindRow::Article(row) => title_row_ui(ui, cx, id, &TitleRow::of_article(cx, row)),
    }
}

/// Goes to a place; folds an article's places away, or unfolds them.
fn choose(row: &FindRow, draft: &mut FindDraft, out: &mut Vec<Command>) {
    match row {
        FindRow::Hit { at, .. } => {
            // It is in sight: the list need not move for it.
            draft.seen_at = Some(*at);
            out.push(Command::Search(SearchCommand::JumpToHit(*at)));
        }
        FindRow::Article(row) => draft.fold(&row.group, !row.is_folded),
        FindRow::Section(..) => {}
    }
}

/// Ticks a place, or all of an article's or of a section's; or takes the ticks away, where all have theirs.
fn tick(row: &FindRow, view: &FindView, draft: &mut FindDraft) {
    let places = view.places_of(row);
    let has_all = places.iter().all(|at| draft.ticked().contains(at));
    draft.tick(&places, !has_all);
}

/// Takes the keys of the list, and returns how far it is to be scrolled for them.
fn take_keys(
    ui: &Ui,
    view: &FindView,
    height: f32,
    draft: &mut FindDraft,
    out: &mut Vec<Command>,
) -> Option<f32> {
    let focused = ui.memory(egui::Memory::focused)?;
    let known = draft.cursor.filter(|(_, id)| *id == focused).map(|(at, _)| at);
    let here = known.or_else(|| (0..view.rows.len()).find(|at| row_id(*at) == focused))?;
    let Some(last) = view.rows.len().checked_sub(1) else { return to_field(ui) };
    if here > last {
        // The row is gone: the one in its place gets the keyboard, so that no key goes to the article.
        return move_to(ui, last, height, draft);
    }
    draft.cursor = Some((here, focused));
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let row = view.rows.get(here)?;
    if pressed(Key::Enter) {
        choose(row, draft, out);
    }
    if pressed(Key::Space) {
        tick(row, view, draft);
    }
    for (key, is_folded) in [(Key::ArrowLeft, true), (Key::ArrowRight, false)] {
        if let (true, Some((row, group))) = (pressed(key), view.group_of(here)) {
            draft.fold(&group, is_folded);
            // The keyboard stays with the article whose places are folded away.
            return move_to(ui, row, height, draft);
        }
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rows in a window")]
    let page = ((height / ROW_PX) as usize).saturating_sub(1).max(1);
    let steps = [
        (Key::ArrowDown, Some(here + 1)),
        (Key::ArrowUp, here.checked_sub(1)),
        (Key::PageDown, Some(here + page)),
        (Key::PageUp, Some(here.saturating_sub(page))),
        (Key::Home, Some(0)),
        (Key::End, Some(last)),
    ];
    let (_, next) = steps.into_iter().find(|(key, _)| pressed(*key))?;
    match next {
        Some(next) => move_to(ui, next.min(last), height, draft),
        None => to_field(ui),
    }
}

/// Gives the field above the list the keyboard; the list stays where it is.
fn to_field(ui: &Ui) -> Option<f32> {
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(panel_field_id());
    });
    None
}

/// Gives a row the keyboard, and returns how far the list is to be scrolled for it.
fn move_to(ui: &Ui, row: usize, height: f32, draft: &mut FindDraft) -> Option<f32> {
    draft.cursor = Some((row, row_id(row)));
    ui.memory_mut(|memory| {
        memory.move_focus(FocusDirection::None);
        memory.request_focus(row_id(row));
    });
    scroll_for(row, height, draft)
}

/// Where a row begins, in px.
fn top_of(row: usize) -> f32 {
    u16::try_from(row).map_or(f32::from(u16::MAX), f32::from) * ROW_PX
}

/// How far the list is to be scrolled to have a row in sight; `None` where it is.
fn scroll_for(row: usize, height: f32, draft: &FindDraft) -> Option<f32> {
    let top = top_of(row);
    ListSight { height, ..draft.sight }.scroll_to(top, top + ROW_PX)
}
