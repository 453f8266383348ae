//! Article files: found in the project folder, read safely, never written to.

use super::atomic_write::folder_above;
use super::disk::Stamp;
use super::problem::{Problem, ProblemKind};
use super::real_path::relative;
use super::regular_file;
use crate::exchange::origin::is_own_report;
use crate::model::id::ArticlePath;
use crate::model::moment::Moment;
use crate::text::article::Article;
use crate::text::decode::DecodeError;
use crate::text::reading_text::ReadingText;
use crate::text::source::SourceKind;
use crate::text::wrapping::LineEnds;
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The largest article that is read, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The folder of annotations within a project folder; it holds no articles.
pub const ANNOTATIONS_FOLDER: &str = "annotations";

/// An article file that was found, not read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleFile {
    /// Its name in the project.
    pub path: ArticlePath,
    /// Its name on disk, as the system spells it.
    pub real_path: PathBuf,
    /// Why it cannot be read, where that was seen already.
    pub problem: Option<Problem>,
    /// What tells whether it changes: while it is the same, the file is not read again.
    pub stamp: Option<Stamp>,
}

impl ArticleFile {
    /// The same as it is known where it is read at this moment or later.
    #[must_use]
    pub fn settled(self, at: Moment) -> Self {
        Self { stamp: self.stamp.and_then(|stamp| stamp.settled(at)), ..self }
    }
}

/// Whether a folder can be listed at all.
///
/// # Errors
/// The system's words, where it is not there, no folder, or not allowed.
pub fn can_list(root: &Path) -> Result<(), String> {
    // A folder that was deleted while somebody works in it can still be listed as `.`, but has no path any more.
    let real = fs::canonicalize(root);
    real.and_then(fs::read_dir).map(|_| ()).map_err(|error| error.to_string())
}

/// The folder that is meant by a path: itself, or the one a file lies in.
#[must_use]
pub fn folder_of(path: &Path) -> PathBuf {
    if path.is_dir() { path.to_owned() } else { folder_above(path).to_owned() }
}

/// The real path of a folder, however it was opened; as given where the system tells none.
#[must_use]
pub fn real_path_of(folder: &Path) -> PathBuf {
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

/// The article files of a folder at any depth, by path. Nothing is read; folders that cannot be listed are problems.
#[must_use]
pub fn list(root: &Path) -> (Vec<ArticleFile>, Vec<Problem>) {
    let root_real = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let mut found: BTreeMap<ArticlePath, ArticleFile> = BTreeMap::new();
    let mut problems = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                problems.push(Problem::of_file(&relative(root, &folder), error.into()));
                continue;
            }
        };
        // In the same order everywhere, so that of two names that differ in composing only the same one stands.
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let real_path = entry.path();
            let name = entry.file_name();
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                let is_ours = folder == root && name == ANNOTATIONS_FOLDER;
                if !is_ours {
                    folders.push(real_path);
                }
            } else if is_article_name(&real_path) {
                let path: ArticlePath = match relative(root, &real_path).parse() {
                    Ok(path) => path,
                    Err(fault) => {
                        let shown = relative(root, &real_path);
                        problems.push(Problem::of_file(&shown, ProblemKind::WrongName(fault)));
                        continue;
                    }
                };
                let is_unicode = real_path.strip_prefix(root).is_ok_and(|inside| inside.to_str().is_some());
                let mut problem = what_stops(&root_real, &real_path, &path);
                if !is_unicode {
                    problem = Some(Problem::of_file(path.as_str(), ProblemKind::NameNotUnicode));
                }
                if found.contains_key(&path) {
                    let same_name = || Problem::of_file(path.as_str(), ProblemKind::SameName);
                    problems.push(problem.unwrap_or_else(same_name));
                    continue;
                }
                let stamp = fs::metadata(&real_path).ok().and_then(|meta| Stamp::of(&meta));
                found.insert(path.clone(), ArticleFile { path, real_path, problem, stamp });
            }
        }
    }
    (found.into_values().collect(), problems)
}

/// Whether a folder holds any article: a report of this program is none.
pub(super) fn has_articles(root: &Path) -> bool {
    let is_report = |file| matches!(read(file), Err(Problem { kind: ProblemKind::OwnReport, .. }));
    list(root).0.iter().any(|file| !is_report(file))
}

/// Reads an article, as its kind of file is read.
///
/// # Errors
/// The problem, where it is no text, too large, or the system does not let it be read.
pub fn read(file: &ArticleFile) -> Result<Article, Problem> {
    let article = read_bytes(file, SourceKind::read)?;
    // Here and now, so that it is not worked out where somebody waits for it.
    let _ = article.text.sha256();
    Ok(article)
}

