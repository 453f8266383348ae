//! What is wrong with files, with what can be done about each.

use crate::model::id::ArticlePath;
use crate::session::{OpenProject, Session};
use crate::storage::file_to_save::place_of;
use crate::storage::problem::Problem;
use crate::storage::project_folder::FileKey;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How many are listed; the rest are counted.
pub const N_LISTED: usize = 300;

/// One thing wrong with one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemRow {
    /// What is wrong.
    pub problem: Problem,
    /// The file on this computer.
    pub file: PathBuf,
    /// The article it is about, where that can be shown.
    pub article: Option<ArticlePath>,
    /// The file of one's own that stands in the way of saving and can be quarantined.
    pub blocked: Option<FileKey>,
}

impl ProblemRow {
    /// The folder the file lies in.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.file.parent().unwrap_or(&self.file).to_owned()
    }
}

/// The problems of the open project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProblemsView {
    /// The first of them.
    pub rows: Vec<ProblemRow>,
    /// How many more there are.
    pub n_more: usize,
}

impl ProblemsView {
    /// What is wrong, with what can be done.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        session.open_project().map(|open| problems(session, open)).unwrap_or_default()
    }
}

fn problems(session: &Session, open: &OpenProject) -> ProblemsView {
    let keys = keys_by_path(session, open);
    let row = |problem: &Problem| {
        let key = keys.get(&problem.path);
        let article = key.and_then(|key| key.article.clone());
        let article = article.or_else(|| problem.path.parse().ok());
        let is_shown =
            |path: &ArticlePath| open.library.get(path).is_some_and(|entry| entry.problem.is_none());
        let is_own = key.is_some_and(|key| session.annotator() == Some(&key.annotator));
        ProblemRow {
            file: open.root.join(&problem.path),
            article: article.filter(is_shown),
            blocked: key.filter(|_| is_own && problem.kind.can_be_quarantined()).cloned(),
            problem: problem.clone(),
        }
    };
    let rows = open.problems.iter().take(N_LISTED).map(row).collect();
    ProblemsView { rows, n_more: open.problems.len().saturating_sub(N_LISTED) }
}

/// Which of our files stands at a path: those that were read, and those of one's own that could not be.
fn keys_by_path(session: &Session, open: &OpenProject) -> BTreeMap<String, FileKey> {
    let own = session.annotator().into_iter().flat_map(|own| {
        let articles = open.library.keys().map(|path| FileKey::of_article(own, path));
        articles.chain(std::iter::once(FileKey::of_codebook(own))).map(|key| (place_of(&key), key))
    });
    let read = open.saving.seen().map(|(key, seen)| (seen.path.shown(), key.clone()));
    own.chain(read).collect()
}
