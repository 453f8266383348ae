//! The context menus of the table of articles and attributes: of the chosen cells, and of the heads.

use super::attributes_draft::{AttributesDraft, field_id};
use super::attributes_field;
use super::attributes_keys;
use super::context::Cx;
use super::input_method::type_into;
use super::menus;
use crate::model::article_field::ArticleField;
use crate::session::{AboutCommand, Command, ReadingCommand};
use crate::view::attributes::{AttributeSort, AttributesView};
use egui::{Response, Ui, ViewportCommand};

/// The menu of the place that is chosen.
pub(super) fn menu_ui(
    response: &Response,
    cx: &Cx<'_>,
    view: &AttributesView,
    draft: &mut AttributesDraft,
    out: &mut Vec<Command>,
) {
    menus::context_menu(response, None, |ui| {
        ui.set_min_width(220.0);
        if draft.at.row == 0 {
            head_ui(ui, cx, view, draft, out);
        } else {
            cell_ui(ui, cx, view, draft, out);
        }
    });
}

/// An entry; the keyboard goes back to the table where it was chosen.
fn entry(ui: &mut Ui, words: String) -> bool {
    let is_chosen = ui.button(words).clicked();
    if is_chosen {
        ui.close();
        type_into(ui.ctx(), field_id());
    }
    is_chosen
}

fn cell_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &AttributesView,
    draft: &mut AttributesDraft,
    out: &mut Vec<Command>,
) {
    if entry(ui, cx.words.say("attributes-edit")) {
        attributes_field::begin(ui, cx, view, draft);
    }
    ui.separator();
    if entry(ui, cx.words.say("attributes-copy")) {
        attributes_keys::copy(ui, view, draft);
    }
    if entry(ui, cx.words.say("attributes-paste")) {
        ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
    }
    if entry(ui, cx.words.say("attributes-fill-down")) {
        out.extend(draft.filled_down(view));
    }
    if entry(ui, cx.words.say("attributes-empty")) {
        out.extend(draft.emptied(view));
    }
    ui.separator();
    let row = draft.at.in_row().and_then(|row| view.row(row));
    if ui.button(cx.words.say("attributes-open")).clicked() {
        out.extend(row.map(|row| ReadingCommand::OpenArticle(row.path.clone()).into()));
        ui.close();
    }
}

fn head_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &AttributesView,
    draft: &mut AttributesDraft,
    out: &mut Vec<Command>,
) {
    let Some(field) = draft.field(view).cloned() else { return };
    let sorts = [(true, cx.words.say("attributes-sort-up")), (false, cx.words.say("attributes-sort-down"))];
    for (is_rising, words) in sorts {
        if entry(ui, words) {
            draft.form.sort = Some(AttributeSort { field: field.clone(), is_rising });
        }
    }
    if entry(ui, cx.words.say("attributes-unsort")) {
        draft.form.sort = None;
    }
    let ArticleField::Attribute(name) = field else { return };
    ui.separator();
    if entry(ui, cx.words.say("attributes-rename")) {
        attributes_field::begin(ui, cx, view, draft);
    }
    if entry(ui, cx.words.say("attributes-delete")) {
        if view.n_filled.contains_key(&name) {
            out.push(AboutCommand::DeleteAttribute(name.clone()).into());
        }
        draft.form.new_names.retain(|known| *known != name);
    }
    ui.separator();
    if ui.button(cx.words.say("attributes-count")).clicked() {
        draft.counted = Some(name);
        ui.close();
    }
}
