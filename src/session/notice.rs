//! What the status line tells the person, as values; the words are `words`'s.

use super::codebook_notice::CodebookNotice;
use super::import_notice::ImportNotice;
use super::notices::{
    DraftsNotice, FindingNotice, FolderNotice, KeepingNotice, PeopleNotice, ReadingNotice, StepNotice,
    ThemeNotice, Weight,
};
use super::page_notice::PageNotice;

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Of the other people who work on the project.
    People(PeopleNotice),
    /// Of what is typed and not decided.
    Drafts(DraftsNotice),
    /// Of what is on disk and what is not.
    Keeping(KeepingNotice),
    /// Of the project folder and others.
    Folder(FolderNotice),
    /// Of steps that were made, and taken back.
    Steps(StepNotice),
    /// Of the codebook.
    Themes(ThemeNotice),
    /// Of the codebook as a file.
    Codebook(CodebookNotice),
    /// Of articles that are imported.
    Import(ImportNotice),
    /// Of articles on paper.
    Page(PageNotice),
    /// Of searches and queries.
    Finding(FindingNotice),
    /// Of the article that is read, and what is selected in it.
    Reading(ReadingNotice),
    /// Something went wrong inside the program; its words.
    Failed(String),
}

macro_rules! groups {
    ($($group:ident $notice:ident)*) => {
        $(impl From<$notice> for Notice {
            fn from(notice: $notice) -> Self {
                Self::$group(notice)
            }
        })*
    };
}

groups! {
    People PeopleNotice
    Drafts DraftsNotice
    Keeping KeepingNotice
    Folder FolderNotice
    Steps StepNotice
    Themes ThemeNotice
    Codebook CodebookNotice
    Import ImportNotice
    Page PageNotice
    Finding FindingNotice
    Reading ReadingNotice
}

impl Notice {
    /// Whether the message may go by itself.
    #[must_use]
    pub fn weight(&self) -> Weight {
        match self {
            Self::People(notice) => notice.weight(),
            Self::Drafts(notice) => notice.weight(),
            Self::Keeping(notice) => notice.weight(),
            Self::Folder(notice) => notice.weight(),
            Self::Steps(_) | Self::Themes(_) | Self::Finding(_) => Weight::Passing,
            Self::Codebook(notice) => notice.weight(),
            Self::Import(notice) => notice.weight(),
            Self::Page(notice) => notice.weight(),
            Self::Reading(notice) => notice.weight(),
            Self::Failed(_) => Weight::Staying,
        }
    }
}

/// A message, with when it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The message.
    pub notice: Notice,
    /// When, in milliseconds of the sitting's clock.
    pub at_millis: u64,
}
