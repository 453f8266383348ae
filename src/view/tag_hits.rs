//! Tagging what was found: which places, and which groups of a regular expression there are to choose from.

use crate::search::{CorpusHit, TextQuery};
use crate::session::{FoundPlace, OpenProject, Question, Reading, Scope, Searching, Session};
use crate::text::positions::Span;

/// What is to be tagged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagHitsView {
    /// Which places, as they are now.
    pub places: Vec<FoundPlace>,
    /// What was looked for.
    pub query: TextQuery,
    /// What each group of the regular expression found in the first place, the first group first; empty for no groups.
    pub groups: Vec<String>,
}

impl TagHitsView {
    /// The places that are ticked, by their place among those found, else all of the search that is lit; `None` where
    /// nothing was found.
    #[must_use]
    pub fn new(session: &Session, ticked: &[usize]) -> Option<Self> {
        let open = session.open_project()?;
        let searching = session.searching()?;
        let (places, question) = match searching.scope()? {
            Scope::Here => (in_article(session.reading()?, searching), &searching.here),
            Scope::Everywhere => {
                let wanted = if ticked.is_empty() { &searching.everywhere.shown } else { ticked };
                (among(searching, wanted), &searching.everywhere.question)
            }
        };
        let groups = groups(open, places.first()?, question).unwrap_or_default();
        Some(Self { groups, places, query: question.query.clone() })
    }
}

/// All places in the article that is read.
fn in_article(reading: &Reading, searching: &Searching) -> Vec<FoundPlace> {
    let place = |span: &Span| FoundPlace {
        article: reading.path.clone(),
        span: *span,
        words: span.of(reading.text()).to_owned(),
    };
    searching.lit.spans.iter().map(place).collect()
}

/// Those among all that were found.
fn among(searching: &Searching, wanted: &[usize]) -> Vec<FoundPlace> {
    let hits = wanted.iter().filter_map(|at| searching.everywhere.hits().get(*at));
    let place = |hit: &CorpusHit| FoundPlace {
        article: hit.article.clone(),
        span: hit.span,
        words: hit.words.clone(),
    };
    hits.map(place).collect()
}

/// What the groups of the expression found in a place.
fn groups(open: &OpenProject, place: &FoundPlace, question: &Question) -> Option<Vec<String>> {
    let text = open.library.get(&place.article)?.article.as_ref()?.text.as_str();
    let groups = question.finder.as_ref()?.groups_of(text, place.span);
    Some(groups.into_iter().skip(1).map(|g| g.map_or_else(String::new, |g| g.of(text).to_owned())).collect())
}
