//! Answers to what became of annotations when their article was changed: the place is accepted, another is chosen or
//! selected by hand. Each is one step, which can be undone.

use super::cx::Cx;
use super::mark_key::{MarkKey, Passage};
use super::marking::{covered, passage_of};
use super::notices::{PeopleNotice, ReadingNotice};
use super::open_project::OpenProject;
use super::showing::show_article;
use crate::model::annotation::Annotation;
use crate::model::check::State;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::ArticlePath;
use crate::text::anchor::Anchor;
use crate::text::positions::Span;
use std::sync::Arc;

/// What waits for the person to select where an annotation stands.
#[derive(Debug, Default)]
pub struct Answering {
    attaching: Option<Passage>,
}

impl Answering {
    /// The annotation that waits for a place.
    #[must_use]
    pub fn attaching(&self) -> Option<&Passage> {
        self.attaching.as_ref()
    }
}

/// What the person says of an annotation that needs a look.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// It stands where it was found.
    Accept(ArticlePath, MarkKey),
    /// All of an article that were found in this state stand where they were found.
    AcceptAll(ArticlePath, State),
    /// It stands at this range of bytes of its article.
    Attach { article: ArticlePath, key: MarkKey, start: usize, end: usize },
    /// The person will select where it stands.
    AttachByHand(ArticlePath, MarkKey),
    /// The one that waits for it stands where text is selected.
    AttachHere,
}

pub(super) fn obey(answering: &mut Answering, cx: &mut Cx<'_>, answer: Answer) {
    match answer {
        Answer::Accept(path, key) => accept(answering, cx, &path, &key),
        Answer::AcceptAll(path, state) => accept_all(cx, &path, state),
        Answer::Attach { article, key, start, end } => {
            attach(answering, cx, &article, &key, &article, Span::new(start, end));
        }
        Answer::AttachByHand(path, key) => attach_by_hand(answering, cx, path, key),
        Answer::AttachHere => attach_here(answering, cx),
    }
}

/// Puts the annotation that waits for it where text is selected.
fn attach_here(answering: &mut Answering, cx: &mut Cx<'_>) {
    let open = &*cx.open;
    let Some(Passage { article: from, key }) = answering.attaching.clone() else {
        return cx.say(ReadingNotice::NothingToAttach);
    };
    let Some(reading) = &cx.reader.reading else { return };
    let selected = reading.selection.map(super::reading::Selection::span).or(reading.sentence);
    let Some(span) = selected.and_then(|span| passage_of(reading.text(), span)) else {
        return cx.say(ReadingNotice::NothingSelected);
    };
    let (path, span) = (reading.path.clone(), covered(open, reading, span));
    attach(answering, cx, &from, &key, &path, span);
}

fn attach_by_hand(answering: &mut Answering, cx: &mut Cx<'_>, path: ArticlePath, key: MarkKey) {
    let Some(annotation) = own_annotation(cx, &path, &key) else { return };
    let is_there = cx.open.library.contains_key(&path);
    answering.attaching = Some(Passage { article: path.clone(), key });
    if is_there {
        show_article(cx, path, None);
    }
    cx.say(ReadingNotice::SelectToAttach(annotation.anchor.quote.clone()));
}

fn accept(answering: &mut Answering, cx: &mut Cx<'_>, path: &ArticlePath, key: &MarkKey) {
    let Some(annotation) = own_annotation(cx, path, key) else { return };
    let place = cx.open.place_in(path, &annotation.anchor);
    if let Some(span) = place.and_then(|place| place.span()) {
        attach(answering, cx, path, key, path, span);
    }
}

/// Puts an annotation at a range of an article, its own or another.
fn attach(
    answering: &mut Answering,
    cx: &mut Cx<'_>,
    from: &ArticlePath,
    key: &MarkKey,
    to: &ArticlePath,
    span: Span,
) {
    let Some(annotation) = own_annotation(cx, from, key) else { return };
    let Some(anchored) = anchored(cx.open, to, span, &annotation) else { return };
    answering.attaching = None;
    let edit = |article: &ArticlePath, change| Edit::Annotation {
        article: article.clone(),
        annotator: key.annotator.clone(),
        id: key.id,
        change,
    };
    let edits = if from == to {
        vec![edit(to, Change::new(Some(annotation), Some(anchored)))]
    } else {
        let gone = edit(from, Change::new(Some(annotation), None));
        vec![edit(to, Change::new(None, Some(anchored))), gone]
    };
    cx.make(edits, StepLabel::AnchorAccepted(1));
}

fn accept_all(cx: &mut Cx<'_>, path: &ArticlePath, state: State) {
    let Some(who) = cx.own() else { return };
    let open = &*cx.open;
    let Some(record) = open.project.record(path, &who) else { return };
    let mut edits = Vec::new();
    for (id, annotation, _) in record.standing() {
        let Some(place) = open.place_in(path, &annotation.anchor) else { continue };
        let Some(span) = place.span().filter(|_| State::of_place(&place) == state) else { continue };
        let Some(anchored) = anchored(open, path, span, annotation) else { continue };
        let change = Change::new(Some(Arc::clone(annotation)), Some(anchored));
        edits.push(Edit::Annotation { article: path.clone(), annotator: who.clone(), id, change });
    }
    let n_accepted = edits.len();
    cx.make(edits, StepLabel::AnchorAccepted(n_accepted));
}

/// One's own annotation of an article; somebody else's is refused, and said so. The id alone would not tell which is
/// meant where a file was copied together with its records.
fn own_annotation(cx: &mut Cx<'_>, path: &ArticlePath, key: &MarkKey) -> Option<Arc<Annotation>> {
    let open = &*cx.open;
    if cx.annotator() != Some(&key.annotator) {
        let name = open.project.annotator_name(&key.annotator).to_owned();
        cx.say(PeopleNotice::NotYours(name));
        return None;
    }
    open.project.annotation(path, &key.annotator, key.id).cloned()
}

/// The annotation as it would be at a range of an article's text of today.
fn anchored(
    open: &OpenProject,
    path: &ArticlePath,
    span: Span,
    annotation: &Annotation,
) -> Option<Annotation> {
    let article = open.library.get(path)?.article.as_ref()?;
    let span = passage_of(article.text.as_str(), span)?;
    Some(Annotation { anchor: Anchor::of(&article.text, span), ..annotation.clone() })
}
