//! Words that a table of words leaves out: a list that people edit (`stop_list`), and the one they begin with.

use std::collections::HashSet;

use super::stop_word_list::{FUNCTION_SYLLABLES, USUAL};
use super::word_tokens::keys_of;

/// Words and phrases that are not counted as finds. Case, and where a tone is placed, do not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopWords {
    keys: HashSet<String>,
}

impl StopWords {
    /// Reads a list: a word or a phrase a line; what follows a `#` is a comment.
    #[must_use]
    pub fn from_lines(lines: &str) -> Self {
        Self::of_words(words_in(lines))
    }

    /// A list of these words and phrases.
    #[must_use]
    pub fn of_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let keys = words.into_iter().map(stop_key).filter(|key| !key.is_empty());
        Self { keys: keys.collect() }
    }

    /// A list of nothing.
    #[must_use]
    pub fn none() -> Self {
        Self { keys: HashSet::new() }
    }

    /// The syllables a collocation neither begins nor ends with: particles, pronouns, numerals, conjunctions.
    pub(super) fn function_syllables() -> Self {
        Self::from_lines(FUNCTION_SYLLABLES)
    }

    /// Whether a word or phrase is on the list, however it is written.
    #[must_use]
    pub fn contains(&self, words: &str) -> bool {
        !self.keys.is_empty() && self.keys.contains(&stop_key(words))
    }

    /// The same of the key of a word.
    pub(super) fn has_key(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// How many words and phrases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

/// What words and phrases that are written otherwise have in common: case, and where a tone is placed, do not matter.
#[must_use]
pub fn stop_key(words: &str) -> String {
    keys_of(words).join(" ")
}

/// The words and phrases of the list that a person begins with.
pub fn usual_words() -> impl Iterator<Item = &'static str> {
    words_in(USUAL)
}

/// A word or a phrase a line; what follows a `#` is a comment.
fn words_in(lines: &str) -> impl Iterator<Item = &str> {
    let words = lines.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    words.filter(|words| !words.is_empty())
}

impl Default for StopWords {
    fn default() -> Self {
        Self::from_lines(USUAL)
    }
}
