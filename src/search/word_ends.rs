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
    let byte = |n: usize| text.as_bytes().get(at + n).copied().unwrap_or_default();
    match byte(0) {
        ascii @ 0..=0x7F => ascii.is_ascii_alphanumeric(),
        first => {
            is_latin(first, byte(1))
                || text.get(at..).and_then(|after| after.chars().next()).is_some_and(is_of_word)
        }
    }
}

/// Whether the character that ends before a byte belongs to a word.
#[inline]
pub(super) fn has_word_before(text: &str, at: usize) -> bool {
    let byte =
        |n: usize| at.checked_sub(n).and_then(|at| text.as_bytes().get(at)).copied().unwrap_or_default();
    match byte(1) {
        ascii @ 0..=0x7F => ascii.is_ascii_alphanumeric(),
        last => {
            is_latin(byte(2), last)
                || is_latin(byte(3), byte(2))
                || text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(is_of_word)
        }
    }
}

/// Whether a character that begins with two bytes is a Latin letter: of U+00C0 to U+023F without × and ÷, or of U+1E00 to
/// U+1EFF.
#[inline]
fn is_latin(first: u8, second: u8) -> bool {
    match first {
        0xC3 => second != 0x97 && second != 0xB7,
        0xC4..=0xC8 => true,
        0xE1 => matches!(second, 0xB8..=0xBB),
        _ => false,
    }
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
