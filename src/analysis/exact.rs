//! Counts as numbers of double precision, and the differences of counts from what was expected of them. A difference is
//! computed in whole numbers and divided once: taking two large numbers that were rounded from each other would leave
//! mostly what the rounding did.

/// The largest sum of counts that is computed with: up to it a double holds every whole number.
pub(super) const MAX_SUM: u64 = 1 << 53;

/// A count of at most [`MAX_SUM`].
#[expect(clippy::cast_precision_loss, reason = "what is counted has a sum of at most 2^53")]
pub(super) fn number(count: u64) -> f64 {
    count as f64
}

/// A number of things in memory.
#[expect(clippy::cast_precision_loss, reason = "no memory holds 2^53 things")]
pub(super) fn number_of(n_things: usize) -> f64 {
    n_things as f64
}

/// What is expected of the cell that two sums meet in.
pub(super) fn expected(row_sum: u64, column_sum: u64, total: u64) -> f64 {
    number(row_sum) * number(column_sum) / number(total)
}

/// `a · b − c · d` over `total`, where all five are at most [`MAX_SUM`].
#[expect(clippy::cast_precision_loss, reason = "rounded once, to the nearest")]
pub(super) fn difference_of_products([a, b]: [u64; 2], [c, d]: [u64; 2], total: u64) -> f64 {
    let products = i128::from(a) * i128::from(b) - i128::from(c) * i128::from(d);
    products as f64 / number(total)
}

/// The sum of some counts; `None` where it is more than [`MAX_SUM`].
pub(super) fn sum(counts: impl IntoIterator<Item = u64>) -> Option<u64> {
    let total = counts.into_iter().try_fold(0_u64, u64::checked_add)?;
    (total <= MAX_SUM).then_some(total)
}
