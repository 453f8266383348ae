//! Which key does what: the usual keys, those a person changed, and how a press becomes an action.

use super::chord::{Chord, KeyboardOwner};
use crate::session::{Action, KeyFault, WrongKey};
use crate::storage::key_entry::KeyEntry;
use crate::storage::problem::FilePlace;
use egui::Event;
use std::collections::BTreeMap;

/// The usual keys. Letters act only while no text field has the keyboard.
const USUAL: &[(Action, &[&str])] = &[
    (Action::OpenFolder, &["Ctrl+O"]),
    (Action::SaveNow, &["Ctrl+S"]),
    (Action::ImportFiles, &["Ctrl+I"]),
    (Action::ImportFolder, &["Ctrl+Shift+I"]),
    (Action::Export, &["Ctrl+E"]),
    (Action::Print, &["Ctrl+P"]),
    (Action::Settings, &["Ctrl+Comma"]),
    (Action::Review, &["F12"]),
    (Action::Quit, &["Ctrl+Q"]),
    (Action::Commands, &["Ctrl+K"]),
    (Action::Help, &["F1"]),
    (Action::Undo, &["Ctrl+Z"]),
    (Action::Redo, &["Ctrl+Y", "Ctrl+Shift+Z"]),
    (Action::History, &["Ctrl+H"]),
    (Action::SelectAll, &["Ctrl+A"]),
    (Action::SelectParagraph, &["P"]),
    (Action::CopyWithSource, &["Ctrl+Shift+C"]),
    (Action::FindHere, &["Ctrl+F"]),
    (Action::FindEverywhere, &["Ctrl+Shift+F", "F4"]),
    (Action::NextHit, &["F3"]),
    (Action::PreviousHit, &["Shift+F3"]),
    (Action::NextSentence, &["J"]),
    (Action::PreviousSentence, &["K"]),
    (Action::GrowBySentence, &["Shift+J"]),
    (Action::ShrinkBySentence, &["Shift+K"]),
    (Action::GrowByParagraph, &["Ctrl+Shift+Down"]),
    (Action::ShrinkByParagraph, &["Ctrl+Shift+Up"]),
    (Action::ExpandSelection, &["Alt+Shift+Right"]),
    (Action::ContractSelection, &["Alt+Shift+Left"]),
    (Action::GrowByGrapheme, &["Shift+Right"]),
    (Action::ShrinkByGrapheme, &["Shift+Left"]),
    (Action::GrowBySyllable, &["Ctrl+Shift+Right"]),
    (Action::ShrinkBySyllable, &["Ctrl+Shift+Left"]),
    (Action::GrowByLine, &["Shift+Down"]),
    (Action::ShrinkByLine, &["Shift+Up"]),
    (Action::TagAgain, &["Period"]),
    (Action::TagInVivo, &["V"]),
    (Action::Highlight, &["H"]),
    (Action::Star, &["X"]),
    (Action::OpenPalette, &["T", "Enter"]),
    (Action::Note, &["N"]),
    (Action::Remove, &["Delete"]),
    (Action::EdgeMode, &["B"]),
    (Action::ChooseHere, &["L"]),
    (Action::AttachHere, &["Ctrl+Shift+H"]),
    (Action::NextAnnotation, &["Alt+Down"]),
    (Action::PreviousAnnotation, &["Alt+Up"]),
    (Action::NextOfTheme, &["Alt+Shift+Down"]),
    (Action::PreviousOfTheme, &["Alt+Shift+Up"]),
    (Action::FindPassages, &["Ctrl+Shift+P"]),
    (Action::ContextMenu, &["Menu", "Shift+F10"]),
    (Action::NextPanel, &["F6"]),
    (Action::PreviousPanel, &["Shift+F6"]),
    (Action::ToggleBookmark, &["M"]),
    (Action::NextBookmark, &["F2"]),
    (Action::PreviousBookmark, &["Shift+F2"]),
    (Action::RecentArticles, &["Ctrl+Tab"]),
    (Action::RecentArticlesBack, &["Ctrl+Shift+Tab"]),
    (Action::JumpBack, &["Alt+Left"]),
    (Action::JumpForward, &["Alt+Right"]),
    (Action::Escape, &["Escape"]),
    (Action::ScreenDown, &["Space", "PageDown"]),
    (Action::ScreenUp, &["Shift+Space", "PageUp"]),
    (Action::ToStart, &["Home", "Ctrl+Home"]),
    (Action::ToEnd, &["End", "Ctrl+End"]),
    (Action::NextArticle, &["Ctrl+PageDown"]),
    (Action::PreviousArticle, &["Ctrl+PageUp"]),
    (Action::LargerType, &["Ctrl+Plus", "Ctrl+Equals"]),
    (Action::SmallerType, &["Ctrl+Minus"]),
    (Action::UsualType, &["Ctrl+0"]),
    (Action::ShowArticle, &["Ctrl+1"]),
    (Action::PeopleTable, &["Ctrl+2"]),
    (Action::Analysis, &["Ctrl+3"]),
    (Action::Attributes, &["Ctrl+4"]),
    (Action::SwitchSide, &["Ctrl+F6"]),
    (Action::FocusMode, &["F7"]),
    (Action::ToggleLibrary, &["F8"]),
    (Action::ToggleThemes, &["F9"]),
    (Action::FullScreen, &["F11"]),
];

