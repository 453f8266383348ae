//! Returning to what stood before: by undo and redo, to a moment of the history, or to an earlier version of a file. Both are steps like
//! any other, so nothing is lost by going back.

use super::notice::Notice;
use super::sitting::{Now, Session};
use crate::model::article::ArticleRecord;
use crate::model::edit::Edit;
use crate::model::history::{EntryId, Returned, StepLabel};
use crate::model::id::ArticlePath;
use crate::model::moment::Moment;
use crate::storage::atomic_write::WriteError;
use crate::storage::our_file::OurFile;
use crate::storage::problem::Problem;
use crate::storage::project_folder::{FileKey, SeenFile};
use crate::storage::versions::Version;
use crate::workers::report::VersionsReport;
use crate::workers::task::Work;
use std::collections::BTreeSet;

/// The earlier versions of a file, as they were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    /// Which file.
    pub key: FileKey,
    /// Its versions, the newest first.
    pub list: Vec<Version>,
}

/// A decision to return to what stood before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReturningCommand {
    /// Undo the last step.
    Undo,
    /// Redo the step that was undone last.
    Redo,
    /// Everything stands again as it did after this entry of the history; `None`: before all of them.
    GoBackTo(Option<EntryId>),
    /// The earlier versions of a file are asked for.
    ListVersions(FileKey),
    /// An earlier version of a file (its name among the versions) takes the place of what stands.
    RestoreVersion(FileKey, String),
    /// A file of one's own that is not understood is kept among its versions, and written anew from what is in memory.
    Quarantine(FileKey),
}

impl Session {
    pub(super) fn obey_returning(&mut self, command: ReturningCommand, now: Now) {
        match command {
            ReturningCommand::Undo => self.undo(now),
            ReturningCommand::Redo => self.redo(now),
            ReturningCommand::GoBackTo(entry) => self.go_back_to(entry.as_ref(), now),
            ReturningCommand::ListVersions(key) => self.list_versions(key),
            ReturningCommand::RestoreVersion(key, name) => self.restore_version(key, name, now),
            ReturningCommand::Quarantine(key) => self.quarantine(key, now),
        }
    }

    pub(super) fn hear_versions(&mut self, report: VersionsReport, now: Now) {
        match report {
            VersionsReport::Listed(key, list) => self.versions_listed(key, list),
            VersionsReport::Read(read) => self.version_read(read, now),
            VersionsReport::Quarantined(key, path, result) => self.quarantined(&key, path, result, now),
        }
    }

    fn undo(&mut self, now: Now) {
        let Some(open) = &mut self.open else { return };
        let returned = open.history.undo(&mut open.project, now.moment);
        self.after_return(returned, (Notice::Undone, Notice::NothingToUndo), now);
    }

    fn redo(&mut self, now: Now) {
        let Some(open) = &mut self.open else { return };
        let returned = open.history.redo(&mut open.project, now.moment);
        self.after_return(returned, (Notice::Redone, Notice::NothingToRedo), now);
    }

    fn after_return(
        &mut self,
        returned: Returned,
        (told, nothing): (fn(StepLabel) -> Notice, Notice),
        now: Now,
    ) {
        match returned {
            Returned::Nothing => self.say(nothing, now),
            Returned::PassedOver(label) => self.say(Notice::PassedOver(label), now),
            Returned::Made { step, n_left: 0 } => {
                self.after_history(&step.articles(), told(step.label.clone()), now);
            }
            Returned::Made { step, n_left } => {
                self.after_history(&step.articles(), Notice::ReturnedInPart(step.label.clone(), n_left), now);
            }
        }
    }

    /// Shows what was changed: of several articles the one that is read, else the first that is there; annotations that
    /// were moved stood at a path that may be gone.
    fn after_history(&mut self, articles: &BTreeSet<ArticlePath>, notice: Notice, now: Now) {
        let annotator = self.settings.annotator.as_ref().map(|(id, _)| id);
        if let Some(open) = &mut self.open {
            if let Some(reading) = &mut open.reading {
                reading.edges = None;
            }
            open.refresh(annotator);
        }
        let article = self.open.as_ref().and_then(|open| {
            let here = open.reading.as_ref().map(|reading| &reading.path);
            let is_there = |path: &&ArticlePath| open.library.contains_key(*path);
            here.filter(|path| articles.contains(*path)).or_else(|| articles.iter().find(is_there)).cloned()
        });
        if let Some(article) = article {
            self.show_article(article, None, now);
        }
        self.leaving.forget_refusal();
        self.note_unsaved(now);
        self.say(notice, now);
    }

