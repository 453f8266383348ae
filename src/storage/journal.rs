//! The journal: every step, kept on this computer before it counts as kept, until its files are in the project folder.
//! A line is a CRC-32, a length and an entry as RON; torn and damaged lines are told from whole ones by that. The history
//! is a second file of the same lines, to which steps go once their files are saved.

use super::atomic_write::{ContentHash, WriteError, make_folder, replace_file};
use super::checked_line::{self, Fault};
use super::disk::{Disk, Privacy};
use super::file_to_save::place_of;
use super::journal_line::{EntryLine, JournalLine};
use super::lock::Lock;
use super::problem::{FilePlace, Problem, ProblemKind};
use super::project_folder::FileKey;
use crate::model::history::{Entry, EntryId};
use crate::model::id::AnnotatorId;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which steps are in a file: those of each sitting up to a number.
pub type Covered = BTreeMap<Arc<str>, u64>;

/// Where this computer keeps what belongs to an annotator's work in one project folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateFolder {
    /// The state folder of all annotators, where locks are.
    pub state: PathBuf,
    /// Whose it is.
    pub annotator: AnnotatorId,
    /// The project folder.
    pub root: PathBuf,
}

/// The longest journal that is left to grow before the steps that are saved go to the history, in bytes.
const LONGEST_JOURNAL: usize = 1 << 18;

/// What is kept of the history, in bytes; beyond it the oldest steps are dropped.
const LONGEST_HISTORY: usize = 4 << 20;

/// How much a journal grows in one sitting, in bytes, before the steps that are saved go to the history.
const ROTATED_EVERY: u64 = 16 << 20;

/// The largest journal or history that is read, in bytes: sixty-four times what one is left to grow to while files can
/// be saved. Of a larger one nothing is read, and that is said.
const MAX_BYTES: u64 = 1 << 30;

/// A line as it is written, and what it says.
type Written = (String, JournalLine);

/// A journal or history as it was read.
#[derive(Debug, Default)]
pub struct Lines {
    /// Every line that is whole, in order, with its text.
    whole: Vec<Written>,
    /// What is wrong with others: damaged, or of a newer version. Such a file is added to and never thinned out.
    pub problems: Vec<Problem>,
}

impl StateFolder {
    /// What this computer keeps of an annotator's work in a project folder, which goes by its real path however it was opened.
    #[must_use]
    pub fn new(state: &Path, annotator: &AnnotatorId, real_root: &Path) -> Self {
        Self { state: state.to_owned(), annotator: annotator.clone(), root: real_root.to_owned() }
    }

