//! Letters that searching must not pass over and that no Vietnamese word has: `ç` is met by `c`, a thin space by a
//! space, and a soft hyphen by nothing at all. Where a line has one, it is compared letter by letter; everywhere else only the bytes of Vietnamese letters
//! need to be looked for.

use crate::text::folded_letter::{SHAPES, lower_letter};
use crate::text::letters::letter;
use crate::text::positions::Span;
use crate::text::unseen::is_unseen;
use std::sync::LazyLock;

/// The letters of Vietnamese that are not ASCII, in lower case.
const MARKED: &str = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";

/// All characters that may be met by others than themselves where a line has no odd letter: what the byte sets of a
/// query are made of.
pub(super) static USUAL: LazyLock<Vec<char>> = LazyLock::new(|| {
    let ascii = (0..=0x7F_u8).map(char::from).filter(|c| !is_rare_space(*c));
    let marked = MARKED.chars().flat_map(|c| c.to_uppercase().chain([c]));
    let shapes = SHAPES.iter().flat_map(|(_, shapes)| shapes.chars());
    ascii.chain(marked).chain(['Ð', '\u{a0}']).chain(shapes).collect()
});

/// White space that texts hardly ever have.
fn is_rare_space(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\r')
}

/// For each character of two bytes whether it is odd.
static OF_TWO_BYTES: LazyLock<Vec<bool>> =
    LazyLock::new(|| (0..0x800).map(|code| char::from_u32(code).is_some_and(is_odd)).collect());

/// The same for those from U+1E00 to U+1EFF.
static ADDITIONAL: LazyLock<Vec<bool>> =
    LazyLock::new(|| (0x1E00..0x1F00).map(|code| char::from_u32(code).is_some_and(is_odd)).collect());

/// The same for those from U+2000 to U+20FF: quotation marks and dashes, which every text has.
static PUNCTUATION: LazyLock<Vec<bool>> =
    LazyLock::new(|| (0x2000..0x2100).map(|code| char::from_u32(code).is_some_and(is_odd)).collect());

/// Whether a character is met by others than itself, and is none of the usual ones.
fn is_odd(c: char) -> bool {
    if USUAL.contains(&c) {
        return false;
    }
    let parts = letter(c);
    is_unseen(c)
        || ligature(c).is_some()
        || c.is_whitespace()
        || lower_letter(c) != c
        || parts.base != c
        || parts.shaped != c
}

/// The letters that a ligature of Latin ones stands for, as conversions from PDF leave them.
pub(super) fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ĳ' | 'Ĳ' => "ij",
        _ => return None,
    })
}

/// The lines that have an odd letter, neighbours together.
pub(super) fn odd_lines(text: &str) -> Vec<Span> {
    let (two, additional) = (OF_TWO_BYTES.as_slice(), ADDITIONAL.as_slice());
    let punctuation = PUNCTUATION.as_slice();
    let is_odd_at = |at: usize| -> bool {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return false };
        let code = u32::from(c);
        let known = match code {
            0..0x800 => two.get(code as usize),
            0x1E00..0x1F00 => additional.get(code as usize - 0x1E00),
            0x2000..0x2100 => punctuation.get(code as usize - 0x2000),
            _ => None,
        };
        known.copied().unwrap_or_else(|| is_odd(c))
    };
    let bytes = text.as_bytes();
    let mut lines: Vec<Span> = Vec::new();
    let mut at = 0;
    while let Some(n) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| *byte >= 0xC0 || matches!(byte, 0xB..=0xD)))
    {
        at += n;
        if !is_odd_at(at) {
            at += 1;
            continue;
        }
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |line_end| line_end + 1);
        let end =
            bytes.get(at..).and_then(|rest| memchr::memchr(b'\n', rest)).map_or(bytes.len(), |n| at + n);
        match lines.last_mut() {
            Some(last) if last.end + 1 >= start => last.end = end,
            _ => lines.push(Span::new(start, end)),
        }
        at = end;
    }
    lines
}
