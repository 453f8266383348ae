//! The settings, and the part of them that “Aa” shows too. What is changed is kept at once.

use super::context::Cx;
use super::fonts::bold;
use super::overlay_ui::{Fate, title_ui};
use crate::session::{Action, Command};
use crate::storage::settings::{Appearance, Language, PaletteOpens, ReadingFont, Settings, Type};
use egui::{Grid, Id, RichText, ScrollArea, Slider, TextEdit, Ui};

/// Draws the settings.
pub fn settings_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) -> Fate {
    let fate = title_ui(ui, cx, &cx.words.say("action-settings"));
    let mut settings = cx.settings.clone();
    let height = (ui.ctx().content_rect().height() - 140.0).max(200.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, true]).show(ui, |ui| {
        super::style::outline_controls(ui, cx.look);
        person_ui(ui, cx, out);
        ui.separator();
        let (language, name) = (&mut settings.language, cx.words.say("setting-language"));
        choice_ui(
            ui,
            &name,
            language,
            &[
                (Language::System, cx.words.say("as-system")),
                (Language::Vietnamese, "Tiếng Việt".to_owned()),
                (Language::English, "English".to_owned()),
            ],
        );
        reading_ui(ui, cx, &mut settings);
        let name = cx.words.say("setting-palette");
        choice_ui(
            ui,
            &name,
            &mut settings.palette_opens,
            &[
                (PaletteOpens::Beside, cx.words.say("palette-beside")),
                (PaletteOpens::WithKeyboard, cx.words.say("palette-with-keyboard")),
                (PaletteOpens::OnRequest, cx.words.say("palette-on-request")),
            ],
        );
        ui.separator();
        keys_ui(ui, cx, &mut settings);
    });
    if settings != *cx.settings {
        out.push(Command::ChangeSettings(Box::new(settings)));
    }
    fate
}

/// Colours, type and size.
pub fn reading_ui(ui: &mut Ui, cx: &Cx<'_>, settings: &mut Settings) {
    super::style::outline_controls(ui, cx.look);
    choice_ui(
        ui,
        &cx.words.say("setting-appearance"),
        &mut settings.appearance,
        &[
            (Appearance::System, cx.words.say("as-system")),
            (Appearance::Light, cx.words.say("appearance-light")),
            (Appearance::Dark, cx.words.say("appearance-dark")),
            (Appearance::Sepia, cx.words.say("appearance-sepia")),
        ],
    );
    choice_ui(
        ui,
        &cx.words.say("setting-font"),
        &mut settings.reading.font,
        &[(ReadingFont::Literata, "Literata".to_owned()), (ReadingFont::NotoSans, "Noto Sans".to_owned())],
    );
    let kind = &mut settings.reading;
    for (name, value, range, (step, decimals)) in [
        ("setting-size", &mut kind.size_px, 15.0..=40.0, (1.0, 0)),
        ("setting-measure", &mut kind.measure_chars, 45.0..=90.0, (1.0, 0)),
        ("setting-line-height", &mut kind.line_height, 1.4..=2.0, (0.05, 2)),
    ] {
        let name = cx.words.say(name);
        ui.label(RichText::new(&name).color(cx.look.soft));
        ui.add(Slider::new(value, range).step_by(step).fixed_decimals(decimals)).accessible_name(name);
    }
    if *kind != Type::default() && ui.button(cx.words.say("setting-usual")).clicked() {
        *kind = Type::default();
    }
}

fn choice_ui<T: PartialEq + Copy>(ui: &mut Ui, name: &str, value: &mut T, choices: &[(T, String)]) {
    ui.label(RichText::new(name).font(bold(13.0)));
    ui.horizontal_wrapped(|ui| {
        for (choice, words) in choices {
            ui.radio_value(value, *choice, words);
        }
    });
    ui.add_space(4.0);
}

/// The annotator's name, as it stands in the files.
fn person_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let title = cx.words.say("setting-name");
    ui.label(RichText::new(&title).font(bold(13.0)));
    let id = Id::unique("setting-name");
    let known = cx.settings.annotator.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let mut name = ui.data(|data| data.get_temp::<String>(id)).unwrap_or(known.clone());
    let response =
        ui.add(TextEdit::singleline(&mut name).id(id).hint_text(cx.words.say("setting-name-hint")));
    if response.lost_focus() && !name.trim().is_empty() && name != known {
        out.push(Command::SetAnnotatorName(name.clone()));
    }
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, name));
    } else {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    response.accessible_name(title);
}

/// The keys of every action: what is typed takes effect at once, and a key that means nothing is told.
fn keys_ui(ui: &mut Ui, cx: &Cx<'_>, settings: &mut Settings) {
    ui.label(RichText::new(cx.words.say("setting-keys")).font(bold(13.0)));
    ui.label(RichText::new(cx.words.say("setting-keys-help")).color(cx.look.soft));
    Grid::new("setting-keys").num_columns(2).spacing([16.0, 4.0]).show(ui, |ui| {
        for action in Action::ALL.iter().copied() {
            let name = cx.action_name(action);
            ui.label(&name);
            key_ui(ui, cx, (action, name), settings);
            ui.end_row();
        }
    });
}

fn key_ui(ui: &mut Ui, cx: &Cx<'_>, (action, name): (Action, String), settings: &mut Settings) {
    let id = Id::unique(("setting-key", action.name()));
    let changed = settings.keys.iter().find(|(known, _)| known == action.name()).map(|(_, key)| key.clone());
    let shown = changed.unwrap_or_else(|| cx.keys.names_of(action));
    let mut key = ui.data(|data| data.get_temp::<String>(id)).unwrap_or(shown.clone());
    let is_wrong = cx.keys.wrong.iter().any(|(known, _)| known == action.name());
    let color = if is_wrong { cx.look.error } else { cx.look.ink };
    let response = ui.add(TextEdit::singleline(&mut key).id(id).desired_width(140.0).text_color(color));
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, key.clone()));
    } else {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    if response.lost_focus() && key != shown {
        settings.keys.retain(|(known, _)| known != action.name());
        settings.keys.push((action.name().to_owned(), key));
    }
    response.accessible_name(name);
    if is_wrong {
        ui.label(RichText::new(cx.words.say("setting-key-wrong")).color(cx.look.error));
    }
}
