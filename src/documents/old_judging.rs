//! Which old encoding a text is in, told by how many of its words become Vietnamese syllables. The right table gives nearly
//! all, the best wrong one half of them: nine of ten, and half as much again as the next best reading, is taken for sure.

use super::old_letters::{OldLetters, byte_of, converted_plainly, western};
use super::syllables::is_syllable;
use crate::text::decode::nfc;
use std::collections::HashMap;

/// A way to read a text: as it stands, or as letters of an old encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    AsIs,
    Old(OldLetters),
}

const READINGS: [Reading; 5] = [
    Reading::AsIs,
    Reading::Old(OldLetters::Tcvn3),
    Reading::Old(OldLetters::Vni),
    Reading::Old(OldLetters::Viscii),
    Reading::Old(OldLetters::Windows1258),
];

impl Reading {
    fn place(self) -> usize {
        match self {
            Self::AsIs => 0,
            Self::Old(OldLetters::Tcvn3) => 1,
            Self::Old(OldLetters::Vni) => 2,
            Self::Old(OldLetters::Viscii) => 3,
            Self::Old(OldLetters::Windows1258) => 4,
        }
    }

    /// A word read so.
    fn read(self, word: &str) -> String {
        match self {
            Self::AsIs => nfc(&word.chars().map(shown).collect::<String>()),
            Self::Old(letters) => converted_plainly(word, letters),
        }
    }
}

/// How many words have a letter with a mark when they are read in one way, and how many of these are syllables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) n_words: usize,
    pub(super) n_syllables: usize,
}

impl Tally {
    /// Syllables among 1,000 words.
    pub(super) fn share(self) -> usize {
        self.n_syllables.saturating_mul(1000).checked_div(self.n_words).unwrap_or_default()
    }

    fn add(&mut self, other: Self) {
        self.n_words = self.n_words.saturating_add(other.n_words);
        self.n_syllables = self.n_syllables.saturating_add(other.n_syllables);
    }
}

/// What was found of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    tallies: [Tally; 5],
    /// How many words with marks read as those of a western language as they stand.
    pub(super) n_western: usize,
    /// How many words have a letter outside of what a byte can be: they are Unicode.
    pub(super) n_wide: usize,
}

/// Of 1,000 words with marks so many are syllables in Vietnamese that is read right.
const SURE_SHARE: usize = 900;

/// Fewer words with marks than these prove nothing.
const FEWEST_WORDS: usize = 4;

impl Evidence {
    /// That of a word that is none, however it is read.
    fn of_noise() -> Self {
        Self { tallies: [Tally { n_words: 1, n_syllables: 0 }; 5], n_western: 0, n_wide: 0 }
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (tally, more) in self.tallies.iter_mut().zip(other.tallies) {
            tally.add(more);
        }
        self.n_western = self.n_western.saturating_add(other.n_western);
        self.n_wide = self.n_wide.saturating_add(other.n_wide);
    }

    pub(super) fn tally(&self, reading: Reading) -> Tally {
        self.tallies.get(reading.place()).copied().unwrap_or_default()
    }

    /// The old encodings, the best first.
    pub(super) fn ranking(&self) -> [OldLetters; 4] {
        let mut ranking = OldLetters::ALL;
        ranking.sort_by_key(|letters| {
            let tally = self.tally(Reading::Old(*letters));
            std::cmp::Reverse((tally.share(), tally.n_syllables))
        });
        ranking
    }

    /// The old encoding that reads best.
    pub(super) fn best(&self) -> OldLetters {
        let [best, ..] = self.ranking();
        best
    }

    /// Whether an encoding reads half as well again as every other reading.
    pub(super) fn stands_out(&self, letters: OldLetters) -> bool {
        let share = self.tally(Reading::Old(letters)).share();
        let others = READINGS.iter().filter(|reading| **reading != Reading::Old(letters));
        share > 0 && others.map(|reading| self.tally(*reading).share()).all(|other| share * 2 >= other * 3)
    }

    /// The old encoding that the text is in beyond doubt.
    pub(super) fn sure(&self) -> Option<OldLetters> {
        let best = self.best();
        let tally = self.tally(Reading::Old(best));
        let is_sure = tally.n_words >= FEWEST_WORDS && tally.share() >= SURE_SHARE && self.stands_out(best);
        is_sure.then_some(best)
    }

    /// Whether the words are those of a western language and of no Vietnamese.
    pub(super) fn is_western(&self) -> bool {
        self.is_spelt_western() && self.tally(Reading::Old(self.best())).share() < 500
    }

