//! The `annotations/` folder of a project: everyone's files read. Opening never fails as a whole: it gives what could be
//! read, and the problems.

use super::article_file::ANNOTATIONS_FOLDER;
use super::atomic_write::ContentHash;
use super::computer;
use super::disk::{Disk, FileKind, Stamp};
use super::our_file::{Content, OurFile, read_our_file, what_link_is};
use super::problem::{Problem, ProblemKind};
use super::real_path::{RealPath, relative};
use crate::model::edit::Edit;
use crate::model::history::Entry;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::model::merge::Tally;
use crate::model::moment::Moment;
use crate::model::project::Project;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

/// Which of our files is meant: the annotator's codebook, or their annotations of an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileKey {
    /// Whose file it is.
    pub annotator: AnnotatorId,
    /// The article; `None` for the codebook.
    pub article: Option<ArticlePath>,
}

impl FileKey {
    /// The file of somebody's annotations of an article.
    #[must_use]
    pub fn of_article(annotator: &AnnotatorId, article: &ArticlePath) -> Self {
        Self { annotator: annotator.clone(), article: Some(article.clone()) }
    }

    /// The file of somebody's codebook.
    #[must_use]
    pub fn of_codebook(annotator: &AnnotatorId) -> Self {
        Self { annotator: annotator.clone(), article: None }
    }

    /// The file that an edit changes.
    #[must_use]
    pub fn of_edit(edit: &Edit) -> Self {
        Self { annotator: edit.annotator().clone(), article: edit.article().cloned() }
    }
}

/// A file of ours as it was last seen on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFile {
    /// Its path within the project folder, as the disk spells it.
    pub path: RealPath,
    /// The hash of its bytes.
    pub hash: ContentHash,
    /// The article it says it is about; `None` for a codebook, and for one that is not understood.
    pub says: Option<ArticlePath>,
    /// Why it must not be written, if there is a reason.
    pub read_only: Option<ProblemKind>,
    /// What tells whether it changes; `None` where nothing does.
    pub stamp: Option<Stamp>,
}

/// How many files are read at once, on all processors, and from how many on that is worth it.
const N_AT_ONCE: usize = 256;
const FEW: usize = 16;

/// Everything that was found under `annotations/`.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// What the files say, copies of one's own files merged into them.
    pub project: Project,
    /// What the files say without the copies.
    pub on_disk: Project,
    /// Which files they are.
    pub files: BTreeMap<FileKey, SeenFile>,
    /// Second files of the same annotator and article, as sync services make them, that are merged.
    pub copies: BTreeMap<FileKey, Vec<SeenFile>>,
    /// Copies of one's own files that are not merged yet: the history has to be read first.
    own_copies: Vec<OurFile>,
    /// What merging the copies came to.
    pub tally: Tally,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
    /// The annotators whose files this computer has written before.
    pub written_here: BTreeSet<AnnotatorId>,
    /// Whether the folder of the annotator at this computer is written by another.
    pub is_of_other_computer: bool,
}

/// Reads everything under `annotations/`; codebooks first, because annotations name their themes. Copies of the files
/// of `own` wait for [`Opened::merge_own_copies`].
#[must_use]
pub fn open(disk: &dyn Disk, root: &Path, own: Option<&AnnotatorId>) -> Opened {
    let mut opened = Opened::default();
    let mut paths = ron_files(disk, root, &mut opened.problems);
    // The shortest first, so that of two copies the one without a sync service's addition to its name stands.
    paths.sort_by_key(|path| (!is_codebook_name(path), path.as_os_str().len(), path.clone()));
    let mut themes = BTreeSet::new();
    let mut copies = Vec::new();
    let n_codebooks = paths.iter().take_while(|path| is_codebook_name(path)).count();
    let (codebooks, others) = paths.split_at(n_codebooks);
    for some in codebooks.chunks(1).chain(others.chunks(N_AT_ONCE)) {
        let n_themes = themes.len();
        let read = |path: &PathBuf, themes: &BTreeSet<ThemeId>| read_our_file(disk, root, path, Some(themes));
        let all_read: Vec<_> = if some.len() < FEW {
            some.iter().map(|path| (path, None)).collect()
        } else {
            some.par_iter().map(|path| (path, Some(read(path, &themes)))).collect()
        };
        for (path, known) in all_read {
            // A codebook that goes by another name may have brought themes since.
            let known = known.filter(|_| themes.len() == n_themes);
            match known.unwrap_or_else(|| read(path, &themes)) {
                Ok(file) => {
                    if let Content::Codebook(record) = &file.content {
                        themes.extend(record.themes.keys().cloned());
                    }
                    opened.take(file, &mut copies);
                }
                Err(problem) => opened.problems.push(*problem),
            }
        }
    }
    // The two share the memory of all that no copy adds to.
    opened.project = opened.on_disk.clone();
    for copy in copies {
        opened.take_copy(copy, own);
    }
    opened
}

fn is_codebook_name(path: &Path) -> bool {
    path.file_name().unwrap_or_default().to_string_lossy().starts_with("codebook")
}

