//! A project is read on where it was left: the articles that were shown, and those read lately.

use super::cx::Cx;
use super::reader::Side;
use super::showing::open_article;
use crate::model::id::ArticlePath;
use crate::storage::arrangement::OpenArticles;

/// Shows the articles that were shown when the project was left. One that is gone, or cannot be read, is left out; and
/// whoever has opened an article meanwhile stays there.
pub(super) fn resume(cx: &mut Cx<'_>, articles: OpenArticles) {
    let library = &cx.open.library;
    let is_there = |path: &ArticlePath| library.get(path).is_some_and(|entry| entry.problem.is_none());
    let OpenArticles { article, beside, is_right, lately } = articles;
    cx.reader.lately = lately.into_iter().filter(is_there).collect();
    if cx.reader.reading.is_some() || cx.reader.awaited.is_some() {
        return;
    }
    let (article, beside) = (article.filter(is_there), beside.filter(is_there));
    match (article, beside) {
        // The second is shown as soon as the first is.
        (Some(article), Some(beside)) => {
            cx.reader.side = if is_right { Side::Left } else { Side::Right };
            cx.reader.resumed = Some(article);
            open_article(cx, beside, None);
        }
        (Some(article), None) | (None, Some(article)) => open_article(cx, article, None),
        (None, None) => {}
    }
}
