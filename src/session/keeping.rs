//! Keeping: each step goes into the journal on this computer before it counts as kept, whatever becomes of its files in
//! the project folder.

use super::notice::Notice;
use super::open_project::OpenProject;
use super::sitting::{Now, Session};
use crate::model::belonging::Move;
use crate::model::history::Entry;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::storage::atomic_write::WriteError;
use crate::storage::journal::{Covered, StateFolder, cover};
use crate::storage::project_folder::FileKey;
use crate::workers::report::SavingReport;
use crate::workers::task::Work;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What the journal has.
#[derive(Clone, Debug, Default)]
pub struct Keeping {
    /// The real path of the project folder, as it was when it was opened.
    root: PathBuf,
    /// Per file the steps it lacks.
    pub(super) lacking: BTreeMap<FileKey, Covered>,
    /// The files that steps of a file were made for before its article had the path of today.
    former: BTreeMap<FileKey, BTreeSet<FileKey>>,
    /// How many entries of the history are in the journal, and how many were looked at for `lacking`.
    n_kept: usize,
    n_noted: usize,
    /// The entries that are being added.
    in_flight: Option<Adding>,
    /// Why the last could not be added.
    error: Option<WriteError>,
}

/// Entries that are being added to the journal.
#[derive(Clone, Copy, Debug)]
struct Adding {
    ticket: u64,
    /// Up to how many of the history.
    n_entries: usize,
    /// When they were handed out, in milliseconds of the sitting's clock.
    since_millis: u64,
}

impl Keeping {
    /// Since when entries are waited for, in milliseconds of the sitting's clock.
    pub(super) fn silent_millis(&self) -> Option<u64> {
        self.in_flight.map(|adding| adding.since_millis)
    }

    pub(super) fn new(root: PathBuf, lacking: BTreeMap<FileKey, Covered>) -> Self {
        Self { root, lacking, ..Self::default() }
    }

    /// These entries are in the journal or the history already.
    pub(super) fn begins_after(&mut self, n_entries: usize) {
        self.n_kept = n_entries;
        self.n_noted = n_entries;
    }

    /// Files hold these steps by now.
    pub(super) fn holds(&mut self, covered: &BTreeMap<FileKey, Covered>) {
        for (key, covered) in covered {
            if let Some(lacking) = self.lacking.get_mut(key) {
                lacking.retain(|sitting, n| covered.get(sitting).is_none_or(|covered| covered < n));
                if lacking.is_empty() {
                    self.lacking.remove(key);
                }
            }
        }
    }

    /// The steps a file lacks, by the file they were made for: its own, and those of former paths of its article.
    pub(super) fn lacking_in(&self, key: &FileKey) -> BTreeMap<FileKey, Covered> {
        let former = self.former.get(key).into_iter().flatten();
        let keys = former.chain(std::iter::once(key));
        keys.filter_map(|key| Some((key.clone(), self.lacking.get(key)?.clone()))).collect()
    }

    /// Articles have other paths by now: steps made before are told by the former ones.
    pub(super) fn relocate(&mut self, moves: &[Move]) {
        let key = |who: &AnnotatorId, path: &ArticlePath| (who.clone(), Some(path.clone()));
        let before = self.former.clone();
        for one in moves {
            let from = key(&one.annotator, &one.from);
            self.former.remove(&from);
            let to = self.former.entry(key(&one.annotator, &one.to)).or_default();
            to.extend(before.get(&from).into_iter().flatten().cloned());
            to.insert(from);
        }
    }

    fn note(&mut self, entries: &[Entry]) {
        for entry in entries.iter().skip(self.n_noted) {
            for edit in &entry.step.edits {
                let key = (edit.annotator().clone(), edit.article().cloned());
                cover(self.lacking.entry(key).or_default(), &entry.id);
            }
        }
        self.n_noted = entries.len();
    }
}

impl OpenProject {
    /// The real path of the project folder; the path it was opened by until that is known.
    pub(super) fn real_root(&self) -> &Path {
        let known = Some(&*self.saving.keeping.root).filter(|root| !root.as_os_str().is_empty());
        known.unwrap_or(&self.root)
    }

    /// Whether every step is in the journal on this computer, or in the project folder.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.saving.keeping.n_kept == self.history.entries().len() || !self.is_unsaved()
    }

    /// Why the journal could not be added to.
    #[must_use]
    pub fn journal_error(&self) -> Option<&WriteError> {
        self.saving.keeping.error.as_ref()
    }
}

impl Session {
    pub(super) fn hear_saving(&mut self, number: u64, report: SavingReport, now: Now) {
        match report {
            SavingReport::FileSaved { content, result, .. } => self.file_saved(number, content, result, now),
            SavingReport::StepsKept(result) => self.steps_kept(number, result, now),
            SavingReport::SavedElsewhere { folder, n_files, result } => {
                self.saved_elsewhere(folder, n_files, result, now);
            }
        }
    }

    /// Where this computer keeps what belongs to the open project; `None` before there is a name.
    pub(super) fn state_folder(&self) -> Option<StateFolder> {
        let open = self.open.as_ref().filter(|open| open.is_ready())?;
        Some(StateFolder::new(&self.places.state, self.annotator()?, &open.saving.keeping.root))
    }

    /// Hands out the steps that are not in the journal yet.
    pub(super) fn keep_steps(&mut self, now: Now) {
        let Some(state_folder) = self.state_folder() else { return };
        let Some(open) = &mut self.open else { return };
        let entries = open.history.entries();
        open.saving.keeping.note(entries);
        let keeping = &open.saving.keeping;
        if keeping.in_flight.is_some() || keeping.n_kept == entries.len() {
            return;
        }
        let (n_entries, has_failed) = (entries.len(), keeping.error.is_some());
        let entries = entries.get(keeping.n_kept..).unwrap_or_default().to_vec();
        let ticket = self.start(Work::KeepSteps { state_folder, entries, has_failed });
        if let Some(open) = &mut self.open {
            let adding = Adding { ticket: ticket.number, n_entries, since_millis: now.millis };
            open.saving.keeping.in_flight = Some(adding);
        }
    }

    /// Steps were added to the journal, or not; those are tried again.
    pub(super) fn steps_kept(&mut self, number: u64, result: Result<(), WriteError>, now: Now) {
        let Some(open) = &mut self.open else { return };
        let keeping = &mut open.saving.keeping;
        let adding = keeping.in_flight.take_if(|adding| adding.ticket == number);
        let Some(Adding { n_entries, .. }) = adding else { return };
        match result {
            Ok(()) => {
                keeping.n_kept = n_entries;
                keeping.error = None;
                self.keep_steps(now);
            }
            Err(error) => {
                let is_news = keeping.error.is_none();
                keeping.error = Some(error.clone());
                self.save_later(now);
                if is_news {
                    self.say(Notice::JournalNotWritten(error), now);
                }
            }
        }
    }
}
