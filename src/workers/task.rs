//! What can be slow, as values: tasks that the session hands out, and the reports that come back. Does the work, too.

use super::asking::{Asking, FoundPassages};
use super::opening::read_article;
use super::ticket::Ticket;
use crate::exchange::csv::{Cells, Rows};
use crate::exchange::markdown::{By, Headings};
use crate::exchange::passage::Passages;
use crate::exchange::{csv, markdown, web_annotation};
use crate::model::article::ArticleRecord;
use crate::model::history::Entry;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::located::Found;
use crate::model::moment::Moment;
use crate::model::project::CodebookRecord;
use crate::search::passage_fault::PassageFault;
use crate::search::{Corpus, Finder, Findings, Searchable, search};
use crate::storage::adding::{self, Added};
use crate::storage::article_file::{self, ArticleFile};
use crate::storage::atomic_write::{ContentHash, WriteError};
use crate::storage::disk::Disk;
use crate::storage::drafts::{DraftChanges, DraftPlace, ReadDrafts};
use crate::storage::file_to_save::{FileToSave, Refused, ensure_there};
use crate::storage::journal::Desk;
use crate::storage::looking::{FoundFile, look_again};
use crate::storage::our_file::OurFile;
use crate::storage::problem::Problem;
use crate::storage::project_folder::{FileKey, Opened, SeenFile};
use crate::storage::reading_state::{ReadingChanges, Remembered};
use crate::storage::real_path::RealPath;
use crate::storage::recovery::Recovered;
use crate::storage::settings::{Places, Settings};
use crate::storage::versions::Version;
use crate::storage::{export_file, samples};
use crate::text::anchor::Anchor;
use crate::text::article::Article;
use crate::text::positions::Span;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A piece of slow work with its ticket.
#[derive(Debug)]
pub struct Task {
    /// Tells its reports from others'.
    pub ticket: Ticket,
    /// What is to be done.
    pub work: Work,
}

/// What is to be done.
#[derive(Debug)]
pub enum Work {
    /// Lists a folder's articles, reads everyone's annotations, then reads the articles.
    /// `letters` become the stamp of this computer where it has none yet.
    OpenFolder { root: PathBuf, places: Places, own: Option<AnnotatorId>, letters: String, at: Moment },
    /// Adds steps to the journal; `has_failed` where adding failed the last time.
    KeepSteps { desk: Desk, entries: Vec<Entry>, has_failed: bool },
    /// Looks again at files of ours: at those named, else at all.
    /// `had_anything` where the folder held anything of the project before.
    LookAgain {
        root: PathBuf,
        paths: Option<Vec<String>>,
        known: BTreeMap<RealPath, ContentHash>,
        had_anything: bool,
    },
    /// Lists a folder's articles again, and reads those that are new or changed.
    ListAgain { root: PathBuf, known: Vec<ArticleFile>, had_anything: bool },
    /// Adds the annotations in a folder to the project; which of our files are there, and when.
    AddFolder { root: PathBuf, places: Places, from: PathBuf, files: BTreeMap<FileKey, SeenFile>, at: Moment },
    /// Makes an annotator's folder this computer's.
    TakeOver { root: PathBuf, places: Places, annotator: AnnotatorId },
    /// Keeps what a file held, that somebody removed, among its versions.
    KeepVersion { desk: Desk, file: Box<FileToSave> },
    /// Keeps a file that is not understood among its versions; its path within the project, and when.
    PutAside { desk: Desk, key: FileKey, path: String, at: Moment },
    /// Lists the earlier versions of a file.
    ListVersions { desk: Desk, key: FileKey },
    /// Reads an earlier version of a file.
    ReadVersion { desk: Desk, key: FileKey, name: String },
    /// Reads one article ahead of the others.
    ReadArticle(ArticleFile),
    /// Saves one of our files.
    SaveFile { desk: Desk, file: Box<FileToSave> },
    /// Writes files of one's own to a new folder of this name within another.
    SaveElsewhere { folder: PathBuf, name: String, files: Vec<FileToSave> },
    /// Saves the settings.
    SaveSettings { places: Places, settings: Box<Settings> },
    /// Keeps the name of the person at this computer in the settings, or tells the id that another window gave it.
    Introduce { places: Places, annotator: (AnnotatorId, String) },
    /// Saves where the articles of a project are being read.
    SaveReading { root: PathBuf, places: Places, own: Option<AnnotatorId>, changes: Box<ReadingChanges> },
    /// Saves what is being typed.
    SaveDrafts { place: DraftPlace, changes: Box<DraftChanges> },
    /// Writes an export of the project in a folder.
    Export {
        root: PathBuf,
        path: PathBuf,
        format: ExportFormat,
        words: Box<ExportWords>,
        passages: Box<Passages>,
    },
    /// Copies the sample articles.
    CopySamples(PathBuf),
    /// Looks for annotations in articles that were changed.
    Locate(Vec<Sought>),
    /// Answers a query of passages.
    AskPassages(Box<Asking>),
    /// Looks for words in all articles.
    Search { corpus: Arc<Corpus>, finder: Finder },
    /// Looks for words in one article.
    FindIn { finder: Finder, text: Arc<Searchable> },
}

