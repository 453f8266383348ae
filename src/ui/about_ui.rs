//! What the program is: its version, what it does with one's work, and under which licences it and its fonts are.

use super::context::Cx;
use super::fonts::{Face, reading};
use super::overlay_ui::{Fate, title_ui};
use crate::storage::settings::ReadingFont;
use egui::{RichText, Ui};

/// Draws it.
pub fn about_ui(ui: &mut Ui, cx: &Cx<'_>) -> Fate {
    let fate = title_ui(ui, cx, &cx.action_name(crate::session::Action::About));
    let name = reading(ReadingFont::Literata, Face::Bold, 28.0);
    ui.label(RichText::new("Bút Dạ").font(name).color(cx.look.ink));
    let version = cx.words.say_with("about-version", &[("version", env!("CARGO_PKG_VERSION"))]);
    ui.label(RichText::new(version).color(cx.look.soft));
    ui.add_space(8.0);
    for words in ["about-what", "about-work", "about-licence", "about-fonts"] {
        ui.label(RichText::new(cx.words.say(words)).color(cx.look.ink));
        ui.add_space(4.0);
    }
    fate
}
