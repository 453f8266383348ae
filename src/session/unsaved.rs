//! What of a project is not on disk yet, and what is to be written there.

use super::open_project::OpenProject;
use super::saving::SaveStatus;
use crate::model::article::{ArticleRecord, TextIdentity};
use crate::model::moment::Moment;
use crate::model::project::Annotator;
use crate::storage::article_file::ArticleFile;
use crate::storage::file_to_save::{FileContent, FileToSave, Guard, numbered_place, place_of};
use crate::storage::problem::Problem;
use crate::storage::project_folder::FileKey;
use crate::storage::real_path::RealPath;
use std::collections::BTreeSet;
use std::sync::Arc;

impl OpenProject {
    /// The truth about what is saved.
    #[must_use]
    pub fn save_status(&self) -> SaveStatus {
        if let Some(error) = &self.saving.gone {
            return SaveStatus::Failed(self.name(), error.clone());
        }
        if let Some((key, error)) = self.saving.failed.first_key_value() {
            let path = self.saving.files.get(key).map(|seen| seen.path.shown());
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

    /// One's own files that hold something else than is on disk.
    pub(super) fn unsaved(&self) -> impl Iterator<Item = FileKey> {
        let own = self.saving.own.as_ref();
        let changed = self.project.changed_since(&self.saving.on_disk).into_iter();
        changed.filter(move |key| own == Some(&key.0))
    }

    /// Whether anything of the project was ever seen in its folder.
    pub(super) fn had_anything(&self) -> bool {
        !self.saving.files.is_empty() || !self.library.is_empty()
    }

    /// Where a file that is not there yet is put: a file of another article may lie where it belongs.
    fn free_place(&self, key: &FileKey) -> RealPath {
        let of_others = self.saving.files.iter().filter(|(known, _)| *known != key).map(|(_, seen)| seen);
        let taken = of_others.chain(self.saving.copies.values().flatten());
        let taken: BTreeSet<String> = taken.map(|seen| seen.path.shown().to_lowercase()).collect();
        let mut places = (1..=taken.len() + 1).map(|n| numbered_place(key, n));
        let free = places.find(|place| !taken.contains(&place.shown().to_lowercase()));
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
                FileContent::Annotations(article.clone(), Box::new(record), today)
            }
            None => FileContent::Codebook(Box::new(self.project.codebook_record(&key.0)?.clone())),
        };
        let seen = self.saving.files.get(key).cloned();
        let covered = self.saving.keeping.lacking_in(key);
        let place = self.free_place(key);
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
