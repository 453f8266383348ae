//! The table of people and articles. Arrows go through it, Enter or a click opens the article.

use super::context::Cx;
use super::fonts::{bold, plain};
use super::icons::{self, Icon};
use super::kept_text::{Letters, Room, text};
use crate::session::{Command, ReadingCommand};
use crate::view::table::{Cell, CellState, TableRow, TableSort, TableView};
use egui::{
    Align, EventFilter, Frame, Id, Key, Layout, Margin, Modifiers, Rect, RichText, Role, ScrollArea, Sense,
    Ui, pos2, vec2,
};

/// Height of a row, width of a person's column and least width of the titles, in px.
const ROW_PX: f32 = 26.0;
const PERSON_PX: f32 = 104.0;
const TITLE_PX: f32 = 220.0;

/// What the table keeps between frames.
#[derive(Clone, Copy, Debug, Default)]
pub struct TableDraft {
    /// What it is sorted by.
    pub sort: TableSort,
    /// The row it stands at; `None` before it was drawn.
    at: Option<usize>,
    /// Whether it was copied.
    is_copied: bool,
}

impl TableDraft {
    /// The table as it is before it was drawn, sorted so.
    #[must_use]
    pub fn sorted_by(sort: TableSort) -> Self {
        Self { sort, ..Self::default() }
    }
}

/// Draws the page with the table and its toolbar.
pub fn table_page_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &TableView,
    draft: &mut TableDraft,
    out: &mut Vec<Command>,
) {
    Frame::NONE.inner_margin(Margin { left: 24, right: 24, top: 14, bottom: 12 }).show(ui, |ui| {
        toolbar_ui(ui, cx, view, draft);
        if view.is_blind {
            super::people_ui::blind_ui(ui, cx);
        }
        ui.add_space(6.0);
        table_ui(ui, cx, view, draft, out);
    });
}

fn toolbar_ui(ui: &mut Ui, cx: &Cx<'_>, view: &TableView, draft: &mut TableDraft) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(cx.words.say("people-table-title")).font(bold(18.0)).color(cx.look.ink));
        let n = cx.words.say_n("n-articles", view.rows.len());
        ui.label(RichText::new(n).font(plain(12.0)).color(cx.look.soft));
        ui.add_space(8.0);
        if ui.button(cx.words.say("copy-table")).clicked() {
            let heads = [cx.words.say("table-article"), cx.words.say("sort-title")];
            let count = cx.words.say_with("table-count", &[("name", "{}")]);
            let state = |state: CellState| state_words(cx, state);
            ui.copy_text(view.tab_separated([&heads[0], &heads[1]], &count, state));
            draft.is_copied = true;
        }
        if draft.is_copied {
            ui.label(RichText::new(cx.words.say("notice-copied")).font(plain(12.0)).color(cx.look.soft));
        }
    });
}

fn table_ui(ui: &mut Ui, cx: &Cx<'_>, view: &TableView, draft: &mut TableDraft, out: &mut Vec<Command>) {
    let (at, has_moved) = place(ui, view, draft);
    let height = (ui.available_height() - ROW_PX).max(80.0);
    let mut opened = None;
    ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        #[expect(clippy::cast_precision_loss, reason = "the columns of a table, in pixels")]
        let people = view.people.len() as f32 * PERSON_PX;
        let title = (ui.available_width() - people - 12.0).max(TITLE_PX);
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        head_ui(ui, cx, view, title, draft);
        let n_before = u16::try_from(at).map_or(f32::from(u16::MAX), f32::from);
        let mut area = ScrollArea::vertical().max_height(height).auto_shrink(false);
        if has_moved {
            area = area.vertical_scroll_offset((n_before * ROW_PX - height / 2.0).max(0.0));
        }
        area.show_rows(ui, ROW_PX, view.rows.len(), |ui, rows| {
            for row in rows {
                let Some(shown) = view.rows.get(row) else { continue };
                if row_ui(ui, cx, view, shown, row, title, has_moved && row == at) {
                    opened = Some(shown.path.clone());
                }
            }
        });
    });
    out.extend(opened.map(ReadingCommand::OpenArticle).map(Command::Reading));
}

/// The row the table stands at after the keys of this frame, and whether it has moved there just now.
fn place(ui: &Ui, view: &TableView, draft: &mut TableDraft) -> (usize, bool) {
    let last = view.rows.len().saturating_sub(1);
    let Some(at) = draft.at else {
        let at = view.rows.iter().position(|row| row.is_open).unwrap_or_default();
        draft.at = Some(at);
        return (at, true);
    };
    let focused = ui.memory(egui::Memory::focused);
    let is_in_list = focused.is_none() || focused == Some(row_id(at));
    let pressed = |key: Key| {
        let n = if is_in_list { ui.input_mut(|i| i.count_and_consume_key(Modifiers::NONE, key)) } else { 0 };
        (n > 0).then_some(n)
    };
    let page = 15;
    let to = [
        pressed(Key::ArrowDown).map(|n| at + n),
        pressed(Key::ArrowUp).map(|n| at.saturating_sub(n)),
        pressed(Key::PageDown).map(|n| at + n * page),
        pressed(Key::PageUp).map(|n| at.saturating_sub(n * page)),
        pressed(Key::Home).map(|_| 0),
        pressed(Key::End).map(|_| last),
    ];
    let moved = to.into_iter().flatten().next();
    let at = moved.unwrap_or(at).min(last);
    draft.at = Some(at);
    (at, moved.is_some())
}

