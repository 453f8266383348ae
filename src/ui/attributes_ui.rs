//! The page of articles and attributes: a table to be filled like a spreadsheet, sorted and filtered. What is asked of it
//! stands above, the cells below.

use super::attributes_draft::{AttributesDraft, field_id};
use super::attributes_paint::{Shown, column_name};
use super::context::Cx;
use super::drafts::{Drafts, Wish};
use super::fonts::{bold, plain};
use super::grid_columns::GridSizes;
use super::grid_frame::{GridFrame, GridPlace, GridSize};
use super::input_method::type_into;
use super::{attributes_field, attributes_keys};
use crate::analysis::axis::Axis;
use crate::analysis::page::PageKind;
use crate::exchange::attribute_table::AttributeTable;
use crate::model::article_field::ArticleField;
use crate::session::{Action, Command, Session};
use crate::view::attributes::AttributesView;
use egui::{ComboBox, Frame, Id, Key, Margin, Modifiers, Rect, RichText, Role, Sense, TextEdit, Ui};
use std::ops::RangeInclusive;

/// Width of a column at least and at most, in px.
const COLUMN_PX: RangeInclusive<f32> = 120.0..=240.0;

/// Draws the page.
pub fn attributes_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    view: &AttributesView,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    let draft = &mut drafts.attributes;
    draft.fit(view);
    let mut wish = None;
    Frame::NONE.inner_margin(Margin { left: 24, right: 24, top: 12, bottom: 10 }).show(ui, |ui| {
        wish = tools_ui(ui, cx, session, view, draft);
        if draft.n_outside > 0 {
            let words = cx.words.say_n("attributes-outside", draft.n_outside);
            ui.label(RichText::new(words).font(plain(12.0)).color(cx.look.warning));
        }
        ui.add_space(4.0);
        if view.n_all() == 0 {
            return said_ui(ui, cx, cx.words.say("attributes-no-articles"));
        }
        if view.has_attributes() {
            ui.label(RichText::new(cx.words.say("attributes-keys")).font(plain(12.0)).color(cx.look.soft));
        } else {
            ui.label(RichText::new(cx.words.say("attributes-none")).font(plain(13.0)).color(cx.look.soft));
        }
        ui.add_space(4.0);
        // A part of its own, so that a screen reader finds the cells in the table and nothing else.
        ui.scope(|ui| table_ui(ui, cx, view, draft, out));
        if view.n_shown() == 0 {
            said_ui(ui, cx, cx.words.say("attributes-no-rows"));
        }
    });
    let counted = draft.counted.take();
    drafts.wish = wish.or(drafts.wish.take());
    if let Some(name) = counted {
        count_by(drafts, name, out);
    }
}

fn said_ui(ui: &mut Ui, cx: &Cx<'_>, words: String) {
    ui.add_space(24.0);
    ui.vertical_centered(|ui| ui.label(RichText::new(words).color(cx.look.soft)));
}

/// Shows themes by this attribute on the page of numbers.
fn count_by(drafts: &mut Drafts, name: String, out: &mut Vec<Command>) {
    let draft = &mut drafts.analysis;
    draft.turn_to(PageKind::Matrix);
    draft.sort = None;
    (draft.question.rows, draft.question.columns) = (Axis::Theme, Axis::Attribute(name));
    out.push(Command::Act(Action::Analysis));
}

/// How many articles there are, which of them are shown, and what can be done with the table.
fn tools_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    view: &AttributesView,
    draft: &mut AttributesDraft,
) -> Option<Wish> {
    let mut wish = None;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(cx.words.say("attributes-title")).font(bold(18.0)).color(cx.look.ink));
        let mut told = cx.words.say_n("n-articles", view.n_all());
        if view.n_shown() < view.n_all() {
            let shown = cx.words.count(view.n_shown());
            told = cx.words.say_with("attributes-shown", &[("all", &*told), ("shown", &*shown)]);
        }
        ui.label(RichText::new(told).font(plain(12.0)).color(cx.look.soft));
    });
    ui.horizontal_wrapped(|ui| {
        let hint = cx.words.say("attributes-filter");
        let field = TextEdit::singleline(&mut draft.form.filter).hint_text(&hint).desired_width(160.0);
        ui.add(field).accessible_name(&hint);
        lacking_ui(ui, cx, view, draft);
        new_ui(ui, cx, view, draft);
        if view.n_all() == 0 {
            return;
        }
        if ui.button(cx.words.say("copy-table")).clicked() {
            ui.copy_text(table(cx, view).tab_separated());
            draft.is_copied = true;
        }
        ui.menu_button(cx.words.say("attributes-save"), |ui| {
            for format in AttributeTable::FORMATS {
                if ui.button(cx.words.say(&format!("attributes-save-{}", format.ending()))).clicked() {
                    (*draft.saved_words).clone_from(session.export_words());
                    draft.saved = Some(table(cx, view));
                    wish = Some(Wish::SaveTable(format));
                }
            }
        });
        if draft.is_copied {
            ui.label(RichText::new(cx.words.say("notice-copied")).font(plain(12.0)).color(cx.look.soft));
        }
    });
    wish
}

fn table(cx: &Cx<'_>, view: &AttributesView) -> AttributeTable {
    let heads: Vec<String> = view.fields.iter().map(|field| column_name(cx, field)).collect();
    view.table(&cx.words.say("page-attributes"), &cx.words.say("attributes-article"), &heads)
}

