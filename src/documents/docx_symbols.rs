//! Letters of typefaces that draw signs in the place of letters, as Word writes them in `w:sym`.

/// Where the letters of such a typeface stand in Unicode's private area (MS-DOC and ECMA-376, 17.3.3.30).
const PRIVATE: std::ops::RangeInclusive<u32> = 0xF000..=0xF0FF;

/// Symbol, by Adobe's table of that encoding: where a row begins, and the signs from there on.
const SYMBOL: &[(u8, &str)] = &[
    (0x20, " !∀#∃%&∋()∗+,−./"),
    (0x30, "0123456789:;<=>?"),
    (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ"),
    (0x50, "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    (0x61, "αβχδεφγηιϕκλμνοπ"),
    (0x71, "θρστυϖωξψζ{|}∼"),
    (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓"),
    (0xB0, "°±″≥×∝∂•÷≠≡≈…"),
    (0xBF, "↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈"),
    (0xCF, "∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒"),
    (0xDF, "⇓◊〈®©™∑"),
    (0xF1, "〉∫"),
];

/// Wingdings, the signs that Unicode took over or had before; rows as those of Symbol.
const WINGDINGS: &[(u8, &str)] = &[
    (0x20, " ✏✂✁"),
    (0x28, "☎✆✉"),
    (0x3F, "✍"),
    (0x41, "✌"),
    (0x45, "☜☞☝☟"),
    (0x4A, "☺😐☹"),
    (0x4E, "☠⚐"),
    (0x51, "✈☼💧❄"),
    (0x56, "✞"),
    (0x58, "✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑"),
    (0x68, "♒♓&&●❍■□"),
    (0x71, "❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹"),
    (0x90, "❺❻❼❽❾❿"),
    (0x9E, "·•"),
    (0xA1, "○"),
    (0xA4, "◉◎"),
    (0xA7, "▪◻"),
    (0xAA, "✦★✶✴✹✵"),
    (0xB5, "✪✰"),
    (0xD5, "⌫⌦"),
    (0xD8, "➢"),
    (0xDC, "➲"),
    (0xDF, "←→↑↓↖↗↙↘"),
    (0xE8, "➔"),
    (0xEF, "⇦⇨⇧⇩⬄⇳"),
    (0xFB, "✗✓☒☑"),
];

/// Wingdings 2: ticks and boxes, as forms have them; rows as those of Symbol.
const WINGDINGS_2: &[(u8, &str)] = &[(0x4F, "✗✓"), (0x52, "☑"), (0xA2, "■□")];

/// What a sign means: its letter where Unicode has it, `None` where the typeface alone knows it.
pub(super) fn letter(font: &str, code: u32) -> Option<char> {
    let name = font.trim().to_ascii_lowercase();
    let rows = match name.as_str() {
        "symbol" => SYMBOL,
        "wingdings" => WINGDINGS,
        "wingdings 2" => WINGDINGS_2,
        "webdings" | "wingdings 3" | "mt extra" => &[],
        _ => return char::from_u32(code).filter(|_| !is_private(code)),
    };
    let place = u8::try_from(code & 0xFF).ok().filter(|_| code <= 0xFF || PRIVATE.contains(&code))?;
    let row = rows.iter().rev().find(|(start, _)| *start <= place);
    row.and_then(|(start, signs)| signs.chars().nth(usize::from(place.saturating_sub(*start))))
}

/// Whether a code point is one of the letters of a sign typeface.
pub(super) fn is_private(code: u32) -> bool {
    PRIVATE.contains(&code)
}
