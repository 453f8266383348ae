//! The search in all articles: it is asked of a worker, and a newer one cancels it. Its places are kept, in the order of
//! the list, until the articles change; then they are looked for again.

use super::direction::Direction;
use super::finding::{query_of, selected_words};
use super::hit_order::{HitSort, ordered};
use super::notice::Notice;
use super::open_project::OpenProject;
use super::reading::Selection;
use super::searching::{Question, Scope};
use super::sitting::{Now, Session};
use crate::exchange::place::place_in_library;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::search::{
    Corpus, CorpusArticle, CorpusHit, Finder, Findings, Searchable, Tally, TextQuery, Way, telex,
};
use crate::text::fold::Marks;
use crate::text::positions::Span;
use crate::workers::task::Work;
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
    of: Option<(Arc<Finder>, Arc<Corpus>)>,
    corpus: Option<Prepared>,
    coded_at: u64,
    n_lists: u64,
    /// Whether the search that was asked for last has found anything, or come to its end.
    has_news: bool,
    /// The step that is made once the search has come to its end.
    wish: Option<Direction>,
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
    pub fn tally(&self) -> &Tally {
        &self.found.tally
    }

    /// Takes in what is looked for.
    pub(super) fn ask(&mut self, query: TextQuery) {
        if self.question.query != query {
            self.question = Question::of(query);
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

    fn forget(&mut self) {
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

impl Session {
    /// Goes over to the search in all articles: for selected words, else for what is looked for in the article.
    pub(super) fn find_everywhere(&mut self) {
        let Some(open) = &mut self.open else { return };
        let searching = &mut open.searching;
        let last = open.reading.as_ref().and_then(|reading| searching.lit.last_in(reading));
        let words = open.reading.as_ref().and_then(|reading| selected_words(reading, last));
        let is_found_here = open.reading.as_ref().is_some_and(|reading| {
            searching.scope() != Some(Scope::Everywhere)
                && last.is_some()
                && reading.selection.map(Selection::span) == last
        });
        let known = &searching.everywhere.question.query;
        let query = match words {
            Some(words) => Some(TextQuery { words, way: Way::Words, near: None, ..known.clone() }),
            None if searching.is_bar_open || is_found_here => Some(searching.here.query.clone()),
            None => None,
        };
        if let Some(query) = query.filter(|query| query != known && !query.is_empty()) {
            searching.everywhere.question = Question::of(query);
            searching.everywhere.uncoded = None;
        }
        searching.light(Some(Scope::Everywhere));
    }

    /// Looks in all articles for the words of the selected annotation, as they are, and lists where they are not coded.
    pub(super) fn find_the_same(&mut self, now: Now) {
        let Some((open, reading)) = self.reading() else { return };
        let Some(mark) = reading.selected_mark() else { return self.say(Notice::NothingSelected, now) };
        let themes = mark.annotation.themes.iter().map(|id| open.codebook.resolve(id).clone()).collect();
        // No place goes beyond its line: of several, the longest says most.
        let quote = &mark.annotation.anchor.quote;
        let longest = quote.lines().max_by_key(|line| line.len()).unwrap_or_default();
        let words = query_of(longest).to_owned();
        let query = TextQuery { words, marks: Marks::Exact, is_whole: true, ..TextQuery::default() };
        let Some(open) = &mut self.open else { return };
        let everywhere = &mut open.searching.everywhere;
        everywhere.question = Question::of(query);
        everywhere.uncoded = Some(themes);
        open.searching.light(Some(Scope::Everywhere));
        self.renew_list();
    }

    pub(super) fn step_everywhere(&mut self, direction: Direction, now: Now) {
        let Some(open) = &mut self.open else { return };
        let everywhere = &mut open.searching.everywhere;
        if everywhere.is_pending() && !everywhere.has_news {
            everywhere.wish = Some(direction);
            return;
        }
        let here = everywhere.at.and_then(|at| everywhere.shown.iter().position(|shown| *shown == at));
        let next = match (direction, here) {
            (Direction::Forward, None) => Some(0),
            (Direction::Forward, Some(at)) => Some(at + 1),
            (Direction::Back, None) => everywhere.shown.len().checked_sub(1),
            (Direction::Back, Some(at)) => at.checked_sub(1),
        };
        match next.and_then(|at| everywhere.shown.get(at).copied()) {
            Some(hit) => self.jump_to_hit(hit, now),
            None if everywhere.question.finder.is_none() => self.say(Notice::NothingSought, now),
            None if everywhere.shown.is_empty() => {
                let words = everywhere.question.query.words.clone();
                self.say(Notice::NotFound(words), now);
            }
            None => self.say(Notice::NoFurtherHit, now),
        }
    }

    /// Goes to a place that was found in all articles, and remembers where the person was.
    pub(super) fn jump_to_hit(&mut self, at: usize, now: Now) {
        let Some(open) = &mut self.open else { return };
        let Some(hit) = open.searching.everywhere.hits().get(at) else { return };
        let (path, span) = (hit.article.clone(), hit.span);
        open.searching.everywhere.at = Some(at);
        open.searching.light(Some(Scope::Everywhere));
        let words = open.searching.everywhere.question.query.words.clone();
        self.remember_place();
        self.show_article(path.clone(), None, now);
        if self.reading().is_some_and(|(_, reading)| reading.path == path) {
            self.go_to_hit(span);
        }
        if self.settings.remember_search(&words) {
            self.save_settings();
        }
    }

    pub(super) fn follow_everywhere(&mut self) {
        let own = self.annotator().cloned();
        let Some(open) = &mut self.open else { return };
        let (version, is_loading) = (open.changes.version(), open.loading.is_some());
        let everywhere = &mut open.searching.everywhere;
        if everywhere.uncoded.is_some() && everywhere.coded_at != version {
            self.renew_list();
            self.look_for_more();
        }
        let Some(open) = &mut self.open else { return };
        let everywhere = &mut open.searching.everywhere;
        let Some(finder) = everywhere.question.finder.clone() else { return everywhere.forget() };
        let known = everywhere.of.as_ref().filter(|(known, _)| Arc::ptr_eq(known, &finder));
        let known = known.map(|(_, corpus)| Arc::clone(corpus));
        // While the folder is read, what is read is searched; all of it once it is.
        if known.is_some() && is_loading {
            return;
        }
        let corpus = open.corpus(own.as_ref());
        if known.is_some_and(|known| Arc::ptr_eq(&known, &corpus)) {
            return;
        }
        let everywhere = &mut open.searching.everywhere;
        everywhere.of = Some((Arc::clone(&finder), Arc::clone(&corpus)));
        everywhere.has_news = false;
        everywhere.wish = None;
        everywhere.version += 1;
        if let Some(before) = everywhere.ticket.take() {
            before.cancel();
        }
        let uncoded = everywhere.uncoded.clone().zip(own);
        let coded = uncoded.map(|(themes, own)| Box::new(open.coded(&own, &themes)));
        let ticket = self.start(Work::Search { corpus, finder: finder.as_ref().clone(), coded });
        if let Some(open) = &mut self.open {
            open.searching.everywhere.ticket = Some(ticket);
        }
    }

    /// A worker found something, or all there is.
    pub(super) fn searched(&mut self, number: u64, found: Findings, now: Now) {
        let Some(open) = &mut self.open else { return };
        let everywhere = &mut open.searching.everywhere;
        if everywhere.ticket.as_ref().is_none_or(|ticket| ticket.number != number) {
            return;
        }
        if found.is_complete {
            everywhere.ticket = None;
        }
        everywhere.has_news = true;
        let wish = if found.is_complete { everywhere.wish.take() } else { None };
        everywhere.take(found);
        self.renew_list();
        if let Some(direction) = wish {
            self.step_everywhere(direction, now);
        }
    }

    /// Looks again where places were left out that may be coded no longer, or where more were found than are kept: those
    /// that are coded by now make room for others.
    fn look_for_more(&mut self) {
        let Some(open) = &mut self.open else { return };
        let everywhere = &mut open.searching.everywhere;
        if everywhere.tally().n_hits > everywhere.hits().len() {
            everywhere.of = None;
        }
    }

    /// Puts the places that are to be listed in their order.
    pub(super) fn renew_list(&mut self) {
        let own = self.annotator().cloned();
        let Some(open) = &mut self.open else { return };
        let everywhere = &open.searching.everywhere;
        let mut coded: BTreeMap<&ArticlePath, Vec<Span>> = BTreeMap::new();
        if let (Some(themes), Some(own)) = (&everywhere.uncoded, &own) {
            let all = open.coded(own, themes);
            for hit in everywhere.hits() {
                let article = open.library.get(&hit.article).and_then(|entry| entry.article.as_ref());
                let spans = || article.map(|article| all.spans(&hit.article, article)).unwrap_or_default();
                coded.entry(&hit.article).or_insert_with(spans);
            }
        }
        let is_coded = |hit: &CorpusHit| {
            let spans = coded.get(&hit.article).map(Vec::as_slice).unwrap_or_default();
            spans.iter().any(|span| span.start <= hit.span.start && hit.span.end <= span.end)
        };
        let is_left_out = |hit: &CorpusHit| everywhere.leaves_out_boilerplate && hit.is_boilerplate;
        let is_listed = |hit: &CorpusHit| !is_left_out(hit) && !is_coded(hit);
        let shown = Arc::new(ordered(&everywhere.found, everywhere.sort, is_listed));
        let version = open.changes.version();
        let everywhere = &mut open.searching.everywhere;
        everywhere.shown = shown;
        everywhere.coded_at = version;
        everywhere.version += 1;
    }
}

impl OpenProject {
    /// The articles that are read, made ready to be searched, in the order of the library. It is the one from before
    /// where neither texts nor labels have changed.
    fn corpus(&mut self, own: Option<&AnnotatorId>) -> Arc<Corpus> {
        let known = self.searching.everywhere.corpus.take();
        let corpus = match known {
            Some(known) if self.is_true_still(&known, own) => known.corpus,
            known => {
                let articles = self.prepared(known.as_ref(), own);
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
        let version = self.changes.version();
        let prepared = Prepared { version, texts: self.texts, corpus: Arc::clone(&corpus) };
        self.searching.everywhere.corpus = Some(prepared);
        corpus
    }

    /// Whether articles that were made ready are so still: no text is another, and of the articles that changed since
    /// no line is labelled otherwise.
    fn is_true_still(&self, known: &Prepared, own: Option<&AnnotatorId>) -> bool {
        let change = self.changes.since(known.version);
        let is_same = |path: &ArticlePath| {
            let articles = &known.corpus.articles;
            let before = articles.iter().find(|article| article.path == *path).map(|article| &article.text);
            let article = self.library.get(path).and_then(|entry| entry.article.as_ref());
            match (before, article) {
                (Some(before), Some(article)) => {
                    let text = Searchable::new(Arc::clone(article), self.project.labels(path, own));
                    Arc::ptr_eq(before.article(), article) && before.boilerplate() == text.boilerplate()
                }
                (before, article) => before.is_none() && article.is_none(),
            }
        };
        known.texts == self.texts && !change.is_of_everything && change.articles.iter().all(is_same)
    }

    /// Makes the articles ready. What was ready before is so still, where nothing about the article has changed.
    fn prepared(&self, known: Option<&Prepared>, own: Option<&AnnotatorId>) -> Vec<CorpusArticle> {
        let before = known.map(|known| known.corpus.articles.as_slice()).unwrap_or_default();
        let paths: Vec<&ArticlePath> = if known.is_some_and(|known| known.texts == self.texts) {
            before.iter().map(|article| &article.path).collect()
        } else {
            let mut paths: Vec<&ArticlePath> = self.library.keys().collect();
            paths.sort_by_cached_key(|path| place_in_library(path));
            paths
        };
        let before: BTreeMap<&ArticlePath, &Arc<Searchable>> =
            before.iter().map(|article| (&article.path, &article.text)).collect();
        let prepare = |path: &&ArticlePath| {
            let article = self.library.get(*path)?.article.as_ref()?;
            let text = Searchable::new(Arc::clone(article), self.project.labels(path, own));
            let is_same = |known: &&&Arc<Searchable>| {
                Arc::ptr_eq(known.article(), article) && known.boilerplate() == text.boilerplate()
            };
            let known = before.get(path).filter(is_same).map(|known| Arc::clone(known));
            Some(CorpusArticle { path: (*path).clone(), text: known.unwrap_or_else(|| Arc::new(text)) })
        };
        paths.iter().filter_map(prepare).collect()
    }
}
