//! Showing articles: the one that is waited for as soon as it is read, a long one from its beginning, and going from one to
//! another and back.

use super::bookmarks::{refresh_bookmarks, show_bookmark};
use super::cx::Cx;
use super::direction::Direction;
use super::mark_key::MarkKey;
use super::notices::FolderNotice;
use super::open_project::OpenProject;
use super::partial_load::{is_partial_load, partial_load};
use super::places::{note_opened, start_of};
use super::reader::Visited;
use super::reading::Reading;
use crate::exchange::place::place_in_library;
use crate::model::id::ArticlePath;
use crate::storage::problem::{Problem, ProblemKind};
use crate::workers::task::Work;

/// Shows an article, and all of it where it is read, for who is taken on to a place in it.
pub(super) fn show_article(cx: &mut Cx<'_>, article: ArticlePath, mark: Option<MarkKey>) {
    open_article(cx, article, mark);
    finish_partial_load(cx, true);
}

/// Shows an article at once where it is read, a long one from its beginning, else as soon as it is; one that cannot
/// be read is said so.
pub(super) fn open_article(cx: &mut Cx<'_>, article: ArticlePath, mark: Option<MarkKey>) {
    cx.reader.switch_to(&article);
    let entry = cx.open.library.get(&article);
    let must_read = entry.filter(|entry| entry.is_awaited()).map(|entry| entry.file.clone());
    cx.reader.awaited = Some(Visited { article, mark, byte: None });
    if let Some(file) = must_read {
        cx.start(Work::ReadArticle(file));
    }
    show_awaited(cx);
}

/// Shows what is waited for, where it is there by now, and the whole of what is shown from its beginning.
pub(super) fn show_awaited(cx: &mut Cx<'_>) {
    let before = shown(cx);
    let broken = cx.reader.complete(cx.open, cx.preferences.annotator());
    if let Some(problem) = try_to_show(cx).or(broken) {
        cx.say(FolderNotice::ArticleProblem(Box::new(problem)));
    }
    if shown(cx) != before {
        note_opened(cx);
        refresh_bookmarks(cx);
    }
    show_resumed(cx);
}

/// Shows the second of two articles side by side, once the first is shown or never will be.
fn show_resumed(cx: &mut Cx<'_>) {
    if cx.reader.awaited.is_none()
        && let Some(article) = cx.reader.resumed.take()
    {
        if cx.reader.reading.is_some() {
            cx.reader.double();
        }
        open_article(cx, article, None);
    }
}

/// The article that is shown, and whether all of it is.
fn shown(cx: &Cx<'_>) -> Option<(ArticlePath, bool)> {
    cx.reader.reading.as_ref().map(|reading| (reading.path.clone(), reading.is_whole))
}

/// Shows what is waited for, if it is there; returns why it never will be.
fn try_to_show(cx: &mut Cx<'_>) -> Option<Problem> {
    let (open, reader) = (&*cx.open, &mut *cx.reader);
    let Visited { article: path, mark, .. } = reader.awaited.clone()?;
    let Some(entry) = open.library.get(&path) else {
        let is_report = open.reports.contains_key(&path);
        reader.awaited.take_if(|_| is_report);
        return is_report.then(|| Problem::of_file(path.as_str(), ProblemKind::OwnReport));
    };
    let Some(article) = entry.article.clone() else {
        reader.awaited.take_if(|_| entry.problem.is_some());
        return entry.problem.clone();
    };
    reader.awaited = None;
    if reader.path() != Some(&path) {
        let beginning = if mark.is_none() { partial_load(&path, &article, cx.progress) } else { None };
        let reading = beginning.unwrap_or_else(|| {
            let mut reading = Reading::new(path, article);
            reading.refresh(&open.project, &open.locating, &open.visibility, cx.preferences.annotator());
            reading.start = start_of(cx.progress, &reading);
            reading
        });
        reader.reading = Some(reading);
    }
    if let (Some(key), Some(reading)) = (mark, reader.reading.as_mut()) {
        reading.awaited_mark = reading.mark(&key).is_none().then(|| key.clone());
        reading.select_mark(&key);
    }
    None
}

/// Puts the whole in the place of a beginning whose article is read: at once where the person does something, else
/// when the beginning was drawn, which it was at the second tick. Says whether anything came of it.
pub(super) fn finish_partial_load(cx: &mut Cx<'_>, is_wanted_at_once: bool) -> bool {
    let mut is_due = false;
    for reading in cx.reader.shown_mut() {
        is_due |= is_partial_load(reading, &cx.open.library) && (is_wanted_at_once || reading.is_drawn);
        reading.is_drawn = true;
    }
    if is_due {
        show_awaited(cx);
    }
    is_due
}

/// Notes where the person is, to come back to it.
pub(super) fn remember_place(cx: &mut Cx<'_>) {
    let reader = &mut *cx.reader;
    // Whoever goes somewhere does not wait for where they were.
    reader.resumed = None;
    if let Some(here) = reader.reading.as_ref().map(Visited::at) {
        if reader.behind.last() != Some(&here) {
            reader.behind.push(here);
        }
        reader.ahead.clear();
    }
}

/// Goes back to where the person was, or forward again.
pub(super) fn go(cx: &mut Cx<'_>, direction: Direction) {
    let reader = &mut *cx.reader;
    let (from, onto) = match direction {
        Direction::Back => (&mut reader.behind, &mut reader.ahead),
        Direction::Forward => (&mut reader.ahead, &mut reader.behind),
    };
    let Some(to) = from.pop() else { return };
    let place = reader.reading.as_ref().map(Visited::at);
    let is_here = place.as_ref().is_some_and(|place| place.article == to.article);
    onto.extend(place);
    let byte = to.byte.filter(|_| is_here && to.mark.is_none());
    show_article(cx, to.article, to.mark);
    if let Some(byte) = byte {
        show_bookmark(cx, byte);
    }
}

/// Reads the next or the previous article of the library.
pub(super) fn step_article(cx: &mut Cx<'_>, direction: Direction) {
    if let Some(path) = neighbour(cx.open, cx.reader.path(), direction) {
        remember_place(cx);
        open_article(cx, path, None);
    }
}

/// The article after or before the one being read, in the order of file names; unreadable ones are passed over.
fn neighbour(open: &OpenProject, here: Option<&ArticlePath>, direction: Direction) -> Option<ArticlePath> {
    let order = open.order.get_or_init(|| {
        let mut paths: Vec<ArticlePath> = open.library.keys().cloned().collect();
        paths.sort_by_cached_key(place_in_library);
        paths
    });
    let is_readable =
        |path: &ArticlePath| open.library.get(path).is_some_and(|entry| entry.problem.is_none());
    let paths: Vec<&ArticlePath> = order.iter().filter(|path| is_readable(path)).collect();
    let at = here.and_then(|here| paths.iter().position(|path| *path == here));
    let next = match (at, direction) {
        (None, _) => Some(0),
        (Some(at), Direction::Forward) => Some(at + 1),
        (Some(at), Direction::Back) => at.checked_sub(1),
    };
    next.and_then(|at| paths.get(at)).map(|path| (*path).clone())
}
