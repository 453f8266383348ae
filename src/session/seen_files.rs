//! Our files in the project folder as they were last seen: by what they are, by where they lie, and which places are
//! taken.

use crate::storage::looking::{Known, KnownFiles};
use crate::storage::project_folder::{FileKey, SeenFile};
use crate::storage::real_path::RealPath;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

/// The files, by what they are.
#[derive(Clone, Debug, Default)]
pub struct SeenFiles {
    by_key: BTreeMap<FileKey, SeenFile>,
    by_path: BTreeMap<RealPath, FileKey>,
    /// What a worker that looks again has to know of them.
    known: KnownFiles,
    /// Whose each place is, in small letters: not every disk tells capitals apart.
    places: BTreeMap<String, BTreeSet<FileKey>>,
}

impl Deref for SeenFiles {
    type Target = BTreeMap<FileKey, SeenFile>;

    fn deref(&self) -> &Self::Target {
        &self.by_key
    }
}

impl FromIterator<(FileKey, SeenFile)> for SeenFiles {
    fn from_iter<I: IntoIterator<Item = (FileKey, SeenFile)>>(files: I) -> Self {
        let mut seen = Self::default();
        files.into_iter().for_each(|(key, file)| seen.insert(key, file));
        seen
    }
}

impl SeenFiles {
    /// Takes in how a file was seen.
    pub(super) fn insert(&mut self, key: FileKey, file: SeenFile) {
        self.remove(&key);
        self.known.insert(file.path.clone(), Known::of(&file));
        self.by_path.insert(file.path.clone(), key.clone());
        self.places.entry(place(&file.path)).or_default().insert(key.clone());
        self.by_key.insert(key, file);
    }

    /// Forgets a file, and gives back how it was seen.
    pub(super) fn remove(&mut self, key: &FileKey) -> Option<SeenFile> {
        let file = self.by_key.remove(key)?;
        // Another file may have been seen at the same path since.
        if self.by_path.get(&file.path) == Some(key) {
            self.by_path.remove(&file.path);
            self.known.remove(&file.path);
        }
        let place = place(&file.path);
        if let Some(keys) = self.places.get_mut(&place) {
            keys.remove(key);
            if keys.is_empty() {
                self.places.remove(&place);
            }
        }
        Some(file)
    }

    /// Which file lies at a path.
    pub(super) fn at(&self, path: &RealPath) -> Option<&FileKey> {
        self.by_path.get(path)
    }

    /// What is known of all of them, by path.
    pub(super) fn known(&self) -> &KnownFiles {
        &self.known
    }

    /// Takes in that a file holds what it was known to hold, and how the disk tells that.
    pub(super) fn note_stamp(&mut self, path: &RealPath, known: Known) {
        let file = self.by_path.get(path).and_then(|key| self.by_key.get_mut(key));
        if let Some(file) = file.filter(|file| file.hash == known.hash) {
            file.stamp = known.stamp;
            self.known.insert(path.clone(), known);
        }
    }

    /// Whether another file lies at a place.
    pub(super) fn is_taken(&self, at: &RealPath, key: &FileKey) -> bool {
        self.places.get(&place(at)).is_some_and(|keys| keys.iter().any(|other| other != key))
    }
}

fn place(path: &RealPath) -> String {
    path.shown().to_lowercase()
}
