//! What the name and the description of a selection are: its words, the beginning of them, a title, a note, or something
//! that the program made up, as `(12,34)`. `QualCoder` writes the words as the name, ATLAS.ti a comment as the description.

use super::refi_matching::{Likeness, likeness, without_ellipsis};
use super::refi_offsets::ByteSpan;
use super::refi_texts::Selection;
use super::told_text::comparable;
use crate::text::decode::{nfc, normalised};
use std::cell::OnceCell;

/// From how many letters on words are looked for in the whole text, and taken for words of some text all the same.
const MIN_SOUGHT_CHARS: usize = 20;
const MIN_LONG_CHARS: usize = 40;

/// How far from its place a selection is looked for whose words have its length, in bytes, and how much that may differ,
/// in letters.
const NEAR_BYTES: usize = 256;
const NEAR_CHARS: usize = 2;

/// How many bytes are searched through for the words of all selections of a project together: a second or two.
pub(super) const MAX_SEARCHED_BYTES: u64 = 4 * 1024 * 1024 * 1024;

/// How many words a name with a digit has at most that a program made up: `Quotation 1:12`.
const MAX_MADE_UP_WORDS: usize = 3;

/// A text that words are looked for in.
pub(super) struct Searched<'t> {
    text: &'t str,
    comparable: OnceCell<String>,
    /// How many bytes may still be searched through.
    pub(super) n_bytes_left: u64,
}

/// What a selection says.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Its words as far as the file tells them; empty where it does not.
    pub(super) quote: String,
    /// What else it says of itself.
    pub(super) notes: Vec<String>,
}

impl<'t> Searched<'t> {
    /// A text, empty for one that the file does not hold, and how many bytes may be searched through.
    pub(super) fn new(text: &'t str, n_bytes_left: u64) -> Self {
        Self { text, comparable: OnceCell::new(), n_bytes_left }
    }

    /// What a selection says that stands at this place.
    pub(super) fn said(&mut self, selection: &Selection, span: Option<ByteSpan>) -> Said {
        let mut said = Said::default();
        if let Some(words) = selection.words.as_ref().filter(|words| !words.trim().is_empty()) {
            said.quote = normalised(words.trim());
        }
        let name = comparable(&selection.name);
        match self.kind(&name, span) {
            Kind::Words(quote) => said.take_quote(quote),
            Kind::Beginning => {}
            Kind::Other if is_made_up(&name) => {}
            Kind::Other => said.notes.push(name),
        }
        let description = comparable(&selection.description);
        match self.kind(&description, span) {
            // Far from its place it is a comment that quotes.
            Kind::Words(quote) if span.is_none() || self.is_at(&description, span) => said.take_quote(quote),
            Kind::Beginning if description != without_ellipsis(&description) => {}
            Kind::Words(_) | Kind::Beginning | Kind::Other if description.is_empty() => {}
            Kind::Words(_) | Kind::Beginning | Kind::Other => said.notes.push(selection.description.clone()),
        }
        said
    }

    fn kind(&mut self, words: &str, span: Option<ByteSpan>) -> Kind {
        if let Some(span) = span {
            match likeness(words, self.text, span) {
                Likeness::Same => return Kind::Words(normalised(span.of(self.text))),
                Likeness::Beginning => return Kind::Beginning,
                Likeness::None => {}
            }
        }
        let bare = without_ellipsis(words);
        let n_chars = bare.chars().count();
        let is_words = span.is_some_and(|span| self.is_near(bare, n_chars, span))
            || n_chars >= MIN_LONG_CHARS && bare.contains(' ')
            || n_chars >= MIN_SOUGHT_CHARS && (self.text.is_empty() || self.contains(bare))
            || span.is_none() && !is_made_up(bare) && self.contains(bare);
        if is_words { Kind::Words(bare.to_owned()) } else { Kind::Other }
    }

    fn is_at(&self, words: &str, span: Option<ByteSpan>) -> bool {
        span.is_some_and(|span| likeness(words, self.text, span) == Likeness::Same)
    }

    /// Whether words are those of a range whose position is wrong: they are as long as it is, or nearly and stand beside it.
    fn is_near(&self, words: &str, n_chars: usize, span: ByteSpan) -> bool {
        let n_bytes = span.end.saturating_sub(span.start);
        if words.is_empty() || n_bytes > words.len().saturating_mul(4).saturating_add(NEAR_BYTES) {
            return false;
        }
        let n_own = comparable(span.of(self.text)).chars().count();
        let start = self.text.floor_char_boundary(span.start.saturating_sub(NEAR_BYTES));
        let end = self.text.floor_char_boundary(span.end.saturating_add(NEAR_BYTES).min(self.text.len()));
        let around = comparable(ByteSpan { start, end }.of(self.text));
        let is_as_long = n_own == n_chars || nfc(span.of(self.text)).chars().count() == n_chars;
        (is_as_long && !is_made_up(words))
            || (n_own.abs_diff(n_chars) <= NEAR_CHARS && around.contains(words))
    }

    /// Whether words stand somewhere in the text; not looked for any more when too much was searched.
    fn contains(&mut self, words: &str) -> bool {
        let text = self.comparable.get_or_init(|| comparable(self.text));
        let n_bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        let Some(left) = self.n_bytes_left.checked_sub(n_bytes) else { return false };
        self.n_bytes_left = left;
        !words.is_empty() && memchr::memmem::find(text.as_bytes(), words.as_bytes()).is_some()
    }
}

impl Said {
    fn take_quote(&mut self, quote: String) {
        if self.quote.is_empty() {
            self.quote = quote;
        }
    }
}

/// What words are to a selection.
enum Kind {
    /// Its words, as the text has them where they stand at its place.
    Words(String),
    Beginning,
    Other,
}

/// Whether a name says nothing that a person would miss.
fn is_made_up(name: &str) -> bool {
    let has_digit = name.chars().any(|c| c.is_ascii_digit());
    !name.chars().any(char::is_alphabetic)
        || has_digit && name.split_whitespace().count() <= MAX_MADE_UP_WORDS
}
