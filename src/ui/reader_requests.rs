//! What a screen reader asks of the article: to scroll, to bring something into sight, to put the caret or the selection
//! somewhere. What it asks of anything it was told of in the last frame is answered before that is drawn again.

use super::reader_scroll::Scroll;
use super::reader_shape::Shaper;
use super::reader_ui::ReaderDraft;
use crate::session::{Command, SelectingCommand};
use crate::text::positions::Span;
use egui::accesskit::{Action, ActionData, ActionRequest, ScrollHint, ScrollUnit, TreeId};
use egui::{Event, Rect, Ui};

/// How far from the edges of the window something is put that is asked to stand there, in px.
const EDGE_PX: f32 = 12.0;

/// Does what was asked since the last frame.
pub fn answer_requests(
    ui: &Ui,
    shaper: &Shaper<'_>,
    window: Rect,
    draft: &mut ReaderDraft,
    out: &mut Vec<Command>,
) {
    for request in taken(ui, draft) {
        let span = draft.told.span_of(request.target_node);
        match (request.action, &request.data) {
            (Action::SetTextSelection, Some(ActionData::SetTextSelection(wanted))) => {
                let ends = (draft.told.byte_of(&wanted.anchor), draft.told.byte_of(&wanted.focus));
                let (Some(anchor), Some(focus)) = ends else { continue };
                let select = Command::Selecting(SelectingCommand::Select { anchor, focus });
                out.push(if anchor == focus {
                    Command::Selecting(SelectingCommand::PlaceCaret(focus))
                } else {
                    select
                });
                draft.layout.show_byte(ui, shaper, focus, window);
            }
            (Action::Click, _) => {
                out.extend(span.map(|span| Command::Selecting(SelectingCommand::PlaceCaret(span.start))));
                ui.memory_mut(|memory| memory.request_focus(draft.told.document()));
            }
            (Action::Focus, _) => ui.memory_mut(|memory| memory.request_focus(draft.told.document())),
            (Action::ScrollUp | Action::ScrollDown, data) => {
                let is_line = matches!(data, Some(ActionData::ScrollUnit(ScrollUnit::Item)));
                match (request.action, is_line) {
                    (Action::ScrollUp, false) => draft.wish = Some(Scroll::ScreenUp),
                    (_, false) => draft.wish = Some(Scroll::ScreenDown),
                    (Action::ScrollUp, true) => draft.nudge -= row_px(shaper),
                    (_, true) => draft.nudge += row_px(shaper),
                }
            }
            (Action::ScrollIntoView, data) => {
                let hint = match data {
                    Some(ActionData::ScrollHint(hint)) => Some(*hint),
                    _ => None,
                };
                if let Some(span) = span {
                    bring(ui, shaper, window, draft, span, hint);
                }
            }
            (Action::ScrollToPoint, Some(ActionData::ScrollToPoint(point))) => {
                #[expect(clippy::cast_possible_truncation, reason = "a place in a window")]
                let y = point.y as f32 / ui.ctx().pixels_per_point();
                match span {
                    Some(span) => {
                        let y = y - window.top();
                        draft.layout.put(ui, shaper, span.start, y, window.height());
                    }
                    // Of the document as a whole, how far its words are to move is asked.
                    None => draft.nudge -= y,
                }
            }
            _ => {}
        }
        ui.ctx().request_repaint();
    }
}

/// Takes what is asked of the article, of its paragraphs and of its runs.
fn taken(ui: &Ui, draft: &ReaderDraft) -> Vec<ActionRequest> {
    let is_ours = |request: &ActionRequest| {
        let is_reader = request.target_node == draft.told.document().accesskit_id();
        // Focus of the reader itself is taken by egui.
        request.target_tree == TreeId::ROOT
            && (draft.told.span_of(request.target_node).is_some()
                || (is_reader && request.action != Action::Focus))
    };
    let mut taken = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::AccessKitActionRequest(request) if is_ours(request) => {
                taken.push(request.clone());
                false
            }
            _ => true,
        });
    });
    taken
}

/// Brings a range into sight: where it is asked to stand, else where it is read best.
fn bring(
    ui: &Ui,
    shaper: &Shaper<'_>,
    window: Rect,
    draft: &mut ReaderDraft,
    span: Span,
    hint: Option<ScrollHint>,
) {
    let height = window.height();
    match hint {
        Some(ScrollHint::TopEdge | ScrollHint::TopLeft) => {
            draft.layout.put(ui, shaper, span.start, EDGE_PX, height);
        }
        Some(ScrollHint::BottomEdge | ScrollHint::BottomRight) => {
            let y = height - row_px(shaper) - EDGE_PX;
            draft.layout.put(ui, shaper, span.end, y, height);
        }
        _ => draft.layout.show_byte(ui, shaper, span.start, window),
    }
}

/// The height of a row of body text, in px.
fn row_px(shaper: &Shaper<'_>) -> f32 {
    let kind = &shaper.measure.kind;
    kind.size_px * kind.line_height
}
