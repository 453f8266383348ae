//! The letters of Vietnamese taken apart into base letter, shape (breve, hat, horn, bar) and tone.
//!
//! Folding, ordering and the recognition of slugs all ask the same three questions of a letter, so the table
//! stands here once. Everything expects lower-case NFC characters.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A lower-case letter taken apart; `tone` is 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng (dictionary order).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter without any mark: `a` for `ậ`.
    pub base: char,
    /// The letter without its tone: `â` for `ậ`.
    pub shaped: char,
    pub tone: u8,
}

/// The vowels, a row each in the order of the tones; the first of a row carries no tone.
const ROWS: [(char, [char; 6]); 12] = [
    ('a', ['a', 'à', 'ả', 'ã', 'á', 'ạ']),
    ('a', ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ']),
    ('a', ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ']),
    ('e', ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ']),
    ('e', ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ']),
    ('i', ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị']),
    ('o', ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ']),
    ('o', ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ']),
    ('o', ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ']),
    ('u', ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ']),
    ('u', ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự']),
    ('y', ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ']),
];

/// All Vietnamese vowels with marks lie in U+00E0–U+01B0 or in U+1EA0–U+1EFF.
const LATIN_START: u32 = 0xE0;
const EXTENDED_START: u32 = 0x1EA0;
static LATIN: [Option<Letter>; 0xD1] = table(LATIN_START);
static EXTENDED: [Option<Letter>; 0x60] = table(EXTENDED_START);

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler; an iterator is not const")]
const fn table<const N: usize>(start: u32) -> [Option<Letter>; N] {
    let mut table = [None; N];
    let mut row = 0;
    while row < ROWS.len() {
        let (base, forms) = ROWS[row];
        let mut tone = 0;
        while tone < 6 {
            let code = forms[tone as usize] as u32;
            if code >= start && ((code - start) as usize) < N {
                table[(code - start) as usize] = Some(Letter { base, shaped: forms[0], tone });
            }
            tone += 1;
        }
        row += 1;
    }
    table
}

/// Takes a lower-case letter apart; a character that is no Vietnamese letter keeps its shape and loses its marks.
#[must_use]
pub fn letter(c: char) -> Letter {
    if c.is_ascii() {
        return Letter { base: c, shaped: c, tone: 0 };
    }
    if c == 'đ' {
        return Letter { base: 'd', shaped: 'đ', tone: 0 };
    }
    vietnamese(c).unwrap_or_else(|| Letter { base: unmarked(c), shaped: c, tone: 0 })
}

fn vietnamese(c: char) -> Option<Letter> {
    let code = u32::from(c);
    let entry = |table: &'static [Option<Letter>], start: u32| {
        usize::try_from(code.checked_sub(start)?).ok().and_then(|at| table.get(at).copied().flatten())
    };
    entry(&EXTENDED, EXTENDED_START).or_else(|| entry(&LATIN, LATIN_START))
}

fn unmarked(c: char) -> char {
    let mut base = c;
    let mut is_first = true;
    decompose_canonical(c, |part| {
        if is_first && !is_combining_mark(part) {
            base = part;
        }
        is_first = false;
    });
    base
}

/// Puts a tone (0–5) on a vowel without tone; any other character comes back as it is.
#[must_use]
pub fn with_tone(shaped: char, tone: u8) -> char {
    let row = ROWS.iter().find(|(_, forms)| forms.first() == Some(&shaped));
    row.and_then(|(_, forms)| forms.get(usize::from(tone))).copied().unwrap_or(shaped)
}

/// Whether a lower-case ASCII word could be a Vietnamese syllable stripped of all marks (`duong`, not `street`).
#[must_use]
pub fn is_bare_syllable(word: &str) -> bool {
    const ONSETS: [&str; 28] = [
        "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l",
        "m", "n", "p", "r", "s", "t", "v", "x", "q", "",
    ];
    const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    ONSETS.iter().filter_map(|onset| word.strip_prefix(onset)).any(|rhyme| {
        let coda = rhyme.trim_start_matches(['a', 'e', 'i', 'o', 'u', 'y']);
        (1..=3).contains(&(rhyme.len() - coda.len())) && CODAS.contains(&coda)
    })
}

#[cfg(test)]
mod tests {
    use super::{Letter, ROWS, is_bare_syllable, letter, with_tone};

    #[test]
    fn a_letter_comes_apart() {
        assert_eq!(letter('ậ'), Letter { base: 'a', shaped: 'â', tone: 5 });
        assert_eq!(letter('ý'), Letter { base: 'y', shaped: 'y', tone: 4 });
        assert_eq!(letter('ư'), Letter { base: 'u', shaped: 'ư', tone: 0 });
        assert_eq!(letter('đ'), Letter { base: 'd', shaped: 'đ', tone: 0 });
        assert_eq!(letter('ç').base, 'c');
        assert_eq!(letter('語').base, '語');
    }

    #[test]
    fn every_vowel_of_every_row_comes_back_together() {
        for form in ROWS.iter().flat_map(|(_, forms)| forms) {
            let parts = letter(*form);
            assert_eq!(with_tone(parts.shaped, parts.tone), *form);
        }
    }

    #[test]
    fn a_bare_syllable_is_told_from_an_english_word() {
        for syllable in ["duong", "nghieng", "quyen", "gi", "a", "thuyen"] {
            assert!(is_bare_syllable(syllable), "{syllable}");
        }
        for word in ["street", "fox", "ps", "world", "jumps"] {
            assert!(!is_bare_syllable(word), "{word}");
        }
    }
}
