//! Moving the edges of an annotation: tried out first, kept with Enter, left as they were with Esc; one step in all.

use super::command::{Command, Direction, Edge};
use super::marking::{passage_of, resized};
use super::notice::Notice;
use super::reading::EdgeMove;
use super::selecting::moved;
use super::sitting::{Now, Session};
use crate::model::history::StepLabel;
use crate::text::boundaries::{Unit, grapheme_boundary_before_or_at, next_start, previous_start, unit_at};
use crate::text::positions::Span;

impl Session {
    pub(super) fn start_edges(&mut self, now: Now) {
        let Some(key) = self.reading().and_then(|(_, reading)| reading.selected.clone()) else { return };
        let Some(mark) = self.own_mark(&key, now) else { return };
        if let Some(reading) = self.open.as_mut().and_then(|open| open.reading.as_mut()) {
            reading.edges = Some(EdgeMove { key, edge: Edge::End, span: mark.span });
            self.say(Notice::MovingEdges, now);
        }
    }

    pub(super) fn obey_edges(&mut self, command: Command, now: Now) {
        match command {
            Command::DragEdge { key, edge, byte } => {
                let Some(mark) = self.own_mark(&key, now) else { return };
                let Some((_, reading)) = self.reading() else { return };
                let byte = grapheme_boundary_before_or_at(reading.text(), byte);
                if let Some(span) = with_edge(mark.span, edge, byte) {
                    self.keep(&EdgeMove { key, edge, span }, now);
                }
            }
            Command::FinishEdges => {
                let edges = self.open.as_mut().and_then(|open| open.reading.as_mut()?.edges.take());
                if let Some(edges) = edges {
                    self.keep(&edges, now);
                }
            }
            Command::SwitchEdge => {
                if let Some(edges) = self.edges_mut() {
                    edges.edge = if edges.edge == Edge::Start { Edge::End } else { Edge::Start };
                }
            }
            Command::MoveEdge(unit, direction) => {
                let Some((_, reading)) = self.reading() else { return };
                let Some(edges) = &reading.edges else { return };
                let byte = match edges.edge {
                    Edge::End => moved_end(reading.text(), edges.span.end, unit, direction),
                    Edge::Start => moved_start(reading.text(), edges.span.start, unit, direction),
                };
                if let Some(span) = with_edge(edges.span, edges.edge, byte)
                    && let Some(edges) = self.edges_mut()
                {
                    edges.span = span;
                }
            }
            _ => {}
        }
    }

    fn edges_mut(&mut self) -> Option<&mut EdgeMove> {
        self.open.as_mut()?.reading.as_mut()?.edges.as_mut()
    }

    fn keep(&mut self, edges: &EdgeMove, now: Now) {
        let Some(mark) = self.own_mark(&edges.key, now) else { return };
        let Some((_, reading)) = self.reading() else { return };
        let Some(span) = passage_of(reading.text(), edges.span) else { return };
        if span != mark.span {
            let edit = resized(reading, &mark, span);
            self.make(vec![edit], StepLabel::EdgeMoved, now);
        }
    }
}

/// The range with one edge elsewhere; `None` where nothing would be left of it.
fn with_edge(span: Span, edge: Edge, byte: usize) -> Option<Span> {
    let span = match edge {
        Edge::Start if byte < span.end => Span { start: byte, end: span.end },
        Edge::End if byte > span.start => Span { start: span.start, end: byte },
        _ => return None,
    };
    Some(span)
}

fn moved_start(text: &str, byte: usize, unit: Unit, direction: Direction) -> usize {
    match direction {
        Direction::Back => previous_start(text, byte, unit),
        Direction::Forward => next_start(text, byte, unit),
    }
}

/// The end of a passage moves from the end of one unit to the end of another.
fn moved_end(text: &str, byte: usize, unit: Unit, direction: Direction) -> usize {
    if direction == Direction::Forward || unit == Unit::Grapheme {
        return moved(text, byte, unit, direction);
    }
    let start_of_last = previous_start(text, byte, unit);
    let start_of_one_before = previous_start(text, start_of_last, unit);
    unit_at(text, start_of_one_before, unit).end.min(start_of_last)
}
