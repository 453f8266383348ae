//! What stands in an empty window: how to begin, and the folders opened lately; and in a project with no article open.

use super::context::Cx;
use super::fonts::{Face, bold, plain, reading};
use crate::session::{Action, Command};
use crate::storage::settings::ReadingFont;
use crate::view::library::LibraryView;
use egui::{Button, RichText, ScrollArea, Ui, vec2};

/// Draws the first screen.
pub fn first_run_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = 460.0_f32.min(ui.available_width() - 32.0);
        ui.add_space((ui.available_height() * 0.16).max(24.0));
        ui.horizontal(|ui| {
            ui.add_space((ui.available_width() - width) / 2.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                welcome_ui(ui, cx, out);
                recent_ui(ui, cx, out);
            });
        });
    });
}

fn welcome_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let title = reading(ReadingFont::Literata, Face::Bold, 40.0);
    ui.label(RichText::new("Bút Dạ").font(title).color(cx.look.ink));
    let lead = reading(ReadingFont::Literata, Face::Italic, 19.0);
    ui.label(RichText::new(cx.words.say("welcome")).font(lead).color(cx.look.soft).line_height(Some(28.0)));
    ui.add_space(20.0);
    for (action, help) in
        [(Action::OpenFolder, "open-folder-help"), (Action::OpenSamples, "open-samples-help")]
    {
        let is_first = action == Action::OpenFolder;
        let (fill, ink) =
            if is_first { (cx.look.accent, cx.look.on_accent) } else { (cx.look.card, cx.look.ink) };
        let words = RichText::new(cx.action_name(action)).font(bold(15.0)).color(ink);
        let button = Button::new((egui::Atom::grow(), words, egui::Atom::grow()))
            .fill(fill)
            .min_size(vec2(260.0, 40.0));
        if ui.add(button).clicked() {
            out.push(Command::Act(action));
        }
        ui.label(RichText::new(cx.words.say(help)).font(plain(12.5)).color(cx.look.soft));
        ui.add_space(12.0);
    }
    ui.label(RichText::new(cx.words.say("drop-help")).font(plain(12.5)).color(cx.look.soft));
}

fn recent_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    if cx.settings.recent.is_empty() {
        return;
    }
    ui.add_space(20.0);
    ui.label(RichText::new(cx.words.say("recent")).font(bold(13.0)).color(cx.look.ink));
    for folder in &cx.settings.recent {
        let name = folder.file_name().unwrap_or(folder.as_os_str()).to_string_lossy();
        let words = RichText::new(format!("{name}    {}", folder.display())).color(cx.look.ink);
        if ui.add(Button::new(words).frame(false).truncate()).clicked() {
            out.push(Command::OpenFolder(folder.clone()));
        }
    }
}

/// Draws what stands in the reader while no article is open.
pub fn nothing_open_ui(ui: &mut Ui, cx: &Cx<'_>, library: &LibraryView, out: &mut Vec<Command>) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        if library.n_articles == 0 {
            let words =
                if library.n_read.is_some() { "folder-being-read" } else { "folder-without-articles" };
            ui.label(RichText::new(cx.words.say(words)).font(plain(15.0)).color(cx.look.soft));
            if library.n_read.is_none() && ui.button(cx.action_name(Action::OpenFolder)).clicked() {
                out.push(Command::Act(Action::OpenFolder));
            }
            return;
        }
        ui.label(RichText::new(cx.words.say("choose-article")).font(plain(15.0)).color(cx.look.soft));
        ui.add_space(8.0);
        let words = cx.words.say("read-first");
        if ui.add(Button::new(RichText::new(words).font(bold(14.0)))).clicked() {
            out.push(Command::Act(Action::NextArticle));
        }
    });
}
