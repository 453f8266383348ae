//! A table of numbers of any size: the heads stand still while the cells move under them, and only what is in sight is
//! drawn. Arrows go from cell to cell; Enter or a click opens what stands behind a number, and on a head sorts by it.

use super::context::Cx;
use super::fonts::{bold, plain};
use super::grid_columns::{ColumnWidths, in_sight, names_px, px, row_px};
use super::grid_paint::{self, Painted};
use crate::exchange::grid::{Grid, GridSort};
use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, Vec2, pos2, vec2};
use std::ops::Range;

/// Height of the head, in px.
pub(super) const HEAD_PX: f32 = 40.0;

/// How many rows a page of the keyboard is.
const PAGE_ROWS: usize = 15;

/// What the table keeps between frames.
#[derive(Clone, Copy, Debug)]
pub struct GridDraft {
    /// Where the keyboard is.
    pub at: GridPlace,
    /// How far the cells are scrolled, in px.
    offset: Vec2,
}

impl Default for GridDraft {
    fn default() -> Self {
        Self { at: GridPlace { row: 1, column: 1 }, offset: Vec2::ZERO }
    }
}

/// A place in a table: a cell, a name or a head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct GridPlace {
    /// 0 for the heads, then the rows.
    pub row: usize,
    /// 0 for the names, then the columns.
    pub column: usize,
}

impl GridPlace {
    /// The row it stands in; `None` among the heads.
    #[must_use]
    pub fn in_row(self) -> Option<usize> {
        self.row.checked_sub(1)
    }

    /// The column it stands in; `None` among the names.
    #[must_use]
    pub fn in_column(self) -> Option<usize> {
        self.column.checked_sub(1)
    }
}

/// What was asked of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridAsked {
    /// Sort by this.
    Sort(GridSort),
    /// Open what stands behind a cell or a name.
    Open(GridPlace),
}

/// What the table is drawn with.
pub struct GridLook<'a> {
    /// The table.
    pub grid: &'a Grid,
    /// What it is sorted by.
    pub sort: Option<GridSort>,
    /// Whether the numbers are those of before: they are drawn soft.
    pub is_old: bool,
    /// What the table is called.
    pub name: &'a str,
}

/// Draws the table; tells what was asked of it.
pub fn grid_ui(ui: &mut Ui, cx: &Cx<'_>, look: &GridLook<'_>, draft: &mut GridDraft) -> Option<GridAsked> {
    let whole = ui.available_rect_before_wrap();
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Grid);
        node.set_label(look.name);
    });
    let grid = look.grid;
    let names_px = names_px(grid, whole.width());
    draft.at.row = draft.at.row.min(grid.rows.len());
    draft.at.column = draft.at.column.min(grid.columns.len());
    let body = Rect::from_min_max(pos2(whole.left() + names_px, whole.top() + HEAD_PX), whole.max);
    let columns = ColumnWidths::of(grid, body.width());
    let size = vec2(columns.whole(), px(grid.rows.len()) * row_px(grid));
    let moved = take_keys(ui, look, draft);
    if moved {
        draft.offset = brought_into_sight(draft, body.size(), columns, row_px(grid));
    }
    let mut laid = Laid { look, names_px, columns, whole, body, offset: draft.offset, asked: None, moved };
    let mut room = ui.new_child(egui::UiBuilder::new().max_rect(body));
    let mut area = ScrollArea::both().id_salt("grid").auto_shrink(false);
    if moved {
        area = area.scroll_offset(draft.offset);
    }
    let shown = area.show_viewport(&mut room, |ui, sight| {
        ui.set_min_size(size);
        laid.offset = sight.min.to_vec2();
        laid.cells_ui(ui, cx, draft);
    });
    draft.offset = shown.state.clamped_offset();
    laid.offset = draft.offset;
    laid.names_ui(ui, cx, draft);
    laid.heads_ui(ui, cx, draft);
    ui.allocate_rect(whole, Sense::hover());
    laid.asked
}

/// A table on the screen.
struct Laid<'g> {
    look: &'g GridLook<'g>,
    names_px: f32,
    columns: ColumnWidths,
    whole: Rect,
    body: Rect,
    offset: Vec2,
    asked: Option<GridAsked>,
    moved: bool,
}

