//! A press with what is held with it: how it is written, read and shown, and who has the keyboard for it.

use crate::session::{Action, KeyFault};
use egui::{Key, Modifiers};

/// A key with what is held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    modifiers: Modifiers,
    key: Key,
}

impl Chord {
    /// A key with what is held with it; Ctrl is the command key of the system.
    #[must_use]
    pub fn new(key: Key, held: Modifiers) -> Self {
        let is_held =
            [(held.command, Modifiers::COMMAND), (held.shift, Modifiers::SHIFT), (held.alt, Modifiers::ALT)];
        let held = is_held.into_iter().filter(|(is_held, _)| *is_held);
        Self { modifiers: held.fold(Modifiers::NONE, |all, (_, one)| all.plus(one)), key }
    }

    /// Reads a chord as it is written in settings, `Ctrl+Shift+Z`, or shown; `None` where it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut modifiers = Modifiers::NONE;
        let mut rest = text.trim();
        while let Some((part, after)) = rest.split_once('+').filter(|(_, after)| !after.trim().is_empty()) {
            modifiers = modifiers.plus(match part.trim().to_ascii_lowercase().as_str() {
                "ctrl" | "cmd" => Modifiers::COMMAND,
                "shift" => Modifiers::SHIFT,
                "alt" => Modifiers::ALT,
                _ => return None,
            });
            rest = after.trim();
        }
        let key = match rest {
            "←" => Some(Key::ArrowLeft),
            "→" => Some(Key::ArrowRight),
            "↑" => Some(Key::ArrowUp),
            "↓" => Some(Key::ArrowDown),
            "PgUp" => Some(Key::PageUp),
            "PgDn" => Some(Key::PageDown),
            name => Key::from_name(name),
        };
        key.map(|key| Self { modifiers, key })
    }

    /// Reads the keys of an action, with spaces or dots between them; none in an empty text.
    ///
    /// # Errors
    /// Where a word names no key.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, KeyFault> {
        let words = text.split(|c: char| c == '·' || c.is_whitespace()).filter(|word| !word.is_empty());
        words.map(|word| Self::parse(word).ok_or(KeyFault::NoKey)).collect()
    }

    /// The chord as the settings file has it.
    #[must_use]
    pub fn written(self) -> String {
        let held = [
            (self.modifiers.command, "Ctrl+"),
            (self.modifiers.alt, "Alt+"),
            (self.modifiers.shift, "Shift+"),
        ];
        let held: String = held.into_iter().filter(|(is_held, _)| *is_held).map(|(_, word)| word).collect();
        held + self.key.name()
    }

    /// Why it cannot be the key of this action, if there is a reason.
    #[must_use]
    pub fn fault(self, action: Action) -> Option<KeyFault> {
        let is_alone = !self.modifiers.command && !self.modifiers.alt;
        let is_telex = matches!(
            self.key,
            Key::A
                | Key::E
                | Key::I
                | Key::O
                | Key::U
                | Key::Y
                | Key::D
                | Key::W
                | Key::OpenBracket
                | Key::CloseBracket
        );
        let is_digit = self.key.name().parse::<u8>().is_ok() && !self.modifiers.shift;
        if is_alone && (is_telex || is_digit) {
            return Some(KeyFault::NeverAlone);
        }
        let is_clipboard = matches!(self.key, Key::Copy | Key::Cut | Key::Paste)
            || (matches!(self.key, Key::C | Key::X | Key::V) && self.modifiers == Modifiers::COMMAND);
        let is_moving = is_alone && self.key == Key::Tab;
        let is_leaving = is_alone && self.key == Key::Escape && action != Action::Escape;
        (is_clipboard || is_moving || is_leaving).then_some(KeyFault::Reserved)
    }

    /// The chord as a person reads it.
    #[must_use]
    pub fn name(self) -> String {
        let is_mac = cfg!(target_os = "macos");
        let mut name = String::new();
        // The system keeps ⌘Tab for itself.
        let command = if self.key == Key::Tab { "⌃" } else { "⌘" };
        for (is_held, word) in [
            (self.modifiers.command, if is_mac { command } else { "Ctrl+" }),
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
            && !matches!(
                self.key,
                Key::F1
                    | Key::F3
                    | Key::F4
                    | Key::F6
                    | Key::F7
                    | Key::F8
                    | Key::F9
                    | Key::F10
                    | Key::F11
                    | Key::Menu
            )
    }

    /// Whether a text field has its own use for it.
    fn is_editing(self) -> bool {
        self.is_typing()
            || (self.modifiers.command
                && matches!(
                    self.key,
                    Key::A
                        | Key::Z
                        | Key::Y
                        | Key::ArrowLeft
                        | Key::ArrowRight
                        | Key::ArrowUp
                        | Key::ArrowDown
                        | Key::Home
                        | Key::End
                ))
    }

    /// Whether the owner of the keyboard has its own use for it.
    pub(super) fn belongs_to(self, owner: KeyboardOwner) -> bool {
        match owner {
            KeyboardOwner::Reader => false,
            KeyboardOwner::Widget => matches!(self.key, Key::Enter | Key::Space),
            KeyboardOwner::List => {
                let is_step = matches!(self.key, Key::Home | Key::End | Key::PageUp | Key::PageDown);
                matches!(self.key, Key::Enter | Key::Space) || (is_step && self.modifiers.is_none())
            }
            KeyboardOwner::Tree => {
                let is_own = matches!(self.key, Key::F2 | Key::Delete) && self.modifiers.is_none();
                is_own || self.belongs_to(KeyboardOwner::List)
            }
            KeyboardOwner::Cell => {
                let is_returning = self.modifiers.command && matches!(self.key, Key::Z | Key::Y);
                self.key == Key::D || (self.is_editing() && !is_returning)
            }
            KeyboardOwner::TextField => self.key != Key::Escape && self.is_editing(),
            KeyboardOwner::Form => self.is_editing(),
        }
    }

    pub(super) fn is_pressed(self, key: Key, modifiers: Modifiers) -> bool {
        // There Ctrl is Ctrl.
        let is_mac_tab = cfg!(target_os = "macos") && key == Key::Tab;
        let command = if is_mac_tab { modifiers.ctrl } else { modifiers.command };
        let held = Modifiers { mac_cmd: false, ctrl: false, command, ..modifiers };
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
    /// A row of a list, which is also left and gone through with keys that scroll.
    List,
    /// A row of the codebook, or a place of a table, which is also renamed and deleted with keys.
    Tree,
    /// The chosen cell of a table that is written in: keys go through the table, and letters begin to write.
    Cell,
    /// A field that is typed in.
    TextField,
    /// A field of a form that is left with Esc, and asks before what was typed in it is lost.
    Form,
}
