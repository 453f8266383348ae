//! Finds the places in a text where one of some bytes stands with one of some others after it: 64 bytes are looked at
//! together, sixteen by each vector instruction. Some places that are none may be among them, where what stands after
//! tells too little or the first bytes are rare; none is ever left out: whoever looks compares the text there.

use crate::text::positions::Span;
use memchr::{memchr, memchr2, memchr3};
use std::ops::ControlFlow;
use wide::u8x16;

/// How many bytes are looked at together: a bit for each fills a word.
const BLOCK: usize = 64;

/// The same in vectors.
type Vectors = [u8x16; BLOCK / 16];

/// The most bytes that are told one from another; more are no use.
const MAX_TESTS: usize = 4;

/// The first byte that begins a character of several bytes.
const FIRST_LEAD: u8 = 0xC0;

/// Which bytes stand at a place, and which after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BytePair {
    first: Bytes,
    /// Any byte where nothing is told.
    second: Option<Bytes>,
    /// The first ones by themselves, where they are rare.
    rare: Option<Vec<u8>>,
}

/// How many of a thousand bytes are so few that the library's search for them alone is quicker.
const RARE: u32 = 16;

/// Some bytes, as tests that they pass: two that differ in one bit are one test.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bytes {
    /// A byte passes that has this value once these bits are set.
    tests: Vec<(u8x16, u8x16)>,
    /// The lowest byte of those that begin a character, where all of them pass.
    lead: Option<u8x16>,
}

impl Bytes {
    /// The bytes; `None` where they are none or too many. Where that is allowed all that begin a character pass together
    /// if it spares tests.
    fn new(bytes: &[u8], may_widen: bool) -> Option<Self> {
        let exact = Self { tests: tests_of(bytes.iter().copied()), lead: None };
        let others = bytes.iter().copied().filter(|byte| *byte < FIRST_LEAD);
        let wide = Self { tests: tests_of(others), lead: Some(u8x16::splat(FIRST_LEAD)) };
        // To pass together is a test as well.
        let is_spared = may_widen && (1..exact.tests.len()).contains(&(wide.tests.len() + 1));
        let chosen = if is_spared { wide } else { exact };
        (1..=MAX_TESTS).contains(&chosen.tests.len()).then_some(chosen)
    }

    /// All bits of each byte that passes.
    #[inline]
    fn passed(&self, bytes: &Vectors) -> Vectors {
        let mut passed = match self.lead {
            Some(lead) => bytes.map(|bytes| bytes.max(lead).simd_eq(bytes)),
            None => Vectors::default(),
        };
        for (bits, value) in &self.tests {
            for (passed, bytes) in passed.iter_mut().zip(bytes) {
                *passed |= (*bytes | *bits).simd_eq(*value);
            }
        }
        passed
    }
}

/// The tests that some bytes pass and no others.
fn tests_of(bytes: impl Iterator<Item = u8>) -> Vec<(u8x16, u8x16)> {
    let mut tests: Vec<(u8, u8)> = Vec::new();
    for byte in bytes {
        let is_twin = |(bits, value): &&mut (u8, u8)| *bits == 0 && (*value ^ byte).is_power_of_two();
        match tests.iter_mut().find(is_twin) {
            Some(test) => *test = (test.1 ^ byte, test.1 | byte),
            None => tests.push((0, byte)),
        }
    }
    tests.into_iter().map(|(bits, value)| (u8x16::splat(bits), u8x16::splat(value))).collect()
}

impl BytePair {
    /// Looks for these bytes, and for those after them; `None` where there are none or too many at the first place.
    pub(super) fn new(first: &[u8], second: &[u8]) -> Option<Self> {
        let is_rare = first.len() <= 3 && first.iter().map(|byte| frequency(*byte)).sum::<u32>() <= RARE;
        let rare = is_rare.then(|| first.to_vec());
        Some(Self { first: Bytes::new(first, false)?, second: Bytes::new(second, true), rare })
    }

    /// Looks for the first bytes of characters; where they are too many, for all that begin one of several bytes.
    pub(super) fn of_firsts(firsts: &[u8]) -> Option<Self> {
        Some(Self { first: Bytes::new(firsts, true)?, second: None, rare: None })
    }

    /// Whether what follows is looked at, too.
    pub(super) fn has_second(&self) -> bool {
        self.second.is_some()
    }

    /// Each place within a range of bytes, from left to right, until `visit` stops it.
    #[inline]
    pub(super) fn each(
        &self,
        bytes: &[u8],
        within: Span,
        mut visit: impl FnMut(usize) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let (start, end) = (within.start, within.end.min(bytes.len()));
        if let Some(rare) = &self.rare {
            return each_rare(bytes.get(..end).unwrap_or_default(), rare, start, visit);
        }
        for block in (start..end).step_by(BLOCK) {
            let mut word = self.word(bytes, block);
            while word != 0 {
                let at = block + word.trailing_zeros() as usize;
                if at >= end {
                    break;
                }
                visit(at)?;
                word &= word - 1;
            }
        }
        ControlFlow::Continue(())
    }

    /// A bit for each byte of the block that begins at a byte: whether the pair stands there.
    #[inline]
    fn word(&self, bytes: &[u8], at: usize) -> u64 {
        let (Some(block), after) = (vectors_at(bytes, at), vectors_at(bytes, at + 1)) else {
            return self.word_at_end(bytes, at);
        };
        let first = self.first.passed(&block);
        match (&self.second, after) {
            (None, _) => gathered(&first),
            (Some(second), Some(after)) => gathered(&first) & gathered(&second.passed(&after)),
            (Some(_), None) => self.word_at_end(bytes, at),
        }
    }

