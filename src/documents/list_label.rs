//! The numbers of lists as word processors show them: `Điều 5.`, `5.1.`, `a)`, `IV.`.

/// The largest number that is shown as letters or in Roman signs; larger ones have figures, as they would be long.
const MOST_LETTERS: u32 = 260;
const MOST_ROMAN: u32 = 3999;

/// How many letters the alphabet of lists has.
const N_LETTERS: u32 = 26;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberForm {
    Decimal,
    /// With a zero before a single figure.
    DecimalZero,
    Roman {
        is_upper: bool,
    },
    /// After `z` comes `aa`, then `bb` where letters are repeated, else `ab`.
    Letter {
        is_upper: bool,
        is_repeated: bool,
    },
}

impl NumberForm {
    /// A number as it is shown.
    pub(super) fn shown(self, number: u32) -> String {
        let cased = |words: String, is_upper: bool| if is_upper { words.to_uppercase() } else { words };
        match self {
            Self::DecimalZero => format!("{number:02}"),
            Self::Roman { is_upper } if (1..=MOST_ROMAN).contains(&number) => cased(roman(number), is_upper),
            Self::Letter { is_upper, is_repeated } if (1..=MOST_LETTERS).contains(&number) => {
                cased(if is_repeated { repeated(number) } else { counted(number) }, is_upper)
            }
            Self::Decimal | Self::Roman { .. } | Self::Letter { .. } => number.to_string(),
        }
    }
}

fn letter(n: u32) -> char {
    u32::from('a').checked_add(n).and_then(char::from_u32).unwrap_or('a')
}

/// `a` to `z`, `aa`, `bb`.
fn repeated(number: u32) -> String {
    let from_zero = number.saturating_sub(1);
    (0..=from_zero / N_LETTERS).map(|_| letter(from_zero % N_LETTERS)).collect()
}

/// `a` to `z`, `aa`, `ab`.
fn counted(number: u32) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        rest = rest.saturating_sub(1);
        letters.push(letter(rest % N_LETTERS));
        rest /= N_LETTERS;
    }
    letters.into_iter().rev().collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number;
    let mut words = String::new();
    for (worth, signs) in SIGNS {
        while rest >= worth {
            words.push_str(signs);
            rest = rest.saturating_sub(worth);
        }
    }
    words
}
