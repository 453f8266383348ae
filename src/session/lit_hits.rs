//! The places in the article that is read, which are lit, and going from one to the next.

use super::direction::Direction;
use super::reading::Reading;
use crate::search::{Finder, Searchable};
use crate::text::article::Article;
use crate::text::positions::Span;
use crate::workers::ticket::Ticket;
use std::sync::Arc;

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
    pub(super) of: Option<(Arc<Finder>, Arc<Searchable>)>,
    pub(super) ticket: Option<Ticket>,
    pub(super) wish: Option<Wish>,
    /// The place that was gone to last, and in which text.
    pub(super) last: Option<(Arc<Article>, Span)>,
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
    pub(super) fn is_at_last(&self, reading: &Reading) -> bool {
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
    pub(super) fn next(&self, reading: &Reading, direction: Direction) -> Option<(Span, bool)> {
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
    pub(super) fn from(&self, byte: usize) -> Option<(Span, bool)> {
        let after = self.spans.get(self.spans.partition_point(|hit| hit.start < byte));
        after.map(|hit| (*hit, false)).or_else(|| self.spans.first().map(|hit| (*hit, true)))
    }
}

impl LitHits {
    /// Lights nothing any more.
    pub(super) fn forget(&mut self) {
        if let Some(ticket) = self.ticket.take() {
            ticket.cancel();
        }
        if self.of.take().is_some() {
            self.spans = Arc::default();
        }
        self.wish = None;
    }

    /// Looking for the places broke down.
    pub(super) fn failed(&mut self, number: u64) {
        self.ticket.take_if(|ticket| ticket.number == number);
    }
}
