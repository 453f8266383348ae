//! Words as a person typed them, compared with a text letter by letter: what was typed with a tone must have it, what
//! was typed with a hat, horn or đ must have that, and a bare letter is met by every letter of its family.
//!
//! A text is compared only where the rarest two letters of the words stand (`anchor.rs`), lines with odd letters
//! (`odd_letters.rs`) at every letter.

use super::anchor::{Anchor, LetterBytes};
use super::letter_table::{LetterTable, Met, start_before};
use super::odd_letters::{USUAL, ligature};
use super::searchable::Searchable;
use super::text_query::TextQuery;
use super::word_ends::{has_word_after, has_word_before};
use crate::text::fold::{Marks, Strength, fold};
use crate::text::folded_letter::{FoldedLetter, foldings_of, lower_letter};
use crate::text::letters::letter;
use crate::text::positions::Span;
use crate::text::unseen::{after_unseen, is_unseen};
use std::ops::ControlFlow;
use unicode_normalization::UnicodeNormalization;

/// Words to be looked for.
#[derive(Clone, Debug)]
pub(super) struct WordPattern {
    /// The same letters, with the tone of an unfinished last syllable in either place.
    variants: Vec<Vec<Letter>>,
    anchor: Option<Anchor>,
    is_whole: bool,
    /// Whether there is a dash among them, which may stand in a text with spaces beside it.
    has_dash: bool,
}

/// A letter of a query, made ready.
#[derive(Clone, Debug)]
struct Letter {
    wanted: Wanted,
    table: LetterTable,
}

impl Letter {
    fn new(wanted: Wanted) -> Self {
        Self { wanted, table: LetterTable::new(&|letter| wanted.meets(letter)) }
    }

    #[inline]
    fn met_at(&self, text: &str, at: usize) -> Option<Met> {
        self.table.met_at(text, at, |letter| self.wanted.meets(letter))
    }
}

/// What a letter of a query wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// What has to be there, at this strength.
    c: char,
    strength: Strength,
    /// What was typed.
    typed: char,
    /// Whether it has to be a capital, where that counts.
    is_upper: Option<bool>,
}

