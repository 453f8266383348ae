//! Where the characters of a Word document lie in its stream: its text is a list of pieces, each in bytes of windows-1252
//! or in UTF-16.

use super::doc_bytes::{u16_at, usize_at};
use super::doc_header::Header;
use super::old_letters::western;

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its first character's number in the text, and that after its last.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where it lies in the stream, in bytes.
    offset: usize,
    /// How many bytes a character has.
    width: usize,
}

impl Piece {
    /// Where a character of the text lies in the stream.
    pub(super) fn place(&self, at: usize) -> usize {
        self.offset.saturating_add(at.saturating_sub(self.start).saturating_mul(self.width))
    }

    /// A character of the text; a unit of UTF-16.
    pub(super) fn unit(&self, stream: &[u8], at: usize) -> Option<u16> {
        let place = self.place(at);
        if self.width == 2 {
            return u16_at(stream, place);
        }
        let c = western(*stream.get(place)?);
        u16::try_from(u32::from(c)).ok()
    }
}

/// The pieces of a document's text, in its order. Those that lie outside of the stream are left out, and no more text is
/// taken than the stream has bytes: pieces that lie over each other would make any length of it.
pub(super) fn pieces(header: &Header, stream: &[u8], tables: &[u8]) -> Vec<Piece> {
    let table = header.pieces.of(tables);
    let found = piece_table(table).map(|table| listed(table, header.is_old)).unwrap_or_default();
    let whole = Piece { start: 0, end: header.lengths.body, offset: header.text_start, width: 1 };
    let found = if found.is_empty() && header.is_old { vec![whole] } else { found };
    let mut pieces = Vec::with_capacity(found.len());
    let mut n_left = stream.len();
    let mut end = 0;
    for piece in found {
        let n_stored = stream.len().saturating_sub(piece.offset) / piece.width;
        let n_chars = piece.end.saturating_sub(piece.start).min(n_stored).min(n_left);
        if n_chars > 0 && piece.start >= end {
            let piece = Piece { end: piece.start.saturating_add(n_chars), ..piece };
            n_left -= n_chars;
            end = piece.end;
            pieces.push(piece);
        }
    }
    pieces
}

/// The table of pieces, behind the property lists that stand before it.
fn piece_table(mut table: &[u8]) -> Option<&[u8]> {
    while table.first() == Some(&1) {
        let n_bytes = usize::from(u16_at(table, 1)?);
        table = table.get(3 + n_bytes..)?;
    }
    table.get(5..).filter(|_| table.first() == Some(&2))
}

/// What the table lists: first the characters that pieces begin with, one more than there are, then eight bytes for each.
fn listed(table: &[u8], is_old: bool) -> Vec<Piece> {
    const BYTES: usize = 8;
    const IN_BYTES: usize = 0x4000_0000;
    let n_pieces = table.len().saturating_sub(4) / (4 + BYTES);
    let records = (n_pieces + 1) * 4;
    let piece = |at: usize| {
        let start = usize_at(table, at * 4)?;
        let end = usize_at(table, at * 4 + 4)?;
        let offset = usize_at(table, records + at * BYTES + 2)?;
        Some(if is_old {
            Piece { start, end, offset, width: 1 }
        } else if offset & IN_BYTES != 0 {
            Piece { start, end, offset: (offset & !IN_BYTES) / 2, width: 1 }
        } else {
            Piece { start, end, offset, width: 2 }
        })
    };
    (0..n_pieces).map_while(piece).collect()
}
