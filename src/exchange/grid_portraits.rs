//! The cells of portraits: a row an article, a column a theme, and in each what share of the text the theme covers.

use super::grid::GridCell;
use super::grid_heads::{GridHead, Heads};
use super::grid_words::GridWords;
use crate::analysis::page::PageAnswer;
use crate::analysis::portraits::Portraits;
use crate::search::passage_query::PassageQuery;

pub(super) fn heads(answer: &PageAnswer, portraits: &Portraits, words: &GridWords) -> Heads {
    let rows = portraits.rows.iter().enumerate();
    Heads {
        corner: words.article.clone(),
        columns: GridHead::of_themes(answer).collect(),
        rows: rows.filter_map(|(at, row)| GridHead::of_article(answer, row.article, at)).collect(),
    }
}

pub(super) fn cell(portraits: &Portraits, row: Option<usize>, column: Option<usize>) -> GridCell {
    let portrait = row.and_then(|row| portraits.rows.get(row));
    let share = portrait.zip(column).and_then(|(portrait, theme)| portrait.share_of(theme));
    GridCell::share(share.filter(|share| *share > 0.0))
}

pub(super) fn greatest(portraits: &Portraits) -> f64 {
    let rows = portraits.rows.iter();
    let shares = rows.flat_map(|row| row.strips.iter().filter_map(|strip| row.share_of(strip.theme)));
    shares.fold(0.0, f64::max)
}

pub(super) fn behind(
    answer: &PageAnswer,
    portraits: &Portraits,
    row: Option<usize>,
    column: Option<usize>,
) -> Option<PassageQuery> {
    answer.behind_article(portraits.rows.get(row?)?.article, column)
}
