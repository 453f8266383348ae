//! The keys of a frame: who has the keyboard, and what a press asks for.

use super::chord::KeyboardOwner;
use super::desktop_app::DesktopApp;
use super::grid_ui::place_id;
use super::typed_keys::take_digits;
use super::{attributes_draft, lately_ui, reader_ui};
use crate::session::{Action, AnnotatingCommand, Command};
use egui::Context;

/// Takes the keys of a frame out of the input, as commands.
pub fn take_keys(app: &mut DesktopApp, ctx: &Context, out: &mut Vec<Command>) {
    if lately_ui::take_keys(app.drafts.lately.list.as_mut(), &app.keys, ctx) {
        return;
    }
    let is_covered = app.drafts.overlay.is_some() || app.drafts.chooser.is_some();
    if is_covered || app.session.asks_for_name() || egui::Popup::is_any_open(ctx) {
        return;
    }
    let focused = ctx.memory(egui::Memory::focused);
    let is_typing = ctx.text_edit_focused();
    let is_on_widget = focused.is_some_and(|id| id != reader_ui::reader_id());
    let is_moving_edges = app.session.reading().is_some_and(|reading| reading.edges.is_some());
    if is_moving_edges && !is_typing {
        super::edge_keys::take(ctx, out);
    }
    // With Esc the toolkit takes the keyboard from a field before anybody is told.
    let is_in_form = std::mem::take(&mut app.drafts.themes.is_form_typed_in) && app.was_typing;
    let owner =
        match (is_typing, is_on_widget) {
            _ if is_in_form => KeyboardOwner::Form,
            (true, _) if focused == Some(attributes_draft::field_id()) => {
                if app.drafts.attributes.is_writing() { KeyboardOwner::Form } else { KeyboardOwner::Cell }
            }
            (true, _) => KeyboardOwner::TextField,
            (false, true) if focused == app.drafts.library.cursor => KeyboardOwner::List,
            (false, true) if focused == app.drafts.find.cursor.map(|(_, id)| id) => KeyboardOwner::List,
            (false, true) if focused == app.drafts.passages.cursor => KeyboardOwner::List,
            (false, true) if focused == app.drafts.themes.cursor => KeyboardOwner::Tree,
            (false, true) if focused == Some(place_id(app.drafts.analysis.grid.at)) => KeyboardOwner::Tree,
            (false, true) => KeyboardOwner::Widget,
            (false, false) => KeyboardOwner::Reader,
        };
    // Esc in a text field leaves the field, and only that; the palette and the bar over the article close with theirs.
    let closes_with_field = app.drafts.palette.is_open() || app.drafts.find.is_bar_typed_in;
    let leaves_field = app.was_typing && !closes_with_field;
    let actions = app.keys.take_actions(ctx, owner).into_iter();
    let actions = actions.filter(|action| !(leaves_field && *action == Action::Escape));
    for action in actions {
        app.drafts.lately.is_by_key |= matches!(action, Action::RecentArticles | Action::RecentArticlesBack);
        out.push(Command::Act(action));
    }
    if owner == KeyboardOwner::Reader {
        app.drafts.palette.take_letter(ctx);
    }
    if !is_typing {
        out.extend(take_digits(ctx).into_iter().map(AnnotatingCommand::TagByKey).map(Command::Annotating));
        if ctx.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Copy))) {
            out.push(Command::Act(Action::Copy));
        }
    }
}
