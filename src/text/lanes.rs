//! Ranges that lie over one another: which of them shares a line with which, so that each keeps its line from row to row
//! and no two lie on each other, and which is the innermost. Interval colouring by start, in one pass.

use super::positions::Span;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// Gives each range the lowest lane that is free where it starts. The ranges must be sorted by start.
#[must_use]
pub fn lanes_of(ranges: &[Span]) -> Vec<usize> {
    let mut free: BTreeSet<usize> = BTreeSet::new();
    let mut busy: BinaryHeap<Reverse<(usize, usize)>> = BinaryHeap::new();
    let mut n_lanes = 0;
    ranges
        .iter()
        .map(|range| {
            while let Some(Reverse((_, lane))) =
                busy.peek().copied().filter(|Reverse((end, _))| *end <= range.start)
            {
                busy.pop();
                free.insert(lane);
            }
            let lane = free.pop_first().unwrap_or_else(|| {
                n_lanes += 1;
                n_lanes - 1
            });
            busy.push(Reverse((range.end, lane)));
            lane
        })
        .collect()
}

/// Ranges sorted by start that can be asked which of them overlap another, without looking at all of them.
#[derive(Clone, Debug, Default)]
pub struct Intervals {
    ranges: Vec<Span>,
    /// The furthest end among the ranges up to and including each.
    reach: Vec<usize>,
}

impl Intervals {
    /// The ranges must be sorted by start.
    #[must_use]
    pub fn new(ranges: Vec<Span>) -> Self {
        let mut furthest = 0;
        let reach = ranges
            .iter()
            .map(|range| {
                furthest = furthest.max(range.end);
                furthest
            })
            .collect();
        Self { ranges, reach }
    }

    /// The places in the list of the ranges that overlap `span`, in order.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = usize> {
        let first = self.reach.partition_point(|end| *end <= span.start);
        let last = self.ranges.partition_point(|range| range.start < span.end);
        (first..last).filter(move |at| self.ranges.get(*at).is_some_and(|range| range.overlaps(span)))
    }
}

/// The stretches that lie in at least one range, each with the innermost: the shortest range over it, the first of
/// equals; `None` where `crowd` ranges or more lie over each other. One sweep from start to end, however many there are.
/// The ranges must be sorted by start.
#[must_use]
pub fn innermost(ranges: &[Span], crowd: usize) -> Vec<(Span, Option<usize>)> {
    let mut ends: Vec<usize> = (0..ranges.len()).collect();
    let end_of = |at: &usize| ranges.get(*at).map_or(0, |range| range.end);
    ends.sort_by_key(end_of);
    let (mut starts, mut ends) = (ranges.iter().enumerate().peekable(), ends.into_iter().peekable());
    let mut open: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut stretches: Vec<(Span, Option<usize>)> = Vec::new();
    let mut from = 0;
    loop {
        let next_start = starts.peek().map(|(_, range)| range.start);
        let next_end = ends.peek().map(end_of);
        let Some(to) = next_start.into_iter().chain(next_end).min() else { return stretches };
        if let Some((_, at)) = open.first().copied().filter(|_| from < to) {
            let at = (open.len() < crowd).then_some(at);
            match stretches.last_mut().filter(|(span, last)| *last == at && span.end == from) {
                Some((span, _)) => span.end = to,
                None => stretches.push((Span { start: from, end: to }, at)),
            }
        }
        while let Some((at, range)) = starts.next_if(|(_, range)| range.start == to) {
            open.insert((range.len(), at));
        }
        while let Some(at) = ends.next_if(|at| end_of(at) == to) {
            open.remove(&(ranges.get(at).map_or(0, |range| range.len()), at));
        }
        from = to;
    }
}
