//! Going from one article to another, and to places in them.

use super::bookmarks::{show_bookmark, step_bookmark, toggle_bookmark, toggle_bookmark_here};
use super::cx::Cx;
use super::direction::Direction;
use super::mark_key::MarkKey;
use super::notices::ReadingNotice;
use super::places::note_place;
use super::reader::Side;
use super::showing::{go, open_article, remember_place, show_article, step_article};
use crate::model::id::ArticlePath;
use crate::text::positions::Span;

/// A decision about which article is read, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadingCommand {
    /// Read this article.
    OpenArticle(ArticlePath),
    /// Read this article beside the one that is being read.
    OpenBeside(ArticlePath),
    /// Read this article where this annotation stands.
    JumpTo(ArticlePath, MarkKey),
    /// Read this article where these bytes of its reading text are, and select them.
    JumpToText(ArticlePath, Span),
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

pub(super) fn obey(cx: &mut Cx<'_>, command: ReadingCommand) {
    match command {
        ReadingCommand::OpenArticle(path) => {
            remember_place(cx);
            open_article(cx, path, None);
        }
        ReadingCommand::OpenBeside(path) => open_beside(cx, path),
        ReadingCommand::JumpTo(path, key) => {
            remember_place(cx);
            show_article(cx, path, Some(key));
        }
        ReadingCommand::JumpToText(path, span) => jump_to_text(cx, &path, span),
        ReadingCommand::StepArticle(direction) => step_article(cx, direction),
        ReadingCommand::Go(direction) => go(cx, direction),
        ReadingCommand::ToggleSides => toggle_sides(cx),
        ReadingCommand::SwitchSide => switch_side(cx),
        ReadingCommand::CloseSide(side) => close_side(cx, side),
        ReadingCommand::NotePlace { top, end } => note_place(cx, Span::new(top, end)),
        ReadingCommand::ToggleBookmark(byte) => toggle_bookmark(cx, byte),
        ReadingCommand::ToggleBookmarkHere => toggle_bookmark_here(cx),
        ReadingCommand::ShowBookmark(byte) => show_bookmark(cx, byte),
        ReadingCommand::StepBookmark(direction) => step_bookmark(cx, direction),
    }
}

/// Selects a place in an article and brings it into sight.
fn jump_to_text(cx: &mut Cx<'_>, path: &ArticlePath, span: Span) {
    remember_place(cx);
    show_article(cx, path.clone(), None);
    if let Some(reading) = cx.reader.reading.as_mut().filter(|reading| reading.path == *path) {
        reading.select(span.start, span.end);
        reading.show(span.start);
    }
}

/// Shows the article on both sides, or on one again.
fn toggle_sides(cx: &mut Cx<'_>) {
    if cx.reader.beside.is_some() {
        cx.reader.beside = None;
    } else {
        cx.reader.double();
    }
}

/// Goes over to the article on the other side.
fn switch_side(cx: &mut Cx<'_>) {
    if cx.reader.beside.is_none() {
        return cx.say(ReadingNotice::NothingBeside);
    }
    cx.reader.switch_side();
}

/// Reads an article beside the one that is being read.
fn open_beside(cx: &mut Cx<'_>, path: ArticlePath) {
    if cx.reader.beside.is_none() {
        cx.reader.double();
    } else {
        cx.reader.switch_side();
    }
    remember_place(cx);
    open_article(cx, path, None);
}

/// Closes one of two articles side by side.
fn close_side(cx: &mut Cx<'_>, side: Side) {
    if side == cx.reader.side {
        cx.reader.switch_side();
    }
    cx.reader.beside = None;
}
