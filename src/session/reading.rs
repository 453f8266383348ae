//! The article that is being read: its lines, the marks in it, and what is selected.

use super::direction::Edge;
use super::locating::Locating;
use super::mark_key::MarkKey;
use super::visibility::Visibility;
use crate::model::annotation::Annotation;
use crate::model::check::State;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::moment::Moment;
use crate::model::project::Project;
use crate::text::article::Article;
use crate::text::boundaries::grapheme_boundary_before_or_at;
use crate::text::positions::Span;
use crate::text::structure::{LineLabel, Structure};
use std::collections::HashMap;
use std::sync::Arc;

/// A range of text from where it was begun to where it was carried, in bytes; the two may be in either order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Where it was begun; it stays.
    pub anchor: usize,
    /// Where it was carried to; it moves on.
    pub focus: usize,
}

impl Selection {
    /// The range in order.
    #[must_use]
    pub fn span(self) -> Span {
        Span::new(self.anchor, self.focus)
    }
}

/// A step of expanding: what was selected before it, and what it selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expanded {
    pub(super) before: Selected,
    pub(super) to: Selection,
}

/// What is selected, as it is brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selected {
    pub(super) selection: Option<Selection>,
    pub(super) sentence: Option<Span>,
    pub(super) mark: Option<MarkKey>,
    pub(super) caret: Option<usize>,
}

/// An annotation as it stands in the text that is read.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Which one.
    pub key: MarkKey,
    /// Its passage.
    pub span: Span,
    /// Whether the passage stands where it was marked.
    pub state: State,
    /// What it says.
    pub annotation: Arc<Annotation>,
    /// When it was last changed.
    pub modified: Moment,
}

/// Edges of an annotation that are being moved and not kept yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdgeMove {
    /// Whose edges.
    pub key: MarkKey,
    /// The edge that moves.
    pub edge: Edge,
    /// The passage as it would be.
    pub span: Span,
}

/// A bookmark as it stands in the text that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedBookmark {
    /// Where it stands today, in bytes.
    pub byte: usize,
    /// The code point it was set at, which it is remembered by.
    pub at: usize,
    /// The words it was set at.
    pub quote: String,
}

/// The article that is being read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which one.
    pub path: ArticlePath,
    /// Its text.
    pub article: Arc<Article>,
    /// Its lines, corrected by hand where someone did.
    pub structure: Arc<Structure>,
    /// The corrections.
    labels: Vec<LineLabel>,
    /// Its annotations that have a place, by start, end and id.
    pub marks: Arc<Vec<Mark>>,
    /// Its annotations that have none: their words are not found, or found more than once.
    pub unplaced: Arc<Vec<(MarkKey, State, Arc<Annotation>)>>,
    /// The annotation to be selected as soon as its place is known.
    pub(super) awaited_mark: Option<MarkKey>,
    /// The selected text.
    pub selection: Option<Selection>,
    /// Where the caret stands.
    pub caret: Option<usize>,
    /// The sentence under the sentence cursor.
    pub sentence: Option<Span>,
    /// The selected annotation.
    pub selected: Option<MarkKey>,
    /// Edges that are being moved.
    pub edges: Option<EdgeMove>,
    /// The steps by which the selection was expanded, for the way back.
    pub(super) expanded: Vec<Expanded>,
    /// Whether this is all of it, not just the beginning while the rest is being read.
    pub is_whole: bool,
    /// Whether it was there at a tick, so that it has been drawn by the next one.
    pub(super) is_drawn: bool,
    /// The byte that stood at the top of the window when the article was left; `None` where it was never read.
    pub start: Option<usize>,
    /// What was in sight when scrolling last came to rest, in bytes.
    pub in_sight: Option<Span>,
    /// The reader's bookmarks, in the order of the text.
    pub bookmarks: Arc<Vec<PlacedBookmark>>,
    /// Grows with everything that should be brought into sight; `sight` is the byte to be seen.
    pub sight: (u64, usize),
}

impl Reading {
    /// An article with nothing selected.
    #[must_use]
    pub fn new(path: ArticlePath, article: Arc<Article>) -> Self {
        let structure = Arc::clone(&article.structure);
        Self {
            path,
            article,
            structure,
            labels: Vec::new(),
            marks: Arc::default(),
            unplaced: Arc::default(),
            awaited_mark: None,
            selection: None,
            caret: None,
            sentence: None,
            selected: None,
            edges: None,
            expanded: Vec::new(),
            is_whole: true,
            is_drawn: false,
            start: None,
            in_sight: None,
            bookmarks: Arc::default(),
            sight: (0, 0),
        }
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        self.article.text.as_str()
    }

    /// The byte a code point begins at; the end of the text where it has fewer.
    #[must_use]
    pub fn byte_of(&self, char_idx: usize) -> usize {
        let before = char_idx.min(self.article.text.n_chars());
        self.article.text.span_of_chars(0, before).map_or(0, |span| span.end)
    }

