//! The tables at the head of an RTF file: its typefaces and its styles.

use super::code_pages::{charset_page, code_page};
use super::font_names::old_font;
use super::old_letters::western;
use super::symbol_fonts::{is_symbol_font, sign};
use encoding_rs::Encoding;
use std::collections::HashMap;
use std::sync::Arc;

/// A typeface.
#[derive(Clone, Debug, Default)]
pub(super) struct Font {
    pub(super) name: Arc<str>,
    charset: Option<i32>,
    page: Option<i32>,
}

/// How many typefaces and styles are kept.
const MAX_ENTRIES: usize = 10_000;

/// Longer names, in bytes, are cut.
const MAX_NAME: usize = 256;

/// The typefaces of a file, and the one that is being read.
#[derive(Debug, Default)]
pub(super) struct FontTable {
    fonts: HashMap<i32, Font>,
    number: Option<i32>,
    font: Font,
    written: String,
}

impl FontTable {
    pub(super) fn font(&self, number: i32) -> Option<&Font> {
        self.fonts.get(&number)
    }

    /// A control word within the table.
    pub(super) fn word(&mut self, name: &str, value: Option<i32>) {
        match name {
            "f" => {
                self.end();
                self.number = value;
            }
            "fcharset" => self.font.charset = value,
            "cpg" => self.font.page = value,
            _ => {}
        }
    }

    /// Words within the table: a name, which a semicolon ends.
    pub(super) fn text(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if *byte == b';' {
                self.end();
            } else if self.written.len() < MAX_NAME {
                self.written.push(western(*byte));
            }
        }
    }

    /// Ends the entry.
    pub(super) fn end(&mut self) {
        let written = std::mem::take(&mut self.written);
        let mut font = std::mem::take(&mut self.font);
        let name = written.trim();
        if let Some(number) =
            self.number.take().filter(|_| !name.is_empty() && self.fonts.len() < MAX_ENTRIES)
        {
            font.name = Arc::from(name);
            self.fonts.insert(number, font);
        }
    }
}

/// What bytes came to.
#[derive(Debug, Default)]
pub(super) struct FontText {
    pub(super) text: String,
    /// Signs whose meaning is not known.
    pub(super) n_unknown: usize,
}

/// The text of bytes in a typeface; `usual` is the encoding of the file. Those of old Vietnamese typefaces stay code
/// points: what they are is judged later over the whole document.
pub(super) fn text_in(font: Option<&Font>, bytes: &[u8], usual: &'static Encoding) -> FontText {
    let name = font.map_or("", |font| &*font.name);
    if old_font(name).is_some() {
        return FontText { text: bytes.iter().map(|byte| western(*byte)).collect(), n_unknown: 0 };
    }
    if is_symbol_font(name) {
        let text: String = bytes.iter().filter_map(|byte| sign(name, char::from(*byte))).collect();
        let n_unknown = bytes.len().saturating_sub(text.chars().count());
        return FontText { text, n_unknown };
    }
    let by_charset = font.and_then(|font| font.charset.and_then(charset_page).or(font.page));
    let encoding = by_charset.and_then(code_page).unwrap_or(usual);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    FontText { n_unknown: text.matches(char::REPLACEMENT_CHARACTER).count(), text: text.into_owned() }
}

/// The styles of paragraphs, of which only the level of headings matters, and the one that is being read.
#[derive(Debug, Default)]
pub(super) struct StyleSheet {
    levels: HashMap<i32, u8>,
    number: i32,
    outline: Option<u8>,
    written: String,
}

impl StyleSheet {
    /// The level of the headings in a style.
    pub(super) fn level(&self, number: i32) -> Option<u8> {
        self.levels.get(&number).copied()
    }

    /// A control word within the table.
    pub(super) fn word(&mut self, name: &str, value: Option<i32>) {
        match name {
            "s" => self.number = value.unwrap_or_default(),
            // Styles of characters, sections and tables have numbers of their own.
            "cs" | "ds" | "ts" => self.number = -1,
            "outlinelevel" => self.outline = value.and_then(outline_level),
            _ => {}
        }
    }

    /// Words within the table: a name, which a semicolon ends.
    pub(super) fn text(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if *byte == b';' {
                self.end();
            } else if self.written.len() < MAX_NAME {
                self.written.push(western(*byte));
            }
        }
    }

    fn end(&mut self) {
        let name = std::mem::take(&mut self.written);
        let level = self.outline.take().or_else(|| heading_level(&name));
        if let Some(level) = level.filter(|_| self.number >= 0 && self.levels.len() < MAX_ENTRIES) {
            self.levels.insert(self.number, level);
        }
        self.number = 0;
    }
}

/// The level of headings in a style of this name: `heading 1`.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    let name = name.trim().to_ascii_lowercase();
    let level: u8 = name.strip_prefix("heading ")?.split([',', ';']).next()?.trim().parse().ok()?;
    (1..=9).contains(&level).then_some(level.min(6))
}

/// The level of headings by Word's outline level, which counts from 0; 9 is text.
pub(super) fn outline_level(value: i32) -> Option<u8> {
    u8::try_from(value).ok().filter(|value| *value < 9).map(|value| (value + 1).min(6))
}
