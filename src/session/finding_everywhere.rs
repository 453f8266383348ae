//! Searching in all articles: it is asked of a worker, and a newer search cancels it. Its places are kept, in the order of
//! the list, until the articles change; then they are looked for again.

use super::cx::Cx;
use super::direction::Direction;
use super::finding::{go_to_hit, query_of, selected_words};
use super::hit_order::ordered;
use super::notices::{FindingNotice, ReadingNotice};
use super::question::{Question, Scope};
use super::reading::Selection;
use super::searches::Searching;
use super::showing::{remember_place, show_article};
use crate::model::id::ArticlePath;
use crate::search::{CorpusHit, Findings, TextQuery, Way};
use crate::text::fold::Marks;
use crate::text::positions::Span;
use crate::workers::task::Work;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Goes over to the search in all articles: for selected words, else for what is looked for in the article.
pub(super) fn find_everywhere(searching: &mut Searching, cx: &mut Cx<'_>) {
    let last = cx.reader.reading.as_ref().and_then(|reading| searching.lit.last_in(reading));
    let words = cx.reader.reading.as_ref().and_then(|reading| selected_words(reading, last));
    let is_found_here = cx.reader.reading.as_ref().is_some_and(|reading| {
        searching.scope() != Some(Scope::Everywhere)
            && last.is_some()
            && reading.selection.map(Selection::span) == last
    });
    let known = &searching.everywhere.question.query;
    let query = match words {
        Some(words) => Some(TextQuery { words, way: Way::Words, near: None, ..known.clone() }),
        None if searching.is_bar_open || is_found_here => Some(searching.here.query.clone()),
        None => None,
    };
    if let Some(query) = query.filter(|query| query != known && !query.is_empty()) {
        searching.everywhere.question = Question::of(query, &cx.open.equivalents);
        searching.everywhere.uncoded = None;
    }
    searching.light(Some(Scope::Everywhere));
}

/// Looks in all articles for the words of the selected annotation, as they are, and lists where they are not coded.
pub(super) fn find_the_same(searching: &mut Searching, cx: &mut Cx<'_>) {
    let Some((open, reading)) = cx.reading() else { return };
    let Some(mark) = reading.selected_mark() else { return cx.say(ReadingNotice::NothingSelected) };
    let themes = mark.annotation.themes.iter().map(|id| open.codebook.resolve(id).clone()).collect();
    // No place goes beyond its line: of several, the longest says most.
    let quote = &mark.annotation.anchor.quote;
    let longest = quote.lines().max_by_key(|line| line.len()).unwrap_or_default();
    let words = query_of(longest).to_owned();
    let query =
        TextQuery { words, marks: Marks::Exact, is_whole: true, is_literal: true, ..TextQuery::default() };
    let equivalents = open.equivalents.clone();
    let everywhere = &mut searching.everywhere;
    everywhere.question = Question::of(query, &equivalents);
    everywhere.uncoded = Some(themes);
    searching.light(Some(Scope::Everywhere));
    renew_list(searching, cx);
}

pub(super) fn step_everywhere(searching: &mut Searching, cx: &mut Cx<'_>, direction: Direction) {
    let everywhere = &mut searching.everywhere;
    if everywhere.is_pending() && !everywhere.has_news {
        everywhere.wish = Some(direction);
        return;
    }
    let here = everywhere.at.and_then(|at| everywhere.shown.iter().position(|shown| *shown == at));
    let next = match (direction, here) {
        (Direction::Forward, None) => Some(0),
        (Direction::Forward, Some(at)) => Some(at + 1),
        (Direction::Back, None) => everywhere.shown.len().checked_sub(1),
        (Direction::Back, Some(at)) => at.checked_sub(1),
    };
    match next.and_then(|at| everywhere.shown.get(at).copied()) {
        Some(hit) => jump_to_hit(searching, cx, hit),
        None if everywhere.question.finder.is_none() => cx.say(FindingNotice::NothingSought),
        None if everywhere.shown.is_empty() => {
            let words = everywhere.question.query.words.clone();
            cx.say(FindingNotice::NotFound(words));
        }
        None => cx.say(FindingNotice::NoFurtherHit),
    }
}

/// Goes to a place that was found in all articles, and remembers where the person was.
pub(super) fn jump_to_hit(searching: &mut Searching, cx: &mut Cx<'_>, at: usize) {
    let Some(hit) = searching.everywhere.hits().get(at) else { return };
    let (path, span) = (hit.article.clone(), hit.span);
    searching.everywhere.at = Some(at);
    searching.light(Some(Scope::Everywhere));
    let words = searching.everywhere.question.query.words.clone();
    remember_place(cx);
    show_article(cx, path.clone(), None);
    if cx.reading().is_some_and(|(_, reading)| reading.path == path) {
        go_to_hit(searching, cx, span);
    }
    cx.preferences.remember_search(&words, cx.out);
}