impl Opened {
    /// Takes in a file that was read; a second one of the same annotator and article waits among the copies.
    fn take(&mut self, file: OurFile, copies: &mut Vec<OurFile>) {
        self.problems.extend(file.problems.iter().cloned());
        let file = file.apart_from(&self.on_disk);
        let key = file.key();
        if self.files.contains_key(&key) {
            copies.push(file);
        } else {
            file.put_into(&mut self.on_disk);
            self.files.insert(key, file.seen);
        }
    }

    /// Takes stamps for what they are where all was read at this moment or later.
    pub fn settle_stamps(&mut self, at: Moment) {
        for seen in self.files.values_mut().chain(self.copies.values_mut().flatten()) {
            seen.stamp = seen.stamp.and_then(|stamp| stamp.settled(at));
        }
    }

    fn take_copy(&mut self, file: OurFile, own: Option<&AnnotatorId>) {
        let key = file.key();
        let is_own = own == Some(&key.annotator);
        if !is_own || file.seen.read_only.is_some() {
            self.problems.push(Problem::of_file(&file.seen.path.shown(), ProblemKind::SecondCopy));
        }
        if file.seen.read_only.is_some() {
            return;
        }
        if is_own {
            self.own_copies.push(file);
        } else {
            self.tally += file.merge_into(&mut self.project);
            file.merge_into(&mut self.on_disk);
            self.copies.entry(key).or_default().push(file.seen);
        }
    }

    /// Merges the copies of one's own files in `project` only, so that they differ from what is on disk and are saved.
    /// What `entries` tell to have stood earlier loses nothing by giving way.
    pub fn merge_own_copies(&mut self, entries: &[Entry]) {
        for file in std::mem::take(&mut self.own_copies) {
            let edits = entries.iter().flat_map(|entry| &entry.step.edits);
            self.tally += file.merge_copy_into(&mut self.project, edits);
            self.copies.entry(file.key()).or_default().push(file.seen);
        }
    }
}

/// The annotators of a project whose files this computer has written before.
#[must_use]
pub fn written_here(disk: &dyn Disk, root: &Path, state: &Path, project: &Project) -> BTreeSet<AnnotatorId> {
    let is_own = |id: &&AnnotatorId| computer::is_written_here(disk, root, state, id);
    project.annotators().map(|(id, _)| id).filter(is_own).cloned().collect()
}

/// Whether any file of an annotator stands in a project folder, whatever it holds; what may not be listed is there.
///
/// # Errors
/// What the system says, where it cannot tell.
pub(super) fn has_files_of(disk: &dyn Disk, root: &Path, annotator: &AnnotatorId) -> io::Result<bool> {
    let is_lasting = |kind| matches!(kind, io::ErrorKind::PermissionDenied | io::ErrorKind::NotADirectory);
    let mut folders = vec![root.join(ANNOTATIONS_FOLDER).join(annotator.as_str())];
    while let Some(folder) = folders.pop() {
        match disk.list(&folder) {
            Ok(entries) => {
                let is_file = |(path, _): &(PathBuf, FileKind)| path.extension() == Some("ron".as_ref());
                if entries.iter().any(is_file) {
                    return Ok(true);
                }
                let below = entries.into_iter().filter(|(_, kind)| *kind == FileKind::Folder);
                folders.extend(below.map(|(path, _)| path));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) if is_lasting(error.kind()) => return Ok(true),
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}

/// The RON files under `annotations/`, and what bears such a name and is none: reading it tells why. Links are not
/// followed; those that would lead to files of ours are problems. What a crash left behind is passed over.
pub(super) fn ron_files(disk: &dyn Disk, root: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    ron_files_below(disk, root, root.join(ANNOTATIONS_FOLDER), problems)
}

/// The same below one folder of them.
pub(super) fn ron_files_below(
    disk: &dyn Disk,
    root: &Path,
    folder: PathBuf,
    problems: &mut Vec<Problem>,
) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        let entries = match disk.list(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    problems.push(Problem::of_file(&relative(root, &folder), error.into()));
                }
                continue;
            }
        };
        for (path, kind) in entries {
            let is_hidden = path.file_name().unwrap_or_default().to_string_lossy().starts_with('.');
            let is_named_so = path.extension() == Some("ron".as_ref());
            match kind {
                _ if is_hidden => {}
                FileKind::Folder => folders.push(path),
                FileKind::File | FileKind::Link | FileKind::Other if is_named_so => found.push(path),
                FileKind::Link if leads_to_no_file(disk, &path) => {
                    let kind = what_link_is(disk, &path);
                    problems.push(Problem::of_file(relative(root, &path).as_str(), kind));
                }
                FileKind::File | FileKind::Link | FileKind::Other => {}
            }
        }
    }
    found
}

/// Whether a link leads to a folder, or nowhere.
fn leads_to_no_file(disk: &dyn Disk, link: &Path) -> bool {
    !matches!(disk.list(link), Err(error) if error.kind() == io::ErrorKind::NotADirectory)
}
