//! The selected annotation: its words, its themes, its note, who and when, and what overlaps it.

use super::context::Cx;
use super::draft_ui;
use super::drafts::NoteDraft;
use super::fonts::{Face, bold, plain, reading};
use super::icons::{self, ButtonColors, Icon};
use super::reader_menu::item;
use super::theme_name::{NameShown, theme_row};
use super::typing::Typing;
use crate::model::check::State;
use crate::model::draft::{DraftField, Subject};
use crate::model::draft_texts::one;
use crate::session::{Action, AnnotatingCommand, Command, Passage, PeopleCommand, SelectingCommand, Session};
use crate::view::annotation::{AnnotationView, ThemeFate};
use crate::view::marks::ThemeLine;
use egui::{Id, RichText, ScrollArea, Sense, TextEdit, Ui, vec2};

/// Draws it.
pub fn annotation_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: Option<&AnnotationView>,
    note: &mut NoteDraft,
    out: &mut Vec<Command>,
) {
    let Some(view) = view else {
        egui::Frame::NONE.inner_margin(14).show(ui, |ui| {
            ui.label(RichText::new(cx.words.say("annotation-none")).color(cx.look.soft));
        });
        return;
    };
    ScrollArea::vertical().id_salt("annotation").auto_shrink(false).show(ui, |ui| {
        egui::Frame::NONE.inner_margin(egui::Margin { left: 14, right: 14, top: 10, bottom: 14 }).show(
            ui,
            |ui| {
                let font = reading(cx.settings.reading.font, Face::Regular, 16.0);
                ui.label(RichText::new(&view.quote).font(font).color(cx.look.ink).line_height(Some(24.0)));
                ui.add_space(6.0);
                themes_ui(ui, cx, view, out);
                ui.add_space(6.0);
                note_ui(ui, cx, view, note, out);
                ui.add_space(6.0);
                about_ui(ui, cx, view);
                if view.is_own {
                    ui.add_space(4.0);
                    for action in [Action::Star, Action::EdgeMode, Action::FindTheSame, Action::Remove] {
                        item(ui, cx, action, out);
                    }
                }
                if !view.is_own {
                    others_ui(ui, cx, view, out);
                }
                overlapping_ui(ui, cx, view, out);
            },
        );
    });
}

/// A note that was being typed is kept when another annotation is selected; the field then takes up the new one.
pub fn keep_note(
    session: &Session,
    view: Option<&AnnotationView>,
    note: &mut NoteDraft,
    out: &mut Vec<Command>,
) {
    let of = view.map(|view| Passage { article: view.article.clone(), key: view.key.clone() });
    note.follow_article(session);
    if note.of != of {
        out.extend(note.take_change());
        note.of = of;
    } else if note.is_changed {
        return;
    }
    let Some(view) = view else {
        note.typing = None;
        return note.text.clear();
    };
    // A draft comes up where its annotation is selected, and anew where note or drafts have changed.
    let before = one(DraftField::Note, &view.note);
    let typing = Typing::from(session, Subject::Note(Some(view.article.clone()), view.key.id), before);
    let known = note.typing.as_ref();
    if known.is_none_or(|known| !known.is_of_same(&typing)) {
        note.text = typing.first(DraftField::Note);
        note.typing = Some(typing);
    }
}

fn themes_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnnotationView, out: &mut Vec<Command>) {
    if view.themes.is_empty() {
        ui.label(RichText::new(cx.words.say("no-theme")).color(cx.look.soft));
    }
    for theme in &view.themes {
        let mut shown = theme.clone();
        let fate = match theme.fate {
            ThemeFate::InUse => None,
            ThemeFate::Deleted => Some("theme-was-deleted"),
            ThemeFate::Unknown => Some("theme-unknown"),
        };
        if let Some(fate) = fate {
            shown.path.name = cx.words.say_with(fate, &[("theme", &theme.path.name)]);
        }
        ui.horizontal(|ui| {
            let ink = if fate.is_none() { cx.look.ink } else { cx.look.warning };
            theme_row(ui, cx, &shown, NameShown { ink, is_bold: false, right_px: 36.0 });
            let untag = cx.words.say_with("untag", &[("theme", &theme.path.label())]);
            let colors = ButtonColors::of(cx.look);
            if let Some(id) = theme.line.id.as_ref().filter(|_| view.is_own)
                && icons::button(ui, Icon::Close, &untag, colors).clicked()
            {
                out.push(Command::Annotating(AnnotatingCommand::Untag(view.key.clone(), id.clone())));
            }
        });
    }
    if view.is_own {
        item(ui, cx, Action::OpenPalette, out);
    }
}

/// The id of the field of the note, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn note_id() -> Id {
    Id::unique("note")
}

