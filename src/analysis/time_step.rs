//! Years, months and days, and dates of which no more may be known than a year or a month.

use jiff::civil::{Date, date};

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeStep {
    #[default]
    Year,
    Month,
    Day,
}

impl TimeStep {
    /// All of them, the longest first.
    pub const ALL: [Self; 3] = [Self::Year, Self::Month, Self::Day];

    /// The name that the command line and files have for it; it never changes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }

    /// The step of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// The next longer one.
    pub(super) fn longer(self) -> Option<Self> {
        match self {
            Self::Year => None,
            Self::Month => Some(Self::Year),
            Self::Day => Some(Self::Month),
        }
    }

    /// What a period is called: the beginning that the dates in it share, `2019-07`. Years and months are numbered from the
    /// year 0, days from its first one.
    pub(super) fn period_name(self, number: i32) -> String {
        match self {
            Self::Year => format!("{number:04}"),
            Self::Month => format!("{:04}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1),
            Self::Day => {
                let days = jiff::Span::new().try_days(number);
                let day = days.and_then(|days| FIRST_DAY.checked_add(days));
                day.map(|day| day.to_string()).unwrap_or_default()
            }
        }
    }
}

const FIRST_DAY: Date = date(0, 1, 1);

/// A date as far as it is known; a year comes before its months, a month before its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct KnownDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl KnownDate {
    /// What is written, ISO 8601, up to where it is no date: `2019-02-30` tells a month.
    pub(super) fn of(written: &str) -> Option<Self> {
        let is_number = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let two = |from: usize| -> Option<i8> {
            let part = written.get(from..from + 3)?.strip_prefix('-')?;
            Some(part).filter(is_number)?.parse().ok()
        };
        let year = written.get(..4).filter(is_number)?.parse().ok()?;
        let month = two(4).filter(|month| (1..=12).contains(month));
        let day = month.and_then(|month| two(7).filter(|day| Date::new(year, month, *day).is_ok()));
        Some(Self { year, month, day })
    }

    /// The number of the period it lies in; `None` where too little is known.
    pub(super) fn period(self, step: TimeStep) -> Option<i32> {
        let month = || Some(i32::from(self.year) * 12 + i32::from(self.month?) - 1);
        let day = || Some((Date::new(self.year, self.month?, self.day?).ok()? - FIRST_DAY).get_days());
        match step {
            TimeStep::Year => Some(i32::from(self.year)),
            TimeStep::Month => month(),
            TimeStep::Day => day(),
        }
    }
}
