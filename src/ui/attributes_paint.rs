//! How the places of the table of articles and attributes look, and what a screen reader says of them.

use super::attributes_draft::AttributesDraft;
use super::context::Cx;
use super::fonts::{bold, plain};
use super::grid_frame::GridPlace;
use super::kept_text::{Letters, Room, cut, text};
use crate::model::article_field::ArticleField;
use crate::text::shortened::shortened;
use crate::view::attributes::{AttributeRow, AttributesView, Standing};
use crate::words::messages::shown;
use egui::{Color32, Rect, Shape, Ui, pos2, vec2};
use std::borrow::Cow;

/// So much of a value is laid out for a cell, and told of it, in code points.
const CELL_CHARS: usize = 200;
const TOLD_CHARS: usize = 2_000;

/// The mark of a cell of which several people say something, in px.
const MARK_PX: f32 = 6.0;

/// The table with what is chosen in it.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a, 'c> {
    pub(super) cx: &'a Cx<'c>,
    pub(super) view: &'a AttributesView,
    pub(super) draft: &'a AttributesDraft,
}

/// What a column is called.
pub(super) fn column_name(cx: &Cx<'_>, field: &ArticleField) -> String {
    match field {
        ArticleField::Title => cx.words.say("attributes-field-title"),
        ArticleField::Date => cx.words.say("attributes-field-date"),
        ArticleField::Source => cx.words.say("attributes-field-source"),
        ArticleField::Author => cx.words.say("attributes-field-author"),
        ArticleField::Attribute(name) => shown(name),
    }
}

impl Shown<'_, '_> {
    /// Draws a place.
    pub(super) fn paint(self, ui: &Ui, at: GridPlace, rect: Rect, is_hovered: bool) {
        let Some(field) = self.view.fields.get(at.column) else { return };
        let (look, painter) = (self.cx.look, ui.painter());
        let block = self.draft.block().filter(|block| !block.is_one());
        if block.is_some_and(|block| block.holds(at)) {
            painter.rect_filled(rect, 0, look.row_selected);
        }
        match at.in_row() {
            None => self.paint_head(ui, field, rect),
            Some(row) => {
                if let Some(row) = self.view.row(row) {
                    self.paint_cell(ui, row, field, rect);
                }
                painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, look.hairline));
                painter.vline(rect.right() - 0.5, rect.y_range(), (1.0, look.hairline));
            }
        }
        if is_hovered {
            painter.rect_stroke(rect.shrink(1.0), 3, (1.0, look.neutral_line), egui::StrokeKind::Inside);
        }
    }

    fn paint_cell(self, ui: &Ui, row: &AttributeRow, field: &ArticleField, rect: Rect) {
        let look = self.cx.look;
        let value = self.in_words(field, row.shown(field));
        let is_title = *field == ArticleField::Title;
        let (words, color) = if value.is_empty() && is_title {
            (row.title.as_str(), look.soft)
        } else {
            (value.as_ref(), look.ink)
        };
        let words = shown(&shortened(words, CELL_CHARS));
        let has_path = is_title && (value.is_empty() || self.view.is_title_repeated(row));
        let width = rect.width() - 12.0;
        let own_px = if has_path { width * 0.6 } else { width };
        let galley = cut(ui, &words, Letters::new(plain(13.0), color), Room::row(own_px));
        let left = rect.left() + 6.0;
        let after = left + galley.size().x + 8.0;
        ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
        if has_path {
            let room = Room::row((rect.right() - after - 6.0).max(20.0));
            let letters = Letters::new(plain(11.5), look.soft);
            text(ui, row.path.as_str(), letters, pos2(after, rect.center().y - 7.5), room);
        }
        match row.standing(field) {
            Standing::Several | Standing::Overruled => corner_mark(ui, rect, look.warning),
            Standing::Empty | Standing::Own | Standing::Others => {}
        }
    }

    fn paint_head(self, ui: &Ui, field: &ArticleField, rect: Rect) {
        let look = self.cx.look;
        let sort = self.draft.form.sort.as_ref().filter(|sort| sort.field == *field);
        let arrow = match sort.map(|sort| sort.is_rising) {
            Some(true) => " ↑",
            Some(false) => " ↓",
            None => "",
        };
        let color = if sort.is_some() { look.accent } else { look.soft };
        let words = format!("{}{arrow}", column_name(self.cx, field));
        let room = Room { width: rect.width() - 12.0, rows: 2 };
        let galley = cut(ui, &words, Letters::new(bold(12.5), color), room);
        let pos = pos2(rect.left() + 6.0, rect.bottom() - 5.0 - galley.size().y);
        ui.painter().galley(pos, galley, color);
        if sort.is_some() {
            let line = rect.bottom() - 1.5;
            ui.painter().hline(rect.x_range().shrink(6.0), line, (2.0, look.accent));
        }
    }

    /// What a screen reader says of a place: its column, its article, and what stands there.
    pub(super) fn told(self, at: GridPlace) -> String {
        let Some(field) = self.view.fields.get(at.column) else { return String::new() };
        let column = column_name(self.cx, field);
        match at.in_row().map(|row| self.view.row(row)) {
            None => self.cx.words.say_with("attributes-column", &[("name", &column)]),
            Some(None) => column,
            Some(Some(row)) => {
                let value = shown(&shortened(&self.in_words(field, row.shown(field)), TOLD_CHARS));
                let value = if value.is_empty() { self.cx.words.say("attributes-no-value") } else { value };
                format!("{column}, {}: {value}", self.article(row))
            }
        }
    }

    /// What is shown while the mouse is over a place: all of it, and how it stands to what one wrote oneself.
    pub(super) fn hint(self, at: GridPlace) -> String {
        let (words, told) = (self.cx.words, self.told(at));
        let Some(field) = self.view.fields.get(at.column) else { return told };
        let Some(row) = at.in_row() else {
            let n = field.attribute().map(|name| self.view.n_filled.get(name).copied().unwrap_or_default());
            let filled = n.map(|n| words.say_n("attributes-filled", n));
            return std::iter::once(told).chain(filled).collect::<Vec<_>>().join("\n");
        };
        let Some(row) = self.view.row(row) else { return told };
        let own = self.in_words(field, row.own(field).into());
        let own = shown(&shortened(&own, TOLD_CHARS));
        let more = match row.standing(field) {
            Standing::Several => words.say_with("attributes-several", &[("value", &own)]),
            Standing::Overruled => words.say_with("attributes-own", &[("value", &own)]),
            Standing::Empty | Standing::Own | Standing::Others => return told,
        };
        format!("{told}\n{more}")
    }

    /// A value as it is read: a date as the language writes it.
    fn in_words<'v>(self, field: &ArticleField, value: Cow<'v, str>) -> Cow<'v, str> {
        if *field == ArticleField::Date { self.cx.words.date(&value).into() } else { value }
    }

    fn article(self, row: &AttributeRow) -> String {
        let title = shown(&row.title);
        if self.view.is_title_repeated(row) { format!("{title} ({})", row.path) } else { title }
    }
}

/// A small corner: there is more to say of a cell.
fn corner_mark(ui: &Ui, rect: Rect, color: Color32) {
    let corner = rect.right_top();
    let points = vec![corner, corner - vec2(MARK_PX, 0.0), corner + vec2(0.0, MARK_PX)];
    ui.painter().add(Shape::convex_polygon(points, color, egui::Stroke::NONE));
}
