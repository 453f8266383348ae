//! The article as a whole: what it is called, when, where and by whom, its themes, attributes and memo; whether one is
//! through with it.

use super::context::Cx;
use super::dialog_drafts::ArticleDraft;
use super::draft_ui::{self, Foot};
use super::fonts::bold;
use super::icons::{self, ButtonColors, Icon};
use super::overlay_ui::{Fate, title_ui};
use crate::exchange::facts::ArticleFacts;
use crate::model::article::About;
use crate::model::draft_texts::{about_with, texts_of_about};
use crate::model::theme_path::ThemePath;
use crate::session::{Command, Session};
use crate::text::dates::typed_date;
use crate::text::decode::nfc;
use egui::{Grid, Id, Response, RichText, ScrollArea, TextEdit, Ui};

/// The id of the first field, for giving it the keyboard as soon as it is asked for.
#[must_use]
pub fn title_id() -> Id {
    Id::unique("article-title")
}

/// Draws the details; they are kept together, as one step.
pub fn article_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    session: &Session,
    draft: &mut ArticleDraft,
    out: &mut Vec<Command>,
) -> Fate {
    let fate = title_ui(ui, cx, &cx.words.say("action-article-details"));
    let facts = session
        .open_project()
        .and_then(|open| open.library.get(&draft.path))
        .map(|entry| entry.facts.as_ref().clone());
    let facts = facts.unwrap_or_default();
    let now = texts_of_about(&typed(draft));
    let texts = draft_ui::offered_ui(ui, cx, &mut draft.typing, &now, out);
    draft.about = about_with(&draft.about, &texts);
    let height = (ui.ctx().content_rect().height() - 200.0).max(160.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    area.auto_shrink([false, true]).show(ui, |ui| {
        super::style::outline_controls(ui, cx.look);
        ui.label(RichText::new(draft.path.to_string()).color(cx.look.soft));
        if let Some(origin) = &draft.about.origin {
            ui.label(RichText::new(crate::words::imports::origin(cx.words, origin)).color(cx.look.soft));
        }
        Grid::new("article").num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
            let about = &mut draft.about;
            field_ui(ui, cx, "article-title", &mut about.title, facts.title.clone());
            date_ui(ui, cx, draft, &facts);
            let about = &mut draft.about;
            field_ui(ui, cx, "article-source", &mut about.source, facts.source.clone());
            field_ui(ui, cx, "article-author", &mut about.author, facts.author.clone());
            field_ui(ui, cx, "article-memo", &mut about.memo, None);
        });
        ui.checkbox(&mut draft.about.is_done, cx.words.say("article-done"));
        themes_ui(ui, cx, session, draft);
        attributes_ui(ui, cx, &facts, draft);
    });
    let foot = draft_ui::foot_ui(ui, cx, &draft.typing, &texts_of_about(&typed(draft)), Foot::OF_DIALOG);
    if foot == Fate::Stays { fate } else { foot }
}

/// Draws the name of a field and the field, in which what was found stands as long as nothing is decided.
fn field_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    id: &str,
    field: &mut Option<String>,
    found: Option<String>,
) -> Response {
    let name = cx.words.say(id);
    ui.label(&name);
    let mut text = field.clone().unwrap_or_default();
    let edit = TextEdit::singleline(&mut text).hint_text(found.unwrap_or_default()).desired_width(420.0);
    let is_first = id == "article-title";
    let response = ui.add(if is_first { edit.id(title_id()) } else { edit });
    // The grid is not there in its first pass, and what has the keyboard then loses it.
    if is_first && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    *field = (!text.trim().is_empty()).then_some(text);
    ui.end_row();
    response.accessible_name(name)
}

/// Draws the date as the language writes it. It is kept as ISO 8601 where it is a date, in whichever way it is typed.
fn date_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut ArticleDraft, facts: &ArticleFacts) {
    let date = &mut draft.about.date;
    let written = draft.date_typed.take().or_else(|| date.as_deref().map(|date| cx.words.date(date)));
    let mut field = written;
    let found = facts.date.as_deref().map(|date| cx.words.date(date));
    let response = field_ui(ui, cx, "article-date", &mut field, found);
    if response.changed() {
        *date = field.as_deref().map(|typed| typed_date(typed).unwrap_or_else(|| typed.to_owned()));
    }
    draft.date_typed = field.filter(|_| response.has_focus());
}

