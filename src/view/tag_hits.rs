//! Tagging what was found: which places, and which groups of a regular expression there are to choose from.

use crate::search::{Hit, Searchable};
use crate::session::coding_hits::hits_of_scope;
use crate::session::{Scope, Session, WhichHits};
use std::sync::Arc;

/// What is to be tagged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagHitsView {
    /// Which places.
    pub which: WhichHits,
    /// How many.
    pub n: usize,
    /// What each group of the regular expression found in the first place, the first group first; empty for no groups.
    pub groups: Vec<String>,
}

impl TagHitsView {
    /// The places that are ticked, by their place among those found, else all of the search that is lit; `None` where
    /// nothing was found.
    #[must_use]
    pub fn new(session: &Session, ticked: &[usize]) -> Option<Self> {
        let open = session.open_project()?;
        let (all, n_all) = hits_of_scope(open)?;
        let is_everywhere = open.searching.scope() == Some(Scope::Everywhere);
        let (which, n) = if is_everywhere && !ticked.is_empty() {
            (WhichHits::Among(ticked.to_vec()), ticked.len())
        } else {
            (all, n_all)
        };
        (n > 0).then(|| Self { groups: groups(session, &which).unwrap_or_default(), which, n })
    }
}

/// What the groups of the expression found in the first of the places.
fn groups(session: &Session, which: &WhichHits) -> Option<Vec<String>> {
    let open = session.open_project()?;
    let searching = &open.searching;
    let (finder, article, hit) = match which {
        WhichHits::InArticle => {
            let span = *searching.lit.spans.first()?;
            let article = &open.reading.as_ref()?.article;
            (searching.here.finder.as_ref()?, article, Hit { span, is_exact: true })
        }
        WhichHits::Among(places) => {
            let hit = searching.everywhere.hits().get(*places.first()?)?;
            let article = open.library.get(&hit.article)?.article.as_ref()?;
            let found = Hit { span: hit.span, is_exact: hit.is_exact };
            (searching.everywhere.question.finder.as_ref()?, article, found)
        }
    };
    let groups = finder.groups_of(&Searchable::new(Arc::clone(article), &[]), hit);
    let text = article.text.as_str();
    Some(groups.into_iter().skip(1).map(|g| g.map_or_else(String::new, |g| g.of(text).to_owned())).collect())
}
