//! The keys a person gave an action, as the settings keep them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An action with the keys a person gave it. In the file it is a pair: `("find-here", "Ctrl+F")`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(String, String)", into = "(String, String)")]
pub struct KeyEntry {
    /// The name of the action.
    pub action: String,
    /// Its keys, with a space between each two; empty where it has none.
    pub keys: String,
}

impl From<(String, String)> for KeyEntry {
    fn from((action, keys): (String, String)) -> Self {
        Self { action, keys }
    }
}

impl From<KeyEntry> for (String, String) {
    fn from(entry: KeyEntry) -> Self {
        (entry.action, entry.keys)
    }
}

/// As it stands in the file.
impl fmt::Display for KeyEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "(\"{}\", \"{}\")", self.action, self.keys)
    }
}
