//! The history over the window: what was done, when, in which article, and the way back to any moment of it.

use super::context::Cx;
use super::overlay_ui::{Fate, title_ui};
use crate::session::{Command, Session};
use crate::view::history::{Deed, HistoryRow, HistoryView};
use crate::words::messages;
use egui::{Align, Layout, RichText, ScrollArea, Ui};

/// Height of a row, in px.
const ROW_PX: f32 = 44.0;

/// Draws it; going back closes nothing, so that one sees what came of it.
pub fn history_ui(ui: &mut Ui, cx: &Cx<'_>, session: &Session, out: &mut Vec<Command>) -> Fate {
    let fate = title_ui(ui, cx, &cx.words.say("history-title"));
    ui.label(RichText::new(cx.words.say("history-help")).color(cx.look.soft));
    ui.add_space(6.0);
    let view = HistoryView::new(session);
    if view.rows.is_empty() {
        ui.label(cx.words.say("history-empty"));
    }
    let area = ScrollArea::vertical().max_height(420.0).auto_shrink([false, false]);
    area.show_rows(ui, ROW_PX, view.rows.len(), |ui, range| {
        for at in range {
            if let Some(row) = view.rows.get(at) {
                row_ui(ui, cx, (row, at == 0), out);
            }
        }
    });
    fate
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, (row, is_now): (&HistoryRow, bool), out: &mut Vec<Command>) {
    let step = messages::step(cx.words, &row.label);
    let what = match row.deed {
        Deed::Made => step,
        Deed::Undone => cx.words.say_with("notice-undone", &[("step", &step)]),
        Deed::Redone => cx.words.say_with("notice-redone", &[("step", &step)]),
    };
    let when = row.at.local_date_time();
    let place = row.article.as_deref().map(|title| crate::view::library::shortened(title, 60));
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
                    out.push(Command::GoBackTo(row.id.clone()));
                }
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add(egui::Label::new(RichText::new(what).color(cx.look.ink)).truncate());
                ui.add(egui::Label::new(RichText::new(under).small().color(cx.look.soft)).truncate());
            });
        },
    );
}
