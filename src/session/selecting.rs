//! Selecting text where the mouse says, sentences by the cursor, annotations one after another.

use super::cx::Cx;
use super::direction::Direction;
use super::mark_key::MarkKey;
use super::notices::ReadingNotice;
use super::reading::{Reading, Selection};
use crate::model::annotation::Annotation;
use crate::text::boundaries::{Unit, grapheme_boundary_before_or_at, snap_to_graphemes, trimmed, unit_at};
use crate::text::positions::Span;

/// A decision about what is selected in the article that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectingCommand {
    /// Select from one byte to another; the second is the one that moves on.
    Select { anchor: usize, focus: usize },
    /// Select the units from the one at a byte to the one at another.
    SelectUnits { anchor: usize, focus: usize, unit: Unit },
    /// Select the paragraph one is in.
    SelectParagraph,
    /// Select the whole article.
    SelectAll,
    /// Put the caret at a byte and select nothing.
    PlaceCaret(usize),
    /// Move the sentence cursor.
    StepSentence(Direction),
    /// Move the focus of the selection by a unit.
    Grow(Unit, Direction),
    /// Select the next larger unit around what is selected.
    Expand,
    /// Take back the last step of expanding.
    Contract,
    /// Select an annotation.
    SelectAnnotation(MarkKey),
    /// Select the next or the previous annotation.
    StepAnnotation(Direction),
    /// Select the next or the previous annotation that shares a theme with the selected one.
    StepOfTheme(Direction),
}

pub(super) fn obey(cx: &mut Cx<'_>, command: SelectingCommand) {
    let open = &mut *cx.open;
    let Some(reading) = &mut cx.reader.reading else { return };
    match command {
        SelectingCommand::Select { anchor, focus } => reading.select(anchor, focus),
        SelectingCommand::SelectUnits { anchor, focus, unit } => {
            reading.select_units(anchor, focus, unit);
        }
        SelectingCommand::SelectParagraph => {
            let at = reading.place();
            reading.select_units(at, at, Unit::Paragraph);
        }
        SelectingCommand::SelectAll => {
            let all = reading.whole();
            reading.select(all.start, all.end);
        }
        SelectingCommand::PlaceCaret(byte) => {
            reading.deselect();
            reading.caret = Some(grapheme_boundary_before_or_at(reading.text(), byte));
        }
        SelectingCommand::StepSentence(direction) => reading.move_sentence(direction),
        SelectingCommand::Grow(unit, direction) => reading.grow(unit, direction),
        SelectingCommand::Expand => reading.expand(),
        SelectingCommand::Contract => reading.contract(),
        SelectingCommand::SelectAnnotation(key) => {
            let sight = reading.sight;
            reading.select_mark(&key);
            reading.sight = sight;
        }
        SelectingCommand::StepAnnotation(direction) => {
            if !reading.move_mark(direction, |_| true) {
                cx.say(ReadingNotice::NoFurtherAnnotation);
            }
        }
        SelectingCommand::StepOfTheme(direction) => {
            let themes =
                reading.selected_mark().map(|mark| mark.annotation.themes.clone()).unwrap_or_default();
            let codebook = &open.codebook;
            let wanted: Vec<_> = themes.iter().map(|id| codebook.resolve(id)).collect();
            let is_wanted = |annotation: &Annotation| {
                annotation.themes.iter().any(|id| wanted.contains(&codebook.resolve(id)))
            };
            if !reading.move_mark(direction, is_wanted) {
                cx.say(ReadingNotice::NoFurtherAnnotation);
            }
        }
    }
}

/// Leaves one level of what is selected.
pub(super) fn deselect(cx: &mut Cx<'_>) {
    if let Some(reading) = cx.reader.reading.as_mut() {
        reading.step_back();
    }
}

impl Reading {
    /// The byte that keyboard selection starts from: the caret, the sentence, the selected annotation, the start.
    pub(super) fn place(&self) -> usize {
        let selected = || self.selected_mark().map(|mark| mark.span.start);
        self.selection
            .map(|selection| selection.focus)
            .or(self.sentence.map(|sentence| sentence.start))
            .or(self.caret)
            .or_else(selected)
            .unwrap_or_default()
    }