/// The keys as they are now.
#[derive(Clone, Debug)]
pub struct KeyMap {
    chords: BTreeMap<Action, Vec<Chord>>,
    /// Entries of the settings that are not used.
    pub wrong: Vec<WrongKey>,
}

impl KeyMap {
    /// The usual keys with a person's changes. An empty key takes the usual one away.
    /// What cannot be used is told, and the action keeps its usual keys.
    #[must_use]
    pub fn new(changes: &[KeyEntry]) -> Self {
        let mut own: BTreeMap<Action, Vec<Chord>> = BTreeMap::new();
        let mut wrong = Vec::new();
        for (at, entry) in changes.iter().enumerate() {
            match judged(&own, entry) {
                Ok((action, chords)) => own.entry(action).or_default().extend(chords),
                Err(fault) => wrong.push(WrongKey { at, place: None, entry: entry.clone(), fault }),
            }
        }
        let is_free = |chord: &Chord| !own.values().flatten().any(|taken| taken == chord);
        let left = |action: Action| usual(action).into_iter().filter(is_free).collect();
        let of = |action: Action| own.get(&action).cloned().unwrap_or_else(|| left(action));
        let chords = Action::ALL.iter().map(|action| (*action, of(*action))).collect();
        Self { chords, wrong }
    }

    /// Takes up where the entries stand in the file, in their order.
    pub fn place(&mut self, places: &[FilePlace]) {
        for wrong in &mut self.wrong {
            wrong.place = places.get(wrong.at).copied();
        }
    }

    /// The keys of an action.
    #[must_use]
    pub fn chords_of(&self, action: Action) -> &[Chord] {
        self.chords.get(&action).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first key of an action, as a person reads it; empty for none.
    #[must_use]
    pub fn name_of(&self, action: Action) -> String {
        self.chords.get(&action).and_then(|chords| chords.first()).map(|c| c.name()).unwrap_or_default()
    }

    /// All keys of an action, as a person reads them.
    #[must_use]
    pub fn names_of(&self, action: Action) -> String {
        let names = self.chords.get(&action).into_iter().flatten().map(|chord| chord.name());
        names.collect::<Vec<_>>().join(" · ")
    }

    /// The actions that were asked for by keys, whose presses are taken out of the input. While a text field has the
    /// keyboard, what it can use itself is left to it.
    pub fn take_actions(&self, ctx: &egui::Context, owner: KeyboardOwner) -> Vec<Action> {
        let mut actions = Vec::new();
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let action = self.action_of(event, owner);
                actions.extend(action);
                action.is_none()
            });
        });
        actions
    }

    /// How often each of two actions was asked for by keys, whose presses are taken out of the input.
    pub fn count_presses(&self, ctx: &egui::Context, actions: [Action; 2]) -> [usize; 2] {
        let mut counts = [0, 0];
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
                let is_of = |action: &Action| {
                    self.chords_of(*action).iter().any(|chord| chord.is_pressed(*key, *modifiers))
                };
                let pressed = actions.iter().position(is_of);
                if let Some(count) = pressed.and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
                pressed.is_none()
            });
        });
        counts
    }

    fn action_of(&self, event: &Event, owner: KeyboardOwner) -> Option<Action> {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
        let is_wanted = |chord: &Chord| chord.is_pressed(*key, *modifiers) && !chord.belongs_to(owner);
        self.chords.iter().find(|(_, chords)| chords.iter().any(is_wanted)).map(|(action, _)| *action)
    }
}

/// The keys an action has before anybody changes them.
#[must_use]
pub fn usual(action: Action) -> Vec<Chord> {
    let known = USUAL.iter().find(|(known, _)| *known == action).map(|(_, names)| *names);
    known.into_iter().flatten().filter_map(|name| Chord::parse(name)).collect()
}

/// What an entry of the settings says, after those before it.
fn judged(own: &BTreeMap<Action, Vec<Chord>>, entry: &KeyEntry) -> Result<(Action, Vec<Chord>), KeyFault> {
    let action = Action::from_name(&entry.action).ok_or(KeyFault::NoAction)?;
    let chords = Chord::parse_all(&entry.keys)?;
    for chord in &chords {
        if let Some(fault) = chord.fault(action) {
            return Err(fault);
        }
        let taken = own.iter().find(|(other, taken)| **other != action && taken.contains(chord));
        if let Some((other, _)) = taken {
            return Err(KeyFault::TakenBy(*other));
        }
    }
    Ok((action, chords))
}
