//! A table of numbers of any size: the heads stand still while the cells move under them, and only what is in sight is
//! drawn. Arrows go from cell to cell; Enter or a click opens what stands behind a number, and on a head sorts by it.

use super::context::Cx;
use super::fonts::{bold, plain};
use super::grid_columns::GridSizes;
pub use super::grid_frame::GridPlace;
use super::grid_frame::{GridFrame, GridSize};
use super::grid_paint::{self, Painted};
use crate::exchange::grid::{Grid, GridSort};
use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, Vec2};

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
    let size = GridSize { rows: look.grid.rows.len(), columns: look.grid.columns.len() };
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Grid);
        node.set_label(look.name);
        node.set_row_count(size.rows + 1);
        node.set_column_count(size.columns + 1);
    });
    draft.at.row = draft.at.row.min(size.rows);
    draft.at.column = draft.at.column.min(size.columns);
    let sizes = GridSizes::of(look.grid);
    let mut frame = GridFrame::new(ui.available_rect_before_wrap(), size, draft.offset, &sizes);
    let moved = take_keys(ui, look, draft);
    if moved {
        frame.bring_into_sight(draft.at);
    }
    let mut asked = None;
    frame.show(ui, cx, "grid", moved, |ui, at, rect| {
        asked = place_ui(ui, cx, look, draft, Place { at, rect, moved }).or(asked);
    });
    draft.offset = frame.offset;
    asked
}

/// A place that is drawn.
#[derive(Clone, Copy)]
struct Place {
    at: GridPlace,
    rect: Rect,
    /// Whether the keyboard has moved in this frame.
    moved: bool,
}

/// Draws a place, and takes clicks on it.
fn place_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    look: &GridLook<'_>,
    draft: &mut GridDraft,
    place: Place,
) -> Option<GridAsked> {
    let Place { at, rect, moved } = place;
    let is_at = draft.at == at;
    // The keyboard stops once in the table, where it was last; arrows go on from there.
    let sense = if is_at { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, place_id(at), sense);
    if moved && is_at {
        response.request_focus();
    }
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let words = || grid_paint::told(cx, look, at);
    response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, words()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_row_index(at.row);
        node.set_column_index(at.column);
    });
    let painted = Painted {
        rect,
        is_hovered: response.hovered(),
        has_focus: response.has_focus(),
        letters: if at.row == 0 || at.column == 0 { bold(12.5) } else { plain(13.0) },
    };
    grid_paint::place(ui, cx, look, at, &painted);
    let is_clicked = response.clicked();
    if is_clicked || response.secondary_clicked() {
        draft.at = at;
        response.request_focus();
    }
    super::style::told(response, words);
    is_clicked.then(|| asked(look, at))
}

/// The id of a place, for moving the keyboard there.
#[must_use]
pub fn place_id(at: GridPlace) -> Id {
    Id::unique(("grid", at))
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
