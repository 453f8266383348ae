//! Words as a person typed them, compared with a text letter by letter: what was typed with a tone must have it, what
//! was typed with a hat, horn or đ must have that, and a bare letter is met by every letter of its family.

use super::text_query::TextQuery;
use crate::text::fold::{Folded, Marks, Strength};
use crate::text::folded_letter::{FoldedLetter, folded_letter_at, lower_letter};
use crate::text::letters::letter;
use crate::text::positions::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words to be looked for.
#[derive(Clone, Debug)]
pub(super) struct WordPattern {
    /// The same letters, with the tone of an unfinished last syllable in either place.
    variants: Vec<Vec<Wanted>>,
    is_whole: bool,
    has_case: bool,
}

/// A letter of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wanted {
    /// What has to be there, at this strength.
    c: char,
    strength: Strength,
    /// What was typed.
    typed: char,
    is_upper: bool,
}

impl Wanted {
    fn new(typed: char, is_upper: bool, marks: Marks) -> Self {
        let parts = letter(typed);
        let strength = match marks {
            Marks::Exact => Strength::Case,
            Marks::Auto if parts.tone > 0 => Strength::Case,
            Marks::Auto if parts.shaped != parts.base => Strength::Tones,
            Marks::Auto | Marks::Ignored => Strength::Base,
        };
        let c = if strength == Strength::Base { parts.base } else { typed };
        Self { c, strength, typed, is_upper }
    }

    fn is_met_by(self, c: char) -> bool {
        c == self.typed
            || match self.strength {
                Strength::Case => false,
                Strength::Tones => letter(c).shaped == self.c,
                Strength::Base => letter(c).base == self.c,
            }
    }
}

impl WordPattern {
    /// Prepares words; how white space separates them does not count.
    pub(super) fn new(words: &str, query: &TextQuery) -> Self {
        let words: Vec<&str> = words.split_whitespace().collect();
        let typed: String = words.join(" ").nfc().collect();
        let lower: String = typed.chars().map(lower_letter).collect();
        let are_upper: Vec<bool> = typed.chars().map(char::is_uppercase).collect();
        let variant = |folded: &str| -> Vec<Wanted> {
            let letters = folded.chars().zip(&are_upper);
            letters.map(|(c, is_upper)| Wanted::new(c, *is_upper, query.marks)).collect()
        };
        let mut variants = vec![variant(&Folded::new(&lower, Strength::Case).text)];
        if !query.is_whole {
            // "hoà" on the way to "hoàn": the end of the query need not be the end of the syllable.
            variants.push(variant(&Folded::new(&format!("{lower}n"), Strength::Case).text));
            variants.dedup();
        }
        Self { variants, is_whole: query.is_whole, has_case: query.has_case }
    }

    /// The first hit within some lines that begins at `from` or later: its raw place, and whether the marks are those
    /// typed.
    pub(super) fn next(&self, text: &str, lines: Span, from: usize) -> Option<(Span, bool)> {
        let rest = Span::new(from, lines.end).of(text);
        rest.char_indices().find_map(|(at, _)| self.hit_at(text, from + at))
    }

    /// The hit that begins at a byte.
    fn hit_at(&self, text: &str, start: usize) -> Option<(Span, bool)> {
        if self.is_whole && is_inside_word(text.get(..start)?.chars().next_back()) {
            return None;
        }
        let (end, is_exact) = self.variants.iter().find_map(|variant| self.end_of(variant, text, start))?;
        let is_cut = self.is_whole && is_inside_word(text.get(end..)?.chars().next());
        (!is_cut).then_some((Span::new(start, end), is_exact))
    }

    fn end_of(&self, variant: &[Wanted], text: &str, start: usize) -> Option<(usize, bool)> {
        let mut at = start;
        let mut is_exact = !variant.is_empty();
        for wanted in variant {
            let FoldedLetter { c, raw, end } = folded_letter_at(text, at)?;
            if !wanted.is_met_by(c) || (self.has_case && raw.is_uppercase() != wanted.is_upper) {
                return None;
            }
            is_exact &= c == wanted.typed;
            at = end;
        }
        (at > start).then_some((at, is_exact))
    }
}

/// Whether a character continues a word.
pub(super) fn is_inside_word(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|c| c.is_alphanumeric() || is_combining_mark(c))
}
