//! What a right click on a theme offers.

use super::context::Cx;
use super::drafts::Drafts;
use super::theme_actions::{GROUPS, act, is_possible};
use crate::model::theme::PALETTE;
use crate::session::{Action, Command, ThemingCommand};
use crate::view::themes::ThemeRow;
use egui::{Button, Sense, Ui, vec2};

/// Draws the menu.
pub fn theme_menu(ui: &mut Ui, cx: &Cx<'_>, row: &ThemeRow, drafts: &mut Drafts, out: &mut Vec<Command>) {
    ui.set_min_width(240.0);
    for (at, group) in GROUPS.iter().enumerate() {
        if at > 0 {
            ui.separator();
        }
        for action in group.iter().filter(|action| is_possible(**action, row)) {
            match action {
                // Where the mouse is at hand, keys and colours are a step away and not a dialog.
                Action::ThemeKey => {
                    ui.menu_button(cx.words.say("theme-key"), |ui| keys_ui(ui, row, out));
                }
                Action::ThemeColor => {
                    ui.menu_button(cx.words.say("theme-color"), |ui| colors_ui(ui, cx, row, out));
                }
                action => {
                    let button = Button::new(cx.action_name(*action));
                    let key = key_on_row(*action);
                    let button = if key.is_empty() { button } else { button.shortcut_text(key) };
                    if ui.add(button).clicked() {
                        act(*action, row, drafts, out);
                        ui.close();
                    }
                }
            }
        }
    }
}

/// The key that does it while the row has the keyboard.
fn key_on_row(action: Action) -> &'static str {
    match action {
        Action::RenameTheme => "F2",
        Action::DeleteTheme => "Delete",
        _ => "",
    }
}

fn keys_ui(ui: &mut Ui, row: &ThemeRow, out: &mut Vec<Command>) {
    for key in (1..=9).map(|n: u8| n.to_string()) {
        let is_its = row.key.as_ref() == Some(&key);
        if ui.add(Button::selectable(is_its, &key)).clicked() {
            let key = (!is_its).then_some(key);
            out.push(Command::Theming(ThemingCommand::SetKey(row.id.clone(), key)));
            ui.close();
        }
    }
}

fn colors_ui(ui: &mut Ui, cx: &Cx<'_>, row: &ThemeRow, out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        for (at, color) in PALETTE.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
            let is_its = row.color.eq_ignore_ascii_case(color);
            let name = cx.words.say_n("color-n", at + 1);
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_its, &name));
            ui.painter().rect_filled(rect.shrink(3.0), 4, cx.look.fill(Some(color)));
            let line = (2.0, cx.look.line(Some(color)));
            ui.painter().rect_stroke(rect.shrink(3.0), 4, line, egui::StrokeKind::Inside);
            if is_its || response.has_focus() {
                ui.painter().rect_stroke(rect, 5, (1.5, cx.look.ink), egui::StrokeKind::Inside);
            }
            if response.clicked() {
                out.push(Command::Theming(ThemingCommand::Recolor(row.id.clone(), (*color).to_owned())));
                ui.close();
            }
        }
    });
    // The colour that is being mixed becomes the theme's, as one step, when the mouse is let go.
    let id = ui.make_persistent_id(("mixed", &row.id));
    let mixed = ui.data(|data| data.get_temp::<egui::Color32>(id));
    let known = egui::Color32::from_hex(&row.color).unwrap_or(cx.look.ink);
    let mut color = mixed.unwrap_or(known);
    let response = ui.color_edit_button_srgba(&mut color);
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, color));
    }
    if mixed.is_some() && !ui.input(|input| input.pointer.any_down()) {
        ui.data_mut(|data| data.remove::<egui::Color32>(id));
        let hex = format!("#{:02x}{:02x}{:02x}", color.r(), color.g(), color.b());
        out.push(Command::Theming(ThemingCommand::Recolor(row.id.clone(), hex)));
    }
    response.accessible_name(cx.words.say("color-other")).on_hover_text(cx.words.say("color-other"));
}
