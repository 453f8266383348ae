//! Finds the places in a text where one of some bytes stands with one of some others after it: 256 bytes are looked at
//! together, written so that the compiler makes vector instructions of it. A few places that are none may be among
//! them, none is ever left out: whoever looks compares the text there.

use memchr::{memchr, memchr2, memchr3};

/// How many bytes are looked at together.
const BLOCK: usize = 256;

/// The same in words of a bit for each of 64 bytes.
const N_WORDS: usize = BLOCK / 64;

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
    tests: Vec<(u8, u8)>,
    /// The lowest byte of those that all pass; none but by the tests where it is 0xFF, which no text holds.
    lead: u8,
}

impl Bytes {
    /// The bytes; `None` where they are none or too many. Of those that begin a character all count as one test where
    /// there would be too many otherwise, if that is allowed.
    fn new(bytes: &[u8], may_widen: bool) -> Option<Self> {
        let exact = Self { tests: tests_of(bytes.iter().copied()), lead: 0xFF };
        let wide = || {
            let others = bytes.iter().copied().filter(|byte| *byte < FIRST_LEAD);
            may_widen.then(|| Self { tests: tests_of(others), lead: FIRST_LEAD })
        };
        let is_usable = |one: &Self| (1..=MAX_TESTS).contains(&one.tests.len());
        Some(exact).filter(is_usable).or_else(|| wide().filter(is_usable))
    }

    fn has(&self, byte: u8) -> bool {
        byte >= self.lead || self.tests.iter().any(|(bits, value)| byte | bits == *value)
    }

    /// The tests, the last one again and again where there are fewer.
    fn filled<const N: usize>(&self) -> [(u8, u8); N] {
        let last = self.tests.last().copied().unwrap_or_default();
        std::array::from_fn(|at| self.tests.get(at).copied().unwrap_or(last))
    }
}

/// The tests that some bytes pass and no others.
fn tests_of(bytes: impl Iterator<Item = u8>) -> Vec<(u8, u8)> {
    let mut tests: Vec<(u8, u8)> = Vec::new();
    for byte in bytes {
        let is_twin = |(bits, value): &&mut (u8, u8)| *bits == 0 && (*value ^ byte).is_power_of_two();
        match tests.iter_mut().find(is_twin) {
            Some(test) => *test = (test.1 ^ byte, test.1 | byte),
            None => tests.push((0, byte)),
        }
    }
    tests
}

/// A flag for each byte of a block: whether it passes one of the tests, and the one after it one of the others.
#[inline]
fn flags<const N: usize, const M: usize>(
    pair: &BytePair,
    block: &[u8; BLOCK],
    after: &[u8; BLOCK],
) -> [u8; BLOCK] {
    let tests = pair.first.filled::<N>();
    let second = pair.second.as_ref().map(|second| (second.filled::<M>(), second.lead));
    let (others, lead) = second.unwrap_or(([(0, 0); M], 0));
    let mut flags = [0; BLOCK];
    for ((flag, byte), next) in flags.iter_mut().zip(block).zip(after) {
        let (mut is_first, mut is_second) = (*byte >= pair.first.lead, *next >= lead);
        for (bits, value) in tests {
            is_first |= byte | bits == value;
        }
        for (bits, value) in others {
            is_second |= next | bits == value;
        }
        *flag = u8::from(is_first & is_second);
    }
    flags
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

    /// The places within a range of bytes.
    pub(super) fn scan<'t>(&'t self, bytes: &'t [u8], start: usize, end: usize) -> Scan<'t> {
        let end = end.min(bytes.len());
        Scan { pair: self, bytes, end, words: [0; N_WORDS], at_word: N_WORDS, next_block: start }
    }

    fn is_at(&self, bytes: &[u8], at: usize) -> bool {
        let has = |some: &Bytes, at: usize| bytes.get(at).is_some_and(|byte| some.has(*byte));
        has(&self.first, at) && self.second.as_ref().is_none_or(|second| has(second, at + 1))
    }

    /// Where the pair stands in the block that begins at a byte.
    #[inline]
    fn words(&self, bytes: &[u8], at: usize) -> [u64; N_WORDS] {
        let block_at = |at: usize| bytes.get(at..at + BLOCK).and_then(|block| block.try_into().ok());
        let flags = match (block_at(at), block_at(at + 1)) {
            (Some(block), Some(after)) => {
                match (self.first.tests.len(), self.second.as_ref().map(|one| one.tests.len())) {
                    (1, None) => flags::<1, 0>(self, block, after),
                    (2, None) => flags::<2, 0>(self, block, after),
                    (_, None) => flags::<MAX_TESTS, 0>(self, block, after),
                    (1, Some(1)) => flags::<1, 1>(self, block, after),
                    (1, Some(_)) => flags::<1, MAX_TESTS>(self, block, after),
                    (2, Some(1)) => flags::<2, 1>(self, block, after),
                    (2, Some(_)) => flags::<2, MAX_TESTS>(self, block, after),
                    (_, Some(1)) => flags::<MAX_TESTS, 1>(self, block, after),
                    (_, Some(_)) => flags::<MAX_TESTS, MAX_TESTS>(self, block, after),
                }
            }
            _ => std::array::from_fn(|n| u8::from(self.is_at(bytes, at + n))),
        };
        let (eights, _) = flags.as_chunks::<8>();
        let (words, _) = eights.as_chunks::<8>();
        std::array::from_fn(|n| words.get(n).map_or(0, gathered))
    }
}

