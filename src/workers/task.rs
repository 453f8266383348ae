//! What can be slow, as values: tasks that the session hands out, and the reports that come back. Does the work, too.

use super::ticket::Ticket;
use crate::exchange::csv::{Cells, Rows};
use crate::exchange::markdown::{By, Headings};
use crate::exchange::passage::Passages;
use crate::exchange::{csv, markdown, web_annotation};
use crate::model::article::ArticleRecord;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::located::Found;
use crate::model::project::CodebookRecord;
use crate::storage::article_file::{self, ArticleFile};
use crate::storage::atomic_write::WriteError;
use crate::storage::problem::Problem;
use crate::storage::project_folder::{self, FileContent, FileKey, FileToSave, Opened, SeenFile};
use crate::storage::reading_state::{self, ReadingChanges, Remembered};
use crate::storage::settings::{Places, Settings};
use crate::storage::{export_file, samples, settings};
use crate::text::anchor::Anchor;
use crate::text::article::Article;
use crate::text::refinding::Refinder;
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
    OpenFolder { root: PathBuf, places: Places, own: Option<AnnotatorId> },
    /// Reads one article ahead of the others.
    ReadArticle(ArticleFile),
    /// Saves one of our files.
    SaveFile { root: PathBuf, places: Places, file: Box<FileToSave> },
    /// Saves the settings.
    SaveSettings { places: Places, settings: Box<Settings> },
    /// Saves where the articles of a project are being read.
    SaveReading { root: PathBuf, places: Places, own: Option<AnnotatorId>, changes: Box<ReadingChanges> },
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
    /// The folder's articles, none read yet.
    FolderListed { files: Vec<ArticleFile>, problems: Vec<Problem> },
    /// Everyone's annotations.
    NotesRead(Box<Opened>),
    /// The beginning of a long article.
    ArticleBegun(ArticlePath, Arc<Article>),
    /// Some articles, read or not to be read.
    ArticlesRead(Vec<(ArticlePath, Result<Arc<Article>, Problem>)>),
    /// The folder has been read, all of it or until reading was cancelled.
    FolderRead,
    /// The folder is not there or cannot be listed; the system's words.
    FolderNotOpened { root: PathBuf, reason: String },
    /// A file was saved, or not; what it was to hold comes back with it.
    FileSaved { key: FileKey, content: SavedContent, result: Result<SeenFile, WriteError> },
    /// The settings were saved, or not.
    SettingsSaved(Result<(), WriteError>),
    /// An export was written, or not.
    Exported { path: PathBuf, n_passages: usize, result: Result<(), WriteError> },
    /// The samples were copied, or not.
    SamplesCopied { folder: PathBuf, result: Result<(), WriteError> },
    /// Where annotations stand in articles that were changed.
    Located(FoundPlaces),
    /// A task ended in a panic; its words.
    Failed(String),
}

/// What a saved file was to hold.
pub type SavedContent = Result<Box<ArticleRecord>, Box<CodebookRecord>>;

/// How much of a long article is shown before all of it is read, in bytes: some thirty screens.
const BEGINNING_BYTES: usize = 64 * 1024;

/// How many passages that were found are reported together.
const FOUND_TOGETHER: usize = 512;

/// How many bytes of articles are read before they are reported.
const BATCH_BYTES: usize = 1 << 20;

