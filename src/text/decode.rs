//! From the bytes of a file to the reading text: decoded, BOM removed, line ends as LF, NFC; nothing else.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Why bytes cannot be read as an article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Nothing is in the file, or nothing but white space.
    #[error("the file holds no text")]
    Empty,
    /// The bytes are not UTF-8; says where the first wrong byte stands (line from 1, byte of the file from 0).
    #[error("not UTF-8: wrong byte 0x{value:02X} in line {line}, at byte {byte}")]
    NotUtf8 { line: usize, byte: usize, value: u8 },
    /// UTF-16, told by its byte order mark or its zero bytes.
    #[error("the file is UTF-16, not UTF-8")]
    Utf16,
    /// Zero bytes: not a text file.
    #[error("zero byte at byte {byte}: this is not a text file")]
    Binary { byte: usize },
}

/// The reading text of a file's bytes.
///
/// # Errors
/// Where the bytes are no UTF-8 text, or hold nothing to read.
pub fn decode(bytes: &[u8]) -> Result<String, DecodeError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || looks_like_utf16(bytes) {
        return Err(DecodeError::Utf16);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(byte) = memchr::memchr(0, bytes) {
        return Err(DecodeError::Binary { byte });
    }
    let text = simdutf8::compat::from_utf8(bytes).map_err(|error| {
        let byte = error.valid_up_to();
        let line = 1 + bytes.iter().take(byte).filter(|b| **b == b'\n').count();
        DecodeError::NotUtf8 { line, byte, value: bytes.get(byte).copied().unwrap_or_default() }
    })?;
    if text.trim().is_empty() {
        return Err(DecodeError::Empty);
    }
    Ok(normalised(text))
}

/// Line ends as LF and characters composed (NFC): what positions refer to.
#[must_use]
pub fn normalised(text: &str) -> String {
    let text: Cow<'_, str> = if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    };
    nfc(&text)
}

/// `text` in NFC.
#[must_use]
pub fn nfc(text: &str) -> String {
    composed(text).into_owned()
}

/// A text in NFC, itself where it is so already.
#[must_use]
pub fn into_nfc(text: String) -> String {
    match composed(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(composed) => composed,
    }
}

/// `text` in NFC; a quick check spares the work for text that is in it already.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    if is_composed(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// Whether a text is of nothing but characters that are in NFC whatever stands beside them: Latin letters with their
/// marks, dashes and quotation marks. Most are, and looking at their bytes is quicker than asking the tables. So are two of
/// such texts put together.
#[must_use]
#[expect(clippy::needless_bitwise_bool, reason = "without branches, many bytes are looked at at a time")]
#[expect(clippy::manual_range_contains, reason = "the same")]
pub fn is_composed(text: &str) -> bool {
    // All bytes are looked at without stopping, which processors do many at a time. A letter of three bytes does not begin
    // with one of the last two.
    let is_other = |first: u8, second: u8, third: u8| {
        // U+1E00 to U+1EFF, U+2010 to U+2027.
        let is_letter = (first == 0xE1) & (second >= 0xB8) & (second <= 0xBB);
        let is_sign = (first == 0xE2) & (second == 0x80) & (third >= 0x90) & (third <= 0xA7);
        // Up to 0xCB are the letters to U+02FF.
        (first >= 0xCC) & !is_letter & !is_sign
    };
    let bytes = text.as_bytes();
    let after = |n: usize| bytes.get(n..).unwrap_or_default();
    let threes = bytes.iter().zip(after(1)).zip(after(2));
    let has_other =
        threes.fold(false, |has, ((first, second), third)| has | is_other(*first, *second, *third));
    !has_other && after(bytes.len().saturating_sub(2)).iter().all(|byte| *byte < 0xCC)
}

fn looks_like_utf16(bytes: &[u8]) -> bool {
    let head: Vec<&[u8]> = bytes.chunks_exact(2).take(64).collect();
    let zeros = |at: usize| head.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    head.len() >= 4 && (zeros(0) * 4 > head.len() * 3 || zeros(1) * 4 > head.len() * 3)
}

#[cfg(test)]
mod tests {
    use super::is_composed;
    use unicode_normalization::char::canonical_combining_class;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    #[test]
    fn what_is_taken_for_composed_is_so_beside_whatever_else_is() {
        for c in (char::MIN..=char::MAX).filter(|c| is_composed(&c.to_string())) {
            assert_eq!(is_nfc_quick(std::iter::once(c)), IsNormalized::Yes, "{c:?}");
            assert_eq!(canonical_combining_class(c), 0, "{c:?}");
        }
    }
}
