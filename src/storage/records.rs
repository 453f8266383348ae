//! Records as they stand in our files and in the journal: plain fields, turned into the model's values and back.

use crate::model::annotation::Annotation;
use crate::model::article::{About, Slot, Summary};
use crate::model::id::{AnnotationId, ThemeId};
use crate::model::imported::Origin;
use crate::model::moment::Moment;
use crate::model::theme::{Blind, CodebookSettings, CodingUnit, ThemeRecord};
use crate::text::anchor::Anchor;
use crate::text::structure::{Label, LineLabel};
use crate::text::wrapping::LineEnds;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Decisions about an article.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct AboutFields {
    rev: u64,
    title: Option<String>,
    date: Option<String>,
    source: Option<String>,
    author: Option<String>,
    labels: Vec<LabelFields>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line_ends: Option<String>,
    done: bool,
    memo: Option<String>,
    themes: Vec<ThemeId>,
    attributes: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<Origin>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    summaries: Vec<(ThemeId, String)>,
}

/// A label set by hand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct LabelFields {
    line: usize,
    label: String,
}

/// An annotation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct AnnotationFields {
    pub(super) id: AnnotationId,
    pub(super) rev: u64,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) quote: String,
    prefix: String,
    suffix: String,
    pub(super) text: Option<String>,
    pub(super) themes: Vec<ThemeId>,
    note: Option<String>,
    starred: bool,
    created: Moment,
    modified: Moment,
}

/// What was said of a theme.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[expect(clippy::option_option, reason = "absent, and said to be none, are two things in a file")]
pub(super) struct ThemeFields {
    pub(super) id: ThemeId,
    pub(super) rev: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<Option<ThemeId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    color: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    definition: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    include: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exclude: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    example: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    memo: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    merged_into: Option<Option<ThemeId>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<bool>,
}

/// An annotation as fields; the hash of its text is left out where it is `head`.
pub(super) fn annotation_fields(
    id: AnnotationId,
    value: &Annotation,
    rev: u64,
    modified: Moment,
    head: &str,
) -> AnnotationFields {
    let anchor = &value.anchor;
    AnnotationFields {
        id,
        rev,
        start: anchor.start,
        end: anchor.end,
        quote: anchor.quote.clone(),
        prefix: anchor.prefix.clone(),
        suffix: anchor.suffix.clone(),
        text: (*anchor.text != *head).then(|| anchor.text.to_string()),
        themes: value.themes.clone(),
        note: value.note.clone(),
        starred: value.starred,
        created: value.created,
        modified,
    }
}

/// Back from fields.
pub(super) fn annotation_slot(fields: AnnotationFields, head: &Arc<str>) -> Slot<Annotation> {
    let value = Annotation {
        anchor: Anchor {
            start: fields.start,
            end: fields.end,
            quote: fields.quote,
            prefix: fields.prefix,
            suffix: fields.suffix,
            text: fields.text.map_or_else(|| Arc::clone(head), Arc::from),
        },
        themes: fields.themes,
        note: fields.note,
        starred: fields.starred,
        created: fields.created,
    };
    Slot::of(Some(Arc::new(value)), fields.rev, fields.modified)
}

/// Decisions about an article as fields.
pub(super) fn about_fields(value: Option<&About>, rev: u64) -> AboutFields {
    let about = value.cloned().unwrap_or_default();
    let labels = about.labels.into_iter();
    AboutFields {
        rev,
        title: about.title,
        date: about.date,
        source: about.source,
        author: about.author,
        labels: labels.map(|of| LabelFields { line: of.line, label: of.label.name().to_owned() }).collect(),
        line_ends: about.line_ends.map(|ends| ends.name().to_owned()),
        done: about.is_done,
        memo: about.memo,
        themes: about.themes,
        attributes: about.attributes,
        origin: about.origin,
        summaries: about.summaries.into_iter().map(|of| (of.theme, of.text)).collect(),
    }
}

