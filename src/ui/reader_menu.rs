//! What a right click in the text offers: what can be done with the selection, with the mark, with the line.

use super::context::Cx;
use super::reader_input::mark_at;
use super::reader_paint::Page;
use super::reader_ui::{ReaderDraft, ReaderPlace};
use crate::session::{AboutCommand, Action, Command, Edge, PeopleCommand, SelectingCommand};
use crate::text::boundaries::Unit;
use crate::text::structure::Label;
use crate::view::reader::ReaderView;
use egui::{Button, Response, Ui, pos2};

/// The actions on selected text, and those on a mark.
const ON_TEXT: [Action; 6] =
    [Action::OpenPalette, Action::TagAgain, Action::TagInVivo, Action::Highlight, Action::Note, Action::Star];
const ON_MARK: [Action; 6] =
    [Action::OpenPalette, Action::Note, Action::Star, Action::EdgeMode, Action::FindTheSame, Action::Remove];

/// Shows the menu where it is asked for.
pub fn menu_ui(
    response: &Response,
    cx: &Cx<'_>,
    page: &Page<'_>,
    menu_at: Option<usize>,
    out: &mut Vec<Command>,
) {
    let place = menu_at.and_then(|byte| page.place_of(byte, Edge::Start));
    let at = place.map(|(x, _, bottom)| pos2(x, bottom));
    super::menus::context_menu(response, at, |ui| reader_menu(ui, cx, page.view, menu_at, out));
}

/// Draws the menu for the place that was clicked.
fn reader_menu(ui: &mut Ui, cx: &Cx<'_>, view: &ReaderView, at: Option<usize>, out: &mut Vec<Command>) {
    let Some(byte) = at else { return ui.close() };
    ui.set_min_width(290.0);
    let under = view.marks.at(byte);
    let selected = view.selected.filter(|selected| under.contains(selected));
    let is_on_selection = view.selection.is_some_and(|selection| selection.span().contains(byte));
    if is_on_selection {
        for action in ON_TEXT {
            item(ui, cx, action, out);
        }
        item(ui, cx, Action::FindHere, out);
        item(ui, cx, Action::FindEverywhere, out);
        item(ui, cx, Action::Copy, out);
        item(ui, cx, Action::CopyWithSource, out);
    } else if let Some(mark) = selected.and_then(|at| view.marks.get(at)) {
        let actions: &[Action] =
            if mark.can_change { &ON_MARK } else { &[Action::CopyToMine, Action::FindTheSame] };
        for action in actions {
            item(ui, cx, *action, out);
        }
        item(ui, cx, Action::Copy, out);
        item(ui, cx, Action::CopyWithSource, out);
    }
    for mark in under.iter().filter(|at| Some(**at) != selected).filter_map(|at| view.marks.get(*at)) {
        let names = if mark.themes.is_empty() { cx.words.say("no-theme") } else { mark.theme_names() };
        if ui.button(cx.words.say_with("select-mark", &[("theme", &names)])).clicked() {
            out.push(Command::Selecting(SelectingCommand::SelectAnnotation(mark.key.clone())));
            ui.close();
        }
        let told = [("name", mark.annotator.as_ref()), ("theme", &names)];
        if !mark.can_change && ui.button(cx.words.say_with("copy-mark-to-mine", &told)).clicked() {
            out.push(Command::People(PeopleCommand::Copy(mark.key.clone())));
            ui.close();
        }
    }
    let Some(block) = view.blocks.get(view.block_at(byte)) else { return };
    ui.separator();
    ui.menu_button(cx.words.say("line-is"), |ui| {
        for label in Label::ALL {
            let name = cx.words.say(&format!("label-{}", label.name().replace('_', "-")));
            if ui.add(Button::selectable(block.label == label, name)).clicked() {
                out.push(Command::About(AboutCommand::SetLabel { line: block.line, label: Some(label) }));
                ui.close();
            }
        }
        ui.separator();
        if ui.button(cx.words.say("label-as-found")).clicked() {
            out.push(Command::About(AboutCommand::SetLabel { line: block.line, label: None }));
            ui.close();
        }
    });
    item(ui, cx, Action::JoinLines, out);
    super::bookmark_ui::bookmark_menu(ui, cx, view, byte, out);
    item(ui, cx, Action::SelectParagraph, out);
    item(ui, cx, Action::ShowBoilerplate, out);
}

/// A menu item of an action, with its key.
pub fn item(ui: &mut Ui, cx: &Cx<'_>, action: Action, out: &mut Vec<Command>) {
    let button = Button::new(cx.action_name(action)).shortcut_text(cx.keys.name_of(action));
    if ui.add(button).clicked() {
        out.push(Command::Act(action));
        ui.close();
    }
}

/// Takes in where the menu is asked for; what is there is selected, where nothing there is.
pub fn menu_place(
    response: &Response,
    place: ReaderPlace,
    page: &Page<'_>,
    draft: &mut ReaderDraft,
    out: &mut Vec<Command>,
) {
    let view = page.view;
    if super::menus::is_asked(&response.ctx, response.id) {
        let in_sight = draft.in_sight.map(|sight| sight.start);
        draft.menu_at = view.target().map(|span| span.start).or(view.caret).or(in_sight);
    }
    if response.secondary_clicked() {
        draft.menu_at =
            response.interact_pointer_pos().and_then(|pos| super::reader_input::byte_at(page, pos));
        let is_on_selection = |byte| view.selection.is_some_and(|selection| selection.span().contains(byte));
        if place == ReaderPlace::Beside {
            // The menu is that of the article that is worked on: this one becomes it first.
            out.extend(draft.menu_at.map(SelectingCommand::PlaceCaret).map(Command::Selecting));
        } else if let Some(byte) = draft.menu_at.filter(|byte| !is_on_selection(*byte)) {
            let mark = response.interact_pointer_pos().and_then(|pos| mark_at(page, pos));
            out.push(match mark.and_then(|at| view.marks.get(at)) {
                Some(mark) => Command::Selecting(SelectingCommand::SelectAnnotation(mark.key.clone())),
                None => Command::Selecting(SelectingCommand::SelectUnits {
                    anchor: byte,
                    focus: byte,
                    unit: Unit::Sentence,
                }),
            });
        }
    }
}
