//! An article that stands in its page twice, for wide windows and for small ones: it is taken once.

use super::html_prune::Pruning;
use super::html_tree::NodeAt;
use super::html_units::Unit;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

impl Pruning<'_, '_, '_> {
    /// Leaves out elements that say once more what was said before them, line by line, and are much of the text. A refrain is
    /// said twice, too, but is little of it.
    pub(super) fn leave_out_twice(&mut self) {
        let units = self.units();
        // Hardly any page has lines of the same lengths twice, and lengths are known.
        let lengths = units.iter().map(|unit| u64::try_from(unit.n_chars).unwrap_or_default());
        if self.said_twice(&units, &lengths.collect::<Vec<_>>()).is_empty() {
            return;
        }
        let lines: Vec<u64> = units.iter().map(|unit| self.hash(unit)).collect();
        for range in self.said_twice(&units, &lines) {
            self.leave_out(range);
        }
    }

    /// The elements whose lines were all said before, in the same order, by what stands for each line.
    fn said_twice(&self, units: &[&Unit], lines: &[u64]) -> Vec<Range<NodeAt>> {
        let sums = Sums::of(lines);
        let mut first_at: HashMap<u64, usize> = HashMap::new();
        for (n, line) in lines.iter().enumerate() {
            first_at.entry(*line).or_insert(n);
        }
        let n_all: usize = units.iter().map(|unit| unit.n_chars).sum();
        let mut n_chars = vec![0];
        for unit in units {
            n_chars.push(n_chars.last().copied().unwrap_or_default() + unit.n_chars);
        }
        let index_of = |at| units.partition_point(|unit| unit.nodes.start < at);
        let mut found = Vec::new();
        let mut at = self.root.start + 1;
        while at < self.root.end {
            let range = self.page.tree.range(at);
            let (begin, end) = (index_of(range.start), index_of(range.end));
            let n_own = n_chars.get(end).zip(n_chars.get(begin)).map_or(0, |(end, begin)| end - begin);
            let earlier = lines.get(begin).and_then(|line| first_at.get(line)).copied();
            let is_twice = end - begin >= 2
                && n_own * 3 >= n_all
                && earlier.is_some_and(|earlier| {
                    earlier + (end - begin) <= begin
                        && sums.of_lines(earlier, end - begin) == sums.of_lines(begin, end - begin)
                });
            if is_twice {
                at = range.end;
                found.push(range);
            } else {
                at += 1;
            }
        }
        found
    }

    fn hash(&self, unit: &Unit) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.page.tree.words(unit.nodes.clone()).hash(&mut hasher);
        hasher.finish()
    }
}

/// Sums over lines by which two stretches of them are compared: the remainder of a polynomial, after Rabin and Karp.
struct Sums {
    sums: Vec<u64>,
    powers: Vec<u64>,
}

impl Sums {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

    fn of(lines: &[u64]) -> Self {
        let (mut sums, mut powers) = (vec![0_u64], vec![1_u64]);
        let (mut sum, mut power) = (0_u64, 1_u64);
        for line in lines {
            sum = sum.wrapping_mul(Self::BASE).wrapping_add(*line);
            power = power.wrapping_mul(Self::BASE);
            sums.push(sum);
            powers.push(power);
        }
        Self { sums, powers }
    }

    fn of_lines(&self, begin: usize, n: usize) -> Option<u64> {
        let (before, all) = (self.sums.get(begin)?, self.sums.get(begin + n)?);
        Some(all.wrapping_sub(before.wrapping_mul(*self.powers.get(n)?)))
    }
}
