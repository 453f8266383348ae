//! From the bytes of a page to its letters: byte order mark, UTF-8 where it is that, what the page declares, else a guess.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use std::borrow::Cow;

/// How far into a page a declaration is looked for, in bytes.
const HEAD_BYTES: usize = 64 << 10;

/// The letters of a page.
///
/// Pages of TCVN3 and VNI declare nothing, or something wrong, and name their typefaces: their bytes come as the letters of
/// windows-1252, which from U+00A0 on are the bytes' own numbers, so that others convert them by typeface.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, n_mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(n_mark..).unwrap_or_default()).0;
    }
    if let Some(encoding) = wide(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    let declared = declared(bytes);
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        // Japanese and Korean mail encodings are written in ASCII.
        let is_escaped = bytes.contains(&0x1B);
        return match declared.filter(|_| is_escaped) {
            Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
            None => Cow::Borrowed(text),
        };
    }
    by_label(bytes, declared)
}

/// The letters of bytes that their archive declares to be in an encoding: a part of a mail has its charset.
pub(super) fn decoded_as<'b>(bytes: &'b [u8], label: Option<&str>) -> Cow<'b, str> {
    let label = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    match label {
        Some(_) if Encoding::for_bom(bytes).is_none() && simdutf8::basic::from_utf8(bytes).is_err() => {
            by_label(bytes, label.filter(|label| *label != encoding_rs::X_USER_DEFINED))
        }
        Some(_) | None => decoded(bytes),
    }
}

fn by_label<'b>(bytes: &'b [u8], declared: Option<&'static Encoding>) -> Cow<'b, str> {
    match declared {
        Some(encoding) if encoding == UTF_8 => {
            let (text, _) = UTF_8.decode_without_bom_handling(bytes);
            // A few broken bytes in a page of UTF-8, or a page that lies.
            let n_broken = text.matches(char::REPLACEMENT_CHARACTER).count();
            let n_wide = text.chars().filter(|c| !c.is_ascii()).count();
            if n_broken * 10 <= n_wide { text } else { guessed(bytes) }
        }
        // Both are what pages say that do not know: also those of TCVN3 and of windows-1258.
        Some(encoding) if encoding != WINDOWS_1252 => encoding.decode_without_bom_handling(bytes).0,
        Some(_) | None => guessed(bytes),
    }
}

/// What the page says of its encoding: `<meta charset=…>`, `charset=…` in a `content`, or `<?xml encoding=…?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let lower = head.to_ascii_lowercase();
    let xml = lower.strip_prefix(b"<?xml").and_then(|xml| xml.get(..200).or(Some(xml)));
    let in_xml = xml.and_then(|xml| {
        let end = memchr::memchr(b'>', xml)?;
        label_behind(xml.get(..end)?, b"encoding")
    });
    let mut found = memchr::memmem::find_iter(&lower, b"<meta").filter_map(|at| {
        let tag = lower.get(at..)?;
        let end = memchr::memchr(b'>', tag)?;
        label_behind(tag.get(..end)?, b"charset")
    });
    let label = found.next().or(in_xml)?;
    let encoding = Encoding::for_label(label)?;
    // A page that declares UTF-16 and can be read is not in it.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    (encoding != encoding_rs::X_USER_DEFINED && !is_wide).then_some(encoding)
}

/// The word behind a name and `=`.
fn label_behind<'b>(tag: &'b [u8], name: &[u8]) -> Option<&'b [u8]> {
    let at = memchr::memmem::find(tag, name)? + name.len();
    let value = tag.get(at..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b';' | b'/' | b'?');
    value.get(..value.iter().position(is_end).unwrap_or(value.len()))
}

/// UTF-16 without a mark, told by its zero bytes.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..256).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let n_many = head.len() * 3 / 8;
    match (zeros(0), zeros(1)) {
        _ if head.len() < 8 => None,
        (_, odd) if odd > n_many => Some(UTF_16LE),
        (even, _) if even > n_many => Some(UTF_16BE),
        _ => None,
    }
}

/// The letters of a page that declares nothing: windows-1258 where its marks stand behind vowels, else bytes as they are.
fn guessed(bytes: &[u8]) -> Cow<'_, str> {
    let is_viscii = memchr::memmem::find(&bytes.to_ascii_lowercase(), b"viscii").is_some();
    if is_viscii {
        return Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect());
    }
    let encoding = if is_vietnamese_windows(bytes) { WINDOWS_1258 } else { WINDOWS_1252 };
    encoding.decode_without_bom_handling(bytes).0
}

/// Whether bytes above ASCII are the combining marks of windows-1258 behind vowels, as often as Vietnamese has them.
fn is_vietnamese_windows(bytes: &[u8]) -> bool {
    const VOWELS: &[u8] = b"aeiouyAEIOUY\xE2\xC2\xEA\xCA\xF4\xD4\xE3\xC3\xF5\xD5\xFD\xDD";
    let (mut n_high, mut n_marks, mut n_behind_vowels) = (0_usize, 0_usize, 0_usize);
    for pair in bytes.windows(2) {
        let [before, byte] = pair else { continue };
        n_high += usize::from(*byte >= 0x80);
        if matches!(byte, 0xCC | 0xD2 | 0xDE | 0xEC | 0xF2) {
            n_marks += 1;
            n_behind_vowels += usize::from(VOWELS.contains(before));
        }
    }
    n_marks >= 3 && n_behind_vowels * 10 >= n_marks * 9 && n_marks * 5 >= n_high
}
