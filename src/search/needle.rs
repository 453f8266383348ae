//! Words looked for in texts that are short, as names and notes are: by the rules of `word_pattern.rs`, without what makes
//! those quick in long texts.

use super::text_query::TextQuery;
use super::word_ends::has_word_before;
use super::word_pattern::{Wanted, after_spaces_at_dash, wanted_letters};
use crate::text::boundaries::snap_to_graphemes;
use crate::text::fold::Marks;
use crate::text::folded_letter::folded_letter_at;
use crate::text::positions::Span;

/// Words made ready.
#[derive(Clone, Debug)]
pub struct Needle {
    /// The same letters, with the tone of an unfinished last syllable in either place.
    variants: Vec<Vec<Wanted>>,
}

/// Where the words stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The place, in bytes.
    pub span: Span,
    /// Whether a word begins there.
    pub at_word_start: bool,
    /// Whether the marks are the query's too, not just the letters.
    pub exact: bool,
}

impl Needle {
    /// Prepares words; white space at their ends does not count.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self::with_marks(words, Marks::Auto)
    }

    /// Prepares words whose marks count as told.
    #[must_use]
    pub fn with_marks(words: &str, marks: Marks) -> Self {
        let query = TextQuery { marks, ..TextQuery::default() };
        Self { variants: wanted_letters(words, &query) }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.variants.iter().all(Vec::is_empty)
    }

    /// The best hit in an NFC text: at the start of a word, then exact, then leftmost; words that are empty have none.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Match> {
        // Every start counts here, overlapping ones too: "an an" may begin a word where "ban an" does not.
        let hits = text.char_indices().filter_map(|(at, _)| self.hit_at(text, at));
        let mut best: Option<Match> = None;
        let rank = |hit: &Match| (hit.at_word_start, hit.exact);
        for hit in hits {
            if best.as_ref().is_none_or(|best| rank(&hit) > rank(best)) {
                best = Some(hit);
            }
            if rank(&hit) == (true, true) {
                break;
            }
        }
        best
    }

    /// Whether an NFC text is these words, and nothing more.
    #[must_use]
    pub fn is_all_of(&self, text: &str) -> bool {
        self.hit_at(text, 0).is_some_and(|hit| hit.span.end == text.len())
    }

    /// Whether the words stand in an NFC text.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, _)| self.hit_at(text, at).is_some())
    }

    /// All hits in an NFC text from left to right; none overlaps another or crosses a line.
    #[must_use]
    pub fn find_all(&self, text: &str) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for (at, _) in text.char_indices() {
            if spans.last().is_none_or(|last| last.end <= at) {
                spans.extend(self.hit_at(text, at).map(|hit| hit.span));
            }
        }
        spans
    }

    fn hit_at(&self, text: &str, start: usize) -> Option<Match> {
        let before = text.get(..start)?.chars().next_back();
        // White space is one letter, however much of it there is.
        if text.get(start..)?.starts_with(char::is_whitespace) && before.is_some_and(char::is_whitespace) {
            return None;
        }
        let met = |variant: &Vec<Wanted>| {
            let mut met = (start, true);
            let mut before = None;
            for wanted in variant {
                let at =
                    if met.0 > start { after_spaces_at_dash(text, met.0, *wanted, before) } else { start };
                let letter = folded_letter_at(text, at)?;
                met = (letter.end, wanted.meets(letter)? && met.1);
                before = Some(*wanted);
            }
            (met.0 > start).then_some(met)
        };
        let (end, exact) = self.variants.iter().find_map(met)?;
        let span = snap_to_graphemes(text, Span::new(start, end));
        Some(Match { span, at_word_start: !has_word_before(text, start), exact })
    }
}
