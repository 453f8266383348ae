//! The moments that REFI-QDA projects tell: read from what programs write, written as ISO 8601 in UTC.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Before this year nothing was coded by computer: programs write such years where they know no date.
const FIRST_YEAR: i16 = 1970;

/// A moment as seconds since 1970; `None` where a text tells none. Without a zone it is taken for UTC.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let text = text.trim();
    let moment: Timestamp = match text.parse() {
        Ok(moment) => moment,
        Err(_) => text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp(),
    };
    let year = moment.to_zoned(TimeZone::UTC).year();
    (year > FIRST_YEAR).then_some(moment.as_second())
}

/// A moment as it stands in a study; empty for none.
pub(super) fn iso(seconds: Option<i64>) -> String {
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.map(|moment| moment.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{iso, seconds};

    #[test]
    fn a_moment_is_told_in_utc_to_the_second() {
        for (told, expected) in [
            ("2024-06-16T08:30:00Z", "2024-06-16T08:30:00Z"),
            ("2024-06-16T15:30:00.1234567+07:00", "2024-06-16T08:30:00Z"),
            ("2024-06-16T08:30:00", "2024-06-16T08:30:00Z"),
            ("2024-06-16 08:30:00", "2024-06-16T08:30:00Z"),
            ("2024-06-16", "2024-06-16T00:00:00Z"),
            ("0001-01-01T00:00:00Z", ""),
            ("gestern", ""),
            ("", ""),
        ] {
            assert_eq!(iso(seconds(told)), expected, "{told}");
        }
    }
}
