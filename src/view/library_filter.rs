//! Which articles the library lists, and in which order.

use super::library_row::{LibraryRow, ReadState};
use crate::model::codebook::{Codebook, MAX_LEVELS};
use crate::model::id::ThemeId;
use crate::search::Needle;
pub use crate::storage::arrangement::Condition;
use std::collections::BTreeSet;

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Names of files.
    #[default]
    FileName,
    /// Titles, in Vietnamese order.
    Title,
    /// Dates of publication, the newest first; those without one last.
    Date,
    /// When they were last read, the latest first; those never opened last.
    LastRead,
    /// Numbers of annotations, the highest first.
    Annotations,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::FileName, Self::Title, Self::Date, Self::LastRead, Self::Annotations];

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FileName => "file-name",
            Self::Title => "title",
            Self::Date => "date",
            Self::LastRead => "last-read",
            Self::Annotations => "annotations",
        }
    }

    /// Whether a row stays where it is in the list where it becomes another.
    pub(super) fn keeps_in_place(self, before: &LibraryRow, after: &LibraryRow) -> bool {
        match self {
            Self::FileName => true,
            Self::Title => before.title_key == after.title_key,
            Self::Date => before.date == after.date,
            Self::LastRead => before.last_read == after.last_read,
            Self::Annotations => before.n_annotations == after.n_annotations,
        }
    }
}

/// Which articles are listed, by their state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    #[default]
    All,
    Unread,
    Reading,
    Done,
}

impl Shown {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::All, Self::Unread, Self::Reading, Self::Done];

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Unread => "unread",
            Self::Reading => "reading",
            Self::Done => "done",
        }
    }

    fn holds(self, state: ReadState) -> bool {
        match self {
            Self::All => true,
            Self::Unread => state == ReadState::Unread,
            Self::Reading => matches!(state, ReadState::Reading(_)),
            Self::Done => state == ReadState::Done,
        }
    }
}

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words of title, source or path; a letter typed without marks stands for any of its family, one typed with a
    /// mark for itself.
    pub filter: String,
    /// What the list is sorted by.
    pub sort: Sort,
    /// Which articles are listed, by their state.
    pub shown: Shown,
    /// What else the articles have to fulfil, all of it.
    pub conditions: Vec<Condition>,
}

impl Query {
    /// Whether it asks which themes an article has.
    pub(super) fn asks_for_themes(&self) -> bool {
        self.conditions.iter().any(|condition| match condition {
            Condition::Theme(_) => true,
            Condition::Attribute(..) => false,
        })
    }

    /// Whether it may leave articles out.
    #[must_use]
    pub fn narrows(&self) -> bool {
        !self.filter.trim().is_empty() || self.shown != Shown::All || !self.conditions.is_empty()
    }
}

/// A query made ready.
pub(super) struct Filter<'q> {
    needle: Needle,
    shown: Shown,
    conditions: Vec<Wanted<'q>>,
}

/// A condition made ready.
enum Wanted<'q> {
    /// One of these themes, as annotations name them.
    Theme(BTreeSet<&'q ThemeId>),
    Attribute(&'q str, &'q str),
}

impl<'q> Filter<'q> {
    pub(super) fn new(query: &'q Query, codebook: &'q Codebook) -> Self {
        let wanted = |condition: &'q Condition| match condition {
            Condition::Theme(id) => Wanted::Theme(themes_counting_as(codebook, id)),
            Condition::Attribute(name, value) => Wanted::Attribute(name, value),
        };
        let conditions = query.conditions.iter().map(wanted).collect();
        Self { needle: Needle::new(query.filter.trim()), shown: query.shown, conditions }
    }

    /// Whether an article is listed.
    pub(super) fn holds(&self, row: &LibraryRow) -> bool {
        self.shown.holds(row.state)
            && self.is_found(row)
            && self.conditions.iter().all(|wanted| match wanted {
                Wanted::Theme(themes) => row.themes.iter().any(|theme| themes.contains(theme)),
                Wanted::Attribute(name, value) => {
                    row.attributes.iter().any(|(known, given)| known == name && given == value)
                }
            })
    }

    fn is_found(&self, row: &LibraryRow) -> bool {
        let source = row.source.as_deref().unwrap_or_default();
        let texts = [row.title.as_str(), row.path.as_str(), source];
        self.needle.is_empty() || texts.iter().any(|text| self.needle.find(text).is_some())
    }
}

/// The themes that count as one: itself, those below it, and those that were merged into any of them.
fn themes_counting_as<'c>(codebook: &'c Codebook, wanted: &'c ThemeId) -> BTreeSet<&'c ThemeId> {
    let wanted = codebook.resolve(wanted);
    let counts = |id: &ThemeId| {
        let mut next = Some(codebook.resolve(id));
        let mut steps = 0;
        while let Some(id) = next.filter(|_| steps <= MAX_LEVELS) {
            if id == wanted {
                return true;
            }
            steps += 1;
            next = codebook.theme(id).and_then(|theme| theme.parent.as_ref());
        }
        false
    };
    codebook.all().map(|(id, _)| id).filter(|id| counts(id)).chain([wanted]).collect()
}
