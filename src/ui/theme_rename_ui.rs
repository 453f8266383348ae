//! Renaming a theme on its row.

use super::context::Cx;
use super::drafts::Drafts;
use super::icons::{self, Swatch};
use super::input_method::type_into;
use super::themes_keys::row_id;
use crate::session::{Command, ThemingCommand};
use crate::view::themes::ThemeRow;
use egui::text::{CCursor, CCursorRange};
use egui::{Context, Id, Key, Margin, Rect, TextEdit, Ui, pos2};
use std::collections::BTreeMap;

/// From the mark of a theme to its name, in px.
const NAME_PX: f32 = 20.0;

/// Height of the field, in px.
const FIELD_PX: f32 = 24.0;

/// Where a theme is renamed.
#[derive(Clone, Copy, Debug)]
pub struct RenamePlace {
    /// Its row.
    pub row: Rect,
    /// Where its mark begins, in px.
    pub left: f32,
}

/// The field a theme is renamed in, in place of its name. Enter or going elsewhere keeps what was typed, Esc leaves the
/// name as it was.
pub fn rename_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    row: &ThemeRow,
    place: RenamePlace,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    let Some(mut renaming) = drafts.themes.renaming.take() else { return };
    let RenamePlace { row: rect, left } = place;
    let color = Some(row.color.as_str());
    let mark = pos2(left + 6.0, rect.center().y);
    icons::swatch(ui.painter(), mark, Swatch::of(cx.look, color, row.pattern));
    let middle = rect.y_range().center();
    let field = Rect::from_x_y_ranges(
        left + NAME_PX - 4.0..=rect.right() - 8.0,
        middle - FIELD_PX / 2.0..=middle + FIELD_PX / 2.0,
    );
    let id = Id::unique("theme-rename");
    let edit = TextEdit::singleline(&mut renaming.name).id(id).margin(Margin::symmetric(4, 3));
    let response = ui.put(field, edit.desired_width(field.width()));
    // Where a dialog was over it in the last frame, the toolkit gives it the keyboard a frame later.
    renaming.wants_focus &= !response.has_focus();
    if renaming.wants_focus {
        type_into(ui.ctx(), id);
        select_all(ui.ctx(), id, &renaming.name);
    }
    let label = cx.words.say_with("rename-field", &[("theme", &row.name)]);
    let has_left = response.lost_focus() && !renaming.wants_focus;
    drafts.themes.is_form_typed_in = !has_left;
    response.accessible_name(label);
    if !has_left {
        return drafts.themes.renaming = Some(renaming);
    }
    let is_cancelled = ui.input(|input| input.key_pressed(Key::Escape));
    let name = renaming.name.trim();
    if !is_cancelled && !name.is_empty() && name != row.name {
        let (id, name) = (row.id.clone(), name.to_owned());
        out.push(Command::Theming(ThemingCommand::Describe { id, name, texts: BTreeMap::new() }));
    }
    if is_cancelled || ui.input(|input| input.key_pressed(Key::Enter)) {
        ui.memory_mut(|memory| memory.request_focus(row_id(&row.id)));
    }
}

/// Selects everything in a field: what is typed next takes the place of the name.
fn select_all(ctx: &Context, id: Id, words: &str) {
    let mut state = TextEdit::load_state(ctx, id).unwrap_or_default();
    let end = CCursor::new(words.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ctx, id);
}
