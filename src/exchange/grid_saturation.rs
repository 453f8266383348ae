//! The cells of saturation: a row an article, in order, with the themes that were new in it.

use super::grid::GridCell;
use super::grid_heads::{GridHead, Heads};
use super::grid_words::GridWords;
use crate::analysis::page::PageAnswer;
use crate::analysis::saturation::{Guest, Saturation};
use crate::search::passage_query::PassageQuery;

/// What a column tells of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SaturationColumn {
    Themes,
    New,
    Cumulative,
    ByChance,
    Ratio,
}

const ALL: [SaturationColumn; 5] = [
    SaturationColumn::Themes,
    SaturationColumn::New,
    SaturationColumn::Cumulative,
    SaturationColumn::ByChance,
    SaturationColumn::Ratio,
];

pub(super) fn heads(answer: &PageAnswer, saturation: &Saturation, words: &GridWords) -> Heads {
    let named = |column: SaturationColumn| match column {
        SaturationColumn::Themes => &words.themes,
        SaturationColumn::New => &words.new_themes,
        SaturationColumn::Cumulative => &words.themes_so_far,
        SaturationColumn::ByChance => &words.mean_by_chance,
        SaturationColumn::Ratio => &words.ratio,
    };
    let columns = ALL.into_iter().enumerate();
    let rows = saturation.items.iter().enumerate();
    Heads {
        corner: words.article.clone(),
        columns: columns.map(|(at, column)| GridHead::plain(named(column), Some(at))).collect(),
        rows: rows.filter_map(|(at, item)| GridHead::of_article(answer, item.article, at)).collect(),
    }
}

pub(super) fn cell(
    saturation: &Saturation,
    guest: &Guest,
    row: Option<usize>,
    column: Option<usize>,
) -> GridCell {
    let item = row.and_then(|row| saturation.items.get(row));
    let (Some(row), Some(item), Some(column)) = (row, item, column) else { return GridCell::Empty };
    match ALL.get(column) {
        Some(SaturationColumn::Themes) => GridCell::Count(item.n_themes),
        Some(SaturationColumn::New) => GridCell::Count(item.new_themes.len()),
        Some(SaturationColumn::Cumulative) => GridCell::Count(item.cumulative),
        Some(SaturationColumn::ByChance) => {
            GridCell::measure(saturation.shade.points.get(row).map(|point| point.mean))
        }
        Some(SaturationColumn::Ratio) => {
            let point = guest.points.iter().find(|point| point.item == row + 1);
            GridCell::share(point.and_then(|point| point.ratio))
        }
        None => GridCell::Empty,
    }
}

pub(super) fn behind(
    answer: &PageAnswer,
    saturation: &Saturation,
    row: Option<usize>,
) -> Option<PassageQuery> {
    answer.behind_article(saturation.items.get(row?)?.article, None)
}
