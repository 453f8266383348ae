//! The cases of `QualCoder` and RQDA: a case is about whole files or parts of them. Here a file has attributes: the names of
//! its cases, and what is said of them. A case of a part of a file has no place.

use super::sqlite_study::{StudyBuilder, add_attribute};
use crate::documents::document::LeftOutKind;
use std::collections::{BTreeSet, HashMap};

/// The name of the attribute that names cases.
const CASE: &str = "case";

/// A name with a value.
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) value: String,
}

/// A file as it was taken.
#[derive(Clone, Copy)]
pub(super) struct TakenFile {
    pub(super) source: usize,
    /// Length of its text, in code points.
    pub(super) n_chars: usize,
}

/// That a case is about a file or a part of it, in code points.
pub(super) struct CaseLink {
    pub(super) case: i64,
    pub(super) file: i64,
    pub(super) start: i64,
    pub(super) end: i64,
}

/// Cases and what is said of them and of files, each by its number.
#[derive(Default)]
pub(super) struct Cases {
    pub(super) names: HashMap<i64, String>,
    pub(super) case_attributes: HashMap<i64, Vec<Attribute>>,
    pub(super) file_attributes: HashMap<i64, Vec<Attribute>>,
}

impl Cases {
    /// Gives files their attributes, and those of their cases; counts cases of parts of files.
    pub(super) fn add_to(
        &self,
        study: &mut StudyBuilder,
        files: &HashMap<i64, TakenFile>,
        links: &[CaseLink],
    ) {
        let mut files_in_order: Vec<_> = files.iter().collect();
        files_in_order.sort_by_key(|(_, file)| file.source);
        for (id, file) in files_in_order {
            add_all(study, *file, self.file_attributes.get(id));
        }
        let mut parts = BTreeSet::new();
        for link in links {
            let (Some(name), Some(file)) = (self.names.get(&link.case), files.get(&link.file)) else {
                continue;
            };
            let n_chars = i64::try_from(file.n_chars).unwrap_or(i64::MAX);
            // Both programs were seen to count the last letter and not to.
            if link.start > 0 || link.end < n_chars.saturating_sub(1) {
                parts.insert((link.case, link.file, link.start, link.end));
                continue;
            }
            if let Some(source) = study.source_mut(file.source) {
                add_attribute(source, CASE, name);
            }
            add_all(study, *file, self.case_attributes.get(&link.case));
        }
        study.leave_out(LeftOutKind::Sets, parts.len());
    }
}

fn add_all(study: &mut StudyBuilder, file: TakenFile, attributes: Option<&Vec<Attribute>>) {
    let Some(source) = study.source_mut(file.source) else { return };
    for attribute in attributes.into_iter().flatten() {
        add_attribute(source, &attribute.name, &attribute.value);
    }
}
