//! Saving: what is unsaved is the difference between the project and what the disk was last seen to hold, so there is
//! no flag to forget. A file is written only over what was last seen in it; what was found instead is merged first.

use super::keeping::Keeping;
use super::notice::Notice;
use super::open_project::OpenProject;
use super::sitting::{Now, Session};
use crate::model::article::{ArticleRecord, TextIdentity};
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::moment::Moment;
use crate::model::project::{Annotator, Project};
use crate::storage::article_file::ArticleFile;
use crate::storage::atomic_write::WriteError;
use crate::storage::journal::Covered;
use crate::storage::problem::Problem;
use crate::storage::project_folder::{FileContent, FileKey, FileToSave, Opened, Refused, SeenFile, place_of};
use crate::workers::task::{SavedContent, Work};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// Changes this close together are saved together, in milliseconds.
const PAUSE_MILLIS: u64 = 150;

/// After a failed save it is tried again this much later, in milliseconds.
const RETRY_MILLIS: u64 = 10_000;

/// What the disk holds, and what is on its way there.
#[derive(Clone, Debug, Default)]
pub struct Saving {
    pub(super) on_disk: Project,
    pub(super) files: BTreeMap<FileKey, SeenFile>,
    /// Copies of one's own files, merged and still in the project folder.
    pub(super) copies: BTreeMap<FileKey, Vec<SeenFile>>,
    /// Files that are being written, by ticket, with the steps they hold and who they say writes them.
    in_flight: BTreeMap<u64, (FileKey, Covered, Annotator)>,
    /// Files that could not be written, and why.
    pub(super) failed: BTreeMap<FileKey, WriteError>,
    /// The journal on this computer.
    pub(super) keeping: Keeping,
    /// Articles that are being read so that their annotations can be saved.
    awaited: BTreeSet<ArticlePath>,
    due_millis: Option<u64>,
    last_saved: Option<Moment>,
    must_say: bool,
}

/// The truth about what is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveStatus {
    /// Everything is in the project folder; when something was last written in this sitting.
    Saved(Option<Moment>),
    /// Something is being written, or about to be.
    Saving,
    /// This file could not be written, and why.
    Failed(String, WriteError),
}

impl Saving {
    /// Our files as they were last seen.
    pub fn seen(&self) -> impl Iterator<Item = (&FileKey, &SeenFile)> {
        self.files.iter()
    }

    /// Takes in what opening the folder found.
    pub(super) fn seen_on_disk(
        &mut self,
        opened: Opened,
        lacking: BTreeMap<FileKey, Covered>,
        root: PathBuf,
    ) {
        self.on_disk = opened.on_disk;
        self.files = opened.files;
        self.copies = opened.copies;
        self.keeping = Keeping::new(root, lacking);
    }
}

impl OpenProject {
    /// The truth about what is saved.
    #[must_use]
    pub fn save_status(&self) -> SaveStatus {
        if let Some((key, error)) = self.saving.failed.first_key_value() {
            let path = self.saving.files.get(key).map(|seen| seen.path.clone());
            let name = || key.1.as_ref().map_or_else(|| "codebook.ron".to_owned(), |a| format!("{a}.ron"));
            return SaveStatus::Failed(path.unwrap_or_else(name), error.clone());
        }
        if !self.saving.in_flight.is_empty() || self.is_unsaved() {
            return SaveStatus::Saving;
        }
        SaveStatus::Saved(self.saving.last_saved)
    }

    /// Whether something could not be saved, and nothing is under way that may still be.
    #[must_use]
    pub fn has_failed_to_save(&self) -> bool {
        self.saving.in_flight.is_empty() && !self.saving.failed.is_empty()
    }

    /// Whether copies of one's own files are still in the project folder.
    pub(super) fn has_copies(&self) -> bool {
        !self.saving.copies.is_empty()
    }

