//! Every command of the program by name, in either language, with its key.

use super::bar_ui::is_possible;
use super::context::Cx;
use super::fonts::plain;
use super::kept_text::{Letters, Room, text};
use super::list_keys;
use super::overlay_ui::{Fate, name_dialog};
use super::views::Views;
use crate::search::Needle;
use crate::session::{Action, Command};
use crate::words::{Tongue, Words};
use egui::{Id, Role, ScrollArea, Sense, TextEdit, Ui, pos2, vec2};

/// Draws the list; `(filter, at)` is what was typed and the place in the list.
pub fn commands_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    views: &Views,
    filter: &mut String,
    at: &mut usize,
    out: &mut Vec<Command>,
) -> Fate {
    name_dialog(ui, cx.action_name(Action::Commands).trim_end_matches('…'));
    let keys = list_keys::take(ui);
    let hint = cx.words.say("find-command");
    let field = TextEdit::singleline(filter).id(field_id()).hint_text(&hint).return_key(None);
    let response = ui.add(field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 7)));
    let found = found(cx, views, filter);
    *at = keys.place(*at, found.len());
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.accessible_name(&hint);
    ui.add_space(6.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut chosen = if keys.enter.is_some() { found.get(*at).copied() } else { None };
    ScrollArea::vertical().max_height(380.0).min_scrolled_height(380.0).auto_shrink(false).show(ui, |ui| {
        if found.is_empty() {
            ui.label(cx.words.say("no-command"));
        }
        for (place, action) in found.iter().enumerate() {
            if row_ui(ui, cx, *action, place == *at) {
                chosen = Some(*action);
            }
        }
    });
    match chosen {
        Some(action) => {
            out.push(Command::Act(action));
            Fate::Closes
        }
        None => Fate::Stays,
    }
}

/// The id of the field, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("command-field")
}

/// The actions whose name, in either language, holds what was typed.
fn found(cx: &Cx<'_>, views: &Views, filter: &str) -> Vec<Action> {
    let needle = Needle::new(filter.trim());
    let other = match cx.words.tongue() {
        Tongue::Vietnamese => Tongue::English,
        Tongue::English => Tongue::Vietnamese,
    };
    let other = (!needle.is_empty()).then(|| Words::new(other));
    let is_wanted = |action: &Action| {
        let id = format!("action-{}", action.name());
        needle.is_empty()
            || needle.find(&cx.words.say(&id)).is_some()
            || other.as_ref().is_some_and(|words| needle.find(&words.say(&id)).is_some())
    };
    Action::ALL.iter().copied().filter(|action| is_possible(*action, views)).filter(is_wanted).collect()
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, action: Action, is_at: bool) -> bool {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let response = ui.interact(rect, Id::unique(("command", action)), Sense::click());
    let name = cx.action_name(action);
    let keys = cx.keys.names_of(action);
    super::style::tell_choice(&response, Role::ListBoxOption, is_at, || format!("{name} {keys}"));
    super::list_row_ui::tell_option(ui, response.id, field_id(), is_at);
    if is_at || response.hovered() {
        ui.painter().rect_filled(rect, 6, cx.look.hover);
    }
    if response.has_focus() {
        let ring = (cx.look.ring_px(), cx.look.focus_ring);
        ui.painter().rect_stroke(rect, 6, ring, egui::StrokeKind::Inside);
    }
    if is_at {
        super::style::place_bar(ui.painter(), rect, cx.look);
        response.scroll_to_me(None);
    }
    let keys = ui.fonts_mut(|fonts| fonts.layout_no_wrap(keys, plain(12.0), cx.look.soft));
    let y = rect.center().y - 9.0;
    let room = rect.width() - keys.size().x - 28.0;
    text(ui, &name, Letters::new(plain(13.0), cx.look.ink), pos2(rect.left() + 8.0, y), Room::row(room));
    ui.painter().galley(pos2(rect.right() - keys.size().x - 8.0, y), keys, cx.look.soft);
    response.clicked()
}
