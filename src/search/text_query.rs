//! What a person looks for in texts, as typed, and what may be wrong with it.

use super::equivalents::Equivalents;
use super::finder::Finder;
use crate::text::fold::Marks;

/// How the words of a query are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// As words: white space, look-alikes of đ and the place of tones do not count, marks and case as told.
    #[default]
    Words,
    /// As they are, code point by code point.
    CodePoints,
    /// As a regular expression, line by line.
    Pattern,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextQuery {
    /// What was typed.
    pub words: String,
    /// How it is meant.
    pub way: Way,
    /// How tone and letter marks count; for words only.
    pub marks: Marks,
    /// Whether hits begin and end with a syllable.
    pub is_whole: bool,
    /// Whether capitals count; exact code points are exact in this, too.
    pub has_case: bool,
    /// The words in any order in one line, the last so many syllables after the first at most; for words only.
    pub near: Option<usize>,
    /// Whether only what was typed is looked for, and no spelling that means the same; for words only.
    pub is_literal: bool,
}

/// Why a query cannot be asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind} at character {char_idx}")]
pub struct QueryFault {
    /// The code point of the query where it goes wrong, from 0.
    pub char_idx: usize,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What can be wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// A group or class is opened and not closed.
    #[error("not closed")]
    Unclosed,
    /// A group is closed that was not opened.
    #[error("not opened")]
    Unopened,
    /// Something is to be repeated, and nothing stands before it.
    #[error("nothing to repeat")]
    NothingToRepeat,
    /// A range, of letters or of numbers, goes from more to less.
    #[error("range the wrong way round")]
    RangeTurned,
    /// A backslash stands before a letter that has no meaning with it.
    #[error("unknown escape")]
    UnknownEscape,
    /// Looking around and referring back are not understood.
    #[error("not supported")]
    Unsupported,
    /// It would need too much memory.
    #[error("too large")]
    TooLarge,
    /// Something else; the parser's own words.
    #[error("{0}")]
    Other(String),
}

impl TextQuery {
    /// Looks for words, with nothing told but them.
    #[must_use]
    pub fn of_words(words: &str) -> Self {
        Self { words: words.to_owned(), ..Self::default() }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self.way {
            Way::Words => self.words.trim().is_empty(),
            Way::CodePoints | Way::Pattern => self.words.is_empty(),
        }
    }

    /// Makes it ready to be looked for in any number of texts, in the spelling that was typed.
    ///
    /// # Errors
    /// Where a regular expression is not understood.
    pub fn prepare(&self) -> Result<Finder, QueryFault> {
        Finder::new(self, &Equivalents::default())
    }

    /// Makes it ready to be looked for in all spellings that mean the same, unless only the typed one is wanted.
    ///
    /// # Errors
    /// Where a regular expression is not understood.
    pub fn prepare_with(&self, equivalents: &Equivalents) -> Result<Finder, QueryFault> {
        Finder::new(self, equivalents)
    }
}
