//! Tagging what was found: with which theme, and how much of the text around each place.

use super::context::Cx;
use super::fonts::plain;
use super::list_keys;
use super::list_row_ui::choice_ui;
use super::overlay_ui::{Fate, title_ui};
use crate::model::theme::CodingUnit;
use crate::session::{Command, Extent, HitTagging, SearchCommand, Session, ThemeChoice};
use crate::view::palette::{Choice, PaletteView};
use crate::view::tag_hits::TagHitsView;
use egui::{Id, RichText, ScrollArea, TextEdit, Ui};

/// Height of the list of themes, in px.
const LIST_PX: f32 = 240.0;

/// What is being chosen.
#[derive(Clone, Debug)]
pub struct TagHitsDraft {
    /// Which places.
    pub view: TagHitsView,
    filter: String,
    at: usize,
    extent: Extent,
    group: usize,
}

impl TagHitsDraft {
    /// Nothing chosen yet.
    #[must_use]
    pub fn of(view: TagHitsView) -> Self {
        Self { view, filter: String::new(), at: 0, extent: Extent::default(), group: 0 }
    }
}

/// The id of the field, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("tag-hits-field")
}

/// Draws the choice.
pub fn tag_hits_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    draft: &mut TagHitsDraft,
    out: &mut Vec<Command>,
) -> Fate {
    let fate = title_ui(ui, cx, &cx.words.say_n("tag-hits-title", draft.view.places.len()));
    extent_ui(ui, cx, session, draft);
    groups_ui(ui, cx, draft);
    ui.add_space(6.0);
    // Arrows go through the themes while their field has the keyboard, and not while something else is chosen.
    let has_field = ui.memory(|memory| memory.has_focus(field_id()));
    let keys = if has_field { list_keys::take(ui) } else { list_keys::ListKeys::default() };
    let is_locked = session.open_project().is_some_and(|open| open.codebook.is_locked);
    let hint = cx.words.say(if is_locked { "find-theme" } else { "find-or-add-theme" });
    let field = TextEdit::singleline(&mut draft.filter).id(field_id()).hint_text(&hint).return_key(None);
    let response = ui.add(field.desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6)));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    response.accessible_name(&hint);
    // What the letters of this frame found, and not what the list showed before.
    let view = PaletteView::new(session, &draft.filter);
    draft.at = keys.place(draft.at, view.choices.len());
    let mut chosen = keys.enter.and_then(|_| view.choices.get(draft.at));
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().max_height(LIST_PX).min_scrolled_height(LIST_PX).auto_shrink(false).show(
        ui,
        |ui| {
            if view.choices.is_empty() {
                let words = if view.is_locked { "palette-locked" } else { "palette-empty" };
                ui.label(RichText::new(cx.words.say(words)).color(cx.look.soft));
            }
            for (at, choice) in view.choices.iter().enumerate() {
                let is_at = at == draft.at;
                let row = ui.scope(|ui| choice_ui(ui, cx, choice, field_id(), is_at));
                if is_at && keys.has_moved() {
                    row.response.scroll_to_me(None);
                }
                if row.inner {
                    chosen = Some(choice);
                }
            }
        },
    );
    ui.add_space(6.0);
    ui.label(RichText::new(cx.words.say("tag-hits-keys")).font(plain(11.5)).color(cx.look.soft));
    let Some(choice) = chosen else { return fate };
    let theme = match choice {
        Choice::Theme { id, .. } => ThemeChoice::Known(id.clone()),
        Choice::New(name) => ThemeChoice::Named(name.clone()),
    };
    let TagHitsView { places, query, .. } = draft.view.clone();
    let tagging = HitTagging { places, query, extent: draft.extent, group: draft.group, theme };
    out.push(Command::Search(SearchCommand::Tag(Box::new(tagging))));
    Fate::Closes
}

/// How much of the text around each place, and what the study makes of it.
fn extent_ui(ui: &mut Ui, cx: &Cx<'_>, session: &Session, draft: &mut TagHitsDraft) {
    super::style::outline_controls(ui, cx.look);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(cx.words.say("tag-extent")).color(cx.look.soft));
        for extent in Extent::ALL {
            let name = cx.words.say(&format!("extent-{}", extent.name()));
            ui.radio_value(&mut draft.extent, extent, name);
        }
    });
    let unit = session.open_project().map(|open| open.codebook.unit).unwrap_or_default();
    let told = match (unit, draft.extent) {
        (CodingUnit::Sentence, Extent::Words) => Some("tag-unit-sentence"),
        (CodingUnit::Paragraph, Extent::Words | Extent::Sentence) => Some("tag-unit-paragraph"),
        _ => None,
    };
    if let Some(told) = told {
        ui.label(RichText::new(cx.words.say(told)).font(plain(12.0)).color(cx.look.soft));
    }
}

/// Which part of the regular expression, where it has parts.
fn groups_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut TagHitsDraft) {
    if draft.view.groups.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(cx.words.say("tag-group")).color(cx.look.soft));
        ui.radio_value(&mut draft.group, 0, cx.words.say("group-whole"));
        for (at, words) in draft.view.groups.iter().enumerate() {
            let words = crate::text::shortened::shortened(words, 24);
            let n = (at + 1).to_string();
            let name = cx.words.say_with("group-n", &[("n", &n), ("words", &words)]);
            ui.radio_value(&mut draft.group, at + 1, name);
        }
    });
}
