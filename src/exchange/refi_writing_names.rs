//! What sources, people and selections are called in REFI-QDA. Programs tell sources and variables apart by their names, and
//! our own reader tells people apart by theirs, so each has its own.

use super::refi_writing_xml::is_refused;
use super::study::Study;
use super::told_text::comparable;
use std::collections::{HashMap, HashSet};

/// How much of the words of a passage its name says, in code points.
const MAX_NAME_CHARS: usize = 100;

/// How many letters the beginning of a passage must have to be a name, and how many bytes of the text may stand for words
/// of so many bytes: what the reader believes.
const MIN_BEGINNING_CHARS: usize = 12;
const BYTES_A_BYTE: usize = 4;
const BYTES_MORE: usize = 256;

/// Names of which no two are one, whatever the size of their letters.
#[derive(Default)]
pub(super) struct UniqueNames {
    taken: HashSet<String>,
    n_asked: HashMap<String, usize>,
}

impl UniqueNames {
    /// With these taken.
    pub(super) fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        Self { taken: names.map(str::to_lowercase).collect(), n_asked: HashMap::new() }
    }

    /// Takes the name, where it is free; whether it was.
    pub(super) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_lowercase())
    }

    /// The name, or the name with a number where it is taken.
    pub(super) fn unique(&mut self, name: &str) -> String {
        let n = self.n_asked.entry(name.to_lowercase()).or_default();
        loop {
            *n = n.saturating_add(1);
            let own = if *n == 1 { name.to_owned() } else { format!("{name} ({n})") };
            if self.taken.insert(own.to_lowercase()) {
                return own;
            }
        }
    }
}

/// A name on one line, without what XML cannot hold.
pub(super) fn one_line(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control() || is_refused(c));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What the sources of a study are called: their files' names without the ending, since a slash or an ending of ours has no
/// place in the names of other programs.
pub(super) fn source_names(study: &Study) -> Vec<String> {
    let mut names = UniqueNames::default();
    let name = |path: &str| {
        let file = path.rsplit('/').next().unwrap_or(path);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let stem = if stem.trim().is_empty() { file } else { stem };
        one_line(&stem.replace('\\', "-"))
    };
    study.sources.iter().map(|source| names.unique(&name(&source.facts.path))).collect()
}

/// What the coders of a study are called. One without a name goes by the id.
pub(super) fn coder_names(study: &Study) -> Vec<String> {
    let mut names = UniqueNames::default();
    study
        .coders
        .iter()
        .map(|coder| {
            let name = one_line(&coder.name);
            names.unique(if name.is_empty() { coder.id.as_str() } else { name.as_str() })
        })
        .collect()
}

/// What a selection of these words is called: the words, or the first of them, as other programs have it. `None` where
/// our reader would not know them again for the words they are.
pub(super) fn selection_name(words: &str) -> Option<String> {
    let end = words.char_indices().nth(MAX_NAME_CHARS).map(|(end, _)| end);
    let head = end.and_then(|end| words.get(..end)).unwrap_or(words);
    let name = comparable(head);
    let is_told = head.len() <= name.len().saturating_mul(BYTES_A_BYTE).saturating_add(BYTES_MORE);
    if name.is_empty() || !is_told || head.chars().any(is_refused) {
        return None;
    }
    if end.is_none() {
        return Some(name);
    }
    let is_long = name.chars().nth(MIN_BEGINNING_CHARS).is_some();
    is_long.then(|| format!("{name}…"))
}
