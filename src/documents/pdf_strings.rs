//! Strings of a PDF that are meant for people: UTF-16 or UTF-8 with a byte order mark, else `PDFDocEncoding`
//! (ISO 32000-1, 7.9.2 and annex D).

/// What a string says, without control characters except line ends, and without white space at its ends.
pub(super) fn words(bytes: &[u8]) -> String {
    let text = text(bytes).replace("\r\n", "\n").replace('\r', "\n");
    text.replace(|c: char| c.is_control() && c != '\n', "").trim().to_owned()
}

/// What a string says, as it is.
pub(super) fn text(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| letter(*byte)).collect(),
    };
    without_language(&text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).map(|c| c.unwrap_or('\u{FFFD}')).collect()
}

/// A language may be named between two escape characters.
fn without_language(text: &str) -> String {
    let mut parts = text.split('\u{1B}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.skip(1).step_by(2).fold(first, |all, part| all + part)
}

/// A byte in `PDFDocEncoding`; from 0xA1 on it is Latin-1.
fn letter(byte: u8) -> char {
    const FROM_0X18: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const FROM_0X80: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ',
        'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
    ];
    let table = |table: &[char], start: u8| table.get(usize::from(byte.wrapping_sub(start))).copied();
    match byte {
        0x18..=0x1F => table(&FROM_0X18, 0x18),
        0x80..=0xA0 => table(&FROM_0X80, 0x80),
        _ => None,
    }
    .unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_string_is_read_in_each_of_its_encodings() {
        for (bytes, expected) in [
            (&b"Gia ca"[..], "Gia ca"),
            (b"\xFE\xFF\x01\x10\x1E\xA3\x00n\x00g", "Đảng"),
            (b"\xFF\xFE\x10\x01\xA3\x1E", "Đả"),
            (b"\xEF\xBB\xBF\xC4\x90\xE1\xBA\xA3ng", "Đảng"),
            (b"caf\xE9 \x8Dx\x8E", "café “x”"),
            (b"\xFE\xFF\x00\x1B\x00v\x00i\x00\x1B\x00a", "a"),
            (b" a\rb\0 ", "a\nb"),
            (b"\xFE\xFF\xD8\x00\x00", "\u{FFFD}"),
            (b"", ""),
        ] {
            assert_eq!(words(bytes), expected, "{bytes:?}");
        }
    }
}
