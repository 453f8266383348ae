//! How an annotation stands to its article's text of today.

use crate::text::anchor::Place;

/// Whether, and how, a passage was found again. Only `Exact` needs no look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The same words at the same position.
    Exact,
    /// The same words at another position, or at the same one among other words.
    Moved,
    /// Other words that are enough like them.
    Changed,
    /// Several places that are about as much like it.
    Ambiguous,
    /// No place in the text is enough like it, or the article is not there or cannot be read.
    Lost,
}

impl State {
    /// The state that a place amounts to.
    #[must_use]
    pub fn of_place(place: &Place) -> Self {
        match place {
            Place::Exact(_) => Self::Exact,
            Place::Moved(_) => Self::Moved,
            Place::Changed(_) => Self::Changed,
            Place::Ambiguous(_) => Self::Ambiguous,
            Place::Lost => Self::Lost,
        }
    }

    /// The name in files and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Ambiguous => "ambiguous",
            Self::Lost => "lost",
        }
    }
}
