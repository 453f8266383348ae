//! Spellings that a search takes for the same: the line below a query that names them, and the text they are edited in.

use super::context::Cx;
use super::dialog_drafts::TextDraft;
use super::draft_ui::{Foot, foot_ui, offered_ui};
use super::fonts::plain;
use super::overlay_ui::{Fate, title_ui};
use crate::model::draft::DraftField;
use crate::model::draft_texts::one;
use crate::search::equivalents::lonely_line;
use crate::session::{Action, Command};
use egui::accesskit::Live;
use egui::{Id, Label, RichText, ScrollArea, TextEdit, Ui};

/// How much of the window's height the text takes at most.
const MOST_OF_HEIGHT: f32 = 0.55;

/// Code points of the line that names other spellings, at most; the rest stands in its tooltip.
const LINE_CHARS: usize = 90;

/// Names the other spellings that are looked for, with the way to change them; nothing where there are none.
pub fn line_ui(ui: &mut Ui, cx: &Cx<'_>, spellings: &[String], is_literal: bool, out: &mut Vec<Command>) {
    if spellings.is_empty() || is_literal {
        return;
    }
    let all = spellings.join("; ");
    let shown = crate::text::shortened::beginning(&all, LINE_CHARS);
    let shown = if shown.len() < all.len() { format!("{shown}…") } else { all.clone() };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let words = cx.words.say_with("find-also", &[("spellings", &shown)]);
        let words = RichText::new(words).font(plain(12.0)).color(cx.look.soft);
        ui.add(Label::new(words).wrap()).on_hover_text(all);
        let button = ui.small_button(cx.words.say("find-spellings-edit"));
        if button.on_hover_text(cx.action_name(Action::Spellings)).clicked() {
            out.push(Command::Act(Action::Spellings));
        }
    });
}

/// The id of the field, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("spellings")
}

/// The text of all groups.
pub fn spellings_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut TextDraft, out: &mut Vec<Command>) -> Fate {
    let name = cx.words.say("spellings");
    let fate = title_ui(ui, cx, &name);
    let help = RichText::new(cx.words.say("spellings-help")).color(cx.look.soft);
    ui.add(Label::new(help).wrap());
    ui.add_space(4.0);
    let now = one(DraftField::Spellings, &draft.text);
    for text in offered_ui(ui, cx, &mut draft.typing, &now, out) {
        draft.text = text.text;
    }
    let height = ui.ctx().content_rect().height() * MOST_OF_HEIGHT;
    let shown = ScrollArea::vertical().id_salt("spellings").max_height(height).show(ui, |ui| {
        let field = TextEdit::multiline(&mut draft.text).id(field_id()).desired_rows(12);
        ui.add(field.desired_width(f32::INFINITY))
    });
    let response = shown.inner;
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.accessible_name(name);
    let lonely = lonely_line(&draft.text);
    if let Some(line) = lonely {
        let words = cx.words.say_with("spellings-lonely", &[("line", &cx.words.count(line))]);
        let told = ui.add(Label::new(RichText::new(words).color(cx.look.error)).wrap());
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
    }
    let foot = Foot { can_save: lonely.is_none(), ..Foot::OF_DIALOG };
    let foot = foot_ui(ui, cx, &draft.typing, &one(DraftField::Spellings, &draft.text), foot);
    if foot == Fate::Stays { fate } else { foot }
}
