//! Which key does what: the usual keys, those a person changed, and how a press becomes an action.

use crate::session::Action;
use egui::{Event, Key, Modifiers};
use std::collections::BTreeMap;

/// The usual keys. Letters act only while no text field has the keyboard.
const USUAL: &[(Action, &[&str])] = &[
    (Action::OpenFolder, &["Ctrl+O"]),
    (Action::SaveNow, &["Ctrl+S"]),
    (Action::Export, &["Ctrl+E"]),
    (Action::Settings, &["Ctrl+Comma"]),
    (Action::Quit, &["Ctrl+Q"]),
    (Action::Commands, &["Ctrl+K"]),
    (Action::Help, &["F1"]),
    (Action::Undo, &["Ctrl+Z"]),
    (Action::Redo, &["Ctrl+Y", "Ctrl+Shift+Z"]),
    (Action::SelectAll, &["Ctrl+A"]),
    (Action::SelectParagraph, &["P"]),
    (Action::CopyWithSource, &["Ctrl+Shift+C"]),
    (Action::NextSentence, &["J"]),
    (Action::PreviousSentence, &["K"]),
    (Action::GrowBySentence, &["Shift+J"]),
    (Action::ShrinkBySentence, &["Shift+K"]),
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
    (Action::NextAnnotation, &["Alt+Down"]),
    (Action::PreviousAnnotation, &["Alt+Up"]),
    (Action::NextOfTheme, &["Alt+Shift+Down"]),
    (Action::PreviousOfTheme, &["Alt+Shift+Up"]),
    (Action::NextPanel, &["F6"]),
    (Action::PreviousPanel, &["Shift+F6"]),
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
    (Action::FocusMode, &["F7"]),
    (Action::ToggleLibrary, &["F8"]),
    (Action::ToggleThemes, &["F9"]),
    (Action::FullScreen, &["F11"]),
];

/// A key with what is held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    modifiers: Modifiers,
    key: Key,
}

impl Chord {
    /// Reads a chord as it is written in settings, `Ctrl+Shift+Z`; `None` where it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut modifiers = Modifiers::NONE;
        let mut parts = text.split('+').map(str::trim).peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_none() {
                return Key::from_name(part).map(|key| Self { modifiers, key });
            }
            modifiers = modifiers.plus(match part.to_ascii_lowercase().as_str() {
                "ctrl" | "cmd" => Modifiers::COMMAND,
                "shift" => Modifiers::SHIFT,
                "alt" => Modifiers::ALT,
                _ => return None,
            });
        }
        None
    }

    /// The chord as a person reads it.
    #[must_use]
    pub fn name(self) -> String {
        let is_mac = cfg!(target_os = "macos");
        let mut name = String::new();
        for (is_held, word) in [
            (self.modifiers.command, if is_mac { "⌘" } else { "Ctrl+" }),
            (self.modifiers.alt, if is_mac { "⌥" } else { "Alt+" }),
            (self.modifiers.shift, if is_mac { "⇧" } else { "Shift+" }),
        ] {
            if is_held {
                name.push_str(word);
            }
        }
        name.push_str(match self.key {
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::Escape => "Esc",
            Key::Period => ".",
            Key::Comma => ",",
            Key::Equals => "=",
            Key::Minus => "-",
            Key::Plus => "+",
            Key::PageUp => "PgUp",
            Key::PageDown => "PgDn",
            key => key.name(),
        });
        name
    }

    /// Whether typing text makes such a press too, so that it must not act while a text field has the keyboard.
    fn is_typing(self) -> bool {
        !self.modifiers.command
            && !self.modifiers.alt
            && !matches!(self.key, Key::F1 | Key::F6 | Key::F7 | Key::F8 | Key::F9 | Key::F11)
    }

    /// Whether a text field has its own use for it.
    fn is_editing(self) -> bool {
        self.is_typing()
            || (self.modifiers.command
                && matches!(
                    self.key,
                    Key::A | Key::Z | Key::Y | Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End
                ))
    }

    /// Whether the owner of the keyboard has its own use for it.
    fn belongs_to(self, owner: KeyboardOwner) -> bool {
        match owner {
            KeyboardOwner::Reader => false,
            KeyboardOwner::Widget => matches!(self.key, Key::Enter | Key::Space),
            KeyboardOwner::TextField => self.key != Key::Escape && self.is_editing(),
        }
    }

    fn is_pressed(self, key: Key, modifiers: Modifiers) -> bool {
        let held = Modifiers { mac_cmd: false, ctrl: false, ..modifiers };
        let wanted = Modifiers { mac_cmd: false, ctrl: false, ..self.modifiers };
        key == self.key && held == wanted
    }
}

/// Who has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyboardOwner {
    /// The article, or nobody.
    Reader,
    /// A button or another control: it is pressed with Enter and Space and left with arrows.
    Widget,
    /// A field that is typed in.
    TextField,
}

/// The keys as they are now.
#[derive(Clone, Debug)]
pub struct KeyMap {
    chords: BTreeMap<Action, Vec<Chord>>,
    /// Entries of the settings that name no action or no key.
    pub wrong: Vec<(String, String)>,
}

impl KeyMap {
    /// The usual keys with a person's changes: name of an action and key. An empty key takes the usual one away.
    #[must_use]
    pub fn new(changes: &[(String, String)]) -> Self {
        let chords_of = |names: &&[&str]| names.iter().filter_map(|name| Chord::parse(name)).collect();
        let mut chords: BTreeMap<Action, Vec<Chord>> =
            USUAL.iter().map(|(action, names)| (*action, chords_of(names))).collect();
        let mut wrong = Vec::new();
        for (action, chord) in changes {
            match (Action::from_name(action), Chord::parse(chord)) {
                (Some(action), Some(chord)) => {
                    for others in chords.values_mut() {
                        others.retain(|other| *other != chord);
                    }
                    chords.insert(action, vec![chord]);
                }
                (Some(action), None) if chord.is_empty() => {
                    chords.remove(&action);
                }
                _ => wrong.push((action.clone(), chord.clone())),
            }
        }
        Self { chords, wrong }
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

    fn action_of(&self, event: &Event, owner: KeyboardOwner) -> Option<Action> {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
        let is_wanted = |chord: &Chord| chord.is_pressed(*key, *modifiers) && !chord.belongs_to(owner);
        self.chords.iter().find(|(_, chords)| chords.iter().any(is_wanted)).map(|(action, _)| *action)
    }
}

/// The digits 1 to 9 that were pressed alone, by the physical key where the layout has letters there.
pub fn take_digits(ctx: &egui::Context) -> Vec<String> {
    let mut digits = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let digit = digit_of(event);
            digits.extend(digit.map(|digit| digit.to_string()));
            digit.is_none()
        });
        if !digits.is_empty() {
            input.events.retain(|event| !matches!(event, Event::Text(_)));
        }
    });
    digits
}

/// The digit from 1 to 9 that an event is the press of, alone.
#[must_use]
pub fn digit_of(event: &Event) -> Option<usize> {
    const DIGITS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    let place = |key: Key| DIGITS.iter().position(|digit| *digit == key);
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
    let at = place(*key).or_else(|| physical_key.and_then(place));
    at.filter(|_| modifiers.is_none()).map(|at| at + 1)
}
