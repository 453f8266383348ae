//! Both searches of a project: what is looked for in the article that is read and in all, and whose places are lit.

use super::everywhere::Everywhere;
use super::lit_hits::LitHits;
use super::question::{Question, Scope};
use super::reading::{Reading, Selection};
use crate::search::Finder;
use std::sync::Arc;

/// Both searches of a project.
#[derive(Debug, Default)]
pub struct Searching {
    /// What is looked for in the article.
    pub here: Question,
    /// Whether the bar over the article is open.
    pub is_bar_open: bool,
    /// The search in all articles.
    pub everywhere: Everywhere,
    /// The places in the article that are lit.
    pub lit: LitHits,
    pub(super) scope: Option<Scope>,
    /// The one that was lit last.
    pub(super) last_scope: Option<Scope>,
}

impl Searching {
    /// Whose places are lit and gone through by F3.
    #[must_use]
    pub fn scope(&self) -> Option<Scope> {
        self.scope
    }

    /// Whether what is selected was selected by going to a place, in a search that is lit still.
    #[must_use]
    pub fn is_found(&self, reading: &Reading) -> bool {
        let selected = reading.selection.map(Selection::span);
        self.scope.is_some() && selected.is_some() && selected == self.lit.last_in(reading)
    }

    /// From now on this search is the one that is lit and gone through.
    pub(super) fn light(&mut self, scope: Option<Scope>) {
        if self.scope != scope {
            self.lit.wish(None);
        }
        self.is_bar_open &= scope == Some(Scope::Here);
        self.last_scope = scope.or(self.last_scope);
        self.scope = scope;
    }

    /// What is lit.
    pub(super) fn lit_finder(&self) -> Option<Arc<Finder>> {
        match self.scope? {
            Scope::Here => self.here.finder.clone(),
            Scope::Everywhere => self.everywhere.question.finder.clone(),
        }
    }
}
