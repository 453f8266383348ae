//! What a glyph of a PDF says: what the file tells, mended where files are known to tell something else.

use hayro_font::hayro_cmap::BfString;

/// A glyph of a font.
pub(super) struct Glyph {
    /// What it says: one letter, several of a ligature, or nothing; U+FFFD where the file does not tell.
    pub(super) words: Box<str>,
    /// How far the next one stands from it, in units of the size.
    pub(super) width: f64,
}

impl Glyph {
    /// Whether it is a letter of Vietnamese that no font of bytes has.
    pub(super) fn is_only_unicode(&self) -> bool {
        self.words.chars().any(|c| {
            matches!(c, '\u{1EA0}'..='\u{1EF9}' | 'ă' | 'Ă' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
        })
    }
}

/// What the codes of a font stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alphabet {
    Unicode,
    /// Bytes that mean Vietnamese letters, in TCVN3 or VNI: they come as Latin-1.
    Old,
    /// The same in VISCII, which uses 0x80 to 0x9F too.
    Viscii,
    /// Signs: bullets, arrows.
    Signs,
}

impl Alphabet {
    /// By the font's name.
    pub(super) fn of(name: &str) -> Self {
        let lower = name.to_lowercase();
        let plain = lower.trim_start_matches('.');
        let begins = |starts: &[&str]| starts.iter().any(|start| plain.starts_with(start));
        if ["symbol", "wingdings", "webdings", "dingbats"].iter().any(|part| plain.contains(part)) {
            Self::Signs
        } else if plain.contains("viscii")
            || begins(&["vi-", "viarial", "vitimes", "vicourier", "vihelvetica"])
        {
            Self::Viscii
        } else if begins(&["vn", "abc", "tmc"]) || plain.contains("tcvn") {
            Self::Old
        } else {
            Self::Unicode
        }
    }

    /// Whether bytes mean Vietnamese letters.
    pub(super) fn is_old(self) -> bool {
        matches!(self, Self::Old | Self::Viscii)
    }
}

/// What a code says, by what the file tells of it. `byte` is the code where the font has codes of one byte.
pub(super) fn meaning(unicode: Option<BfString>, code: u32, byte: Option<u8>, alphabet: Alphabet) -> String {
    let told = match unicode {
        Some(BfString::Char(c)) => c.to_string(),
        Some(BfString::String(words)) => words,
        None => String::new(),
    };
    match alphabet {
        Alphabet::Old | Alphabet::Viscii => old_letter(&told, byte, alphabet),
        Alphabet::Signs if told.is_empty() || told.chars().all(is_private) => {
            sign(told.chars().next().map_or(code, u32::from)).to_string()
        }
        Alphabet::Unicode | Alphabet::Signs if told.is_empty() => '\u{FFFD}'.to_string(),
        Alphabet::Unicode | Alphabet::Signs => plain(&told),
    }
}

/// A letter of a font of bytes. Files take such a font for one in Windows' Latin encoding, where some of its letters are
/// signs that have look-alikes: 0xAD (ư) becomes a hyphen or minus, 0xB7 (ã) a dot. The byte is right.
fn old_letter(told: &str, byte: Option<u8>, alphabet: Alphabet) -> String {
    let mut chars = told.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else {
        let byte = byte.filter(|byte| *byte >= 0x20 && told.is_empty());
        return byte.map_or_else(
            || if told.is_empty() { "\u{FFFD}".into() } else { told.into() },
            |byte| char::from(byte).into(),
        );
    };
    if let Some(byte) = byte {
        let is_high = byte >= 0xA0;
        let is_look_alike =
            is_high && (matches!(c, ' ' | '-' | '\u{AD}') || c > '\u{FF}' && !c.is_alphabetic());
        if is_look_alike || byte >= 0x80 && alphabet == Alphabet::Viscii {
            return char::from(byte).into();
        }
    }
    let told = match c {
        '\u{2212}' => '\u{AD}',
        '\u{2219}' | '\u{22C5}' => '\u{B7}',
        '\u{3BC}' => '\u{B5}',
        '\u{2C9}' => '\u{AF}',
        // Eth and the Vietnamese letter look the same.
        '\u{110}' => '\u{D0}',
        '\u{111}' => '\u{F0}',
        // The place where fonts of signs keep their bytes.
        '\u{F020}'..='\u{F0FF}' => char::from_u32(u32::from(c) - 0xF000).unwrap_or(c),
        _ => c,
    };
    told.into()
}

/// The bullets and dashes among the signs of Symbol and Wingdings; others are bullets too, which is what they are used for.
fn sign(code: u32) -> char {
    match code & 0xFF {
        0x20 | 0xA0 => ' ',
        0x2D => '-',
        0xA7 => '▪',
        0xD8 => '➢',
        0xE0 | 0xE8 => '→',
        0xFC => '✓',
        _ => '•',
    }
}

/// Whether a character has no meaning that all agree on.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

/// What letters say: ligatures come apart, white space is a space, and control characters are nothing.
pub(super) fn plain(told: &str) -> String {
    let mut words = String::with_capacity(told.len());
    told.chars().for_each(|c| push(c, &mut words));
    words
}

fn push(c: char, words: &mut String) {
    match c {
        '\u{FB00}' => words.push_str("ff"),
        '\u{FB01}' => words.push_str("fi"),
        '\u{FB02}' => words.push_str("fl"),
        '\u{FB03}' => words.push_str("ffi"),
        '\u{FB04}' => words.push_str("ffl"),
        '\u{FB05}' | '\u{FB06}' => words.push_str("st"),
        '\0' => words.push('\u{FFFD}'),
        '\u{AD}' => words.push(c),
        // A font has one glyph for the space and the space that does not break; which of them it is said to be is chance.
        _ if c.is_whitespace() => words.push(' '),
        _ if c.is_control() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{200C}'..='\u{200F}') => {}
        _ => words.push(c),
    }
}
