//! Finds the places in a text where one of some bytes stands with one of some others after it: 64 bytes are looked at
//! together, written so that the compiler makes vector instructions of it.

/// The most bytes a place may hold; of more there is no use in looking for any.
pub(super) const MAX_BYTES: usize = 8;

/// Which bytes stand at a place, and which after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BytePair {
    first: Few,
    /// Any byte where nothing is told.
    second: Option<Few>,
}

/// Some bytes, filled up with the last of them to the numbers that are compared at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Few {
    Two([u8; 2]),
    Four([u8; 4]),
    Eight([u8; MAX_BYTES]),
}

impl Few {
    fn new(bytes: &[u8]) -> Option<Self> {
        let last = *bytes.last()?;
        let filled = |array: &mut [u8]| {
            array.fill(last);
            array.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = *byte);
        };
        let (mut two, mut four, mut eight) = ([0; 2], [0; 4], [0; MAX_BYTES]);
        match bytes.len() {
            0..=2 => {
                filled(&mut two);
                Some(Self::Two(two))
            }
            3..=4 => {
                filled(&mut four);
                Some(Self::Four(four))
            }
            5..=MAX_BYTES => {
                filled(&mut eight);
                Some(Self::Eight(eight))
            }
            _ => None,
        }
    }

    fn has(&self, byte: u8) -> bool {
        match self {
            Self::Two(bytes) => bytes.contains(&byte),
            Self::Four(bytes) => bytes.contains(&byte),
            Self::Eight(bytes) => bytes.contains(&byte),
        }
    }

    /// Sets each flag whose byte is among these, or takes it away where it is not.
    fn flag(&self, block: &[u8; BLOCK], flags: &mut [u8; BLOCK]) {
        match self {
            Self::Two(bytes) => flag_each(block, bytes, flags),
            Self::Four(bytes) => flag_each(block, bytes, flags),
            Self::Eight(bytes) => flag_each(block, bytes, flags),
        }
    }
}

/// How many bytes are looked at together.
const BLOCK: usize = 64;

fn flag_each<const N: usize>(block: &[u8; BLOCK], bytes: &[u8; N], flags: &mut [u8; BLOCK]) {
    for (flag, byte) in flags.iter_mut().zip(block) {
        let mut is_one = 0;
        for wanted in bytes {
            is_one |= u8::from(byte == wanted);
        }
        *flag &= is_one;
    }
}

impl BytePair {
    /// Looks for these bytes, and for those after them; `None` where there are none or too many at the first place.
    pub(super) fn new(first: &[u8], second: &[u8]) -> Option<Self> {
        Some(Self { first: Few::new(first)?, second: Few::new(second) })
    }

    /// The places within a range of bytes.
    pub(super) fn scan<'t>(&'t self, bytes: &'t [u8], start: usize, end: usize) -> Scan<'t> {
        Scan { pair: self, bytes, end: end.min(bytes.len()), block: start, mask: 0, next_block: start }
    }

    fn is_at(&self, bytes: &[u8], at: usize) -> bool {
        let has = |few: &Few, at: usize| bytes.get(at).is_some_and(|byte| few.has(*byte));
        has(&self.first, at) && self.second.is_none_or(|second| has(&second, at + 1))
    }

    /// Where the pair stands in the block that begins at a byte, a bit for each.
    fn mask(&self, bytes: &[u8], at: usize) -> u64 {
        let block_at = |at: usize| bytes.get(at..at + BLOCK).and_then(|block| block.try_into().ok());
        let (Some(block), Some(after)) = (block_at(at), block_at(at + 1)) else {
            return (0..BLOCK)
                .filter(|bit| self.is_at(bytes, at + bit))
                .fold(0, |mask, bit| mask | (1 << bit));
        };
        let mut flags = [1; BLOCK];
        self.first.flag(block, &mut flags);
        if let Some(second) = &self.second {
            second.flag(after, &mut flags);
        }
        let (words, _) = flags.as_chunks::<8>();
        let gathered = words.iter().map(|word| {
            // Moves the lowest bit of each byte into the highest byte.
            u64::from_le_bytes(*word).wrapping_mul(0x0102_0408_1020_4080) >> 56
        });
        gathered.zip((0..).step_by(8)).fold(0, |mask, (bits, shift)| mask | (bits << shift))
    }
}

/// The places of a pair from left to right.
pub(super) struct Scan<'t> {
    pair: &'t BytePair,
    bytes: &'t [u8],
    end: usize,
    block: usize,
    mask: u64,
    next_block: usize,
}

impl Scan<'_> {
    /// The next place.
    #[inline]
    pub(super) fn next(&mut self) -> Option<usize> {
        while self.mask == 0 {
            if self.next_block >= self.end {
                return None;
            }
            self.block = self.next_block;
            self.next_block += BLOCK;
            self.mask = self.pair.mask(self.bytes, self.block);
        }
        let at = self.block + self.mask.trailing_zeros() as usize;
        self.mask &= self.mask - 1;
        (at < self.end).then_some(at)
    }

    /// Leaves out the places before a byte.
    #[inline]
    pub(super) fn skip_to(&mut self, byte: usize) {
        if byte >= self.next_block {
            (self.mask, self.next_block) = (0, byte);
        } else if let Some(n @ 1..) = byte.checked_sub(self.block) {
            self.mask &= u64::MAX.checked_shl(u32::try_from(n).unwrap_or(u32::MAX)).unwrap_or(0);
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
        b'j' | b'w' | b'z' | b'f' => 1,
        b'A'..=b'Z' => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::BytePair;

    #[test]
    fn every_place_is_found_and_none_is_made_up() {
        let bytes: Vec<u8> = (0..2_000_u32).map(|n| (n * n % 251 % 7) as u8).collect();
        for (first, second) in [(&[1][..], &[][..]), (&[1, 2, 3], &[4]), (&[0, 1, 2, 3, 4], &[5, 6, 0])] {
            let pair = BytePair::new(first, second).expect("a pair");
            for (start, end) in [(0, 2_000), (3, 1_999), (63, 64), (5, 70), (1_990, 2_000)] {
                let is_place = |at: &usize| {
                    let follows = || bytes.get(at + 1).is_some_and(|byte| second.contains(byte));
                    first.contains(&bytes[*at]) && (second.is_empty() || follows())
                };
                let expected: Vec<usize> = (start..end).filter(is_place).collect();
                let mut scan = pair.scan(&bytes, start, end);
                let found: Vec<usize> = std::iter::from_fn(|| scan.next()).collect();
                assert_eq!(found, expected, "{first:?} {second:?} {start}..{end}");
                let mut scan = pair.scan(&bytes, start, end);
                let mut skipped = Vec::new();
                while let Some(at) = scan.next() {
                    skipped.push(at);
                    scan.skip_to(at + 40);
                }
                let mut from = 0;
                let far: Vec<usize> = expected
                    .into_iter()
                    .filter(|at| {
                        let is_far = *at >= from;
                        from = if is_far { at + 40 } else { from };
                        is_far
                    })
                    .collect();
                assert_eq!(skipped, far, "{first:?} {second:?} {start}..{end}");
            }
        }
    }
}
