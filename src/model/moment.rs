//! A point in time as files tell it: whole seconds, UTC, ISO 8601.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A second of universal time. It is shown and kept, and never decides which of two changes stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(jiff::Timestamp);

impl Moment {
    /// The first moment of all, for records that tell none.
    pub const UNKNOWN: Self = Self(jiff::Timestamp::UNIX_EPOCH);

    /// The moment of a clock's reading, cut to the second.
    #[must_use]
    pub fn from_timestamp(at: jiff::Timestamp) -> Self {
        Self(jiff::Timestamp::from_second(at.as_second()).unwrap_or(at))
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn as_millis(self) -> i64 {
        self.0.as_millisecond()
    }

    /// The day where the person is, as `2026-11-21`.
    #[must_use]
    pub fn local_date(self) -> String {
        self.local("%Y-%m-%d")
    }

    /// Time of day where the person is, as `14:20`.
    #[must_use]
    pub fn local_time(self) -> String {
        self.local("%H:%M")
    }

    /// Time of day to the second where the person is, as `14:20:05`.
    #[must_use]
    pub fn local_second(self) -> String {
        self.local("%H:%M:%S")
    }

    fn local(self, format: &str) -> String {
        self.0.to_zoned(jiff::tz::TimeZone::system()).strftime(format).to_string()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Moment {
    type Error = jiff::Error;

    fn try_from(text: String) -> Result<Self, jiff::Error> {
        text.parse().map(Self::from_timestamp)
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}
