//! What the mouse does in the text: dragging selects whole syllables, with Alt letters; after a second press at the place
//! it begins with a syllable, after a third with a paragraph, with Ctrl with a sentence, and goes on in that unit. A click on a mark selects it; its
//! edges are dragged by syllables, with Alt by graphemes.

use super::placed::Placed;
use super::reader_paint::Page;
use crate::model::id::ArticlePath;
use crate::model::theme::CodingUnit;
use crate::session::edges::{coarser, snapped};
use crate::session::{Command, Edge, EdgeCommand, MarkKey, SelectingCommand};
use crate::text::boundaries::Unit;
use crate::text::positions::Span;
use crate::view::marks::MarkView;
use egui::{Modifiers, Pos2, Ui};

/// How far from a handle a press still takes it, in px.
const HANDLE_REACH_PX: f32 = 9.0;

/// Presses this close in time, in seconds, and place, in px, count as one gesture.
const CLICK_SECS: f64 = 0.4;
const CLICK_PX: f32 = 6.0;

/// What the pressed mouse is doing.
#[derive(Clone, Debug, PartialEq)]
enum Drag {
    /// Pressed, not moved yet; selects from here in a unit if it is moved.
    Select { from: usize, unit: Unit },
    /// Moves an edge of a mark.
    Edge { key: MarkKey, edge: Edge },
    /// Carries the selection to a theme.
    Carry,
}

/// The state of the mouse in the text.
#[derive(Clone, Debug, Default)]
pub struct Mouse {
    drag: Option<Drag>,
    has_moved: bool,
    last_press: Option<(f64, Pos2, u32)>,
}

/// Selected text that is carried to a theme: of which article, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedText(pub ArticlePath, pub Span);

/// The byte of the text nearest to a point; `None` where no line of text is in sight.
#[must_use]
pub fn byte_at(page: &Page<'_>, pos: Pos2) -> Option<usize> {
    let lines = || page.placed.iter().filter(|placed| !placed.span.is_empty());
    let distance = |placed: &&Placed| {
        let rect = placed.rect();
        if pos.y < rect.top() { rect.top() - pos.y } else { (pos.y - rect.bottom()).max(0.0) }
    };
    let nearest = lines().min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    Some(nearest.byte_at(page.text, pos))
}

/// The mark whose letters lie under a point: the innermost.
#[must_use]
pub fn mark_at(page: &Page<'_>, pos: Pos2) -> Option<usize> {
    let line = page.placed.iter().find(|placed| placed.rect().contains(pos) && !placed.span.is_empty())?;
    let byte = line.byte_at(page.text, pos);
    let before = byte.saturating_sub(1).max(line.span.start);
    let is_hit = |mark: &MarkView| line.rows_of(page.text, mark.span).any(|(rect, _)| rect.contains(pos));
    let marks = &page.view.marks;
    marks.innermost_at(byte, is_hit).or_else(|| marks.innermost_at(before, is_hit))
}

