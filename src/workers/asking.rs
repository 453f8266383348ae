//! Answers a query of passages, or a page of numbers, on a snapshot of the project; passages in the order that is wanted.

use super::compute::{Question, Running};
use super::snapshot::Snapshot;
use crate::analysis::kept_counts::KeptCounts;
use crate::analysis::page::{PageAnswer, PageQuestion};
use crate::analysis::word_texts::Cancelled;
use crate::exchange::facts::ArticleFacts;
use crate::exchange::place::numbers_of;
use crate::model::check::State;
use crate::model::codebook::Codebook;
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath, ThemeId};
use crate::model::located::Located;
use crate::model::people::People;
use crate::model::project::Project;
use crate::search::passage_evaluation::FoundPassage;
use crate::search::passage_fault::PassageFault;
use crate::search::passage_parser::{Parsed, parse};
use crate::search::passage_question::Question as ReadyQuestion;
use crate::search::passage_scope::{AnnotatorFilter, ArticleLine, Scope};
use crate::text::article::Article;
use crate::text::positions::Span;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What found passages are sorted by; then by where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassageSort {
    /// Their articles, by path.
    #[default]
    Article,
    /// When their articles were published, the newest first; those without a date last.
    Date,
    /// The first of their themes in the codebook; those without one last.
    Theme,
}

impl PassageSort {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Article, Self::Date, Self::Theme];

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Date => "date",
            Self::Theme => "theme",
        }
    }
}

/// An article of the snapshot.
#[derive(Clone, Debug)]
pub struct AskedArticle {
    /// Its path.
    pub path: ArticlePath,
    /// What is known of it; `None` where it is not in the folder.
    pub facts: Option<Arc<ArticleFacts>>,
    /// Its text, where it was read.
    pub article: Option<Arc<Article>>,
    /// Whether it is still to be read.
    pub is_awaited: bool,
}

/// A query, and the snapshot it is put to.
#[derive(Debug)]
pub struct Asking {
    /// What was typed.
    pub typed: String,
    /// The order that is wanted.
    pub sort: PassageSort,
    /// Everyone's records.
    pub project: Project,
    /// Where passages of changed articles stand.
    pub located: Located,
    /// All themes.
    pub codebook: Codebook,
    /// Everyone.
    pub people: People,
    /// The articles, those that are gone but have passages included, by path.
    pub articles: Vec<AskedArticle>,
    /// Whose passages are looked at.
    pub filter: Box<dyn AnnotatorFilter>,
}

/// A passage that meets the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageHit {
    /// Its article.
    pub article: ArticlePath,
    /// Who made it.
    pub annotator: AnnotatorId,
    /// Which one.
    pub id: AnnotationId,
    /// How many code points of text it was marked on.
    pub n_chars: usize,
    /// Where it stands today; `None` for one that has no place, or is being looked for.
    pub span: Option<Span>,
    /// How it stands to the text of today; `None` while it is being looked for.
    pub state: Option<State>,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundPassages {
    /// The passages, in the order that was asked for.
    pub hits: Vec<PassageHit>,
    /// In how many articles they stand.
    pub n_articles: usize,
}

impl Asking {
    /// Answers the query; where it is no longer wanted, with what was found so far.
    ///
    /// # Errors
    /// What is wrong with it, and at which character.
    pub fn answer(&self, is_cancelled: &dyn Fn() -> bool) -> Result<FoundPassages, PassageFault> {
        let parsed = parse(&self.typed)?;
        self.in_scope(&parsed, |scope| self.answer_in(&parsed, scope, is_cancelled))
    }

    /// Counts what a page of numbers asks for, instead of what was typed, with what counting found in the texts before; where
    /// it is no longer wanted, in the first articles.
    ///
    /// # Errors
    /// What is wrong with the query of the page, and at which character.
    pub fn count(
        &self,
        question: &PageQuestion,
        kept: &KeptCounts,
        is_cancelled: Cancelled<'_>,
    ) -> Result<PageAnswer, PassageFault> {
        let parsed = parse(&question.query)?;
        self.in_scope(&parsed, |scope| question.answer(scope, kept, is_cancelled))
    }

