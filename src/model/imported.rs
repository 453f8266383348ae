//! What is known of an import: the file an article comes from, and the files that were made in the project folder, so that
//! one step takes them back and puts them there again.

use super::id::ArticlePath;
use super::moment::Moment;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The files of one import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedFiles {
    /// Names the import among all of this computer's: letters and digits.
    pub id: Arc<str>,
    /// The files, articles and their pictures.
    pub files: Arc<[ImportedFile]>,
}

/// A file that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedFile {
    /// Its path within the project folder.
    pub path: ArticlePath,
    /// SHA-256 of its bytes, as hexadecimal digits: while it has it, nobody has changed the file.
    pub sha256: Arc<str>,
}

/// Where an article that was imported comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Origin {
    /// The name of the file, without folders.
    pub file: String,
    /// SHA-256 of its bytes, as hexadecimal digits.
    pub sha256: Arc<str>,
    /// The format it was read as, by its name in `exchange::format`.
    pub format: String,
    /// Which part of it the article is, from 1, where it held several, as a book does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<usize>,
    /// When it was imported.
    pub at: Moment,
}
