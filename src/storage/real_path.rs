//! Paths of our files as the disk spells them. A name may be composed otherwise than we write it, as on a Mac or in an
//! archive: names are compared in one form and used in the disk's.

use super::disk::Disk;
use crate::text::decode::nfc;
use std::path::{Component, Path, PathBuf};

/// The path of a file within the project folder, letter for letter as it is on disk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RealPath(PathBuf);

impl RealPath {
    /// The path of a file that was found below `root`.
    #[must_use]
    pub fn within(root: &Path, path: &Path) -> Self {
        Self(path.strip_prefix(root).unwrap_or(path).to_owned())
    }

    /// The path of a file that is not there yet.
    #[must_use]
    pub fn new(place: &str) -> Self {
        Self(PathBuf::from(place))
    }

    /// Where the file is.
    #[must_use]
    pub fn under(&self, root: &Path) -> PathBuf {
        root.join(&self.0)
    }

    /// The path as it is compared and shown: NFC, `/` between folders.
    #[must_use]
    pub fn shown(&self) -> String {
        shown(&self.0)
    }
}

/// A path within the project folder as it is compared and shown.
pub(super) fn relative(root: &Path, path: &Path) -> String {
    shown(path.strip_prefix(root).unwrap_or(path))
}

fn shown(path: &Path) -> String {
    let parts: Vec<String> = path.components().map(|part| nfc(&part.as_os_str().to_string_lossy())).collect();
    parts.join("/")
}

/// The files below `root` whose path is shown as `path`: more than one where names differ only in how letters are
/// composed.
pub(super) fn spellings(disk: &dyn Disk, root: &Path, path: &str) -> Vec<RealPath> {
    if path.is_ascii() {
        return vec![RealPath::new(path)];
    }
    let mut found = vec![root.to_owned()];
    for part in Path::new(path).components() {
        let Component::Normal(part) = part else { return Vec::new() };
        let is_meant = |path: &PathBuf| {
            path.file_name().is_some_and(|name| nfc(&name.to_string_lossy()) == part.to_string_lossy())
        };
        let below = found.iter().flat_map(|folder| disk.list(folder).unwrap_or_default());
        found = below.map(|(path, _)| path).filter(is_meant).collect();
    }
    found.iter().map(|path| RealPath::within(root, path)).collect()
}
