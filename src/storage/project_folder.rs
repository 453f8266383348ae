//! The `annotations/` folder of a project: everyone's files read, one's own written. Opening never fails as a
//! whole: it gives what could be read, and the problems.

use super::article_file::{ANNOTATIONS_FOLDER, relative};
use super::atomic_write::{ContentHash, WriteError, hash_of, make_folder, replace_file, sweep};
use super::disk::{Disk, Kind};
use super::journal::Covered;
use super::lock::Lock;
use super::our_file::{Content, OurFile, read_our_file, what_link_is};
use super::problem::{Problem, ProblemKind};
use super::ron_format::MAX_BYTES;
use super::{annotations_file, codebook_file};
use crate::model::article::{ArticleRecord, TextIdentity};
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::merge::Tally;
use crate::model::moment::Moment;
use crate::model::project::{Annotator, CodebookRecord, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
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
    /// What the files say, copies of one's own files merged into them.
    pub project: Project,
    /// What the files say without the copies.
    pub on_disk: Project,
    /// Which files they are.
    pub files: BTreeMap<FileKey, SeenFile>,
    /// Second files of the same annotator and article, as sync services make them.
    pub copies: BTreeMap<FileKey, Vec<SeenFile>>,
    /// What merging the copies came to.
    pub tally: Tally,
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
    /// The steps it holds that the file may lack.
    pub covered: Covered,
    /// Copies of it that are merged in what it is to hold.
    pub copies: Vec<SeenFile>,
    /// When it is written, for the name of the version before it.
    pub at: Moment,
}

/// What a file is to hold.
#[derive(Clone, Debug)]
pub enum FileContent {
    /// Annotations of an article, with the identity of its text today.
    Annotations(Box<ArticleRecord>, TextIdentity),
    /// A codebook.
    Codebook(Box<CodebookRecord>),
}

/// What stands in a file's place.
#[derive(Clone, Debug)]
pub enum FoundFile {
    /// The file, understood.
    File(Box<OurFile>),
    /// Nothing.
    Nothing,
    /// Something that is not understood.
    Broken(Box<Problem>),
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

/// Reads everything under `annotations/`; codebooks first, because annotations name their themes. Copies of the files
/// of `own` are merged in `project` only, so that they differ from what is on disk and are saved.
#[must_use]
pub fn open(disk: &dyn Disk, root: &Path, own: Option<&AnnotatorId>) -> Opened {
    let mut opened = Opened::default();
    let mut paths = ron_files(disk, root, &mut opened.problems);
    // The shortest first, so that of two copies the one without a sync service's addition to its name stands.
    paths.sort_by_key(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        (!name.starts_with("codebook"), path.as_os_str().len(), path.clone())
    });
    let mut themes = BTreeSet::new();
    let mut copies = Vec::new();
    for real_path in paths {
        match read_our_file(disk, root, &real_path, Some(&themes)) {
            Ok(file) => {
                if let Content::Codebook(record) = &file.content {
                    themes.extend(record.themes.keys().cloned());
                }
                opened.problems.extend(file.problems.iter().cloned());
                let key = file.key();
                if opened.files.contains_key(&key) {
                    copies.push(file);
                } else {
                    file.put_into(&mut opened.on_disk);
                    opened.files.insert(key, file.seen);
                }
            }
            Err(problem) => opened.problems.push(*problem),
        }
    }
    // The two share the memory of all that no copy adds to.
    opened.project = opened.on_disk.clone();
    for copy in copies {
        opened.take_copy(copy, own);
    }
    opened
}

impl Opened {
    fn take_copy(&mut self, file: OurFile, own: Option<&AnnotatorId>) {
        let key = file.key();
        let is_own = own == Some(&key.0);
        if !is_own || file.seen.read_only.is_some() {
            self.problems.push(Problem::of_file(&file.seen.path, ProblemKind::SecondCopy));
        }
        if file.seen.read_only.is_some() {
            return;
        }
        self.tally += file.merge_into(&mut self.project);
        if is_own {
            self.copies.entry(key).or_default().push(file.seen);
        } else {
            file.merge_into(&mut self.on_disk);
        }
    }
}

/// Saves a file over what was last seen in it, and returns it as it stands now, with the version before it.
///
/// # Errors
/// Why it was not saved; what stood there stands there still.
pub fn save(
    disk: &dyn Disk,
    root: &Path,
    locks: &Path,
    file: &FileToSave,
) -> Result<(SeenFile, Option<Vec<u8>>), Refused> {
    if let Some(kind) = file.seen.as_ref().and_then(|seen| seen.read_only.clone()) {
        return Err(WriteError::NotUnderstood(kind).into());
    }
    let text = text_of(file).map_err(|error| WriteError::Other(error.to_string()))?;
    let is_there = disk.meta(root).is_ok_and(|meta| matches!(meta.kind, Kind::Folder | Kind::Link));
    if !is_there {
        return Err(WriteError::FolderGone(root.display().to_string()).into());
    }
    let path = file.seen.as_ref().map_or_else(|| place_of(&file.key), |seen| seen.path.clone());
    let target = root.join(&path);
    let _lock = Lock::take(disk, locks, &file.key.0)?;
    ensure_inside(disk, root, &target)?;
    make_folder(disk, target.parent().unwrap_or(root)).map_err(WriteError::from)?;
    keep_line_ends(disk, &root.join(ANNOTATIONS_FOLDER))?;
    let before = file.seen.as_ref().and_then(|_| disk.read(&target, MAX_BYTES).ok());
    match replace_file(disk, &target, text.as_bytes(), file.seen.as_ref().map(|seen| &seen.hash)) {
        Ok(hash) => Ok((SeenFile { path, hash, read_only: None }, before)),
        Err(WriteError::ChangedOnDisk) => Err(Refused::Overtaken(look(disk, root, &path))),
        Err(error) => Err(error.into()),
    }
}

