//! Laws of the statistics of counts on 2,000 tables, and what `tests/others/analysis.py` compares with scipy, statsmodels
//! and nltk: where `BUTDA_ANALYSIS_OUT` names a file, all numbers are written there, a JSON value a line.

use butda::analysis::association::PairCounts;
use butda::analysis::contingency::Contingency;
use butda::analysis::corrections::benjamini_hochberg;
use butda::analysis::distributions::{chi_square_tail, normal_two_sided_tail};
use butda::analysis::fisher::fisher_exact;
use butda::analysis::four_cells::FourCells;
use butda::analysis::keyness::{KeyCounts, g2_four_cells};
use serde_json::{Value, json};
use std::fmt::Write;

const N_TABLES: usize = 2_000;

/// How many p-values are adjusted together.
const N_TESTS: usize = 50;

/// Whether two numbers are equal but for what was rounded, or both not defined.
#[track_caller]
fn same(value: Option<f64>, other: Option<f64>) {
    let apart = value.zip(other).map(|(value, other)| (value - other).abs() / value.abs().max(1e-300));
    assert!(apart.map_or(value == other, |apart| apart < 1e-11), "{value:?} and {other:?}");
}

/// Numbers that look like chance and are the same each time (`SplitMix64`).
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn count(&mut self, most: u64) -> u64 {
        if self.below(6) == 0 { 0 } else { self.below(most + 1) }
    }

    fn rows(&mut self) -> Vec<Vec<u64>> {
        let most = [1, 4, 15, 120, 9_000, 2_500_000][usize::try_from(self.below(6)).expect("few")];
        let (n_rows, n_columns) =
            if self.below(2) == 0 { (2, 2) } else { (2 + self.below(5), 2 + self.below(5)) };
        (0..n_rows).map(|_| (0..n_columns).map(|_| self.count(most)).collect()).collect()
    }
}

/// Rows for columns.
fn transposed(rows: &[Vec<u64>]) -> Vec<Vec<u64>> {
    let column = |column: usize| rows.iter().map(|row| row[column]).collect();
    (0..rows[0].len()).map(column).collect()
}

/// What we say of a table, after checking the laws.
fn told_of(rows: &[Vec<u64>]) -> Value {
    let table = Contingency::new(rows).expect("rows of one length");
    let told = table.chi_square();
    let transposed = Contingency::new(&transposed(rows)).expect("rows of one length");
    same(told.map(|told| told.statistic), transposed.chi_square().map(|told| told.statistic));
    assert_eq!(told.map(|told| told.degrees), transposed.chi_square().map(|told| told.degrees));
    if let Some(told) = told {
        assert!([told.p, told.cramers_v].iter().all(|part| (0.0..=1.0).contains(part)), "{told:?}");
    }
    let all = |of: &dyn Fn(usize, usize) -> Option<f64>| -> Vec<Vec<Option<f64>>> {
        (0..rows.len()).map(|row| (0..rows[0].len()).map(|column| of(row, column)).collect()).collect()
    };
    json!({
        "kind": "table", "rows": rows,
        "statistic": told.map(|told| told.statistic), "degrees": told.map(|told| told.degrees),
        "p": told.map(|told| told.p), "v": told.map(|told| told.cramers_v),
        "least_expected": told.map(|told| told.least_expected),
        "n_expected_below_5": told.map(|told| told.n_expected_below_5),
        "residuals": all(&|row, column| table.adjusted_residual(row, column)),
    })
}

/// What we say of four cells, after checking the laws.
fn told_of_four(cells: FourCells) -> Value {
    let rows = [[cells.both, cells.a_only], [cells.b_only, cells.neither]];
    let table = Contingency::new(&rows).expect("few");
    let swapped = FourCells { a_only: cells.b_only, b_only: cells.a_only, ..cells };
    let told = table.chi_square();
    for (row, column) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let sign = if (row == column) == (table.adjusted_residual(0, 0) > Some(0.0)) { 1.0 } else { -1.0 };
        let root = told.map(|told| sign * told.statistic.sqrt());
        same(table.adjusted_residual(row, column), root);
    }
    let mirrored =
        FourCells { both: cells.a_only, a_only: cells.both, b_only: cells.neither, neither: cells.b_only };
    let fisher = fisher_exact(cells);
    for other in [swapped, mirrored].map(fisher_exact) {
        same(fisher.map(|told| told.two_sided), other.map(|told| told.two_sided));
    }
    same(fisher.map(|told| told.as_many_or_more), fisher_exact(mirrored).map(|told| told.as_many_or_fewer));
    if let Some(told) = fisher {
        assert!(told.as_many_or_more.max(told.as_many_or_fewer) <= 1.0, "{told:?}");
        assert!(
            told.two_sided >= told.as_many_or_more.min(told.as_many_or_fewer) * (1.0 - 1e-11),
            "{told:?}"
        );
    }
    let g2 = g2_four_cells(cells);
    assert!(g2.is_none_or(|g2| g2 >= 0.0), "{g2:?}");
    same(g2, g2_four_cells(swapped));
    json!({
        "kind": "four", "cells": [cells.both, cells.a_only, cells.b_only, cells.neither], "g2": g2,
        "two_sided": fisher.map(|told| told.two_sided), "odds_ratio": fisher.and_then(|told| told.odds_ratio),
        "more": fisher.map(|told| told.as_many_or_more), "fewer": fisher.map(|told| told.as_many_or_fewer),
        "pair": told_of_pair(cells), "key": told_of_key(cells),
    })
}

