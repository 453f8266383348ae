//! Importing articles: files are read and looked at first; what is taken is written as new files of the project, all of it
//! or nothing.

use super::import_reading::{read_again, read_all};
use super::import_writing::write;
use super::incoming::{IncomingArticle, IncomingFile, IncomingProject};
use super::opening::list_again;
use super::report::{Listed, TaskOutput};
use super::snapshot::{Library, Snapshot};
use super::ticket::Ticket;
use crate::documents::old_encodings::Encoding;
use crate::exchange::color_names::ColorNames;
use crate::exchange::format::FormatId;
use crate::exchange::table_columns::ColumnPlan;
use crate::exchange::told_text::Counting;
use crate::model::annotation::Annotation;
use crate::model::article::About;
use crate::model::id::{AnnotatorId, ArticlePath, IdSource, ThemeId};
use crate::model::imported::ImportedFiles;
use crate::model::moment::Moment;
use crate::storage::article_file::ArticleFile;
use crate::storage::atomic_write::WriteError;
use crate::storage::disk::Disk;
use crate::storage::import_source::FoundSource;
use crate::storage::imported_files::{ImportPlace, annotator_of};
use crate::storage::journal::StateFolder;
use crate::storage::looking::{KnownFiles, Looked, look_again};
use crate::storage::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// The folder of the project that articles are imported into.
pub(super) const FOLDER: &str = "imported";

/// How much of a text is shown before it is imported, in code points.
pub const PREVIEW_CHARS: usize = 4_000;

/// Work of an import.
#[derive(Debug)]
pub enum ImportWork {
    /// Reads files, and those in folders.
    Read { from: Vec<ImportSource>, beside: Box<ReadBeside> },
    /// Reads a file again, as somebody chose; its number among those that were read.
    ReadAgain { file: usize, found: Box<FoundSource>, reading: ChosenReading, beside: Box<ReadBeside> },
    /// Writes articles that were read.
    Write(Box<ImportOrder>),
    /// Notes that the step of an import is in the journal.
    Settle { state_folder: StateFolder, id: Arc<str> },
    /// Takes back the files of an import, but for those of articles that have records.
    TakeBack { folder: ImportFolder, files: ImportedFiles, recorded: BTreeSet<ArticlePath> },
    /// Puts back what was taken back.
    PutBack { folder: ImportFolder, files: ImportedFiles },
}

/// The project that files are read for.
#[derive(Debug)]
pub struct ReadBeside {
    pub snapshot: Snapshot,
    /// Who reads them.
    pub own: Option<AnnotatorId>,
    /// What codes are called that stand for a colour.
    pub colors: ColorNames,
}

/// How a file is to be read, where that is not sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChosenReading {
    /// As a text in this encoding.
    Encoding(Encoding),
    /// With positions that are counted so.
    Counting(Counting),
    /// As a table whose columns hold this.
    Columns(ColumnPlan),
}

/// Where imports go, and what is known of it.
#[derive(Clone, Debug)]
pub struct ImportFolder {
    /// What this computer keeps of the project; it names the project folder, too.
    pub state_folder: StateFolder,
    /// The articles that are known.
    pub library: Library,
    /// Files of the folder that are known to be reports of this program.
    pub reports: BTreeMap<ArticlePath, ArticleFile>,
    /// Files of annotations that are known.
    pub known: KnownFiles,
    pub at: Moment,
}

/// What is to be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportSource {
    /// A file, or a folder of files.
    Path(PathBuf),
    /// The same, each to be read as this format.
    As { path: PathBuf, format: FormatId },
    /// A text from the clipboard, with the name it is to have.
    Text { name: String, text: Arc<str> },
}

/// What is to be written.
#[derive(Debug)]
pub struct ImportOrder {
    pub folder: ImportFolder,
    /// Names the import for ever.
    pub id: Arc<str>,
    pub articles: Vec<OrderedArticle>,
    /// The people whose codings come, each with an annotator of their own.
    pub people: Vec<NewPerson>,
    /// The themes of codes, by their branches.
    pub themes: BTreeMap<Vec<String>, ThemeId>,
    /// Where the ids of annotations come from.
    pub ids: IdSource,
}

/// An article that is to be written, or to get what came of it.
#[derive(Debug)]
pub struct OrderedArticle {
    pub article: Arc<IncomingArticle>,
    /// The codes by which its passages are coded.
    pub project: Option<Arc<IncomingProject>>,
    /// The passages that are taken, each for whom.
    pub passages: Vec<OrderedPassage>,
}

/// A passage that is taken: an index into [`IncomingArticle::codings`].
#[derive(Clone, Copy, Debug)]
pub struct OrderedPassage {
    pub coding: usize,
    /// Whose it becomes: an index into [`ImportOrder::people`], or one's own.
    pub person: Option<usize>,
}

