//! `count`: how much there is of each theme.

use super::console::{Console, Ending, Stop};
use super::counting_arguments::Count;
use super::numbers::{self, NumberRow};
use super::sitting::{Context, tell_problems};
use crate::analysis::frequencies::Tally;
use crate::analysis::page::{Numbers, PageKind, PageQuestion};
use crate::workers::scope::Scope;
use serde::Serialize;

/// One theme, as `--json` has it.
#[derive(Clone, Debug, Serialize)]
pub struct CountRow {
    /// Its name, a child's as `parent / child`.
    pub theme: String,
    /// What there is of it alone.
    #[serde(flatten)]
    pub alone: CountFields,
    /// What there is of it and of the themes below it.
    pub with_children: CountFields,
    /// Whether people are shown that.
    #[serde(skip)]
    pub shows_children: bool,
}

/// How much there is of something.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CountFields {
    /// Passages.
    pub passages: usize,
    /// Articles that they stand in.
    pub articles: usize,
    /// People who made them.
    pub annotators: usize,
    /// Code points that they cover; what several cover counts once.
    pub characters: usize,
    /// Units that they reach into: what `--unit` names.
    pub units: usize,
}

impl CountFields {
    fn of(tally: Tally) -> Self {
        Self {
            passages: tally.passages,
            articles: tally.articles,
            annotators: tally.people,
            characters: tally.characters,
            units: tally.units,
        }
    }

    fn cells(self) -> [String; 5] {
        [self.passages, self.articles, self.annotators, self.characters, self.units].map(|n| n.to_string())
    }
}

impl NumberRow for CountRow {
    const COLUMNS: &'static [&'static str] = &[
        "theme",
        "passages",
        "articles",
        "annotators",
        "characters",
        "units",
        "passages_with_children",
        "articles_with_children",
        "annotators_with_children",
        "characters_with_children",
        "units_with_children",
    ];
    const N_NAMES: usize = 1;
    const N_SHOWN: usize = 6;

    fn shown(&self) -> Vec<String> {
        let counts = if self.shows_children { self.with_children } else { self.alone };
        std::iter::once(self.theme.clone()).chain(counts.cells()).collect()
    }

    fn cells(&self) -> Vec<String> {
        let counts = self.alone.cells().into_iter().chain(self.with_children.cells());
        std::iter::once(self.theme.clone()).chain(counts).collect()
    }
}

/// Counts the themes, in the order of the codebook.
///
/// # Errors
/// Where the folder cannot be opened, what is wanted cannot be told, or the result not be written.
pub fn run(wanted: &Count, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let sitting = numbers::open(&wanted.counted, Scope::Annotated, context, console)?;
    let question = PageQuestion {
        kind: PageKind::Frequencies,
        unit: wanted.unit,
        ..numbers::question(&wanted.counted, &sitting, console)?
    };
    let answer = numbers::count(&question, &sitting, console)?;
    let Numbers::Frequencies(frequencies) = &answer.numbers else { return Err(Stop::Closed) };
    let rows: Vec<CountRow> = answer
        .themes
        .iter()
        .zip(&frequencies.themes)
        .map(|(theme, tally)| CountRow {
            theme: theme.full_name.clone(),
            alone: CountFields::of(tally.alone),
            with_children: CountFields::of(tally.with_below),
            shows_children: wanted.counted.with_children,
        })
        .collect();
    numbers::write(&rows, &wanted.counted, console)?;
    Ok(Ending::with_attention(tell_problems(sitting.project()?, console, |_| false)))
}