/// Reads the text of an article, the line ends of a plain one as somebody wants it, and looks at none of its lines.
///
/// # Errors
/// As for [`read`].
pub fn read_text(file: &ArticleFile, line_ends: Option<LineEnds>) -> Result<ReadingText, Problem> {
    read_bytes(file, |kind, bytes| kind.read_text(bytes, line_ends))
}

/// The article of a file whose text was read, with its lines labelled. A plain one is not read again.
///
/// # Errors
/// As for [`read`].
pub fn labelled(
    file: &ArticleFile,
    text: &ReadingText,
    line_ends: Option<LineEnds>,
) -> Result<Article, Problem> {
    match kind_of(file) {
        SourceKind::Plain => Ok(Article::with_line_ends(text.clone(), line_ends)),
        SourceKind::Markdown => read(file),
    }
}

fn read_bytes<T>(
    file: &ArticleFile,
    read: impl FnOnce(SourceKind, &[u8]) -> Result<T, DecodeError>,
) -> Result<T, Problem> {
    if let Some(problem) = &file.problem {
        return Err(problem.clone());
    }
    let problem = |kind| Problem::of_file(file.path.as_str(), kind);
    let bytes = read_capped(&file.real_path, MAX_BYTES).map_err(problem)?;
    if is_own_report(&bytes) {
        return Err(problem(ProblemKind::OwnReport));
    }
    read(kind_of(file), &bytes).map_err(|error| problem(ProblemKind::Undecodable(error)))
}

/// The beginning of a long article, up to the end of a line: about `n_bytes` bytes. `None` where the file is not much
/// longer than that, or its beginning cannot be read by itself, as in Markdown, where what comes may say what was.
#[must_use]
pub fn read_beginning(file: &ArticleFile, n_bytes: usize) -> Option<ReadingText> {
    if file.problem.is_some() || kind_of(file) != SourceKind::Plain {
        return None;
    }
    let opened = regular_file::open(&file.real_path, OpenOptions::new().read(true)).ok()?;
    if opened.metadata().ok()?.len() < 4 * n_bytes as u64 {
        return None;
    }
    let mut bytes = Vec::with_capacity(n_bytes);
    opened.take(n_bytes as u64).read_to_end(&mut bytes).ok()?;
    if is_own_report(&bytes) {
        return None;
    }
    let end = bytes.iter().rposition(|byte| *byte == b'\n')?;
    ReadingText::from_bytes(bytes.get(..=end)?).ok()
}

/// What is wrong with an article that can be read all the same.
#[must_use]
pub fn flaw_of(path: &ArticlePath, article: &Article) -> Option<Problem> {
    article.unreadable_head.map(|line| Problem::of_file(path.as_str(), ProblemKind::UnreadableHead(line)))
}

fn kind_of(file: &ArticleFile) -> SourceKind {
    SourceKind::of_name(file.path.as_str())
}

/// The bytes of a regular file of at most `max` bytes.
fn read_capped(path: &Path, max: u64) -> Result<Vec<u8>, ProblemKind> {
    let file = regular_file::open(path, OpenOptions::new().read(true))?;
    let n_bytes = file.metadata()?.len();
    if n_bytes > max {
        return Err(ProblemKind::TooLarge(n_bytes));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(n_bytes).unwrap_or_default());
    file.take(max + 1).read_to_end(&mut bytes)?;
    let n_bytes = bytes.len() as u64;
    if n_bytes > max { Err(ProblemKind::TooLarge(n_bytes)) } else { Ok(bytes) }
}

/// Whether a file of this name is an article.
pub(super) fn is_article_name(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    matches!(ending.as_deref(), Some("txt" | "md"))
}

/// Whether something is in the way of reading, as far as the name and the kind of file tell.
fn what_stops(root_real: &Path, real_path: &Path, path: &ArticlePath) -> Option<Problem> {
    let meta = fs::symlink_metadata(real_path).ok()?;
    let kind = if meta.file_type().is_symlink() {
        match fs::canonicalize(real_path) {
            Ok(target) => (!target.starts_with(root_real)).then_some(ProblemKind::LinkOutside),
            Err(error) if error.kind() == ErrorKind::NotFound => Some(ProblemKind::LinkNowhere),
            Err(error) => Some(error.into()),
        }
    } else if !meta.is_file() {
        Some(ProblemKind::NotRegular)
    } else if meta.len() > MAX_BYTES {
        Some(ProblemKind::TooLarge(meta.len()))
    } else {
        None
    };
    kind.map(|kind| Problem::of_file(path.as_str(), kind))
}
