//! One annotator's annotations of one article as a file, and back. The golden file in `tests/it/golden` shows it.

use super::problem::{Problem, ProblemKind};
use super::ron_format::{FORMAT, from_ron, to_ron};
use crate::model::annotation::Annotation;
use crate::model::article::{About, ArticleRecord, Slot, TextIdentity};
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use crate::model::moment::Moment;
use crate::model::project::Annotator;
use crate::text::anchor::Anchor;
use crate::text::structure::Label;
use serde::{Deserialize, Serialize};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the `kind` of these files says.
pub const KIND: &str = "annotations";

/// A file of annotations, read.
#[derive(Clone, Debug)]
pub struct AnnotationsFile {
    /// Whose it is.
    pub annotator: (AnnotatorId, Annotator),
    /// Which article it speaks of.
    pub article: ArticlePath,
    /// What it says.
    pub record: ArticleRecord,
    /// Why it must not be written, if there is a reason.
    pub read_only: Option<ProblemKind>,
    /// What is wrong with single records of it.
    pub problems: Vec<Problem>,
}

#[derive(Serialize, Deserialize)]
struct File {
    format: u32,
    kind: String,
    annotator: AnnotatorHead,
    article: ArticleHead,
    about: AboutFields,
    annotations: Vec<AnnotationFields>,
    deleted: Vec<(AnnotationId, u64)>,
    rivals: Vec<AnnotationFields>,
}

/// Who wrote a file.
#[derive(Serialize, Deserialize)]
pub(super) struct AnnotatorHead {
    id: AnnotatorId,
    name: String,
    same_person_as: Option<AnnotatorId>,
}

impl AnnotatorHead {
    pub(super) fn new(id: &AnnotatorId, annotator: &Annotator) -> Self {
        let Annotator { name, same_person_as } = annotator.clone();
        Self { id: id.clone(), name, same_person_as }
    }

    pub(super) fn into_parts(self) -> (AnnotatorId, Annotator) {
        (self.id, Annotator { name: self.name, same_person_as: self.same_person_as })
    }
}

