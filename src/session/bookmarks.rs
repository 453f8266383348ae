//! Bookmarks: places the reader wants to find again. They are the reader's own and no annotations: they stand in no
//! project folder and no export, nobody else sees them, and undo does not know them; the same key takes them away.

use super::changes::Change;
use super::cx::Cx;
use super::direction::Direction;
use super::notice::Notice;
use super::notices::ReadingNotice;
use super::reading::{PlacedBookmark, Reading};
use crate::storage::reading_state::{Bookmark, BookmarkChange, ReadingChanges};
use crate::text::boundaries::{Unit, grapheme_boundary_before_or_at, unit_at};
use crate::text::positions::Span;
use crate::text::shortened::beginning;
use std::sync::Arc;

/// How many code points of the text lists show of a bookmark.
const QUOTE_CHARS: usize = 80;

/// Sets a bookmark at a byte of the open article, or takes the one of that sentence away.
pub(super) fn toggle_bookmark(cx: &mut Cx<'_>, byte: usize) {
    let Some(reading) = cx.reader.reading.as_ref() else { return };
    let byte = grapheme_boundary_before_or_at(reading.text(), byte);
    let sentence = unit_at(reading.text(), byte, Unit::Sentence);
    let known = reading.bookmarks.iter().find(|known| known.byte == byte || sentence.contains(known.byte));
    let (change, notice) = if let Some(known) = known {
        (
            BookmarkChange::Removed(known.at),
            Notice::Reading(ReadingNotice::BookmarkRemoved(known.quote.clone())),
        )
    } else {
        let quote = quote_at(reading.text(), byte);
        let at = reading.article.text.chars_of(Span::new(byte, byte)).0;
        (
            BookmarkChange::Set(Bookmark { at, quote: quote.clone() }),
            Notice::Reading(ReadingNotice::BookmarkSet(quote)),
        )
    };
    let bookmarks = vec![(reading.path.clone(), change)];
    let changes = ReadingChanges { bookmarks, ..ReadingChanges::default() };
    cx.progress.take(changes, Change::default(), cx.now);
    refresh_bookmarks(cx);
    cx.say(notice);
}

/// Sets a bookmark where the person is, or takes the one of that sentence away.
pub(super) fn toggle_bookmark_here(cx: &mut Cx<'_>) {
    if let Some(byte) = cx.reader.reading.as_ref().map(Reading::place_in_sight) {
        toggle_bookmark(cx, byte);
    }
}

/// Goes to the next or the previous bookmark.
pub(super) fn step_bookmark(cx: &mut Cx<'_>, direction: Direction) {
    let Some(reading) = cx.reader.reading.as_mut() else { return };
    let here = reading.place_in_sight();
    // A bookmark at the very top of the window is one the person is at only if they went there.
    let is_at = reading.caret == Some(here);
    let mut bytes = reading.bookmarks.iter().map(|bookmark| bookmark.byte);
    let next = match direction {
        Direction::Forward => bytes.find(|byte| *byte > here || (*byte == here && !is_at)),
        Direction::Back => bytes.rev().find(|byte| *byte < here),
    };
    match next {
        Some(byte) => reading.go_to(byte),
        None => cx.say(ReadingNotice::NoFurtherBookmark),
    }
}

/// Brings a place, such as a bookmark, into sight.
pub(super) fn show_bookmark(cx: &mut Cx<'_>, byte: usize) {
    if let Some(reading) = cx.reader.reading.as_mut() {
        reading.go_to(byte);
    }
}

/// Takes the bookmarks of the open articles from what is remembered.
pub(super) fn refresh_bookmarks(cx: &mut Cx<'_>) {
    for reading in cx.reader.shown_mut() {
        let known = cx.progress.article(&reading.path);
        let known = known.map(|article| article.bookmarks.as_slice()).unwrap_or_default();
        reading.bookmarks = Arc::new(placed(known, reading));
    }
}

/// Where bookmarks stand in today's text, in its order: where they were set if their words are there, else where the
/// nearest of these words are, else at the same place as far as there is one.
fn placed(bookmarks: &[Bookmark], reading: &Reading) -> Vec<PlacedBookmark> {
    let text = &reading.article.text;
    let byte_of = |bookmark: &Bookmark| {
        let byte = reading.byte_of(bookmark.at);
        let is_there =
            |byte: usize| text.as_str().get(byte..).is_some_and(|t| t.starts_with(&bookmark.quote));
        if is_there(byte) || bookmark.quote.is_empty() {
            return byte;
        }
        let found = text.as_str().match_indices(&bookmark.quote).map(|(found, _)| found);
        found.min_by_key(|found| found.abs_diff(byte)).unwrap_or(byte)
    };
    let place = |bookmark: &Bookmark| PlacedBookmark {
        byte: byte_of(bookmark),
        at: bookmark.at,
        quote: bookmark.quote.clone(),
    };
    let mut placed: Vec<PlacedBookmark> = bookmarks.iter().map(place).collect();
    placed.sort_by_key(|bookmark| (bookmark.byte, bookmark.at));
    placed
}

/// The words from a byte to the end of its line, so many code points of them at most, cut after a word.
fn quote_at(text: &str, byte: usize) -> String {
    let rest = text.get(byte..).unwrap_or_default();
    beginning(rest.lines().next().unwrap_or_default(), QUOTE_CHARS).to_owned()
}
