//! The order of what was found in all articles: whole words first, with the marks that were typed before others, then what
//! stands inside of words, last what is outside of the articles themselves; within that by article and place, by what is
//! known of the articles, or as dictionaries would have what stands before or after.

use crate::exchange::facts::ArticleFacts;
use crate::model::id::ArticlePath;
use crate::search::corpus::ArticleTally;
use crate::search::{CorpusHit, Findings, HitTally};
use crate::text::order::{sort_key, turned_key};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What places are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HitSort {
    /// Article and place in it.
    #[default]
    Article,
    /// The date of the article, the newest first, those without one last.
    Date,
    /// The source of the article, those without one last.
    Source,
    /// How many places the article has, the most first.
    Count,
    /// What stands before, from the nearest word on.
    Before,
    /// What stands after.
    After,
}

impl HitSort {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Article, Self::Date, Self::Source, Self::Count, Self::Before, Self::After];

    /// Whether the places of an article stand together.
    #[must_use]
    pub fn is_by_article(self) -> bool {
        match self {
            Self::Article | Self::Date | Self::Source | Self::Count => true,
            Self::Before | Self::After => false,
        }
    }

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Date => "date",
            Self::Source => "source",
            Self::Count => "count",
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

/// The section of the list a place stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HitSection {
    /// Whole words with the marks that were typed.
    Exact,
    /// Whole words with other marks.
    Alike,
    /// Inside of words, with these marks or others.
    Inside,
    /// In lines that do not belong to the article.
    Boilerplate,
}

impl HitSection {
    /// The section of a place.
    #[must_use]
    pub fn of(hit: &CorpusHit) -> Self {
        match (hit.is_boilerplate, hit.is_whole, hit.is_exact) {
            (true, _, _) => Self::Boilerplate,
            (false, false, _) => Self::Inside,
            (false, true, true) => Self::Exact,
            (false, true, false) => Self::Alike,
        }
    }

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Alike => "alike",
            Self::Inside => "inside",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// The places that are listed, in their order, articles as they were searched.
pub(super) fn ordered(
    Findings { hits, tally, .. }: &Findings,
    sort: HitSort,
    facts_of: impl Fn(&ArticlePath) -> Option<Arc<ArticleFacts>>,
    is_listed: impl Fn(&CorpusHit) -> bool,
) -> Vec<usize> {
    let mut listed: Vec<(usize, &CorpusHit)> =
        hits.iter().enumerate().filter(|(_, hit)| is_listed(hit)).collect();
    let by_article = |listed: &mut Vec<(usize, &CorpusHit)>| {
        let standing = standing(tally, sort, &facts_of);
        let place = |hit: &CorpusHit| (standing.get(&hit.article).copied(), hit.span);
        listed.sort_by_cached_key(|(_, hit)| (HitSection::of(hit), place(hit)));
    };
    match sort {
        HitSort::Article | HitSort::Date | HitSort::Source | HitSort::Count => by_article(&mut listed),
        HitSort::Before => {
            listed.sort_by_cached_key(|(at, hit)| {
                (HitSection::of(hit), last_empty(turned_key(&hit.before)), *at)
            });
        }
        HitSort::After => {
            listed
                .sort_by_cached_key(|(at, hit)| (HitSection::of(hit), last_empty(sort_key(&hit.after)), *at));
        }
    }
    listed.into_iter().map(|(at, _)| at).collect()
}

/// At which place each article with hits stands; where they are alike, in the order in which they were searched.
fn standing<'t>(
    tally: &'t HitTally,
    sort: HitSort,
    facts_of: &impl Fn(&ArticlePath) -> Option<Arc<ArticleFacts>>,
) -> BTreeMap<&'t ArticlePath, usize> {
    let mut articles: Vec<&ArticleTally> = tally.by_article.iter().collect();
    let facts = |article: &ArticleTally| facts_of(&article.article).unwrap_or_default();
    match sort {
        HitSort::Date => articles.sort_by_cached_key(|article| Reverse(facts(article).date.clone())),
        HitSort::Source => {
            articles.sort_by_cached_key(|article| {
                last_empty(sort_key(facts(article).source.as_deref().unwrap_or_default()))
            });
        }
        HitSort::Count => articles.sort_by_key(|article| Reverse(article.n_hits)),
        HitSort::Article | HitSort::Before | HitSort::After => {}
    }
    articles.into_iter().enumerate().map(|(at, article)| (&article.article, at)).collect()
}

/// The same; where there are no words, they come last.
fn last_empty(key: Vec<u32>) -> (Reverse<bool>, Vec<u32>) {
    (Reverse(!key.is_empty()), key)
}
