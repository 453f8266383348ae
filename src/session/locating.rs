//! Where the annotations of changed articles stand is looked for by a worker, and what was found is kept: no frame and
//! no change of anything else looks again. Where the text is the one an annotation was made in, nothing is looked for.

use super::changes::Change;
use super::open_project::OpenProject;
use super::sitting::Session;
use crate::model::belonging::Move;
use crate::model::check::State;
use crate::model::id::ArticlePath;
use crate::model::located::{Found, Located};
use crate::text::anchor::{Anchor, Place};
use crate::workers::report::FoundPlaces;
use crate::workers::snapshot::LibraryEntry;
use crate::workers::task::{Sought, Work};
use crate::workers::ticket::Ticket;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is known of the places of annotations in changed articles.
#[derive(Debug, Default)]
pub struct Locating {
    found: Located,
    /// Records that are kept under another path than they were read with.
    pub(super) moved: Vec<Move>,
    /// Whether every record is known to be kept under its article's path.
    pub(super) is_settled: bool,
    /// Articles something is kept about that are not in the folder.
    missing: BTreeSet<ArticlePath>,
    /// The articles to be gone through for annotations that have to be looked for.
    pub(super) due: BTreeSet<ArticlePath>,
    /// What is being looked for, by text.
    sought: BTreeSet<(Arc<str>, Anchor)>,
    ticket: Option<Ticket>,
    n_asked: usize,
}

impl Locating {
    /// What was found.
    #[must_use]
    pub fn found(&self) -> &Located {
        &self.found
    }

    /// Articles something is kept about that are not in the folder.
    #[must_use]
    pub fn missing(&self) -> &BTreeSet<ArticlePath> {
        &self.missing
    }

    pub(super) fn set_missing(&mut self, missing: BTreeSet<ArticlePath>) {
        self.missing = missing;
    }

    pub(super) fn note_missing(&mut self, path: &ArticlePath, is_missing: bool) {
        if is_missing {
            self.missing.insert(path.clone());
        } else {
            self.missing.remove(path);
        }
    }

    /// The records whose article goes by another path now than they were read with.
    #[must_use]
    pub fn moved(&self) -> &[Move] {
        &self.moved
    }

    /// How many passages were looked for and how many are to be, while that is under way.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, usize)> {
        (!self.sought.is_empty()).then(|| (self.n_asked - self.sought.len().min(self.n_asked), self.n_asked))
    }
}

impl OpenProject {
    /// Where an annotation of an article stands; `None` while it is being looked for.
    #[must_use]
    pub fn place_in(&self, path: &ArticlePath, anchor: &Anchor) -> Option<Place> {
        let article = self.library.get(path).and_then(|entry| entry.article.as_ref());
        match article {
            Some(article) => self.locating.found.place(anchor, &article.text),
            None => Some(Place::Lost),
        }
    }

    /// How an annotation of an article stands to its text; `None` while it is being looked for, or the article read.
    #[must_use]
    pub fn state_in(&self, path: &ArticlePath, anchor: &Anchor) -> Option<State> {
        let entry = self.library.get(path);
        if entry.is_some_and(|entry| entry.article.is_none() && entry.problem.is_none()) {
            return None;
        }
        self.place_in(path, anchor).map(|place| State::of_place(&place))
    }

    /// What has to be looked for in the articles that are due, the one that is read first.
    fn unknown_places(&mut self) -> Vec<Sought> {
        let mut due = std::mem::take(&mut self.locating.due);
        let here = self.reading.as_ref().map(|reading| reading.path.clone());
        let here = here.filter(|path| due.remove(path));
        let mut work = Vec::new();
        for path in here.into_iter().chain(due) {
            let Some(article) = self.library.get(&path).and_then(|entry| entry.article.as_ref()) else {
                continue;
            };
            let text = article.text.sha256();
            let is_known = |anchor: &Anchor| self.locating.found.place(anchor, &article.text).is_some();
            let anchors: Vec<Anchor> = self
                .project
                .annotations(&path)
                .map(|(_, _, annotation, _)| &annotation.anchor)
                .filter(|anchor| !is_known(anchor))
                .filter(|anchor| !self.locating.sought.contains(&(Arc::clone(text), (*anchor).clone())))
                .cloned()
                .collect();
            if !anchors.is_empty() {
                work.push(Sought { article: Arc::clone(article), anchors });
            }
        }
        work
    }

    /// Takes in what was found in a text, and says whether anything of it is shown.
    fn take_found(&mut self, text: &Arc<str>, found: Vec<(Anchor, Found)>) {
        for (anchor, _) in &found {
            self.locating.sought.remove(&(Arc::clone(text), anchor.clone()));
        }
        self.locating.found.take(text, found);
    }
}

impl Session {
    /// Has the annotations looked for that have to be.
    pub(super) fn seek_places(&mut self) {
        let Some(open) = self.open.as_mut().filter(|open| open.is_ready()) else { return };
        if open.locating.due.is_empty() {
            return;
        }
        let work = open.unknown_places();
        if work.is_empty() {
            return;
        }
        let sought = work.iter().flat_map(|one| {
            one.anchors.iter().map(|anchor| (Arc::clone(one.article.text.sha256()), anchor.clone()))
        });
        let sought: Vec<_> = sought.collect();
        if open.locating.sought.is_empty() {
            open.locating.n_asked = 0;
            open.locating.ticket = None;
        }
        open.locating.n_asked += sought.len();
        open.locating.sought.extend(sought);
        let ticket = self.start(Work::Locate(work));
        if let Some(open) = &mut self.open {
            open.locating.ticket = Some(ticket);
        }
    }

    /// A worker found where annotations stand.
    pub(super) fn places_found(&mut self, found: FoundPlaces) {
        let annotator = self.settings.annotator.as_ref().map(|(id, _)| id.clone());
        let Some(open) = &mut self.open else { return };
        let texts: BTreeSet<Arc<str>> = found.iter().map(|(text, _)| Arc::clone(text)).collect();
        let is_in = |entry: &LibraryEntry| {
            entry.article.as_ref().is_some_and(|article| texts.contains(article.text.sha256()))
        };
        let articles = open.library.iter().filter(|(_, entry)| is_in(entry));
        let change = Change::of(articles.map(|(path, _)| path.clone()));
        for (text, found) in found {
            open.take_found(&text, found);
        }
        open.changes.note(change);
        open.refresh_readings(annotator.as_ref());
        self.show_awaited_mark();
    }

    /// Looking for annotations was given up, by the person or by a fault; what was found stands.
    pub(super) fn stop_seeking(&mut self, number: Option<u64>) {
        if let Some(open) = &mut self.open
            && let Some(ticket) = &open.locating.ticket
            && number.is_none_or(|number| number == ticket.number)
        {
            ticket.cancel();
            open.locating.sought.clear();
        }
    }

    /// Selects the annotation the person jumped to, where its place is known only now.
    fn show_awaited_mark(&mut self) {
        let Some(reading) = self.open.as_mut().and_then(|open| open.reading.as_mut()) else { return };
        if let Some(key) = reading.awaited_mark.clone()
            && reading.mark(&key).is_some()
        {
            reading.awaited_mark = None;
            reading.select_mark(&key);
        }
    }
}
