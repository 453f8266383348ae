//! Many tests at once: p-values that allow for how many there are.

use super::exact::number_of;

/// The p-values as adjusted by Benjamini and Hochberg (1995), in the order given: among the tests whose adjusted value
/// is at most q, the share of false discoveries is expected to be at most q.
#[must_use]
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    let mut ranked: Vec<_> = p_values.iter().copied().enumerate().collect();
    ranked.sort_by(|(_, p), (_, other)| p.total_cmp(other));
    let n_tests = number_of(p_values.len());
    let mut adjusted = vec![1.0; p_values.len()];
    let mut least = 1.0_f64;
    for (rank, (place, p)) in ranked.into_iter().enumerate().rev() {
        // In this order rounding leaves no adjusted value below its own.
        least = least.min(p * (n_tests / number_of(rank + 1)));
        if let Some(adjusted) = adjusted.get_mut(place) {
            *adjusted = least;
        }
    }
    adjusted
}
