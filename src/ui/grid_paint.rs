//! How the places of a table of numbers look, and what a screen reader says of them.

use super::context::Cx;
use super::find_row_ui::end_of_line;
use super::fonts::{bold, plain};
use super::grid_ui::{GridLook, GridPlace};
use super::icons::{Swatch, swatch};
use super::kept_text::{Letters, Room, cut, text};
use crate::exchange::grid::{Grid, GridCell, GridNumbers};
use crate::exchange::grid_contexts::ContextColumn;
use crate::exchange::grid_heads::GridHead;
use crate::words::messages::shown;
use egui::{Color32, FontId, Rect, Ui, pos2, vec2};

/// How far names stand in for each level of the tree, in px.
const INDENT_PX: f32 = 14.0;

/// How much of a colour the strongest cell has at most.
const STRONGEST: f32 = 0.55;

/// So many rows of a text are drawn.
const TEXT_ROWS: usize = 4;

/// A place as it is drawn.
pub(super) struct Painted {
    pub(super) rect: Rect,
    pub(super) is_hovered: bool,
    pub(super) has_focus: bool,
    pub(super) letters: FontId,
}

/// Draws a place.
pub(super) fn place(ui: &Ui, cx: &Cx<'_>, look: &GridLook<'_>, at: GridPlace, painted: &Painted) {
    let (rect, grid) = (painted.rect, look.grid);
    let painter = ui.painter();
    match (at.in_row(), at.in_column()) {
        (Some(_), Some(column)) if grid.context_column(column).is_some() => {
            words_around(ui, cx, look, at, painted);
        }
        (Some(row), Some(column)) if grid.has_summaries() => {
            summary(ui, cx, grid, CellAt { row, column }, painted);
        }
        (Some(row), Some(column)) => {
            let strength = grid.strength(row, column);
            if strength > 0.0 {
                let is_less = grid.numbers == GridNumbers::Residuals
                    && grid.cell(row, column).number().is_some_and(|number| number < 0.0);
                let color = if is_less { cx.look.warning } else { cx.look.accent };
                painter.rect_filled(rect.shrink(0.5), 2, mixed(cx.look.page, color, strength * STRONGEST));
            }
            let text = grid.text(row, column);
            let mut words = text.map_or_else(|| cell_words(cx, grid.cell(row, column), grid.numbers), shown);
            if grid.numbers == GridNumbers::Residuals && grid.is_striking(row, column) {
                words.push('*');
            }
            let is_sum = [&grid.rows.get(row), &grid.columns.get(column)]
                .into_iter()
                .any(|head| head.is_some_and(GridHead::is_sum));
            let color = match text {
                Some(_) => cx.look.warning,
                None if look.is_old || is_sum => cx.look.soft,
                None => cx.look.ink,
            };
            let letters = Letters::new(painted.letters.clone(), color);
            let galley = cut(ui, &words, letters, Room::row(rect.width() - 12.0));
            let pos = pos2(rect.right() - 10.0 - galley.size().x, rect.center().y - galley.size().y / 2.0);
            painter.galley(pos, galley, color);
        }
        (Some(row), None) => {
            let n_rows = if grid.has_summaries() { TEXT_ROWS } else { 1 };
            name(ui, cx, grid.rows.get(row), n_rows, painted);
        }
        (None, column) => head(ui, cx, look, column, painted),
    }
    if at.row > 0 {
        painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, cx.look.hairline));
    }
    if painted.is_hovered {
        painter.rect_stroke(rect.shrink(1.0), 3, (1.0, cx.look.neutral_line), egui::StrokeKind::Inside);
    }
    if painted.has_focus {
        let ring = (cx.look.ring_px(), cx.look.focus_ring);
        painter.rect_stroke(rect.shrink(1.0), 3, ring, egui::StrokeKind::Inside);
    }
}

