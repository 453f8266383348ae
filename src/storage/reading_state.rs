//! What this computer remembers of an annotator's reading: places, shares, bookmarks, pace. It is the reader's own, no
//! annotation, and never lies in a project folder. Windows hand in changes, not wholes: under the annotator's lock the
//! file is read again and changed, so that two of them do not take anything from one another.

use super::atomic_write::{ContentHash, WriteError, hash_of, replace_file};
use super::disk::{Disk, Privacy, RealDisk};
use super::lock::Lock;
use super::problem::{Problem, ProblemKind};
use super::ron_format::{FORMAT, MAX_BYTES, OurFormat, from_ron, to_ron};
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of those who have not said their name yet; no annotator has this id.
const NOBODY: &str = "nobody";

/// How many projects are remembered, and articles of them all; those read longest ago are dropped first.
const N_PROJECTS: usize = 500;
const N_ARTICLES: usize = 50_000;

/// Where the reader of an article is, and how far they came; positions are code points of the reading text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// What stood at the top of the window.
    pub at: usize,
    /// The furthest that was ever in sight.
    pub furthest: usize,
    /// The length of the text these refer to; in a text of another length they are only near.
    pub characters: usize,
    /// When it was last read.
    pub last_read: Moment,
}

impl Default for Place {
    fn default() -> Self {
        Self { at: 0, furthest: 0, characters: 0, last_read: Moment::UNKNOWN }
    }
}

impl Place {
    /// How much was in sight so far, 0 to 100, never more than was seen.
    #[must_use]
    pub fn percent(&self) -> usize {
        (self.furthest * 100).checked_div(self.characters).unwrap_or_default().min(100)
    }

    /// The later of two, with the furthest of both where they are of the same text.
    fn merged(self, other: Self) -> Self {
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
    pub place: Place,
    /// Their bookmarks, by place.
    pub bookmarks: Vec<Bookmark>,
}

/// What is remembered of a project: the articles that were ever opened.
pub type ProjectReading = BTreeMap<ArticlePath, ArticleReading>;

/// A bookmark set, or the one at a code point taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookmarkChange {
    Set(Bookmark),
    Removed(usize),
}

/// What came about since the last save.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadingChanges {
    /// Where articles are being read now.
    pub places: BTreeMap<ArticlePath, Place>,
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
        self.places.extend(later.places);
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
}

#[derive(Clone, Debug, Default)]
struct State {
    pace: Option<u32>,
    projects: BTreeMap<String, ProjectReading>,
}

#[derive(Serialize, Deserialize)]
struct StateFields {
    format: u32,
    kind: String,
    #[serde(default)]
    pace: Option<u32>,
    projects: Vec<ProjectFields>,
}

impl OurFormat for StateFields {
    fn head(&self) -> (u32, &str) {
        (self.format, &self.kind)
    }
}

#[derive(Serialize, Deserialize)]
struct ProjectFields {
    root: String,
    articles: Vec<ArticleFields>,
}

#[derive(Serialize, Deserialize)]
struct ArticleFields {
    path: ArticlePath,
    place: Place,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bookmarks: Vec<Bookmark>,
}

/// Reads what is remembered of the project in a folder, with what was read before a name was given.
///
/// # Errors
/// The problem of a file that is not understood or cannot be read; it is left as it is.
pub fn read(state: &Path, owner: Option<&AnnotatorId>, root: &Path) -> Result<Remembered, Box<Problem>> {
    let mut known = read_file(&file_of(state, owner))?.0;
    if owner.is_some() {
        // Whoever was nobody was told of a file that is not understood; it holds up nobody else.
        merge(&mut known, read_file(&file_of(state, None)).unwrap_or_default().0);
    }
    let articles = known.projects.remove(&key_of(root)).unwrap_or_default();
    Ok(Remembered { articles, pace: known.pace })
}

/// Makes changes in what is remembered of a project, by the real path of its folder, and returns what is remembered now.
/// What was read before a name was given becomes the annotator's. The folder itself is not asked: it may not answer.
///
/// # Errors
/// Where the file is not understood, and whatever the system refuses; what stood in the file stands there still.
pub fn save(
    state: &Path,
    owner: Option<&AnnotatorId>,
    root: &Path,
    changes: &ReadingChanges,
) -> Result<Remembered, WriteError> {
    let file = file_of(state, owner);
    let _lock = Lock::take_in(&RealDisk, &folder_of(state, owner))?;
    let understood = |path: &Path| read_file(path).map_err(|problem| WriteError::NotUnderstood(problem.kind));
    let (mut known, seen) = understood(&file)?;
    let of_nobody = file_of(state, None);
    let adopts = owner.is_some() && of_nobody.is_file();
    let _lock_of_nobody =
        if adopts { Some(Lock::take_in(&RealDisk, &folder_of(state, None))?) } else { None };
    // What is there of nobody and not understood stays there, and holds up nothing.
    let adopted = if adopts { read_file(&of_nobody).ok().map(|(adopted, _)| adopted) } else { None };
    let is_adopted = adopted.is_some();
    merge(&mut known, adopted.unwrap_or_default());
    let root = root.to_string_lossy().into_owned();
    changes.apply(known.projects.entry(root.clone()).or_default());
    known.pace = changes.pace.or(known.pace);
    keep_bounds(&mut known, &root);
    let text = to_ron(&fields_of(&known)).map_err(|error| WriteError::Other(error.to_string()))?;
    replace_file(&RealDisk, &file, (text.as_bytes(), Privacy::Private), seen.as_ref())?;
    if is_adopted {
        fs::remove_file(&of_nobody)?;
    }
    Ok(Remembered { articles: known.projects.remove(&root).unwrap_or_default(), pace: known.pace })
}

