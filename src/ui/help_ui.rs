//! Keys and help, from the same table as menus and settings.

use super::context::Cx;
use super::fonts::bold;
use super::overlay_ui::{Fate, title_ui};
use crate::session::{Action, Menu};
use egui::{Grid, RichText, ScrollArea, Ui};

/// Draws the help.
pub fn help_ui(ui: &mut Ui, cx: &Cx<'_>) -> Fate {
    let fate = title_ui(ui, cx, &cx.words.say("action-help"));
    let height = (ui.ctx().content_rect().height() - 160.0).max(200.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, true]).show(ui, |ui| {
        let lines = [
            "help-read",
            "help-bookmarks",
            "help-find",
            "help-select",
            "help-tag",
            "help-edge",
            "help-undo",
            "help-files",
        ];
        for id in lines {
            ui.label(RichText::new(cx.words.say(id)).color(cx.look.ink));
            ui.add_space(4.0);
        }
        Grid::new("keys").num_columns(2).striped(false).spacing([24.0, 6.0]).show(ui, |ui| {
            for menu in Menu::ALL {
                ui.label(
                    RichText::new(cx.words.say(&format!("menu-{}", menu.name())))
                        .font(bold(13.0))
                        .color(cx.look.ink),
                );
                ui.end_row();
                for action in Action::ALL.iter().copied().filter(|action| action.menu() == menu) {
                    let keys = cx.keys.names_of(action);
                    if !keys.is_empty() {
                        ui.label(cx.action_name(action));
                        ui.label(RichText::new(keys).color(cx.look.soft));
                        ui.end_row();
                    }
                }
                if menu == Menu::Mark {
                    ui.label(cx.words.say("help-digits"));
                    ui.label(RichText::new("1 – 9").color(cx.look.soft));
                    ui.end_row();
                }
            }
        });
    });
    fate
}
