//! A look at the two letters after the one that is looked for, and at those before it, before anything is compared: a
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

/// What may stand before: of each letter backwards, the last bytes it may have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lookbehind(Vec<ByteSet>);

impl Lookbehind {
    /// By the letters before one and by that one itself, as far as they are known and one can tell where they stand: there
    /// may be more white space than one letter of it.
    pub(super) fn new(before: &[Option<LetterBytes>], here: &LetterBytes) -> Self {
        let mut sets = Vec::new();
        let mut after = here;
        for letter in before.iter().rev() {
            let Some(letter) = letter else { break };
            if after.is_space() {
                sets.push(set(&[&letter.lasts[..], &after.firsts[..], &after.lasts[..]].concat()));
                break;
            }
            sets.push(set(&letter.lasts));
            after = letter;
        }
        Self(sets)
    }

    /// Whether the letters before the one that ends with a byte may be those.
    #[inline]
    pub(super) fn allows(&self, bytes: &[u8], at: usize) -> bool {
        let mut at = at;
        for set in &self.0 {
            // Where a letter of several bytes begins is not known here.
            if !bytes.get(at).is_some_and(u8::is_ascii) {
                return true;
            }
            let Some(before) = at.checked_sub(1) else { return false };
            if !bytes.get(before).is_some_and(|byte| look(set, *byte)) {
                return false;
            }
            at = before;
        }
        true
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
