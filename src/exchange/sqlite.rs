//! Projects that are `SQLite` files: our own exports, Taguette, `QualCoder`, RQDA, and Zotero's library. Whose a file is, its
//! tables tell.

use super::found_study::FoundStudy;
use super::sqlite_database::{Database, MAX_BYTES, is_database};
use super::{qualcoder, rqda, sqlite_own, sqlite_wal, taguette, zotero_database};
use crate::documents::document::{DocumentFault, IsStopped, Limit};

/// A program whose projects are `SQLite` files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Program {
    Own,
    Taguette,
    QualCoder,
    Rqda,
    Zotero,
}

/// Reads a project from its bytes. `wal` is the file beside it whose name ends in `-wal`, where there is one: what the
/// program wrote last may stand only there.
///
/// # Errors
/// No database of these programs, one that is damaged or too large (1 GB; 64 MB a row, 256 MB of text in all), or a stop.
pub fn read(
    bytes: &[u8],
    wal: Option<&[u8]>,
    is_stopped: IsStopped<'_>,
) -> Result<FoundStudy, DocumentFault> {
    let log = wal.unwrap_or_default();
    if !bytes.is_empty() && !is_database(bytes) {
        return Err(DocumentFault::OtherKind);
    }
    if bytes.len() > MAX_BYTES || log.len() > MAX_BYTES {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    let applied = sqlite_wal::applied(bytes, log, MAX_BYTES, is_stopped)?;
    let database = Database::open(applied.as_deref().unwrap_or(bytes), is_stopped)?;
    drop(applied);
    match program(&database).ok_or(DocumentFault::OtherKind)? {
        Program::Own => sqlite_own::read(&database),
        Program::Taguette => taguette::read(&database),
        Program::QualCoder => qualcoder::read(&database),
        Program::Rqda => rqda::read(&database),
        Program::Zotero => zotero_database::read(&database),
    }
}

fn program(database: &Database<'_>) -> Option<Program> {
    if sqlite_own::is_ours(database) {
        Some(Program::Own)
    } else if taguette::is_ours(database) {
        Some(Program::Taguette)
    } else if qualcoder::is_ours(database) {
        Some(Program::QualCoder)
    } else if rqda::is_ours(database) {
        Some(Program::Rqda)
    } else if zotero_database::is_ours(database) {
        Some(Program::Zotero)
    } else {
        None
    }
}
