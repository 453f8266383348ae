//! Importing articles: files are read and looked at first; what is taken is written as new files of the project, all of it
//! or nothing.

use super::opening::list_again;
use super::report::{Listed, TaskOutput};
use super::snapshot::Library;
use super::ticket::Ticket;
use crate::documents::document::LeftOut;
use crate::exchange::format::FormatId;
use crate::exchange::making::{Made, MadePicture, about_of, file_name, make};
use crate::exchange::reading::{Input, NotRead, Read, read};
use crate::exchange::study::{Coding, Source};
use crate::model::article::About;
use crate::model::id::ArticlePath;
use crate::model::imported::{ImportedFiles, Origin};
use crate::model::moment::Moment;
use crate::storage::article_file::ArticleFile;
use crate::storage::atomic_write::{WriteError, hash_of};
use crate::storage::disk::Disk;
use crate::storage::import_source::{FoundSource, find_sources, read_source};
use crate::storage::imported_files::{ImportPlace, NewFile};
use crate::storage::journal::StateFolder;
use crate::storage::problem::Problem;
use crate::text::reading_text::hex;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

/// How many files are read at the same time, and how many are reported together.
const N_AT_ONCE: usize = 8;

/// The folder of the project that articles are imported into.
const FOLDER: &str = "imported";

/// How much of a text is shown before it is imported, in code points.
pub const PREVIEW_CHARS: usize = 4_000;

/// Work of an import.
#[derive(Debug)]
pub enum ImportWork {
    /// Reads files, and those in folders, beside the articles that are there.
    Read { from: Vec<ImportSource>, library: Library },
    /// Writes articles that were read.
    Write(Box<ImportOrder>),
    /// Notes that the step of an import is in the journal.
    Settle { state_folder: StateFolder, id: Arc<str> },
    /// Takes back the files of an import, but for those of articles that have records.
    TakeBack { folder: ImportFolder, files: ImportedFiles, recorded: BTreeSet<ArticlePath> },
    /// Puts back what was taken back.
    PutBack { folder: ImportFolder, files: ImportedFiles },
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

/// Articles that are to be written.
#[derive(Debug)]
pub struct ImportOrder {
    pub folder: ImportFolder,
    /// Names the import for ever.
    pub id: Arc<str>,
    pub articles: Vec<Arc<IncomingArticle>>,
}

/// A file that was read, or why it was not.
#[derive(Clone, Debug)]
pub struct IncomingFile {
    /// Its path as people know it: from the folder that was named.
    pub name: String,
    /// What is in it.
    pub read: Result<Vec<Arc<IncomingArticle>>, NotRead>,
    /// What could not be taken of it.
    pub left_out: Vec<LeftOut>,
}

/// An article that can be imported.
#[derive(Clone, Debug)]
pub struct IncomingArticle {
    /// Its text, and the name it is to have.
    pub source: Source,
    /// The remarks in it.
    pub codings: Vec<Coding>,
    /// The folder it lay in below the one that was named, `/` between folders.
    pub folder: String,
    /// Where it comes from.
    pub origin: Origin,
    /// What the library would say of it.
    pub title: Option<String>,
    pub date: Option<String>,
    /// Its length, in code points.
    pub n_chars: usize,
    /// The beginning of its text.
    pub preview: String,
    /// SHA-256 of its reading text.
    pub sha256: Arc<str>,
    /// The article of the project that has the same text.
    pub known: Option<ArticlePath>,
}

/// An article that was written.
#[derive(Clone, Debug)]
pub struct WrittenArticle {
    pub path: ArticlePath,
    /// What its annotator says of it.
    pub about: About,
    /// The remarks in it.
    pub codings: Vec<Coding>,
}

/// What came of an import.
#[derive(Debug)]
pub enum ImportReport {
    /// So many of all files are read, or articles written.
    Progress { n_done: usize, n_all: usize },
    /// Some files were read.
    Read(Vec<IncomingFile>),
    /// All files were read, or it was stopped; these could not even be found.
    AllRead(Vec<Problem>),
    /// The articles were written, and what the folder holds by now; or nothing was.
    Written(Result<Box<WrittenImport>, WriteError>),
    /// Writing was stopped, and there is nothing of it.
    Stopped,
    /// Files were taken back, and so many left; what the folder holds by now.
    TakenBack(Result<usize, WriteError>, Listed),
    /// Files were put back, and so many could not be; what the folder holds by now.
    PutBack(Result<usize, WriteError>, Listed),
    /// It was noted that a step is in the journal, or not.
    Settled,
}

/// Articles that were written.
#[derive(Debug)]
pub struct WrittenImport {
    pub files: ImportedFiles,
    pub articles: Vec<WrittenArticle>,
    pub listed: Listed,
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
        ImportWork::Read { from, library } => read_all(ticket, from, &library, &mut tell),
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
            tell(ImportReport::TakenBack(n_left, folder.listed()));
        }
        ImportWork::PutBack { folder, files } => {
            let place = ImportPlace { disk, state_folder: &folder.state_folder };
            let n_left = place.put_back(&files);
            tell(ImportReport::PutBack(n_left, folder.listed()));
        }
    }
}

