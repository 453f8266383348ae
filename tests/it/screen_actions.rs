//! What is done in the window by its name, from the list of everything that can be done.

use crate::screen_support::{CTRL, Screen};
use butda::session::Action;
use butda::words::{Tongue, Words};
use egui::{Key, Modifiers};

/// Does something by its name in a window that speaks English.
pub fn do_action(screen: &mut Screen, action: Action) {
    screen.press(CTRL, Key::K);
    let name = Words::new(Tongue::English).say(&format!("action-{}", action.name()));
    screen.type_keys(name.trim_end_matches('…'));
    screen.press(Modifiers::NONE, Key::Enter);
}
