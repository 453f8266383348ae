//! Two articles side by side: one is worked on, the other stands beside it and is read. Everything a person does is done
//! to the first; going over to the other makes that one the first.

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
    /// Shows the article on both sides, or on one again.
    pub(super) fn toggle_sides(&mut self) {
        let Some(open) = &mut self.open else { return };
        if open.beside.is_some() {
            open.beside = None;
        } else {
            open.double();
        }
    }

    /// Goes over to the article on the other side.
    pub(super) fn switch_side(&mut self, now: Now) {
        let Some(open) = &mut self.open else { return };
        if open.beside.is_none() {
            return self.say(Notice::NothingBeside, now);
        }
        open.switch_side();
    }

    /// Reads an article beside the one that is being read.
    pub(super) fn open_beside(&mut self, path: ArticlePath, now: Now) {
        let Some(open) = &mut self.open else { return };
        if open.beside.is_none() {
            open.double();
        } else {
            open.switch_side();
        }
        self.remember_place();
        self.open_article(path, None, now);
    }

    /// Closes one of two articles side by side.
    pub(super) fn close_side(&mut self, side: Side) {
        let Some(open) = &mut self.open else { return };
        if side == open.side {
            open.switch_side();
        }
        open.beside = None;
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
