//! Words of an Excel workbook: its list of strings that cells share, and strings that stand in cells.

use super::table::MAX_CELLS;
use super::xlsx_package::Package;
use crate::documents::document::{DocumentFault, Limit};
use crate::documents::xml::{Xml, XmlEvent};

/// The strings that cells share, one behind the other. The archive lets none of its parts be larger than 64 MB.
#[derive(Debug, Default)]
pub(super) struct SharedStrings {
    text: String,
    /// Where each ends, in bytes.
    ends: Vec<usize>,
}

impl SharedStrings {
    /// Reads the list.
    ///
    /// # Errors
    /// Where it is damaged or too long, or it is asked to stop.
    pub(super) fn read(package: &mut Package<'_>, part: &str) -> Result<Self, DocumentFault> {
        let text = package.text(part)?;
        let mut xml = package.xml(&text);
        let mut strings = Self::default();
        while let Some(event) = xml.next_event()? {
            let XmlEvent::Start(tag) = event else { continue };
            if tag.name != "si" {
                continue;
            }
            if strings.ends.len() >= MAX_CELLS {
                return Err(DocumentFault::TooLarge(Limit::Parts));
            }
            read_words(&mut xml, &mut strings.text)?;
            strings.ends.push(strings.text.len());
        }
        Ok(strings)
    }

    /// A string by its place in the list.
    pub(super) fn string(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.text.get(start..end)
    }
}

/// Reads the words of the element that began last, in one run or several, without those that tell how Asian letters are
/// spoken (ECMA-376, 18.4.6); reads to its end.
///
/// # Errors
/// As those of [`Xml::next_event`].
pub(super) fn read_words(xml: &mut Xml<'_>, words: &mut String) -> Result<(), DocumentFault> {
    let depth = xml.depth();
    while xml.depth() >= depth {
        match xml.next_event()? {
            Some(XmlEvent::Start(tag)) => match tag.name.as_str() {
                "t" => words.push_str(&unescaped(xml.text()?)),
                "r" => {}
                _ => xml.skip()?,
            },
            Some(XmlEvent::End(_) | XmlEvent::Text(_)) => {}
            None => break,
        }
    }
    Ok(())
}

/// Words without the escapes `_x000D_` (ECMA-376, 22.9.2.19).
pub(super) fn unescaped(words: String) -> String {
    if !words.contains("_x") {
        return words;
    }
    let mut plain = String::with_capacity(words.len());
    let mut rest = words.as_str();
    while let Some((before, from)) = rest.split_once("_x") {
        plain.push_str(before);
        let escape = from.split_at_checked(4).and_then(|(digits, after)| {
            let is_code = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let code = u32::from_str_radix(digits, 16).ok().filter(|_| is_code)?;
            Some((char::from_u32(code)?, after.strip_prefix('_')?))
        });
        if let Some((c, after)) = escape {
            plain.push(c);
            rest = after;
        } else {
            plain.push_str("_x");
            rest = from;
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn an_escape_is_the_character_it_stands_for_and_anything_like_it_stays() {
        for (escaped, plain) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00", "_x00"),
            ("_x00ăb_", "_x00ăb_"),
            ("_x+0D1_", "_x+0D1_"),
            ("a_xb", "a_xb"),
            ("_xD800_", "_xD800_"),
        ] {
            assert_eq!(unescaped(escaped.to_owned()), plain);
        }
    }
}
