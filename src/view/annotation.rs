//! The selected annotation: its words, themes, note, who and when, and what overlaps it.

use super::marks::{ThemeLine, theme_lines};
use crate::model::check::State;
use crate::model::id::ArticlePath;
use crate::model::moment::Moment;
use crate::model::theme_path::ThemePath;
use crate::session::{MarkKey, Session};
use crate::text::shortened::shortened;

/// How many annotations that overlap the selected one are listed.
const MAX_OVERLAPPING: usize = 30;

/// Code points of its words that are shown, at most; the article shows them all.
const QUOTE_CHARS: usize = 2_000;

/// The annotation.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnotationView {
    /// The article it stands in.
    pub article: ArticlePath,
    /// Which one.
    pub key: MarkKey,
    /// Its words, or how they begin.
    pub quote: String,
    /// Its themes.
    pub themes: Vec<BornTheme>,
    /// Its note; empty for none.
    pub note: String,
    /// Where it stands, as people cite it.
    pub place: Option<String>,
    /// Whether it is starred.
    pub is_starred: bool,
    /// Who made it.
    pub annotator: String,
    /// Whether it was made at this computer by oneself, and so can be changed.
    pub is_own: bool,
    /// Whether it was made at another computer of one's own.
    pub is_elsewhere: bool,
    /// How it stands to the text.
    pub state: State,
    /// When it was made.
    pub created: Moment,
    /// When it was last changed.
    pub modified: Moment,
    /// The annotations that overlap it: which, their themes, how they begin.
    pub overlapping: Vec<(MarkKey, Vec<ThemeLine>, String)>,
    /// How many more overlap it.
    pub n_more: usize,
}

/// A theme that an annotation bears.
#[derive(Clone, Debug, PartialEq)]
pub struct BornTheme {
    /// How it is drawn.
    pub line: ThemeLine,
    /// Its own name and those above it.
    pub path: ThemePath,
    /// Whether it is still in use.
    pub fate: ThemeFate,
}

/// Whether a theme is still in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeFate {
    InUse,
    Deleted,
    Unknown,
}

impl AnnotationView {
    /// The selected annotation; `None` where none is.
    #[must_use]
    pub fn new(session: &Session) -> Option<Self> {
        let open = session.open_project()?;
        let reading = session.reading()?;
        let mark = reading.selected_mark()?;
        let book = &open.codebook;
        let themes = theme_lines(book, &mark.annotation.themes)
            .into_iter()
            .map(|line| {
                let id = line.id.clone();
                let path = id.as_ref().map(|id| ThemePath::of(book, id)).unwrap_or_default();
                let fate = match id.as_ref().map(|id| (book.theme(id).is_some(), book.is_in_use(id))) {
                    Some((true, true)) => ThemeFate::InUse,
                    Some((true, false)) => ThemeFate::Deleted,
                    _ => ThemeFate::Unknown,
                };
                BornTheme { line, path, fate }
            })
            .collect();
        let others =
            || reading.marks.iter().filter(|other| other.key != mark.key && other.span.overlaps(mark.span));
        let overlapping = others()
            .take(MAX_OVERLAPPING)
            .map(|other| {
                let quote = shortened(&other.annotation.anchor.quote, 60);
                (other.key.clone(), theme_lines(book, &other.annotation.themes), quote)
            })
            .collect();
        Some(Self {
            article: reading.path.clone(),
            key: mark.key.clone(),
            quote: shortened(&mark.annotation.anchor.quote, QUOTE_CHARS),
            themes,
            note: mark.annotation.note.clone().unwrap_or_default(),
            place: open.place_of(&reading.path, mark.span),
            is_starred: mark.annotation.starred,
            annotator: open.visibility.people().name(&mark.key.annotator).to_owned(),
            is_elsewhere: open.visibility.people().is_own(&mark.key.annotator)
                && session.annotator() != Some(&mark.key.annotator),
            is_own: session.annotator() == Some(&mark.key.annotator),
            state: mark.state,
            created: mark.annotation.created,
            modified: mark.modified,
            overlapping,
            n_more: others().skip(MAX_OVERLAPPING).count(),
        })
    }
}
