//! How much of a text stands in another in the same order: their longest common subsequence, bit by bit after Hyyrö (2004).

use std::collections::HashMap;

/// The length of the longest common subsequence.
fn n_common(first: &[char], second: &[char]) -> usize {
    let n_words = first.len().div_ceil(64);
    let mut places: HashMap<char, Vec<u64>> = HashMap::new();
    for (at, c) in first.iter().enumerate() {
        places.entry(*c).or_insert_with(|| vec![0; n_words])[at / 64] |= 1 << (at % 64);
    }
    let nowhere = vec![0; n_words];
    let mut row = vec![u64::MAX; n_words];
    for c in second {
        let matches = places.get(c).unwrap_or(&nowhere);
        let mut carry = false;
        for (word, matches) in row.iter_mut().zip(matches) {
            let common = *word & matches;
            let (sum, first_over) = word.overflowing_add(common);
            let (sum, second_over) = sum.overflowing_add(u64::from(carry));
            carry = first_over || second_over;
            *word = sum | (*word & !matches);
        }
    }
    let n_ones: u32 = row.iter().map(|word| word.count_ones()).sum();
    n_words * 64 - usize::try_from(n_ones).expect("a count")
}

/// The letters with a mark, in NFC.
fn marked(text: &str) -> Vec<char> {
    butda::text::decode::nfc(text).chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).collect()
}

/// Of 10,000 letters with a mark in the truth, so many stand in the text, whatever their case.
pub fn share_of_marked(truth: &str, text: &str) -> usize {
    let (truth, text) = (marked(&truth.to_lowercase()), marked(&text.to_lowercase()));
    n_common(&truth, &text) * 10_000 / truth.len().max(1)
}
