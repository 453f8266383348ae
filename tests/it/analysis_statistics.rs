//! Statistics of counts: the values of the literature, what is not defined, and what holds by definition.

use butda::analysis::association::PairCounts;
use butda::analysis::contingency::Contingency;
use butda::analysis::corrections::benjamini_hochberg;
use butda::analysis::distributions::{chi_square_tail, normal_two_sided_tail};
use butda::analysis::fisher::fisher_exact;
use butda::analysis::four_cells::FourCells;
use butda::analysis::keyness::{KeyCounts, g2_four_cells};
use proptest::prelude::*;

fn four([both, a_only, b_only, neither]: [u64; 4]) -> FourCells {
    FourCells { both, a_only, b_only, neither }
}

fn key([count_a, total_a, count_b, total_b]: [u64; 4]) -> KeyCounts {
    KeyCounts { count_a, total_a, count_b, total_b }
}

fn pair([together, n_a, n_b, n_all]: [u64; 4]) -> PairCounts {
    PairCounts { together, n_a, n_b, n_all }
}

fn table<const N: usize>(rows: &[[u64; N]]) -> Contingency {
    Contingency::new(rows).expect("rows of one length")
}

/// A number as it was printed: right to half of its last digit.
#[track_caller]
fn printed(value: impl Into<Option<f64>>, printed: &str) {
    let value = value.into().expect("defined");
    let digits = printed.split_once('.').map_or(0, |(_, digits)| digits.len());
    let stated: f64 = printed.parse().expect("a number");
    let half = 0.5 / 10_f64.powi(i32::try_from(digits).expect("few"));
    assert!((value - stated).abs() <= half * (1.0 + 1e-9), "{value} is not {printed}");
}

fn is_near(value: f64, other: f64, relative: f64) -> bool {
    (value - other).abs() <= relative * value.abs().max(other.abs()).max(f64::MIN_POSITIVE)
}

#[track_caller]
fn near(value: impl Into<Option<f64>>, other: impl Into<Option<f64>>, relative: f64) {
    match (value.into(), other.into()) {
        (Some(value), Some(other)) => assert!(is_near(value, other, relative), "{value} and {other}"),
        (value, other) => assert_eq!(value, other),
    }
}

#[test]
fn tails_are_right_to_twelve_digits_however_small_they_are() {
    // By mpmath, with 40 digits.
    for (statistic, degrees, p) in [
        (0.001, 1, 0.974_772_879_369_960_4),
        (3.84, 1, 0.050_043_521_248_705_106),
        (1.5, 2, 0.472_366_552_741_014_7),
        (9.6632, 1, 0.001_879_958_681_717_303_2),
        (1380.0, 1, 4.661_158_455_673_913e-302),
        (1400.0, 9, 7.730_994_243_999_156e-296),
        (55.5, 60, 0.640_666_804_522_546),
        (2500.0, 400, 7.876_999_266_233_267e-300),
        (900.0, 1000, 0.989_282_761_908_710_2),
        (1010.25, 1000, 0.403_881_206_110_635_1),
        (999_000.0, 1_000_000, 0.760_176_731_459_872_9),
    ] {
        near(chi_square_tail(statistic, degrees), p, 1e-12);
    }
    near(normal_two_sided_tail(1.96), 0.049_995_790_296_440_87, 1e-14);
    near(normal_two_sided_tail(-37.0), 1.145_114_244_504_915_4e-299, 1e-12);
    assert_eq!(chi_square_tail(0.0, 3), Some(1.0));
    assert_eq!(chi_square_tail(f64::INFINITY, 3), Some(0.0));
    assert_eq!([chi_square_tail(1.0, 0), chi_square_tail(-1.0, 1), chi_square_tail(f64::NAN, 1)], [None; 3]);
    assert!(normal_two_sided_tail(f64::NAN).is_nan());
}

