//! What others write while a project is open: their files are read again, one's own are merged, and what clashes is kept
//! on both sides until the person settles it.

use super::notice::Notice;
use super::open_project::OpenProject;
use super::opening::Destination;
use super::sitting::{Now, Session};
use crate::model::merge::Tally;
use crate::model::project::Project;
use crate::storage::adding::Added;
use crate::storage::article_file::folder_of;
use crate::storage::atomic_write::WriteError;
use crate::storage::our_file::OurFile;
use crate::storage::problem::Problem;
use crate::storage::project_folder::{FileKey, FoundFile};
use crate::workers::task::Work;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl Session {
    /// Takes in a folder or file that was dropped: annotations are added to the open project, else it is opened.
    pub(super) fn take_dropped(&mut self, from: PathBuf, now: Now) {
        match self.open.as_ref().filter(|open| open.is_ready() && open.root != from) {
            Some(open) => {
                let (root, files) = (open.root.clone(), open.saving.files.clone());
                let places = self.places.clone();
                self.start(Work::AddFolder { root, places, from, files, at: now.moment });
            }
            None => self.leave_for(Destination::Folder(folder_of(&from)), now),
        }
    }

    /// A dropped folder was added, or holds something else and is opened.
    pub(super) fn folder_added(&mut self, from: &Path, result: Option<Result<Added, WriteError>>, now: Now) {
        match result {
            None => self.leave_for(Destination::Folder(folder_of(from)), now),
            Some(Ok(added)) => {
                self.look_again(None);
                let names: Vec<String> = added.people.into_iter().collect();
                let notice = Notice::FolderAdded(names.join(", "), added.n_files, added.problems.len());
                if let Some(open) = &mut self.open {
                    let news = added.problems.into_iter().filter(|problem| !open.problems.contains(problem));
                    let news: Vec<Problem> = news.collect();
                    open.problems.extend(news);
                    open.added = Some(notice);
                }
            }
            Some(Err(error)) => self.say(Notice::NotExported(from.to_owned(), error), now),
        }
    }

    /// Looks again at the files of these paths within the project folder; at all of them where none are named.
    pub(super) fn look_again(&mut self, paths: Option<Vec<String>>) {
        let Some(open) = self.open.as_ref().filter(|open| open.is_ready()) else { return };
        let seen = open.saving.files.values().chain(open.saving.copies.values().flatten());
        let known: BTreeMap<_, _> = seen.map(|seen| (seen.path.clone(), seen.hash)).collect();
        let root = open.root.clone();
        self.start(Work::LookAgain { root, paths, known });
    }

    /// Takes in what stands in files that hold something else than was known.
    pub(super) fn looked_again(&mut self, found: Vec<(String, FoundFile)>, now: Now) {
        let before = self.open.as_ref().map(|open| open.project.clone());
        let mut tally = Tally::default();
        let mut found = found;
        // What is gone first: a file that was renamed is then no copy of itself.
        found.sort_by_key(|(_, found)| !matches!(found, FoundFile::Nothing));
        for (path, found) in found {
            let Some(open) = &mut self.open else { return };
            let known = open.saving.files.iter().find(|(_, seen)| seen.path == path);
            let known = known.map(|(key, _)| key.clone());
            match found {
                FoundFile::File(file) => tally += open.take_file(*file),
                FoundFile::Nothing => {
                    open.saving
                        .copies
                        .values_mut()
                        .for_each(|copies| copies.retain(|copy| copy.path != path));
                    open.problems.retain(|problem| problem.path != path);
                    if let Some(key) = known {
                        self.take_nothing(&key, now);
                    }
                }
                FoundFile::Broken(problem) => open.take_broken(known.as_ref(), problem),
            }
        }
        let annotator = self.annotator().cloned();
        let Some(open) = &mut self.open else { return };
        open.refresh(annotator.as_ref(), None);
        let is_changed = before.is_some_and(|before| !open.project.has_same_content(&before));
        if is_changed || open.is_unsaved() {
            self.note_unsaved(now);
        }
        let added = self.open.as_mut().and_then(|open| open.added.take());
        if let Some(notice) = added.or_else(|| is_changed.then_some(Notice::Merged(tally))) {
            self.say(notice, now);
        }
    }

    /// A file is gone. Where nothing of it is unsaved, what it said is gone, too, and stays among the versions of one's
    /// own; else it is written again.
    fn take_nothing(&mut self, key: &FileKey, now: Now) {
        let introduced = self.introduce_oneself();
        let desk = self.desk();
        let Some(open) = &mut self.open else { return };
        let is_unsaved = open.project.changed_since(&open.saving.on_disk).contains(key);
        let last = introduced.filter(|(id, _)| *id == key.0);
        let last = last.and_then(|(_, annotator)| open.file_to_save(key, &annotator, now.moment));
        open.forget_on_disk(key);
        if !is_unsaved {
            forget(&mut open.project, key);
            if let (Some(desk), Some(file)) = (desk, last) {
                self.start(Work::KeepVersion { desk, file: Box::new(file) });
            }
        }
    }

    /// A file of one's own held something else when it was to be saved.
    pub(super) fn take_found(&mut self, key: &FileKey, found: FoundFile, now: Now) {
        let annotator = self.annotator().cloned();
        let Some(open) = &mut self.open else { return };
        let notice = match found {
            FoundFile::File(file) => Notice::Merged(open.take_file(*file)),
            FoundFile::Nothing => {
                // Somebody removed a file that is being added to: all of it is written again.
                open.forget_on_disk(key);
                Notice::FileWasGone(key.1.clone())
            }
            FoundFile::Broken(problem) => {
                let notice = Notice::FileBroken(problem.clone());
                open.take_broken(Some(key), problem);
                notice
            }
        };
        open.refresh(annotator.as_ref(), None);
        self.say(notice, now);
    }
}

