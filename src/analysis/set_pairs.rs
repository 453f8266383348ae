//! How often sets of numbers stand together along a line: each range of the line bears a set, and two sets stand together
//! where a range of the one reaches a range of the other. One sweep over the ranges in the order in which they begin.
//! Ranges with equal sets are counted together while they are open, so that a paragraph that hundreds marked alike takes no
//! hundreds of steps for each.

use crate::text::positions::Span;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

/// Counts pairs of ranges by their sets, line after line.
#[derive(Debug, Default)]
pub struct SetPairs {
    numbers: HashMap<Vec<usize>, usize>,
    sets: Vec<Vec<usize>>,
    /// How many pairs of ranges there are, by the numbers of their sets, the lower first.
    n_pairs: BTreeMap<(usize, usize), usize>,
    /// How many ranges bear each set.
    n_ranges: Vec<usize>,
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
        let mut n_open: BTreeMap<usize, usize> = BTreeMap::new();
        let mut ends: BinaryHeap<Reverse<(usize, usize)>> = BinaryHeap::new();
        for range in ranges.filter(|range| !range.set.is_empty()) {
            while let Some(Reverse((end, ended))) = ends.peek().copied()
                && end.saturating_add(reach) <= range.span.start
            {
                ends.pop();
                close(&mut n_open, ended);
            }
            let set = self.number_of(range.set);
            for (other, n) in &n_open {
                *self.n_pairs.entry((set.min(*other), set.max(*other))).or_default() += n;
            }
            self.n_ranges.get_mut(set).into_iter().for_each(|n| *n += 1);
            *n_open.entry(set).or_default() += 1;
            ends.push(Reverse((range.span.end, set)));
        }
    }

    /// The pairs of two ranges.
    pub fn of_two(&self) -> impl Iterator<Item = PairsOfSets<'_>> {
        self.n_pairs.iter().map(|((one, other), n_pairs)| PairsOfSets {
            one: self.set(*one),
            other: self.set(*other),
            n_pairs: *n_pairs,
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

fn close(n_open: &mut BTreeMap<usize, usize>, set: usize) {
    if let Some(n) = n_open.get_mut(&set) {
        *n = n.saturating_sub(1);
        if *n == 0 {
            n_open.remove(&set);
        }
    }
}
