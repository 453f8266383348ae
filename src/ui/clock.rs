//! The clock of the window: the only place of the window that asks what time it is.

use crate::model::moment::Moment;
use crate::session::Now;
use std::time::Instant;

/// A clock that began with the sitting.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    began: Instant,
}

#[expect(clippy::disallowed_methods, reason = "the edge of the program: here time comes in")]
impl Clock {
    /// Begins now.
    #[must_use]
    pub fn start() -> Self {
        Self { began: Instant::now() }
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Now {
        let millis = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        Now { moment: Moment::from_timestamp(jiff::Timestamp::now()), millis }
    }
}