fn told_of_pair(cells: FourCells) -> Value {
    let pair = PairCounts {
        together: cells.both,
        n_a: cells.both + cells.a_only,
        n_b: cells.both + cells.b_only,
        n_all: cells.total().expect("few"),
    };
    let swapped = PairCounts { n_a: pair.n_b, n_b: pair.n_a, ..pair };
    assert_eq!([pair.jaccard(), pair.pmi(), pair.npmi()], [swapped.jaccard(), swapped.pmi(), swapped.npmi()]);
    // Dice's coefficient is 2 J / (1 + J).
    same(pair.jaccard().map(|jaccard| 2.0 * jaccard / (1.0 + jaccard)), pair.dice());
    for part in [pair.jaccard(), pair.dice()].into_iter().flatten() {
        assert!((0.0..=1.0).contains(&part), "{pair:?}");
    }
    assert!(pair.npmi().is_none_or(|npmi| npmi.abs() <= 1.0 + 1e-12), "{pair:?}");
    json!({
        "jaccard": pair.jaccard(), "dice": pair.dice(), "log_dice": pair.log_dice(), "pmi": pair.pmi(),
        "npmi": pair.npmi(),
    })
}

fn told_of_key(cells: FourCells) -> Value {
    let (total_a, total_b) = (cells.both + cells.a_only, cells.b_only + cells.neither);
    let key = KeyCounts { count_a: cells.both, total_a, count_b: cells.b_only, total_b };
    let swapped =
        KeyCounts { count_a: key.count_b, total_a: total_b, count_b: key.count_a, total_b: total_a };
    same(key.g2_two_cells(), swapped.g2_two_cells());
    let opposite = swapped.log_ratio().map(|ratio| 0.0 - ratio);
    assert!(key.log_ratio().zip(opposite).is_none_or(|(one, other)| (one - other).abs() < 1e-12), "{key:?}");
    let of_four = g2_four_cells(cells).map(|g2| g2 * (1.0 + 1e-11));
    assert!(key.g2_two_cells() <= of_four, "{key:?}");
    json!({ "g2_two": key.g2_two_cells(), "log_ratio": key.log_ratio() })
}

/// Tails from the middle to where no double is as small.
fn told_of_tails() -> impl Iterator<Item = Value> {
    let degrees = [1, 2, 3, 4, 9, 30, 99, 1_000];
    let statistics = [1e-9, 0.01, 0.5, 1.0, 2.9, 3.1, 10.0, 50.0, 99.5, 300.0, 900.0, 1_000.5, 1_300.0];
    degrees.into_iter().flat_map(move |degrees| {
        statistics.into_iter().map(move |at: f64| {
            let normal = normal_two_sided_tail(at.sqrt());
            let (tail, of_one) = (chi_square_tail(at, degrees), chi_square_tail(at, 1));
            same(Some(normal), of_one);
            json!({ "kind": "tail", "at": at, "degrees": degrees, "p": tail, "z": at.sqrt(), "normal": normal })
        })
    })
}

#[test]
fn the_laws_hold_on_tables_of_all_sizes_and_the_numbers_are_told_to_whoever_asks() {
    let mut drawn = Drawn(2026);
    let mut told: Vec<Value> = told_of_tails().collect();
    let mut p_values = Vec::new();
    for _ in 0..N_TABLES {
        let rows = drawn.rows();
        let of_table = told_of(&rows);
        p_values.extend(of_table.get("p").and_then(Value::as_f64));
        told.push(of_table);
        if let [first, second] = rows.as_slice()
            && let ([both, a_only], [b_only, neither]) = (first.as_slice(), second.as_slice())
        {
            let cells = FourCells { both: *both, a_only: *a_only, b_only: *b_only, neither: *neither };
            told.push(told_of_four(cells));
        }
    }
    for some in p_values.chunks(N_TESTS) {
        told.push(json!({ "kind": "adjusted", "p": some, "q": benjamini_hochberg(some) }));
    }
    assert!(told.iter().filter(|value| value["kind"] == "four").count() > N_TABLES / 3);
    if let Some(path) = std::env::var_os("BUTDA_ANALYSIS_OUT") {
        let mut lines = String::new();
        for value in &told {
            writeln!(lines, "{value}").expect("a string grows");
        }
        std::fs::write(path, lines).expect("BUTDA_ANALYSIS_OUT can be written");
    }
}
