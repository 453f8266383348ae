//! A row of a list that something is chosen from: a mark, a name with its path, a key, a check where it holds now.

use super::context::Cx;
use super::fonts::plain;
use super::icons::{self, Icon, Swatch};
use super::theme_name::{NameStyle, lay_out};
use crate::model::theme_path::ThemePath;
use crate::text::positions::Span;
use crate::view::palette::Choice;
use egui::accesskit::Toggled;
use egui::{Id, Rect, Role, Sense, Ui, pos2, vec2};

/// Height of a row with one line, space before and after its name, in px, and lines the name takes at most.
const ROW_PX: f32 = 30.0;
const LEFT_PX: f32 = 30.0;
const RIGHT_PX: f32 = 46.0;
const NAME_LINES: usize = 2;

/// What stands before a name.
#[derive(Clone, Copy, Debug)]
pub enum RowMark<'a> {
    /// Nothing.
    Nothing,
    /// A sign for something that is to be made.
    Plus,
    /// A colour, `#rrggbb`, and a line pattern.
    Swatch(&'a str, usize),
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub struct ListRow<'a> {
    /// Its name, and those above it.
    pub path: &'a ThemePath,
    /// What the letters found in its name.
    pub found: Option<Span>,
    /// What stands before it.
    pub mark: RowMark<'a>,
    /// Its key.
    pub key: Option<&'a str>,
    /// What is told on hover; empty for nothing.
    pub hint: &'a str,
    /// The field above the list, which has the keyboard while Enter takes a row.
    pub field: Id,
    /// Whether it holds now.
    pub is_on: bool,
    /// Whether Enter takes it.
    pub is_at: bool,
}

/// Draws a theme, or a name for a new one; says whether it was clicked.
pub fn choice_ui(ui: &mut Ui, cx: &Cx<'_>, choice: &Choice, field: Id, is_at: bool) -> bool {
    let none = ThemePath::default();
    let plain = ListRow {
        path: &none,
        found: None,
        mark: RowMark::Nothing,
        key: None,
        hint: "",
        field,
        is_on: false,
        is_at,
    };
    match choice {
        Choice::New(name) => {
            let name = cx.words.say_with("new-theme", &[("theme", name)]);
            let path = ThemePath { name, ..ThemePath::default() };
            list_row_ui(ui, cx, ListRow { path: &path, mark: RowMark::Plus, ..plain })
        }
        Choice::Theme { path, color, pattern, found, key, definition, is_on, .. } => {
            let row = ListRow {
                path,
                found: *found,
                mark: RowMark::Swatch(color, *pattern),
                key: key.as_deref(),
                hint: definition,
                is_on: *is_on,
                ..plain
            };
            list_row_ui(ui, cx, row)
        }
    }
}

/// Draws a row; says whether it was clicked.
pub fn list_row_ui(ui: &mut Ui, cx: &Cx<'_>, row: ListRow<'_>) -> bool {
    let width = ui.available_width();
    let name = lay_out(
        ui,
        row.path,
        NameStyle {
            look: cx.look,
            ink: cx.look.ink,
            is_bold: false,
            found: row.found,
            width: width - LEFT_PX - RIGHT_PX,
            rows: NAME_LINES,
        },
    );
    let height = (name.size.y + 10.0).max(ROW_PX).round();
    // Another name at the place is another row, and who listens hears of it.
    let id = ui.next_auto_id().with(&row.path.name);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let response = ui.interact(rect, id, Sense::click());
    if row.is_at || response.hovered() {
        ui.painter().rect_filled(rect, 6, cx.look.hover);
    }
    if row.is_at {
        super::style::place_bar(ui.painter(), rect, cx.look);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6, (cx.look.ring_px(), cx.look.focus_ring), egui::StrokeKind::Inside);
    }
    let top = (rect.center().y - name.size.y / 2.0).round();
    name.paint(ui.painter(), pos2(rect.left() + LEFT_PX, top));
    signs_ui(ui, cx, row, rect, top + name.first_row_middle());
    super::style::tell_choice(&response, Role::ListBoxOption, row.is_at, || row.path.whole());
    tell_option(ui, response.id, row.field, row.is_at);
    if row.is_on {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::True));
    }
    let is_clicked = response.clicked();
    if !row.hint.is_empty() {
        response.on_hover_text(row.hint);
    }
    is_clicked
}

/// Tells who listens at the field that Enter would take this row.
pub fn tell_option(ui: &Ui, row: Id, field: Id, is_at: bool) {
    if is_at {
        ui.ctx().accesskit_node_builder(field, |node| node.set_active_descendant(row.accesskit_id()));
    }
}

/// What stands beside the name, around the height `y`, in px.
fn signs_ui(ui: &Ui, cx: &Cx<'_>, row: ListRow<'_>, rect: Rect, y: f32) {
    let mark = pos2(rect.left() + 14.0, y);
    match row.mark {
        RowMark::Nothing => {}
        RowMark::Plus => {
            let square = Rect::from_center_size(mark, vec2(12.0, 12.0));
            icons::paint(ui.painter(), square, Icon::Plus, cx.look.soft);
        }
        RowMark::Swatch(color, pattern) => {
            icons::swatch(ui.painter(), mark, Swatch::of(cx.look, Some(color), pattern));
        }
    }
    if let Some(key) = row.key {
        let cap = Rect::from_center_size(pos2(rect.right() - 14.0, y), vec2(18.0, 18.0));
        ui.painter().rect_stroke(cap, 4, (1.0, cx.look.hairline), egui::StrokeKind::Inside);
        let (center, align) = (cap.center(), egui::Align2::CENTER_CENTER);
        ui.painter().text(center, align, key, plain(11.5), cx.look.soft);
    }
    if row.is_on {
        let check = Rect::from_center_size(pos2(rect.right() - 36.0, y), vec2(11.0, 11.0));
        icons::paint(ui.painter(), check, Icon::Check, cx.look.ok);
    }
}
