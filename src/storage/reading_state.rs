//! What this computer remembers of an annotator's reading: places, shares, bookmarks, pace. It is the reader's own, no
//! annotation, and never lies in a project folder. Windows hand in changes, not wholes: under the annotator's lock they are
//! added to a log, and what other windows added is taken in, so that two of them do not take anything from one another and
//! a save costs what it changes.

use super::atomic_write::WriteError;
use super::disk::RealDisk;
use super::lock::Lock;
use super::problem::Problem;
use super::reading_file::{ReadingFiles, Seen};
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of those who have not said their name yet; no annotator has this id.
const NOBODY: &str = "nobody";

/// Where the reader of an article is, and how far they came; positions are code points of the reading text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingPlace {
    /// What stood at the top of the window.
    pub at: usize,
    /// The furthest that was ever in sight.
    pub furthest: usize,
    /// The length of the text these refer to; in a text of another length they are only near.
    pub characters: usize,
    /// When it was last read.
    pub last_read: Moment,
}

impl Default for ReadingPlace {
    fn default() -> Self {
        Self { at: 0, furthest: 0, characters: 0, last_read: Moment::UNKNOWN }
    }
}

impl ReadingPlace {
    /// How much was in sight so far, 0 to 100, never more than was seen.
    #[must_use]
    pub fn percent(&self) -> usize {
        (self.furthest * 100).checked_div(self.characters).unwrap_or_default().min(100)
    }

    /// The later of two, with the furthest of both where they are of the same text.
    pub(super) fn merged(self, other: Self) -> Self {
        let later = if other.last_read >= self.last_read { other } else { self };
        let is_same_text = self.characters == other.characters;
        let furthest = if is_same_text { self.furthest.max(other.furthest) } else { later.furthest };
        Self { furthest, ..later }
    }
}

/// A place the reader wants to find again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Bookmark {
    /// The code point it stands at.
    pub at: usize,
    /// The words that begin there: what lists show, and how it is found in a text that changed.
    pub quote: String,
}

/// What is remembered of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleReading {
    /// Where the reader is.
    pub place: ReadingPlace,
    /// Their bookmarks, by place.
    pub bookmarks: Vec<Bookmark>,
}

/// What is remembered of a project: the articles that were ever opened.
pub type ProjectReading = BTreeMap<ArticlePath, ArticleReading>;

/// A bookmark set, or the one at a code point taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BookmarkChange {
    Set(Bookmark),
    Removed(usize),
}

/// What came about since the last save.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadingChanges {
    /// Where articles are being read now.
    pub places: BTreeMap<ArticlePath, ReadingPlace>,
    /// Bookmarks, in the order they were changed.
    pub bookmarks: Vec<(ArticlePath, BookmarkChange)>,
    /// The pace learned, in code points a minute.
    pub pace: Option<u32>,
}

impl ReadingChanges {
    /// Whether there is nothing to save.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && self.bookmarks.is_empty() && self.pace.is_none()
    }

    /// Puts later changes after these.
    pub fn extend(&mut self, later: Self) {
        for (path, place) in later.places {
            let merged = self.places.get(&path).map_or(place, |known| known.merged(place));
            self.places.insert(path, merged);
        }
        self.bookmarks.extend(later.bookmarks);
        self.pace = later.pace.or(self.pace);
    }

    /// Makes the changes in what is remembered of a project.
    pub fn apply(&self, project: &mut ProjectReading) {
        for (path, place) in &self.places {
            let article = project.entry(path.clone()).or_default();
            article.place = article.place.merged(*place);
        }
        for (path, change) in &self.bookmarks {
            let bookmarks = &mut project.entry(path.clone()).or_default().bookmarks;
            match change {
                BookmarkChange::Set(bookmark) => set(bookmarks, bookmark.clone()),
                BookmarkChange::Removed(at) => bookmarks.retain(|bookmark| bookmark.at != *at),
            }
        }
    }
}

/// What is remembered as a project is opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remembered {
    /// Its articles.
    pub articles: ProjectReading,
    /// The pace of the reader, in code points a minute; `None` until some was learned.
    pub pace: Option<u32>,
    /// What of the files this is.
    pub seen: Seen,
}

/// What is remembered once changes were saved.
#[derive(Clone, Debug, PartialEq)]
pub enum Saved {
    /// What was known before, with the changes and with what other windows changed meanwhile, in the order it was saved.
    Changed { all: ReadingChanges, seen: Seen },
    /// All of it: the files were written anew since they were seen.
    Anew(Remembered),
}

/// Reads what is remembered of the project in a folder, with what was read before a name was given.
///
/// # Errors
/// The problem of a file that is not understood or cannot be read; it is left as it is.
pub fn read(state: &Path, owner: Option<&AnnotatorId>, root: &Path) -> Result<Remembered, Box<Problem>> {
    let (mut known, seen) = ReadingFiles::of(&folder_of(state, owner)).read()?;
    if owner.is_some() {
        // Whoever was nobody was told of a file that is not understood; it holds up nobody else.
        known.merge(ReadingFiles::of(&folder_of(state, None)).read().unwrap_or_default().0);
    }
    Ok(known.remembered(&key_of(root), seen))
}

/// Makes changes in what is remembered of a project, by the real path of its folder, and tells what is remembered now;
/// `seen` is what of the files was known before. What was read before a name was given becomes the annotator's. The folder
/// itself is not asked: it may not answer.
///
/// # Errors
/// Where a file is not understood, and whatever the system refuses; what stood in the files stands there still.
pub fn save(
    state: &Path,
    owner: Option<&AnnotatorId>,
    root: &Path,
    changes: &ReadingChanges,
    seen: Option<Seen>,
) -> Result<Saved, WriteError> {
    let files = ReadingFiles::of(&folder_of(state, owner));
    let _lock = Lock::take_in(&RealDisk, &folder_of(state, owner))?;
    let root = root.to_string_lossy().into_owned();
    let nobodys = ReadingFiles::of(&folder_of(state, None));
    if owner.is_some() && nobodys.is_there() {
        let _lock_of_nobody = Lock::take_in(&RealDisk, &folder_of(state, None))?;
        // What is there of nobody and not understood stays there, and holds up nothing.
        if let Ok((adopted, _)) = nobodys.read() {
            let remembered = files.write_anew(&root, changes, adopted)?;
            nobodys.remove()?;
            return Ok(Saved::Anew(remembered));
        }
    }
    files.add(&root, changes, seen)
}

/// The folder of whoever reads and types, who may not have said their name yet.
pub(super) fn folder_of(state: &Path, owner: Option<&AnnotatorId>) -> PathBuf {
    state.join(owner.map_or(NOBODY, AnnotatorId::as_str))
}

/// A project goes by the real path of its folder, however it was opened.
fn key_of(root: &Path) -> String {
    fs::canonicalize(root).unwrap_or_else(|_| root.to_owned()).to_string_lossy().into_owned()
}

/// Puts a bookmark in its place, instead of one that stood there.
fn set(bookmarks: &mut Vec<Bookmark>, bookmark: Bookmark) {
    bookmarks.retain(|known| known.at != bookmark.at);
    let after = bookmarks.partition_point(|known| known.at < bookmark.at);
    bookmarks.insert(after, bookmark);
}
