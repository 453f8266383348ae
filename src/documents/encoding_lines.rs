//! A plain text file whose lines are in different encodings: pasted together, or written to by several programs.

use super::old_judging::{Evidence, Judge, Reading};
use super::old_letters::{OldLetters, converted, western};

/// How a line is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineReading {
    Utf8,
    Western,
    Old(OldLetters),
}

/// What reading line by line gives.
pub(super) struct LineReadings {
    /// How each line is read.
    readings: Vec<LineReading>,
    /// How many different readings there are.
    pub(super) n_readings: usize,
    /// Syllables among 1,000 words.
    pub(super) share: usize,
}

/// Longer lines, in bytes, are read in parts.
const MAX_LINE: usize = 1 << 20;

/// The lines of a file with their ends; a very long one is cut between words.
pub(super) fn lines_of(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let longest = rest.get(..MAX_LINE).unwrap_or(rest);
        let end = memchr::memchr(b'\n', longest).map(|at| at + 1);
        let is_cut = longest.len() < rest.len();
        let cut = || memchr::memrchr(b' ', longest).filter(|_| is_cut).map(|at| at + 1);
        let n_bytes = end.or_else(cut).unwrap_or(longest.len());
        let (line, after) = rest.split_at_checked(n_bytes)?;
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// Bytes as the characters of these code points.
pub(super) fn as_letters(line: &[u8]) -> String {
    line.iter().map(|byte| char::from(*byte)).collect()
}

/// The line if it is UTF-8 and more than ASCII.
fn as_utf8(line: &[u8]) -> Option<&str> {
    std::str::from_utf8(line).ok().filter(|text| !text.is_ascii())
}

/// What a line is beyond doubt.
fn sure_reading(line: &[u8], evidence: &Evidence) -> Option<LineReading> {
    if as_utf8(line).is_some() {
        return Some(LineReading::Utf8);
    }
    let western = Some(LineReading::Western).filter(|_| evidence.is_western());
    evidence.sure().map(LineReading::Old).or(western)
}

/// The reading of each line: what it is by itself, or else that of the encodings of other lines which reads best, of several
/// that read alike that of the line before.
pub(super) fn line_readings(bytes: &[u8], judge: &mut Judge) -> LineReadings {
    let mut told: Vec<OldLetters> = Vec::new();
    let mut whole = Evidence::default();
    for line in lines_of(bytes) {
        let evidence = judge.evidence(as_utf8(line).unwrap_or(&as_letters(line)));
        whole.add(&evidence);
        told.extend(evidence.sure().filter(|letters| !told.contains(letters)));
    }
    if told.is_empty() {
        told.push(whole.best());
    }
    let mut found = LineReadings { readings: Vec::new(), n_readings: 0, share: 0 };
    let mut seen: Vec<LineReading> = Vec::new();
    let (mut n_words, mut n_right) = (0_usize, 0_usize);
    let mut before = whole.best();
    for line in lines_of(bytes) {
        let evidence = judge.evidence(as_utf8(line).unwrap_or(&as_letters(line)));
        let best = || {
            let share = |letters: &OldLetters| evidence.tally(Reading::Old(*letters)).share();
            told.iter().copied().max_by_key(|letters| (share(letters), *letters == before)).unwrap_or(before)
        };
        let reading = sure_reading(line, &evidence).unwrap_or_else(|| LineReading::Old(best()));
        let tally = match reading {
            LineReading::Utf8 | LineReading::Western => evidence.tally(Reading::AsIs),
            LineReading::Old(letters) => {
                before = letters;
                evidence.tally(Reading::Old(letters))
            }
        };
        n_words = n_words.saturating_add(tally.n_words);
        let is_western = reading == LineReading::Western;
        n_right = n_right.saturating_add(if is_western { tally.n_words } else { tally.n_syllables });
        if tally.n_words > 0 && !seen.contains(&reading) {
            seen.push(reading);
        }
        found.readings.push(reading);
    }
    found.n_readings = seen.len();
    found.share = n_right.saturating_mul(1000).checked_div(n_words).unwrap_or_default();
    found
}

/// The text of a file that is read line by line.
pub(super) fn decode_lines(bytes: &[u8]) -> String {
    let found = line_readings(bytes, &mut Judge::default());
    let mut text = String::with_capacity(bytes.len());
    for (line, reading) in lines_of(bytes).zip(found.readings) {
        match reading {
            LineReading::Utf8 => text.push_str(&String::from_utf8_lossy(line)),
            LineReading::Western => text.extend(line.iter().map(|byte| western(*byte))),
            LineReading::Old(letters) => text.push_str(&converted(&as_letters(line), letters)),
        }
    }
    text
}
