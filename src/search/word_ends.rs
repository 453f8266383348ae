//! Where words begin and end in a text that is searched.

use crate::text::positions::Span;
use unicode_normalization::char::is_combining_mark;

/// Whether a character continues a word.
pub(super) fn is_inside_word(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|c| match c {
        // What nearly all texts are made of is told without a table: ASCII, and the Latin letters of Unicode's blocks up to
        // U+024F and from U+1E00.
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => true,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    })
}

/// Whether a word goes on over an end of a span.
#[inline]
pub(super) fn is_cut(text: &str, span: Span) -> bool {
    let goes_on_over = |at: usize| ends_in_word(text, at) && begins_in_word(text, at);
    !span.is_empty() && (goes_on_over(span.start) || goes_on_over(span.end))
}

/// Whether the character that begins at a byte continues a word. Hits may be millions: the bytes of what nearly all texts
/// are made of are told without reading the character.
#[inline]
fn begins_in_word(text: &str, at: usize) -> bool {
    let byte = |n: usize| text.as_bytes().get(at + n).copied().unwrap_or_default();
    match byte(0) {
        ascii @ 0..=0x7F => ascii.is_ascii_alphanumeric(),
        lead => {
            is_latin(lead, byte(1)) || is_inside_word(text.get(at..).and_then(|rest| rest.chars().next()))
        }
    }
}

/// The same of the character that ends before a byte.
#[inline]
fn ends_in_word(text: &str, at: usize) -> bool {
    let byte = |n: usize| {
        let at = at.checked_sub(n);
        at.and_then(|at| text.as_bytes().get(at)).copied().unwrap_or_default()
    };
    match byte(1) {
        ascii @ 0..=0x7F => ascii.is_ascii_alphanumeric(),
        last => {
            let is_of_two = is_latin(byte(2), last) && byte(2) != OF_THREE;
            let is_of_three = byte(3) == OF_THREE && is_latin(byte(3), byte(2));
            is_of_two
                || is_of_three
                || is_inside_word(text.get(..at).and_then(|before| before.chars().next_back()))
        }
    }
}

/// The first byte of Latin letters with three.
const OF_THREE: u8 = 0xE1;

/// Whether a character that begins with two bytes is a Latin letter: of U+00C0 to U+023F without × and ÷, or of U+1E00 to
/// U+1EFF.
#[inline]
fn is_latin(first: u8, second: u8) -> bool {
    match first {
        0xC3 => second != 0x97 && second != 0xB7,
        0xC4..=0xC8 => true,
        OF_THREE => matches!(second, 0xB8..=0xBB),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_cut, is_inside_word};
    use crate::text::positions::Span;
    use unicode_normalization::char::is_combining_mark;

    #[test]
    fn letters_digits_and_marks_continue_a_word() {
        for c in '\0'..=char::MAX {
            let expected = c.is_alphanumeric() || is_combining_mark(c);
            assert_eq!(is_inside_word(Some(c)), expected, "{c:?}");
        }
        assert!(!is_inside_word(None));
    }

    #[test]
    fn a_span_is_cut_where_a_letter_stands_on_both_sides_of_an_end() {
        let continues = |c: char| is_inside_word(Some(c));
        for c in '\0'..=char::MAX {
            let (before, after) = (format!("{c}a"), format!("a{c}"));
            assert_eq!(is_cut(&before, Span::new(c.len_utf8(), before.len())), continues(c), "{c:?}");
            assert_eq!(is_cut(&after, Span::new(0, 1)), continues(c), "{c:?}");
        }
        assert!(!is_cut("ab", Span::new(1, 1)));
    }
}