impl OpenProject {
    /// Takes in a file as it stands now: a copy, somebody's new file, or a known one that changed.
    fn take_file(&mut self, file: OurFile) -> Tally {
        let key = file.key();
        let id = key.0.clone();
        self.problems.retain(|problem| problem.path != file.seen.path);
        self.problems.extend(file.problems.iter().cloned());
        let known = self.saving.files.get(&key);
        let is_copy = known.is_some_and(|known| known.path != file.seen.path);
        if self.project.annotators().all(|(known, _)| *known != id) {
            self.project.put_annotator(&id, file.annotator.1.clone());
        }
        if is_copy {
            let tally = file.merge_into(&mut self.project);
            let copies = self.saving.copies.entry(key).or_default();
            copies.retain(|copy| copy.path != file.seen.path);
            copies.push(file.seen);
            return tally;
        }
        let tally = file.merge_since(&self.saving.on_disk, &mut self.project, true);
        file.put_into(&mut self.saving.on_disk);
        self.saving.failed.remove(&key);
        self.saving.files.insert(key, file.seen);
        self.saving.on_disk.share_with(&self.project);
        tally
    }

    fn forget_on_disk(&mut self, key: &FileKey) {
        forget(&mut self.saving.on_disk, key);
        self.saving.files.remove(key);
    }

    /// A file is not understood any more: what it said stays in sight, and it is not written over.
    fn take_broken(&mut self, key: Option<&FileKey>, problem: Box<Problem>) {
        if let Some(key) = key {
            self.saving.failed.insert(key.clone(), WriteError::NotUnderstood(problem.kind.clone()));
        }
        if !self.problems.contains(&problem) {
            self.problems.retain(|known| known.path != problem.path);
            self.problems.push(*problem);
        }
    }
}

fn forget(project: &mut Project, (annotator, article): &FileKey) {
    match article {
        Some(article) => project.remove_record(article, annotator),
        None => project.remove_codebook(annotator),
    }
}
