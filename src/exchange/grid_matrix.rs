//! The cells of a matrix: counts, shares of row, column or everything, and how far they are from what would be expected.

use super::grid::{GridCell, GridNumbers};
use crate::analysis::axis::{Axis, AxisItem, AxisKey};
use crate::analysis::behind::OnAxis;
use crate::analysis::cross::{Cross, CrossCell};
use crate::analysis::matrix_sums::MatrixSums;
use crate::analysis::page::PageAnswer;
use crate::analysis::together::share;
use crate::search::passage_query::PassageQuery;

/// A cell; a row or column that is `None` is the sum of all.
pub(super) fn cell(
    cross: &Cross,
    sums: &MatrixSums,
    numbers: GridNumbers,
    row: Option<usize>,
    column: Option<usize>,
) -> GridCell {
    let (Some(row), Some(column)) = (row, column) else { return sum(sums, numbers, row, column) };
    let cell = cross.cell(row, column);
    match numbers {
        GridNumbers::RowShares => GridCell::share(sums.row_share(cell)),
        GridNumbers::ColumnShares => GridCell::share(sums.column_share(cell)),
        GridNumbers::TotalShares => GridCell::share(share(cell.units, sums.all())),
        GridNumbers::Residuals => GridCell::measure(sums.residual(cell)),
        GridNumbers::Counts
        | GridNumbers::Jaccard
        | GridNumbers::Given
        | GridNumbers::ArticleShares
        | GridNumbers::PerThousand
        | GridNumbers::TextShares
        | GridNumbers::Pairs => GridCell::Count(cell.units),
    }
}

fn sum(sums: &MatrixSums, numbers: GridNumbers, row: Option<usize>, column: Option<usize>) -> GridCell {
    let in_row = row.map_or(sums.all(), |row| sums.row(row));
    let in_column = column.map_or(sums.all(), |column| sums.column(column));
    let units = in_row.min(in_column);
    match numbers {
        GridNumbers::RowShares => GridCell::share(share(units, in_row)),
        GridNumbers::ColumnShares => GridCell::share(share(units, in_column)),
        GridNumbers::TotalShares => GridCell::share(share(units, sums.all())),
        GridNumbers::Counts
        | GridNumbers::Residuals
        | GridNumbers::Jaccard
        | GridNumbers::Given
        | GridNumbers::ArticleShares
        | GridNumbers::PerThousand
        | GridNumbers::TextShares
        | GridNumbers::Pairs => GridCell::Count(units),
    }
}

/// The greatest number of a cell that is no sum.
pub(super) fn greatest(cross: &Cross, sums: &MatrixSums, numbers: GridNumbers) -> f64 {
    let number = |at: &CrossCell| cell(cross, sums, numbers, Some(at.row), Some(at.column)).number();
    cross.cells.iter().filter_map(number).fold(0.0, |greatest, number| greatest.max(number.abs()))
}

/// The passages of a cell; a row or column that is `None` is all of them. There are none to ask for where a month stands for
/// articles of which only the year is known: a date finds what is more precise, too.
pub(super) fn behind(
    answer: &PageAnswer,
    cross: &Cross,
    row: Option<usize>,
    column: Option<usize>,
) -> Option<PassageQuery> {
    let question = &answer.question;
    let rows = row.and_then(|row| cross.rows.get(row)).map(|item| (item, &question.rows));
    let columns = column.and_then(|column| cross.columns.get(column)).map(|item| (item, &question.columns));
    let on = |(item, axis): (&AxisItem, &Axis)| {
        let attribute = match axis {
            Axis::Attribute(name) => Some(name.clone()),
            Axis::Theme | Axis::Article | Axis::Annotator | Axis::Source | Axis::Year | Axis::Month => None,
        };
        (item.key.clone(), attribute)
    };
    // Of an attribute that no article has, nothing can be asked: all of them lack it.
    let is_told = |(item, axis): &(&AxisItem, &Axis)| {
        let items = if *axis == &question.rows { &cross.rows } else { &cross.columns };
        item.key != AxisKey::Attribute(None) || items.len() > 1
    };
    let items: Vec<_> = rows.into_iter().chain(columns).filter(is_told).map(on).collect();
    let items: Vec<OnAxis<'_>> =
        items.iter().map(|(key, attribute)| OnAxis { key, attribute: attribute.as_deref() }).collect();
    let is_vague = |item: &OnAxis<'_>| match item.key {
        AxisKey::Month(Some(date)) => !date.contains('-'),
        AxisKey::Month(None)
        | AxisKey::Theme(_)
        | AxisKey::Annotator(_)
        | AxisKey::Article(_)
        | AxisKey::Source(_)
        | AxisKey::Year(_)
        | AxisKey::Attribute(_) => false,
    };
    (!items.iter().any(is_vague)).then(|| answer.counted.on(&items))
}
