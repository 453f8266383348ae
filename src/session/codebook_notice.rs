//! What the status line tells of the codebook as a file.

use super::notices::Weight;
use crate::storage::atomic_write::WriteError;
use std::path::PathBuf;

/// What is said of the codebook as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodebookNotice {
    /// It was exported: where, how many themes.
    Exported(PathBuf, usize),
    /// It, or the page of it, was not written.
    NotWritten(PathBuf, WriteError),
    /// The page was written and is being opened, to be printed from there.
    Printed(PathBuf),
    /// The page was written, and the desktop opens no pages.
    PageNotOpened(PathBuf),
    /// It is locked: nothing is imported.
    ImportLocked,
    /// Every theme of the file is there, and has what the file says or something else.
    NothingToImport,
}

impl CodebookNotice {
    pub(super) fn weight(&self) -> Weight {
        match self {
            Self::NotWritten(..) | Self::Printed(_) | Self::PageNotOpened(_) | Self::ImportLocked => {
                Weight::Staying
            }
            Self::Exported(..) | Self::NothingToImport => Weight::Passing,
        }
    }
}
