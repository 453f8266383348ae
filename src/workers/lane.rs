//! The lanes of slow work: the tasks of one lane are done one after the other, in the order they were asked for, and
//! those of different lanes at the same time. So what must keep its order shares a lane, and what must not wait for
//! something else does not share one with it.

use super::importing::ImportWork;
use super::task::{KeepWork, Work};

/// A lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// What this computer keeps outside of the project folder: the journal, drafts, places, settings. It never touches the
    /// folder, so that what is done is kept though the folder does not answer.
    Computer,
    /// One's own files in the project folder.
    Saving,
    /// The folder that is being opened.
    Reading,
    /// What is wanted sooner than the rest of the folder, and what others wrote.
    Ahead,
    /// Files that are exported, and those that are added.
    Exchanging,
    /// Copies of one's own files outside of the project folder, as where that does not answer.
    Elsewhere,
    /// Where annotations stand in articles that were changed.
    Locating,
    /// Words in texts; a search has helpers of its own.
    Searching,
    /// Questions of the data.
    Computing,
}

impl Lane {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Computer,
        Self::Saving,
        Self::Reading,
        Self::Ahead,
        Self::Exchanging,
        Self::Elsewhere,
        Self::Locating,
        Self::Searching,
        Self::Computing,
    ];

    /// What its thread is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Computer => "computer",
            Self::Saving => "saving",
            Self::Reading => "reading",
            Self::Ahead => "ahead",
            Self::Exchanging => "exchanging",
            Self::Elsewhere => "elsewhere",
            Self::Locating => "locating",
            Self::Searching => "searching",
            Self::Computing => "computing",
        }
    }

    /// Whether it goes on when another project is opened: no folder can keep it from its work.
    #[must_use]
    pub fn outlives_project(self) -> bool {
        match self {
            Self::Computer | Self::Elsewhere => true,
            Self::Saving
            | Self::Reading
            | Self::Ahead
            | Self::Exchanging
            | Self::Locating
            | Self::Searching
            | Self::Computing => false,
        }
    }
}

impl Work {
    /// The lane it is done in.
    #[must_use]
    pub fn lane(&self) -> Lane {
        match self {
            Self::KeepSteps { .. } => Lane::Computer,
            Self::Keep(work) => work.lane(),
            Self::OpenFolder { .. } => Lane::Reading,
            Self::ReadArticle(_) | Self::LookAgain { .. } | Self::ListAgain { .. } => Lane::Ahead,
            Self::AddFolder { .. }
            | Self::Export(_)
            | Self::WriteGrid(_)
            | Self::WriteAttributes(_)
            | Self::Page(..)
            | Self::Codebook(_)
            | Self::CopySamples(_) => Lane::Exchanging,
            Self::Import(work) => work.lane(),
            Self::Locate(_) => Lane::Locating,
            Self::Search { .. } | Self::FindIn { .. } => Lane::Searching,
            Self::Compute { .. } => Lane::Computing,
        }
    }
}

impl ImportWork {
    fn lane(&self) -> Lane {
        match self {
            // It waits for the step that it tells of.
            Self::Settle { .. } => Lane::Computer,
            Self::Read { .. }
            | Self::ReadAgain { .. }
            | Self::Write(_)
            | Self::TakeBack { .. }
            | Self::PutBack { .. } => Lane::Exchanging,
        }
    }
}

impl KeepWork {
    fn lane(&self) -> Lane {
        match self {
            Self::KeepVersion { .. }
            | Self::ListVersions { .. }
            | Self::CompareVersion { .. }
            | Self::ReadVersion { .. }
            | Self::SaveSettings { .. }
            | Self::Introduce { .. }
            | Self::SaveReading { .. }
            | Self::SaveWindow { .. }
            | Self::SavePanels { .. }
            | Self::SaveDrafts { .. } => Lane::Computer,
            Self::SaveFile { .. } | Self::Quarantine { .. } | Self::TakeOver { .. } => Lane::Saving,
            Self::SaveElsewhere { .. } => Lane::Elsewhere,
        }
    }
}
