//! Where the sentences of a text are.
//!
//! Whether one ends is told by the few words before a stop and by what follows it (`sentence_ends.rs`), so an end can be
//! decided anywhere in a text without reading from its start. A sentence never crosses a line, and every line with text has at least
//! one, titles, dates and menus too: counted so, the five seed articles have 24, 51, 48, 28 and 32.

use crate::text::boundaries::{line_at, lines, trimmed};
use crate::text::positions::Span;
use crate::text::sentence_ends::Run;
use crate::text::sentence_signs::is_stop;

/// The sentences of a whole text, one after the other, without outer white space.
pub fn sentences(text: &str) -> impl Iterator<Item = Span> + '_ {
    lines(text).flat_map(move |line| InLine { text, line, at: line.start })
}

/// The sentences of one line of a text, without outer white space.
#[must_use]
pub fn sentences_in_line(text: &str, line: Span) -> Vec<Span> {
    InLine { text, line, at: line.start }.collect()
}

/// The sentence at a byte, or on white space the nearest of the same line: the one before, else the one after.
#[must_use]
pub fn sentence_at(text: &str, byte: usize) -> Span {
    sentence_in(text, line_at(text, byte), byte)
}

/// The same where the line that holds the byte is known.
pub(super) fn sentence_in(text: &str, line: Span, byte: usize) -> Span {
    let byte = byte.clamp(line.start, line.end);
    let Some(start) = last_break(text, line, byte) else {
        return first_from(text, line, line.start);
    };
    first_from(text, line, start)
}

/// The start of the first sentence that begins after a byte.
#[must_use]
pub fn next_sentence_start(text: &str, byte: usize) -> usize {
    let mut line = line_at(text, byte);
    let mut from = last_break(text, line, byte.clamp(line.start, line.end)).unwrap_or(line.start);
    loop {
        let next = InLine { text, line, at: from }.map(|sentence| sentence.start).find(|start| *start > byte);
        if let Some(start) = next {
            return start;
        }
        if line.end >= text.len() {
            return text.len();
        }
        line = line_at(text, line.end + 1);
        from = line.start;
    }
}

/// The start of the last sentence that begins before a byte, or 0.
#[must_use]
pub fn previous_sentence_start(text: &str, byte: usize) -> usize {
    let mut line = line_at(text, byte);
    let mut before = byte.min(line.end);
    loop {
        while let Some(from) = last_break(text, line, before) {
            let start = first_from(text, line, from).start;
            if start < byte && start < line.end && !trimmed(text, Span::new(start, line.end)).is_empty() {
                return start;
            }
            if from <= line.start {
                break;
            }
            before = from - 1;
        }
        if line.start == 0 {
            return 0;
        }
        line = line_at(text, line.start - 1);
        before = line.end;
    }
}

fn first_from(text: &str, line: Span, at: usize) -> Span {
    InLine { text, line, at }.next().unwrap_or(Span::new(line.start, line.start))
}

struct InLine<'t> {
    text: &'t str,
    line: Span,
    at: usize,
}

impl Iterator for InLine<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.at >= self.line.end {
            return None;
        }
        let mut from = self.at;
        let end = loop {
            let rest = Span::new(from, self.line.end).of(self.text);
            let Some(found) = rest.find(is_stop) else { break self.line.end };
            let run = Run::at(self.text, self.line, from + found);
            if run.ends_a_sentence(self.text, self.line) {
                break run.after;
            }
            from = run.stops.end;
        };
        let sentence = trimmed(self.text, Span::new(self.at, end));
        self.at = end;
        if sentence.is_empty() { None } else { Some(sentence) }
    }
}

/// The end of the last sentence that ends before `byte` and whose following white space is not around `byte`:
/// where a scan for the sentence of `byte` may begin. The start of the line if there is none.
fn last_break(text: &str, line: Span, byte: usize) -> Option<usize> {
    let mut before = byte;
    loop {
        let head = Span::new(line.start, floor(text, before)).of(text);
        let Some(found) = head.rfind(is_stop) else { return Some(line.start) };
        let start = run_start(head, found);
        let run = Run::at(text, line, line.start + start);
        let is_past = run.next_word(text, line).is_some_and(|next| next <= byte);
        if is_past && run.ends_a_sentence(text, line) {
            return Some(run.after);
        }
        if start == 0 {
            return Some(line.start);
        }
        before = line.start + start;
    }
}

/// Where the run of stops begins whose last one stands at `found`.
fn run_start(head: &str, found: usize) -> usize {
    let up_to = head.get(..found).unwrap_or_default();
    let mut rest = up_to.trim_end_matches(is_stop);
    while let Some(shorter) = rest.strip_suffix('/').filter(|shorter| shorter.ends_with(is_stop)) {
        rest = shorter.trim_end_matches(is_stop);
    }
    rest.len()
}

fn floor(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte)
}
