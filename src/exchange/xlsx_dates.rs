//! Days as Excel counts them: from the end of 1899, with a 29th of February 1900 that never was; or from 1904.

use jiff::Span;
use jiff::civil::{Date, date};

/// A day, and a time of it, ISO 8601.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) date: String,
    pub(super) time: String,
}

/// The number of the 29th of February 1900 (ECMA-376, 18.17.4.1).
const NEVER: i64 = 60;

/// The last day of the year 9999.
const LAST_DAY: f64 = 2_958_465.0;

const SECONDS_OF_A_DAY: f64 = 86_400.0;

/// The most seconds that a duration is told in: as many as the days of Excel have.
const MAX_SECONDS: f64 = LAST_DAY * SECONDS_OF_A_DAY;

/// The moment of a number; `None` where it is none.
pub(super) fn date_of(number: f64, is_from_1904: bool) -> Option<Moment> {
    let is_day =
        if is_from_1904 { (0.0..=LAST_DAY).contains(&number) } else { (1.0..=LAST_DAY).contains(&number) };
    // Half a second before midnight is midnight.
    let seconds = whole((number * SECONDS_OF_A_DAY).round()).filter(|_| is_day)?;
    let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let day = if is_from_1904 {
        after(date(1904, 1, 1), days)?
    } else if days < NEVER {
        after(date(1899, 12, 31), days)?
    } else {
        // The day that never was is told as the one before it.
        after(date(1899, 12, 30), days)?
    };
    Some(Moment { date: day.to_string(), time: clock(seconds) })
}

/// Hours, minutes and seconds of a number of days.
pub(super) fn time_of(number: f64) -> Option<String> {
    let seconds = (number * SECONDS_OF_A_DAY).round();
    whole(seconds).filter(|_| (0.0..=MAX_SECONDS).contains(&seconds)).map(clock)
}

fn after(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// A whole number of seconds of the days of Excel.
#[expect(clippy::cast_possible_truncation, reason = "the range is looked at first")]
fn whole(seconds: f64) -> Option<i64> {
    (-MAX_SECONDS..=MAX_SECONDS + SECONDS_OF_A_DAY).contains(&seconds).then_some(seconds as i64)
}

#[cfg(test)]
mod tests {
    use super::{date_of, time_of};

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        for (number, is_from_1904, date, time) in [
            (45_459.0, false, "2024-06-16", "00:00:00"),
            (45_459.354_166_666_664, false, "2024-06-16", "08:30:00"),
            (45_458.999_999_99, false, "2024-06-16", "00:00:00"),
            (1.0, false, "1900-01-01", "00:00:00"),
            (59.0, false, "1900-02-28", "00:00:00"),
            (60.0, false, "1900-02-28", "00:00:00"),
            (61.0, false, "1900-03-01", "00:00:00"),
            (43_997.0, true, "2024-06-16", "00:00:00"),
            (2_958_465.0, false, "9999-12-31", "00:00:00"),
        ] {
            let moment = date_of(number, is_from_1904).expect("a moment");
            assert_eq!((moment.date.as_str(), moment.time.as_str()), (date, time), "{number}");
        }
        for number in [0.0, -1.0, 2_958_466.0, 1e300, f64::NAN] {
            assert_eq!(date_of(number, false), None, "{number}");
        }
    }

    #[test]
    fn a_duration_may_be_longer_than_a_day() {
        assert_eq!(time_of(1.25), Some("30:00:00".to_owned()));
        assert_eq!(time_of(-0.5), None);
        assert_eq!(time_of(1e300), None);
    }
}
