//! How often sets of numbers stand together along a line: each range of the line bears a set, and two sets stand together
//! where a range of the one reaches a range of the other. One sweep over the ranges in the order in which they begin.
//! Ranges with equal sets are counted together while they are open, so that a paragraph that hundreds marked alike takes no
//! hundreds of steps for each.

use super::quick_hash::Quick;
use crate::text::positions::Span;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Counts pairs of ranges by their sets, line after line.
#[derive(Debug, Default)]
pub struct SetPairs {
    numbers: Quick<Vec<usize>, usize>,
    sets: Vec<Vec<usize>>,
    /// Where the pairs of two sets stand among the pairs, by the numbers of the sets, the lower first.
    places: Quick<u128, usize>,
    pairs: Vec<PairsOfNumbers>,
    /// How many ranges bear each set.
    n_ranges: Vec<usize>,
    /// The sets of the ranges that are open.
    open: Vec<OpenSet>,
    /// Where these end.
    ends: BinaryHeap<Reverse<(usize, usize)>>,
}

/// Pairs of ranges of two sets, by the numbers of these.
#[derive(Clone, Copy, Debug)]
struct PairsOfNumbers {
    one: usize,
    other: usize,
    n_pairs: usize,
}

/// How many open ranges bear a set.
#[derive(Clone, Copy, Debug)]
struct OpenSet {
    set: usize,
    n: usize,
}

/// A range of a line, and its set.
#[derive(Clone, Copy, Debug)]
pub struct SetRange<'s> {
    /// Where it stands.
    pub span: Span,
    /// Its set: sorted, each number once.
    pub set: &'s [usize],
}

/// Pairs of ranges of two sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairsOfSets<'s> {
    /// The one set.
    pub one: &'s [usize],
    /// The other; the same for pairs of ranges with equal sets.
    pub other: &'s [usize],
    /// How many pairs there are.
    pub n_pairs: usize,
}

impl SetPairs {
    /// Counts the pairs among the ranges of a line, which come in the order in which they begin. Two are a pair where no
    /// more than `reach` lies from the end of one to the start of the other; with 0 they share something.
    pub fn add_line<'s>(&mut self, ranges: impl Iterator<Item = SetRange<'s>>, reach: usize) {
        self.open.clear();
        self.ends.clear();
        for range in ranges.filter(|range| !range.set.is_empty()) {
            while let Some(Reverse((end, ended))) = self.ends.peek().copied()
                && end.saturating_add(reach) <= range.span.start
            {
                self.ends.pop();
                self.close(ended);
            }
            let set = self.number_of(range.set);
            self.n_ranges.get_mut(set).into_iter().for_each(|n| *n += 1);
            let mut is_open = false;
            for open in &mut self.open {
                let (one, other) = (set.min(open.set), set.max(open.set));
                let next = self.pairs.len();
                let place = *self.places.entry((one as u128) << 64 | other as u128).or_insert(next);
                if place == next {
                    self.pairs.push(PairsOfNumbers { one, other, n_pairs: 0 });
                }
                self.pairs.get_mut(place).into_iter().for_each(|pairs| pairs.n_pairs += open.n);
                if open.set == set {
                    open.n += 1;
                    is_open = true;
                }
            }
            if !is_open {
                self.open.push(OpenSet { set, n: 1 });
            }
            self.ends.push(Reverse((range.span.end, set)));
        }
    }

    fn close(&mut self, set: usize) {
        if let Some(at) = self.open.iter().position(|open| open.set == set)
            && let Some(open) = self.open.get_mut(at)
        {
            open.n = open.n.saturating_sub(1);
            if open.n == 0 {
                self.open.swap_remove(at);
            }
        }
    }

    /// The pairs of two ranges.
    pub fn of_two(&self) -> impl Iterator<Item = PairsOfSets<'_>> {
        self.pairs.iter().map(|pairs| PairsOfSets {
            one: self.set(pairs.one),
            other: self.set(pairs.other),
            n_pairs: pairs.n_pairs,
        })
    }

    /// Each range with itself: its set, and how many bear it.
    pub fn of_one(&self) -> impl Iterator<Item = PairsOfSets<'_>> {
        let sets = self.sets.iter().zip(&self.n_ranges);
        sets.map(|(set, n_pairs)| PairsOfSets { one: set, other: set, n_pairs: *n_pairs })
    }

    fn number_of(&mut self, set: &[usize]) -> usize {
        if let Some(known) = self.numbers.get(set) {
            return *known;
        }
        let number = self.sets.len();
        self.numbers.insert(set.to_vec(), number);
        self.sets.push(set.to_vec());
        self.n_ranges.push(0);
        number
    }

    fn set(&self, number: usize) -> &[usize] {
        self.sets.get(number).map(Vec::as_slice).unwrap_or_default()
    }
}