    /// Where it lies: the project's name and a part of its path's hash, so that people recognise it.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        folder_of_project(&self.state.join(self.annotator.as_str()), &self.root)
    }

    pub(super) fn journal(&self) -> PathBuf {
        self.folder().join("journal")
    }

    pub(super) fn history(&self) -> PathBuf {
        self.folder().join("history")
    }

    pub(super) fn lock(&self, disk: &dyn Disk) -> Result<Lock, WriteError> {
        Lock::take(disk, &self.state, &self.annotator)
    }

    /// Adds entries to the journal and makes them durable. Where adding failed before, the whole file is written anew,
    /// byte for byte: making a file durable is never tried twice.
    ///
    /// # Errors
    /// What the system says; none of the entries counts as kept.
    pub fn keep(&self, disk: &dyn Disk, entries: &[Entry], has_failed: bool) -> Result<(), WriteError> {
        let mut text = String::new();
        for entry in entries {
            text.push_str(&JournalLine::of_entry(entry).text()?);
        }
        let _lock = self.lock(disk)?;
        make_folder(disk, &self.folder(), Privacy::Private)?;
        let path = self.journal();
        let before = disk.meta(&path);
        if before.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            return replace(disk, &path, (JournalLine::head(&self.root).text()? + &text).as_bytes());
        }
        if has_failed {
            let mut bytes = read_whole(disk, &path)?;
            bytes.extend_from_slice(text.as_bytes());
            return replace(disk, &path, &bytes);
        }
        let n_bytes = before?.n_bytes;
        let mut file = disk.append(&path)?;
        let kept = file.write_all(text.as_bytes()).and_then(|()| file.sync());
        // What is said not to be kept must not come back: it may stand in the file all the same.
        Ok(kept.inspect_err(|_| drop(file.cut(n_bytes)))?)
    }

    /// Notes that a file, with this hash, holds these steps by now, told by the files they were made for. It need not be
    /// durable: at worst they are made again, which changes nothing where they stand. A journal that has grown long in
    /// this sitting is shortened, so that it can always be read.
    ///
    /// # Errors
    /// What the system says.
    pub fn mark_saved(
        &self,
        disk: &dyn Disk,
        hash: &ContentHash,
        covered: &BTreeMap<FileKey, Covered>,
    ) -> Result<(), WriteError> {
        let mut text = String::new();
        for (key, covered) in covered.iter().filter(|(_, covered)| !covered.is_empty()) {
            text.push_str(&JournalLine::saved(&place_of(key), hash, covered).text()?);
        }
        if text.is_empty() {
            return Ok(());
        }
        let lock = self.lock(disk)?;
        let path = self.journal();
        if disk.meta(&path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            // The file was quicker than its steps: they are added to what is made here, which has to be durable.
            make_folder(disk, &self.folder(), Privacy::Private)?;
            return replace(disk, &path, (JournalLine::head(&self.root).text()? + &text).as_bytes());
        }
        disk.append(&path)?.write_all(text.as_bytes())?;
        let n_bytes = disk.meta(&path)?.n_bytes;
        let n_before = n_bytes - (text.len() as u64).min(n_bytes);
        drop(lock);
        if n_bytes / ROTATED_EVERY > n_before / ROTATED_EVERY { self.rotate(disk) } else { Ok(()) }
    }

    /// What the journal holds.
    ///
    /// # Errors
    /// What the system says; no journal is an empty one.
    pub fn read_journal(&self, disk: &dyn Disk) -> Result<Lines, WriteError> {
        read(disk, &self.journal())
    }

    /// What the history holds.
    ///
    /// # Errors
    /// What the system says; no history is an empty one.
    pub fn read_history(&self, disk: &dyn Disk) -> Result<Lines, WriteError> {
        read(disk, &self.history())
    }

    /// Moves the steps that are in their files from a journal that has grown long to the history.
    ///
    /// # Errors
    /// What the system says; at any moment each step stands in one of the two, or in both.
    pub fn rotate(&self, disk: &dyn Disk) -> Result<(), WriteError> {
        let _lock = self.lock(disk)?;
        let journal = read(disk, &self.journal())?;
        let n_bytes: usize = journal.whole.iter().map(|(text, _)| text.len()).sum();
        if n_bytes <= LONGEST_JOURNAL {
            return Ok(());
        }
        let history = read(disk, &self.history())?;
        if !journal.problems.is_empty() || !history.problems.is_empty() {
            return Ok(());
        }
        let (done, left) = journal.by_whether_saved();
        let is_head = |line: &&Written| matches!(line.1, JournalLine::Head { .. });
        let head = journal.whole.iter().filter(is_head).filter(|_| history.whole.is_empty());
        let kept = history.whole.iter().chain(head).chain(done);
        let kept: Vec<&str> = kept.map(|(text, _)| text.as_str()).collect();
        replace(disk, &self.history(), newest(&kept, LONGEST_HISTORY).as_bytes())?;
        let left: String = left.into_iter().map(|(text, _)| text.as_str()).collect();
        replace(disk, &self.journal(), left.as_bytes())
    }

    /// Puts lines before those a journal or history holds; after them where those are not all understood, because such a
    /// file is only added to, byte for byte.
    pub(super) fn put_before(
        &self,
        disk: &dyn Disk,
        path: &Path,
        news: &str,
        known: &Lines,
    ) -> Result<(), WriteError> {
        if known.problems.is_empty() {
            let known: String = known.texts(|_| true).collect();
            return replace(disk, path, (JournalLine::head(&self.root).text()? + news + &known).as_bytes());
        }
        let mut bytes = read_whole(disk, path)?;
        bytes.extend_from_slice(news.as_bytes());
        replace(disk, path, &bytes)
    }
}

