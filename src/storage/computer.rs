//! Which computer writes a folder. Each has a stamp, made once and kept in its state folder; the first that writes an
//! annotator's folder leaves it there. So two computers with the same settings are told apart before they write over
//! one another, and a name on another computer is not taken for one's own.

use super::article_file::ANNOTATIONS_FOLDER;
use super::atomic_write::{WriteError, hash_of, make_folder, replace_file};
use super::disk::{Disk, FileKind, Privacy};
use super::journal::StateFolder;
use super::our_file::{OurFile, read_our_file};
use super::project_folder::ron_files_below;
use super::regular_file;
use crate::model::id::AnnotatorId;
use crate::model::project::Annotator;
use crate::text::reading_text::hex;
use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The file in the state folder that holds this computer's stamp.
const STAMP: &str = "computer.txt";

/// The file in an annotator's folder that tells whose it is; hidden, so that nothing takes it for annotations.
const OWNER: &str = ".computer";

/// The file among what this computer keeps of an annotator's work in a project that holds their name.
const NAME: &str = "name.txt";

/// A stamp is short; what is longer is none.
const MAX_BYTES: u64 = 1024;

/// Whose an annotator's folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// No computer has left its stamp, or there is no such folder.
    Nobody,
    /// This computer.
    This,
    /// Another one, or this one before its state was lost.
    Another,
}

/// Makes this computer's stamp of `letters` where it has none yet, or has one that was copied from another machine.
///
/// # Errors
/// What the system says.
pub fn introduce(disk: &dyn Disk, state: &Path, letters: &str) -> Result<(), WriteError> {
    let path = state.join(STAMP);
    let machine = machine();
    let known = read(disk, &path)?;
    if let Some(known) = &known {
        let (_, made_on) = known.split_once(' ').unwrap_or((known, ""));
        if made_on == machine || made_on.is_empty() || machine.is_empty() {
            return Ok(());
        }
    }
    make_folder(disk, state, Privacy::Private)?;
    let seen = known.map(|known| hash_of(format!("{known}\n").as_bytes()));
    let text = format!("{letters} {machine}");
    let text = format!("{}\n", text.trim_end());
    match replace_file(disk, &path, text.as_bytes(), Privacy::Private, seen.as_ref()) {
        // Another process of this computer was quicker.
        Err(WriteError::ChangedOnDisk) => Ok(()),
        other => other.map(|_| ()),
    }
}

/// Whose an annotator's folder is.
///
/// # Errors
/// What the system says: a stamp that cannot be read for now is nobody else's.
pub fn owner(
    disk: &dyn Disk,
    root: &Path,
    state: &Path,
    annotator: &AnnotatorId,
) -> Result<Owner, WriteError> {
    Ok(match (read(disk, &owner_file(root, annotator))?, stamp(disk, state)?) {
        (None, _) => Owner::Nobody,
        (Some(owner), Some(own)) if owner == own => Owner::This,
        (Some(_), _) => Owner::Another,
    })
}

/// Whether another computer is known to write an annotator's folder.
#[must_use]
pub fn is_of_another(disk: &dyn Disk, root: &Path, state: &Path, annotator: &AnnotatorId) -> bool {
    matches!(owner(disk, root, state, annotator), Ok(Owner::Another))
}

/// Leaves this computer's stamp in an annotator's folder, which is there.
///
/// # Errors
/// `OtherComputer` where another one's is there; what the system says.
pub(super) fn claim(
    disk: &dyn Disk,
    root: &Path,
    state: &Path,
    annotator: &AnnotatorId,
) -> Result<(), WriteError> {
    match owner(disk, root, state, annotator)? {
        Owner::This => Ok(()),
        Owner::Another => Err(WriteError::OtherComputer),
        Owner::Nobody => write_owner(disk, root, state, annotator),
    }
}

/// Makes an annotator's folder this computer's, whosever it was: the person said so.
///
/// # Errors
/// What the system says.
pub fn take_over(
    disk: &dyn Disk,
    root: &Path,
    state: &Path,
    annotator: &AnnotatorId,
) -> Result<(), WriteError> {
    make_folder(disk, &state.join(annotator.as_str()), Privacy::Private)?;
    make_folder(disk, &folder(root, annotator), Privacy::Shared)?;
    write_owner(disk, root, state, annotator)
}

fn write_owner(
    disk: &dyn Disk,
    root: &Path,
    state: &Path,
    annotator: &AnnotatorId,
) -> Result<(), WriteError> {
    let Some(own) = stamp(disk, state)? else { return Ok(()) };
    let path = owner_file(root, annotator);
    let seen = read(disk, &path)?.map(|known| hash_of(format!("{known}\n").as_bytes()));
    let text = format!("{own}\n");
    match replace_file(disk, &path, text.as_bytes(), Privacy::Shared, seen.as_ref()) {
        Err(WriteError::ChangedOnDisk) => Err(WriteError::OtherComputer),
        other => other.map(|_| ()),
    }
}

