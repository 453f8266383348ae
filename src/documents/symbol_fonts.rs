//! Letters of the typefaces Symbol and Wingdings, whose bytes are no letters but signs: those that stand in texts.

/// Whether a typeface holds signs in the places of letters.
pub(super) fn is_symbol_font(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "symbol"
        || name.starts_with("wingdings")
        || name == "webdings"
        || name.starts_with("zapfdingbats")
}

/// The sign for a character in a typeface of signs; `None` where it is not known.
pub(super) fn sign(font: &str, c: char) -> Option<char> {
    let byte = super::old_letters::byte_of(c)?;
    if byte <= 0x20 || byte == 0xA0 {
        return Some(char::from(byte));
    }
    if font.eq_ignore_ascii_case("symbol") { symbol(byte) } else { dingbat(byte) }
}

/// From Adobe's encoding of the typeface Symbol.
fn symbol(byte: u8) -> Option<char> {
    const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    let letter = |from: u8, letters: &str| letters.chars().nth(usize::from(byte.saturating_sub(from)));
    match byte {
        b'A'..=b'Z' => letter(b'A', CAPITALS),
        b'a'..=b'z' => letter(b'a', SMALL),
        b'-' => Some('−'),
        b'*' => Some('∗'),
        b'!'
        | b'#'
        | b'%'
        | b'&'
        | b'('
        | b')'
        | b'+'
        | b','
        | b'.'..=b'?'
        | b'['
        | b']'
        | b'_'
        | b'{'..=b'}' => Some(char::from(byte)),
        0xA3 => Some('≤'),
        0xA5 => Some('∞'),
        0xAB => Some('↔'),
        0xAC => Some('←'),
        0xAD => Some('↑'),
        0xAE => Some('→'),
        0xAF => Some('↓'),
        0xB0 => Some('°'),
        0xB1 => Some('±'),
        0xB3 => Some('≥'),
        0xB4 => Some('×'),
        0xB7 => Some('•'),
        0xB8 => Some('÷'),
        0xB9 => Some('≠'),
        0xBB => Some('≈'),
        0xBC => Some('…'),
        0xC5 => Some('⊕'),
        0xC6 => Some('∅'),
        0xCE => Some('∈'),
        0xD0 => Some('∠'),
        0xD2 | 0xE2 => Some('®'),
        0xD3 | 0xE3 => Some('©'),
        0xD6 => Some('√'),
        0xDB => Some('⇔'),
        0xDE => Some('⇒'),
        0xE5 => Some('∑'),
        _ => None,
    }
}

/// The bullets, boxes and arrows of Wingdings that Word offers for lists and forms.
fn dingbat(byte: u8) -> Option<char> {
    match byte {
        b'l' | b'n' => Some(if byte == b'l' { '●' } else { '■' }),
        b'o' | 0xA8 => Some('□'),
        b'q' => Some('❑'),
        b'v' => Some('❖'),
        0x9F => Some('•'),
        0xA7 => Some('▪'),
        0xD8 => Some('➢'),
        0xE0 | 0xE8 => Some('→'),
        0xFB => Some('✗'),
        0xFC => Some('✓'),
        0xFE => Some('☑'),
        b'(' => Some('☎'),
        b'*' => Some('✉'),
        _ => None,
    }
}
