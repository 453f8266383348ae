//! The one place where positions in a text are converted: bytes, Unicode code points, lines.
//! Inside the program a place is a byte offset into the reading text (NFC); files, exchange formats and the
//! command line count code points, and so does egui inside one paragraph.

/// A range of bytes of a reading text, end excluded, on grapheme boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`; the two are swapped when they come in the wrong order.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        if start <= end { Self { start, end } } else { Self { start: end, end: start } }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words of `text` in this range; nothing where the range does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether `byte` lies in the range.
    #[must_use]
    pub fn contains(self, byte: usize) -> bool {
        self.start <= byte && byte < self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether the two overlap or stand end to end.
    #[must_use]
    pub fn touches(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// What the two share; `None` where they do not overlap.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        self.overlaps(other)
            .then(|| Self { start: self.start.max(other.start), end: self.end.min(other.end) })
    }
}

/// Bytes between two remembered counts: a conversion reads at most this much text.
const STRIDE: usize = 256;

/// Bytes that are counted at once on the way to a code point.
const BLOCK: usize = 32;

/// The highest bit of each of eight bytes.
const HIGHEST: u64 = 0x8080_8080_8080_8080;

/// Turns byte offsets of one text into code points and back, in constant time and little memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    /// Code points before byte `i * STRIDE`, counting the bytes that begin one.
    counts: Vec<u32>,
    n_chars: usize,
    n_bytes: usize,
}

impl Positions {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut n_chars = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            counts.push(u32::try_from(n_chars).unwrap_or(u32::MAX));
            n_chars += count_starts(chunk);
        }
        Self { counts, n_chars, n_bytes: text.len() }
    }

    /// Length of the text in code points.
    #[must_use]
    pub fn n_chars(&self) -> usize {
        self.n_chars
    }

    /// Code points before byte `byte` of `text`; an offset inside a character counts that character's start.
    #[must_use]
    pub fn char_of_byte(&self, text: &str, byte: usize) -> usize {
        if byte >= self.n_bytes {
            return self.n_chars;
        }
        let byte = text.floor_char_boundary(byte);
        let slot = byte / STRIDE;
        let before = self.counts.get(slot).copied().unwrap_or_default() as usize;
        before + text.as_bytes().get(slot * STRIDE..byte).map_or(0, count_starts)
    }

    /// The byte where code point `char_idx` begins; `None` beyond the end (the end itself is a place).
    #[must_use]
    pub fn byte_of_char(&self, text: &str, char_idx: usize) -> Option<usize> {
        if char_idx >= self.n_chars {
            return (char_idx == self.n_chars).then_some(self.n_bytes);
        }
        let slot = self.counts.partition_point(|&count| count as usize <= char_idx).saturating_sub(1);
        let mut left = char_idx - self.counts.get(slot).copied().unwrap_or_default() as usize;
        let mut from = slot * STRIDE;
        // Blocks are counted as wholes until the one where it begins, and in that eight bytes at once.
        let (blocks, _) = text.as_bytes().get(from..)?.as_chunks::<BLOCK>();
        for block in blocks {
            let n_starts = count_starts(block);
            if n_starts > left {
                break;
            }
            left -= n_starts;
            from += BLOCK;
        }
        let (words, rest) = text.as_bytes().get(from..)?.as_chunks();
        for word in words {
            let starts = starts_among(u64::from_le_bytes(*word));
            let n_starts = n_bytes_marked(starts);
            if n_starts > left {
                return Some(from + nth_byte_marked(starts, left));
            }
            left -= n_starts;
            from += word.len();
        }
        let rest = rest.iter().enumerate();
        rest.filter(|(_, byte)| is_start(**byte)).nth(left).map(|(at, _)| from + at)
    }

    /// The bytes of a range of code points; `None` where it is empty, turned around or beyond the end.
    #[must_use]
    pub fn span_of_chars(&self, text: &str, start: usize, end: usize) -> Option<Span> {
        if start >= end {
            return None;
        }
        Some(Span { start: self.byte_of_char(text, start)?, end: self.byte_of_char(text, end)? })
    }

    /// The code points of a range of bytes, end excluded.
    #[must_use]
    pub fn chars_of_span(&self, text: &str, span: Span) -> (usize, usize) {
        (self.char_of_byte(text, span.start), self.char_of_byte(text, span.end))
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn count_starts(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks();
    // Each byte of a sum counts what begins at its place in every word; it holds no more than 255.
    let sum = |sum: u64, word: &[u8; 8]| sum + (starts_among(u64::from_le_bytes(*word)) >> 7);
    let n_in_words = words.chunks(255).map(|some| sum_of_bytes(some.iter().fold(0, sum))).sum::<usize>();
    n_in_words + rest.iter().filter(|byte| is_start(**byte)).count()
}

/// The sum of eight numbers of one byte each.
fn sum_of_bytes(numbers: u64) -> usize {
    const EVERY_OTHER: u64 = 0x00FF_00FF_00FF_00FF;
    let of_two = (numbers & EVERY_OTHER) + (numbers >> 8 & EVERY_OTHER);
    (of_two.wrapping_mul(0x0001_0001_0001_0001) >> 48) as usize
}

/// Marks by its highest bit each of eight bytes that begins a code point.
fn starts_among(bytes: u64) -> u64 {
    !(bytes & !(bytes << 1)) & HIGHEST
}

/// How many of eight bytes are marked.
fn n_bytes_marked(marks: u64) -> usize {
    ((marks >> 7).wrapping_mul(0x0101_0101_0101_0101) >> 56) as usize
}

/// Which of eight bytes, from the lowest, is marked and comes after so many that are.
fn nth_byte_marked(marks: u64, n: usize) -> usize {
    let left = (0..n).fold(marks, |marks, _| marks & marks.wrapping_sub(1));
    left.trailing_zeros() as usize / 8
}

/// Code points of `text` before `byte`; for short texts, such as one line, that need no `Positions`.
#[must_use]
pub fn chars_before(text: &str, byte: usize) -> usize {
    count_starts(text.as_bytes().get(..byte.min(text.len())).unwrap_or_default())
}

/// The byte of a short text where code point `char_idx` begins; its end where there are fewer.
#[must_use]
pub fn byte_of_char(text: &str, char_idx: usize) -> usize {
    text.char_indices().nth(char_idx).map_or(text.len(), |(byte, _)| byte)
}
