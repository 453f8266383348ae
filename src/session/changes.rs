//! What changed in the open project, and when. Views and questions ask it, so that a change costs what it changes.

use crate::model::id::ArticlePath;
use std::collections::{BTreeSet, VecDeque};

/// How many changes are remembered one by one; whoever asks about longer ago is told that everything changed.
const N_REMEMBERED: usize = 64;

/// What a change is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Whether anything may be another, as after a folder was read.
    pub is_of_everything: bool,
    /// The articles whose text, records or places of annotations changed.
    pub articles: BTreeSet<ArticlePath>,
    /// Whether a theme, or the codebook as a whole, changed.
    pub themes: bool,
    /// Whether it changed who works on the project, or whose marks are shown.
    pub people: bool,
}

impl Change {
    /// Anything may be another.
    #[must_use]
    pub fn everything() -> Self {
        Self { is_of_everything: true, ..Self::default() }
    }

    /// Something about these articles changed, and nothing else.
    #[must_use]
    pub fn of(articles: impl IntoIterator<Item = ArticlePath>) -> Self {
        Self { articles: articles.into_iter().collect(), ..Self::default() }
    }

    /// The articles, where nothing but them changed.
    #[must_use]
    pub fn only_articles(&self) -> Option<&BTreeSet<ArticlePath>> {
        (!self.is_of_everything && !self.themes && !self.people).then_some(&self.articles)
    }

    /// The articles, where nothing but them and themes changed.
    #[must_use]
    pub fn articles_beside_themes(&self) -> Option<&BTreeSet<ArticlePath>> {
        (!self.is_of_everything && !self.people).then_some(&self.articles)
    }

    fn take(&mut self, other: &Self) {
        self.is_of_everything |= other.is_of_everything;
        self.themes |= other.themes;
        self.people |= other.people;
        self.articles.extend(other.articles.iter().cloned());
    }
}

/// The changes of a project, the last ones one by one.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    version: u64,
    last: VecDeque<Change>,
}

impl Changes {
    /// Grows with every change of articles, annotations and themes, not of what is selected.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Everything that changed after a version.
    #[must_use]
    pub fn since(&self, version: u64) -> Change {
        let n_later = usize::try_from(self.version.saturating_sub(version)).unwrap_or(usize::MAX);
        let Some(n_before) = self.last.len().checked_sub(n_later) else { return Change::everything() };
        let mut all = Change::default();
        self.last.iter().skip(n_before).for_each(|change| all.take(change));
        all
    }

    /// Takes a change in.
    pub(super) fn note(&mut self, change: Change) {
        self.version += 1;
        if self.last.len() == N_REMEMBERED {
            self.last.pop_front();
        }
        self.last.push_back(change);
    }
}
