//! What a table is laid out by: themes, articles, people, sources, dates, or an attribute. An axis has items, and tells on
//! which of them a passage stands.

use super::coded::{Below, Coded, CodedPassage};
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::search::passage_scope::ArticleLine;
use crate::text::order;
use crate::text::shortened::shortened;
use std::collections::BTreeMap;

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
            Self::Article => of_articles(coded, |line| vec![AxisKey::Article(line.path.clone())]),
            Self::Source => of_articles(coded, |line| vec![AxisKey::Source(line.source.map(str::to_owned))]),
            Self::Year => of_articles(coded, |line| vec![AxisKey::Year(beginning(line.date, 4))]),
            Self::Month => of_articles(coded, |line| vec![AxisKey::Month(beginning(line.date, 7))]),
            Self::Attribute(name) => of_articles(coded, |line| attributes(line, name)),
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
    /// Of each article the items.
    Articles(Vec<Vec<usize>>),
}

impl LaidAxis {
    /// The items that a passage stands on, in order, each once.
    pub fn items_of(&self, coded: &Coded<'_>, passage: &CodedPassage<'_>, items: &mut Vec<usize>) {
        match &self.standing {
            StandingOn::Themes(below) => coded.themes_under(passage, *below, items),
            StandingOn::People(places) => {
                items.clear();
                let place = passage.person.and_then(|person| places.get(person).copied().flatten());
                items.extend(place);
            }
            StandingOn::Articles(places) => {
                items.clear();
                items.extend(places.get(passage.article).into_iter().flatten());
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
    for person in coded.passages().iter().filter_map(|passage| passage.person) {
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

/// An axis of what is known of articles; those without passages have no part in it.
fn of_articles(coded: &Coded<'_>, keys_of: impl Fn(&ArticleLine<'_>) -> Vec<AxisKey>) -> LaidAxis {
    let keys: Vec<Vec<AxisKey>> = (0..coded.articles.len())
        .map(|at| {
            let line = coded.articles.get(at).filter(|_| !coded.passages_of(at).is_empty());
            line.map(&keys_of).unwrap_or_default()
        })
        .collect();
    let mut found: BTreeMap<SortKey, (AxisKey, Option<String>)> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate().flat_map(|(at, keys)| keys.iter().map(move |key| (at, key))) {
        let label = || label_of(key, coded.articles.get(at));
        found.entry(SortKey::of(key)).or_insert_with(|| (key.clone(), label()));
    }
    let places: BTreeMap<SortKey, usize> = found.keys().cloned().zip(0..).collect();
    let place = |key: &AxisKey| places.get(&SortKey::of(key)).copied();
    let standing = keys.iter().map(|keys| sorted(keys.iter().filter_map(place).collect())).collect();
    let items = found.into_values().map(|(key, label)| AxisItem { key, label, depth: 0, color: None });
    LaidAxis { items: items.collect(), standing: StandingOn::Articles(standing) }
}

fn sorted(mut places: Vec<usize>) -> Vec<usize> {
    places.sort_unstable();
    places.dedup();
    places
}

/// Puts what is known before what is not, names as Vietnamese has them, dates and paths as they are written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SortKey {
    is_unknown: bool,
    order: Vec<u32>,
    text: String,
}

impl SortKey {
    fn of(key: &AxisKey) -> Self {
        let (known, is_name) = match key {
            AxisKey::Theme(id) => (Some(id.as_str()), false),
            AxisKey::Annotator(id) => (Some(id.as_str()), false),
            AxisKey::Article(path) => (Some(path.as_str()), false),
            AxisKey::Year(date) | AxisKey::Month(date) => (date.as_deref(), false),
            AxisKey::Source(name) | AxisKey::Attribute(name) => (name.as_deref(), true),
        };
        let text = known.unwrap_or_default();
        let order = if is_name { order::sort_key(text) } else { Vec::new() };
        Self { is_unknown: known.is_none(), order, text: text.to_owned() }
    }
}

fn label_of(key: &AxisKey, line: Option<&ArticleLine<'_>>) -> Option<String> {
    match key {
        AxisKey::Theme(_) | AxisKey::Annotator(_) => None,
        AxisKey::Article(path) => Some(line.map_or_else(|| path.to_string(), title_of)),
        AxisKey::Source(known) | AxisKey::Year(known) | AxisKey::Month(known) | AxisKey::Attribute(known) => {
            known.clone()
        }
    }
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
fn beginning(date: Option<&str>, n_bytes: usize) -> Option<String> {
    date.map(|date| date.get(..n_bytes).unwrap_or(date).to_owned())
}

fn attributes(line: &ArticleLine<'_>, name: &str) -> Vec<AxisKey> {
    let said = line.attributes.iter().filter(|(known, value)| known == name && !value.trim().is_empty());
    let said: Vec<AxisKey> = said.map(|(_, value)| AxisKey::Attribute(Some(value.clone()))).collect();
    if said.is_empty() { vec![AxisKey::Attribute(None)] } else { said }
}
