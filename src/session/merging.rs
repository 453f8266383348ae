//! What others write while a project is open: their files are read again, one's own are merged, and what conflicts is kept
//! on both sides until the person resolves it.

use super::cx::Cx;
use super::keeping::state_folder;
use super::leaving::{Departure, Destination};
use super::notice::Notice;
use super::notices::{FolderNotice, KeepingNotice};
use super::now::Now;
use super::open_project::OpenProject;
use super::relocating::relocate;
use crate::model::merge::Tally;
use crate::model::project::Project;
use crate::storage::adding::Added;
use crate::storage::article_file::folder_of;
use crate::storage::atomic_write::WriteError;
use crate::storage::file_to_save::FileToSave;
use crate::storage::file_to_save::place_of;
use crate::storage::looking::{FoundFile, Known, Looked};
use crate::storage::our_file::OurFile;
use crate::storage::problem::Problem;
use crate::storage::project_folder::{FileKey, SeenFile};
use crate::storage::real_path::RealPath;
use crate::workers::task::{KeepWork, Work};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is said once an added folder has been looked at.
#[derive(Debug, Default)]
pub struct Merging {
    added: Option<Notice>,
}

/// Takes in a folder or file that was dropped: a worker looks what it is.
pub(super) fn take_dropped(cx: &mut Cx<'_>, from: PathBuf) {
    let open = &*cx.open;
    if !open.is_ready() || open.root == from {
        return cx.out.depart(Departure::For(Destination::Folder(folder_of(&from))));
    }
    let (root, files) = (open.root.clone(), BTreeMap::clone(&open.saving.files));
    let places = cx.preferences.places().clone();
    cx.start(Work::AddFolder { root, places, from, files, at: cx.now.moment });
}

/// A dropped folder was added, or not.
pub(super) fn folder_added(
    merging: &mut Merging,
    cx: &mut Cx<'_>,
    from: &Path,
    result: Result<Added, WriteError>,
) {
    match result {
        Ok(added) => {
            look_again(cx, None);
            let names: Vec<String> = added.people.into_iter().collect();
            let notice = Notice::Folder(FolderNotice::FolderAdded(
                names.join(", "),
                added.n_files,
                added.problems.len(),
            ));
            let open = &mut *cx.open;
            let news = added.problems.into_iter().filter(|problem| !open.problems.contains(problem));
            let news: Vec<Problem> = news.collect();
            open.problems.extend(news);
            merging.added = Some(notice);
        }
        Err(error) => cx.say(FolderNotice::FolderNotAdded(from.to_owned(), error)),
    }
}

/// Looks again at the files of these paths within the project folder; at all of them where none are named.
pub(super) fn look_again(cx: &mut Cx<'_>, paths: Option<Vec<String>>) {
    let open = &*cx.open;
    if !open.is_ready() {
        return;
    }
    let mut known = open.saving.files.known().clone();
    for copy in open.saving.copies.values().flatten() {
        known.insert(copy.path.clone(), Known::of(copy));
    }
    for path in &open.saving.broken {
        known.insert(path.clone(), Known::NOTHING);
    }
    let (root, had_anything) = (open.root.clone(), open.had_anything());
    cx.start(Work::LookAgain { root, paths, known, had_anything, at: cx.now.moment });
}

/// Takes in what stands in files that hold something else than was known, and says so.
pub(super) fn looked_again(merging: &mut Merging, cx: &mut Cx<'_>, looked: Result<Looked, WriteError>) {
    let looked = match looked {
        Ok(looked) => looked,
        Err(error) => return project_gone(cx, error),
    };
    let is_asked = merging.added.is_some();
    let taken = take_looked(cx, looked);
    if taken.is_none() && !is_asked {
        return;
    }
    let merged = taken.map(|tally| Notice::Folder(FolderNotice::Merged(tally)));
    if let Some(notice) = merging.added.take().or(merged) {
        cx.say(notice);
    }
}

