//! The beginning of a long article, shown while the rest is still being read from disk. It can be read and scrolled;
//! marks are made once the whole is there.

use super::open_project::OpenProject;
use super::progress::Progress;
use super::reading::Reading;
use crate::model::id::ArticlePath;
use crate::text::article::Article;
use std::sync::Arc;

impl OpenProject {
    /// Shows the beginning of an article that is waited for, unless the person is to be taken beyond it.
    pub(super) fn begin(&mut self, path: ArticlePath, article: Arc<Article>, progress: &Progress) {
        let is_awaited = self.awaited.as_ref().is_some_and(|to| to.article == path && to.mark.is_none());
        let is_read = self.library.get(&path).is_none_or(|entry| entry.article.is_some());
        let is_beyond = progress.place_in(&path).is_some_and(|at| at + 4_000 > article.text.n_chars());
        if is_awaited && !is_read && !is_beyond {
            let mut reading = Reading::new(path, article);
            reading.is_whole = false;
            reading.start = progress.place_in(&reading.path).map(|at| reading.byte_of(at));
            self.reading = Some(reading);
        }
    }
}

impl Reading {
    /// Takes over what was selected in the beginning of the same article.
    pub(super) fn go_on_from(&mut self, beginning: &Self) {
        self.selection = beginning.selection;
        self.sentence = beginning.sentence;
        self.caret = beginning.caret;
    }
}
