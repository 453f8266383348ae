//! What of a project is not on disk yet, and what is to be written there.

use super::open_project::OpenProject;
use super::save_state::SaveStatus;
use crate::model::article::{ArticleRecord, TextIdentity};
use crate::model::moment::Moment;
use crate::model::project::Annotator;
use crate::storage::article_file::ArticleFile;
use crate::storage::atomic_write::WriteError;
use crate::storage::file_to_save::{FileContent, FileToSave, Guard, numbered_place, place_of};
use crate::storage::problem::Problem;
use crate::storage::project_folder::FileKey;
use crate::storage::real_path::RealPath;
use crate::workers::report::SavedContent;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

impl OpenProject {
    /// The truth about what is saved.
    #[must_use]
    pub fn save_status(&self) -> SaveStatus {
        if let Some(error) = &self.saving.gone {
            return SaveStatus::Failed(self.name(), error.clone());
        }
        if let Some((key, error)) = self.saving.failed.first_key_value() {
            return SaveStatus::Failed(self.shown_path(key), error.clone());
        }
        if let Some(files) = self.waits_for_folder() {
            return SaveStatus::Waiting(files);
        }
        if !self.saving.in_flight.is_empty() || self.is_unsaved() {
            return SaveStatus::Saving;
        }
        SaveStatus::Saved(self.saving.last_saved)
    }

