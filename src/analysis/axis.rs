//! What a table is laid out by: themes, articles, people, sources, dates, or an attribute. An axis has items, and tells on
//! which of them a passage stands.

use super::coded::{Below, Coded};
use super::coded_passage::CodedPassage;
use super::quick_hash::Quick;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::search::passage_scope::ArticleLine;
use crate::text::order;
use crate::text::shortened::shortened;
use rayon::prelude::*;

/// What rows or columns stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Themes, in the order of the tree.
    Theme,
    /// Articles with passages, by path.
    Article,
    /// People.
    Annotator,
    /// Where articles were published.
    Source,
    /// The years they were published in.
    Year,
    /// The months they were published in.
    Month,
    /// What an attribute says of them.
    Attribute(String),
}

/// Code points of an article's beginning that stand for its title, at most.
const MAX_BEGINNING: usize = 90;

/// What stands before the name of an attribute.
const ATTRIBUTE: &str = "attribute:";

impl Axis {
    /// The axes that need no name.
    pub const NAMED: [Self; 6] =
        [Self::Theme, Self::Article, Self::Annotator, Self::Source, Self::Year, Self::Month];

    /// The name that the command line and files have for it; it never changes.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Theme => "theme".to_owned(),
            Self::Article => "article".to_owned(),
            Self::Annotator => "annotator".to_owned(),
            Self::Source => "source".to_owned(),
            Self::Year => "year".to_owned(),
            Self::Month => "month".to_owned(),
            Self::Attribute(name) => format!("{ATTRIBUTE}{name}"),
        }
    }

    /// The axis of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let attribute = || name.strip_prefix(ATTRIBUTE).map(str::trim).filter(|name| !name.is_empty());
        let known = Self::NAMED.into_iter().find(|axis| axis.name() == name);
        known.or_else(|| attribute().map(|name| Self::Attribute(name.to_owned())))
    }

    /// The axis of some passages.
    #[must_use]
    pub fn laid(&self, coded: &Coded<'_>, below: Below) -> LaidAxis {
        match self {
            Self::Theme => themes(coded, below),
            Self::Annotator => people(coded),
            Self::Article => articles(coded),
            Self::Source => named(coded, AxisKey::Source, |line, names| names.push(line.source)),
            Self::Year => named(coded, AxisKey::Year, |line, names| names.push(beginning(line.date, 4))),
            Self::Month => named(coded, AxisKey::Month, |line, names| names.push(beginning(line.date, 7))),
            Self::Attribute(name) => {
                named(coded, AxisKey::Attribute, |line, names| attributes(line, name, names))
            }
        }
    }
}

/// What an item of an axis is; `None` where it gathers the articles of which that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AxisKey {
    Theme(ThemeId),
    /// A person, by the annotator they go by.
    Annotator(AnnotatorId),
    Article(ArticlePath),
    Source(Option<String>),
    /// A year, `2019`.
    Year(Option<String>),
    /// A month, `2019-07`; a year where no month is known.
    Month(Option<String>),
    /// What the attribute says.
    Attribute(Option<String>),
}

/// A row or column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AxisItem {
    /// What it stands for.
    pub key: AxisKey,
    /// What it is called: the theme's own name, the article's title; `None` where that is not known.
    pub label: Option<String>,
    /// How deep a theme lies in the tree; 0 for all else.
    pub depth: usize,
    /// A theme's line colour, `#rrggbb`.
    pub color: Option<String>,
}

/// An axis with its items.
#[derive(Clone, Debug)]
pub struct LaidAxis {
    /// The items.
    pub items: Vec<AxisItem>,
    standing: StandingOn,
}

/// How it is known on which items a passage stands.
#[derive(Clone, Debug)]
enum StandingOn {
    Themes(Below),
    /// Of each person of the project the item.
    People(Vec<Option<usize>>),
    /// Of each article the item.
    Articles(Vec<Option<usize>>),
    /// Of each article the items.
    Several(ItemsOfArticles),
}

#[derive(Clone, Debug, Default)]
struct ItemsOfArticles {
    /// Those of one article after those of the other.
    items: Vec<usize>,
    /// Of each article where its items end.
    ends: Vec<usize>,
}

impl ItemsOfArticles {
    /// Gives the items other numbers; those of an article are left in order.
    fn renumber(&mut self, numbers: &[usize]) {
        self.items.iter_mut().for_each(|item| *item = numbers.get(*item).copied().unwrap_or_default());
        let mut from = 0;
        for to in &self.ends {
            self.items.get_mut(from..*to).into_iter().for_each(<[usize]>::sort_unstable);
            from = *to;
        }
    }

    fn of(&self, article: usize) -> &[usize] {
        let from = article.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let to = self.ends.get(article).copied().unwrap_or_default();
        self.items.get(from.unwrap_or_default()..to).unwrap_or_default()
    }
}

impl LaidAxis {
    /// The items that a passage stands on, in order, each once.
    pub fn items_of(&self, coded: &Coded<'_>, passage: &CodedPassage<'_>, items: &mut Vec<usize>) {
        match &self.standing {
            StandingOn::Themes(below) => coded.themes_under(passage, *below, items),
            StandingOn::People(places) => {
                items.clear();
                let place = passage.person().and_then(|person| places.get(person).copied().flatten());
                items.extend(place);
            }
            StandingOn::Articles(places) => {
                items.clear();
                items.extend(places.get(passage.article()).copied().flatten());
            }
            StandingOn::Several(places) => {
                items.clear();
                items.extend_from_slice(places.of(passage.article()));
            }
        }
    }
}

