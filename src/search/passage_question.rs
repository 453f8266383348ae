//! A question about passages made ready to be put to articles: which themes, annotators and articles its names mean is
//! looked up once.

use super::needle::Needle;
use super::passage_dates::is_met;
use super::passage_fault::{PassageFault, PassageFaultKind};
use super::passage_names::{self as names, Said};
use super::passage_parser::Parsed;
use super::passage_query::{Name, Named, PassageQuery, Relation, Test, WordsTest};
use super::passage_scope::{ArticleLine, Scope};
use crate::model::check::State;
use crate::model::id::{AnnotatorId, ThemeId};
use crate::text::fold::Marks;
use std::collections::BTreeSet;

/// A question whose names are known.
#[derive(Debug)]
pub struct Question {
    pub(super) asked: Asked,
}

/// What is asked of a passage.
#[derive(Debug)]
pub(super) enum Asked {
    Anything,
    /// One of these, by the ids that records have: of merged themes too.
    Themes(ThemeSet),
    Untagged,
    Annotators(BTreeSet<AnnotatorId>),
    /// Of each article of the scope, whether it is wanted.
    Articles(Vec<bool>),
    Note(Option<Needle>),
    Words(Needle),
    Starred,
    State(State),
    Not(Box<Self>),
    All(Vec<Self>),
    Any(Vec<Self>),
    Related(Box<Self>, Relation, Box<Self>),
}

/// Themes, sorted by the ends of their ids, and their ids.
#[derive(Debug)]
pub(super) struct ThemeSet(Vec<(u32, ThemeId)>);

/// Up to this many themes it is quicker to compare with each than to halve.
const FEW_THEMES: usize = 16;

impl ThemeSet {
    fn new(themes: impl Iterator<Item = ThemeId>) -> Self {
        let mut themes: Vec<_> = themes.map(|theme| (end_of(&theme), theme)).collect();
        themes.sort_unstable();
        themes.dedup();
        Self(themes)
    }

    /// Whether a theme is one of them. Asked for every theme of every annotation: the random letters that ids end with
    /// tell them apart, and the rest is compared of hardly any.
    pub(super) fn contains(&self, theme: &ThemeId) -> bool {
        let end = end_of(theme);
        let from = match self.0.len() {
            few if few <= FEW_THEMES => 0,
            _ => self.0.partition_point(|(known, _)| *known < end),
        };
        let mut alike = self.0.iter().skip(from).take_while(|(known, _)| *known <= end);
        alike.any(|(known, id)| *known == end && id == theme)
    }
}

/// The last four bytes of an id as one number; 0 for a shorter one.
fn end_of(theme: &ThemeId) -> u32 {
    theme.as_str().as_bytes().last_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

/// One of several things: themes that are asked for side by side become one set.
fn any_of(parts: Vec<Asked>) -> Asked {
    let (mut themes, mut others) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Asked::Themes(ThemeSet(some)) => themes.extend(some.into_iter().map(|(_, id)| id)),
            other => others.push(other),
        }
    }
    if !themes.is_empty() {
        others.insert(0, Asked::Themes(ThemeSet::new(themes.into_iter())));
    }
    Asked::Any(others)
}

impl Question {
    /// Looks up the names of a question.
    ///
    /// # Errors
    /// The first name that means nothing or several things, with its place in what was typed.
    pub fn new(parsed: &Parsed, scope: &Scope<'_>) -> Result<Self, PassageFault> {
        let mut lookup = Lookup { scope, n_names: 0 };
        let asked = lookup.asked(&parsed.query).map_err(|kind| {
            let at = lookup.n_names.checked_sub(1).and_then(|last| parsed.names.get(last));
            PassageFault::new(at.cloned().unwrap_or_default(), kind)
        })?;
        Ok(Self { asked })
    }
}

struct Lookup<'a, 'p> {
    scope: &'a Scope<'p>,
    /// How many names were looked up, the one that means nothing included.
    n_names: usize,
}

type LookedUp<T> = Result<T, PassageFaultKind>;

