//! Laws of what is counted, whatever the project; and values that others publish.

use crate::analysis_world::{World, any_world, one_text};
use crate::counting::{BELOW, every_axis, every_nearness, with_all};
use butda::analysis::axis::Axis;
use butda::analysis::coded::{Below, Coded};
use butda::analysis::counting_unit::CountingUnit;
use butda::analysis::cross::Cross;
use butda::analysis::frequencies::{Frequencies, Tally};
use butda::analysis::together::{Nearness, ThemePair, Together, share};
use proptest::prelude::*;

fn cross(coded: &Coded<'_>, rows: &Axis, columns: &Axis, below: Below, unit: CountingUnit) -> Cross {
    Cross::of(coded, rows.laid(coded, below), columns.laid(coded, below), unit, &|| false)
}

/// Whether none of some counts is lower than that of others.
fn holds(whole: Tally, part: Tally) -> bool {
    let counts = |of: Tally| [of.passages, of.units, of.articles, of.people, of.characters];
    counts(whole).into_iter().zip(counts(part)).all(|(whole, part)| whole >= part)
}

#[test]
fn names_are_read_as_they_are_written() {
    for axis in every_axis() {
        assert_eq!(Axis::of_name(&axis.name()), Some(axis));
    }
    for unit in CountingUnit::ALL {
        assert_eq!(CountingUnit::of_name(unit.name()), Some(unit));
    }
    for nearness in every_nearness() {
        assert_eq!(Nearness::of_name(&nearness.name()), Some(nearness));
    }
    for wrong in ["", "near", "near:", "near:-1", "near:x", "follows", "Overlap", "overlap ", "attribute:"] {
        assert_eq!(Nearness::of_name(wrong), None, "{wrong}");
        assert_eq!(Axis::of_name(wrong), None, "{wrong}");
        assert_eq!(CountingUnit::of_name(wrong), None, "{wrong}");
    }
}

proptest! {
    #[test]
    fn a_name_of_an_attribute_is_read_as_it_is_written(name in "[^ ]([a-zđạ: ]{0,8}[^ ])?", n in any::<usize>()) {
        prop_assume!(name.trim() == name);
        let axis = Axis::Attribute(name);
        prop_assert_eq!(Axis::of_name(&axis.name()), Some(axis));
        for nearness in [Nearness::Near(n), Nearness::Follows(n)] {
            prop_assert_eq!(Nearness::of_name(&nearness.name()), Some(nearness));
        }
    }

    #[test]
    fn a_matrix_turned_round_has_its_rows_as_columns(
        world in any_world(),
        rows in prop::sample::select(every_axis()),
        columns in prop::sample::select(every_axis()),
        unit in prop::sample::select(CountingUnit::ALL.to_vec()),
        below in prop::sample::select(BELOW.to_vec()),
    ) {
        with_all(&world, |coded| {
            let table = cross(coded, &rows, &columns, below, unit);
            let turned = cross(coded, &columns, &rows, below, unit);
            assert_eq!((&table.rows, &table.columns), (&turned.columns, &turned.rows));
            assert_eq!((table.row_sums(), table.column_sums()), (turned.column_sums(), turned.row_sums()));
            assert_eq!(table.cells.len(), turned.cells.len());
            assert_eq!(table.has_repeated, turned.has_repeated);
            for cell in &table.cells {
                let other = turned.cell(cell.column, cell.row);
                assert_eq!(
                    (cell.passages, cell.units, cell.articles),
                    (other.passages, other.units, other.articles)
                );
            }
            assert_eq!(table.row_sums().iter().sum::<usize>(), table.column_sums().iter().sum::<usize>());
        });
    }

    #[test]
    fn the_sums_of_a_matrix_by_theme_and_article_are_the_frequencies(world in any_world()) {
        with_all(&world, |coded| {
            // Units are parts of articles: what stands in different articles adds up, whatever is counted.
            for unit in CountingUnit::ALL {
                let frequencies = Frequencies::of(coded, unit, &|| false);
                let alone = cross(coded, &Axis::Theme, &Axis::Article, Below::Left, unit).row_sums();
                let with_below = cross(coded, &Axis::Theme, &Axis::Article, Below::Counted, unit).row_sums();
                for (at, theme) in frequencies.themes.iter().enumerate() {
                    assert_eq!((theme.alone.units, theme.with_below.units), (alone[at], with_below[at]));
                }
            }
            // Passages add up over sources and dates too.
            let frequencies = Frequencies::of(coded, CountingUnit::Passage, &|| false);
            for columns in [Axis::Source, Axis::Year, Axis::Month] {
                let sums = cross(coded, &Axis::Theme, &columns, Below::Left, CountingUnit::Passage).row_sums();
                let units: Vec<usize> = frequencies.themes.iter().map(|theme| theme.alone.units).collect();
                assert_eq!(sums, units);
            }
        });
    }

    #[test]
    fn a_theme_with_those_below_it_is_no_less_than_alone_and_a_leaf_is_the_same(world in any_world()) {
        with_all(&world, |coded| {
            for unit in CountingUnit::ALL {
                let frequencies = Frequencies::of(coded, unit, &|| false);
                for (theme, tally) in coded.themes.iter().zip(&frequencies.themes) {
                    assert!(holds(tally.with_below, tally.alone), "{tally:?}");
                    assert!(holds(frequencies.all, tally.with_below), "{tally:?}");
                    if theme.branch.len() == 1 {
                        assert_eq!(tally.alone, tally.with_below);
                    }
                }
            }
        });
    }

    #[test]
    fn a_coefficient_lies_between_nothing_and_one_and_is_told_wherever_it_says_something(world in any_world()) {
        with_all(&world, |coded| {
            for (nearness, below) in every_nearness().into_iter().flat_map(|of| BELOW.map(|below| (of, below))) {
                check_coefficients(coded, &Together::of(coded, nearness, below, &|| false), nearness);
            }
        });
    }

    #[test]
    fn what_is_near_grows_with_the_sentences_between(world in any_world()) {
        with_all(&world, |coded| {
            for below in BELOW {
                let near = |n| Together::of(coded, Nearness::Near(n), below, &|| false);
                let overlap = Together::of(coded, Nearness::Overlap, below, &|| false);
                let steps = [overlap, near(0), near(1), near(2), near(3)];
                for (less, more) in steps.iter().zip(steps.iter().skip(1)) {
                    for pair in &less.pairs {
                        let further = more.pair(pair.one, pair.other);
                        assert!(further.together >= pair.together, "{pair:?} {further:?}");
                    }
                }
            }
        });
    }
}

