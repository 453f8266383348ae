//! Files that a person names to be imported: found below the folders among them, and read within limits.

use super::problem::{Problem, ProblemKind};
use super::regular_file;
use crate::documents::document::{DocumentFault, Limit};
use crate::documents::old_encodings::Encoding;
use crate::exchange::format::FormatId;
use crate::exchange::reading::NotRead;
use crate::exchange::table_columns::ColumnPlan;
use crate::exchange::told_text::Counting;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest file that is read, in bytes: that of a long book with its pictures.
const MAX_BYTES: u64 = 128 * 1024 * 1024;

/// The most files that one import takes.
const MAX_FILES: usize = 10_000;

/// A file that was found.
#[derive(Clone, Debug)]
pub struct FoundSource {
    /// Its path from the folder that was named, `/` between folders; its own name where it was named itself.
    pub name: String,
    /// The format it is to be read as; `None` to find out.
    pub format: Option<FormatId>,
    /// The encoding of a plain text; `None` to find out.
    pub encoding: Option<Encoding>,
    /// How positions of a project are counted; `None` to find out.
    pub counting: Option<Counting>,
    /// What the columns of a table hold; `None` to find out.
    pub columns: Option<ColumnPlan>,
    /// How large it was when it was found, in bytes.
    pub n_bytes: u64,
    held: Held,
}

/// Where its bytes are.
#[derive(Clone, Debug)]
enum Held {
    File(PathBuf),
    Text(Arc<[u8]>),
}

impl FoundSource {
    /// A text that is no file.
    #[must_use]
    pub fn of_text(name: String, text: &str) -> Self {
        let n_bytes = text.len() as u64;
        let held = Held::Text(text.as_bytes().into());
        Self { name, format: None, encoding: None, counting: None, columns: None, n_bytes, held }
    }

    /// Its name, without folders.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }

    /// The folders it lies in below the one that was named.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.name.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// Finds the files at a path: itself, or all below a folder, in the order of their names. Hidden ones and links are passed
/// over; what cannot be listed, and what is too much, is a problem. They are to be read as a format, if one is named.
pub fn find_sources(
    path: &Path,
    format: Option<FormatId>,
    found: &mut Vec<FoundSource>,
    problems: &mut Vec<Problem>,
) {
    let mut left = vec![Left { path: path.to_owned(), name: name_of(path), depth: 0 }];
    while let Some(Left { path, name, depth }) = left.pop() {
        let problem = |kind| Problem::of_file(&path.display().to_string(), kind);
        let kind = if depth == 0 { fs::metadata(&path) } else { fs::symlink_metadata(&path) };
        let (kind, n_bytes) = match kind {
            Ok(meta) => (meta.file_type(), meta.len()),
            Err(error) => {
                problems.push(problem(error.into()));
                continue;
            }
        };
        if kind.is_file() {
            if found.len() >= MAX_FILES {
                problems.push(problem(ProblemKind::TooManyFiles(MAX_FILES)));
                return;
            }
            let held = Held::File(path);
            found.push(FoundSource {
                name,
                format,
                encoding: None,
                counting: None,
                columns: None,
                n_bytes,
                held,
            });
        } else if kind.is_dir() && depth < MAX_DEPTH {
            match fs::read_dir(&path).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
                Ok(mut entries) => {
                    entries.sort_by_key(fs::DirEntry::file_name);
                    entries.retain(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
                    // A project of QualCoder is a folder: its database holds the text of the documents beside it.
                    if entries.iter().any(|entry| entry.file_name() == QUALCODER) {
                        entries.retain(|entry| entry.file_name() == QUALCODER);
                    }
                    // The folder that was named is not told.
                    let above = if depth == 0 { String::new() } else { name + "/" };
                    left.extend(entries.into_iter().rev().map(|entry| Left {
                        name: above.clone() + &entry.file_name().to_string_lossy(),
                        path: entry.path(),
                        depth: depth + 1,
                    }));
                }
                Err(error) => problems.push(problem(error.into())),
            }
        } else if depth == 0 {
            problems.push(problem(ProblemKind::NotRegular));
        }
    }
}

/// The database in the folder that is a project of `QualCoder`.
const QUALCODER: &str = "data.qda";

/// How deep folders are looked through.
const MAX_DEPTH: usize = 32;

/// A path that is still to be looked at.
struct Left {
    path: PathBuf,
    name: String,
    depth: usize,
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// What a file that was found holds.
#[derive(Debug)]
pub struct SourceBytes {
    pub bytes: Vec<u8>,
    /// Of a database: what stands in the file beside it whose name ends in `-wal`.
    pub log: Option<Vec<u8>>,
}

/// How a database begins whose latest changes may stand in a file beside it: `SQLite`, with 2 for the version that reads it.
const DATABASE: &[u8] = b"SQLite format 3\0";
const READ_VERSION: usize = 19;

/// The bytes of a file that was found.
///
/// # Errors
/// Where the system does not let it be read, or it is too large.
pub fn read_source(found: &FoundSource) -> Result<SourceBytes, NotRead> {
    let path = match &found.held {
        Held::Text(bytes) => return Ok(SourceBytes { bytes: bytes.to_vec(), log: None }),
        Held::File(path) => path,
    };
    let bytes = read_within(path)?;
    let has_log = bytes.starts_with(DATABASE) && bytes.get(READ_VERSION) == Some(&2);
    let mut beside = path.clone().into_os_string();
    beside.push("-wal");
    let log = if has_log { read_within(Path::new(&beside)).ok() } else { None };
    Ok(SourceBytes { bytes, log })
}

fn read_within(path: &Path) -> Result<Vec<u8>, NotRead> {
    let bytes =
        regular_file::read(path, MAX_BYTES).map_err(|error| NotRead::Unreadable(error.to_string()))?;
    if bytes.len() as u64 > MAX_BYTES { Err(DocumentFault::TooLarge(Limit::Bytes).into()) } else { Ok(bytes) }
}
