//! Numbers of coded passages: how much there is of each theme, matrices, and which themes stand together, each from the
//! records to the table, beside one pass over the records that looks for one theme. What asks for sentences is counted
//! twice: with the texts taken apart anew, and with the sentences kept that an earlier count found.

use super::passages::{pass, project};
use super::tell::{line, passed, percentile, ratio};
use butda::analysis::axis::Axis;
use butda::analysis::coded::{Below, Coded};
use butda::analysis::counting_unit::CountingUnit;
use butda::analysis::cross::Cross;
use butda::analysis::frequencies::Frequencies;
use butda::analysis::kept_counts::KeptCounts;
use butda::analysis::time_step::TimeStep;
use butda::analysis::timeline::Timeline;
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
    reads_texts: bool,
}

impl Figure {
    const fn of_records(name: &'static str, count: fn(&Coded<'_>) -> usize) -> Self {
        Self { name, count, reads_texts: false }
    }

    const fn of_texts(name: &'static str, count: fn(&Coded<'_>) -> usize) -> Self {
        Self { name, count, reads_texts: true }
    }
}

const FIGURES: [Figure; 9] = [
    Figure::of_records("gathered alone", gathered),
    Figure::of_records("frequencies", |coded| frequencies(coded, CountingUnit::Passage)),
    Figure::of_texts("frequencies by sentence", |coded| frequencies(coded, CountingUnit::Sentence)),
    Figure::of_records("theme × article", |coded| cross(coded, &Axis::Article)),
    Figure::of_records("theme × source", |coded| cross(coded, &Axis::Source)),
    Figure::of_records("together, overlap", |coded| together(coded, Nearness::Overlap)),
    Figure::of_texts("together, sentence", |coded| together(coded, Nearness::Sentence)),
    Figure::of_texts("together, near:2", |coded| together(coded, Nearness::Near(2))),
    Figure::of_texts("timeline", timeline),
];

/// Prints the figures.
pub fn measure() {
    line("Numbers of passages, from the records on, to one pass over the records that looks for one theme:");
    for (n_articles, n_annotations) in [(1_000, 10_000), (10_000, 100_000), (20_000, 200_000)] {
        let asking = project(n_articles, n_annotations);
        let one = asking.codebook.named("Chủ đề 1").first().map(|id| (*id).clone()).expect("a theme");
        let base = median(|| pass(&asking.project, &one));
        for Figure { name, count, reads_texts } in FIGURES {
            let figure = median(|| counted(&asking, count, None));
            line(&format!("  {n_annotations:<8} {name:<24} {}", ratio(figure, base)));
            if reads_texts {
                let kept = KeptCounts::default();
                counted(&asking, count, Some(&kept));
                let figure = median(|| counted(&asking, count, Some(&kept)));
                line(&format!("  {n_annotations:<8} {:<24} {}", "  again", ratio(figure, base)));
            }
        }
    }
}

/// The time that passes, the median of several runs: all processors have a part in the work.
fn median(mut work: impl FnMut() -> usize) -> Duration {
    let mut run = || passed(|| assert!(std::hint::black_box(work()) > 0, "something is found"));
    let mut times: Vec<Duration> = (0..N_RUNS).map(|_| run()).collect();
    percentile(&mut times, 50)
}

/// Gathers all passages and counts, with what is kept of the texts.
fn counted(asking: &Asking, count: fn(&Coded<'_>) -> usize, kept: Option<&KeptCounts>) -> usize {
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
    let coded = Coded::gather(&scope, &parsed, &BTreeSet::new(), &|| false).expect("known names");
    count(&match kept {
        Some(kept) => coded.with_kept(kept),
        None => coded,
    })
}

fn gathered(coded: &Coded<'_>) -> usize {
    coded.n_passages()
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

fn timeline(coded: &Coded<'_>) -> usize {
    Timeline::of(coded, TimeStep::Month, Below::Counted, &|| false).cells().len()
}
