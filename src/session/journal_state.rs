//! What the journal on this computer has of the steps that were made, and which steps files lack.

use super::now::Now;
use crate::model::belonging::Move;
use crate::model::history::Entry;
use crate::storage::atomic_write::WriteError;
use crate::storage::journal::{Covered, cover};
use crate::storage::project_folder::FileKey;
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
    /// How many there were when some were last tried to be added.
    n_tried: usize,
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
        let before = self.former.clone();
        for one in moves {
            let from = FileKey::of_article(&one.annotator, &one.from);
            self.former.remove(&from);
            let to = self.former.entry(FileKey::of_article(&one.annotator, &one.to)).or_default();
            to.extend(before.get(&from).into_iter().flatten().cloned());
            to.insert(from);
        }
    }

    fn note(&mut self, entries: &[Entry]) {
        for entry in entries.iter().skip(self.n_noted) {
            for edit in &entry.step.edits {
                let covered = self.lacking.entry(FileKey::of_edit(edit)).or_default();
                cover(covered, &entry.id.sitting, entry.id.n);
            }
        }
        self.n_noted = entries.len();
    }

    /// The real path of the project folder, once it is known.
    pub(super) fn root(&self) -> Option<&Path> {
        Some(&*self.root).filter(|root| !root.as_os_str().is_empty())
    }

    /// How many entries of the history are in the journal.
    pub(super) fn n_kept(&self) -> usize {
        self.n_kept
    }

    /// Why the last entries could not be added.
    pub(super) fn error(&self) -> Option<&WriteError> {
        self.error.as_ref()
    }

    /// How many of the history's entries to pass over for those that are to be added now; `None` where all are
    /// kept, or others are being added.
    pub(super) fn take_new(&mut self, entries: &[Entry]) -> Option<usize> {
        self.note(entries);
        (self.in_flight.is_none() && self.n_kept < entries.len()).then_some(self.n_kept)
    }

    /// Whether so many entries are in the journal.
    pub(super) fn has_kept(&self, n_entries: usize) -> bool {
        self.in_flight.is_none() && self.n_kept >= n_entries
    }

    /// Whether entries were tried to be added in vain, and nothing has come to them since.
    pub(super) fn has_failed_with(&self, n_entries: usize) -> bool {
        self.error.is_some() && self.n_tried == n_entries
    }

    /// Entries are handed out to be added.
    pub(super) fn begin(&mut self, ticket: u64, n_entries: usize, now: Now) {
        self.n_tried = n_entries;
        self.in_flight = Some(Adding { ticket, n_entries, since_millis: now.millis });
    }

    /// Entries were added, or not; tells whether that they were not is news. `None` where others are being added.
    pub(super) fn end(&mut self, number: u64, result: Result<(), &WriteError>) -> Option<bool> {
        let Adding { n_entries, .. } = self.in_flight.take_if(|adding| adding.ticket == number)?;
        let is_news = result.is_err() && self.error.is_none();
        if result.is_ok() {
            self.n_kept = n_entries;
        }
        self.error = result.err().cloned();
        Some(is_news)
    }
}