impl<'p> Lookup<'_, 'p> {
    fn asked(&mut self, query: &PassageQuery) -> LookedUp<Asked> {
        Ok(match query {
            PassageQuery::Is(test) => self.test(test)?,
            PassageQuery::Not(inner) => Asked::Not(Box::new(self.asked(inner)?)),
            PassageQuery::All(parts) => Asked::All(self.all(parts)?),
            PassageQuery::Any(parts) => any_of(self.all(parts)?),
            PassageQuery::Related(of, relation, to) => {
                let of = Box::new(self.asked(of)?);
                Asked::Related(of, *relation, Box::new(self.asked(to)?))
            }
        })
    }

    fn all(&mut self, parts: &[PassageQuery]) -> LookedUp<Vec<Asked>> {
        parts.iter().map(|part| self.asked(part)).collect()
    }

    fn test(&mut self, test: &Test) -> LookedUp<Asked> {
        Ok(match test {
            Test::Anything => Asked::Anything,
            Test::Theme { name, is_alone } => Asked::Themes(self.themes(name, *is_alone)?),
            Test::Untagged => Asked::Untagged,
            Test::Annotator(name) => {
                self.n_names += 1;
                Asked::Annotators(names::annotators(self.scope.people, name)?.into_iter().collect())
            }
            Test::Article(name) => {
                self.n_names += 1;
                self.articles(&names::articles(self.scope, name)?)
            }
            Test::Attribute { name, value } => self.attribute(name, value.as_ref())?,
            Test::Source(name) => self.said(Named::Source, name, |line| line.source)?,
            Test::Unsourced => self.those(|line| line.source.is_none()),
            Test::Author(name) => self.said(Named::Author, name, |line| line.author)?,
            Test::Unsigned => self.those(|line| line.author.is_none()),
            Test::Date(order, asked) => {
                self.those(|line| line.date.is_some_and(|date| is_met(date, *order, asked)))
            }
            Test::Undated => self.those(|line| line.date.is_none()),
            Test::Note(test) => Asked::Note(test.as_ref().map(needle)),
            Test::Words(test) => Asked::Words(needle(test)),
            Test::Starred => Asked::Starred,
            Test::State(state) => Asked::State(*state),
        })
    }

    fn themes(&mut self, name: &Name, is_alone: bool) -> LookedUp<ThemeSet> {
        self.n_names += 1;
        let wanted = names::theme(self.scope.codebook, name)?;
        let book = self.scope.codebook;
        let is_wanted = |id: &ThemeId| {
            let stands = book.resolve(id);
            // What was deleted below a theme counts for nothing above it.
            let is_below = || book.is_in_use(stands) && book.is_within(stands, &wanted);
            *stands == wanted || (!is_alone && is_below())
        };
        Ok(ThemeSet::new(book.all().map(|(id, _)| id).filter(|id| is_wanted(id)).cloned()))
    }

    fn attribute(&mut self, name: &Name, value: Option<&Name>) -> LookedUp<Asked> {
        self.n_names += 1;
        let said = names::attribute(self.scope, name)?;
        let Some(value) = value else {
            return Ok(self.articles(&said.iter().map(|said| said.article).collect::<Vec<_>>()));
        };
        self.n_names += 1;
        let places = names::articles_that_say(Named::AttributeValue, value, said.into_iter())?;
        Ok(self.articles(&places))
    }

    fn said(
        &mut self,
        what: Named,
        name: &Name,
        of: fn(&ArticleLine<'p>) -> Option<&'p str>,
    ) -> LookedUp<Asked> {
        self.n_names += 1;
        let said = self.scope.articles.iter().enumerate();
        let said = said.filter_map(|(at, line)| Some(Said { article: at, words: of(line)? }));
        let places = names::articles_that_say(what, name, said)?;
        Ok(self.articles(&places))
    }

    fn articles(&self, places: &[usize]) -> Asked {
        let mut wanted = vec![false; self.scope.articles.len()];
        for at in places {
            wanted.get_mut(*at).into_iter().for_each(|is_wanted| *is_wanted = true);
        }
        Asked::Articles(wanted)
    }

    fn those(&self, is_wanted: impl Fn(&ArticleLine<'p>) -> bool) -> Asked {
        Asked::Articles(self.scope.articles.iter().map(is_wanted).collect())
    }
}

fn needle(test: &WordsTest) -> Needle {
    Needle::with_marks(&test.words, if test.is_exact { Marks::Exact } else { Marks::Auto })
}
