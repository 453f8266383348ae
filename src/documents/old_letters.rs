//! Text in an old Vietnamese encoding whose bytes stand as the characters U+0000 to U+00FF, as programs that know no
//! such encoding hand it on: what its letters are in Unicode.

use super::old_tables::{
    TCVN3, VISCII, VniMark, VniShape, WINDOWS_1252, viscii_below_space, vni_letter, vni_mark, windows_1258,
};
use crate::text::decode::nfc;
use crate::text::letters::{letter, with_tone};
use std::sync::LazyLock;

/// An old way to write Vietnamese in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OldLetters {
    /// TCVN 5712:1993 VN3, also called ABC: a byte a letter, without capitals that bear a tone.
    Tcvn3,
    /// A letter, then a byte for its mark.
    Vni,
    /// RFC 1456: a byte a letter.
    Viscii,
    /// A letter with its shape, then a byte for its tone.
    Windows1258,
}

impl OldLetters {
    pub const ALL: [Self; 4] = [Self::Tcvn3, Self::Vni, Self::Viscii, Self::Windows1258];
}

static TCVN3_LETTERS: LazyLock<Vec<char>> = LazyLock::new(|| TCVN3.chars().collect());
static VISCII_LETTERS: LazyLock<Vec<char>> = LazyLock::new(|| VISCII.chars().collect());

/// The byte that a character was made of: by code point, by windows-1252, as the private characters that stand for a
/// symbol font's bytes, or as the signs that readers of PDF give for four names of glyphs.
#[must_use]
pub fn byte_of(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0..=0xFF => u8::try_from(code).ok(),
        code @ 0xF020..=0xF0FF => u8::try_from(code - 0xF000).ok(),
        0x2212 => Some(0xAD),
        0x2219 => Some(0xB7),
        0x3BC => Some(0xB5),
        0x2C9 => Some(0xAF),
        _ => {
            let at = WINDOWS_1252.iter().position(|other| *other == c)?;
            u8::try_from(0x80 + at).ok()
        }
    }
}

/// The character of windows-1252 for a byte; the five bytes that it does not have are control characters.
#[must_use]
pub fn western(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|at| WINDOWS_1252.get(usize::from(at)));
    high.copied().unwrap_or_else(|| char::from(byte))
}

/// What the character is in an encoding that has one byte for a letter or a mark; itself where it is no such byte.
/// VNI is no such encoding: of it, this gives the signs that stand alone.
pub(super) fn single_letter(c: char, letters: OldLetters) -> char {
    let Some(byte) = byte_of(c) else { return c };
    let found = match letters {
        OldLetters::Tcvn3 => {
            byte.checked_sub(0xA1).and_then(|at| TCVN3_LETTERS.get(usize::from(at))).copied()
        }
        OldLetters::Viscii => byte
            .checked_sub(0x80)
            .and_then(|at| VISCII_LETTERS.get(usize::from(at)).copied())
            .or_else(|| viscii_below_space(byte)),
        OldLetters::Windows1258 => windows_1258(byte),
        OldLetters::Vni => {
            let sign = char::from(byte);
            let found = vni_letter(lower(sign));
            found.map(|found| if sign.is_uppercase() { upper(found) } else { found })
        }
    };
    found.unwrap_or_else(|| western(byte))
}

