//! Character references: `&nbsp;`, `&#7843;`, `&#x1EA3;`, and those of old pages that lack their semicolon.

use pulldown_cmark::{Event, Parser};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Where a text stands: in an address, `&copy=` is no ©.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    Text,
    Attribute,
}

/// The names of U+00A0 to U+00FF, which need no semicolon.
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo",
    "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot",
    "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute",
    "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash",
    "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde",
    "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc",
    "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave",
    "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Others that many pages have; the parser of Markdown knows the rest.
const OFTEN: [(&str, &str); 16] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("AMP", "&"),
    ("LT", "<"),
    ("GT", ">"),
    ("QUOT", "\""),
    ("apos", "'"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("hellip", "…"),
];
/// How many of [`OFTEN`] need no semicolon.
const N_BARE: usize = 8;

/// A text with its character references replaced.
pub(super) fn replaced(text: &str, stand: Stand) -> Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    let mut rare = Rare::default();
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        words.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
        let n_read = numbered(rest, &mut words).or_else(|| named(rest, stand, &mut rare, &mut words));
        match n_read {
            Some(n_read) => rest = rest.get(n_read..).unwrap_or_default(),
            None => words.push('&'),
        }
    }
    words.push_str(rest);
    Cow::Owned(words)
}

/// Reads what stands behind the `&` of `&#7843;`; tells how many bytes it read.
fn numbered(rest: &str, words: &mut String) -> Option<usize> {
    let digits = rest.strip_prefix('#')?;
    let (digits, radix, n_before) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 2),
        None => (digits, 10, 1),
    };
    let n_digits = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let number = digits.get(..n_digits).filter(|digits| !digits.is_empty())?;
    // A number that is too large for a u32 is no character either.
    let number = u32::from_str_radix(number, radix).unwrap_or(u32::MAX);
    words.push(character(number));
    let has_end = digits.as_bytes().get(n_digits) == Some(&b';');
    Some(n_before + n_digits + usize::from(has_end))
}

/// The character of this number. 128 to 159 are those of windows-1252, as browsers have it.
fn character(number: u32) -> char {
    let byte = u8::try_from(number).ok().filter(|byte| (0x80..=0x9F).contains(byte));
    if let Some(byte) = byte {
        let bytes = [byte];
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        return text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
    }
    char::from_u32(number).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Reads what stands behind the `&` of `&nbsp;`; tells how many bytes it read.
fn named(rest: &str, stand: Stand, rare: &mut Rare, words: &mut String) -> Option<usize> {
    const LONGEST: usize = 32;
    let n_name = rest.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let name = rest.get(..n_name).filter(|name| !name.is_empty())?;
    let has_end = rest.as_bytes().get(n_name) == Some(&b';');
    if has_end {
        if let Some(c) = latin(name) {
            words.push(c);
            return Some(n_name + 1);
        }
        let often = OFTEN.iter().find(|(often, _)| *often == name).map(|(_, c)| Cow::Borrowed(*c));
        if let Some(c) = often.or_else(|| rare.character(name).map(Cow::Borrowed)) {
            words.push_str(&c);
            return Some(n_name + 1);
        }
    }
    if stand == Stand::Attribute {
        return None;
    }
    // "&nbspHà": the longest name that it begins with.
    let names = (2..=n_name.min(6)).rev().filter_map(|n| name.get(..n));
    for name in names {
        let bare = OFTEN.iter().take(N_BARE).find(|(often, _)| *often == name);
        if let Some(c) = bare.and_then(|(_, c)| c.chars().next()).or_else(|| latin(name)) {
            words.push(c);
            return Some(name.len());
        }
    }
    None
}

static BY_NAME: LazyLock<HashMap<&str, char>> =
    LazyLock::new(|| LATIN.into_iter().zip('\u{a0}'..='\u{ff}').collect());

fn latin(name: &str) -> Option<char> {
    BY_NAME.get(name).copied()
}

/// The last name that few pages have, and its characters: the next one is often the same.
#[derive(Default)]
struct Rare {
    name: String,
    characters: Option<String>,
}

impl Rare {
    fn character(&mut self, name: &str) -> Option<&str> {
        if self.name != name {
            name.clone_into(&mut self.name);
            let written = format!("&{name};");
            let event = Parser::new(&written).find(|event| matches!(event, Event::Text(_)));
            self.characters = match event {
                Some(Event::Text(words)) if *words != *written => Some(words.into_string()),
                _ => None,
            };
        }
        self.characters.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::{Stand, replaced};

    #[test]
    fn character_references_are_read_as_browsers_read_them() {
        for (written, text, attribute) in [
            ("Hà&nbsp;Nội", "Hà\u{a0}Nội", "Hà\u{a0}Nội"),
            ("&#7843;&#x1EA3;&#X1ea3", "ảảả", "ảảả"),
            ("&ldquo;a&rdquo; &hellip; &Omega;", "“a” … Ω", "“a” … Ω"),
            ("a &amp b &lt", "a & b <", "a &amp b &lt"),
            ("?a=1&copy=2", "?a=1©=2", "?a=1&copy=2"),
            ("&eacutet&eacute", "été", "&eacutet&eacute"),
            ("&#147;a&#148;", "“a”", "“a”"),
            ("&#0;&#99999999999;&#xD800;", "\u{fffd}\u{fffd}\u{fffd}", "\u{fffd}\u{fffd}\u{fffd}"),
            ("AT&T & &khong; &;", "AT&T & &khong; &;", "AT&T & &khong; &;"),
            ("&notit;", "¬it;", "&notit;"),
        ] {
            assert_eq!(replaced(written, Stand::Text), text, "{written}");
            assert_eq!(replaced(written, Stand::Attribute), attribute, "{written}");
        }
    }
}
