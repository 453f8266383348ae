//! The advisory locks that windows and the command line take in turn, around reading, comparing and renaming only.

use super::atomic_write::{WriteError, make_folder};
use super::disk::{Disk, FileKind, Held, Privacy};
use super::journal::folder_of_project;
use crate::model::id::AnnotatorId;
use std::fmt;
use std::path::Path;
use std::time::Duration;

/// Held until dropped.
pub struct Lock {
    _held: Held,
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lock")
    }
}

/// How often it is tried, and the pause between: five seconds in all.
const TRIES: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);

impl Lock {
    /// Waits for the lock of an annotator's files in one project folder (its real path). It is kept in this computer's
    /// state folder and is the project's own: while a folder does not answer, another project can be saved.
    ///
    /// # Errors
    /// Where another program holds it for more than five seconds, or the state folder cannot be written.
    pub fn take_for_project(
        disk: &dyn Disk,
        state: &Path,
        annotator: &AnnotatorId,
        root: &Path,
    ) -> Result<Self, WriteError> {
        let owner = state.join(annotator.as_str());
        make_folder(disk, &owner, Privacy::Private)?;
        Self::take_at(disk, &folder_of_project(&owner, root).with_added_extension("lock"))
    }

    /// Waits for the lock of what this computer keeps of an annotator's work. It is held only while this computer's own
    /// disk is read and written.
    ///
    /// # Errors
    /// As for [`Self::take_for_project`].
    pub fn take(disk: &dyn Disk, state: &Path, annotator: &AnnotatorId) -> Result<Self, WriteError> {
        Self::take_in(disk, &state.join(annotator.as_str()))
    }

    /// Waits for the lock by which scripts take turns, so that two of them do not both make the annotator or the
    /// theme that neither found.
    ///
    /// # Errors
    /// As for [`Self::take_for_project`].
    pub fn take_for_scripts(disk: &dyn Disk, state: &Path) -> Result<Self, WriteError> {
        Self::take_in(disk, state)
    }

    /// Waits for the lock by which imports of the command line into one project folder (its real path) take turns, so that
    /// the second knows the articles of the first.
    ///
    /// # Errors
    /// As for [`Self::take_for_project`].
    pub fn take_for_import(disk: &dyn Disk, state: &Path, root: &Path) -> Result<Self, WriteError> {
        make_folder(disk, state, Privacy::Private)?;
        Self::take_at(disk, &folder_of_project(state, root).with_added_extension("import-lock"))
    }

    /// Waits for the lock in a folder of this computer's state.
    ///
    /// # Errors
    /// As for [`Self::take_for_project`].
    pub(super) fn take_in(disk: &dyn Disk, folder: &Path) -> Result<Self, WriteError> {
        make_folder(disk, folder, Privacy::Private)?;
        Self::take_at(disk, &folder.join("lock"))
    }

    fn take_at(disk: &dyn Disk, path: &Path) -> Result<Self, WriteError> {
        if disk.meta(path).is_ok_and(|meta| meta.kind == FileKind::Link) {
            return Err(WriteError::Link);
        }
        for _ in 0..TRIES {
            match disk.try_lock(path)? {
                Some(held) => return Ok(Self { _held: held }),
                None => std::thread::sleep(PAUSE),
            }
        }
        Err(WriteError::Locked)
    }
}