fn row_id(row: usize) -> Id {
    Id::unique(("table-row", row))
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, view: &TableView, title: f32, draft: &mut TableDraft) {
    ui.horizontal(|ui| {
        let own = [(TableSort::Order, "table-article", 0.5), (TableSort::Title, "sort-title", 0.5)];
        for (sort, name, share) in own {
            head_button(ui, cx, title * share, &cx.words.say(name), None, sort, draft);
        }
        for (at, name) in view.people.iter().enumerate() {
            let n = view.n_done.get(at).copied().unwrap_or_default();
            let done = cx.words.say_n("table-n-done", n);
            head_button(ui, cx, PERSON_PX, name, Some(&done), TableSort::Person(at), draft);
        }
    });
}

/// A heading that sorts.
fn head_button(
    ui: &mut Ui,
    cx: &Cx<'_>,
    width: f32,
    name: &str,
    more: Option<&str>,
    sort: TableSort,
    draft: &mut TableDraft,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW_PX), Sense::hover());
    let is_sorted = draft.sort == sort;
    let color = if is_sorted { cx.look.accent } else { cx.look.soft };
    let button = egui::Button::new(RichText::new(name).font(bold(12.0)).color(color)).frame(false).truncate();
    let place = egui::UiBuilder::new()
        .max_rect(rect.shrink2(vec2(6.0, 1.0)))
        .layout(Layout::left_to_right(Align::Center));
    let response = ui.new_child(place).add(button);
    if is_sorted {
        ui.painter().hline(rect.x_range().shrink(6.0), rect.bottom() - 1.0, (2.0, cx.look.accent));
    }
    if response.clicked() {
        draft.sort = sort;
    }
    let told = more.map_or_else(|| name.to_owned(), |more| format!("{name}: {more}"));
    response.widget_info(|| egui::WidgetInfo::selected(Role::Button, true, is_sorted, &told));
    response.on_hover_text(told);
}

/// Draws an article; says whether it was chosen.
fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &TableView,
    row: &TableRow,
    at: usize,
    title: f32,
    takes_keyboard: bool,
) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "the columns of a table, in pixels")]
    let width = title + view.people.len() as f32 * PERSON_PX;
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW_PX), Sense::hover());
    let response = ui.interact(rect, row_id(at), Sense::click());
    if takes_keyboard {
        response.request_focus();
    }
    if response.has_focus() {
        // The arrows go through the table, not to the next control.
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    response.widget_info(|| {
        let people = view.people.iter().zip(&row.cells);
        let cells = people.map(|(name, cell)| format!("{name}: {}", cell_words(cx, cell)));
        let words = std::iter::once(row.title.clone()).chain(cells).collect::<Vec<_>>().join(". ");
        egui::WidgetInfo::selected(Role::Button, true, row.is_open, words)
    });
    let painter = ui.painter();
    if row.is_open {
        painter.rect_filled(rect, 4, cx.look.row_selected);
    } else if response.hovered() {
        painter.rect_filled(rect, 4, cx.look.hover);
    }
    if response.has_focus() {
        let ring = (cx.look.ring_px(), cx.look.focus_ring);
        painter.rect_stroke(rect, 4, ring, egui::StrokeKind::Inside);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, cx.look.hairline));
    let ink = Letters::new(plain(13.0), cx.look.ink);
    text(ui, &row.title, ink, pos2(rect.left() + 6.0, rect.center().y - 9.0), Room::row(title - 12.0));
    let mut left = rect.left() + title;
    for cell in &row.cells {
        let column = Rect::from_min_size(pos2(left, rect.top()), vec2(PERSON_PX, ROW_PX));
        cell_ui(ui, cx, column, cell);
        left += PERSON_PX;
    }
    let is_chosen = response.clicked();
    response.on_hover_text(format!("{}\n{}", row.title, row.path));
    is_chosen
}

/// A cell: a check for done, a point for begun, a dash for not begun; with the number of annotations.
fn cell_ui(ui: &Ui, cx: &Cx<'_>, rect: Rect, cell: &Cell) {
    let center = pos2(rect.left() + 16.0, rect.center().y);
    match cell.state {
        CellState::Done => {
            let square = Rect::from_center_size(center, vec2(14.0, 14.0));
            icons::paint(ui.painter(), square, Icon::Check, cx.look.accent);
        }
        CellState::Begun => {
            ui.painter().circle_stroke(center, 4.0, (1.5, cx.look.soft));
        }
        CellState::NotBegun => {
            ui.painter().hline(center.x - 4.0..=center.x + 4.0, center.y, (1.0, cx.look.soft));
        }
    }
    if let Some(n) = cell.n.filter(|n| *n > 0) {
        let words = n.to_string();
        let ink = Letters::new(plain(12.0), cx.look.ink);
        text(ui, &words, ink, pos2(rect.left() + 30.0, rect.center().y - 8.0), Room::row(PERSON_PX - 34.0));
    }
}

fn cell_words(cx: &Cx<'_>, cell: &Cell) -> String {
    let state = state_words(cx, cell.state);
    match cell.n {
        Some(n) => format!("{state}, {}", cx.words.say_n("n-annotations", n)),
        None => state,
    }
}

fn state_words(cx: &Cx<'_>, state: CellState) -> String {
    match state {
        CellState::NotBegun => cx.words.say("table-not-begun"),
        CellState::Begun => cx.words.say("table-begun"),
        CellState::Done => cx.words.say("table-done"),
    }
}
