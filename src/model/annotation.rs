//! An annotation: a passage with its themes and an optional note, made by one annotator.

use super::id::ThemeId;
use super::moment::Moment;
use crate::text::anchor::Anchor;

/// What an annotator says of one passage. Who says it is told by the record it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Annotation {
    /// The passage.
    pub anchor: Anchor,
    /// The themes it is tagged with, in the order they were given; none for a plain highlight.
    pub themes: Vec<ThemeId>,
    /// What the annotator wrote about it.
    pub note: Option<String>,
    /// Whether it was marked as one to come back to.
    pub starred: bool,
    /// When it was made.
    pub created: Moment,
}

impl Annotation {
    /// A plain highlight of a passage.
    #[must_use]
    pub fn plain(anchor: Anchor, created: Moment) -> Self {
        Self { anchor, themes: Vec::new(), note: None, starred: false, created }
    }

    /// Whether nothing is said of the passage: no theme, no note, no star.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.themes.is_empty() && self.note.is_none() && !self.starred
    }
}
