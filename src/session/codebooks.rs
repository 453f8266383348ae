//! The codebook as a file: exported, put on a page that is printed, and imported. A file is read first and looked at; what
//! it comes to is one step.

use super::codebook_notice::CodebookNotice;
use super::codebook_plan::edits_of_import;
use super::cx::Cx;
use super::notices::FolderNotice;
use super::part_command::PartCommand;
use crate::exchange::codebook_reading::ReadBook;
use crate::exchange::export_words::ExportWords;
use crate::exchange::format::FormatId;
use crate::model::history::{CodebookStep, StepLabel};
use crate::model::id::slug;
use crate::storage::atomic_write::WriteError;
use crate::storage::codebook_exchange::page_path;
use crate::storage::problem::Problem;
use crate::workers::codebooks::CodebookWork;
use crate::workers::report::CodebookReport;
use crate::workers::task::Work;
use std::path::{Path, PathBuf};

/// A decision about the codebook as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodebookCommand {
    /// Export it in a format, to a file.
    Export(FormatId, PathBuf),
    /// Put it on a page that is printed.
    Print,
    /// Read another from a file, to look at what it would bring.
    Read(PathBuf),
    /// Take what was read.
    Take,
    /// Do without it.
    Forget,
}

impl PartCommand for CodebookCommand {
    fn needs_name(&self) -> bool {
        match self {
            Self::Take => true,
            Self::Export(..) | Self::Print | Self::Read(_) | Self::Forget => false,
        }
    }
}

/// A codebook that was read, or why it was not.
pub type ReadResult = Result<Box<ReadBook>, Box<Problem>>;

/// A codebook that is to be imported.
#[derive(Debug, Default)]
pub struct Importing {
    /// The ticket by which it is being read.
    ticket: Option<u64>,
    read: Option<(PathBuf, ReadResult)>,
}

impl Importing {
    /// The file, and what was read from it; `None` before it is read.
    #[must_use]
    pub fn read(&self) -> Option<(&Path, &ReadResult)> {
        self.read.as_ref().map(|(path, read)| (path.as_path(), read))
    }

    /// Whether the file is being read.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.ticket.is_some()
    }
}

pub(super) fn obey(
    importing: &mut Importing,
    cx: &mut Cx<'_>,
    words: Box<ExportWords>,
    command: CodebookCommand,
) {
    match command {
        CodebookCommand::Export(..) | CodebookCommand::Print | CodebookCommand::Take
            if !cx.open.is_ready() =>
        {
            cx.say(FolderNotice::StillReading);
        }
        CodebookCommand::Export(format, path) => {
            let (root, name, snapshot) = (cx.open.root.clone(), cx.open.name(), Box::new(cx.open.snapshot()));
            let work = CodebookWork::Write { root, name, path, format, words, snapshot };
            cx.start(Work::Codebook(work));
        }
        CodebookCommand::Print => {
            let (name, snapshot) = (cx.open.name(), Box::new(cx.open.snapshot()));
            let file = format!("{}.html", slug(&name, "codebook"));
            let path = page_path(&cx.preferences.places().state, &file);
            cx.start(Work::Codebook(CodebookWork::Print {
                name,
                path,
                words: Box::new(words.book),
                snapshot,
            }));
        }
        CodebookCommand::Read(path) => {
            let ticket = cx.start(Work::Codebook(CodebookWork::Read(path)));
            *importing = Importing { ticket: Some(ticket.number), read: None };
        }
        CodebookCommand::Take => take(importing, cx),
        CodebookCommand::Forget => *importing = Importing::default(),
    }
}

/// Takes what was read, as one step.
fn take(importing: &mut Importing, cx: &mut Cx<'_>) {
    let Some(annotator) = cx.own() else { return };
    if cx.open.codebook.is_locked {
        return cx.say(CodebookNotice::ImportLocked);
    }
    let Some((_, Ok(book))) = &importing.read else { return };
    let made = edits_of_import(cx.open, cx.ids, &book.themes, &annotator);
    *importing = Importing::default();
    if made.edits.is_empty() {
        return cx.say(CodebookNotice::NothingToImport);
    }
    let (n_made, n_filled) = (made.n_made, made.n_filled);
    cx.make(made.edits, StepLabel::Codebook(CodebookStep::Imported { n_made, n_filled }));
}

pub(super) fn hear(importing: &mut Importing, cx: &mut Cx<'_>, number: u64, report: CodebookReport) {
    match report {
        CodebookReport::Written { .. } => {}
        CodebookReport::Printed { path, result: Ok(()) } => {
            cx.out.show_page(path.clone());
            cx.say(CodebookNotice::Printed(path));
        }
        CodebookReport::Printed { path, result: Err(error) } => {
            cx.say(CodebookNotice::NotWritten(path, error));
        }
        // Another file may have been asked for since.
        CodebookReport::Read { path, result } => {
            if importing.ticket == Some(number) {
                *importing = Importing { ticket: None, read: Some((path, result)) };
            }
        }
    }
}

/// What is said of a codebook that was written, or was not.
pub(super) fn told(path: PathBuf, n_themes: usize, result: Result<(), WriteError>) -> CodebookNotice {
    match result {
        Ok(()) => CodebookNotice::Exported(path, n_themes),
        Err(error) => CodebookNotice::NotWritten(path, error),
    }
}

/// A worker broke down: what it was reading is not waited for any longer.
pub(super) fn failed(importing: &mut Importing, number: u64) {
    if importing.ticket == Some(number) {
        *importing = Importing::default();
    }
}
