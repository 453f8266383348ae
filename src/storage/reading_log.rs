//! `reading.log`: what came about in reading since the whole was written, a line each time. A line that was cut short was
//! never said to be saved and is passed over; where a whole line is not understood, nothing of the log is.

use super::atomic_write::{WriteError, make_folder};
use super::checked_line::{self, Fault};
use super::disk::{Disk, Privacy, RealDisk};
use super::problem::{FilePlace, Problem, ProblemKind};
use super::reading_state::{BookmarkChange, ReadingChanges, ReadingPlace};
use super::ron_format::{FORMAT, MAX_BYTES};
use crate::model::id::ArticlePath;
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The log of an annotator.
pub(super) struct ReadingLog {
    path: PathBuf,
}

/// What came about in a project.
pub(super) struct ProjectChanges {
    /// The real path of its folder.
    pub(super) root: String,
    pub(super) changes: ReadingChanges,
}

/// What stands in the log.
#[derive(Default)]
pub(super) struct Logged {
    /// What came about, in the order it was saved.
    pub(super) all: Vec<ProjectChanges>,
    /// Where the last whole line ends, in bytes: another window may be writing the next one.
    pub(super) n_bytes: u64,
}

#[derive(Serialize, Deserialize)]
enum LogLine {
    /// Which format the lines have.
    Head { format: u32 },
    /// What came about in a project.
    Changes {
        root: String,
        places: Vec<(ArticlePath, ReadingPlace)>,
        bookmarks: Vec<(ArticlePath, BookmarkChange)>,
        pace: Option<u32>,
    },
}

impl ReadingLog {
    pub(super) fn in_folder(folder: &Path) -> Self {
        Self { path: folder.join("reading.log") }
    }

    pub(super) fn is_there(&self) -> bool {
        self.path.is_file()
    }

    /// Its length in bytes; 0 where there is none.
    pub(super) fn n_bytes(&self) -> io::Result<u64> {
        match RealDisk.meta(&self.path) {
            Ok(meta) => Ok(meta.n_bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// Reads the lines after a byte, which is the end of one, or 0.
    pub(super) fn read_after(&self, byte: u64) -> Result<Logged, Box<Problem>> {
        let name = self.path.display().to_string();
        let bytes = match RealDisk.read(&self.path, MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Logged::default()),
            Err(error) => return Err(Box::new(Problem::of_file(&name, error.into()))),
        };
        let mut logged = Logged { all: Vec::new(), n_bytes: byte };
        let mut end = 0;
        for (n, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            let start = end;
            end = start + line.len() as u64 + 1;
            if start <= byte || line.is_empty() {
                continue;
            }
            match checked_line::read(&String::from_utf8_lossy(line)) {
                Ok(LogLine::Head { format }) if format > FORMAT => {
                    return Err(Box::new(Problem::of_file(&name, ProblemKind::NewerFormat(format))));
                }
                Ok(LogLine::Head { .. }) => {}
                Ok(LogLine::Changes { root, places, bookmarks, pace }) => {
                    let changes = ReadingChanges { places: places.into_iter().collect(), bookmarks, pace };
                    logged.all.push(ProjectChanges { root, changes });
                }
                Err(Fault::Torn) => continue,
                Err(Fault::Damaged(why)) => {
                    let place = Some(FilePlace { line: n + 1, column: 1 });
                    let kind = ProblemKind::DamagedLine(why);
                    return Err(Box::new(Problem { path: name, place, kind }));
                }
            }
            logged.n_bytes = end - 1;
        }
        Ok(logged)
    }

    /// Adds lines, and makes them durable where a bookmark is among them; gives back the log's length in bytes.
    pub(super) fn add(&self, all: &[ProjectChanges]) -> Result<u64, WriteError> {
        let n_bytes = self.n_bytes()?;
        let head = (n_bytes == 0).then_some(LogLine::Head { format: FORMAT });
        let lines = head.into_iter().chain(all.iter().map(LogLine::of));
        let texts: Result<Vec<String>, _> = lines.map(|line| checked_line::write(&line)).collect();
        let text = texts.map_err(|error| WriteError::Other(error.to_string()))?.concat();
        if let Some(folder) = self.path.parent() {
            make_folder(&RealDisk, folder, Privacy::Private)?;
            let mut file = RealDisk.append(&self.path)?;
            file.write_all(text.as_bytes())?;
            if all.iter().any(|of| !of.changes.bookmarks.is_empty()) {
                file.sync()?;
                if n_bytes == 0 {
                    RealDisk.sync_folder(folder)?;
                }
            }
        }
        Ok(n_bytes + text.len() as u64)
    }

    pub(super) fn remove(&self) -> io::Result<()> {
        if self.is_there() { RealDisk.remove(&self.path) } else { Ok(()) }
    }
}

impl LogLine {
    fn of(ProjectChanges { root, changes }: &ProjectChanges) -> Self {
        Self::Changes {
            root: root.clone(),
            places: changes.places.iter().map(|(path, place)| (path.clone(), *place)).collect(),
            bookmarks: changes.bookmarks.clone(),
            pace: changes.pace,
        }
    }
}
