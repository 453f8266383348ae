//! What is counted: the passages of a scope that meet a query, with themes, people and articles as numbers. It is gathered
//! in one pass; everything that counts goes over it instead of the records.

use super::coded_passage::{CodedPassage, Whereabouts};
use super::gathered::{Gathered, places_of};
use super::kept_counts::{KeptCounts, KeptText};
use super::pieces::in_pieces;
use super::word_texts::Cancelled;
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::search::passage_fault::PassageFault;
use crate::search::passage_parser::Parsed;
use crate::search::passage_question::Question;
use crate::search::passage_scope::{ArticleLine, Scope};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// Passages ready to be counted.
#[derive(Debug)]
pub struct Coded<'p> {
    /// The articles of the scope, those without passages included, by path.
    pub articles: &'p [ArticleLine<'p>],
    /// Everyone of the project.
    pub people: Vec<CodedPerson<'p>>,
    /// The themes in use that are looked at, in the order of the tree.
    pub themes: Vec<CodedTheme<'p>>,
    /// Of each run of articles its passages; all runs but the last are as long as the first.
    gathered: Vec<Gathered<'p>>,
    /// How many articles a run has.
    n_a_run: usize,
    kept: Option<Kept<'p>>,
}

/// What was found in texts when they were counted before.
#[derive(Debug)]
struct Kept<'p> {
    counts: &'p KeptCounts,
    /// Of each article that was read.
    texts: Vec<Option<Arc<KeptText>>>,
}

/// A person whose passages are counted.
#[derive(Clone, Copy, Debug)]
pub struct CodedPerson<'p> {
    /// The annotators they are, on all their computers.
    pub ids: &'p [AnnotatorId],
    /// Their name.
    pub name: &'p str,
}

/// A theme in use.
#[derive(Clone, Debug)]
pub struct CodedTheme<'p> {
    /// Which one.
    pub id: &'p ThemeId,
    /// Its own name.
    pub name: &'p str,
    /// Its line colour, `#rrggbb`.
    pub color: &'p str,
    /// How many of the themes that are looked at stand above it.
    pub depth: usize,
    /// The theme it stands under, as a place among the themes.
    pub parent: Option<usize>,
    /// It and the themes below it, as places among the themes.
    pub branch: Range<usize>,
}

impl<'p> Coded<'p> {
    /// Gathers the passages of a scope that meet a query, with their themes among those of some branches; with all where
    /// none is named. Where it is no longer wanted, it gathers those of the first articles.
    ///
    /// # Errors
    /// What is wrong with the query.
    pub fn gather(
        scope: &Scope<'p>,
        query: &Parsed,
        branches: &BTreeSet<ThemeId>,
        is_cancelled: Cancelled<'_>,
    ) -> Result<Self, PassageFault> {
        let question = Question::new(query, scope)?;
        let themes = themes_of(scope.codebook, branches);
        let places = places_of(scope.codebook, &themes);
        let gathered = in_pieces(scope.articles.len(), is_cancelled, |articles| {
            Gathered::of(&question, scope, &places, articles, is_cancelled)
        });
        let people = scope.people.all().iter();
        let people = people.map(|person| CodedPerson { ids: &person.ids, name: &person.name }).collect();
        let n_a_run = gathered.first().map_or(1, Gathered::n_articles).max(1);
        Ok(Self { articles: scope.articles, people, themes, gathered, n_a_run, kept: None })
    }

    /// The same, with what was found in the texts when they were counted before.
    #[must_use]
    pub fn with_kept(self, counts: &'p KeptCounts) -> Self {
        Self { kept: Some(Kept { counts, texts: counts.texts_of(self.articles) }), ..self }
    }

