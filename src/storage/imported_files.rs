//! The files that an import makes in the project folder. Before the first is written this computer keeps a list of them,
//! which is settled once the import's step is in the journal: what a crash left between the two is taken back at the next
//! start. What undo takes back lies beside the list, and redo puts it back from there.
//!
//! Nothing of another is ever touched: a file goes only while it holds, byte for byte, what was written, and nobody has
//! records of it; and one is put back only where nothing stands.

use super::article_file::ANNOTATIONS_FOLDER;
use super::atomic_write::{WriteError, create_file, folder_above, hash_of, make_folder, replace_file};
use super::checked_line;
use super::disk::{Disk, FileKind, Privacy};
use super::journal::StateFolder;
use super::temporary;
use crate::model::history::{Entry, StepLabel, Way};
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::imported::{ImportedFile, ImportedFiles};
use crate::model::moment::Moment;
use crate::model::project::Project;
use crate::text::reading_text::hex;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The list of an import whose step is not in the journal yet, and of one whose step is.
const BEGUN: &str = "begun";
const SETTLED: &str = "settled";

/// Where what was taken back lies.
const FILES: &str = "files";

/// The largest list that is read, in bytes: three hundred times that of ten thousand files.
const MAX_LIST_BYTES: u64 = 1 << 29;

/// What is kept of an import.
#[derive(Debug, Serialize, Deserialize)]
struct List {
    files: ImportedFiles,
    /// The process that makes them.
    by: String,
}

/// A file that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its path within the project folder.
    pub path: ArticlePath,
    /// What it is to hold.
    pub bytes: Arc<[u8]>,
}

impl NewFile {
    /// The file as the list of an import has it.
    #[must_use]
    pub fn imported(&self) -> ImportedFile {
        ImportedFile { path: self.path.clone(), sha256: hex(&hash_of(&self.bytes)).into() }
    }
}

/// Where imports are kept, and where their files go.
#[derive(Clone, Copy, Debug)]
pub struct ImportPlace<'a> {
    /// The file system.
    pub disk: &'a dyn Disk,
    /// What this computer keeps of the project.
    pub state_folder: &'a StateFolder,
}

/// Whether a file may be taken back: nobody has records of it.
pub type MayGo<'a> = &'a dyn Fn(&ArticlePath) -> bool;

/// Whose file of annotations a path is; `None` for an article.
#[must_use]
pub fn annotator_of(path: &ArticlePath) -> Option<AnnotatorId> {
    let below = path.as_str().strip_prefix(ANNOTATIONS_FOLDER)?.strip_prefix('/')?;
    below.split('/').next()?.parse().ok()
}

/// The annotators that an import made.
#[must_use]
pub fn annotators_of(files: &ImportedFiles) -> BTreeSet<AnnotatorId> {
    files.files.iter().filter_map(|file| annotator_of(&file.path)).collect()
}