/// Back from fields, with a label, or a way to read line ends, that this version does not know.
pub(super) fn about_slot(fields: AboutFields) -> (Slot<About>, Option<String>) {
    let mut unknown = None;
    let mut labels = Vec::new();
    for LabelFields { line, label } in fields.labels {
        match Label::from_name(&label) {
            Some(label) => labels.push(LineLabel { line, label }),
            None => unknown = Some(label),
        }
    }
    let line_ends = fields.line_ends.as_deref().and_then(LineEnds::from_name);
    if line_ends.is_none() {
        unknown = unknown.or(fields.line_ends);
    }
    let about = About {
        title: fields.title,
        date: fields.date,
        source: fields.source,
        author: fields.author,
        labels,
        line_ends,
        is_done: fields.done,
        memo: fields.memo,
        themes: fields.themes,
        attributes: fields.attributes,
        origin: fields.origin,
        summaries: fields.summaries.into_iter().map(|(theme, text)| Summary { theme, text }).collect(),
    };
    let value = (about != About::default()).then(|| Arc::new(about));
    (Slot::of(value, fields.rev, Moment::UNKNOWN), unknown)
}
/// What was said of a theme as fields. A record whose making was undone keeps its id and rev, so that a merge does not
/// bring it back.
pub(super) fn theme_fields(id: &ThemeId, value: Option<&ThemeRecord>, rev: u64) -> ThemeFields {
    let record = value.cloned().unwrap_or_default();
    ThemeFields {
        id: id.clone(),
        rev,
        name: record.name,
        parent: record.parent,
        color: record.color,
        definition: record.definition,
        include: record.include,
        exclude: record.exclude,
        example: record.example,
        memo: record.memo,
        order: record.order,
        merged_into: record.merged_into,
        deleted: record.deleted,
    }
}

/// Back from fields.
pub(super) fn theme_slot(fields: ThemeFields) -> Slot<ThemeRecord> {
    let record = ThemeRecord {
        name: fields.name,
        parent: fields.parent,
        color: fields.color,
        definition: fields.definition,
        include: fields.include,
        exclude: fields.exclude,
        example: fields.example,
        memo: fields.memo,
        order: fields.order,
        merged_into: fields.merged_into,
        deleted: fields.deleted,
    };
    let value = (record != ThemeRecord::default()).then(|| Arc::new(record));
    Slot::of(value, fields.rev, Moment::UNKNOWN)
}

/// What was set for the codebook as a whole.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SettingsFields {
    pub(super) memo: Option<String>,
    pub(super) locked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) blind: Option<String>,
    pub(super) keys: Vec<(String, ThemeId)>,
}

/// Settings of a codebook as fields.
pub(super) fn settings_fields(value: Option<&CodebookSettings>) -> SettingsFields {
    let settings = value.cloned().unwrap_or_default();
    SettingsFields {
        memo: settings.memo,
        locked: settings.is_locked,
        unit: settings.unit.map(|unit| unit.name().to_owned()),
        blind: settings.blind.map(|blind| blind.name().to_owned()),
        keys: settings.keys,
    }
}

/// Back from fields, with what this version does not know: the field and what it says. `None` where nothing was set.
pub(super) fn settings_value(
    fields: SettingsFields,
) -> (Option<Arc<CodebookSettings>>, Vec<(&'static str, String)>) {
    let unit = fields.unit.as_deref().and_then(CodingUnit::from_name);
    let blind = fields.blind.as_deref().and_then(Blind::from_name);
    let unknown_unit = fields.unit.filter(|_| unit.is_none()).map(|name| ("unit:", name));
    let unknown_blind = fields.blind.filter(|_| blind.is_none()).map(|name| ("blind:", name));
    let settings =
        CodebookSettings { memo: fields.memo, is_locked: fields.locked, unit, blind, keys: fields.keys };
    let value = (settings != CodebookSettings::default()).then(|| Arc::new(settings));
    (value, unknown_unit.into_iter().chain(unknown_blind).collect())
}