/// What stands in the fields, with an attribute that is still being added.
#[must_use]
pub fn typed(draft: &ArticleDraft) -> About {
    let mut about = draft.about.clone();
    let (name, value) = &draft.attribute;
    if !name.is_empty() || !value.is_empty() {
        about.attributes.push((name.clone(), value.clone()));
    }
    about
}

/// The decisions about an article with what was typed in place of what stood there; what was not typed at stays as it is
/// by now.
#[must_use]
pub fn kept(draft: &ArticleDraft, today: &About) -> About {
    let mut texts = draft.typing.typed(&texts_of_about(&typed(draft)));
    for text in &mut texts {
        text.text = nfc(text.text.trim());
    }
    let mut about = about_with(today, &texts);
    about.attributes.retain(|(name, _)| !name.trim().is_empty());
    for (name, value) in &mut about.attributes {
        (*name, *value) = (name.trim().to_owned(), value.trim().to_owned());
    }
    about
}

fn themes_ui(ui: &mut Ui, cx: &Cx<'_>, session: &Session, draft: &mut ArticleDraft) {
    let Some(open) = session.open_project() else { return };
    ui.add_space(6.0);
    ui.label(RichText::new(cx.words.say("article-themes")).font(bold(13.0)));
    ui.horizontal_wrapped(|ui| {
        let mut removed = None;
        for id in &draft.about.themes {
            let path = ThemePath::of(&open.codebook, open.codebook.resolve(id));
            let name = path.label();
            ui.label(&name).on_hover_text(path.whole());
            let untag = cx.words.say_with("untag", &[("theme", &name)]);
            if icons::button(ui, Icon::Close, &untag, ButtonColors::of(cx.look)).clicked() {
                removed = Some(id.clone());
            }
        }
        draft.about.themes.retain(|id| Some(id) != removed.as_ref());
    });
    let name = cx.words.say("article-add-theme");
    let combo = egui::ComboBox::from_id_salt("article-theme").selected_text(&name).width(260.0);
    let shown = combo.show_ui(ui, |ui| {
        for (id, depth, theme) in open.codebook.rows() {
            let is_on = draft.about.themes.contains(id);
            let name = format!("{}{}", "    ".repeat(depth), theme.name);
            if ui.selectable_label(is_on, name).clicked() && !is_on {
                draft.about.themes.push(id.clone());
            }
        }
    });
    shown.response.accessible_name(name);
}

/// Attributes: those found in the file or decided by others as they are, one's own to be changed.
fn attributes_ui(ui: &mut Ui, cx: &Cx<'_>, facts: &ArticleFacts, draft: &mut ArticleDraft) {
    ui.add_space(6.0);
    ui.label(RichText::new(cx.words.say("article-attributes")).font(bold(13.0)));
    for (name, value) in &facts.attributes {
        if draft.about.attributes.iter().all(|(own, _)| own != name) {
            let told = [("name", name.as_str()), ("value", value)];
            ui.label(RichText::new(cx.words.say_with("attribute-found", &told)).color(cx.look.soft));
        }
    }
    let mut removed = None;
    for (at, (name, value)) in draft.about.attributes.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            ui.add(TextEdit::singleline(name).desired_width(150.0))
                .accessible_name(cx.words.say("attribute-name"));
            ui.add(TextEdit::singleline(value).desired_width(240.0))
                .accessible_name(cx.words.say("attribute-value"));
            let words = cx.words.say_with("attribute-remove", &[("name", name)]);
            if icons::button(ui, Icon::Close, &words, ButtonColors::of(cx.look)).clicked() {
                removed = Some(at);
            }
        });
    }
    if let Some(at) = removed {
        draft.about.attributes.remove(at);
    }
    ui.horizontal(|ui| {
        let (name, value) = &mut draft.attribute;
        let words = cx.words.say("attribute-name");
        ui.add(TextEdit::singleline(name).hint_text(&words).desired_width(150.0)).accessible_name(&words);
        let words = cx.words.say("attribute-value");
        ui.add(TextEdit::singleline(value).hint_text(&words).desired_width(240.0)).accessible_name(&words);
        let is_given = !name.trim().is_empty();
        let words = cx.words.say("attribute-add");
        if ui
            .add_enabled_ui(is_given, |ui| icons::button(ui, Icon::Plus, &words, ButtonColors::of(cx.look)))
            .inner
            .clicked()
        {
            draft.about.attributes.push((std::mem::take(name), std::mem::take(value)));
        }
    });
}
