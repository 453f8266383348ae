//! What a person typed, in pieces: words, quotations and signs, each with where it stands.

use super::passage_fault::{PassageFault, PassageFaultKind};
use super::passage_spelling::Connective;
use crate::text::decode::nfc;
use std::ops::Range;

/// A piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands, in code points of what was typed.
    pub(super) at: Range<usize>,
    pub(super) kind: TokenKind,
}

impl Token {
    /// Its letters, where it is a word.
    pub(super) fn word(&self) -> Option<&str> {
        match &self.kind {
            TokenKind::Word(word) => Some(word),
            TokenKind::Open | TokenKind::Close | TokenKind::Sign(_) | TokenKind::Quoted(_) => None,
        }
    }
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Open,
    Close,
    Sign(Sign),
    /// Words between quotation marks.
    Quoted(String),
    /// Letters up to the next space or sign; words that join as one, with a space between.
    Word(String),
}

/// What stands between a field and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Colon,
    Equals,
    Less,
    UpTo,
    From,
    More,
}

/// Every quotation mark opens and closes: keyboards put now this, now that.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

/// Whether a character ends a word.
pub(super) fn ends_a_word(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')' | ':' | '=' | '<' | '>' | '≤' | '≥')
}

/// The pieces of a text.
pub(super) fn tokens(typed: &str) -> Result<Vec<Token>, PassageFault> {
    let chars: Vec<char> = typed.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at).copied() {
        if c.is_whitespace() {
            at += 1;
            continue;
        }
        let (kind, end) = if is_quote(c) {
            quoted(&chars, at)?
        } else if ends_a_word(c) {
            sign(c, chars.get(at + 1).copied(), at)
        } else {
            let rest = chars.get(at..).unwrap_or_default();
            let word: String = rest.iter().take_while(|c| !ends_a_word(**c)).collect();
            let end = at + word.chars().count();
            (TokenKind::Word(nfc(&word)), end)
        };
        let token = Token { at: at..end, kind };
        push(&mut tokens, token);
        at = end;
    }
    Ok(tokens)
}

/// Puts a piece behind others. Words that join as one, such as `giao với` and `cùng đoạn văn`, are one piece.
fn push(tokens: &mut Vec<Token>, token: Token) {
    for n_before in (1..Connective::MAX_WORDS).rev() {
        let Some(from) = tokens.len().checked_sub(n_before) else { continue };
        let before = tokens.get(from..).unwrap_or_default();
        let words: Option<Vec<&str>> = before.iter().chain([&token]).map(Token::word).collect();
        if let Some(words) = words.filter(|words| Connective::is_made_of(words)) {
            let kind = TokenKind::Word(words.join(" "));
            let start = before.first().map_or(token.at.start, |first| first.at.start);
            tokens.truncate(from);
            tokens.push(Token { at: start..token.at.end, kind });
            return;
        }
    }
    tokens.push(token);
}

/// A quotation: up to the next mark that has no backslash before it.
fn quoted(chars: &[char], start: usize) -> Result<(TokenKind, usize), PassageFault> {
    let mut words = String::new();
    let mut at = start + 1;
    while let Some(c) = chars.get(at).copied() {
        at += 1;
        match c {
            '\\' => {
                words.extend(chars.get(at));
                at += 1;
            }
            c if is_quote(c) => return Ok((TokenKind::Quoted(nfc(&words)), at)),
            c => words.push(c),
        }
    }
    Err(PassageFault::new(start..chars.len(), PassageFaultKind::OpenQuote))
}

fn sign(c: char, next: Option<char>, at: usize) -> (TokenKind, usize) {
    match (c, next) {
        ('(', _) => (TokenKind::Open, at + 1),
        (')', _) => (TokenKind::Close, at + 1),
        ('<', Some('=')) => (TokenKind::Sign(Sign::UpTo), at + 2),
        ('>', Some('=')) => (TokenKind::Sign(Sign::From), at + 2),
        ('<', _) => (TokenKind::Sign(Sign::Less), at + 1),
        ('>', _) => (TokenKind::Sign(Sign::More), at + 1),
        ('≤', _) => (TokenKind::Sign(Sign::UpTo), at + 1),
        ('≥', _) => (TokenKind::Sign(Sign::From), at + 1),
        (':', _) => (TokenKind::Sign(Sign::Colon), at + 1),
        _ => (TokenKind::Sign(Sign::Equals), at + 1),
    }
}
