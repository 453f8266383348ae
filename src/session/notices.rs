//! What the status line tells, group by group; see [`super::notice::Notice`].

pub use super::wrong_key::{KeyFault, WrongKey};
use crate::model::draft::Subject;
use crate::model::history::StepLabel;
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath};
use crate::model::merge::Tally;
use crate::model::theme::CodingUnit;
use crate::storage::atomic_write::WriteError;
use crate::storage::problem::Problem;
use std::path::PathBuf;

/// What a draft is about, with the words people know it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftAbout {
    /// What it is about.
    pub subject: Subject,
    /// The passage, title, theme or query it belongs to; empty for none.
    pub name: String,
}

/// Whether a message may go by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It is enough to have seen it in passing.
    Passing,
    /// It stays until it is dismissed or another takes its place.
    Staying,
}

/// What is said of the other people who work on the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeopleNotice {
    /// Other annotators' marks are left out of the text.
    OthersHidden,
    /// Other annotators' marks are shown.
    OthersShown,
    /// So many people's marks are left out.
    PeopleHidden(usize),
    /// A folder of one's own name is there: is it one's own? The name and the folder.
    SamePerson(String, AnnotatorId),
    /// The folder of one's own name is one's own.
    IsSamePerson(String, AnnotatorId),
    /// The folder of one's own name is somebody else's.
    IsSomebodyElse(String, AnnotatorId),
    /// The annotation was made at another computer of one's own.
    OnOtherComputer(AnnotatorId),
    /// The annotation is somebody else's.
    NotYours(String),
    /// Blind coding was begun by these people, so that one cannot end it for oneself.
    BlindBy(String),
    /// The round was opened by these people.
    OpenedBy(String),
    /// Nobody codes blind: there is no round to be opened.
    NotBlind,
    /// What was to be copied is one's own already, or marked alike.
    NothingToCopy,
}

/// What is said of what is typed and not decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftsNotice {
    /// So many texts that were typed and not decided about are kept on this computer; what the last is about.
    DraftsKept(usize, DraftAbout),
    /// A draft was discarded, and can be brought back.
    DraftDiscarded(DraftAbout),
    /// A decision was not made because the record came to hold something else meanwhile; what was typed is a draft.
    DraftOvertaken(DraftAbout),
    /// What is typed cannot be kept on this computer before it is decided.
    DraftsNotKept(WriteError),
    /// A file of drafts was not understood, and is left as it is.
    DraftsNotRead(Box<Problem>),
}

/// What is said of what is on disk and what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepingNotice {
    /// Everything is in the project folder.
    AllSaved,
    /// The project was not left: something of it could not be saved; whether the journal has it.
    NotLeft { is_kept: bool },
    /// The journal cannot be written: what is done is only in the project folder.
    JournalNotWritten(WriteError),
    /// The journal had something for so many places of another project, once in this folder: it was quarantined.
    JournalQuarantined(usize),
    /// So many places got what the journal had and their files had not, after a crash or a failed save.
    Recovered(usize, Tally),
    /// Nothing is in memory that could be written in the place of a file that is not understood.
    NothingToWriteAnew,
    /// A file that is not understood could not be kept among the versions, and stays as it is.
    NotQuarantined(String, WriteError),
    /// What would be saved cannot be written over this file.
    NotWritable(Box<Problem>),
    /// The version says what stands already.
    NothingToRestore,
    /// A file of one's own was removed by another program while it was added to: it is written again. Whose article.
    FileWasGone(Option<ArticlePath>),
    /// A file of one's own is not understood any more: it is left as it is.
    FileBroken(Box<Problem>),
    /// So many files of one's own were written to this new folder, away from the project.
    SavedElsewhere(PathBuf, usize),
    /// They could not be written within this folder.
    NotSavedElsewhere(PathBuf, WriteError),
    /// There is nothing of one's own yet.
    NothingToSaveElsewhere,
    /// The settings were not saved.
    SettingsNotSaved(WriteError),
    /// The settings file was not understood, and is left as it is.
    SettingsNotRead(Box<Problem>),
    /// Entries of the settings' keys are not used: the file and the entries.
    KeysNotUsed(PathBuf, Vec<WrongKey>),
    /// Where articles are being read was not saved.
    ReadingNotSaved(WriteError),
    /// The file of what is being read was not understood, and is left as it is.
    ReadingNotRead(Box<Problem>),
    /// How the window stands could not be saved.
    WindowNotSaved(WriteError),
    /// How the window stood could not be read; the file is left as it is.
    WindowNotRead(Box<Problem>),
}