    /// Makes everything stand as it did after an entry of the history, or before all of them.
    fn go_back_to(&mut self, entry: Option<&EntryId>, now: Now) {
        let Some(open) = &self.open else { return };
        let mut entries = open.history.entries().iter();
        let at = match entry {
            Some(entry) => entries.find(|known| known.id == *entry),
            None => entries.next(),
        };
        let at = at.map(|entry| entry.step.at);
        let (Some(at), Some((edits, n_left))) = (at, open.history.back_to(&open.project, entry)) else {
            return;
        };
        self.make(edits, StepLabel::WentBack(at), now);
        if n_left > 0 {
            self.say(Notice::LeftAsTheyAre(n_left), now);
        }
    }

    fn list_versions(&mut self, key: FileKey) {
        if let Some(state_folder) = self.state_folder() {
            self.start(Work::ListVersions { state_folder, key });
        }
    }

    fn versions_listed(&mut self, key: FileKey, list: Vec<Version>) {
        if let Some(open) = &mut self.open {
            open.versions = Some(Versions { key, list });
        }
    }

    /// Restores a version. Where the file is not understood it is kept among the versions first.
    fn restore_version(&mut self, key: FileKey, name: String, now: Now) {
        let Some(state_folder) = self.state_folder() else { return };
        if self.open.as_ref().is_some_and(|open| open.what_blocks(&key).is_some()) {
            if !self.start_quarantine(key.clone(), now) {
                return;
            }
            if let Some(open) = &mut self.open {
                open.mending = Some(key.clone());
            }
        }
        self.start(Work::ReadVersion { state_folder, key, name });
    }

    /// Has a file that is not understood written anew from what is in memory.
    fn quarantine(&mut self, key: FileKey, now: Now) {
        let Some(open) = &self.open else { return };
        let is_something = match &key.1 {
            Some(article) => open.project.record(article, &key.0).is_some_and(ArticleRecord::holds_anything),
            None => open.project.codebook_record(&key.0).is_some(),
        };
        if is_something {
            let _ = self.start_quarantine(key, now);
        } else {
            self.say(Notice::NothingToWriteAnew, now);
        }
    }

    /// Quarantines a file that is of no use as it is; says so of one that a newer version may understand, or that only
    /// cannot be read for now: that is left as it is.
    fn start_quarantine(&mut self, key: FileKey, now: Now) -> bool {
        let Some(state_folder) = self.state_folder() else { return false };
        let problem = self.open.as_ref().and_then(|open| open.what_blocks(&key)).cloned();
        let Some(problem) = problem else { return false };
        if !problem.kind.can_be_quarantined() {
            self.say(Notice::NotWritable(Box::new(problem)), now);
            return false;
        }
        self.start(Work::Quarantine { state_folder, key, path: problem.path, at: now.moment });
        true
    }

    /// A file that is not understood is safe among its versions: it may be written over now.
    fn quarantined(&mut self, key: &FileKey, path: String, result: Result<SeenFile, WriteError>, now: Now) {
        let Some(open) = &mut self.open else { return };
        match result {
            Ok(seen) => {
                open.take_over_broken(key, seen);
                self.note_unsaved(now);
            }
            Err(error) => self.say(Notice::NotQuarantined(path, error), now),
        }
    }

    /// A version was read: what it says takes the place of what stands.
    fn version_read(&mut self, read: Result<Box<OurFile>, Box<Problem>>, now: Now) {
        let mending = self.open.as_mut().and_then(|open| open.mending.take());
        let file = match read {
            Ok(file) => file,
            Err(problem) => return self.say(Notice::NotWritable(problem), now),
        };
        let Some(open) = &self.open else { return };
        if self.annotator() != Some(&file.annotator.0) {
            return;
        }
        let mut restored = open.project.clone();
        // What was done while the file was not understood is not in the version.
        let is_mending = mending == Some(file.key());
        if is_mending {
            file.merge_into(&mut restored);
        } else {
            file.put_into(&mut restored);
        }
        let edits: Vec<Edit> = Edit::between(&open.project, &restored);
        let until = until_of(&file.seen.path.shown()).unwrap_or(now.moment);
        if edits.is_empty() && !is_mending {
            return self.say(Notice::NothingToRestore, now);
        }
        self.make(edits, StepLabel::Restored(until), now);
    }
}

/// Until when a version stood, from its path.
fn until_of(path: &str) -> Option<Moment> {
    let name = path.rsplit(['/', '\\']).next()?;
    Moment::try_from(crate::storage::versions::until(name)).ok()
}
