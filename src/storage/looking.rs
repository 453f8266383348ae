//! Looking again at our files while a project is open: what others wrote meanwhile.

use super::atomic_write::ContentHash;
use super::disk::Disk;
use super::our_file::{OurFile, read_our_file};
use super::problem::Problem;
use super::project_folder::ron_files;
use super::real_path::{RealPath, spellings};
use std::collections::{BTreeMap, BTreeSet};
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

/// What stands in files of ours that hold something else than is `known` of them, by path: in those whose path is shown
/// as one of those named, else in all.
#[must_use]
pub fn look_again(
    disk: &dyn Disk,
    root: &Path,
    named: Option<&[String]>,
    known: &BTreeMap<RealPath, ContentHash>,
) -> Vec<(RealPath, FoundFile)> {
    let is_there = disk.meta(root).is_ok();
    let mut paths: BTreeSet<RealPath> = match named {
        _ if !is_there => BTreeSet::new(),
        Some(named) => named.iter().flat_map(|path| spellings(disk, root, path)).collect(),
        None => {
            let found = ron_files(disk, root, &mut Vec::new());
            found.iter().map(|path| RealPath::within(root, path)).collect()
        }
    };
    // What is gone is in no listing.
    let is_named = |path: &RealPath| named.is_none_or(|named| named.contains(&path.shown()));
    paths.extend(known.keys().filter(|path| is_there && is_named(path)).cloned());
    let differs = |path: &RealPath, found: &FoundFile| match found {
        FoundFile::File(file) => known.get(path) != Some(&file.seen.hash),
        FoundFile::Nothing => known.contains_key(path),
        FoundFile::Broken(_) => true,
    };
    let looked = paths.into_iter().map(|path| (path.clone(), look(disk, root, &path)));
    looked.filter(|(path, found)| differs(path, found)).collect()
}
