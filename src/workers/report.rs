//! What comes back from workers.

use super::importing::ImportReport;
use super::printing::PageTold;
use super::ticket::{Opening, Ticket};
use crate::exchange::codebook_reading::ReadBook;
use crate::model::article::ArticleRecord;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::located::Found;
use crate::model::project::CodebookRecord;
use crate::search::Findings;
use crate::storage::adding::Added;
use crate::storage::arrangement::Arrangement;
use crate::storage::article_file::ArticleFile;
use crate::storage::atomic_write::WriteError;
use crate::storage::drafts::ReadDrafts;
use crate::storage::file_to_save::Refused;
use crate::storage::looking::Looked;
use crate::storage::our_file::OurFile;
use crate::storage::problem::Problem;
use crate::storage::project_folder::{FileKey, Opened, SeenFile};
use crate::storage::reading_state::{self, Remembered};
use crate::storage::recovery::Recovered;
use crate::storage::settings::Settings;
use crate::storage::versions::{Version, VersionDifference};
use crate::text::anchor::Anchor;
use crate::text::article::Article;
use crate::text::positions::Span;
use std::any::Any;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What a worker tells of a task.
#[derive(Debug)]
pub struct Report {
    /// The opening of a project that the task belongs to; `None` where it belongs to none.
    pub of: Option<Opening>,
    /// The number of the task's ticket.
    pub ticket: u64,
    /// What came of the task, or of a part of it.
    pub output: TaskOutput,
}

impl Report {
    /// What came of the task with this ticket.
    #[must_use]
    pub fn new(ticket: &Ticket, output: TaskOutput) -> Self {
        Self { of: ticket.of, ticket: ticket.number, output }
    }
}

/// What came of a task, or of a part of it: each part of the session hears reports of its own.
#[derive(Debug)]
pub enum TaskOutput {
    /// Of the project folder.
    Folder(FolderReport),
    /// Of saving.
    Saving(SavingReport),
    /// Of earlier versions of files.
    Versions(VersionsReport),
    /// Of what is remembered of reading.
    Progress(ProgressReport),
    /// Of what is being typed.
    Drafts(DraftsReport),
    /// Of what is remembered of the window.
    Remembering(RememberingReport),
    /// Of the settings of this computer.
    Preferences(PreferencesReport),
    /// Of questions of the data.
    Computing(ComputingReport),
    /// Of searches.
    Search(SearchReport),
    /// Where annotations stand in articles that were changed.
    Located(FoundPlaces),
    /// The folder that was to be opened is not there or cannot be listed; the system's words.
    NotOpened { root: PathBuf, reason: String },
    /// So many files were written to a new folder within this one, or not.
    SavedElsewhere { folder: PathBuf, n_files: usize, result: Result<PathBuf, WriteError> },
    /// Of codebooks as files.
    Codebook(CodebookReport),
    /// Of articles on paper.
    Page(PageReport),
    /// Of articles that are imported.
    Import(ImportReport),
    /// Of exports.
    Export(ExportReport),
    /// The samples were copied to a folder of their own within the chosen one, or not.
    SamplesCopied { folder: PathBuf, result: Result<PathBuf, WriteError> },
    /// A task ended in a panic; its words.
    Failed(String),
}

/// How far an export has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportProgress {
    /// So many of all articles are gathered.
    Gathered { n_done: usize, n_all: usize },
    /// The file is being written.
    Writing,
    /// The file is read back and compared with what was to be written.
    Comparing,
}

/// What comes of an export.
#[derive(Debug)]
pub enum ExportReport {
    /// It has come so far.
    Progress(ExportProgress),
    /// It was written, with so many passages, or not.
    Written { path: PathBuf, result: Result<usize, WriteError> },
    /// A table of numbers was written, or not.
    TableWritten { path: PathBuf, result: Result<(), WriteError> },
}

/// What came of writing a codebook, or reading one.
#[derive(Debug)]
pub enum CodebookReport {
    /// So many themes were written to a file, or not.
    Written { path: PathBuf, n_themes: usize, result: Result<(), WriteError> },
    /// The page to be printed was written, or not.
    Printed { path: PathBuf, result: Result<(), WriteError> },
    /// A codebook was read, or not.
    Read { path: PathBuf, result: Result<Box<ReadBook>, Box<Problem>> },
}

/// What came of putting an article on paper.
#[derive(Debug)]
pub enum PageReport {
    /// Its PDF was saved, or not.
    Saved { path: PathBuf, result: Result<PageTold, WriteError> },
    /// Its PDF was made to be printed, or not.
    Printed { path: PathBuf, result: Result<PageTold, WriteError> },
}

