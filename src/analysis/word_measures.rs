//! How strongly two words belong together, and how much more often a word stands in one text than in another.

/// Dunning's G² (1993) of a table with four cells: both, the first alone, the second alone, neither.
#[must_use]
pub(super) fn g2_four_cells(k_ab: usize, k_a_not_b: usize, k_not_ab: usize, k_not_a_not_b: usize) -> f64 {
    let [ab, a, b, neither] = [k_ab, k_a_not_b, k_not_ab, k_not_a_not_b].map(float);
    let n = ab + a + b + neither;
    let cell = |count: f64, row: f64, column: f64| term(count, row * column / n);
    let sum = cell(ab, ab + a, ab + b)
        + cell(a, ab + a, a + neither)
        + cell(b, b + neither, ab + b)
        + cell(neither, b + neither, a + neither);
    (2.0 * sum).max(0.0)
}

/// Rayson and Garside's G² (2000) of a word that occurs so often in one text and so often in another: two cells.
#[must_use]
pub(super) fn g2_two_cells(count_a: usize, total_a: usize, count_b: usize, total_b: usize) -> f64 {
    let [count_a, total_a, count_b, total_b] = [count_a, total_a, count_b, total_b].map(float);
    let share = (count_a + count_b) / (total_a + total_b);
    (2.0 * (term(count_a, total_a * share) + term(count_b, total_b * share))).max(0.0)
}

/// Hardie's log ratio (2014): how many times the share in the first text doubles that in the second. A count of zero
/// counts as a half.
#[must_use]
pub(super) fn log_ratio(count_a: usize, total_a: usize, count_b: usize, total_b: usize) -> f64 {
    let share = |count: usize, total: usize| float(count).max(0.5) / float(total);
    (share(count_a, total_a) / share(count_b, total_b)).log2()
}

/// Rychlý's logDice (2008) of two words that occur `n1` and `n2` times and `n12` times together; 14 at most.
#[must_use]
pub(super) fn log_dice(n12: usize, n1: usize, n2: usize) -> f64 {
    14.0 + (2.0 * float(n12) / (float(n1) + float(n2))).log2()
}

/// Bouma's normalised pointwise mutual information (2009): 1 where the two only occur together, 0 by chance.
#[must_use]
pub(super) fn npmi(n12: usize, n1: usize, n2: usize, n: usize) -> f64 {
    let [n12, n1, n2, n] = [n12, n1, n2, n].map(float);
    if n12 >= n { 1.0 } else { (n12 * n / (n1 * n2)).ln() / -(n12 / n).ln() }
}

/// Gabrielatos and Marchi's %DIFF (2011): by how many per cent the first share exceeds the second. There is none where
/// the second is zero.
#[must_use]
pub(super) fn percent_difference(
    count_a: usize,
    total_a: usize,
    count_b: usize,
    total_b: usize,
) -> Option<f64> {
    let share = float(count_b) / float(total_b);
    (count_b > 0).then(|| (float(count_a) / float(total_a) - share) / share * 100.0)
}

fn term(observed: f64, expected: f64) -> f64 {
    if observed > 0.0 { observed * (observed / expected).ln() } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words stay far below 2⁵³")]
fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::{g2_four_cells, g2_two_cells, log_dice, log_ratio, npmi, percent_difference};

    #[track_caller]
    fn is_near(value: f64, expected: f64, within: f64) {
        assert!((value - expected).abs() < within, "{value} is not {expected}");
    }

    #[test]
    fn the_table_of_dunning_comes_out() {
        is_near(g2_four_cells(110, 2442, 111, 29114), 270.72, 0.005);
        is_near(g2_four_cells(29, 13, 123, 31612), 263.90, 0.005);
        is_near(g2_four_cells(31, 23, 139, 31584), 256.84, 0.005);
        is_near(g2_four_cells(10, 0, 3, 31764), 167.23, 0.005);
    }

    #[test]
    fn the_example_of_rayson_and_garside_comes_out() {
        is_near(g2_two_cells(100, 10_000, 50, 10_000), 16.9899, 0.000_05);
        is_near(g2_two_cells(12, 1_000, 3, 9_000), 40.8821, 0.000_05);
        is_near(g2_four_cells(12, 988, 3, 8_997), 41.0052, 0.000_05);
        is_near(log_ratio(100, 10_000, 50, 10_000), 1.0, 1e-9);
        is_near(percent_difference(100, 10_000, 50, 10_000).unwrap_or_default(), 100.0, 1e-9);
    }

    #[test]
    fn association_comes_out() {
        is_near(log_dice(15, 30, 40), 12.7776, 0.000_05);
        is_near(npmi(15, 30, 40, 1_000), 0.6014, 0.000_05);
        is_near(log_dice(7, 7, 7), 14.0, 1e-9);
        is_near(npmi(9, 9, 9, 9), 1.0, 1e-9);
    }

    #[test]
    fn zeros_give_numbers() {
        is_near(log_ratio(4, 100, 0, 100), 3.0, 1e-9);
        is_near(g2_four_cells(0, 0, 0, 10), 0.0, 1e-9);
        is_near(g2_two_cells(0, 10, 0, 10), 0.0, 1e-9);
        assert_eq!(percent_difference(4, 100, 0, 100), None);
    }
}
