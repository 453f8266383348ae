//! Looking again at our files while a project is open: what others wrote meanwhile.

use super::atomic_write::{ContentHash, hash_of};
use super::disk::{Disk, FileKind, Stamp};
use super::our_file::{OurFile, read_our_file};
use super::problem::Problem;
use super::project_folder::{SeenFile, ron_files};
use super::real_path::{RealPath, spellings};
use super::ron_format::MAX_BYTES;
use crate::model::moment::Moment;
use imbl::OrdMap;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// What stands in a file's place.
#[derive(Clone, Debug)]
pub enum FoundFile {
    /// The file, understood.
    File(Box<OurFile>),
    /// Nothing.
    Nothing,
    /// Something that is not understood.
    Broken(Box<Problem>),
}

/// What stands at a path within the project folder.
#[must_use]
pub fn look(disk: &dyn Disk, root: &Path, path: &RealPath) -> FoundFile {
    let real_path = path.under(root);
    match disk.meta(&real_path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => FoundFile::Nothing,
        _ => match read_our_file(disk, root, &real_path, None) {
            Ok(file) => FoundFile::File(Box::new(file)),
            Err(problem) => FoundFile::Broken(problem),
        },
    }
}

/// What is known of a file of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The hash of its bytes.
    pub hash: ContentHash,
    /// What tells whether it has changed; `None` where only reading it does.
    pub stamp: Option<Stamp>,
}

impl Known {
    /// What is known of a file that was not understood: it may hold what it held before, and is read again.
    pub const NOTHING: Self = Self { hash: [0; 32], stamp: None };

    /// What is known of a file that was seen.
    #[must_use]
    pub fn of(file: &SeenFile) -> Self {
        Self { hash: file.hash, stamp: file.stamp }
    }
}

/// What is known of our files, by path.
pub type KnownFiles = OrdMap<RealPath, Known>;

/// What looking again has found.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    /// What stands in files that hold something else than was known.
    pub found: Vec<(RealPath, FoundFile)>,
    /// Files that hold what was known, and how that can be told by now without reading them.
    pub settled: Vec<(RealPath, Known)>,
    /// The folders that cannot be listed, where all were to be; `None` where files were named.
    pub unlisted: Option<Vec<Problem>>,
}

/// Looks again, at this moment, at the files whose path is shown as one of those named, else at all. Those are read whose
/// stamp is not the one that is known, and understood whose bytes are not.
#[must_use]
pub fn look_again(
    disk: &dyn Disk,
    root: &Path,
    named: Option<&[String]>,
    known: &KnownFiles,
    at: Moment,
) -> Looked {
    let mut looked = Looked::default();
    if disk.meta(root).is_err() {
        return looked;
    }
    let mut unlisted = Vec::new();
    let mut paths: BTreeSet<RealPath> = if let Some(named) = named {
        named.iter().flat_map(|path| spellings(disk, root, path)).collect()
    } else {
        let found = ron_files(disk, root, &mut unlisted);
        found.iter().map(|path| RealPath::within(root, path)).collect()
    };
    // What is gone is in no listing.
    let is_named = |path: &RealPath| named.is_none_or(|named| named.contains(&path.shown()));
    paths.extend(known.keys().filter(|path| is_named(path)).cloned());
    looked.unlisted = named.is_none().then_some(unlisted);
    for path in paths {
        looked.look_at(disk, root, path, known, at);
    }
    looked
}

impl Looked {
    fn look_at(&mut self, disk: &dyn Disk, root: &Path, path: RealPath, known: &KnownFiles, at: Moment) {
        let known = known.get(&path);
        let stamp = disk.meta(&path.under(root)).ok().and_then(|meta| meta.stamp);
        if stamp.is_some() && known.is_some_and(|known| known.stamp == stamp) {
            return;
        }
        let settled = stamp.and_then(|stamp| stamp.settled(at));
        if let Some(known) = known
            && known.hash != Known::NOTHING.hash
            && hash_at(disk, root, &path) == Some(known.hash)
        {
            let known = Known { stamp: settled, ..*known };
            self.settled.extend(settled.map(|_| (path, known)));
            return;
        }
        let found = match look(disk, root, &path) {
            FoundFile::File(mut file) => {
                file.seen.stamp = file.seen.stamp.and_then(|stamp| stamp.settled(at));
                FoundFile::File(file)
            }
            FoundFile::Nothing if known.is_none() => return,
            other => other,
        };
        self.found.push((path, found));
    }
}

/// The hash of a file of ours; `None` where none can be read.
fn hash_at(disk: &dyn Disk, root: &Path, path: &RealPath) -> Option<ContentHash> {
    let path = path.under(root);
    let meta =
        disk.meta(&path).ok().filter(|meta| meta.kind == FileKind::File && meta.n_bytes <= MAX_BYTES)?;
    disk.read(&path, meta.n_bytes).ok().map(|bytes| hash_of(&bytes))
}
