//! Lanes and intervals against implementations that look at everything.

use butda::text::lanes::{Intervals, innermost, lanes_of};
use butda::text::positions::Span;
use proptest::prelude::*;

fn any_ranges() -> impl Strategy<Value = Vec<Span>> {
    let range = (0..60usize, 1..20usize).prop_map(|(start, len)| Span { start, end: start + len });
    prop::collection::vec(range, 0..40).prop_map(|mut ranges| {
        ranges.sort_unstable();
        ranges
    })
}

proptest! {
    #[test]
    fn no_two_ranges_that_overlap_share_a_lane(ranges in any_ranges()) {
        let lanes = lanes_of(&ranges);
        prop_assert_eq!(lanes.len(), ranges.len());
        for (at, range) in ranges.iter().enumerate() {
            for (other_at, other) in ranges.iter().enumerate().skip(at + 1) {
                prop_assert!(!range.overlaps(*other) || lanes[at] != lanes[other_at], "{range:?} {other:?}");
            }
        }
    }

    #[test]
    fn there_are_as_many_lanes_as_ranges_lie_on_one_byte_at_most(ranges in any_ranges()) {
        let n_lanes = lanes_of(&ranges).iter().max().map_or(0, |lane| lane + 1);
        let depth = |byte| ranges.iter().filter(|range| range.contains(byte)).count();
        prop_assert_eq!(n_lanes, (0..100).map(depth).max().unwrap_or_default());
    }

    #[test]
    fn every_byte_is_filled_by_the_shortest_range_over_it_or_neutrally_in_a_crowd(
        ranges in any_ranges(),
        crowd in 1..6usize,
    ) {
        let stretches = innermost(&ranges, crowd);
        for byte in 0..100 {
            let over = || ranges.iter().enumerate().filter(|(_, range)| range.contains(byte));
            let is_crowded = over().count() >= crowd;
            let shortest = over().min_by_key(|(at, range)| (range.len(), *at)).map(|(at, _)| at);
            let wanted = shortest.map(|at| (!is_crowded).then_some(at));
            let found: Vec<Option<usize>> =
                stretches.iter().filter(|(span, _)| span.contains(byte)).map(|(_, at)| *at).collect();
            prop_assert_eq!(found, wanted.into_iter().collect::<Vec<_>>(), "byte {}", byte);
        }
        prop_assert!(stretches.is_sorted_by_key(|(span, _)| *span));
    }

    #[test]
    fn a_range_takes_the_lowest_lane_that_is_free(ranges in any_ranges()) {
        let lanes = lanes_of(&ranges);
        for (at, range) in ranges.iter().enumerate() {
            let taken: Vec<usize> = (0..at).filter(|other| ranges[*other].end > range.start).map(|o| lanes[o]).collect();
            let lowest = (0..=at).find(|lane| !taken.contains(lane));
            prop_assert_eq!(Some(lanes[at]), lowest);
        }
    }

    #[test]
    fn intervals_find_what_a_look_at_all_finds(ranges in any_ranges(), start in 0..90usize, len in 0..30usize) {
        let span = Span { start, end: start + len };
        let all = ranges.iter().enumerate().filter(|(_, range)| range.overlaps(span)).map(|(at, _)| at);
        let all: Vec<usize> = all.collect();
        prop_assert_eq!(Intervals::new(ranges.clone()).overlapping(span).collect::<Vec<_>>(), all);
    }
}