fn check_coefficients(coded: &Coded<'_>, together: &Together, nearness: Nearness) {
    for one in 0..coded.themes.len() {
        for other in (0..coded.themes.len()).filter(|other| *other != one) {
            let pair = together.pair(one, other);
            assert_eq!((pair.one, pair.other), (one, other));
            let is_listed = together.pairs.iter().any(|listed| {
                let is_turned = (listed.one, listed.other) == (other, one) && nearness.is_mutual();
                (listed.one, listed.other) == (one, other) || is_turned
            });
            assert_eq!(pair.together > 0, is_listed);
            let units = |theme: usize| together.themes[theme].units;
            let least = units(one).min(units(other));
            match together.jaccard(pair) {
                Some(c) => assert!((0.0..=1.0).contains(&c), "{c}"),
                None => assert!(pair.together > least || units(one) + units(other) == 0, "{pair:?}"),
            }
            for share in
                [together.one_given_other(pair), together.other_given_one(pair)].into_iter().flatten()
            {
                assert!((0.0..=1.0).contains(&share), "{share}");
            }
            if nearness.is_mutual() {
                let turned = together.pair(other, one);
                assert_eq!(
                    (turned.together, turned.of_one, turned.of_other),
                    (pair.together, pair.of_other, pair.of_one)
                );
            }
        }
    }
}

fn overlapping(world: &World, below: Below) -> Together {
    with_all(world, |coded| Together::of(coded, Nearness::Overlap, below, &|| false))
}

#[test]
fn the_example_of_the_manual_of_atlas_ti_gives_its_coefficient() {
    // 100 passages of the one, 10 of the other, 5 of which overlap one of the first: 5 / (100 + 10 − 5).
    let words = "a b ".repeat(400);
    let ones = (0..100).map(|at| (10 * at, 10 * at + 4, &[0_usize] as &[usize]));
    let others = (0..5).map(|at| (10 * at + 2, 10 * at + 6, &[1_usize] as &[usize]));
    let apart = (0..5).map(|at| (1200 + 10 * at, 1204 + 10 * at, &[1_usize] as &[usize]));
    let passages: Vec<(usize, usize, &[usize])> = ones.chain(others).chain(apart).collect();
    let together = overlapping(&one_text(&words, 4, &passages), Below::Left);
    let pair = together.pair(0, 1);
    assert_eq!(pair, ThemePair { one: 0, other: 1, together: 5, of_one: 5, of_other: 5 });
    let rounded = |share: Option<f64>| share.map(|share| format!("{share:.3}")).expect("a share");
    assert_eq!(rounded(together.jaccard(pair)), "0.048");
    assert_eq!(rounded(together.one_given_other(pair)), "0.500");
    assert_eq!(rounded(together.other_given_one(pair)), "0.050");
}

#[test]
fn a_passage_that_overlaps_several_leaves_the_coefficient_untold() {
    let passages: [(usize, usize, &[usize]); 3] = [(0, 40, &[0]), (2, 4, &[1]), (6, 8, &[1])];
    let together = overlapping(&one_text(&"a b ".repeat(20), 4, &passages), Below::Left);
    let pair = together.pair(0, 1);
    assert_eq!((pair.together, pair.of_one, pair.of_other), (2, 1, 2));
    assert_eq!(together.jaccard(pair), None);
    assert_eq!(share(0, 0), None);
}

#[test]
fn a_theme_and_one_below_it_are_a_pair_only_where_it_counts_alone() {
    // The last theme stands under the one before it.
    let passages: [(usize, usize, &[usize]); 2] = [(0, 10, &[2]), (4, 12, &[3])];
    let world = one_text(&"a b ".repeat(20), 4, &passages);
    assert_eq!(overlapping(&world, Below::Left).pair(2, 3).together, 1);
    assert_eq!(overlapping(&world, Below::Counted).pair(2, 3).together, 0);
}

#[test]
fn what_follows_is_not_what_is_followed() {
    let passages: [(usize, usize, &[usize]); 2] = [(0, 2, &[0]), (6, 8, &[1])];
    let world = one_text("Một hai ba bốn.", 4, &passages);
    let together =
        with_all(&world, |coded| Together::of(coded, Nearness::Follows(0), Below::Left, &|| false));
    assert_eq!((together.pair(0, 1).together, together.pair(1, 0).together), (1, 0));
}
