//! How two projects differ. What they share is skipped whole, so that comparing takes as long as there are differences,
//! however large the projects are; hence sharing what is equal is part of it.

use super::article::ArticleRecord;
use super::edit::Edit;
use super::id::{AnnotatorId, ArticlePath};
use super::project::Project;
use imbl::ordmap::DiffItem;
use std::sync::Arc;

impl Project {
    /// The records that differ from those of `before`, in content or in how often they were written.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> Vec<(AnnotatorId, Option<ArticlePath>)> {
        let codebooks = self.codebooks.iter().filter(|(who, record)| {
            before.codebooks.get(*who).is_none_or(|seen| !Arc::ptr_eq(seen, record) && seen != *record)
        });
        let mut changed: Vec<_> = codebooks.map(|(who, _)| (who.clone(), None)).collect();
        for path in self.articles_changed_since(before) {
            let seen = before.article_notes(path);
            let Some(notes) = self.article_notes(path) else { continue };
            let differing = notes.iter().filter(|(who, record)| {
                let is_empty = **record == ArticleRecord::default();
                seen.and_then(|seen| seen.get(*who)).map_or(!is_empty, |seen| seen != *record)
            });
            changed.extend(differing.map(|(who, _)| (who.clone(), Some(path.clone()))));
        }
        changed
    }

    /// Whether everyone's records of the codebook are the very same.
    #[must_use]
    pub fn shares_codebooks_with(&self, other: &Self) -> bool {
        let mut pairs = self.codebooks.iter().zip(&other.codebooks);
        self.codebooks.len() == other.codebooks.len()
            && pairs.all(|((who, one), (other_who, other))| who == other_who && Arc::ptr_eq(one, other))
    }

    /// The articles about which something else is kept than in `before`, in their order. What the two share is skipped
    /// whole, so that this takes as long as there are changes, however many articles there are.
    pub fn articles_changed_since<'p>(&'p self, before: &'p Self) -> impl Iterator<Item = &'p ArticlePath> {
        before.articles.diff(&self.articles).map(|change| match change {
            DiffItem::Add(path, _) | DiffItem::Update { new: (path, _), .. } | DiffItem::Remove(path, _) => {
                path
            }
        })
    }

    /// Shares the memory of one article's records, where they equal the other's.
    pub fn share_article_with(&mut self, other: &Self, path: &ArticlePath) {
        if let (Some(notes), Some(same)) = (self.articles.get(path), other.articles.get(path))
            && notes != same
            && notes.0 == same.0
        {
            self.articles.insert(path.clone(), same.clone());
        }
    }

    /// Shares the memory of every article whose records equal the other's, so that comparing the two is quick.
    pub fn share_with(&mut self, other: &Self) {
        let paths: Vec<ArticlePath> = self.articles_changed_since(other).cloned().collect();
        let mut n_differing = 0;
        for path in &paths {
            match (self.articles.get(path), other.articles.get(path)) {
                (Some(notes), Some(same)) if notes.0 == same.0 => {
                    self.articles.insert(path.clone(), same.clone());
                }
                _ => n_differing += 1,
            }
        }
        if n_differing == 0 {
            self.articles.clone_from(&other.articles);
        }
    }

    /// Whether the two hold the same values; how often and when they were written does not count.
    #[must_use]
    pub fn has_same_content(&self, other: &Self) -> bool {
        Edit::between(self, other).is_empty()
    }
}