    /// What is kept between counts.
    pub(super) fn kept_counts(&self) -> Option<&'p KeptCounts> {
        self.kept.as_ref().map(|kept| kept.counts)
    }

    /// What was found in the texts of all articles, as far as that is kept.
    pub(super) fn kept_texts(&self) -> &[Option<Arc<KeptText>>] {
        self.kept.as_ref().map(|kept| kept.texts.as_slice()).unwrap_or_default()
    }

    /// What was found in the text of an article, where that is kept.
    pub(super) fn kept_text(&self, article: usize) -> Option<&KeptText> {
        self.kept_texts().get(article)?.as_deref()
    }

    /// All passages, by article, in each by where they were marked.
    pub fn passages(&self) -> impl Iterator<Item = &CodedPassage<'p>> {
        self.gathered.iter().flat_map(|gathered| &gathered.passages)
    }

    /// How many passages there are.
    #[must_use]
    pub fn n_passages(&self) -> usize {
        self.gathered.iter().map(|gathered| gathered.passages.len()).sum()
    }

    /// The passages of an article.
    #[must_use]
    pub fn passages_of(&self, article: usize) -> &[CodedPassage<'p>] {
        let gathered = self.gathered.get(article / self.n_a_run);
        gathered.map(|gathered| gathered.passages_of(article % self.n_a_run)).unwrap_or_default()
    }

    /// The themes in use that a passage bears, as places among the themes, in order, each once.
    #[must_use]
    pub fn themes_of(&self, passage: &CodedPassage<'p>) -> &[usize] {
        let gathered = self.gathered.get(passage.article() / self.n_a_run);
        gathered.map(|gathered| gathered.themes_of(passage)).unwrap_or_default()
    }

    /// The same with the themes above them, where these count too.
    pub fn themes_under(&self, passage: &CodedPassage<'p>, below: Below, themes: &mut Vec<usize>) {
        themes.clear();
        let own = self.themes_of(passage);
        themes.extend_from_slice(own);
        if below == Below::Counted {
            let mut at = 0;
            while let Some(theme) = themes.get(at).copied() {
                themes.extend(self.themes.get(theme).and_then(|theme| theme.parent));
                at += 1;
            }
            if themes.len() > own.len() {
                themes.sort_unstable();
                themes.dedup();
            }
        }
    }

    /// How many passages stand nowhere.
    #[must_use]
    pub fn n_nowhere(&self) -> usize {
        self.n_so(Whereabouts::Nowhere)
    }

    /// How many passages are being looked for.
    #[must_use]
    pub fn n_sought(&self) -> usize {
        self.n_so(Whereabouts::Sought)
    }

    fn n_so(&self, whereabouts: Whereabouts) -> usize {
        self.passages().filter(|passage| passage.whereabouts() == whereabouts).count()
    }

    /// In how many articles passages stand.
    #[must_use]
    pub fn n_articles(&self) -> usize {
        (0..self.articles.len()).filter(|article| !self.passages_of(*article).is_empty()).count()
    }
}

/// Whether a theme's passages are those of the themes below it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Below {
    /// Its own alone.
    #[default]
    Left,
    /// Those of the themes below it too.
    Counted,
}

fn themes_of<'p>(codebook: &'p Codebook, branches: &BTreeSet<ThemeId>) -> Vec<CodedTheme<'p>> {
    let mut themes: Vec<CodedTheme<'p>> = Vec::new();
    // The themes above the one that comes next.
    let mut above: Vec<usize> = Vec::new();
    // How deep the branch begins that is wanted.
    let mut root: Option<usize> = None;
    for (id, depth, theme) in codebook.rows() {
        root = root.filter(|root| depth > *root);
        if root.is_none() && (branches.is_empty() || branches.contains(id)) {
            root = Some(depth);
        }
        let Some(root) = root else { continue };
        let depth = depth - root;
        let at = themes.len();
        above.truncate(depth);
        for over in &above {
            if let Some(over) = themes.get_mut(*over) {
                over.branch.end = at + 1;
            }
        }
        let parent = above.last().copied();
        themes.push(CodedTheme {
            id,
            name: &theme.name,
            color: &theme.color,
            depth,
            parent,
            branch: at..at + 1,
        });
        above.push(at);
    }
    themes
}
