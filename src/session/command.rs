//! What the person decided, as values: the only way anything in a session changes. Each part of the session has decisions
//! of its own.

use super::about::AboutCommand;
use super::action::Action;
use super::analysing::AnalysingCommand;
use super::annotating::AnnotatingCommand;
use super::answering::Answer;
use super::codebooks::CodebookCommand;
use super::conflicts::Choice;
use super::drafts::DraftCommand;
use super::edges::EdgeCommand;
use super::exporting::ExportCommand;
use super::folder::FolderCommand;
use super::going::ReadingCommand;
use super::imports::ImportCommand;
use super::notice::Notice;
use super::others::PeopleCommand;
use super::part_command::PartCommand;
use super::printing::PageCommand;
use super::querying::QueryingCommand;
use super::remembering::RememberingCommand;
use super::returning::ReturningCommand;
use super::saved_pages::SavedPagesCommand;
use super::saving::SavingCommand;
use super::searching::SearchCommand;
use super::selecting::SelectingCommand;
use super::stop_list::StopListCommand;
use super::theming::ThemingCommand;
use crate::model::draft::Subject;
use crate::model::edit::SlotKey;
use crate::model::id::{AnnotatorId, ArticlePath};
use crate::storage::settings::Settings;
use std::path::PathBuf;

/// A decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A named action; those of the window alone (panels, scrolling, dialogs) do nothing here.
    Act(Action),

    /// Open the project in this folder.
    OpenFolder(PathBuf),
    /// Copy the sample articles there and open them.
    CopySamples(PathBuf),
    /// Leave the project.
    CloseProject,
    /// Leave the program.
    Quit,
    /// Change the settings.
    ChangeSettings(Box<Settings>),
    /// Say who annotates on this computer.
    SetAnnotatorName(String),
    /// Do without: forget the mark that asked for a name.
    ForgetPending,
    /// Tell the person what the window found out by itself.
    Tell(Box<Notice>),
    /// Close the message in the status line.
    DismissNotice,
    /// Leave one level: the search, else what is selected.
    Escape,

    /// About the project folder.
    Folder(FolderCommand),
    /// About which article is read, and where in it.
    Reading(ReadingCommand),
    /// About what is selected in it.
    Selecting(SelectingCommand),
    /// About the edges of an annotation.
    Edges(EdgeCommand),
    /// About the article as a whole.
    About(AboutCommand),
    /// About annotations.
    Annotating(AnnotatingCommand),
    /// About what became of an annotation whose article was changed.
    Answer(Answer),
    /// About the codebook.
    Theming(ThemingCommand),
    /// About what is looked for.
    Search(SearchCommand),
    /// About queries of passages.
    Querying(QueryingCommand),
    /// About pages of numbers.
    Analysing(AnalysingCommand),
    /// About pages of numbers under names.
    SavedPages(SavedPagesCommand),
    /// About words that are not counted.
    StopList(StopListCommand),
    /// About the people who work on the project.
    People(PeopleCommand),
    /// About what stood before.
    Returning(ReturningCommand),
    /// Resolve a conflict.
    Resolve(SlotKey, Choice),
    /// About what is being typed.
    Draft(DraftCommand),
    /// About saving.
    Saving(SavingCommand),
    /// About how the window stands.
    Remember(RememberingCommand),
    /// Write an export.
    Export(ExportCommand),
    /// About articles that are imported.
    Import(ImportCommand),
    /// About the codebook as a file.
    Codebook(CodebookCommand),
    /// About an article on paper.
    Page(PageCommand),
}

impl From<Action> for Command {
    fn from(action: Action) -> Self {
        Self::Act(action)
    }
}

macro_rules! parts {
    ($($part:ident $command:ident)*) => {
        $(impl From<$command> for Command {
            fn from(command: $command) -> Self {
                Self::$part(command)
            }
        })*

        impl Command {
            /// The command of a part; `None` where it is one of the session itself.
            fn of_part(&self) -> Option<&dyn PartCommand> {
                match self {
                    $(Self::$part(command) => Some(command),)*
                    Self::Act(_)
                    | Self::OpenFolder(_)
                    | Self::CopySamples(_)
                    | Self::CloseProject
                    | Self::Quit
                    | Self::ChangeSettings(_)
                    | Self::SetAnnotatorName(_)
                    | Self::ForgetPending
                    | Self::Tell(_)
                    | Self::DismissNotice
                    | Self::Escape
                    | Self::Resolve(..) => None,
                }
            }
        }
    };
}

parts! {
    Folder FolderCommand
    Reading ReadingCommand
    Selecting SelectingCommand
    Edges EdgeCommand
    About AboutCommand
    Annotating AnnotatingCommand
    Answer Answer
    Theming ThemingCommand
    Search SearchCommand
    Querying QueryingCommand
    Analysing AnalysingCommand
    SavedPages SavedPagesCommand
    StopList StopListCommand
    People PeopleCommand
    Returning ReturningCommand
    Draft DraftCommand
    Saving SavingCommand
    Remember RememberingCommand
    Export ExportCommand
    Import ImportCommand
    Codebook CodebookCommand
    Page PageCommand
}

impl PartCommand for Command {
    fn needs_name(&self) -> bool {
        self.of_part().is_some_and(PartCommand::needs_name)
    }

    fn marks_selection(&self) -> bool {
        self.of_part().is_some_and(PartCommand::marks_selection)
    }

    fn subject(&self, own: Option<&AnnotatorId>, article: Option<&ArticlePath>) -> Option<Subject> {
        self.of_part()?.subject(own, article)
    }
}

impl PartCommand for FolderCommand {}
impl PartCommand for ReadingCommand {}
impl PartCommand for SelectingCommand {}
impl PartCommand for EdgeCommand {}
impl PartCommand for Answer {}
impl PartCommand for AnalysingCommand {}
impl PartCommand for ReturningCommand {}
impl PartCommand for DraftCommand {}
impl PartCommand for SavingCommand {}
impl PartCommand for RememberingCommand {}
impl PartCommand for ExportCommand {}
impl PartCommand for PageCommand {}
