//! The bar over the article: what is looked for, how many places there are, which one the person is at.

use super::context::Cx;
use super::find_draft::{FindDraft, bar_field_id};
use super::find_options_ui::{QueryField, fault_ui, field_ui, options_ui};
use super::fonts::plain;
use super::icons::{self, ButtonColors, Icon};
use super::list_keys;
use crate::session::{Action, Command, SearchCommand};
use crate::view::find::FindBarView;
use egui::{Align, Frame, Layout, Margin, RichText, Role, Ui};

/// From this width on everything has room in one row, in px.
const ONE_ROW_PX: f32 = 940.0;

/// Width of the field in one row, and of the count, in px.
const FIELD_PX: f32 = 220.0;
const COUNT_PX: f32 = 64.0;

/// Draws the bar, where it is open.
pub fn find_bar_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: Option<&FindBarView>,
    draft: &mut FindDraft,
    out: &mut Vec<Command>,
) {
    draft.is_bar_shown = view.is_some();
    draft.is_bar_typed_in = false;
    let Some(view) = view else { return };
    draft.bar.follow(&view.query);
    let room = ui.available_rect_before_wrap();
    let frame = Frame::NONE.fill(cx.look.side).inner_margin(Margin::symmetric(12, 7));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Search);
            node.set_label(cx.words.say("panel-find-bar"));
        });
        if room.width() >= ONE_ROW_PX {
            ui.horizontal(|ui| {
                row_ui(ui, cx, view, FIELD_PX, draft, out);
                ui.add_space(4.0);
                options_ui(ui, cx, "here", &mut draft.bar.query, &view.spellings);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| close_ui(ui, cx, out));
            });
        } else {
            ui.horizontal(|ui| {
                // The field takes what count, both arrows and the way out leave.
                let field = (ui.available_width() - COUNT_PX - 3.0 * 32.0 - 24.0).clamp(80.0, 420.0);
                row_ui(ui, cx, view, field, draft, out);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| close_ui(ui, cx, out));
            });
            ui.horizontal_wrapped(|ui| options_ui(ui, cx, "here", &mut draft.bar.query, &view.spellings));
        }
        fault_ui(ui, cx, view.fault.as_ref());
    });
    let rect = shown.response.rect;
    ui.painter().hline(room.x_range(), rect.bottom() - 0.5, (1.0, cx.look.hairline));
    // A step asked for by Enter is one among the places of what was typed before it.
    let steps: Vec<Command> = out.extract_if(.., |command| is_step(command)).collect();
    draft.bar.ask_here(out);
    out.extend(steps);
}

fn is_step(command: &Command) -> bool {
    matches!(command, Command::Act(Action::NextHit | Action::PreviousHit))
}

/// The field, the count, and the ways on and back.
fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &FindBarView,
    width: f32,
    draft: &mut FindDraft,
    out: &mut Vec<Command>,
) {
    let keys = if ui.memory(|memory| memory.has_focus(bar_field_id())) {
        list_keys::take(ui)
    } else {
        list_keys::ListKeys::default()
    };
    let hint = cx.words.say("find-here-hint");
    let field = QueryField { id: bar_field_id(), hint: &hint, width };
    draft.is_bar_typed_in = field_ui(ui, cx, field, &mut draft.bar, view.fault.as_ref());
    if let Some(held) = keys.enter {
        out.push(Command::Act(if held.shift { Action::PreviousHit } else { Action::NextHit }));
    }
    count_ui(ui, cx, view);
    for (icon, action) in [(Icon::Up, Action::PreviousHit), (Icon::Down, Action::NextHit)] {
        let colors = ButtonColors::of(cx.look);
        let has_any = view.n > 0;
        let shown = ui.add_enabled_ui(has_any, |ui| icons::button(ui, icon, &cx.action_hint(action), colors));
        if shown.inner.clicked() {
            out.push(Command::Act(action));
        }
    }
}

/// How many places there are, and which one the person is at; told aloud when it changes.
fn count_ui(ui: &mut Ui, cx: &Cx<'_>, view: &FindBarView) {
    let is_asked = !view.query.is_empty() && view.fault.is_none();
    let n = cx.words.say_n("n-places", view.n);
    let (words, told) = match view.at {
        _ if !is_asked => (String::new(), String::new()),
        _ if view.is_pending && view.n == 0 => ("…".to_owned(), cx.words.say("find-searching")),
        Some(at) => {
            let values = [("at", &*cx.words.count(at + 1)), ("n", &*cx.words.count(view.n))];
            (cx.words.say_with("find-count", &values), cx.words.say_with("find-count-told", &values))
        }
        None if view.n == 0 => (cx.words.say("find-none"), cx.words.say("find-none")),
        None => (n.clone(), n),
    };
    let color = if is_asked && view.n == 0 && !view.is_pending { cx.look.warning } else { cx.look.soft };
    ui.allocate_ui_with_layout(egui::vec2(COUNT_PX, 28.0), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(COUNT_PX);
        let response = ui.label(RichText::new(words).font(plain(12.0)).color(color));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
            node.set_value(told);
        });
    });
}

fn close_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let colors = ButtonColors::of(cx.look);
    if icons::button(ui, Icon::Close, &cx.words.say("close"), colors).clicked() {
        out.push(Command::Search(SearchCommand::CloseBar));
        ui.memory_mut(|memory| memory.request_focus(super::reader_ui::reader_id()));
    }
}
