//! What the rows and columns of a table of numbers are called.

use super::grid::GridNumbers;
use super::grid_frequencies::FrequencyColumn;
use super::grid_together::PairColumn;
use super::grid_words::GridWords;
use super::{grid_contexts, grid_portraits, grid_saturation, grid_summaries, grid_timeline, grid_vocabulary};
use crate::analysis::axis::{Axis, AxisItem, AxisKey};
use crate::analysis::counting_unit::CountingUnit;
use crate::analysis::page::{Numbers, PageAnswer, PageTheme};

/// A row or a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridHead {
    /// What it is called.
    pub name: String,
    /// The same in full: a theme with those above it.
    pub full_name: String,
    /// How deep a theme lies in the tree.
    pub depth: usize,
    /// A theme's line colour, `#rrggbb`.
    pub color: Option<String>,
    /// Which row or column of the answer it is; `None` for the sum of all.
    pub(super) item: Option<usize>,
}

impl GridHead {
    pub(super) fn plain(name: &str, item: Option<usize>) -> Self {
        Self { name: name.to_owned(), full_name: name.to_owned(), depth: 0, color: None, item }
    }

    fn of_theme(theme: &PageTheme, item: usize) -> Self {
        Self {
            name: theme.name.clone(),
            full_name: theme.full_name.clone(),
            depth: theme.depth,
            color: Some(theme.color.clone()),
            item: Some(item),
        }
    }

    /// The themes of a page.
    pub(super) fn of_themes(answer: &PageAnswer) -> impl Iterator<Item = Self> {
        answer.themes.iter().enumerate().map(|(at, theme)| Self::of_theme(theme, at))
    }

    /// An article of a page.
    pub(super) fn of_article(answer: &PageAnswer, article: usize, item: usize) -> Option<Self> {
        let article = answer.articles.get(article)?;
        let full_name = format!("{} ({})", article.title, article.path);
        Some(Self { full_name, ..Self::plain(&article.title, Some(item)) })
    }

    /// Whether it is the sum of all others.
    #[must_use]
    pub fn is_sum(&self) -> bool {
        self.item.is_none()
    }
}

/// All heads of a table.
pub(super) struct Heads {
    pub(super) corner: String,
    pub(super) columns: Vec<GridHead>,
    pub(super) rows: Vec<GridHead>,
}

pub(super) fn heads(answer: &PageAnswer, numbers: GridNumbers, words: &GridWords) -> Heads {
    let themes = || GridHead::of_themes(answer);
    let total = || GridHead::plain(&words.total, None);
    match &answer.numbers {
        Numbers::Frequencies(_) => Heads {
            corner: words.theme.clone(),
            columns: frequency_columns(answer.question.unit, words),
            rows: themes().chain([total()]).collect(),
        },
        Numbers::Matrix(cross) => {
            let named = |axis: &Axis, items: &[AxisItem]| -> Vec<GridHead> {
                let heads = items.iter().enumerate();
                heads.map(|(at, item)| of_item(axis, item, at, answer, words)).chain([total()]).collect()
            };
            let question = &answer.question;
            Heads {
                corner: axis_name(&question.rows, words),
                columns: named(&question.columns, &cross.columns),
                rows: named(&question.rows, &cross.rows),
            }
        }
        Numbers::Together(together) if numbers == GridNumbers::Pairs => {
            let row = |(at, pair): (usize, &crate::analysis::together::ThemePair)| {
                let name = |theme: usize| answer.themes.get(theme);
                let (one, other) = (name(pair.one)?, name(pair.other)?);
                Some(GridHead {
                    name: format!("{} · {}", one.name, other.name),
                    full_name: format!("{} · {}", one.full_name, other.full_name),
                    depth: 0,
                    color: Some(one.color.clone()),
                    item: Some(at),
                })
            };
            let mut rows: Vec<GridHead> = together.pairs.iter().enumerate().filter_map(row).collect();
            let n =
                |head: &GridHead| head.item.and_then(|at| together.pairs.get(at)).map(|pair| pair.together);
            rows.sort_by_key(|head| std::cmp::Reverse(n(head)));
            Heads { corner: words.theme.clone(), columns: PairColumn::heads(words), rows }
        }
        Numbers::Together(_) => {
            Heads { corner: words.theme.clone(), columns: themes().collect(), rows: themes().collect() }
        }
        Numbers::Timeline(timeline) => grid_timeline::heads(answer, timeline, words),
        Numbers::Portraits(portraits) => grid_portraits::heads(answer, portraits, words),
        Numbers::Words(table) => grid_vocabulary::heads(answer, table, words),
        Numbers::Context(contexts) => grid_contexts::heads(answer, contexts, words),
        Numbers::Saturation(saturation) => grid_saturation::heads(answer, saturation, words),
        Numbers::Summaries(summaries) => grid_summaries::heads(answer, summaries, words),
    }
}