impl Wanted {
    fn new(typed: char, is_upper: Option<bool>, marks: Marks) -> Self {
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

    /// Whether it is a dash of any kind.
    pub(super) fn is_dash(self) -> bool {
        self.typed == '-'
    }

    /// Whether a letter meets it, and is the one typed.
    pub(super) fn meets(self, letter: FoldedLetter) -> Option<bool> {
        let is_met =
            self.is_met_by(letter.c) && self.is_upper.is_none_or(|upper| upper == letter.raw.is_uppercase());
        is_met.then_some(letter.c == self.typed)
    }

    fn is_met_by(self, c: char) -> bool {
        c == self.typed
            || match self.strength {
                Strength::Case => false,
                Strength::Tones => letter(c).shaped == self.c,
                Strength::Base => letter(c).base == self.c,
            }
    }

    /// The bytes of all characters it can be met by, odd ones aside.
    fn bytes(self) -> LetterBytes {
        let is_met = |c: &char| foldings_of(*c).any(|folded| self.is_met_by(folded));
        let own = [self.typed].into_iter().filter(|c| !c.is_whitespace());
        LetterBytes::of(USUAL.iter().copied().filter(is_met).chain(own))
    }
}

/// What the letters of some words want, with the tone of an unfinished last syllable in either place; how white space
/// separates the words does not count.
pub(super) fn wanted_letters(words: &str, query: &TextQuery) -> Vec<Vec<Wanted>> {
    let seen: String = words.chars().filter(|letter| !is_unseen(*letter)).collect();
    let typed: String = without_spaces_at_dashes(&seen).nfc().collect();
    let lower: String = typed.chars().map(lower_letter).collect();
    let are_upper: Vec<bool> = typed.chars().map(char::is_uppercase).collect();
    let variant = |folded: &str| -> Vec<Wanted> {
        let letters = folded.chars().zip(&are_upper);
        let is_upper = |is_upper: bool| query.has_case.then_some(is_upper);
        letters.map(|(c, upper)| Wanted::new(c, is_upper(*upper), query.marks)).collect()
    };
    let mut variants = vec![variant(&fold(&lower, Strength::Case))];
    if !query.is_whole {
        // "hoà" on the way to "hoàn": the end of the query need not be the end of the syllable.
        variants.push(variant(&fold(&format!("{lower}n"), Strength::Case)));
        variants.dedup();
    }
    variants
}

/// Words with one space between two of them and none beside a dash.
pub(super) fn without_spaces_at_dashes(words: &str) -> String {
    let mut joined = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        let is_beside_dash = |end: Option<char>| end.is_none_or(|end| lower_letter(end) == '-');
        if !is_beside_dash(joined.chars().next_back()) && !is_beside_dash(word.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

/// Where a letter of a query is to be met that comes after another one which ends at a byte: beside a dash there may be
/// spaces.
pub(super) fn after_spaces_at_dash(text: &str, at: usize, letter: Wanted, before: Option<Wanted>) -> usize {
    if !letter.is_dash() && !before.is_some_and(Wanted::is_dash) {
        return at;
    }
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len()
        - rest.trim_start_matches(|c: char| c != '\n' && (c.is_whitespace() || is_unseen(c))).len()
}

impl WordPattern {
    /// Prepares words.
    pub(super) fn new(words: &str, query: &TextQuery) -> Self {
        let variants = wanted_letters(words, query);
        let anchor = Anchor::rarest(&common_bytes(&variants));
        let has_dash = variants.iter().flatten().any(|wanted| wanted.is_dash());
        let ready = |variant: Vec<Wanted>| variant.into_iter().map(Letter::new).collect();
        let variants = variants.into_iter().map(ready).collect();
        Self { variants, anchor, is_whole: query.is_whole, has_dash }
    }

    /// Each hit in some whole lines from left to right: its place, and whether the marks are those typed. `visit` says
    /// where to go on.
    #[inline]
    pub(super) fn each(
        &self,
        text: &Searchable,
        lines: Span,
        mut visit: impl FnMut(Span, bool) -> (ControlFlow<()>, usize),
    ) -> ControlFlow<()> {
        let odd = text.odd_lines();
        let first = odd.partition_point(|line| line.end <= lines.start);
        let mut from = lines.start;
        for line in odd.iter().skip(first).take_while(|line| line.start < lines.end) {
            let line = Span::new(line.start.max(from), line.end.min(lines.end));
            self.each_anchored(text.as_str(), Span::new(from, line.start), &mut visit)?;
            self.each_slowly(text.as_str(), line, &mut visit)?;
            from = line.end;
        }
        self.each_anchored(text.as_str(), Span::new(from, lines.end), &mut visit)
    }

    /// The first hit in some whole lines that begins at a byte or later.
    pub(super) fn next(&self, text: &Searchable, lines: Span, from: usize) -> Option<(Span, bool)> {
        let mut hit = None;
        let _ = self.each(text, Span::new(from, lines.end), |span, is_exact| {
            hit = Some((span, is_exact));
            (ControlFlow::Break(()), span.end)
        });
        hit
    }

    fn each_slowly(
        &self,
        text: &str,
        within: Span,
        visit: &mut impl FnMut(Span, bool) -> (ControlFlow<()>, usize),
    ) -> ControlFlow<()> {
        let mut from = within.start;
        while let Some(c) = text.get(from..within.end).and_then(|rest| rest.chars().next()) {
            match self.hit_among_odd(text, from) {
                Some((span, is_exact)) => {
                    let (flow, end) = visit(span, is_exact);
                    flow?;
                    from = end;
                }
                None => from += c.len_utf8(),
            }
        }
        ControlFlow::Continue(())
    }

    #[inline]
    fn each_anchored(
        &self,
        text: &str,
        within: Span,
        visit: &mut impl FnMut(Span, bool) -> (ControlFlow<()>, usize),
    ) -> ControlFlow<()> {
        let Some(anchor) = &self.anchor else { return self.each_slowly(text, within, visit) };
        let bytes = text.as_bytes();
        let mut from = within.start;
        anchor.pair.each(bytes, within, |at| {
            if anchor.allows(bytes, at)
                && let Some((start, here, is_exact)) = self.start_of(text, anchor, at)
                && start >= from
                && let Some((span, is_exact)) = self.hit_at(text, start, anchor.n_before, here, is_exact)
            {
                let (flow, end) = visit(span, is_exact);
                from = end;
                return flow;
            }
            ControlFlow::Continue(())
        })
    }

    /// Where the words would begin, whose letter after so many others ends with the byte at a place, where that letter
    /// begins, and whether those before are the ones typed; `None` where they are others.
    #[inline]
    fn start_of(&self, text: &str, anchor: &Anchor, at: usize) -> Option<(usize, usize, bool)> {
        let is_ascii = text.as_bytes().get(at).is_some_and(u8::is_ascii);
        let mut here = if is_ascii { at } else { text.floor_char_boundary(at) };
        if anchor.n_before == 0 {
            return Some((here, here, true));
        }
        let before = self.variants.first()?.get(..anchor.n_before)?;
        if anchor.is_space && text.get(here..)?.starts_with(char::is_whitespace) {
            here = text.get(..here)?.trim_end().len();
        }
        let (mut start, mut is_exact) = (here, true);
        for letter in before.iter().rev() {
            start = start_before(text, start)?;
            is_exact &= letter.met_at(text, start)?.is_exact;
        }
        Some((start, here, is_exact))
    }

    /// The hit that begins at a byte of a line with odd letters: characters that nobody sees are passed over.
    fn hit_among_odd(&self, text: &str, start: usize) -> Option<(Span, bool)> {
        if self.is_whole && has_word_before(text, start) {
            return None;
        }
        let whole = |variant: &Vec<Letter>| {
            let mut met = Met { end: start, is_exact: true };
            let mut letters = variant.as_slice();
            let mut before = None;
            while let Some((letter, others)) = letters.split_first() {
                let mut at = met.end;
                if at > start {
                    at = after_spaces_at_dash(text, after_unseen(text, at), letter.wanted, before);
                }
                if let Some(ligature) = Ligature::at(text, at) {
                    let n_met = ligature.n_met_by(letters)?;
                    letters = letters.get(n_met..).unwrap_or_default();
                    met.end = ligature.end;
                } else {
                    let next = letter.met_at(text, at)?;
                    met = Met { end: next.end, is_exact: next.is_exact && met.is_exact };
                    letters = others;
                }
                if letter.wanted.typed.is_whitespace() {
                    met.end = after_white_space(text, met.end);
                }
                before = Some(letter.wanted);
            }
            (met.end > start).then_some(met)
        };
        let Met { end, is_exact } = self.variants.iter().find_map(whole)?;
        let is_cut = self.is_whole && has_word_after(text, after_unseen(text, end));
        (!is_cut).then_some((Span::new(start, end), is_exact))
    }

    /// The hit that begins at a byte; so many letters of it are known to be met, and whether they are the ones typed, and
    /// the others begin further on.
    #[inline]
    fn hit_at(
        &self,
        text: &str,
        start: usize,
        n_known: usize,
        from: usize,
        is_exact: bool,
    ) -> Option<(Span, bool)> {
        if self.is_whole && has_word_before(text, start) {
            return None;
        }
        let rest = |variant: &Vec<Letter>| {
            let mut met = Met { end: from, is_exact };
            let mut before = None;
            for letter in variant.iter().skip(n_known) {
                let mut at = met.end;
                if self.has_dash {
                    at = after_spaces_at_dash(text, at, letter.wanted, before);
                    before = Some(letter.wanted);
                }
                let next = letter.met_at(text, at)?;
                met = Met { end: next.end, is_exact: next.is_exact && met.is_exact };
            }
            (met.end > start).then_some(met)
        };
        let Met { end, is_exact } = self.variants.iter().find_map(rest)?;
        let is_cut = self.is_whole && has_word_after(text, end);
        (!is_cut).then_some((Span::new(start, end), is_exact))
    }
}

/// Several letters that a text has as one character.
struct Ligature {
    letters: &'static str,
    /// The byte after it.
    end: usize,
}

impl Ligature {
    /// The one that begins at a byte.
    fn at(text: &str, at: usize) -> Option<Self> {
        let c = text.get(at..)?.chars().next()?;
        Some(Self { letters: ligature(c)?, end: at + c.len_utf8() })
    }

    /// How many letters of a query its own meet, from the first on; a query may end within it. `None` where they do not.
    fn n_met_by(&self, wanted: &[Letter]) -> Option<usize> {
        let mut n_met = 0;
        for (c, letter) in self.letters.chars().zip(wanted) {
            letter.wanted.meets(FoldedLetter { c, raw: c, end: self.end })?;
            n_met += 1;
        }
        Some(n_met)
    }
}

/// The byte after white space and what nobody sees among it.
fn after_white_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || is_unseen(c)).len()
}

/// The bytes of each letter before the first dash, where it is the same in all variants: what comes from a dash on may stand
/// further away.
fn common_bytes(variants: &[Vec<Wanted>]) -> Vec<Option<LetterBytes>> {
    let Some((first, others)) = variants.split_first() else { return Vec::new() };
    let is_common = |at: usize, wanted: &Wanted| others.iter().all(|other| other.get(at) == Some(wanted));
    let n_fixed = first.iter().position(|wanted| wanted.is_dash()).unwrap_or(first.len());
    let letters = first.iter().enumerate();
    letters.map(|(at, wanted)| (at < n_fixed && is_common(at, wanted)).then(|| wanted.bytes())).collect()
}
