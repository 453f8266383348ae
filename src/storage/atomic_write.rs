//! A file is saved so, and only so: temporary file in the same folder, write, fsync, rename, fsync of the folder,
//! read back and compare. This order loses nothing to a power cut; leaving out either fsync does.

use super::disk::{Disk, FileKind, Privacy};
use super::export_sink::Stopped;
use super::problem::ProblemKind;
use super::regular_file::NotRegular;
use super::temporary::temporary_in;
use crate::exchange::sink::{Limited, NotWritten};
use crate::search::passage_fault::PassageFault;
use sha2::{Digest, Sha256};
use std::fs::Permissions;
use std::io::{self, Write};
use std::path::Path;

/// SHA-256 of a file's bytes: what was last seen in it.
pub type ContentHash = [u8; 32];

/// Why a file was not saved. What stood in it stands there still.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// It holds something else than when it was last read.
    #[error("the file was changed by another program since it was read")]
    ChangedOnDisk,
    /// It, or its folder, may not be written.
    #[error("the file may not be written: {0}")]
    NotAllowed(String),
    /// It is a link: following it could write outside the project.
    #[error("the file is a link, and links are not followed")]
    Link,
    /// A folder or something stranger stands in its place.
    #[error("something that is no file stands in its place")]
    NotAFile,
    /// It holds what this version does not understand, and would lose it.
    #[error("the file holds what this version does not understand, and is left as it is")]
    NotUnderstood(ProblemKind),
    /// It is an article, or lies below `annotations/`, where something else was to be written.
    #[error("articles and what lies below annotations/ are never written over")]
    OfProject,
    /// In the project it would be taken for an article.
    #[error("a file of this name would become an article of the project")]
    WouldBeArticle,
    /// It is a folder, where a file was to be named.
    #[error("this is a folder")]
    IsFolder,
    /// It is a link to another file, where a file was to be named.
    #[error("this is a link to another file, and links are not followed")]
    LinkElsewhere,
    /// It is a pipe that nobody reads.
    #[error("nobody reads from this pipe")]
    NobodyReads,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The folder is gone.
    #[error("the folder is not there: {0}")]
    FolderGone(String),
    /// The file would be larger than is read again, in bytes.
    #[error("the file would have {0} bytes, more than is read again")]
    TooLarge(u64),
    /// The folder lost all its articles and annotations at once, as where a disk was unmounted: it is another one now.
    #[error("the folder holds nothing of the project any more: {0}")]
    ProjectGone(String),
    /// Another computer writes this folder.
    #[error("another computer writes this folder")]
    OtherComputer,
    /// Something bears its name already, where a new file was to be made.
    #[error("there is a file of this name already")]
    NameTaken,
    /// Each time it was to be written it held something else.
    #[error("the file changes each time it is to be written")]
    KeepsChanging,
    /// What was read back is not what was written.
    #[error("what was read back is not what was written")]
    NotAsWritten,
    /// It was asked to stop.
    #[error("it was stopped")]
    Stopped,
    /// It is more than files of its format can hold: of what, and how many at most.
    #[error("the format holds no more than {most} of {what:?}")]
    TooMuch { what: Limited, most: usize },
    /// There is nothing to write, and its format has no empty file.
    #[error("there is nothing to write")]
    Nothing,
    /// What was asked for cannot be looked for.
    #[error("{0:?}")]
    WrongQuery(PassageFault),
    /// Another program holds the lock of these files.
    #[error("another program holds the lock of these files")]
    Locked,
    /// The folder a file was asked for in is not there.
    #[error("there is no folder {0}")]
    NoFolder(String),
    /// Anything else the system said.
    #[error("{0}")]
    Other(String),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            _ if NotRegular::is_in(&error) => Self::NotAFile,
            _ if Stopped::is_in(&error) => Self::Stopped,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotAllowed(error.to_string())
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::NotFound => Self::FolderGone(error.to_string()),
            _ => Self::Other(error.to_string()),
        }
    }
}

impl From<NotWritten> for WriteError {
    fn from(error: NotWritten) -> Self {
        match error {
            NotWritten::Io(error) => error.into(),
            NotWritten::TooMuch { what, most } => Self::TooMuch { what, most },
            NotWritten::Library(words) => Self::Other(words),
            NotWritten::Nothing => Self::Nothing,
            NotWritten::OtherKind => Self::Other(error.to_string()),
        }
    }
}

/// The hash of some bytes.
#[must_use]
pub fn hash_of(bytes: &[u8]) -> ContentHash {
    Sha256::digest(bytes).into()
}

