//! A page of numbers, as a question to a worker.

use super::asking::PassageSort;
use super::compute::{Question, Running};
use super::snapshot::Snapshot;
use crate::analysis::kept_counts::KeptCounts;
use crate::analysis::page::{PageAnswer, PageQuestion};
use crate::search::passage_fault::PassageFault;
use crate::search::passage_scope::AnnotatorFilter;
use std::sync::Arc;

/// A page of numbers that is asked for.
#[derive(Debug)]
pub struct PageAsked {
    /// What is to be counted.
    pub question: PageQuestion,
    /// Whose passages are looked at at all.
    pub filter: Box<dyn AnnotatorFilter>,
    /// What counting found in the texts of the project before.
    pub kept: Arc<KeptCounts>,
}

impl Question for PageAsked {
    type Answer = Result<Arc<PageAnswer>, PassageFault>;

    fn answer(self, snapshot: Snapshot, running: &mut Running<'_>) -> Self::Answer {
        let asking = snapshot.asking("", PassageSort::Article, self.filter);
        asking.count(&self.question, &self.kept, &running.watch()).map(Arc::new)
    }
}