#[test]
fn chi_square_is_that_of_the_textbooks() {
    let small = table(&[[12, 5], [3, 14]]);
    printed(small.chi_square().map(|told| told.statistic), "9.6632");
    printed(small.chi_square().map(|told| told.p), "0.00188");
    let agresti = table(&[[1, 3, 10, 6], [2, 3, 10, 7], [1, 6, 14, 12], [0, 1, 9, 11]]).chi_square();
    let agresti = agresti.expect("defined");
    printed(agresti.statistic, "5.9655");
    printed(agresti.p, "0.7434");
    assert_eq!((agresti.degrees, agresti.n_cells, agresti.n_expected_below_5), (9, 16, 8));
    printed(agresti.least_expected, "0.8333");
    let three = table(&[[10, 20], [20, 20], [30, 10]]);
    printed(three.chi_square().map(|told| told.statistic), "12.5278");
    printed(three.chi_square().map(|told| told.cramers_v), "0.3375");
    for (row, residual) in ["-2.736", "-0.724", "3.257"].into_iter().enumerate() {
        printed(three.adjusted_residual(row, 0), residual);
    }
    let companies = table(&[[8, 4667], [15820, 14_287_173]]).chi_square();
    printed(companies.map(|told| told.statistic), "1.549");
}

#[test]
fn rows_and_columns_without_counts_take_no_part() {
    let with_gaps = table(&[[12, 0, 5], [0, 0, 0], [3, 0, 14]]);
    let without = table(&[[12, 5], [3, 14]]);
    assert_eq!(with_gaps.chi_square(), without.chi_square());
    assert_eq!([with_gaps.adjusted_residual(1, 0), with_gaps.adjusted_residual(0, 1)], [None; 2]);
    assert_eq!(with_gaps.adjusted_residual(2, 2), without.adjusted_residual(1, 1));
    assert_eq!((with_gaps.count(2, 2), with_gaps.count(0, 3), with_gaps.count(3, 0)), (Some(14), None, None));
    assert_eq!(table(&[[12, 5], [0, 0]]).chi_square(), None);
    assert_eq!(table(&[[12, 5], [0, 0]]).adjusted_residual(0, 0), None);
    assert_eq!(Contingency::new::<Vec<u64>>(&[]).expect("empty").chi_square(), None);
}

#[test]
fn a_table_with_a_hole_or_with_counts_that_no_double_holds_is_none() {
    assert_eq!(Contingency::new(&[vec![1, 2], vec![3]]), None);
    assert_eq!(Contingency::new(&[[u64::MAX, 1], [1, 1]]), None);
    assert_eq!(Contingency::new(&[[1 << 53, 1]]), None);
    assert_eq!(fisher_exact(four([1 << 53, 1, 1, 1])), None);
    assert_eq!(g2_four_cells(four([u64::MAX; 4])), None);
    assert_eq!(pair([1, u64::MAX, 1, u64::MAX]).jaccard(), None);
}

#[test]
fn fisher_is_that_of_the_textbooks() {
    let small = fisher_exact(four([12, 5, 3, 14])).expect("defined");
    printed(small.two_sided, "0.004896");
    printed(small.odds_ratio, "11.2");
    let tea = fisher_exact(four([3, 1, 1, 3])).expect("defined");
    printed(tea.two_sided, "0.48571");
    printed(tea.as_many_or_more, "0.24286");
    assert_eq!(fisher_exact(four([0; 4])), None);
    let sided = fisher_exact(four([0, 0, 3, 4])).expect("defined");
    assert_eq!((sided.two_sided, sided.odds_ratio), (1.0, None));
}

#[test]
fn fisher_of_millions_neither_takes_long_nor_loses_digits() {
    for (cells, p) in [
        ([2_503_000, 2_497_000, 2_500_000, 2_500_000], 0.057_862_984_882_391_715),
        ([2_528_500, 2_471_500, 2_471_500, 2_528_500], 1.392_978_266_780_073_9e-284),
        ([8, 4_667, 15_820, 14_287_173], 0.186_704_971_260_209_16),
        ([1_000, 9_000_000, 3_000, 9_000_000], 2.284_780_991_452_206_2e-229),
        ([5_000_000, 5_000_010, 3, 7], 0.343_749_753_911_442_6),
    ] {
        near(fisher_exact(four(cells)).map(|told| told.two_sided), p, 1e-11);
    }
    let widest = fisher_exact(four([1 << 51; 4])).expect("defined");
    near(widest.two_sided, 1.0, 1e-15);
}

#[test]
fn keyness_is_that_of_dunning_and_of_rayson_and_garside() {
    printed(g2_four_cells(four([110, 2442, 111, 29114])), "270.72");
    printed(g2_four_cells(four([29, 13, 123, 31612])), "263.90");
    printed(g2_four_cells(four([31, 23, 139, 31584])), "256.84");
    printed(g2_four_cells(four([10, 0, 3, 31764])), "167.23");
    let swiss = table(&[[110, 2442], [111, 29114]]);
    printed(swiss.chi_square().map(|told| told.statistic), "525.02");
    let double = key([100, 10_000, 50, 10_000]);
    printed(double.g2_two_cells(), "16.9899");
    printed(double.log_ratio(), "1");
    printed(key([12, 1_000, 3, 9_000]).g2_two_cells(), "40.8821");
    printed(g2_four_cells(four([12, 988, 3, 8_997])), "41.0052");
}