/// Passages to be looked for in an article.
#[derive(Clone, Debug)]
pub struct Sought {
    /// The article as it is today.
    pub article: Arc<Article>,
    /// The passages.
    pub anchors: Vec<Anchor>,
}

/// What was found, by the hash of the text it was found in.
pub type FoundPlaces = Vec<(Arc<str>, Vec<(Anchor, Found)>)>;

/// A format that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// A table, one row a passage and theme.
    Csv,
    /// W3C Web Annotation JSON-LD.
    Json,
    /// A report by theme.
    Markdown,
}

impl ExportFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Markdown];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }

    /// How its files end, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }
}

/// The fixed words of a report, in the person's language; see `exchange::markdown::Headings`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportWords {
    /// What the report is called.
    pub title: String,
    /// The words before themes, notes and states, and the heading of passages without a theme.
    pub themes: String,
    pub note: String,
    pub without_theme: String,
    pub moved: String,
    pub changed: String,
    pub ambiguous: String,
    pub lost: String,
}

impl ExportWords {
    fn headings(&self) -> Headings<'_> {
        Headings {
            title: &self.title,
            themes: &self.themes,
            note: &self.note,
            without_theme: &self.without_theme,
            moved: &self.moved,
            changed: &self.changed,
            ambiguous: &self.ambiguous,
            lost: &self.lost,
        }
    }
}

/// What came of a task.
#[derive(Debug)]
pub enum Report {
    /// What is remembered of reading in this folder.
    ReadingRemembered(Result<Remembered, Box<Problem>>),
    /// Where articles are being read was saved, or not; what is remembered now.
    ReadingSaved(Result<Remembered, WriteError>),
    /// What was typed in this folder and not decided about, and the folder's real path.
    DraftsRead { root: PathBuf, read: Result<ReadDrafts, WriteError> },
    /// What is being typed was saved, or not.
    DraftsSaved(Result<(), WriteError>),
    /// The folder's articles, none read yet.
    FolderListed { files: Vec<ArticleFile>, problems: Vec<Problem> },
    /// Everyone's annotations, what this computer adds to them, and the folder's real path.
    NotesRead(Box<Opened>, Box<Recovered>, PathBuf),
    /// A folder was made this computer's, or not.
    TakenOver(AnnotatorId, Result<(), WriteError>),
    /// Steps were kept in the journal, or not.
    StepsKept(Result<(), WriteError>),
    /// What stands in files of ours that hold something else than was known.
    LookedAgain(Result<Vec<(RealPath, FoundFile)>, WriteError>),
    /// The folder is gone, or holds nothing of the project any more.
    ProjectGone(WriteError),
    /// The folder's articles as they are now, with those read that are new or changed.
    ListedAgain { files: Vec<ArticleFile>, problems: Vec<Problem>, read: Vec<ReadArticle> },
    /// A folder was added; `None` where it holds no annotations, or articles of its own.
    FolderAdded { from: PathBuf, result: Option<Result<Added, WriteError>> },
    /// The earlier versions of a file, the newest first.
    Versions(FileKey, Vec<Version>),
    /// A file that is not understood is among its versions, or not; its path, and what was seen in it.
    PutAside(FileKey, String, Result<SeenFile, WriteError>),
    /// An earlier version of a file.
    VersionRead(Result<Box<OurFile>, Box<Problem>>),
    /// The beginning of a long article.
    ArticleBegun(ArticlePath, Arc<Article>),
    /// Some articles, read or not to be read.
    ArticlesRead(Vec<ReadArticle>),
    /// The folder has been read, all of it or until reading was cancelled.
    FolderRead,
    /// The folder is not there or cannot be listed; the system's words.
    FolderNotOpened { root: PathBuf, reason: String },
    /// A file was saved, or not; what it was to hold comes back with it.
    FileSaved { key: FileKey, content: SavedContent, result: Result<SeenFile, Refused> },
    /// So many files were written to a new folder within this one, or not.
    SavedElsewhere { folder: PathBuf, n_files: usize, result: Result<PathBuf, WriteError> },
    /// The settings were saved, or not.
    SettingsSaved(Result<(), WriteError>),
    /// The person at this computer has this id and name.
    Introduced(AnnotatorId, String),
    /// An export was written, or not.
    Exported { path: PathBuf, n_passages: usize, result: Result<(), WriteError> },
    /// The samples were copied, or not.
    SamplesCopied { folder: PathBuf, result: Result<(), WriteError> },
    /// Where annotations stand in articles that were changed.
    Located(FoundPlaces),
    /// The passages that meet a query, or what is wrong with it.
    PassagesFound(Result<FoundPassages, PassageFault>),
    /// What a search has found until now, or at its end; one that was cancelled tells nothing more.
    Searched(Box<Findings>),
    /// Where the words stand in the article, in the order of its text.
    FoundIn(Vec<Span>),
    /// A task ended in a panic; its words.
    Failed(String),
}

