//! What was found in all articles: as a list of sections, articles and places, each with what stands around it.

use super::library::title_of;
use super::marks::{ThemeLine, theme_lines};
use crate::exchange::place::{numbers_of, place_of};
use crate::model::id::ArticlePath;
use crate::search::{CorpusHit, Findings, QueryFault, TextQuery};
use crate::session::{Everywhere, HitSection, HitSort, OpenProject, Scope, Session};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An article's places in a section of the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HitGroup {
    /// The section.
    pub section: HitSection,
    /// The article.
    pub article: ArticlePath,
}

/// The row above an article's places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// Which places.
    pub group: HitGroup,
    /// The article's title.
    pub title: String,
    /// Its date, ISO 8601.
    pub date: Option<String>,
    /// Its source.
    pub source: Option<String>,
    /// How many places it has here.
    pub n: usize,
    /// Whether they are folded away.
    pub is_folded: bool,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindRow {
    /// The beginning of a section, and how many places it has; only where there are several.
    Section(HitSection, usize),
    /// The beginning of an article's places.
    Article(ArticleRow),
    /// A place: where among those found, and where it stands as people cite it.
    Hit { at: usize, place: String },
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It is under way.
    Pending,
    /// It was stopped before its end.
    Stopped,
    /// It has come to its end, or there is nothing to look for.
    #[default]
    Done,
}

impl Stage {
    fn of(everywhere: &Everywhere) -> Self {
        match (everywhere.is_pending(), everywhere.is_asked() && !everywhere.found.is_complete) {
            (true, _) => Self::Pending,
            (false, true) => Self::Stopped,
            (false, false) => Self::Done,
        }
    }
}

/// The search in all articles.
#[derive(Clone, Debug, Default)]
pub struct FindView {
    /// What is looked for.
    pub query: TextQuery,
    /// Why it cannot be asked.
    pub fault: Option<QueryFault>,
    /// How far the search has come.
    pub stage: Stage,
    /// Whether the folder is still being read, so that there may be more.
    pub is_loading: bool,
    /// What was found.
    pub found: Arc<Findings>,
    /// Those that are listed, by their place among those found, in the order of the list; also what is folded away.
    pub listed: Arc<Vec<usize>>,
    titles: BTreeMap<ArticlePath, String>,
    /// The rows.
    pub rows: Vec<FindRow>,
    /// The place that was gone to last, by its place among those found.
    pub at: Option<usize>,
    /// What the list is ordered by.
    pub sort: HitSort,
    /// Whether places outside of the articles themselves are left out.
    pub leaves_out_boilerplate: bool,
    /// The themes that listed places are not coded with yet, where only such are listed; empty for any theme.
    pub uncoded: Option<String>,
    /// The other spellings of what is looked for that mean the same.
    pub spellings: Vec<String>,
    /// What the words may have been meant to be.
    pub meant: Vec<String>,
    /// What was searched for lately.
    pub searches: Vec<String>,
    /// Which list it is: places among those found mean the same as long as it is this.
    pub list: u64,
}

impl FindView {
    /// The list, with these articles' places folded away.
    #[must_use]
    pub fn new(session: &Session, folded: &BTreeSet<HitGroup>) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let Some(searching) = session.searching() else { return Self::default() };
        let everywhere = &searching.everywhere;
        let uncoded = everywhere.uncoded.as_ref().map(|themes| {
            let lines = theme_lines(&open.codebook, themes);
            lines.iter().map(ThemeLine::label).collect::<Vec<_>>().join(", ")
        });
        Self {
            query: everywhere.question.query.clone(),
            fault: everywhere.question.fault.clone(),
            stage: Stage::of(everywhere),
            is_loading: open.loading.is_some(),
            listed: Arc::clone(&everywhere.shown),
            titles: titles(open, everywhere),
            rows: rows(open, everywhere, folded),
            found: Arc::clone(&everywhere.found),
            at: everywhere.at,
            sort: everywhere.sort,
            leaves_out_boilerplate: everywhere.leaves_out_boilerplate,
            uncoded,
            spellings: everywhere.question.spellings.clone(),
            meant: everywhere.meant.clone(),
            searches: session.settings().searches.clone(),
            list: everywhere.list(),
        }
    }

    /// The places under a row: its own, those of its article in its section, or of its section.
    #[must_use]
    pub fn places_of(&self, row: &FindRow) -> Vec<usize> {
        let is_under = |hit: &CorpusHit| match row {
            FindRow::Section(section, _) => HitSection::of(hit) == *section,
            FindRow::Article(ArticleRow { group, .. }) => {
                HitSection::of(hit) == group.section && hit.article == group.article
            }
            FindRow::Hit { .. } => false,
        };
        match row {
            FindRow::Hit { at, .. } => vec![*at],
            FindRow::Section(..) | FindRow::Article(_) => {
                self.listed.iter().copied().filter(|at| self.hit(*at).is_some_and(is_under)).collect()
            }
        }
    }

    /// The article's places that a row belongs to, and the row they begin with.
    #[must_use]
    pub fn group_of(&self, row: usize) -> Option<(usize, HitGroup)> {
        let above = self.rows.iter().enumerate().take(row + 1).rev();
        let mut above = above.take_while(|(_, above)| !matches!(above, FindRow::Section(..)));
        above.find_map(|(at, above)| match above {
            FindRow::Article(row) => Some((at, row.group.clone())),
            FindRow::Section(..) | FindRow::Hit { .. } => None,
        })
    }

    /// The title of an article that has places in the list.
    #[must_use]
    pub fn title_of(&self, article: &ArticlePath) -> &str {
        self.titles.get(article).map(String::as_str).unwrap_or_default()
    }

    /// A place among those found.
    #[must_use]
    pub fn hit(&self, at: usize) -> Option<&CorpusHit> {
        self.found.hits.get(at)
    }
}

