//! What a mark is made on: what is selected, an annotation of one's own, the sentence under the cursor.

use super::cx::Cx;
use super::mark_key::MarkKey;
use super::marking::{self, Creation, Marked, passage_of};
use super::meeting::show_own;
use super::notice::Notice;
use super::notices::{FolderNotice, ReadingNotice, StepNotice};
use super::open_project::OpenProject;
use super::reading::{Mark, Selection};
use crate::model::annotation::Annotation;
use crate::model::history::StepLabel;
use crate::model::id::AnnotatorId;
use crate::model::theme::CodingUnit;
use crate::text::positions::Span;

/// What a mark is made on.
pub(super) enum Target {
    /// A range of text.
    Range(Span),
    /// An annotation of one's own.
    Own(Box<Mark>),
}

/// The annotation to work on: the selected one, or a plain highlight of the selected text.
pub(super) fn mark_target(cx: &mut Cx<'_>) -> Option<Marked> {
    let target = target(cx)?;
    let (annotator, creation) = creation(cx)?;
    let (_, reading) = cx.reading()?;
    Some(match target {
        Target::Range(span) => marking::highlight(reading, span, &annotator, creation),
        Target::Own(mark) => {
            marking::changed(reading, &mark, mark.annotation.as_ref().clone(), StepLabel::Highlighted)
        }
    })
}

/// Whether marks can be made; where not everything is read yet, that is said.
pub(super) fn can_mark(cx: &mut Cx<'_>) -> bool {
    let own = cx.annotator();
    let is_whole = cx.reading().is_none_or(|(open, reading)| {
        let is_another = own.is_some_and(|own| open.may_be_another(own, &reading.path));
        open.is_ready() && reading.is_whole && !is_another
    });
    if !is_whole {
        cx.say(FolderNotice::StillReading);
    }
    is_whole
}

/// What a mark would be made on: selected text, else the selected annotation, else the sentence under the cursor.
pub(super) fn target(cx: &mut Cx<'_>) -> Option<Target> {
    if !can_mark(cx) {
        return None;
    }
    show_own(cx);
    let annotator = cx.own();
    let (open, reading) = cx.reading()?;
    let range = reading.selection.map(Selection::span);
    if let (None, Some(mark)) = (range, reading.selected_mark()) {
        if Some(&mark.key.annotator) == annotator.as_ref() {
            return Some(Target::Own(Box::new(mark.clone())));
        }
        let notice = open.not_yours(&mark.key.annotator);
        cx.say(notice);
        return None;
    }
    let passage = range.or(reading.sentence).and_then(|span| passage_of(reading.text(), span));
    let target = passage.map(|span| Target::Range(marking::covered(open, reading, span)));
    if target.is_none() {
        cx.say(ReadingNotice::NothingSelected);
    }
    target
}

/// Who marks, and the id a new annotation would have.
pub(super) fn creation(cx: &mut Cx<'_>) -> Option<(AnnotatorId, Creation)> {
    let annotator = cx.own()?;
    let id = cx.ids.annotation(cx.now.moment);
    Some((annotator, Creation { id, at: cx.now.moment }))
}

/// Makes the step and selects the annotation it came to.
pub(super) fn make_mark(cx: &mut Cx<'_>, marked: Marked) -> Option<MarkKey> {
    if let (true, StepLabel::Extended(name)) = (marked.edits.is_empty(), &marked.label) {
        cx.say(StepNotice::AlreadyTagged(name.clone()));
    }
    let key = MarkKey { annotator: cx.own()?, id: marked.id };
    let widened_to = unit_that_widens(cx).filter(|_| !marked.edits.is_empty());
    cx.make(marked.edits, marked.label);
    if let (Some(unit), Some(Notice::Steps(StepNotice::Made(label)))) =
        (widened_to, cx.out.notice().map(|said| &said.notice))
    {
        let notice = Notice::Steps(StepNotice::MadeWhole(label.clone(), unit));
        cx.say(notice);
    }
    let reading = cx.reader.reading.as_mut()?;
    let sight = reading.sight;
    reading.select_mark(&key);
    reading.sight = sight;
    reading.selected.clone()
}

/// The study's unit, where a mark of what is selected covers more than that.
fn unit_that_widens(cx: &Cx<'_>) -> Option<CodingUnit> {
    let (open, reading) = cx.reading()?;
    let sentence = || reading.sentence.filter(|_| reading.selected.is_none());
    let span = reading.selection.map(Selection::span).or_else(sentence)?;
    let passage = passage_of(reading.text(), span)?;
    (marking::covered(open, reading, passage) != passage).then_some(open.codebook.unit)
}

/// Changes one of one's own annotations.
pub(super) fn change_mark(
    cx: &mut Cx<'_>,
    key: &MarkKey,
    change: impl FnOnce(&mut Annotation, &OpenProject) -> StepLabel,
) {
    let Some(mark) = own_mark(cx, key) else { return };
    let Some((open, reading)) = cx.reading() else { return };
    let mut annotation = mark.annotation.as_ref().clone();
    let label = change(&mut annotation, open);
    let marked = marking::changed(reading, &mark, annotation, label);
    cx.make(marked.edits, marked.label);
}

/// A mark of one's own; somebody else's is refused, and said so.
pub(super) fn own_mark(cx: &mut Cx<'_>, key: &MarkKey) -> Option<Mark> {
    let is_own = cx.annotator() == Some(&key.annotator);
    let (open, reading) = cx.reading()?;
    let mark = reading.mark(key).cloned();
    if !is_own {
        let notice = open.not_yours(&key.annotator);
        cx.say(notice);
        return None;
    }
    mark
}