/// The lowest bits of 64 bytes as one word.
#[inline]
fn gathered(eights: &[[u8; 8]; 8]) -> u64 {
    eights.iter().zip((0..).step_by(8)).fold(0, |word, (eight, shift)| {
        // Moves the lowest bit of each byte into the highest byte.
        word | ((u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56) << shift)
    })
}

/// The places of a pair from left to right.
pub(super) struct Scan<'t> {
    pair: &'t BytePair,
    bytes: &'t [u8],
    end: usize,
    /// The flags of the last block that were not told yet, from a word on.
    words: [u64; N_WORDS],
    at_word: usize,
    next_block: usize,
}

impl Scan<'_> {
    /// The next place.
    #[inline]
    pub(super) fn next(&mut self) -> Option<usize> {
        if let Some(rare) = &self.pair.rare {
            return self.next_rare(rare);
        }
        loop {
            while let Some(word) = self.words.get_mut(self.at_word) {
                if *word != 0 {
                    let at = self.next_block - BLOCK + 64 * self.at_word + word.trailing_zeros() as usize;
                    *word &= *word - 1;
                    return (at < self.end).then_some(at);
                }
                self.at_word += 1;
            }
            if self.next_block >= self.end {
                return None;
            }
            self.words = self.pair.words(self.bytes, self.next_block);
            self.next_block += BLOCK;
            self.at_word = 0;
        }
    }

    fn next_rare(&mut self, rare: &[u8]) -> Option<usize> {
        loop {
            let rest = self.bytes.get(self.next_block..self.end)?;
            let found = match rare {
                [a] => memchr(*a, rest),
                [a, b] => memchr2(*a, *b, rest),
                [a, b, c, ..] => memchr3(*a, *b, *c, rest),
                [] => None,
            };
            let at = self.next_block + found?;
            self.next_block = at + 1;
            let has = |second: &Bytes| self.bytes.get(at + 1).is_some_and(|byte| second.has(*byte));
            if self.pair.second.as_ref().is_none_or(has) {
                return Some(at);
            }
        }
    }
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
    use super::{BytePair, FIRST_LEAD};

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
            let has_many = second.len() > 5;
            for (start, end) in [(0, 2_000), (3, 1_999), (63, 64), (5, 70), (1_990, 2_000)] {
                let is_place = |at: &usize| {
                    let is_other_lead = |byte: &u8| has_many && *byte >= FIRST_LEAD;
                    let follows = |byte: &u8| second.contains(byte) || is_other_lead(byte);
                    first.contains(&bytes[*at])
                        && (second.is_empty() || bytes.get(at + 1).is_some_and(follows))
                };
                let expected: Vec<usize> = (start..end).filter(is_place).collect();
                let mut scan = pair.scan(&bytes, start, end);
                let found: Vec<usize> = std::iter::from_fn(|| scan.next()).collect();
                assert_eq!(found, expected, "{first:?} {second:?} {start}..{end}");
            }
        }
    }
}