/// A word whose place is listed, or what stands around it: the words before end where it begins.
fn words_around(ui: &Ui, cx: &Cx<'_>, look: &GridLook<'_>, at: GridPlace, painted: &Painted) {
    let (Some(row), Some(column)) = (at.in_row(), at.in_column()) else { return };
    let Some(side) = look.grid.context_column(column) else { return };
    let words = shown(look.grid.text(row, column).unwrap_or_default());
    let rect = painted.rect;
    let room = rect.width() - 12.0;
    let (galley, left) = match side {
        ContextColumn::Before => {
            let galley = end_of_line(ui, &words, cx.look.soft, room);
            let left = rect.right() - 6.0 - galley.size().x;
            (galley, left)
        }
        ContextColumn::Word => {
            let color = if look.is_old { cx.look.soft } else { cx.look.ink };
            let galley = cut(ui, &words, Letters::new(bold(13.0), color), Room::row(room));
            let left = rect.center().x - galley.size().x / 2.0;
            (galley, left)
        }
        ContextColumn::After => {
            let letters = Letters::new(plain(13.0), cx.look.soft);
            (cut(ui, &words, letters, Room::row(room)), rect.left() + 6.0)
        }
    };
    let pos = pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter_at(rect).galley(pos, galley, cx.look.ink);
}

/// A cell among all.
#[derive(Clone, Copy)]
struct CellAt {
    row: usize,
    column: usize,
}

/// The beginning of a summary, and the number of passages in a corner.
fn summary(ui: &Ui, cx: &Cx<'_>, grid: &Grid, at: CellAt, painted: &Painted) {
    let words = grid.text(at.row, at.column).unwrap_or_default();
    let number = cell_words(cx, grid.cell(at.row, at.column), grid.numbers);
    ui.painter().vline(painted.rect.left(), painted.rect.y_range(), (1.0, cx.look.hairline));
    let rect = painted.rect.shrink2(vec2(8.0, 5.0));
    let number = cut(ui, &number, Letters::new(plain(11.5), cx.look.soft), Room::row(60.0));
    let width = rect.width() - number.size().x - 6.0;
    ui.painter().galley(pos2(rect.right() - number.size().x, rect.top()), number, cx.look.soft);
    let letters = Letters::new(plain(13.0), cx.look.ink);
    text(ui, &shown(words), letters, rect.left_top(), Room { width, rows: TEXT_ROWS });
}

fn name(ui: &Ui, cx: &Cx<'_>, row: Option<&GridHead>, n_rows: usize, painted: &Painted) {
    let Some(row) = row else { return };
    let rect = painted.rect;
    let depth = u8::try_from(row.depth).unwrap_or(u8::MAX);
    let mut left = rect.left() + 6.0 + f32::from(depth) * INDENT_PX;
    if row.color.is_some() {
        swatch(ui.painter(), pos2(left + 6.0, rect.center().y), Swatch::of(cx.look, row.color.as_deref(), 0));
        left += 20.0;
    }
    let color = if row.is_sum() { cx.look.soft } else { cx.look.ink };
    let letters = Letters::new(plain(13.0), color);
    let room = Room { width: (rect.right() - left - 8.0).max(20.0), rows: n_rows };
    let top = if n_rows == 1 { rect.center().y - 8.5 } else { rect.top() + 5.0 };
    text(ui, &shown(&row.name), letters, pos2(left, top), room);
}

