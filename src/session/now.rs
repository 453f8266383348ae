//! The time, as the edge of the program tells it: the session never asks a clock.

use crate::model::moment::Moment;

/// The time, as the edge of the program tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The second, for records.
    pub moment: Moment,
    /// Milliseconds of a clock that only goes forward, for pauses.
    pub millis: u64,
}
