//! The history over the window: what was done, when, in which article, and the way back to any moment of it.

use super::context::Cx;
use super::overlay_ui::{Fate, title_ui};
use crate::session::{Command, ReturningCommand, Session};
use crate::view::history::{self, Deed, HistoryRow};
use crate::words::steps;
use egui::{Align, Layout, RichText, ScrollArea, Ui};

/// Height of a row, in px.
const ROW_PX: f32 = 44.0;

/// Draws it; going back closes nothing, so that one sees what came of it.
pub fn history_ui(ui: &mut Ui, cx: &Cx<'_>, session: &Session, out: &mut Vec<Command>) -> Fate {
    let fate = title_ui(ui, cx, &cx.words.say("history-title"));
    ui.label(RichText::new(cx.words.say("history-help")).color(cx.look.soft));
    ui.add_space(6.0);
    let n_entries = history::n_rows(session);
    if n_entries == 0 {
        ui.label(cx.words.say("history-empty"));
    }
    let area = ScrollArea::vertical().max_height(420.0).auto_shrink([false, false]);
    // After the rows comes one for how everything was before them.
    let n_rows = if n_entries == 0 { 0 } else { n_entries + 1 };
    area.show_rows(ui, ROW_PX, n_rows, |ui, range| {
        for at in range {
            match history::row(session, at) {
                Some(row) => row_ui(ui, cx, &row, at == 0, out),
                None => beginning_ui(ui, cx, out),
            }
        }
    });
    fate
}

/// How everything was before the first entry that is still known.
fn beginning_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let words = cx.words.say("history-beginning");
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), ROW_PX - ui.spacing().item_spacing.y),
        Layout::right_to_left(Align::Center),
        |ui| {
            let button = ui.button(cx.words.say("history-go"));
            if button.clicked() {
                out.push(Command::Returning(ReturningCommand::GoBackTo(None)));
            }
            button.accessible_name(format!("{}: {words}", cx.words.say("history-go")));
            ui.with_layout(Layout::top_down(Align::Min), |ui| ui.label(&words));
        },
    );
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: &HistoryRow, is_now: bool, out: &mut Vec<Command>) {
    let after_colon = || steps::step_after_colon(cx.words, &row.label);
    let what = match row.deed {
        Deed::Made => steps::step(cx.words, &row.label),
        Deed::Undone => cx.words.say_with("notice-undone", &[("step", &after_colon())]),
        Deed::Redone => cx.words.say_with("notice-redone", &[("step", &after_colon())]),
    };
    let when = cx.words.date_second(row.at);
    let place = row.article.as_deref().map(|title| crate::text::shortened::shortened(title, 60));
    let under = [Some(when.clone()), place].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), ROW_PX - ui.spacing().item_spacing.y),
        Layout::right_to_left(Align::Center),
        |ui| {
            if is_now {
                ui.label(RichText::new(cx.words.say("history-now")).color(cx.look.soft));
            } else {
                let button = ui.button(cx.words.say("history-go"));
                let button = button
                    .accessible_name(cx.words.say_with("history-go-to", &[("step", &what), ("time", &when)]));
                if button.clicked() {
                    out.push(Command::Returning(ReturningCommand::GoBackTo(Some(row.id.clone()))));
                }
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add(egui::Label::new(RichText::new(what).color(cx.look.ink)).truncate());
                ui.add(egui::Label::new(RichText::new(under).small().color(cx.look.soft)).truncate());
            });
        },
    );
}
