//! Article files: found in the project folder, read safely, never written to.

use super::problem::{Problem, ProblemKind};
use super::real_path::relative;
use crate::model::id::ArticlePath;
use crate::text::reading_text::ReadingText;
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

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
    /// Length in bytes and time of the last change, since 1970: while they are the same it is not read again.
    pub stamp: Option<(u64, Duration)>,
}

/// Whether a folder can be listed at all.
///
/// # Errors
/// The system's words, where it is not there, no folder, or not allowed.
pub fn can_list(root: &Path) -> Result<(), String> {
    fs::read_dir(root).map(|_| ()).map_err(|error| error.to_string())
}

/// The folder that is meant by a path: itself, or the one a file lies in.
#[must_use]
pub fn folder_of(path: &Path) -> PathBuf {
    let above = path.parent().filter(|_| !path.is_dir());
    above.unwrap_or(path).to_owned()
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
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                let kind = ProblemKind::Unreadable(error.to_string());
                problems.push(Problem::of_file(&relative(root, &folder), kind));
                continue;
            }
        };
        // In the same order everywhere, so that of two names that differ in composing only the same one stands.
        let mut entries: Vec<_> = entries.flatten().collect();
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
                let mut problem = what_stops(&root_real, &real_path, &path);
                if name.to_str().is_none() {
                    problem = Some(Problem::of_file(path.as_str(), ProblemKind::NameNotUnicode));
                } else if found.contains_key(&path) {
                    problems.push(Problem::of_file(path.as_str(), ProblemKind::SameName));
                    continue;
                }
                let meta = fs::metadata(&real_path).ok();
                let stamp = meta.and_then(|meta| {
                    Some((meta.len(), meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?))
                });
                found.insert(path.clone(), ArticleFile { path, real_path, problem, stamp });
            }
        }
    }
    (found.into_values().collect(), problems)
}

/// Reads an article.
///
/// # Errors
/// The problem, where it is no text, too large, or the system does not let it be read.
pub fn read(file: &ArticleFile) -> Result<ReadingText, Problem> {
    if let Some(problem) = &file.problem {
        return Err(problem.clone());
    }
    let problem = |kind| Problem::of_file(file.path.as_str(), kind);
    let bytes = read_capped(&file.real_path, MAX_BYTES).map_err(problem)?;
    ReadingText::from_bytes(&bytes).map_err(|error| problem(ProblemKind::Undecodable(error)))
}

/// The beginning of a long article, up to the end of a line: about `n_bytes` bytes. `None` where the file is not much
/// longer than that, or its beginning cannot be read by itself.
#[must_use]
pub fn read_beginning(file: &ArticleFile, n_bytes: usize) -> Option<ReadingText> {
    let meta = fs::metadata(&file.real_path).ok().filter(fs::Metadata::is_file)?;
    if file.problem.is_some() || meta.len() < 4 * n_bytes as u64 {
        return None;
    }
    let mut bytes = Vec::with_capacity(n_bytes);
    let opened = fs::File::open(&file.real_path).ok()?;
    opened.take(n_bytes as u64).read_to_end(&mut bytes).ok()?;
    let end = bytes.iter().rposition(|byte| *byte == b'\n')?;
    ReadingText::from_bytes(bytes.get(..=end)?).ok()
}

/// The bytes of a regular file of at most `max` bytes.
pub(super) fn read_capped(path: &Path, max: u64) -> Result<Vec<u8>, ProblemKind> {
    let unreadable = |error: std::io::Error| ProblemKind::Unreadable(error.to_string());
    let meta = fs::metadata(path).map_err(unreadable)?;
    if !meta.is_file() {
        return Err(ProblemKind::NotRegular);
    }
    if meta.len() > max {
        return Err(ProblemKind::TooLarge(meta.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or_default());
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take(max + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let len = bytes.len() as u64;
    if len > max { Err(ProblemKind::TooLarge(len)) } else { Ok(bytes) }
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
        let target = fs::canonicalize(real_path);
        let leads_inside = target.is_ok_and(|target| target.starts_with(root_real));
        (!leads_inside).then_some(ProblemKind::LinkOutside)
    } else if !meta.is_file() {
        Some(ProblemKind::NotRegular)
    } else if meta.len() > MAX_BYTES {
        Some(ProblemKind::TooLarge(meta.len()))
    } else {
        None
    };
    kind.map(|kind| Problem::of_file(path.as_str(), kind))
}