pub(super) fn follow_everywhere(searching: &mut Searching, cx: &mut Cx<'_>) {
    let own = cx.own();
    let open = &mut *cx.open;
    let (version, is_loading) = (open.changes.version(), open.loading.is_some());
    let everywhere = &mut searching.everywhere;
    if everywhere.uncoded.is_some() && everywhere.coded_at != version {
        renew_list(searching, cx);
        look_for_more(searching);
    }
    let open = &mut *cx.open;
    let everywhere = &mut searching.everywhere;
    let Some(finder) = everywhere.question.finder.clone() else { return everywhere.forget() };
    let known = everywhere.of.as_ref().filter(|(known, _)| Arc::ptr_eq(known, &finder));
    let known = known.map(|(_, corpus)| Arc::clone(corpus));
    // While the folder is read, what is read is searched; all of it once it is.
    if known.is_some() && is_loading {
        return;
    }
    let corpus = everywhere.corpus(open, own.as_ref());
    if known.is_some_and(|known| Arc::ptr_eq(&known, &corpus)) {
        return;
    }
    let everywhere = &mut searching.everywhere;
    everywhere.of = Some((Arc::clone(&finder), Arc::clone(&corpus)));
    everywhere.has_news = false;
    everywhere.wish = None;
    everywhere.version += 1;
    if let Some(before) = everywhere.ticket.take() {
        before.cancel();
    }
    let uncoded = everywhere.uncoded.clone().zip(own);
    let coded = uncoded.map(|(themes, own)| Box::new(open.coded(&own, &themes)));
    let ticket = cx.start(Work::Search { corpus, finder: finder.as_ref().clone(), coded });
    searching.everywhere.ticket = Some(ticket);
}

/// A worker found something, or all there is.
pub(super) fn searched(searching: &mut Searching, cx: &mut Cx<'_>, number: u64, found: Findings) {
    let everywhere = &mut searching.everywhere;
    if everywhere.ticket.as_ref().is_none_or(|ticket| ticket.number != number) {
        return;
    }
    if found.is_complete {
        everywhere.ticket = None;
    }
    everywhere.has_news = true;
    let wish = if found.is_complete { everywhere.wish.take() } else { None };
    everywhere.take(found);
    renew_list(searching, cx);
    if let Some(direction) = wish {
        step_everywhere(searching, cx, direction);
    }
}

/// Looks again where places were left out that may be coded no longer, or where more were found than are kept: those
/// that are coded by now make room for others.
fn look_for_more(searching: &mut Searching) {
    let everywhere = &mut searching.everywhere;
    if everywhere.tally().n_hits > everywhere.hits().len() {
        everywhere.of = None;
    }
}

/// Puts the places that are to be listed in their order.
pub(super) fn renew_list(searching: &mut Searching, cx: &mut Cx<'_>) {
    let own = cx.own();
    let open = &mut *cx.open;
    let everywhere = &searching.everywhere;
    let mut coded: BTreeMap<&ArticlePath, Vec<Span>> = BTreeMap::new();
    if let (Some(themes), Some(own)) = (&everywhere.uncoded, &own) {
        let all = open.coded(own, themes);
        for hit in everywhere.hits() {
            let article = open.library.get(&hit.article).and_then(|entry| entry.article.as_ref());
            let spans = || article.map(|article| all.spans(&hit.article, article)).unwrap_or_default();
            coded.entry(&hit.article).or_insert_with(spans);
        }
    }
    let is_coded = |hit: &CorpusHit| {
        let spans = coded.get(&hit.article).map(Vec::as_slice).unwrap_or_default();
        spans.iter().any(|span| span.start <= hit.span.start && hit.span.end <= span.end)
    };
    let is_left_out = |hit: &CorpusHit| everywhere.leaves_out_boilerplate && hit.is_boilerplate;
    let is_listed = |hit: &CorpusHit| !is_left_out(hit) && !is_coded(hit);
    let facts_of = |path: &ArticlePath| open.library.get(path).map(|entry| Arc::clone(&entry.facts));
    let shown = Arc::new(ordered(&everywhere.found, everywhere.sort, facts_of, is_listed));
    let version = open.changes.version();
    let everywhere = &mut searching.everywhere;
    everywhere.shown = shown;
    everywhere.coded_at = version;
    everywhere.version += 1;
}
