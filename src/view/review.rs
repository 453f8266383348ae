//! What needs a look in the project: annotations whose article was changed or is not there, by article, with
//! the words as they were and as they are.

use super::library::title_of;
use super::marks::{ThemeLine, theme_lines};
use crate::model::annotation::Annotation;
use crate::model::check::State;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::session::{MarkKey, OpenProject, Session};
use crate::text::anchor::{Anchor, Place};
use crate::text::differences::{Part, differences};
use crate::text::positions::Span;
use crate::text::reading_text::ReadingText;
use std::sync::Arc;

/// Annotations that are listed at most; more than anyone looks at in one go.
const MAX_ITEMS: usize = 500;
/// Places that an annotation can be put at, listed at most.
const MAX_PLACES: usize = 10;

/// A place an annotation may stand at.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceView {
    /// Its range of bytes.
    pub span: Span,
    /// The words before it.
    pub before: String,
    /// Its words; those marked were not in the annotation's.
    pub words: Vec<Part>,
    /// The words after it.
    pub after: String,
}

/// An annotation that needs a look.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewItem {
    /// Which one.
    pub key: MarkKey,
    /// How it stands to the text.
    pub state: State,
    /// Who made it.
    pub annotator: String,
    /// Whether it is one's own, and so can be answered.
    pub is_own: bool,
    /// The words it was made of; those marked are not in the place it was found at.
    pub old: Vec<Part>,
    /// The words that stood before and after.
    pub around: (String, String),
    /// The place it was found at, or those to choose from.
    pub places: Vec<PlaceView>,
    /// Its themes.
    pub themes: Vec<ThemeLine>,
    /// Its note.
    pub note: Option<String>,
}

/// What needs a look in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewArticle {
    /// The path it is recorded under.
    pub path: ArticlePath,
    /// Its title.
    pub title: String,
    /// Whether it is in the folder.
    pub is_there: bool,
    /// How many of one's own have moved.
    pub n_moved: usize,
    /// How many of one's own have other words.
    pub n_changed: usize,
    /// The annotations, in the order of the text they were made in.
    pub items: Vec<ReviewItem>,
}

/// What needs a look.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewView {
    /// By article.
    pub articles: Vec<ReviewArticle>,
    /// How many annotations that is in all.
    pub n_items: usize,
    /// Whether some are still being looked for.
    pub is_looking: bool,
}

impl ReviewView {
    /// What needs a look in the open project.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let own = session.annotator();
        let mut view = Self { is_looking: open.locating.progress().is_some(), ..Self::default() };
        for (path, _) in open.project.articles() {
            let mut found: Vec<(&AnnotatorId, MarkKey, &Arc<Annotation>, State)> = Vec::new();
            for (who, id, annotation, _) in open.project.annotations(path) {
                let state = open.state_in(path, &annotation.anchor);
                if let Some(state) = state.filter(|state| *state != State::Exact) {
                    found.push((who, MarkKey { annotator: who.clone(), id }, annotation, state));
                }
            }
            if found.is_empty() {
                continue;
            }
            found.sort_by_key(|(_, key, annotation, _)| (annotation.anchor.start, key.id));
            let n_own = |state| found.iter().filter(|(who, .., s)| Some(*who) == own && *s == state).count();
            let mut article = ReviewArticle {
                path: path.clone(),
                title: title_of(path, open.library.get(path)),
                is_there: open.library.contains_key(path),
                n_moved: n_own(State::Moved),
                n_changed: n_own(State::Changed),
                items: Vec::new(),
            };
            let room = MAX_ITEMS.saturating_sub(view.n_items);
            view.n_items += found.len();
            for (who, key, annotation, state) in found.into_iter().take(room) {
                article.items.push(item(open, path, own == Some(who), key, annotation, state));
            }
            view.articles.push(article);
        }
        view
    }
}

fn item(
    open: &OpenProject,
    path: &ArticlePath,
    is_own: bool,
    key: MarkKey,
    annotation: &Annotation,
    state: State,
) -> ReviewItem {
    let anchor = &annotation.anchor;
    let text = open.library.get(path).and_then(|entry| entry.article.as_ref()).map(|article| &article.text);
    let spans = text.map(|text| places(open, path, anchor, text)).unwrap_or_default();
    let places: Vec<PlaceView> =
        text.map(|text| spans.iter().map(|span| place(text, anchor, *span)).collect()).unwrap_or_default();
    let new = match (state, spans.first(), text) {
        (State::Changed, Some(span), Some(text)) => span.of(text.as_str()),
        _ => anchor.quote.as_str(),
    };
    ReviewItem {
        annotator: open.project.annotator_name(&key.annotator).to_owned(),
        key,
        state,
        is_own,
        old: differences(&anchor.quote, new).0,
        around: (anchor.prefix.clone(), anchor.suffix.clone()),
        places,
        themes: theme_lines(&open.codebook, &annotation.themes),
        note: annotation.note.clone(),
    }
}

/// Where an annotation was found, or the places to choose from.
fn places(open: &OpenProject, path: &ArticlePath, anchor: &Anchor, text: &ReadingText) -> Vec<Span> {
    match open.place_in(path, anchor) {
        Some(Place::Ambiguous(spans)) => spans.into_iter().take(MAX_PLACES).collect(),
        Some(Place::Lost) => {
            let found = open.locating.found().found(anchor, text);
            found.map(|found| found.suggested.clone()).unwrap_or_default()
        }
        Some(place) => place.span().into_iter().collect(),
        None => Vec::new(),
    }
}

fn place(text: &ReadingText, anchor: &Anchor, span: Span) -> PlaceView {
    let around = Anchor::of(text, span);
    PlaceView {
        span,
        words: differences(&anchor.quote, &around.quote).1,
        before: around.prefix,
        after: around.suffix,
    }
}
