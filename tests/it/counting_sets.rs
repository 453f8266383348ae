//! Pairs of ranges along a line: those that touch, those a little apart, those at one place.

use butda::analysis::set_pairs::{SetPairs, SetRange};
use butda::text::positions::Span;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A range of a line, and its set.
type Ranged = (Span, Vec<usize>);

fn ranged(start: usize, end: usize, set: &[usize]) -> Ranged {
    (Span::new(start, end), set.to_vec())
}

/// How many pairs of two there are, by their sets, the lower first.
fn pairs(lines: &[Vec<Ranged>], reach: usize) -> BTreeMap<(Vec<usize>, Vec<usize>), usize> {
    let mut sets = SetPairs::default();
    for line in lines {
        sets.add_line(line.iter().map(|(span, set)| SetRange { span: *span, set }), reach);
    }
    let mut found = BTreeMap::new();
    for pair in sets.of_two() {
        let (one, other) = (pair.one.to_vec(), pair.other.to_vec());
        let sets = if one <= other { (one, other) } else { (other, one) };
        *found.entry(sets).or_default() += pair.n_pairs;
    }
    found
}

fn n_pairs(line: &[Ranged], reach: usize) -> usize {
    pairs(&[line.to_vec()], reach).values().sum()
}

#[test]
fn ranges_that_touch_are_no_pair_and_one_more_makes_them_one() {
    let touching = [ranged(0, 4, &[1]), ranged(4, 6, &[2])];
    assert_eq!(n_pairs(&touching, 0), 0);
    assert_eq!(n_pairs(&touching, 1), 1);
    assert_eq!(n_pairs(&[ranged(0, 5, &[1]), ranged(4, 6, &[2])], 0), 1);
    assert_eq!(n_pairs(&[ranged(0, 4, &[1]), ranged(7, 9, &[2])], 3), 0);
    assert_eq!(n_pairs(&[ranged(0, 4, &[1]), ranged(7, 9, &[2])], 4), 1);
    assert_eq!(n_pairs(&[ranged(0, 4, &[1]), ranged(7, 9, &[2])], usize::MAX), 1);
}

#[test]
fn equal_ranges_with_equal_sets_are_counted_two_by_two() {
    let line = vec![ranged(3, 5, &[1, 2]); 4];
    assert_eq!(n_pairs(&line, 0), 6);
    assert_eq!(pairs(&[line], 0).len(), 1);
}

#[test]
fn a_range_without_a_set_has_no_part_in_it_and_lines_do_not_meet() {
    assert_eq!(n_pairs(&[ranged(0, 4, &[]), ranged(0, 4, &[1])], 0), 0);
    assert!(pairs(&[vec![ranged(0, 4, &[1])], vec![ranged(0, 4, &[2])]], 9).is_empty());
}

proptest! {
    #[test]
    fn the_pairs_are_those_of_every_range_beside_every_other(
        lines in prop::collection::vec(
            prop::collection::vec((0_usize..12, 1_usize..5, prop::collection::btree_set(0_usize..3, 0..3)), 0..10),
            0..4,
        ),
        reach in 0_usize..4,
    ) {
        let line = |line: Vec<(usize, usize, std::collections::BTreeSet<usize>)>| {
            let ranges = line.into_iter().map(|(start, len, set)| (Span::new(start, start + len), set));
            let mut ranges: Vec<Ranged> =
                ranges.map(|(span, set)| (span, set.into_iter().collect())).collect();
            ranges.sort();
            ranges
        };
        let lines: Vec<Vec<Ranged>> = lines.into_iter().map(line).collect();
        let mut naive = BTreeMap::new();
        for line in &lines {
            for (at, (a, one)) in line.iter().enumerate() {
                for (b, other) in line.iter().skip(at + 1) {
                    let is_pair = a.start < b.end + reach && b.start < a.end + reach;
                    if is_pair && !one.is_empty() && !other.is_empty() {
                        let sets = (one.min(other).clone(), one.max(other).clone());
                        *naive.entry(sets).or_insert(0) += 1;
                    }
                }
            }
        }
        prop_assert_eq!(pairs(&lines, reach), naive);
    }
}