    /// Whether the words are spelt as those of a western language; so are many of VNI.
    pub(super) fn is_spelt_western(&self) -> bool {
        self.n_western * 10 >= self.tally(Reading::AsIs).n_words * 9
    }

    /// Whether the text is Vietnamese as it stands.
    pub(super) fn is_vietnamese(&self) -> bool {
        let tally = self.tally(Reading::AsIs);
        tally.n_words > 0 && tally.share() >= 800
    }
}

/// Judges texts; it remembers words that come again.
#[derive(Default)]
pub(super) struct Judge {
    known: HashMap<String, Evidence>,
}

/// How many different words with letters beyond ASCII are looked at: Vietnamese has some 7,000 syllables.
const MAX_KNOWN: usize = 50_000;

/// Longer words, in code points, are of no language.
const MAX_WORD_CHARS: usize = 24;

impl Judge {
    /// What the words of a text tell, each as often as it stands there.
    pub(super) fn evidence(&mut self, text: &str) -> Evidence {
        let mut evidence = Evidence::default();
        for word in text.split(is_separator).filter(|word| !word.is_ascii()) {
            if let Some(found) = self.known.get(word) {
                evidence.add(found);
                continue;
            }
            // No text has so many words: what comes now is noise, and is not worth the time to look at it.
            if self.known.len() >= MAX_KNOWN {
                evidence.add(&Evidence::of_noise());
                continue;
            }
            let found = word_evidence(word);
            evidence.add(&found);
            self.known.insert(word.to_owned(), found);
        }
        evidence
    }
}

/// Whether a character stands between words however the text is read. The control characters of VISCII's six capitals
/// do not, nor do U+2212 and U+2219, which some readers of PDF give for letters.
pub(super) fn is_separator(c: char) -> bool {
    match u32::from(c) {
        0x02 | 0x05 | 0x06 | 0x14 | 0x19 | 0x1E => false,
        0..=0x7F => !c.is_ascii_alphabetic(),
        0xA0 | 0x2000..=0x206F | 0x3000 => true,
        _ => false,
    }
}

fn word_evidence(word: &str) -> Evidence {
    let mut evidence = Evidence::default();
    // A sign alone, like © or °, is no word.
    if !word.chars().any(char::is_alphabetic) {
        return evidence;
    }
    let is_long = word.chars().nth(MAX_WORD_CHARS).is_some();
    for (reading, tally) in READINGS.iter().zip(&mut evidence.tallies) {
        if is_long {
            tally.n_words = 1;
            continue;
        }
        let read = reading.read(word);
        for part in read.split(is_separator).map(trimmed).filter(|part| !part.is_ascii()) {
            tally.n_words += 1;
            tally.n_syllables += usize::from(is_syllable(part));
        }
    }
    let shown: String = word.chars().map(shown).collect();
    let is_spelt = shown.split(is_separator).map(trimmed).all(is_western_word);
    evidence.n_western = if is_spelt { evidence.tally(Reading::AsIs).n_words } else { 0 };
    evidence.n_wide = usize::from(word.chars().any(|c| byte_of(c).is_none()));
    evidence
}

/// A control character as the sign of windows-1252 that its byte is.
fn shown(c: char) -> char {
    u8::try_from(u32::from(c)).map_or(c, western)
}

/// Without the quotation marks and signs that stand beside western words.
fn trimmed(word: &str) -> &str {
    word.trim_matches([
        '«', '»', '°', '©', '®', '™', '·', '§', '¿', '¡', 'º', 'ª', '²', '³', '£', '¥', '¢', '€',
    ])
}

/// Whether a word is spelt as those of western Europe: at most two of three letters have marks (*été*), except in words of
/// one or two.
fn is_western_word(word: &str) -> bool {
    let n_chars = word.chars().count();
    let n_marked = word.chars().filter(|c| !c.is_ascii()).count();
    let is_letter = |c: char| {
        c.is_ascii_alphabetic()
            || (matches!(c, 'À'..='ÿ' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ')
                && !matches!(c, '×' | '÷' | 'Ð' | 'ð' | 'Þ' | 'þ'))
    };
    // A capital within a word in small letters is a byte of another encoding.
    let mut inner = word.chars().skip(1);
    let has_small = word.chars().any(char::is_lowercase);
    let is_one_case = !has_small || !inner.any(|c| c.is_uppercase() && !c.is_ascii());
    word.chars().all(is_letter) && is_one_case && (n_marked * 3 <= n_chars * 2 || n_chars <= 2)
}
