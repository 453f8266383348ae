//! The styles and typefaces of a Word document. What a paragraph's style says of its letters holds where the letters say
//! nothing themselves. By [MS-DOC] 2.9.271 (styles) and 2.9.87 (typefaces).

use super::doc_bytes::{part, u16_at, utf16_name};
use super::doc_properties::{Properties, Property, code};
use super::rtf_tables::{heading_level, outline_level};
use std::sync::Arc;

/// How letters are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Numbers of typefaces: for ASCII, and for other Latin letters.
    pub(super) font: Option<u16>,
    pub(super) other_font: Option<u16>,
    pub(super) is_strong: bool,
    pub(super) is_emphasis: bool,
    pub(super) is_hidden: bool,
}

impl Look {
    /// What a property changes of a look that a style gives.
    pub(super) fn set(&mut self, property: Property, style: Self) {
        let toggled = |of_style: bool| match property.byte() {
            0x80 => of_style,
            0x81 => !of_style,
            value => value != 0,
        };
        match property.code {
            code::FONT => self.font = Some(property.number()),
            code::OTHER_FONT => self.other_font = Some(property.number()),
            code::BOLD => self.is_strong = toggled(style.is_strong),
            code::ITALIC => self.is_emphasis = toggled(style.is_emphasis),
            code::HIDDEN => self.is_hidden = toggled(style.is_hidden),
            _ => {}
        }
    }
}

/// A style.
#[derive(Clone, Debug, Default)]
struct Style {
    base: u16,
    /// The level of headings in it.
    level: Option<u8>,
    letters: Vec<u8>,
}

/// What a style says with those that it is based on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct StyleLook {
    pub(super) look: Look,
    pub(super) level: Option<u8>,
}

/// The styles of a document, by number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: Vec<StyleLook>,
}

/// How many styles may be based on each other.
const MAX_BASES: usize = 16;

/// More styles than these are not read: their numbers have twelve bits.
const MAX_STYLES: usize = 4_096;

impl Styles {
    pub(super) fn read(table: &[u8]) -> Self {
        let n_head = usize::from(u16_at(table, 0).unwrap_or_default());
        let head = part(table, 2, n_head);
        let n_styles = usize::from(u16_at(head, 0).unwrap_or_default()).min(MAX_STYLES);
        let n_fixed = usize::from(u16_at(head, 2).unwrap_or(10));
        let usual = Look { font: u16_at(head, 12), other_font: u16_at(head, 16), ..Look::default() };
        let mut styles: Vec<Style> = Vec::with_capacity(n_styles);
        let mut at = 2 + n_head;
        for _ in 0..n_styles {
            let Some(n_bytes) = u16_at(table, at) else { break };
            styles.push(style(part(table, at + 2, usize::from(n_bytes)), n_fixed));
            at += 2 + usize::from(n_bytes);
        }
        let looks = (0..styles.len()).map(|number| resolved(&styles, number, usual)).collect();
        Self { looks }
    }

    pub(super) fn style(&self, number: u16) -> StyleLook {
        self.looks.get(usize::from(number)).copied().unwrap_or_default()
    }
}

fn style(bytes: &[u8], n_fixed: usize) -> Style {
    const NONE: u16 = 0xFFF;
    const OF_PARAGRAPHS: u16 = 1;
    const OF_LETTERS: u16 = 2;
    let number = |at: usize| u16_at(bytes, at).unwrap_or_default();
    let (kind, base) = (number(2) & 0xF, number(2) >> 4);
    let mut style = Style { base: if bytes.is_empty() { NONE } else { base }, ..Style::default() };
    // The kinds of the first nine built-in styles are the headings.
    if let 1..=9 = number(0) & 0xFFF {
        style.level = outline_level(i32::from(number(0) & 0xFFF) - 1);
    }
    let n_chars = usize::from(number(n_fixed));
    let name = utf16_name(part(bytes, n_fixed + 2, n_chars * 2));
    let mut at = n_fixed + 2 + n_chars * 2 + 2;
    // A style of paragraphs has properties of paragraphs before those of letters.
    if kind == OF_PARAGRAPHS {
        style.level = style.level.or_else(|| heading_level(&name));
        let n_bytes = usize::from(number(at));
        for property in Properties(part(bytes, at + 4, n_bytes.saturating_sub(2))) {
            if property.code == code::OUTLINE_LEVEL {
                style.level = outline_level(i32::from(property.byte()));
            }
        }
        at += 2 + n_bytes + n_bytes % 2;
    }
    if kind == OF_PARAGRAPHS || kind == OF_LETTERS {
        style.letters = part(bytes, at + 2, usize::from(number(at))).to_vec();
    }
    style
}

/// What a style says, those first that it is based on.
fn resolved(styles: &[Style], number: usize, usual: Look) -> StyleLook {
    let mut chain = Vec::new();
    let mut next = styles.get(number);
    while let Some(style) = next.filter(|_| chain.len() < MAX_BASES) {
        chain.push(style);
        next = styles.get(usize::from(style.base));
    }
    let level = chain.iter().find_map(|style| style.level);
    let mut look = usual;
    for style in chain.iter().rev() {
        let base = look;
        for property in Properties(&style.letters) {
            look.set(property, base);
        }
    }
    StyleLook { look, level }
}

/// The names of a document's typefaces, by number.
pub(super) fn font_names(table: &[u8]) -> Vec<Arc<str>> {
    /// Where the name stands in a record.
    const NAME_AT: usize = 40;
    let n_fonts = usize::from(u16_at(table, 0).unwrap_or_default());
    let mut names = Vec::new();
    let mut at = 4;
    for _ in 0..n_fonts {
        let Some(n_bytes) = table.get(at).map(|n| usize::from(*n) + 1) else { break };
        let name = utf16_name(part(table, at, n_bytes).get(NAME_AT..).unwrap_or_default());
        names.push(Arc::from(name.as_str()));
        at += n_bytes;
    }
    names
}
