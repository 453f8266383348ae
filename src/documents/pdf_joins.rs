//! How two lines of a paragraph of a PDF come together: with a space, without, or without the hyphen that only the end
//! of the line had put there. Syllables of Vietnamese are never joined.

use crate::text::fold::{Strength, fold};
use crate::text::letters::is_bare_syllable;
use unicode_normalization::UnicodeNormalization as _;

/// What comes between two lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    Space,
    Nothing,
    /// The first line loses its last character.
    WithoutHyphen,
}

/// How a line is joined to the one before, by the words at the join.
pub(super) fn join(before: &str, after: &str) -> Join {
    let mut back = before.chars().rev();
    let hyphen = back.next();
    let letter = back.next().filter(|c| c.is_alphanumeric());
    let next = after.chars().next();
    if hyphen == Some('\u{AD}') {
        return Join::WithoutHyphen;
    }
    if matches!(hyphen, Some('/')) && letter.is_some()
        || next.is_some_and(is_without_spaces) && hyphen.is_some_and(is_without_spaces)
    {
        return Join::Nothing;
    }
    if !matches!(hyphen, Some('-' | '\u{2010}' | '\u{2011}')) || letter.is_none() {
        return Join::Space;
    }
    // A name or a number goes on behind its hyphen: Mác-Lênin, COVID-19, 2020-2025.
    if !next.is_some_and(char::is_lowercase) || letter.is_some_and(|c| !c.is_lowercase()) {
        return if next.is_some_and(char::is_alphanumeric) { Join::Nothing } else { Join::Space };
    }
    let first = before.trim_end_matches(['-', '\u{2010}', '\u{2011}']);
    let first = first.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let second = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if are_syllables(first, second) { Join::Nothing } else { Join::WithoutHyphen }
}

/// Whether two words are two syllables of Vietnamese, not two parts of one that was cut before its vowel's end (to-àn).
fn are_syllables(first: &str, second: &str) -> bool {
    let is_toned =
        |word: &str| word.nfd().any(|c| ('\u{300}'..='\u{323}').contains(&c) && !SHAPES.contains(&c));
    let is_cut = second.nfd().next().is_some_and(|c| "aeiouy".contains(c))
        && is_syllable(&format!("{first}{second}"))
        && !(is_toned(first) && is_toned(second));
    is_syllable(first) && is_syllable(second) && !is_cut
}

/// The marks that make another vowel: circumflex, breve, horn. The others are tones.
const SHAPES: [char; 3] = ['\u{302}', '\u{306}', '\u{31B}'];

/// Whether a word could be a syllable of Vietnamese.
fn is_syllable(word: &str) -> bool {
    is_bare_syllable(&fold(word, Strength::Base))
}

/// Whether a script is written without spaces.
fn is_without_spaces(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::{Join, join};

    #[test]
    fn words_are_joined_and_syllables_are_not() {
        for (before, after, expected) in [
            ("sự phát", "triển của", Join::Space),
            ("the inter-", "national press", Join::WithoutHyphen),
            ("inter\u{AD}", "national", Join::WithoutHyphen),
            ("chủ nghĩa Mác-", "Lênin", Join::Nothing),
            ("dịch COVID-", "19 lan", Join::Nothing),
            ("giai đoạn 2020-", "2025", Join::Nothing),
            ("xã hội-", "kinh tế", Join::Nothing),
            ("Hà Nội -", "thủ đô", Join::Space),
            ("Hà Nội –", "thủ đô", Join::Space),
            ("nghiên-", "cứu", Join::Nothing),
            ("th-", "ành phố", Join::WithoutHyphen),
            ("to-", "àn quốc", Join::WithoutHyphen),
            ("số 12/", "QĐ", Join::Nothing),
            ("漢字", "漢字", Join::Nothing),
            ("", "a", Join::Space),
            ("a-", "", Join::Space),
        ] {
            assert_eq!(join(before, after), expected, "{before}|{after}");
        }
    }
}
