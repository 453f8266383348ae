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

/// How many rows there are.
#[must_use]
pub fn n_rows(session: &Session) -> usize {
    session.open_project().map_or(0, |open| open.history.entries().len())
}

/// A row, from 0: that on top is how things stand now. Rows are made one by one, as they come into sight.
#[must_use]
pub fn row(session: &Session, at: usize) -> Option<HistoryRow> {
    let open = session.open_project()?;
    let entry = open.history.entries().iter().rev().nth(at)?;
    let title = |path| super::library::title_of(path, open.library.get(path));
    Some(HistoryRow {
        id: entry.id.clone(),
        deed: match entry.way {
            Way::Made => Deed::Made,
            Way::Undone(_) => Deed::Undone,
            Way::Redone(_) => Deed::Redone,
        },
        label: entry.step.label.clone(),
        at: entry.step.at,
        article: entry.step.article().map(title),
    })
}
