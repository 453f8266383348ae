//! The files that keep what is remembered of reading: `reading.ron` is the whole, `reading.log` has what came about since, a
//! line each time. A log that has grown long becomes part of the whole.

use super::atomic_write::{ContentHash, WriteError, hash_of, make_folder, replace_file};
use super::disk::{Disk, Privacy, RealDisk, Stamp};
use super::problem::{Problem, ProblemKind};
use super::reading_state::{
    ArticleReading, Bookmark, BookmarkChange, ProjectReading, ReadingChanges, ReadingPlace, Remembered,
    Saved, set,
};
use super::ron_format::{FORMAT, MAX_BYTES, OurFormat, from_ron, to_ron};
use crate::model::id::ArticlePath;
use crate::model::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, Write};
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
    log: PathBuf,
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

/// A line of the log: what came about in a project.
#[derive(Serialize, Deserialize)]
struct LogLine {
    root: String,
    #[serde(default)]
    places: Vec<(ArticlePath, ReadingPlace)>,
    #[serde(default)]
    bookmarks: Vec<(ArticlePath, BookmarkChange)>,
    #[serde(default)]
    pace: Option<u32>,
}

impl LogLine {
    fn of(root: &str, changes: &ReadingChanges) -> Self {
        Self {
            root: root.to_owned(),
            places: changes.places.iter().map(|(path, place)| (path.clone(), *place)).collect(),
            bookmarks: changes.bookmarks.clone(),
            pace: changes.pace,
        }
    }

    fn changes(self) -> ReadingChanges {
        ReadingChanges {
            places: self.places.into_iter().collect(),
            bookmarks: self.bookmarks,
            pace: self.pace,
        }
    }
}

impl ReadingFiles {
    /// Those in a folder.
    pub(super) fn of(folder: &Path) -> Self {
        let name = |name: &str| folder.join(name);
        Self { folder: folder.to_owned(), whole: name("reading.ron"), log: name("reading.log") }
    }

    /// Whether anything is remembered.
    pub(super) fn is_there(&self) -> bool {
        self.whole.is_file() || self.log.is_file()
    }

    /// Reads all that is remembered; where there are no files, nothing is.
    pub(super) fn read(&self) -> Result<(AllReading, Seen), Box<Problem>> {
        let (state, seen, _) = self.read_with_hash()?;
        Ok((state, seen))
    }

    fn read_with_hash(&self) -> Result<(AllReading, Seen, Option<ContentHash>), Box<Problem>> {
        let stamp = self.stamp();
        let (mut state, hash) = read_whole(&self.whole)?;
        let log = self
            .log_from(0)
            .map_err(|error| Box::new(Problem::of_file(&self.log.display().to_string(), error.into())))?;
        for line in lines(&log) {
            let root = line.root.clone();
            state.take(&root, &line.changes());
        }
        Ok((state, Seen { whole: stamp, log_bytes: log.len() as u64 }, hash))
    }

    /// Adds changes in a project to the log; tells what came about since the files were seen.
    pub(super) fn add(
        &self,
        root: &str,
        changes: &ReadingChanges,
        seen: Option<Seen>,
    ) -> Result<Saved, WriteError> {
        let now = Seen { whole: self.stamp(), log_bytes: self.log_bytes()? };
        let seen = seen.filter(|seen| seen.whole == now.whole && seen.log_bytes <= now.log_bytes);
        let Some(seen) = seen.filter(|_| now.log_bytes <= LONGEST_LOG) else {
            return self.write_anew(root, changes, AllReading::default()).map(Saved::Anew);
        };
        let others = if seen.log_bytes < now.log_bytes { self.log_from(seen.log_bytes)? } else { Vec::new() };
        let mut all = ReadingChanges::default();
        for line in lines(&others).filter(|line| line.root == root) {
            all.extend(line.changes());
        }
        all.extend(changes.clone());
        if changes.is_empty() {
            return Ok(Saved::Changed { all, seen: now });
        }
        let text = ron::Options::default().to_string(&LogLine::of(root, changes));
        let text = text.map_err(|error| WriteError::Other(error.to_string()))?;
        // A line that was cut off takes no other with it.
        let text = format!("\n{text}");
        make_folder(&RealDisk, &self.folder, Privacy::Private)?;
        let mut file = RealDisk.append(&self.log)?;
        file.write_all(text.as_bytes())?;
        if !changes.bookmarks.is_empty() {
            file.sync()?;
        }
        let log_bytes = now.log_bytes + text.len() as u64;
        Ok(Saved::Changed { all, seen: Seen { log_bytes, ..now } })
    }

