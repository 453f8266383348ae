//! Tables whose hash is quick and the same in every run of the program, for what is looked up once for every passage.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table with such a hash.
pub(super) type Quick<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;

/// Multiplies what it is given and folds the product.
#[derive(Default)]
pub(super) struct Mix {
    hash: u64,
}

impl Hasher for Mix {
    #[inline]
    fn finish(&self) -> u64 {
        self.hash
    }

    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        for word in words {
            self.write_u64(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let last = rest.iter().fold(1, |number, byte| number << 8 | u64::from(*byte));
            self.write_u64(last);
        }
    }

    #[inline]
    fn write_u8(&mut self, number: u8) {
        self.write_u64(u64::from(number));
    }

    #[inline]
    fn write_usize(&mut self, number: usize) {
        self.write(&number.to_le_bytes());
    }

    #[inline]
    fn write_u64(&mut self, number: u64) {
        self.hash = folded(self.hash ^ number ^ 0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F);
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the two halves of a number are taken apart")]
    fn write_u128(&mut self, number: u128) {
        let low = (number as u64) ^ 0x9E37_79B9_7F4A_7C15;
        let high = ((number >> 64) as u64) ^ 0xC2B2_AE3D_27D4_EB4F;
        self.hash = folded(low, high);
    }
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the two halves of a product are taken apart")]
fn folded(one: u64, other: u64) -> u64 {
    let product = u128::from(one).wrapping_mul(u128::from(other));
    (product as u64) ^ ((product >> 64) as u64)
}
