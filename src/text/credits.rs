//! What lines say that give credit: whose names they are, and whether they name a newspaper.

use super::{bylines, names, outlets};

/// The names in a line that says who wrote an article: "Bài và ảnh: Lê An", "Lê An (thực hiện)"; `None` for any other line.
#[must_use]
pub fn names_of(line: &str) -> Option<&str> {
    bylines::author_of(line)
}

/// Whether words are a person's name as Vietnamese people have it.
#[must_use]
pub fn is_name(words: &str) -> bool {
    names::is_vietnamese_name(words)
}

/// Whether words name a newspaper, a review or a site and nothing else: "Báo Nhân Dân", "baothainguyen.vn".
#[must_use]
pub fn is_newspaper(words: &str) -> bool {
    // "Báo động đỏ" is a headline.
    let is_called = |word: &str| word.starts_with(char::is_uppercase);
    let second = words.split_whitespace().nth(1);
    let lower = words.to_lowercase();
    let is_long =
        lower.starts_with("cổng thông tin") || lower.starts_with("thông tấn") || lower.starts_with("đài ");
    outlets::is_outlet(words) && (is_long || lower.starts_with("tạp chí") || second.is_none_or(is_called))
}
