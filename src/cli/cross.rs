//! `cross`: themes, articles, people, sources, dates or attributes against each other.

use super::console::{Console, Ending, Stop};
use super::counting_arguments::Cross;
use super::numbers::{self, NumberRow, decimal};
use super::sitting::{Context, tell_problems};
use crate::analysis::axis::{Axis, AxisItem, AxisKey};
use crate::analysis::matrix_sums::MatrixSums;
use crate::analysis::page::{Numbers, PageAnswer, PageKind, PageQuestion};
use crate::workers::scope::Scope;
use serde::Serialize;

/// A cell with anything in it, as `--json` has it.
#[derive(Clone, Debug, Serialize)]
pub struct CrossRow {
    /// Its row; a theme by its full name, an article by its path; nothing where it is not known.
    pub row: Option<String>,
    /// Its column.
    pub column: Option<String>,
    /// Passages.
    pub passages: usize,
    /// Articles that they stand in.
    pub articles: usize,
    /// Units that they reach into: what `--unit` names.
    pub units: usize,
    /// Of the units of the row, the share that stands here.
    pub row_share: Option<f64>,
    /// Of the units of the column, the share that stands here.
    pub column_share: Option<f64>,
    /// How far it is from what would be expected, in standard deviations.
    pub residual: Option<f64>,
}

impl NumberRow for CrossRow {
    const COLUMNS: &'static [&'static str] =
        &["row", "column", "passages", "articles", "units", "row_share", "column_share", "residual"];
    const N_NAMES: usize = 2;

    fn cells(&self) -> Vec<String> {
        let name = |name: &Option<String>| name.clone().unwrap_or_default();
        vec![
            name(&self.row),
            name(&self.column),
            self.passages.to_string(),
            self.articles.to_string(),
            self.units.to_string(),
            decimal(self.row_share),
            decimal(self.column_share),
            decimal(self.residual),
        ]
    }
}

/// Counts the cells, row by row.
///
/// # Errors
/// Where the folder cannot be opened, what is wanted cannot be told, or the result not be written.
pub fn run(wanted: &Cross, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let sitting = numbers::open(&wanted.counted, Scope::Annotated, context, console)?;
    let question = PageQuestion {
        kind: PageKind::Matrix,
        unit: wanted.unit,
        rows: axis(&wanted.rows, console)?,
        columns: axis(&wanted.columns, console)?,
        ..numbers::question(&wanted.counted, &sitting, console)?
    };
    let answer = numbers::count(&question, &sitting, console)?;
    let Numbers::Matrix(cross) = &answer.numbers else { return Err(Stop::Closed) };
    let sums = MatrixSums::of(cross);
    let rows: Vec<CrossRow> = cross
        .cells
        .iter()
        .map(|cell| CrossRow {
            row: cross.rows.get(cell.row).and_then(|item| name(item, &answer)),
            column: cross.columns.get(cell.column).and_then(|item| name(item, &answer)),
            passages: cell.passages,
            articles: cell.articles,
            units: cell.units,
            row_share: sums.row_share(*cell),
            column_share: sums.column_share(*cell),
            residual: sums.residual(*cell),
        })
        .collect();
    numbers::write(&rows, &wanted.counted, console)?;
    Ok(Ending::with_attention(tell_problems(sitting.project()?, console, |_| false)))
}

fn axis(name: &str, console: &Console<'_>) -> Result<Axis, Stop> {
    let refused = || Stop::Refused(console.words.say_with("cli-no-such-axis", &[("name", name)]));
    Axis::of_name(name).ok_or_else(refused)
}

/// What a script knows a row or column by.
fn name(item: &AxisItem, answer: &PageAnswer) -> Option<String> {
    match &item.key {
        AxisKey::Theme(id) => {
            answer.themes.iter().find(|theme| theme.id == *id).map(|theme| theme.full_name.clone())
        }
        AxisKey::Article(path) => Some(path.to_string()),
        AxisKey::Annotator(_)
        | AxisKey::Source(_)
        | AxisKey::Year(_)
        | AxisKey::Month(_)
        | AxisKey::Attribute(_) => item.label.clone(),
    }
}
