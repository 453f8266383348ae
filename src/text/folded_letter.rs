//! A letter of a text as searching compares it, read where it stands: what [`Strength::Case`] folds it to, without
//! folding the text before it. Every letter folds to one.
//!
//! [`Strength::Case`]: super::fold::Strength::Case

use super::fold::{old_style, one_lower_case};
use super::letters::{letter, with_tone};

/// A letter of a text, or the white space between two words of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoldedLetter {
    /// In lower case, đ for its look-alikes, with the tone where the old style has it; a space or a line end for white
    /// space.
    pub c: char,
    /// The character that stands there.
    pub raw: char,
    /// The byte after it.
    pub end: usize,
}

/// The letter that begins at a byte; `None` at the end of the text and inside a character.
#[must_use]
pub fn folded_letter_at(text: &str, byte: usize) -> Option<FoldedLetter> {
    let bytes = text.as_bytes();
    let first = *bytes.get(byte)?;
    if first.is_ascii_graphic() {
        let lower = char::from(first.to_ascii_lowercase());
        let is_plain = !matches!(lower, 'o' | 'u') || bytes.get(byte + 1).is_none_or(u8::is_ascii);
        let placed = if is_plain { None } else { pair_at(text, byte, lower, byte + 1) };
        let c = placed.map_or(lower, |(first, _)| first);
        return Some(FoldedLetter { c, raw: char::from(first), end: byte + 1 });
    }
    let rest = text.get(byte..)?;
    let c = rest.chars().next()?;
    if c.is_whitespace() {
        let after = rest.trim_start();
        let run = rest.get(..rest.len() - after.len()).unwrap_or_default();
        let c = if run.contains('\n') { '\n' } else { ' ' };
        return Some(FoldedLetter { c, raw: ' ', end: byte + run.len() });
    }
    let lower = lower_letter(c);
    let end = byte + c.len_utf8();
    let has_tone = letter(lower).tone > 0;
    let placed = if has_tone { second_of_pair(text, byte).unwrap_or(lower) } else { lower };
    Some(FoldedLetter { c: placed, raw: c, end })
}

/// Everything that a character can fold to, whatever stands beside it.
pub fn foldings_of(c: char) -> impl Iterator<Item = char> {
    let lower = if c.is_whitespace() && c != '\n' { ' ' } else { lower_letter(c) };
    let parts = letter(lower);
    let tones = if matches!(lower, 'o' | 'u') { 0..=5 } else { parts.tone..=parts.tone };
    let is_second = parts.tone > 0 && matches!(parts.shaped, 'a' | 'e' | 'y');
    let toned = tones.map(move |tone| with_tone(parts.shaped, tone));
    toned.chain([lower]).chain(is_second.then_some(parts.shaped))
}

/// Where the letter before a byte begins; `None` at the start of the text.
#[must_use]
pub fn folded_letter_before(text: &str, byte: usize) -> Option<usize> {
    let before = text.get(..byte)?;
    let last = before.chars().next_back()?;
    if last.is_whitespace() { Some(before.trim_end().len()) } else { Some(byte - last.len_utf8()) }
}

/// The lower case of a letter as one letter: `i` for `İ`, whose own has two. Quotation marks, apostrophes and dashes are one
/// of each, and letters of full width are those of usual width.
#[must_use]
pub fn lower_letter(c: char) -> char {
    let c = if c.is_ascii() { c } else { usual_shape(c) };
    one_lower_case(c).unwrap_or_else(|| c.to_lowercase().next().unwrap_or(c))
}

/// Quotation marks, apostrophes and dashes beyond ASCII, each after the one that stands for all of its kind.
pub const SHAPES: [(char, &str); 3] = [('"', "“”„‟«»″〝〞"), ('\'', "‘’‚‛‹›ʼ′´"), ('-', "‐‑‒–—―−﹣")];

/// The character a keyboard has for one of its kind.
fn usual_shape(c: char) -> char {
    if let Some(narrow) = full_width(c) {
        return narrow;
    }
    let of_kind = |(_, shapes): &&(char, &str)| shapes.contains(c);
    SHAPES.iter().find(of_kind).map_or(c, |(usual, _)| *usual)
}

/// The character of usual width that one of full width (U+FF01 to U+FF5E) stands for.
fn full_width(c: char) -> Option<char> {
    let code = u32::from(c).checked_sub(0xFF01)?;
    if code <= 0x5D { char::from_u32(code + 0x21) } else { None }
}

/// The two letters of a pair whose tone is written on the second and belongs on the first.
fn pair_at(text: &str, byte: usize, first: char, end: usize) -> Option<(char, char)> {
    let is_after_q = || text.get(..byte).is_some_and(|before| before.ends_with(['q', 'Q']));
    let rest = text.get(end..)?;
    // Nearly always the next letter has no tone, and nothing more need be asked.
    if rest.as_bytes().first().is_none_or(u8::is_ascii) {
        return None;
    }
    old_style(first, rest).filter(|_| !is_after_q())
}

/// What the letter at a byte folds to where the tone on it belongs on the letter before.
fn second_of_pair(text: &str, byte: usize) -> Option<char> {
    let at = byte.checked_sub(1)?;
    let first = text.as_bytes().get(at)?.to_ascii_lowercase();
    if !matches!(first, b'o' | b'u') {
        return None;
    }
    pair_at(text, at, char::from(first), byte).map(|(_, second)| second)
}
