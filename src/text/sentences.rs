//! Where sentences of Vietnamese text end.
//!
//! The rule looks only at the word before a stop and at what follows it, so an end can be decided anywhere in a
//! text without reading from its start. A sentence never crosses a line, and every line with text has at least
//! one, titles, dates and menus too: counted so, the five seed articles have 24, 51, 48, 28 and 32.

use crate::text::boundaries::{line_at, lines, trimmed};
use crate::text::positions::Span;

/// Words a full stop does not end a sentence after, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "tp", "tx", "tt", "q", "p", "h", "ts", "ths", "gs", "pgs", "bs", "bsckii", "ks", "cn", "ls", "đ/c", "đc",
    "t.ư", "t.w", "tw", "v.v", "nxb", "tnhh", "nsnd", "nsưt", "nghs", "mr", "mrs", "ms", "dr", "prof", "st",
    "vs", "e.g", "i.e", "no", "vol",
];

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

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '"' | '\'' | '»' | '›' | ')' | ']' | '}')
}

fn is_skipped_before_a_sentence(c: char) -> bool {
    matches!(c, '“' | '‘' | '"' | '\'' | '«' | '‹' | '(' | '[' | '{' | '*' | '-' | '–' | '—' | '•' | '_')
        || c.is_whitespace()
}

fn floor(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte)
}

/// A run of stops ("...", "?!", "./.") and what closes with it.
struct Run {
    stops: Span,
    after: usize,
}

impl Run {
    fn at(text: &str, line: Span, start: usize) -> Self {
        let rest = Span::new(start, line.end).of(text);
        let mut tail = rest.trim_start_matches(is_stop);
        while let Some(longer) = tail.strip_prefix('/').filter(|longer| longer.starts_with(is_stop)) {
            tail = longer.trim_start_matches(is_stop);
        }
        let end = line.end - tail.len();
        let closed = tail.trim_start_matches(is_closing);
        Self { stops: Span::new(start, end), after: line.end - closed.len() }
    }

    /// Where the next word begins, if white space follows; `None` at the end of the line or inside a word.
    fn next_word(&self, text: &str, line: Span) -> Option<usize> {
        let rest = Span::new(self.after, line.end).of(text);
        let next = rest.trim_start();
        (next.len() < rest.len() && !next.is_empty()).then(|| line.end - next.len())
    }

    fn ends_a_sentence(&self, text: &str, line: Span) -> bool {
        let rest = Span::new(self.after, line.end).of(text);
        if rest.trim_start().is_empty() {
            return true;
        }
        if !rest.starts_with(char::is_whitespace) {
            return false;
        }
        let Some(next) = rest.trim_start_matches(is_skipped_before_a_sentence).chars().next() else {
            return false;
        };
        let stops = self.stops.of(text);
        let is_ellipsis = stops.contains('…') || stops.contains("..");
        let can_begin = next.is_uppercase() || (next.is_numeric() && !is_ellipsis);
        can_begin && (stops != "." || !self.follows_an_abbreviation(text, line))
    }

    fn follows_an_abbreviation(&self, text: &str, line: Span) -> bool {
        let before = Span::new(line.start, self.stops.start).of(text);
        let spaced = |c: char| c.is_whitespace();
        let word = before.rsplit(spaced).next().unwrap_or_default();
        let lead = before.get(..before.len() - word.len()).unwrap_or_default().trim_end();
        let word = word.trim_start_matches(is_skipped_before_a_sentence);
        let last = word.rsplit('.').next().unwrap_or_default();
        let mut letters = last.chars();
        let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        let is_list_number = !word.is_empty()
            && word.len() <= 3
            && word.bytes().all(|byte| byte.is_ascii_digit())
            && (lead.is_empty() || lead.ends_with([':', ';']));
        is_initial || is_list_number || is_abbreviation(word) || is_abbreviation(last)
    }
}

fn is_abbreviation(word: &str) -> bool {
    // The longest abbreviation has six letters; a long "word" is not worth lower-casing.
    word.len() <= 12 && ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}