/// What came of opening a folder, or of looking at it again.
#[derive(Debug)]
pub enum FolderReport {
    /// The folder's articles, none read yet.
    Listed { files: Vec<ArticleFile>, problems: Vec<Problem> },
    /// Everyone's annotations, what this computer adds to them, and the folder's real path.
    NotesRead(Box<Opened>, Box<Recovered>, PathBuf),
    /// The beginning of a long article.
    ArticleBegun(ArticlePath, Arc<Article>),
    /// Some articles, read or not to be read.
    ArticlesRead(Vec<ReadArticle>),
    /// The folder has been read, all of it or until reading was cancelled.
    Read,
    /// What of the folder's articles is not as it was known.
    ListedAgain(Listed),
    /// What stands in files of ours that hold something else than was known.
    LookedAgain(Result<Looked, WriteError>),
    /// The folder is gone, or holds nothing of the project any more.
    Gone(WriteError),
    /// The annotations in a folder were added, or not.
    Added { from: PathBuf, result: Result<Added, WriteError> },
    /// A folder that was to be added is a project of its own.
    IsProject(PathBuf),
    /// A folder within it was made this computer's, or not.
    TakenOver(AnnotatorId, Result<(), WriteError>),
}

/// What came of saving.
#[derive(Debug)]
pub enum SavingReport {
    /// A file was saved, or not; what it was to hold comes back with it.
    FileSaved { key: FileKey, content: SavedContent, result: Result<SeenFile, Refused> },
    /// Steps were kept in the journal, or not.
    StepsKept(Result<(), WriteError>),
}

/// What came of a look at earlier versions.
#[derive(Debug)]
pub enum VersionsReport {
    /// The earlier versions of a file, the newest first.
    Listed(FileKey, Vec<Version>),
    /// What restoring an earlier version would change; `None` where it cannot be read.
    Compared {
        /// Which file, and which of its versions.
        key: FileKey,
        name: String,
        /// What it was compared with.
        version: u64,
        difference: Option<VersionDifference>,
    },
    /// An earlier version of a file.
    Read(Result<Box<OurFile>, Box<Problem>>),
    /// A file that is not understood is among its versions, or not; its path, and what was seen in it.
    Quarantined(FileKey, String, Result<SeenFile, WriteError>),
}

/// What came of remembering where articles are being read.
#[derive(Debug)]
pub enum ProgressReport {
    /// What is remembered of reading in this folder.
    Remembered(Result<Remembered, Box<Problem>>),
    /// It was saved, or not; what is remembered now.
    Saved(Result<reading_state::Saved, WriteError>),
}

/// What came of keeping what is being typed.
#[derive(Debug)]
pub enum DraftsReport {
    /// What was typed in this folder and not decided about, and the folder's real path.
    Read { root: PathBuf, read: Result<ReadDrafts, WriteError> },
    /// It was saved, or not.
    Saved(Result<(), WriteError>),
}

/// What came of remembering how the window stands.
#[derive(Debug)]
pub enum RememberingReport {
    /// It was saved, or not.
    WindowSaved(Result<(), WriteError>),
    /// How the panels of the project stood, by the real path of its folder; `None` where that was never kept.
    PanelsRead(PathBuf, Result<Option<Box<Arrangement>>, Box<Problem>>),
    /// How they stand was saved, or not.
    PanelsSaved(Result<(), WriteError>),
}

/// What came of keeping the settings of this computer.
#[derive(Debug)]
pub enum PreferencesReport {
    /// The settings were saved, or not.
    Saved(Result<Box<SavedSettings>, WriteError>),
    /// The person at this computer has this id and name.
    Introduced(AnnotatorId, String),
}

/// What came of a question of the data.
#[derive(Debug)]
pub enum ComputingReport {
    /// How far it has come.
    Progress { n_done: usize, n_all: usize },
    /// The answer; only who asked knows of which kind it is.
    Answered(Box<dyn Any + Send>),
}

/// What came of a search; one that was cancelled tells nothing more.
#[derive(Debug)]
pub enum SearchReport {
    /// What a search in all articles has found until now, or at its end.
    Everywhere(Box<Findings>),
    /// Where the words stand in the article, in the order of its text.
    Here(Vec<Span>),
}

/// What of a folder's articles is not as it was known.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Whether the folder could be listed at all.
    pub is_listed: bool,
    /// Articles, and reports of this program, that are not there any more.
    pub gone: Vec<ArticlePath>,
    /// Files that are new or changed, or could not be read before.
    pub files: Vec<ArticleFile>,
    /// These, read.
    pub read: Vec<ReadArticle>,
    /// What is wrong with folders and names.
    pub problems: Vec<Problem>,
}

/// Settings that were saved.
#[derive(Clone, Debug)]
pub struct SavedSettings {
    /// As they were handed out.
    pub sent: Settings,
    /// As they stand in the file, with what another window changed.
    pub stands: Settings,
}

/// An article, or why it cannot be read.
#[derive(Clone, Debug)]
pub struct ReadArticle {
    /// Its path.
    pub path: ArticlePath,
    /// What was read.
    pub read: Result<Arc<Article>, Problem>,
}

/// What a saved file was to hold.
pub type SavedContent = Result<Box<ArticleRecord>, Box<CodebookRecord>>;

/// What was found, by the hash of the text it was found in.
pub type FoundPlaces = BTreeMap<Arc<str>, BTreeMap<Anchor, Found>>;
