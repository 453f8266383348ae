//! The cells of themes over time: a row a theme, a column a period.

use super::grid::{GridCell, GridNumbers};
use super::grid_heads::{GridHead, Heads};
use super::grid_words::GridWords;
use crate::analysis::page::PageAnswer;
use crate::analysis::timeline::{TimeMeasure, TimePlace, Timeline};
use crate::search::passage_query::PassageQuery;

/// The places of the columns: the periods, then articles whose dates are less precise, then those without one.
pub(super) fn place(timeline: &Timeline, column: usize) -> TimePlace {
    match column.checked_sub(timeline.periods.len()) {
        None => TimePlace::In(column),
        Some(0) => TimePlace::LessPrecise,
        Some(_) => TimePlace::Undated,
    }
}

pub(super) fn heads(answer: &PageAnswer, timeline: &Timeline, words: &GridWords) -> Heads {
    let periods = timeline.periods.iter().map(|period| period.name.as_str());
    let names: Vec<&str> = periods.chain([words.less_precise.as_str(), words.undated.as_str()]).collect();
    let is_used = |column: usize| {
        let place = place(timeline, column);
        matches!(place, TimePlace::In(_)) || timeline.period(place).is_some_and(|period| period.passages > 0)
    };
    let columns = names.into_iter().enumerate().filter(|(at, _)| is_used(*at));
    Heads {
        corner: words.theme.clone(),
        columns: columns.map(|(at, name)| GridHead::plain(name, Some(at))).collect(),
        rows: GridHead::of_themes(answer).chain([GridHead::plain(&words.total, None)]).collect(),
    }
}

pub(super) fn cell(
    timeline: &Timeline,
    numbers: GridNumbers,
    row: Option<usize>,
    column: Option<usize>,
) -> GridCell {
    let Some(column) = column else { return GridCell::Empty };
    let place = place(timeline, column);
    let Some(theme) = row else {
        return timeline.period(place).map_or(GridCell::Empty, |period| GridCell::Count(period.passages));
    };
    let value = |measure| timeline.value(theme, place, measure);
    match numbers {
        GridNumbers::ArticleShares => GridCell::share(value(TimeMeasure::ArticleShare)),
        GridNumbers::PerThousand => GridCell::measure(value(TimeMeasure::PerThousandSyllables)),
        GridNumbers::TextShares => GridCell::share(value(TimeMeasure::TextShare)),
        GridNumbers::Counts
        | GridNumbers::RowShares
        | GridNumbers::ColumnShares
        | GridNumbers::TotalShares
        | GridNumbers::Residuals
        | GridNumbers::Jaccard
        | GridNumbers::Given
        | GridNumbers::Pairs => GridCell::Count(timeline.cell(theme, place).passages),
    }
}

pub(super) fn greatest(timeline: &Timeline, numbers: GridNumbers) -> f64 {
    let column = |place: TimePlace| match place {
        TimePlace::In(at) => at,
        TimePlace::LessPrecise => timeline.periods.len(),
        TimePlace::Undated => timeline.periods.len() + 1,
    };
    let number = |theme, place| cell(timeline, numbers, Some(theme), Some(column(place))).number();
    timeline.cells().iter().filter_map(|cell| number(cell.theme, cell.place)).fold(0.0, f64::max)
}

pub(super) fn behind(
    answer: &PageAnswer,
    timeline: &Timeline,
    row: Option<usize>,
    column: Option<usize>,
) -> Option<PassageQuery> {
    match column {
        Some(column) => answer.behind_time(row, place(timeline, column)),
        None => answer.behind_theme(row?, answer.question.below),
    }
}
