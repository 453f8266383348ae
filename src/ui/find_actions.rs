//! The actions of searching that concern the window: which field gets the keyboard, what is asked before tagging, and
//! how wide the column is.

use super::column_edge_ui::resized;
use super::desktop_app::DesktopApp;
use super::drafts::{Overlay, Tab};
use super::edge_ui::STEP_PX;
use super::find_draft;
use super::tag_hits_ui::TagHitsDraft;
use crate::session::{Action, Command, ReadingCommand};
use crate::view::tag_hits::TagHitsView;
use egui::Context;

/// Does an action; says whether it was one of these.
pub fn act(app: &mut DesktopApp, ctx: &Context, action: Action) -> bool {
    match action {
        Action::FindHere | Action::FindEverywhere | Action::FindTheSame => find(app, ctx, action),
        Action::TagHits => tag_hits(app, ctx),
        Action::WiderColumn => resize_column(app, ctx, STEP_PX),
        // The palette lies over the bar, and is closed first.
        Action::Escape if app.drafts.find.is_bar_shown && !app.drafts.palette.is_open() => {
            close_bar(app, ctx);
        }
        Action::NarrowerColumn => resize_column(app, ctx, -STEP_PX),
        _ => return false,
    }
    true
}

/// Closes the bar over the article and gives that the keyboard.
fn close_bar(app: &mut DesktopApp, ctx: &Context) {
    app.run_in_session(ctx, Action::Escape);
    ctx.memory_mut(|memory| memory.request_focus(super::reader_ui::reader_id()));
}

/// Opens what is searched in, and gives its field the keyboard.
fn find(app: &mut DesktopApp, ctx: &Context, action: Action) {
    // Where the search begins is where the person is looking now.
    if let Some(sight) = app.drafts.reader.place.sight() {
        app.run(ctx, Command::Reading(ReadingCommand::NotePlace { top: sight.start, end: sight.end }));
    }
    app.run_in_session(ctx, action);
    let Some(searching) = app.session.searching() else { return };
    let is_without_words = action == Action::FindTheSame && app.views.annotation.is_none();
    if is_without_words {
        return;
    }
    if action == Action::FindHere {
        if searching.is_bar_open {
            find_draft::take_up(ctx, find_draft::bar_field_id(), &searching.here.query.words);
        }
        return;
    }
    app.drafts.tab = Tab::Find;
    app.drafts.is_themes_open = Some(true);
    let words = &searching.everywhere.question.query.words;
    find_draft::take_up(ctx, find_draft::panel_field_id(), words);
}

/// Asks with which theme what was found is to be tagged: what is ticked, else all.
fn tag_hits(app: &mut DesktopApp, ctx: &Context) {
    let ticked: Vec<usize> = app.drafts.find.ticked().iter().copied().collect();
    match TagHitsView::new(&app.session, &ticked) {
        Some(view) => {
            app.drafts.overlay = Some(Overlay::TagHits(Box::new(TagHitsDraft::of(view))));
        }
        None => app.run_in_session(ctx, Action::TagHits),
    }
}

fn resize_column(app: &mut DesktopApp, ctx: &Context, by_px: f32) {
    let settings = app.shown_settings();
    app.drafts.is_themes_open = Some(true);
    if let Some(command) = resized(&settings, settings.right_column.px() + by_px) {
        app.obey(ctx, command);
    }
}
