//! Archives that exports are: the same study gives the same bytes, so every file in one has the same day and the same rights.

use super::sink::{NotWritten, Sink};
use std::io::{self, Seek, SeekFrom, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// An archive while it is written.
pub(super) type ArchiveWriter<'o> = ZipWriter<ArchiveSink<'o>>;

/// Begins an archive.
pub(super) fn archive_in(out: &mut dyn Sink) -> ArchiveWriter<'_> {
    ZipWriter::new(ArchiveSink { out, has_failed: false, place: 0, end: 0 })
}

/// Ends an archive.
///
/// # Errors
/// Where what it is written to fails, or has failed before.
pub(super) fn finish(archive: ArchiveWriter<'_>) -> Result<(), NotWritten> {
    let mut sink = archive.finish()?;
    sink.flush()?;
    if sink.has_failed {
        return Err(io::Error::other("a part of the archive was not written").into());
    }
    Ok(())
}

/// Where an archive is written to. An archive that is given up after a failure tries to end itself, and would say on standard
/// error that it cannot; so a failure is reported once, and what comes after it goes nowhere, as if it were written.
pub(super) struct ArchiveSink<'o> {
    out: &'o mut dyn Sink,
    has_failed: bool,
    /// Where the next byte goes, and where the last one that was written ends.
    place: u64,
    end: u64,
}

impl ArchiveSink<'_> {
    /// Does something with what it is written to; `None` where that has failed before.
    fn attempt<T>(&mut self, act: impl FnOnce(&mut dyn Sink) -> io::Result<T>) -> io::Result<Option<T>> {
        if self.has_failed {
            return Ok(None);
        }
        let done = act(self.out);
        self.has_failed = done.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
        done.map(Some)
    }
}

impl Write for ArchiveSink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.attempt(|out| out.write(bytes))?.unwrap_or(bytes.len());
        self.place = self.place.saturating_add(n as u64);
        self.end = self.end.max(self.place);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt(|out| out.flush()).map(Option::unwrap_or_default)
    }
}

impl Seek for ArchiveSink<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => place,
            SeekFrom::Current(further) => self.place.saturating_add_signed(further),
            SeekFrom::End(further) => self.end.saturating_add_signed(further),
        };
        self.place = self.attempt(|out| out.seek(to))?.unwrap_or(place);
        Ok(self.place)
    }

    fn stream_position(&mut self) -> io::Result<u64> {
        self.place = self.attempt(|out| out.stream_position())?.unwrap_or(self.place);
        Ok(self.place)
    }
}

/// How a file of an archive is written: deflated, of the 1st of January 1980, the first day that a zip can tell.
pub(super) fn deflated() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

/// The same for one that is compressed already.
pub(super) fn stored() -> SimpleFileOptions {
    deflated().compression_method(CompressionMethod::Stored)
}

impl From<ZipError> for NotWritten {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => Self::Io(error),
            other => Self::Library(other.to_string()),
        }
    }
}
