//! Two articles side by side: one is worked on, the other stands beside it and is read. Everything a person does is done
//! to the first; going over to the other makes that one the first.

use super::action::Action;
use super::command::Command;
use super::notice::Notice;
use super::open_project::OpenProject;
use super::sitting::{Now, Session};
use crate::model::id::ArticlePath;

/// A half of the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Left,
    Right,
}

impl Side {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

impl Session {
    pub(super) fn act_sides(&mut self, action: Action, now: Now) {
        let Some(open) = &mut self.open else { return };
        match action {
            Action::SwitchSide if open.beside.is_none() => self.say(Notice::NothingBeside, now),
            Action::SwitchSide => open.switch_side(),
            _ if open.beside.is_some() => open.beside = None,
            _ => open.double(),
        }
    }

    pub(super) fn obey_sides(&mut self, command: Command, now: Now) {
        let Some(open) = &mut self.open else { return };
        match command {
            Command::OpenBeside(path) => {
                if open.beside.is_none() {
                    open.double();
                } else {
                    open.switch_side();
                }
                self.obey_opening(Command::OpenArticle(path), now);
            }
            Command::CloseSide(side) => {
                if side == open.side {
                    open.switch_side();
                }
                open.beside = None;
            }
            _ => open.switch_side(),
        }
    }
}

impl OpenProject {
    /// Shows the article on both sides, and goes over to the new one.
    fn double(&mut self) {
        self.beside.clone_from(&self.reading);
        self.switch_side();
    }

    /// Goes over to the other article, where there are two.
    pub(super) fn switch_side(&mut self) {
        if self.beside.is_some() {
            // Edges that are being tried out stay behind, as they were; what was waited for was for the other side.
            if let Some(reading) = &mut self.reading {
                reading.edges = None;
            }
            self.awaited = None;
            std::mem::swap(&mut self.reading, &mut self.beside);
            self.side = self.side.other();
        }
    }

    /// Goes over to the other side where the article stands there already, and not on this one.
    pub(super) fn switch_to(&mut self, article: &ArticlePath) {
        let is_on = |reading: &Option<super::reading::Reading>| {
            reading.as_ref().is_some_and(|reading| reading.path == *article)
        };
        if is_on(&self.beside) && !is_on(&self.reading) {
            self.switch_side();
        }
    }
}
