//! Small files that this computer keeps for itself, each a value as RON: read whole, and written whole in the place of what
//! stood there. Of two windows the last one has its way.

use super::atomic_write::{WriteError, folder_above, hash_of, make_folder, replace_file};
use super::disk::{Disk, Privacy, RealDisk};
use super::misreading::{Misreading, ReadingFault};
use super::problem::{Problem, ProblemKind};
use super::ron_format::{MAX_BYTES, from_plain_ron, to_ron};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io;
use std::path::Path;

/// Reads a value; `None` where there is no file.
///
/// # Errors
/// The problem of a file that is not understood or cannot be read.
pub(super) fn read<T: DeserializeOwned>(file: &Path) -> Result<Option<T>, Box<Problem>> {
    let name = file.display().to_string();
    let bytes = match RealDisk.read(file, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Box::new(Problem::of_file(&name, error.into()))),
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let misread = Misreading::new(ReadingFault::NotUtf8, &error);
        Box::new(Problem::of_file(&name, ProblemKind::NotRon(misread)))
    })?;
    from_plain_ron(&name, &text).map(Some)
}

/// Writes a value, which nobody else may read.
///
/// # Errors
/// Why it was not written; what stood there stands there still.
pub(super) fn write<T: Serialize>(file: &Path, value: &T) -> Result<(), WriteError> {
    let text = to_ron(value).map_err(|error| WriteError::Other(error.to_string()))?;
    make_folder(&RealDisk, folder_above(file), Privacy::Private)?;
    let seen = RealDisk.read(file, MAX_BYTES).ok().map(|bytes| hash_of(&bytes));
    replace_file(&RealDisk, file, text.as_bytes(), Privacy::Private, seen.as_ref()).map(|_| ())
}
