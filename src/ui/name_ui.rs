//! The one question that is asked: who marks. It comes with the first mark, which is made as soon as it is answered.

use super::context::Cx;
use super::dialog_drafts::PersonDraft;
use super::drafts::{Drafts, Overlay};
use super::fonts::bold;
use super::window_actions::show_note;
use crate::model::draft::Subject;
use crate::session::{Command, DraftCommand, Session};
use egui::{Id, Key, Modal, RichText, TextEdit, Ui};

/// Asks, while a mark waits for the answer.
pub fn name_ui(ui: &mut Ui, cx: &Cx<'_>, session: &Session, drafts: &mut Drafts, out: &mut Vec<Command>) {
    if !session.asks_for_name() {
        if !matches!(drafts.overlay, Some(Overlay::Settings(_))) {
            drafts.person = None;
        }
        let is_selected = session.reading().is_some_and(|reading| reading.selected.is_some());
        if std::mem::take(&mut drafts.note.waits_for_name) && is_selected {
            show_note(drafts, ui.ctx());
        }
        return;
    }
    let draft = drafts.person.get_or_insert_with(|| PersonDraft::of(session, usual_name()));
    let shown = Modal::new(Id::unique("name")).frame(super::style::card(ui)).show(ui, |ui| {
        ui.set_width(340.0);
        ui.label(RichText::new(cx.words.say("name-title")).font(bold(16.0)).color(cx.look.ink));
        ui.label(RichText::new(cx.words.say("name-help")).color(cx.look.soft));
        ui.add_space(4.0);
        super::draft_ui::person_line_ui(ui, cx, draft, out);
        let field = TextEdit::singleline(&mut draft.name).id(field_id());
        let response = ui.add(field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6)));
        draft.is_changed |= response.changed();
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !response.has_focus() && !is_entered && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        response.accessible_name(cx.words.say("name-title"));
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let is_given = !draft.name.trim().is_empty();
            let go_on = ui.add_enabled(is_given, egui::Button::new(cx.words.say("name-go-on")));
            if go_on.clicked() || (is_entered && is_given) {
                out.push(Command::SetAnnotatorName(draft.name.clone()));
            }
            if ui.button(cx.words.say("cancel")).clicked() {
                ui.close();
            }
        });
    });
    if shown.should_close() && !out.iter().any(|command| matches!(command, Command::SetAnnotatorName(_))) {
        out.push(Command::Draft(DraftCommand::DiscardTyped(Subject::Person)));
        out.push(Command::ForgetPending);
        // Nothing is left of what was asked for.
        drafts.note.waits_for_name = false;
    }
}

/// The name this computer knows the person by.
fn usual_name() -> String {
    std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default()
}

/// The id of the field, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("name-field")
}