    /// Whether something is not in the project folder yet.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        !self.project.changed_since(&self.saving.on_disk).is_empty()
    }

    /// What is wrong with a file so that it cannot be written over; `None` where it can, or is not there yet.
    #[must_use]
    pub fn what_blocks(&self, key: &FileKey) -> Option<&Problem> {
        let seen = self.saving.files.get(key);
        let path = seen.map_or_else(|| place_of(key), |seen| seen.path.clone());
        let read_only = seen.and_then(|seen| seen.read_only.as_ref());
        let is_read_only = seen.is_none() || read_only.is_some();
        let blocks = |problem: &&Problem| is_read_only || problem.kind.is_of_whole_file();
        let mut blocking = self.problems.iter().filter(blocks).filter(|problem| problem.path == path);
        let first = blocking.clone().next();
        // Of several the one that the file must not be written for.
        blocking.find(|problem| Some(&problem.kind) == read_only).or(first)
    }

    /// The article to be read before its annotations can be saved: the file tells which text they are of.
    fn to_be_read(&self, key: &FileKey) -> Option<&ArticleFile> {
        let article = key.1.as_ref()?;
        if self.project.record(article, &key.0)?.text.is_some() {
            return None;
        }
        let entry = self.library.get(article)?;
        (entry.article.is_none() && entry.problem.is_none()).then_some(&entry.file)
    }

    /// What is to be written to a file; `None` where nothing is kept in it.
    pub(super) fn file_to_save(
        &self,
        key: &FileKey,
        annotator: &Annotator,
        at: Moment,
    ) -> Option<FileToSave> {
        let content = match &key.1 {
            Some(article) => {
                let record = self.project.record(article, &key.0)?.clone();
                let text = self.library.get(article).and_then(|entry| entry.article.as_ref());
                let today = text.map(|article| TextIdentity {
                    sha256: Arc::clone(article.text.sha256()),
                    characters: article.text.n_chars(),
                });
                let today = record.text.clone().or(today).unwrap_or_else(|| text_of_anchors(&record));
                FileContent::Annotations(Box::new(record), today)
            }
            None => FileContent::Codebook(Box::new(self.project.codebook_record(&key.0)?.clone())),
        };
        let seen = self.saving.files.get(key).cloned();
        let covered = self.saving.keeping.lacking.get(key).cloned().unwrap_or_default();
        let copies = self.saving.copies.get(key).cloned().unwrap_or_default();
        Some(FileToSave {
            key: key.clone(),
            annotator: annotator.clone(),
            content,
            seen,
            covered,
            copies,
            at,
        })
    }
}

impl Session {
    /// Notes that something may have changed: it is saved after a short pause.
    pub(super) fn note_unsaved(&mut self, now: Now) {
        self.introduce_oneself();
        self.keep_steps();
        if let Some(open) = &mut self.open {
            let due = now.millis + PAUSE_MILLIS;
            open.saving.due_millis = Some(open.saving.due_millis.map_or(due, |known| known.min(due)));
            open.saving.failed.retain(|_, error| is_lasting(error));
        }
    }

    /// Tells the project who annotates on this computer.
    pub(super) fn introduce_oneself(&mut self) -> Option<(AnnotatorId, Annotator)> {
        let (id, name) = self.settings.annotator.clone()?;
        let open = self.open.as_mut()?;
        let same_person_as = open.project.annotator(&id).and_then(|known| known.same_person_as.clone());
        let annotator = Annotator { name, same_person_as };
        open.project.put_annotator(&id, annotator.clone());
        Some((id, annotator))
    }

    /// When `tick` has something to do next, in milliseconds of the sitting's clock.
    #[must_use]
    pub fn next_due(&self) -> Option<u64> {
        let at_once = self.has_first_look().then_some(0);
        at_once.or_else(|| {
            self.save_due()
                .into_iter()
                .chain(self.progress.due_millis())
                .chain(self.drafting.due_millis())
                .min()
        })
    }

    fn save_due(&self) -> Option<u64> {
        self.open.as_ref().and_then(|open| open.saving.due_millis)
    }

    pub(super) fn save_when_due(&mut self, now: Now) {
        if self.save_due().is_some_and(|due| due <= now.millis) {
            if let Some(open) = &mut self.open {
                open.saving.due_millis = None;
                open.saving.failed.retain(|_, error| is_lasting(error));
            }
            self.keep_steps();
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
        self.keep_steps();
        self.start_saving(now);
        self.say_if_all_saved(now);
    }

    /// Hands out everything that is unsaved, but for files that are being written or could not be.
    pub(super) fn start_saving(&mut self, now: Now) {
        let Some((id, annotator)) = self.introduce_oneself() else { return };
        let Some(desk) = self.desk() else { return };
        let Some(open) = &mut self.open else { return };
        let busy: BTreeSet<&FileKey> = open.saving.in_flight.values().map(|(key, ..)| key).collect();
        let is_free =
            |key: &FileKey| key.0 == id && !busy.contains(key) && !open.saving.failed.contains_key(key);
        let mut keys = open.project.changed_since(&open.saving.on_disk);
        // Copies that say nothing new are put away all the same.
        keys.extend(open.saving.copies.keys().cloned());
        keys.sort();
        keys.dedup();
        let (unread, keys): (Vec<&FileKey>, Vec<&FileKey>) =
            keys.iter().filter(|key| is_free(key)).partition(|key| open.to_be_read(key).is_some());
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
            let (desk, key, covered) = (desk.clone(), file.key.clone(), file.covered.clone());
            let ticket = self.start(Work::SaveFile { desk, file: Box::new(file) });
            if let Some(open) = &mut self.open {
                open.saving.in_flight.insert(ticket.number, (key, covered, annotator.clone()));
            }
        }
    }

