//! Finding in the article that is read: where what is looked for stands, and going from one place to the next. The
//! places are looked for by a worker; a step that is asked for meanwhile is made as soon as they are known.

use super::cx::Cx;
use super::direction::Direction;
use super::lit_hits::Wish;
use super::notice::Notice;
use super::notices::FindingNotice;
use super::question::{Question, Scope};
use super::reading::{Reading, Selection};
use super::searches::Searching;
use crate::search::{Searchable, TextQuery, Way};
use crate::text::positions::Span;
use crate::text::shortened::beginning;
use crate::workers::task::Work;
use std::sync::Arc;

/// Code points of a query that is made of selected words, at most.
const QUERY_CHARS: usize = 200;

/// Opens the bar over the article; selected words become what is looked for.
pub(super) fn find_here(searching: &mut Searching, cx: &mut Cx<'_>) {
    let Some(reading) = &cx.reader.reading else { return };
    let words = words_of(reading, searching.lit.last_in(reading));
    searching.is_bar_open = true;
    searching.light(Some(Scope::Here));
    if let Some((span, words)) = words {
        let query = of_words(&searching.here.query, &words);
        searching.here = Question::of(query, &cx.open.equivalents);
        searching.lit.last = Some((Arc::clone(&reading.article), span));
        searching.lit.wish(Some(Wish::From(span.start)));
    }
}

/// Takes in what is looked for in the article, as it is typed.
pub(super) fn sought_here(searching: &mut Searching, cx: &mut Cx<'_>, query: TextQuery) {
    searching.light(Some(Scope::Here));
    if searching.here.query != query {
        searching.here = Question::of(query, &cx.open.equivalents);
        let from = cx.reader.reading.as_ref().map(|reading| {
            let last = searching.lit.last_in(reading).filter(|_| searching.lit.is_at_last(reading));
            last.map_or_else(|| reading.place_in_sight(), |last| last.start)
        });
        searching.lit.wish(from.map(Wish::From));
    }
}

/// Closes the bar; the place one is at stays selected.
pub(super) fn close_bar(searching: &mut Searching) {
    searching.is_bar_open = false;
    searching.light(None);
}

/// Has the places in the article looked for, where others are to be lit than are.
pub(super) fn follow_lit(searching: &mut Searching, cx: &mut Cx<'_>) {
    let article = cx.reader.reading.as_ref().map(|reading| &reading.article);
    let finder = searching.lit_finder();
    let lit = &mut searching.lit;
    let Some((finder, article)) = finder.zip(article.cloned()) else {
        lit.forget();
        return;
    };
    let known = lit.of.take().filter(|(_, text)| Arc::ptr_eq(text.article(), &article));
    if let Some((of, _)) = &known
        && Arc::ptr_eq(of, &finder)
    {
        lit.of = known;
        return;
    }
    if known.is_none() {
        lit.spans = Arc::default();
    }
    let text = known.map_or_else(|| Arc::new(Searchable::new(article, &[])), |(_, text)| text);
    lit.of = Some((Arc::clone(&finder), Arc::clone(&text)));
    let before = lit.ticket.take();
    if let Some(before) = before {
        before.cancel();
    }
    let ticket = cx.start(Work::FindIn { finder: finder.as_ref().clone(), text });
    searching.lit.ticket = Some(ticket);
}

/// A worker found where the words stand in the article.
pub(super) fn found_in(searching: &mut Searching, cx: &mut Cx<'_>, number: u64, spans: Vec<Span>) {
    let lit = &mut searching.lit;
    if lit.ticket.as_ref().is_none_or(|ticket| ticket.number != number) {
        return;
    }
    lit.ticket = None;
    lit.spans = Arc::new(spans);
    match lit.wish.take() {
        Some(Wish::Step(direction)) => step_here(searching, cx, direction),
        Some(Wish::From(byte)) => {
            if let Some((span, _)) = lit.from(byte) {
                go_to_hit(searching, cx, span);
            }
        }
        None => {}
    }
}

/// Goes to the next or the previous place in the article.
pub(super) fn step_here(searching: &mut Searching, cx: &mut Cx<'_>, direction: Direction) {
    if searching.lit.is_pending() {
        return searching.lit.wish(Some(Wish::Step(direction)));
    }
    let next = cx.reader.reading.as_ref().and_then(|reading| searching.lit.next(reading, direction));
    let Some((span, is_round)) = next else {
        let words = searching.here.query.words.clone();
        return cx.say(FindingNotice::NotFound(words));
    };
    go_to_hit(searching, cx, span);
    if is_round {
        let notice = match direction {
            Direction::Forward => Notice::Finding(FindingNotice::SearchedFromStart),
            Direction::Back => Notice::Finding(FindingNotice::SearchedFromEnd),
        };
        cx.say(notice);
    }
}

/// Selects a place in the article that is read, and brings it into sight.
pub(super) fn go_to_hit(searching: &mut Searching, cx: &mut Cx<'_>, span: Span) {
    let Some(reading) = &mut cx.reader.reading else { return };
    reading.select(span.start, span.end);
    reading.show(span.start);
    searching.lit.last = Some((Arc::clone(&reading.article), span));
}

/// The selected words and where they stand, up to the end of their line and so many of them at most; nothing where they
/// are the place that was gone to last.
fn words_of(reading: &Reading, last: Option<Span>) -> Option<(Span, String)> {
    let span = reading.selection.map(Selection::span).filter(|span| Some(*span) != last)?;
    let line = span.of(reading.text()).lines().next().unwrap_or_default();
    let words = query_of(line);
    let start = span.start + line.len() - line.trim_start().len();
    (!words.is_empty()).then(|| (Span::new(start, start + words.len()), words.to_owned()))
}

/// What is looked for where a whole line is given: a query of a long line would find only that line, and slowly.
pub(super) fn query_of(line: &str) -> &str {
    beginning(line.trim(), QUERY_CHARS)
}

/// The selected words, to be looked for elsewhere.
pub(super) fn selected_words(reading: &Reading, last: Option<Span>) -> Option<String> {
    words_of(reading, last).map(|(_, words)| words)
}

/// The same question of other words, which are taken as they stand.
fn of_words(query: &TextQuery, words: &str) -> TextQuery {
    let way = if query.way == Way::Pattern { Way::Words } else { query.way };
    TextQuery { words: words.to_owned(), way, near: None, ..query.clone() }
}
