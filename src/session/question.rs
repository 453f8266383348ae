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
    /// The spellings it was made ready with.
    equivalents: Equivalents,
}

impl Question {
    /// Makes a query ready.
    #[must_use]
    pub fn of(query: TextQuery, equivalents: &Equivalents) -> Self {
        let equivalents = equivalents.clone();
        if query.is_empty() {
            return Self { query, equivalents, ..Self::default() };
        }
        match query.prepare_with(&equivalents) {
            Ok(finder) => Self { query, finder: Some(Arc::new(finder)), fault: None, equivalents },
            Err(fault) => Self { query, finder: None, fault: Some(fault), equivalents },
        }
    }

    /// Makes the query ready anew where other spellings mean the same by now.
    pub(super) fn follow(&mut self, equivalents: &Equivalents) {
        if self.equivalents.is(equivalents) {
            return;
        }
        let others_before = self.equivalents.known_for(&self.query);
        if others_before == equivalents.known_for(&self.query) {
            self.equivalents = equivalents.clone();
        } else {
            *self = Self::of(self.query.clone(), equivalents);
        }
    }
}
