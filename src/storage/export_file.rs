//! Files the person asked for by name: exports. A plain file is written whole or not at all; a pipe or device is
//! written to as a stream, and nothing is ever read from it.

use super::article_file::{ANNOTATIONS_FOLDER, is_article_name};
use super::atomic_write::{WriteError, folder_above};
use super::disk::{Disk, FileKind, Meta, RealDisk};
use super::export_sink::{ExportSink, Finished};
use super::regular_file::{self, without_waiting};
use super::temporary::temporary_in;
use crate::exchange::origin::is_own_report;
use crate::exchange::sink::{NotWritten, Sink};
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Cursor, Read, Seek, Write};
use std::path::{Component, Path, PathBuf, is_separator};

/// How many bytes of a file's beginning tell whether it is a report of this program.
const HEAD_BYTES: u64 = 4096;

/// How many links are followed to find out what a path stands for.
const MAX_LINKS: usize = 40;

/// Whether a path stands for this program's standard output, as `/dev/stdout` does.
#[must_use]
pub fn is_standard_output(path: &Path) -> bool {
    open_file_of(path).as_deref() == Some(OsStr::new("1"))
}

/// Writes an export bit by bit.
pub type Writes<'a> = dyn FnMut(&mut dyn Sink) -> Result<(), NotWritten> + 'a;

/// Says whether the bytes that were read back are what was to be written.
pub type Proof<'a> = dyn FnMut(&[u8]) -> Result<(), WriteError> + 'a;

/// What is written to a file the person named.
pub struct Export<'a> {
    /// Writes it, bit by bit.
    pub write: &'a mut Writes<'a>,
    /// Whether nobody wants it any more.
    pub is_stopped: &'a (dyn Fn() -> bool + Sync),
    /// Reads back what was written and says whether it is what was to be written; `None` where nothing can read it.
    pub proof: Option<&'a mut Proof<'a>>,
}

/// Writes bytes as an export; see [`write_with`].
///
/// # Errors
/// Why it was not written; a plain file that stood there stands there still.
pub fn write(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let write = &mut |out: &mut dyn Sink| Ok(out.write_all(bytes)?);
    write_with(root, path, Export { write, is_stopped: &|| false, proof: None })
}

/// Writes an export of the project at `root`, over a file of that name if there is one: the person chose the name
/// and was asked. No folder is made for it. Articles are never written over, but for a report of this program, and
/// nothing is written that would become an article, nor anything below `annotations/`. A file gets its name once all of
/// it is durable and was read back.
///
/// # Errors
/// Why it was not written; a plain file that stood there stands there still.
pub fn write_with(root: &Path, path: &Path, export: Export<'_>) -> Result<(), WriteError> {
    if open_file_of(path).is_some() {
        return write_stream(path, export.write);
    }
    let (folder, name) = place_of(path)?;
    if way_to(path)? == Way::Stream {
        return write_stream(path, export.write);
    }
    let target = folder.join(name);
    let seen = seen_at(&target)?;
    let head = head_of(&target)?;
    if let Some(refusal) = what_forbids(root, &target, head.as_deref()) {
        return Err(refusal);
    }
    let temporary = temporary_in(&folder);
    let written = write_whole(root, &temporary, &target, seen, export);
    if written.is_err() {
        let _ = RealDisk.remove(&temporary);
    }
    written?;
    Ok(RealDisk.sync_folder(&folder)?)
}

/// Writes a temporary file and gives it the name of the target, which held nothing else when it was `seen`.
fn write_whole(
    root: &Path,
    temporary: &Path,
    target: &Path,
    seen: Option<Meta>,
    export: Export<'_>,
) -> Result<(), WriteError> {
    let file = OpenOptions::new().read(true).write(true).create_new(true).open(temporary)?;
    if let Some(permissions) = seen.as_ref().and_then(|seen| seen.permissions.clone()) {
        file.set_permissions(permissions)?;
    }
    let mut sink = ExportSink::new(file, export.is_stopped);
    (export.write)(&mut sink)?;
    let Finished { mut file, is_as_written } = sink.finish()?;
    if !is_as_written {
        return Err(WriteError::NotAsWritten);
    }
    file.rewind()?;
    let mut head = Vec::new();
    Read::by_ref(&mut file).take(HEAD_BYTES).read_to_end(&mut head)?;
    if would_be_article(root, target) && !is_own_report(&head) {
        return Err(WriteError::WouldBeArticle);
    }
    if let Some(proof) = export.proof {
        file.read_to_end(&mut head)?;
        proof(&head)?;
    }
    if seen.and_then(|seen| seen.stamp) != seen_at(target)?.and_then(|now| now.stamp) {
        return Err(WriteError::ChangedOnDisk);
    }
    Ok(RealDisk.rename(temporary, target)?)
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

/// What a plain file is; `None` where there is none.
fn seen_at(target: &Path) -> Result<Option<Meta>, WriteError> {
    match RealDisk.meta(target) {
        Ok(meta) if meta.kind != FileKind::File => Err(WriteError::NotAFile),
        Ok(meta) if meta.permissions.as_ref().is_some_and(fs::Permissions::readonly) => {
            Err(WriteError::NotAllowed(target.display().to_string()))
        }
        Ok(meta) => Ok(Some(meta)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The first bytes of a plain file; `None` where there is none.
fn head_of(target: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    let mut head = Vec::new();
    match regular_file::open(target, OpenOptions::new().read(true)) {
        Ok(file) => {
            file.take(HEAD_BYTES).read_to_end(&mut head)?;
            Ok(Some(head))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Why nothing is written to a real path, in the place of a file that begins so.
fn what_forbids(root: &Path, target: &Path, head: Option<&[u8]>) -> Option<WriteError> {
    let ours = fs::canonicalize(root).ok()?.join(ANNOTATIONS_FOLDER);
    let is_ours =
        target.starts_with(&ours) || fs::canonicalize(&ours).is_ok_and(|ours| target.starts_with(ours));
    let is_article = || would_be_article(root, target) && head.is_some_and(|head| !is_own_report(head));
    (is_ours || is_article()).then_some(WriteError::OfProject)
}

/// Whether a file at a real path is taken for an article of the project, unless it is a report of this program.
fn would_be_article(root: &Path, target: &Path) -> bool {
    fs::canonicalize(root).is_ok_and(|root| target.starts_with(root)) && is_article_name(target)
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

fn write_stream(path: &Path, write: &mut Writes<'_>) -> Result<(), WriteError> {
    let mut stream = open_stream(path)?;
    // An archive goes back to what it wrote before, which a stream cannot.
    let mut bytes = Cursor::new(Vec::new());
    write(&mut bytes)?;
    Ok(stream.write_all(bytes.get_ref())?)
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