/// The text a file is to hold.
///
/// # Errors
/// Where RON cannot hold a value; none of ours is such.
pub fn text_of(file: &FileToSave) -> Result<String, ron::Error> {
    let annotator = (&file.key.0, &file.annotator);
    match &file.content {
        FileContent::Annotations(record, today) => {
            let article = file.key.1.clone().unwrap_or_else(|| ArticlePath::from(""));
            annotations_file::write(annotator, &article, record, today)
        }
        FileContent::Codebook(record) => codebook_file::write(annotator, record),
    }
}

/// What stands at a path within the project folder.
#[must_use]
pub fn look(disk: &dyn Disk, root: &Path, path: &str) -> FoundFile {
    let real_path = root.join(path);
    match disk.meta(&real_path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => FoundFile::Nothing,
        _ => match read_our_file(disk, root, &real_path, None) {
            Ok(file) => FoundFile::File(Box::new(file)),
            Err(problem) => FoundFile::Broken(problem),
        },
    }
}

/// What stands in files of ours that hold something else than is `known` of them, by path: in those named, else in all.
#[must_use]
pub fn look_again(
    disk: &dyn Disk,
    root: &Path,
    paths: Option<Vec<String>>,
    known: &BTreeMap<String, ContentHash>,
) -> Vec<(String, FoundFile)> {
    let is_there = disk.meta(root).is_ok();
    let paths = paths.unwrap_or_else(|| {
        let found = ron_files(disk, root, &mut Vec::new());
        let found = found.iter().map(|path| relative(root, path).to_string());
        found.chain(known.keys().cloned()).collect()
    });
    let paths: BTreeSet<String> = paths.into_iter().filter(|_| is_there).collect();
    let differs = |path: &String, found: &FoundFile| match found {
        FoundFile::File(file) => known.get(path) != Some(&file.seen.hash),
        FoundFile::Nothing => known.contains_key(path),
        FoundFile::Broken(_) => true,
    };
    let looked = paths.into_iter().map(|path| (path.clone(), look(disk, root, &path)));
    looked.filter(|(path, found)| differs(path, found)).collect()
}

/// The annotators of a project whose files this computer has written: it has a state folder of theirs.
#[must_use]
pub fn written_here(disk: &dyn Disk, state: &Path, project: &Project) -> BTreeSet<AnnotatorId> {
    let has_state = |id: &&AnnotatorId| disk.meta(&state.join(id.as_str())).is_ok();
    project.annotators().map(|(id, _)| id).filter(has_state).cloned().collect()
}

/// Removes what a crash of this program left in an annotator's folder.
pub fn sweep_own(disk: &dyn Disk, root: &Path, locks: &Path, annotator: &AnnotatorId) {
    let folder = root.join(ANNOTATIONS_FOLDER).join(annotator.as_str());
    if disk.meta(&folder).is_ok_and(|meta| meta.kind == Kind::Folder)
        && let Ok(_lock) = Lock::take(disk, locks, annotator)
    {
        sweep(disk, &folder);
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
fn ensure_inside(disk: &dyn Disk, root: &Path, target: &Path) -> Result<(), WriteError> {
    let mut folder = target.parent();
    while let Some(at) = folder.filter(|at| *at != root) {
        if disk.meta(at).is_ok_and(|meta| meta.kind == Kind::Link) {
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
            match replace_file(disk, &path, b"*.ron text eol=lf\n", None) {
                // Another annotator of this computer was quicker.
                Err(WriteError::ChangedOnDisk) => Ok(()),
                other => other.map(|_| ()),
            }
        }
        _ => Ok(()),
    }
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
                let is_file = |(path, _): &(PathBuf, Kind)| path.extension() == Some("ron".as_ref());
                if entries.iter().any(is_file) {
                    return Ok(true);
                }
                let below = entries.into_iter().filter(|(_, kind)| *kind == Kind::Folder);
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
    let mut found = Vec::new();
    let mut folders = vec![root.join(ANNOTATIONS_FOLDER)];
    while let Some(folder) = folders.pop() {
        let entries = match disk.list(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    problems.push(Problem::of_file(relative(root, &folder).as_str(), error.into()));
                }
                continue;
            }
        };
        for (path, kind) in entries {
            let is_hidden = path.file_name().unwrap_or_default().to_string_lossy().starts_with('.');
            let is_named_so = path.extension() == Some("ron".as_ref());
            match kind {
                _ if is_hidden => {}
                Kind::Folder => folders.push(path),
                Kind::File | Kind::Link | Kind::Other if is_named_so => found.push(path),
                Kind::Link if leads_to_no_file(disk, &path) => {
                    let kind = what_link_is(disk, &path);
                    problems.push(Problem::of_file(relative(root, &path).as_str(), kind));
                }
                Kind::File | Kind::Link | Kind::Other => {}
            }
        }
    }
    found
}

/// Whether a link leads to a folder, or nowhere.
fn leads_to_no_file(disk: &dyn Disk, link: &Path) -> bool {
    !matches!(disk.list(link), Err(error) if error.kind() == io::ErrorKind::NotADirectory)
}
