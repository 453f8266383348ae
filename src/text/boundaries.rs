//! Units of Vietnamese text: grapheme, syllable, sentence, paragraph, and the way from one to the next.
//!
//! Every question is answered near its byte: no answer reads beyond the line it concerns, and graphemes and
//! syllables not beyond their own run, so that a text of 10 MB in one line stays usable.

use unicode_segmentation::GraphemeCursor;

use crate::text::positions::Span;
use crate::text::sentences::{next_sentence_start, previous_sentence_start, sentence_at};
pub use crate::text::sentences::{sentences, sentences_in_line};

/// What a selection grows and a caret moves by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// What a reader sees as one character; a line end is one too.
    Grapheme,
    /// A run of letters, marks and digits. It keeps `2,5`, `1.900`, `16/6/2024` and `8:36` (a separator between
    /// digits), `T.Ư`, `v.v` and `đ/c` (a stop or slash after a single letter) and `don't` together; `2015-2020`,
    /// `TP.HCM` and `KT-XH` come apart. A run of white space or of punctuation counts as one unit too.
    Syllable,
    Sentence,
    /// A line without its line end.
    Paragraph,
}

/// The unit that contains a byte (rounded down to a character).
///
/// At the end of a line: its last syllable or sentence; on an empty line and for the grapheme at the end of the
/// text: an empty span. On white space between sentences: the sentence before, else the one after.
#[must_use]
pub fn unit_at(text: &str, byte: usize, unit: Unit) -> Span {
    let byte = text.floor_char_boundary(byte);
    match unit {
        Unit::Grapheme => grapheme_at(text, byte),
        Unit::Syllable => run_at(text, byte),
        Unit::Sentence => sentence_at(text, byte),
        Unit::Paragraph => line_at(text, byte),
    }
}

/// The start of the first unit that begins after a byte, or the length of the text.
///
/// Syllables skip white space and punctuation, as Ctrl+Right does in editors; paragraphs skip blank lines.
#[must_use]
pub fn next_start(text: &str, byte: usize, unit: Unit) -> usize {
    let byte = text.floor_char_boundary(byte);
    match unit {
        Unit::Grapheme => grapheme_boundary_after(text, byte),
        Unit::Syllable => next_syllable(text, byte),
        Unit::Sentence => next_sentence_start(text, byte),
        Unit::Paragraph => next_paragraph(text, byte),
    }
}

/// The start of the last unit that begins before a byte, or 0.
#[must_use]
pub fn previous_start(text: &str, byte: usize, unit: Unit) -> usize {
    let byte = text.floor_char_boundary(byte);
    match unit {
        Unit::Grapheme => grapheme_boundary_before(text, byte),
        Unit::Syllable => previous_syllable(text, byte),
        Unit::Sentence => previous_sentence_start(text, byte),
        Unit::Paragraph => previous_paragraph(text, byte),
    }
}

/// The line that contains a byte, without its line end; a line end belongs to the line it ends.
#[must_use]
pub fn line_at(text: &str, byte: usize) -> Span {
    let byte = text.floor_char_boundary(byte);
    let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
    Span::new(
        before.rfind('\n').map_or(0, |line_end| line_end + 1),
        after.find('\n').map_or(text.len(), |line_end| byte + line_end),
    )
}

/// The lines of a text without their line ends, blank ones too; after a final line end comes an empty line.
pub fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).map(move |end| {
        let span = Span::new(start, end);
        start = end + 1;
        span
    })
}

/// The span without white space at its ends; empty (at its end) if it holds nothing else.
#[must_use]
pub fn trimmed(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = span.end - inside.trim_start().len();
    let end = start + inside.trim().len();
    if start >= end { Span::new(end, end) } else { snap_to_graphemes(text, Span::new(start, end)) }
}

/// The span grown outwards to grapheme boundaries.
#[must_use]
#[inline]
pub fn snap_to_graphemes(text: &str, span: Span) -> Span {
    if joins_nothing(text.as_bytes(), span.start) && joins_nothing(text.as_bytes(), span.end) {
        return span;
    }
    grown_to_graphemes(text, span)
}

fn grown_to_graphemes(text: &str, span: Span) -> Span {
    let start = grapheme_boundary_before_or_at(text, span.start);
    Span::new(start, grapheme_boundary_after_or_at(text, span.end).max(start))
}

/// The last grapheme boundary that is not after a byte.
#[must_use]
pub fn grapheme_boundary_before_or_at(text: &str, byte: usize) -> usize {
    let byte = text.floor_char_boundary(byte);
    if is_grapheme_boundary(text, byte) { byte } else { grapheme_boundary_before(text, byte) }
}

/// The first grapheme boundary that is not before a byte.
#[must_use]
pub fn grapheme_boundary_after_or_at(text: &str, byte: usize) -> usize {
    let byte = text.ceil_char_boundary(byte);
    if is_grapheme_boundary(text, byte) { byte } else { grapheme_boundary_after(text, byte) }
}

