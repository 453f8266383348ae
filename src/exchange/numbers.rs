//! Numbers as people read them, in files that are printed.

/// A number with something between its thousands.
pub(super) fn with_thousands(n: usize, between: &str) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(between);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::with_thousands;

    #[test]
    fn thousands_stand_apart_and_smaller_numbers_as_they_are() {
        let told = [0, 999, 1_000, 12_345, 1_234_567].map(|n| with_thousands(n, "."));
        assert_eq!(told, ["0", "999", "1.000", "12.345", "1.234.567"]);
    }
}
