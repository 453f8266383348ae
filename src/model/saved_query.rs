//! Queries of passages that are kept under a name. As with themes, a record holds what its annotator set, and what
//! stands is everyone's together: per field the value with the highest (rev, annotator).

use super::id::{AnnotatorId, QueryId};
use super::project::Project;
use crate::text::order;
use std::collections::BTreeMap;

/// What one annotator said of a saved query; `None` where nothing was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct QueryRecord {
    /// What it is called.
    pub name: Option<String>,
    /// What is asked, in the language of `search::passage_query`.
    pub text: Option<String>,
    /// Whether it was deleted.
    pub deleted: Option<bool>,
}

/// A saved query as all records together tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedQuery {
    /// What it is called.
    pub name: String,
    /// What is asked.
    pub text: String,
    /// Whether it was deleted.
    pub is_deleted: bool,
}

/// One saved query, deleted or not; `None` where nobody recorded it.
#[must_use]
pub fn saved_query(project: &Project, id: &QueryId) -> Option<SavedQuery> {
    let mut records: Vec<(u64, &AnnotatorId, &QueryRecord)> = project
        .codebook_records()
        .filter_map(|(who, record)| {
            let slot = record.queries.get(id)?;
            Some((slot.rev, who, slot.value.as_deref()?))
        })
        .collect();
    records.sort_by_key(|(rev, who, _)| (*rev, *who));
    let mut query = SavedQuery::default();
    for (.., record) in &records {
        if let Some(name) = &record.name {
            query.name.clone_from(name);
        }
        if let Some(text) = &record.text {
            query.text.clone_from(text);
        }
        query.is_deleted = record.deleted.unwrap_or(query.is_deleted);
    }
    (!records.is_empty()).then_some(query)
}

/// The saved queries that were not deleted, by name.
#[must_use]
pub fn saved_queries(project: &Project) -> Vec<(QueryId, SavedQuery)> {
    let ids = project.codebook_records().flat_map(|(_, record)| record.queries.keys());
    let ids: std::collections::BTreeSet<&QueryId> = ids.collect();
    let known = ids.into_iter().filter_map(|id| Some((id.clone(), saved_query(project, id)?)));
    let mut queries: Vec<_> = known.filter(|(_, query)| !query.is_deleted).collect();
    queries.sort_by_cached_key(|(id, query)| (order::sort_key(&query.name), query.name.clone(), id.clone()));
    queries
}

/// One annotator's records of saved queries.
pub type QueryRecords = BTreeMap<QueryId, super::article::Slot<QueryRecord>>;
