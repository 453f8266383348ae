//! The articles read lately, the last first: the one that is read, then those before it.

use super::library::title_of;
use crate::model::id::ArticlePath;
use crate::session::Session;

/// An article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LatelyRow {
    /// Its path.
    pub path: ArticlePath,
    /// Its title, else how its text begins, else its file name.
    pub title: String,
}

/// The articles that are still there.
#[must_use]
pub fn lately(session: &Session) -> Vec<LatelyRow> {
    let Some((open, reader)) = session.open_project().zip(session.reader()) else { return Vec::new() };
    let there = reader.lately.iter().filter_map(|path| Some((path, open.library.get(path)?)));
    there.map(|(path, entry)| LatelyRow { path: path.clone(), title: title_of(path, Some(entry)) }).collect()
}