/// Somebody who gets an annotator of their own.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub id: AnnotatorId,
    pub name: String,
}

/// What came of an article.
#[derive(Clone, Debug)]
pub struct WrittenArticle {
    /// Its path.
    pub path: ArticlePath,
    /// Whether it was made.
    pub is_new: bool,
    /// What the annotator who imports says of it: all of it where it is new, else what completes what is known.
    pub about: About,
    /// One's own annotations.
    pub annotations: Vec<Annotation>,
}

/// What came of an import.
#[derive(Debug)]
pub enum ImportReport {
    /// A folder or file was dropped that holds nothing of ours: articles may be made of it.
    Dropped(PathBuf),
    /// So many of all files are read, or articles written.
    Progress { n_done: usize, n_all: usize },
    /// Some files were read.
    Read(Vec<IncomingFile>),
    /// A file was read again, which has this number.
    ReadAgain(usize, Box<IncomingFile>),
    /// All files were read, or it was stopped; these could not even be found.
    AllRead(Vec<Problem>),
    /// The articles were written, and what the folder holds by now; or nothing was.
    Written(Result<Box<WrittenImport>, ImportFault>),
    /// Writing was stopped, and there is nothing of it.
    Stopped,
    /// Files were taken back, and so many left; what the folder holds by now.
    TakenBack(Result<usize, WriteError>, Box<FolderSeen>),
    /// Files were put back, and so many could not be; what the folder holds by now.
    PutBack(Result<usize, WriteError>, Box<FolderSeen>),
    /// It was noted that a step is in the journal, or not.
    Settled,
}

/// Why an import was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportFault {
    /// The file that could not be made; `None` where it was not that far.
    pub file: Option<ArticlePath>,
    /// What the system says, or the disk holds.
    pub error: WriteError,
}

impl From<WriteError> for ImportFault {
    fn from(error: WriteError) -> Self {
        Self { file: None, error }
    }
}

/// Articles that were written.
#[derive(Debug)]
pub struct WrittenImport {
    pub files: ImportedFiles,
    pub articles: Vec<WrittenArticle>,
    /// How many annotations of others were written.
    pub n_of_others: usize,
    pub seen: FolderSeen,
}

/// What the project folder holds after an import, or after it was taken back or put back.
#[derive(Debug)]
pub struct FolderSeen {
    /// Its articles.
    pub listed: Listed,
    /// The files of annotations that the import made.
    pub looked: Looked,
}

/// Does the work, and reports what came of it.
pub(super) fn perform(
    ticket: &Ticket,
    work: ImportWork,
    disk: &dyn Disk,
    report: &mut dyn FnMut(TaskOutput),
) {
    let mut tell = |told| report(TaskOutput::Import(told));
    match work {
        ImportWork::Read { from, beside } => read_all(ticket, from, &beside, &mut tell),
        ImportWork::ReadAgain { file, found, reading, beside } => {
            let read = read_again(ticket, *found, &reading, &beside);
            tell(ImportReport::ReadAgain(file, Box::new(read)));
        }
        ImportWork::Write(order) => {
            let written = write(ticket, &order, disk, &mut tell);
            tell(match written {
                Ok(Some(written)) => ImportReport::Written(Ok(Box::new(written))),
                Ok(None) => ImportReport::Stopped,
                Err(error) => ImportReport::Written(Err(error)),
            });
        }
        ImportWork::Settle { state_folder, id } => {
            // At worst it is found out at the next start.
            let _ = ImportPlace { disk, state_folder: &state_folder }.settle(&id);
            tell(ImportReport::Settled);
        }
        ImportWork::TakeBack { folder, files, recorded } => {
            let place = ImportPlace { disk, state_folder: &folder.state_folder };
            let n_left = place.take_back(&files, &|path| !recorded.contains(path));
            tell(ImportReport::TakenBack(n_left, Box::new(folder.seen(disk, &files))));
        }
        ImportWork::PutBack { folder, files } => {
            let place = ImportPlace { disk, state_folder: &folder.state_folder };
            let n_left = place.put_back(&files);
            tell(ImportReport::PutBack(n_left, Box::new(folder.seen(disk, &files))));
        }
    }
}

impl ImportFolder {
    /// What the folder holds by now; of the files of annotations those of an import are looked at.
    pub(super) fn seen(&self, disk: &dyn Disk, files: &ImportedFiles) -> FolderSeen {
        let root = &self.state_folder.root;
        let ours = files.files.iter().filter(|file| annotator_of(&file.path).is_some());
        let ours: Vec<String> = ours.map(|file| file.path.to_string()).collect();
        FolderSeen {
            listed: list_again(root, &self.library, &self.reports, self.at),
            looked: look_again(disk, root, Some(&ours), &self.known, self.at),
        }
    }
}