    pub(super) fn file_saved(
        &mut self,
        (number, key): (u64, &FileKey),
        content: SavedContent,
        result: Result<SeenFile, Refused>,
        now: Now,
    ) {
        let Some(open) = &mut self.open else { return };
        let saving = &mut open.saving;
        let Some((_, covered, annotator)) = saving.in_flight.remove(&number) else {
            return; // of a project that was left meanwhile
        };
        match result {
            Ok(seen) => {
                saving.files.insert(key.clone(), seen);
                saving.failed.remove(key);
                saving.copies.remove(key);
                saving.keeping.holds(key, &covered);
                saving.last_saved = Some(now.moment);
                self.leaving_refused = false;
                note_on_disk(open, (key, annotator), content);
            }
            Err(Refused::Overtaken(found)) => self.take_found(key, found, now),
            Err(Refused::Failed(error)) => {
                if !is_lasting(&error) {
                    saving.due_millis = Some(now.millis + RETRY_MILLIS);
                }
                saving.failed.insert(key.clone(), error);
                saving.must_say = false;
            }
        }
        if self.open.as_ref().is_some_and(OpenProject::is_unsaved) {
            self.start_saving(now);
        }
        self.say_if_all_saved(now);
        self.leave_if_saved(now);
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
            && let Some((key, ..)) = open.saving.in_flight.remove(&number)
        {
            open.saving.failed.insert(key, WriteError::Other(words.to_owned()));
            open.saving.due_millis = Some(now.millis + RETRY_MILLIS);
        }
        self.leave_if_saved(now);
    }

    fn say_if_all_saved(&mut self, now: Now) {
        let Some(open) = &mut self.open else { return };
        if open.saving.must_say && matches!(open.save_status(), SaveStatus::Saved(_)) {
            open.saving.must_say = false;
            self.say(Notice::AllSaved, now);
        }
    }

    /// Whether the window can close without losing anything.
    #[must_use]
    pub fn can_close(&self) -> bool {
        self.can_leave() && !self.progress.is_saving()
    }

    /// Whether the project can be left; where its articles are being read is saved behind one's back.
    pub(super) fn can_leave(&self) -> bool {
        let is_saved =
            self.open.as_ref().is_none_or(|open| matches!(open.save_status(), SaveStatus::Saved(_)));
        is_saved && !self.drafting.is_unkept()
    }
}

/// The text of an article that went, or cannot be read, before its record was saved, as the annotations tell it; its
/// length is not known.
fn text_of_anchors(record: &ArticleRecord) -> TextIdentity {
    let anchor = record.standing().next().map(|(_, annotation, _)| Arc::clone(&annotation.anchor.text));
    TextIdentity { sha256: anchor.unwrap_or_else(|| "".into()), characters: 0 }
}

/// Whether trying again changes nothing until the person does something.
fn is_lasting(error: &WriteError) -> bool {
    matches!(error, WriteError::Link | WriteError::NotAFile | WriteError::NotUnderstood(_))
}

/// Takes in that the disk holds a record now. Records that are the same share their memory again.
fn note_on_disk(open: &mut OpenProject, (key, annotator): (&FileKey, Annotator), content: SavedContent) {
    match (content, &key.1) {
        (Ok(record), Some(article)) => {
            let now = open.project.record(article, &key.0).cloned();
            if let Some(mut current) = now.filter(|current| current.text.is_none()) {
                current.text.clone_from(&record.text);
                open.project.put_record(article, &key.0, current);
            }
            open.saving.on_disk.put_record(article, &key.0, *record);
        }
        (Err(record), _) => {
            open.saving.on_disk.put_codebook(&key.0, *record);
            open.saving.on_disk.put_annotator(&key.0, annotator);
        }
        (Ok(_), None) => {}
    }
    open.saving.on_disk.share_with(&open.project);
}
