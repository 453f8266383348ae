//! Which themes stand together: pairs of passages that overlap.

use crate::exchange_support::code;
use crate::xlsx_support::standing;
use butda::exchange::co_occurrence::Together;
use butda::exchange::study::{Coding, Study};
use proptest::prelude::*;

fn study(codings: Vec<Coding>) -> Study {
    Study { codes: ["A", "B", "C"].map(|name| code(name, "")).into(), codings, ..Study::default() }
}

fn pairs(codings: &[Coding]) -> usize {
    Together::of(&study(codings.to_vec())).n_pairs(0, 1)
}

#[test]
fn passages_are_a_pair_where_they_have_a_code_point_in_common() {
    for (one, other, n) in [
        ((0, 5), (4, 9), 1),
        ((0, 5), (5, 9), 0),
        ((0, 9), (2, 3), 1),
        ((2, 3), (2, 3), 1),
        ((2, 2), (0, 9), 0),
    ] {
        assert_eq!(
            pairs(&[standing(one.0, one.1, &[0]), standing(other.0, other.1, &[1])]),
            n,
            "{one:?} {other:?}"
        );
    }
}

#[test]
fn a_passage_with_both_themes_is_one_pair() {
    assert_eq!(pairs(&[standing(0, 5, &[0, 1])]), 1);
    assert_eq!(pairs(&[standing(0, 5, &[1, 0, 0])]), 1);
    // Each passage of one theme with each of the other.
    assert_eq!(pairs(&[standing(0, 5, &[0, 1]), standing(3, 8, &[0, 1])]), 4);
}

#[test]
fn a_passage_without_a_place_or_in_another_article_is_no_part_of_a_pair() {
    let elsewhere = Coding { source: 1, ..standing(0, 5, &[1]) };
    let lost = Coding { today: None, ..standing(0, 5, &[1]) };
    assert_eq!(pairs(&[standing(0, 5, &[0]), elsewhere, lost]), 0);
}

#[test]
fn who_marked_them_is_all_the_same() {
    assert_eq!(pairs(&[standing(0, 5, &[0]), Coding { coder: 1, ..standing(0, 5, &[1]) }]), 1);
}

#[test]
fn thousands_of_passages_at_one_place_are_counted_at_once() {
    let n = 50_000;
    let codings = (0..n).map(|at| standing(0, 100, &[at % 2]));
    assert_eq!(pairs(&codings.collect::<Vec<_>>()), n / 2 * (n / 2));
}

/// The definition, word for word.
fn by_hand(codings: &[Coding], one: usize, other: usize) -> usize {
    let of = |code: usize| codings.iter().filter(move |coding| coding.codes.contains(&code));
    of(one)
        .flat_map(|a| of(other).map(move |b| (a, b)))
        .filter(|(a, b)| {
            let (Some(x), Some(y)) = (a.today, b.today) else { return false };
            a.source == b.source && x.start.max(y.start) < x.end.min(y.end)
        })
        .count()
}

proptest! {
    #[test]
    fn the_sweep_counts_what_the_definition_says(
        passages in prop::collection::vec((0_usize..2, 0_usize..12, 0_usize..8, 1_usize..8), 0..24)
    ) {
        let codings: Vec<Coding> = passages
            .into_iter()
            .map(|(source, start, length, themes)| {
                let codes: Vec<usize> = (0..3).filter(|code| themes >> code & 1 == 1).collect();
                Coding { source, ..standing(start, start + length, &codes) }
            })
            .collect();
        let together = Together::of(&study(codings.clone()));
        for (one, other) in [(0, 1), (0, 2), (1, 2), (2, 0)] {
            prop_assert_eq!(together.n_pairs(one, other), by_hand(&codings, one, other));
        }
    }
}