impl Laid<'_> {
    fn cells_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, draft: &mut GridDraft) {
        let (rows, columns) = (self.rows_in_sight(), self.columns_in_sight());
        for row in rows {
            for column in columns.clone() {
                self.place_ui(ui, cx, draft, GridPlace { row: row + 1, column: column + 1 });
            }
        }
    }

    fn names_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, draft: &mut GridDraft) {
        let room = Rect::from_min_max(pos2(self.whole.left(), self.body.top()), self.body.left_bottom());
        let mut names = ui.new_child(egui::UiBuilder::new().max_rect(room));
        names.shrink_clip_rect(room);
        for row in self.rows_in_sight() {
            self.place_ui(&mut names, cx, draft, GridPlace { row: row + 1, column: 0 });
        }
    }

    fn heads_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, draft: &mut GridDraft) {
        let line = self.body.top() - 0.5;
        ui.painter().hline(self.whole.x_range(), line, (1.0, cx.look.hairline));
        self.place_ui(ui, cx, draft, GridPlace::default());
        let room = Rect::from_min_max(pos2(self.body.left(), self.whole.top()), self.body.right_top());
        let mut heads = ui.new_child(egui::UiBuilder::new().max_rect(room));
        heads.shrink_clip_rect(room);
        for column in self.columns_in_sight() {
            self.place_ui(&mut heads, cx, draft, GridPlace { row: 0, column: column + 1 });
        }
    }

    /// Draws a place, and takes clicks on it.
    fn place_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, draft: &mut GridDraft, at: GridPlace) {
        let rect = self.rect(at);
        let is_at = draft.at == at;
        // The keyboard stops once in the table, where it was last; arrows go on from there.
        let sense = if is_at { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, place_id(at), sense);
        if self.moved && is_at {
            response.request_focus();
        }
        if response.has_focus() {
            let filter =
                EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        let words = || grid_paint::told(cx, self.look, at);
        response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, words()));
        let painted = Painted {
            rect,
            is_hovered: response.hovered(),
            has_focus: response.has_focus(),
            letters: if at.row == 0 || at.column == 0 { bold(12.5) } else { plain(13.0) },
        };
        grid_paint::place(ui, cx, self.look, at, &painted);
        if response.clicked() {
            draft.at = at;
            response.request_focus();
            self.asked = Some(asked(self.look, at));
        }
        super::style::told(response, words);
    }

    fn rect(&self, at: GridPlace) -> Rect {
        let left = at
            .in_column()
            .map_or(self.whole.left(), |column| self.body.left() + self.columns.left(column) - self.offset.x);
        let top = at.in_row().map_or(self.whole.top(), |row| {
            self.body.top() + px(row) * row_px(self.look.grid) - self.offset.y
        });
        let width = at.in_column().map_or(self.names_px, |column| self.columns.width(column));
        let height = if at.row == 0 { HEAD_PX } else { row_px(self.look.grid) };
        Rect::from_min_size(pos2(left, top), vec2(width, height))
    }

    fn rows_in_sight(&self) -> Range<usize> {
        in_sight(self.offset.y, self.body.height(), row_px(self.look.grid), self.look.grid.rows.len())
    }

    fn columns_in_sight(&self) -> Range<usize> {
        self.columns.in_sight(self.offset.x, self.body.width())
    }
}

/// The id of a place, for moving the keyboard there.
#[must_use]
pub fn place_id(at: GridPlace) -> Id {
    Id::unique(("grid", at))
}

/// How far the cells are to be scrolled so that the place of the keyboard is in sight.
fn brought_into_sight(draft: &GridDraft, room: Vec2, columns: ColumnWidths, row_px: f32) -> Vec2 {
    let into = |from: f32, to: f32, offset: f32, room: f32| {
        if from < offset { from } else { offset.max(to - room) }
    };
    let (at, offset) = (draft.at, draft.offset);
    let along_row =
        at.in_column().map(|column| into(columns.left(column), columns.left(column + 1), offset.x, room.x));
    let down = at.in_row().map(|row| into(px(row) * row_px, px(row + 1) * row_px, offset.y, room.y));
    vec2(along_row.unwrap_or(offset.x), down.unwrap_or(offset.y))
}

/// Moves the keyboard's place by the keys of this frame; says whether it has moved.
fn take_keys(ui: &Ui, look: &GridLook<'_>, draft: &mut GridDraft) -> bool {
    if ui.memory(egui::Memory::focused) != Some(place_id(draft.at)) {
        return false;
    }
    let (rows, columns) = (look.grid.rows.len(), look.grid.columns.len());
    let pressed = |key: Key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    let before = draft.at;
    let at = &mut draft.at;
    at.row = (at.row + pressed(Key::ArrowDown) + pressed(Key::PageDown) * PAGE_ROWS).min(rows);
    at.row = at.row.saturating_sub(pressed(Key::ArrowUp) + pressed(Key::PageUp) * PAGE_ROWS);
    at.column = (at.column + pressed(Key::ArrowRight)).min(columns);
    at.column = at.column.saturating_sub(pressed(Key::ArrowLeft));
    if pressed(Key::Home) > 0 {
        at.column = 0;
    }
    if pressed(Key::End) > 0 {
        at.column = columns;
    }
    *at != before
}

/// What a click on a place asks for.
fn asked(look: &GridLook<'_>, at: GridPlace) -> GridAsked {
    if at.row > 0 {
        return GridAsked::Open(at);
    }
    let column = at.in_column();
    let again = look.sort.filter(|sort| sort.column == column);
    // Numbers begin with the greatest, names and other words with the first.
    let is_of_words = column.is_none_or(|column| look.grid.is_of_words(column));
    let is_rising = again.map_or(is_of_words, |sort| !sort.is_rising);
    GridAsked::Sort(GridSort { column, is_rising })
}
