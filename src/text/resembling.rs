//! How much words resemble others: the least number of code points to be inserted, removed or replaced (the edit
//! distance), for all ends in a text in one pass, 64 code points of the pattern at a time (Myers 1999, Hyyrö 2003).

use std::collections::HashMap;

/// Where in the text what resembles the pattern may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// Anywhere: what is compared is the best run that ends at each place.
    Anywhere,
    /// At the text's first code point.
    AtStart,
}

/// Code points below this are looked up in a table: letters of Vietnamese and common signs are.
const N_DIRECT: usize = 0x2200;

/// A pattern made ready for comparing. It costs a pass of (its length / 64) operations for each code point of text.
#[derive(Clone, Debug)]
pub struct Pattern {
    n_chars: usize,
    n_blocks: usize,
    /// Which places of the pattern hold a code point, a row of bits for each; the first row is for all others.
    rows: Vec<u64>,
    direct: Vec<u16>,
    others: HashMap<char, u16>,
}

/// The differences down one column, for 64 places of the pattern.
#[derive(Clone, Copy)]
struct Block {
    plus: u64,
    minus: u64,
}

impl Pattern {
    /// Makes a pattern ready; `None` for an empty one, and for more than 65,000 code points.
    #[must_use]
    pub fn new(chars: &[char]) -> Option<Self> {
        if chars.is_empty() || chars.len() >= usize::from(u16::MAX) {
            return None;
        }
        let n_blocks = chars.len().div_ceil(64);
        let mut pattern = Self {
            n_chars: chars.len(),
            n_blocks,
            rows: vec![0; n_blocks],
            direct: vec![0; N_DIRECT],
            others: HashMap::new(),
        };
        for (at, c) in chars.iter().enumerate() {
            let known = usize::from(pattern.row_of(*c));
            let row = if known > 0 { known } else { pattern.add_row(*c) };
            if let Some(bits) = pattern.rows.get_mut(row * n_blocks + at / 64) {
                *bits |= 1 << (at % 64);
            }
        }
        Some(pattern)
    }

    fn add_row(&mut self, c: char) -> usize {
        let row = self.rows.len() / self.n_blocks;
        self.rows.resize(self.rows.len() + self.n_blocks, 0);
        let number = u16::try_from(row).unwrap_or_default();
        match self.direct.get_mut(c as usize) {
            Some(place) => *place = number,
            None => drop(self.others.insert(c, number)),
        }
        row
    }

    fn row_of(&self, c: char) -> u16 {
        match self.direct.get(c as usize) {
            Some(row) => *row,
            None => self.others.get(&c).copied().unwrap_or_default(),
        }
    }

    /// For each end in the text, its start included: the distance between the pattern and the best run that ends
    /// there. `out` is written anew and gets one number more than the text has code points.
    pub fn distances(&self, text: impl Iterator<Item = char>, begins: Begins, out: &mut Vec<u32>) {
        out.clear();
        let mut blocks = vec![Block { plus: u64::MAX, minus: 0 }; self.n_blocks];
        let last_bit = (self.n_chars - 1) % 64;
        let mut distance = u32::try_from(self.n_chars).unwrap_or(u32::MAX);
        out.push(distance);
        let (top_plus, n_blocks) = (u64::from(begins == Begins::AtStart), self.n_blocks);
        for c in text {
            let row = usize::from(self.row_of(c)) * n_blocks;
            let equal = self.rows.get(row..row + n_blocks).unwrap_or_default();
            let (mut plus, mut minus) = (top_plus, 0);
            for (at, (block, equal)) in blocks.iter_mut().zip(equal).enumerate() {
                let high_bit = if at + 1 == n_blocks { last_bit } else { 63 };
                (plus, minus) = block.advance(*equal, plus, minus, high_bit);
            }
            distance = distance + u32::from(plus > 0) - u32::from(minus > 0);
            out.push(distance);
        }
    }

    /// The distance between the pattern and all of a text.
    #[must_use]
    pub fn distance(&self, text: &[char]) -> usize {
        let mut out = Vec::with_capacity(text.len() + 1);
        self.distances(text.iter().copied(), Begins::AtStart, &mut out);
        out.last().map_or(self.n_chars, |distance| *distance as usize)
    }
}

impl Block {
    /// Goes on by one code point of text; the differences along the row above come in (0 or 1 each), those along the
    /// row of `high_bit` go out.
    #[inline]
    fn advance(&mut self, equal: u64, plus_in: u64, minus_in: u64, high_bit: usize) -> (u64, u64) {
        let down = equal | self.minus;
        let equal = equal | minus_in;
        let along = ((equal & self.plus).wrapping_add(self.plus) ^ self.plus) | equal;
        let plus = self.minus | !(along | self.plus);
        let minus = self.plus & along;
        let out = ((plus >> high_bit) & 1, (minus >> high_bit) & 1);
        let plus = (plus << 1) | plus_in;
        let minus = (minus << 1) | minus_in;
        self.plus = minus | !(down | plus);
        self.minus = plus & down;
        out
    }
}

/// The edit distance of two runs of code points.
#[must_use]
pub fn distance(a: &[char], b: &[char]) -> usize {
    Pattern::new(a).map_or(a.len().max(b.len()), |pattern| pattern.distance(b))
}
