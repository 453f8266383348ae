//! The rules of marking, as edits: the same range adds to one's own annotation, a theme that is there is taken away,
//! a passage that touches one's own with just that theme and nothing else extends it.

use super::mark_key::MarkKey;
use super::open_project::OpenProject;
use super::reading::{Mark, Reading};
use crate::model::annotation::Annotation;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::{AnnotationId, AnnotatorId, ThemeId};
use crate::model::moment::Moment;
use crate::text::anchor::Anchor;
use crate::text::boundaries::{snap_to_graphemes, trimmed};
use crate::text::positions::Span;
use crate::text::stops::covering;
use std::sync::Arc;

/// A new annotation's id and creation, for the case that one is needed.
#[derive(Clone, Copy, Debug)]
pub struct Creation {
    /// The id it would have.
    pub id: AnnotationId,
    /// When it would be made.
    pub at: Moment,
}

/// What marking comes to: the edits, what they are called, and the annotation to be selected afterwards.
#[derive(Debug)]
pub struct Marked {
    /// The edits of the step.
    pub edits: Vec<Edit>,
    /// What the person is told.
    pub label: StepLabel,
    /// The annotation the person goes on with.
    pub id: AnnotationId,
}

/// A change of one annotation as an edit.
#[must_use]
pub fn edit_of(
    reading: &Reading,
    key: &MarkKey,
    from: Option<Arc<Annotation>>,
    to: Option<Annotation>,
) -> Edit {
    Edit::Annotation {
        article: reading.path.clone(),
        annotator: key.annotator.clone(),
        id: key.id,
        change: Change::new(from, to),
    }
}

/// The passage a range of bytes stands for: whole graphemes, without white space around; `None` for white space only.
#[must_use]
pub fn passage_of(text: &str, span: Span) -> Option<Span> {
    let span = trimmed(text, snap_to_graphemes(text, span));
    (!span.is_empty()).then_some(span)
}

/// The range a mark covers in this study: the whole units that a passage reaches into, where it codes in units.
#[must_use]
pub fn covered(open: &OpenProject, reading: &Reading, span: Span) -> Span {
    match open.codebook.unit.of_text() {
        Some(unit) => covering(reading.text(), span, unit),
        None => span,
    }
}

/// Tags a range with a theme.
#[must_use]
pub fn tag_range(
    open: &OpenProject,
    reading: &Reading,
    span: Span,
    theme: &ThemeId,
    annotator: &AnnotatorId,
    creation: Creation,
) -> Marked {
    let name = open.codebook.full_name(theme);
    if let Some(same) = own_marks(reading, annotator).find(|mark| mark.span == span) {
        return toggle_theme(open, reading, same, theme);
    }
    let is_bare = |mark: &&Mark| {
        let annotation = &mark.annotation;
        let themes: Vec<_> = annotation.themes.iter().map(|id| open.codebook.resolve(id)).collect();
        themes == [theme] && annotation.note.is_none() && !annotation.starred
    };
    let mut joined = span;
    let mut touching: Vec<&Mark> = Vec::new();
    // One mark that is joined may reach another: go on until none is touched any more.
    while let Some(next) = own_marks(reading, annotator)
        .filter(is_bare)
        .find(|mark| mark.span.touches(joined) && !touching.iter().any(|known| known.key == mark.key))
    {
        joined = covered(open, reading, joined.union(next.span));
        touching.push(next);
    }
    touching.sort_by_key(|mark| mark.key.id);
    let Some((kept, others)) = touching.split_first() else {
        let annotation = Annotation {
            themes: vec![theme.clone()],
            ..Annotation::plain(Anchor::of(&reading.article.text, span), creation.at)
        };
        let key = MarkKey { annotator: annotator.clone(), id: creation.id };
        let edits = vec![edit_of(reading, &key, None, Some(annotation))];
        return Marked { edits, label: StepLabel::Tagged(name), id: creation.id };
    };
    let mut edits = vec![resized(reading, kept, joined)];
    for other in others {
        edits.push(edit_of(reading, &other.key, Some(Arc::clone(&other.annotation)), None));
    }
    if joined == kept.span {
        edits.clear();
    }
    Marked { edits, label: StepLabel::Extended(name), id: kept.key.id }
}

/// Gives a theme to an annotation, or takes it away where it has it.
#[must_use]
pub fn toggle_theme(open: &OpenProject, reading: &Reading, mark: &Mark, theme: &ThemeId) -> Marked {
    let name = open.codebook.full_name(theme);
    let mut annotation = mark.annotation.as_ref().clone();
    let n_before = annotation.themes.len();
    annotation.themes.retain(|id| open.codebook.resolve(id) != theme);
    let label = if annotation.themes.len() < n_before {
        StepLabel::Untagged(name)
    } else {
        annotation.themes.push(theme.clone());
        StepLabel::Tagged(name)
    };
    changed(reading, mark, annotation, label)
}

/// An annotation with other content.
#[must_use]
pub fn changed(reading: &Reading, mark: &Mark, to: Annotation, label: StepLabel) -> Marked {
    let edits = if to == *mark.annotation {
        Vec::new()
    } else {
        vec![edit_of(reading, &mark.key, Some(Arc::clone(&mark.annotation)), Some(to))]
    };
    Marked { edits, label, id: mark.key.id }
}

/// A plain highlight of a range, or one's own annotation that has just that range.
#[must_use]
pub fn highlight(reading: &Reading, span: Span, annotator: &AnnotatorId, creation: Creation) -> Marked {
    if let Some(same) = own_marks(reading, annotator).find(|mark| mark.span == span) {
        return Marked { edits: Vec::new(), label: StepLabel::Highlighted, id: same.key.id };
    }
    let annotation = Annotation::plain(Anchor::of(&reading.article.text, span), creation.at);
    let key = MarkKey { annotator: annotator.clone(), id: creation.id };
    let edits = vec![edit_of(reading, &key, None, Some(annotation))];
    Marked { edits, label: StepLabel::Highlighted, id: creation.id }
}

/// The edit that gives an annotation another passage.
#[must_use]
pub fn resized(reading: &Reading, mark: &Mark, span: Span) -> Edit {
    let mut annotation = mark.annotation.as_ref().clone();
    annotation.anchor = Anchor::of(&reading.article.text, span);
    edit_of(reading, &mark.key, Some(Arc::clone(&mark.annotation)), Some(annotation))
}

fn own_marks<'r>(reading: &'r Reading, annotator: &'r AnnotatorId) -> impl Iterator<Item = &'r Mark> {
    reading.marks.iter().filter(move |mark| mark.key.annotator == *annotator)
}
