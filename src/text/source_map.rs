//! How the text a file holds stands to the text that is read of it: what was copied, what was written otherwise, what
//! was left out. Positions that were counted in the file's text are found by it in the reading text.

use std::ops::Range;
use std::sync::Arc;

/// A part of the file's text that the reading text shows, both in Unicode code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the file's text.
    pub from: Range<usize>,
    /// Where it stands in the reading text.
    pub to: Range<usize>,
    /// Whether both are the same letter for letter; else the one stands for the other as a whole, as `&amp;` for `&`.
    pub is_copy: bool,
}

/// The pieces of a text, with the identity of the text they were taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceMap {
    sha256: Arc<str>,
    n_chars: usize,
    pieces: Vec<Piece>,
    line_starts: Vec<usize>,
}

impl SourceMap {
    /// A map of a text with this hash, this length and these line starts in code points; `pieces` in the order of both
    /// texts, none overlapping another.
    pub(super) fn new(sha256: Arc<str>, n_chars: usize, pieces: Vec<Piece>, line_starts: Vec<usize>) -> Self {
        Self { sha256, n_chars, pieces, line_starts }
    }

    /// SHA-256 of the file's text: decoded, line ends as LF, NFC, with all its marks.
    #[must_use]
    pub fn sha256(&self) -> &Arc<str> {
        &self.sha256
    }

    /// Length of the file's text in code points.
    #[must_use]
    pub fn n_chars(&self) -> usize {
        self.n_chars
    }

    /// The pieces, in the order of both texts.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// What a range of the file's code points has in the reading text; `None` where nothing of it is read.
    #[must_use]
    pub fn reading_chars(&self, source: Range<usize>) -> Option<Range<usize>> {
        let touched = self.touched(&source);
        let (first, last) = (touched.first()?, touched.last()?);
        let start = if first.is_copy {
            first.to.start + source.start.saturating_sub(first.from.start)
        } else {
            first.to.start
        };
        let end =
            if last.is_copy { last.to.end - last.from.end.saturating_sub(source.end) } else { last.to.end };
        (start < end).then_some(start..end)
    }

    /// What of a range of the file's code points is in the reading text letter for letter: cut to the range.
    pub fn copies(&self, source: Range<usize>) -> impl Iterator<Item = Piece> + '_ {
        let copies = self.touched(&source).iter().filter(|piece| piece.is_copy);
        copies.map(move |piece| {
            let n_before = source.start.saturating_sub(piece.from.start);
            let n_after = piece.from.end.saturating_sub(source.end);
            Piece {
                from: piece.from.start + n_before..piece.from.end - n_after,
                to: piece.to.start + n_before..piece.to.end - n_after,
                is_copy: true,
            }
        })
    }

    /// The code points in the reading text of what is read of a line of the file, from 1.
    #[must_use]
    pub fn reading_of_line(&self, line: usize) -> Option<Range<usize>> {
        let start = *self.line_starts.get(line.checked_sub(1)?)?;
        let end = self.line_starts.get(line).copied().unwrap_or(self.n_chars);
        self.reading_chars(start..end)
    }

    /// The line of the file, from 1, of what is read at a code point of the reading text, or next after it.
    #[must_use]
    pub fn line_read_from(&self, reading: usize) -> Option<usize> {
        let piece = self.pieces.get(self.pieces.partition_point(|piece| piece.to.end <= reading))?;
        Some(self.line_starts.partition_point(|start| *start <= piece.from.start))
    }

    fn touched(&self, source: &Range<usize>) -> &[Piece] {
        let first = self.pieces.partition_point(|piece| piece.from.end <= source.start);
        let end = self.pieces.partition_point(|piece| piece.from.start < source.end);
        self.pieces.get(first..end).unwrap_or_default()
    }
}
