//! The footnotes and endnotes of a Word document: where its text refers to them, and where their words are.

use super::doc_bytes::usize_at;
use super::doc_header::Header;
use std::ops::Range;

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NotePlace {
    /// The character of the text that refers to it.
    pub(super) at: usize,
    /// From 1, in the order of the text.
    pub(super) number: u32,
    /// Its words among the characters of all texts.
    pub(super) words: Range<usize>,
}

/// More notes than these are not read.
const MAX_NOTES: usize = 50_000;

/// The notes of a document in the order in which its text refers to them.
pub(super) fn note_places(header: &Header, tables: &[u8]) -> Vec<NotePlace> {
    let lengths = header.lengths;
    let footnotes_at = lengths.body;
    let before_endnotes = [lengths.footnotes, lengths.heads, lengths.macros, lengths.remarks];
    let endnotes_at = before_endnotes.iter().fold(lengths.body, |sum, n| sum.saturating_add(*n));
    let footnotes = places(
        header.footnote_places.of(tables),
        header.footnote_texts.of(tables),
        footnotes_at,
        lengths.footnotes,
    );
    let endnotes = places(
        header.endnote_places.of(tables),
        header.endnote_texts.of(tables),
        endnotes_at,
        lengths.endnotes,
    );
    let mut all: Vec<NotePlace> = footnotes.chain(endnotes).collect();
    all.retain(|note| note.at < lengths.body);
    all.sort_by_key(|note| note.at);
    for (number, note) in (1..).zip(&mut all) {
        note.number = number;
    }
    all
}

/// The notes of one kind, whose words begin at a character: `places` has six bytes for each and four more, `texts` four
/// bytes for each and eight more.
fn places<'t>(
    places: &'t [u8],
    texts: &'t [u8],
    first: usize,
    n_chars: usize,
) -> impl Iterator<Item = NotePlace> + 't {
    let n_notes = (places.len().saturating_sub(4) / 6).min(MAX_NOTES);
    (0..n_notes).map_while(move |number| {
        let at = usize_at(places, number * 4)?;
        let start = usize_at(texts, number * 4)?.min(n_chars);
        let end = usize_at(texts, number * 4 + 4)?.min(n_chars).max(start);
        Some(NotePlace { at, number: 0, words: first.saturating_add(start)..first.saturating_add(end) })
    })
}
