//! What a worker goes through: a project as it stood when the worker was asked. It shares what the session goes on to
//! change, and so costs nothing to make, however large the project is.

use super::asking::{AskedArticle, Asking, PassageSort};
use crate::exchange::codebook::Book;
use crate::exchange::facts::ArticleFacts;
use crate::exchange::gathering::{Articles, Wanted, Whole};
use crate::exchange::study::Study;
use crate::model::codebook::Codebook;
use crate::model::id::ArticlePath;
use crate::model::located::Located;
use crate::model::people::People;
use crate::model::project::Project;
use crate::search::passage_scope::AnnotatorFilter;
use crate::storage::article_file::ArticleFile;
use crate::storage::problem::Problem;
use crate::text::article::Article;
use imbl::OrdMap;
use std::sync::Arc;

/// One article of the library.
#[derive(Clone, Debug)]
pub struct LibraryEntry {
    /// Its file.
    pub file: ArticleFile,
    /// Its text, once it was read.
    pub article: Option<Arc<Article>>,
    /// Why it cannot be read.
    pub problem: Option<Problem>,
    /// What is known of it: title, date, source, author.
    pub facts: Arc<ArticleFacts>,
}

impl LibraryEntry {
    /// An article that is not read yet.
    #[must_use]
    pub fn of(file: ArticleFile) -> Self {
        let facts = ArticleFacts { path: file.path.to_string(), ..ArticleFacts::default() };
        Self { problem: file.problem.clone(), file, article: None, facts: Arc::new(facts) }
    }

    /// Whether it is still to be read.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.article.is_none() && self.problem.is_none()
    }
}

/// The articles of a project, by path.
pub type Library = OrdMap<ArticlePath, LibraryEntry>;

/// A project at one moment.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// What everyone decided.
    pub project: Project,
    /// Where passages of changed articles stand.
    pub located: Located,
    /// All themes.
    pub codebook: Codebook,
    /// Everyone.
    pub people: People,
    /// The articles.
    pub library: Library,
    /// What the project is called.
    pub name: String,
    /// Articles something is kept about that are not in the folder.
    pub missing: Arc<[ArticlePath]>,
}

impl Snapshot {
    /// The whole project.
    #[must_use]
    pub fn study(&self) -> Study {
        self.study_where(Wanted::ALL)
    }

    /// What of it is wanted.
    #[must_use]
    pub fn study_where(&self, wanted: Wanted<'_>) -> Study {
        Study::gather(self.whole(), &self.articles(), self.library.keys().cloned(), wanted)
    }

    /// The same without codings: `each` is given the study after each article that is in it, with its codings, to take them.
    pub fn study_each(&self, wanted: Wanted<'_>, each: &mut dyn FnMut(&mut Study)) -> Study {
        Study::gather_each(self.whole(), &self.articles(), self.library.keys().cloned(), wanted, each)
    }

    fn articles(&self) -> Articles {
        let read = |(path, entry): (&ArticlePath, &LibraryEntry)| {
            entry.article.as_ref().map(|article| (path.clone(), Arc::clone(article)))
        };
        self.library.iter().filter_map(read).collect()
    }

    fn whole(&self) -> Whole<'_> {
        let (project, located, codebook) = (&self.project, &self.located, &self.codebook);
        Whole { name: &self.name, project, located, codebook }
    }

    /// The codebook of the project, which has this name, with its passages counted.
    #[must_use]
    pub fn book(&self, name: &str) -> Book {
        Book::gather(name, &self.project, &self.codebook)
    }

    /// A query of passages, as it was typed.
    #[must_use]
    pub fn asking(self, typed: &str, sort: PassageSort, filter: Box<dyn AnnotatorFilter>) -> Asking {
        let listed = self.library.iter().map(|(path, entry)| AskedArticle {
            path: path.clone(),
            facts: Some(Arc::clone(&entry.facts)),
            article: entry.article.clone(),
            is_awaited: entry.is_awaited(),
        });
        let gone = self.missing.iter().map(|path| AskedArticle {
            path: path.clone(),
            facts: None,
            article: None,
            is_awaited: false,
        });
        let mut articles: Vec<AskedArticle> = listed.chain(gone).collect();
        articles.sort_by(|one, other| one.path.cmp(&other.path));
        Asking {
            typed: typed.to_owned(),
            sort,
            project: self.project,
            located: self.located,
            codebook: self.codebook,
            people: self.people,
            articles,
            filter,
        }
    }
}
