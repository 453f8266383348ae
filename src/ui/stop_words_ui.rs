//! The words that a table of words leaves out: the list over the window, where each can be ticked off and others added, and
//! what leaves out the word of a row.

use super::context::Cx;
use super::fonts::plain;
use super::grid_ui::{GridPlace, place_id};
use super::overlay_ui::{Fate, title_ui};
use crate::analysis::stop_list::{StopEntry, StopList};
use crate::exchange::grid::Grid;
use crate::search::Needle;
use crate::session::{Action, Command, Session, StopListCommand};
use crate::text::shortened::shortened;
use crate::words::messages::{quoted, shown};
use egui::{Button, Id, Key, Label, Modifiers, RichText, ScrollArea, TextEdit, Ui};

/// Height of a row and of the list, in px.
const ROW_PX: f32 = 22.0;
const LIST_PX: f32 = 320.0;

/// How much is shown of a word, in code points.
const WORD_CHARS: usize = 60;

/// The id of the field.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("stop-words-field")
}

/// Draws the list.
pub fn stop_words_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    list: Option<&StopList>,
    typed: &mut String,
    out: &mut Vec<Command>,
) -> Fate {
    let fate = title_ui(ui, cx, &cx.action_name(Action::StopWords));
    let help = RichText::new(cx.words.say("stop-words-help")).color(cx.look.soft);
    ui.add(Label::new(help).wrap());
    let Some(list) = list else { return fate };
    ui.add_space(4.0);
    field_ui(ui, cx, list, typed, out);
    let n_on = list.entries.iter().filter(|entry| entry.is_on).count();
    ui.label(RichText::new(cx.words.say_n("stop-words-n", n_on)).font(plain(12.0)).color(cx.look.soft));
    let needle = Needle::new(typed.trim());
    let is_listed = |entry: &&StopEntry| needle.is_empty() || needle.find(&entry.word).is_some();
    let listed: Vec<&StopEntry> = list.entries.iter().filter(is_listed).collect();
    super::style::outline_controls(ui, cx.look);
    let area = ScrollArea::vertical().max_height(LIST_PX).min_scrolled_height(LIST_PX).auto_shrink(false);
    area.show_rows(ui, ROW_PX, listed.len(), |ui, range| {
        for entry in listed.get(range).into_iter().flatten() {
            entry_ui(ui, cx, entry, out);
        }
    });
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let is_usual = list.entries.iter().all(|entry| entry.is_usual == entry.is_on);
        let restore = Button::new(cx.words.say("stop-words-restore"));
        if ui.add_enabled(!is_usual, restore).clicked() {
            out.push(StopListCommand::Restore.into());
        }
        let can_undo = session.open_project().is_some_and(|open| open.history.next_undo().is_some());
        if ui.add_enabled(can_undo, Button::new(cx.action_name(Action::Undo))).clicked() {
            out.push(Command::Act(Action::Undo));
        }
    });
    fate
}

/// The field that finds words and adds others; several with semicolons between them.
fn field_ui(ui: &mut Ui, cx: &Cx<'_>, list: &StopList, typed: &mut String, out: &mut Vec<Command>) {
    let hint = cx.words.say("stop-words-field");
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 90.0).max(80.0);
        let field = TextEdit::singleline(typed).id(field_id()).hint_text(&hint).desired_width(width);
        let response = ui.add(field);
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if is_entered || ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        response.accessible_name(&hint);
        let can_add = !typed.trim().is_empty() && list.has(typed) != Some(true);
        let is_clicked = ui.add_enabled(can_add, Button::new(cx.words.say("stop-words-add"))).clicked();
        if can_add && (is_entered || is_clicked) {
            let words = std::mem::take(typed);
            out.push(StopListCommand::Add(words.split(';').map(str::to_owned).collect()).into());
        }
    });
}

/// A word with the box that says whether it is left out.
fn entry_ui(ui: &mut Ui, cx: &Cx<'_>, entry: &StopEntry, out: &mut Vec<Command>) {
    let mut is_on = entry.is_on;
    let word = shown(&shortened(&entry.word, WORD_CHARS));
    let words = if entry.is_usual { word } else { cx.words.say_with("stop-words-own", &[("word", &word)]) };
    if ui.checkbox(&mut is_on, words).changed() {
        let word = entry.word.clone();
        let command = if is_on { StopListCommand::Add(vec![word]) } else { StopListCommand::Remove(word) };
        out.push(command.into());
    }
}

/// Leaves out the word of the row where the keyboard is: by Delete, or by its menu.
pub fn word_ui(ui: &Ui, cx: &Cx<'_>, grid: &Grid, at: GridPlace, out: &mut Vec<Command>) {
    let Some(word) = at.in_row().and_then(|row| grid.word(row)) else { return };
    let leave_out = || Command::from(StopListCommand::Add(vec![word.to_owned()]));
    let Some(response) = ui.ctx().read_response(place_id(at)) else { return };
    if response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete)) {
        out.push(leave_out());
    }
    super::menus::context_menu(&response, None, |ui| {
        let name = cx.words.say_with("stop-words-leave-out", &[("word", &quoted(word))]);
        if ui.add(Button::new(name).shortcut_text("Delete")).clicked() {
            out.push(leave_out());
            ui.close();
        }
    });
}
