//! Has the annotations of changed articles looked for, and takes in where they were found.

use super::changes::Change;
use super::cx::Cx;
use super::locating::AnnotatedArticle;
use crate::model::id::ArticlePath;
use crate::workers::report::FoundPlaces;
use crate::workers::snapshot::LibraryEntry;
use crate::workers::task::Work;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Has the annotations looked for that have to be, those of the article that is read first.
pub(super) fn seek_places(cx: &mut Cx<'_>) {
    let open = &mut *cx.open;
    if !open.is_ready() || open.locating.due.is_empty() {
        return;
    }
    let mut due = std::mem::take(&mut open.locating.due);
    let here = cx.reader.path().filter(|path| due.remove(*path)).cloned();
    let paths: Vec<ArticlePath> = here.into_iter().chain(due).collect();
    let articles = paths.iter().filter_map(|path| {
        let article = open.library.get(path)?.article.as_ref()?;
        let anchors = open.project.annotations(path).map(|(_, _, annotation, _)| &annotation.anchor);
        Some(AnnotatedArticle { article, anchors: anchors.collect() })
    });
    let work = open.locating.take_unknown(articles);
    if !work.is_empty() {
        let ticket = cx.start(Work::Locate(work));
        cx.open.locating.handed_out(ticket);
    }
}

/// A worker found where annotations stand.
pub(super) fn places_found(cx: &mut Cx<'_>, found: FoundPlaces) {
    let open = &mut *cx.open;
    let texts: BTreeSet<Arc<str>> = found.keys().cloned().collect();
    let is_in = |entry: &LibraryEntry| {
        entry.article.as_ref().is_some_and(|article| texts.contains(article.text.sha256()))
    };
    let articles = open.library.iter().filter(|(_, entry)| is_in(entry));
    let change = Change::of(articles.map(|(path, _)| path.clone()));
    for (text, found) in found {
        open.locating.take(&text, found);
    }
    open.changes.note(change);
    cx.reader.refresh(open, cx.preferences.annotator());
    show_awaited_mark(cx);
}

/// Selects the annotation the person jumped to, where its place is known only now.
fn show_awaited_mark(cx: &mut Cx<'_>) {
    let Some(reading) = cx.reader.reading.as_mut() else { return };
    if let Some(key) = reading.awaited_mark.clone()
        && reading.mark(&key).is_some()
    {
        reading.awaited_mark = None;
        reading.select_mark(&key);
    }
}
