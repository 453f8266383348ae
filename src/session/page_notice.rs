//! What the status line tells of an article on paper.

use super::notices::Weight;
use crate::storage::atomic_write::WriteError;
use crate::workers::printing::PageTold;
use std::path::PathBuf;

/// What is said of an article on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageNotice {
    /// The PDF was saved: where, and what it has.
    Saved(PathBuf, PageTold),
    /// It was made and is being opened, to be printed from there.
    Printed(PathBuf, PageTold),
    /// It was not written.
    NotWritten(PathBuf, WriteError),
    /// It was made, and the desktop opens no PDF.
    NotOpened(PathBuf),
}

impl PageNotice {
    pub(super) fn weight(&self) -> Weight {
        match self {
            Self::Saved(_, told) if told.missing.is_empty() => Weight::Passing,
            Self::Saved(..) | Self::Printed(..) | Self::NotWritten(..) | Self::NotOpened(_) => {
                Weight::Staying
            }
        }
    }
}
