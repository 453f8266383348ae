//! The window's frame: bar above, library, reader, themes, status below, and what lies over them.

use super::context::Cx;
use super::drafts::{Drafts, Tab};
use super::pages::Page;
use super::views::Views;
use super::{
    analysis_ui, annotation_ui, attributes_ui, bar_ui, card_ui, chooser_ui, column_edge_ui, first_run_ui,
    lately_ui, library_edge_ui, library_ui, name_ui, overlay_ui, palette_ui, right_ui, sides_ui, status_ui,
    table_ui,
};
use crate::session::{Action, Analysing, AnalysingCommand, Command, Querying, QueryingCommand, Session};
use egui::{CentralPanel, Frame, Margin, Panel, Role, Stroke, Ui, UiBuilder};

/// From this width on the library is open by itself; below it is a drawer.
pub const NARROW_PX: f32 = 960.0;
/// From this width on the themes are open by themselves too.
pub const WIDE_PX: f32 = 1200.0;

/// Sizes of the columns and bars, in px.
const LIBRARY_PX: f32 = 288.0;
const THEMES_PX: f32 = 312.0;
const BAR_PX: f32 = 44.0;
const STATUS_PX: f32 = 26.0;

/// Draws the window.
pub fn shell_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    views: &Views,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    let width = ui.available_width();
    let page = Frame::NONE.fill(cx.look.page);
    if session.open_project().is_none() {
        Panel::bottom("status").exact_size(STATUS_PX).frame(side(cx)).show(ui, |ui| {
            name_panel(ui, Role::Region, || cx.words.say("panel-status"));
            status_ui::status_ui(ui, cx, views, drafts, out);
        });
        CentralPanel::no_frame().frame(page).show(ui, |ui| first_run_ui::first_run_ui(ui, cx, out));
        return overlay_ui::overlay_ui(ui, cx, session, views, drafts, out);
    }
    Panel::top("bar").exact_size(BAR_PX).frame(side(cx)).show(ui, |ui| {
        name_panel(ui, Role::Toolbar, || cx.words.say("panel-bar"));
        bar_ui::bar_ui(ui, cx, views, drafts, out);
    });
    Panel::bottom("status").exact_size(STATUS_PX).frame(side(cx)).show(ui, |ui| {
        name_panel(ui, Role::Region, || cx.words.say("panel-status"));
        status_ui::status_ui(ui, cx, views, drafts, out);
    });
    // A drawer that is open leaves the reader at least this much.
    let is_library_open = drafts.is_library_open.unwrap_or(width >= NARROW_PX);
    let is_themes_open = drafts.is_themes_open.unwrap_or(width >= WIDE_PX);
    let is_library_open = is_library_open && (!is_themes_open || width >= LIBRARY_PX + THEMES_PX + 300.0);
    let mut library = None;
    if is_library_open {
        let px = library_edge_ui::library_px(&drafts.library, drafts.widths);
        let panel = Panel::left("library").exact_size(px).resizable(false).frame(side(cx));
        let shown = panel.show(ui, |ui| {
            name_panel(ui, Role::Navigation, || cx.action_name(Action::ToggleLibrary));
            library_ui::library_ui(ui, cx, &views.library, &views.themes, &mut drafts.library, out);
        });
        library = Some(shown.response.rect);
    }
    drafts.is_right_open = is_themes_open;
    drafts.is_left_open = is_library_open;
    let mut column = None;
    if is_themes_open {
        let px = column_edge_ui::column_px(cx.settings, &drafts.find, ui.available_width());
        let panel = Panel::right("themes").exact_size(px).resizable(false).frame(side(cx));
        let shown = panel.show(ui, |ui| {
            name_panel(ui, Role::Complementary, || cx.action_name(Action::ToggleThemes));
            // What is wider than the column is cut: it takes no room from the article.
            let room = ui.max_rect();
            let mut content = ui.new_child(UiBuilder::new().max_rect(room));
            content.shrink_clip_rect(room);
            right_ui::right_ui(&mut content, cx, session, views, drafts, out);
        });
        column = Some(shown.response.rect);
    }
    CentralPanel::no_frame().frame(page).show(ui, |ui| {
        name_panel(ui, Role::Main, || cx.words.say("panel-reader"));
        middle_ui(ui, cx, session, views, drafts, out);
    });
    end_what_is_left(session, drafts, is_themes_open, out);
    if let Some(library) = library {
        library_edge_ui::library_edge_ui(ui, cx, library, &mut drafts.library, &mut drafts.widths);
    }
    if let Some(column) = column {
        column_edge_ui::column_edge_ui(ui, cx, column, &mut drafts.find, out);
    }
    annotation_ui::keep_note(session, views.annotation.as_ref(), &mut drafts.note, out);
    palette_ui::palette_ui(ui, cx, session, views, drafts, out);
    card_ui::card_ui(ui, cx, views, drafts, out);
    chooser_ui::chooser_ui(ui, cx, views, drafts, out);
    lately_ui::lately_ui(ui, cx, drafts, out);
    name_ui::name_ui(ui, cx, session, drafts, out);
    overlay_ui::overlay_ui(ui, cx, session, views, drafts, out);
}

/// Ends what belongs to a page or a tab that is shown no more: what is written is kept, and nothing is counted for it.
fn end_what_is_left(session: &Session, drafts: &mut Drafts, is_themes_open: bool, out: &mut Vec<Command>) {
    if drafts.pages.page != Page::Attributes {
        out.extend(drafts.attributes.take_written());
    }
    if drafts.pages.page != Page::Analysis && session.analysing().is_some_and(Analysing::is_asking) {
        out.push(Command::Analysing(AnalysingCommand::Stop));
    }
    let asked = session.querying().and_then(Querying::asked);
    if asked.is_some() && !(is_themes_open && drafts.tab == Tab::Passages) {
        out.push(Command::Querying(QueryingCommand::Stop));
    }
}

/// The page in the middle.
fn middle_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    views: &Views,
    drafts: &mut Drafts,
    out: &mut Vec<Command>,
) {
    let unit = views.status.as_ref().map(|status| status.unit).unwrap_or_default();
    (drafts.reader.unit, drafts.beside.unit) = (unit, unit);
    drafts.pages.follow(views.reader.as_ref());
    match drafts.pages.page {
        Page::Article => sides_ui::sides_ui(ui, cx, session, views, drafts, out),
        Page::PeopleTable => {
            // What stands at a place in the article gives way to the page.
            drafts.reader.anchor = None;
            table_ui::table_page_ui(ui, cx, &views.table, &mut drafts.pages.table, out);
        }
        Page::Attributes => {
            drafts.reader.anchor = None;
            attributes_ui::attributes_ui(ui, cx, session, &views.attributes, drafts, out);
        }
        Page::Analysis => {
            drafts.reader.anchor = None;
            analysis_ui::analysis_ui(ui, cx, session, &views.analysis, drafts, out);
        }
    }
}

/// Tells a screen reader what a panel is.
fn name_panel(ui: &Ui, role: Role, name: impl FnOnce() -> String) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name());
    });
}

fn side(cx: &Cx<'_>) -> Frame {
    Frame::NONE.fill(cx.look.side).inner_margin(Margin::ZERO).stroke(Stroke::NONE)
}
