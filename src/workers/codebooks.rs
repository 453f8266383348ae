//! The codebook as a file: written in a format, as a page to be printed, and read from what other programs wrote.

use super::report::{CodebookReport, TaskOutput};
use super::snapshot::Snapshot;
use crate::exchange::codebook::BookWords;
use crate::exchange::codebook_page;
use crate::exchange::export_words::ExportWords;
use crate::exchange::format::FormatId;
use crate::exchange::sink::Sink;
use crate::storage::disk::Disk;
use crate::storage::{codebook_exchange, export_file};
use std::path::PathBuf;

/// Work on a codebook.
#[derive(Debug)]
pub enum CodebookWork {
    /// Writes the codebook of the project in a folder, which has this name, to a file the person named.
    Write {
        root: PathBuf,
        name: String,
        path: PathBuf,
        format: FormatId,
        words: Box<ExportWords>,
        snapshot: Box<Snapshot>,
    },
    /// Writes the page that is to be printed to this computer's place for it.
    Print { name: String, path: PathBuf, words: Box<BookWords>, snapshot: Box<Snapshot> },
    /// Reads a codebook from a file.
    Read(PathBuf),
}

impl CodebookWork {
    /// Whether it belongs to the project that is open.
    pub(super) fn is_of_project(&self) -> bool {
        match self {
            Self::Read(_) | Self::Print { .. } => true,
            Self::Write { .. } => false,
        }
    }
}

/// Does the work, and reports what came of it.
pub(super) fn perform(work: CodebookWork, disk: &dyn Disk, report: &mut dyn FnMut(TaskOutput)) {
    report(TaskOutput::Codebook(match work {
        CodebookWork::Write { root, name, path, format, words, snapshot } => {
            let book = snapshot.book(&name);
            let write = &mut |out: &mut dyn Sink| format.write_book(&book, &words, out);
            let export = export_file::Export { write, is_stopped: &|| false, proof: None };
            let result = export_file::write_with(&root, &path, export);
            CodebookReport::Written { path, n_themes: book.themes.len(), result }
        }
        CodebookWork::Print { name, path, words, snapshot } => {
            let bytes = codebook_page::write(&snapshot.book(&name), &words);
            let result = codebook_exchange::write_page(disk, &path, &bytes);
            CodebookReport::Printed { path, result }
        }
        CodebookWork::Read(path) => {
            let result = codebook_exchange::read_codebook(&path);
            CodebookReport::Read { path, result: result.map(Box::new).map_err(Box::new) }
        }
    }));
}
