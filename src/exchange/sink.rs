//! Where exports are written to: bit by bit, so that a large one is never in memory as a whole.

use std::io::{self, Seek, Write};

/// A file, or bytes in memory.
pub trait Sink: Write + Seek + Send {}

impl<T: Write + Seek + Send> Sink for T {}

/// What files of a format hold only so many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// Rows of a sheet.
    Rows,
    /// Columns of a sheet.
    Columns,
    /// Bytes.
    Bytes,
    /// Pixels of a picture.
    Pixels,
}

/// What the writer of a format reports: what it writes to failed, or a library did.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// The file cannot be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// What a library says of it, in its own words; on values in memory it has nothing to say.
    #[error("{0}")]
    Library(String),
    /// It is more than files of this format can hold: of what, and how many at most.
    #[error("more than {most} of {what:?}")]
    TooMuch { what: Limited, most: usize },
    /// There is nothing to write, and the format has no empty file.
    #[error("nothing to write")]
    Nothing,
    /// Nothing of the kind is written in this format.
    #[error("not written in this format")]
    OtherKind,
}

impl From<::csv::Error> for NotWritten {
    fn from(error: ::csv::Error) -> Self {
        match error.into_kind() {
            ::csv::ErrorKind::Io(error) => Self::Io(error),
            other => Self::Library(format!("{other:?}")),
        }
    }
}

impl From<serde_json::Error> for NotWritten {
    fn from(error: serde_json::Error) -> Self {
        match error.io_error_kind() {
            Some(kind) => Self::Io(io::Error::new(kind, error)),
            None => Self::Library(error.to_string()),
        }
    }
}
