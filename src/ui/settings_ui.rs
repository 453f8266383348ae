//! The settings, and the part of them that “Aa” shows too. What is changed is kept at once.

use super::context::Cx;
use super::dialog_drafts::PersonDraft;
use super::fonts::bold;
use super::keys_ui::{KeysDraft, keys_ui};
use super::overlay_ui::{Fate, title_ui};
use super::type_ui::{reading_ui, sample_ui};
use crate::session::{Command, Session};
use crate::storage::settings::{AtStart, InterfaceScale, Language, PaletteOpens};
use egui::{Id, Key, RichText, ScrollArea, TextEdit, Ui};

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
                Offered::new(Language::System, cx.words.say("as-system")),
                Offered::new(Language::Vietnamese, "Tiếng Việt"),
                Offered::new(Language::English, "English"),
            ],
        );
        reading_ui(ui, cx, &mut settings);
        sample_ui(ui, cx, &settings.reading);
        let sizes = InterfaceScale::OFFERED.map(|percent| {
            Offered::new(
                InterfaceScale::of(percent),
                cx.words.say_with("percent", &[("n", &percent.to_string())]),
            )
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
                Offered::new(PaletteOpens::Beside, cx.words.say("palette-beside")),
                Offered::new(PaletteOpens::WithKeyboard, cx.words.say("palette-with-keyboard")),
                Offered::new(PaletteOpens::OnRequest, cx.words.say("palette-on-request")),
            ],
        );
        let name = cx.words.say("setting-at-start");
        let last = Offered::new(AtStart::LastProject, cx.words.say("at-start-last-project"));
        let first = Offered::new(AtStart::FirstScreen, cx.words.say("at-start-first-screen"));
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

/// A value that can be chosen, with its words.
pub struct Offered<T> {
    pub value: T,
    pub words: String,
}

impl<T> Offered<T> {
    /// A value with its words.
    #[must_use]
    pub fn new(value: T, words: impl Into<String>) -> Self {
        Self { value, words: words.into() }
    }
}

/// Radio buttons under a heading.
pub fn choice_ui<T: PartialEq + Copy>(ui: &mut Ui, name: &str, value: &mut T, choices: &[Offered<T>]) {
    ui.label(RichText::new(name).font(bold(13.0)));
    ui.horizontal_wrapped(|ui| {
        for choice in choices {
            ui.radio_value(value, choice.value, &choice.words);
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
