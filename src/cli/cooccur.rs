//! `cooccur`: which themes stand together.

use super::console::{Console, Ending, Stop};
use super::counting_arguments::Cooccur;
use super::numbers::{self, NumberRow, decimal};
use super::sitting::{Context, tell_problems};
use crate::analysis::page::{Numbers, PageKind, PageQuestion};
use crate::analysis::together::Nearness;
use crate::workers::scope::Scope;
use serde::Serialize;

/// Two themes that stand together, as `--json` has it.
#[derive(Clone, Debug, Serialize)]
pub struct CooccurRow {
    /// The one, by its full name.
    pub a: String,
    /// The other.
    pub b: String,
    /// Passages of the one that stand somewhere.
    pub passages_a: usize,
    /// Those of the other.
    pub passages_b: usize,
    /// Pairs of passages that stand together; of sentences, paragraphs and articles those that hold both.
    pub together: usize,
    /// How much of both stands together; none where more pairs than passages make it say nothing.
    pub jaccard: Option<f64>,
    /// Of the other's passages (or units) the share that stands together with the one.
    pub a_given_b: Option<f64>,
    /// Of the one's passages (or units) the share that stands together with the other.
    pub b_given_a: Option<f64>,
    /// Whether one of the two has more than five times as many as the other: then `jaccard` is small however often they
    /// stand together.
    pub lopsided: bool,
}

impl NumberRow for CooccurRow {
    const COLUMNS: &'static [&'static str] =
        &["a", "b", "passages_a", "passages_b", "together", "jaccard", "a_given_b", "b_given_a", "lopsided"];
    const N_NAMES: usize = 2;
    const N_SHOWN: usize = Self::COLUMNS.len() - 1;

    fn shown(&self) -> Vec<String> {
        // People see it by the numbers of both.
        self.cells().into_iter().take(Self::N_SHOWN).collect()
    }

    fn cells(&self) -> Vec<String> {
        vec![
            self.a.clone(),
            self.b.clone(),
            self.passages_a.to_string(),
            self.passages_b.to_string(),
            self.together.to_string(),
            decimal(self.jaccard),
            decimal(self.a_given_b),
            decimal(self.b_given_a),
            if self.lopsided { "true" } else { "false" }.to_owned(),
        ]
    }
}

/// Lists the pairs that stand together, in the order of the codebook.
///
/// # Errors
/// Where the folder cannot be opened, what is wanted cannot be told, or the result not be written.
pub fn run(wanted: &Cooccur, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let unit = &*wanted.unit;
    let refused = || Stop::Refused(console.words.say_with("cli-no-such-nearness", &[("name", unit)]));
    let nearness = Nearness::of_name(unit).ok_or_else(refused)?;
    let sitting = numbers::open(&wanted.counted, Scope::Annotated, context, console)?;
    let question = PageQuestion {
        kind: PageKind::Together,
        nearness,
        ..numbers::question(&wanted.counted, &sitting, console)?
    };
    let answer = numbers::count(&question, &sitting, console)?;
    let Numbers::Together(together) = &answer.numbers else { return Err(Stop::Closed) };
    let name = |at: usize| answer.themes.get(at).map(|theme| theme.full_name.clone()).unwrap_or_default();
    let passages = |at: usize| together.themes.get(at).map_or(0, |theme| theme.passages);
    let rows: Vec<CooccurRow> = together
        .pairs
        .iter()
        .map(|pair| CooccurRow {
            a: name(pair.one),
            b: name(pair.other),
            passages_a: passages(pair.one),
            passages_b: passages(pair.other),
            together: pair.together,
            jaccard: together.jaccard(*pair),
            a_given_b: together.one_given_other(*pair),
            b_given_a: together.other_given_one(*pair),
            lopsided: together.is_lopsided(*pair),
        })
        .collect();
    numbers::write(&rows, &wanted.counted, console)?;
    Ok(Ending::with_attention(tell_problems(sitting.project()?, console, |_| false)))
}
