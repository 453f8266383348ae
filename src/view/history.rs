//! The history: everything that was done, the last first, and where one can go back to.

use crate::model::history::{EntryId, StepLabel, Way};
use crate::model::moment::Moment;
use crate::session::Session;

/// What a row tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Something was done.
    Made,
    /// Something was taken back.
    Undone,
    /// Something was made again.
    Redone,
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryRow {
    /// Which entry: going back to it makes everything stand as it did after it.
    pub id: EntryId,
    /// What it was.
    pub deed: Deed,
    /// What the step did.
    pub label: StepLabel,
    /// When.
    pub at: Moment,
    /// The title of the article it belongs to.
    pub article: Option<String>,
}

/// Everything that was done, the last first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HistoryView {
    /// The rows; that on top is how things stand now.
    pub rows: Vec<HistoryRow>,
}

impl HistoryView {
    /// The history of the open project.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let title = |path| super::library::title_of(path, open.library.get(path));
        let rows = open.history.entries().iter().rev().map(|entry| HistoryRow {
            id: entry.id.clone(),
            deed: match entry.way {
                Way::Made => Deed::Made,
                Way::Undone(_) => Deed::Undone,
                Way::Redone(_) => Deed::Redone,
            },
            label: entry.step.label.clone(),
            at: entry.step.at,
            article: entry.step.article().map(title),
        });
        Self { rows: rows.collect() }
    }
}
