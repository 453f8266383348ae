//! The order of what was found in all articles: exact ones first, those outside of the articles themselves last; within
//! that by article and place, or as dictionaries would have what stands before or after.

use crate::model::id::ArticlePath;
use crate::search::{CorpusHit, Findings};
use crate::text::order::sort_key;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What places are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HitSort {
    /// Article and place in it.
    #[default]
    Article,
    /// What stands before, from the nearest word on.
    Before,
    /// What stands after.
    After,
}

impl HitSort {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Article, Self::Before, Self::After];

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

/// The section of the list a place stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HitSection {
    /// With the marks that were typed.
    Exact,
    /// With other marks.
    Alike,
    /// In lines that do not belong to the article.
    Boilerplate,
}

impl HitSection {
    /// The section of a place.
    #[must_use]
    pub fn of(hit: &CorpusHit) -> Self {
        match (hit.is_boilerplate, hit.is_exact) {
            (true, _) => Self::Boilerplate,
            (false, true) => Self::Exact,
            (false, false) => Self::Alike,
        }
    }

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Alike => "alike",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// The places that are listed, in their order, articles as they were searched.
pub(super) fn ordered(
    Findings { hits, tally, .. }: &Findings,
    sort: HitSort,
    is_listed: impl Fn(&CorpusHit) -> bool,
) -> Vec<usize> {
    let mut listed: Vec<(usize, &CorpusHit)> =
        hits.iter().enumerate().filter(|(_, hit)| is_listed(hit)).collect();
    match sort {
        HitSort::Article => {
            let articles = tally.by_article.iter().enumerate();
            let places: BTreeMap<&ArticlePath, usize> =
                articles.map(|(at, article)| (&article.article, at)).collect();
            let place = |hit: &CorpusHit| (places.get(&hit.article).copied(), hit.span);
            listed.sort_by_cached_key(|(_, hit)| (HitSection::of(hit), place(hit)));
        }
        HitSort::Before => {
            listed.sort_by_cached_key(|(at, hit)| (HitSection::of(hit), turned_key(&hit.before), *at));
        }
        HitSort::After => {
            listed.sort_by_cached_key(|(at, hit)| (HitSection::of(hit), line_key(&hit.after), *at));
        }
    }
    listed.into_iter().map(|(at, _)| at).collect()
}

/// The key of words read backwards, the last one first.
fn turned_key(before: &str) -> (Reverse<bool>, Vec<u32>) {
    let words: Vec<&str> = before.split_whitespace().rev().collect();
    line_key(&words.join(" "))
}

/// The key of words; where there are none, they come last.
fn line_key(words: &str) -> (Reverse<bool>, Vec<u32>) {
    let key = sort_key(words);
    (Reverse(!key.is_empty()), key)
}
