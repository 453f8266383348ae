//! Regular expressions, each line of a text by itself: `^` and `$` are its ends, and no hit crosses them.

use super::text_query::{FaultKind, QueryFault, TextQuery};
use super::word_ends::is_cut;
use crate::text::boundaries::lines;
use crate::text::positions::{Span, chars_before};
use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::ast::ErrorKind;
use std::ops::ControlFlow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How large a compiled expression, and what it remembers while it searches, may grow, in bytes.
const MAX_BYTES: usize = 4 << 20;

/// How deep groups may lie in one another.
const MAX_DEPTH: u32 = 64;

/// A regular expression for lines.
#[derive(Clone, Debug)]
pub(super) struct LinePattern {
    regex: Regex,
    is_whole: bool,
}

impl LinePattern {
    pub(super) fn new(query: &TextQuery) -> Result<Self, QueryFault> {
        let typed: String = query.words.nfc().collect();
        let parsed = ParserBuilder::new()
            .case_insensitive(!query.has_case)
            .nest_limit(MAX_DEPTH)
            .build()
            .parse(&typed);
        parsed.map_err(|error| fault_of(&query.words, &typed, &error))?;
        let compile = |pattern: &str| {
            RegexBuilder::new(pattern)
                .case_insensitive(!query.has_case)
                .nest_limit(MAX_DEPTH + 2)
                .size_limit(MAX_BYTES)
                .dfa_size_limit(MAX_BYTES)
                .build()
        };
        let whole = |end: &str| compile(&format!(r"\b{{start-half}}(?:{typed}{end})\b{{end-half}}"));
        let compiled = if query.is_whole {
            // Where the expression ends in a comment, that has to end before the group does.
            whole("").or_else(|error| whole("\n").or(Err(error)))
        } else {
            compile(&typed)
        };
        let regex = compiled.map_err(|error| {
            let kind = match error {
                regex::Error::CompiledTooBig(_) => FaultKind::TooLarge,
                other => FaultKind::Other(other.to_string()),
            };
            QueryFault { char_idx: 0, kind }
        })?;
        Ok(Self { regex, is_whole: query.is_whole })
    }

    /// Each hit in some whole lines; what is found of no length is none.
    pub(super) fn each(
        &self,
        text: &str,
        within: Span,
        visit: &mut dyn FnMut(Span) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        for line in lines(within.of(text)) {
            let line = Span::new(within.start + line.start, within.start + line.end);
            for found in self.regex.find_iter(line.of(text)).filter(|found| !found.is_empty()) {
                let span = Span::new(line.start + found.start(), line.start + found.end());
                if !self.is_whole || !is_cut(text, span) {
                    visit(span)?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// The groups of a hit in a line, which may have been grown to whole graphemes; none where no such hit is in the text.
    pub(super) fn groups_in(&self, text: &str, line: Span, hit: Span) -> Vec<Option<Span>> {
        if hit.of(text).is_empty() {
            return Vec::new();
        }
        let found = self.regex.captures_at(line.of(text), hit.start - line.start);
        let found = found.filter(|found| found.get(0).is_some_and(|all| line.start + all.end() <= hit.end));
        let group = |found: regex::Match<'_>| Span::new(line.start + found.start(), line.start + found.end());
        let groups = found.map(|found| found.iter().map(|one| one.map(group)).collect());
        groups.unwrap_or_default()
    }
}

/// What is wrong with an expression, and where in what was typed, which may have had marks as letters of their own.
fn fault_of(words: &str, typed: &str, error: &regex_syntax::Error) -> QueryFault {
    let (at, kind) = match error {
        regex_syntax::Error::Parse(error) => (error.span().start.offset, kind_of(error.kind())),
        regex_syntax::Error::Translate(error) => {
            (error.span().start.offset, FaultKind::Other(error.kind().to_string()))
        }
        other => (0, FaultKind::Other(other.to_string())),
    };
    QueryFault { char_idx: decomposed_idx(words, chars_before(typed, at)), kind }
}

/// Where a character of a text in NFC stands in the text it was made of.
fn decomposed_idx(words: &str, composed_idx: usize) -> usize {
    let (mut n_composed, mut n_chars) = (0, 0);
    let mut rest = words;
    while n_composed < composed_idx && !rest.is_empty() {
        // A letter with the marks after it is composed by itself.
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| !is_combining_mark(*c))
            .map_or(rest.len(), |(at, _)| at);
        let (letter, after) = rest.split_at(end);
        n_composed += letter.nfc().count();
        n_chars += letter.chars().count();
        rest = after;
    }
    n_chars
}

fn kind_of(kind: &ErrorKind) -> FaultKind {
    match kind {
        ErrorKind::ClassUnclosed
        | ErrorKind::GroupUnclosed
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::EscapeUnexpectedEof
        | ErrorKind::FlagUnexpectedEof
        | ErrorKind::GroupNameUnexpectedEof => FaultKind::Unclosed,
        ErrorKind::GroupUnopened => FaultKind::Unopened,
        ErrorKind::RepetitionMissing => FaultKind::NothingToRepeat,
        ErrorKind::ClassRangeInvalid | ErrorKind::RepetitionCountInvalid => FaultKind::RangeTurned,
        ErrorKind::EscapeUnrecognized | ErrorKind::ClassEscapeInvalid => FaultKind::UnknownEscape,
        ErrorKind::UnsupportedBackreference | ErrorKind::UnsupportedLookAround => FaultKind::Unsupported,
        ErrorKind::NestLimitExceeded(_) | ErrorKind::CaptureLimitExceeded => FaultKind::TooLarge,
        other => FaultKind::Other(other.to_string()),
    }
}