impl Lines {
    /// The steps, in order.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        self.whole.iter().filter_map(|(_, line)| Some(line.entry()?.to_entry()))
    }

    /// The folder the lines are about.
    pub(super) fn root(&self) -> Option<PathBuf> {
        let mut roots = self.whole.iter().filter_map(|(_, line)| match line {
            JournalLine::Head { root, .. } => Some(PathBuf::from(root)),
            _ => None,
        });
        roots.next_back()
    }

    /// Which files were saved, and with which hash.
    pub(super) fn marks(&self) -> impl Iterator<Item = (&str, &str)> {
        self.whole.iter().filter_map(|(_, line)| match line {
            JournalLine::Saved { path, hash, .. } => Some((path.as_str(), hash.as_str())),
            _ => None,
        })
    }

    /// Which steps of other state folders were taken over.
    pub(super) fn taken(&self) -> Covered {
        let mut taken = Covered::new();
        for (_, line) in &self.whole {
            let JournalLine::Taken { covered } = line else { continue };
            for (sitting, n) in covered {
                cover(&mut taken, &sitting.as_str().into(), *n);
            }
        }
        taken
    }

    /// Lines as they are written, but for the head.
    pub(super) fn texts(&self, is_wanted: impl Fn(&JournalLine) -> bool) -> impl Iterator<Item = &str> {
        let wanted = move |line: &JournalLine| !matches!(line, JournalLine::Head { .. }) && is_wanted(line);
        self.whole.iter().filter(move |(_, line)| wanted(line)).map(|(text, _)| text.as_str())
    }

    pub(super) fn read(disk: &dyn Disk, path: &Path) -> Result<Self, WriteError> {
        read(disk, path)
    }

    /// The steps that all their files hold, and what has to stay: the head, the other steps, and the marks of files
    /// that still lack steps, because they tell which.
    fn by_whether_saved(&self) -> (Vec<&Written>, Vec<&Written>) {
        let saved = self.saved();
        let is_saved = |entry: &EntryLine| {
            let EntryId { sitting, n } = entry.id();
            let covers = |path: &str| saved.get(path).and_then(|covered| covered.get(&sitting));
            entry.paths().iter().all(|path| covers(path).is_some_and(|highest| *highest >= n))
        };
        let steps = self.whole.iter().filter_map(|(_, line)| line.entry());
        let lacking: BTreeSet<&str> =
            steps.filter(|entry| !is_saved(entry)).flat_map(EntryLine::paths).collect();
        let stays = |line: &JournalLine| match line {
            JournalLine::Head { .. } | JournalLine::Taken { .. } => true,
            JournalLine::Entry(entry) => !is_saved(entry),
            JournalLine::Saved { path, .. } => lacking.contains(path.as_str()),
        };
        let (left, gone): (Vec<_>, Vec<_>) = self.whole.iter().partition(|(_, line)| stays(line));
        (gone.into_iter().filter(|(_, line)| line.entry().is_some()).collect(), left)
    }

    /// Per path which steps its file is known to hold.
    #[must_use]
    pub fn saved(&self) -> BTreeMap<String, Covered> {
        let mut saved: BTreeMap<String, Covered> = BTreeMap::new();
        for (_, line) in &self.whole {
            let JournalLine::Saved { path, covered, .. } = line else { continue };
            let known = saved.entry(path.clone()).or_default();
            for (sitting, n) in covered {
                let highest = known.entry(sitting.as_str().into()).or_default();
                *highest = (*highest).max(*n);
            }
        }
        saved
    }
}

/// Where a project's state lies in the folder of whoever works on it.
pub(super) fn folder_of_project(owner: &Path, root: &Path) -> PathBuf {
    let hash = super::atomic_write::hash_of(root.to_string_lossy().as_bytes());
    let name = root.file_name().unwrap_or_default().to_string_lossy();
    let name = crate::model::id::slug(&name, "project");
    owner.join(format!("{name}-{:02x}{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2], hash[3]))
}

/// Adds the `n`th entry of a sitting to what a file covers.
pub fn cover(covered: &mut Covered, sitting: &Arc<str>, n: u64) {
    let highest = covered.entry(Arc::clone(sitting)).or_default();
    *highest = (*highest).max(n);
}

/// The last of some lines, at most `max` bytes of them, and the head.
fn newest(lines: &[&str], max: usize) -> String {
    let mut n_bytes = 0;
    let from = lines.iter().rposition(|line| {
        n_bytes += line.len();
        n_bytes > max
    });
    let first = lines.first().filter(|_| from.is_some());
    first.into_iter().chain(lines.iter().skip(from.map_or(0, |at| at + 1))).copied().collect()
}

fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let is_there = !disk.meta(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    let seen = if is_there { Some(super::atomic_write::hash_of(&read_whole(disk, path)?)) } else { None };
    replace_file(disk, path, bytes, Privacy::Private, seen.as_ref()).map(|_| ())
}

/// All bytes of a journal or history: one of which a part was read would be taken for what it is not.
fn read_whole(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, WriteError> {
    let n_bytes = disk.meta(path)?.n_bytes;
    if n_bytes > MAX_BYTES { Err(WriteError::TooLarge(n_bytes)) } else { Ok(disk.read(path, MAX_BYTES)?) }
}

fn read(disk: &dyn Disk, path: &Path) -> Result<Lines, WriteError> {
    if disk.meta(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(Lines::default());
    }
    let bytes = read_whole(disk, path)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = Lines::default();
    for (at, line) in text.split('\n').enumerate().filter(|(_, line)| !line.is_empty()) {
        match checked_line::read(line) {
            Ok(JournalLine::Head { format, .. }) if format > super::ron_format::FORMAT => {
                let path = path.display().to_string();
                lines.problems.push(Problem::of_file(&path, ProblemKind::NewerFormat(format)));
            }
            Ok(known) => lines.whole.push((format!("\n{line}"), known)),
            Err(Fault::Torn) => {}
            Err(Fault::Damaged(why)) => lines.problems.push(Problem {
                path: path.display().to_string(),
                place: Some(FilePlace { line: at + 1, column: 1 }),
                kind: ProblemKind::DamagedLine(why),
            }),
        }
    }
    Ok(lines)
}
