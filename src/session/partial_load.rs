//! The beginning of a long article, shown while the rest is still being read from disk, or for one frame where it is in
//! memory: laying out the lines and marks of a whole book takes longer than a screen of it. It can be read and scrolled;
//! marks are shown and made once the whole is there.

use super::open_project::OpenProject;
use super::progress::Progress;
use super::reader::Reader;
use super::reading::Reading;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::storage::problem::Problem;
use crate::text::article::Article;
use crate::workers::snapshot::Library;
use std::sync::Arc;

/// How much of a beginning is kept below the place a person is taken to, in code points: more than a screen.
const SCREEN_CHARS: usize = 4_000;

/// The beginning of an article in memory, in bytes: several screens.
const BEGINNING_BYTES: usize = 32 * 1024;

/// A reading of an article's beginning, unless the person is to be taken beyond it.
fn beginning_of(path: &ArticlePath, article: Arc<Article>, progress: &Progress) -> Option<Reading> {
    let place = progress.place_in(path);
    if place.is_some_and(|at| at + SCREEN_CHARS > article.text.n_chars()) {
        return None;
    }
    let mut reading = Reading::new(path.clone(), article);
    reading.is_whole = false;
    reading.start = place.map(|at| reading.byte_of(at));
    Some(reading)
}

/// The beginning of a long article in memory, to be shown until it was drawn; `None` for a short one, and where the
/// person is to be taken beyond it.
pub(super) fn partial_load(path: &ArticlePath, whole: &Article, progress: &Progress) -> Option<Reading> {
    beginning_of(path, Arc::new(whole.beginning(BEGINNING_BYTES)?), progress)
}

/// Whether a reading is a beginning whose whole is in memory.
pub(super) fn is_partial_load(reading: &Reading, library: &Library) -> bool {
    !reading.is_whole && library.get(&reading.path).is_some_and(|entry| entry.article.is_some())
}

impl Reader {
    /// Shows the beginning of an article that is waited for and still being read, unless the person is to be taken
    /// beyond it.
    pub(super) fn begin(
        &mut self,
        library: &Library,
        path: &ArticlePath,
        article: Arc<Article>,
        progress: &Progress,
    ) {
        let is_awaited = self.awaited.as_ref().is_some_and(|to| to.article == *path && to.mark.is_none());
        let is_read = library.get(path).is_none_or(|entry| entry.article.is_some());
        if is_awaited
            && !is_read
            && let Some(reading) = beginning_of(path, article, progress)
        {
            self.reading = Some(reading);
            self.awaited = None;
        }
    }

    /// Puts the whole in the place of its beginning, on whichever side that stands. Where the rest cannot be read the
    /// beginning is shown no longer; returns why.
    pub(super) fn complete(
        &mut self,
        open: &OpenProject,
        annotator: Option<&AnnotatorId>,
    ) -> Option<Problem> {
        let mut problem = None;
        for slot in [&mut self.reading, &mut self.beside] {
            let Some(beginning) = slot.as_ref().filter(|reading| !reading.is_whole) else { continue };
            let Some(entry) = open.library.get(&beginning.path) else { continue };
            if let Some(article) = &entry.article {
                let mut whole = Reading::new(beginning.path.clone(), Arc::clone(article));
                whole.selection = beginning.selection;
                whole.sentence = beginning.sentence;
                whole.caret = beginning.caret;
                whole.start = beginning.start;
                whole.refresh(&open.project, &open.locating, &open.visibility, annotator);
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
