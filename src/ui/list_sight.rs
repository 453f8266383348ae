//! The part of a list that is in sight, and how far the list is scrolled to have a row there.

use egui::scroll_area::ScrollAreaOutput;

/// The part of a list that is in sight, as it was in the last frame.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ListSight {
    /// How far the list is scrolled, in px.
    pub offset: f32,
    /// The height of the list in the window, in px.
    pub height: f32,
}

impl ListSight {
    /// What is in sight of a list that was drawn.
    #[must_use]
    pub fn of<R>(shown: &ScrollAreaOutput<R>) -> Self {
        Self { offset: shown.state.clamped_offset().y, height: shown.inner_rect.height() }
    }

    /// Where it ends, in px from the beginning of the list.
    #[must_use]
    pub fn end(self) -> f32 {
        self.offset + self.height
    }

    /// How far the list is to be scrolled to have the row between these heights, in px, in sight: its beginning where it
    /// is higher than the list; `None` where it is in sight.
    #[must_use]
    pub fn scroll_to(self, top: f32, bottom: f32) -> Option<f32> {
        if top < self.offset || bottom - top > self.height {
            return Some(top);
        }
        (bottom > self.end()).then_some((bottom - self.height).max(0.0))
    }
}
