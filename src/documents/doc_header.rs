//! The head of a Word document (its FIB): where in the file its tables are, how long its texts are. By [MS-DOC] 2.5; for
//! Word 6 and 95 by the older layout, whose tables lie in the same stream and of which only the text is read.

use super::doc_bytes::{part, u16_at, usize_at};

/// A part of the stream of tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TablePart {
    at: usize,
    n_bytes: usize,
}

impl TablePart {
    /// Its bytes; fewer where the stream ends.
    pub(super) fn of<'t>(&self, tables: &'t [u8]) -> &'t [u8] {
        part(tables, self.at, self.n_bytes)
    }
}

/// How many characters the texts of a document have, in the order in which they follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lengths {
    pub(super) body: usize,
    pub(super) footnotes: usize,
    pub(super) heads: usize,
    pub(super) macros: usize,
    pub(super) remarks: usize,
    pub(super) endnotes: usize,
    pub(super) boxes: usize,
}

/// The head of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) is_encrypted: bool,
    /// Whether it is of Word 6 or 95.
    pub(super) is_old: bool,
    /// Which of the two streams holds the tables.
    pub(super) has_first_table: bool,
    /// Where the text begins if it lies in one part.
    pub(super) text_start: usize,
    pub(super) lengths: Lengths,
    pub(super) styles: TablePart,
    pub(super) footnote_places: TablePart,
    pub(super) footnote_texts: TablePart,
    pub(super) endnote_places: TablePart,
    pub(super) endnote_texts: TablePart,
    pub(super) letter_pages: TablePart,
    pub(super) paragraph_pages: TablePart,
    pub(super) fonts: TablePart,
    pub(super) pieces: TablePart,
}

/// Word 97 to 2003, and Word 6 and 95.
const SIGNATURE: u16 = 0xA5EC;
const OLD_SIGNATURES: [u16; 2] = [0xA5DC, 0xA5DB];

/// The first version of the layout of Word 97.
const FIRST_NEW_VERSION: u16 = 0xC0;

impl Header {
    /// Reads the head of a stream; `None` where it is of no Word document.
    pub(super) fn read(stream: &[u8]) -> Option<Self> {
        let signature = u16_at(stream, 0)?;
        let version = u16_at(stream, 2)?;
        let flags = u16_at(stream, 0x0A)?;
        let is_old = OLD_SIGNATURES.contains(&signature) || version < FIRST_NEW_VERSION;
        if signature != SIGNATURE && !OLD_SIGNATURES.contains(&signature) {
            return None;
        }
        let at = |place: usize| TablePart {
            at: usize_at(stream, place).unwrap_or_default(),
            n_bytes: usize_at(stream, place + 4).unwrap_or_default(),
        };
        let number = |place: usize| usize_at(stream, place).unwrap_or_default();
        let head = Self {
            is_encrypted: flags & 0x0100 != 0,
            is_old,
            has_first_table: flags & 0x0200 != 0,
            text_start: number(0x18),
            ..Self::default()
        };
        if is_old {
            let lengths = Lengths { body: number(0x34), ..Lengths::default() };
            let is_in_pieces = flags & 0x0004 != 0;
            let pieces = if is_in_pieces { at(0x160) } else { TablePart::default() };
            return Some(Self { lengths, pieces, ..head });
        }
        Some(Self {
            lengths: Lengths {
                body: number(0x4C),
                footnotes: number(0x50),
                heads: number(0x54),
                macros: number(0x58),
                remarks: number(0x5C),
                endnotes: number(0x60),
                boxes: number(0x64),
            },
            styles: at(0xA2),
            footnote_places: at(0xAA),
            footnote_texts: at(0xB2),
            letter_pages: at(0xFA),
            paragraph_pages: at(0x102),
            fonts: at(0x112),
            pieces: at(0x1A2),
            endnote_places: at(0x20A),
            endnote_texts: at(0x212),
            ..head
        })
    }
}
