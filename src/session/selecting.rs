//! Selecting text where the mouse says, sentences by the cursor, annotations one after another.

use super::action::Action;
use super::command::{Command, Direction, MarkKey};
use super::notice::Notice;
use super::reading::{Reading, Selection};
use super::sitting::{Now, Session};
use crate::text::boundaries::{Unit, grapheme_boundary_before_or_at, snap_to_graphemes, trimmed, unit_at};
use crate::text::positions::Span;

impl Session {
    pub(super) fn obey_selecting(&mut self, command: Command) {
        let Some(reading) = self.open.as_mut().and_then(|open| open.reading.as_mut()) else { return };
        match command {
            Command::Select { anchor, focus } => reading.select(anchor, focus),
            Command::SelectUnits { anchor, focus, unit } => reading.select_units(anchor, focus, unit),
            Command::PlaceCaret(byte) => {
                reading.deselect();
                reading.caret = Some(grapheme_boundary_before_or_at(reading.text(), byte));
            }
            Command::SelectAnnotation(key) => {
                let sight = reading.sight;
                reading.select_mark(&key);
                reading.sight = sight;
            }
            _ => {}
        }
    }

    pub(super) fn act_selecting(&mut self, action: Action, now: Now) {
        let before = self.reading().and_then(|(_, reading)| reading.selected.clone());
        self.select_by(action);
        let after = self.reading().and_then(|(_, reading)| reading.selected.clone());
        let is_step = matches!(
            action,
            Action::NextAnnotation
                | Action::PreviousAnnotation
                | Action::NextOfTheme
                | Action::PreviousOfTheme
        );
        if is_step && before == after {
            self.say(Notice::NoFurtherAnnotation, now);
        }
    }

    fn select_by(&mut self, action: Action) {
        let Some(open) = &mut self.open else { return };
        let Some(reading) = &mut open.reading else { return };
        match action {
            Action::NextSentence => reading.move_sentence(Direction::Forward),
            Action::PreviousSentence => reading.move_sentence(Direction::Back),
            Action::GrowBySentence => reading.grow(Unit::Sentence, Direction::Forward),
            Action::ShrinkBySentence => reading.grow(Unit::Sentence, Direction::Back),
            Action::GrowBySyllable => reading.grow(Unit::Syllable, Direction::Forward),
            Action::ShrinkBySyllable => reading.grow(Unit::Syllable, Direction::Back),
            Action::GrowByGrapheme => reading.grow(Unit::Grapheme, Direction::Forward),
            Action::ShrinkByGrapheme => reading.grow(Unit::Grapheme, Direction::Back),
            Action::SelectParagraph => {
                let at = reading.place();
                reading.select_units(at, at, Unit::Paragraph);
            }
            Action::GrowByParagraph => reading.grow(Unit::Paragraph, Direction::Forward),
            Action::ShrinkByParagraph => reading.grow(Unit::Paragraph, Direction::Back),
            Action::ExpandSelection => reading.expand(),
            Action::ContractSelection => reading.contract(),
            Action::SelectAll => {
                let all = reading.whole();
                reading.select(all.start, all.end);
            }
            Action::NextAnnotation => reading.move_mark(Direction::Forward, |_| true),
            Action::PreviousAnnotation => reading.move_mark(Direction::Back, |_| true),
            Action::NextOfTheme | Action::PreviousOfTheme => {
                let themes =
                    reading.selected_mark().map(|mark| mark.annotation.themes.clone()).unwrap_or_default();
                let direction =
                    if action == Action::NextOfTheme { Direction::Forward } else { Direction::Back };
                let codebook = &open.codebook;
                let wanted: Vec<_> = themes.iter().map(|id| codebook.resolve(id)).collect();
                reading.move_mark(direction, |annotation| {
                    annotation.themes.iter().any(|id| wanted.contains(&codebook.resolve(id)))
                });
            }
            Action::Escape => reading.step_back(),
            _ => {}
        }
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
        let span = match unit {
            Unit::Grapheme => first.union(last),
            _ => trimmed(text, first.union(last)),
        };
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

    fn move_mark(
        &mut self,
        direction: Direction,
        is_wanted: impl Fn(&crate::model::annotation::Annotation) -> bool,
    ) {
        let at = self.selected_mark().map(|mark| (mark.span, mark.key.id));
        let place = self.place();
        let wanted = || self.marks.iter().filter(|mark| is_wanted(&mark.annotation));
        let next = match (direction, at) {
            (Direction::Forward, Some(at)) => wanted().find(|mark| (mark.span, mark.key.id) > at),
            (Direction::Back, Some(at)) => wanted().rev().find(|mark| (mark.span, mark.key.id) < at),
            (Direction::Forward, None) => wanted().find(|mark| mark.span.start >= place),
            (Direction::Back, None) => wanted().rev().find(|mark| mark.span.start < place),
        };
        if let Some(key) = next.map(|mark| mark.key.clone()) {
            self.select_mark(&key);
        }
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