    /// Whether everything of one's own is in the project folder.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        matches!(self.save_status(), SaveStatus::Saved(_))
    }

    /// The real path of the project folder; the path it was opened by until that is known.
    pub(super) fn real_root(&self) -> &Path {
        self.saving.keeping.root().unwrap_or(&self.root)
    }

    /// Whether every step is in the journal on this computer, or in the project folder.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.saving.keeping.n_kept() == self.history.entries().len() || !self.is_unsaved()
    }

    /// Why the journal could not be added to.
    #[must_use]
    pub fn journal_error(&self) -> Option<&WriteError> {
        self.saving.keeping.error()
    }

    /// The files that a disk which has been silent for long has not taken yet; `None` where it answers.
    pub(super) fn waits_for_folder(&self) -> Option<Vec<String>> {
        self.saving.is_slow.then(|| self.saving.writing().map(|key| self.shown_path(key)).collect())
    }

    /// Where a file lies, or is to lie.
    fn shown_path(&self, key: &FileKey) -> String {
        self.saving.seen_path(key).map_or_else(|| place_of(key), RealPath::shown)
    }

    /// Whether something could not be saved, and nothing is under way that may still be.
    #[must_use]
    pub fn has_failed_to_save(&self) -> bool {
        let has_failed = self.saving.gone.is_some() || !self.saving.failed.is_empty();
        self.saving.in_flight.is_empty() && has_failed
    }

    /// Whether copies of one's own files are still in the project folder.
    pub(super) fn has_copies(&self) -> bool {
        !self.saving.copies.is_empty()
    }

    /// Whether something of one's own is not in the project folder yet; others' files are theirs to write.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.unsaved().next().is_some()
    }

    /// Whether a file of one's own holds something else than is on disk.
    pub(super) fn is_unsaved_in(&self, key: &FileKey) -> bool {
        let (now, on_disk) = (&self.project, &self.saving.on_disk);
        match &key.article {
            Some(article) => {
                let empty = ArticleRecord::default();
                let record = now.record(article, &key.annotator).unwrap_or(&empty);
                record != on_disk.record(article, &key.annotator).unwrap_or(&empty)
            }
            None => now.codebook_record(&key.annotator) != on_disk.codebook_record(&key.annotator),
        }
    }

    /// One's own files that hold something else than is on disk.
    pub(super) fn unsaved(&self) -> impl Iterator<Item = FileKey> {
        let own = self.saving.own.as_ref();
        let changed = self.project.changed_since(&self.saving.on_disk).into_iter();
        let keys = changed.map(|(annotator, article)| FileKey { annotator, article });
        keys.filter(move |key| own == Some(&key.annotator))
    }

    /// Takes in that the disk holds a record now. Records that are the same share their memory again.
    pub(super) fn note_on_disk(&mut self, key: &FileKey, annotator: Annotator, content: SavedContent) {
        match (content, &key.article) {
            (Ok(record), Some(article)) => {
                let now = self.project.record(article, &key.annotator).cloned();
                if let Some(mut current) = now.filter(|current| current.text.is_none()) {
                    current.text.clone_from(&record.text);
                    self.project.put_record(article, &key.annotator, current);
                }
                self.saving.on_disk.put_record(article, &key.annotator, *record);
                self.saving.on_disk.share_article_with(&self.project, article);
            }
            (Err(record), _) => {
                self.saving.on_disk.put_codebook(&key.annotator, *record);
                self.saving.on_disk.put_annotator(&key.annotator, annotator);
            }
            (Ok(_), None) => {}
        }
        if self.saving.in_flight.is_empty() {
            self.saving.on_disk.share_with(&self.project);
        }
    }

    /// Whether anything of the project was ever seen in its folder.
    pub(super) fn had_anything(&self) -> bool {
        !self.saving.files.is_empty() || !self.library.is_empty()
    }

    /// Where a file that is not there yet is put: a file of another article may lie where it belongs.
    fn free_place(&self, key: &FileKey) -> RealPath {
        let copies: BTreeSet<String> =
            self.saving.copies.values().flatten().map(|seen| seen.path.shown().to_lowercase()).collect();
        let is_taken = |place: &RealPath| {
            self.saving.files.is_taken(place, key) || copies.contains(&place.shown().to_lowercase())
        };
        let n_most = self.saving.files.len() + copies.len() + 1;
        let free = (1..=n_most).map(|n| numbered_place(key, n)).find(|place| !is_taken(place));
        free.unwrap_or_else(|| numbered_place(key, 1))
    }

    /// What is wrong with a file so that it cannot be written over; `None` where it can, or is not there yet.
    #[must_use]
    pub fn what_blocks(&self, key: &FileKey) -> Option<&Problem> {
        let seen = self.saving.files.get(key);
        let path = seen.map_or_else(|| place_of(key), |seen| seen.path.shown());
        let read_only = seen.and_then(|seen| seen.read_only.as_ref());
        let is_read_only = seen.is_none() || read_only.is_some();
        let blocks = |problem: &&Problem| is_read_only || problem.kind.is_of_whole_file();
        let mut blocking = self.problems.iter().filter(blocks).filter(|problem| problem.path == path);
        let first = blocking.clone().next();
        // Of several the one that the file must not be written for.
        blocking.find(|problem| Some(&problem.kind) == read_only).or(first)
    }

    /// The article to be read before its annotations can be saved: the file tells which text they are of.
    pub(super) fn to_be_read(&self, key: &FileKey) -> Option<&ArticleFile> {
        let article = key.article.as_ref()?;
        if self.project.record(article, &key.annotator)?.text.is_some() {
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
        let content = match &key.article {
            Some(article) => {
                let record = self.project.record(article, &key.annotator)?.clone();
                let text = self.library.get(article).and_then(|entry| entry.article.as_ref());
                let today = text.map(|article| TextIdentity {
                    sha256: Arc::clone(article.text.sha256()),
                    characters: article.text.n_chars(),
                });
                let today = record.text.clone().or(today).unwrap_or_else(|| text_of_anchors(&record));
                FileContent::Annotations(article.clone(), Box::new(record), today)
            }
            None => FileContent::Codebook(Box::new(self.project.codebook_record(&key.annotator)?.clone())),
        };
        let seen = self.saving.files.get(key).cloned();
        let covered = self.saving.keeping.lacking_in(key);
        let is_in_place = seen.as_ref().filter(|seen| seen.path.shown() == place_of(key));
        let place = is_in_place.map_or_else(|| self.free_place(key), |seen| seen.path.clone());
        let guard = Guard::Own { had_anything: self.had_anything() };
        let copies = self.saving.copies.get(key).cloned().unwrap_or_default();
        Some(FileToSave {
            key: key.clone(),
            annotator: annotator.clone(),
            content,
            seen,
            place,
            guard,
            covered,
            copies,
            at,
        })
    }
}

/// The text of an article that went, or cannot be read, before its record was saved, as the annotations tell it; its
/// length is not known.
fn text_of_anchors(record: &ArticleRecord) -> TextIdentity {
    let anchor = record.standing().next().map(|(_, annotation, _)| Arc::clone(&annotation.anchor.text));
    TextIdentity { sha256: anchor.unwrap_or_else(|| "".into()), characters: 0 }
}
