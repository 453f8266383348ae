//! A plain text file, whatever its encoding: UTF-8 and UTF-16 are told by their bytes, old Vietnamese encodings by the
//! syllables that come out, western text by its words. Where nothing is sure it says so and shows what else it may be.

use super::encoding_lines::{as_letters, decode_lines, line_readings, lines_of};
use super::old_judging::{Evidence, Judge, Reading};
use super::old_letters::{OldLetters, converted, western};
use super::unicode_forms::{UnicodeForm, decode_unicode, unicode_form};

/// How a file writes letters as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
    /// An old Vietnamese one; also where a program has already made UTF-8 or UTF-16 of its bytes.
    Old(OldLetters),
    /// Western European.
    Windows1252,
    /// Several: each line in that which reads best.
    ByLine,
}

impl Encoding {
    /// The name its words go by, which programs read, too.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16-le",
            Self::Utf16Be => "utf-16-be",
            Self::Utf32Le => "utf-32-le",
            Self::Utf32Be => "utf-32-be",
            Self::Old(OldLetters::Tcvn3) => "tcvn3",
            Self::Old(OldLetters::Vni) => "vni",
            Self::Old(OldLetters::Viscii) => "viscii",
            Self::Old(OldLetters::Windows1258) => "windows-1258",
            Self::Windows1252 => "windows-1252",
            Self::ByLine => "by-line",
        }
    }
}

/// Whether a guess is beyond doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    Sure,
    Unsure,
}

/// What a file may say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    pub encoding: Encoding,
    /// The beginning of its text, at most [`PREVIEW_CHARS`].
    pub text: String,
}

/// A plain text file, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainText {
    pub text: String,
    pub encoding: Encoding,
    pub certainty: Certainty,
    /// What else it may be, the likeliest first; nothing where it is sure.
    pub others: Vec<Guess>,
}

/// Bytes read in an encoding that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// How many bytes, or units of two or four, stand for no letter.
    pub n_without_letter: usize,
}

/// How long a preview is, in code points.
pub const PREVIEW_CHARS: usize = 2_000;

/// Of so many letters of UTF-8 one may be damaged.
const UTF8_LETTERS_FOR_ONE_DAMAGED: usize = 20;

/// The syllables among 1,000 words that reading line by line must add to be worth it.
const WORTH_BY_LINE: usize = 50;

/// Reads a plain text file.
#[must_use]
pub fn read_plain(bytes: &[u8]) -> PlainText {
    let mut judge = Judge::default();
    let form = unicode_form(bytes);
    let seen = Seen::new(bytes, form, &mut judge);
    let evidence = &seen.evidence;
    if let Some(old) = evidence.sure().filter(|_| evidence.n_wide == 0) {
        return sure_text(bytes, Encoding::Old(old));
    }
    if let Some(form) = form {
        return unicode_text(bytes, form.into(), &seen);
    }
    if is_damaged_utf8(bytes) {
        return unsure_text(bytes, Encoding::Utf8, &seen);
    }
    let has_zero = bytes.contains(&0);
    if evidence.is_western() && !has_zero {
        return sure_text(bytes, Encoding::Windows1252);
    }
    let best = evidence.best();
    let whole = evidence.tally(Reading::Old(best));
    let by_line = line_readings(bytes, &mut judge);
    if by_line.n_readings > 1 && by_line.share >= whole.share() + WORTH_BY_LINE {
        return unsure_text(bytes, Encoding::ByLine, &seen);
    }
    let is_likely = whole.share() >= 600 && whole.n_words > 1 && evidence.stands_out(best);
    let encoding = if is_likely && !has_zero { Encoding::Old(best) } else { Encoding::Windows1252 };
    unsure_text(bytes, encoding, &seen)
}

/// The text of bytes in an encoding that somebody chose.
#[must_use]
pub fn decode_as(bytes: &[u8], encoding: Encoding) -> Decoded {
    match encoding {
        Encoding::Utf8 => decode_unicode(bytes, UnicodeForm::Utf8),
        Encoding::Utf16Le => decode_unicode(bytes, UnicodeForm::Utf16Le),
        Encoding::Utf16Be => decode_unicode(bytes, UnicodeForm::Utf16Be),
        Encoding::Utf32Le => decode_unicode(bytes, UnicodeForm::Utf32Le),
        Encoding::Utf32Be => decode_unicode(bytes, UnicodeForm::Utf32Be),
        Encoding::ByLine => counted(decode_lines(bytes)),
        Encoding::Windows1252 => counted(bytes.iter().map(|byte| western(*byte)).collect()),
        Encoding::Old(letters) => counted(match unicode_form(bytes) {
            None => lines_of(bytes).map(|line| converted(&as_letters(line), letters)).collect(),
            // The bytes stand in UTF-8 or UTF-16 as if they were letters.
            Some(form) => {
                let text = decode_unicode(bytes, form).text;
                text.split_inclusive('\n').map(|line| converted(line, letters)).collect()
            }
        }),
    }
}