/// An article, or why it cannot be read.
pub type ReadArticle = (ArticlePath, Result<Arc<Article>, Problem>);

/// What a saved file was to hold.
pub type SavedContent = Result<Box<ArticleRecord>, Box<CodebookRecord>>;

/// How much of a long article is shown before all of it is read, in bytes: some thirty screens.
const BEGINNING_BYTES: usize = 64 * 1024;

/// Does the work, reporting as it goes; it stops early when the ticket is cancelled.
pub fn perform(task: Task, disk: &dyn Disk, report: &mut dyn FnMut(Report)) {
    match task.work {
        Work::OpenFolder { root, places, own, letters, at } => {
            let own = own.as_ref().map(|own| (own, letters.as_str()));
            super::opening::open_folder(&task.ticket, (disk, &root), (&places, own, at), report);
        }
        Work::KeepSteps { desk, entries, has_failed } => {
            report(Report::StepsKept(desk.keep(disk, &entries, has_failed)));
        }
        Work::LookAgain { root, paths, known, had_anything } => {
            let is_there = ensure_there(disk, &root, had_anything);
            let found = is_there.map(|()| look_again(disk, &root, paths.as_deref(), &known));
            report(Report::LookedAgain(found));
        }
        Work::ListAgain { root, known, had_anything } => {
            if let Err(error) = ensure_there(disk, &root, had_anything) {
                return report(Report::ProjectGone(error));
            }
            let (files, problems) = article_file::list(&root);
            let is_news = |file: &&ArticleFile| {
                known
                    .binary_search_by(|k| k.path.cmp(&file.path))
                    .map_or(true, |at| known.get(at) != Some(*file))
            };
            let read = files.iter().filter(is_news).map(read_article).collect();
            report(Report::ListedAgain { files, problems, read });
        }
        Work::AddFolder { root, places, from, files, at } => {
            let add = || adding::add(disk, (&root, &places.state), &from, (&files, at));
            let result = adding::can_be_added(disk, &from).then(add);
            report(Report::FolderAdded { from, result });
        }
        Work::ReadArticle(file) => {
            if let Some(text) = article_file::read_beginning(&file, BEGINNING_BYTES) {
                report(Report::ArticleBegun(file.path.clone(), Arc::new(Article::new(text))));
            }
            report(Report::ArticlesRead(vec![read_article(&file)]));
        }
        Work::Export { root, path, format, words, passages } => {
            let bytes = export_bytes(format, &words, &passages);
            let result = bytes.and_then(|bytes| export_file::write(&root, &path, &bytes));
            report(Report::Exported { path, n_passages: passages.passages.len(), result });
        }
        Work::AskPassages(asking) => super::asking::ask(&task.ticket, &asking, report),
        Work::SaveSettings { .. }
        | Work::Introduce { .. }
        | Work::SaveReading { .. }
        | Work::SaveDrafts { .. }
        | Work::TakeOver { .. }
        | Work::SaveFile { .. }
        | Work::SaveElsewhere { .. }
        | Work::KeepVersion { .. }
        | Work::PutAside { .. }
        | Work::ListVersions { .. }
        | Work::ReadVersion { .. } => super::keeping::perform(task.work, disk, report),
        Work::Locate(sought) => super::locating::locate(&task.ticket, sought, report),
        Work::Search { corpus, finder } => {
            let ticket = &task.ticket;
            let is_cancelled = || ticket.is_cancelled();
            let mut tell = |found| report(Report::Searched(Box::new(found)));
            search(&corpus, &finder, &is_cancelled, &mut tell);
        }
        Work::FindIn { finder, text } => super::finding::find_in(&task.ticket, &finder, &text, report),
        Work::CopySamples(folder) => {
            let result = samples::copy_to(&folder);
            report(Report::SamplesCopied { folder, result });
        }
    }
}

/// The bytes of an export.
///
/// # Errors
/// Where a format's writer fails, with its words.
pub fn export_bytes(
    format: ExportFormat,
    words: &ExportWords,
    passages: &Passages,
) -> Result<Vec<u8>, WriteError> {
    let failed = |error: &dyn std::fmt::Display| WriteError::Other(error.to_string());
    match format {
        ExportFormat::Csv => csv::write(passages, Rows::PerTheme, Cells::Guarded).map_err(|e| failed(&e)),
        ExportFormat::Json => web_annotation::write(passages, &words.title).map_err(|e| failed(&e)),
        ExportFormat::Markdown => Ok(markdown::write(passages, By::Theme, &words.headings())),
    }
}
