//! What is in sight, told to the session when scrolling has come to rest: then, and not in every frame.

use super::reader_input::byte_at;
use super::reader_paint::Page;
use super::reader_ui::ReaderPlace;
use crate::model::id::ArticlePath;
use crate::session::{Command, ReadingCommand};
use crate::text::positions::Span;
use egui::{Rect, Ui, pos2};
use std::time::Duration;

/// How long nothing moves before scrolling counts as at rest, in seconds.
const REST_SECS: f64 = 0.35;

/// A row that shows less than this at the edge of the window is not in sight, in px.
const EDGE_PX: f32 = 8.0;

/// What was in sight in the last frame.
#[derive(Clone, Debug, Default)]
pub struct PlaceDraft {
    seen: Option<(ArticlePath, Span)>,
    /// Since when, in seconds of the window's clock; `None` once the session was told.
    since: Option<f64>,
}

impl PlaceDraft {
    /// The bytes in sight.
    #[must_use]
    pub fn sight(&self) -> Option<Span> {
        self.seen.as_ref().map(|(_, sight)| *sight)
    }
}

/// Tells the session what is in sight, once that has stayed the same for a moment; of an article beside the one that is
/// worked on as soon as the person goes over to it.
pub fn note_place(
    ui: &Ui,
    page: &Page<'_>,
    window: Rect,
    place: ReaderPlace,
    draft: &mut PlaceDraft,
    out: &mut Vec<Command>,
) {
    let top = byte_at(page, pos2(window.left(), window.top() + EDGE_PX));
    let end = byte_at(page, pos2(window.right(), window.bottom() - EDGE_PX));
    let Some(sight) = top.zip(end).map(|(top, end)| Span::new(top, end)) else { return };
    let now = ui.input(|input| input.time);
    let is_seen = draft.seen.as_ref().is_some_and(|(path, seen)| *path == page.view.path && *seen == sight);
    if !is_seen {
        draft.seen = Some((page.view.path.clone(), sight));
        draft.since = Some(now);
    }
    let Some(since) = draft.since.filter(|_| place == ReaderPlace::First) else { return };
    let left = since + REST_SECS - now;
    if left > 0.0 {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    } else {
        draft.since = None;
        out.push(Command::Reading(ReadingCommand::NotePlace { top: sight.start, end: sight.end }));
    }
}
