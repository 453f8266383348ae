//! Tails of the χ² and of the normal distribution, right to twelve digits also where they are as small as 1e-300, and
//! what they are made of: the logarithm of Γ without its large part (Binet's function), and the deviance, which is
//! what is left of such large parts when they are taken from each other.

use super::exact::number_of;
use std::f64::consts::TAU;

/// From here on seven terms of Stirling's series are right to the last digit.
const STIRLING_FROM: f64 = 16.0;

/// The coefficients of Stirling's series: the Bernoulli numbers B(2k) over 2k (2k − 1).
const STIRLING: [f64; 7] =
    [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0, 1.0 / 156.0];

/// The most steps of the continued fraction; even a million degrees of freedom take a few thousand.
const MAX_STEPS: usize = 1_000_000;

/// The probability that χ² with so many degrees of freedom is at least `statistic`; `None` where there are no degrees
/// or the statistic is negative or not a number.
#[must_use]
pub fn chi_square_tail(statistic: f64, degrees: usize) -> Option<f64> {
    (degrees > 0 && statistic >= 0.0).then(|| upper_gamma(number_of(degrees) / 2.0, statistic / 2.0))
}

/// The probability that a standard normal number is at least as far from zero as `z`.
#[must_use]
pub fn normal_two_sided_tail(z: f64) -> f64 {
    if z.is_nan() { f64::NAN } else { upper_gamma(0.5, z * z / 2.0) }
}

/// What ln Γ(x) has beside (x − ½) ln x − x + ½ ln 2π, for x > 0; of a whole number x it is also what ln x! has beside
/// (x + ½) ln x − x + ½ ln 2π.
pub(super) fn binet(mut x: f64) -> f64 {
    let mut sum = 0.0;
    while x < STIRLING_FROM {
        sum += (x + 0.5) * x.recip().ln_1p() - 1.0;
        x += 1.0;
    }
    let squared = x * x;
    sum + STIRLING.iter().rev().fold(0.0, |series, coefficient| series / squared + coefficient) / x
}

/// `observed` ln(`observed` / `mean`) + `mean` − `observed`, never negative. `difference` is `observed` − `mean`, known
/// better than it can be had from the two.
pub(super) fn deviance(observed: f64, mean: f64, difference: f64) -> f64 {
    if observed <= 0.0 {
        return mean;
    }
    let v = difference / (observed + mean);
    if v.abs() >= 0.5 {
        return observed * (observed / mean).ln() - difference;
    }
    // ln(observed / mean) = 2 (v + v³/3 + v⁵/5 + …); its first part and `difference` are taken together.
    let mut power = 2.0 * observed * v;
    let mut sum = difference * v;
    for divisor in (3_u8..).step_by(2) {
        power *= v * v;
        let next = sum + power / f64::from(divisor);
        if next.total_cmp(&sum).is_eq() {
            break;
        }
        sum = next;
    }
    sum
}

/// The regularised upper incomplete Γ function, Q(a, x), for a > 0 and x ≥ 0.
fn upper_gamma(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        1.0
    } else if x.is_infinite() {
        0.0
    } else if x < a + 1.0 {
        1.0 - front(a, x) / a * rising_series(a, x)
    } else {
        front(a, x) * continued_fraction(a, x)
    }
}

/// xᵃ e⁻ˣ / Γ(a).
fn front(a: f64, x: f64) -> f64 {
    (a / TAU).sqrt() * (-binet(a) - deviance(a, x, a - x)).exp()
}

/// 1 + x/(a+1) + x²/((a+1)(a+2)) + …, for x < a + 1.
fn rising_series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut divisor) = (1.0, 1.0, a);
    while term > sum * f64::EPSILON / 8.0 {
        divisor += 1.0;
        term *= x / divisor;
        sum += term;
    }
    sum
}

/// 1/(x+1−a − 1(1−a)/(x+3−a − 2(2−a)/(x+5−a − …))), for x ≥ a + 1, by Lentz's method.
fn continued_fraction(a: f64, x: f64) -> f64 {
    let mut denominator = x + 1.0 - a;
    let (mut rising, mut falling) = (f64::INFINITY, denominator.recip());
    let mut fraction = falling;
    for step in 1..=MAX_STEPS {
        let step = number_of(step);
        let numerator = step * (a - step);
        denominator += 2.0;
        falling = (numerator * falling + denominator).recip();
        rising = denominator + numerator / rising;
        fraction *= rising * falling;
        if (rising * falling - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}
