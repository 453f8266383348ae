//! What the disk was last seen to hold of a project, and what is on its way there.

use super::journal_state::Keeping;
use super::now::Now;
use super::seen_files::SeenFiles;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::moment::Moment;
use crate::model::project::{Annotator, Project};
use crate::storage::atomic_write::WriteError;
use crate::storage::journal::Covered;
use crate::storage::problem::Problem;
use crate::storage::project_folder::{FileKey, Opened, SeenFile};
use crate::storage::real_path::RealPath;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Changes this close together are saved together, in milliseconds.
const PAUSE_MILLIS: u64 = 150;

/// After a failed save it is tried again this much later, in milliseconds.
const RETRY_MILLIS: u64 = 10_000;

/// After this long without an answer of the disk it is said what is not there yet, in milliseconds.
const SLOW_MILLIS: u64 = 2_000;

/// A file that was found changed so often, one time after the other, is given up until later: somebody writes it all the
/// time.
const MAX_OVERTAKEN: usize = 8;

/// What the disk holds, and what is on its way there.
#[derive(Clone, Debug, Default)]
pub struct Saving {
    pub(super) on_disk: Project,
    pub(super) files: SeenFiles,
    /// Copies of one's own files, merged and still in the project folder.
    pub(super) copies: BTreeMap<FileKey, Vec<SeenFile>>,
    /// Whose files are saved: the annotator of this computer, once there is one.
    pub(super) own: Option<AnnotatorId>,
    /// Files that are being written, by ticket.
    pub(super) in_flight: BTreeMap<u64, Writing>,
    /// How often files were found changed, one time after the other, when they were to be written.
    n_overtaken: BTreeMap<FileKey, usize>,
    /// Files that were not understood when they were last looked at.
    pub(super) broken: BTreeSet<RealPath>,
    /// What is wrong with folders of annotations that could not be listed when they were last looked at.
    pub(super) unlisted: Vec<Problem>,
    /// Files that were not understood and are about to be written anew: what they held is safe.
    pub(super) mended: BTreeSet<FileKey>,
    /// Why the project folder cannot be written at all, while it cannot.
    pub(super) gone: Option<WriteError>,
    /// Files that could not be written, and why.
    pub(super) failed: BTreeMap<FileKey, WriteError>,
    /// The journal on this computer.
    pub(super) keeping: Keeping,
    /// Articles that are being read so that their annotations can be saved.
    awaited: BTreeSet<ArticlePath>,
    due_millis: Option<u64>,
    /// Since when nothing was heard of files that are being written, in milliseconds.
    silent_millis: Option<u64>,
    /// Whether that is so long that it is said.
    pub(super) is_slow: bool,
    pub(super) last_saved: Option<Moment>,
    must_say: bool,
}

/// A file that is being written.
#[derive(Clone, Debug)]
pub struct Writing {
    /// Which one.
    pub(super) key: FileKey,
    /// The steps it holds, by the file they were made for.
    pub(super) covered: BTreeMap<FileKey, Covered>,
    /// Who it says writes it.
    pub(super) annotator: Annotator,
}

/// The truth about what is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveStatus {
    /// Everything is in the project folder; when something was last written in this sitting.
    Saved(Option<Moment>),
    /// Something is being written, or about to be.
    Saving,
    /// The folder has not answered for a while, or this computer's own disk: these files are not written yet.
    Waiting(Vec<String>),
    /// This file could not be written, and why.
    Failed(String, WriteError),
}

impl Saving {
    /// Our files as they were last seen.
    pub fn seen(&self) -> impl Iterator<Item = (&FileKey, &SeenFile)> {
        self.files.iter()
    }

    /// Where a file was last seen.
    #[must_use]
    pub fn seen_path(&self, key: &FileKey) -> Option<&RealPath> {
        self.files.get(key).map(|seen| &seen.path)
    }

    /// When it is said that the disk does not answer.
    fn slow_millis(&self) -> Option<u64> {
        let since = self.silent_millis.into_iter().chain(self.keeping.silent_millis());
        since.min().map(|since| since + SLOW_MILLIS)
    }

    /// When that is due to be said.
    fn slow_due(&self) -> Option<u64> {
        self.slow_millis().filter(|_| !self.is_slow)
    }

    /// The files that are being written.
    pub(super) fn writing(&self) -> impl Iterator<Item = &FileKey> {
        self.in_flight.values().map(|writing| &writing.key)
    }

    /// Takes in what opening the folder found.
    pub(super) fn seen_on_disk(
        &mut self,
        opened: Opened,
        lacking: BTreeMap<FileKey, Covered>,
        root: PathBuf,
    ) {
        self.on_disk = opened.on_disk;
        self.files = opened.files.into_iter().collect();
        self.copies = opened.copies;
        self.keeping = Keeping::new(root, lacking);
    }

    /// When something is due to be saved.
    pub(super) fn due_millis(&self) -> Option<u64> {
        self.due_millis.into_iter().chain(self.slow_due()).min()
    }

    /// Whether saving is due; it is not any more then.
    pub(super) fn take_due(&mut self, now: Now) -> bool {
        self.due_millis.take_if(|due| *due <= now.millis).is_some()
    }

