//! What is read of the project: one article, or two side by side. One is worked on, the other stands beside it and is
//! read. Everything a person does is done to the first; going over to the other makes that one the first.

use super::mark_key::MarkKey;
use super::open_project::OpenProject;
use super::reading::Reading;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::storage::arrangement::MAX_LATELY_READ;
use crate::text::article::Article;
use crate::text::positions::Span;
use std::sync::Arc;

/// A half of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Left,
    Right,
}

impl Side {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// A place to come back to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visited {
    /// The article.
    pub article: ArticlePath,
    /// The annotation that was selected in it.
    pub mark: Option<MarkKey>,
    /// The byte the person was at; `None` where that is not known.
    pub byte: Option<usize>,
}

impl Visited {
    /// Where the person is in an article.
    pub(super) fn at(reading: &Reading) -> Self {
        let byte = Some(reading.place_in_sight());
        Self { article: reading.path.clone(), mark: reading.selected.clone(), byte }
    }
}

/// What is read of the project.
#[derive(Debug, Default)]
pub struct Reader {
    /// The article that is being read.
    pub reading: Option<Reading>,
    /// The article beside it.
    pub beside: Option<Reading>,
    /// Which side the article that is being read stands on.
    pub side: Side,
    /// The article to be shown as soon as it is read, and the annotation to be selected in it.
    pub awaited: Option<Visited>,
    /// The article that is to be read beside the awaited one, as it was when the project was left.
    pub resumed: Option<ArticlePath>,
    /// The articles read lately, the last first.
    pub lately: Vec<ArticlePath>,
    /// Where the person was before jumping, the last at the end.
    pub behind: Vec<Visited>,
    /// Where the person came back from, the last at the end.
    pub ahead: Vec<Visited>,
}

impl Reader {
    /// The articles that are shown, the one that is worked on first.
    pub fn shown(&self) -> impl Iterator<Item = &Reading> {
        [&self.reading, &self.beside].into_iter().flatten()
    }

    pub(super) fn shown_mut(&mut self) -> impl Iterator<Item = &mut Reading> {
        [&mut self.reading, &mut self.beside].into_iter().flatten()
    }

    /// The path of the article that is being read.
    #[must_use]
    pub fn path(&self) -> Option<&ArticlePath> {
        self.reading.as_ref().map(|reading| &reading.path)
    }

    /// What of the open article was in sight when scrolling last came to rest, in bytes.
    #[must_use]
    pub fn in_sight(&self) -> Option<Span> {
        self.reading.as_ref().and_then(|reading| reading.in_sight)
    }

    /// The article that is read counts as the one read last.
    pub(super) fn note_read(&mut self) {
        let Some(path) = self.path().filter(|path| self.lately.first() != Some(*path)).cloned() else {
            return;
        };
        self.lately.retain(|known| *known != path);
        self.lately.insert(0, path);
        self.lately.truncate(MAX_LATELY_READ);
    }

    /// Takes labels and marks into the articles that are read again.
    pub(super) fn refresh(&mut self, open: &OpenProject, annotator: Option<&AnnotatorId>) {
        for reading in self.shown_mut() {
            if let Some(article) = open.article(&reading.path) {
                reading.take_line_ends(article);
            }
            reading.refresh(&open.project, &open.locating, &open.visibility, annotator);
        }
    }

    /// Shows articles that changed as they are now, at the place where the reader is. One that is gone stays in sight.
    pub(super) fn renew(&mut self, open: &OpenProject, annotator: Option<&AnnotatorId>) {
        for reading in self.shown_mut() {
            let article = open.article(&reading.path);
            if let Some(article) = article.filter(|article| !article.is_same_file(&reading.article)) {
                let mut renewed = Reading::new(reading.path.clone(), Arc::clone(article));
                let top = reading.in_sight.map(|sight| reading.article.text.chars_of(sight).0);
                renewed.start = top.map(|at| renewed.byte_of(at)).or(reading.start);
                renewed.refresh(&open.project, &open.locating, &open.visibility, annotator);
                *reading = renewed;
            }
        }
    }

    /// An article that is read goes on to be read under the name it has by now.
    pub(super) fn follow_paths(&mut self, open: &OpenProject) {
        for reading in self.shown_mut() {
            if open.library.contains_key(&reading.path) {
                continue;
            }
            let is_same = |article: &Option<Arc<Article>>| {
                article.as_ref().is_some_and(|a| a.is_same_text(&reading.article))
            };
            let same = open.library.iter().find(|(_, entry)| is_same(&entry.article));
            if let Some((path, _)) = same {
                reading.path.clone_from(path);
            }
        }
    }

    /// Shows the article on both sides, and goes over to the new one.
    pub(super) fn double(&mut self) {
        self.beside.clone_from(&self.reading);
        self.switch_side();
    }

    /// Goes over to the other article, where there are two.
    pub(super) fn switch_side(&mut self) {
        if self.beside.is_some() {
            // Edges that are being tried out stay behind, as they were; what was waited for was for the other side.
            if let Some(reading) = &mut self.reading {
                reading.edges = None;
            }
            self.awaited = None;
            std::mem::swap(&mut self.reading, &mut self.beside);
            self.side = self.side.other();
        }
    }

    /// Goes over to the other side where the article stands there already, and not on this one.
    pub(super) fn switch_to(&mut self, article: &ArticlePath) {
        let is_on =
            |reading: &Option<Reading>| reading.as_ref().is_some_and(|reading| reading.path == *article);
        if is_on(&self.beside) && !is_on(&self.reading) {
            self.switch_side();
        }
    }
}
