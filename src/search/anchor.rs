//! The two neighbouring letters of a query that a text has least often, as bytes: only where they stand is it compared.
//! Vowels have too many bytes to be told apart so; of a query of nothing else only the first byte is looked for.

use super::byte_scan::{BytePair, frequency};
use super::lookahead::{Lookahead, Lookbehind};

/// The bytes that a letter of a query can have in a text: those of each character it is met by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LetterBytes {
    pub(super) firsts: Vec<u8>,
    /// The second bytes of characters of several.
    pub(super) seconds: Vec<u8>,
    pub(super) lasts: Vec<u8>,
    /// How many bytes a character has, by its first one.
    pub(super) n_bytes: Vec<(u8, u8)>,
}

impl LetterBytes {
    /// The bytes of some characters.
    pub(super) fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut bytes = Self::default();
        for c in chars {
            let mut buffer = [0; 4];
            let encoded = c.encode_utf8(&mut buffer).as_bytes();
            bytes.firsts.extend(encoded.first());
            bytes.seconds.extend(encoded.get(1));
            bytes.lasts.extend(encoded.last());
            bytes.n_bytes.extend(encoded.first().copied().zip(u8::try_from(encoded.len()).ok()));
        }
        for all in [&mut bytes.firsts, &mut bytes.seconds, &mut bytes.lasts] {
            all.sort_unstable();
            all.dedup();
        }
        bytes.n_bytes.sort_unstable();
        bytes.n_bytes.dedup();
        bytes
    }

    pub(super) fn is_space(&self) -> bool {
        self.lasts.contains(&b' ')
    }
}

/// Where in a query to look, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    /// How many letters stand before the one that is looked for; its last byte is the place that is found.
    pub(super) n_before: usize,
    /// Whether that letter is the white space between words.
    pub(super) is_space: bool,
    pub(super) pair: BytePair,
    /// What has to follow, where that is known.
    ahead: Option<Lookahead>,
    /// What has to stand before, as far as it is known.
    behind: Lookbehind,
}

impl Anchor {
    /// The rarest pair of neighbours; of `None` nothing is known. `None` where no letter has few enough bytes.
    pub(super) fn rarest(letters: &[Option<LetterBytes>]) -> Option<Self> {
        let nothing = LetterBytes::default();
        let anchors = letters.iter().enumerate().filter_map(|(n_before, bytes)| {
            let bytes = bytes.as_ref()?;
            let next = letters.get(n_before + 1).and_then(Option::as_ref);
            let after = next.unwrap_or(&nothing);
            let pair = BytePair::new(&bytes.lasts, &after.firsts)?;
            let share = sum(&bytes.lasts);
            let share =
                if pair.has_second() { share * together(&bytes.lasts, &after.firsts) } else { share * 1_000 };
            let last = letters.get(n_before + 2).and_then(Option::as_ref);
            let ahead = next.filter(|next| !next.is_space()).map(|next| Lookahead::new(next, last));
            let behind = Lookbehind::new(letters.get(..n_before).unwrap_or_default(), bytes);
            Some((share, Self { n_before, is_space: bytes.is_space(), pair, ahead, behind }))
        });
        let rarest = anchors.min_by_key(|(share, _)| *share).map(|(_, anchor)| anchor);
        // Nothing but vowels: then where the first of them may begin.
        rarest.or_else(|| {
            let pair = BytePair::of_firsts(&letters.first()?.as_ref()?.firsts)?;
            Some(Self { n_before: 0, is_space: false, pair, ahead: None, behind: Lookbehind::default() })
        })
    }

    /// Whether what stands around a place may be the rest of the words.
    #[inline]
    pub(super) fn allows(&self, bytes: &[u8], at: usize) -> bool {
        self.behind.allows(bytes, at) && self.ahead.as_ref().is_none_or(|ahead| ahead.allows(bytes, at))
    }
}

fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| frequency(*byte)).sum()
}

/// How many of a thousand have these bytes after those; letters that like to stand together do so far more often.
fn together(firsts: &[u8], seconds: &[u8]) -> u32 {
    const PAIRS: [[u8; 2]; 10] =
        [*b"ng", *b"nh", *b"th", *b"tr", *b"ch", *b"kh", *b"ph", *b"gh", *b"qu", *b"g "];
    let like = PAIRS.iter().any(|[a, b]| firsts.contains(a) && seconds.contains(b));
    let share = sum(seconds).min(1_000);
    if like { share.max(450) } else { share }
}