impl ImportFolder {
    fn listed(&self) -> Listed {
        list_again(&self.state_folder.root, &self.library, &self.reports, self.at)
    }
}

fn read_all(ticket: &Ticket, from: Vec<ImportSource>, library: &Library, tell: &mut dyn FnMut(ImportReport)) {
    let texts = library.iter().filter_map(|(path, entry)| Some((entry.article.as_ref()?, path)));
    let known: BTreeMap<Arc<str>, &ArticlePath> =
        texts.map(|(article, path)| (Arc::clone(article.text.sha256()), path)).collect();
    let mut problems = Vec::new();
    let mut sources = Vec::new();
    for source in from {
        match source {
            ImportSource::Path(path) => find_sources(&path, None, &mut sources, &mut problems),
            ImportSource::As { path, format } => {
                find_sources(&path, Some(format), &mut sources, &mut problems);
            }
            ImportSource::Text { name, text } => sources.push(FoundSource::of_text(name, &text)),
        }
    }
    let n_all = sources.len();
    let mut n_done = 0;
    for some in sources.chunks(N_AT_ONCE) {
        if ticket.is_cancelled() {
            break;
        }
        let read: Vec<IncomingFile> =
            some.par_iter().map(|source| read_one(ticket, source, &known)).collect();
        n_done += some.len();
        tell(ImportReport::Read(read));
        tell(ImportReport::Progress { n_done, n_all });
    }
    tell(ImportReport::AllRead(problems));
}

/// Reads a file. One whose reader breaks down costs the others nothing.
fn read_one(ticket: &Ticket, found: &FoundSource, known: &BTreeMap<Arc<str>, &ArticlePath>) -> IncomingFile {
    let is_stopped = || ticket.is_cancelled();
    let read = read_source(found).and_then(|bytes| {
        let input = Input { name: found.file_name(), bytes: &bytes, format: found.format };
        let origin = Origin {
            file: found.file_name().to_owned(),
            sha256: hex(&hash_of(&bytes)).into(),
            format: String::new(),
            part: None,
            at: Moment::UNKNOWN,
        };
        let read = catch_unwind(AssertUnwindSafe(|| read(input, &is_stopped)));
        Ok((read.unwrap_or(Err(NotRead::BrokeDown))?, origin))
    });
    let (read, left_out) = match read {
        Ok((read, origin)) => {
            let left_out = read.left_out.clone();
            (incoming(read, &origin, found, known), left_out)
        }
        Err(why) => (Err(why), Vec::new()),
    };
    IncomingFile { name: found.name.clone(), read, left_out }
}

fn incoming(
    read: Read,
    origin: &Origin,
    found: &FoundSource,
    known: &BTreeMap<Arc<str>, &ArticlePath>,
) -> Result<Vec<Arc<IncomingArticle>>, NotRead> {
    let n_parts = read.study.sources.len();
    let mut codings: Vec<Vec<Coding>> = vec![Vec::new(); n_parts];
    for coding in read.study.codings {
        codings.get_mut(coding.source).into_iter().for_each(|of_source| of_source.push(coding.clone()));
    }
    let mut articles = Vec::with_capacity(n_parts);
    for (at, (source, codings)) in read.study.sources.into_iter().zip(codings).enumerate() {
        let Some(made) = make(&source, &source.facts.path) else { continue };
        let article = made.kind.read(&made.bytes)?;
        let text = article.text.as_str();
        let sha256 = Arc::clone(article.text.sha256());
        let about = about_of(&source, made.kind, None);
        let title = about.title.or_else(|| article.head.title.clone());
        let date = about.date.or_else(|| article.head.date.clone());
        let part = (n_parts > 1).then_some(at + 1);
        articles.push(Arc::new(IncomingArticle {
            title: title.or_else(|| article.structure.title(text).map(str::to_owned)),
            date: date.or_else(|| article.structure.date(text)),
            n_chars: article.text.n_chars(),
            preview: text.chars().take(PREVIEW_CHARS).collect(),
            known: known.get(&sha256).map(|path| (*path).clone()),
            sha256,
            folder: found.folder().to_owned(),
            origin: Origin { format: read.format.to_owned(), part, ..origin.clone() },
            codings,
            source,
        }));
    }
    Ok(articles)
}

