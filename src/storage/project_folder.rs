//! The `annotations/` folder of a project: everyone's files read, one's own written. Opening never fails as a
//! whole: it gives what could be read, and the problems.

use super::annotations_file;
use super::article_file::{ANNOTATIONS_FOLDER, read_capped, relative};
use super::atomic_write::{ContentHash, WriteError, hash_of, make_folder, replace_file, sweep};
use super::codebook_file;
use super::lock::Lock;
use super::problem::{Problem, ProblemKind};
use super::ron_format::MAX_BYTES;
use crate::model::article::{ArticleRecord, TextIdentity};
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::model::project::{Annotator, CodebookRecord, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Which of our files is meant: the annotator's codebook, or their annotations of an article.
pub type FileKey = (AnnotatorId, Option<ArticlePath>);

/// A file of ours as it was last seen on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFile {
    /// Its path within the project folder.
    pub path: String,
    /// The hash of its bytes.
    pub hash: ContentHash,
    /// Why it must not be written, if there is a reason.
    pub read_only: Option<ProblemKind>,
}

/// Everything that was found under `annotations/`.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// What the files say.
    pub project: Project,
    /// Which files they are.
    pub files: BTreeMap<FileKey, SeenFile>,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
    /// The annotators whose files this computer has written before.
    pub written_here: BTreeSet<AnnotatorId>,
}

/// A file to be written.
#[derive(Clone, Debug)]
pub struct FileToSave {
    /// Which one.
    pub key: FileKey,
    /// Who writes it.
    pub annotator: Annotator,
    /// What it is to hold.
    pub content: FileContent,
    /// What was last seen in its place; `None` for no file.
    pub seen: Option<SeenFile>,
}

/// What a file is to hold.
#[derive(Clone, Debug)]
pub enum FileContent {
    /// Annotations of an article, with the identity of its text today.
    Annotations(Box<ArticleRecord>, TextIdentity),
    /// A codebook.
    Codebook(Box<CodebookRecord>),
}

/// Reads everything under `annotations/`; codebooks first, because annotations name their themes.
#[must_use]
pub fn open(root: &Path) -> Opened {
    let mut opened = Opened::default();
    let mut paths = ron_files(root, &mut opened.problems);
    // The shortest first, so that of two copies the one without a sync service's addition to its name stands.
    paths.sort_by_key(|path| {
        (path.file_name() != Some("codebook.ron".as_ref()), path.as_os_str().len(), path.clone())
    });
    let mut themes = BTreeSet::new();
    for real_path in paths {
        let path = relative(root, &real_path).to_string();
        match read_text(&path, &real_path) {
            Ok((text, hash)) => take_in(&mut opened, &mut themes, &path, (&text, hash)),
            Err(problem) => opened.problems.push(*problem),
        }
    }
    opened
}

fn take_in(
    opened: &mut Opened,
    themes: &mut BTreeSet<ThemeId>,
    path: &str,
    (text, hash): (&str, ContentHash),
) {
    let is_codebook = path.ends_with("/codebook.ron");
    let read = if is_codebook {
        codebook_file::read(path, text).map(|file| {
            themes.extend(file.record.themes.keys().cloned());
            let key = (file.annotator.0.clone(), None);
            (key, file.annotator, (None, Some(file.record)), (file.read_only, file.problems))
        })
    } else {
        annotations_file::read(path, text, themes).map(|file| {
            let key = (file.annotator.0.clone(), Some(file.article));
            (key, file.annotator, (Some(file.record), None), (file.read_only, file.problems))
        })
    };
    let (key, (id, annotator), (record, codebook), (read_only, problems)) = match read {
        Ok(read) => read,
        Err(problem) => return opened.problems.push(*problem),
    };
    if opened.files.contains_key(&key) {
        return opened.problems.push(Problem::of_file(path, ProblemKind::SecondCopy));
    }
    opened.problems.extend(problems);
    opened.problems.extend(
        read_only
            .iter()
            .filter(|kind| matches!(kind, ProblemKind::NewerFormat(_) | ProblemKind::UnknownField(_)))
            .map(|kind| Problem::of_file(path, kind.clone())),
    );
    if let (Some(record), Some(article)) = (record, &key.1) {
        opened.project.put_record(article, &id, record);
    }
    if let Some(codebook) = codebook {
        opened.project.put_codebook(&id, codebook);
    }
    opened.project.meet_annotator(&id, annotator);
    opened.files.insert(key, SeenFile { path: path.to_owned(), hash, read_only });
}

