//! A passage as it is looked for: its words and what stood around them, all composed alike, and the letters they are
//! compared by.

use super::anchor::Anchor;
use super::decode::nfc;
use super::folded_letter::lower_letter;
use std::borrow::Cow;
use std::ops::Range;

/// What files of others give as context is cut to this, in code points.
const MAX_CONTEXT: usize = 64;

/// A passage is still about where it stood within so many code points and such a part of the text.
const HOME: usize = 256;
const PART_OF_TEXT: usize = 16;

/// A passage that is looked for.
#[derive(Debug)]
pub struct Sought<'a> {
    /// Its words.
    pub quote: Cow<'a, str>,
    /// Their letters as they are compared, one for each code point.
    pub letters: Vec<char>,
    /// The letters before it.
    pub before: Vec<char>,
    /// The letters after it.
    pub after: Vec<char>,
    /// Where it stood, in code points.
    pub stood: Range<usize>,
}

impl<'a> Sought<'a> {
    /// What is looked for of an anchor.
    #[must_use]
    pub fn new(anchor: &'a Anchor) -> Self {
        let composed = nfc(&anchor.quote);
        let letters = letters(&composed);
        let is_composed = composed == anchor.quote;
        let quote = if is_composed { Cow::Borrowed(anchor.quote.as_str()) } else { Cow::Owned(composed) };
        let (before, after) = (letters_of(&anchor.prefix), letters_of(&anchor.suffix));
        let before = before.get(before.len().saturating_sub(MAX_CONTEXT)..).unwrap_or_default().to_vec();
        let after = after.get(..after.len().min(MAX_CONTEXT)).unwrap_or_default().to_vec();
        Self { quote, letters, before, after, stood: anchor.start..anchor.end }
    }

    /// How far from where it stood a passage is still about there, in a text of so many code points.
    pub fn reach_of_home(&self, n_chars: usize) -> usize {
        HOME.max(self.letters.len()) + n_chars / PART_OF_TEXT
    }

    /// Whether it began inside a word.
    pub fn began_in_a_word(&self) -> bool {
        is_in_a_word(self.before.last(), self.letters.first())
    }

    /// Whether it ended inside a word.
    pub fn ended_in_a_word(&self) -> bool {
        is_in_a_word(self.letters.last(), self.after.first())
    }
}

/// Whether two neighbours belong to one word.
pub fn is_in_a_word(before: Option<&char>, after: Option<&char>) -> bool {
    let is_letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    is_letter(before) && is_letter(after)
}

/// Whether letters as they are compared are the same, a line end and a space alike: one may be read as the other.
pub fn are_alike(one: &[char], other: &[char]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a == b || in_line(*a) == in_line(*b))
}

/// A letter as it is compared, with a space for a line end.
pub fn in_line(c: char) -> char {
    if c == '\n' { ' ' } else { c }
}

fn letters_of(words: &str) -> Vec<char> {
    letters(&nfc(words))
}

/// The letters of words as they are compared, one for each code point: in lower case, white space, quotation marks and
/// dashes of any shape alike. A line end stays what it is.
#[must_use]
pub fn letters(words: &str) -> Vec<char> {
    words.chars().map(compared).collect()
}

fn compared(c: char) -> char {
    match c {
        '\n' | ' '..='@' | '['..='~' => c,
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '‹' | '›' => '\'',
        '‐' | '‑' | '–' | '—' => '-',
        'ς' => 'σ',
        _ if c.is_whitespace() => ' ',
        _ => lower_letter(c),
    }
}
