//! Answers to what became of annotations when their article was changed: the place is accepted, another is chosen or
//! selected by hand. Each is one step, which can be undone.

use super::mark_key::MarkKey;
use super::marking::{covered, passage_of};
use super::notice::Notice;
use super::open_project::OpenProject;
use super::sitting::{Now, Session};
use crate::model::annotation::Annotation;
use crate::model::check::State;
use crate::model::edit::{Change, Edit};
use crate::model::history::StepLabel;
use crate::model::id::ArticlePath;
use crate::text::anchor::Anchor;
use crate::text::positions::Span;
use std::sync::Arc;

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

impl Session {
    pub(super) fn answer(&mut self, answer: Answer, now: Now) {
        match answer {
            Answer::Accept(path, key) => self.accept(&path, &key, now),
            Answer::AcceptAll(path, state) => self.accept_all(&path, state, now),
            Answer::Attach { article, key, start, end } => {
                self.attach((&article, &key), &article, Span::new(start, end), now);
            }
            Answer::AttachByHand(path, key) => self.attach_by_hand(path, key, now),
            Answer::AttachHere => self.attach_here(now),
        }
    }

    /// Puts the annotation that waits for it where text is selected.
    fn attach_here(&mut self, now: Now) {
        let Some(open) = &self.open else { return };
        let Some((from, key)) = open.attaching.clone() else {
            return self.say(Notice::NothingToAttach, now);
        };
        let Some(reading) = &open.reading else { return };
        let selected = reading.selection.map(super::reading::Selection::span).or(reading.sentence);
        let Some(span) = selected.and_then(|span| passage_of(reading.text(), span)) else {
            return self.say(Notice::NothingSelected, now);
        };
        let (path, span) = (reading.path.clone(), covered(open, reading, span));
        self.attach((&from, &key), &path, span, now);
    }

    fn attach_by_hand(&mut self, path: ArticlePath, key: MarkKey, now: Now) {
        let Some(annotation) = self.own_annotation(&path, &key, now) else { return };
        let Some(open) = &mut self.open else { return };
        let is_there = open.library.contains_key(&path);
        open.attaching = Some((path.clone(), key));
        if is_there {
            self.show_article(path, None, now);
        }
        self.say(Notice::SelectToAttach(annotation.anchor.quote.clone()), now);
    }

    fn accept(&mut self, path: &ArticlePath, key: &MarkKey, now: Now) {
        let Some(annotation) = self.own_annotation(path, key, now) else { return };
        let place = self.open.as_ref().and_then(|open| open.place_in(path, &annotation.anchor));
        if let Some(span) = place.and_then(|place| place.span()) {
            self.attach((path, key), path, span, now);
        }
    }

    /// Puts an annotation at a range of an article, its own or another.
    fn attach(&mut self, (from, key): (&ArticlePath, &MarkKey), to: &ArticlePath, span: Span, now: Now) {
        let Some(annotation) = self.own_annotation(from, key, now) else { return };
        let Some(open) = &mut self.open else { return };
        let Some(anchored) = anchored(open, to, span, &annotation) else { return };
        open.attaching = None;
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
        self.make(edits, StepLabel::AnchorAccepted(1), now);
    }

    fn accept_all(&mut self, path: &ArticlePath, state: State, now: Now) {
        let Some((open, who)) = self.open.as_ref().zip(self.annotator().cloned()) else { return };
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
        self.make(edits, StepLabel::AnchorAccepted(n_accepted), now);
    }

    /// One's own annotation of an article; somebody else's is refused, and said so. The id alone would not tell which is
    /// meant where a file was copied together with its records.
    fn own_annotation(&mut self, path: &ArticlePath, key: &MarkKey, now: Now) -> Option<Arc<Annotation>> {
        let open = self.open.as_ref()?;
        if self.annotator() != Some(&key.annotator) {
            let name = open.project.annotator_name(&key.annotator).to_owned();
            self.say(Notice::NotYours(name), now);
            return None;
        }
        open.project.annotation(path, &key.annotator, key.id).cloned()
    }
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
