//! Whether a run of stops ends a sentence: what stands before it in its line, what closes with it, and what follows it
//! tell. Unicode's rules (UAX 29) with the knowledge of abbreviations, names, labels and footnotes that they lack.

use super::boundaries::grapheme_boundary_before_or_at;
use super::positions::Span;
use super::sentence_before::{Before, REACH, begins_with_a_name, is_item};
use super::sentence_signs::{
    is_closing, is_full_stop, is_ideographic, is_skipped_before_a_sentence, is_stop, is_uncased, may_close,
};

/// A run of stops ("...", "?!", "./.") and what closes with it: quotation marks, brackets, marks of footnotes.
pub struct Run {
    pub stops: Span,
    pub after: usize,
}

impl Run {
    /// The run that begins at a byte.
    pub fn at(text: &str, line: Span, start: usize) -> Self {
        let rest = Span::new(start, line.end).of(text);
        let mut tail = rest.trim_start_matches(is_stop);
        while let Some(longer) = tail.strip_prefix('/').filter(|longer| longer.starts_with(is_stop)) {
            tail = longer.trim_start_matches(is_stop);
        }
        let stops = Span::new(start, line.end - tail.len());
        let before = Span::new(line.start, start).of(text).chars().next_back();
        let is_after_letter = before.is_some_and(|c| c.is_alphabetic() || is_closing(c));
        let near = tail.get(..tail.floor_char_boundary(REACH)).unwrap_or_default();
        let n_closing = near.len() - without_closing(near, is_after_letter).len();
        Self { stops, after: stops.end + n_closing }
    }

    /// Where the next word begins; `None` at the end of the line.
    pub fn next_word(&self, text: &str, line: Span) -> Option<usize> {
        let next = Span::new(self.after, line.end).of(text).trim_start();
        // A mark may make one grapheme with the white space before it.
        let begins = line.end - next.len();
        (!next.is_empty()).then(|| grapheme_boundary_before_or_at(text, begins).max(self.after))
    }

    pub fn ends_a_sentence(&self, text: &str, line: Span) -> bool {
        let rest = Span::new(self.after, line.end).of(text);
        if rest.trim_start().is_empty() {
            return true;
        }
        // A mark that is set on the stop, as letters of Thai and Lao may be, goes on with it.
        if grapheme_boundary_before_or_at(text, self.after) != self.after {
            return false;
        }
        let stops = self.stops.of(text);
        let next = rest.trim_start_matches(is_skipped_before_a_sentence);
        let Some(first) = next.chars().next() else { return false };
        let next = next.get(..next.floor_char_boundary(REACH)).unwrap_or_default();
        let before = Before::new(Span::new(line.start, self.stops.start).of(text));
        if before.opens_a_bracket() && self.after > self.stops.end {
            return false;
        }
        if stops.contains(is_full_stop) {
            return !(self.after > self.stops.end && continues_a_quotation(rest));
        }
        if !rest.starts_with(char::is_whitespace) {
            return self.is_glued(text, &before, next);
        }
        let is_ellipsis = stops.contains('…') || stops.contains("..");
        if is_ellipsis {
            return first.is_uppercase() && !begins_with_a_name(next);
        }
        let can_begin = first.is_uppercase() || first.is_numeric() || is_uncased(first) || is_item(next);
        can_begin && (stops != "." || before.lets_end(next))
    }

    /// Whether a sentence ends although no white space follows: between two words that cannot be one.
    fn is_glued(&self, text: &str, before: &Before<'_>, next: &str) -> bool {
        let stops = self.stops.of(text);
        let mut following = next.chars();
        let (Some(last), Some(first)) = (before.text.chars().next_back(), following.next()) else {
            return false;
        };
        let second = following.next();
        if is_ideographic(first) && (is_ideographic(last) || stops != ".") {
            return !stops.contains('…') && !stops.contains("..");
        }
        let is_word = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).nth(1).is_some();
        if is_address(before.word) || is_address(next.split_whitespace().next().unwrap_or_default()) {
            return false;
        }
        if is_uncased(first) && is_uncased(last) {
            return before.word.chars().count() > 2 && before.lets_end(next);
        }
        let begins = first.is_uppercase() && second.is_none_or(|c| c.is_lowercase() || c.is_whitespace());
        if !begins || !is_word(before.word) {
            return false;
        }
        match stops {
            "." => second.is_some_and(char::is_lowercase) && before.lets_end(next),
            _ if stops.contains('…') || stops.contains("..") => !begins_with_a_name(next),
            _ => true,
        }
    }
}

/// What is left of a text after what closes with the stops before it.
fn without_closing(tail: &str, is_after_letter: bool) -> &str {
    let mut rest = tail;
    loop {
        let shorter = without_quotation_mark(rest);
        let shorter = without_footnote(shorter, is_after_letter && shorter.len() == tail.len());
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

fn without_quotation_mark(rest: &str) -> &str {
    let shorter = rest.trim_start_matches(is_closing);
    let Some(c) = shorter.chars().next().filter(|c| may_close(*c)) else {
        // French puts a space before its closing mark.
        let spaced = shorter.trim_start_matches([' ', '\u{A0}', '\u{202F}']);
        let closed = spaced.strip_prefix('»').filter(|after| is_at_a_gap(after));
        return closed.unwrap_or(shorter);
    };
    let after = shorter.get(c.len_utf8()..).unwrap_or_default();
    let is_closing_here = !after.starts_with(|c: char| c.is_alphanumeric() || may_close(c) || c == '(');
    if is_closing_here { after } else { shorter }
}

/// Without the mark of a footnote: [1], (1), ¹, *, or a number where a letter stood before the stop.
fn without_footnote(rest: &str, may_be_a_number: bool) -> &str {
    let number = |rest: &str| rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let bracketed = |open: char, close: char| {
        let (inside, after) = rest.strip_prefix(open)?.split_once(close)?;
        let is_mark = |inside: &str| (1..=3).contains(&inside.len()) && number(inside) == inside.len();
        let is_note = open == '[' && inside.chars().count() <= 20 && !inside.contains(is_stop);
        (is_mark(inside) || is_note).then_some(after)
    };
    let raised = rest.trim_start_matches(['¹', '²', '³', '⁰', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '*', '†', '‡']);
    if raised.len() < rest.len() && is_at_a_gap(raised) {
        return raised;
    }
    if may_be_a_number && number(rest) > 0 {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '-' | '–'));
        let is_mark = rest.len() - after.len() <= 8 && (1..=3).contains(&number(rest));
        return if is_mark && after.starts_with(char::is_whitespace) { after } else { rest };
    }
    bracketed('[', ']').or_else(|| bracketed('(', ')')).unwrap_or(rest)
}

fn is_at_a_gap(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| c.is_whitespace() || is_closing(c) || may_close(c))
}

/// Whether a Japanese sentence goes on after what it quotes: 「行くの？」と聞いた。
fn continues_a_quotation(rest: &str) -> bool {
    ["と", "って", "っと", "、", "，", "の", "が", "は", "も", "を", "に", "という", "など", "）", "…"]
        .iter()
        .any(|particle| rest.starts_with(particle))
}

/// Whether a token is an address of the web, of mail or of a file.
fn is_address(token: &str) -> bool {
    let has_lower_after_stop = || {
        token
            .split('.')
            .skip(1)
            .any(|part| part.starts_with(|c: char| c.is_ascii_lowercase()) && !part.is_empty())
    };
    token.contains("://")
        || token.contains(['@', '=', '&'])
        || token.starts_with("www.")
        || has_lower_after_stop()
}
