//! A letter of a query against every usual character of a text, worked out beforehand, so that comparing a letter is one
//! look into a table. Letters whose folding depends on their neighbours are folded where they stand.

use crate::text::folded_letter::{
    FoldedLetter, folded_letter_at, folded_letter_before, foldings_of, lower_letter,
};

/// The character meets the letter.
const MET: u8 = 1;
/// The character is the one that was typed, case aside.
const EXACT: u8 = 2;
/// After o or u it may fold to something else.
const DEPENDS: u8 = 4;

/// Where characters from U+00C0 stand in the table, and those from U+1E80.
const LATIN: usize = 128;
const EXTENDED: usize = LATIN + 256;
const N_CHARS: usize = EXTENDED + 128;

/// How a letter is met: by this folded character, standing there as this one; the second is whether it is exact.
pub(super) type Meets<'q> = &'q dyn Fn(FoldedLetter) -> Option<bool>;

/// What each usual character is to a letter of a query.
#[derive(Clone, Debug)]
pub(super) struct LetterTable(Box<[u8]>);

/// A letter of a text that was met.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met {
    /// The byte after it.
    pub(super) end: usize,
    /// Whether it is the one that was typed.
    pub(super) is_exact: bool,
}

impl LetterTable {
    pub(super) fn new(meets: Meets<'_>) -> Self {
        let latin = (0xC0..0x1C0).zip(LATIN..);
        let extended = (0x1E80..0x1F00).zip(EXTENDED..);
        let mut table = vec![0; N_CHARS];
        for (code, at) in (0..0x80).zip(0..).chain(latin).chain(extended) {
            let Some((c, entry)) = char::from_u32(code).zip(table.get_mut(at)) else { continue };
            let folded = if c == ' ' { ' ' } else { lower_letter(c) };
            *entry = match meets(FoldedLetter { c: folded, raw: c, end: 0 }) {
                Some(true) => MET | EXACT,
                Some(false) => MET,
                None => 0,
            };
            if !c.is_ascii() && foldings_of(c).any(|other| other != folded) {
                *entry |= DEPENDS;
            }
        }
        Self(table.into_boxed_slice())
    }

    /// The letter that begins at a byte, if it is met.
    #[inline]
    pub(super) fn met_at(
        &self,
        text: &str,
        at: usize,
        meets: impl Fn(FoldedLetter) -> Option<bool>,
    ) -> Option<Met> {
        if let Some((place, n_bytes)) = place_in_table(text.as_bytes(), at)
            && let Some(entry) = self.0.get(place).copied()
            && (entry & DEPENDS == 0 || !follows_o_or_u(text.as_bytes(), at))
        {
            return (entry & MET != 0).then_some(Met { end: at + n_bytes, is_exact: entry & EXACT != 0 });
        }
        met_in_context(text, at, meets)
    }
}

#[cold]
#[inline(never)]
fn met_in_context(text: &str, at: usize, meets: impl Fn(FoldedLetter) -> Option<bool>) -> Option<Met> {
    let letter = folded_letter_at(text, at)?;
    meets(letter).map(|is_exact| Met { end: letter.end, is_exact })
}

/// Where a character stands in the table, and how many bytes it has; `None` for those that are not in it, and for
/// letters and white space whose neighbours have to be looked at.
#[inline]
fn place_in_table(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let first = *bytes.get(at)?;
    let second = bytes.get(at + 1).copied().unwrap_or_default();
    match first {
        b'o' | b'u' | b'O' | b'U' if !second.is_ascii() => None,
        b'!'..=b'~' => Some((usize::from(first), 1)),
        b' ' if is_letter_start(second) => Some((usize::from(first), 1)),
        0xC3..=0xC6 => {
            let code = (usize::from(first & 0x1F) << 6) | usize::from(second & 0x3F);
            Some((LATIN + code - 0xC0, 2))
        }
        0xE1 if matches!(second, 0xBA | 0xBB) => {
            let third = bytes.get(at + 2).copied().unwrap_or_default();
            Some((EXTENDED + (usize::from(second & 1) << 6) + usize::from(third & 0x3F), 3))
        }
        _ => None,
    }
}

/// Whether a character with this first byte is certainly no white space.
fn is_letter_start(byte: u8) -> bool {
    byte.is_ascii_graphic() || (0xC3..=0xC6).contains(&byte)
}

fn follows_o_or_u(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    before.is_some_and(|byte| matches!(byte, b'o' | b'u' | b'O' | b'U'))
}

/// Where the letter before a byte begins.
#[inline]
pub(super) fn start_before(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let before = |n: usize| at.checked_sub(n).and_then(|at| bytes.get(at)).copied().unwrap_or_default();
    match (before(3), before(2), before(1)) {
        (_, _, b'!'..=b'~') | (_, b'!'..=b'~', b' ') => Some(at - 1),
        (_, 0xC3..=0xC6, _) => Some(at - 2),
        (0xE1, 0xBA | 0xBB, _) => Some(at - 3),
        _ => folded_letter_before(text, at),
    }
}
