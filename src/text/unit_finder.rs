//! Units of a text for one place after another: the line and the sentence that were found last are not looked for again
//! while places lie in them. A line of any length is so walked once, and not once for each place.

use super::boundaries::{Unit, line_at, snap_to_graphemes, trimmed, unit_at};
use super::positions::Span;
use super::sentences::sentence_in;

/// Finds units of one text.
#[derive(Clone, Debug)]
pub struct UnitFinder<'t> {
    text: &'t str,
    line: Option<Span>,
    sentence: Option<Span>,
}

impl<'t> UnitFinder<'t> {
    /// Takes a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, line: None, sentence: None }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The line that contains a byte, without its line end.
    pub fn line(&mut self, byte: usize) -> Span {
        let known = self.line.filter(|line| line.start <= byte && byte <= line.end);
        let line = known.unwrap_or_else(|| line_at(self.text, byte));
        self.line = Some(line);
        line
    }

    /// The unit that contains a byte, as [`unit_at`] has it.
    pub fn unit(&mut self, byte: usize, unit: Unit) -> Span {
        match unit {
            Unit::Grapheme | Unit::Syllable => unit_at(self.text, byte, unit),
            Unit::Sentence => self.sentence(byte),
            Unit::Paragraph => self.line(byte),
        }
    }

    /// The whole units that a range reaches into, without white space around; the trimmed range where it reaches into
    /// none.
    pub fn covering(&mut self, span: Span, unit: Unit) -> Span {
        let inside = trimmed(self.text, snap_to_graphemes(self.text, span));
        if inside.is_empty() {
            return inside;
        }
        let last = self.text.floor_char_boundary(inside.end - 1);
        let whole = self.unit(inside.start, unit).union(self.unit(last, unit));
        trimmed(self.text, whole.union(inside))
    }

    fn sentence(&mut self, byte: usize) -> Span {
        let byte = self.text.floor_char_boundary(byte);
        if let Some(known) = self.sentence.filter(|sentence| sentence.contains(byte)) {
            return known;
        }
        let line = self.line(byte);
        let sentence = sentence_in(self.text, line, byte);
        self.sentence = Some(sentence);
        sentence
    }
}