#[test]
fn keyness_of_what_is_missing_on_one_side_is_told_and_of_both_is_not() {
    let only_here = key([8, 100, 0, 100]);
    near(only_here.log_ratio(), 4.0, 1e-15);
    let nowhere = key([0, 100, 0, 100]);
    assert_eq!(nowhere.g2_two_cells(), Some(0.0));
    assert_eq!(nowhere.log_ratio(), None);
    for impossible in [key([0, 0, 1, 9]), key([1, 9, 0, 0]), key([9, 8, 1, 9])] {
        assert_eq!([impossible.g2_two_cells(), impossible.log_ratio()], [None; 2]);
    }
}

#[test]
fn association_is_that_of_the_manuals() {
    let atlas = pair([5, 100, 10, 1_000]);
    printed(atlas.jaccard(), "0.048");
    assert!(atlas.is_lopsided() && !pair([5, 50, 10, 1_000]).is_lopsided());
    let both = pair([15, 30, 40, 1_000]);
    printed(both.jaccard(), "0.2727");
    printed(both.dice(), "0.4286");
    printed(both.pmi(), "3.6439");
    printed(both.npmi(), "0.6014");
    printed(both.log_dice(), "12.7776");
}

#[test]
fn association_that_is_not_defined_is_none() {
    let several = pair([12, 10, 30, 100]);
    assert_eq!([several.jaccard(), several.dice(), several.log_dice(), several.pmi()], [None; 4]);
    assert_eq!(several.npmi(), None);
    let apart = pair([0, 10, 30, 100]);
    assert_eq!([apart.log_dice(), apart.pmi()], [None; 2]);
    assert_eq!([apart.jaccard(), apart.dice(), apart.npmi()], [Some(0.0), Some(0.0), Some(-1.0)]);
    assert_eq!([pair([0, 0, 0, 9]).jaccard(), pair([9, 9, 9, 9]).npmi()], [None; 2]);
    assert_eq!([pair([1, 60, 60, 100]).pmi(), pair([1, 2, 3, 2]).pmi()], [None; 2]);
    assert_eq!(pair([4, 4, 4, 4]).log_dice(), Some(14.0));
}

/// What Fisher's test is by its definition, in whole numbers.
fn fisher_by_definition([a, b, c, d]: [u64; 4]) -> f64 {
    let choose = |n: u64, k: u64| (0..k).fold(1_u128, |all, i| all * u128::from(n - i) / u128::from(i + 1));
    let ways = |both: u64| choose(a + b, both) * choose(c + d, a + c - both);
    let possible = (a.saturating_sub(d)..=(a + b).min(a + c)).map(ways);
    let counted: u128 = possible.filter(|ways_there| *ways_there <= ways(a)).sum();
    let told = format!("{counted}").parse::<f64>().expect("a number");
    told / format!("{}", choose(a + b + c + d, a + c)).parse::<f64>().expect("a number")
}

proptest! {
    #[test]
    fn fisher_is_what_it_is_by_definition(cells in prop::array::uniform4(0..14_u64)) {
        let told = fisher_exact(four(cells));
        prop_assert_eq!(told.is_none(), cells == [0; 4]);
        if let Some(told) = told {
            prop_assert!(is_near(told.two_sided, fisher_by_definition(cells), 1e-12), "{:?}", told);
        }
    }

    #[test]
    fn adjusted_p_values_keep_their_order_and_are_no_less(p in prop::collection::vec(0.0..=1.0, 0..40)) {
        let adjusted = benjamini_hochberg(&p);
        prop_assert_eq!(adjusted.len(), p.len());
        for (p, at) in p.iter().zip(&adjusted) {
            prop_assert!(p <= at && *at <= 1.0);
        }
        let mut both: Vec<_> = p.into_iter().zip(adjusted).collect();
        both.sort_by(|one, other| one.0.total_cmp(&other.0));
        prop_assert!(both.is_sorted_by(|one, other| one.1 <= other.1));
    }
}
