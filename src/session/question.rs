//! What is looked for: a query made ready, and where.

use crate::search::{Equivalents, Finder, QueryFault, TextQuery};
use std::sync::Arc;

/// One of the two searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In the article that is read.
    Here,
    /// In all articles.
    Everywhere,
}

/// What is looked for, made ready.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// As it was asked.
    pub query: TextQuery,
    /// Made ready; `None` where there is nothing to look for, or a fault.
    pub finder: Option<Arc<Finder>>,
    /// Why it cannot be asked.
    pub fault: Option<QueryFault>,
    /// The other spellings of what is looked for that mean the same, whether they are looked for or not.
    pub spellings: Vec<String>,
    /// All spellings that were known when it was made ready.
    equivalents: Equivalents,
}

impl Question {
    /// Makes a query ready.
    #[must_use]
    pub fn of(query: TextQuery, equivalents: &Equivalents) -> Self {
        let (spellings, equivalents) = (equivalents.known_for(&query), equivalents.clone());
        let prepared = (!query.is_empty()).then(|| query.prepare_with(&equivalents));
        let (finder, fault) = match prepared {
            Some(Ok(finder)) => (Some(Arc::new(finder)), None),
            Some(Err(fault)) => (None, Some(fault)),
            None => (None, None),
        };
        Self { query, finder, fault, spellings, equivalents }
    }

    /// Makes the query ready anew where other spellings mean the same by now.
    pub(super) fn follow(&mut self, equivalents: &Equivalents) {
        if self.equivalents.is(equivalents) {
            return;
        }
        if self.spellings == equivalents.known_for(&self.query) {
            self.equivalents = equivalents.clone();
        } else {
            *self = Self::of(self.query.clone(), equivalents);
        }
    }
}
