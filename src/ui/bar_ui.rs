//! The bar above: menus, and buttons for what is done most, so that nobody has to know a key.

use super::context::Cx;
use super::drafts::Drafts;
use super::icons::{self, ButtonColors, Icon};
use super::menu_bar_ui::menus_ui;
use super::pages::Page;
use super::views::Views;
use super::words_button::bar_button;
use crate::session::{Action, Command, Needs};
use egui::{Align, Layout, Ui};

/// From this width on every button has room, in px.
const NARROW_PX: f32 = 780.0;

/// From this width on there is room for the switch between pages; below it they are found in the menu, in px.
const SWITCH_PX: f32 = 1_070.0;

/// Draws the bar.
pub fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, views: &Views, drafts: &Drafts, out: &mut Vec<Command>) {
    let line = ui.max_rect();
    ui.painter().hline(line.x_range(), line.bottom() - 0.5, (1.0, cx.look.hairline));
    let status = views.status.as_ref();
    ui.add_space(8.0);
    egui::MenuBar::new().ui(ui, |ui| {
        ui.add_space(8.0);
        menus_ui(ui, cx, views, drafts, out);
        let can_undo = status.is_some_and(|status| status.can_step.0);
        let can_redo = status.is_some_and(|status| status.can_step.1);
        ui.add_space(8.0);
        for (icon, action, is_enabled) in [
            (Icon::Library, Action::ToggleLibrary, true),
            (Icon::Back, Action::JumpBack, true),
            (Icon::Forward, Action::JumpForward, true),
            (Icon::Find, Action::FindHere, views.reader.is_some()),
            (Icon::Undo, Action::Undo, can_undo),
            (Icon::Redo, Action::Redo, can_redo),
        ] {
            // Where there is no room for all of them, searching is found in its menu.
            if action != Action::FindHere || line.width() >= NARROW_PX {
                button_ui(ui, cx, icon, action, is_enabled, out);
            }
        }
        if line.width() >= SWITCH_PX {
            ui.add_space(12.0);
            pages_ui(ui, cx, drafts.pages.page, out);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            for (icon, action) in [
                (Icon::Themes, Action::ToggleThemes),
                (Icon::Settings, Action::Settings),
                (Icon::Export, Action::Export),
                (Icon::People, Action::People),
                (Icon::Open, Action::OpenFolder),
            ] {
                button_ui(ui, cx, icon, action, true, out);
            }
            type_ui(ui, cx, out);
        });
    });
}

/// The switch between the article and the pages.
fn pages_ui(ui: &mut Ui, cx: &Cx<'_>, shown: Page, out: &mut Vec<Command>) {
    for page in Page::ALL {
        let is_on = page == shown;
        let name = cx.words.say(page.name());
        let color = if is_on { cx.look.ink } else { cx.look.soft };
        let response = bar_button(ui, &name, color, is_on);
        super::style::tell_choice(&response, egui::Role::Tab, is_on, || name.clone());
        if response.clicked() {
            out.push(Command::Act(page.action()));
        }
        super::style::told(response, || cx.action_hint(page.action()));
    }
}

fn button_ui(ui: &mut Ui, cx: &Cx<'_>, icon: Icon, action: Action, is_enabled: bool, out: &mut Vec<Command>) {
    let colors = ButtonColors::of(cx.look);
    let draw = |ui: &mut Ui| icons::button_named(ui, icon, || cx.action_hint(action), colors);
    let response = if is_enabled { draw(ui) } else { ui.add_enabled_ui(false, draw).inner };
    if response.clicked() {
        out.push(Command::Act(action));
    }
}

/// “Aa”: size, colours and type, where the eye is.
fn type_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let button =
        super::style::told(bar_button(ui, "Aa", cx.look.ink, false), || cx.words.say("type-and-colours"));
    egui::Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(260.0);
        let mut settings = cx.settings.clone();
        super::type_ui::reading_ui(ui, cx, &mut settings);
        if settings != *cx.settings {
            out.push(Command::ChangeSettings(Box::new(settings)));
        }
    });
}

/// Whether what an action needs is there.
#[must_use]
pub fn is_possible(action: Action, views: &Views) -> bool {
    let status = views.status.as_ref();
    match action.needs() {
        Needs::Nothing => true,
        Needs::Project => status.is_some_and(|status| status.saved.is_some()),
        Needs::Article => views.reader.is_some(),
        Needs::Annotation => views.annotation.is_some(),
    }
}