/// The letter that a letter and a mark of VNI make.
pub(super) fn vni_pair(base: char, mark: char) -> Option<char> {
    let VniMark { shape, tone } = vni_mark(lower(char::from(byte_of(mark)?)))?;
    let plain = lower(base);
    let shaped = match (shape, plain) {
        // VNI has single signs for ì and í, but some programs write the mark after an i all the same.
        (VniShape::Plain, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') => plain,
        (VniShape::Plain, _) => vni_letter(plain).filter(|found| matches!(found, 'ơ' | 'ư'))?,
        (VniShape::Hat, 'a') => 'â',
        (VniShape::Hat, 'e') => 'ê',
        (VniShape::Hat, 'o') => 'ô',
        (VniShape::Breve, 'a') => 'ă',
        (VniShape::Hat | VniShape::Breve, _) => return None,
    };
    let made = with_tone(shaped, tone);
    Some(if base.is_uppercase() { upper(made) } else { made })
}

/// A text whose letters are those of an old encoding, in Unicode and NFC. What is no such letter stays. TCVN3 has no
/// capitals with a tone: where the letters around say so, they are made.
#[must_use]
pub fn converted(text: &str, letters: OldLetters) -> String {
    let plain = converted_plainly(text, letters);
    if letters == OldLetters::Tcvn3 { with_capitals(&plain) } else { plain }
}

/// The same, with the capitals as the encoding has them.
pub(super) fn converted_plainly(text: &str, letters: OldLetters) -> String {
    let mut made = String::with_capacity(text.len() + text.len() / 4);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let pair = rest.peek().filter(|_| letters == OldLetters::Vni).and_then(|mark| vni_pair(c, *mark));
        if let Some(pair) = pair {
            made.push(pair);
            rest.next();
        } else {
            made.push(single_letter(c, letters));
        }
    }
    nfc(&made)
}

/// Makes capitals of letters with a tone in words that are written in capitals, line by line.
fn with_capitals(text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for line in chars.split_mut(|c| *c == '\n') {
        raise_capitals(line);
    }
    chars.into_iter().collect()
}

/// What the letters of a word whose case is known say of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WordCase {
    Capitals,
    Small,
    /// One capital at most, and otherwise letters whose case is not known.
    Unknown,
    /// It has no letter.
    Empty,
}

/// Makes capitals of the letters with a tone in a line, where they stand in words in capitals: TCVN3 has one byte for
/// both. `Tû LÖ` stays as it is, `HuÕ` and `§èNG` are told by their letters, `Hµ NéI` by its neighbour.
pub(super) fn raise_capitals(line: &mut [char]) {
    let cases: Vec<WordCase> = line.split(|c| !c.is_alphabetic()).map(word_case).collect();
    if !cases.contains(&WordCase::Capitals) {
        return;
    }
    let has_small = cases.contains(&WordCase::Small);
    let known = |case: &&WordCase| matches!(case, WordCase::Capitals | WordCase::Small);
    // The known word next to each, from the right; that from the left is carried along.
    let mut after = vec![None; cases.len()];
    let mut nearest = None;
    for (place, case) in after.iter_mut().zip(&cases).rev() {
        *place = nearest;
        nearest = Some(*case).as_ref().filter(known).copied().or(nearest);
    }
    let mut before = None;
    let words = line.split_mut(|c| !c.is_alphabetic());
    for ((word, case), after) in words.zip(&cases).zip(after) {
        let is_between = before == Some(WordCase::Capitals) && after == Some(WordCase::Capitals);
        let is_raised = match case {
            WordCase::Capitals => true,
            WordCase::Unknown => !has_small || is_between,
            WordCase::Small | WordCase::Empty => false,
        };
        if is_raised {
            for c in word {
                *c = upper(*c);
            }
        }
        before = Some(case).filter(known).copied().or(before);
    }
}

fn word_case(word: &[char]) -> WordCase {
    let has_tone = |c: char| letter(c).tone > 0;
    let n_upper = word.iter().filter(|c| c.is_uppercase()).count();
    let n_small = word.iter().filter(|c| c.is_lowercase() && !has_tone(**c)).count();
    match (n_upper, n_small, word.is_empty()) {
        (_, _, true) => WordCase::Empty,
        (2.., 0, false) => WordCase::Capitals,
        (0 | 1, 0, false) => WordCase::Unknown,
        (_, 1.., false) => WordCase::Small,
    }
}

/// The capital of a letter that has one of one character.
pub(super) fn upper(c: char) -> char {
    let mut all = c.to_uppercase();
    all.next().filter(|_| all.next().is_none()).unwrap_or(c)
}

fn lower(c: char) -> char {
    let mut all = c.to_lowercase();
    all.next().filter(|_| all.next().is_none()).unwrap_or(c)
}
