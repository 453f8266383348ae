//! Typefaces of the time before Unicode, in which the font decides what a letter is.

/// Whether a typeface is one of those: `.VnTime` and its like have TCVN3, `VNI-Times` and its like VNI, others say their
/// encoding in their name.
pub(super) fn is_legacy(font: &str) -> bool {
    let begins = |start: &str| font.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
    begins(".vn") || begins("vni") || ["ABC", "VISCII", "TCVN"].iter().any(|encoding| font.contains(encoding))
}
