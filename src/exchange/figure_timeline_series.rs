//! The values of a theme over time: one a period, zero where there is none, and their running mean.

use super::figure::Datum;
use super::figure_axis::{float, number};
use super::figure_timeline::TimelineSeries;
use std::collections::BTreeMap;

/// No mean is drawn over more periods than this.
const MAX_MEAN_PERIODS: usize = 6_000;

/// A value of a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Level<'t> {
    pub(super) period: i32,
    pub(super) value: f64,
    /// `None` for what was not given.
    pub(super) datum: Option<&'t Datum>,
}

/// The values that were given, by period; below zero is zero.
pub(super) fn levels(series: &TimelineSeries) -> Vec<Level<'_>> {
    let level = |value: &super::figure_timeline::TimelineValue| number(value.value).max(0.0);
    let of = series.values.iter().map(|value| {
        (value.period, Level { period: value.period, value: level(value), datum: Some(&value.datum) })
    });
    of.collect::<BTreeMap<i32, Level<'_>>>().into_values().collect()
}

/// What all themes of a period come to.
pub(super) fn stacks(levels: &[Vec<Level<'_>>]) -> BTreeMap<i32, f64> {
    let mut sums = BTreeMap::new();
    for level in levels.iter().flatten() {
        *sums.entry(level.period).or_default() += level.value;
    }
    sums
}

/// The corners of a line: what was given, and zero beside every gap and at both ends.
pub(super) fn vertices<'t>(levels: &[Level<'t>], [first, last]: [i32; 2]) -> Vec<Level<'t>> {
    let zero = |period: i32| Level { period, value: 0.0, datum: None };
    let mut vertices: Vec<Level<'t>> = Vec::with_capacity(levels.len() + 2);
    let mut next = first;
    for level in levels {
        if level.period > next {
            vertices.push(zero(next));
            if level.period - 1 > next {
                vertices.push(zero(level.period - 1));
            }
        }
        vertices.push(*level);
        next = level.period.saturating_add(1);
    }
    if next <= last {
        vertices.push(zero(next));
        if next < last {
            vertices.push(zero(last));
        }
    }
    vertices
}

/// The mean of each period and those around it, `over` in all; at the ends, of those that are there.
pub(super) fn mean<'t>(levels: &[Level<'t>], [first, last]: [i32; 2], over: usize) -> Vec<Level<'t>> {
    let n = usize::try_from(i64::from(last) - i64::from(first) + 1).unwrap_or(0);
    if over < 2 || n > MAX_MEAN_PERIODS {
        return Vec::new();
    }
    let known: BTreeMap<i32, f64> = levels.iter().map(|level| (level.period, level.value)).collect();
    let values: Vec<f64> = (first..=last).map(|period| known.get(&period).copied().unwrap_or(0.0)).collect();
    // The sum of all before each: the mean of any part is one difference.
    let sums = values.iter().scan(0.0, |sum, value| {
        *sum += value;
        Some(*sum)
    });
    let sums: Vec<f64> = std::iter::once(0.0).chain(sums).collect();
    let (before, after) = ((over - 1) / 2, over / 2);
    let level = |(at, period): (usize, i32)| {
        let (from, to) = (at.saturating_sub(before), at.saturating_add(after + 1).min(n));
        let (from_sum, to_sum) = (sums.get(from).copied()?, sums.get(to).copied()?);
        let value = ((to_sum - from_sum) / float(to - from)).max(0.0);
        Some(Level { period, value, datum: None })
    };
    (first..=last).enumerate().filter_map(level).collect()
}

/// A place of the axis as the period it is.
pub(super) fn period_of(place: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "it came from a period")]
    let period = place.round().clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32;
    period
}
