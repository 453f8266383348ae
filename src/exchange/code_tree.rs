//! Which code of a study stands below which, by their paths.

use super::study::Study;
use std::collections::HashMap;

/// Of each code, in their order, the one right above it; `None` at the top, and where that one is not in the study.
pub(super) fn parents(study: &Study) -> Vec<Option<usize>> {
    let mut by_path: HashMap<&[String], usize> = HashMap::new();
    for (at, code) in study.codes.iter().enumerate() {
        by_path.entry(&code.theme.path).or_insert(at);
    }
    let above = |code: &super::study::Code| by_path.get(code.theme.path.split_last()?.1).copied();
    study.codes.iter().map(above).collect()
}
