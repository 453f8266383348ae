//! What is about to be imported: what was read of each file, what of it is new, whose the passages are, and what is under way.

use crate::documents::document::LeftOut;
use crate::exchange::found_study::UnsureCounting;
use crate::exchange::reading::{NotRead, TableColumns, Unsure};
use crate::session::{CoderCount, Imports, Incoming, IncomingNews, Novelty, Session};
use crate::storage::problem::Problem;
use crate::workers::incoming::{IncomingArticle, IncomingFile};
use std::sync::Arc;

/// What an import comes to, before it is made.
#[derive(Clone, Debug, Default)]
pub struct ArticlesView {
    /// The rows: first what could not be read, then articles in the order of their files.
    pub rows: Vec<ArticleRow>,
    /// How many articles were read, how many of them bring nothing, how many files could not be read, and how many
    /// articles are made.
    pub n_read: usize,
    pub n_known: usize,
    pub n_failed: usize,
    pub n_wanted: usize,
    /// How many passages come, of how many the words stand elsewhere than is told, and how many are to be placed by hand.
    pub n_passages: usize,
    pub n_elsewhere: usize,
    pub n_lost: usize,
    /// Of how many articles what is not known is told.
    pub n_completed: usize,
    /// How many codes come.
    pub n_codes: usize,
    /// Whether there is anything to take.
    pub has_wanted: bool,
    /// How many remarks stand in documents that are wanted.
    pub n_remarks: usize,
    /// Whether they become annotations.
    pub takes_remarks: bool,
    /// Who codes in the projects, and which of them the person is.
    pub coders: Vec<CoderCount>,
    pub coder: Option<String>,
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
    /// A file of nothing but codes: its name, how many, and what could not be taken.
    Codes { name: String, n: usize, left_out: Vec<LeftOut> },
    /// A file that was not read.
    Failed { name: String, why: NotRead },
    /// What could not be listed or found at all.
    Problem(Problem),
}

impl ArticleRow {
    /// What tells the row of an article from the others.
    #[must_use]
    pub fn id_of(incoming: Incoming) -> String {
        format!("{}/{}", incoming.file, incoming.article)
    }

    /// What tells it from the other rows.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Article(row) => Self::id_of(row.incoming),
            Self::Codes { name, .. } => format!("codes {name}"),
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
    /// Whether it is of a project of another program.
    pub is_of_project: bool,
    /// How many passages in it are new.
    pub n_passages: usize,
    /// Whether there is anything to take of it, and whether it is wanted.
    pub is_takeable: bool,
    pub is_wanted: bool,
    /// What could not be taken of its file; told with the first of its articles.
    pub left_out: Vec<LeftOut>,
    /// What the encoding of its file may be, and how its positions are counted, where that is not sure.
    pub unsure: Option<Unsure>,
    pub unsure_counting: Option<UnsureCounting>,
    /// What the columns of its table hold.
    pub columns: Option<TableColumns>,
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
        let mut view = Self {
            at_work,
            takes_remarks: imports.takes_remarks(),
            has_wanted: imports.has_wanted(),
            coders: imports.coders(),
            coder: imports.coder(),
            ..Self::default()
        };
        view.rows.extend(imports.problems().iter().cloned().map(ArticleRow::Problem));
        view.rows.extend(imports.files().iter().filter_map(failed));
        view.n_failed = view.rows.len();
        view.rows.extend(imports.files().iter().filter_map(codes));
        let news = imports.news();
        for news in &news {
            view.add_article(imports, news);
        }
        view.n_codes = n_new_codes(session, imports);
        // The only coder of a file, who has no name, is the person.
        if view.coders.iter().all(|coder| coder.name.trim().is_empty()) {
            view.coders.clear();
        }
        Some(view)
    }

    /// Whether anything was read, or is being read or written.
    #[must_use]
    pub fn is_needed(session: &Session) -> bool {
        session.imports().is_some_and(|imports| {
            !imports.files().is_empty() || !imports.problems().is_empty() || imports.at_work().is_some()
        })
    }

    fn add_article(&mut self, imports: &Imports, news: &IncomingNews<'_>) {
        let IncomingNews { incoming, article, .. } = news;
        let file = imports.files().get(incoming.file);
        let is_takeable = news.is_takeable();
        let is_wanted = is_takeable && imports.is_wanted(*incoming);
        self.n_read += 1;
        self.n_known += usize::from(!is_takeable);
        if is_wanted {
            self.n_wanted += usize::from(news.novelty == Novelty::New);
            self.n_passages += news.n_passages;
            self.n_completed += usize::from(article.completes);
            if !news.is_of_project() && news.novelty == Novelty::New {
                self.n_remarks += article.codings.len();
            }
            if news.n_passages > 0 {
                self.n_elsewhere += article.tallies.iter().map(|tally| tally.n_elsewhere).sum::<usize>();
                self.n_lost += article.tallies.iter().map(|tally| tally.n_lost).sum::<usize>();
            }
        }
        let left_out = file.filter(|_| incoming.article == 0).map(|file| file.left_out.clone());
        self.rows.push(ArticleRow::Article(Box::new(ReadRow {
            incoming: *incoming,
            file: file.map(|file| file.name.clone()).unwrap_or_default(),
            article: Arc::clone(article),
            novelty: news.novelty.clone(),
            is_of_project: news.is_of_project(),
            n_passages: news.n_passages,
            is_takeable,
            is_wanted,
            left_out: left_out.unwrap_or_default(),
            unsure: file.and_then(|file| file.unsure.clone()),
            unsure_counting: file.and_then(|file| file.unsure_counting.clone()),
            columns: file.and_then(|file| file.columns.clone()),
        })));
    }
}

fn failed(file: &IncomingFile) -> Option<ArticleRow> {
    let why = file.read.as_ref().err()?.clone();
    Some(ArticleRow::Failed { name: file.name.clone(), why })
}

fn codes(file: &IncomingFile) -> Option<ArticleRow> {
    let is_codebook = file.read.as_ref().is_ok_and(Vec::is_empty);
    let project = file.project.as_ref().filter(|_| is_codebook)?;
    Some(ArticleRow::Codes {
        name: file.name.clone(),
        n: project.themes.len(),
        left_out: file.left_out.clone(),
    })
}

/// How many themes would be made of the codes of the projects of which anything is taken.
fn n_new_codes(session: &Session, imports: &Imports) -> usize {
    let codes = imports.wanted_codes();
    let plan = session.open_project().map(|open| open.plan_of(&codes, session.annotator()));
    plan.into_iter().flatten().filter(|planned| planned.id.is_none()).count()
}