/// Saves a file over what was last seen in it, and returns it as it stands now.
///
/// # Errors
/// Why it was not saved; what stood there stands there still.
pub fn save(root: &Path, locks: &Path, file: &FileToSave) -> Result<SeenFile, WriteError> {
    if let Some(kind) = file.seen.as_ref().and_then(|seen| seen.read_only.clone()) {
        return Err(WriteError::NotUnderstood(kind));
    }
    let id = &file.key.0;
    let text = match &file.content {
        FileContent::Annotations(record, today) => {
            let article = file.key.1.clone().unwrap_or_else(|| ArticlePath::from(""));
            annotations_file::write((id, &file.annotator), &article, record, today)
        }
        FileContent::Codebook(record) => codebook_file::write((id, &file.annotator), record),
    };
    let text = text.map_err(|error| WriteError::Other(error.to_string()))?;
    if !root.is_dir() {
        return Err(WriteError::FolderGone(root.display().to_string()));
    }
    let path = file.seen.as_ref().map_or_else(|| place_of(&file.key), |seen| seen.path.clone());
    let target = root.join(&path);
    let _lock = Lock::take(locks, id)?;
    ensure_inside(root, &target)?;
    make_folder(target.parent().unwrap_or(root))?;
    keep_line_ends(&root.join(ANNOTATIONS_FOLDER))?;
    let hash = replace_file(&target, text.as_bytes(), file.seen.as_ref().map(|seen| &seen.hash))?;
    Ok(SeenFile { path, hash, read_only: None })
}

/// The annotators of a project whose files this computer has written: it has a state folder of theirs.
#[must_use]
pub fn written_here(state: &Path, project: &Project) -> BTreeSet<AnnotatorId> {
    project.annotators().map(|(id, _)| id).filter(|id| state.join(id.as_str()).is_dir()).cloned().collect()
}

/// Removes what a crash of this program left in an annotator's folder.
pub fn sweep_own(root: &Path, locks: &Path, annotator: &AnnotatorId) {
    let folder = root.join(ANNOTATIONS_FOLDER).join(annotator.as_str());
    if folder.is_dir()
        && let Ok(_lock) = Lock::take(locks, annotator)
    {
        sweep(&folder);
    }
}

/// Where a file that does not exist yet is put; an over-long name becomes a prefix and a hash.
#[must_use]
pub fn place_of((annotator, article): &FileKey) -> String {
    const LONGEST_NAME: usize = 200;
    let Some(article) = article else {
        return format!("{ANNOTATIONS_FOLDER}/{annotator}/codebook.ron");
    };
    let name = article.file_name();
    let folder = article.as_str().strip_suffix(name).unwrap_or_default();
    let name = if name.len() <= LONGEST_NAME {
        name.to_owned()
    } else {
        let hash = hash_of(name.as_bytes());
        let start = name.get(..name.floor_char_boundary(LONGEST_NAME - 20)).unwrap_or_default();
        format!("{start}-{:02x}{:02x}{:02x}{:02x}", hash[0], hash[1], hash[2], hash[3])
    };
    format!("{ANNOTATIONS_FOLDER}/{annotator}/{folder}{name}.ron")
}

/// Refuses a target one of whose folders is a link: following it could write outside the project.
fn ensure_inside(root: &Path, target: &Path) -> Result<(), WriteError> {
    let mut folder = target.parent();
    while let Some(at) = folder.filter(|at| *at != root) {
        if fs::symlink_metadata(at).is_ok_and(|meta| meta.file_type().is_symlink()) {
            return Err(WriteError::Link);
        }
        folder = at.parent();
    }
    Ok(())
}

/// Tells git to leave the line ends of our files alone, once.
fn keep_line_ends(folder: &Path) -> Result<(), WriteError> {
    let path = folder.join(".gitattributes");
    if fs::symlink_metadata(&path).is_err() {
        replace_file(&path, b"*.ron text eol=lf\n", None)?;
    }
    Ok(())
}

fn read_text(path: &str, real_path: &Path) -> Result<(String, ContentHash), Box<Problem>> {
    let problem = |kind| Box::new(Problem::of_file(path, kind));
    let bytes = read_capped(real_path, MAX_BYTES).map_err(problem)?;
    let hash = hash_of(&bytes);
    let text = String::from_utf8(bytes)
        .map_err(|error| problem(ProblemKind::NotRon(error.utf8_error().to_string())))?;
    Ok((text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned), hash))
}

/// The RON files under `annotations/`. Links are not followed, and what a crash left behind is passed over.
fn ron_files(root: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root.join(ANNOTATIONS_FOLDER)];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                if error.kind() != std::io::ErrorKind::NotFound {
                    let kind = ProblemKind::Unreadable(error.to_string());
                    problems.push(Problem::of_file(relative(root, &folder).as_str(), kind));
                }
                continue;
            }
        };
        for entry in entries.flatten() {
            let path = entry.path();
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !is_hidden => folders.push(path),
                Ok(kind) if kind.is_file() && !is_hidden && path.extension() == Some("ron".as_ref()) => {
                    found.push(path);
                }
                _ => {}
            }
        }
    }
    found
}
