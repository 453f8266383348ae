//! What an export would hold, and what can be chosen of it.

use crate::model::id::{AnnotatorId, ArticlePath};
use crate::search::passage_fault::PassageFault;
use crate::session::Session;
use crate::workers::exporting::ExportPreview;
use std::sync::Arc;

/// An export before it is made.
#[derive(Clone, Debug, Default)]
pub struct ExportView {
    /// Everyone who works on the project, oneself first.
    pub people: Vec<ExportPerson>,
    /// The article that is read.
    pub article: Option<ExportArticle>,
    /// The query whose passages are listed, as it was typed; `None` where none is.
    pub query: Option<String>,
    /// What would be in it, or what is wrong with the query; it may be the answer to an earlier question.
    pub preview: Option<Arc<Result<ExportPreview, PassageFault>>>,
    /// Whether that is the answer to what is asked now.
    pub is_previewed: bool,
}

/// Somebody whose annotations can be exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportPerson {
    pub name: String,
    pub ids: Vec<AnnotatorId>,
}

/// The article that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportArticle {
    pub path: ArticlePath,
    /// Its title, else its path.
    pub title: String,
}

impl ExportView {
    /// What can be exported now.
    #[must_use]
    pub fn new(session: &Session) -> Option<Self> {
        let (open, exporting) = (session.open_project()?, session.exporting()?);
        let people = open.visibility.people().all().iter();
        let people = people.map(|person| ExportPerson { name: person.name.clone(), ids: person.ids.clone() });
        let article = session.reading().map(|reading| {
            let facts = open.library.get(&reading.path).map(|entry| &entry.facts);
            let title = facts.and_then(|facts| facts.title.clone());
            ExportArticle {
                title: title.unwrap_or_else(|| reading.path.to_string()),
                path: reading.path.clone(),
            }
        });
        let asked = session.querying().and_then(|querying| querying.asked());
        Some(Self {
            people: people.collect(),
            article,
            query: asked.map(|(typed, _)| typed.trim().to_owned()).filter(|typed| !typed.is_empty()),
            preview: exporting.preview().cloned(),
            is_previewed: exporting.is_previewed(),
        })
    }
}
