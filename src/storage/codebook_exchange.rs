//! Codebooks of other programs, read from a file the person named, and the page that is printed, kept on this computer.

use super::article_file::MAX_BYTES;
use super::atomic_write::{WriteError, hash_of, make_folder, replace_file};
use super::disk::{Disk, Privacy};
use super::problem::{Problem, ProblemKind};
use super::regular_file;
use crate::exchange::codebook_files::read_book;
use crate::exchange::codebook_reading::{Misread, ReadBook};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The folder of pages to be printed, beside the state of this computer.
const PAGES_FOLDER: &str = "print";

/// Reads a codebook from a file.
///
/// # Errors
/// Where it cannot be read, is too large, or holds no codebook.
pub fn read_codebook(path: &Path) -> Result<ReadBook, Problem> {
    let problem = |kind| Problem::of_file(&path.display().to_string(), kind);
    let bytes = regular_file::read(path, MAX_BYTES).map_err(|error| problem(error.into()))?;
    let n_bytes = bytes.len() as u64;
    if n_bytes > MAX_BYTES {
        return Err(problem(ProblemKind::TooLarge(n_bytes)));
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    read_book(&bytes, ending.as_deref().unwrap_or_default()).map_err(|why| {
        problem(match why {
            Misread::Undecodable(error) => ProblemKind::Undecodable(error),
            Misread::NoNames | Misread::OtherMarkdown | Misread::NoThemes | Misread::Unreadable(_) => {
                ProblemKind::NoCodebook(why)
            }
        })
    })
}

/// Where the page of a project is kept that is to be printed; `state` is where this computer keeps its state.
#[must_use]
pub fn page_path(state: &Path, name: &str) -> PathBuf {
    state.parent().unwrap_or(state).join(PAGES_FOLDER).join(name)
}

/// Writes a page that is to be printed, in the place of the one before.
///
/// # Errors
/// Why it was not written.
pub fn write_page(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    make_folder(disk, path.parent().unwrap_or(path), Privacy::Private)?;
    let seen = match disk.read(path, u64::MAX) {
        Ok(standing) => Some(hash_of(&standing)),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    replace_file(disk, path, bytes, Privacy::Private, seen.as_ref()).map(drop)
}
