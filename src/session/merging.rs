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
use crate::storage::project_folder::{FileKey, FileToSave, FoundFile, SeenFile};
use crate::workers::task::Work;
use std::collections::{BTreeMap, BTreeSet};
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
            Some(Err(error)) => self.say(Notice::FolderNotAdded(from.to_owned(), error), now),
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
        let annotator = self.annotator().cloned();
        let Some(open) = &mut self.open else { return };
        let before = open.project.clone();
        // A checkout changes thousands of files at once: what is the same for all of them is worked out once.
        let keys: BTreeMap<String, FileKey> =
            open.saving.files.iter().map(|(key, seen)| (seen.path.clone(), key.clone())).collect();
        let unsaved: BTreeSet<FileKey> =
            open.project.changed_since(&open.saving.on_disk).into_iter().collect();
        let mut tally = Tally::default();
        let mut gone = Vec::new();
        let mut found = found;
        // What is gone first: a file that was renamed is then no copy of itself.
        found.sort_by_key(|(_, found)| !matches!(found, FoundFile::Nothing));
        open.forget_problems(&found.iter().map(|(path, _)| path.as_str()).collect());
        for (path, found) in found {
            match (found, keys.get(&path)) {
                (FoundFile::File(file), _) => tally += open.take_file(*file, now),
                (FoundFile::Nothing, Some(key)) => gone.extend(open.take_nothing(key, &unsaved, now)),
                (FoundFile::Nothing, None) => open.forget_copy(&path),
                (FoundFile::Broken(problem), key) => open.take_broken(key, problem),
            }
        }
        open.saving.on_disk.share_with(&open.project);
        open.refresh(annotator.as_ref(), None);
        let is_changed = !open.project.has_same_content(&before);
        self.keep_versions(gone);
        let Some(open) = &self.open else { return };
        if is_changed || open.is_unsaved() {
            self.note_unsaved(now);
        }
        let added = self.open.as_mut().and_then(|open| open.added.take());
        if let Some(notice) = added.or_else(|| is_changed.then_some(Notice::Merged(tally))) {
            self.say(notice, now);
        }
    }

    /// Keeps what files of one's own said that are gone.
    fn keep_versions(&mut self, gone: Vec<FileToSave>) {
        let Some(desk) = self.desk() else { return };
        for file in gone.into_iter().filter(|file| file.key.0 == desk.annotator) {
            self.start(Work::KeepVersion { desk: desk.clone(), file: Box::new(file) });
        }
    }

    /// A file of one's own held something else when it was to be saved.
    pub(super) fn take_found(&mut self, key: &FileKey, found: FoundFile, now: Now) {
        let annotator = self.annotator().cloned();
        let Some(open) = &mut self.open else { return };
        if let Some(seen) = open.saving.files.get(key) {
            let path = seen.path.clone();
            open.forget_problems(&BTreeSet::from([path.as_str()]));
        }
        let notice = match found {
            FoundFile::File(file) => Notice::Merged(open.take_file(*file, now)),
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
        open.saving.on_disk.share_with(&open.project);
        open.refresh(annotator.as_ref(), None);
        self.say(notice, now);
    }
}

impl OpenProject {
    /// Takes in a file as it stands now: a copy, somebody's new file, or a known one that changed.
    fn take_file(&mut self, file: OurFile, now: Now) -> Tally {
        let key = file.key();
        self.problems.extend(file.problems.iter().cloned());
        let known = self.saving.files.get(&key);
        let is_copy = known.is_some_and(|known| known.path != file.seen.path);
        if is_copy {
            let tally = file.merge_into(&mut self.project);
            let copies = self.saving.copies.entry(key).or_default();
            copies.retain(|copy| copy.path != file.seen.path);
            copies.push(file.seen);
            return tally;
        }
        let tally = file.merge_since(&self.saving.on_disk, &mut self.project, true);
        // Who somebody is, is told anew where it was not told otherwise here since.
        let told = |project: &Project| project.annotator(&file.annotator.0)?.same_person_as.clone();
        let is_told_here = told(&self.project) != told(&self.saving.on_disk);
        if !is_told_here {
            file.introduce(&mut self.project);
        }
        file.put_into(&mut self.saving.on_disk);
        if is_told_here && key.1.is_none() {
            self.tell_head_anew(key.0.clone(), now);
        }
        self.saving.failed.remove(&key);
        self.saving.files.insert(key, file.seen);
        tally
    }

    /// A file is gone. Where nothing of it is unsaved, what it said is gone, too, and comes back from here; else it is
    /// written again.
    fn take_nothing(&mut self, key: &FileKey, unsaved: &BTreeSet<FileKey>, now: Now) -> Option<FileToSave> {
        let annotator = self.project.annotator(&key.0).cloned();
        let last = annotator.and_then(|annotator| self.file_to_save(key, &annotator, now.moment));
        self.forget_on_disk(key);
        if unsaved.contains(key) {
            return None;
        }
        forget(&mut self.project, key);
        last
    }

    /// A copy of a file of one's own is gone: somebody put it away.
    fn forget_copy(&mut self, path: &str) {
        for copies in self.saving.copies.values_mut() {
            copies.retain(|copy| copy.path != path);
        }
    }

    /// What was wrong with these files is told anew where it still is.
    fn forget_problems(&mut self, paths: &BTreeSet<&str>) {
        self.problems.retain(|problem| !paths.contains(problem.path.as_str()));
    }

    /// A file that is not understood may be written over, for what stands in it is safe: all of it is written again.
    pub(super) fn take_over_broken(&mut self, key: &FileKey, seen: SeenFile) {
        self.forget_problems(&BTreeSet::from([seen.path.as_str()]));
        forget(&mut self.saving.on_disk, key);
        self.saving.failed.remove(key);
        self.saving.files.insert(key.clone(), seen);
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
