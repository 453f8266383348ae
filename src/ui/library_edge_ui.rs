//! The edge of the library.

use super::context::Cx;
use super::drafts::{LibraryDraft, Widths};
use super::edge_ui::{Edge, EdgeMove, edge_ui};
use crate::storage::arrangement::LibraryWidth;
use egui::{Id, Rect, Ui, pos2};

/// How far inside of the edge the mouse takes it, in px.
const GRIP_PX: f32 = 6.0;

/// How wide the library is.
#[must_use]
pub fn library_px(draft: &LibraryDraft, widths: Widths) -> f32 {
    draft.held.or(widths.library).unwrap_or_default().px()
}

/// Draws the edge and takes what is done to it.
pub fn library_edge_ui(ui: &Ui, cx: &Cx<'_>, library: Rect, draft: &mut LibraryDraft, widths: &mut Widths) {
    // Within the library: what is pressed beside it is pressed in the article.
    let grip = Rect::from_min_max(pos2(library.right() - GRIP_PX, library.top()), library.max);
    let edge = Edge {
        id: Id::unique("library-edge"),
        name: "library-edge",
        grip,
        line_x: library.right() - 0.5,
        width: library.width(),
    };
    let put = |px: f32| Some(LibraryWidth::of(px.round()));
    match edge_ui(ui, cx, &edge) {
        Some(EdgeMove::HeldAt(x)) => draft.held = put(x - library.left()),
        Some(EdgeMove::By(px)) => widths.library = put(library.width() + px),
        Some(EdgeMove::Reset) => widths.library = None,
        None => widths.library = draft.held.take().or(widths.library),
    }
}
