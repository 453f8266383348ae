//! What can be slow, as values: tasks that the session hands out, and the reports that come back. Does the work, too.

use super::attribute_writing::AttributesAsked;
use super::codebooks::CodebookWork;
use super::coded::Coded;
use super::compute::{AnyQuestion, compute};
use super::exporting::ExportAsked;
use super::grid_writing::GridAsked;
use super::importing::{ImportReport, ImportWork};
use super::opening::{FolderToOpen, list_again, read_article};
use super::printing::{PageAsked, PageGoal};
use super::report::{FolderReport, SavingReport, TaskOutput};
use super::scope::Scope;
use super::snapshot::{Library, Snapshot};
use super::ticket::Ticket;
use crate::model::history::Entry;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::moment::Moment;
use crate::model::project::Project;
use crate::search::{Corpus, Finder, Searchable};
use crate::storage::adding::{self, Dropped};
use crate::storage::arrangement::Arrangement;
use crate::storage::article_file::{self, ArticleFile};
use crate::storage::disk::Disk;
use crate::storage::drafts::{DraftChanges, DraftPlace};
use crate::storage::file_to_save::{FileToSave, ensure_there};
use crate::storage::journal::StateFolder;
use crate::storage::looking::{KnownFiles, look_again};
use crate::storage::project_folder::{FileKey, SeenFile};
use crate::storage::reading_file::Seen;
use crate::storage::reading_state::ReadingChanges;
use crate::storage::samples;
use crate::storage::settings::{Places, Settings};
use crate::storage::window_state::WindowState;
use crate::text::anchor::Anchor;
use crate::text::article::Article;
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
    OpenFolder {
        root: PathBuf,
        places: Places,
        own: Option<AnnotatorId>,
        letters: String,
        scope: Scope,
        at: Moment,
    },
    /// Adds steps to the journal; `has_failed` where adding failed the last time.
    KeepSteps { state_folder: StateFolder, entries: Vec<Entry>, has_failed: bool },
    /// Looks again at files of ours: at those named, else at all.
    /// `had_anything` where the folder held anything of the project before.
    LookAgain { root: PathBuf, paths: Option<Vec<String>>, known: KnownFiles, had_anything: bool, at: Moment },
    /// Lists a folder's articles again, and reads those that are new or changed, and those that could not be read.
    /// `reports` are files of the folder that are known to be reports of this program.
    ListAgain {
        root: PathBuf,
        library: Library,
        reports: BTreeMap<ArticlePath, ArticleFile>,
        had_anything: bool,
        at: Moment,
    },
    /// Adds the annotations in a folder to the project; which of our files are there, and when.
    AddFolder { root: PathBuf, places: Places, from: PathBuf, files: BTreeMap<FileKey, SeenFile>, at: Moment },
    /// Keeps something that is one's own.
    Keep(KeepWork),
    /// Reads one article ahead of the others.
    ReadArticle(ArticleFile),
    /// Writes an export.
    Export(Box<ExportAsked>),
    /// Writes a table of numbers.
    WriteGrid(Box<GridAsked>),
    /// Writes a table of articles and attributes.
    WriteAttributes(Box<AttributesAsked>),
    /// Puts an article on paper.
    Page(Box<PageAsked>, PageGoal),
    /// Writes a codebook, or reads one.
    Codebook(CodebookWork),
    /// Imports articles.
    Import(ImportWork),
    /// Copies the sample articles.
    CopySamples(PathBuf),
    /// Looks for annotations in articles that were changed.
    Locate(Vec<Sought>),
    /// Answers a question of the data.
    Compute { snapshot: Box<Snapshot>, question: Box<dyn AnyQuestion> },
    /// Looks for words in all articles; where they are not `coded` yet.
    Search { corpus: Arc<Corpus>, finder: Finder, coded: Option<Box<Coded>> },
    /// Looks for words in one article.
    FindIn { finder: Finder, text: Arc<Searchable> },
}

