//! What a file says of its article, as it is written there.

/// Words that are there.
pub(super) fn said(words: &str) -> Option<String> {
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

/// Authors; office programs part several by semicolons.
pub(super) fn authors(words: &str) -> Option<String> {
    let authors: Vec<&str> = words.split(';').map(str::trim).filter(|author| !author.is_empty()).collect();
    said(&authors.join(", "))
}
