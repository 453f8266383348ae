//! The files that keep what is remembered of reading: `reading.ron` is the whole, `reading.log` has what came about since, a
//! line each time. A log that has grown long becomes part of the whole.

use super::atomic_write::{ContentHash, WriteError, hash_of, replace_file};
use super::disk::{Disk, Privacy, RealDisk, Stamp};
use super::misreading::{Misreading, ReadingFault};
use super::problem::{Problem, ProblemKind};
use super::reading_log::{Logged, ProjectChanges, ReadingLog};
use super::reading_state::{
    ArticleReading, Bookmark, BookmarkChange, ProjectReading, ReadingChanges, ReadingPlace, Remembered, Saved,
};
use super::ron_format::{FORMAT, MAX_BYTES, OurFormat, from_ron, to_ron};
use crate::model::id::ArticlePath;
use crate::model::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// How long a log becomes before it is made part of the whole, in bytes: some hundred places.
const LONGEST_LOG: u64 = 64 * 1024;

/// How many projects are remembered, and articles of them all; those read longest ago are dropped first.
const N_PROJECTS: usize = 500;
const N_ARTICLES: usize = 50_000;

/// Which state of the files was seen: the whole, and how much of the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The whole; `None` where there was none.
    whole: Option<Stamp>,
    /// The length of the log, in bytes.
    log_bytes: u64,
}

/// The files of an annotator.
pub(super) struct ReadingFiles {
    folder: PathBuf,
    whole: PathBuf,
    log: ReadingLog,
}

/// What is remembered of all projects, by the real paths of their folders.
#[derive(Clone, Debug, Default)]
pub(super) struct AllReading {
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
    place: ReadingPlace,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bookmarks: Vec<Bookmark>,
}

impl ReadingFiles {
    /// Those in a folder.
    pub(super) fn of(folder: &Path) -> Self {
        let log = ReadingLog::in_folder(folder);
        Self { folder: folder.to_owned(), whole: folder.join("reading.ron"), log }
    }

    /// Whether anything is remembered.
    pub(super) fn is_there(&self) -> bool {
        self.whole.is_file() || self.log.is_there()
    }

    /// Reads all that is remembered; where there are no files, nothing is.
    pub(super) fn read(&self) -> Result<(AllReading, Seen), Box<Problem>> {
        let (state, seen, _) = self.read_with_hash()?;
        Ok((state, seen))
    }

    fn read_with_hash(&self) -> Result<(AllReading, Seen, Option<ContentHash>), Box<Problem>> {
        let whole = self.stamp();
        let (mut state, hash) = read_whole(&self.whole)?;
        let logged = self.log.read_after(0)?;
        state.take(&logged.all);
        Ok((state, Seen { whole, log_bytes: logged.n_bytes }, hash))
    }

    /// Adds changes in a project to the log; tells what came about since the files were seen.
    pub(super) fn add(
        &self,
        root: &str,
        changes: &ReadingChanges,
        seen: Option<Seen>,
    ) -> Result<Saved, WriteError> {
        let now = Seen { whole: self.stamp(), log_bytes: self.log.n_bytes()? };
        let seen = seen.filter(|seen| seen.whole == now.whole && seen.log_bytes <= now.log_bytes);
        let Some(seen) = seen.filter(|_| now.log_bytes <= LONGEST_LOG) else {
            return self.write_anew(root, changes, AllReading::default()).map(Saved::Anew);
        };
        let logged = if seen.log_bytes < now.log_bytes {
            self.log.read_after(seen.log_bytes).map_err(|problem| WriteError::NotUnderstood(problem.kind))?
        } else {
            Logged { n_bytes: now.log_bytes, ..Logged::default() }
        };
        let mut all = ReadingChanges::default();
        for others in logged.all.into_iter().filter(|of| of.root == root) {
            all.extend(others.changes);
        }
        all.extend(changes.clone());
        let log_bytes = if changes.is_empty() {
            logged.n_bytes
        } else {
            self.log.add(&[ProjectChanges { root: root.to_owned(), changes: changes.clone() }])?
        };
        Ok(Saved::Changed { all, seen: Seen { log_bytes, ..now } })
    }