/// What is to be kept, of one's own: files of the project, their versions, and what this computer alone keeps.
#[derive(Debug)]
pub enum KeepWork {
    /// Saves one of our files.
    SaveFile { state_folder: StateFolder, file: Box<FileToSave> },
    /// Keeps what a file held, that somebody removed, among its versions.
    KeepVersion { state_folder: StateFolder, file: Box<FileToSave> },
    /// Keeps a file that is not understood among its versions; its path within the project, and when.
    Quarantine { state_folder: StateFolder, key: FileKey, path: String, at: Moment },
    /// Lists the earlier versions of a file.
    ListVersions { state_folder: StateFolder, key: FileKey },
    /// Finds out what restoring an earlier version would change of what stands; `version` numbers that state.
    CompareVersion {
        state_folder: StateFolder,
        key: FileKey,
        name: String,
        stands: Box<Project>,
        version: u64,
    },
    /// Reads an earlier version of a file.
    ReadVersion { state_folder: StateFolder, key: FileKey, name: String },
    /// Makes an annotator's folder this computer's.
    TakeOver { root: PathBuf, places: Places, annotator: AnnotatorId },
    /// Writes files of one's own to a new folder of this name within another.
    SaveElsewhere { folder: PathBuf, name: String, files: Vec<FileToSave> },
    /// Saves what was changed in the settings since they were last saved.
    SaveSettings { places: Places, before: Box<Settings>, settings: Box<Settings> },
    /// Keeps the name of the person at this computer in the settings, or tells the id that another window gave it.
    Introduce { places: Places, id: AnnotatorId, name: String },
    /// Saves where the articles of a project are being read; what was known of the files.
    SaveReading {
        root: PathBuf,
        places: Places,
        own: Option<AnnotatorId>,
        changes: Box<ReadingChanges>,
        seen: Option<Seen>,
    },
    /// Saves how the window stands.
    SaveWindow { places: Places, state: Box<WindowState> },
    /// Saves how the panels of a project stand, by the real path of its folder.
    SavePanels { places: Places, root: PathBuf, panels: Box<Arrangement> },
    /// Saves what is being typed.
    SaveDrafts { place: DraftPlace, changes: Box<DraftChanges> },
}

impl Work {
    /// Whether it belongs to the project that is open. What comes of it means nothing once the project is left; what
    /// belongs to none is told wherever the person is by then.
    #[must_use]
    pub fn is_of_project(&self) -> bool {
        match self {
            Self::OpenFolder { .. }
            | Self::KeepSteps { .. }
            | Self::LookAgain { .. }
            | Self::ListAgain { .. }
            | Self::AddFolder { .. }
            | Self::ReadArticle(_)
            | Self::Import(_)
            | Self::Locate(_)
            | Self::Compute { .. }
            | Self::Search { .. }
            | Self::FindIn { .. } => true,
            Self::Keep(work) => work.is_of_project(),
            Self::Codebook(work) => work.is_of_project(),
            Self::Export(_)
            | Self::WriteGrid(_)
            | Self::WriteAttributes(_)
            | Self::Page(..)
            | Self::CopySamples(_) => false,
        }
    }
}

impl KeepWork {
    fn is_of_project(&self) -> bool {
        match self {
            Self::SaveFile { .. }
            | Self::KeepVersion { .. }
            | Self::Quarantine { .. }
            | Self::ListVersions { .. }
            | Self::CompareVersion { .. }
            | Self::ReadVersion { .. }
            | Self::TakeOver { .. } => true,
            Self::SaveElsewhere { .. }
            | Self::SaveSettings { .. }
            | Self::Introduce { .. }
            | Self::SaveReading { .. }
            | Self::SaveWindow { .. }
            | Self::SavePanels { .. }
            | Self::SaveDrafts { .. } => false,
        }
    }
}

/// Passages to be looked for in an article.
#[derive(Clone, Debug)]
pub struct Sought {
    /// The article as it is today.
    pub article: Arc<Article>,
    /// The passages.
    pub anchors: Vec<Anchor>,
}

