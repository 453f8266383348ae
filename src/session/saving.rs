//! Saving: what is unsaved is the difference between the project and what the disk was last seen to hold, so there is
//! no flag to forget. A file is written only over what was last seen in it; what was found instead is merged first.

use super::keeping::Keeping;
use super::notice::Notice;
use super::seen_files::SeenFiles;
use super::sitting::{Now, Session};
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::moment::Moment;
use crate::model::project::{Annotator, Project};
use crate::storage::article_file::ArticleFile;
use crate::storage::atomic_write::WriteError;
use crate::storage::file_to_save::{FileToSave, Refused};
use crate::storage::journal::Covered;
use crate::storage::problem::Problem;
use crate::storage::project_folder::{FileKey, Opened, SeenFile};
use crate::storage::real_path::RealPath;
use crate::workers::report::SavedContent;
use crate::workers::task::Work;
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

/// A decision about saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavingCommand {
    /// Save what is unsaved at once.
    Now,
    /// Write all files of one's own to a new folder within this one.
    Elsewhere(PathBuf),
}

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
pub(super) struct Writing {
    /// Which one.
    pub(super) key: FileKey,
    /// The steps it holds, by the file they were made for.
    covered: BTreeMap<FileKey, Covered>,
    /// Who it says writes it.
    annotator: Annotator,
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
}

impl Session {
    pub(super) fn obey_saving(&mut self, command: SavingCommand, now: Now) {
        match command {
            SavingCommand::Now => self.save_now(now),
            SavingCommand::Elsewhere(folder) => self.save_elsewhere(folder, now),
        }
    }

    /// Notes that something may have changed: it is saved after a short pause.
    pub(super) fn note_unsaved(&mut self, now: Now) {
        self.introduce_oneself();
        self.keep_steps(now);
        if let Some(open) = &mut self.open {
            let due = now.millis + PAUSE_MILLIS;
            open.saving.due_millis = Some(open.saving.due_millis.map_or(due, |known| known.min(due)));
            // What was too large may be smaller by this change.
            let stays = |error: &WriteError| is_lasting(error) && !matches!(error, WriteError::TooLarge(_));
            open.saving.failed.retain(|_, error| stays(error));
        }
    }

    /// Tells the project who annotates on this computer.
    pub(super) fn introduce_oneself(&mut self) -> Option<(AnnotatorId, Annotator)> {
        let (id, name) = self.settings.annotator.clone()?;
        let open = self.open.as_mut()?;
        let same_person_as = open.project.annotator(&id).and_then(|known| known.same_person_as.clone());
        let annotator = Annotator { name, same_person_as };
        open.saving.own = Some(id.clone());
        open.project.put_annotator(&id, annotator.clone());
        Some((id, annotator))
    }

    /// When `tick` has something to do next, in milliseconds of the sitting's clock.
    #[must_use]
    pub fn next_due(&self) -> Option<u64> {
        let at_once = self.has_partial_load().then_some(0);
        at_once.or_else(|| {
            self.save_due()
                .into_iter()
                .chain(self.open.as_ref().and_then(|open| open.saving.slow_due()))
                .chain(self.leaving.due_millis())
                .chain(self.progress.due_millis())
                .chain(self.drafting.due_millis())
                .min()
        })
    }

    fn save_due(&self) -> Option<u64> {
        self.open.as_ref().and_then(|open| open.saving.due_millis)
    }

    /// Takes in whether the disk has been silent for long; tells whether that is news.
    pub(super) fn note_waiting(&mut self, now: Now) -> bool {
        let Some(open) = &mut self.open else { return false };
        let saving = &mut open.saving;
        let is_slow = saving.slow_millis().is_some_and(|slow| slow <= now.millis);
        std::mem::replace(&mut saving.is_slow, is_slow) != is_slow
    }

    pub(super) fn save_when_due(&mut self, now: Now) {
        if self.save_due().is_some_and(|due| due <= now.millis) {
            if let Some(open) = &mut self.open {
                open.saving.due_millis = None;
                open.saving.failed.retain(|_, error| is_lasting(error));
            }
            self.keep_steps(now);
            self.start_saving(now);
        }
    }

    /// Saves what is unsaved at once, and says when it is done.
    pub(super) fn save_now(&mut self, now: Now) {
        self.save_reading();
        self.save_drafts(now);
        let Some(open) = &mut self.open else { return };
        open.saving.due_millis = None;
        open.saving.failed.clear();
        open.saving.awaited.clear();
        open.saving.must_say = true;
        self.keep_steps(now);
        self.start_saving(now);
        self.say_if_all_saved(now);
    }

    /// Hands out everything that is unsaved, but for files that are being written or could not be.
    pub(super) fn start_saving(&mut self, now: Now) {
        self.introduce_oneself();
        let Some(open) = &self.open else { return };
        // Copies that say nothing new are put away all the same.
        let keys = open.unsaved().chain(open.saving.copies.keys().cloned()).collect();
        self.start_saving_files(&keys, now);
    }

