//! A letter of a query against every usual character of a text, worked out beforehand, so that comparing a letter is one
//! look into a table. Letters whose folding depends on their neighbours are folded where they stand.

use crate::text::folded_letter::{
    FoldedLetter, folded_letter_at, folded_letter_before, foldings_of, lower_letter,
};

/// The character meets the letter.
const MET: u8 = 1;
/// The character is the one that was typed, case aside.
const EXACT: u8 = 2;
/// What stands beside the character may have a say in it.
const LOOK: u8 = 4;

/// Where characters from U+00C0 stand in the table, and those from U+1E80.
const LATIN: usize = 128;
const EXTENDED: usize = LATIN + 256;
const N_CHARS: usize = EXTENDED + 128;

/// For each byte, how many bytes a character of the table has that begins with it; 0 where it is in none of them.
const N_BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte {
            0x20..=0x7E => 1,
            0xC3..=0xC6 => 2,
            0xE1 => 3,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// How a letter is met: by this folded character, standing there as this one; the second is whether it is exact.
pub(super) type Meets<'q> = &'q dyn Fn(FoldedLetter) -> Option<bool>;

/// What each usual character is to a letter of a query.
#[derive(Clone, Debug)]
pub(super) struct LetterTable(Box<[u8; N_CHARS]>);

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
        let mut table = Box::new([0; N_CHARS]);
        for (code, at) in (0..0x80).zip(0..).chain(latin).chain(extended) {
            let Some((c, entry)) = char::from_u32(code).zip(table.get_mut(at)) else { continue };
            let folded = if c == ' ' { ' ' } else { lower_letter(c) };
            let met = |folded: char| meets(FoldedLetter { c: folded, raw: c, end: 0 });
            *entry = match met(folded) {
                Some(true) => MET | EXACT,
                Some(false) => MET,
                None => 0,
            };
            let depends = if c == ' ' {
                met(' ').or(met('\n')).is_some()
            } else {
                foldings_of(c).any(|other| met(other) != met(folded))
            };
            if depends {
                *entry |= LOOK;
            }
        }
        Self(table)
    }

    /// The letter that begins at a byte, if it is met.
    #[inline]
    pub(super) fn met_at(
        &self,
        text: &str,
        at: usize,
        meets: impl Fn(FoldedLetter) -> Option<bool>,
    ) -> Option<Met> {
        let bytes = text.as_bytes();
        let byte = |n: usize| usize::from(bytes.get(at + n).copied().unwrap_or_default());
        let (first, second, third) = (byte(0), byte(1), byte(2));
        let n_bytes = usize::from(N_BYTES.get(first).copied().unwrap_or_default());
        let is_in_table = n_bytes > 0 && (n_bytes < 3 || second | 1 == 0xBB);
        let place = match n_bytes {
            1 => first,
            2 => LATIN + (((first & 0x1F) << 6) | (second & 0x3F)) - 0xC0,
            _ => EXTENDED + ((second & 1) << 6) + (third & 0x3F),
        };
        match self.0.get(place).copied().filter(|_| is_in_table) {
            Some(entry) if entry & LOOK == 0 || stands_alone(bytes, at) => {
                (entry & MET != 0).then_some(Met { end: at + n_bytes, is_exact: entry & EXACT != 0 })
            }
            _ => met_in_context(text, at, meets),
        }
    }
}

#[cold]
#[inline(never)]
fn met_in_context(text: &str, at: usize, meets: impl Fn(FoldedLetter) -> Option<bool>) -> Option<Met> {
    let letter = folded_letter_at(text, at)?;
    meets(letter).map(|is_exact| Met { end: letter.end, is_exact })
}

/// Whether the neighbours of a character of the table leave it as it is.
fn stands_alone(bytes: &[u8], at: usize) -> bool {
    let second = bytes.get(at + 1).copied().unwrap_or_default();
    match bytes.get(at) {
        Some(b' ') => is_letter_start(second),
        Some(b'o' | b'u' | b'O' | b'U') => second.is_ascii(),
        _ => !follows_o_or_u(bytes, at),
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
