//! Times as databases hold them, in ISO 8601. Those that name no zone are taken as UTC: where they were written nobody
//! knows, and a few hours matter less than the day.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::TimeZone;

/// How R writes a time: `Sun Jun 16 08:30:00 2024`.
const OF_R: &str = "%a %b %d %H:%M:%S %Y";

/// A time as ISO 8601 with `Z`, in whole seconds; empty where it is none.
pub(super) fn iso_time(told: &str) -> String {
    let told = told.trim();
    let zoned = told.parse::<Timestamp>().ok();
    let time = zoned.or_else(|| in_utc(told.parse().ok()?)).or_else(|| {
        let words: Vec<&str> = told.split_whitespace().collect();
        in_utc(BrokenDownTime::parse(OF_R, words.join(" ")).ok()?.to_datetime().ok()?)
    });
    let time = time.and_then(|time| Timestamp::from_second(time.as_second()).ok());
    time.map(|time| time.to_string()).unwrap_or_default()
}

fn in_utc(time: DateTime) -> Option<Timestamp> {
    time.to_zoned(TimeZone::UTC).ok().map(|time| time.timestamp())
}

#[cfg(test)]
mod tests {
    use super::iso_time;

    #[test]
    fn times_of_python_qt_and_r_are_read() {
        for (told, iso) in [
            ("2024-06-16 08:30:00", "2024-06-16T08:30:00Z"),
            ("2024-06-16 08:30:00.123456", "2024-06-16T08:30:00Z"),
            ("2024-06-16T08:30:00Z", "2024-06-16T08:30:00Z"),
            ("2024-06-16 08:30:00+07:00", "2024-06-16T01:30:00Z"),
            ("Sun Jun 16 08:30:00 2024", "2024-06-16T08:30:00Z"),
            ("Thu Jun  6 08:30:00 2024", "2024-06-06T08:30:00Z"),
            ("2024-06-16", "2024-06-16T00:00:00Z"),
            ("hôm qua", ""),
            ("", ""),
        ] {
            assert_eq!(iso_time(told), iso, "{told}");
        }
    }
}
