//! Dates in questions: a year, a month or a day, written as files have them or as people in Viet Nam write them.

use super::passage_query::DateOrder;
use std::cmp::Ordering;

/// A date as ISO 8601, as long as what was typed tells: `2019`, `2019-01`, `2019-01-05`; `5/1/2019` is understood too.
pub(super) fn date_of(typed: &str) -> Option<String> {
    let mut parts: Vec<&str> = typed.split(['/', '-', '.']).collect();
    if parts.first().is_some_and(|first| first.len() != 4) {
        parts.reverse();
    }
    let number = |at: usize| parts.get(at).map(|part| part.parse::<u16>());
    let is_digits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    let year = parts.first().filter(|year| year.len() == 4 && is_digits)?;
    match (number(1), number(2), parts.len()) {
        (None, None, 1) => Some((*year).to_owned()),
        (Some(Ok(month @ 1..=12)), None, 2) => Some(format!("{year}-{month:02}")),
        (Some(Ok(month @ 1..=12)), Some(Ok(day @ 1..=31)), 3) => Some(format!("{year}-{month:02}-{day:02}")),
        _ => None,
    }
}

/// Whether a date, ISO 8601, stands so to what was asked for: only as much of it counts as was asked.
pub(super) fn is_met(date: &str, order: DateOrder, asked: &str) -> bool {
    let known = date.get(..asked.len()).unwrap_or(date);
    let found = known.cmp(asked);
    match order {
        DateOrder::Before => found == Ordering::Less,
        DateOrder::UpTo => found != Ordering::Greater,
        DateOrder::At => found == Ordering::Equal,
        DateOrder::From => found != Ordering::Less,
        DateOrder::After => found == Ordering::Greater,
    }
}
