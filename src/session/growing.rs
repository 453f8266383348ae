//! The selection grows and shrinks at its focus by units, and expands from syllable to sentence, paragraph and article
//! and back by the same steps. What it comes to holds no white space at its ends, unless it was moved by graphemes.

use super::direction::{Direction, Edge};
use super::reading::{Expanded, Reading, Selected, Selection};
use crate::text::boundaries::{Unit, trimmed};
use crate::text::positions::Span;
use crate::text::stops::{covering, end_after, end_before, start_after, start_before};

impl Reading {
    /// Moves the focus of the selection by a unit.
    ///
    /// Without a selection it goes on from the sentence under the cursor, else from the selected annotation, else from
    /// the caret. Shrunk to nothing, the selection turns round: from a caret at once beyond it, from a sentence or an
    /// annotation such that this stays selected.
    pub(super) fn grow(&mut self, unit: Unit, direction: Direction) {
        let whole = self.sentence.or_else(|| self.selected_mark().map(|mark| mark.span));
        let (from, turned) = match (self.selection, whole) {
            (Some(selection), _) => (selection, None),
            (None, Some(span)) => {
                let turned = Selection { anchor: span.end, focus: span.start };
                (Selection { anchor: span.start, focus: span.end }, Some(turned))
            }
            (None, None) => {
                let place = self.place();
                (Selection { anchor: place, focus: place }, None)
            }
        };
        let to = self.moved(from, unit, direction);
        let to = match turned.filter(|_| to.anchor == to.focus) {
            Some(turned) => self.moved(turned, unit, direction),
            None => to,
        };
        self.deselect();
        self.caret = Some(to.focus);
        self.selection = (!to.span().is_empty()).then_some(to);
        self.show(to.focus);
    }

    /// The selection with its focus one unit on; it stops at the anchor before it turns round.
    fn moved(&self, from: Selection, unit: Unit, direction: Direction) -> Selection {
        let is_end =
            from.focus > from.anchor || (from.focus == from.anchor && direction == Direction::Forward);
        let edge = if is_end { Edge::End } else { Edge::Start };
        let focus = self.edge_moved(edge, from.focus, from.anchor, unit, direction);
        let focus = if is_end { focus.max(from.anchor) } else { focus.min(from.anchor) };
        let to = Selection { anchor: from.anchor, focus };
        if unit == Unit::Grapheme || focus == from.anchor {
            return to;
        }
        let inside = trimmed(self.text(), to.span());
        let to = if is_end {
            Selection { anchor: inside.start, focus: inside.end }
        } else {
            Selection { anchor: inside.end, focus: inside.start }
        };
        if inside.is_empty() { from } else { to }
    }

    /// Where an end of a range stops one unit on. What stands aside from what is read, and may be folded, is passed
    /// over, unless the range begins in it.
    pub(super) fn edge_moved(
        &self,
        edge: Edge,
        byte: usize,
        other: usize,
        unit: Unit,
        direction: Direction,
    ) -> usize {
        let text = self.text();
        let step = |byte: usize| match (edge, direction) {
            (Edge::End, Direction::Forward) => end_after(text, byte, unit),
            (Edge::End, Direction::Back) => end_before(text, byte, unit),
            (Edge::Start, Direction::Forward) => start_after(text, byte, unit),
            (Edge::Start, Direction::Back) => start_before(text, byte, unit),
        };
        let to = step(byte);
        let is_free =
            unit == Unit::Grapheme || self.aside_at(other).is_some() || self.aside_at(byte).is_some();
        if is_free {
            return to;
        }
        // The line an end lies in is that of the letter before it.
        let line_of = |at: usize| match edge {
            Edge::End => self.aside_at(text.floor_char_boundary(at.saturating_sub(1))),
            Edge::Start => self.aside_at(at),
        };
        let mut at = to;
        while let Some(line) = line_of(at) {
            let next = step(if direction == Direction::Forward { line.end } else { line.start });
            if next == at {
                break;
            }
            at = next;
        }
        // At the ends of the text there may be nothing further that is read.
        let gained = trimmed(text, Span::new(byte, at));
        let outermost = if edge == Edge::End { gained.end } else { gained.start };
        if gained.is_empty() || line_of(outermost).is_some() { byte } else { at }
    }

    /// The line that stands aside and holds a byte.
    fn aside_at(&self, byte: usize) -> Option<Span> {
        let lines = &self.structure.lines;
        let at = lines.partition_point(|line| line.span.start <= byte).checked_sub(1)?;
        let line = lines.get(at).filter(|line| byte <= line.span.end)?;
        self.structure.is_quarantined(line).then_some(line.span)
    }

    /// All words, without white space around them.
    pub(super) fn whole(&self) -> Span {
        trimmed(self.text(), Span::new(0, self.text().len()))
    }

    /// Selects the next larger unit around what is selected.
    pub(super) fn expand(&mut self) {
        let text = self.article.text.as_str();
        let selected = || self.selected_mark().map(|mark| mark.span);
        let point = Span::new(self.place(), self.place());
        let from = self.selection.map(Selection::span).or(self.sentence).or_else(selected).unwrap_or(point);
        // A caret reaches into the letter after it, else into the one before.
        let reach = if from.is_empty() {
            let after = text.get(from.start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let before =
                text.get(..from.start).and_then(|rest| rest.chars().next_back()).map_or(0, char::len_utf8);
            let next = Span::new(from.start, from.start + after);
            if next.of(text).trim().is_empty() { Span::new(from.start - before, from.start) } else { next }
        } else {
            from
        };
        let units = [Unit::Syllable, Unit::Sentence, Unit::Paragraph].map(|unit| covering(text, reach, unit));
        let mut wider = units.into_iter().chain([self.whole()]);
        let Some(to) = wider.find(|to| to.start <= from.start && to.end >= from.end && to.len() > from.len())
        else {
            return;
        };
        let before = Selected {
            selection: self.selection,
            sentence: self.sentence,
            mark: self.selected.clone(),
            caret: self.caret,
        };
        if self.expanded.last().is_some_and(|last| Some(last.to) != self.selection) {
            self.expanded.clear();
        }
        self.select(to.start, to.end);
        if let Some(to) = self.selection {
            self.expanded.push(Expanded { before, to });
        }
    }

    /// Takes back the last step of expanding, where nothing else was selected since.
    pub(super) fn contract(&mut self) {
        let Some(Expanded { before, to }) = self.expanded.pop() else { return };
        if self.selection != Some(to) {
            return self.expanded.clear();
        }
        self.deselect();
        self.selection = before.selection;
        self.sentence = before.sentence;
        self.selected = before.mark;
        self.caret = before.caret;
        self.show(before.caret.unwrap_or(to.anchor));
    }
}
