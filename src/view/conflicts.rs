//! What two sides changed differently, side by side: only the fields in which they differ.

use crate::model::annotation::Annotation;
use crate::model::article::About;
use crate::model::codebook::Codebook;
use crate::model::edit::SlotKey;
use crate::model::id::ThemeId;
use crate::model::saved::{SavedKey, SavedList, SavedRecord, saved};
use crate::model::theme::{CodebookSettings, ThemeRecord};
use crate::model::theme_path::ThemePath;
use crate::session::{OpenProject, Session};
use crate::text::wrapping::LineEnds;
use std::fmt::Display;
use std::sync::Arc;

/// A field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldText {
    /// The end of its name in the locales: `field-…`.
    pub field: &'static str,
    /// What it says; empty for nothing.
    pub text: String,
}

fn says(field: &'static str, text: String) -> FieldText {
    FieldText { field, text }
}

/// A conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictRow {
    /// Where.
    pub place: SlotKey,
    /// Whose record it is, and whether it is one's own: only such can be resolved here.
    pub annotator: String,
    /// Whether it is one's own.
    pub is_own: bool,
    /// What it is about: the article's title and the passage's words, or the theme's name.
    pub about: Vec<String>,
    /// What stands, then its rivals: the fields in which they differ.
    pub sides: Vec<Vec<FieldText>>,
}

/// Every conflict of the open project.
#[must_use]
pub fn conflicts(session: &Session) -> Vec<ConflictRow> {
    let Some(open) = session.open_project() else { return Vec::new() };
    let row = |place: SlotKey| {
        let who = place.annotator().clone();
        let (mut about, sides) = sides_of(open, &place)?;
        if let Some(article) = place.article() {
            about.insert(0, super::library::title_of(article, open.library.get(article)));
        }
        Some(ConflictRow {
            annotator: open.project.annotator_name(&who).to_owned(),
            is_own: session.annotator() == Some(&who),
            about,
            sides: differing(&sides),
            place,
        })
    };
    open.project.conflicts().into_iter().filter_map(row).collect()
}

/// What a conflict is about, and all fields of each side.
fn sides_of(open: &OpenProject, place: &SlotKey) -> Option<(Vec<String>, Vec<Vec<FieldText>>)> {
    let (project, codebook) = (&open.project, &open.codebook);
    Some(match place {
        SlotKey::Annotation(article, annotator, id) => {
            let slot = project.record(article, annotator)?.annotations.get(id)?;
            let quote = slot.value.as_ref().or(slot.rivals.first()).map(|a| a.anchor.quote.clone());
            let fields = |value: &Annotation| annotation_fields(codebook, value);
            (quote.into_iter().collect(), both(slot.value.as_ref(), &slot.rivals, fields))
        }
        SlotKey::Article(article, annotator) => {
            let slot = &project.record(article, annotator)?.about;
            (Vec::new(), both(slot.value.as_ref(), &slot.rivals, |value| about_fields(codebook, value)))
        }
        SlotKey::Theme(annotator, id) => {
            let slot = project.codebook_record(annotator)?.themes.get(id)?;
            let fields = |value: &ThemeRecord| theme_fields(codebook, value);
            (vec![ThemePath::of(codebook, id).whole()], both(slot.value.as_ref(), &slot.rivals, fields))
        }
        SlotKey::Saved(annotator, key) => {
            let slot = project.codebook_record(annotator)?.saved.get(key)?;
            let name = saved(project, key).map(|saved| match key.list {
                SavedList::Queries | SavedList::Pages => saved.name,
                SavedList::StopWords => saved.text,
                SavedList::Equivalents => saved.text.lines().next().unwrap_or_default().to_owned(),
            });
            let fields = |value: &SavedRecord| saved_fields(key, value);
            (name.into_iter().collect(), both(slot.value.as_ref(), &slot.rivals, fields))
        }
        SlotKey::Codebook(annotator) => {
            let slot = &project.codebook_record(annotator)?.settings;
            (Vec::new(), both(slot.value.as_ref(), &slot.rivals, settings_fields))
        }
    })
}

/// The fields of what stands, none where it was removed, then those of each rival.
fn both<T>(
    standing: Option<&Arc<T>>,
    rivals: &[Arc<T>],
    fields: impl Fn(&T) -> Vec<FieldText>,
) -> Vec<Vec<FieldText>> {
    let first = standing.map(|value| fields(value)).unwrap_or_default();
    std::iter::once(first).chain(rivals.iter().map(|rival| fields(rival))).collect()
}

