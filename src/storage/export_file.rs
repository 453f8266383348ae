//! Files the person asked for by name: exports. A plain file is written whole or not at all; a pipe or device is
//! written to as a stream, and nothing is ever read from it.

use super::article_file::{ANNOTATIONS_FOLDER, is_article_name};
use super::atomic_write::{WriteError, folder_above, hash_of, replace_file};
use super::disk::{Disk, Privacy, RealDisk};
use super::regular_file::without_waiting;
use crate::exchange::origin::is_own_report;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf, is_separator};

/// How many links are followed to find out what a path stands for.
const MAX_LINKS: usize = 40;

/// Whether a path stands for this program's standard output, as `/dev/stdout` does.
#[must_use]
pub fn is_standard_output(path: &Path) -> bool {
    open_file_of(path).as_deref() == Some(OsStr::new("1"))
}

/// Writes an export of the project at `root`, over a file of that name if there is one: the person chose the name
/// and was asked. No folder is made for it. Articles are never written over, but for a report of this program, and
/// nothing is written that would become an article, nor anything below `annotations/`.
///
/// # Errors
/// Why it was not written; a plain file that stood there stands there still.
pub fn write(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    if open_file_of(path).is_some() {
        return write_stream(path, bytes);
    }
    let (folder, name) = place_of(path)?;
    if way_to(path)? == Way::Stream {
        return write_stream(path, bytes);
    }
    let target = folder.join(name);
    let standing = standing_in(&target)?;
    if let Some(refusal) = what_forbids(root, &target, standing.as_deref(), bytes) {
        return Err(refusal);
    }
    let seen = standing.map(|standing| hash_of(&standing));
    replace_file(&RealDisk, &target, bytes, Privacy::Shared, seen.as_ref()).map(|_| ())
}

/// How something is written to what a path stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Whole or not at all, as a plain file.
    Whole,
    /// Bit by bit.
    Stream,
}

fn way_to(path: &Path) -> Result<Way, WriteError> {
    let named = match fs::symlink_metadata(path) {
        Ok(named) => named,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Way::Whole),
        Err(error) => return Err(error.into()),
    };
    match fs::metadata(path) {
        Ok(meta) if is_stream(meta.file_type()) => Ok(Way::Stream),
        Ok(meta) if meta.is_dir() => Err(WriteError::IsFolder),
        // The file it leads to may be anybody's.
        Ok(_) | Err(_) if named.is_symlink() => Err(WriteError::LinkElsewhere),
        Ok(meta) if meta.is_file() => Ok(Way::Whole),
        Ok(_) => Err(WriteError::NotAFile),
        Err(error) => Err(error.into()),
    }
}

/// The real path of the folder a file would lie in, and the file's name.
fn place_of(path: &Path) -> Result<(PathBuf, &OsStr), WriteError> {
    let is_folder = path.as_os_str().to_string_lossy().ends_with(is_separator);
    let name = match path.components().next_back() {
        Some(Component::Normal(name)) if !is_folder && !ends_with_dot(path) => name,
        _ if path.is_dir() => return Err(WriteError::IsFolder),
        _ => return Err(WriteError::NoFolder(path.display().to_string())),
    };
    let folder = folder_above(path);
    let gone = || WriteError::NoFolder(folder.display().to_string());
    match fs::canonicalize(folder) {
        Ok(real) if real.is_dir() => Ok((real, name)),
        Ok(_) => Err(gone()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(gone()),
        Err(error) => Err(error.into()),
    }
}

/// Whether a path ends in `/.`, which its components do not tell.
fn ends_with_dot(path: &Path) -> bool {
    let text = path.as_os_str().to_string_lossy();
    text.strip_suffix('.').is_some_and(|before| before.is_empty() || before.ends_with(is_separator))
}

/// What a plain file holds; `None` where there is none.
fn standing_in(target: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match RealDisk.read(target, u64::MAX) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Why nothing, or not this, is written to a real path in the place of what stands there.
fn what_forbids(root: &Path, target: &Path, standing: Option<&[u8]>, new: &[u8]) -> Option<WriteError> {
    let root = fs::canonicalize(root).ok()?;
    let ours = root.join(ANNOTATIONS_FOLDER);
    let is_ours =
        target.starts_with(&ours) || fs::canonicalize(&ours).is_ok_and(|ours| target.starts_with(ours));
    if is_ours {
        return Some(WriteError::OfProject);
    }
    let would_be_article = target.starts_with(&root) && is_article_name(target);
    if would_be_article && standing.is_some_and(|standing| !is_own_report(standing)) {
        return Some(WriteError::OfProject);
    }
    (would_be_article && !is_own_report(new)).then_some(WriteError::WouldBeArticle)
}

/// Whether something is written to bit by bit: a pipe, or a device of characters.
#[cfg(unix)]
fn is_stream(kind: FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_fifo() || kind.is_char_device()
}

#[cfg(not(unix))]
fn is_stream(_kind: FileType) -> bool {
    false
}

fn write_stream(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut stream = open_stream(path)?;
    Ok(stream.write_all(bytes)?)
}

/// Opens a stream at once or not at all; from then on writing to it waits for who reads it.
#[cfg(unix)]
fn open_stream(path: &Path) -> Result<File, WriteError> {
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    use rustix::io::Errno;
    let opened = without_waiting(OpenOptions::new().append(true)).open(path);
    let stream = opened.map_err(|error| match error.raw_os_error() {
        Some(code) if code == Errno::NXIO.raw_os_error() && is_pipe(path) => WriteError::NobodyReads,
        _ => error.into(),
    })?;
    let flags = fcntl_getfl(&stream).map_err(io::Error::from)?;
    fcntl_setfl(&stream, flags.difference(OFlags::NONBLOCK)).map_err(io::Error::from)?;
    Ok(stream)
}

#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    fs::metadata(path).is_ok_and(|meta| meta.file_type().is_fifo())
}

#[cfg(not(unix))]
fn open_stream(path: &Path) -> Result<File, WriteError> {
    Ok(without_waiting(OpenOptions::new().append(true)).open(path)?)
}

/// The name of an open file of this process that a path stands for: `1` for `/dev/stdout`, which is a link to
/// `/proc/self/fd/1`. What that leads to further may be a file that somebody else reads and writes.
fn open_file_of(path: &Path) -> Option<OsString> {
    let open_files = [Path::new("/dev/fd"), Path::new("/proc/self/fd")].map(fs::canonicalize);
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        let folder = fs::canonicalize(folder_above(&path)).ok()?;
        if open_files.iter().flatten().any(|open_files| folder == *open_files) {
            return path.file_name().map(OsStr::to_owned);
        }
        path = folder.join(fs::read_link(&path).ok()?);
    }
    None
}