impl Mouse {
    /// Turns what the mouse did in this frame into commands.
    pub fn handle(&mut self, ui: &Ui, can_press: bool, page: &Page<'_>, out: &mut Vec<Command>) {
        let (pos, is_pressed, is_down, is_released, time, modifiers) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.interact_pos(),
                pointer.primary_pressed(),
                pointer.primary_down(),
                pointer.primary_released(),
                input.time,
                input.modifiers,
            )
        });
        let Some(pos) = pos else { return };
        if is_pressed && can_press {
            self.press(page, pos, time, modifiers, out);
        }
        let Some(drag) = self.drag.clone() else { return };
        let press = self.last_press.map_or(pos, |(_, at, _)| at);
        let is_moving = is_down && (self.has_moved || press.distance(pos) > 3.0);
        if is_moving {
            self.has_moved = true;
            match &drag {
                Drag::Select { from, unit } => {
                    if let Some(focus) = byte_at(page, pos) {
                        out.push(select(*from, focus, unit_of_drag(*unit, modifiers)));
                    }
                }
                Drag::Carry => {
                    if let Some(selection) = page.view.selection {
                        egui::DragAndDrop::set_payload(
                            ui.ctx(),
                            CarriedText(page.view.path.clone(), selection.span()),
                        );
                    }
                }
                Drag::Edge { .. } => {}
            }
        }
        if is_released {
            self.release(ui, page, pos, &drag, out);
        }
    }

    /// Whether an edge is being dragged, and where its byte would be now in a study that codes in this unit.
    #[must_use]
    pub fn dragged_edge(
        &self,
        ui: &Ui,
        page: &Page<'_>,
        pos: Option<Pos2>,
        of_study: CodingUnit,
    ) -> Option<(Edge, usize)> {
        match (&self.drag, pos) {
            (Some(Drag::Edge { edge, .. }), Some(pos)) if self.has_moved => {
                let byte = byte_at(page, pos)?;
                Some((*edge, snapped(page.text, *edge, byte, coarser(unit_of_edge(ui), of_study))))
            }
            _ => None,
        }
    }

    /// Whether text is being selected by dragging.
    #[must_use]
    pub fn is_selecting(&self) -> bool {
        self.has_moved && matches!(self.drag, Some(Drag::Select { .. }))
    }

    fn press(&mut self, page: &Page<'_>, pos: Pos2, time: f64, modifiers: Modifiers, out: &mut Vec<Command>) {
        let n_presses = match self.last_press {
            Some((last, at, n)) if time - last < CLICK_SECS && at.distance(pos) < CLICK_PX => n % 3 + 1,
            _ => 1,
        };
        self.last_press = Some((time, pos, n_presses));
        self.has_moved = false;
        let handle = page.handles().into_iter().find(|(_, knob)| knob.distance(pos) < HANDLE_REACH_PX);
        let key = page.view.selected_mark().map(|mark| mark.key.clone());
        if let (Some((edge, _)), Some(key)) = (handle, key) {
            self.drag = Some(Drag::Edge { key, edge });
            return;
        }
        let Some(byte) = byte_at(page, pos) else { return };
        let unit = match n_presses {
            _ if modifiers.command => Unit::Sentence,
            2 => Unit::Syllable,
            3 => Unit::Paragraph,
            _ => Unit::Grapheme,
        };
        if modifiers.shift
            && let Some(from) = page.view.selection.map(|s| s.anchor).or(page.view.caret)
        {
            self.drag = Some(Drag::Select { from, unit });
            out.push(select(from, byte, unit_of_drag(unit, modifiers)));
            return;
        }
        let is_in_selection = page.view.selection.is_some_and(|selection| selection.span().contains(byte));
        if unit == Unit::Grapheme && is_in_selection {
            self.drag = Some(Drag::Carry);
            return;
        }
        self.drag = Some(Drag::Select { from: byte, unit });
        if unit != Unit::Grapheme {
            out.push(select(byte, byte, unit));
        }
    }

    fn release(&mut self, ui: &Ui, page: &Page<'_>, pos: Pos2, drag: &Drag, out: &mut Vec<Command>) {
        let has_moved = std::mem::take(&mut self.has_moved);
        self.drag = None;
        match drag {
            Drag::Edge { key, edge } if has_moved => {
                if let Some(byte) = byte_at(page, pos) {
                    out.push(Command::Edges(EdgeCommand::Drag {
                        key: key.clone(),
                        edge: *edge,
                        byte,
                        unit: unit_of_edge(ui),
                    }));
                }
            }
            Drag::Select { unit: Unit::Grapheme, from } if !has_moved => {
                let Some(mark) = mark_at(page, pos) else {
                    return out.push(Command::Selecting(SelectingCommand::PlaceCaret(*from)));
                };
                if let Some(key) = next_under(page, *from, mark) {
                    out.push(Command::Selecting(SelectingCommand::SelectAnnotation(key)));
                }
            }
            Drag::Carry if !has_moved => {
                out.extend(byte_at(page, pos).map(SelectingCommand::PlaceCaret).map(Command::Selecting));
            }
            _ => {}
        }
    }
}

/// A drag selects whole syllables, with Alt letters; one that began with several presses goes on in their unit.
fn unit_of_drag(unit: Unit, modifiers: Modifiers) -> Unit {
    if unit == Unit::Grapheme && !modifiers.alt { Unit::Syllable } else { unit }
}

/// A dragged edge goes by syllables, with Alt by graphemes.
fn unit_of_edge(ui: &Ui) -> Unit {
    if ui.input(|input| input.modifiers.alt) { Unit::Grapheme } else { Unit::Syllable }
}

/// A click on a mark selects the innermost; another click on the same place the next one out.
fn next_under(page: &Page<'_>, byte: usize, innermost: usize) -> Option<MarkKey> {
    let under = page.view.marks.at(byte);
    let next = page
        .view
        .selected
        .and_then(|selected| under.iter().position(|at| *at == selected))
        .map(|at| (at + 1) % under.len().max(1))
        .and_then(|at| under.get(at).copied());
    page.view.marks.get(next.unwrap_or(innermost)).map(|mark| mark.key.clone())
}

fn select(anchor: usize, focus: usize, unit: Unit) -> Command {
    if unit == Unit::Grapheme {
        Command::Selecting(SelectingCommand::Select { anchor, focus })
    } else {
        Command::Selecting(SelectingCommand::SelectUnits { anchor, focus, unit })
    }
}
