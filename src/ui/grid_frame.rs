//! How a table of any size lies on the screen: the heads and the first column stand still while the cells move under them,
//! and only the places in sight are drawn.

use super::context::Cx;
use super::grid_columns::{ColumnWidths, GridSizes, in_sight, px};
use egui::{Pos2, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, pos2, vec2};
use std::ops::Range;

/// Height of the head, in px.
const HEAD_PX: f32 = 40.0;

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

/// How many rows and columns a table has, without heads and names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GridSize {
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// A table on the screen.
#[derive(Clone, Debug)]
pub(super) struct GridFrame {
    size: GridSize,
    names_px: f32,
    row_px: f32,
    columns: ColumnWidths,
    whole: Rect,
    body: Rect,
    /// How far the cells are scrolled, in px.
    pub(super) offset: Vec2,
}

impl GridFrame {
    /// A table in this room, scrolled so far, with parts of these sizes.
    pub(super) fn new(whole: Rect, size: GridSize, offset: Vec2, sizes: &GridSizes) -> Self {
        let names_px = sizes.names_px(whole.width());
        let body = Rect::from_min_max(pos2(whole.left() + names_px, whole.top() + HEAD_PX), whole.max);
        let columns = ColumnWidths::new(&sizes.columns, size.columns, body.width());
        Self { size, names_px, row_px: sizes.row_px, columns, whole, body, offset }
    }

    /// Scrolls so far that a place is in sight.
    pub(super) fn bring_into_sight(&mut self, at: GridPlace) {
        let into = |from: f32, to: f32, offset: f32, room: f32, whole: f32| {
            let wanted = if from < offset { from } else { offset.max(to - room) };
            // Further than to the end it would spring back.
            wanted.min((whole - room).max(0.0))
        };
        let (columns, offset) = (&self.columns, self.offset);
        let (room, whole) = (self.body.size(), self.whole_size());
        let x = at
            .in_column()
            .map(|column| into(columns.left(column), columns.left(column + 1), offset.x, room.x, whole.x));
        let y = at
            .in_row()
            .map(|row| into(px(row) * self.row_px, px(row + 1) * self.row_px, offset.y, room.y, whole.y));
        self.offset = vec2(x.unwrap_or(offset.x), y.unwrap_or(offset.y));
    }

    /// Draws the places in sight; they are scrolled to where the table says, where it has moved.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        salt: &str,
        moved: bool,
        mut place_ui: impl FnMut(&mut Ui, GridPlace, Rect),
    ) {
        let mut room = ui.new_child(UiBuilder::new().max_rect(self.body));
        let mut area = ScrollArea::both().id_salt(salt).auto_shrink(false);
        if moved {
            area = area.scroll_offset(self.offset);
        }
        let shown = area.show_viewport(&mut room, |ui, sight| {
            ui.set_min_size(self.whole_size());
            self.offset = sight.min.to_vec2();
            let columns = self.columns_in_sight();
            for row in self.rows_in_sight() {
                for column in columns.clone() {
                    let at = GridPlace { row: row + 1, column: column + 1 };
                    place_ui(ui, at, self.rect(at));
                }
            }
        });
        self.offset = shown.state.clamped_offset();
        let mut names = self.part(ui, GridPlace { row: 1, column: 0 });
        for row in self.rows_in_sight() {
            let at = GridPlace { row: row + 1, column: 0 };
            place_ui(&mut names, at, self.rect(at));
        }
        let line = self.body.top() - 0.5;
        ui.painter().hline(self.whole.x_range(), line, (1.0, cx.look.hairline));
        place_ui(ui, GridPlace::default(), self.rect(GridPlace::default()));
        let mut heads = self.part(ui, GridPlace { row: 0, column: 1 });
        for column in self.columns_in_sight() {
            let at = GridPlace { row: 0, column: column + 1 };
            place_ui(&mut heads, at, self.rect(at));
        }
        ui.allocate_rect(self.whole, Sense::hover());
    }

    /// What is drawn of the part of the table that a place is in: the cells, the names, the heads, or the corner.
    pub(super) fn part(&self, ui: &mut Ui, at: GridPlace) -> Ui {
        let (left, right) = match at.in_column() {
            Some(_) => (self.body.left(), self.body.right()),
            None => (self.whole.left(), self.body.left()),
        };
        let (top, bottom) = match at.in_row() {
            Some(_) => (self.body.top(), self.body.bottom()),
            None => (self.whole.top(), self.body.top()),
        };
        let room = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        let mut part = ui.new_child(UiBuilder::new().max_rect(room));
        part.shrink_clip_rect(room);
        part
    }

    /// Where a place is.
    pub(super) fn rect(&self, at: GridPlace) -> Rect {
        let (columns, body, offset) = (&self.columns, self.body, self.offset);
        let left =
            at.in_column().map_or(self.whole.left(), |column| body.left() + columns.left(column) - offset.x);
        let top = at.in_row().map_or(self.whole.top(), |row| body.top() + px(row) * self.row_px - offset.y);
        let width = at.in_column().map_or(self.names_px, |column| columns.width(column));
        let height = if at.row == 0 { HEAD_PX } else { self.row_px };
        Rect::from_min_size(pos2(left, top), vec2(width, height))
    }

    /// The whole table.
    pub(super) fn whole(&self) -> Rect {
        self.whole
    }

    /// The row and the column of a point, the nearest ones where it lies outside of the cells.
    pub(super) fn place_at(&self, point: Pos2) -> GridPlace {
        let down_px = (point.y - self.body.top() + self.offset.y).max(0.0);
        let row = in_sight(down_px, 0.0, self.row_px, usize::MAX).start + 1;
        let is_among_names = point.x < self.body.left();
        let column = self.columns.at(point.x - self.body.left() + self.offset.x) + 1;
        GridPlace { row, column: if is_among_names { 0 } else { column } }
    }

    /// The size of all cells together.
    fn whole_size(&self) -> Vec2 {
        vec2(self.columns.whole(), px(self.size.rows) * self.row_px)
    }

    fn rows_in_sight(&self) -> Range<usize> {
        in_sight(self.offset.y, self.body.height(), self.row_px, self.size.rows)
    }

    fn columns_in_sight(&self) -> Range<usize> {
        self.columns.in_sight(self.offset.x, self.body.width())
    }
}