impl PairColumn {
    fn heads(words: &GridWords) -> Vec<GridHead> {
        let named = |column: Self| match column {
            Self::Together => &words.together,
            Self::OfOne => &words.of_one,
            Self::OfOther => &words.of_other,
            Self::Jaccard => &words.jaccard,
            Self::OtherGivenOne => &words.other_given_one,
            Self::OneGivenOther => &words.one_given_other,
            Self::Balance => &words.balance,
        };
        Self::ALL
            .into_iter()
            .enumerate()
            .map(|(at, column)| GridHead::plain(named(column), Some(at)))
            .collect()
    }
}

fn frequency_columns(unit: CountingUnit, words: &GridWords) -> Vec<GridHead> {
    let units = match unit {
        CountingUnit::Sentence => Some(&words.sentences),
        CountingUnit::Paragraph => Some(&words.paragraphs),
        // Passages and articles have a column of their own.
        CountingUnit::Passage | CountingUnit::Article => None,
    };
    let named = |column: FrequencyColumn| match column {
        FrequencyColumn::Passages => Some(&words.passages),
        FrequencyColumn::PassagesShare => Some(&words.share),
        FrequencyColumn::Units => units,
        FrequencyColumn::Articles => Some(&words.articles),
        FrequencyColumn::People => Some(&words.people),
        FrequencyColumn::Characters => Some(&words.characters),
    };
    let columns = FrequencyColumn::ALL.into_iter().enumerate();
    columns.filter_map(|(at, column)| Some(GridHead::plain(named(column)?, Some(at)))).collect()
}

/// What an axis is called.
#[must_use]
pub fn axis_name(axis: &Axis, words: &GridWords) -> String {
    match axis {
        Axis::Theme => words.theme.clone(),
        Axis::Article => words.article.clone(),
        Axis::Annotator => words.annotator.clone(),
        Axis::Source => words.source.clone(),
        Axis::Year => words.year.clone(),
        Axis::Month => words.month.clone(),
        Axis::Attribute(name) => name.clone(),
    }
}

/// What a row or column of an axis is called.
#[must_use]
pub fn item_name(axis: &Axis, item: &AxisItem, words: &GridWords) -> String {
    let unknown = match axis {
        Axis::Source => &words.no_source,
        Axis::Year | Axis::Month => &words.undated,
        Axis::Attribute(_) | Axis::Theme | Axis::Article | Axis::Annotator => &words.no_value,
    };
    item.label.as_ref().unwrap_or(unknown).clone()
}

fn of_item(axis: &Axis, item: &AxisItem, at: usize, answer: &PageAnswer, words: &GridWords) -> GridHead {
    let name = item_name(axis, item, words);
    let full_name = match &item.key {
        AxisKey::Theme(_) => answer.themes.get(at).map(|theme| theme.full_name.clone()),
        AxisKey::Article(path) => Some(format!("{name} ({path})")),
        AxisKey::Annotator(_)
        | AxisKey::Source(_)
        | AxisKey::Year(_)
        | AxisKey::Month(_)
        | AxisKey::Attribute(_) => None,
    };
    GridHead {
        full_name: full_name.unwrap_or_else(|| name.clone()),
        name,
        depth: item.depth,
        color: item.color.clone(),
        item: Some(at),
    }
}
