//! Text made alike for searching: three strengths of folding.

use crate::text::decode::composed;
use crate::text::letters::{letter, with_tone};

/// How much a fold makes alike; each includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// L1: case, the look-alikes of đ, white space, and where a tone is written (`hoà` is `hòa`).
    Case,
    /// L2: tones too; ă â ê ô ơ ư đ stay.
    Tones,
    /// L3: base letters only.
    Base,
}

/// Folds a text, which need not be NFC. Runs of white space become one space, or one line end if they hold any.
#[must_use]
pub fn fold(text: &str, strength: Strength) -> String {
    let text = composed(text);
    let mut folded = String::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    let mut moved_tone: Option<char> = None;
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            let mut has_line_end = c == '\n';
            while let Some((_, c)) = chars.next_if(|(_, c)| c.is_whitespace()) {
                has_line_end |= c == '\n';
            }
            folded.push(if has_line_end { '\n' } else { ' ' });
            continue;
        }
        if let Some(second) = moved_tone.take() {
            folded.push(second);
            continue;
        }
        let Some(lower) = one_lower_case(c) else {
            folded.extend(lower_case(c));
            continue;
        };
        let parts = letter(lower);
        match strength {
            Strength::Base => folded.push(parts.base),
            Strength::Tones => folded.push(parts.shaped),
            Strength::Case if matches!(lower, 'o' | 'u') && !folded.ends_with('q') => {
                let pair = old_style(lower, text.get(at + c.len_utf8()..).unwrap_or_default());
                folded.push(pair.map_or(lower, |(first, _)| first));
                moved_tone = pair.map(|(_, second)| second);
            }
            Strength::Case => folded.push(lower),
        }
    }
    folded
}

fn lower_case(c: char) -> impl Iterator<Item = char> {
    // The lower case of Ð (Icelandic eth, a common typing mistake for Đ) would be ð: it is mapped first.
    let c = if matches!(c, 'Ð' | 'ð' | 'Ɖ' | 'ɖ') { 'đ' } else { c };
    c.to_lowercase()
}

/// The lower case of a character, if it is one character.
pub(super) fn one_lower_case(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    let mut lower = lower_case(c);
    lower.next().filter(|_| lower.next().is_none())
}

/// The two letters of oa, oe or uy at the end of a syllable, with a tone on the second moved to the first.
pub(super) fn old_style(first: char, rest: &str) -> Option<(char, char)> {
    let mut chars = rest.chars();
    let second = letter(one_lower_case(chars.next()?)?);
    let is_pair = matches!((first, second.shaped), ('o', 'a' | 'e') | ('u', 'y'));
    let mut is_last = || !chars.next().is_some_and(char::is_alphabetic);
    (is_pair && second.tone > 0 && is_last()).then(|| (with_tone(first, second.tone), second.shaped))
}

/// How the marks of a query count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// What is typed must be there, what is not typed may be.
    #[default]
    Auto,
    Exact,
    Ignored,
}
