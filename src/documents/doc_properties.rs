//! Word's lists of properties: what a run of letters or a paragraph differs in from its style. By [MS-DOC] 2.6.

use super::doc_bytes::u16_at;

/// A property with the bytes of its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Property<'b> {
    pub(super) code: u16,
    value: &'b [u8],
}

impl Property<'_> {
    pub(super) fn byte(&self) -> u8 {
        self.value.first().copied().unwrap_or_default()
    }

    pub(super) fn number(&self) -> u16 {
        u16_at(self.value, 0).unwrap_or_default()
    }

    /// The second number of 16 bits of the value.
    pub(super) fn second_number(&self) -> u16 {
        u16_at(self.value, 2).unwrap_or_default()
    }
}

/// Properties that are asked for.
pub(super) mod code {
    pub const DELETED: u16 = 0x0800;
    pub const BOLD: u16 = 0x0835;
    pub const ITALIC: u16 = 0x0836;
    pub const HIDDEN: u16 = 0x083C;
    pub const SPECIAL: u16 = 0x0855;
    pub const LETTER_STYLE: u16 = 0x4A30;
    pub const FONT: u16 = 0x4A4F;
    pub const OTHER_FONT: u16 = 0x4A51;
    pub const SYMBOL: u16 = 0x6A09;
    pub const IN_TABLE: u16 = 0x2416;
    pub const ROW_END: u16 = 0x2417;
    pub const LIST_LEVEL: u16 = 0x260A;
    pub const OUTLINE_LEVEL: u16 = 0x2640;
    pub const PARAGRAPH_STYLE: u16 = 0x4600;
    pub const LIST: u16 = 0x460B;
}

/// The properties of a list, as far as it can be read.
pub(super) struct Properties<'b>(pub(super) &'b [u8]);

impl<'b> Iterator for Properties<'b> {
    type Item = Property<'b>;

    fn next(&mut self) -> Option<Property<'b>> {
        /// A table's cells, whose length has two bytes and is one too large, and tabs, which may be too many to count.
        const CELLS: u16 = 0xD608;
        const TABS: u16 = 0xC615;
        let code = u16_at(self.0, 0)?;
        let rest = self.0.get(2..)?;
        let (n_before, n_bytes) = match (code >> 13, code) {
            (0 | 1, _) => (0, 1),
            (2 | 4 | 5, _) => (0, 2),
            (3, _) => (0, 4),
            (7, _) => (0, 3),
            (_, CELLS) => (2, usize::from(u16_at(rest, 0)?).saturating_sub(1)),
            (_, TABS) if rest.first() == Some(&255) => return None,
            _ => (1, usize::from(*rest.first()?)),
        };
        let value = rest.get(n_before..)?;
        let value = value.get(..n_bytes)?;
        self.0 = rest.get(n_before + n_bytes..)?;
        Some(Property { code, value })
    }
}
