//! The codebook as a file: written in a format, as a page to be printed, and read from what other programs wrote.

use super::report::{CodebookReport, TaskOutput};
use super::snapshot::Snapshot;
use crate::exchange::codebook::{Book, BookWords};
use crate::exchange::{codebook_csv, codebook_markdown, codebook_page};
use crate::storage::atomic_write::WriteError;
use crate::storage::disk::Disk;
use crate::storage::{codebook_exchange, export_file};
use std::path::PathBuf;

/// A format that the codebook can be exported in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodebookFormat {
    /// A table, a row a theme.
    Csv,
    /// A document that can be read back.
    Markdown,
    /// A page to be printed.
    Html,
}

impl CodebookFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Markdown, Self::Html];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    /// How its files end, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }

    /// The format whose files end like this, small or large.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }
}

/// Work on a codebook.
#[derive(Debug)]
pub enum CodebookWork {
    /// Writes the codebook of the project in a folder, which has this name, to a file the person named.
    Write {
        root: PathBuf,
        name: String,
        path: PathBuf,
        format: CodebookFormat,
        words: Box<BookWords>,
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
            let bytes = codebook_bytes(format, &words, &book);
            let result = bytes.and_then(|bytes| export_file::write(&root, &path, &bytes));
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

/// The bytes of a codebook in a format.
///
/// # Errors
/// Where the format's writer fails, with its words.
pub fn codebook_bytes(format: CodebookFormat, words: &BookWords, book: &Book) -> Result<Vec<u8>, WriteError> {
    match format {
        CodebookFormat::Csv => {
            codebook_csv::write(book).map_err(|error| WriteError::Other(error.to_string()))
        }
        CodebookFormat::Markdown => Ok(codebook_markdown::write(book, words)),
        CodebookFormat::Html => Ok(codebook_page::write(book, words)),
    }
}