/// Does the work, reporting as it goes; it stops early when the ticket is cancelled.
pub fn perform(task: Task, report: &mut dyn FnMut(Report)) {
    match task.work {
        Work::OpenFolder { root, places, own } => {
            open_folder(&task.ticket, &root, (&places, own.as_ref()), report);
        }
        Work::ReadArticle(file) => {
            if let Some(text) = article_file::read_beginning(&file, BEGINNING_BYTES) {
                report(Report::ArticleBegun(file.path.clone(), Arc::new(Article::new(text))));
            }
            report(Report::ArticlesRead(vec![read_article(&file)]));
        }
        Work::SaveFile { root, places, file } => {
            let result = project_folder::save(&root, &places.state, &file);
            let content = match file.content {
                FileContent::Annotations(record, today) => {
                    let text = Some(record.text.clone().unwrap_or(today));
                    Ok(Box::new(ArticleRecord { text, ..*record }))
                }
                FileContent::Codebook(record) => Err(record),
            };
            report(Report::FileSaved { key: file.key, content, result });
        }
        Work::SaveSettings { places, settings } => {
            report(Report::SettingsSaved(settings::write(&places, &settings)));
        }
        Work::SaveReading { root, places, own, changes } => {
            let saved = reading_state::save(&places.state, own.as_ref(), &root, &changes);
            report(Report::ReadingSaved(saved));
        }
        Work::Export { root, path, format, words, passages } => {
            let bytes = export_bytes(format, &words, &passages);
            let result = bytes.and_then(|bytes| export_file::write(&root, &path, &bytes));
            report(Report::Exported { path, n_passages: passages.passages.len(), result });
        }
        Work::Locate(sought) => locate(&task.ticket, sought, report),
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

fn open_folder(
    ticket: &Ticket,
    root: &std::path::Path,
    (places, own): (&Places, Option<&AnnotatorId>),
    report: &mut dyn FnMut(Report),
) {
    if let Err(reason) = article_file::can_list(root) {
        return report(Report::FolderNotOpened { root: root.to_owned(), reason });
    }
    report(Report::ReadingRemembered(reading_state::read(&places.state, own, root)));
    let (files, problems) = article_file::list(root);
    report(Report::FolderListed { files: files.clone(), problems });
    if let Some(own) = own {
        project_folder::sweep_own(root, &places.state, own);
    }
    let mut opened = project_folder::open(root);
    opened.written_here = project_folder::written_here(&places.state, &opened.project);
    report(Report::NotesRead(Box::new(opened)));
    let mut batch = Vec::new();
    let mut n_bytes = 0;
    for file in &files {
        if ticket.is_cancelled() {
            break;
        }
        let read = read_article(file);
        n_bytes += read.1.as_ref().map_or(0, |article| article.text.as_str().len());
        batch.push(read);
        if n_bytes >= BATCH_BYTES || batch.len() >= 256 {
            report(Report::ArticlesRead(std::mem::take(&mut batch)));
            n_bytes = 0;
        }
    }
    report(Report::ArticlesRead(batch));
    report(Report::FolderRead);
}

/// Looks for passages, article by article; the first article's are reported at once, the others' some hundred together.
fn locate(ticket: &Ticket, sought: Vec<Sought>, report: &mut dyn FnMut(Report)) {
    let mut found: FoundPlaces = Vec::new();
    let mut n_found = 0;
    let mut n_wanted = 1;
    for Sought { article, anchors } in sought {
        let refinder = Refinder::new(&article.text);
        found.push((Arc::clone(article.text.sha256()), Vec::new()));
        for anchor in anchors {
            if ticket.is_cancelled() {
                return;
            }
            let place = Found::in_text(&refinder, &anchor);
            if let Some((_, places)) = found.last_mut() {
                places.push((anchor, place));
            }
            n_found += 1;
            if n_found % FOUND_TOGETHER == 0 {
                let rest = vec![(Arc::clone(article.text.sha256()), Vec::new())];
                report(Report::Located(std::mem::replace(&mut found, rest)));
            }
        }
        if n_found >= n_wanted {
            report(Report::Located(std::mem::take(&mut found)));
            n_wanted = n_found + FOUND_TOGETHER;
        }
    }
    if !found.is_empty() {
        report(Report::Located(found));
    }
}

fn read_article(file: &ArticleFile) -> (ArticlePath, Result<Arc<Article>, Problem>) {
    let article = article_file::read(file).map(|text| Arc::new(Article::new(text)));
    (file.path.clone(), article)
}
