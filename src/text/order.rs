//! The order of Vietnamese dictionaries: syllable by syllable, in each first the letters, then the tone.
//!
//! Comparing whole strings first by letters and only then by tones puts "bàn bạc" before "ban bố". Punctuation
//! and case do not count, numbers count as numbers and come before letters; what is still alike is ordered by
//! its bytes, so that only equal strings are equal.

use std::cmp::Ordering;

use crate::text::letters::letter;

/// The alphabet with the foreign f, j, w and z at their usual places.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// Compares two NFC texts in dictionary order.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    words(a).cmp(words(b)).then_with(|| a.cmp(b))
}

/// A key whose order is that of [`compare`] but for texts that differ only in case or punctuation: compare those.
///
/// For sorting many texts: the key is made once, not at every comparison.
pub fn sort_key(text: &str) -> Vec<u32> {
    const END: u32 = 0;
    const NUMBER: u32 = 1;
    const LETTER: u32 = 2;
    let mut key = Vec::with_capacity(text.len() + 4);
    for word in words(text) {
        match word {
            Word::Number { digits, .. } => {
                key.extend([NUMBER, u32::try_from(digits.len()).unwrap_or(u32::MAX)]);
                key.extend(digits.bytes().map(u32::from));
            }
            Word::Syllable(syllable) => {
                key.extend(ranks(syllable).map(|rank| rank.saturating_add(LETTER)));
                key.push(END);
                key.extend(tones(syllable).map(u32::from));
                key.push(END);
            }
        }
    }
    key
}

/// The key of words read backwards, from the last one: in its order those stand together that end alike.
#[must_use]
pub fn turned_key(text: &str) -> Vec<u32> {
    sort_key(&text.split_whitespace().rev().collect::<Vec<_>>().join(" "))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word<'t> {
    /// Digits without leading zeros.
    Number {
        digits: &'t str,
    },
    Syllable(&'t str),
}

impl Ord for Word<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number { digits: a }, Self::Number { digits: b }) => {
                a.len().cmp(&b.len()).then_with(|| a.cmp(b))
            }
            (Self::Number { .. }, Self::Syllable(_)) => Ordering::Less,
            (Self::Syllable(_), Self::Number { .. }) => Ordering::Greater,
            (Self::Syllable(a), Self::Syllable(b)) => {
                ranks(a).cmp(ranks(b)).then_with(|| tones(a).cmp(tones(b)))
            }
        }
    }
}

impl PartialOrd for Word<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = rest.chars().next()?;
        let is_number = first.is_ascii_digit();
        let is_same = |c: char| c.is_alphanumeric() && c.is_ascii_digit() == is_number;
        let after = rest.trim_start_matches(is_same);
        let word = rest.get(..rest.len() - after.len()).unwrap_or_default();
        rest = after;
        Some(if is_number {
            Word::Number { digits: word.trim_start_matches('0') }
        } else {
            Word::Syllable(word)
        })
    })
}

fn lower(syllable: &str) -> impl Iterator<Item = char> + '_ {
    let eth = |c: char| if matches!(c, 'Ð' | 'ð') { 'đ' } else { c };
    syllable.chars().map(eth).flat_map(char::to_lowercase)
}

/// The places of the letters in the alphabet; letters it does not have come after it, by code point.
fn ranks(syllable: &str) -> impl Iterator<Item = u32> + '_ {
    lower(syllable).map(|c| {
        let shaped = letter(c).shaped;
        let place =
            |c: char| ALPHABET.chars().position(|known| known == c).and_then(|at| u32::try_from(at).ok());
        place(shaped).or_else(|| place(letter(c).base)).unwrap_or_else(|| u32::from(shaped))
    })
}

fn tones(syllable: &str) -> impl Iterator<Item = u8> + '_ {
    lower(syllable).map(|c| letter(c).tone).filter(|tone| *tone > 0)
}

#[cfg(test)]
mod tests {
    use super::{Ordering, compare, sort_key};

    #[track_caller]
    fn check_order(expected: &[&str]) {
        let mut sorted = expected.to_vec();
        sorted.reverse();
        sorted.sort_by(|a, b| compare(a, b));
        assert_eq!(sorted, expected);
        sorted.reverse();
        sorted.sort_by_cached_key(|text| (sort_key(text), text.to_string()));
        assert_eq!(sorted, expected);
    }

    #[test]
    fn syllables_are_compared_one_by_one() {
        check_order(&["ban bố", "ban chấp hành", "bàn bạc", "bàn chân"]);
        check_order(&["bạn", "bạn bè", "bảng"]);
    }

    #[test]
    fn tones_follow_the_dictionary() {
        check_order(&["ma", "mà", "mả", "mã", "má", "mạ", "mai"]);
    }

    #[test]
    fn letters_follow_the_alphabet() {
        check_order(&[
            "an", "ăn", "ân", "bé", "da", "đa", "em", "êm", "o", "ô", "ơ", "tu", "tư", "va", "xa", "yêu",
        ]);
        check_order(&["cường", "cửu", "danh", "Đảng", "Ðảng bộ", "em"]);
    }

    #[test]
    fn numbers_count_as_numbers() {
        check_order(&["2", "10", "Bài 2", "Bài 10", "Bài a"]);
        check_order(&["007", "7", "8"]);
    }

    #[test]
    fn case_and_punctuation_only_break_ties() {
        check_order(&["“An”", "An ninh", "an toàn"]);
        assert_ne!(compare("An", "an"), Ordering::Equal);
        assert_ne!(compare("hòa", "hoà"), Ordering::Equal);
        assert_eq!(compare("", ""), Ordering::Equal);
    }
}
