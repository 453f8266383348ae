//! The tokens of a text: what the program calls a syllable elsewhere (`Unit::Syllable`), read forwards and fast.
//!
//! Runs of letters, marks, digits and `_` that hold a letter or a digit; `1.000,5`, `16/6/2024`, `8:36`, `T.Ư`, `v.v`
//! and `don't` are one each.

use crate::text::fold::{Strength, fold};
use crate::text::folded_letter::lower_letter;
use crate::text::positions::Span;

/// A token where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Its bytes in the whole text.
    pub span: Span,
    /// Whether nothing but white space of the same line, in the same part, is between it and the token before.
    pub follows: bool,
}

/// Gives the tokens of a part of a text in order. What stands outside of the part does not count.
pub(super) fn each_token(text: &str, part: Span, give: &mut impl FnMut(Token)) {
    let inside = part.of(text);
    let mut at = 0;
    let mut follows = false;
    while let Some(step) = step_at(inside, at) {
        let start = at;
        at += step.len;
        match step.kind {
            Kind::Word => {
                at = word_end(inside, start, at);
                if is_spoken(inside, start, at) {
                    give(Token { span: Span::new(part.start + start, part.start + at), follows });
                    follows = true;
                } else {
                    follows = false;
                }
            }
            Kind::Blank => {}
            Kind::Mark => follows = false,
        }
    }
}

/// What tokens are compared by: composed, in lower case, tones where the old style has them, one kind of apostrophe.
#[must_use]
pub(super) fn key_of(token: &str) -> String {
    fold(token, Strength::Case).chars().map(lower_letter).collect()
}

/// The keys of the tokens of a few words, however they are written.
#[must_use]
pub(super) fn keys_of(words: &str) -> Vec<String> {
    let mut keys = Vec::new();
    each_token(words, Span::new(0, words.len()), &mut |token| keys.push(key_of(token.span.of(words))));
    keys
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Blank,
    /// A line end too.
    Mark,
}

#[derive(Clone, Copy)]
struct Step {
    kind: Kind,
    len: usize,
}

/// The kind and the bytes of the character at a byte; nearly all are ASCII or Latin letters, which their bytes tell.
#[inline]
fn step_at(text: &str, at: usize) -> Option<Step> {
    let bytes = text.as_bytes();
    let step = |kind, len| Some(Step { kind, len });
    match *bytes.get(at)? {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => step(Kind::Word, 1),
        b' ' | b'\t' | 0x0B..=b'\r' => step(Kind::Blank, 1),
        0..=0x7F => step(Kind::Mark, 1),
        0xC3 if !matches!(bytes.get(at + 1), Some(0x97 | 0xB7)) => step(Kind::Word, 2),
        0xC4..=0xCA => step(Kind::Word, 2),
        0xE1 if matches!(bytes.get(at + 1), Some(0xB8..=0xBB)) => step(Kind::Word, 3),
        _ => rare_step_at(text, at),
    }
}

fn rare_step_at(text: &str, at: usize) -> Option<Step> {
    let c = text.get(at..)?.chars().next()?;
    let kind = if c.is_whitespace() {
        Kind::Blank
    } else if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
        Kind::Word
    } else {
        Kind::Mark
    };
    Some(Step { kind, len: c.len_utf8() })
}

/// Where the word that begins at `start` ends; it is a word at least as far as `at`.
#[inline]
fn word_end(text: &str, start: usize, mut at: usize) -> usize {
    while let Some(step) = step_at(text, at) {
        if step.kind == Kind::Word {
            at += step.len;
            continue;
        }
        let Some(after) = joined_at(text, start, at) else { break };
        at = after;
    }
    at
}

/// Where the word goes on after a separator at `at`, if it does.
fn joined_at(text: &str, start: usize, at: usize) -> Option<usize> {
    let separator = match *text.as_bytes().get(at)? {
        byte @ (b'.' | b',' | b'/' | b':' | b'\'') => char::from(byte),
        0xE2 if text.get(at..)?.starts_with('’') => '’',
        _ => return None,
    };
    let after = at + separator.len_utf8();
    let next = text.get(after..)?.chars().next()?;
    let mut word = text.get(start..at)?.chars().rev();
    let last = word.next()?;
    let joins = match separator {
        '.' | ',' | '/' | ':' if last.is_ascii_digit() && next.is_ascii_digit() => true,
        '.' | '/' => last.is_alphabetic() && next.is_alphabetic() && !word.next().is_some_and(is_of_words),
        '\'' | '’' => last.is_alphabetic() && next.is_alphabetic(),
        _ => false,
    };
    joins.then_some(after)
}

fn is_of_words(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

/// Whether a run holds a letter or a digit.
#[inline]
fn is_spoken(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes.get(start), Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | 0xC4..=0xCA))
        || text.get(start..end).is_some_and(|run| run.contains(char::is_alphanumeric))
}