/// Takes in what stands in files that hold something else than was known; what was merged, where that changed anything.
pub(super) fn take_looked(cx: &mut Cx<'_>, looked: Looked) -> Option<Tally> {
    let Looked { mut found, settled, unlisted } = looked;
    let open = &mut *cx.open;
    open.saving.gone = None;
    for (path, known) in settled {
        open.saving.files.note_stamp(&path, known);
    }
    if let Some(unlisted) = unlisted {
        open.tell_unlisted(unlisted);
    }
    if found.is_empty() {
        return None;
    }
    let before = open.project.clone();
    // A checkout changes thousands of files at once: what is the same for all of them is worked out once.
    let known = |path: &RealPath| open.saving.files.at(path).cloned();
    let keys: BTreeMap<RealPath, FileKey> =
        found.iter().filter_map(|(path, _)| Some((path.clone(), known(path)?))).collect();
    let unsaved: BTreeSet<FileKey> = open.unsaved().collect();
    let mut tally = Tally::default();
    let mut gone = Vec::new();
    // What is gone first: a file that was renamed is then no copy of itself.
    found.sort_by_key(|(_, found)| !matches!(found, FoundFile::Nothing));
    open.forget_problems(&found.iter().map(|(path, _)| path.shown()).collect());
    for (path, found) in found {
        open.saving.broken.remove(&path);
        match (found, keys.get(&path)) {
            (FoundFile::File(file), key) => tally += open.take_file(*file, key, &unsaved, cx.now),
            (FoundFile::Nothing, Some(key)) => gone.extend(open.take_nothing(key, &unsaved, cx.now)),
            (FoundFile::Nothing, None) => open.forget_copy(&path),
            (FoundFile::Broken(_), Some(key)) if open.saving.mended.contains(key) => {}
            (FoundFile::Broken(problem), key) => open.take_broken(key, path, problem),
        }
    }
    open.saving.on_disk.share_with(&open.project);
    relocate(cx);
    cx.refresh();
    let is_changed = !cx.open.project.has_same_content(&before);
    keep_versions(cx, gone);
    if is_changed || cx.open.is_unsaved() {
        cx.note_unsaved();
    }
    is_changed.then_some(tally)
}

/// Keeps what files of one's own said that are gone.
fn keep_versions(cx: &mut Cx<'_>, gone: Vec<FileToSave>) {
    let Some(state_folder) = state_folder(cx) else { return };
    for file in gone.into_iter().filter(|file| file.key.annotator == state_folder.annotator) {
        cx.start(Work::Keep(KeepWork::KeepVersion {
            state_folder: state_folder.clone(),
            file: Box::new(file),
        }));
    }
}

/// A file of one's own held something else when it was to be saved.
pub(super) fn take_found(cx: &mut Cx<'_>, key: &FileKey, found: FoundFile) {
    let open = &mut *cx.open;
    let seen = open.saving.files.get(key);
    let path = seen.map_or_else(|| RealPath::new(&place_of(key)), |seen| seen.path.clone());
    open.forget_problems(&BTreeSet::from([path.shown()]));
    open.saving.broken.remove(&path);
    open.saving.mended.remove(key);
    let unsaved: BTreeSet<FileKey> = open.unsaved().collect();
    let notice = match found {
        FoundFile::File(file) => {
            let known = open.saving.files.at(&file.seen.path).cloned();
            Notice::Folder(FolderNotice::Merged(open.take_file(*file, known.as_ref(), &unsaved, cx.now)))
        }
        FoundFile::Nothing => {
            // Somebody removed a file that is being added to: all of it is written again.
            open.forget_on_disk(key);
            Notice::Keeping(KeepingNotice::FileWasGone(key.article.clone()))
        }
        FoundFile::Broken(problem) => {
            let notice = Notice::Keeping(KeepingNotice::FileBroken(problem.clone()));
            open.take_broken(Some(key), path, problem);
            notice
        }
    };
    open.saving.on_disk.share_with(&open.project);
    relocate(cx);
    cx.refresh();
    cx.say(notice);
}

/// The project folder is gone, or another one is in its place: what is known of it stays as it is, and that is said.
pub(super) fn project_gone(cx: &mut Cx<'_>, error: WriteError) {
    let open = &mut *cx.open;
    let is_news = open.saving.gone.replace(error.clone()).is_none();
    if is_news {
        cx.say(FolderNotice::ProjectGone(error));
    }
}

impl OpenProject {
    /// Takes in a file as it stands now: a copy, somebody's new file, or a known one that changed. `known` is which file
    /// stood at its path until now.
    fn take_file(
        &mut self,
        file: OurFile,
        known: Option<&FileKey>,
        unsaved: &BTreeSet<FileKey>,
        now: Now,
    ) -> Tally {
        let file = self.as_relocated(file, known);
        let key = file.key();
        self.problems.extend(file.problems.iter().cloned());
        if let Some(former) = known.filter(|known| **known != key) {
            // The file tells of another article now, and what it told of the former is gone.
            self.forget_on_disk(former);
            if !unsaved.contains(former) {
                forget(&mut self.project, former);
            }
        }
        let is_own = self.saving.own.as_ref() == Some(&key.annotator);
        let standing = self.saving.files.get(&key);
        if standing.is_some_and(|standing| standing.path != file.seen.path) {
            let tally = if is_own {
                let edits = self.history.entries().iter().flat_map(|entry| &entry.step.edits);
                file.merge_copy_into(&mut self.project, edits)
            } else {
                file.merge_into(&mut self.saving.on_disk);
                file.merge_into(&mut self.project)
            };
            let copies = self.saving.copies.entry(key).or_default();
            copies.retain(|copy| copy.path != file.seen.path);
            copies.push(file.seen);
            return tally;
        }
        if !is_own {
            // Others' files are theirs to write: they are shown as they stand, whatever they held before.
            return self.take_theirs(file);
        }
        let tally = file.merge_since(&self.saving.on_disk, &mut self.project, true);
        // Who somebody is, is told anew where it was not told otherwise here since.
        let told = |project: &Project| project.annotator(&file.annotator.0)?.same_person_as.clone();
        let is_told_here = told(&self.project) != told(&self.saving.on_disk);
        if !is_told_here {
            file.introduce(&mut self.project);
        }
        file.put_into(&mut self.saving.on_disk);
        if is_told_here && key.article.is_none() {
            self.rewrite_codebook_head(key.annotator.clone(), now);
        }
        self.saving.failed.remove(&key);
        self.saving.files.insert(key, file.seen);
        tally
    }

