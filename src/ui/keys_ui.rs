//! The keys of every action, to be changed by typing a key's name or by pressing the key.

use super::chord::Chord;
use super::context::Cx;
use super::fonts::bold;
use super::icons::{self, ButtonColors, Icon};
use super::key_changes::with_keys;
use super::keys::{KeyMap, usual};
use crate::search::Needle;
use crate::session::{Action, KeyFault};
use crate::storage::key_entry::KeyEntry;
use crate::storage::settings::Settings;
use crate::words::messages;
use egui::{
    Align, Event, EventFilter, Id, Key, Label, Layout, RichText, Sense, TextEdit, Ui, UiBuilder, vec2,
};

/// What this part of the settings keeps between frames.
#[derive(Clone, Debug, Default)]
pub struct KeysDraft {
    /// What is typed to find actions.
    filter: String,
    /// The action whose next key is awaited.
    recording: Option<Action>,
    /// Keys being typed.
    typed: Option<(Action, String)>,
    /// What came of the last change.
    said: Option<Said>,
}

/// What is told below an action, and what a change can be taken back to.
#[derive(Clone, Debug)]
struct Said {
    action: Action,
    words: String,
    before: Option<Vec<KeyEntry>>,
}

/// Draws them.
pub fn keys_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut KeysDraft, settings: &mut Settings) {
    record(ui, cx, draft, settings);
    ui.label(RichText::new(cx.words.say("setting-keys")).font(bold(13.0)));
    ui.label(RichText::new(cx.words.say("setting-keys-help")).color(cx.look.soft));
    wrong_ui(ui, cx, settings);
    ui.horizontal(|ui| {
        let hint = cx.words.say("keys-filter");
        let field = TextEdit::singleline(&mut draft.filter).hint_text(&hint).desired_width(240.0);
        ui.add(field).accessible_name(hint);
        let all = egui::Button::new(cx.words.say("keys-all-usual"));
        if ui.add_enabled(!settings.keys.is_empty(), all).clicked() {
            settings.keys.clear();
            draft.said = None;
        }
    });
    ui.add_space(4.0);
    let needle = Needle::new(draft.filter.trim());
    for action in Action::ALL.iter().copied() {
        let is_found = |words: &str| needle.find(words).is_some();
        let name = cx.action_name(action);
        let is_wanted = needle.is_empty() || is_found(&name) || is_found(&cx.keys.names_of(action));
        if is_wanted {
            row_ui(ui, cx, action, &name, draft, settings);
        }
    }
}

/// The entries of the file that are not used, each with what takes it out.
fn wrong_ui(ui: &mut Ui, cx: &Cx<'_>, settings: &mut Settings) {
    for wrong in &cx.keys.wrong {
        let words = messages::wrong_key(cx.words, wrong);
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(&words).color(cx.look.error));
            let response = ui.button(cx.words.say("key-entry-remove"));
            if response.clicked() {
                settings.keys.retain(|known| *known != wrong.entry);
            }
            response.accessible_name(format!("{} {}", cx.words.say("key-entry-remove"), wrong.entry));
        });
    }
}

fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    action: Action,
    name: &str,
    draft: &mut KeysDraft,
    settings: &mut Settings,
) {
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 336.0).max(120.0);
        let (rect, _) = ui.allocate_exact_size(vec2(width, 26.0), Sense::hover());
        let place = UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
        ui.new_child(place).add(Label::new(name).truncate());
        field_ui(ui, cx, action, name, draft, settings);
        record_ui(ui, cx, action, name, draft);
        let is_changed = settings.keys.iter().any(|entry| entry.action == action.name());
        if is_changed || cx.keys.chords_of(action) != usual(action) {
            let words = cx.words.say_with("key-usual", &[("action", name)]);
            if icons::button(ui, Icon::Undo, &words, ButtonColors::of(cx.look)).clicked() {
                change(cx, draft, settings, action, &usual(action));
            }
        }
    });
    let said = draft.said.clone().filter(|said| said.action == action);
    let Some(said) = said else { return };
    ui.horizontal_wrapped(|ui| {
        let color = if said.before.is_some() { cx.look.ink } else { cx.look.error };
        let response = ui.label(RichText::new(&said.words).color(color));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(egui::accesskit::Live::Polite));
        if let Some(before) = said.before
            && ui.button(cx.action_name(Action::Undo)).clicked()
        {
            settings.keys = before;
            draft.said = None;
        }
    });
}