/// Puts `bytes` in the place of what was last `seen` in the file (`None`: there was no file), and returns their hash.
///
/// # Errors
/// Where the file holds something else by now, or the system refuses a step; the file is then as it was.
pub fn replace_file(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    privacy: Privacy,
    seen: Option<&ContentHash>,
) -> Result<ContentHash, WriteError> {
    let permissions = check_target(disk, path, seen)?;
    let folder = folder_above(path);
    let temporary = temporary_in(folder);
    let written = write_synced(disk, &temporary, bytes, privacy, permissions)
        .and_then(|()| disk.rename(&temporary, path));
    if let Err(error) = written {
        let _ = disk.remove(&temporary);
        return Err(error.into());
    }
    disk.sync_folder(folder)?;
    let hash = hash_of(bytes);
    if hash_of(&disk.read(path, bytes.len() as u64)?) == hash {
        Ok(hash)
    } else {
        Err(WriteError::ChangedOnDisk)
    }
}

/// Makes a file of these bytes where nothing stands; what another program puts there at the same moment is not replaced.
///
/// # Errors
/// `NameTaken` where something stands there; else what the system says, and there is no such file then.
pub fn create_file(disk: &dyn Disk, path: &Path, bytes: &[u8], privacy: Privacy) -> Result<(), WriteError> {
    let folder = folder_above(path);
    let temporary = temporary_in(folder);
    let written =
        write_synced(disk, &temporary, bytes, privacy, None).and_then(|()| disk.rename_new(&temporary, path));
    if let Err(error) = written {
        let _ = disk.remove(&temporary);
        let is_taken = error.kind() == io::ErrorKind::AlreadyExists;
        return Err(if is_taken { WriteError::NameTaken } else { error.into() });
    }
    let read = disk.sync_folder(folder).and_then(|()| disk.read(path, bytes.len() as u64));
    // What may not be there for good is not left there.
    let read = read.inspect_err(|_| drop(disk.remove(path)))?;
    if hash_of(&read) == hash_of(bytes) { Ok(()) } else { Err(WriteError::ChangedOnDisk) }
}

/// Whether the target may be written, and the permissions it has.
fn check_target(
    disk: &dyn Disk,
    path: &Path,
    seen: Option<&ContentHash>,
) -> Result<Option<Permissions>, WriteError> {
    let meta = match disk.meta(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return if seen.is_none() { Ok(None) } else { Err(WriteError::ChangedOnDisk) };
        }
        Err(error) => return Err(error.into()),
    };
    match meta.kind {
        FileKind::Link => return Err(WriteError::Link),
        FileKind::Folder | FileKind::Other => return Err(WriteError::NotAFile),
        FileKind::File => {}
    }
    if meta.permissions.as_ref().is_some_and(Permissions::readonly) {
        return Err(WriteError::NotAllowed(path.display().to_string()));
    }
    let holds_what_was_seen = seen == Some(&hash_of(&disk.read(path, u64::MAX)?));
    if holds_what_was_seen { Ok(meta.permissions) } else { Err(WriteError::ChangedOnDisk) }
}

/// The folder a path lies in; `.` for a bare name.
pub(super) fn folder_above(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn write_synced(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    privacy: Privacy,
    permissions: Option<Permissions>,
) -> io::Result<()> {
    let mut file = disk.create(path, privacy)?;
    // What an earlier version let others read is private from now on.
    if let Some(permissions) = permissions.filter(|_| privacy == Privacy::Shared) {
        file.set_permissions(permissions)?;
    }
    file.write_all(bytes)?;
    file.sync()
}

/// Copies a file of this computer's state to where there is none, whole or not at all as long as the power does not go: the first still stands.
///
/// # Errors
/// What the system says.
pub(super) fn copy_light(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<()> {
    let folder = folder_above(to);
    make_folder(disk, folder, Privacy::Private)?;
    let bytes = disk.read(from, u64::MAX)?;
    let temporary = temporary_in(folder);
    let written = disk.create(&temporary, Privacy::Private).and_then(|mut file| file.write_all(&bytes));
    let copied = written.and_then(|()| disk.rename(&temporary, to));
    copied.inspect_err(|_| drop(disk.remove(&temporary)))
}

/// Makes a folder and those above it, each durable in the one above.
///
/// # Errors
/// What the system says.
pub fn make_folder(disk: &dyn Disk, folder: &Path, privacy: Privacy) -> io::Result<()> {
    if folder.as_os_str().is_empty() || disk.meta(folder).is_ok_and(|meta| meta.kind == FileKind::Folder) {
        return Ok(());
    }
    if folder.parent().is_some() {
        let above = folder_above(folder);
        make_folder(disk, above, privacy)?;
        match disk.make_folder(folder, privacy) {
            // A link to a folder is one, too; whether it may be followed is not asked here.
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => disk.sync_folder(above)?,
        }
    }
    Ok(())
}
