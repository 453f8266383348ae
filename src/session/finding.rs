//! Finding in the article that is read: where what is looked for stands, and going from one place to the next. The
//! places are looked for by a worker; a step that is asked for meanwhile is made as soon as they are known.

use super::direction::Direction;
use super::notice::Notice;
use super::reading::{Reading, Selection};
use super::searching::{Question, Scope};
use super::sitting::{Now, Session};
use crate::search::{Finder, Searchable, TextQuery, Way};
use crate::text::article::Article;
use crate::text::positions::Span;
use crate::text::shortened::beginning;
use crate::workers::task::Work;
use crate::workers::ticket::Ticket;
use std::sync::Arc;

/// Code points of a query that is made of selected words, at most.
const QUERY_CHARS: usize = 200;

/// What is done as soon as the places are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// Go to the first place at a byte or after it.
    From(usize),
    /// Go to the next or the previous place.
    Step(Direction),
}

/// The places in the article that is read, which are lit.
#[derive(Debug, Default)]
pub struct LitHits {
    /// The places, in the order of the text; none overlaps another.
    pub spans: Arc<Vec<Span>>,
    /// What was looked for, and in which article.
    of: Option<(Arc<Finder>, Arc<Searchable>)>,
    ticket: Option<Ticket>,
    wish: Option<Wish>,
    /// The place that was gone to last, and in which text.
    last: Option<(Arc<Article>, Span)>,
}

impl LitHits {
    /// Whether they are being looked for.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.ticket.is_some()
    }

    pub(super) fn wish(&mut self, wish: Option<Wish>) {
        self.wish = wish;
    }

    /// The place that was gone to last, where that is in the text that is read.
    pub(super) fn last_in(&self, reading: &Reading) -> Option<Span> {
        let last = self.last.as_ref().filter(|(article, _)| Arc::ptr_eq(article, &reading.article));
        last.map(|(_, span)| *span)
    }

    /// Whether the person is still at the place that was gone to last: nothing else was selected since, or what was
    /// made of that place.
    fn is_at_last(&self, reading: &Reading) -> bool {
        let is_at = |last: Span| {
            let mark = reading.selected_mark().map(|mark| mark.span);
            reading.caret == Some(last.end) || mark.is_some_and(|mark| mark.overlaps(last))
        };
        self.last_in(reading).is_some_and(is_at)
    }

    /// The place the person is at: which of the places it is, from 0.
    #[must_use]
    pub fn place_in(&self, reading: &Reading) -> Option<usize> {
        let last = self.last_in(reading).filter(|_| self.is_at_last(reading))?;
        self.spans.binary_search(&last).ok()
    }

    /// The place after or before where the person is, and whether it was come to by going round the end.
    fn next(&self, reading: &Reading, direction: Direction) -> Option<(Span, bool)> {
        let place = reading.place_in_sight();
        let here =
            self.last_in(reading).filter(|_| self.is_at_last(reading)).unwrap_or(Span::new(place, place));
        match direction {
            Direction::Forward => self.from(here.end),
            Direction::Back => {
                let n_before = self.spans.partition_point(|hit| hit.end <= here.start);
                let before = n_before.checked_sub(1).and_then(|at| self.spans.get(at));
                before.map(|hit| (*hit, false)).or_else(|| self.spans.last().map(|hit| (*hit, true)))
            }
        }
    }

    /// The first place at a byte or after it, else the first of all.
    fn from(&self, byte: usize) -> Option<(Span, bool)> {
        let after = self.spans.get(self.spans.partition_point(|hit| hit.start < byte));
        after.map(|hit| (*hit, false)).or_else(|| self.spans.first().map(|hit| (*hit, true)))
    }
}

impl Session {
    /// Opens the bar over the article; selected words become what is looked for.
    pub(super) fn find_here(&mut self) {
        let Some(open) = &mut self.open else { return };
        let Some(reading) = &open.reading else { return };
        let searching = &mut open.searching;
        let words = words_of(reading, searching.lit.last_in(reading));
        searching.is_bar_open = true;
        searching.light(Some(Scope::Here));
        if let Some((span, words)) = words {
            searching.here = Question::of(of_words(&searching.here.query, &words));
            searching.lit.last = Some((Arc::clone(&reading.article), span));
            searching.lit.wish(Some(Wish::From(span.start)));
        }
    }