/// The keys by name; what is typed counts when the field is left.
fn field_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    action: Action,
    name: &str,
    draft: &mut KeysDraft,
    settings: &mut Settings,
) {
    let shown = cx.keys.names_of(action);
    let typed = draft.typed.as_ref().filter(|(known, _)| *known == action).map(|(_, typed)| typed.clone());
    let mut typed = typed.unwrap_or_else(|| shown.clone());
    let id = Id::unique(("setting-key", action.name()));
    let response = ui.add(TextEdit::singleline(&mut typed).id(id).desired_width(130.0));
    if response.lost_focus() {
        draft.typed = None;
        let is_left = ui.input(|input| input.key_pressed(Key::Escape));
        if typed != shown && !is_left {
            match Chord::parse_all(&typed) {
                Ok(chords) => change(cx, draft, settings, action, &chords),
                Err(fault) => refuse(cx, draft, action, fault),
            }
        }
    } else if response.has_focus() {
        draft.typed = Some((action, typed));
    }
    response.accessible_name(name);
}

/// The button that awaits the next key.
fn record_ui(ui: &mut Ui, cx: &Cx<'_>, action: Action, name: &str, draft: &mut KeysDraft) {
    let is_recording = draft.recording == Some(action);
    let words = cx.words.say(if is_recording { "key-recording" } else { "key-record" });
    let button = egui::Button::new(words.as_str()).selected(is_recording).truncate();
    let response = ui.add_sized([144.0, 26.0], button);
    if response.clicked() {
        response.request_focus();
        draft.recording = Some(action);
        draft.said = None;
    } else if is_recording && !response.has_focus() {
        draft.recording = None;
    }
    if is_recording {
        let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, all));
    }
    response.accessible_name(format!("{words}: {name}"));
}

/// Takes the next key for the action that awaits one; Esc leaves it.
fn record(ui: &Ui, cx: &Cx<'_>, draft: &mut KeysDraft, settings: &mut Settings) {
    let Some(action) = draft.recording else { return };
    let mut pressed = None;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            match event {
                Event::Key { key, pressed: true, repeat, modifiers, .. } => {
                    if pressed.is_none() && !repeat {
                        pressed = Some(Ok(Chord::new(*key, *modifiers)));
                    }
                }
                Event::Copy | Event::Cut | Event::Paste(_) => pressed = Some(Err(KeyFault::Reserved)),
                Event::Text(_) => {}
                _ => return true,
            }
            false
        });
    });
    let Some(pressed) = pressed else { return };
    draft.recording = None;
    match pressed {
        Ok(chord) if chord == Chord::new(Key::Escape, egui::Modifiers::NONE) => {}
        Ok(chord) => change(cx, draft, settings, action, &[chord]),
        Err(fault) => refuse(cx, draft, action, fault),
    }
}

/// Gives an action these keys, and says who lost one by it; or says why it cannot have them.
fn change(cx: &Cx<'_>, draft: &mut KeysDraft, settings: &mut Settings, action: Action, chords: &[Chord]) {
    if let Some(fault) = chords.iter().find_map(|chord| chord.fault(action)) {
        return refuse(cx, draft, action, fault);
    }
    let (entries, losers) = with_keys(&settings.keys, action, chords);
    let before = std::mem::replace(&mut settings.keys, entries);
    let now = KeyMap::new(&settings.keys);
    let told = losers.into_iter().map(|loser| {
        let keys = Some(now.names_of(loser)).filter(|keys| !keys.is_empty());
        let keys = keys.unwrap_or_else(|| cx.words.say("key-none"));
        cx.words.say_with("key-took", &[("action", &cx.action_name(loser)), ("keys", &keys)])
    });
    let words = told.collect::<Vec<_>>().join(" ");
    draft.said = (!words.is_empty()).then_some(Said { action, words, before: Some(before) });
}

fn refuse(cx: &Cx<'_>, draft: &mut KeysDraft, action: Action, fault: KeyFault) {
    let words = cx.words.say_with("key-refused", &[("reason", &messages::key_fault(cx.words, fault))]);
    draft.said = Some(Said { action, words, before: None });
}