/// Writes the articles of an import; `None` where it was stopped. Where one cannot be written none is left.
fn write(
    ticket: &Ticket,
    order: &ImportOrder,
    disk: &dyn Disk,
    tell: &mut dyn FnMut(ImportReport),
) -> Result<Option<WrittenImport>, WriteError> {
    let place = ImportPlace { disk, state_folder: &order.folder.state_folder };
    let mut naming = Naming::new(place, &order.folder.library);
    let mut articles = Vec::with_capacity(order.articles.len());
    let mut new_files = Vec::new();
    for article in &order.articles {
        let Some((path, made)) = naming.make(article) else { continue };
        let origin = Origin { at: order.folder.at, ..article.origin.clone() };
        let about = about_of(&article.source, made.kind, Some(origin));
        new_files.extend(files_of(&path, made));
        articles.push(WrittenArticle { path, about, codings: article.codings.clone() });
    }
    let files = new_files.iter().map(NewFile::imported).collect();
    let files = ImportedFiles { id: Arc::clone(&order.id), files };
    place.begin(&files)?;
    let n_all = new_files.len();
    let mut written = Ok(());
    for (n_done, file) in new_files.iter().enumerate() {
        if ticket.is_cancelled() {
            break;
        }
        written = place.make(file);
        if written.is_err() {
            break;
        }
        if n_done % N_AT_ONCE == 0 {
            tell(ImportReport::Progress { n_done, n_all });
        }
    }
    if written.is_err() || ticket.is_cancelled() {
        // What cannot be taken back now is at the next start.
        if place.take_back(&files, &|_| true).is_ok() {
            let _ = place.settle(&files.id);
        }
        return written.map(|()| None);
    }
    Ok(Some(WrittenImport { files, articles, listed: order.folder.listed() }))
}

/// Gives files names that none has.
struct Naming<'a> {
    place: ImportPlace<'a>,
    /// Paths that are given or taken, in small letters: some systems tell no others apart.
    taken: BTreeSet<String>,
}

impl<'a> Naming<'a> {
    fn new(place: ImportPlace<'a>, library: &Library) -> Self {
        Self { place, taken: library.keys().map(|path| path.as_str().to_lowercase()).collect() }
    }

    /// The path of an article, and its file.
    fn make(&mut self, article: &IncomingArticle) -> Option<(ArticlePath, Made)> {
        let folders = article.folder.split('/').filter(|part| !part.is_empty()).map(file_name);
        let folder: Vec<String> = std::iter::once(FOLDER.to_owned()).chain(folders).collect();
        let folder = folder.join("/");
        let words = file_name(&article.source.facts.path);
        for n in 1..=usize::MAX {
            let name = if n == 1 { words.clone() } else { format!("{words} ({n})") };
            let made = make(&article.source, &name)?;
            let path: ArticlePath = format!("{folder}/{name}.{}", made.extension()).parse().ok()?;
            if self.taken.insert(path.as_str().to_lowercase()) && !self.place.is_taken(&path) {
                return Some((path, made));
            }
        }
        None
    }
}

/// The file of an article and those of its pictures, which lie beside it.
fn files_of(path: &ArticlePath, made: Made) -> Vec<NewFile> {
    let folder = path.as_str().strip_suffix(path.file_name()).unwrap_or_default();
    let picture = |picture: MadePicture| {
        let path = format!("{folder}{}", picture.name).parse().ok()?;
        Some(NewFile { path, bytes: picture.bytes })
    };
    let article = NewFile { path: path.clone(), bytes: made.bytes };
    std::iter::once(article).chain(made.pictures.into_iter().filter_map(picture)).collect()
}
