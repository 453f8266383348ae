//! What an import is at: what was read, what of it is new, which of the coders the person is, and what is under way.

use crate::exchange::codebook::BookTheme;
use crate::exchange::color_names::ColorNames;
use crate::model::edit::Edit;
use crate::model::id::ArticlePath;
use crate::storage::problem::Problem;
use crate::text::fold::{Strength, fold};
use crate::workers::importing::ImportSource;
use crate::workers::incoming::{Home, IncomingArticle, IncomingFile, IncomingProject};
use crate::workers::ticket::Ticket;
use std::collections::BTreeSet;
use std::sync::Arc;

/// An article that was read: the number of its file, and its own in that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Incoming {
    pub file: usize,
    pub article: usize,
}

/// What an import is at.
#[derive(Debug, Default)]
pub struct Imports {
    /// What was read.
    pub(super) files: Vec<IncomingFile>,
    /// What could not even be read.
    pub(super) problems: Vec<Problem>,
    /// Articles that are not wanted, though they could be taken.
    pub(super) unwanted: BTreeSet<Incoming>,
    pub(super) takes_remarks: bool,
    /// Which of the coders the person said to be.
    pub(super) coder: Who,
    /// What codes are called that stand for a colour.
    pub(super) colors: ColorNames,
    /// What the person is called, which may be the name of a coder.
    pub(super) own_name: String,
    /// The themes of what is being written.
    pub(super) themes: Vec<Edit>,
    /// What is to be read next, as where several things were dropped at once.
    pub(super) waiting: Vec<ImportSource>,
    /// What is under way.
    pub(super) at_work: Option<AtWork>,
    /// The import whose step is not known to be in the journal.
    pub(super) unsettled: Option<Arc<str>>,
}

/// Which of the coders the person said to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Who {
    #[default]
    Untold,
    /// None of them.
    Nobody,
    Coder(String),
}

/// Work that is under way.
#[derive(Debug)]
pub struct AtWork {
    pub(super) ticket: Ticket,
    /// Whether articles are written; else files are read.
    pub is_writing: bool,
    /// How many of all files or articles are done.
    pub n_done: usize,
    pub n_all: usize,
}

impl Imports {
    /// The files that were read, in the order in which they were.
    #[must_use]
    pub fn files(&self) -> &[IncomingFile] {
        &self.files
    }

    /// What could not be found, listed or read at all.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// What is under way.
    #[must_use]
    pub fn at_work(&self) -> Option<&AtWork> {
        self.at_work.as_ref()
    }