/// What is said of the project folder and others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderNotice {
    /// The folder cannot be opened; the system's words.
    FolderNotOpened(PathBuf, String),
    /// The project that was open last was not opened again: the program ended while it was opened.
    NotReopened(PathBuf),
    /// The desktop shows no folders; this is the one.
    FolderNotShown(PathBuf),
    /// A dropped folder was added: whose annotations, how many files are new or hold more, how many were not understood.
    FolderAdded(String, usize, usize),
    /// A dropped folder could not be added, or not all of it.
    FolderNotAdded(PathBuf, WriteError),
    /// The project folder is gone, or another one is in its place.
    ProjectGone(WriteError),
    /// Another computer writes the folder of one's own: a second one is written here. The name and the other's folder.
    SecondFolder(String, AnnotatorId),
    /// A folder of one's own name could not be made this computer's.
    NotTakenOver(AnnotatorId, WriteError),
    /// Articles came, went or changed while the project is open.
    ArticlesChanged { n_new: usize, n_gone: usize, n_changed: usize },
    /// An article goes by another path now: from, to, and how many more do.
    ArticleRenamed(String, String, usize),
    /// The article cannot be read.
    ArticleProblem(Box<Problem>),
    /// What others wrote was taken in.
    Merged(Tally),
    /// Not everything is read yet; marks can be made in a moment.
    StillReading,
    /// The samples could not be copied.
    SamplesNotCopied(PathBuf, WriteError),
    /// An export was written: where, how many passages.
    Exported(PathBuf, usize),
    /// A table of numbers was written.
    TableSaved(PathBuf),
    /// An export was stopped; nothing was written.
    ExportStopped(PathBuf),
    /// An export was not written.
    NotExported(PathBuf, WriteError),
}

/// What is said of steps that were made, and taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepNotice {
    /// A step was made and can be undone.
    Made(StepLabel),
    /// A step was made, and the mark covers more than what was selected: whole units of the study.
    MadeWhole(StepLabel, CodingUnit),
    /// A step changed one's own annotations and left so many of others as they are.
    MadeOfOwn { label: StepLabel, n_others: usize },
    /// A step changed one's own values, and in so many articles somebody else's stay.
    MadeOfOwnValues { label: StepLabel, n_others: usize },
    /// Nothing of one's own was there to change: the values come from the articles, or from others.
    ValuesStay,
    /// A step was taken back.
    Undone(StepLabel),
    /// A step was made again.
    Redone(StepLabel),
    /// There is nothing to take back.
    NothingToUndo,
    /// There is nothing to make again.
    NothingToRedo,
    /// What the step changed was changed since by someone else.
    Stale,
    /// The step to be taken back, or made again, does not fit any more: it is passed over.
    PassedOver(StepLabel),
    /// Of a step so many places were left as they are, because they were changed elsewhere meanwhile.
    ReturnedInPart(StepLabel, usize),
    /// Going back left so many places as they are, because they were changed since from elsewhere.
    LeftAsTheyAre(usize),
    /// None of one's own annotations would have been changed; so many were others'.
    NothingToChange { n_others: usize },
    /// The range lies within a passage that has the theme already.
    AlreadyTagged(String),
    /// The annotator has this annotation already: the same passage, themes and note. Nothing was added.
    AlreadyAnnotated(AnnotationId),
}

/// What is said of the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeNotice {
    /// A theme of this name is there already.
    ThemeExists(String),
    /// Several themes have this name.
    ThemeNameAmbiguous(String),
    /// A name has to have letters.
    EmptyName,
    /// The codebook is locked: no new themes by typing.
    Locked,
    /// These people locked the codebook, and only they can unlock it.
    LockedBy(String),
    /// A theme cannot stand under, or be merged into, itself or what is below it.
    ThemeCircle,
    /// A theme would stand below too many others; how many levels there may be.
    ThemeTooDeep(usize),
    /// No two themes have the same full name.
    NoNamesakes,
    /// No theme has this key.
    NoThemeOfKey(String),
    /// No theme was used yet.
    NoLastTheme,
    /// Several themes: which one is to go?
    WhichTheme,
}

/// What is said of searches and queries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingNotice {
    /// Places that were searched for were tagged with a theme: its name, how many, and how many had it already.
    HitsTagged { theme: String, n_made: usize, n_skipped: usize },
    /// The search went on from the start of the article.
    SearchedFromStart,
    /// The search went on from the end of the article.
    SearchedFromEnd,
    /// Nothing was searched for yet.
    NothingSought,
    /// Articles have changed since the places were found that were to be tagged.
    HitsChanged,
    /// These words stand nowhere.
    NotFound(String),
    /// There is no further place in this direction.
    NoFurtherHit,
    /// What is wrong with a query has to be mended before it can be kept.
    QueryWrong,
    /// The query stands under this name already.
    QueryKept(String),
    /// What is wrong with the query of a page has to be mended before that can be kept.
    PageQueryWrong,
    /// The page stands under this name already.
    PageKept(String),
    /// Another saved page has this name.
    PageNameTaken(String),
    /// Of a saved page this is not known here, so that the usual stands for it.
    PageInPart(String),
}

