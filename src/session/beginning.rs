//! The beginning of a long article, shown while the rest is still being read from disk. It can be read and scrolled;
//! marks are shown and made once the whole is there.

use super::open_project::OpenProject;
use super::progress::Progress;
use super::reading::Reading;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::storage::problem::Problem;
use crate::text::article::Article;
use std::sync::Arc;

/// How much of a beginning is kept below the place a person is taken to, in code points: more than a screen.
const SCREEN_CHARS: usize = 4_000;

impl OpenProject {
    /// Shows the beginning of an article that is waited for, unless the person is to be taken beyond it.
    pub(super) fn begin(&mut self, path: ArticlePath, article: Arc<Article>, progress: &Progress) {
        let is_awaited = self.awaited.as_ref().is_some_and(|to| to.article == path && to.mark.is_none());
        let is_read = self.library.get(&path).is_none_or(|entry| entry.article.is_some());
        let is_beyond = progress.place_in(&path).is_some_and(|at| at + SCREEN_CHARS > article.text.n_chars());
        if is_awaited && !is_read && !is_beyond {
            let mut reading = Reading::new(path, article);
            reading.is_whole = false;
            reading.start = progress.place_in(&reading.path).map(|at| reading.byte_of(at));
            self.reading = Some(reading);
            self.awaited = None;
        }
    }

    /// Puts the whole in the place of its beginning, on whichever side that stands. Where the rest cannot be read the
    /// beginning is shown no longer; returns why.
    pub(super) fn complete(&mut self, annotator: Option<&AnnotatorId>) -> Option<Problem> {
        let mut problem = None;
        for slot in [&mut self.reading, &mut self.beside] {
            let Some(beginning) = slot.as_ref().filter(|reading| !reading.is_whole) else { continue };
            let Some(entry) = self.library.get(&beginning.path) else { continue };
            if let Some(article) = &entry.article {
                let mut whole = Reading::new(beginning.path.clone(), Arc::clone(article));
                whole.selection = beginning.selection;
                whole.sentence = beginning.sentence;
                whole.caret = beginning.caret;
                whole.start = beginning.start;
                whole.refresh(&self.project, (&self.locating, &self.sight), annotator);
                *slot = Some(whole);
            } else if entry.problem.is_some() {
                problem.clone_from(&entry.problem);
                *slot = None;
            }
        }
        if self.reading.is_none() && self.beside.is_some() {
            self.switch_side();
            self.beside = None;
        }
        problem
    }
}
