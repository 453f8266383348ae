//! Where a program's positions stand in the bytes of a text, for trying ways of counting: one pass through the text each.
//! What is taken in the end is placed by `told_text`, which knows letters with marks and the reading text.

use super::told_text::{Counting, ToldSpan, Unit};
use std::collections::HashMap;

/// A byte order mark, as a text begins with it.
const MARK: char = '\u{feff}';

/// A range of bytes of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ByteSpan {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl ByteSpan {
    /// The words of the range.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Where ranges stand by several countings.
#[derive(Debug)]
pub(super) struct Tries {
    /// For each counting, which of the lists is its.
    pub(super) which: Vec<usize>,
    /// The places of the ranges, each list another way.
    pub(super) lists: Vec<Vec<Option<ByteSpan>>>,
}

/// A text with ranges that a program tells.
#[derive(Debug)]
pub(super) struct Ranges<'t> {
    text: &'t str,
    n_told: usize,
    /// The positions in their order, each with its place among the ends of ranges: start, end, start, end …
    positions: Vec<(usize, usize)>,
    has_mark: bool,
    has_joined_ends: bool,
    has_pairs: bool,
}

impl<'t> Ranges<'t> {
    /// The ranges of a text; `None` for one that is not told.
    pub(super) fn new(text: &'t str, told: impl Iterator<Item = Option<ToldSpan>>) -> Self {
        let mut positions = Vec::new();
        let mut n_told = 0_usize;
        for (at, span) in told.enumerate() {
            n_told = n_told.saturating_add(1);
            if let Some(span) = span {
                let place = at.saturating_mul(2);
                positions.extend([(span.start, place), (span.end, place.saturating_add(1))]);
            }
        }
        positions.sort_unstable();
        Self {
            text,
            n_told,
            positions,
            has_mark: text.starts_with(MARK),
            has_joined_ends: memchr::memmem::find(text.as_bytes(), b"\r\n").is_some(),
            has_pairs: text.bytes().any(|byte| byte >= 0xF0),
        }
    }

    /// Where the ranges stand; `None` for one that is empty or reaches beyond the text.
    pub(super) fn spans(&self, counting: Counting) -> Vec<Option<ByteSpan>> {
        let mut places: Vec<Option<usize>> = vec![None; self.n_told.saturating_mul(2)];
        let mut left = self.positions.iter().peekable();
        let mut n_units = 0_usize;
        let mut chars = self.text.char_indices().peekable();
        let mut is_first = true;
        while let Some((byte, c)) = chars.next() {
            let is_mark = std::mem::take(&mut is_first) && c == MARK && !counting.has_mark;
            if is_mark {
                continue;
            }
            while let Some((_, place)) = left.next_if(|(position, _)| *position <= n_units) {
                places.get_mut(*place).into_iter().for_each(|at| *at = Some(byte));
            }
            if left.peek().is_none() {
                break;
            }
            let is_joined = counting.has_joined_ends && c == '\r' && matches!(chars.peek(), Some((_, '\n')));
            let width = match counting.unit {
                Unit::CodePoints => 1,
                Unit::Utf16 => c.len_utf16(),
                Unit::Utf8Bytes => c.len_utf8(),
            };
            let width = if is_joined { 0 } else { width };
            n_units = n_units.saturating_add(width);
        }
        while let Some((_, place)) = left.next_if(|(position, _)| *position <= n_units) {
            places.get_mut(*place).into_iter().for_each(|at| *at = Some(self.text.len()));
        }
        let span = |ends: &[Option<usize>]| match ends {
            [Some(start), Some(end)] if start < end => Some(ByteSpan { start: *start, end: *end }),
            _ => None,
        };
        places.chunks(2).map(span).collect()
    }

    /// The spans of several countings; those that cannot differ in this text are worked out once.
    pub(super) fn spans_of(&self, countings: &[Counting]) -> Tries {
        let mut lists = Vec::new();
        let mut known: HashMap<Counting, usize> = HashMap::new();
        let mut which = Vec::new();
        for counting in countings {
            let counting = self.plain(*counting);
            which.push(*known.entry(counting).or_insert_with(|| {
                lists.push(self.spans(counting));
                lists.len().saturating_sub(1)
            }));
        }
        Tries { which, lists }
    }

    /// The plainest counting that gives the same in this text.
    fn plain(&self, counting: Counting) -> Counting {
        let unit = match counting.unit {
            Unit::Utf16 if !self.has_pairs => Unit::CodePoints,
            unit @ (Unit::CodePoints | Unit::Utf16 | Unit::Utf8Bytes) => unit,
        };
        Counting {
            unit,
            has_mark: counting.has_mark && self.has_mark,
            has_joined_ends: counting.has_joined_ends && self.has_joined_ends,
        }
    }
}
