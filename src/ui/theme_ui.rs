//! A theme's details: name, definition, what belongs to it and what does not, an example, a memo.

use super::context::Cx;
use super::dialog_drafts::{THEME_TEXTS, ThemeDraft};
use super::draft_ui;
use super::overlay_ui::{Fate, title_ui};
use crate::model::draft::DraftField;
use crate::session::{Command, Session, ThemeText, ThemingCommand};
use egui::{Id, Key, RichText, ScrollArea, TextEdit, Ui};

/// The texts of a theme in the order they are shown.
const TEXTS: [(ThemeText, &str); 5] = [
    (ThemeText::Definition, "theme-definition"),
    (ThemeText::Include, "theme-include"),
    (ThemeText::Exclude, "theme-exclude"),
    (ThemeText::Example, "theme-example"),
    (ThemeText::Memo, "theme-memo"),
];

/// The id of the field of the name, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn name_id() -> Id {
    Id::unique("theme-name")
}

/// Draws the details.
pub fn theme_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut ThemeDraft, out: &mut Vec<Command>) -> Fate {
    let title = cx.words.say(if draft.id.is_some() { "theme-details" } else { "action-new-theme" });
    let fate = title_ui(ui, cx, &title);
    let now = draft.now();
    for text in draft_ui::offered_ui(ui, cx, &mut draft.typing, &now, out) {
        let at = THEME_TEXTS.iter().position(|field| *field == text.field);
        let field = at.and_then(|at| draft.texts.get_mut(at)).unwrap_or(&mut draft.name);
        *field = text.text;
    }
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
    let is_given = !draft.name.trim().is_empty();
    let foot = draft_ui::foot_ui(ui, cx, (&draft.typing, &draft.now()), is_given);
    match foot {
        Fate::Stays if is_entered && is_given => Fate::Keeps,
        Fate::Stays => fate,
        Fate::Closes | Fate::Keeps | Fate::Discards => foot,
    }
}

/// The command that keeps what was typed; what was not typed at stays as it is by now.
pub fn keep(session: &Session, draft: &ThemeDraft, out: &mut Vec<Command>) {
    let Some(id) = &draft.id else {
        return out.push(Command::Theming(ThemingCommand::Create {
            name: draft.name.clone(),
            parent: draft.parent.clone(),
        }));
    };
    let typed = draft.typing.typed(&draft.now());
    let text_of =
        |field: DraftField| typed.iter().find(|text| text.field == field).map(|text| text.text.clone());
    let today =
        session.records().and_then(|records| records.texts_of(&draft.typing.subject)).unwrap_or_default();
    let name = text_of(DraftField::Name).or(today.get(&DraftField::Name).cloned()).unwrap_or_default();
    let fields = TEXTS.iter().map(|(field, _)| *field).zip(THEME_TEXTS);
    let texts: Vec<_> = fields.filter_map(|(text, field)| Some((text, text_of(field)?))).collect();
    if !typed.is_empty() {
        out.push(Command::Theming(ThemingCommand::Describe { id: id.clone(), name, texts }));
    }
}
