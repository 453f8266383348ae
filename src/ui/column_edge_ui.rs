//! The edge of the right column.

use super::context::Cx;
use super::edge_ui::{Edge, EdgeMove, edge_ui};
use super::find_draft::FindDraft;
use crate::session::Command;
use crate::storage::settings::{ColumnWidth, Settings};
use egui::{Id, Rect, Ui, pos2};

/// How far inside of the edge the mouse takes it, in px.
const GRIP_PX: f32 = 7.0;

/// The least that is left for the reader, in px.
const READER_PX: f32 = 320.0;

/// How wide the column is in a window that has so much room beside the library.
#[must_use]
pub fn column_px(settings: &Settings, draft: &FindDraft, room: f32) -> f32 {
    let wanted = draft.column_px.unwrap_or(settings.right_column.px());
    ColumnWidth::of(wanted.min(room - READER_PX)).px()
}

/// Draws the edge and takes what is done to it.
pub fn column_edge_ui(ui: &Ui, cx: &Cx<'_>, column: Rect, draft: &mut FindDraft, out: &mut Vec<Command>) {
    // Within the column: what is pressed beside it is pressed in the article.
    let grip = Rect::from_min_max(column.min, pos2(column.left() + GRIP_PX, column.bottom()));
    let edge = Edge {
        id: Id::unique("column-edge"),
        name: "column-edge",
        grip,
        line_x: column.left() + 0.5,
        width: column.width(),
    };
    let moved = edge_ui(ui, cx, &edge);
    match moved {
        Some(EdgeMove::HeldAt(x)) => draft.column_px = Some(ColumnWidth::of(column.right() - x).px()),
        Some(EdgeMove::By(px)) => out.extend(resized(cx.settings, column.width() - px)),
        Some(EdgeMove::Reset) => out.extend(resized(cx.settings, ColumnWidth::default().px())),
        None => out.extend(draft.column_px.take().and_then(|px| resized(cx.settings, px))),
    }
}

/// The settings with another width, where it is another.
#[must_use]
pub fn resized(settings: &Settings, px: f32) -> Option<Command> {
    let right_column = ColumnWidth::of(px.round());
    let is_other = right_column != settings.right_column;
    is_other.then(|| Command::ChangeSettings(Box::new(Settings { right_column, ..settings.clone() })))
}
