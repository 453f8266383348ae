//! Characters that nobody sees.

/// Whether a character draws nothing and is no white space: soft hyphens, zero-width spaces, byte order marks, marks of
/// direction, joiners, control characters; and fillers, which only take room.
#[must_use]
pub fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{17B4}'
            | '\u{17B5}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
    ) || (letter.is_control() && !letter.is_whitespace())
}

/// Whether a character joins its neighbours or keeps them apart: emoji and some scripts need them within a word.
#[must_use]
pub fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}')
}

/// The byte after the unseen characters that begin at a byte; the byte itself where there are none.
#[must_use]
pub fn after_unseen(text: &str, byte: usize) -> usize {
    let rest = text.get(byte..).unwrap_or_default();
    byte + rest.len() - rest.trim_start_matches(is_unseen).len()
}