fn titles(open: &OpenProject, everywhere: &Everywhere) -> BTreeMap<ArticlePath, String> {
    let mut titles = BTreeMap::new();
    for hit in everywhere.hits() {
        if !titles.contains_key(&hit.article) {
            let title = title_of(&hit.article, open.library.get(&hit.article));
            titles.insert(hit.article.clone(), title);
        }
    }
    titles
}

fn rows(open: &OpenProject, everywhere: &Everywhere, folded: &BTreeSet<HitGroup>) -> Vec<FindRow> {
    let hits = || everywhere.shown.iter().filter_map(|at| Some((*at, everywhere.hits().get(*at)?)));
    let (mut n_of, mut n_in): (BTreeMap<HitSection, usize>, BTreeMap<_, usize>) = Default::default();
    for (_, hit) in hits() {
        let section = HitSection::of(hit);
        *n_of.entry(section).or_default() += 1;
        *n_in.entry((section, &hit.article)).or_default() += 1;
    }
    let numbers = numbers_of(open.library.keys());
    let place_of_hit = |hit: &CorpusHit| {
        let article = open.library.get(&hit.article)?.article.as_ref()?;
        place_of(numbers.get(&hit.article)?, &article.structure, hit.span)
    };
    let mut rows = Vec::with_capacity(everywhere.shown.len() + 16);
    let (mut section, mut group): (Option<HitSection>, Option<HitGroup>) = (None, None);
    let mut is_folded = false;
    for (at, hit) in hits() {
        let here = HitSection::of(hit);
        if section != Some(here) {
            section = Some(here);
            if n_of.len() > 1 || here == HitSection::Boilerplate {
                rows.push(FindRow::Section(here, n_of.get(&here).copied().unwrap_or_default()));
            }
        }
        if everywhere.sort.is_by_article()
            && group.as_ref().is_none_or(|group| group.section != here || group.article != hit.article)
        {
            let new = HitGroup { section: here, article: hit.article.clone() };
            let n = n_in.get(&(here, &hit.article)).copied().unwrap_or_default();
            is_folded = folded.contains(&new);
            let entry = open.library.get(&hit.article);
            let facts = entry.map(|entry| entry.facts.as_ref().clone()).unwrap_or_default();
            rows.push(FindRow::Article(ArticleRow {
                group: new.clone(),
                title: title_of(&hit.article, entry),
                date: facts.date,
                source: facts.source,
                n,
                is_folded,
            }));
            group = Some(new);
        }
        if !is_folded {
            rows.push(FindRow::Hit { at, place: place_of_hit(hit).unwrap_or_default() });
        }
    }
    rows
}

/// The bar over the article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FindBarView {
    /// What is looked for.
    pub query: TextQuery,
    /// Why it cannot be asked.
    pub fault: Option<QueryFault>,
    /// Whether it is being looked for.
    pub is_pending: bool,
    /// How many places there are.
    pub n: usize,
    /// Which of them the person is at, from 0.
    pub at: Option<usize>,
    /// The other spellings of what is looked for that mean the same.
    pub spellings: Vec<String>,
}

impl FindBarView {
    /// The bar; `None` while it is closed.
    #[must_use]
    pub fn new(session: &Session) -> Option<Self> {
        let searching = session.searching()?;
        let reading = session.reading().filter(|_| searching.is_bar_open)?;
        let is_lit = searching.scope() == Some(Scope::Here);
        Some(Self {
            query: searching.here.query.clone(),
            fault: searching.here.fault.clone(),
            is_pending: searching.lit.is_pending(),
            n: if is_lit { searching.lit.spans.len() } else { 0 },
            at: searching.lit.place_in(reading).filter(|_| is_lit),
            spellings: searching.here.spellings.clone(),
        })
    }
}