    /// Writes the whole anew, with changes in a project and with what was remembered elsewhere.
    pub(super) fn write_anew(
        &self,
        root: &str,
        changes: &ReadingChanges,
        elsewhere: AllReading,
    ) -> Result<Remembered, WriteError> {
        let understood = self.read_with_hash();
        let (mut known, _, hash) = understood.map_err(|problem| WriteError::NotUnderstood(problem.kind))?;
        known.merge(elsewhere);
        known.take(root, changes);
        known.keep_bounds(root);
        let text = to_ron(&fields_of(&known)).map_err(|error| WriteError::Other(error.to_string()))?;
        replace_file(&RealDisk, &self.whole, text.as_bytes(), Privacy::Private, hash.as_ref())?;
        // Where this is not reached, the lines are made once more, which changes nothing.
        if self.log.is_file() {
            RealDisk.remove(&self.log)?;
        }
        Ok(known.remembered(root, Seen { whole: self.stamp(), log_bytes: 0 }))
    }

    /// Removes them.
    pub(super) fn remove(&self) -> io::Result<()> {
        for path in [&self.log, &self.whole] {
            if path.is_file() {
                RealDisk.remove(path)?;
            }
        }
        Ok(())
    }

    fn stamp(&self) -> Option<Stamp> {
        RealDisk.meta(&self.whole).ok()?.stamp
    }

    fn log_bytes(&self) -> io::Result<u64> {
        match RealDisk.meta(&self.log) {
            Ok(meta) => Ok(meta.n_bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// What stands in the log from a byte on.
    fn log_from(&self, byte: u64) -> io::Result<Vec<u8>> {
        let mut bytes = match RealDisk.read(&self.log, MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        Ok(bytes.split_off(usize::try_from(byte).unwrap_or(usize::MAX).min(bytes.len())))
    }
}

/// The lines of a log that are understood. One that was cut off, as by a loss of power, tells nothing.
fn lines(log: &[u8]) -> impl Iterator<Item = LogLine> {
    let texts = log.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
    texts.filter_map(|text| ron::from_str(text).ok())
}

impl AllReading {
    /// Makes changes in a project.
    fn take(&mut self, root: &str, changes: &ReadingChanges) {
        changes.apply(self.projects.entry(root.to_owned()).or_default());
        self.pace = changes.pace.or(self.pace);
    }

    /// What is remembered of a project.
    pub(super) fn remembered(mut self, root: &str, seen: Seen) -> Remembered {
        Remembered { articles: self.projects.remove(root).unwrap_or_default(), pace: self.pace, seen }
    }

    /// Adds what another file remembers: later places, all bookmarks, the pace where there is none.
    pub(super) fn merge(&mut self, other: Self) {
        self.pace = self.pace.or(other.pace);
        for (root, articles) in other.projects {
            let known = self.projects.entry(root).or_default();
            for (path, reading) in articles {
                let article = known.entry(path).or_default();
                article.place = article.place.merged(reading.place);
                for bookmark in reading.bookmarks {
                    set(&mut article.bookmarks, bookmark);
                }
            }
        }
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
    let text = String::from_utf8(bytes).map_err(|error| problem(ProblemKind::NotRon(error.to_string())))?;
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
