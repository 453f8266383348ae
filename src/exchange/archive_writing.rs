//! Archives that exports are: the same study gives the same bytes, so every file in one has the same day and the same rights.

use super::sink::NotWritten;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime};

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
