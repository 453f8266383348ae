//! Moving the edges of an annotation: tried out first, kept with Enter, left as they were with Esc; one step in all.

use super::cx::Cx;
use super::direction::{Direction, Edge};
use super::mark_key::MarkKey;
use super::marking::{passage_of, resized};
use super::notices::ReadingNotice;
use super::reading::EdgeMove;
use super::targets::own_mark;
use crate::model::history::StepLabel;
use crate::model::theme::CodingUnit;
use crate::text::boundaries::Unit;
use crate::text::positions::Span;
use crate::text::stops::{nearest_end, nearest_start};

/// A decision about the edges of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EdgeCommand {
    /// Begin to move the edges of the selected annotation.
    Start,
    /// Move the active edge by a unit.
    Move(Unit, Direction),
    /// Work on the other edge.
    Switch,
    /// Keep the edges as they are now.
    Finish,
    /// Move an edge of an annotation to the place nearest to a byte, by units, as by dragging its handle.
    Drag { key: MarkKey, edge: Edge, byte: usize, unit: Unit },
}

fn start_edges(cx: &mut Cx<'_>) {
    let Some(key) = cx.reading().and_then(|(_, reading)| reading.selected.clone()) else { return };
    let Some(mark) = own_mark(cx, &key) else { return };
    if let Some(reading) = cx.reader.reading.as_mut() {
        reading.edges = Some(EdgeMove { key, edge: Edge::End, span: mark.span });
        cx.say(ReadingNotice::MovingEdges);
    }
}

pub(super) fn obey(cx: &mut Cx<'_>, command: EdgeCommand) {
    match command {
        EdgeCommand::Start => start_edges(cx),
        EdgeCommand::Drag { key, edge, byte, unit } => {
            let Some(mark) = own_mark(cx, &key) else { return };
            let Some((open, reading)) = cx.reading() else { return };
            let byte = snapped(reading.text(), edge, byte, coarser(unit, open.codebook.unit));
            if let Some(span) = with_edge(mark.span, edge, byte) {
                keep(cx, &EdgeMove { key, edge, span });
            }
        }
        EdgeCommand::Finish => {
            let edges = cx.reader.reading.as_mut().and_then(|reading| reading.edges.take());
            if let Some(edges) = edges {
                keep(cx, &edges);
            }
        }
        EdgeCommand::Switch => {
            if let Some(edges) = edges_mut(cx) {
                edges.edge = if edges.edge == Edge::Start { Edge::End } else { Edge::Start };
            }
        }
        EdgeCommand::Move(unit, direction) => {
            let Some((open, reading)) = cx.reading() else { return };
            let Some(edges) = &reading.edges else { return };
            let unit = coarser(unit, open.codebook.unit);
            let (byte, other) = match edges.edge {
                Edge::End => (edges.span.end, edges.span.start),
                Edge::Start => (edges.span.start, edges.span.end),
            };
            let byte = reading.edge_moved(edges.edge, byte, other, unit, direction);
            if let Some(span) = with_edge(edges.span, edges.edge, byte)
                && let Some(edges) = edges_mut(cx)
            {
                edges.span = span;
            }
        }
    }
}

fn edges_mut<'s>(cx: &'s mut Cx<'_>) -> Option<&'s mut EdgeMove> {
    cx.reader.reading.as_mut()?.edges.as_mut()
}

fn keep(cx: &mut Cx<'_>, edges: &EdgeMove) {
    let Some(mark) = own_mark(cx, &edges.key) else { return };
    let Some((_, reading)) = cx.reading() else { return };
    let Some(span) = passage_of(reading.text(), edges.span) else { return };
    if span != mark.span {
        let edit = resized(reading, &mark, span);
        cx.make(vec![edit], StepLabel::EdgeMoved);
    }
}

/// The nearest place for an edge that is dragged to a byte by units.
#[must_use]
pub fn snapped(text: &str, edge: Edge, byte: usize, unit: Unit) -> usize {
    match edge {
        Edge::Start => nearest_start(text, byte, unit),
        Edge::End => nearest_end(text, byte, unit),
    }
}

/// The unit edges move by where the study codes in units of its own.
#[must_use]
pub fn coarser(unit: Unit, of_study: CodingUnit) -> Unit {
    match (unit, of_study) {
        (_, CodingUnit::Paragraph) => Unit::Paragraph,
        (Unit::Grapheme | Unit::Syllable, CodingUnit::Sentence) => Unit::Sentence,
        (unit, _) => unit,
    }
}

/// The range with one edge elsewhere; `None` where nothing would be left of it.
fn with_edge(span: Span, edge: Edge, byte: usize) -> Option<Span> {
    let span = match edge {
        Edge::Start => Span { start: byte, end: span.end },
        Edge::End => Span { start: span.start, end: byte },
    };
    (span.start < span.end).then_some(span)
}
