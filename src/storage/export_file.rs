//! Files the person asked for by name: exports. Written whole or not at all.

use super::article_file::{ANNOTATIONS_FOLDER, is_article_name};
use super::atomic_write::{WriteError, folder_of, hash_of, make_folder, replace_file};
use super::disk::{Privacy, RealDisk};
use std::fs;
use std::path::Path;

/// Writes an export of the project at `root`, over a file of that name if there is one: the person chose the name
/// and was asked. Articles and the files below `annotations/` are never written over.
///
/// # Errors
/// Why it was not written; a file that stood there stands there still.
pub fn write(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    if belongs_to_project(root, path) {
        return Err(WriteError::OfProject);
    }
    make_folder(&RealDisk, folder_of(path), Privacy::Shared)?;
    let seen = fs::read(path).ok().map(|bytes| hash_of(&bytes));
    replace_file(&RealDisk, path, (bytes, Privacy::Shared), seen.as_ref()).map(|_| ())
}

/// Whether an article stands at `path`, or one of our files.
fn belongs_to_project(root: &Path, path: &Path) -> bool {
    let (Ok(root), Ok(real)) = (fs::canonicalize(root), fs::canonicalize(path)) else { return false };
    let is_ours = real.starts_with(root.join(ANNOTATIONS_FOLDER));
    real.is_file() && real.starts_with(&root) && (is_ours || is_article_name(&real))
}
