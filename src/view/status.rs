//! The status bar: what is saved, what was just done, who annotates, long work.

use crate::model::theme::CodingUnit;
use crate::session::{Drafting, ExportAtWork, Notice, SaveStatus, Session};
use crate::text::positions::Span;
use crate::workers::report::ExportProgress;

/// What the place in an article is told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceFacts {
    /// Length of the text, in bytes.
    pub n_bytes: usize,
    /// Minutes all of it takes to read, in hundredths.
    pub n_centiminutes: usize,
}

impl PlaceFacts {
    /// How much of the article lies behind the reader, in per cent, and the minutes that are left, about; from the
    /// bytes in sight. The first line in sight at the start is 0, the last one at the end 100, as of a scroll bar.
    #[must_use]
    pub fn at(&self, sight: Span) -> (usize, usize) {
        let n_hidden = self.n_bytes.saturating_sub(sight.len());
        let n_before = sight.start.min(n_hidden);
        let percent = (n_before * 100).checked_div(n_hidden).unwrap_or(100);
        let n_left = (n_hidden - n_before) * self.n_centiminutes;
        (percent, n_left.div_ceil((n_hidden * 100).max(1)))
    }
}

/// What was typed and is no decision yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DraftsFacts {
    /// Drafts that nobody types at now.
    pub n_waiting: usize,
    /// Whether something is being typed.
    pub is_typing: bool,
    /// Whether something of it is not on this computer's disk yet.
    pub is_unkept: bool,
}

/// An export that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFacts {
    /// The name of its file.
    pub name: String,
    /// How far it has come; `None` before the first articles are gathered.
    pub progress: Option<ExportProgress>,
}

impl ExportFacts {
    fn of(work: &ExportAtWork) -> Self {
        let name = work.path.file_name().unwrap_or(work.path.as_os_str()).to_string_lossy().into_owned();
        Self { name, progress: work.progress }
    }
}

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
    /// Whether others' marks are hidden in the open article because the study codes blind.
    pub is_blind_here: bool,
    /// How many people's marks are left out.
    pub n_hidden: usize,
    /// Whether one is through with the open article.
    pub is_done: bool,
    /// Annotations in the open article that are shown.
    pub n_here: Option<usize>,
    /// What the place in the open article is told by.
    pub place: Option<PlaceFacts>,
    /// Articles read and to be read, while a folder is being read.
    pub loading: Option<(usize, usize)>,
    /// Annotations looked for and to be looked for, while that goes on.
    pub locating: Option<(usize, usize)>,
    /// The export that is being written.
    pub exporting: Option<ExportFacts>,
    /// Things that are wrong with files.
    pub n_problems: usize,
    /// Places that two sides changed differently.
    pub n_conflicts: usize,
    /// Whether what is not in the project folder is in the journal on this computer.
    pub is_kept: bool,
    /// What was typed and is no decision yet.
    pub drafts: DraftsFacts,
    /// Whether there is something to undo, and to redo.
    pub can_step: (bool, bool),
}

impl StatusView {
    /// The status of the sitting.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let open = session.open_project();
        let (reading, drafting) = (session.reading(), session.drafting());
        Self {
            saved: open.map(crate::session::OpenProject::save_status),
            notice: session.notice().map(|said| (said.notice.clone(), said.at_millis)),
            annotator: session.settings().annotator.as_ref().map(|(_, name)| name.clone()),
            unit: open.map(|open| open.codebook.unit).unwrap_or_default(),
            is_blind_here: open
                .zip(reading)
                .is_some_and(|(open, reading)| open.visibility_of(&reading.path).is_blind()),
            n_hidden: open.map_or(0, |open| open.visibility.n_hidden()),
            is_done: session
                .records()
                .zip(reading)
                .is_some_and(|(records, reading)| records.about_of(&reading.path).is_done),
            n_here: reading
                .filter(|reading| reading.is_whole)
                .map(|reading| reading.marks.len() + reading.unplaced.len()),
            place: reading.map(|reading| PlaceFacts {
                n_bytes: reading.text().len(),
                n_centiminutes: session.progress().pace().n_minutes(reading.article.text.n_chars() * 100),
            }),
            loading: open
                .and_then(|open| open.loading.as_ref().map(|loading| (loading.n_read, open.library.len()))),
            locating: open.and_then(|open| open.locating.progress()),
            exporting: session.exporting().and_then(|exporting| exporting.at_work()).map(ExportFacts::of),
            n_problems: open.map_or(0, |open| open.problems.len()),
            n_conflicts: open.map_or(0, |open| open.n_conflicts),
            is_kept: open.is_none_or(crate::session::OpenProject::is_kept),
            drafts: DraftsFacts {
                n_waiting: drafting.map_or(0, Drafting::n_waiting),
                is_typing: drafting.is_some_and(Drafting::is_typing),
                is_unkept: drafting.is_some_and(Drafting::is_unkept),
            },
            can_step: open.map_or((false, false), |open| {
                (open.history.next_undo().is_some(), open.history.next_redo().is_some())
            }),
        }
    }
}
