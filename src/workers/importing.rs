//! Importing articles: files are read and looked at first; what is taken is written as new files of the project, all of it
//! or nothing.

use super::import_writing::write;
use super::opening::list_again;
use super::report::{Listed, TaskOutput};
use super::snapshot::Library;
use super::ticket::Ticket;
use crate::documents::document::LeftOut;
use crate::documents::old_encodings::Encoding;
use crate::exchange::format::FormatId;
use crate::exchange::making::{about_of, make};
use crate::exchange::reading::{Input, NotRead, Read, Unsure, read};
use crate::exchange::study::{Coding, Source};
use crate::model::article::About;
use crate::model::id::ArticlePath;
use crate::model::imported::{ImportedFiles, Origin};
use crate::model::moment::Moment;
use crate::storage::article_file::ArticleFile;
use crate::storage::atomic_write::{WriteError, hash_of};
use crate::storage::disk::Disk;
use crate::storage::import_source::{FoundSource, find_sources, read_source};
use crate::storage::imported_files::ImportPlace;
use crate::storage::journal::StateFolder;
use crate::storage::problem::Problem;
use crate::text::reading_text::hex;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

/// How many files are read at the same time, and how many are reported together.
pub(super) const N_AT_ONCE: usize = 8;

/// How many bytes of files are read at the same time, at most; a larger one is read by itself.
const BATCH_BYTES: u64 = 32 * 1024 * 1024;

/// The folder of the project that articles are imported into.
pub(super) const FOLDER: &str = "imported";

/// How much of a text is shown before it is imported, in code points.
pub const PREVIEW_CHARS: usize = 4_000;

/// Work of an import.
#[derive(Debug)]
pub enum ImportWork {
    /// Reads files, and those in folders, beside the articles that are there.
    Read { from: Vec<ImportSource>, library: Library },
    /// Reads a file again, as a text in an encoding that somebody chose; its number among those that were read.
    ReadAgain { file: usize, found: Box<FoundSource>, encoding: Encoding, library: Library },
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
    /// What its encoding may be, where that is not sure.
    pub unsure: Option<Unsure>,
    /// Where it was found.
    pub found: FoundSource,
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
        ImportWork::ReadAgain { file, found, encoding, library } => {
            let mut found = *found;
            found.encoding = Some(encoding);
            let mut read = read_one(ticket, &found, &known_texts(&library));
            // It may still be another.
            read.unsure = Some(Unsure { taken: encoding, others: Vec::new() });
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
    pub(super) fn listed(&self) -> Listed {
        list_again(&self.state_folder.root, &self.library, &self.reports, self.at)
    }
}

fn read_all(ticket: &Ticket, from: Vec<ImportSource>, library: &Library, tell: &mut dyn FnMut(ImportReport)) {
    let known = known_texts(library);
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
    while let Some(some) =
        sources.get(n_done..n_done + batch_of(&sources, n_done)).filter(|some| !some.is_empty())
    {
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

/// How many files are read together from this one on: few enough that all of them fit into the memory.
fn batch_of(sources: &[FoundSource], from: usize) -> usize {
    let mut n_bytes = 0_u64;
    let some = sources.iter().skip(from).take(N_AT_ONCE);
    let n = some.take_while(|source| {
        n_bytes = n_bytes.saturating_add(source.n_bytes);
        n_bytes <= BATCH_BYTES
    });
    n.count().max(1).min(sources.len().saturating_sub(from))
}

/// The texts of the project, with the articles that have them.
fn known_texts(library: &Library) -> BTreeMap<Arc<str>, &ArticlePath> {
    let texts = library.iter().filter_map(|(path, entry)| Some((entry.article.as_ref()?, path)));
    texts.map(|(article, path)| (Arc::clone(article.text.sha256()), path)).collect()
}

/// Reads a file. One whose reader breaks down costs the others nothing.
fn read_one(ticket: &Ticket, found: &FoundSource, known: &BTreeMap<Arc<str>, &ArticlePath>) -> IncomingFile {
    let is_stopped = || ticket.is_cancelled();
    let read = read_source(found).and_then(|bytes| {
        let input =
            Input { name: found.file_name(), bytes: &bytes, format: found.format, encoding: found.encoding };
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
    let (name, found_there) = (found.name.clone(), found.clone());
    match read {
        Ok((read, origin)) => {
            let (left_out, unsure) = (read.left_out.clone(), read.unsure.clone());
            let read = incoming(read, &origin, found, known);
            IncomingFile { name, read, left_out, unsure, found: found_there }
        }
        Err(why) => {
            IncomingFile { name, read: Err(why), left_out: Vec::new(), unsure: None, found: found_there }
        }
    }
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
