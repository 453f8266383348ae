//! Which code of a study stands below which, by their paths.

use super::study::Study;
use std::collections::HashMap;

/// The code above each: the last one before it that has the names above its own, since two may have the same; else any.
pub(super) fn parents(study: &Study) -> Vec<Option<usize>> {
    let mut first: HashMap<&[String], usize> = HashMap::new();
    for (at, code) in study.codes.iter().enumerate() {
        first.entry(&code.theme.path).or_insert(at);
    }
    let mut last: HashMap<&[String], usize> = HashMap::new();
    let mut parents = Vec::with_capacity(study.codes.len());
    for (at, code) in study.codes.iter().enumerate() {
        let above = code.theme.path.split_last().map(|(_, above)| above).filter(|above| !above.is_empty());
        parents.push(above.and_then(|above| last.get(above).or_else(|| first.get(above)).copied()));
        last.insert(&code.theme.path, at);
    }
    parents
}
