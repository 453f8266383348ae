//! The cells of co-occurrence: as a matrix of themes, and as a list of pairs.

use super::grid::{GridCell, GridNumbers};
use super::grid_words::LopsidedWords;
use crate::analysis::page::PageAnswer;
use crate::analysis::together::{ThemePair, Together};
use crate::search::passage_query::PassageQuery;

/// What a column of the list tells of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PairColumn {
    Together,
    OfOne,
    OfOther,
    Jaccard,
    OtherGivenOne,
    OneGivenOther,
    Balance,
}

impl PairColumn {
    pub(super) const ALL: [Self; 7] = [
        Self::Together,
        Self::OfOne,
        Self::OfOther,
        Self::Jaccard,
        Self::OtherGivenOne,
        Self::OneGivenOther,
        Self::Balance,
    ];
}

pub(super) fn cell(
    together: &Together,
    numbers: GridNumbers,
    row: Option<usize>,
    column: Option<usize>,
) -> GridCell {
    let (Some(row), Some(column)) = (row, column) else { return GridCell::Empty };
    if numbers == GridNumbers::Pairs {
        let pair = together.pairs.get(row);
        return pair.map_or(GridCell::Empty, |pair| of_pair(together, *pair, column));
    }
    if row == column {
        return GridCell::Empty;
    }
    let pair = together.pair(row, column);
    match numbers {
        GridNumbers::Jaccard => GridCell::measure(together.jaccard(pair)),
        GridNumbers::Given => GridCell::share(together.other_given_one(pair)),
        GridNumbers::Counts
        | GridNumbers::Pairs
        | GridNumbers::RowShares
        | GridNumbers::ColumnShares
        | GridNumbers::TotalShares
        | GridNumbers::ArticleShares
        | GridNumbers::PerThousand
        | GridNumbers::TextShares
        | GridNumbers::Residuals => GridCell::Count(pair.together),
    }
}

fn of_pair(together: &Together, pair: ThemePair, column: usize) -> GridCell {
    let units = |theme: usize| together.themes.get(theme).map_or(0, |theme| theme.units);
    match PairColumn::ALL.get(column) {
        Some(PairColumn::Together) => GridCell::Count(pair.together),
        Some(PairColumn::OfOne) => GridCell::Count(units(pair.one)),
        Some(PairColumn::OfOther) => GridCell::Count(units(pair.other)),
        Some(PairColumn::Jaccard) => GridCell::measure(together.jaccard(pair)),
        Some(PairColumn::OtherGivenOne) => GridCell::share(together.other_given_one(pair)),
        Some(PairColumn::OneGivenOther) => GridCell::share(together.one_given_other(pair)),
        Some(PairColumn::Balance) | None => GridCell::Empty,
    }
}

/// What is said of a pair of which one theme is much more frequent; nothing where neither is.
pub(super) fn words<'w>(
    together: &Together,
    row: usize,
    column: usize,
    lopsided: &'w LopsidedWords,
) -> Option<&'w str> {
    if PairColumn::ALL.get(column) != Some(&PairColumn::Balance) {
        return None;
    }
    let pair = *together.pairs.get(row)?;
    let counts = together.counts(pair);
    let (one, other) = (lopsided.one.as_str(), lopsided.other.as_str());
    Some(match counts.is_lopsided() {
        true if counts.n_a > counts.n_b => one,
        true => other,
        false => "",
    })
}

pub(super) fn greatest(together: &Together, numbers: GridNumbers) -> f64 {
    let both = |pair: &ThemePair| [(pair.one, pair.other), (pair.other, pair.one)];
    let cells = together.pairs.iter().flat_map(both);
    let number = |(one, other): (usize, usize)| cell(together, numbers, Some(one), Some(other)).number();
    cells.filter_map(number).fold(0.0, |greatest, number| greatest.max(number.abs()))
}

pub(super) fn behind(
    answer: &PageAnswer,
    together: &Together,
    numbers: GridNumbers,
    row: Option<usize>,
    column: Option<usize>,
) -> Option<PassageQuery> {
    let below = answer.question.below;
    if numbers == GridNumbers::Pairs {
        let pair = together.pairs.get(row?)?;
        return match PairColumn::ALL.get(column?)? {
            PairColumn::OfOne => answer.behind_theme(pair.one, below),
            PairColumn::OfOther => answer.behind_theme(pair.other, below),
            PairColumn::Together
            | PairColumn::Jaccard
            | PairColumn::OtherGivenOne
            | PairColumn::OneGivenOther
            | PairColumn::Balance => answer.behind_pair(pair.one, pair.other),
        };
    }
    let (row, column) = (row?, column?);
    if row == column { answer.behind_theme(row, below) } else { answer.behind_pair(row, column) }
}
