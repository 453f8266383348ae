//! Dates in a column of a table. As everywhere the day comes before the month, unless the column shows that it does not:
//! Excel writes dates as the country does that its computer is set to.

use crate::text::dates::{Date, find_date};

/// In what order a column writes day and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayOrder {
    DayFirst,
    MonthFirst,
}

impl DayOrder {
    /// The order of a column: month first where some of its dates can be read in no other way, and none must be read day
    /// first.
    pub(super) fn of<'v>(values: impl Iterator<Item = &'v str>) -> Self {
        let (mut n_month_first, mut n_day_first) = (0_usize, 0_usize);
        for numbers in values.filter_map(Numbers::of) {
            n_month_first += usize::from(numbers.second > 12 && numbers.first <= 12);
            n_day_first += usize::from(numbers.first > 12);
        }
        if n_month_first > 0 && n_day_first == 0 { Self::MonthFirst } else { Self::DayFirst }
    }

    /// The day that a value says.
    pub(super) fn date(self, value: &str) -> Option<Date> {
        let month_first = || {
            let numbers = Numbers::of(value)?;
            Date::new(numbers.year, u8::try_from(numbers.first).ok()?, u8::try_from(numbers.second).ok()?)
        };
        match self {
            Self::DayFirst => None,
            Self::MonthFirst => month_first(),
        }
        .or_else(|| find_date(value).map(|(date, _)| date))
    }
}

/// The numbers of a date at the beginning of a value: `6/16/2024 8:30`.
#[derive(Clone, Copy, Debug)]
struct Numbers {
    first: u16,
    second: u16,
    year: u16,
}

impl Numbers {
    fn of(value: &str) -> Option<Self> {
        let value = value.split_whitespace().next()?.trim_end_matches(',');
        let mut parts = value.split(['/', '-', '.']);
        let mut number = |n_digits: std::ops::RangeInclusive<usize>| {
            let part = parts.next().filter(|part| n_digits.contains(&part.len()))?;
            part.parse::<u16>().ok()
        };
        let (first, second, year) = (number(1..=2)?, number(1..=2)?, number(4..=4)?);
        parts.next().is_none().then_some(Self { first, second, year })
    }
}
