//! The settings, and the part of them that “Aa” shows too. What is changed is kept at once.

use super::context::Cx;
use super::dialog_drafts::PersonDraft;
use super::fonts::{Face, bold, reading};
use super::keys_ui::{KeysDraft, keys_ui};
use super::overlay_ui::{Fate, title_ui};
use crate::session::{Command, Session};
use crate::storage::settings::{
    Appearance, AtStart, InterfaceScale, Language, PaletteOpens, ReadingFont, Settings, Type,
};
use crate::words::figures::typed_number;
use egui::{Frame, Id, Key, RichText, ScrollArea, Slider, TextEdit, Ui};

/// Draws the settings.
pub fn settings_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    person: &mut Option<PersonDraft>,
    draft: &mut KeysDraft,
    out: &mut Vec<Command>,
) -> Fate {
    let fate = title_ui(ui, cx, &cx.words.say("action-settings"));
    let mut settings = cx.settings.clone();
    let height = (ui.ctx().content_rect().height() - 140.0).max(200.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, true]).show(ui, |ui| {
        super::style::outline_controls(ui, cx.look);
        person_ui(ui, cx, session, person, out);
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
        sample_ui(ui, cx, &settings.reading);
        let sizes = InterfaceScale::OFFERED.map(|percent| {
            (InterfaceScale::of(percent), cx.words.say_with("percent", &[("n", &percent.to_string())]))
        });
        choice_ui(ui, &cx.words.say("setting-interface"), &mut settings.interface, &sizes);
        ui.checkbox(&mut settings.less_motion, cx.words.say("setting-less-motion"));
        ui.checkbox(&mut settings.shows_numbers, cx.words.say("setting-numbers"));
        ui.add_space(4.0);
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
        let name = cx.words.say("setting-at-start");
        let last = (AtStart::LastProject, cx.words.say("at-start-last-project"));
        let first = (AtStart::FirstScreen, cx.words.say("at-start-first-screen"));
        choice_ui(ui, &name, &mut settings.at_start, &[last, first]);
        ui.separator();
        super::citation_ui::citation_ui(ui, cx, &mut settings);
        ui.separator();
        keys_ui(ui, cx, draft, &mut settings);
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
            (Appearance::ContrastLight, cx.words.say("appearance-contrast-light")),
            (Appearance::ContrastDark, cx.words.say("appearance-contrast-dark")),
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
        ("setting-paragraph-gap", &mut kind.paragraph_gap, 0.0..=2.0, (0.1, 1)),
    ] {
        let name = cx.words.say(name);
        ui.label(RichText::new(&name).color(cx.look.soft));
        let slider = Slider::new(value, range).step_by(step).fixed_decimals(decimals);
        let slider = slider.custom_formatter(|number, _| cx.words.decimal(number, decimals));
        ui.add(slider.custom_parser(typed_number)).accessible_name(name);
    }
    if *kind != Type::default() && ui.button(cx.words.say("setting-usual")).clicked() {
        *kind = Type::default();
    }
}

/// Two short paragraphs as they are set now, in a place that does not grow.
fn sample_ui(ui: &mut Ui, cx: &Cx<'_>, kind: &Type) {
    /// Height of the place, in px.
    const HEIGHT_PX: f32 = 132.0;
    let kind = kind.bounded();
    let stroke = (1.0, cx.look.hairline);
    Frame::NONE.fill(cx.look.page).stroke(stroke).corner_radius(6).inner_margin(10).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_height(HEIGHT_PX);
        ui.shrink_clip_rect(ui.max_rect());
        ui.spacing_mut().item_spacing.y = (kind.size_px * kind.paragraph_gap).round();
        let place = egui::UiBuilder::new().max_rect(ui.max_rect());
        ui.scope_builder(place, |ui| {
            for words in ["type-sample", "type-sample-next"] {
                let font = reading(kind.font, Face::Regular, kind.size_px);
                let line = (kind.size_px * kind.line_height).round();
                let words = RichText::new(cx.words.say(words)).font(font).color(cx.look.ink);
                ui.label(words.line_height(Some(line)));
            }
        });
    });
    ui.add_space(6.0);
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
fn person_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    person: &mut Option<PersonDraft>,
    out: &mut Vec<Command>,
) {
    let title = cx.words.say("setting-name");
    ui.label(RichText::new(&title).font(bold(13.0)));
    let id = Id::unique("setting-name");
    let known = cx.settings.annotator.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let draft = person.get_or_insert_with(|| PersonDraft::of(session, known.clone()));
    super::draft_ui::person_line_ui(ui, cx, draft, out);
    let field = TextEdit::singleline(&mut draft.name).id(id).hint_text(cx.words.say("setting-name-hint"));
    let response = ui.add(field);
    draft.is_changed |= response.changed();
    let is_entered = response.lost_focus() && (draft.is_changed || ui.input(|i| i.key_pressed(Key::Enter)));
    if is_entered && !draft.name.trim().is_empty() && draft.name != known {
        out.push(Command::SetAnnotatorName(draft.name.clone()));
    }
    if response.lost_focus() && draft.is_changed || is_entered {
        *person = None;
    }
    response.accessible_name(title);
}
