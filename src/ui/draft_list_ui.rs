//! All drafts over the window: what each is about, when it was typed, its text, and the way to where it belongs. A draft
//! whose record is gone stands here too, to be copied.

use super::context::Cx;
use super::drafts::Wish;
use super::fonts::{bold, plain};
use super::overlay_ui::{Fate, title_ui};
use super::still_list::StillList;
use crate::model::draft::DraftState;
use crate::session::{Command, DraftCommand, Session};
use crate::view::drafts::{DraftRow, draft_rows};
use crate::words::drafts as words;
use egui::{Id, RichText, ScrollArea, Ui};

/// Draws them.
pub fn draft_list_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    wish: &mut Option<Wish>,
    out: &mut Vec<Command>,
) -> Fate {
    let mut fate = title_ui(ui, cx, &cx.words.say("drafts-title"));
    ui.label(RichText::new(cx.words.say("drafts-help")).color(cx.look.soft));
    let rows = draft_rows(session);
    if rows.is_empty() {
        ui.label(cx.words.say("drafts-none"));
    }
    let height = (ui.ctx().content_rect().height() - 200.0).max(160.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height.min(300.0));
    area.auto_shrink([false, true]).show(ui, |ui| {
        let id = |row: &DraftRow| Id::unique(("draft", &row.draft.subject));
        let mut list = StillList::begin(ui, Id::unique("drafts"), rows.iter().map(id));
        for row in &rows {
            let goes = list.row(ui, id(row), |ui| {
                ui.add_space(8.0);
                row_ui(ui, cx, row, wish, out)
            });
            if goes {
                fate = Fate::Closes;
            }
        }
        list.end(ui);
    });
    fate
}

/// Draws one; says whether the person goes where it belongs.
fn row_ui(ui: &mut Ui, cx: &Cx<'_>, row: &DraftRow, wish: &mut Option<Wish>, out: &mut Vec<Command>) -> bool {
    let what = words::about(cx.words, &row.about);
    ui.label(RichText::new(&what).font(bold(13.0)).color(cx.look.ink));
    let time = cx.words.date_time(row.draft.at);
    let state = match row.state {
        DraftState::Overtaken => Some("draft-state-overtaken"),
        DraftState::Gone => Some("draft-state-gone"),
        DraftState::Fits | DraftState::Held => None,
    };
    let under = std::iter::once(time).chain(state.map(|id| cx.words.say(id))).collect::<Vec<_>>().join(" · ");
    ui.label(RichText::new(under).font(plain(11.5)).color(cx.look.soft));
    super::draft_ui::texts_ui(ui, cx, row);
    let mut is_left = false;
    ui.horizontal_wrapped(|ui| {
        let mut button = |word: &str| {
            let word = cx.words.say(word);
            let button = ui.button(&word);
            let is_clicked = button.clicked();
            button.accessible_name(format!("{word}: {what}"));
            is_clicked
        };
        if row.state != DraftState::Gone && button("draft-open") {
            *wish = Some(Wish::OpenDraft(row.draft.id.clone()));
            is_left = true;
        }
        if button("draft-copy") {
            let texts: Vec<&str> = row.draft.texts.iter().map(|text| text.text.as_str()).collect();
            *wish = Some(Wish::Copy(texts.join("\n\n")));
        }
        if button("draft-discard") {
            out.push(Command::Draft(DraftCommand::Discard(row.draft.id.clone())));
        }
    });
    is_left
}
