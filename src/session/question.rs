//! What is looked for: a query made ready, and where.

use crate::search::{Finder, QueryFault, TextQuery};
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
}

impl Question {
    /// Makes a query ready.
    #[must_use]
    pub fn of(query: TextQuery) -> Self {
        if query.is_empty() {
            return Self { query, ..Self::default() };
        }
        match query.prepare() {
            Ok(finder) => Self { query, finder: Some(Arc::new(finder)), fault: None },
            Err(fault) => Self { query, finder: None, fault: Some(fault) },
        }
    }
}