fn is_grapheme_boundary(text: &str, byte: usize) -> bool {
    if joins_nothing(text.as_bytes(), byte) {
        return true;
    }
    GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

/// Whether the characters on both sides of a byte are Latin letters, digits, punctuation or spaces: they join with
/// nothing, and nearly all are of these.
#[inline]
fn joins_nothing(bytes: &[u8], byte: usize) -> bool {
    let at = |n: usize| bytes.get(n).copied().unwrap_or_default();
    let before = |n: usize| byte.checked_sub(n).map(at).unwrap_or_default();
    let is_plain_after = match at(byte) {
        b' '..=b'~' | 0xC3..=0xCB => true,
        0xE1 => matches!(at(byte + 1), 0xB8..=0xBB),
        _ => false,
    };
    let is_plain_before = matches!(before(1), b' '..=b'~')
        || matches!(before(2), 0xC3..=0xCB)
        || (before(3) == 0xE1 && matches!(before(2), 0xB8..=0xBB));
    is_plain_after && is_plain_before
}

fn grapheme_boundary_before(text: &str, byte: usize) -> usize {
    GraphemeCursor::new(byte, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

fn grapheme_boundary_after(text: &str, byte: usize) -> usize {
    GraphemeCursor::new(byte, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

fn grapheme_at(text: &str, byte: usize) -> Span {
    let start = grapheme_boundary_before_or_at(text, byte);
    Span::new(start, grapheme_boundary_after(text, start))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Blank,
    Mark,
    LineEnd,
}

fn char_at(text: &str, byte: usize) -> Option<char> {
    text.get(byte..)?.chars().next()
}

fn char_before(text: &str, byte: usize) -> Option<char> {
    text.get(..byte)?.chars().next_back()
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

/// The kind of the character that starts at `byte`; a separator is part of a word where [`Unit::Syllable`] says so.
fn kind_at(text: &str, byte: usize) -> Option<Kind> {
    let c = char_at(text, byte)?;
    Some(match c {
        '\n' => Kind::LineEnd,
        _ if c.is_whitespace() => Kind::Blank,
        _ if is_word_char(c) || joins(text, byte, c) => Kind::Word,
        _ => Kind::Mark,
    })
}

fn joins(text: &str, byte: usize, c: char) -> bool {
    let (Some(before), Some(after)) = (char_before(text, byte), char_at(text, byte + c.len_utf8())) else {
        return false;
    };
    match c {
        '.' | ',' | '/' | ':' if before.is_ascii_digit() && after.is_ascii_digit() => true,
        '.' | '/' => {
            let before_that = char_before(text, byte - before.len_utf8());
            before.is_alphabetic() && after.is_alphabetic() && !before_that.is_some_and(is_word_char)
        }
        '\'' | '’' => before.is_alphabetic() && after.is_alphabetic(),
        _ => false,
    }
}

/// The run of characters of one kind around a byte; at the end of a line the run that ends there.
fn run_at(text: &str, byte: usize) -> Span {
    let byte = match kind_at(text, byte) {
        Some(Kind::Word | Kind::Blank | Kind::Mark) => byte,
        Some(Kind::LineEnd) | None => match char_before(text, byte) {
            Some(before) if before != '\n' => byte - before.len_utf8(),
            _ => return Span::new(byte, byte),
        },
    };
    let Some(kind) = kind_at(text, byte) else { return Span::new(byte, byte) };
    snap_to_graphemes(text, Span::new(run_start(text, byte, kind), run_end(text, byte, kind)))
}

fn run_end(text: &str, byte: usize, kind: Kind) -> usize {
    let mut end = byte;
    while kind_at(text, end) == Some(kind) {
        end += char_at(text, end).map_or(1, char::len_utf8);
    }
    end
}

fn run_start(text: &str, byte: usize, kind: Kind) -> usize {
    let mut start = byte;
    while let Some(before) = char_before(text, start) {
        if kind_at(text, start - before.len_utf8()) != Some(kind) {
            break;
        }
        start -= before.len_utf8();
    }
    start
}

fn next_syllable(text: &str, byte: usize) -> usize {
    let mut at = run_end(text, byte, Kind::Word);
    while let Some(kind) = kind_at(text, at) {
        if kind == Kind::Word {
            // A letter may continue a grapheme that begins with punctuation.
            let start = grapheme_boundary_before_or_at(text, at);
            if start > byte {
                return start;
            }
        }
        at = run_end(text, at, kind);
    }
    text.len()
}

fn previous_syllable(text: &str, byte: usize) -> usize {
    let mut at = byte;
    while let Some(before) = char_before(text, at) {
        at -= before.len_utf8();
        if kind_at(text, at) == Some(Kind::Word) {
            return grapheme_boundary_before_or_at(text, run_start(text, at, Kind::Word));
        }
    }
    0
}

fn next_paragraph(text: &str, byte: usize) -> usize {
    let mut end = line_at(text, byte).end;
    while end < text.len() {
        let line = line_at(text, end + 1);
        if !line.of(text).trim().is_empty() {
            return line.start;
        }
        end = line.end;
    }
    text.len()
}

fn previous_paragraph(text: &str, byte: usize) -> usize {
    let mut line = line_at(text, byte);
    loop {
        if line.start < byte && !line.of(text).trim().is_empty() {
            return line.start;
        }
        if line.start == 0 {
            return 0;
        }
        line = line_at(text, line.start - 1);
    }
}