    /// Writes the whole anew, with changes in a project and with what was remembered elsewhere. All of it is in the log
    /// before, so that whoever finds a whole and a log of which the whole tells already comes to the same.
    pub(super) fn write_anew(
        &self,
        root: &str,
        changes: &ReadingChanges,
        elsewhere: AllReading,
    ) -> Result<Remembered, WriteError> {
        let understood = self.read_with_hash();
        let (mut known, _, hash) = understood.map_err(|problem| WriteError::NotUnderstood(problem.kind))?;
        let mut news = elsewhere.into_changes(known.pace.is_none());
        news.push(ProjectChanges { root: root.to_owned(), changes: changes.clone() });
        self.log.add(&news)?;
        known.take(&news);
        known.keep_bounds(root);
        let text = to_ron(&fields_of(&known)).map_err(|error| WriteError::Other(error.to_string()))?;
        replace_file(&RealDisk, &self.whole, text.as_bytes(), Privacy::Private, hash.as_ref())?;
        self.log.remove()?;
        RealDisk.sync_folder(&self.folder)?;
        Ok(known.remembered(root, Seen { whole: self.stamp(), log_bytes: 0 }))
    }

    /// Removes them: the log last, which tells nothing new without the whole.
    pub(super) fn remove(&self) -> io::Result<()> {
        if self.whole.is_file() {
            RealDisk.remove(&self.whole)?;
        }
        self.log.remove()
    }

    fn stamp(&self) -> Option<Stamp> {
        RealDisk.meta(&self.whole).ok()?.stamp
    }
}

impl AllReading {
    /// Makes changes in projects.
    fn take(&mut self, all: &[ProjectChanges]) {
        for ProjectChanges { root, changes } in all {
            changes.apply(self.projects.entry(root.clone()).or_default());
            self.pace = changes.pace.or(self.pace);
        }
    }

    /// What is remembered of a project.
    pub(super) fn remembered(mut self, root: &str, seen: Seen) -> Remembered {
        Remembered { articles: self.projects.remove(root).unwrap_or_default(), pace: self.pace, seen }
    }

    /// Adds what another file remembers: later places, all bookmarks, the pace where there is none.
    pub(super) fn merge(&mut self, other: Self) {
        let news = other.into_changes(self.pace.is_none());
        self.take(&news);
    }

    /// All of it as what came about; the pace only where it is wanted.
    fn into_changes(self, has_pace: bool) -> Vec<ProjectChanges> {
        let pace = self.pace.filter(|_| has_pace);
        let of_project = |(root, articles): (String, ProjectReading)| {
            let mut changes = ReadingChanges { pace, ..ReadingChanges::default() };
            for (path, article) in articles {
                let set = |bookmark| (path.clone(), BookmarkChange::Set(bookmark));
                changes.bookmarks.extend(article.bookmarks.into_iter().map(set));
                changes.places.insert(path, article.place);
            }
            ProjectChanges { root, changes }
        };
        self.projects.into_iter().map(of_project).collect()
    }

    /// Drops the projects read longest ago where there are too many; never the one that is being read.
    fn keep_bounds(&mut self, current: &str) {
        let last_read =
            |articles: &ProjectReading| articles.values().map(|article| article.place.last_read).max();
        let mut by_age: Vec<(Option<Moment>, String)> =
            self.projects.iter().map(|(root, articles)| (last_read(articles), root.clone())).collect();
        by_age.sort();
        let mut n_articles: usize = self.projects.values().map(BTreeMap::len).sum();
        for (_, root) in by_age.into_iter().filter(|(_, root)| root != current) {
            if self.projects.len() <= N_PROJECTS && n_articles <= N_ARTICLES {
                return;
            }
            n_articles -= self.projects.remove(&root).map_or(0, |articles| articles.len());
        }
    }
}

/// Reads the whole; where there is none, nothing is remembered.
fn read_whole(file: &Path) -> Result<(AllReading, Option<ContentHash>), Box<Problem>> {
    let path = file.display().to_string();
    let problem = |kind| Box::new(Problem::of_file(&path, kind));
    let bytes = match RealDisk.read(file, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok((AllReading::default(), None));
        }
        Err(error) => return Err(problem(error.into())),
    };
    if bytes.len() as u64 > MAX_BYTES {
        return Err(problem(ProblemKind::TooLarge(bytes.len() as u64)));
    }
    let seen = hash_of(&bytes);
    let text = String::from_utf8(bytes)
        .map_err(|error| problem(ProblemKind::NotRon(Misreading::new(ReadingFault::NotUtf8, &error))))?;
    let parsed = from_ron::<StateFields>(&path, &text, "reading")?;
    match parsed.read_only {
        Some(kind) => Err(problem(kind)),
        None => Ok((state_of(parsed.value), Some(seen))),
    }
}

fn state_of(fields: StateFields) -> AllReading {
    let mut state = AllReading { pace: fields.pace, projects: BTreeMap::new() };
    for project in fields.projects {
        let articles = state.projects.entry(project.root).or_default();
        for article in project.articles {
            let reading = ArticleReading { place: article.place, bookmarks: article.bookmarks };
            articles.insert(article.path, reading);
        }
    }
    state
}

fn fields_of(state: &AllReading) -> StateFields {
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
