//! Numbers as people see them in a cell, not as computers hold them.

/// Up to which a number is written out, and from where it is so small that it is not.
const WRITTEN_OUT: std::ops::Range<f64> = 1e-6..1e15;

/// A number as it is read: without a point where it is whole, and without what is only the computer's rounding: 0.1 + 0.2 is
/// 0.3. Fifteen digits are what every decimal number keeps in a computer (and what Excel shows at most).
pub(super) fn plain_number(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 {
        return "0".to_owned();
    }
    if WRITTEN_OUT.contains(&rounded.abs()) { rounded.to_string() } else { format!("{rounded:E}") }
}

#[cfg(test)]
mod tests {
    use super::plain_number;

    #[test]
    fn a_number_has_no_point_it_does_not_need() {
        for (number, words) in [
            (2024.0, "2024"),
            (-1.0, "-1"),
            (0.1 + 0.2, "0.3"),
            (1.5, "1.5"),
            (-0.0, "0"),
            (45_459.354_166_666_664, "45459.3541666667"),
            (1e20, "1E20"),
            (0.000_000_1, "1E-7"),
            (123_456_789_012_345.0, "123456789012345"),
        ] {
            assert_eq!(plain_number(number), words);
        }
    }
}