fn file_of(state: &Path, owner: Option<&AnnotatorId>) -> PathBuf {
    folder_of(state, owner).join("reading.ron")
}

/// The folder of whoever reads and types, who may not have said their name yet.
pub(super) fn folder_of(state: &Path, owner: Option<&AnnotatorId>) -> PathBuf {
    state.join(owner.map_or(NOBODY, AnnotatorId::as_str))
}

/// A project goes by the real path of its folder, however it was opened.
fn key_of(root: &Path) -> String {
    fs::canonicalize(root).unwrap_or_else(|_| root.to_owned()).to_string_lossy().into_owned()
}

/// Reads a file; where there is none, nothing is remembered.
fn read_file(file: &Path) -> Result<(State, Option<ContentHash>), Box<Problem>> {
    let path = file.display().to_string();
    let problem = |kind| Box::new(Problem::of_file(&path, kind));
    let bytes = match RealDisk.read(file, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok((State::default(), None)),
        Err(error) => return Err(problem(error.into())),
    };
    if bytes.len() as u64 > MAX_BYTES {
        return Err(problem(ProblemKind::TooLarge(bytes.len() as u64)));
    }
    let seen = hash_of(&bytes);
    let text = String::from_utf8(bytes).map_err(|error| problem(ProblemKind::NotRon(error.to_string())))?;
    let parsed = from_ron::<StateFields>(&path, &text, "reading")?;
    match parsed.read_only {
        Some(kind) => Err(problem(kind)),
        None => Ok((state_of(parsed.value), Some(seen))),
    }
}

fn state_of(fields: StateFields) -> State {
    let mut state = State { pace: fields.pace, projects: BTreeMap::new() };
    for project in fields.projects {
        let articles = state.projects.entry(project.root).or_default();
        for article in project.articles {
            let reading = ArticleReading { place: article.place, bookmarks: article.bookmarks };
            articles.insert(article.path, reading);
        }
    }
    state
}

fn fields_of(state: &State) -> StateFields {
    let article = |(path, reading): (&ArticlePath, &ArticleReading)| ArticleFields {
        path: path.clone(),
        place: reading.place,
        bookmarks: reading.bookmarks.clone(),
    };
    let project = |(root, articles): (&String, &ProjectReading)| ProjectFields {
        root: root.clone(),
        articles: articles.iter().map(article).collect(),
    };
    let projects = state.projects.iter().map(project).collect();
    StateFields { format: FORMAT, kind: "reading".to_owned(), pace: state.pace, projects }
}

/// Adds what another file remembers: later places, all bookmarks, the pace where there is none.
fn merge(state: &mut State, other: State) {
    state.pace = state.pace.or(other.pace);
    for (root, articles) in other.projects {
        let known = state.projects.entry(root).or_default();
        for (path, reading) in articles {
            let article = known.entry(path).or_default();
            article.place = article.place.merged(reading.place);
            for bookmark in reading.bookmarks {
                set(&mut article.bookmarks, bookmark);
            }
        }
    }
}

/// Puts a bookmark in its place, instead of one that stood there.
fn set(bookmarks: &mut Vec<Bookmark>, bookmark: Bookmark) {
    bookmarks.retain(|known| known.at != bookmark.at);
    let after = bookmarks.partition_point(|known| known.at < bookmark.at);
    bookmarks.insert(after, bookmark);
}

/// Drops the projects read longest ago where there are too many; never the one that is being read.
fn keep_bounds(state: &mut State, current: &str) {
    let last_read =
        |articles: &ProjectReading| articles.values().map(|article| article.place.last_read).max();
    let mut by_age: Vec<(Option<Moment>, String)> =
        state.projects.iter().map(|(root, articles)| (last_read(articles), root.clone())).collect();
    by_age.sort();
    let mut n_articles: usize = state.projects.values().map(BTreeMap::len).sum();
    for (_, root) in by_age.into_iter().filter(|(_, root)| root != current) {
        if state.projects.len() <= N_PROJECTS && n_articles <= N_ARTICLES {
            return;
        }
        n_articles -= state.projects.remove(&root).map_or(0, |articles| articles.len());
    }
}
