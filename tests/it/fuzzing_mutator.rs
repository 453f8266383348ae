//! Damages files in the ways that find faults of readers: bits and bytes, pieces moved and repeated, numbers made extreme,
//! marks nested, and within containers their parts, so that what is packed and summed up comes through. The same seed
//! gives the same damage everywhere.

use crate::fuzzing_containers::{damaged_archive, damaged_compound, damaged_database, damaged_json};

/// How large a damaged file may become, in bytes.
pub const MAX_BYTES: usize = 2 << 20;

/// How deep containers are opened within containers.
const MAX_CONTAINERS: usize = 2;

/// Numbers that look like chance and are the same each time: splitmix64.
pub struct Chance(u64);

impl Chance {
    /// The numbers of one input of a reader.
    pub fn new(reader: &str, number: usize) -> Self {
        let hash = reader.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        let number = u64::try_from(number).unwrap_or_default();
        Self(hash ^ number.wrapping_mul(0xD134_2543_DE82_EF95))
    }

    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `n`; 0 for 0.
    pub fn below(&mut self, n: usize) -> usize {
        let n = u64::try_from(n.max(1)).unwrap_or(1);
        usize::try_from(self.number() % n).unwrap_or_default()
    }

    pub fn is_one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub fn pick<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        among.get(self.below(among.len()))
    }

    fn byte(&mut self) -> u8 {
        self.number().to_le_bytes()[0]
    }

    /// How often something is repeated: mostly a few times, now and then very often.
    fn times(&mut self) -> usize {
        match self.below(64) {
            0 => self.below(100_000),
            1..8 => self.below(5_000),
            _ => self.below(24) + 1,
        }
    }

    /// A piece of something of this length, mostly short.
    fn piece(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length);
        let longest = if self.is_one_in(4) { length } else { 64 };
        let end = start + self.below(longest) + 1;
        start..end.min(length)
    }
}

/// The input of a number for a reader: one of its seeds, damaged once or several times.
pub fn input(reader: &str, seeds: &[Vec<u8>], number: usize) -> Vec<u8> {
    let mut chance = Chance::new(reader, number);
    let Some(seed) = chance.pick(seeds) else { return Vec::new() };
    let mut bytes = seed.clone();
    let n_damages = if chance.is_one_in(8) { 1 + chance.below(24) } else { 1 + chance.below(4) };
    for _ in 0..n_damages {
        let other = chance.pick(seeds).cloned().unwrap_or_default();
        bytes = damaged(&bytes, &other, &mut chance, 0);
        bytes.truncate(MAX_BYTES);
    }
    bytes
}

/// A file damaged once; `other` is one of the same kind.
pub fn damaged(bytes: &[u8], other: &[u8], chance: &mut Chance, depth: usize) -> Vec<u8> {
    if depth < MAX_CONTAINERS && !chance.is_one_in(12) {
        let whole = damaged_archive(bytes, other, chance, depth)
            .or_else(|| damaged_compound(bytes, other, chance, depth))
            .or_else(|| damaged_json(bytes, chance))
            .or_else(|| damaged_database(bytes, chance));
        if let Some(whole) = whole {
            return whole;
        }
    }
    let n_marks = bytes.iter().filter(|byte| b"<>{}[]\\/".contains(byte)).count();
    let is_marked = n_marks * 100 > bytes.len();
    match chance.below(if is_marked { 16 } else { 9 }) {
        0 => with_bits_flipped(bytes, chance),
        1 => with_bytes_replaced(bytes, chance),
        2 => without_piece(bytes, chance),
        3 => with_piece_repeated(bytes, chance),
        4 => with_piece_moved(bytes, chance),
        5 => bytes.iter().copied().take(chance.below(bytes.len())).collect(),
        6 => with_number_extreme(bytes, chance),
        7 => spliced(bytes, other, chance),
        8 | 9 => with_digits_extreme(bytes, chance),
        10 | 11 => with_tokens_repeated(bytes, chance),
        12 => with_tokens_exchanged(bytes, chance),
        13 => without_token(bytes, chance),
        _ => nested(bytes, chance),
    }
}

fn with_bits_flipped(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(8) {
        let at = chance.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << chance.below(8);
        }
    }
    bytes
}

fn with_bytes_replaced(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let piece = chance.piece(bytes.len());
    let fixed = chance.pick(&[0, 0xFF, b' ', b'A', 0x80]).copied().unwrap_or_default();
    let is_random = chance.is_one_in(2);
    for byte in bytes.get_mut(piece).into_iter().flatten() {
        *byte = if is_random { chance.byte() } else { fixed };
    }
    bytes
}

fn without_piece(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let piece = chance.piece(bytes.len());
    bytes.drain(piece);
    bytes
}

/// The bytes with others in place of a piece of them.
fn with(bytes: &[u8], piece: std::ops::Range<usize>, others: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.splice(piece, others.iter().copied());
    bytes
}

fn repeated(piece: &[u8], n_times: usize) -> Vec<u8> {
    piece.repeat(n_times.min(MAX_BYTES / piece.len().max(1)))
}

fn with_piece_repeated(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let piece = chance.piece(bytes.len());
    let copies = repeated(bytes.get(piece.clone()).unwrap_or_default(), chance.times());
    with(bytes, piece.end..piece.end, &copies)
}

fn with_piece_moved(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let piece: Vec<u8> = bytes.drain(chance.piece(bytes.len())).collect();
    let to = chance.below(bytes.len() + 1);
    with(&bytes, to..to, &piece)
}