/// What is said of the article that is read, and what is selected in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadingNotice {
    /// Nothing is selected that could be tagged.
    NothingSelected,
    /// No annotation lies at the place that was asked about.
    NothingHere,
    /// No line of the article is broken inside a paragraph.
    NothingToJoin,
    /// The marks in the article's file say where its paragraphs are.
    LinesAreMarked,
    /// There is one article only.
    NothingBeside,
    /// No other article was read yet.
    NothingReadBefore,
    /// There is no annotation further on in this direction.
    NoFurtherAnnotation,
    /// Edges are being moved: these are the keys.
    MovingEdges,
    /// The person is to select where an annotation stands; its words.
    SelectToAttach(String),
    /// No annotation waits for a place.
    NothingToAttach,
    /// A bookmark was set at these words.
    BookmarkSet(String),
    /// The bookmark at these words was taken away.
    BookmarkRemoved(String),
    /// There is no bookmark further on in this direction.
    NoFurtherBookmark,
    /// The text was copied.
    Copied,
    /// Neither the program nor the computer has a typeface with these letters; a few of them.
    NoTypefaceFor(String),
}

impl PeopleNotice {
    pub(super) fn weight(&self) -> Weight {
        match self {
            Self::SamePerson(..) => Weight::Staying,
            Self::OthersHidden
            | Self::OthersShown
            | Self::PeopleHidden(_)
            | Self::IsSamePerson(..)
            | Self::IsSomebodyElse(..)
            | Self::OnOtherComputer(_)
            | Self::NotYours(_)
            | Self::BlindBy(_)
            | Self::OpenedBy(_)
            | Self::NotBlind
            | Self::NothingToCopy => Weight::Passing,
        }
    }
}

impl DraftsNotice {
    pub(super) fn weight(&self) -> Weight {
        match self {
            Self::DraftsKept(..)
            | Self::DraftOvertaken(_)
            | Self::DraftsNotKept(_)
            | Self::DraftsNotRead(_) => Weight::Staying,
            Self::DraftDiscarded(_) => Weight::Passing,
        }
    }
}

impl KeepingNotice {
    pub(super) fn weight(&self) -> Weight {
        match self {
            Self::NotLeft { .. }
            | Self::JournalNotWritten(_)
            | Self::JournalQuarantined(_)
            | Self::Recovered(..)
            | Self::NotQuarantined(..)
            | Self::NotWritable(_)
            | Self::FileWasGone(_)
            | Self::FileBroken(_)
            | Self::SavedElsewhere(..)
            | Self::NotSavedElsewhere(..)
            | Self::SettingsNotSaved(_)
            | Self::SettingsNotRead(_)
            | Self::KeysNotUsed(..)
            | Self::ReadingNotSaved(_)
            | Self::ReadingNotRead(_)
            | Self::WindowNotSaved(_)
            | Self::WindowNotRead(_) => Weight::Staying,
            Self::AllSaved
            | Self::NothingToWriteAnew
            | Self::NothingToRestore
            | Self::NothingToSaveElsewhere => Weight::Passing,
        }
    }
}

impl FolderNotice {
    pub(super) fn weight(&self) -> Weight {
        match self {
            Self::FolderNotOpened(..)
            | Self::NotReopened(_)
            | Self::FolderNotAdded(..)
            | Self::ProjectGone(_)
            | Self::SecondFolder(..)
            | Self::NotTakenOver(..)
            | Self::ArticleProblem(_)
            | Self::SamplesNotCopied(..)
            | Self::NotExported(..) => Weight::Staying,
            Self::FolderNotShown(_)
            | Self::FolderAdded(..)
            | Self::ArticlesChanged { .. }
            | Self::ArticleRenamed(..)
            | Self::Merged(_)
            | Self::StillReading
            | Self::ExportStopped(_)
            | Self::Exported(..)
            | Self::TableSaved(_) => Weight::Passing,
        }
    }
}

impl ReadingNotice {
    pub(super) fn weight(&self) -> Weight {
        match self {
            Self::SelectToAttach(_) | Self::NoTypefaceFor(_) => Weight::Staying,
            Self::NothingSelected
            | Self::NothingHere
            | Self::NothingToJoin
            | Self::LinesAreMarked
            | Self::NothingBeside
            | Self::NothingReadBefore
            | Self::NoFurtherAnnotation
            | Self::MovingEdges
            | Self::NothingToAttach
            | Self::BookmarkSet(_)
            | Self::BookmarkRemoved(_)
            | Self::NoFurtherBookmark
            | Self::Copied => Weight::Passing,
        }
    }
}