/// How much of a long article is shown before all of it is read, in bytes: some thirty screens.
const BEGINNING_BYTES: usize = 64 * 1024;

/// Reads an article, the beginning of a long one first.
fn read_ahead(file: &ArticleFile, report: &mut dyn FnMut(TaskOutput)) {
    if let Some(text) = article_file::read_beginning(file, BEGINNING_BYTES) {
        let beginning = Arc::new(Article::new(text));
        report(TaskOutput::Folder(FolderReport::ArticleBegun(file.path.clone(), beginning)));
    }
    report(TaskOutput::Folder(FolderReport::ArticlesRead(vec![read_article(file)])));
}

/// Does the work, reporting as it goes; it stops early when the ticket is cancelled.
pub fn perform(task: Task, disk: &dyn Disk, report: &mut dyn FnMut(TaskOutput)) {
    match task.work {
        Work::OpenFolder { root, places, own, letters, scope, at } => {
            let to_open = FolderToOpen {
                root: &root,
                places: &places,
                own: own.as_ref(),
                letters: &letters,
                scope,
                at,
            };
            super::opening::open_folder(&task.ticket, disk, to_open, report);
        }
        Work::KeepSteps { state_folder, entries, has_failed } => {
            report(TaskOutput::Saving(SavingReport::StepsKept(
                state_folder.keep(disk, &entries, has_failed),
            )));
        }
        Work::LookAgain { root, paths, known, had_anything, at } => {
            let is_there = ensure_there(disk, &root, had_anything);
            let looked = is_there.map(|()| look_again(disk, &root, paths.as_deref(), &known, at));
            report(TaskOutput::Folder(FolderReport::LookedAgain(looked)));
        }
        Work::ListAgain { root, library, reports, had_anything, at } => {
            report(match ensure_there(disk, &root, had_anything) {
                Ok(()) => {
                    TaskOutput::Folder(FolderReport::ListedAgain(list_again(&root, &library, &reports, at)))
                }
                Err(error) => TaskOutput::Folder(FolderReport::Gone(error)),
            });
        }
        Work::AddFolder { root, places, from, files, at } => {
            report(match Dropped::of(disk, &from) {
                Dropped::Annotations => {
                    let result = adding::add(disk, &root, &places.state, &from, &files, at);
                    TaskOutput::Folder(FolderReport::Added { from, result })
                }
                Dropped::Project => TaskOutput::Folder(FolderReport::IsProject(from)),
                Dropped::Others => TaskOutput::Import(ImportReport::Dropped(from)),
            });
        }
        Work::ReadArticle(file) => read_ahead(&file, report),
        Work::Export(asked) => super::exporting::perform(&task.ticket, &asked, report),
        Work::WriteGrid(asked) => super::grid_writing::perform(&task.ticket, &asked, report),
        Work::WriteAttributes(asked) => super::attribute_writing::perform(&task.ticket, &asked, report),
        Work::Compute { snapshot, question } => compute(&task.ticket, *snapshot, question, report),
        Work::Keep(work) => super::keeping::perform(work, disk, report),
        Work::Page(asked, goal) => super::printing::perform(&asked, goal, disk, report),
        Work::Codebook(work) => super::codebooks::perform(work, disk, report),
        Work::Import(work) => super::importing::perform(&task.ticket, work, disk, report),
        Work::Locate(sought) => super::locating::locate(&task.ticket, sought, report),
        Work::Search { corpus, finder, coded } => {
            super::finding::find_everywhere(&task.ticket, &corpus, &finder, coded.as_deref(), report);
        }
        Work::FindIn { finder, text } => super::finding::find_in(&task.ticket, &finder, &text, report),
        Work::CopySamples(folder) => {
            let result = samples::copy_into(&folder);
            report(TaskOutput::SamplesCopied { folder, result });
        }
    }
}
