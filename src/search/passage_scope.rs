//! What questions about passages are asked of: everyone's records, the articles they stand in, and whose are looked at.

use crate::model::article::{ArticleNotes, Standing, standing};
use crate::model::check::State;
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::model::located::Located;
use crate::model::people::People;
use crate::model::project::Project;
use crate::text::anchor::{Anchor, Place};
use crate::text::article::Article;
use std::collections::BTreeMap;
use std::fmt::Debug;

/// Tells whose passages are looked at.
pub trait AnnotatorFilter: Debug + Send + Sync {
    /// What tells it of each annotator of an article.
    fn in_article<'e>(
        &'e self,
        project: &Project,
        article: &ArticlePath,
    ) -> Box<dyn Fn(&AnnotatorId) -> bool + 'e>;
}

/// Looks at everyone's.
#[derive(Clone, Copy, Debug)]
pub struct EveryAnnotator;

impl AnnotatorFilter for EveryAnnotator {
    fn in_article<'e>(&'e self, _: &Project, _: &ArticlePath) -> Box<dyn Fn(&AnnotatorId) -> bool + 'e> {
        Box::new(|_| true)
    }
}

/// An article, as questions ask for it.
#[derive(Clone, Copy, Debug)]
pub struct ArticleLine<'p> {
    /// Its path.
    pub path: &'p ArticlePath,
    /// Its title.
    pub title: Option<&'p str>,
    /// Its date of publication, ISO 8601.
    pub date: Option<&'p str>,
    /// Where it was published.
    pub source: Option<&'p str>,
    /// Who wrote it.
    pub author: Option<&'p str>,
    /// Its attributes: those of the head of its file, and those that were decided, by name.
    pub attributes: &'p [(String, String)],
    /// Its text; `None` where it was not read.
    pub article: Option<&'p Article>,
    /// Whether it is still to be read, so that nothing can be said of places in it.
    pub is_awaited: bool,
}

impl<'p> ArticleLine<'p> {
    /// An article of which nothing is known but what was recorded of it.
    #[must_use]
    pub fn unknown(path: &'p ArticlePath) -> Self {
        Self {
            path,
            title: None,
            date: None,
            source: None,
            author: None,
            attributes: &[],
            article: None,
            is_awaited: false,
        }
    }
}

/// Everything that is asked.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'p> {
    /// Everyone's records.
    pub project: &'p Project,
    /// Where passages of changed articles stand.
    pub located: &'p Located,
    /// All themes.
    pub codebook: &'p Codebook,
    /// Everyone.
    pub people: &'p People,
    /// The articles, those that are gone but have passages included, by path.
    pub articles: &'p [ArticleLine<'p>],
    /// Their numbers, where the question names articles.
    pub numbers: &'p BTreeMap<ArticlePath, String>,
    /// Whose passages are looked at.
    pub filter: &'p dyn AnnotatorFilter,
}

impl<'p> Scope<'p> {
    /// The passages of an article that are looked at, in no order; from its records.
    pub fn passages(
        &self,
        article: &'p ArticlePath,
        notes: Option<&'p ArticleNotes>,
    ) -> impl Iterator<Item = Standing<'p>> + use<'p> {
        let sees = self.filter.in_article(self.project, article);
        standing(notes).filter(move |(who, ..)| sees(who))
    }
}

impl ArticleLine<'_> {
    /// Where a passage of it stands; `None` while that is being looked for.
    #[must_use]
    pub fn place_of(&self, anchor: &Anchor, located: &Located) -> Option<Place> {
        match self.article {
            Some(article) => located.place(anchor, &article.text),
            None => (!self.is_awaited).then_some(Place::Lost),
        }
    }

    /// How a passage of it stands to its text; `None` while that is being looked for.
    #[must_use]
    pub fn state_of(&self, anchor: &Anchor, located: &Located) -> Option<State> {
        self.place_of(anchor, located).map(|place| State::of_place(&place))
    }
}
