//! A look at the two letters after the one that is looked for, and at the one before it, before anything is compared: a
//! table for each of their bytes tells most places apart that are no hits. It may let some pass that are none, and never
//! stops one that is.

use super::anchor::LetterBytes;

/// Some bytes.
type ByteSet = Box<[bool; 256]>;

fn set(bytes: &[u8]) -> ByteSet {
    let mut set = Box::new([false; 256]);
    for byte in bytes {
        put(&mut set, *byte, true);
    }
    set
}

/// What may stand before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lookbehind(ByteSet);

impl Lookbehind {
    /// By the letter before the one that is looked for, and that one itself: of white space only the last may be known.
    pub(super) fn new(before: &LetterBytes, here: &LetterBytes) -> Self {
        let space: &[&[u8]] = if here.is_space() { &[&here.firsts, &here.lasts] } else { &[] };
        Self(set(&[&[before.lasts.as_slice()], space].concat().concat()))
    }

    /// Whether the letter before the one that ends with a byte may be that one.
    #[inline]
    pub(super) fn allows(&self, bytes: &[u8], at: usize) -> bool {
        // Where a letter of several bytes begins is not known here.
        let is_ascii = bytes.get(at).is_some_and(u8::is_ascii);
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        !is_ascii || before.is_some_and(|byte| look(&self.0, *byte))
    }
}

/// What may follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lookahead {
    /// For each byte, how many bytes the next letter has that begins with it; 0 where none does.
    n_bytes: Box<[u8; 256]>,
    /// For each byte, whether it may be the second one of the next letter.
    seconds: ByteSet,
    /// For each byte, whether the letter after the next one may begin with it.
    firsts: ByteSet,
}

impl Lookahead {
    /// By the next letter, which must be no white space, as that has any length; and by the one after it, where that is
    /// known.
    pub(super) fn new(next: &LetterBytes, after: Option<&LetterBytes>) -> Self {
        let mut n_bytes = Box::new([0; 256]);
        for (first, n) in &next.n_bytes {
            put(&mut n_bytes, *first, *n);
        }
        let firsts = after.map_or_else(|| Box::new([true; 256]), |after| set(&after.firsts));
        Self { n_bytes, seconds: set(&next.seconds), firsts }
    }

    /// Whether the letters that begin after a byte may be those.
    #[inline]
    pub(super) fn allows(&self, bytes: &[u8], at: usize) -> bool {
        let byte = |n: usize| bytes.get(at + n).copied().unwrap_or_default();
        let n_bytes = usize::from(look(&self.n_bytes, byte(1)));
        n_bytes > 0 && (n_bytes == 1 || look(&self.seconds, byte(2))) && look(&self.firsts, byte(1 + n_bytes))
    }
}

fn look<T: Copy + Default>(table: &[T; 256], byte: u8) -> T {
    table.get(usize::from(byte)).copied().unwrap_or_default()
}

fn put<T>(table: &mut [T; 256], byte: u8, value: T) {
    if let Some(slot) = table.get_mut(usize::from(byte)) {
        *slot = value;
    }
}
