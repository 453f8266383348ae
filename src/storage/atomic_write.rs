//! A file is saved so, and only so: temporary file in the same folder, write, fsync, rename, fsync of the folder,
//! read back and compare. This order loses nothing to a power cut; leaving out either fsync does.

use super::disk::{Disk, Kind};
use super::problem::ProblemKind;
use sha2::{Digest, Sha256};
use std::fs::Permissions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// SHA-256 of a file's bytes: what was last seen in it.
pub type ContentHash = [u8; 32];

/// How temporary files begin; one that a crash left behind is swept at the next open.
pub const TEMPORARY_PREFIX: &str = ".butda-tmp-";

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
    /// It is an article or an annotations file of the project, where something else was to be written.
    #[error("an article or an annotations file of the project is never written over")]
    OfProject,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The folder is gone.
    #[error("the folder is not there: {0}")]
    FolderGone(String),
    /// Anything else the system said.
    #[error("{0}")]
    Other(String),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotAllowed(error.to_string())
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::NotFound => Self::FolderGone(error.to_string()),
            _ => Self::Other(error.to_string()),
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
    seen: Option<&ContentHash>,
) -> Result<ContentHash, WriteError> {
    let permissions = check_target(disk, path, seen)?;
    replace_checked(disk, path, bytes, permissions)
}

/// The same for a file that nobody but its owner may read, where the file system knows such.
///
/// # Errors
/// As for [`replace_file`].
pub fn replace_private_file(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    seen: Option<&ContentHash>,
) -> Result<ContentHash, WriteError> {
    let permissions = check_target(disk, path, seen)?;
    #[cfg(unix)]
    let permissions = {
        let _ = permissions;
        Some(<Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o600))
    };
    replace_checked(disk, path, bytes, permissions)
}

fn replace_checked(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    permissions: Option<Permissions>,
) -> Result<ContentHash, WriteError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let temporary = temporary_in(folder);
    let written =
        write_synced(disk, &temporary, bytes, permissions).and_then(|()| disk.rename(&temporary, path));
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
        Kind::Link => return Err(WriteError::Link),
        Kind::Folder | Kind::Other => return Err(WriteError::NotAFile),
        Kind::File => {}
    }
    if meta.permissions.as_ref().is_some_and(Permissions::readonly) {
        return Err(WriteError::NotAllowed(path.display().to_string()));
    }
    let holds_what_was_seen = seen == Some(&hash_of(&disk.read(path, u64::MAX)?));
    if holds_what_was_seen { Ok(meta.permissions) } else { Err(WriteError::ChangedOnDisk) }
}

fn temporary_in(folder: &Path) -> PathBuf {
    static N_MADE: AtomicU64 = AtomicU64::new(0);
    let n = N_MADE.fetch_add(1, Ordering::Relaxed);
    folder.join(format!("{TEMPORARY_PREFIX}{}-{n}", std::process::id()))
}

fn write_synced(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    permissions: Option<Permissions>,
) -> io::Result<()> {
    let mut file = disk.create(path)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.write_all(bytes)?;
    file.sync()
}

/// Copies a file to where there is none, whole or not at all as long as the power does not go: the first still stands.
///
/// # Errors
/// What the system says.
pub(super) fn copy_light(disk: &dyn Disk, from: &Path, to: &Path) -> io::Result<()> {
    let folder = to.parent().unwrap_or(Path::new("."));
    make_folder(disk, folder)?;
    let bytes = disk.read(from, u64::MAX)?;
    let temporary = temporary_in(folder);
    let written = disk.create(&temporary).and_then(|mut file| file.write_all(&bytes));
    let copied = written.and_then(|()| disk.rename(&temporary, to));
    copied.inspect_err(|_| drop(disk.remove(&temporary)))
}

/// Makes a folder and those above it, each durable in the one above.
///
/// # Errors
/// What the system says.
pub fn make_folder(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || disk.meta(folder).is_ok_and(|meta| meta.kind == Kind::Folder) {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make_folder(disk, above)?;
        match disk.make_folder(folder) {
            // A link to a folder is one, too; whether it may be followed is not asked here.
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => disk.sync_folder(above)?,
        }
    }
    Ok(())
}

/// Removes the temporary files a crash left in `folder` and below it. Call it only while holding the lock.
pub fn sweep(disk: &dyn Disk, folder: &Path) {
    for (path, kind) in disk.list(folder).unwrap_or_default() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match kind {
            Kind::Folder => sweep(disk, &path),
            Kind::File if name.starts_with(TEMPORARY_PREFIX) => {
                let _ = disk.remove(&path);
            }
            _ => {}
        }
    }
}