    /// A file of somebody else, as it stands now.
    fn take_theirs(&mut self, file: OurFile) -> Tally {
        let key = file.key();
        let tally = file.merge_since(&self.saving.on_disk, &mut self.project.clone(), true);
        let has_copies = self.saving.copies.get(&key).is_some_and(|copies| !copies.is_empty());
        for project in [&mut self.saving.on_disk, &mut self.project] {
            if has_copies {
                file.merge_into(project);
                file.introduce(project);
            } else {
                file.put_into(project);
            }
        }
        self.saving.failed.remove(&key);
        self.saving.files.insert(key, file.seen);
        tally
    }

    /// A file under its article's path of today, where that was found out before.
    fn as_relocated(&self, file: OurFile, known: Option<&FileKey>) -> OurFile {
        let seen = known.and_then(|known| self.saving.files.get(known));
        let says_the_same = seen.is_some_and(|seen| seen.says == file.seen.says);
        match known.and_then(|known| known.article.as_ref()).filter(|_| says_the_same) {
            Some(article) => file.about(article),
            None => file.apart_from(&self.saving.on_disk),
        }
    }

    /// A file is gone. Where nothing of it is unsaved, what it said is gone, too, and comes back from here; else it is
    /// written again.
    fn take_nothing(&mut self, key: &FileKey, unsaved: &BTreeSet<FileKey>, now: Now) -> Option<FileToSave> {
        let annotator = self.project.annotator(&key.annotator).cloned();
        let last = annotator.and_then(|annotator| self.file_to_save(key, &annotator, now.moment));
        self.forget_on_disk(key);
        if unsaved.contains(key) {
            return None;
        }
        forget(&mut self.project, key);
        last
    }

    /// A copy of a file of one's own is gone: somebody put it away.
    fn forget_copy(&mut self, path: &RealPath) {
        for copies in self.saving.copies.values_mut() {
            copies.retain(|copy| copy.path != *path);
        }
    }

    /// Folders of annotations cannot be listed, or can be by now.
    fn tell_unlisted(&mut self, unlisted: Vec<Problem>) {
        let before = std::mem::replace(&mut self.saving.unlisted, unlisted.clone());
        self.problems.retain(|problem| !before.contains(problem) || unlisted.contains(problem));
        let news: Vec<Problem> = unlisted.into_iter().filter(|new| !self.problems.contains(new)).collect();
        self.problems.extend(news);
    }

    /// What was wrong with these files is told anew where it still is.
    fn forget_problems(&mut self, paths: &BTreeSet<String>) {
        self.problems.retain(|problem| !paths.contains(&problem.path));
    }

    /// A file that is not understood may be written over, for what stands in it is safe: all of it is written again.
    pub(super) fn take_over_broken(&mut self, key: &FileKey, seen: SeenFile) {
        self.forget_problems(&BTreeSet::from([seen.path.shown()]));
        self.saving.broken.remove(&seen.path);
        forget(&mut self.saving.on_disk, key);
        self.saving.failed.remove(key);
        self.saving.mended.insert(key.clone());
        self.saving.files.insert(key.clone(), seen);
    }

    fn forget_on_disk(&mut self, key: &FileKey) {
        forget(&mut self.saving.on_disk, key);
        self.saving.files.remove(key);
    }

    /// A file is not understood any more: what it said stays in sight, and it is not written over.
    fn take_broken(&mut self, key: Option<&FileKey>, path: RealPath, problem: Box<Problem>) {
        self.saving.broken.insert(path);
        // Others' files are not written from here, whatever they hold.
        if let Some(key) = key.filter(|key| self.saving.own.as_ref() == Some(&key.annotator)) {
            self.saving.failed.insert(key.clone(), WriteError::NotUnderstood(problem.kind.clone()));
        }
        if !self.problems.contains(&problem) {
            self.problems.push(*problem);
        }
    }
}

fn forget(project: &mut Project, key: &FileKey) {
    match &key.article {
        Some(article) => project.remove_record(article, &key.annotator),
        None => project.remove_codebook(&key.annotator),
    }
}
