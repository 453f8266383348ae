//! Prints figures, and the few sums they need.

use std::io::Write as _;
use std::time::Duration;

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