/// All articles, or those without a value in a column.
fn lacking_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AttributesView, draft: &mut AttributesDraft) {
    let named = |field: &Option<ArticleField>| match field {
        None => cx.words.say("attributes-lacking-none"),
        Some(field) => cx.words.say_with("attributes-lacking-one", &[("name", &*column_name(cx, field))]),
    };
    let chosen = &mut draft.form.lacking;
    let list = ComboBox::from_id_salt("attributes-lacking").width(200.0).selected_text(named(chosen));
    let shown = list.show_ui(ui, |ui| {
        for field in std::iter::once(None).chain(view.fields.iter().cloned().map(Some)) {
            let words = named(&field);
            ui.selectable_value(chosen, field, words);
        }
    });
    shown.response.accessible_name(cx.words.say("attributes-lacking"));
}

fn new_name_id() -> Id {
    Id::unique("attributes-new-name")
}

/// The button that adds a column, or the name of one that is being added.
fn new_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AttributesView, draft: &mut AttributesDraft) {
    let Some(mut name) = draft.new_name.take() else {
        if ui.button(cx.words.say("attributes-new")).clicked() {
            draft.new_name = Some(String::new());
            type_into(ui.ctx(), new_name_id());
        }
        return;
    };
    let is_typed_in = ui.memory(egui::Memory::focused) == Some(new_name_id());
    let is_entered = is_typed_in && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let hint = cx.words.say("attributes-new-name");
    let field = TextEdit::singleline(&mut name).id(new_name_id()).hint_text(&hint).desired_width(180.0);
    let response = ui.add(field).accessible_name(&hint);
    let is_added = ui.button(cx.words.say("attributes-add")).clicked() || is_entered;
    if is_added {
        draft.add_column(view, &name);
    } else if !response.lost_focus() || !name.trim().is_empty() {
        draft.new_name = Some(name);
    }
}

fn table_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &AttributesView,
    draft: &mut AttributesDraft,
    out: &mut Vec<Command>,
) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Grid);
        node.set_label(cx.words.say("attributes-title"));
        node.set_row_count(view.n_shown() + 1);
        node.set_column_count(view.fields.len());
    });
    let was_writing = draft.is_writing();
    attributes_keys::take(ui, cx.words, view, draft, out);
    if draft.is_writing() && !was_writing {
        attributes_field::place_cursor(ui, draft);
    }
    let size = GridSize { rows: view.n_shown(), columns: view.fields.len().saturating_sub(1) };
    let mut frame =
        GridFrame::new(ui.available_rect_before_wrap(), size, draft.offset, &GridSizes::even(COLUMN_PX));
    // The scroll area springs back from what it has not drawn yet: a column that was added is scrolled to a frame later.
    let is_drawn = draft.at.column <= std::mem::replace(&mut draft.n_drawn, size.columns);
    draft.is_moved |= draft.is_writing() && !was_writing;
    if draft.is_moved && !is_drawn {
        ui.ctx().request_repaint();
    }
    let is_moved = is_drawn && std::mem::take(&mut draft.is_moved);
    if is_moved {
        frame.bring_into_sight(draft.at);
    }
    let mut pressed = None;
    frame.show(ui, cx, "attributes", is_moved, |ui, at, rect| {
        pressed = place_ui(ui, Shown { cx, view, draft }, at, rect).or(pressed.take());
    });
    draft.offset = frame.offset;
    if let Some(pressed) = pressed {
        obey(ui, view, draft, &pressed, out);
    }
    drag(ui, view, draft, &frame);
    out.extend(attributes_field::field_ui(ui, cx, view, draft, &frame));
}

/// What the mouse did at a place.
struct Pressed {
    at: GridPlace,
    response: egui::Response,
}

/// Draws a place; tells what the mouse did there.
fn place_ui(ui: &Ui, shown: Shown<'_, '_>, at: GridPlace, rect: Rect) -> Option<Pressed> {
    let id = Id::unique(("attributes-place", at));
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    let role = match (at.row, at.column) {
        (0, _) => Role::ColumnHeader,
        (_, 0) => Role::RowHeader,
        (_, _) => Role::GridCell,
    };
    response.widget_info(|| egui::WidgetInfo::labeled(role, true, shown.told(at)));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_row_index(at.row);
        node.set_column_index(at.column);
    });
    shown.paint(ui, at, rect, response.hovered());
    if response.hovered() {
        response.clone().on_hover_text(shown.hint(at));
    }
    let is_used = response.clicked() || response.secondary_clicked() || response.drag_started();
    is_used.then_some(Pressed { at, response })
}

/// Does what a click asks for: chooses a cell or a block, sorts by a head, opens a menu.
fn obey(
    ui: &Ui,
    view: &AttributesView,
    draft: &mut AttributesDraft,
    pressed: &Pressed,
    out: &mut Vec<Command>,
) {
    let (at, response) = (pressed.at, &pressed.response);
    out.extend(draft.take_written());
    let is_menu = response.secondary_clicked();
    if !is_menu || !draft.block().is_some_and(|block| block.holds(at)) {
        let is_longer = ui.input(|input| input.modifiers.shift);
        draft.go(at, is_longer && response.clicked());
    }
    (draft.wants_focus, draft.is_dragged) = (true, response.drag_started() && at.row > 0);
    if is_menu {
        super::menus::ask(ui.ctx(), field_id());
    } else if at.row == 0
        && response.clicked()
        && let Some(field) = view.fields.get(at.column)
    {
        draft.sort_by(field);
    }
}

/// Makes the block longer while the mouse is held.
fn drag(ui: &Ui, view: &AttributesView, draft: &mut AttributesDraft, frame: &GridFrame) {
    let pos = ui.input(|input| input.pointer.interact_pos().filter(|_| input.pointer.primary_down()));
    draft.is_dragged &= pos.is_some();
    let Some(pos) = pos.filter(|_| draft.is_dragged) else { return };
    let at = frame.place_at(pos);
    if at != draft.at {
        draft.at = at;
        draft.is_moved = true;
        draft.fit(view);
        ui.ctx().request_repaint();
    }
}
