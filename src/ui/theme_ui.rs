//! A theme's details: name, definition, what belongs to it and what does not, an example, a memo.

use super::context::Cx;
use super::drafts::ThemeDraft;
use super::overlay_ui::{Fate, title_ui};
use crate::session::{Command, ThemeText};
use egui::{Id, Key, RichText, ScrollArea, TextEdit, Ui};

/// The texts of a theme in the order they are shown.
const TEXTS: [(ThemeText, &str); 5] = [
    (ThemeText::Definition, "theme-definition"),
    (ThemeText::Include, "theme-include"),
    (ThemeText::Exclude, "theme-exclude"),
    (ThemeText::Example, "theme-example"),
    (ThemeText::Memo, "theme-memo"),
];

/// Draws the details.
pub fn theme_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut ThemeDraft, out: &mut Vec<Command>) -> Fate {
    let title = cx.words.say(if draft.id.is_some() { "theme-details" } else { "action-new-theme" });
    let fate = title_ui(ui, cx, &title);
    let name = cx.words.say("theme-name");
    ui.label(RichText::new(&name).color(cx.look.soft));
    let field = TextEdit::singleline(&mut draft.name).id(name_id()).desired_width(f32::INFINITY);
    let response = ui.add(field);
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !is_entered && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.accessible_name(name);
    if draft.id.is_some() {
        let height = (ui.ctx().content_rect().height() - 260.0).max(120.0);
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.auto_shrink([false, true]).show(ui, |ui| {
            for ((_, id), text) in TEXTS.iter().zip(&mut draft.texts) {
                let name = cx.words.say(id);
                ui.label(RichText::new(&name).color(cx.look.soft));
                let field = TextEdit::multiline(text).desired_rows(2).desired_width(f32::INFINITY);
                ui.add(field).accessible_name(name);
            }
        });
    } else {
        ui.label(RichText::new(cx.words.say("theme-branch-help")).color(cx.look.soft));
    }
    ui.add_space(6.0);
    let is_given = !draft.name.trim().is_empty();
    let done = ui.add_enabled(is_given, egui::Button::new(cx.words.say("keep")));
    if done.clicked() || (is_entered && is_given) {
        if draft.id.is_none() {
            keep(draft, out);
        }
        return Fate::Closes;
    }
    fate
}

/// The id of the field of the name, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn name_id() -> Id {
    Id::unique("theme-name")
}

/// The command that keeps what was typed.
pub fn keep(draft: &ThemeDraft, out: &mut Vec<Command>) {
    let Some(id) = &draft.id else {
        return out.push(Command::CreateTheme { name: draft.name.clone(), parent: draft.parent.clone() });
    };
    out.push(Command::DescribeTheme {
        id: id.clone(),
        name: draft.name.clone(),
        texts: TEXTS.iter().map(|(field, _)| *field).zip(draft.texts.iter().cloned()).collect(),
    });
}