fn head(ui: &Ui, cx: &Cx<'_>, look: &GridLook<'_>, column: Option<usize>, painted: &Painted) {
    let rect = painted.rect;
    let sorted = look.sort.filter(|sort| sort.column == column);
    let color = if sorted.is_some() { cx.look.accent } else { cx.look.soft };
    let words = match column {
        Some(column) => look.grid.columns.get(column).map(|head| head.name.as_str()).unwrap_or_default(),
        None => &look.grid.corner,
    };
    let arrow = match sorted.map(|sort| sort.is_rising) {
        Some(true) => " ↑",
        Some(false) => " ↓",
        None => "",
    };
    let words = format!("{}{arrow}", shown(words));
    let letters = Letters::new(painted.letters.clone(), color);
    let galley = cut(ui, &words, letters, Room { width: rect.width() - 12.0, rows: 2 });
    // Over numbers, which stand on the right, heads do too.
    let on_the_right = rect.right() - 10.0 - galley.size().x;
    let left = match column.map(|column| look.grid.context_column(column)) {
        None | Some(Some(ContextColumn::After)) => rect.left() + 6.0,
        Some(None) if look.grid.has_summaries() => rect.left() + 8.0,
        Some(Some(ContextColumn::Word)) => rect.center().x - galley.size().x / 2.0,
        Some(Some(ContextColumn::Before) | None) => on_the_right,
    };
    let pos = pos2(left, rect.bottom() - 5.0 - galley.size().y);
    ui.painter().galley(pos, galley, color);
    if sorted.is_some() {
        ui.painter().hline(rect.x_range().shrink(6.0), rect.bottom() - 1.5, (2.0, cx.look.accent));
    }
}

/// A colour between two.
fn mixed(from: Color32, to: Color32, share: f32) -> Color32 {
    from.lerp_to_gamma(to, share.clamp(0.0, 1.0))
}

/// What stands in a cell, as the language writes numbers.
#[must_use]
pub fn cell_words(cx: &Cx<'_>, cell: GridCell, numbers: GridNumbers) -> String {
    match cell {
        GridCell::Empty => String::new(),
        GridCell::Count(0) if numbers != GridNumbers::Pairs => "·".to_owned(),
        GridCell::Count(n) => cx.words.count(n),
        GridCell::Share(share) => cx.words.percent(share),
        GridCell::Measure(number) if numbers == GridNumbers::Residuals => {
            let sign = if number > 0.0 { "+" } else { "" };
            format!("{sign}{}", cx.words.decimal(number, 1))
        }
        GridCell::Measure(number) => cx.words.decimal(number, 3),
    }
}

/// What a screen reader says of a place, and what is shown while the mouse is over it.
pub(super) fn told(cx: &Cx<'_>, look: &GridLook<'_>, at: GridPlace) -> String {
    let grid = look.grid;
    let row = at.in_row().and_then(|row| grid.rows.get(row));
    let column = at.in_column().and_then(|column| grid.columns.get(column));
    if let Some((head, context)) = row.and_then(|head| Some((head, grid.context(head)?))) {
        let (title, words) = (shown(&head.full_name), shown(&context.whole()));
        return cx.words.say_with("grid-place", &[("article", &*title), ("words", &*words)]);
    }
    match (row, column) {
        (Some(row_head), Some(column_head)) => {
            let name = format!("{}, {}", shown(&row_head.full_name), shown(&column_head.full_name));
            let cell = grid.cell(at.row - 1, at.column - 1);
            let text = grid.text(at.row - 1, at.column - 1).filter(|text| !text.is_empty());
            if let Some(text) = text.filter(|_| !grid.has_summaries()) {
                return format!("{name}: {text}. {}", cx.words.say("grid-lopsided-told"));
            }
            let number = match cell {
                GridCell::Empty => cx.words.say("grid-nothing"),
                GridCell::Count(n) => cx.words.count(n),
                GridCell::Share(_) | GridCell::Measure(_) => cell_words(cx, cell, grid.numbers),
            };
            let text = text.map(|text| format!(". {}", shown(text))).unwrap_or_default();
            format!("{name}: {number}{text}")
        }
        (Some(head), None) | (None, Some(head)) if at.row > 0 => shown(&head.full_name),
        (None, Some(head)) => cx.words.say_with("grid-sort-by", &[("name", &*shown(&head.full_name))]),
        (Some(_) | None, None) => cx.words.say_with("grid-sort-by", &[("name", &*grid.corner)]),
    }
}
