//! What comes back from workers.

use super::ticket::{Opening, Ticket};
use crate::model::article::ArticleRecord;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::located::Found;
use crate::model::project::CodebookRecord;
use crate::search::Findings;
use crate::storage::adding::Added;
use crate::storage::article_file::ArticleFile;
use crate::storage::atomic_write::WriteError;
use crate::storage::drafts::ReadDrafts;
use crate::storage::file_to_save::Refused;
use crate::storage::looking::Looked;
use crate::storage::our_file::OurFile;
use crate::storage::problem::Problem;
use crate::storage::project_folder::{FileKey, Opened, SeenFile};
use crate::storage::reading_state::Remembered;
use crate::storage::recovery::Recovered;
use crate::storage::settings::Settings;
use crate::storage::versions::Version;
use crate::text::anchor::Anchor;
use crate::text::article::Article;
use crate::text::positions::Span;
use std::any::Any;
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

/// What came of a task, or of a part of it.
#[derive(Debug)]
pub enum TaskOutput {
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
    LookedAgain(Result<Looked, WriteError>),
    /// The folder is gone, or holds nothing of the project any more.
    ProjectGone(WriteError),
    /// What of the folder's articles is not as it was known.
    ListedAgain(Listed),
    /// A folder was added; `None` where it holds no annotations, or articles of its own.
    FolderAdded { from: PathBuf, result: Option<Result<Added, WriteError>> },
    /// The earlier versions of a file, the newest first.
    Versions(FileKey, Vec<Version>),
    /// A file that is not understood is among its versions, or not; its path, and what was seen in it.
    Quarantine(FileKey, String, Result<SeenFile, WriteError>),
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
    SettingsSaved(Result<Box<SavedSettings>, WriteError>),
    /// The person at this computer has this id and name.
    Introduced(AnnotatorId, String),
    /// An export was written, or not.
    Exported { path: PathBuf, n_passages: usize, result: Result<(), WriteError> },
    /// The samples were copied, or not.
    SamplesCopied { folder: PathBuf, result: Result<(), WriteError> },
    /// Where annotations stand in articles that were changed.
    Located(FoundPlaces),
    /// How far a question of the data has come.
    Computing { n_done: usize, n_all: usize },
    /// The answer to a question of the data; only who asked it knows of which kind it is.
    Computed(Box<dyn Any + Send>),
    /// What a search has found until now, or at its end; one that was cancelled tells nothing more.
    Searched(Box<Findings>),
    /// Where the words stand in the article, in the order of its text.
    FoundIn(Vec<Span>),
    /// A task ended in a panic; its words.
    Failed(String),
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
pub type ReadArticle = (ArticlePath, Result<Arc<Article>, Problem>);

/// What a saved file was to hold.
pub type SavedContent = Result<Box<ArticleRecord>, Box<CodebookRecord>>;

/// What was found, by the hash of the text it was found in.
pub type FoundPlaces = Vec<(Arc<str>, Vec<(Anchor, Found)>)>;