    fn in_scope<R>(&self, parsed: &Parsed, ask: impl FnOnce(&Scope<'_>) -> R) -> R {
        let lines: Vec<ArticleLine<'_>> = self.articles.iter().map(line_of).collect();
        let numbers = self.numbers(parsed);
        ask(&Scope {
            project: &self.project,
            located: &self.located,
            codebook: &self.codebook,
            people: &self.people,
            articles: &lines,
            numbers: &numbers,
            filter: &*self.filter,
        })
    }

    fn answer_in(
        &self,
        parsed: &Parsed,
        scope: &Scope<'_>,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Result<FoundPassages, PassageFault> {
        let lines = scope.articles;
        let found = ReadyQuestion::new(parsed, scope)?.answer(scope, is_cancelled);
        let articles: BTreeSet<usize> = found.iter().map(|passage| passage.article).collect();
        let mut hits: Vec<HitInArticle> = Vec::with_capacity(found.len());
        for passage in &found {
            if is_cancelled() {
                break;
            }
            let hit = |line| HitInArticle { article: passage.article, hit: self.hit(passage, line) };
            hits.extend(lines.get(passage.article).map(hit));
        }
        hits.sort_by_key(|found| {
            let hit = &found.hit;
            (found.article, hit.span.is_none(), hit.span, hit.id)
        });
        self.sort(&mut hits, &found);
        let hits = hits.into_iter().map(|found| found.hit).collect();
        Ok(FoundPassages { hits, n_articles: articles.len() })
    }

    fn numbers(&self, parsed: &Parsed) -> BTreeMap<ArticlePath, String> {
        if parsed.query.names_articles() {
            let listed = self.articles.iter().filter(|article| article.facts.is_some());
            numbers_of(listed.map(|article| &article.path))
        } else {
            BTreeMap::new()
        }
    }

    fn hit(&self, passage: &FoundPassage<'_>, line: &ArticleLine<'_>) -> PassageHit {
        let (annotator, id, annotation, _) = passage.standing;
        let place = line.place_of(&annotation.anchor, &self.located);
        PassageHit {
            article: line.path.clone(),
            annotator: annotator.clone(),
            id,
            n_chars: annotation.anchor.end.saturating_sub(annotation.anchor.start),
            span: place.as_ref().and_then(crate::text::anchor::Place::span),
            state: place.as_ref().map(State::of_place),
        }
    }

    /// Sorts what stands by article and place already.
    fn sort(&self, hits: &mut [HitInArticle], found: &[FoundPassage<'_>]) {
        match self.sort {
            PassageSort::Article => {}
            PassageSort::Date => {
                let date = |article: usize| {
                    let facts = self.articles.get(article).and_then(|article| article.facts.as_ref());
                    facts.and_then(|facts| facts.date.as_deref())
                };
                hits.sort_by_key(|hit| Reverse(date(hit.article)));
            }
            PassageSort::Theme => {
                let places = self.codebook.rows().enumerate().map(|(at, (id, ..))| (id, at));
                let places: BTreeMap<&ThemeId, usize> = places.collect();
                let first: BTreeMap<(&AnnotatorId, AnnotationId), usize> = found
                    .iter()
                    .map(|passage| {
                        let (who, id, annotation, _) = passage.standing;
                        let themes = annotation.themes.iter().map(|id| self.codebook.resolve(id));
                        let first = themes.filter_map(|id| places.get(id)).min().copied();
                        ((who, id), first.unwrap_or(usize::MAX))
                    })
                    .collect();
                hits.sort_by_key(|found| first.get(&(&found.hit.annotator, found.hit.id)).copied());
            }
        }
    }
}

/// A hit with its article, by its place among the lines.
struct HitInArticle {
    article: usize,
    hit: PassageHit,
}

fn line_of(asked: &AskedArticle) -> ArticleLine<'_> {
    let unknown = ArticleLine::unknown(&asked.path);
    let line = ArticleLine { article: asked.article.as_deref(), is_awaited: asked.is_awaited, ..unknown };
    match &asked.facts {
        None => line,
        Some(facts) => ArticleLine {
            title: facts.title.as_deref(),
            date: facts.date.as_deref(),
            source: facts.source.as_deref(),
            author: facts.author.as_deref(),
            attributes: &facts.attributes,
            ..line
        },
    }
}

/// A query of passages, as a question to a worker.
#[derive(Debug)]
pub struct PassageQuery {
    /// What was typed.
    pub typed: String,
    /// The order that is wanted.
    pub sort: PassageSort,
    /// Whose passages are looked at.
    pub filter: Box<dyn AnnotatorFilter>,
}

impl Question for PassageQuery {
    type Answer = Result<Arc<FoundPassages>, PassageFault>;

    fn answer(self, snapshot: Snapshot, running: &mut Running<'_>) -> Self::Answer {
        let asking = snapshot.asking(&self.typed, self.sort, self.filter);
        asking.answer(&|| running.is_cancelled()).map(Arc::new)
    }
}
