//! The passages that meet a query, from all articles: the query above, what can be done to those that are ticked, and a
//! row for each, with its context where that is opened. Only the rows in sight are made and drawn.

use super::bulk_ui::{bulk_ui, head_ui};
use super::context::Cx;
use super::drafts::Drafts;
use super::list_sight::ListSight;
use super::passage_row_ui::{Listed, height_of, row_id, row_ui};
use super::passages_draft::{Measure, PassagesDraft};
use super::passages_keys::take_keys;
use super::query_ui::{is_failed, query_id, query_ui};
use crate::search::passage_names::name_of_theme;
use crate::search::passage_printer::print;
use crate::search::passage_query::PassageQuery;
use crate::session::{Command, Querying, QueryingCommand, Session};
use crate::view::passages::PassagesView;
use crate::words::asking::spelling;
use egui::{Frame, Margin, Panel, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

/// Draws the panel.
pub fn passages_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    view: &PassagesView,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    follow_theme(cx, session, drafts);
    let is_another = drafts.passages.take_up(view);
    egui::Frame::NONE.inner_margin(Margin { left: 14, right: 12, top: 8, bottom: 4 }).show(ui, |ui| {
        query_ui(ui, cx, session, view, &mut drafts.passages, out);
        if view.is_blind {
            super::people_ui::blind_ui(ui, cx);
        }
        head_ui(ui, cx, view, &mut drafts.passages);
    });
    // Below the list, so that no row moves under the mouse that ticks it.
    if !drafts.passages.ticked.is_empty() {
        let frame =
            Frame::NONE.fill(cx.look.side).inner_margin(Margin { left: 14, right: 12, top: 8, bottom: 8 });
        Panel::bottom("bulk").frame(frame).show(ui, |ui| bulk_ui(ui, cx, session, view, drafts));
    }
    // What was changed by hand is no longer that of a theme.
    drafts.themes.shown.clone_from(&drafts.passages.shown);
    let draft = &mut drafts.passages;
    ask(session, draft, out);
    out.extend(draft.deleted.take().map(QueryingCommand::Delete).map(Command::Querying));
    let y = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), y, (1.0, cx.look.hairline));
    if view.found.hits.is_empty() && view.is_answered && !is_failed(session) && view.fault.is_none() {
        let words = if view.has_any { "passages-none-found" } else { "passages-empty" };
        egui::Frame::NONE.inner_margin(14).show(ui, |ui| {
            ui.label(RichText::new(cx.words.say(words)).color(cx.look.soft));
        });
    }
    list_ui(ui, cx, session, view, is_another, draft, out);
}

/// A theme that was clicked becomes the query, and the query follows its name.
fn follow_theme(cx: &Cx<'_>, session: &Session, drafts: &mut Drafts) {
    let (Some(id), Some(open)) = (&drafts.themes.shown, session.open_project()) else { return };
    let stamp = session.stamp();
    if drafts.passages.shown.as_ref() == Some(id) && drafts.passages.shown_at == stamp {
        return;
    }
    let id = open.codebook.resolve(id).clone();
    let query = PassageQuery::of_theme(name_of_theme(&id, &open.codebook));
    drafts.passages.ask(print(&query, spelling(cx.words.tongue())));
    drafts.passages.shown = Some(id);
    drafts.passages.shown_at = stamp;
}

/// Asks for what is typed, where that was not asked for yet.
fn ask(session: &Session, draft: &PassagesDraft, out: &mut Vec<Command>) {
    let asked = session.querying().and_then(Querying::asked);
    if asked != Some((draft.typed.as_str(), draft.sort)) {
        out.push(Command::Querying(QueryingCommand::Ask(draft.typed.clone(), draft.sort)));
    }
}

fn list_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    view: &PassagesView,
    is_another: bool,
    draft: &mut PassagesDraft,
    out: &mut Vec<Command>,
) {
    let width = ui.available_width();
    let (mut layout, opened) = (std::mem::take(&mut draft.layout), &draft.opened);
    let measure = Measure {
        width,
        font: cx.settings.reading.font,
        size_px: cx.settings.reading.size_px,
        pixels_per_point: ui.ctx().pixels_per_point(),
        n_open: opened.len(),
    };
    layout.fit(view, measure, |hit| {
        let is_open = !opened.is_empty() && opened.contains(&hit.key());
        height_of(ui, cx, session, hit, is_open, width)
    });
    draft.layout = layout;
    ui.spacing_mut().item_spacing.y = 0.0;
    let revealed = draft.reveal.take().and_then(|at| draft.layout.scroll_to(at, draft.sight));
    let by_keys = take_keys(ui, view, draft, out).or(revealed);
    let area = ScrollArea::vertical().id_salt("passages").auto_shrink(false);
    let area = match by_keys.or(is_another.then_some(0.0)) {
        Some(offset) => area.vertical_scroll_offset(offset),
        None => area,
    };
    let shown = area.show_viewport(ui, |ui, sight| {
        ui.set_height(draft.layout.height());
        let (left, top, width) = (ui.max_rect().left(), ui.max_rect().top(), ui.max_rect().width());
        let in_sight = draft.layout.between(sight.top(), sight.bottom());
        // What is not drawn loses the keyboard: the row that has it is drawn wherever it is.
        let has_keyboard = draft.cursor.is_some() && draft.cursor == ui.memory(egui::Memory::focused);
        let beside = Some(draft.at).filter(|at| has_keyboard && !in_sight.contains(at));
        for at in in_sight.chain(beside) {
            let (Some(hit), Some((from, to))) = (view.found.hits.get(at), draft.layout.row(at)) else {
                continue;
            };
            let rect = Rect::from_min_size(pos2(left, top + from), vec2(width, to - from));
            let Some(row) = view.row(session, at) else {
                // It is gone, and the answer that leaves it out is on its way; none comes to a query that is wrong.
                ui.interact(rect, row_id(&hit.key()), Sense::click());
                if view.fault.is_some() && has_keyboard && at == draft.at {
                    ui.memory_mut(|memory| memory.request_focus(query_id()));
                }
                continue;
            };
            row_ui(ui, cx, Listed { session, view, row: &row, at, rect }, draft, out);
        }
    });
    draft.sight = ListSight::of(&shown);
}
