//! Building a query of passages by clicking: the plus beside its field offers what can be asked for, and puts the text
//! of it into the query. And the name a query is kept under.

use super::context::Cx;
use super::icons::{self, ButtonColors, Icon};
use super::naming_ui::{NameFate, NameField, naming_ui};
use super::passages_draft::PassagesDraft;
use crate::search::passage_printer::print_test;
use crate::search::passage_query::Test;
use crate::search::passage_spelling::{Field, Spelling};
use crate::session::{Command, DraftCommand, QueryingCommand, Session};
use crate::view::asking::{ChoiceKind, choices, joints, with_more};
use crate::words::asking::spelling;
use egui::{Id, Popup, PopupCloseBehavior, ScrollArea, Ui};

/// Draws the plus and its menu.
pub fn builder_ui(ui: &mut Ui, cx: &Cx<'_>, session: &Session, draft: &mut PassagesDraft) {
    let spelling = spelling(cx.words.tongue());
    let name = cx.words.say("query-add");
    let plus = icons::button(ui, Icon::Plus, &name, ButtonColors::of(cx.look));
    let menu = Popup::menu(&plus).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_max_width(230.0);
        if !draft.typed.trim().is_empty() {
            joints_ui(ui, spelling, draft);
            ui.separator();
        }
        for kind in ChoiceKind::ALL {
            ui.menu_button(cx.words.say(&format!("query-by-{}", kind.name())), |ui| {
                choices_ui(ui, cx, session, kind, spelling, draft);
            });
        }
        ui.separator();
        flags_ui(ui, cx, spelling, draft);
    });
    if menu.is_none() {
        draft.choices = None;
    }
}

/// What is asked for without a choice.
fn flags_ui(ui: &mut Ui, cx: &Cx<'_>, spelling: Spelling, draft: &mut PassagesDraft) {
    let words = format!("{}:\"\"", Field::Words.word(spelling));
    let flag = |test: &Test| (print_test(test, spelling), 0);
    let flags = [
        ("query-by-star", flag(&Test::Starred)),
        ("query-by-note", flag(&Test::Note(None))),
        ("query-by-untagged", flag(&Test::Untagged)),
        // The words are typed between the marks.
        ("query-by-words", (words, 1)),
    ];
    ui.horizontal_wrapped(|ui| {
        for (name, (text, n_before_end)) in flags {
            if ui.small_button(cx.words.say(name)).clicked() {
                add(draft, &text, n_before_end, spelling);
                ui.close();
            }
        }
    });
}

/// What joins what is there with what comes.
fn joints_ui(ui: &mut Ui, spelling: Spelling, draft: &mut PassagesDraft) {
    ui.horizontal_wrapped(|ui| {
        for joint in joints(spelling) {
            if ui.small_button(&joint).clicked() {
                let typed = format!("{} {joint} ", draft.typed.trim_end());
                draft.cursor_to = Some(typed.chars().count());
                draft.ask(typed);
            }
        }
    });
}

fn choices_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    kind: ChoiceKind,
    spelling: Spelling,
    draft: &mut PassagesDraft,
) {
    let known = draft.choices.take().filter(|(of, _)| *of == kind);
    let (_, choices) = known.unwrap_or_else(|| (kind, choices(session, kind, spelling)));
    if choices.is_empty() {
        ui.label(cx.words.say("query-nothing-to-choose"));
    }
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        ui.set_max_width(280.0);
        for choice in &choices {
            let label = crate::text::shortened::shortened(&choice.label, 60);
            if ui.button(label).on_hover_text(&choice.text).clicked() {
                add(draft, &choice.text, 0, spelling);
                ui.close();
            }
        }
    });
    draft.choices = Some((kind, choices));
}

/// Puts text at the query's end, and the cursor so many characters before it.
fn add(draft: &mut PassagesDraft, text: &str, n_before_end: usize, spelling: Spelling) {
    let typed = with_more(&draft.typed, text, spelling);
    draft.cursor_to = Some(typed.chars().count().saturating_sub(n_before_end));
    draft.ask(typed);
}

/// The id of the field for the name of a query, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn name_id() -> Id {
    Id::unique("passages-query-name")
}

/// The field for the name a query is kept under.
pub fn name_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut PassagesDraft, out: &mut Vec<Command>) {
    let Some(mut naming) = draft.naming.take() else { return };
    let hint = cx.words.say("query-name-hint");
    let field = NameField { id: name_id(), hint: &hint, width_px: f32::INFINITY };
    match naming_ui(ui, cx, field, &mut naming) {
        NameFate::Stays => draft.naming = Some(naming),
        NameFate::Kept(name) => {
            out.push(Command::Querying(QueryingCommand::Save(name, draft.typed.clone())));
        }
        NameFate::Left => {
            out.push(Command::Draft(DraftCommand::DiscardTyped(naming.typing.subject.clone())));
        }
    }
}
