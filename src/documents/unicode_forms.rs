//! The forms of Unicode that a text file can have, told by its first bytes or by where its zero bytes stand.

use super::old_encodings::Decoded;

/// A form of Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnicodeForm {
    Utf8,
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
}

impl UnicodeForm {
    /// Its byte order mark.
    fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\xEF\xBB\xBF",
            Self::Utf16Le => b"\xFF\xFE",
            Self::Utf16Be => b"\xFE\xFF",
            Self::Utf32Le => b"\xFF\xFE\0\0",
            Self::Utf32Be => b"\0\0\xFE\xFF",
        }
    }
}

/// The form that bytes have: by their mark, by being UTF-8 throughout, or by their zero bytes.
pub(super) fn unicode_form(bytes: &[u8]) -> Option<UnicodeForm> {
    // The mark of UTF-32 begins with that of UTF-16.
    let forms = [
        UnicodeForm::Utf32Le,
        UnicodeForm::Utf32Be,
        UnicodeForm::Utf8,
        UnicodeForm::Utf16Le,
        UnicodeForm::Utf16Be,
    ];
    if let Some(form) = forms.into_iter().find(|form| bytes.starts_with(form.mark())) {
        return Some(form);
    }
    if bytes.contains(&0) {
        return by_zeros(bytes);
    }
    simdutf8::basic::from_utf8(bytes).is_ok().then_some(UnicodeForm::Utf8)
}

/// How many bytes are looked at for zeros.
const ZEROS_WITHIN: usize = 16_384;

/// Text with Latin letters has zeros at every second place in UTF-16, of Vietnamese letters about one in four has none; in
/// UTF-32 one byte of four is always zero.
fn by_zeros(bytes: &[u8]) -> Option<UnicodeForm> {
    let mut zeros = [0_usize; 4];
    let head = bytes.get(..bytes.len().min(ZEROS_WITHIN)).unwrap_or_default();
    let (fours, _) = head.as_chunks::<4>();
    for four in fours {
        for (n, byte) in zeros.iter_mut().zip(four) {
            *n += usize::from(*byte == 0);
        }
    }
    let n_fours = fours.len();
    if n_fours < 2 {
        return match head {
            [first, 0, ..] if *first != 0 => Some(UnicodeForm::Utf16Le),
            [0, second, ..] if *second != 0 => Some(UnicodeForm::Utf16Be),
            _ => None,
        };
    }
    let [first, second, third, fourth] = zeros;
    let is_of_fours = bytes.len().is_multiple_of(4);
    // More than half at the one place, next to none at the other.
    let is_most = |n: usize, of: usize| n * 2 > of;
    let is_none = |n: usize, of: usize| n * 50 <= of;
    if fourth == n_fours && is_most(third, n_fours) && is_none(first, n_fours) && is_of_fours {
        Some(UnicodeForm::Utf32Le)
    } else if first == n_fours && is_most(second, n_fours) && is_none(fourth, n_fours) && is_of_fours {
        Some(UnicodeForm::Utf32Be)
    } else if is_most(second + fourth, n_fours * 2) && is_none(first + third, n_fours * 2) {
        Some(UnicodeForm::Utf16Le)
    } else if is_most(first + third, n_fours * 2) && is_none(second + fourth, n_fours * 2) {
        Some(UnicodeForm::Utf16Be)
    } else {
        None
    }
}

/// The text of bytes in a form, without its mark; what is no character becomes U+FFFD and is counted.
pub(super) fn decode_unicode(bytes: &[u8], form: UnicodeForm) -> Decoded {
    let bytes = bytes.strip_prefix(form.mark()).unwrap_or(bytes);
    let mut decoded = Decoded { text: String::with_capacity(bytes.len()), n_without_letter: 0 };
    match form {
        UnicodeForm::Utf8 => {
            for chunk in bytes.utf8_chunks() {
                decoded.text.push_str(chunk.valid());
                if !chunk.invalid().is_empty() {
                    decoded.push_missing();
                }
            }
        }
        UnicodeForm::Utf16Le => decoded.push_utf16(bytes, u16::from_le_bytes),
        UnicodeForm::Utf16Be => decoded.push_utf16(bytes, u16::from_be_bytes),
        UnicodeForm::Utf32Le => decoded.push_utf32(bytes, u32::from_le_bytes),
        UnicodeForm::Utf32Be => decoded.push_utf32(bytes, u32::from_be_bytes),
    }
    decoded
}

impl Decoded {
    fn push_missing(&mut self) {
        self.text.push(char::REPLACEMENT_CHARACTER);
        self.n_without_letter += 1;
    }

    fn push_utf16(&mut self, bytes: &[u8], unit: fn([u8; 2]) -> u16) {
        let (pairs, rest) = bytes.as_chunks::<2>();
        for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
            match c {
                Ok(c) => self.text.push(c),
                Err(_) => self.push_missing(),
            }
        }
        if !rest.is_empty() {
            self.push_missing();
        }
    }

    fn push_utf32(&mut self, bytes: &[u8], unit: fn([u8; 4]) -> u32) {
        let (fours, rest) = bytes.as_chunks::<4>();
        for four in fours {
            match char::from_u32(unit(*four)) {
                Some(c) => self.text.push(c),
                None => self.push_missing(),
            }
        }
        if !rest.is_empty() {
            self.push_missing();
        }
    }
}
