//! Where the annotations of changed articles stand is looked for by a worker, and what was found is kept: no frame and
//! no change of anything else looks again. Where the text is the one an annotation was made in, nothing is looked for.

use crate::model::belonging::Move;
use crate::model::id::ArticlePath;
use crate::model::located::{Found, Located};
use crate::text::anchor::Anchor;
use crate::text::article::Article;
use crate::workers::task::Sought;
use crate::workers::ticket::Ticket;
use std::collections::{BTreeMap, BTreeSet};
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

/// An article with the passages that are annotated in it.
pub(super) struct AnnotatedArticle<'a> {
    pub(super) article: &'a Arc<Article>,
    pub(super) anchors: Vec<&'a Anchor>,
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

    /// Passages are looked for, besides those that are already.
    fn begin(&mut self, work: &[Sought]) {
        if self.sought.is_empty() {
            self.n_asked = 0;
            self.ticket = None;
        }
        for Sought { article, anchors } in work {
            let text = article.text.sha256();
            self.n_asked += anchors.len();
            self.sought.extend(anchors.iter().map(|anchor| (Arc::clone(text), anchor.clone())));
        }
    }

    /// What of these articles has to be looked for and is not yet, in the order of the articles; whoever is given it has
    /// it looked for.
    pub(super) fn take_unknown<'a>(
        &mut self,
        articles: impl Iterator<Item = AnnotatedArticle<'a>>,
    ) -> Vec<Sought> {
        let mut work = Vec::new();
        for AnnotatedArticle { article, anchors } in articles {
            let text = article.text.sha256();
            let is_known = |anchor: &Anchor| self.found.place(anchor, &article.text).is_some();
            let is_sought = |anchor: &Anchor| self.sought.contains(&(Arc::clone(text), anchor.clone()));
            let unknown = anchors.into_iter().filter(|anchor| !is_known(anchor) && !is_sought(anchor));
            let anchors: Vec<Anchor> = unknown.cloned().collect();
            if !anchors.is_empty() {
                work.push(Sought { article: Arc::clone(article), anchors });
            }
        }
        self.begin(&work);
        work
    }

    /// The work that looks for them is handed out.
    pub(super) fn handed_out(&mut self, ticket: Ticket) {
        self.ticket = Some(ticket);
    }

    /// Takes in what was found in a text.
    pub(super) fn take(&mut self, text: &Arc<str>, found: BTreeMap<Anchor, Found>) {
        for anchor in found.keys() {
            self.sought.remove(&(Arc::clone(text), anchor.clone()));
        }
        self.found.take(text, found);
    }

    /// Looking for passages was given up, by the person or, of the work with this number, by a fault; what was found
    /// stands.
    pub(super) fn stop(&mut self, number: Option<u64>) {
        if let Some(ticket) = &self.ticket
            && number.is_none_or(|number| number == ticket.number)
        {
            ticket.cancel();
            self.sought.clear();
        }
    }
}
