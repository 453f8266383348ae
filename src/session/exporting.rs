//! Exports: what would be in one is shown before it is made; then a worker gathers the passages from a snapshot and writes
//! them, and can be stopped.

use super::asked::Asked;
use super::cx::Cx;
use super::notices::FolderNotice;
use crate::exchange::export_options::ExportOptions;
use crate::exchange::export_words::ExportWords;
use crate::exchange::format::FormatId;
use crate::search::passage_fault::PassageFault;
use crate::storage::atomic_write::WriteError;
use crate::workers::exporting::{ExportAsked, ExportPreview, ExportWish, PreviewQuestion};
use crate::workers::report::{ExportProgress, ExportReport};
use crate::workers::task::Work;
use crate::workers::ticket::Ticket;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A decision about exports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportCommand {
    /// Show what would be in an export; it is followed while the project changes.
    Preview(ExportWish),
    /// No longer show it.
    Forget,
    /// Write it.
    Write(Box<ExportTo>),
    /// Stop writing.
    Stop,
}

/// An export that is to be written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportTo {
    pub wish: ExportWish,
    pub format: FormatId,
    pub options: ExportOptions,
    pub path: PathBuf,
}

/// What is shown of an export before it is made, and what is being written.
#[derive(Debug, Default)]
pub struct Exporting {
    wish: Option<ExportWish>,
    preview: Asked<PreviewQuestion>,
    at_work: Vec<ExportAtWork>,
}

/// An export that is being written.
#[derive(Debug)]
pub struct ExportAtWork {
    ticket: Ticket,
    /// Where it goes.
    pub path: PathBuf,
    /// How far it has come; `None` before the first articles are gathered.
    pub progress: Option<ExportProgress>,
}

impl Exporting {
    /// What would be in the export that is being thought of; it may be the answer to an earlier question.
    #[must_use]
    pub fn preview(&self) -> Option<&Arc<Result<ExportPreview, PassageFault>>> {
        self.preview.answer()
    }

    /// Whether the preview is of what is being thought of now.
    #[must_use]
    pub fn is_previewed(&self) -> bool {
        self.preview.is_answered()
    }

    /// Tells one preview from all others of the sitting.
    #[must_use]
    pub fn n_previews(&self) -> u64 {
        self.preview.n_answers()
    }

    /// The export that is being written, the first where several wait.
    #[must_use]
    pub fn at_work(&self) -> Option<&ExportAtWork> {
        self.at_work.first()
    }

    /// Takes in what a worker answered; gives it back where it is no preview.
    pub(super) fn heard(
        &mut self,
        number: u64,
        answer: Box<dyn std::any::Any + Send>,
    ) -> Option<Box<dyn std::any::Any + Send>> {
        self.preview.heard(number, answer)
    }

    /// A worker broke down.
    pub(super) fn failed(&mut self, number: u64) {
        self.preview.failed(number);
        self.at_work.retain(|work| work.ticket.number != number);
    }
}

pub(super) fn obey(
    exporting: &mut Exporting,
    cx: &mut Cx<'_>,
    words: Box<ExportWords>,
    command: ExportCommand,
) {
    match command {
        ExportCommand::Preview(wish) => {
            if exporting.wish.as_ref() != Some(&wish) {
                exporting.wish = Some(wish);
                exporting.preview.stop();
                ask_again(exporting, cx);
            }
        }
        ExportCommand::Forget => {
            exporting.wish = None;
            exporting.preview.stop();
        }
        ExportCommand::Write(to) => write(exporting, cx, words, *to),
        ExportCommand::Stop => {
            if let Some(work) = exporting.at_work.first() {
                work.ticket.cancel();
            }
        }
    }
}

/// Has the preview made again, where the project is another than it was made of.
pub(super) fn ask_again(exporting: &mut Exporting, cx: &mut Cx<'_>) {
    let version = cx.open.changes.version();
    let Some(wish) = exporting.wish.clone().filter(|_| exporting.preview.is_due(version)) else { return };
    let snapshot = Box::new(cx.open.snapshot());
    let question = Box::new(PreviewQuestion { wish, filter: Box::new(cx.open.visibility.clone()) });
    let ticket = cx.start(Work::Compute { snapshot, question });
    exporting.preview.asked(ticket, version);
}

fn write(exporting: &mut Exporting, cx: &mut Cx<'_>, words: Box<ExportWords>, to: ExportTo) {
    let ExportTo { wish, format, options, path } = to;
    let snapshot = Box::new(cx.open.snapshot());
    let root = cx.open.root.clone();
    let asked = ExportAsked { root, path: path.clone(), format, wish, options, words, snapshot };
    let ticket = cx.start(Work::Export(Box::new(asked)));
    exporting.at_work.push(ExportAtWork { ticket, path, progress: None });
}

/// Takes in how far an export has come; says what is told of one that is over.
pub(super) fn hear(exporting: &mut Exporting, number: u64, report: &ExportReport) {
    match report {
        ExportReport::Progress(progress) => {
            let work = exporting.at_work.iter_mut().find(|work| work.ticket.number == number);
            if let Some(work) = work {
                work.progress = Some(*progress);
            }
        }
        ExportReport::TableWritten { .. } => {}
        ExportReport::Written { .. } => exporting.at_work.retain(|work| work.ticket.number != number),
    }
}

/// What is said of a table of numbers that was written, or was not.
pub(super) fn told_table(path: &Path, result: Result<(), WriteError>) -> FolderNotice {
    match result {
        Ok(()) => FolderNotice::TableSaved(path.to_owned()),
        Err(error) => FolderNotice::NotExported(path.to_owned(), error),
    }
}

/// What is said of an export that was written, or was not.
pub(super) fn told(path: &Path, result: Result<usize, WriteError>) -> FolderNotice {
    match result {
        Ok(n_passages) => FolderNotice::Exported(path.to_owned(), n_passages),
        Err(WriteError::Stopped) => FolderNotice::ExportStopped(path.to_owned()),
        Err(error) => FolderNotice::NotExported(path.to_owned(), error),
    }
}
