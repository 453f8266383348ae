//! Earlier versions of our files, kept on this computer: the last twenty of each, one of each day before,
//! and all that were not understood.

use super::atomic_write::{WriteError, hash_of, make_folder, replace_file};
use super::disk::{Disk, FileKind, Privacy};
use super::file_to_save::place_of;
use super::journal::StateFolder;
use super::our_file::{OurFile, understand};
use super::problem::{Problem, ProblemKind};
use super::project_folder::{FileKey, SeenFile};
use super::real_path::{RealPath, spellings};
use super::ron_format::MAX_BYTES;
use crate::model::edit::{Change, Edit};
use crate::model::moment::Moment;
use crate::model::project::Project;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// How many of the last versions are kept, whatever their day.
const N_LAST: usize = 20;

/// A version that can be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The file's name among the versions.
    pub name: String,
    /// Until when it stood in the project folder, as the name tells it.
    pub until: String,
}

/// What restoring a version would change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VersionDifference {
    /// Annotations that the version has and that are gone, those that came after it, and those it has otherwise.
    pub annotations: Differing,
    /// The same of themes.
    pub themes: Differing,
    /// What else is otherwise: what was decided of the article, saved queries, settings of the codebook.
    pub n_others: usize,
}

/// How two states of records differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Differing {
    /// So many would come back.
    pub n_back: usize,
    /// So many would go.
    pub n_gone: usize,
    /// So many would be as they were.
    pub n_otherwise: usize,
}

impl Differing {
    fn count<T>(&mut self, change: &Change<T>) {
        *match (&change.from, &change.to) {
            (None, _) => &mut self.n_back,
            (Some(_), None) => &mut self.n_gone,
            (Some(_), Some(_)) => &mut self.n_otherwise,
        } += 1;
    }
}

impl VersionDifference {
    fn of(edits: &[Edit]) -> Self {
        let mut difference = Self::default();
        for edit in edits {
            match edit {
                Edit::Annotation { change, .. } => difference.annotations.count(change),
                Edit::Theme { change, .. } => difference.themes.count(change),
                Edit::Article { .. } | Edit::Saved { .. } | Edit::Codebook { .. } => difference.n_others += 1,
            }
        }
        difference
    }
}

/// How sure a version is to survive a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// When the system gets to it: what took its place is safe.
    Light,
    /// At once: what it was made from is about to be removed.
    Full,
    /// At once, and for good: nobody has understood it, so nothing else holds what it says.
    Quarantine,
}

/// How the names of versions end that are never dropped.
const ASIDE: &str = ".aside.ron";

/// The versions of one of our files.
#[derive(Clone, Copy)]
pub struct KeptVersions<'a> {
    /// Where they are kept, and where the file lies.
    pub disk: &'a dyn Disk,
    /// The folder of this computer that keeps them.
    pub state_folder: &'a StateFolder,
    /// Which file it is.
    pub key: &'a FileKey,
}