    /// Takes in what is looked for in the article, as it is typed.
    pub(super) fn sought_here(&mut self, query: TextQuery) {
        let Some(open) = &mut self.open else { return };
        let searching = &mut open.searching;
        searching.light(Some(Scope::Here));
        if searching.here.query != query {
            searching.here = Question::of(query);
            let from = open.reading.as_ref().map(|reading| {
                let last = searching.lit.last_in(reading).filter(|_| searching.lit.is_at_last(reading));
                last.map_or_else(|| reading.place_in_sight(), |last| last.start)
            });
            searching.lit.wish(from.map(Wish::From));
        }
    }

    /// Closes the bar; the place one is at stays selected.
    pub(super) fn close_bar(&mut self) {
        if let Some(open) = &mut self.open {
            open.searching.is_bar_open = false;
            open.searching.light(None);
        }
    }

    /// Leaves the search by one step back; tells whether there was one to leave before anything else is left.
    pub(super) fn leave_search(&mut self) -> bool {
        let Some(open) = &mut self.open else { return false };
        let reading = open.reading.as_ref();
        if reading.is_some_and(|reading| reading.edges.is_some()) {
            return false;
        }
        let has_more =
            reading.is_some_and(|r| r.selection.is_some() || r.selected.is_some() || r.sentence.is_some());
        let is_left = open.searching.is_bar_open || (open.searching.scope().is_some() && !has_more);
        if is_left {
            self.close_bar();
        }
        is_left
    }

    /// Has the places in the article looked for, where others are to be lit than are.
    pub(super) fn follow_lit(&mut self) {
        let Some(open) = &mut self.open else { return };
        let article = open.reading.as_ref().map(|reading| &reading.article);
        let finder = open.searching.lit_finder();
        let lit = &mut open.searching.lit;
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
        let ticket = self.start(Work::FindIn { finder: finder.as_ref().clone(), text });
        if let Some(open) = &mut self.open {
            open.searching.lit.ticket = Some(ticket);
        }
    }

    /// A worker found where the words stand in the article.
    pub(super) fn found_in(&mut self, number: u64, spans: Vec<Span>, now: Now) {
        let Some(open) = &mut self.open else { return };
        let lit = &mut open.searching.lit;
        if lit.ticket.as_ref().is_none_or(|ticket| ticket.number != number) {
            return;
        }
        lit.ticket = None;
        lit.spans = Arc::new(spans);
        match lit.wish.take() {
            Some(Wish::Step(direction)) => self.step_here(direction, now),
            Some(Wish::From(byte)) => {
                if let Some((span, _)) = lit.from(byte) {
                    self.go_to_hit(span);
                }
            }
            None => {}
        }
    }

    /// Looking for the places broke down.
    pub(super) fn finding_failed(&mut self, number: u64) {
        if let Some(open) = &mut self.open
            && open.searching.lit.ticket.as_ref().is_some_and(|ticket| ticket.number == number)
        {
            open.searching.lit.ticket = None;
        }
    }

    /// Goes to the next or the previous place in the article.
    pub(super) fn step_here(&mut self, direction: Direction, now: Now) {
        let Some(open) = &mut self.open else { return };
        let searching = &mut open.searching;
        if searching.lit.is_pending() {
            return searching.lit.wish(Some(Wish::Step(direction)));
        }
        let next = open.reading.as_ref().and_then(|reading| searching.lit.next(reading, direction));
        let Some((span, is_round)) = next else {
            let words = searching.here.query.words.clone();
            return self.say(Notice::NotFound(words), now);
        };
        self.go_to_hit(span);
        if is_round {
            let notice = match direction {
                Direction::Forward => Notice::SearchedFromStart,
                Direction::Back => Notice::SearchedFromEnd,
            };
            self.say(notice, now);
        }
    }

    /// Selects a place in the article that is read, and brings it into sight.
    pub(super) fn go_to_hit(&mut self, span: Span) {
        let Some(open) = &mut self.open else { return };
        let Some(reading) = &mut open.reading else { return };
        reading.select(span.start, span.end);
        reading.show(span.start);
        open.searching.lit.last = Some((Arc::clone(&reading.article), span));
    }
}

impl LitHits {
    /// Lights nothing any more.
    fn forget(&mut self) {
        if let Some(ticket) = self.ticket.take() {
            ticket.cancel();
        }
        if self.of.take().is_some() {
            self.spans = Arc::default();
        }
        self.wish = None;
    }
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
