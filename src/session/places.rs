//! Where the person is in the articles that are shown, as it is remembered.

use super::cx::Cx;
use super::progress::Progress;
use super::reading::Reading;
use crate::storage::reading_state::ReadingPlace;
use crate::text::positions::Span;

/// Takes in what is in sight, in bytes.
pub(super) fn note_place(cx: &mut Cx<'_>, sight: Span) {
    let reading = cx.reader.reading.as_mut();
    let Some(reading) = reading.filter(|reading| reading.is_whole) else { return };
    let n_bytes = reading.text().len();
    let sight = Span { start: sight.start.min(n_bytes), end: sight.end.min(n_bytes) };
    reading.in_sight = Some(sight);
    let (start, end) = reading.article.text.chars_of(sight);
    let characters = reading.article.text.n_chars();
    let place = ReadingPlace { at: start, furthest: end, characters, last_read: cx.now.moment };
    cx.progress.rest(&reading.path, Span { start, end }, cx.now);
    cx.progress.put_place(reading.path.clone(), place, cx.now);
}

/// An article is shown: it counts as read from now on.
pub(super) fn note_opened(cx: &mut Cx<'_>) {
    let reading = cx.reader.reading.as_ref();
    // Of a beginning nothing is noted: its length is not the article's.
    let Some(reading) = reading.filter(|reading| reading.is_whole) else { return };
    let known = cx.progress.article(&reading.path).map(|article| article.place);
    let characters = reading.article.text.n_chars();
    let top = reading.in_sight.map(|sight| sight.start).or(reading.start);
    let at = top.map_or(0, |byte| reading.article.text.chars_of(Span::new(0, byte)).1);
    let is_same_text = known.is_some_and(|place| place.characters == characters);
    let furthest = known.filter(|_| is_same_text).map_or(0, |place| place.furthest);
    cx.progress.break_off();
    let place = ReadingPlace { at, furthest, characters, last_read: cx.now.moment };
    cx.progress.put_place(reading.path.clone(), place, cx.now);
}

/// The byte at which a new reading of an article begins: where it was left.
pub(super) fn start_of(progress: &Progress, reading: &Reading) -> Option<usize> {
    progress.place_in(&reading.path).map(|at| reading.byte_of(at))
}
