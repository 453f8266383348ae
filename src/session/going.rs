//! Going from one article to another, and to places in them.

use super::direction::Direction;
use super::mark_key::MarkKey;
use super::sides::Side;
use super::sitting::{Now, Session};
use crate::model::id::ArticlePath;

/// A decision about which article is read, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadingCommand {
    /// Read this article.
    OpenArticle(ArticlePath),
    /// Read this article beside the one that is being read.
    OpenBeside(ArticlePath),
    /// Read this article where this annotation stands.
    JumpTo(ArticlePath, MarkKey),
    /// Read the next or the previous article of the library.
    StepArticle(Direction),
    /// Go back to where the person was before jumping, or forward again.
    Go(Direction),
    /// Show the article on both sides, or on one again.
    ToggleSides,
    /// Go over to the article on the other side.
    SwitchSide,
    /// Close one of two articles side by side.
    CloseSide(Side),
    /// Scrolling came to rest: these bytes are in sight.
    NotePlace { top: usize, end: usize },
    /// Set a bookmark at this byte, or take the one of that sentence away.
    ToggleBookmark(usize),
    /// Set a bookmark where the person is, or take it away.
    ToggleBookmarkHere,
    /// Bring the bookmark at this byte into sight.
    ShowBookmark(usize),
    /// Go to the next or the previous bookmark.
    StepBookmark(Direction),
}

impl Session {
    pub(super) fn obey_reading(&mut self, command: ReadingCommand, now: Now) {
        match command {
            ReadingCommand::OpenArticle(path) => {
                self.remember_place();
                self.open_article(path, None, now);
            }
            ReadingCommand::OpenBeside(path) => self.open_beside(path, now),
            ReadingCommand::JumpTo(path, key) => {
                self.remember_place();
                self.show_article(path, Some(key), now);
            }
            ReadingCommand::StepArticle(direction) => self.step_article(direction, now),
            ReadingCommand::Go(direction) => self.go(direction, now),
            ReadingCommand::ToggleSides => self.toggle_sides(),
            ReadingCommand::SwitchSide => self.switch_side(now),
            ReadingCommand::CloseSide(side) => self.close_side(side),
            ReadingCommand::NotePlace { top, end } => self.note_place((top, end), now),
            ReadingCommand::ToggleBookmark(byte) => self.toggle_bookmark(byte, now),
            ReadingCommand::ToggleBookmarkHere => self.toggle_bookmark_here(now),
            ReadingCommand::ShowBookmark(byte) => self.show_bookmark(byte),
            ReadingCommand::StepBookmark(direction) => self.step_bookmark(direction, now),
        }
    }
}