    /// Whether articles are being written: the project is not left meanwhile.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.at_work.as_ref().is_some_and(|work| work.is_writing)
    }

    /// Whether remarks in documents are taken as annotations.
    #[must_use]
    pub fn takes_remarks(&self) -> bool {
        self.takes_remarks
    }

    /// Whether an article is to be taken, where there is anything new in it.
    #[must_use]
    pub fn is_wanted(&self, incoming: Incoming) -> bool {
        !self.unwanted.contains(&incoming)
    }

    /// The coders of all projects that were read, with how many passages each has, in the order in which they were read.
    #[must_use]
    pub fn coders(&self) -> Vec<CoderCount> {
        let mut coders: Vec<CoderCount> = Vec::new();
        for file in &self.files {
            let Some(project) = file.project.as_ref().filter(|project| project.is_project) else { continue };
            for (coder, name) in project.coders.iter().enumerate() {
                let tallies = file.read.iter().flatten().flat_map(|article| &article.tallies);
                let tallies = || tallies.clone().filter(|tally| tally.coder == coder);
                let n_passages = tallies().map(|tally| tally.n).sum();
                let n_own = tallies().map(|tally| tally.n - tally.n_new_own).sum();
                match coders.iter_mut().find(|known| known.name == *name) {
                    Some(known) => {
                        known.n_passages += n_passages;
                        known.n_own += n_own;
                    }
                    None => coders.push(CoderCount { name: name.clone(), n_passages, n_own }),
                }
            }
        }
        coders
    }

    /// Which of the coders the person is: as they said, else the only one, else the one of their name, else the one whose
    /// passages are theirs by an earlier import.
    #[must_use]
    pub fn coder(&self) -> Option<String> {
        match &self.coder {
            Who::Coder(name) => return Some(name.clone()),
            Who::Nobody => return None,
            Who::Untold => {}
        }
        let mut coders = self.coders();
        if let [sole] = coders.as_mut_slice() {
            return Some(std::mem::take(&mut sole.name));
        }
        let is_own = |coder: &&CoderCount| {
            fold(coder.name.trim(), Strength::Case) == fold(self.own_name.trim(), Strength::Case)
        };
        let is_taken = |coder: &&CoderCount| coder.n_own * 2 > coder.n_passages;
        let coder = coders.iter().find(is_own).or_else(|| coders.iter().find(is_taken));
        coder.map(|coder| coder.name.clone())
    }

    /// Which of the coders of a file the person is. The only coder of a file, who has no name, is the person.
    fn own_in(&self, project: &IncomingProject, coder: Option<&String>) -> Option<usize> {
        match project.coders.as_slice() {
            [only] if only.trim().is_empty() && self.coder != Who::Nobody => Some(0),
            coders => coders.iter().position(|known| Some(known) == coder),
        }
    }

    /// All articles that were read, each with what is new in it.
    #[must_use]
    pub fn news(&self) -> Vec<IncomingNews<'_>> {
        let coder = self.coder();
        let mut seen = BTreeSet::new();
        self.articles()
            .map(|(incoming, article)| {
                let project = self.files.get(incoming.file).and_then(|file| file.project.as_ref());
                let own = project
                    .filter(|project| project.is_project)
                    .and_then(|project| self.own_in(project, coder.as_ref()));
                let novelty = match &article.home {
                    Home::Known(path) => Novelty::Known(path.clone()),
                    Home::Missing => Novelty::Missing,
                    Home::New if seen.insert(Arc::clone(&article.sha256)) => Novelty::New,
                    Home::New => Novelty::Twice,
                };
                let is_project = project.is_some_and(|project| project.is_project);
                let n_passages = match (is_project, &novelty) {
                    (true, Novelty::New | Novelty::Twice | Novelty::Known(_)) => article.n_new(own),
                    (false, Novelty::New) if self.takes_remarks => article.codings.len(),
                    (_, Novelty::New | Novelty::Twice | Novelty::Known(_) | Novelty::Missing) => 0,
                };
                IncomingNews { incoming, article, project, own, novelty, n_passages }
            })
            .collect()
    }

    /// All articles that were read.
    pub fn articles(&self) -> impl Iterator<Item = (Incoming, &Arc<IncomingArticle>)> {
        self.files.iter().enumerate().flat_map(|(file, read)| {
            let articles = read.read.as_deref().unwrap_or_default();
            articles.iter().enumerate().map(move |(article, of)| (Incoming { file, article }, of))
        })
    }

    /// Whether anything is taken if nothing else is decided: articles, passages or themes.
    #[must_use]
    pub fn has_wanted(&self) -> bool {
        self.news().iter().any(|news| news.is_takeable() && self.is_wanted(news.incoming))
            || self.has_codebook()
    }

    /// The codes that come, if nothing else is decided.
    #[must_use]
    pub fn wanted_codes(&self) -> Vec<BookTheme> {
        let news = self.news();
        let is_wanted = |news: &&IncomingNews<'_>| news.is_takeable() && self.is_wanted(news.incoming);
        self.codes_of(&news.iter().filter(is_wanted).collect::<Vec<_>>())
    }

    /// The codes of the files of which these articles are taken, and of those that are nothing but codes, each branch once.
    pub(super) fn codes_of(&self, wanted: &[&IncomingNews<'_>]) -> Vec<BookTheme> {
        let takes_codes = |news: &&&IncomingNews<'_>| news.is_of_project() || news.n_passages > 0;
        let files: BTreeSet<usize> =
            wanted.iter().filter(takes_codes).map(|news| news.incoming.file).collect();
        let mut seen: BTreeSet<&[String]> = BTreeSet::new();
        let mut codes = Vec::new();
        for (at, file) in self.files.iter().enumerate() {
            let is_codebook = file.read.as_ref().is_ok_and(Vec::is_empty);
            let project = file.project.as_ref().filter(|_| is_codebook || files.contains(&at));
            let themes = project.into_iter().flat_map(|project| &project.themes);
            for theme in themes.filter(|theme| !theme.path.is_empty()) {
                if seen.insert(&theme.path) {
                    codes.push(theme.clone());
                }
            }
        }
        codes
    }

    /// Whether there is a file of nothing but codes.
    fn has_codebook(&self) -> bool {
        self.files.iter().any(|file| {
            let has_codes = file.project.as_ref().is_some_and(|project| !project.themes.is_empty());
            has_codes && file.read.as_ref().is_ok_and(Vec::is_empty)
        })
    }
}

/// A coder of the projects that were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoderCount {
    /// Their name; empty where none is told.
    pub name: String,
    pub n_passages: usize,
    /// How many of them the person has already.
    pub n_own: usize,
}

/// An article that was read, with what is new in it.
#[derive(Clone, Debug)]
pub struct IncomingNews<'i> {
    pub incoming: Incoming,
    pub article: &'i Arc<IncomingArticle>,
    /// Who codes in its file, and by what.
    pub project: Option<&'i Arc<IncomingProject>>,
    /// Which of the coders of that project the person is.
    pub own: Option<usize>,
    pub novelty: Novelty,
    /// How many passages in it are new.
    pub n_passages: usize,
}

impl IncomingNews<'_> {
    /// Whether it is of a project of another program.
    #[must_use]
    pub fn is_of_project(&self) -> bool {
        self.project.is_some_and(|project| project.is_project)
    }

    /// Whether there is anything to take of it.
    #[must_use]
    pub fn is_takeable(&self) -> bool {
        match self.novelty {
            Novelty::New => true,
            Novelty::Known(_) => self.n_passages > 0 || self.article.completes,
            Novelty::Twice => self.n_passages > 0,
            Novelty::Missing => false,
        }
    }
}

/// Whether an article is new to the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Novelty {
    New,
    /// The project has this article of the same text, or the one that is meant.
    Known(ArticlePath),
    /// A text that was read before is the same.
    Twice,
    /// Its text did not come, and the project has no such article.
    Missing,
}
