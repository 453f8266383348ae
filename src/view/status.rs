//! The status bar: what is saved, what was just done, who annotates, long work.

use crate::model::theme::CodingUnit;
use crate::session::saving::SaveStatus;
use crate::session::{Notice, Session};

/// The status bar.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusView {
    /// The truth about saving; `None` where no project is open.
    pub saved: Option<SaveStatus>,
    /// The last message, and when it was said, in milliseconds of the sitting's clock.
    pub notice: Option<(Notice, u64)>,
    /// Who annotates.
    pub annotator: Option<String>,
    /// What every mark covers whole.
    pub unit: CodingUnit,
    /// Annotations in the open article.
    pub n_here: Option<usize>,
    /// Articles read and to be read, while a folder is being read.
    pub loading: Option<(usize, usize)>,
    /// Things that are wrong with files.
    pub n_problems: usize,
    /// Whether there is something to undo, and to redo.
    pub can_undo: bool,
    /// Whether there is something to redo.
    pub can_redo: bool,
}

impl StatusView {
    /// The status of the sitting.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let open = session.open_project();
        let reading = open.and_then(|open| open.reading.as_ref());
        Self {
            saved: open.map(crate::session::OpenProject::save_status),
            notice: session.notice().map(|said| (said.notice.clone(), said.at_millis)),
            annotator: session.settings().annotator.as_ref().map(|(_, name)| name.clone()),
            unit: open.map(|open| open.codebook.unit).unwrap_or_default(),
            n_here: reading.map(|reading| reading.marks.len() + reading.unplaced.len()),
            loading: open
                .and_then(|open| open.loading.as_ref().map(|loading| (loading.n_read, open.library.len()))),
            n_problems: open.map_or(0, |open| open.problems.len()),
            can_undo: open.is_some_and(|open| open.history.next_undo().is_some()),
            can_redo: open.is_some_and(|open| open.history.next_redo().is_some()),
        }
    }
}
