//! One of our own files on its way to the disk: what it is to hold, where it lies, and how it is written.

use super::article_file::{self, ANNOTATIONS_FOLDER};
use super::atomic_write::{WriteError, hash_of, make_folder, replace_file};
use super::disk::{Disk, FileKind, Privacy};
use super::journal::Covered;
use super::lock::Lock;
use super::looking::{FoundFile, look};
use super::project_folder::{FileKey, SeenFile};
use super::real_path::RealPath;
use super::ron_format::MAX_BYTES;
use super::{annotations_file, codebook_file, computer};
use crate::model::article::{ArticleRecord, TextIdentity};
use crate::model::id::ArticlePath;
use crate::model::moment::Moment;
use crate::model::project::{Annotator, CodebookRecord};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

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
    /// Where it goes if there is none yet: `place_of`, or beside it where a file of another article lies there.
    pub place: RealPath,
    /// What has to hold before it is written.
    pub guard: Guard,
    /// The steps it holds that it may lack on disk, by the file they were made for: an article may have been renamed
    /// since.
    pub covered: BTreeMap<FileKey, Covered>,
    /// Copies of it that are merged in what it is to hold.
    pub copies: Vec<SeenFile>,
    /// When it is written, for the name of the version before it.
    pub at: Moment,
}

/// What has to hold before a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// It is one's own: no other computer writes the folder, and where the project folder `had_anything` of the project
    /// it has not lost everything.
    Own { had_anything: bool },
    /// It was added by the person, whosever it is.
    Added,
}

/// What a file is to hold.
#[derive(Clone, Debug)]
pub enum FileContent {
    /// Annotations of an article, with the identity of its text today.
    Annotations(ArticlePath, Box<ArticleRecord>, TextIdentity),
    /// A codebook.
    Codebook(Box<CodebookRecord>),
}

/// Why a file was not saved.
#[derive(Clone, Debug)]
pub enum Refused {
    /// It holds something else than was last seen in it: this.
    Overtaken(FoundFile),
    /// The system, or a rule, does not let it be written.
    Failed(WriteError),
}

impl From<WriteError> for Refused {
    fn from(error: WriteError) -> Self {
        Self::Failed(error)
    }
}

/// Saves a file over what was last seen in it, and returns it as it stands now, with the version before it.
///
/// # Errors
/// Why it was not saved; what stood there stands there still.
pub fn save(
    disk: &dyn Disk,
    root: &Path,
    state: &Path,
    file: &FileToSave,
) -> Result<(SeenFile, Option<Vec<u8>>), Refused> {
    if let Some(kind) = file.seen.as_ref().and_then(|seen| seen.read_only.clone()) {
        return Err(WriteError::NotUnderstood(kind).into());
    }
    let text = text_of(file).map_err(|error| WriteError::Other(error.to_string()))?;
    let n_bytes = text.len() as u64;
    if n_bytes > MAX_BYTES {
        return Err(WriteError::TooLarge(n_bytes).into());
    }
    ensure_there(disk, root, file.guard == Guard::Own { had_anything: true })?;
    let path = file.seen.as_ref().map_or(&file.place, |seen| &seen.path);
    let target = path.under(root);
    let _lock = Lock::take_for_project(disk, state, &file.key.annotator, root)?;
    ensure_inside(disk, root, &target)?;
    let folder = root.join(ANNOTATIONS_FOLDER).join(file.key.annotator.as_str());
    for folder in [folder.as_path(), target.parent().unwrap_or(root)] {
        make_folder(disk, folder, Privacy::Shared).map_err(WriteError::from)?;
    }
    keep_line_ends(disk, &root.join(ANNOTATIONS_FOLDER))?;
    if matches!(file.guard, Guard::Own { .. }) {
        computer::claim(disk, root, state, &file.key.annotator)?;
    }
    let before = file.seen.as_ref().and_then(|_| disk.read(&target, MAX_BYTES).ok());
    let seen = file.seen.as_ref().map(|seen| &seen.hash);
    match replace_file(disk, &target, text.as_bytes(), Privacy::Shared, seen) {
        Ok(hash) => {
            let path = moved_to_its_place(disk, root, path, &file.place);
            let says = file.key.article.clone();
            Ok((SeenFile { path, hash, says, read_only: None, stamp: None }, before))
        }
        Err(WriteError::ChangedOnDisk) => Err(Refused::Overtaken(look(disk, root, path))),
        Err(error) => Err(error.into()),
    }
}

