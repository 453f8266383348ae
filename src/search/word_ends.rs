//! Where words begin and end in a text that is searched. Hits may be millions, so that nearly every character is told by its
//! bytes: ASCII, and the letters of Vietnamese.

use crate::text::positions::Span;
use unicode_normalization::char::is_combining_mark;

/// Whether a word goes on over an end of a span. Of a word that is being typed mostly the beginning was found, so that
/// its end is looked at first.
#[inline]
pub(super) fn is_cut(text: &str, span: Span) -> bool {
    !span.is_empty() && (is_within_word(text, span.end) || is_within_word(text, span.start))
}

/// Whether a word goes on over a byte.
#[inline]
pub(super) fn is_within_word(text: &str, at: usize) -> bool {
    has_word_after(text, at) && has_word_before(text, at)
}

/// Whether the character that begins at a byte belongs to a word.
#[inline]
pub(super) fn has_word_after(text: &str, at: usize) -> bool {
    let kind = |n: usize| kind(text.as_bytes().get(at + n));
    if kind(0) & PLAIN | begun(kind(0)) & kind(1) != 0 {
        return true;
    }
    let first = text.as_bytes().get(at).copied().unwrap_or_default();
    !first.is_ascii() && text.get(at..).and_then(|after| after.chars().next()).is_some_and(is_of_word)
}

/// Whether the character that ends before a byte belongs to a word.
#[inline]
pub(super) fn has_word_before(text: &str, at: usize) -> bool {
    let byte = |n: usize| at.checked_sub(n).and_then(|at| text.as_bytes().get(at));
    let kind = |n: usize| kind(byte(n));
    // A character of one, two or three bytes.
    if kind(1) & PLAIN | begun(kind(2)) & kind(1) | begun(kind(3) & LEAD_E1) & kind(2) != 0 {
        return true;
    }
    let last = byte(1).copied().unwrap_or_default();
    !last.is_ascii() && text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(is_of_word)
}

/// A letter or digit of ASCII.
const PLAIN: u8 = 1;
/// The first byte of a character: of U+0100 to U+023F, which are letters all; of U+00C0 to U+00FF; of U+1000 to U+1FFF.
const LEAD: u8 = 2;
const LEAD_C3: u8 = 4;
const LEAD_E1: u8 = 8;
/// How far up the bit of a second byte stands that makes a letter with a first one.
const SECOND: u32 = 4;

/// What each byte may be of a word: a few bits, so that nothing has to be decided byte after byte.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte: u8 = 0;
    loop {
        kinds[byte as usize] = match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => PLAIN,
            0xC3 => LEAD_C3,
            0xC4..=0xC8 => LEAD,
            0xE1 => LEAD_E1,
            // × and ÷ are none; U+1E00 to U+1EFF are Latin letters.
            0x97 | 0xB7 => LEAD << SECOND,
            0xB8..=0xBB => (LEAD | LEAD_C3 | LEAD_E1) << SECOND,
            0x80..=0xBF => (LEAD | LEAD_C3) << SECOND,
            _ => 0,
        };
        if byte == u8::MAX {
            break kinds;
        }
        byte += 1;
    }
};

#[inline]
fn kind(byte: Option<&u8>) -> u8 {
    byte.and_then(|byte| KINDS.get(usize::from(*byte))).copied().unwrap_or_default()
}

/// What a second byte has to be after a first one of this kind.
#[inline]
fn begun(first: u8) -> u8 {
    (first & (LEAD | LEAD_C3 | LEAD_E1)) << SECOND
}

/// Whether a character belongs to a word: a letter, a digit, or a mark on one.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::{has_word_after, has_word_before, is_cut, is_of_word};
    use crate::text::positions::Span;

    #[test]
    fn every_character_is_told_by_its_bytes_as_by_its_kind() {
        for c in '\0'..=char::MAX {
            for around in ["", " ", "a", "ệ", "—"] {
                let (before, after) = (format!("{around}{c}"), format!("{c}{around}"));
                assert_eq!(has_word_before(&before, before.len()), is_of_word(c), "{before:?}");
                assert_eq!(has_word_after(&after, 0), is_of_word(c), "{after:?}");
            }
        }
        assert!(!has_word_before("a", 0) && !has_word_after("a", 1));
    }

    #[test]
    fn a_span_is_cut_where_a_word_goes_on_over_one_of_its_ends() {
        let cut = |text: &str, words: &str| {
            let start = text.find(words).expect("the words");
            is_cut(text, Span::new(start, start + words.len()))
        };
        assert!(cut("đối thoại", "đố") && cut("đối thoại", "hoại") && cut("đối thoại", "i t"));
        assert!(!cut("đối thoại", "đối") && !cut("“đối” thoại", "đối") && !cut("đối thoại", "đối thoại"));
        assert!(!is_cut("ab", Span::new(1, 1)));
    }
}
