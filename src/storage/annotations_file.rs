//! One annotator's annotations of one article as a file, and back. The golden file in `tests/it/golden` shows it.

use super::problem::{Problem, ProblemKind};
use super::records::{
    AboutFields, AnnotationFields, about_fields, about_slot, annotation_fields, annotation_slot,
};
use super::ron_format::{FORMAT, OurFormat, from_ron, to_ron};
use crate::model::annotation::Annotation;
use crate::model::article::{ArticleRecord, Slot, TextIdentity};
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use crate::model::moment::Moment;
use crate::model::project::Annotator;
use crate::text::decode::nfc;
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
    /// Decisions about the article that lost a conflict; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    about_rivals: Vec<AboutFields>,
}

impl OurFormat for File {
    fn head(&self) -> (u32, &str) {
        (self.format, &self.kind)
    }
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

/// The text of the file that keeps `record`; `today` is the identity of the article's text now, for a first writing.
///
/// # Errors
/// Where RON cannot hold a value; none of ours is such.
pub fn write(
    id: &AnnotatorId,
    annotator: &Annotator,
    article: &ArticlePath,
    record: &ArticleRecord,
    today: &TextIdentity,
) -> Result<String, ron::Error> {
    let identity = record.text.as_ref().unwrap_or(today);
    let fields = |id: AnnotationId, value: &Annotation, slot: &Slot<Annotation>| {
        annotation_fields(id, value, slot.rev, slot.modified, &identity.sha256)
    };
    let rivals =
        record.annotations.iter().flat_map(|(id, s)| s.rivals.iter().map(|rival| fields(*id, rival, s)));
    let mut annotations: Vec<AnnotationFields> =
        record.standing().map(|(id, value, slot)| fields(id, value, slot)).collect();
    annotations.sort_by_key(|a| (a.start, a.end, a.id));
    let deleted =
        record.annotations.iter().filter(|(_, s)| s.value.is_none()).map(|(id, s)| (*id, s.rev)).collect();
    to_ron(&File {
        format: FORMAT,
        kind: KIND.to_owned(),
        annotator: AnnotatorHead::new(id, annotator),
        article: ArticleHead {
            path: article.clone(),
            sha256: identity.sha256.to_string(),
            characters: identity.characters,
        },
        about: about_fields(record.about.value.as_deref(), record.about.rev),
        annotations,
        deleted,
        rivals: rivals.collect(),
        about_rivals: record.about.rivals.iter().map(|r| about_fields(Some(r), record.about.rev)).collect(),
    })
}

/// Whether a record's positions are as far apart as its words are long, and lie within the text, where its length is
/// known: that is so of records of the text the file speaks of.
fn has_fitting_positions(fields: &AnnotationFields, n_chars: usize) -> bool {
    let n_positions = fields.end - fields.start;
    let is_as_long =
        || fields.quote.chars().count() == n_positions || nfc(&fields.quote).chars().count() == n_positions;
    let is_within = fields.text.is_some() || fields.end <= n_chars;
    is_within && is_as_long()
}

/// Reads a file of annotations; `themes` are those that codebooks know, where that is asked. A record that makes no sense is listed and left out; a file with such a record is
/// not written again, so that nothing of it is lost.
///
/// # Errors
/// The problem, with line and column, where the text is no such file.
pub fn read(
    path: &str,
    text: &str,
    themes: Option<&BTreeSet<ThemeId>>,
) -> Result<AnnotationsFile, Box<Problem>> {
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
        let mut report = |kind| problems.push(Problem::at_words(path, text, &words, n_before, kind));
        let is_unknown = |theme: &&ThemeId| themes.is_some_and(|themes| !themes.contains(*theme));
        if let Some(theme) = fields.themes.iter().find(is_unknown) {
            report(ProblemKind::UnknownTheme { id: name.clone(), theme: theme.to_string() });
        }
        if fields.start < fields.end && !has_fitting_positions(&fields, file.article.characters) {
            report(ProblemKind::WrongPositions(name.clone()));
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
        annotations.entry(id).or_insert(Slot::of(None, rev, Moment::UNKNOWN));
    }
    let (mut about, mut unknown_label) = about_slot(file.about);
    for (rival, unknown) in file.about_rivals.into_iter().map(about_slot) {
        about.rivals.extend(rival.value);
        unknown_label = unknown_label.or(unknown);
    }
    if let Some(label) = unknown_label {
        let words = format!("label: \"{label}\"");
        problems.push(Problem::at_words(path, text, &words, 0, ProblemKind::UnknownLabel(label.clone())));
        left_out.get_or_insert(ProblemKind::UnknownLabel(label));
    }
    for fields in file.rivals {
        let slot =
            annotations.entry(fields.id).or_insert_with(|| Slot::of(None, fields.rev, Moment::UNKNOWN));
        slot.rivals.extend(annotation_slot(fields, &head).value);
    }
    Ok(AnnotationsFile {
        annotator: file.annotator.into_parts(),
        article: file.article.path,
        record: ArticleRecord {
            text: Some(TextIdentity { sha256: head, characters: file.article.characters }),
            about,
            annotations,
        },
        read_only: parsed.read_only.or(left_out),
        problems,
    })
}