    /// The mark of an annotation.
    #[must_use]
    pub fn mark(&self, key: &MarkKey) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.key == *key)
    }

    /// The mark of the selected annotation.
    #[must_use]
    pub fn selected_mark(&self) -> Option<&Mark> {
        self.selected.as_ref().and_then(|key| self.mark(key))
    }

    /// The range a mark is drawn with: while its edges are being moved, as it would be.
    #[must_use]
    pub fn span_of(&self, mark: &Mark) -> Span {
        self.edges.as_ref().filter(|edges| edges.key == mark.key).map_or(mark.span, |edges| edges.span)
    }

    /// Where the person is: the selection, the sentence, the annotation or the caret if it is in sight, else the top
    /// of what is in sight.
    pub(super) fn place_in_sight(&self) -> usize {
        let places = [
            self.selection.map(|selection| selection.span().start),
            self.sentence.map(|sentence| sentence.start),
            self.selected_mark().map(|mark| mark.span.start),
            self.caret,
        ];
        let is_in_sight = |byte: &usize| self.in_sight.is_none_or(|sight| sight.contains(*byte));
        let place = places.into_iter().flatten().find(is_in_sight);
        place.or(self.in_sight.map(|sight| sight.start)).unwrap_or_default()
    }

    /// Goes to a byte, and selects nothing.
    pub(super) fn go_to(&mut self, byte: usize) {
        let byte = grapheme_boundary_before_or_at(self.text(), byte);
        self.deselect();
        self.caret = Some(byte);
        // What is in sight is told again once scrolling has come to rest.
        self.in_sight = None;
        self.show(byte);
    }

    /// Brings a byte into sight.
    pub(super) fn show(&mut self, byte: usize) {
        self.sight = (self.sight.0 + 1, byte);
    }

    /// Forgets every selection.
    pub(super) fn deselect(&mut self) {
        self.selection = None;
        self.sentence = None;
        self.selected = None;
        self.edges = None;
    }

    /// Shows its line ends as they are read in the same article of the library. Every place in it stays what it is.
    pub(super) fn take_line_ends(&mut self, article: &Arc<Article>) {
        let is_other = self.article.line_ends != article.line_ends && self.article.is_same_file(article);
        if self.is_whole && is_other {
            self.article = Arc::clone(article);
            self.structure = Arc::clone(&article.structure);
            self.labels.clear();
            self.sentence = None;
        }
    }

    /// Takes labels and marks from the project again: where they stand, and of those who are shown.
    pub(super) fn refresh(
        &mut self,
        project: &Project,
        locating: &Locating,
        visibility: &Visibility,
        annotator: Option<&AnnotatorId>,
    ) {
        let labels = &*project.labels(&self.path, annotator, &self.article.text);
        if self.labels != labels {
            self.labels = labels.to_vec();
            self.structure = Arc::new(self.article.structure.as_ref().clone().relabelled(labels));
        }
        if !self.is_whole {
            return;
        }
        // What an annotation says is never changed in place: the same value stands where it stood.
        let stood: HashMap<*const Annotation, (Span, State)> =
            self.marks.iter().map(|mark| (Arc::as_ptr(&mark.annotation), (mark.span, mark.state))).collect();
        let mut marks = Vec::with_capacity(self.marks.len() + 1);
        let mut unplaced = Vec::new();
        let visibility = visibility.in_article(project, &self.path);
        let mut all: Vec<_> = project.annotations(&self.path).collect();
        // In the order of the text, which is gone through from start to end then and not to and fro.
        all.sort_by_cached_key(|(.., annotation, _)| annotation.anchor.start);
        // Whether an annotator's are shown is asked once for all that stand beside each other.
        let mut asked: Option<(&AnnotatorId, bool)> = None;
        for (who, id, annotation, slot) in all {
            let known = asked.filter(|(asked, _)| std::ptr::eq(*asked, who));
            let (_, is_shown) = known.unwrap_or_else(|| (who, visibility.holds(who)));
            asked = Some((who, is_shown));
            if !is_shown {
                continue;
            }
            let key = MarkKey { annotator: who.clone(), id };
            let (span, state) = if let Some((span, state)) = stood.get(&Arc::as_ptr(annotation)) {
                (Some(*span), *state)
            } else {
                // What is still being looked for is shown as soon as it is found.
                let found = locating.found().place(&annotation.anchor, &self.article.text);
                let Some(place) = found else { continue };
                (place.span(), State::of_place(&place))
            };
            let annotation = Arc::clone(annotation);
            match span {
                Some(span) => marks.push(Mark { key, span, state, annotation, modified: slot.modified }),
                None => unplaced.push((key, state, annotation)),
            }
        }
        marks.sort_by_key(|mark| (mark.span, mark.key.id));
        self.marks = Arc::new(marks);
        self.unplaced = Arc::new(unplaced);
        if self.selected_mark().is_none() {
            self.selected = None;
            self.edges = None;
        }
    }
}
