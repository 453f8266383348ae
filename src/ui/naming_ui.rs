//! The field for the name that something is kept under: a query, or a page of numbers. Enter keeps it, Esc leaves it.

use super::context::Cx;
use super::dialog_drafts::Naming;
use super::icons::{self, ButtonColors, Icon};
use egui::{Button, Event, Id, Key, RichText, TextEdit, Ui};

/// The field.
#[derive(Clone, Copy, Debug)]
pub struct NameField<'f> {
    /// Its id.
    pub id: Id,
    /// What is typed there.
    pub hint: &'f str,
    /// How wide it is at most, in px.
    pub width_px: f32,
}

/// What became of a name in this frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameFate {
    /// It is being typed.
    Stays,
    /// It is this one.
    Kept(String),
    /// None is wanted.
    Left,
}

/// Draws the field, with the line over it where a draft of the name was kept.
pub fn naming_ui(ui: &mut Ui, cx: &Cx<'_>, field: NameField<'_>, naming: &mut Naming) -> NameFate {
    if let Some(kept) = &naming.typing.offered.loaded {
        let time = cx.words.date_time(kept.at);
        ui.label(RichText::new(cx.words.say_with("draft-line", &[("time", &time)])).color(cx.look.soft));
    }
    let name = &mut naming.name;
    let wants_focus = std::mem::take(&mut naming.wants_focus);
    let row = ui.horizontal(|ui| {
        let width = (ui.available_width() - 90.0).max(80.0).min(field.width_px);
        let edit = TextEdit::singleline(name).id(field.id).hint_text(field.hint).desired_width(width);
        let response = ui.add(edit);
        if wants_focus {
            response.request_focus();
        }
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        // The key itself was taken already, as everywhere in a field.
        let is_escape = |event: &Event| matches!(event, Event::Key { key: Key::Escape, pressed: true, .. });
        let is_left = response.lost_focus() && ui.input(|input| input.raw.events.iter().any(is_escape));
        let has_name = !name.trim().is_empty();
        if is_entered && !has_name {
            response.request_focus();
        }
        response.accessible_name(field.hint);
        let is_clicked = ui.add_enabled(has_name, Button::new(cx.words.say("ok"))).clicked();
        let cancel = cx.words.say("cancel");
        let is_closed = icons::button(ui, Icon::Close, &cancel, ButtonColors::of(cx.look)).clicked();
        if is_clicked || (is_entered && has_name) {
            NameFate::Kept(name.trim().to_owned())
        } else if is_left || is_closed {
            NameFate::Left
        } else {
            NameFate::Stays
        }
    });
    row.inner
}
