//! Text made alike for searching: three strengths of folding, each with the way back to the original's bytes.
//!
//! The smart match compares letter by letter: what the person typed with a tone must have that tone, what they
//! typed with a hat, horn or đ must have that shape, and a bare letter matches any letter of its family.
//! Originals are NFC; queries may be anything.

use unicode_normalization::UnicodeNormalization;

use crate::text::boundaries::snap_to_graphemes;
use crate::text::decode::composed;
use crate::text::letters::{letter, with_tone};
use crate::text::positions::Span;

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

/// A folded text and the way from its bytes back to those of the original.
#[derive(Clone, Debug)]
pub struct Folded {
    pub text: String,
    pieces: Vec<Piece>,
    original_len: usize,
}

/// A stretch of folded text: either byte for byte like the original, or one unit that maps as a whole.
#[derive(Clone, Copy, Debug)]
struct Piece {
    folded: usize,
    original: usize,
    is_even: bool,
}

/// Folds a text without the way back; the text need not be NFC.
#[must_use]
pub fn fold(text: &str, strength: Strength) -> String {
    Folded::new(&composed(text), strength).text
}

impl Folded {
    /// Folds an NFC text. Runs of white space become one space, or one line end if they hold any.
    #[must_use]
    pub fn new(text: &str, strength: Strength) -> Self {
        let mut folded =
            Self { text: String::with_capacity(text.len()), pieces: Vec::new(), original_len: text.len() };
        let mut chars = text.char_indices().peekable();
        let mut moved_tone: Option<char> = None;
        while let Some((at, c)) = chars.next() {
            if c.is_whitespace() {
                let mut has_line_end = c == '\n';
                let mut end = at + c.len_utf8();
                while let Some((at, c)) = chars.next_if(|(_, c)| c.is_whitespace()) {
                    has_line_end |= c == '\n';
                    end = at + c.len_utf8();
                }
                folded.push(if has_line_end { '\n' } else { ' ' }, at, end);
                continue;
            }
            let end = at + c.len_utf8();
            if let Some(second) = moved_tone.take() {
                folded.push(second, at, end);
                continue;
            }
            let Some(lower) = one_lower_case(c) else {
                lower_case(c).for_each(|part| folded.push_whole(part, at));
                continue;
            };
            let parts = letter(lower);
            match strength {
                Strength::Base => folded.push(parts.base, at, end),
                Strength::Tones => folded.push(parts.shaped, at, end),
                Strength::Case if matches!(lower, 'o' | 'u') && !folded.text.ends_with('q') => {
                    let pair = old_style(lower, text.get(end..).unwrap_or_default());
                    folded.push(pair.map_or(lower, |(first, _)| first), at, end);
                    moved_tone = pair.map(|(_, second)| second);
                }
                Strength::Case => folded.push(lower, at, end),
            }
        }
        folded
    }

    /// The bytes of the original a span of the folded text came from, grown to whole characters.
    #[must_use]
    pub fn span_in_original(&self, span: Span) -> Span {
        let start = match self.piece_at(span.start) {
            Some((piece, _)) if span.start < self.text.len() => {
                if piece.is_even {
                    piece.original + (span.start - piece.folded)
                } else {
                    piece.original
                }
            }
            _ => self.original_len,
        };
        if span.end <= span.start {
            return Span::new(start, start);
        }
        let end = match self.piece_at(span.end - 1) {
            Some((piece, _)) if piece.is_even => piece.original + (span.end - piece.folded),
            Some((_, next)) => next,
            None => self.original_len,
        };
        Span::new(start, end.min(self.original_len).max(start))
    }

    /// The piece that holds a byte of the folded text, and where the next piece begins in the original.
    fn piece_at(&self, folded: usize) -> Option<(Piece, usize)> {
        let n = self.pieces.partition_point(|piece| piece.folded <= folded);
        let piece = *self.pieces.get(n.checked_sub(1)?)?;
        // All characters of one that folds to several begin at the same original byte.
        let after = self.pieces.get(n..).unwrap_or_default();
        let next = after.iter().map(|next| next.original).find(|original| *original > piece.original);
        Some((piece, next.unwrap_or(self.original_len)))
    }

    fn push(&mut self, c: char, original: usize, end: usize) {
        if c.len_utf8() != end - original {
            return self.push_whole(c, original);
        }
        let goes_on = self
            .pieces
            .last()
            .is_some_and(|last| last.is_even && last.original + (self.text.len() - last.folded) == original);
        if !goes_on {
            self.pieces.push(Piece { folded: self.text.len(), original, is_even: true });
        }
        self.text.push(c);
    }

    fn push_whole(&mut self, c: char, original: usize) {
        self.pieces.push(Piece { folded: self.text.len(), original, is_even: false });
        self.text.push(c);
    }
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

/// A query made ready to be looked for in many texts.
#[derive(Clone, Debug)]
pub struct Needle {
    folded: String,
    patterns: Vec<Vec<Wanted>>,
    is_whole_syllables: bool,
}

/// Where a query was found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// Bytes of the original text.
    pub span: Span,
    pub at_word_start: bool,
    /// Whether the marks are the query's too, not just the letters.
    pub exact: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Wanted {
    c: char,
    strength: Strength,
}

impl Wanted {
    fn new(c: char, marks: Marks) -> Self {
        let parts = letter(c);
        let strength = match marks {
            Marks::Exact => Strength::Case,
            Marks::Auto if parts.tone > 0 => Strength::Case,
            Marks::Auto if parts.shaped != parts.base => Strength::Tones,
            Marks::Auto | Marks::Ignored => Strength::Base,
        };
        Self { c: if strength == Strength::Base { parts.base } else { c }, strength }
    }

