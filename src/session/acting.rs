//! Which command an action stands for, as the table of actions says.

use super::about::AboutCommand;
use super::action::{Action, action_table};
use super::annotating::AnnotatingCommand;
use super::answering::Answer;
use super::codebooks::CodebookCommand;
use super::command::Command;
use super::direction::Direction;
use super::edges::EdgeCommand;
use super::going::ReadingCommand;
use super::notice::Notice;
use super::notices::{FindingNotice, ReadingNotice};
use super::others::PeopleCommand;
use super::printing::PageCommand;
use super::returning::ReturningCommand;
use super::saving::SavingCommand;
use super::searching::SearchCommand;
use super::selecting::SelectingCommand;
use super::theming::ThemingCommand;
use crate::model::theme::CodingUnit;
use crate::text::boundaries::Unit;

macro_rules! optional {
    () => {
        None
    };
    ($($command:tt)+) => {
        Some(Command::$($command)+)
    };
}

macro_rules! commands {
    ($($action:ident $name:literal $menu:ident $needs:ident [$($command:tt)*])*) => {
        impl Action {
            /// The command it stands for; `None` where it is the window's alone (panels, scrolling, dialogs).
            #[must_use]
            pub fn command(self) -> Option<Command> {
                match self { $(Self::$action => optional!($($command)*)),* }
            }
        }
    };
}

action_table!(commands);