/// Refuses to go on where the project folder is gone, or another one is in its place.
///
/// # Errors
/// Which of the two.
pub fn ensure_there(disk: &dyn Disk, root: &Path, had_anything: bool) -> Result<(), WriteError> {
    let is_there = disk.meta(root).is_ok_and(|meta| matches!(meta.kind, FileKind::Folder | FileKind::Link));
    let shown = || root.display().to_string();
    if !is_there {
        Err(WriteError::FolderGone(shown()))
    } else if had_anything && holds_nothing(disk, root) {
        Err(WriteError::ProjectGone(shown()))
    } else {
        Ok(())
    }
}

/// Whether a folder holds neither annotations nor a single article: a project's is another one, then, as where a disk
/// was unmounted. One's own annotations alone may have been deleted by the person.
fn holds_nothing(disk: &dyn Disk, root: &Path) -> bool {
    let has_annotations = disk.list(&root.join(ANNOTATIONS_FOLDER)).is_ok_and(|found| !found.is_empty());
    if has_annotations {
        return false;
    }
    // What cannot be listed may hold anything.
    let (articles, problems) = article_file::list(root);
    articles.is_empty() && problems.is_empty()
}

/// Gives a file that lies elsewhere, as that of an article that was renamed, the name it would have been given; where
/// that is taken it stays where it is. Says where it lies.
fn moved_to_its_place(disk: &dyn Disk, root: &Path, path: &RealPath, place: &RealPath) -> RealPath {
    let target = place.under(root);
    let is_free = || disk.meta(&target).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    if path.shown() == place.shown() || !is_free() || ensure_inside(disk, root, &target).is_err() {
        return path.clone();
    }
    let folder = target.parent().unwrap_or(root);
    let moved = make_folder(disk, folder, Privacy::Shared)
        .and_then(|()| disk.rename(&path.under(root), &target))
        .and_then(|()| disk.sync_folder(folder));
    if moved.is_ok() || disk.meta(&path.under(root)).is_err() { place.clone() } else { path.clone() }
}

/// The text a file is to hold.
///
/// # Errors
/// Where RON cannot hold a value; none of ours is such.
pub fn text_of(file: &FileToSave) -> Result<String, ron::Error> {
    let (id, annotator) = (&file.key.annotator, &file.annotator);
    match &file.content {
        FileContent::Annotations(article, record, today) => {
            annotations_file::write(id, annotator, article, record, today)
        }
        FileContent::Codebook(record) => codebook_file::write(id, annotator, record),
    }
}

/// Where a file that does not exist yet is put; an over-long name becomes a prefix and a hash.
#[must_use]
pub fn place_of(key: &FileKey) -> String {
    const LONGEST_NAME: usize = 200;
    let annotator = &key.annotator;
    let Some(article) = &key.article else {
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

/// The `n`-th place, from 1, of a file of ours: the first is [`place_of`], the others are for where files of other
/// articles lie there.
#[must_use]
pub fn numbered_place(key: &FileKey, n: usize) -> RealPath {
    let place = place_of(key);
    match place.strip_suffix(".ron") {
        Some(stem) if n > 1 => RealPath::new(&format!("{stem} ({n}).ron")),
        Some(_) | None => RealPath::new(&place),
    }
}

/// Refuses a target one of whose folders is a link: following it could write outside the project.
fn ensure_inside(disk: &dyn Disk, root: &Path, target: &Path) -> Result<(), WriteError> {
    let mut folder = target.parent();
    while let Some(at) = folder.filter(|at| *at != root) {
        if disk.meta(at).is_ok_and(|meta| meta.kind == FileKind::Link) {
            return Err(WriteError::Link);
        }
        folder = at.parent();
    }
    Ok(())
}

/// Tells git to leave the line ends of our files alone, once.
fn keep_line_ends(disk: &dyn Disk, folder: &Path) -> Result<(), WriteError> {
    let path = folder.join(".gitattributes");
    match disk.meta(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            match replace_file(disk, &path, b"*.ron text eol=lf\n", Privacy::Shared, None) {
                // Another annotator of this computer was quicker.
                Err(WriteError::ChangedOnDisk) => Ok(()),
                other => other.map(|_| ()),
            }
        }
        _ => Ok(()),
    }
}