fn themes(coded: &Coded<'_>, below: Below) -> LaidAxis {
    let items = coded.themes.iter().map(|theme| AxisItem {
        key: AxisKey::Theme(theme.id.clone()),
        label: Some(theme.name.to_owned()),
        depth: theme.depth,
        color: Some(theme.color.to_owned()),
    });
    LaidAxis { items: items.collect(), standing: StandingOn::Themes(below) }
}

/// The people who made a passage, in the order of the project.
fn people(coded: &Coded<'_>) -> LaidAxis {
    let mut is_there = vec![false; coded.people.len()];
    for person in coded.passages().filter_map(CodedPassage::person) {
        is_there.get_mut(person).into_iter().for_each(|there| *there = true);
    }
    let mut items = Vec::new();
    let mut places = Vec::new();
    for (person, is_there) in coded.people.iter().zip(is_there) {
        let key = person.ids.first().filter(|_| is_there);
        places.push(key.map(|_| items.len()));
        items.extend(key.map(|id| AxisItem {
            key: AxisKey::Annotator(id.clone()),
            label: Some(if person.name.is_empty() { id.to_string() } else { person.name.to_owned() }),
            depth: 0,
            color: None,
        }));
    }
    LaidAxis { items, standing: StandingOn::People(places) }
}

/// The articles with passages, which stand by path.
fn articles(coded: &Coded<'_>) -> LaidAxis {
    let mut n_items = 0;
    let mut place = |at: usize| {
        let place = (!coded.passages_of(at).is_empty()).then_some(n_items);
        n_items += usize::from(place.is_some());
        place
    };
    let places: Vec<Option<usize>> = (0..coded.articles.len()).map(&mut place).collect();
    let item = |(line, place): (&ArticleLine<'_>, &Option<usize>)| {
        let item = |_| AxisItem {
            key: AxisKey::Article(line.path.clone()),
            label: Some(title_of(line)),
            depth: 0,
            color: None,
        };
        place.map(item)
    };
    let items = coded.articles.par_iter().zip(&places).filter_map(item).collect();
    LaidAxis { items, standing: StandingOn::Articles(places) }
}

/// An axis of what is said of articles; those without passages have no part in it.
fn named<'p>(
    coded: &Coded<'p>,
    key: fn(Option<String>) -> AxisKey,
    names_of: impl Fn(&ArticleLine<'p>, &mut Vec<Option<&'p str>>),
) -> LaidAxis {
    // Names have numbers in the order in which they come up, and places in the order in which they stand.
    let mut numbers: Quick<Option<&str>, usize> = Quick::default();
    let mut standing = ItemsOfArticles::default();
    let mut names = Vec::new();
    for (article, line) in coded.articles.iter().enumerate() {
        names.clear();
        if !coded.passages_of(article).is_empty() {
            names_of(line, &mut names);
        }
        for name in &names {
            let next = numbers.len();
            standing.items.push(*numbers.entry(*name).or_insert(next));
        }
        standing.ends.push(standing.items.len());
    }
    let is_of_dates = matches!(key(None), AxisKey::Year(_) | AxisKey::Month(_));
    let mut sorted: Vec<(Option<&str>, usize)> = numbers.into_iter().collect();
    sorted.sort_by_cached_key(|(name, _)| {
        let text = name.unwrap_or_default();
        let order = if is_of_dates { Vec::new() } else { order::sort_key(text) };
        SortKey { is_unknown: name.is_none(), order, text: text.to_owned() }
    });
    let mut places = vec![0; sorted.len()];
    for (place, (_, number)) in sorted.iter().enumerate() {
        places.get_mut(*number).into_iter().for_each(|known| *known = place);
    }
    standing.renumber(&places);
    let items = sorted.into_iter().map(|(name, _)| {
        let name = name.map(str::to_owned);
        AxisItem { key: key(name.clone()), label: name, depth: 0, color: None }
    });
    LaidAxis { items: items.collect(), standing: StandingOn::Several(standing) }
}

/// Puts what is known before what is not, names as Vietnamese has them, dates as they are written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SortKey {
    is_unknown: bool,
    order: Vec<u32>,
    text: String,
}

/// What an article is called: by its title, else by how it begins, else by its path.
#[must_use]
pub fn title_of(line: &ArticleLine<'_>) -> String {
    let begins = || {
        let article = line.article?;
        let first = article.structure.lines.iter().find(|line| !line.label.is_boilerplate())?;
        Some(shortened(first.span.of(article.text.as_str()), MAX_BEGINNING))
    };
    let title = line.title.map(str::to_owned);
    title.or_else(begins).unwrap_or_else(|| line.path.to_string())
}

/// The first letters of a date.
fn beginning(date: Option<&str>, n_bytes: usize) -> Option<&str> {
    date.map(|date| date.get(..n_bytes).unwrap_or(date))
}

/// What an attribute says of an article, each once.
fn attributes<'p>(line: &ArticleLine<'p>, name: &str, names: &mut Vec<Option<&'p str>>) {
    let said = line.attributes.iter().filter(|(known, value)| known == name && !value.trim().is_empty());
    names.extend(said.map(|(_, value)| Some(value.as_str())));
    names.sort_unstable();
    names.dedup();
    if names.is_empty() {
        names.push(None);
    }
}
