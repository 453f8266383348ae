//! A theme's details: name, definition, what belongs to it and what does not, an example, a memo.

use super::context::Cx;
use super::dialog_drafts::{THEME_TEXTS, ThemeDraft};
use super::draft_ui::{self, Foot};
use super::drafts::Drafts;
use super::input_method::type_into;
use super::overlay_ui::{Fate, head_ui, title_ui};
use super::themes_keys::row_id;
use super::themes_ui::filter_id;
use super::typing::decided_typing;
use crate::model::draft::DraftField;
use crate::session::{Action, Command, DraftCommand, Session, ThemeText, ThemingCommand};
use egui::{Frame, Id, Key, Margin, Panel, Response, RichText, ScrollArea, TextEdit, Ui};
use std::collections::BTreeMap;

/// Height of the foot below the fields, in px.
const FOOT_PX: f32 = 44.0;

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

/// Draws the dialog for a theme that is to be made.
pub fn new_theme_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut ThemeDraft, out: &mut Vec<Command>) -> Fate {
    let fate = title_ui(ui, cx, &cx.action_name(Action::NewTheme));
    offered_ui(ui, cx, draft, out);
    let response = name_ui(ui, cx, draft);
    let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !is_entered && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    ui.label(RichText::new(cx.words.say("theme-branch-help")).color(cx.look.soft));
    let can_save = !draft.name.trim().is_empty();
    let foot = draft_ui::foot_ui(ui, cx, &draft.typing, &draft.now(), Foot { can_save, has_keyboard: true });
    match foot {
        Fate::Stays if is_entered && can_save => Fate::Keeps,
        Fate::Stays => fate,
        Fate::Closes | Fate::Keeps | Fate::Discards => foot,
    }
}

/// Draws the details of a theme below the tree. Esc leaves it as it was, and asks first where something was typed.
pub fn details_ui(ui: &mut Ui, cx: &Cx<'_>, session: &Session, drafts: &mut Drafts, out: &mut Vec<Command>) {
    let Some(mut draft) = drafts.themes.details.take() else { return };
    let height = (ui.available_height() * 0.6).clamp(200.0, 460.0);
    let panel = Panel::bottom("theme-details").exact_size(height).resizable(false);
    let frame =
        Frame::NONE.fill(cx.look.side).inner_margin(Margin { left: 14, right: 12, top: 8, bottom: 10 });
    let is_typed_in = &mut drafts.themes.is_form_typed_in;
    let shown = panel.frame(frame).show(ui, |ui| fields_ui(ui, cx, &mut draft, is_typed_in, out));
    let (fate, left) = shown.inner;
    // Where a dialog was over it in the last frame, the toolkit gives it the keyboard a frame later.
    drafts.themes.wants_details &= !ui.memory(|memory| memory.has_focus(name_id()));
    if drafts.themes.wants_details {
        type_into(ui.ctx(), name_id());
    }
    let now = draft.now();
    let row = draft.id.as_ref().map_or_else(filter_id, row_id);
    match decided_typing(&mut draft.typing, now, fate) {
        Fate::Stays => {
            // The field that Esc was pressed in goes on, once the person is asked.
            if let (Fate::Closes, Some(left)) = (fate, left) {
                drafts.themes.is_form_typed_in = true;
                ui.memory_mut(|memory| memory.request_focus(left));
            }
            return drafts.themes.details = Some(draft);
        }
        Fate::Closes => {}
        Fate::Keeps => keep(session, &draft, out),
        Fate::Discards => out.push(Command::Draft(DraftCommand::DiscardTyped(draft.typing.subject.clone()))),
    }
    ui.memory_mut(|memory| memory.request_focus(row));
}

/// The fields of a theme, with the field that Esc was pressed in.
fn fields_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    draft: &mut ThemeDraft,
    is_typed_in: &mut bool,
    out: &mut Vec<Command>,
) -> (Fate, Option<Id>) {
    let title = head_ui(ui, cx, &cx.words.say("theme-details"));
    offered_ui(ui, cx, draft, out);
    let room = (ui.available_height() - FOOT_PX).max(80.0);
    let area = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
    let mut fields = area
        .auto_shrink(false)
        .show(ui, |ui| {
            let mut fields = vec![name_ui(ui, cx, draft)];
            for ((_, id), text) in TEXTS.iter().zip(&mut draft.texts) {
                let name = cx.words.say(id);
                ui.label(RichText::new(&name).color(cx.look.soft));
                let field = TextEdit::multiline(text).desired_rows(2).desired_width(f32::INFINITY);
                let response = ui.add(field);
                response.clone().accessible_name(name);
                fields.push(response);
            }
            fields
        })
        .inner;
    let has_keyboard = fields.iter().any(Response::has_focus);
    *is_typed_in |= has_keyboard;
    let can_save = !draft.name.trim().is_empty();
    let foot = draft_ui::foot_ui(ui, cx, &draft.typing, &draft.now(), Foot { can_save, has_keyboard });
    let (is_entered, is_escaped) =
        ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
    let is_named = is_entered && can_save && fields.first().is_some_and(Response::lost_focus);
    fields.retain(|field| is_escaped && field.lost_focus());
    let left = fields.first().map(|field| field.id);
    let fate = match (foot, title) {
        (Fate::Stays, _) if is_named => Fate::Keeps,
        (Fate::Stays, _) if left.is_some() => Fate::Closes,
        (Fate::Stays, title) => title,
        (foot, _) => foot,
    };
    (fate, left)
}

fn name_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut ThemeDraft) -> Response {
    let name = cx.words.say("theme-name");
    ui.label(RichText::new(&name).color(cx.look.soft));
    let field = TextEdit::singleline(&mut draft.name).id(name_id()).desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.clone().accessible_name(name);
    response
}

/// What was kept of what was typed about it, with the ways to make use of it.
fn offered_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut ThemeDraft, out: &mut Vec<Command>) {
    let now = draft.now();
    for text in draft_ui::offered_ui(ui, cx, &mut draft.typing, &now, out) {
        let at = THEME_TEXTS.iter().position(|field| *field == text.field);
        let field = at.and_then(|at| draft.texts.get_mut(at)).unwrap_or(&mut draft.name);
        *field = text.text;
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
    let texts: BTreeMap<_, _> = fields.filter_map(|(text, field)| Some((text, text_of(field)?))).collect();
    if !typed.is_empty() {
        out.push(Command::Theming(ThemingCommand::Describe { id: id.clone(), name, texts }));
    }
}