    pub(super) fn select(&mut self, anchor: usize, focus: usize) {
        let text = self.article.text.as_str();
        let span = snap_to_graphemes(text, Span::new(anchor.min(text.len()), focus.min(text.len())));
        let is_blank = trimmed(text, span).is_empty();
        let selection = if anchor <= focus {
            Selection { anchor: span.start, focus: span.end }
        } else {
            Selection { anchor: span.end, focus: span.start }
        };
        self.deselect();
        self.caret = Some(selection.focus);
        self.selection = (!is_blank).then_some(selection);
    }

    fn select_units(&mut self, anchor: usize, focus: usize, unit: Unit) {
        let text = self.article.text.as_str();
        let (first, last) = (unit_at(text, anchor, unit), unit_at(text, focus, unit));
        let span = first.union(last);
        let span = if unit == Unit::Grapheme { span } else { trimmed(text, span) };
        if anchor <= focus {
            self.select(span.start, span.end);
        } else {
            self.select(span.end, span.start);
        }
    }

    /// Moves the sentence cursor, on from a selected annotation as from a sentence; it passes over what stands aside,
    /// which may be folded.
    fn move_sentence(&mut self, direction: Direction) {
        let lines = || self.structure.lines.iter().filter(|line| !self.structure.is_quarantined(line));
        let text = self.article.text.as_str();
        let sentences = |line: Span| crate::text::sentences::sentences_in_line(text, line);
        let mark = self.selected_mark().map(|mark| match direction {
            Direction::Forward => mark.span.end.saturating_sub(1),
            Direction::Back => mark.span.start,
        });
        let from = self.sentence.map(|sentence| sentence.start).or(mark);
        let (is_fresh, at) = (from.is_none(), from.unwrap_or_else(|| self.place()));
        let next = match direction {
            Direction::Forward => lines()
                .filter(|line| line.span.end > at)
                .flat_map(|line| sentences(line.span))
                .find(|sentence| if is_fresh { sentence.end > at } else { sentence.start > at }),
            Direction::Back => lines()
                .rev()
                .filter(|line| line.span.start < at || is_fresh)
                .flat_map(|line| sentences(line.span).into_iter().rev())
                .find(|sentence| sentence.start < at || (is_fresh && sentence.start <= at)),
        };
        if let Some(sentence) = next {
            self.deselect();
            self.sentence = Some(sentence);
            self.caret = Some(sentence.start);
            self.show(sentence.start);
        }
    }

    /// Selects the next annotation that is wanted; tells whether there is one.
    fn move_mark(&mut self, direction: Direction, is_wanted: impl Fn(&Annotation) -> bool) -> bool {
        let at = self.selected_mark().map(|mark| (mark.span, mark.key.id));
        let place = self.place();
        let wanted = || self.marks.iter().filter(|mark| is_wanted(&mark.annotation));
        let next = match (direction, at) {
            (Direction::Forward, Some(at)) => wanted().find(|mark| (mark.span, mark.key.id) > at),
            (Direction::Back, Some(at)) => wanted().rev().find(|mark| (mark.span, mark.key.id) < at),
            (Direction::Forward, None) => wanted().find(|mark| mark.span.start >= place),
            (Direction::Back, None) => wanted().rev().find(|mark| mark.span.start < place),
        };
        let key = next.map(|mark| mark.key.clone());
        if let Some(key) = &key {
            self.select_mark(key);
        }
        key.is_some()
    }

    /// Selects an annotation and brings it into sight.
    pub(super) fn select_mark(&mut self, key: &MarkKey) {
        if let Some(span) = self.mark(key).map(|mark| mark.span) {
            self.deselect();
            self.selected = Some(key.clone());
            self.caret = Some(span.start);
            self.show(span.start);
        }
    }

    /// Leaves one level: moving edges, then selected text, then the annotation, then the sentence cursor.
    fn step_back(&mut self) {
        if self.edges.take().is_none() && self.selection.take().is_none() && self.selected.take().is_none() {
            self.sentence = None;
        }
    }
}