/// Numbers at the edges of what fits into so many bytes, and around the length of the file.
fn with_number_extreme(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let length = u64::try_from(bytes.len()).unwrap_or_default();
    let edges = [
        0,
        1,
        u64::MAX,
        u64::MAX - 1,
        0x7F,
        0x80,
        0x7FFF,
        0x8000,
        0x7FFF_FFFF,
        0x8000_0000,
        0xFFFF_FFF0,
        0x7FFF_FFFF_FFFF_FFFF,
        0x8000_0000_0000_0000,
        length,
        length - length.min(1),
        length + 1,
        length / 2,
    ];
    let number = chance.pick(&edges).copied().unwrap_or_default();
    let width = chance.pick(&[1_usize, 2, 4, 8]).copied().unwrap_or(4);
    let mut written: Vec<u8> = number.to_le_bytes().into_iter().take(width).collect();
    if chance.is_one_in(2) {
        written.reverse();
    }
    // Numbers stand mostly at the beginnings of files and at even places.
    let most = if chance.is_one_in(2) { bytes.len().min(512) } else { bytes.len() };
    let at = chance.below(most) & if chance.is_one_in(3) { usize::MAX } else { !1 };
    with(bytes, at..(at + width).min(bytes.len()), &written)
}

/// A number in digits made large, negative, or none.
fn with_digits_extreme(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    const EXTREME: [&[u8]; 14] = [
        b"0",
        b"-1",
        b"1",
        b"255",
        b"32768",
        b"65536",
        b"999999",
        b"2147483648",
        b"-2147483649",
        b"4294967296",
        b"18446744073709551616",
        b"1e308",
        b"NaN",
        b"99999999999999999999999999999999999999",
    ];
    let from = chance.below(bytes.len());
    let is_digit = |at: &usize| bytes.get(*at).is_some_and(u8::is_ascii_digit);
    let Some(start) = (from..bytes.len()).chain(0..from).find(is_digit) else {
        return with_bits_flipped(bytes, chance);
    };
    let end = (start..bytes.len()).find(|at| !is_digit(at)).unwrap_or(bytes.len());
    with(bytes, start..end, chance.pick(&EXTREME).copied().unwrap_or_default())
}

fn spliced(bytes: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    if chance.is_one_in(2) {
        let piece = other.get(chance.piece(other.len())).unwrap_or_default();
        let at = chance.below(bytes.len() + 1);
        return with(bytes, at..at, piece);
    }
    let begin = bytes.get(..chance.below(bytes.len() + 1)).unwrap_or_default();
    [begin, other.get(chance.below(other.len() + 1)..).unwrap_or_default()].concat()
}

/// Where a token stands: a tag, a control word, a bracket, or what stands between such.
fn token(bytes: &[u8], chance: &mut Chance) -> std::ops::Range<usize> {
    let opens = |byte: u8| b"<{[(\\\"/|\n".contains(&byte);
    let closes = |byte: u8| b">}])\"|\n ".contains(&byte);
    let from = chance.below(bytes.len());
    let start = (from..bytes.len()).find(|at| bytes.get(*at).copied().is_some_and(opens)).unwrap_or(from);
    let is_end = |at: &usize| bytes.get(*at).copied().is_some_and(|byte| closes(byte) || opens(byte));
    let end = (start + 1..bytes.len()).find(is_end).unwrap_or(bytes.len());
    let is_closed = bytes.get(end).copied().is_some_and(closes);
    start..(end + usize::from(is_closed)).min(bytes.len())
}

/// Several tokens in a row, from one to where another ends.
fn tokens(bytes: &[u8], chance: &mut Chance) -> std::ops::Range<usize> {
    let first = token(bytes, chance);
    if chance.is_one_in(2) {
        return first;
    }
    let after = token(bytes.get(first.end..).unwrap_or_default(), chance).end.min(2_000);
    first.start..(first.end + after).min(bytes.len())
}

fn with_tokens_repeated(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let piece = tokens(bytes, chance);
    let copies = repeated(bytes.get(piece.clone()).unwrap_or_default(), chance.times());
    with(bytes, piece.end..piece.end, &copies)
}

fn with_tokens_exchanged(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let (piece, other) = (tokens(bytes, chance), tokens(bytes, chance));
    let other = bytes.get(other).unwrap_or_default().to_vec();
    with(bytes, piece, &other)
}

fn without_token(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let piece = token(bytes, chance);
    with(bytes, piece, b"")
}

/// A mark that opens, many times within itself, mostly with what closes it.
fn nested(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let piece = token(bytes, chance);
    let told = bytes.get(piece.clone()).unwrap_or_default();
    let open = match told.first() {
        Some(b'<') if told.ends_with(b">") => told.to_vec(),
        Some(b'{') if told.contains(&b'\\') => told.to_vec(),
        Some(b'{') => b"{\"items\":".to_vec(),
        Some(b'(') => b"(".to_vec(),
        Some(b'[') => b"[".to_vec(),
        Some(_) | None => {
            chance.pick(&[&b"<div>"[..], b"{\\b ", b"[", b"<<", b"\""]).map_or(vec![], |o| o.to_vec())
        }
    };
    let close = match open.as_slice() {
        [b'<', name @ .., b'>'] => {
            let is_in_name = |byte: &&u8| !b" />\n\t".contains(byte);
            let name: Vec<u8> = name.iter().take_while(is_in_name).copied().collect();
            [b"</", name.as_slice(), b">"].concat()
        }
        [b'{', ..] => b"}".to_vec(),
        [b'[', ..] => b"]".to_vec(),
        [b'(', ..] => b")".to_vec(),
        _ => Vec::new(),
    };
    let n_times = chance.times().max(chance.times());
    let closing = if chance.is_one_in(4) { Vec::new() } else { repeated(&close, n_times) };
    let inner = [&repeated(&open, n_times)[..], told, &closing].concat();
    with(bytes, piece, &inner)
}
