//! Themes over time as lines: one a theme, over years or months.

use super::figure::{Datum, Figure};
use super::figure_axis::Counting;
use super::figure_timeline::{self, PeriodStep, TimelineSeries, TimelineStyle, TimelineValue};
use super::grid::{Grid, GridNumbers};
use super::grid_figure::GridDrawing;
use crate::analysis::time_step::TimeStep;
use crate::analysis::timeline::Timeline;

/// So many lines can be told from each other: those of the themes with the most passages.
const MAX_LINES: usize = 8;

/// Draws the periods; `None` for days, and where there are no periods.
pub(super) fn lines_of(grid: &Grid, timeline: &Timeline, drawing: &GridDrawing<'_>) -> Option<Figure> {
    let step = match timeline.step {
        TimeStep::Year => PeriodStep::Year,
        TimeStep::Month => PeriodStep::Month,
        TimeStep::Day => return None,
    };
    if timeline.periods.is_empty() {
        return None;
    }
    let n_periods = timeline.periods.len();
    let strength =
        |row: usize| -> f64 { (0..n_periods).filter_map(|column| grid.cell(row, column).number()).sum() };
    let mut rows: Vec<(usize, f64)> = grid.drawn_rows().map(|(at, _)| (at, strength(at))).collect();
    rows.sort_by(|(one, strong), (other, stronger)| stronger.total_cmp(strong).then(one.cmp(other)));
    rows.retain(|(_, strength)| *strength > 0.0);
    let value = |row: usize, column: usize| {
        let period = number_of(&timeline.periods.get(column)?.name, step)?;
        let value = grid.cell(row, column).number().unwrap_or_default();
        Some(TimelineValue { period, value, datum: grid.datum(row, column, drawing) })
    };
    let series = rows.iter().take(MAX_LINES).filter_map(|(row, _)| {
        let head = grid.rows.get(*row)?;
        Some(TimelineSeries {
            label: head.name.clone(),
            color: head.color.clone().unwrap_or_default(),
            values: (0..n_periods).filter_map(|column| value(*row, column)).collect(),
            datum: Datum { behind: None, told: Some(head.full_name.clone()) },
        })
    });
    let chart = figure_timeline::Timeline {
        step,
        style: TimelineStyle::Lines,
        series: series.collect(),
        mean_over: None,
        axis_name: drawing.numbers.to_owned(),
        counting: if grid.numbers == GridNumbers::Counts { Counting::Whole } else { Counting::Any },
        period_name: &name_of,
    };
    Some(figure_timeline::timeline(&chart, &drawing.frame))
}

/// The number of a period, `2019` or `2019-07`.
fn number_of(name: &str, step: PeriodStep) -> Option<i32> {
    let (year, month) = name.split_once('-').unwrap_or((name, "1"));
    let year: i32 = year.parse().ok()?;
    match step {
        PeriodStep::Year => Some(year),
        PeriodStep::Month => Some(year * 12 + month.parse::<i32>().ok()? - 1),
    }
}

fn name_of(number: i32, step: PeriodStep) -> String {
    match step {
        PeriodStep::Year => number.to_string(),
        PeriodStep::Month => format!("{}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1),
    }
}