impl ImportPlace<'_> {
    /// Keeps the list of an import, durably, before the first of its files is made.
    ///
    /// # Errors
    /// What the system says.
    pub fn begin(self, files: &ImportedFiles) -> Result<(), WriteError> {
        let folder = self.folder_of(&files.id);
        make_folder(self.disk, &folder, Privacy::Private)?;
        let list = List { files: files.clone(), by: temporary::stamp().to_owned() };
        let text = checked_line::write(&list).map_err(|error| WriteError::Other(error.to_string()))?;
        replace_file(self.disk, &folder.join(BEGUN), text.as_bytes(), Privacy::Private, None).map(drop)
    }

    /// Makes one of its files where nothing stands.
    ///
    /// # Errors
    /// `NameTaken` where something stands there by now; else why it was not made, and there is nothing of it then.
    pub fn make(self, file: &NewFile) -> Result<(), WriteError> {
        let path = self.target(&file.path)?;
        make_folder(self.disk, folder_above(&path), Privacy::Shared)?;
        create_file(self.disk, &path, &file.bytes, Privacy::Shared)
    }

    /// Whether something stands at a path of the project, a link that leads nowhere included.
    #[must_use]
    pub fn is_taken(self, path: &ArticlePath) -> bool {
        !matches!(self.look(path), Ok(false))
    }

    /// The same, or why it cannot be told: a folder on the way is a file, or may not be entered.
    ///
    /// # Errors
    /// What the system says.
    pub fn look(self, path: &ArticlePath) -> Result<bool, WriteError> {
        match self.disk.meta(&self.state_folder.root.join(path.as_str())) {
            Ok(_) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Notes that the step of an import is in the journal.
    ///
    /// # Errors
    /// What the system says; at worst it is found out at the next start.
    pub fn settle(self, id: &str) -> Result<(), WriteError> {
        let folder = self.folder_of(id);
        self.disk.rename(&folder.join(BEGUN), &folder.join(SETTLED))?;
        Ok(self.disk.sync_folder(&folder)?)
    }

    /// Takes back the files of an import that are as they were written and may go; how many are left where they are. Where
    /// somebody has gone on with annotations that it made, all of it is left.
    ///
    /// # Errors
    /// What the system says; a file is then in both places or in the first.
    pub fn take_back(self, files: &ImportedFiles, may_go: MayGo<'_>) -> Result<usize, WriteError> {
        let mut n_left = 0;
        let is_continued = |file: &ImportedFile| {
            let path = self.state_folder.root.join(file.path.as_str());
            annotator_of(&file.path).is_some()
                && self.is_taken(&file.path)
                && self.unchanged(&path, file).is_none()
        };
        if files.files.iter().any(is_continued) {
            return Ok(files.files.iter().filter(|file| self.is_taken(&file.path)).count());
        }
        // The beginnings of the paths of articles that stay: what shows in them stays, too.
        let mut staying: Vec<&str> = Vec::new();
        for file in files.files.iter() {
            let path = self.target(&file.path)?;
            let stem = file.path.as_str().rsplit_once('.').map_or("", |(stem, _)| stem);
            let Some(bytes) = self.unchanged(&path, file) else {
                if self.is_taken(&file.path) {
                    n_left += 1;
                    staying.push(stem);
                }
                continue;
            };
            let is_shown = staying.iter().any(|article| {
                file.path.as_str().strip_prefix(article).is_some_and(|rest| rest.starts_with('-'))
            });
            if is_shown || !may_go(&file.path) {
                n_left += 1;
                staying.push(stem);
                continue;
            }
            let kept = self.kept_place(&files.id, &file.path);
            if self.unchanged(&kept, file).is_none() {
                make_folder(self.disk, folder_above(&kept), Privacy::Private)?;
                replace_file(self.disk, &kept, &bytes, Privacy::Private, None)?;
            }
            self.disk.remove(&path)?;
            self.disk.sync_folder(folder_above(&path))?;
        }
        Ok(n_left)
    }

    /// Puts back what was taken back, where nothing stands by now; how many stay where they lie.
    ///
    /// # Errors
    /// What the system says; a file is then in both places or in the first.
    pub fn put_back(self, files: &ImportedFiles) -> Result<usize, WriteError> {
        let mut n_left = 0;
        for file in files.files.iter() {
            let kept = self.kept_place(&files.id, &file.path);
            let Some(bytes) = self.unchanged(&kept, file) else { continue };
            if self.unchanged(&self.target(&file.path)?, file).is_none() {
                if self.is_taken(&file.path) {
                    n_left += 1;
                    continue;
                }
                match self.make(&NewFile { path: file.path.clone(), bytes: bytes.into() }) {
                    Err(WriteError::NameTaken) => {
                        n_left += 1;
                        continue;
                    }
                    made => made?,
                }
            }
            self.disk.remove(&kept)?;
        }
        Ok(n_left)
    }

    /// Finishes or takes back what was under way when the program ended, by what the journal says of each import; whether
    /// any file was moved.
    #[must_use]
    pub fn clear_up(self, entries: &[Entry], project: &Project) -> bool {
        let standing = standing_imports(entries);
        let claimed: BTreeSet<&ArticlePath> = standing
            .values()
            .filter(|(_, stands)| *stands)
            .flat_map(|(files, _)| files.files.iter().map(|file| &file.path))
            .collect();
        let may_go = |files: &ImportedFiles| {
            let made = annotators_of(files);
            let claimed = &claimed;
            move |path: &ArticlePath| !claimed.contains(path) && !project.has_records_beside(path, &made)
        };
        let mut is_moved = false;
        for (folder, _) in self.disk.list(&self.imports()).unwrap_or_default() {
            let id = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let begun = self.list_in(&folder.join(BEGUN));
            match (standing.get(id.as_str()), begun) {
                (Some((files, true)), begun) => {
                    is_moved |= self.has_kept(&folder) && self.put_back(files).is_ok();
                    if begun.is_some() {
                        let _ = self.settle(&id);
                    }
                }
                (Some((files, false)), _) => {
                    // A file that was taken back already and stands there again was put there by somebody.
                    let is_free = may_go(files);
                    let may_go = |path: &ArticlePath| is_free(path) && !self.is_kept(&id, path);
                    is_moved |= self.has_standing(files) && self.take_back(files, &may_go).is_ok();
                }
                // Another program that is still at it will settle it; this one is not, as it has just opened the project.
                (None, Some(list)) if is_over(&list) => {
                    if self.take_back(&list.files, &may_go(&list.files)).is_ok() {
                        is_moved = true;
                        let _ = self.settle(&id);
                    }
                }
                (None, Some(_) | None) => {}
            }
        }
        is_moved
    }

    /// Takes back the imports that another annotator's process of this computer began and will not go on with: nobody may
    /// ever be that annotator again. Whether any file was moved.
    #[must_use]
    pub fn clear_up_abandoned(self, project: &Project, now: Moment) -> bool {
        let folders = self.disk.list(&self.imports()).unwrap_or_default().into_iter();
        let over = folders.filter_map(|(folder, _)| {
            let path = folder.join(BEGUN);
            let list = self.list_in(&path)?;
            let is_over = temporary::is_abandoned(&list.by);
            is_over.unwrap_or_else(|| temporary::is_old(self.disk, &path, now)).then_some(list)
        });
        let over: Vec<List> = over.collect();
        if over.is_empty() {
            return false;
        }
        let entries = [self.state_folder.read_history(self.disk), self.state_folder.read_journal(self.disk)];
        // What cannot be read may say that the import stands.
        let [Ok(history), Ok(journal)] = entries else { return false };
        let entries: Vec<Entry> = history.entries().chain(journal.entries()).collect();
        let standing = standing_imports(&entries);
        let mut is_moved = false;
        for List { files, .. } in over {
            let made = annotators_of(&files);
            let may_go = |path: &ArticlePath| !project.has_records_beside(path, &made);
            if !standing.contains_key(&*files.id) && self.take_back(&files, &may_go).is_ok() {
                is_moved = true;
                let _ = self.settle(&files.id);
            }
        }
        is_moved
    }

    fn imports(self) -> PathBuf {
        self.state_folder.folder().join("imports")
    }

    fn folder_of(self, id: &str) -> PathBuf {
        self.imports().join(id)
    }

    fn kept_place(self, id: &str, path: &ArticlePath) -> PathBuf {
        self.folder_of(id).join(FILES).join(path.as_str())
    }

    fn has_kept(self, folder: &Path) -> bool {
        self.disk.meta(&folder.join(FILES)).is_ok_and(|meta| meta.kind == FileKind::Folder)
    }

    fn is_kept(self, id: &str, path: &ArticlePath) -> bool {
        self.disk.meta(&self.kept_place(id, path)).is_ok_and(|meta| meta.kind == FileKind::File)
    }

    fn has_standing(self, files: &ImportedFiles) -> bool {
        files.files.iter().any(|file| self.is_taken(&file.path))
    }

    fn list_in(self, path: &Path) -> Option<List> {
        let bytes = self.disk.read(path, MAX_LIST_BYTES).ok()?;
        checked_line::read(String::from_utf8_lossy(&bytes).trim_start_matches('\n')).ok()
    }

    /// Where a file of the project lies; a link on the way there would lead out of the folder.
    fn target(self, path: &ArticlePath) -> Result<PathBuf, WriteError> {
        let mut at = self.state_folder.root.clone();
        for part in path.as_str().split('/') {
            at.push(part);
            if self.disk.meta(&at).is_ok_and(|meta| meta.kind == FileKind::Link) {
                return Err(WriteError::Link);
            }
        }
        Ok(at)
    }

    /// The bytes of a file while it holds what was written.
    fn unchanged(self, path: &Path, file: &ImportedFile) -> Option<Vec<u8>> {
        let bytes = self.disk.read(path, u64::MAX).ok()?;
        (hex(&hash_of(&bytes)) == *file.sha256).then_some(bytes)
    }
}

/// Whether no process will finish what is on a list.
fn is_over(list: &List) -> bool {
    list.by == temporary::stamp() || temporary::is_abandoned(&list.by) != Some(false)
}

/// The imports that entries tell of, by id, and whether each stands: the last that was said of it.
fn standing_imports(entries: &[Entry]) -> BTreeMap<&str, (&ImportedFiles, bool)> {
    let told = entries.iter().filter_map(|entry| {
        let StepLabel::Imported { files, .. } = &entry.step.label else { return None };
        let stands = match entry.way {
            Way::Made | Way::Redone(_) => true,
            Way::Undone(_) => false,
        };
        Some((&*files.id, (files, stands)))
    });
    told.collect()
}