    /// Hands out these files, but for those that are being written or could not be.
    fn start_saving_files(&mut self, keys: &BTreeSet<FileKey>, now: Now) {
        let Some((id, annotator)) = self.introduce_oneself() else { return };
        let Some(state_folder) = self.state_folder() else { return };
        let Some(open) = &mut self.open else { return };
        let busy: BTreeSet<&FileKey> = open.saving.in_flight.values().map(|writing| &writing.key).collect();
        let is_free =
            |key: &&FileKey| key.0 == id && !busy.contains(key) && !open.saving.failed.contains_key(*key);
        let (unread, keys): (Vec<&FileKey>, Vec<&FileKey>) =
            keys.iter().filter(is_free).partition(|key| open.to_be_read(key).is_some());
        let unread: Vec<ArticleFile> =
            unread.into_iter().filter_map(|key| open.to_be_read(key)).cloned().collect();
        let files: Vec<FileToSave> =
            keys.into_iter().filter_map(|key| open.file_to_save(key, &annotator, now.moment)).collect();
        for file in unread {
            if let Some(open) = &mut self.open
                && open.saving.awaited.insert(file.path.clone())
            {
                self.start(Work::ReadArticle(file));
            }
        }
        for file in files {
            let (state_folder, key, covered) = (state_folder.clone(), file.key.clone(), file.covered.clone());
            let ticket = self.start(Work::SaveFile { state_folder, file: Box::new(file) });
            if let Some(open) = &mut self.open {
                let writing = Writing { key, covered, annotator: annotator.clone() };
                open.saving.in_flight.insert(ticket.number, writing);
                open.saving.silent_millis.get_or_insert(now.millis);
            }
        }
    }

    pub(super) fn file_saved(
        &mut self,
        number: u64,
        content: SavedContent,
        result: Result<SeenFile, Refused>,
        now: Now,
    ) {
        let Some(open) = &mut self.open else { return };
        let saving = &mut open.saving;
        let Some(Writing { key, covered, annotator }) = saving.in_flight.remove(&number) else {
            return; // of a project that was left meanwhile
        };
        let key = &key;
        saving.silent_millis = (!saving.in_flight.is_empty()).then_some(now.millis);
        match result {
            Ok(seen) => {
                saving.n_overtaken.remove(key);
                saving.mended.remove(key);
                saving.gone = None;
                saving.files.insert(key.clone(), seen);
                saving.failed.remove(key);
                saving.copies.remove(key);
                saving.keeping.holds(&covered);
                saving.last_saved = Some(now.moment);
                self.leaving.forget_refusal();
                open.note_on_disk(key, annotator, content);
                // What was changed in it meanwhile goes after it.
                if open.is_unsaved_in(key) {
                    self.start_saving_files(&BTreeSet::from([key.clone()]), now);
                }
            }
            Err(Refused::Overtaken(found)) => {
                let n = saving.n_overtaken.entry(key.clone()).or_default();
                *n += 1;
                let is_given_up = *n >= MAX_OVERTAKEN;
                self.take_found(key, found, now);
                if is_given_up {
                    self.give_up_for_now(key, now);
                }
                self.start_saving(now);
            }
            Err(Refused::Failed(error)) => {
                if !is_lasting(&error) {
                    saving.due_millis = Some(now.millis + RETRY_MILLIS);
                }
                saving.failed.insert(key.clone(), error);
                saving.must_say = false;
            }
        }
        self.say_if_all_saved(now);
    }

    /// Somebody writes a file all the time: it is tried again after a pause.
    fn give_up_for_now(&mut self, key: &FileKey, now: Now) {
        if let Some(open) = &mut self.open {
            open.saving.n_overtaken.remove(key);
            open.saving.failed.entry(key.clone()).or_insert(WriteError::KeepsChanging);
            open.saving.due_millis = Some(now.millis + RETRY_MILLIS);
        }
    }

    /// Articles were read, or could not be: what waited for them is saved.
    pub(super) fn save_what_waited(&mut self, now: Now) {
        let Some(open) = &mut self.open else { return };
        let library = &open.library;
        let waits = |path: &ArticlePath| {
            library.get(path).is_some_and(|entry| entry.article.is_none() && entry.problem.is_none())
        };
        let n_before = open.saving.awaited.len();
        open.saving.awaited.retain(waits);
        if open.saving.awaited.len() < n_before {
            self.start_saving(now);
        }
    }

    /// Tries again after a pause.
    pub(super) fn save_later(&mut self, now: Now) {
        if let Some(open) = &mut self.open {
            open.saving.due_millis.get_or_insert(now.millis + RETRY_MILLIS);
        }
    }

    /// A worker broke down: if it was saving, the file counts as not saved.
    pub(super) fn saving_failed(&mut self, number: u64, words: &str, now: Now) {
        if let Some(open) = &mut self.open
            && let Some(writing) = open.saving.in_flight.remove(&number)
        {
            open.saving.failed.insert(writing.key, WriteError::Other(words.to_owned()));
            open.saving.silent_millis = (!open.saving.in_flight.is_empty()).then_some(now.millis);
            open.saving.due_millis = Some(now.millis + RETRY_MILLIS);
        }
    }

    fn say_if_all_saved(&mut self, now: Now) {
        let Some(open) = &mut self.open else { return };
        if open.saving.must_say && matches!(open.save_status(), SaveStatus::Saved(_)) {
            open.saving.must_say = false;
            self.say(Notice::AllSaved, now);
        }
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
        | WriteError::NoFolder(_) => true,
        WriteError::ChangedOnDisk
        | WriteError::NotAllowed(_)
        | WriteError::DiskFull
        | WriteError::FolderGone(_)
        | WriteError::ProjectGone(_)
        | WriteError::KeepsChanging
        | WriteError::Locked
        | WriteError::Other(_) => false,
    }
}
