//! Returning to what stood before: by undo and redo, to a moment of the history, or to an earlier version of a file. Both are steps like
//! any other, so nothing is lost by going back.

use super::notice::Notice;
use super::sitting::{Now, Session};
use crate::model::edit::Edit;
use crate::model::history::{EntryId, StepLabel};
use crate::model::id::ArticlePath;
use crate::model::moment::Moment;
use crate::storage::our_file::OurFile;
use crate::storage::problem::Problem;
use crate::storage::project_folder::FileKey;
use crate::storage::versions::Version;
use crate::workers::task::Work;

/// The earlier versions of a file, as they were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    /// Which file.
    pub key: FileKey,
    /// Its versions, the newest first.
    pub list: Vec<Version>,
}

impl Session {
    pub(super) fn undo(&mut self, now: Now) {
        let Some(open) = &mut self.open else { return };
        let (article, notice) = match open.history.undo(&mut open.project, now.moment) {
            Ok(Some(step)) => (step.article().cloned(), Notice::Undone(step.label.clone())),
            Ok(None) => (None, Notice::NothingToUndo),
            Err(_) => (None, Notice::Stale),
        };
        self.after_history(article.as_ref(), notice, now);
    }

    pub(super) fn redo(&mut self, now: Now) {
        let Some(open) = &mut self.open else { return };
        let (article, notice) = match open.history.redo(&mut open.project, now.moment) {
            Ok(Some(step)) => (step.article().cloned(), Notice::Redone(step.label.clone())),
            Ok(None) => (None, Notice::NothingToRedo),
            Err(_) => (None, Notice::Stale),
        };
        self.after_history(article.as_ref(), notice, now);
    }

    fn after_history(&mut self, article: Option<&ArticlePath>, notice: Notice, now: Now) {
        let annotator = self.settings.annotator.as_ref().map(|(id, _)| id);
        if let Some(open) = &mut self.open {
            if let Some(reading) = &mut open.reading {
                reading.edges = None;
            }
            open.refresh(annotator, article);
        }
        if let Some(article) = article {
            self.show_article(article.clone(), None, now);
        }
        self.note_unsaved(now);
        self.say(notice, now);
    }

    /// Makes everything stand as it did after an entry of the history, or before all of them.
    pub(super) fn go_back_to(&mut self, entry: Option<&EntryId>, now: Now) {
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

    pub(super) fn list_versions(&mut self, key: FileKey) {
        if let Some(desk) = self.desk() {
            self.start(Work::ListVersions { desk, key });
        }
    }

    pub(super) fn versions_listed(&mut self, key: FileKey, list: Vec<Version>) {
        if let Some(open) = &mut self.open {
            open.versions = Some(Versions { key, list });
        }
    }

    pub(super) fn restore_version(&mut self, key: FileKey, name: String) {
        if let Some(desk) = self.desk() {
            self.start(Work::ReadVersion { desk, key, name });
        }
    }

    /// A version was read: what it says takes the place of what stands.
    pub(super) fn version_read(&mut self, read: Result<Box<OurFile>, Box<Problem>>, now: Now) {
        let file = match read {
            Ok(file) => file,
            Err(problem) => return self.say(Notice::NotWritable(problem), now),
        };
        let Some(open) = &self.open else { return };
        if self.annotator() != Some(&file.annotator.0) {
            return;
        }
        let mut restored = open.project.clone();
        file.put_into(&mut restored);
        let edits: Vec<Edit> = Edit::between(&open.project, &restored);
        let until = until_of(&file.seen.path).unwrap_or(now.moment);
        if edits.is_empty() {
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
