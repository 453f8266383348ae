//! The search in all articles: it is asked of a worker, and a newer one cancels it. Its places are kept, in the order of
//! the list, until the articles change; then they are looked for again.

use super::direction::Direction;
use super::hit_order::HitSort;
use super::open_project::OpenProject;
use super::question::Question;
use crate::exchange::place::place_in_library;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::search::{
    Corpus, CorpusArticle, CorpusHit, Equivalents, Finder, Findings, HitTally, Searchable, TextQuery, Way,
    telex,
};
use crate::workers::ticket::Ticket;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The search in all articles.
#[derive(Debug, Default)]
pub struct Everywhere {
    /// What is looked for.
    pub question: Question,
    /// What was found, as far as the search has come.
    pub found: Arc<Findings>,
    /// The places in the list, in its order: each by its place among those found.
    pub shown: Arc<Vec<usize>>,
    /// What the list is ordered by.
    pub sort: HitSort,
    /// Whether places outside of the articles themselves are left out of the list.
    pub leaves_out_boilerplate: bool,
    /// Places within one's own annotations with these themes are left out of the list.
    pub uncoded: Option<Vec<ThemeId>>,
    /// The place that was gone to last, by its place among those found.
    pub at: Option<usize>,
    /// What the words may have been meant to be, where nothing was found: typed with the keys of an input method.
    pub meant: Vec<String>,
    /// Grows with everything that changes the list, but for the place that was gone to.
    pub version: u64,
    pub(super) ticket: Option<Ticket>,
    /// What was looked for last, and in which texts.
    pub(super) of: Option<(Arc<Finder>, Arc<Corpus>)>,
    corpus: Option<Prepared>,
    pub(super) coded_at: u64,
    n_lists: u64,
    /// Whether the search that was asked for last has found anything, or come to its end.
    pub(super) has_news: bool,
    /// The step that is made once the search has come to its end.
    pub(super) wish: Option<Direction>,
}

/// Articles made ready to be searched, and of which state of the project and of its texts they are.
#[derive(Debug)]
struct Prepared {
    version: u64,
    texts: u64,
    corpus: Arc<Corpus>,
}

impl Everywhere {
    /// Whether the search is under way.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.ticket.is_some()
    }

    /// Whether something was looked for.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.of.is_some()
    }

    /// The places that were found.
    #[must_use]
    pub fn hits(&self) -> &[CorpusHit] {
        &self.found.hits
    }

    /// Which list of places this is: a place among those found means the same as long as it is this one.
    #[must_use]
    pub fn list(&self) -> u64 {
        self.n_lists
    }

    /// How many there are of all.
    #[must_use]
    pub fn tally(&self) -> &HitTally {
        &self.found.tally
    }

    /// Takes in what is looked for.
    pub(super) fn ask(&mut self, query: TextQuery, equivalents: &Equivalents) {
        if self.question.query != query {
            self.question = Question::of(query, equivalents);
            self.uncoded = None;
        }
    }

    pub(super) fn take(&mut self, found: Findings) {
        let place = |at: usize| self.hits().get(at).map(|hit| (hit.article.clone(), hit.span));
        let before = self.at.and_then(place);
        let is_it = |hit: &CorpusHit| Some((&hit.article, hit.span)) == before.as_ref().map(|(a, s)| (a, *s));
        self.at = found.hits.iter().position(is_it);
        let is_nothing = found.is_complete && found.hits.is_empty();
        let query = &self.question.query;
        self.meant = Vec::new();
        if is_nothing && query.way == Way::Words {
            self.meant = telex::meant(&query.words);
        }
        self.n_lists += u64::from(found.hits != self.found.hits);
        self.found = Arc::new(found);
    }

    /// Stops the search; what it found stands, and what was found before it does not.
    pub(super) fn stop(&mut self) {
        if let Some(ticket) = self.ticket.take() {
            ticket.cancel();
            if !self.has_news {
                self.take(Findings::default());
            }
        }
    }

    /// Lists places that are coded already, too: they are looked for again.
    pub(super) fn show_coded(&mut self) {
        if self.uncoded.take().is_some() {
            self.of = None;
        }
    }

    pub(super) fn forget(&mut self) {
        if let Some(ticket) = self.ticket.take() {
            ticket.cancel();
        }
        if self.of.take().is_some() {
            self.take(Findings::default());
            self.version += 1;
            self.shown = Arc::default();
        }
    }
}

