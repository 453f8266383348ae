//! Other crates name places in their own source in what they say, with the folders of the machine this program was
//! built on. What people are shown keeps crate, file and line.

/// The text with every path to a source file shortened to the crate it belongs to.
#[must_use]
pub fn without_build_paths(text: &str) -> String {
    text.split_inclusive(char::is_whitespace).map(shortened).collect()
}

fn shortened(word: &str) -> String {
    let begins_path = |c: char| c == '/' || c == '\\' || c.is_alphanumeric();
    let lead = word.find(begins_path).unwrap_or_default();
    let (lead, path) = word.split_at(lead);
    let is_absolute = path.starts_with('/') || path.get(1..3) == Some(":\\");
    if !is_absolute || !path.contains(".rs") {
        return word.to_owned();
    }
    let is_separator = |c: char| c == '/' || c == '\\';
    let parts: Vec<&str> = path.split(is_separator).collect();
    let source = parts.iter().rposition(|part| *part == "src").and_then(|at| at.checked_sub(1));
    let kept = parts.get(source.unwrap_or(parts.len() - 1)..).unwrap_or_default();
    format!("{lead}{}", kept.join("/"))
}
