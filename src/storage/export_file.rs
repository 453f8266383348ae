//! Files the person asked for by name: exports. Written whole or not at all.

use super::atomic_write::{WriteError, hash_of, make_folder, replace_file};
use std::fs;
use std::path::Path;

/// Writes an export, over a file of that name if there is one: the person chose the name and was asked.
///
/// # Errors
/// Why it was not written; a file that stood there stands there still.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(folder)?;
    let seen = fs::read(path).ok().map(|bytes| hash_of(&bytes));
    replace_file(path, bytes, seen.as_ref()).map(|_| ())
}