#[derive(Serialize, Deserialize)]
struct ArticleHead {
    path: ArticlePath,
    sha256: String,
    characters: usize,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct AboutFields {
    rev: u64,
    title: Option<String>,
    date: Option<String>,
    source: Option<String>,
    author: Option<String>,
    labels: Vec<LabelFields>,
    done: bool,
    memo: Option<String>,
    themes: Vec<ThemeId>,
    attributes: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct LabelFields {
    line: usize,
    label: String,
}

#[derive(Serialize, Deserialize)]
struct AnnotationFields {
    id: AnnotationId,
    rev: u64,
    start: usize,
    end: usize,
    quote: String,
    prefix: String,
    suffix: String,
    text: Option<String>,
    themes: Vec<ThemeId>,
    note: Option<String>,
    starred: bool,
    created: Moment,
    modified: Moment,
}

/// The text of the file that keeps `record`; `today` is the identity of the article's text now, for a first writing.
///
/// # Errors
/// Where RON cannot hold a value; none of ours is such.
pub fn write(
    annotator: (&AnnotatorId, &Annotator),
    article: &ArticlePath,
    record: &ArticleRecord,
    today: &TextIdentity,
) -> Result<String, ron::Error> {
    let identity = record.text.as_ref().unwrap_or(today);
    let fields = |id: AnnotationId, value: &Annotation, slot: &Slot<Annotation>| {
        annotation_fields(id, value, slot, &identity.sha256)
    };
    let mut annotations: Vec<AnnotationFields> =
        record.standing().map(|(id, value, slot)| fields(id, value, slot)).collect();
    annotations.sort_by_key(|a| (a.start, a.end, a.id));
    let deleted =
        record.annotations.iter().filter(|(_, s)| s.value.is_none()).map(|(id, s)| (*id, s.rev)).collect();
    let rivals = record.rivals.iter();
    to_ron(&File {
        format: FORMAT,
        kind: KIND.to_owned(),
        annotator: AnnotatorHead::new(annotator.0, annotator.1),
        article: ArticleHead {
            path: article.clone(),
            sha256: identity.sha256.to_string(),
            characters: identity.characters,
        },
        about: about_fields(&record.about),
        annotations,
        deleted,
        rivals: rivals.filter_map(|(id, s)| s.value.as_ref().map(|value| fields(*id, value, s))).collect(),
    })
}

/// Reads a file of annotations. A record that makes no sense is listed and left out; a file with such a record is
/// not written again, so that nothing of it is lost.
///
/// # Errors
/// The problem, with line and column, where the text is no such file.
pub fn read(path: &str, text: &str, themes: &BTreeSet<ThemeId>) -> Result<AnnotationsFile, Box<Problem>> {
    let parsed = from_ron::<File>(path, text, KIND)?;
    let file = parsed.value;
    let head: Arc<str> = file.article.sha256.into();
    let mut problems = Vec::new();
    let mut left_out = None;
    let mut annotations = BTreeMap::new();
    for fields in file.annotations {
        let (id, name) = (fields.id, fields.id.to_string());
        let words = format!("id: \"{name}\"");
        let n_before = annotations.contains_key(&id).into();
        let mut report = |kind| problems.push(Problem::at_words(path, text, (&words, n_before), kind));
        if let Some(theme) = fields.themes.iter().find(|theme| !themes.contains(*theme)) {
            report(ProblemKind::UnknownTheme { id: name.clone(), theme: theme.to_string() });
        }
        let wrong = match annotations.entry(id) {
            Entry::Occupied(_) => ProblemKind::DuplicateId(name),
            Entry::Vacant(_) if fields.end <= fields.start => ProblemKind::EndBeforeStart(name),
            Entry::Vacant(place) => {
                place.insert(annotation_slot(fields, &head));
                continue;
            }
        };
        report(wrong.clone());
        left_out.get_or_insert(wrong);
    }
    for (id, rev) in file.deleted {
        annotations.entry(id).or_insert(Slot { value: None, rev, modified: Moment::UNKNOWN });
    }
    let (about, unknown_label) = about_slot(file.about);
    if let Some(label) = unknown_label {
        let words = format!("label: \"{label}\"");
        problems.push(Problem::at_words(path, text, (&words, 0), ProblemKind::UnknownLabel(label.clone())));
        left_out.get_or_insert(ProblemKind::UnknownLabel(label));
    }
    let rivals = file.rivals.into_iter().map(|fields| (fields.id, annotation_slot(fields, &head))).collect();
    Ok(AnnotationsFile {
        annotator: file.annotator.into_parts(),
        article: file.article.path,
        record: ArticleRecord {
            text: Some(TextIdentity { sha256: head, characters: file.article.characters }),
            about,
            annotations,
            rivals,
        },
        read_only: parsed.read_only.or(left_out),
        problems,
    })
}

fn annotation_fields(
    id: AnnotationId,
    value: &Annotation,
    slot: &Slot<Annotation>,
    head: &Arc<str>,
) -> AnnotationFields {
    let anchor = &value.anchor;
    AnnotationFields {
        id,
        rev: slot.rev,
        start: anchor.start,
        end: anchor.end,
        quote: anchor.quote.clone(),
        prefix: anchor.prefix.clone(),
        suffix: anchor.suffix.clone(),
        text: (anchor.text != *head).then(|| anchor.text.to_string()),
        themes: value.themes.clone(),
        note: value.note.clone(),
        starred: value.starred,
        created: value.created,
        modified: slot.modified,
    }
}

fn annotation_slot(fields: AnnotationFields, head: &Arc<str>) -> Slot<Annotation> {
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
    Slot { value: Some(Arc::new(value)), rev: fields.rev, modified: fields.modified }
}

fn about_fields(slot: &Slot<About>) -> AboutFields {
    let about = slot.value.as_deref().cloned().unwrap_or_default();
    let labels = about.labels.into_iter();
    AboutFields {
        rev: slot.rev,
        title: about.title,
        date: about.date,
        source: about.source,
        author: about.author,
        labels: labels.map(|(line, label)| LabelFields { line, label: label.name().to_owned() }).collect(),
        done: about.is_done,
        memo: about.memo,
        themes: about.themes,
        attributes: about.attributes,
    }
}

fn about_slot(fields: AboutFields) -> (Slot<About>, Option<String>) {
    let mut unknown = None;
    let mut labels = Vec::new();
    for LabelFields { line, label } in fields.labels {
        match Label::from_name(&label) {
            Some(known) => labels.push((line, known)),
            None => unknown = Some(label),
        }
    }
    let about = About {
        title: fields.title,
        date: fields.date,
        source: fields.source,
        author: fields.author,
        labels,
        is_done: fields.done,
        memo: fields.memo,
        themes: fields.themes,
        attributes: fields.attributes,
    };
    let value = (about != About::default()).then(|| Arc::new(about));
    (Slot { value, rev: fields.rev, modified: Moment::UNKNOWN }, unknown)
}
