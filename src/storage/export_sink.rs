//! A file that an export is written to bit by bit: it is given up as soon as nobody wants it any more, and what was written
//! is compared with what the disk gives back.

use crc32fast::Hasher;
use std::error::Error;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

/// How many bytes are written, and read back, at once.
const CHUNK_BYTES: usize = 1 << 16;

/// Nobody wants what is being written any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it was stopped")]
pub(super) struct Stopped;

impl Stopped {
    /// Whether this is what an error says.
    pub(super) fn is_in(error: &io::Error) -> bool {
        error.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<Self>)
    }
}

/// A file that is written to.
pub(super) struct ExportSink<'a> {
    out: BufWriter<File>,
    is_stopped: &'a (dyn Fn() -> bool + Sync),
    /// A sum of what was written so far, which tells a disk that errs. There is one where the file is written from beginning to
    /// end; an archive goes back to what it wrote before.
    sum: Option<Hasher>,
}

impl<'a> ExportSink<'a> {
    /// One that writes to an empty file, which can be read, too.
    pub(super) fn new(file: File, is_stopped: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self { out: BufWriter::with_capacity(CHUNK_BYTES, file), is_stopped, sum: Some(Hasher::new()) }
    }

    /// Makes what was written durable and gives the file back; says whether the disk holds it, as far as that can be told.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn finish(self) -> io::Result<Finished> {
        let mut file = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        let Some(sum) = self.sum else { return Ok(Finished { file, is_as_written: true }) };
        file.rewind()?;
        let (mut read, mut chunk) = (Hasher::new(), vec![0; CHUNK_BYTES]);
        loop {
            match file.read(&mut chunk) {
                Ok(0) => break,
                Ok(n) => read.update(chunk.get(..n).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Finished { is_as_written: read.finalize() == sum.finalize(), file })
    }
}

/// A file that was written.
pub(super) struct Finished {
    pub(super) file: File,
    /// Whether it holds what was written.
    pub(super) is_as_written: bool,
}

impl Write for ExportSink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if (self.is_stopped)() {
            return Err(io::Error::other(Stopped));
        }
        let n = self.out.write(bytes)?;
        if let Some(sum) = &mut self.sum {
            sum.update(bytes.get(..n).unwrap_or_default());
        }
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Seek for ExportSink<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if to != SeekFrom::Current(0) {
            self.sum = None;
        }
        self.out.seek(to)
    }

    fn stream_position(&mut self) -> io::Result<u64> {
        self.out.stream_position()
    }
}