    /// Notes that something may have changed: it is saved after a short pause.
    pub(super) fn note_unsaved(&mut self, now: Now) {
        let due = now.millis + PAUSE_MILLIS;
        self.due_millis = Some(self.due_millis.map_or(due, |known| known.min(due)));
        // What was too large may be smaller by this change.
        let stays = |error: &WriteError| is_lasting(error) && !matches!(error, WriteError::TooLarge(_));
        self.failed.retain(|_, error| stays(error));
    }

    /// Tries again after a pause.
    pub(super) fn try_later(&mut self, now: Now) {
        self.due_millis.get_or_insert(now.millis + RETRY_MILLIS);
    }

    /// What could not be saved is tried again, unless that changes nothing before the person does something.
    pub(super) fn try_again(&mut self) {
        self.failed.retain(|_, error| is_lasting(error));
    }

    /// Everything is tried again at once, and it is said when all of it is saved.
    pub(super) fn save_all(&mut self) {
        self.due_millis = None;
        self.failed.clear();
        self.awaited.clear();
        self.must_say = true;
    }

    /// Whether it is to be said that all is saved.
    pub(super) fn must_say(&self) -> bool {
        self.must_say
    }

    /// It was said that all is saved.
    pub(super) fn has_said(&mut self) {
        self.must_say = false;
    }

    /// Takes in whether the disk has been silent for long; tells whether that is news.
    pub(super) fn note_waiting(&mut self, now: Now) -> bool {
        let is_slow = self.slow_millis().is_some_and(|slow| slow <= now.millis);
        std::mem::replace(&mut self.is_slow, is_slow) != is_slow
    }

    /// Files that are being written, or could not be.
    pub(super) fn held_up(&self) -> BTreeSet<&FileKey> {
        self.failed.keys().chain(self.writing()).collect()
    }

    /// An article is read so that its annotations can be saved; tells whether it was not before.
    pub(super) fn await_article(&mut self, path: &ArticlePath) -> bool {
        self.awaited.insert(path.clone())
    }

    /// Articles were read, or could not be; tells whether one was waited for.
    pub(super) fn note_read(&mut self, is_awaited: impl Fn(&ArticlePath) -> bool) -> bool {
        let n_before = self.awaited.len();
        self.awaited.retain(is_awaited);
        self.awaited.len() < n_before
    }

    /// A file is handed out to be written.
    pub(super) fn begin(&mut self, number: u64, writing: Writing, now: Now) {
        self.in_flight.insert(number, writing);
        self.silent_millis.get_or_insert(now.millis);
    }

    /// Something was heard of a file that is being written; `None` where it is not.
    pub(super) fn end(&mut self, number: u64, now: Now) -> Option<Writing> {
        let writing = self.in_flight.remove(&number)?;
        self.silent_millis = (!self.in_flight.is_empty()).then_some(now.millis);
        Some(writing)
    }

    /// A file stands as it was handed out.
    pub(super) fn written(&mut self, writing: &Writing, seen: SeenFile, now: Now) {
        let key = &writing.key;
        self.n_overtaken.remove(key);
        self.mended.remove(key);
        self.gone = None;
        self.files.insert(key.clone(), seen);
        self.failed.remove(key);
        self.copies.remove(key);
        self.keeping.holds(&writing.covered);
        self.last_saved = Some(now.moment);
    }

    /// A file was found changed when it was to be written; tells whether that happened so often, one time after the other,
    /// that it is given up for now: somebody writes it all the time.
    pub(super) fn overtaken(&mut self, key: &FileKey) -> bool {
        let n = self.n_overtaken.entry(key.clone()).or_default();
        *n += 1;
        let is_given_up = *n >= MAX_OVERTAKEN;
        if is_given_up {
            self.n_overtaken.remove(key);
        }
        is_given_up
    }

    /// A file is given up for now.
    pub(super) fn give_up(&mut self, key: &FileKey, now: Now) {
        self.failed.entry(key.clone()).or_insert(WriteError::KeepsChanging);
        self.due_millis = Some(now.millis + RETRY_MILLIS);
    }

    /// A file could not be written.
    pub(super) fn fail(&mut self, key: FileKey, error: WriteError, now: Now) {
        if !is_lasting(&error) {
            self.due_millis = Some(now.millis + RETRY_MILLIS);
        }
        self.failed.insert(key, error);
        self.must_say = false;
    }
}

/// Whether trying again changes nothing until the person does something.
fn is_lasting(error: &WriteError) -> bool {
    match error {
        WriteError::Link
        | WriteError::NotAFile
        | WriteError::NotUnderstood(_)
        | WriteError::TooLarge(_)
        | WriteError::OtherComputer
        | WriteError::IsFolder
        | WriteError::LinkElsewhere
        | WriteError::OfProject
        | WriteError::WouldBeArticle
        | WriteError::NobodyReads
        | WriteError::TooMuch { .. }
        | WriteError::Nothing
        | WriteError::WrongQuery(_)
        | WriteError::NoFolder(_) => true,
        WriteError::ChangedOnDisk
        | WriteError::NotAllowed(_)
        | WriteError::DiskFull
        | WriteError::FolderGone(_)
        | WriteError::ProjectGone(_)
        | WriteError::KeepsChanging
        | WriteError::NameTaken
        | WriteError::NotAsWritten
        | WriteError::Stopped
        | WriteError::Locked
        | WriteError::Other(_) => false,
    }
}