/// The annotators of a name that have files in a project, in order of their ids.
#[must_use]
pub fn namesakes(disk: &dyn Disk, root: &Path, name: &str) -> BTreeSet<AnnotatorId> {
    let annotations = root.join(ANNOTATIONS_FOLDER);
    let folders = disk.list(&annotations).unwrap_or_default().into_iter();
    let folders = folders.filter(|(_, kind)| *kind == FileKind::Folder).map(|(folder, _)| folder);
    let heads = folders.filter_map(|folder| first_file(disk, root, folder));
    heads.filter(|file| file.annotator.1.name == name).map(|file| file.annotator.0).collect()
}

/// Who an annotator of a project is, as a file of theirs tells it; `None` where none does.
#[must_use]
pub fn annotator(disk: &dyn Disk, root: &Path, id: &AnnotatorId) -> Option<Annotator> {
    let file = first_file(disk, root, folder(root, id))?;
    (file.annotator.0 == *id).then_some(file.annotator.1)
}

/// A file of an annotator that is understood, the codebook first: it tells who they are.
fn first_file(disk: &dyn Disk, root: &Path, folder: PathBuf) -> Option<OurFile> {
    let mut paths = ron_files_below(disk, root, folder, &mut Vec::new());
    paths.sort_by_key(|path| (path.file_name() != Some("codebook.ron".as_ref()), path.clone()));
    paths.iter().find_map(|path| read_our_file(disk, root, path, None).ok())
}

/// Whether this computer has written as an annotator before: it has state of theirs, and their folder is not another's.
#[must_use]
pub fn is_written_here(disk: &dyn Disk, root: &Path, state: &Path, annotator: &AnnotatorId) -> bool {
    let has_state = disk.meta(&state.join(annotator.as_str())).is_ok();
    has_state && !is_of_another(disk, root, state, annotator)
}

/// Keeps that an annotator of this name is about to be written in a project, which has no folder of theirs yet: whatever
/// becomes of that, the same name is the same annotator the next time.
///
/// # Errors
/// What the system says.
pub fn begin(disk: &dyn Disk, state_folder: &StateFolder, name: &str) -> Result<(), WriteError> {
    let folder = state_folder.folder();
    make_folder(disk, &folder, Privacy::Private)?;
    let text = format!("{name}\n");
    match replace_file(disk, &folder.join(NAME), text.as_bytes(), Privacy::Private, None) {
        Err(WriteError::ChangedOnDisk) => Ok(()),
        other => other.map(drop),
    }
}

/// The annotator of a name whom this computer began to write in a project (its real path).
#[must_use]
pub fn begun(disk: &dyn Disk, root: &Path, state: &Path, name: &str) -> Option<AnnotatorId> {
    let all = state_folders(disk, state, root).into_iter();
    let of_name = |folder: &StateFolder| matches!(read(disk, &folder.folder().join(NAME)), Ok(Some(known)) if known == name);
    let mut ids = all.filter(of_name).map(|folder| folder.annotator);
    ids.find(|id| !is_of_another(disk, root, state, id))
}

/// What this computer keeps of a project (its real path), for each annotator whom it ever wrote there, in order of their ids.
#[must_use]
pub fn state_folders(disk: &dyn Disk, state: &Path, root: &Path) -> Vec<StateFolder> {
    let folders = disk.list(state).unwrap_or_default().into_iter();
    let names = folders.filter(|(_, kind)| *kind == FileKind::Folder);
    let ids: BTreeSet<AnnotatorId> =
        names.filter_map(|(folder, _)| folder.file_name()?.to_str()?.parse().ok()).collect();
    let all = ids.iter().map(|id| StateFolder::new(state, id, root));
    all.filter(|folder| disk.meta(&folder.folder()).is_ok_and(|meta| meta.kind == FileKind::Folder)).collect()
}

fn folder(root: &Path, annotator: &AnnotatorId) -> PathBuf {
    root.join(ANNOTATIONS_FOLDER).join(annotator.as_str())
}

fn owner_file(root: &Path, annotator: &AnnotatorId) -> PathBuf {
    folder(root, annotator).join(OWNER)
}

fn stamp(disk: &dyn Disk, state: &Path) -> io::Result<Option<String>> {
    let known = read(disk, &state.join(STAMP))?;
    Ok(known.and_then(|known| known.split(' ').next().map(str::to_owned)))
}

/// The text of a small regular file without the end of its line; `None` where there is none.
fn read(disk: &dyn Disk, path: &Path) -> io::Result<Option<String>> {
    match disk.meta(path) {
        Ok(meta) if meta.kind == FileKind::File => {}
        Ok(_) => return Ok(None),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    }
    let text = String::from_utf8(disk.read(path, MAX_BYTES)?).unwrap_or_default();
    Ok(Some(text.trim_end().to_owned()).filter(|text| !text.is_empty()))
}

/// What tells this machine from others, where the system has such a thing: a state folder may have been copied.
fn machine() -> String {
    let told = regular_file::read(Path::new("/etc/machine-id"), MAX_BYTES).unwrap_or_default();
    let told = told.trim_ascii();
    if told.is_empty() {
        return String::new();
    }
    hex(&hash_of(told)).chars().take(8).collect()
}