fn note_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnnotationView, note: &mut NoteDraft, out: &mut Vec<Command>) {
    let name = cx.words.say("note");
    ui.label(RichText::new(&name).font(bold(13.0)).color(cx.look.ink));
    if !view.is_own {
        ui.label(if view.note.is_empty() { cx.words.say("no-note") } else { view.note.clone() });
        return;
    }
    drafts_ui(ui, cx, note, out);
    let id = note_id();
    let field = TextEdit::multiline(&mut note.text).id(id).hint_text(cx.words.say("note-hint"));
    let response = ui.add(field.desired_rows(4).desired_width(f32::INFINITY).margin(egui::Margin::same(8)));
    if std::mem::take(&mut note.wants_focus) {
        response.request_focus();
    }
    note.is_changed |= response.changed();
    let is_finished = draft_ui::is_finished(ui);
    // A draft that was kept is a decision once the person says so.
    let is_draft = note.typing.as_ref().is_some_and(|typing| typing.offered.loaded.is_some());
    note.is_changed |= is_draft && is_finished && response.has_focus();
    if note.is_changed && (response.lost_focus() || (is_finished && response.has_focus())) {
        out.extend(note.take_change());
    }
    if is_finished && response.has_focus() {
        response.surrender_focus();
        ui.memory_mut(|memory| memory.request_focus(super::reader_ui::reader_id()));
    }
    response.accessible_name(name);
}

/// What was kept of the note while it was typed, with the ways to make a decision of it.
fn drafts_ui(ui: &mut Ui, cx: &Cx<'_>, note: &mut NoteDraft, out: &mut Vec<Command>) {
    let Some(typing) = &mut note.typing else { return };
    let now = one(DraftField::Note, &note.text);
    let is_kept = typing.offered.loaded.is_some()
        && ui.small_button(cx.words.say("keep")).on_hover_text(cx.words.say("keep-help")).clicked();
    let texts = draft_ui::offered_ui(ui, cx, typing, &now, out);
    note.is_changed |= is_kept;
    if let Some(text) = texts.into_iter().next() {
        // A draft that was discarded leaves the note as it is.
        note.is_changed = typing.offered.loaded.is_some();
        note.text = text.text;
    }
    if is_kept {
        out.extend(note.take_change());
    }
}

fn about_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnnotationView) {
    let soft = |words: String| RichText::new(words).font(plain(11.5)).color(cx.look.soft);
    if view.is_starred {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 14.0), Sense::hover());
            icons::paint(
                ui.painter(),
                egui::Rect::from_center_size(rect.center(), vec2(11.0, 11.0)),
                Icon::Star,
                cx.look.warning,
            );
            ui.label(soft(cx.words.say("starred")));
        });
    }
    if view.state != State::Exact {
        let words = cx.words.say(&format!("state-{}", view.state.name()));
        ui.label(RichText::new(words).color(cx.look.warning));
    }
    if let Some(place) = &view.place {
        ui.label(soft(place.clone())).on_hover_text(cx.words.say("place-help"));
    }
    let elsewhere = [("name", view.annotator.as_str()), ("folder", view.key.annotator.as_str())];
    let name = if view.is_elsewhere {
        cx.words.say_with("person-elsewhere", &elsewhere)
    } else {
        view.annotator.clone()
    };
    let (created, modified) = (cx.words.date_time(view.created), cx.words.date_time(view.modified));
    let words =
        cx.words.say_with("made-by", &[("name", &name), ("created", &created), ("modified", &modified)]);
    ui.label(soft(words));
}

/// What can be taken over from somebody else.
fn others_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnnotationView, out: &mut Vec<Command>) {
    ui.add_space(4.0);
    item(ui, cx, Action::CopyToMine, out);
    item(ui, cx, Action::FindTheSame, out);
    let words = cx.words.say_with("copy-all-to-mine", &[("name", &view.annotator)]);
    if ui.add(egui::Button::new(words).wrap()).clicked() {
        out.push(Command::People(PeopleCommand::CopyAll(view.key.annotator.clone())));
    }
}

fn overlapping_ui(ui: &mut Ui, cx: &Cx<'_>, view: &AnnotationView, out: &mut Vec<Command>) {
    if view.overlapping.is_empty() {
        return;
    }
    ui.add_space(10.0);
    ui.label(RichText::new(cx.words.say("overlapping")).font(bold(13.0)).color(cx.look.ink));
    for (key, themes, quote) in &view.overlapping {
        let names: Vec<String> = themes.iter().map(ThemeLine::label).collect();
        let names = if names.is_empty() { cx.words.say("no-theme") } else { names.join(", ") };
        let button = egui::Button::new(format!("{names} — {quote}")).truncate();
        if ui.add(button).clicked() {
            out.push(Command::Selecting(SelectingCommand::SelectAnnotation(key.clone())));
        }
    }
    if view.n_more > 0 {
        let words = cx.words.say_n("n-more-marks", view.n_more);
        ui.label(RichText::new(words).color(cx.look.soft));
    }
}
