//! Articles that are about to be imported: what was read of each file, what of it is new, and what is under way.

use crate::documents::document::LeftOut;
use crate::exchange::reading::{NotRead, Unsure};
use crate::model::id::ArticlePath;
use crate::session::{Imports, Incoming, Session};
use crate::storage::problem::Problem;
use crate::workers::importing::IncomingArticle;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What an import comes to, before it is made.
#[derive(Clone, Debug, Default)]
pub struct ArticlesView {
    /// The rows: first what could not be read, then articles in the order of their files.
    pub rows: Vec<ArticleRow>,
    /// How many articles were read, how many of them the project has, how many files could not be read, and how many
    /// articles are wanted.
    pub n_read: usize,
    pub n_known: usize,
    pub n_failed: usize,
    pub n_wanted: usize,
    /// How many remarks stand in those that are wanted.
    pub n_remarks: usize,
    /// Whether they become annotations.
    pub takes_remarks: bool,
    /// What is under way.
    pub at_work: Option<ProgressView>,
}

/// Work that is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgressView {
    pub is_writing: bool,
    pub n_done: usize,
    pub n_all: usize,
}

/// A row.
#[derive(Clone, Debug)]
pub enum ArticleRow {
    /// An article that was read.
    Article(Box<ReadRow>),
    /// A file that was not.
    Failed { name: String, why: NotRead },
    /// What could not be listed or found at all.
    Problem(Problem),
}

impl ArticleRow {
    /// What tells it from the other rows.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Article(row) => format!("{}/{}", row.incoming.file, row.incoming.article),
            Self::Failed { name, .. } => format!("failed {name}"),
            Self::Problem(problem) => format!("problem {}", problem.path),
        }
    }
}

/// An article that was read.
#[derive(Clone, Debug)]
pub struct ReadRow {
    pub incoming: Incoming,
    /// The path of its file, from the folder that was named.
    pub file: String,
    pub article: Arc<IncomingArticle>,
    pub novelty: Novelty,
    pub is_wanted: bool,
    /// What could not be taken of its file; told with the first of its articles.
    pub left_out: Vec<LeftOut>,
    /// What the encoding of its file may be, where that is not sure.
    pub unsure: Option<Unsure>,
}

/// Whether an article is new to the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Novelty {
    New,
    /// The project has this article of the same text.
    Known(ArticlePath),
    /// A text that was read before is the same.
    Twice,
}

impl ArticlesView {
    /// What is imported; `None` where nothing is.
    #[must_use]
    pub fn new(session: &Session) -> Option<Self> {
        let imports = session.imports().filter(|_| Self::is_needed(session))?;
        let at_work = imports.at_work().map(|work| ProgressView {
            is_writing: work.is_writing,
            n_done: work.n_done,
            n_all: work.n_all,
        });
        let mut view = Self { at_work, takes_remarks: imports.takes_remarks(), ..Self::default() };
        view.rows.extend(imports.problems().iter().cloned().map(ArticleRow::Problem));
        let failed = imports.files().iter().filter_map(|file| {
            let why = file.read.as_ref().err()?.clone();
            Some(ArticleRow::Failed { name: file.name.clone(), why })
        });
        view.rows.extend(failed);
        view.n_failed = view.rows.len();
        view.add_articles(imports);
        Some(view)
    }

    /// Whether anything was read, or is being read or written.
    #[must_use]
    pub fn is_needed(session: &Session) -> bool {
        session.imports().is_some_and(|imports| {
            !imports.files().is_empty() || !imports.problems().is_empty() || imports.at_work().is_some()
        })
    }

    fn add_articles(&mut self, imports: &Imports) {
        let new: BTreeSet<Incoming> = imports.new_articles().map(|(incoming, _)| incoming).collect();
        for (incoming, article) in imports.articles() {
            let file = imports.files().get(incoming.file);
            let novelty = match &article.known {
                Some(path) => Novelty::Known(path.clone()),
                None if new.contains(&incoming) => Novelty::New,
                None => Novelty::Twice,
            };
            let is_wanted = novelty == Novelty::New && imports.is_wanted(incoming);
            self.n_read += 1;
            self.n_known += usize::from(novelty != Novelty::New);
            self.n_wanted += usize::from(is_wanted);
            self.n_remarks += if is_wanted { article.codings.len() } else { 0 };
            let left_out = file.filter(|_| incoming.article == 0).map(|file| file.left_out.clone());
            self.rows.push(ArticleRow::Article(Box::new(ReadRow {
                incoming,
                file: file.map(|file| file.name.clone()).unwrap_or_default(),
                article: Arc::clone(article),
                novelty,
                is_wanted,
                left_out: left_out.unwrap_or_default(),
                unsure: file.and_then(|file| file.unsure.clone()),
            })));
        }
    }
}
