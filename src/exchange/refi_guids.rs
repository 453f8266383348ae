//! The GUIDs of what is written in REFI-QDA: version 5 (RFC 9562), made of our own ids, so that they stay the same from
//! export to export. The reader knows the variables of ours by them, whatever they are called.

use super::stable_ids::NAMESPACE;
use std::collections::HashMap;
use uuid::Uuid;

/// Stands between an id and which of those of one id it is; no id holds it.
const MARK: char = '\u{1f}';

/// The GUID of a thing of some kind by its id.
pub(super) fn guid(kind: &str, id: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("{kind}/{id}").as_bytes())
}

/// The GUID of a part of a thing.
pub(super) fn part(of: Uuid, what: &str) -> Uuid {
    Uuid::new_v5(&of, what.as_bytes())
}

/// The GUIDs of things of a kind. Of several with one id each has its own.
pub(super) fn guids<'i>(kind: &str, ids: impl Iterator<Item = &'i str>) -> Vec<Uuid> {
    let mut n_of_id: HashMap<&str, usize> = HashMap::new();
    ids.map(|id| {
        let n = n_of_id.entry(id).or_default();
        *n = n.saturating_add(1);
        if *n == 1 { guid(kind, id) } else { guid(kind, &format!("{id}{MARK}{n}")) }
    })
    .collect()
}

/// How many codes there are at most that stand for no theme.
const MAX_BARE: usize = 8;

/// The GUIDs of codes that stand for no theme. A program may keep one passage without a code of each person at each place
/// (`QualCoder` stops at the second), so the others are coded with these.
pub(super) fn bare_guids() -> impl Iterator<Item = Uuid> {
    (1..=MAX_BARE).map(|n| guid("bare", &n.to_string()))
}

/// A variable that says a fact of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Title,
    Date,
    Source,
    Author,
    /// The path within the project.
    Path,
    /// Whether somebody is through with it.
    Done,
}

impl Fact {
    /// All of them, in the order in which they are written.
    pub(super) const ALL: [Self; 6] =
        [Self::Title, Self::Date, Self::Source, Self::Author, Self::Path, Self::Done];

    /// The GUID of its variable.
    pub(super) fn guid(self) -> Uuid {
        let id = match self {
            Self::Title => "title",
            Self::Date => "date",
            Self::Source => "source",
            Self::Author => "author",
            Self::Path => "path",
            Self::Done => "done",
        };
        guid("fact", id)
    }
}
