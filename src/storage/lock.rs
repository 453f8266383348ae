//! The advisory lock that a window and the command line take in turn, around reading, comparing and renaming only.

use super::atomic_write::{WriteError, make_folder};
use crate::model::id::AnnotatorId;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

/// Held until dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// How often it is tried, and the pause between: five seconds in all.
const TRIES: u32 = 500;
const PAUSE: Duration = Duration::from_millis(10);

impl Lock {
    /// Waits for the lock of an annotator's files, kept in this computer's state folder.
    ///
    /// # Errors
    /// Where another program holds it for more than five seconds, or the state folder cannot be written.
    pub fn take(state: &Path, annotator: &AnnotatorId) -> Result<Self, WriteError> {
        Self::take_in(&state.join(annotator.as_str()))
    }

    /// Waits for the lock by which scripts take turns, so that two of them do not both make the annotator or the
    /// theme that neither found.
    ///
    /// # Errors
    /// As for [`Self::take`].
    pub fn take_for_scripts(state: &Path) -> Result<Self, WriteError> {
        Self::take_in(state)
    }

    fn take_in(folder: &Path) -> Result<Self, WriteError> {
        make_folder(folder)?;
        let file = File::create(folder.join("lock"))?;
        for _ in 0..TRIES {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
        Err(WriteError::Other("another program holds the lock of these files".to_owned()))
    }
}
