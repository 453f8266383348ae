//! Names of sources that a file holds many of: each its own, made of its title.

use std::collections::HashSet;

/// How long a name is at most, in code points.
const MAX_NAME_CHARS: usize = 100;

/// The names so far.
#[derive(Debug, Default)]
pub(super) struct SourceNames {
    /// In small letters: some file systems make no difference.
    taken: HashSet<String>,
}

impl SourceNames {
    /// The name of a source by its title, or by its place in the file where it has none. One that is taken gets a number.
    pub(super) fn name(&mut self, title: &str, place: usize) -> String {
        let words = title.split(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '/' | '\\'));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let name: String = words.join(" ").chars().take(MAX_NAME_CHARS).collect();
        let name = if name.trim().is_empty() { format!("{place:04}") } else { name.trim().to_owned() };
        if self.taken.insert(name.to_lowercase()) {
            return name;
        }
        // Its place is its own, so that thousands of one title take no search for a number that is free.
        let own = format!("{name} ({place})");
        self.taken.insert(own.to_lowercase());
        own
    }
}
