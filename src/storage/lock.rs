//! The advisory lock that a window and the command line take in turn, around reading, comparing and renaming only.

use super::atomic_write::{WriteError, make_folder};
use super::disk::{Disk, Held};
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
    /// Waits for the lock of an annotator's files, kept in this computer's state folder.
    ///
    /// # Errors
    /// Where another program holds it for more than five seconds, or the state folder cannot be written.
    pub fn take(disk: &dyn Disk, state: &Path, annotator: &AnnotatorId) -> Result<Self, WriteError> {
        Self::take_in(disk, &state.join(annotator.as_str()))
    }

    /// Waits for the lock by which scripts take turns, so that two of them do not both make the annotator or the
    /// theme that neither found.
    ///
    /// # Errors
    /// As for [`Self::take`].
    pub fn take_for_scripts(disk: &dyn Disk, state: &Path) -> Result<Self, WriteError> {
        Self::take_in(disk, state)
    }

    /// Waits for the lock of the drafts in a folder: they never wait for a project folder that hangs.
    ///
    /// # Errors
    /// As for [`Self::take`].
    pub fn take_of_drafts(disk: &dyn Disk, folder: &Path) -> Result<Self, WriteError> {
        Self::take_in(disk, folder)
    }

    fn take_in(disk: &dyn Disk, folder: &Path) -> Result<Self, WriteError> {
        make_folder(disk, folder)?;
        let path = folder.join("lock");
        for _ in 0..TRIES {
            match disk.try_lock(&path)? {
                Some(held) => return Ok(Self { _held: held }),
                None => std::thread::sleep(PAUSE),
            }
        }
        Err(WriteError::Other("another program holds the lock of these files".to_owned()))
    }
}
