//! What the verbs that count have in common: what is counted is read from the command line, and numbers are written as
//! JSON, as CSV or in columns.

use super::console::{Console, Side, Stop, flat};
use super::counting_arguments::Counted;
use super::export::people_of;
use super::passages::wrong;
use super::sitting::{Context, Sitting};
use crate::analysis::coded::Below;
use crate::analysis::kept_counts::KeptCounts;
use crate::analysis::page::{PageAnswer, PageQuestion};
use crate::exchange::csv::guarded;
use crate::search::passage_parser::parse;
use crate::search::passage_scope::EveryAnnotator;
use crate::workers::asking::PassageSort;
use crate::workers::scope::Scope;
use serde::Serialize;
use std::collections::BTreeSet;

/// Opens the folder, reading so much of it.
///
/// # Errors
/// Where the query cannot be read, or the folder not be opened.
pub(super) fn open<'a>(
    wanted: &Counted,
    scope: Scope,
    context: &Context<'a>,
    console: &Console<'_>,
) -> Result<Sitting<'a>, Stop> {
    // What cannot be read is refused before a large folder is.
    let typed = wanted.query.as_deref().unwrap_or_default();
    parse(typed).map_err(|fault| wrong(typed, &fault, console))?;
    Sitting::open(&wanted.folder, scope, context, &console.words)
}

/// What is counted, as the command line has it.
///
/// # Errors
/// Where nobody has one of the names.
pub(super) fn question(
    wanted: &Counted,
    sitting: &Sitting<'_>,
    console: &Console<'_>,
) -> Result<PageQuestion, Stop> {
    let people = match wanted.annotators.as_slice() {
        [] => BTreeSet::default(),
        names => people_of(names, sitting.project()?, console)?,
    };
    Ok(PageQuestion {
        query: wanted.query.clone().unwrap_or_default(),
        people,
        below: if wanted.with_children { Below::Counted } else { Below::Left },
        ..PageQuestion::default()
    })
}

/// Counts, and tells on the way what could not be placed.
///
/// # Errors
/// Where a name in the query means nothing.
pub(super) fn count(
    question: &PageQuestion,
    sitting: &Sitting<'_>,
    console: &mut Console<'_>,
) -> Result<PageAnswer, Stop> {
    let snapshot = sitting.project()?.snapshot();
    let asking = snapshot.asking("", PassageSort::Article, Box::new(EveryAnnotator));
    let counted = asking.count(question, &KeptCounts::default(), &|| false);
    let answer = counted.map_err(|fault| wrong(&question.query, &fault, console))?;
    if answer.extent.nowhere > 0 {
        let told = console.words.say_n("cli-nowhere", answer.extent.nowhere);
        console.tell(&told);
    }
    Ok(answer)
}

/// A row of numbers.
pub(super) trait NumberRow: Serialize {
    /// The names of the columns, as CSV has them.
    const COLUMNS: &'static [&'static str];

    /// Its cells: names first, then numbers; empty for what is not known.
    fn cells(&self) -> Vec<String>;

    /// How many of the cells are names.
    const N_NAMES: usize;

    /// How many columns people are shown.
    const N_SHOWN: usize = Self::COLUMNS.len();

    /// The cells that people are shown.
    fn shown(&self) -> Vec<String> {
        self.cells()
    }
}

/// Writes rows as the command line asks.
///
/// # Errors
/// What the writer says.
pub(super) fn write<R: NumberRow>(
    rows: &[R],
    wanted: &Counted,
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    if wanted.json {
        return Ok(rows.iter().try_for_each(|row| console.json(row))?);
    }
    if wanted.csv {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let failed = |error: csv::Error| Stop::Output(error.into());
        writer.write_record(R::COLUMNS).map_err(failed)?;
        for row in rows {
            let cells = row.cells();
            let names = cells.iter().take(R::N_NAMES).map(|cell| guarded(cell).into_owned());
            let cells = names.chain(cells.iter().skip(R::N_NAMES).cloned());
            writer.write_record(cells).map_err(failed)?;
        }
        let bytes = writer.into_inner().map_err(|error| Stop::Output(error.into_error()))?;
        return Ok(console.out.write_all(&bytes)?);
    }
    let heading =
        R::COLUMNS.iter().take(R::N_SHOWN).map(|name| console.words.say(&format!("cli-column-{name}")));
    let mut table = vec![heading.collect::<Vec<_>>()];
    let shown = |cell: String| if cell.is_empty() { "–".to_owned() } else { flat(&cell) };
    table.extend(rows.iter().map(|row| row.shown().into_iter().map(shown).collect::<Vec<_>>()));
    let sides = (0..R::N_SHOWN).map(|at| if at < R::N_NAMES { Side::Left } else { Side::Right });
    Ok(console.table(&sides.collect::<Vec<_>>(), &table)?)
}

/// A share or another number with so many decimals as tell it well; empty for none.
pub(super) fn decimal(number: Option<f64>) -> String {
    number.map(|number| format!("{number:.4}")).unwrap_or_default()
}
