//! The beginning of a text that may be long: for names, queries, labels and messages, none of which grows with it.

use super::boundaries::grapheme_boundary_before_or_at;

/// The beginning of a text, at most `n_chars` code points: cut after a word, within it only where it is the first, and
/// never within a grapheme.
#[must_use]
pub fn beginning(text: &str, n_chars: usize) -> &str {
    let Some((end, _)) = text.char_indices().nth(n_chars) else { return text };
    let head = text.get(..end).unwrap_or_default();
    let whole_words = head.rfind(char::is_whitespace).and_then(|end| head.get(..end)).map(str::trim_end);
    match whole_words.filter(|words| !words.is_empty()) {
        Some(words) => words,
        None => text.get(..grapheme_boundary_before_or_at(text, end)).unwrap_or_default(),
    }
}

/// The beginning of a text as `beginning` cuts it, and an ellipsis where something was cut.
#[must_use]
pub fn shortened(text: &str, n_chars: usize) -> String {
    let head = beginning(text, n_chars);
    if head.len() == text.len() {
        return text.to_owned();
    }
    format!("{}…", head.trim_end_matches([',', ';', ' ', '.', ':']))
}