impl KeptVersions<'_> {
    fn folder(self) -> PathBuf {
        self.state_folder.folder().join("versions").join(place_of(self.key))
    }

    /// Keeps the bytes of a version that is gone from the project folder, or about to be.
    ///
    /// # Errors
    /// What the system says.
    pub fn keep(self, bytes: &[u8], until: Moment, care: Care) -> Result<(), WriteError> {
        let (disk, folder) = (self.disk, self.folder());
        make_folder(disk, &folder, Privacy::Private)?;
        let mut names = names_in(disk, &folder);
        if care == Care::Light && names.last().is_some_and(|last| holds(disk, &folder.join(last), bytes)) {
            return Ok(());
        }
        // The number keeps versions of one second in order, and apart.
        let stamp = until.to_string().replace(':', "-");
        let n = 1 + names.iter().filter(|name| name.starts_with(&stamp)).count();
        let name = format!("{stamp}.{n:03}{}", if care == Care::Quarantine { ASIDE } else { ".ron" });
        match care {
            Care::Full | Care::Quarantine => {
                let _lock = self.state_folder.lock(disk)?;
                replace_file(disk, &folder.join(&name), bytes, Privacy::Private, None)?;
            }
            Care::Light => disk.create(&folder.join(&name), Privacy::Private)?.write_all(bytes)?,
        }
        names.push(name);
        names.sort();
        for name in to_drop(&names) {
            // One too many is no harm.
            let _ = disk.remove(&folder.join(name));
        }
        Ok(())
    }

    /// All of them, the newest first.
    #[must_use]
    pub fn list(self) -> Vec<Version> {
        let names = names_in(self.disk, &self.folder());
        names.into_iter().rev().map(|name| Version { until: until(&name), name }).collect()
    }

    /// Reads the one of this name.
    ///
    /// # Errors
    /// The problem, where it cannot be read.
    pub fn read(self, name: &str) -> Result<OurFile, Box<Problem>> {
        let path = self.folder().join(name);
        let bytes = self.disk.read(&path, MAX_BYTES).map_err(|error| {
            let kind = ProblemKind::Unreadable(error.to_string());
            Box::new(Problem::of_file(&path.display().to_string(), kind))
        })?;
        understand(&path.display().to_string(), &bytes, None)
    }

    /// What restoring the one of this name would change of what stands.
    ///
    /// # Errors
    /// The problem, where it cannot be read.
    pub fn compare(self, name: &str, stands: &Project) -> Result<VersionDifference, Box<Problem>> {
        let mut restored = stands.clone();
        self.read(name)?.put_into(&mut restored);
        Ok(VersionDifference::of(&Edit::between(stands, &restored)))
    }

    /// Keeps the file itself, which is not understood, among its versions, where it is safe before anything takes its
    /// place; tells what was seen in it.
    ///
    /// # Errors
    /// What the system says.
    pub fn quarantine(self, path: &str, at: Moment) -> Result<SeenFile, WriteError> {
        let root = &self.state_folder.root;
        let real = spellings(self.disk, root, path).into_iter().next().unwrap_or_else(|| RealPath::new(path));
        let bytes = self.disk.read(&real.under(root), MAX_BYTES)?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(WriteError::NotUnderstood(ProblemKind::TooLarge(bytes.len() as u64)));
        }
        self.keep(&bytes, at, Care::Quarantine)?;
        Ok(SeenFile { path: real, hash: hash_of(&bytes), says: None, read_only: None, stamp: None })
    }

    /// Puts copies of a file, that sync services made and that are merged by now, among its versions. A copy that has
    /// changed meanwhile stays where it is.
    ///
    /// # Errors
    /// What the system says; a copy that is not safely among the versions stays where it is.
    pub fn put_away(self, copies: &[SeenFile], until: Moment) -> Result<(), WriteError> {
        for copy in copies {
            let path = copy.path.under(&self.state_folder.root);
            let bytes = self.disk.read(&path, MAX_BYTES)?;
            if hash_of(&bytes) == copy.hash {
                self.keep(&bytes, until, Care::Full)?;
                self.disk.remove(&path)?;
            }
        }
        Ok(())
    }
}

fn holds(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> bool {
    let n_bytes = bytes.len() as u64;
    let is_as_long = disk.meta(path).is_ok_and(|meta| meta.n_bytes == n_bytes);
    is_as_long && disk.read(path, n_bytes).is_ok_and(|known| known == bytes)
}

/// The versions beyond the last twenty that are not the last of their day; those in quarantine are not among them.
fn to_drop(names: &[String]) -> Vec<&String> {
    let day = |name: &str| name.get(..10).unwrap_or_default().to_owned();
    let mut days = BTreeSet::new();
    let ordinary = names.iter().rev().filter(|name| !name.ends_with(ASIDE));
    let older = ordinary.enumerate().filter(|(at, name)| !days.insert(day(name)) && *at >= N_LAST);
    older.map(|(_, name)| name).collect()
}

fn names_in(disk: &dyn Disk, folder: &Path) -> Vec<String> {
    let entries = disk.list(folder).unwrap_or_default().into_iter();
    let names = entries.filter(|(_, kind)| *kind == FileKind::File).filter_map(|(path, _)| {
        let name = path.file_name()?.to_str()?.to_owned();
        let is_version = !name.starts_with('.') && path.extension() == Some("ron".as_ref());
        is_version.then_some(name)
    });
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Until when a version stood, as its name tells it.
#[must_use]
pub fn until(name: &str) -> String {
    let (day, time) = name.split_once('T').unwrap_or((name, ""));
    let time = time.split(['.', 'Z']).next().unwrap_or_default().replace('-', ":");
    format!("{day}T{time}Z")
}