    fn is_met_by(self, c: char) -> bool {
        c == self.c
            || match self.strength {
                Strength::Case => false,
                Strength::Tones => letter(c).shaped == self.c,
                Strength::Base => letter(c).base == self.c,
            }
    }
}

impl Needle {
    /// Prepares a query; white space at its ends does not count.
    #[must_use]
    pub fn new(query: &str) -> Self {
        Self::with_marks(query, Marks::Auto)
    }

    /// Prepares a query whose marks count as told.
    pub fn with_marks(query: &str, marks: Marks) -> Self {
        let words: Vec<&str> = query.split_whitespace().collect();
        let typed: String = words.join(" ").nfc().flat_map(lower_case).collect();
        let folded = fold(&typed, Strength::Case);
        let pattern = |text: &str| text.chars().map(|c| Wanted::new(c, marks)).collect::<Vec<_>>();
        let mut patterns = vec![pattern(&folded)];
        // "hoà" on the way to "hoàn": the end of the query need not be the end of the syllable.
        let open_ended = fold(&format!("{typed}n"), Strength::Case);
        patterns.extend(open_ended.strip_suffix('n').map(pattern));
        patterns.dedup();
        Self { folded, patterns, is_whole_syllables: false }
    }

    /// Makes hits begin and end with a syllable.
    #[must_use]
    pub fn whole_syllables(mut self) -> Self {
        self.is_whole_syllables = true;
        self
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// The best hit: at the start of a word, then exact, then leftmost; an empty query has none.
    pub fn find(&self, text: &str) -> Option<Match> {
        let folded = Folded::new(text, Strength::Case);
        // Every start counts here, overlapping ones too: "an an" may begin a word where "ban an" does not.
        let mut best: Option<(Match, u8)> = None;
        let mut from = 0;
        while let Some(hit) = self.next_hit(&folded.text, from) {
            let at_word_start =
                is_word_edge(folded.text.get(..hit.start).and_then(|s| s.chars().next_back()));
            let exact = hit.of(&folded.text) == self.folded;
            let rank = 2 * u8::from(at_word_start) + u8::from(exact);
            if best.is_none_or(|(_, best_rank)| rank > best_rank) {
                let span = snap_to_graphemes(text, folded.span_in_original(hit));
                best = Some((Match { span, at_word_start, exact }, rank));
            }
            if rank == 3 {
                break;
            }
            from = hit.start
                + folded.text.get(hit.start..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8);
        }
        best.map(|(hit, _)| hit)
    }

    /// All hits from left to right; none overlaps another or crosses a line.
    #[must_use]
    pub fn find_all(&self, text: &str) -> Vec<Span> {
        let folded = Folded::new(text, Strength::Case);
        self.find_in(&folded).map(|hit| snap_to_graphemes(text, folded.span_in_original(hit))).collect()
    }

    /// All hits as spans of the folded text, which must have been folded by [`Strength::Case`].
    pub fn find_in<'a>(&'a self, folded: &'a Folded) -> impl Iterator<Item = Span> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let hit = self.next_hit(&folded.text, from)?;
            from = hit.end;
            Some(hit)
        })
    }

    fn next_hit(&self, hay: &str, from: usize) -> Option<Span> {
        if self.is_empty() {
            return None;
        }
        let rest = hay.get(from..)?;
        let mut before = hay.get(..from)?.chars().next_back();
        for (at, c) in rest.char_indices() {
            let may_begin = !self.is_whole_syllables || is_word_edge(before);
            before = Some(c);
            if !may_begin
                || !self.patterns.iter().any(|pattern| pattern.first().is_some_and(|w| w.is_met_by(c)))
            {
                continue;
            }
            let here = rest.get(at..).unwrap_or_default();
            let length = self.patterns.iter().find_map(|pattern| self.length_of_hit(pattern, here));
            if let Some(length) = length {
                return Some(Span::new(from + at, from + at + length));
            }
        }
        None
    }

    fn length_of_hit(&self, pattern: &[Wanted], hay: &str) -> Option<usize> {
        let mut chars = hay.char_indices();
        for wanted in pattern {
            let (_, c) = chars.next()?;
            if !wanted.is_met_by(c) {
                return None;
            }
        }
        let end = chars.offset();
        let is_end = !self.is_whole_syllables || is_word_edge(chars.next().map(|(_, c)| c));
        is_end.then_some(end)
    }
}

fn is_word_edge(neighbour: Option<char>) -> bool {
    !neighbour.is_some_and(char::is_alphanumeric)
}

/// All smart matches of a query in a text, as bytes of the text.
#[must_use]
pub fn smart_matches(query: &str, text: &str) -> Vec<Span> {
    Needle::new(query).find_all(text)
}
