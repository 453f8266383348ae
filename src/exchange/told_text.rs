//! The text of a source as another program holds it, and where that program's positions stand in the reading text. Programs
//! count in code points, UTF-16 units or bytes, with the byte order mark or without, a CRLF as two or as one; the reading
//! text has no mark, LF and composed letters.

use super::study::SourceText;
use crate::text::decode::{nfc, normalised};
use crate::text::source::SourceKind;
use std::collections::BTreeMap;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// What a program counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    CodePoints,
    Utf16,
    Utf8Bytes,
}

/// How a program counts the letters of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Counting {
    pub unit: Unit,
    /// Whether a byte order mark counts.
    pub has_mark: bool,
    /// Whether CR and LF count as one.
    pub has_joined_ends: bool,
}

impl Counting {
    /// Code points of the text without its mark, all of them: what most programs count.
    pub const CODE_POINTS: Self = Self { unit: Unit::CodePoints, has_mark: false, has_joined_ends: false };
}

/// A range as a program tells it, in its units from 0, end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToldSpan {
    pub start: usize,
    pub end: usize,
}

/// A range of code points of the reading text, end excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CharSpan {
    pub start: usize,
    pub end: usize,
}

/// A text with its reading text.
#[derive(Clone, Debug)]
pub struct ToldText {
    /// As the program holds it, a byte order mark included.
    told: String,
    reading: String,
}

const MARK: char = '\u{feff}';

impl ToldText {
    /// The text as it is held.
    #[must_use]
    pub fn new(told: String) -> Self {
        let reading = normalised(told.strip_prefix(MARK).unwrap_or(&told));
        Self { told, reading }
    }

    /// The reading text.
    #[must_use]
    pub fn reading(&self) -> &str {
        &self.reading
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.reading.trim().is_empty()
    }

    /// The text of a source: a plain file, letter for letter.
    #[must_use]
    pub fn source_text(&self) -> SourceText {
        SourceText::File { kind: SourceKind::Plain, bytes: self.told.as_bytes().into() }
    }

    /// Where ranges stand in the reading text, in their order; `None` for one that is empty, turned round or outside. One
    /// that reaches beyond the end ends there, and one that parts a letter from its marks takes all of it.
    #[must_use]
    pub fn spans(&self, counting: Counting, told: &[ToldSpan]) -> Vec<Option<CharSpan>> {
        let mut places: BTreeMap<usize, Place> =
            told.iter().flat_map(|span| [span.start, span.end]).map(|at| (at, Place::default())).collect();
        self.walk(counting, &mut places);
        let place = |at: usize| places.get(&at).copied().unwrap_or_default();
        told.iter()
            .map(|span| {
                let span = CharSpan { start: place(span.start).down, end: place(span.end).up };
                (span.start < span.end).then_some(span)
            })
            .collect()
    }

    /// Goes through the text once, letter with marks by letter with marks, and notes where positions stand.
    fn walk(&self, counting: Counting, places: &mut BTreeMap<usize, Place>) {
        let mut left = places.iter_mut().peekable();
        let (mut at, mut n_read, mut is_first) = (0, 0, true);
        let pieces = Pieces { left: &self.told, is_first: true };
        for piece in pieces {
            let is_mark = std::mem::take(&mut is_first) && piece.starts_with(MARK);
            let n_units = if is_mark && !counting.has_mark { 0 } else { counting.units_of(piece) };
            let n_chars = if is_mark { 0 } else { normalised(piece).chars().count() };
            while let Some((told, place)) = left.next_if(|(told, _)| **told < at + n_units) {
                let is_edge = *told == at;
                *place = Place { down: n_read, up: if is_edge { n_read } else { n_read + n_chars } };
            }
            at += n_units;
            n_read += n_chars;
        }
        left.for_each(|(_, place)| *place = Place { down: n_read, up: n_read });
    }
}

/// Where a position stands in the reading text: itself, or the edges of the letter that it parts.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    down: usize,
    up: usize,
}

impl Counting {
    /// How many units a piece of text has.
    fn units_of(self, piece: &str) -> usize {
        if piece == "\r\n" && self.has_joined_ends {
            return 1;
        }
        match self.unit {
            Unit::CodePoints => piece.chars().count(),
            Unit::Utf16 => piece.chars().map(char::len_utf16).sum(),
            Unit::Utf8Bytes => piece.len(),
        }
    }
}

/// A text in pieces that are composed apart from each other: a letter with what may join it, CR with LF, the mark at the
/// beginning.
struct Pieces<'t> {
    left: &'t str,
    is_first: bool,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let mut chars = self.left.char_indices();
        let (_, first) = chars.next()?;
        let is_mark = std::mem::take(&mut self.is_first) && first == MARK;
        let end = if is_mark {
            first.len_utf8()
        } else if self.left.starts_with("\r\n") {
            2
        } else {
            chars.find(|(_, c)| begins_piece(*c)).map_or(self.left.len(), |(at, _)| at)
        };
        let (piece, left) = self.left.split_at_checked(end)?;
        self.left = left;
        Some(piece)
    }
}

/// Whether a letter joins nothing before it.
fn begins_piece(c: char) -> bool {
    c.is_ascii()
        || (canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes)
}

/// A quotation as it can be compared with the reading text.
#[must_use]
pub fn comparable(quote: &str) -> String {
    nfc(quote).split_whitespace().collect::<Vec<_>>().join(" ")
}
