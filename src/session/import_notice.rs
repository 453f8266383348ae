//! What the status line tells of imports.

use super::notices::Weight;
use crate::storage::atomic_write::WriteError;
use crate::workers::importing::ImportFault;

/// A message about an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportNotice {
    /// There is nothing new in what was read.
    NothingNew,
    /// There is no file in what was to be read.
    NoFiles,
    /// An import is under way already.
    StillAtIt,
    /// It was stopped: nothing was imported.
    Stopped,
    /// The articles could not be written: nothing was imported.
    NotWritten(ImportFault),
    /// So many files of an import that was undone are left in the folder: they were changed, or somebody has records of them.
    LeftInFolder(usize),
    /// So many files of an import were not put back: others stand in their places.
    NotPutBack(usize),
    /// The files of an import could not be taken away or put back.
    NotMoved(WriteError),
}

impl ImportNotice {
    pub(super) fn weight(&self) -> Weight {
        match self {
            Self::NotWritten(_) | Self::LeftInFolder(_) | Self::NotPutBack(_) | Self::NotMoved(_) => {
                Weight::Staying
            }
            Self::NothingNew | Self::NoFiles | Self::StillAtIt | Self::Stopped => Weight::Passing,
        }
    }
}