/// Of each side the fields in which some side differs from the first.
fn differing(sides: &[Vec<FieldText>]) -> Vec<Vec<FieldText>> {
    let Some(first) = sides.iter().find(|side| !side.is_empty()) else { return sides.to_vec() };
    let differs = |name: &str| {
        let texts: Vec<_> = sides.iter().map(|side| side.iter().find(|said| said.field == name)).collect();
        texts.iter().any(|text| *text != texts.first().copied().flatten())
    };
    let names: Vec<&str> = first.iter().map(|said| said.field).filter(|name| differs(name)).collect();
    let kept =
        |side: &Vec<FieldText>| side.iter().filter(|said| names.contains(&said.field)).cloned().collect();
    sides.iter().map(kept).collect()
}

fn annotation_fields(codebook: &Codebook, value: &Annotation) -> Vec<FieldText> {
    vec![
        says("passage", value.anchor.quote.clone()),
        says("place", format!("{}–{}", value.anchor.start, value.anchor.end)),
        says("themes", names(codebook, &value.themes)),
        says("note", value.note.clone().unwrap_or_default()),
        says("star", set(value.starred)),
    ]
}

fn about_fields(codebook: &Codebook, value: &About) -> Vec<FieldText> {
    let attributes = value.attributes.iter().map(|(name, value)| format!("{name}: {value}"));
    let labels = value.labels.iter().map(|of| format!("{}: {}", of.line, of.label.name()));
    let summaries =
        value.summaries.iter().map(|of| format!("{}: {}", codebook.full_name(&of.theme), of.text));
    vec![
        says("title", value.title.clone().unwrap_or_default()),
        says("date", value.date.clone().unwrap_or_default()),
        says("source", value.source.clone().unwrap_or_default()),
        says("author", value.author.clone().unwrap_or_default()),
        says("labels", joined(labels)),
        says("lines-joined", set(value.line_ends == Some(LineEnds::Joined))),
        says("lines-kept", set(value.line_ends == Some(LineEnds::Kept))),
        says("done", set(value.is_done)),
        says("memo", value.memo.clone().unwrap_or_default()),
        says("themes", names(codebook, &value.themes)),
        says("attributes", joined(attributes)),
        says("summaries", joined(summaries)),
    ]
}

fn theme_fields(codebook: &Codebook, value: &ThemeRecord) -> Vec<FieldText> {
    let theme = |id: &Option<Option<ThemeId>>| {
        id.iter().flatten().map(|id| ThemePath::of(codebook, id).whole()).collect()
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        says("name", text(&value.name)),
        says("parent", theme(&value.parent)),
        says("color", text(&value.color)),
        says("definition", text(&value.definition)),
        says("include", text(&value.include)),
        says("exclude", text(&value.exclude)),
        says("example", text(&value.example)),
        says("memo", text(&value.memo)),
        says("order", value.order.map(|order| order.to_string()).unwrap_or_default()),
        says("merged", theme(&value.merged_into)),
        says("deleted", set(value.deleted == Some(true))),
    ]
}

fn saved_fields(key: &SavedKey, value: &SavedRecord) -> Vec<FieldText> {
    let text = value.text.clone().unwrap_or_default();
    let text = match key.list {
        SavedList::Queries => says("query", text),
        SavedList::Equivalents => says("spellings", text.replace('\n', "; ")),
        SavedList::Pages => says("choices", text.replace('\n', "; ")),
        SavedList::StopWords => says("word", text),
    };
    vec![
        says("name", value.name.clone().unwrap_or_default()),
        text,
        says("deleted", set(value.deleted == Some(true))),
    ]
}

fn settings_fields(value: &CodebookSettings) -> Vec<FieldText> {
    vec![
        says("memo", value.memo.clone().unwrap_or_default()),
        says("locked", set(value.is_locked)),
        says("blind", value.blind.map(|blind| blind.name().to_owned()).unwrap_or_default()),
        says("unit", value.unit.map(|unit| unit.name().to_owned()).unwrap_or_default()),
    ]
}

fn names(codebook: &Codebook, themes: &[ThemeId]) -> String {
    joined(themes.iter().map(|id| ThemePath::of(codebook, id).whole()))
}

fn joined(texts: impl Iterator<Item = impl Display>) -> String {
    texts.map(|text| text.to_string()).collect::<Vec<_>>().join(", ")
}

/// What a field says that is only set or not; it is told as a word.
pub const SET: &str = "✓";

fn set(is_set: bool) -> String {
    if is_set { SET.to_owned() } else { String::new() }
}
