//! Which themes stand together: pairs of overlapping passages, each once.

use crate::notes_support::standing;
use butda::exchange::co_occurrence::{Together, codes_around};
use butda::exchange::study::Study;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn pairs(study: &Study) -> Vec<(usize, usize, usize)> {
    let together = Together::of(study);
    let pairs = together.all().map(|pair| (pair.one, pair.other, pair.n_pairs));
    pairs.inspect(|(one, other, n)| assert_eq!(together.n_pairs(*other, *one), *n)).collect()
}

#[test]
fn passages_that_overlap_are_a_pair_and_those_that_touch_are_none() {
    assert_eq!(pairs(&standing(&[(0, (0, 5), &[0]), (0, (4, 8), &[1])])), [(0, 1, 1)]);
    assert_eq!(pairs(&standing(&[(0, (0, 5), &[0]), (0, (5, 8), &[1])])), []);
    assert_eq!(pairs(&standing(&[(0, (0, 5), &[0]), (1, (0, 5), &[1])])), []);
}

#[test]
fn a_passage_with_both_themes_is_a_pair() {
    assert_eq!(pairs(&standing(&[(0, (0, 5), &[1, 0])])), [(0, 1, 1)]);
}

#[test]
fn one_passage_that_overlaps_several_is_a_pair_with_each() {
    let study = standing(&[(0, (0, 50), &[0]), (0, (1, 2), &[1]), (0, (3, 4), &[1]), (0, (60, 70), &[1])]);
    assert_eq!(pairs(&study), [(0, 1, 2)]);
}

#[test]
fn two_passages_that_both_bear_both_themes_are_one_pair_beside_their_own() {
    assert_eq!(pairs(&standing(&[(0, (0, 5), &[0, 1]), (0, (0, 5), &[1, 0])])), [(0, 1, 3)]);
}

#[test]
fn a_passage_without_a_place_has_no_part_in_it() {
    let mut study = standing(&[(0, (0, 5), &[0, 1]), (0, (0, 5), &[1])]);
    study.codings[0].today = None;
    assert_eq!(pairs(&study), []);
    assert!(codes_around(&study).iter().all(Vec::is_empty));
}

#[test]
fn around_a_passage_are_the_themes_that_only_others_bear() {
    let study = standing(&[(0, (0, 5), &[0]), (0, (4, 8), &[1, 0]), (0, (7, 9), &[]), (0, (8, 9), &[3])]);
    assert_eq!(codes_around(&study), [vec![1], vec![], vec![0, 1, 3], vec![]]);
}

/// The definition, word by word.
fn counted_one_by_one(study: &Study) -> Vec<(usize, usize, usize)> {
    let mut n_pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (at, one) in study.codings.iter().enumerate() {
        for other in study.codings.iter().skip(at) {
            let (Some(a), Some(b)) = (one.today, other.today) else { continue };
            if one.source != other.source || a.start.max(b.start) >= a.end.min(b.end) {
                continue;
            }
            for first in 0..study.codes.len() {
                for second in first + 1..study.codes.len() {
                    let bear = |a: &[usize], b: &[usize]| a.contains(&first) && b.contains(&second);
                    if bear(&one.codes, &other.codes) || bear(&other.codes, &one.codes) {
                        *n_pairs.entry((first, second)).or_default() += 1;
                    }
                }
            }
        }
    }
    n_pairs.into_iter().map(|((one, other), n)| (one, other, n)).collect()
}

#[test]
fn thousands_of_passages_at_one_place_are_counted_at_once() {
    let n = 50_000;
    let passages: Vec<_> =
        (0..n).map(|at| (0, (0, 100), if at % 2 == 0 { &[0][..] } else { &[1] })).collect();
    assert_eq!(pairs(&standing(&passages)), [(0, 1, n / 2 * (n / 2))]);
}

proptest! {
    #[test]
    fn counting_in_one_pass_gives_what_counting_one_by_one_gives(
        passages in prop::collection::vec(
            (0..2_usize, 0..20_usize, 1..12_usize, prop::sample::subsequence(vec![0, 1, 2, 3], 0..=3)),
            0..30,
        ),
    ) {
        let spans = passages.iter().map(|(source, start, n, codes)| {
            (*source, (*start, start + n), codes.as_slice())
        });
        let study = standing(&spans.collect::<Vec<_>>());
        prop_assert_eq!(pairs(&study), counted_one_by_one(&study));
        for (at, around) in codes_around(&study).into_iter().enumerate() {
            let (one, today) = (&study.codings[at], study.codings[at].today.expect("a place"));
            let mut expected: Vec<usize> = study.codings.iter().filter(|other| {
                let other_today = other.today.expect("a place");
                other.source == one.source && today.start.max(other_today.start) < today.end.min(other_today.end)
            }).flat_map(|other| other.codes.iter().copied()).filter(|code| !one.codes.contains(code)).collect();
            expected.sort_unstable();
            expected.dedup();
            prop_assert_eq!(around, expected);
        }
    }
}
