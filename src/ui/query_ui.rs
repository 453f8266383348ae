//! The field a query of passages is typed in, what is wrong with it at which character, and how many passages meet it.

use super::builder_ui::builder_ui;
use super::context::Cx;
use super::dialog_drafts::Naming;
use super::fonts::plain;
use super::icons::{self, ButtonColors, Icon};
use super::passages_draft::PassagesDraft;
use crate::search::passage_fault::{PassageFault, PassageFaultKind};
use crate::session::{Command, Querying, Session};
use crate::view::passages::PassagesView;
use crate::words::asking;
use egui::text::CCursor;
use egui::text_edit::TextEditOutput;
use egui::{Id, Margin, RichText, TextEdit, Ui, pos2};

/// What the field's frame and the space inside it take of its width, in px.
const FIELD_PX: f32 = 28.0;

/// The id of the field, for moving the keyboard there.
#[must_use]
pub fn query_id() -> Id {
    Id::unique("passages-query")
}

/// Draws the field and what belongs to it.
pub fn query_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    view: &PassagesView,
    draft: &mut PassagesDraft,
    out: &mut Vec<Command>,
) {
    // What was said of another query says nothing of this one.
    let fault = view.fault.as_ref().filter(|_| view.asked == draft.typed && view.is_answered);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let n_buttons = if draft.typed.is_empty() { 1.0 } else { 2.0 };
        let width = ui.available_width() - n_buttons * 30.0;
        field_ui(ui, cx, fault, draft, width);
        if !draft.typed.is_empty() {
            let name = cx.words.say("query-clear");
            if icons::button(ui, Icon::Close, &name, ButtonColors::of(cx.look)).clicked() {
                draft.ask(String::new());
                draft.cursor_to = Some(0);
            }
        }
        builder_ui(ui, cx, session, draft);
    });
    if let Some(fault) = fault {
        fault_ui(ui, cx, fault, draft);
    }
    if let Some(name) = draft.wants_name.take() {
        draft.naming = Some(Naming::of(session, &draft.typed, name));
    }
    super::builder_ui::name_ui(ui, cx, draft, out);
    let found = &view.found;
    let told = [
        ("passages", &*cx.words.say_n("n-passages", found.hits.len())),
        ("articles", &*cx.words.say_n("n-articles", found.n_articles)),
    ];
    let mut counts = cx.words.say_with("passages-in", &told);
    if fault.is_some() {
        counts = cx.words.say_with("passages-of-before", &[("counts", &counts)]);
    }
    if is_failed(session) {
        counts = cx.words.say("query-failed");
    }
    ui.label(RichText::new(counts).font(plain(11.5)).color(cx.look.soft));
}

/// Whether looking for the passages broke down.
#[must_use]
pub fn is_failed(session: &Session) -> bool {
    session.querying().is_some_and(Querying::is_failed)
}

fn field_ui(ui: &mut Ui, cx: &Cx<'_>, fault: Option<&PassageFault>, draft: &mut PassagesDraft, width: f32) {
    if let Some(at) = draft.cursor_to.take() {
        let mut state = TextEdit::load_state(ui.ctx(), query_id()).unwrap_or_default();
        state.cursor.set_char_range(Some(egui::text::CCursorRange::one(CCursor::new(at))));
        TextEdit::store_state(ui.ctx(), query_id(), state);
        ui.memory_mut(|memory| memory.request_focus(query_id()));
    }
    let hint = cx.words.say("query-hint");
    let name = cx.words.say("query-field");
    let field = TextEdit::multiline(&mut draft.typed)
        .id(query_id())
        .hint_text(&hint)
        .desired_rows(1)
        .desired_width(width - FIELD_PX)
        .return_key(None)
        .margin(Margin::symmetric(8, 5));
    let output = field.show(ui);
    let response = output.response.response.clone();
    if response.changed() {
        draft.shown = None;
        if draft.typed.contains(['\n', '\r']) {
            draft.typed = draft.typed.replace(['\n', '\r'], " ");
        }
    }
    if let Some(fault) = fault {
        underline(ui, cx, &output, fault);
    }
    let described = fault.map(|fault| asking::fault(cx.words, fault)).unwrap_or_default();
    response.accessible_name(name);
    ui.ctx().accesskit_node_builder(query_id(), |node| node.set_description(described));
}

/// A line under the characters that are wrong; a short one where something is missing.
fn underline(ui: &Ui, cx: &Cx<'_>, output: &TextEditOutput, fault: &PassageFault) {
    let painter = ui.painter().with_clip_rect(output.text_clip_rect.expand(3.0));
    let place =
        |at: usize| output.galley.pos_from_cursor(CCursor::new(at)).translate(output.galley_pos.to_vec2());
    let stroke = (2.0, cx.look.warning);
    if fault.char_idx >= fault.char_end {
        let caret = place(fault.char_idx);
        let y = caret.bottom() - 1.0;
        painter.line_segment([pos2(caret.left(), y), pos2(caret.left() + 9.0, y)], stroke);
    }
    for at in fault.char_idx..fault.char_end {
        let (from, to) = (place(at), place(at + 1));
        // At the end of a row the next character stands below.
        let right = if (to.top() - from.top()).abs() < 1.0 { to.left() } else { from.left() + 6.0 };
        let y = from.bottom() - 1.0;
        painter.line_segment([pos2(from.left(), y), pos2(right, y)], stroke);
    }
}

/// What is wrong, at which character, and names that may be meant: a click puts one in.
fn fault_ui(ui: &mut Ui, cx: &Cx<'_>, fault: &PassageFault, draft: &mut PassagesDraft) {
    let place = (fault.char_idx + 1).to_string();
    let told = [("place", &*place), ("reason", &*asking::fault_alone(cx.words, fault))];
    let words = cx.words.say_with("query-wrong-at", &told);
    ui.label(RichText::new(words).font(plain(12.0)).color(cx.look.warning));
    let (PassageFaultKind::Unknown { suggested, .. } | PassageFaultKind::Ambiguous { suggested, .. }) =
        &fault.kind
    else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        for name in suggested {
            let label = cx.words.say_with("query-suggested", &[("name", name)]);
            if ui.small_button(name).on_hover_text(&label).clicked() {
                let before: String = draft.typed.chars().take(fault.char_idx).collect();
                let after: String = draft.typed.chars().skip(fault.char_end).collect();
                draft.cursor_to = Some(before.chars().count() + name.chars().count());
                draft.ask(before + name + &after);
            }
        }
    });
}
