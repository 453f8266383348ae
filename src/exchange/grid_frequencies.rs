//! The cells of frequencies: a row a theme, and in each column how much there is of it.

use super::grid::GridCell;
use crate::analysis::frequencies::Tally;
use crate::analysis::together::share;

/// What a column tells of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrequencyColumn {
    Passages,
    PassagesShare,
    Units,
    Articles,
    People,
    Characters,
}

impl FrequencyColumn {
    pub(super) const ALL: [Self; 6] =
        [Self::Passages, Self::PassagesShare, Self::Units, Self::Articles, Self::People, Self::Characters];
}

pub(super) fn cell(tally: Tally, all: Tally, column: Option<usize>) -> GridCell {
    match column.and_then(|at| FrequencyColumn::ALL.get(at)) {
        Some(FrequencyColumn::Passages) => GridCell::Count(tally.passages),
        Some(FrequencyColumn::PassagesShare) => GridCell::share(share(tally.passages, all.passages)),
        Some(FrequencyColumn::Units) => GridCell::Count(tally.units),
        Some(FrequencyColumn::Articles) => GridCell::Count(tally.articles),
        Some(FrequencyColumn::People) => GridCell::Count(tally.people),
        Some(FrequencyColumn::Characters) => GridCell::Count(tally.characters),
        None => GridCell::Empty,
    }
}
