//! Numbers in the bytes of Word's old format, all in little-endian order; outside of the bytes there are none.

/// A number of 16 bits.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|two| u16::from_le_bytes(*two))
}

/// A number of 32 bits.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

/// A number of 32 bits that is an offset or a count.
pub(super) fn usize_at(bytes: &[u8], at: usize) -> Option<usize> {
    u32_at(bytes, at).and_then(|value| usize::try_from(value).ok())
}

/// So many bytes from an offset; fewer at the end, none behind it.
pub(super) fn part(bytes: &[u8], at: usize, n_bytes: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.get(..n_bytes.min(rest.len())).unwrap_or_default()
}

/// Text of UTF-16 up to its first zero.
pub(super) fn utf16_name(bytes: &[u8]) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| u16::from_le_bytes(*pair)).take_while(|unit| *unit != 0);
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
