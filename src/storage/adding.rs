//! Annotations that came by mail or on a stick: a folder of our files is added to a project. What is there already is
//! merged, nothing is written that was not understood, and the folder they came in is left as it is.

use super::article_file;
use super::atomic_write::WriteError;
use super::disk::{Disk, FileKind};
use super::file_to_save::{FileContent, FileToSave, Guard, Refused, numbered_place, save};
use super::looking::{FoundFile, look};
use super::our_file::{Content, OurFile, read_our_file};
use super::problem::Problem;
use super::project_folder::{FileKey, SeenFile};
use super::real_path::RealPath;
use crate::model::article::TextIdentity;
use crate::model::belonging::are_of_one_article;
use crate::model::moment::Moment;
use crate::model::project::Project;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What came of adding a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Whose annotations it holds, by name.
    pub people: BTreeSet<String>,
    /// Files that are new, or hold more now.
    pub n_files: usize,
    /// What was not understood and is not added.
    pub problems: Vec<Problem>,
}

/// What a folder or file is that was dropped on the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// It holds annotations to be added, and no articles.
    Annotations,
    /// A project: annotations and articles of its own.
    Project,
    /// Files of which none is ours.
    Others,
}

impl Dropped {
    /// Looks what a folder or file is.
    #[must_use]
    pub fn of(disk: &dyn Disk, from: &Path) -> Self {
        let has_annotations = !files_in(disk, from, &mut Vec::new()).is_empty();
        match (has_annotations, has_annotations && article_file::has_articles(from)) {
            (false, _) => Self::Others,
            (true, false) => Self::Annotations,
            (true, true) => Self::Project,
        }
    }
}

/// Adds the files of a folder to the project at `root`. `files` tells which are there, by annotator and article.
///
/// # Errors
/// Why a file was not written; those before it are added.
pub fn add(
    disk: &dyn Disk,
    root: &Path,
    locks: &Path,
    from: &Path,
    files: &BTreeMap<FileKey, SeenFile>,
    at: Moment,
) -> Result<Added, WriteError> {
    // Whoever saves goes by the real path of the folder, and takes turns under it.
    let root = &article_file::real_path_of(root);
    let mut added = Added::default();
    for path in files_in(disk, from, &mut added.problems) {
        match read_our_file(disk, from, &path, None) {
            Ok(file) if file.seen.read_only.is_none() => {
                added.people.insert(file.annotator.1.name.clone());
                let known = files.get(&file.key()).map(|seen| seen.path.clone());
                let is_new = add_file(disk, root, locks, &file, known, at)?;
                added.n_files += usize::from(is_new);
            }
            Ok(file) => added.problems.extend(file.problems),
            Err(problem) => added.problems.push(*problem),
        }
    }
    Ok(added)
}

/// Adds one file, and says whether that changed anything.
fn add_file(
    disk: &dyn Disk,
    root: &Path,
    locks: &Path,
    file: &OurFile,
    known: Option<RealPath>,
    at: Moment,
) -> Result<bool, WriteError> {
    let key = file.key();
    let mut project = Project::default();
    let places = known.into_iter().chain((1..MAX_PLACES).map(|n| numbered_place(&key, n)));
    let mut found = None;
    for place in places {
        match look(disk, root, &place) {
            FoundFile::Nothing => found = Some((place, None)),
            FoundFile::File(there) if is_of_same(&there, file) => {
                there.put_into(&mut project);
                found = Some((place, Some(there.seen)));
            }
            // A file of another article lies there, as where articles changed names.
            FoundFile::File(_) => continue,
            FoundFile::Broken(problem) => return Err(WriteError::NotUnderstood(problem.kind)),
        }
        break;
    }
    let (place, seen) = found.ok_or(WriteError::NotAFile)?;
    let before = project.clone();
    file.merge_into(&mut project);
    if seen.is_some() && project.changed_since(&before).is_empty() {
        return Ok(false);
    }
    let content = match &file.content {
        Content::Annotations(article, came) => {
            let record = project.record(article, &key.annotator).cloned().unwrap_or_default();
            let unknown = || TextIdentity { sha256: "".into(), characters: 0 };
            let text = record.text.clone().or_else(|| came.text.clone()).unwrap_or_else(unknown);
            FileContent::Annotations(article.clone(), Box::new(record), text)
        }
        Content::Codebook(_) => FileContent::Codebook(Box::new(
            project.codebook_record(&key.annotator).cloned().unwrap_or_default(),
        )),
    };
    let annotator = file.annotator.1.clone();
    let (covered, copies) = Default::default();
    let guard = Guard::Added;
    let file = FileToSave { key, annotator, content, seen, place, guard, covered, copies, at };
    match save(disk, root, locks, &file) {
        Ok(_) => Ok(true),
        Err(Refused::Overtaken(_)) => Err(WriteError::ChangedOnDisk),
        Err(Refused::Failed(error)) => Err(error),
    }
}

/// How many places are tried for a file that is added.
const MAX_PLACES: usize = 1000;

/// Whether two files are by the same annotator and about the same article, or both codebooks.
fn is_of_same(there: &OurFile, file: &OurFile) -> bool {
    let is_of_same_text = match (&there.content, &file.content) {
        (Content::Annotations(_, there), Content::Annotations(_, came)) => are_of_one_article(there, came),
        (Content::Codebook(_), Content::Codebook(_)) => true,
        (Content::Annotations(..), Content::Codebook(_))
        | (Content::Codebook(_), Content::Annotations(..)) => false,
    };
    there.annotator.0 == file.annotator.0 && is_of_same_text
}

/// The RON files at a path: itself, or below it. Links are not followed; folders that cannot be listed are problems.
fn files_in(disk: &dyn Disk, from: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut left = vec![(from.to_owned(), disk.meta(from).map_or(FileKind::Other, |meta| meta.kind))];
    while let Some((path, kind)) = left.pop() {
        match kind {
            FileKind::Folder => match disk.list(&path) {
                Ok(entries) => left.extend(entries),
                Err(error) => problems.push(Problem::of_file(&path.display().to_string(), error.into())),
            },
            FileKind::File if path.extension() == Some("ron".as_ref()) => found.push(path),
            FileKind::File | FileKind::Link | FileKind::Other => {}
        }
    }
    // Codebooks first, so that themes are there before what is tagged with them.
    found.sort_by_key(|path| (path.file_name() != Some("codebook.ron".as_ref()), path.clone()));
    found
}
