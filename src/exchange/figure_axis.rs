//! Axes: steps of 1, 2 or 5 that people count in, and where a value lies along a line.

/// What lies on an axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counting {
    /// Things: no step is less than one.
    #[default]
    Whole,
    /// Shares and measures.
    Any,
}

/// The ticks of an axis, rising; the first is at or below all values, and the last at or above them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticks {
    pub values: Vec<f64>,
    pub step: f64,
}

impl Ticks {
    /// Ticks from `low` to `high`, about `n_wanted` of them. What is no number counts as 0.
    #[must_use]
    pub fn between(low: f64, high: f64, n_wanted: usize, counting: Counting) -> Self {
        let (low, high) = (number(low).min(number(high)), number(high).max(number(low)));
        let least = match counting {
            Counting::Whole => 1.0,
            Counting::Any => f64::MIN_POSITIVE,
        };
        let span = if high > low { high - low } else { 1.0 };
        let step = nice(span / float(n_wanted.clamp(1, 20))).max(least);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let last = if last > first { last } else { first + 1.0 };
        let n = (0..=64_u32).map(f64::from).take_while(|at| first + at <= last);
        Self { values: n.map(|at| (first + at) * step).collect(), step }
    }

    /// The lowest tick.
    #[must_use]
    pub fn first(&self) -> f64 {
        self.values.first().copied().unwrap_or(0.0)
    }

    /// The highest one.
    #[must_use]
    pub fn last(&self) -> f64 {
        self.values.last().copied().unwrap_or(1.0)
    }
}

/// Values along a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The values at its ends.
    pub from: f64,
    pub to: f64,
    /// Its ends, in px.
    pub from_px: f32,
    pub to_px: f32,
}

impl Scale {
    /// Where a value lies: between the ends, whatever it is.
    #[must_use]
    pub fn at(&self, value: f64) -> f32 {
        let span = self.to - self.from;
        let share = if span.abs() > 0.0 { (value - self.from) / span } else { 0.0 };
        let share = if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
        self.from_px + (self.to_px - self.from_px) * narrow(share)
    }
}

/// The least of 1, 2, 5, 10 … and their tenths that is not below a step.
fn nice(step: f64) -> f64 {
    let power = 10_f64.powi(exponent(step));
    let steps = [1.0, 2.0, 5.0, 10.0];
    let enough = steps.into_iter().find(|nice| nice * power >= step * 0.999_999);
    enough.unwrap_or(10.0) * power
}

fn exponent(step: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "the powers of ten of a double are three digits")]
    let exponent = step.abs().max(1e-300).log10().floor() as i32;
    exponent
}

/// A number that can be reckoned with.
pub(super) fn number(value: f64) -> f64 {
    if value.is_finite() { value.clamp(-1e15, 1e15) } else { 0.0 }
}

/// A count to reckon with.
pub(super) fn float(n: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "no chart has 2^52 of anything")]
    let n = n as f64;
    n
}

/// A count as px are reckoned with.
pub(super) fn px(n: usize) -> f32 {
    narrow(float(n))
}

/// A number as px are reckoned with.
pub(super) fn narrow(value: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "px need no more digits")]
    let value = value as f32;
    value
}
