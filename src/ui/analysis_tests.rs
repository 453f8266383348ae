//! What pages of numbers tell beyond their counts, in words: tests of a matrix, how many places a word has, and whether
//! saturation was reached.

use super::context::Cx;
use crate::analysis::cross_tests::{CrossTests, StrikingCell};
use crate::analysis::page::{Numbers, PageAnswer};
use crate::analysis::saturation::{GuestMethod, Saturation};
use crate::analysis::together::share;
use crate::exchange::grid_heads::item_name;
use crate::exchange::grid_words::GridWords;
use crate::words::messages::quoted;

/// How many cells that stand out are told in words.
const N_TOLD: usize = 3;

/// The least p-value that is told as a number.
const LEAST_P: f64 = 0.001;

/// The tests of a page, a sentence each; none where nothing was tested.
pub fn tests_words(cx: &Cx<'_>, answer: &PageAnswer, words: &GridWords) -> Vec<String> {
    let Some(tests) = &answer.tests else { return Vec::new() };
    let chi = &tests.chi_square;
    let told = [
        ("df", chi.degrees.to_string()),
        ("value", cx.words.decimal(chi.statistic, 2)),
        ("p", p_words(cx, chi.p)),
        ("v", cx.words.decimal(chi.cramers_v, 2)),
    ];
    let told: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut said = vec![cx.words.say_with("analysis-chi-square", &told)];
    if let Some(fisher) = &tests.fisher {
        said.push(cx.words.say_with("analysis-fisher", &[("p", &*p_words(cx, fisher.two_sided))]));
    } else if chi.n_expected_below_5 > 0 {
        let told = [("n", &*cx.words.count(chi.n_expected_below_5)), ("all", &*cx.words.count(chi.n_cells))];
        said.push(cx.words.say_with("analysis-expected-small", &told));
    }
    said.extend(striking_words(cx, answer, tests, words));
    said
}

fn p_words(cx: &Cx<'_>, p: f64) -> String {
    if p < LEAST_P {
        format!("< {}", cx.words.decimal(LEAST_P, 3))
    } else {
        format!("= {}", cx.words.decimal(p, 3))
    }
}

/// Which cells stand out most.
fn striking_words(cx: &Cx<'_>, answer: &PageAnswer, tests: &CrossTests, words: &GridWords) -> Option<String> {
    let Numbers::Matrix(cross) = &answer.numbers else { return None };
    let question = &answer.question;
    let cell = |cell: &StrikingCell| {
        let row = item_name(&question.rows, cross.rows.get(cell.row)?, words);
        let column = item_name(&question.columns, cross.columns.get(cell.column)?, words);
        let sign = if cell.residual > 0.0 { "+" } else { "" };
        let residual = format!("{sign}{}", cx.words.decimal(cell.residual, 1));
        let told = [("row", &*quoted(&row)), ("column", &*quoted(&column)), ("residual", &*residual)];
        Some(cx.words.say_with("analysis-striking-cell", &told))
    };
    let cells: Vec<String> = tests.striking.iter().take(N_TOLD).filter_map(cell).collect();
    if cells.is_empty() {
        return Some(cx.words.say("analysis-striking-none"));
    }
    let told = [("cells", &*cells.join("; ")), ("n", &*cx.words.count(tests.striking.len()))];
    Some(cx.words.say_with("analysis-striking", &told))
}

/// How many places a word has, and how many of them are listed.
pub fn places_words(cx: &Cx<'_>, answer: &PageAnswer) -> Option<String> {
    let Numbers::Context(contexts) = &answer.numbers else { return None };
    let n_listed = contexts.places.len();
    let mut said = cx.words.say_n("analysis-places", contexts.n_all);
    if n_listed < contexts.n_all {
        said = format!("{said} {}", cx.words.say_n("analysis-places-first", n_listed));
    }
    Some(said)
}

/// Where saturation was reached with the numbers that were chosen, or that it was not.
pub fn saturation_words(cx: &Cx<'_>, answer: &PageAnswer) -> Option<String> {
    let Numbers::Saturation(saturation) = &answer.numbers else { return None };
    let unplaced = saturation.unplaced;
    let unplaced = (unplaced > 0).then(|| cx.words.say_n("analysis-saturation-unplaced", unplaced));
    let said = guest_words(cx, answer.question.guest, saturation).into_iter().chain(unplaced);
    Some(said.collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty())
}

fn guest_words(cx: &Cx<'_>, method: GuestMethod, saturation: &Saturation) -> Option<String> {
    let guest = saturation.guest(method);
    let percent = cx.words.percent(share(method.percent, 100)?);
    let Some(in_base) = guest.in_base else {
        return Some(cx.words.say_n("analysis-saturation-few", method.base.max(1)));
    };
    let point = guest.reached.and_then(|at| guest.points.get(at));
    let Some(point) = point else {
        let told = [("percent", &*percent), ("base", &*cx.words.count(in_base))];
        return Some(cx.words.say_with("analysis-saturation-not-reached", &told));
    };
    let told = [
        ("percent", &*percent),
        ("before", &*cx.words.count(point.before)),
        ("run", &*cx.words.count(point.item - point.before)),
        ("new", &*cx.words.count(point.n_new)),
        ("base", &*cx.words.count(in_base)),
    ];
    Some(cx.words.say_with("analysis-saturation-reached", &told))
}
