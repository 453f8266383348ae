//! Numbers of coded passages: how much there is of each theme, matrices, and which themes stand together, each from the
//! records to the table, beside one pass over the records that looks for one theme.

use super::passages::{pass, project};
use super::tell::{line, passed, percentile, ratio};
use butda::analysis::axis::Axis;
use butda::analysis::coded::{Below, Coded};
use butda::analysis::counting_unit::CountingUnit;
use butda::analysis::cross::Cross;
use butda::analysis::frequencies::Frequencies;
use butda::analysis::together::{Nearness, Together};
use butda::search::passage_parser::parse;
use butda::search::passage_scope::{ArticleLine, EveryAnnotator, Scope};
use butda::workers::asking::Asking;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

const N_RUNS: usize = 15;

const SOURCES: [&str; 7] =
    ["Nhân Dân", "Tuổi Trẻ", "Thanh Niên", "Lao Động", "Tiền Phong", "Hà Nội Mới", "Công Thương"];

/// A number, and how it is counted.
struct Figure {
    name: &'static str,
    count: fn(&Coded<'_>) -> usize,
}

const FIGURES: [Figure; 8] = [
    Figure { name: "gathered alone", count: |coded| coded.passages().len() },
    Figure { name: "frequencies", count: |coded| frequencies(coded, CountingUnit::Passage) },
    Figure { name: "frequencies by sentence", count: |coded| frequencies(coded, CountingUnit::Sentence) },
    Figure { name: "theme × article", count: |coded| cross(coded, &Axis::Article) },
    Figure { name: "theme × source", count: |coded| cross(coded, &Axis::Source) },
    Figure { name: "together, overlap", count: |coded| together(coded, Nearness::Overlap) },
    Figure { name: "together, sentence", count: |coded| together(coded, Nearness::Sentence) },
    Figure { name: "together, near:2", count: |coded| together(coded, Nearness::Near(2)) },
];

/// Prints the figures.
pub fn measure() {
    line("Numbers of passages, from the records on, to one pass over the records that looks for one theme:");
    for (n_articles, n_annotations) in [(1_000, 10_000), (10_000, 100_000), (20_000, 200_000)] {
        let asking = project(n_articles, n_annotations);
        let one = asking.codebook.named("Chủ đề 1").first().map(|id| (*id).clone()).expect("a theme");
        let base = median(|| pass(&asking.project, &one));
        for Figure { name, count } in FIGURES {
            let figure = median(|| counted(&asking, count));
            line(&format!("  {n_annotations:<8} {name:<24} {}", ratio(figure, base)));
        }
    }
}

/// The time that passes, the median of several runs: all processors have a part in the work.
fn median(mut work: impl FnMut() -> usize) -> Duration {
    let mut run = || passed(|| assert!(std::hint::black_box(work()) > 0, "something is found"));
    let mut times: Vec<Duration> = (0..N_RUNS).map(|_| run()).collect();
    percentile(&mut times, 50)
}

/// Gathers all passages and counts.
fn counted(asking: &Asking, count: fn(&Coded<'_>) -> usize) -> usize {
    let numbers = BTreeMap::new();
    let sources = SOURCES.into_iter().cycle();
    let lines: Vec<ArticleLine<'_>> = asking
        .articles
        .iter()
        .zip(sources)
        .map(|(asked, source)| ArticleLine {
            source: Some(source),
            article: asked.article.as_deref(),
            ..ArticleLine::unknown(&asked.path)
        })
        .collect();
    let scope = Scope {
        project: &asking.project,
        located: &asking.located,
        codebook: &asking.codebook,
        people: &asking.people,
        articles: &lines,
        numbers: &numbers,
        filter: &EveryAnnotator,
    };
    let parsed = parse("*").expect("a query");
    count(&Coded::gather(&scope, &parsed, &BTreeSet::new(), &|| false).expect("known names"))
}

fn frequencies(coded: &Coded<'_>, unit: CountingUnit) -> usize {
    Frequencies::of(coded, unit, &|| false).all.units
}

fn cross(coded: &Coded<'_>, columns: &Axis) -> usize {
    let laid = |axis: &Axis| axis.laid(coded, Below::Counted);
    Cross::of(coded, laid(&Axis::Theme), laid(columns), CountingUnit::Passage, &|| false).cells.len()
}

fn together(coded: &Coded<'_>, nearness: Nearness) -> usize {
    Together::of(coded, nearness, Below::Counted, &|| false).pairs.len()
}
