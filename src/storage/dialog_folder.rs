//! Where a file dialog begins.

use std::path::{Path, PathBuf};

/// The first of these folders that is there; asking may take as long as a network does.
#[must_use]
pub fn first_there(wanted: &[PathBuf]) -> Option<&Path> {
    wanted.iter().map(PathBuf::as_path).find(|folder| folder.is_dir())
}
