//! Prints figures, and the few sums they need.

use std::io::Write as _;
use std::time::{Duration, Instant};

/// Prints a line.
pub fn line(words: &str) {
    // Nobody reads when the pipe is closed.
    let _ = writeln!(std::io::stdout(), "{words}");
}

/// The duration that so many percent of all do not exceed; sorts them.
pub fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    let at = (times.len() * percent).div_ceil(100).saturating_sub(1);
    times.get(at).copied().unwrap_or_default()
}

/// How many times the base the figure is, and both in milliseconds.
pub fn ratio(figure: Duration, base: Duration) -> String {
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    let ratio = millis(figure) / millis(base).max(f64::EPSILON);
    format!("{ratio:.2} x ({:.2} ms to {:.2} ms)", millis(figure), millis(base))
}

/// The time that passes while something is done, waiting for the disk included.
#[expect(clippy::disallowed_methods, reason = "time is what is measured here")]
pub fn passed(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}

/// A moment from which the time this thread is at work is counted, so that other programs on the machine do not show
/// in the figures. Where the system does not tell it, the time that passes.
pub struct Busy {
    worked: Option<Duration>,
    began: Instant,
}

impl Busy {
    /// From now on.
    #[expect(clippy::disallowed_methods, reason = "time is what is measured here")]
    pub fn now() -> Self {
        Self { worked: worked(), began: Instant::now() }
    }

    /// The time at work since then.
    pub fn elapsed(&self) -> Duration {
        let passed = self.began.elapsed();
        worked().zip(self.worked).map_or(passed, |(now, before)| now.saturating_sub(before))
    }
}

/// How long this thread has been at work, where the system tells it.
fn worked() -> Option<Duration> {
    #[cfg(target_os = "linux")]
    return Duration::try_from(rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime)).ok();
    #[cfg(not(target_os = "linux"))]
    None
}
