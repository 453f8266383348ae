//! The one place where files are opened to be read or added to. What is no regular file is refused at once: opening a
//! pipe waits for somebody at its other end, and a device may have no end.

use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// A pipe, device, socket or folder stands where a regular file was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no regular file")]
pub struct NotRegular;

impl NotRegular {
    /// Whether this is what an error says.
    pub(super) fn is_in(error: &io::Error) -> bool {
        error.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<Self>)
    }
}

/// Opens a file, if a regular one stands there or `options` make one; links are followed.
///
/// # Errors
/// What the system says; [`NotRegular`] inside an error of the kind `InvalidInput` for anything else than a file.
pub(super) fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    refuse_others(fs::metadata(path))?;
    // Something else may have taken its place since.
    ensure(without_waiting(options).open(path)?)
}

/// Refuses what is told to be there and is no regular file.
///
/// # Errors
/// As for [`open`].
pub(super) fn refuse_others(told: io::Result<fs::Metadata>) -> io::Result<()> {
    match told {
        Ok(meta) if !meta.is_file() => Err(not_regular()),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// An open file, if it is a regular one.
///
/// # Errors
/// As for [`open`].
pub(super) fn ensure(file: File) -> io::Result<File> {
    if file.metadata()?.is_file() { Ok(file) } else { Err(not_regular()) }
}

/// The bytes of a regular file, up to `max` and one more.
///
/// # Errors
/// As for [`open`].
pub(super) fn read(path: &Path, max: u64) -> io::Result<Vec<u8>> {
    let file = open(path, OpenOptions::new().read(true))?;
    let n_bytes = file.metadata()?.len().min(max);
    let mut bytes = Vec::with_capacity(usize::try_from(n_bytes).unwrap_or_default());
    file.take(max.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The same options, so that opening a pipe does not wait for somebody at its other end.
#[cfg(unix)]
pub(super) fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed())
}

/// The same options: elsewhere nothing waits.
#[cfg(not(unix))]
pub(super) fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

fn not_regular() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, NotRegular)
}
