//! Whether a range of a text is what somebody selected: by the words that the file tells of it, or by its edges, since
//! people select whole words.

use super::refi_offsets::ByteSpan;
use super::told_text::comparable;
use unicode_normalization::char::is_combining_mark;

/// How many letters a name must have that is taken for the beginning of what was selected.
const MIN_BEGINNING_CHARS: usize = 12;

/// How much of a text is looked at for words of so many bytes: letters in pieces and white space take more.
const BYTES_A_BYTE: usize = 4;
const BYTES_MORE: usize = 256;

/// How words stand to a range of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    None,
    /// They are its first words: programs cut off what is long.
    Beginning,
    /// They are its words.
    Same,
}

/// How words, which are comparable, stand to a range.
pub(super) fn likeness(words: &str, text: &str, span: ByteSpan) -> Likeness {
    if words.is_empty() {
        return Likeness::None;
    }
    let n_bytes = words.len().saturating_mul(BYTES_A_BYTE).saturating_add(BYTES_MORE);
    let head = ByteSpan {
        start: span.start,
        end: span.end.min(text.floor_char_boundary(span.start.saturating_add(n_bytes))),
    };
    let own = comparable(head.of(text));
    if head == span && own == words {
        return Likeness::Same;
    }
    let beginning = without_ellipsis(words);
    let is_long = beginning.chars().nth(MIN_BEGINNING_CHARS.saturating_sub(1)).is_some();
    if is_long && own.starts_with(beginning) { Likeness::Beginning } else { Likeness::None }
}

/// Whether words have white space around them where others have it.
pub(super) fn has_same_edges(words: &str, others: &str) -> bool {
    let edges =
        |words: &str| (words.trim_start().len() == words.len(), words.trim_end().len() == words.len());
    edges(words) == edges(others)
}

/// Words without the dots that say that they go on.
pub(super) fn without_ellipsis(words: &str) -> &str {
    let bare = words.strip_suffix('…').or_else(|| words.strip_suffix("..."));
    bare.map_or(words, str::trim_end)
}

/// Whether a range begins after what is no letter and ends before what is none.
pub(super) fn is_between_words(text: &str, span: ByteSpan) -> bool {
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let first = span.of(text).chars().next();
    let after = text.get(span.end..).and_then(|after| after.chars().next());
    !before.is_some_and(is_of_word) && !first.is_some_and(is_combining_mark) && !after.is_some_and(is_of_word)
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}