/// What is seen of a file at first.
struct Seen {
    evidence: Evidence,
    /// Its beginning: the characters of its form of Unicode, or its bytes as characters.
    head: String,
}

impl Seen {
    fn new(bytes: &[u8], form: Option<UnicodeForm>, judge: &mut Judge) -> Self {
        // A mark may follow each letter.
        const HEAD_CHARS: usize = PREVIEW_CHARS * 2;
        if let Some(form) = form {
            let text = decode_unicode(bytes, form).text;
            let head = text.chars().take(HEAD_CHARS).collect();
            return Self { evidence: judge.evidence(&text), head };
        }
        let mut evidence = Evidence::default();
        for line in lines_of(bytes) {
            evidence.add(&judge.evidence(&as_letters(line)));
        }
        Self { evidence, head: bytes.iter().take(HEAD_CHARS).map(|byte| char::from(*byte)).collect() }
    }

    /// The beginning as it would be read.
    fn preview(&self, letters: Option<OldLetters>) -> String {
        let text = match letters {
            Some(letters) => converted(&self.head, letters),
            None => self.head.chars().map(|c| u8::try_from(u32::from(c)).map_or(c, western)).collect(),
        };
        preview(&text)
    }
}

impl From<UnicodeForm> for Encoding {
    fn from(form: UnicodeForm) -> Self {
        match form {
            UnicodeForm::Utf8 => Self::Utf8,
            UnicodeForm::Utf16Le => Self::Utf16Le,
            UnicodeForm::Utf16Be => Self::Utf16Be,
            UnicodeForm::Utf32Le => Self::Utf32Le,
            UnicodeForm::Utf32Be => Self::Utf32Be,
        }
    }
}

/// With the number of control characters that no text has: bytes without a letter.
fn counted(text: String) -> Decoded {
    let is_letter = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    let n_without_letter = text.chars().filter(|c| !is_letter(*c)).count();
    Decoded { text, n_without_letter }
}

fn sure_text(bytes: &[u8], encoding: Encoding) -> PlainText {
    let text = decode_as(bytes, encoding).text;
    PlainText { text, encoding, certainty: Certainty::Sure, others: Vec::new() }
}

/// A text that is Unicode by its bytes. Its letters may all the same be bytes of an old encoding, which is unsure where
/// it was not sure already.
fn unicode_text(bytes: &[u8], encoding: Encoding, seen: &Seen) -> PlainText {
    let evidence = &seen.evidence;
    let best = evidence.best();
    let tally = evidence.tally(Reading::Old(best));
    let is_doubtful = evidence.n_wide == 0
        && tally.n_words > 1
        && tally.share() >= 600
        && evidence.stands_out(best)
        && !evidence.is_western();
    if is_doubtful { unsure_text(bytes, encoding, seen) } else { sure_text(bytes, encoding) }
}

fn unsure_text(bytes: &[u8], encoding: Encoding, seen: &Seen) -> PlainText {
    let text = decode_as(bytes, encoding).text;
    let mut others: Vec<Guess> = Vec::new();
    let head = preview(&text);
    for letters in seen.evidence.ranking().map(Some).into_iter().chain([None]) {
        let other = letters.map_or(Encoding::Windows1252, Encoding::Old);
        let guess = Guess { encoding: other, text: seen.preview(letters) };
        let is_new = guess.text != head && others.iter().all(|known| known.text != guess.text);
        if other != encoding && is_new {
            others.push(guess);
        }
    }
    PlainText { text, encoding, certainty: Certainty::Unsure, others }
}

fn preview(text: &str) -> String {
    text.chars().take(PREVIEW_CHARS).collect()
}

/// Whether bytes are UTF-8 but for a few.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let mut n_letters = 0_usize;
    let mut n_damaged = 0_usize;
    for chunk in bytes.utf8_chunks() {
        n_letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        n_damaged += usize::from(!chunk.invalid().is_empty());
    }
    n_letters >= n_damaged.saturating_mul(UTF8_LETTERS_FOR_ONE_DAMAGED) && n_letters > 0
}