impl Everywhere {
    /// The articles that are read, made ready to be searched, in the order of the library. It is the one from before
    /// where neither texts nor labels have changed.
    pub(super) fn corpus(&mut self, open: &OpenProject, own: Option<&AnnotatorId>) -> Arc<Corpus> {
        let known = self.corpus.take();
        let corpus = match known {
            Some(known) if is_true_still(open, &known, own) => known.corpus,
            known => {
                let articles = prepared(open, known.as_ref(), own);
                let is_same = |known: &Prepared| {
                    let before = &known.corpus.articles;
                    let mut pairs = before.iter().zip(&articles);
                    before.len() == articles.len()
                        && pairs.all(|(a, b)| a.path == b.path && Arc::ptr_eq(&a.text, &b.text))
                };
                let same = known.filter(is_same).map(|known| known.corpus);
                same.unwrap_or_else(|| Arc::new(Corpus { articles }))
            }
        };
        let version = open.changes.version();
        let prepared = Prepared { version, texts: open.texts, corpus: Arc::clone(&corpus) };
        self.corpus = Some(prepared);
        corpus
    }

    /// A worker broke down: if it was searching, that is over.
    pub(super) fn failed(&mut self, number: u64) {
        if self.ticket.take_if(|ticket| ticket.number == number).is_some() {
            self.version += 1;
        }
    }
}

/// Whether articles that were made ready are so still: no text is another, and of the articles that changed since
/// no line is labelled otherwise.
fn is_true_still(open: &OpenProject, known: &Prepared, own: Option<&AnnotatorId>) -> bool {
    let change = open.changes.since(known.version);
    let is_same = |path: &ArticlePath| {
        let articles = &known.corpus.articles;
        let before = articles.iter().find(|article| article.path == *path).map(|article| &article.text);
        let article = open.library.get(path).and_then(|entry| entry.article.as_ref());
        match (before, article) {
            (Some(before), Some(article)) => {
                let text =
                    Searchable::new(Arc::clone(article), &open.project.labels(path, own, &article.text));
                Arc::ptr_eq(before.article(), article) && before.boilerplate() == text.boilerplate()
            }
            (before, article) => before.is_none() && article.is_none(),
        }
    };
    known.texts == open.texts && !change.is_of_everything && change.articles.iter().all(is_same)
}

/// Makes the articles ready. What was ready before is so still, where nothing about the article has changed.
fn prepared(open: &OpenProject, known: Option<&Prepared>, own: Option<&AnnotatorId>) -> Vec<CorpusArticle> {
    let before = known.map(|known| known.corpus.articles.as_slice()).unwrap_or_default();
    let paths: Vec<&ArticlePath> = if known.is_some_and(|known| known.texts == open.texts) {
        before.iter().map(|article| &article.path).collect()
    } else {
        let mut paths: Vec<&ArticlePath> = open.library.keys().collect();
        paths.sort_by_cached_key(|path| place_in_library(path));
        paths
    };
    let before: BTreeMap<&ArticlePath, &Arc<Searchable>> =
        before.iter().map(|article| (&article.path, &article.text)).collect();
    let prepare = |path: &&ArticlePath| {
        let article = open.library.get(*path)?.article.as_ref()?;
        let text = Searchable::new(Arc::clone(article), &open.project.labels(path, own, &article.text));
        let is_same = |known: &&&Arc<Searchable>| {
            Arc::ptr_eq(known.article(), article) && known.boilerplate() == text.boilerplate()
        };
        let known = before.get(path).filter(is_same).map(|known| Arc::clone(known));
        Some(CorpusArticle { path: (*path).clone(), text: known.unwrap_or_else(|| Arc::new(text)) })
    };
    paths.iter().filter_map(prepare).collect()
}
