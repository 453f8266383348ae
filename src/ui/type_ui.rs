//! How articles look: colours, typeface, size and spaces. Shown in the settings and under “Aa”.

use super::context::Cx;
use super::fonts::{Face, bold, reading};
use super::look::Look;
use super::style;
use crate::storage::settings::{Appearance, ReadingFont, Settings, Type};
use crate::words::figures::typed_number;
use egui::{
    Align2, ComboBox, CursorIcon, Frame, Rect, Response, RichText, Role, Sense, Slider, StrokeKind, Ui, vec2,
};

/// Width and height of a swatch, in px.
const SWATCH_PX: egui::Vec2 = vec2(36.0, 30.0);

/// Size of the letters on it and of the typefaces' names, in px.
const SWATCH_LETTERS_PX: f32 = 15.0;
const FACE_NAME_PX: f32 = 15.0;

/// The appearances with the messages that name them, as they stand side by side.
const APPEARANCES: [(Appearance, &str); 6] = [
    (Appearance::System, "as-system"),
    (Appearance::Light, "appearance-light"),
    (Appearance::Sepia, "appearance-sepia"),
    (Appearance::Dark, "appearance-dark"),
    (Appearance::ContrastLight, "appearance-contrast-light"),
    (Appearance::ContrastDark, "appearance-contrast-dark"),
];

/// The program's own typefaces for reading, with their names.
const TYPEFACES: [(ReadingFont, &str); 4] = [
    (ReadingFont::Literata, "Literata"),
    (ReadingFont::SourceSerif, "Source Serif"),
    (ReadingFont::NotoSans, "Noto Sans"),
    (ReadingFont::BeVietnamPro, "Be Vietnam Pro"),
];

/// Colours, typeface, size and spaces.
pub fn reading_ui(ui: &mut Ui, cx: &Cx<'_>, settings: &mut Settings) {
    style::outline_controls(ui, cx.look);
    appearance_ui(ui, cx, &mut settings.appearance);
    typeface_ui(ui, cx, settings);
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

/// A swatch for each appearance, and the name of the one that is on.
fn appearance_ui(ui: &mut Ui, cx: &Cx<'_>, appearance: &mut Appearance) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(cx.words.say("setting-appearance")).font(bold(13.0)));
        let chosen = APPEARANCES.iter().find(|(known, _)| known == appearance);
        let name = chosen.map(|(_, name)| cx.words.say(name)).unwrap_or_default();
        ui.label(RichText::new(name).color(cx.look.soft));
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (choice, name) in APPEARANCES {
            let name = cx.words.say(name);
            let response = swatch_ui(ui, cx, choice, choice == *appearance);
            style::tell_choice(&response, Role::RadioButton, choice == *appearance, || name.clone());
            if response.clicked() {
                *appearance = choice;
            }
            style::told(response.on_hover_cursor(CursorIcon::PointingHand), || name);
        }
    });
    ui.add_space(6.0);
}

/// A small page in the colours of an appearance; of what follows the system, the halves of two pages.
fn swatch_ui(ui: &mut Ui, cx: &Cx<'_>, appearance: Appearance, is_on: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(SWATCH_PX, Sense::click());
    let painter = ui.painter();
    let page = |rect: Rect, look: &Look| {
        let painter = painter.with_clip_rect(rect.intersect(ui.clip_rect()));
        let whole = Rect::from_min_size(response.rect.min, SWATCH_PX);
        painter.rect_filled(whole, 5, look.page);
        let font = reading(ReadingFont::Literata, Face::Regular, SWATCH_LETTERS_PX);
        painter.text(whole.center(), Align2::CENTER_CENTER, "Aa", font, look.ink);
    };
    if appearance == Appearance::System {
        let (light, dark) = rect.split_left_right_at_fraction(0.5);
        page(light, Look::known(Appearance::Light, false));
        page(dark, Look::known(Appearance::Dark, true));
    } else {
        page(rect, Look::known(appearance, false));
    }
    let (width, color) = match (is_on, response.has_focus()) {
        (_, true) => (cx.look.ring_px(), cx.look.focus_ring),
        (true, false) => (2.0, cx.look.accent),
        (false, false) => (1.0, cx.look.neutral_line),
    };
    painter.rect_stroke(rect, 5, (width, color), StrokeKind::Outside);
    response
}

/// The program's own typefaces, each name set in its own, and the families of the computer that can set Vietnamese.
fn typeface_ui(ui: &mut Ui, cx: &Cx<'_>, settings: &mut Settings) {
    let title = cx.words.say("setting-font");
    ui.label(RichText::new(&title).font(bold(13.0)));
    ui.horizontal_wrapped(|ui| {
        for (font, name) in TYPEFACES {
            let name = RichText::new(name).font(reading(font, Face::Regular, FACE_NAME_PX));
            ui.radio_value(&mut settings.reading.font, font, name);
        }
    });
    let families = cx.fonts.families().map(Vec::as_slice).unwrap_or_default();
    let is_system = settings.reading.font == ReadingFont::System;
    if !families.is_empty() || is_system {
        let mut chosen = is_system.then(|| settings.system_font.clone());
        let shown = chosen.clone().unwrap_or_else(|| cx.words.say("font-of-computer"));
        let list = ComboBox::from_id_salt("system-font").width(ui.available_width().min(220.0)).truncate();
        let response = list.selected_text(shown).show_ui(ui, |ui| {
            for family in families {
                ui.selectable_value(&mut chosen, Some(family.clone()), family);
            }
        });
        response.response.accessible_name(cx.words.say("font-of-computer"));
        if let Some(family) = chosen.filter(|family| !is_system || *family != settings.system_font) {
            settings.reading.font = ReadingFont::System;
            settings.system_font = family;
        }
        if is_system && cx.fonts.lacks_chosen() {
            let words = cx.words.say_with("font-not-here", &[("font", &settings.system_font)]);
            ui.label(RichText::new(words).color(cx.look.warning));
        }
    }
    ui.add_space(4.0);
}

/// Two short paragraphs as they are set now, in a place that does not grow.
pub fn sample_ui(ui: &mut Ui, cx: &Cx<'_>, kind: &Type) {
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
