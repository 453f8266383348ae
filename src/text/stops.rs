//! Where the ends of a range of text stop as it grows and shrinks by units: its start at the starts of units, its end
//! at their ends, neither ever at white space or at punctuation between syllables; and the whole units a range covers.
//!
//! The first and the last byte of a text are stops too, so that what stands there can always be reached.

use super::boundaries::{Unit, grapheme_boundary_before_or_at, next_start, previous_start, trimmed, unit_at};
use super::positions::Span;
use super::unit_finder::UnitFinder;

/// The first start of a unit after a byte, else the end of the text.
#[must_use]
pub fn start_after(text: &str, byte: usize, unit: Unit) -> usize {
    if let Some(here) = unit_from(text, byte, unit)
        && byte < here.start
    {
        return here.start;
    }
    let next = next_start(text, byte, unit);
    unit_from(text, next, unit).map_or(next, |unit| unit.start.max(next))
}

/// The last start of a unit before a byte, else 0.
#[must_use]
pub fn start_before(text: &str, byte: usize, unit: Unit) -> usize {
    let mut at = byte;
    while at > 0 {
        at = previous_start(text, at, unit);
        if let Some(start) = unit_from(text, at, unit).map(|unit| unit.start).filter(|start| *start < byte) {
            return start;
        }
    }
    0
}

/// The first end of a unit after a byte, else the end of the text.
#[must_use]
pub fn end_after(text: &str, byte: usize, unit: Unit) -> usize {
    if let Some(here) = unit_from(text, byte, unit)
        && byte < here.end
    {
        return here.end;
    }
    let next = next_start(text, byte, unit);
    unit_from(text, next, unit).map(|unit| unit.end).filter(|end| *end > byte).unwrap_or(text.len())
}

/// The last end of a unit before a byte, else 0.
#[must_use]
pub fn end_before(text: &str, byte: usize, unit: Unit) -> usize {
    let mut at = byte;
    while at > 0 {
        at = previous_start(text, at, unit);
        if let Some(end) = unit_from(text, at, unit).map(|unit| unit.end).filter(|end| *end < byte) {
            return end;
        }
    }
    0
}

/// The start of a unit that is nearest to a byte.
#[must_use]
pub fn nearest_start(text: &str, byte: usize, unit: Unit) -> usize {
    let byte = text.floor_char_boundary(byte);
    let after = start_after(text, byte, unit);
    // One more byte, so that the start the byte stands at is found.
    let before = start_before(text, text.ceil_char_boundary((byte + 1).min(text.len())), unit);
    nearest(byte, before, after)
}

/// The end of a unit that is nearest to a byte.
#[must_use]
pub fn nearest_end(text: &str, byte: usize, unit: Unit) -> usize {
    let byte = text.floor_char_boundary(byte);
    let before = end_before(text, byte, unit);
    let after = byte.checked_sub(1).map_or(0, |byte| end_after(text, text.floor_char_boundary(byte), unit));
    nearest(byte, before, after)
}

/// The whole units that a range reaches into, without white space around; the trimmed range where it reaches into none.
#[must_use]
pub fn covering(text: &str, span: Span, unit: Unit) -> Span {
    UnitFinder::new(text).covering(span, unit)
}

fn nearest(byte: usize, before: usize, after: usize) -> usize {
    if byte.abs_diff(before) < byte.abs_diff(after) { before } else { after }
}

/// The unit that a byte stands in or next to, without white space around; `None` where there is none, and for syllables
/// on punctuation.
fn unit_from(text: &str, byte: usize, unit: Unit) -> Option<Span> {
    let whole = unit_at(text, grapheme_boundary_before_or_at(text, byte), unit);
    let inside = if unit == Unit::Grapheme { whole } else { trimmed(text, whole) };
    let has_letters = || inside.of(text).chars().any(|c| c.is_alphanumeric() || c == '_');
    // Punctuation that ends a grapheme of letters seems to hold that grapheme too.
    let is_syllable = || has_letters() && unit_at(text, whole.start, unit) == whole;
    (!inside.is_empty() && (unit != Unit::Syllable || is_syllable())).then_some(inside)
}