    /// The same where the text ends in the block.
    #[cold]
    fn word_at_end(&self, bytes: &[u8], at: usize) -> u64 {
        let filled = |at: usize| -> Vectors {
            let mut block = [0; BLOCK];
            let rest = bytes.get(at..).unwrap_or_default();
            block.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
            vectors_at(&block, 0).unwrap_or_default()
        };
        let second =
            self.second.as_ref().map_or(u64::MAX, |second| gathered(&second.passed(&filled(at + 1))));
        gathered(&self.first.passed(&filled(at))) & second
    }
}

/// Each place of some rare bytes.
fn each_rare(
    bytes: &[u8],
    rare: &[u8],
    start: usize,
    mut visit: impl FnMut(usize) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut from = start;
    while let Some(rest) = bytes.get(from..) {
        let found = match rare {
            [a] => memchr(*a, rest),
            [a, b] => memchr2(*a, *b, rest),
            [a, b, c, ..] => memchr3(*a, *b, *c, rest),
            [] => None,
        };
        let Some(n) = found else { break };
        visit(from + n)?;
        from += n + 1;
    }
    ControlFlow::Continue(())
}

#[inline]
fn vectors_at(bytes: &[u8], at: usize) -> Option<Vectors> {
    let block: &[u8; BLOCK] = bytes.get(at..)?.first_chunk()?;
    let (sixteens, _) = block.as_chunks::<16>();
    Some(std::array::from_fn(|n| sixteens.get(n).map_or_else(u8x16::default, |bytes| u8x16::new(*bytes))))
}

/// The highest bits of the bytes as one word.
#[inline]
fn gathered(vectors: &Vectors) -> u64 {
    vectors.iter().rev().fold(0, |word, vector| word << 16 | u64::from(vector.to_bitmask()))
}

/// About how many of a thousand bytes of Vietnamese text are this one.
pub(super) fn frequency(byte: u8) -> u32 {
    match byte {
        b' ' => 160,
        0xE1 => 88,
        b'n' => 66,
        0xBB => 62,
        b'h' => 55,
        0xC3 => 44,
        b'c' => 40,
        b't' => 34,
        b'g' => 31,
        b'i' | 0xBA => 27,
        0xC4 | 0xA1 | 0x91 => 20,
        b'u' | 0xA3 | b',' => 13,
        b'a' | b'o' | 0xC6 => 11,
        b'v' | b'p' | b'y' | 0xA0 | b'r' => 9,
        b'm' | 0xA7 | 0xB0 => 7,
        0x87 | 0x99 | b'b' | 0xA5 | b'l' => 6,
        0x83 | 0xB1 | 0xAD | b'T' | 0xAA | 0xBF | b'k' | 0xA9 | b'q' | 0x8B | b's' | 0xA2 | 0x90 => 5,
        b'd' | b'x' | b'.' | 0x81 | 0xB3 | b'0' | 0x9B => 4,
        b'j' | b'w' | b'z' | b'f' | b'A'..=b'Z' => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::{BytePair, FIRST_LEAD, Span};
    use std::ops::ControlFlow;

    #[test]
    fn every_place_is_found_and_none_but_those_with_a_lead_byte_is_made_up() {
        let bytes: Vec<u8> = (0..2_000_u32)
            .map(|n| [32, 97, 65, 100, 0x91, 0x90, 0xC3, 0xE1, 98][(n * n % 251 % 9) as usize])
            .collect();
        let sets: [(&[u8], &[u8]); 7] = [
            (&[100], &[97, 65, 0xC3, 0xC4, 0xC6, 0xE1]),
            (&[100], &[]),
            (&[100, 0x90, 0x91], &[97, 65, 0xC3, 0xE1]),
            (&[32, 97, 65, 98], &[0xC3]),
            (&[97, 65], &[32]),
            (&[32], &[97, 98, 100, 32]),
            (&[0x90], &[97]),
        ];
        for (first, second) in sets {
            let pair = BytePair::new(first, second).expect("a pair");
            let is_wide = pair.second.as_ref().is_some_and(|second| second.lead.is_some());
            for (start, end) in [(0, 2_000), (3, 1_999), (63, 64), (5, 70), (1_990, 2_000)] {
                let is_place = |at: &usize| {
                    let is_other_lead = |byte: &u8| is_wide && *byte >= FIRST_LEAD;
                    let follows = |byte: &u8| second.contains(byte) || is_other_lead(byte);
                    first.contains(&bytes[*at])
                        && (second.is_empty() || bytes.get(at + 1).is_some_and(follows))
                };
                let is_rare = pair.rare.is_some();
                let is_place = |at: &usize| is_place(at) || (is_rare && first.contains(&bytes[*at]));
                let expected: Vec<usize> = (start..end).filter(is_place).collect();
                let mut found: Vec<usize> = Vec::new();
                let _ = pair.each(&bytes, Span::new(start, end), |at| {
                    found.push(at);
                    ControlFlow::Continue(())
                });
                assert_eq!(found, expected, "{first:?} {second:?} {start}..{end}");
            }
        }
    }
}
