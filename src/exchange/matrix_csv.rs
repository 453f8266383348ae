//! Articles and themes as a table for statistics: a row an article, a column a theme. CSV as [`super::csv`] writes it; the
//! names of the fixed columns are the same in every language.
//!
//! Every article has a row and every theme a column, also those without passages. Passages that stand at no place today
//! count as the others do.

use super::article_columns::{attribute_names, attribute_of, unique_names};
use super::csv::{BYTE_ORDER_MARK, is_formula};
use super::export_options::{Cells, Crossed};
use super::sink::{NotWritten, Sink};
use super::study::{Code, Study};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What stands before attributes and themes.
const FACTS: [&str; 5] = ["path", "title", "date", "source", "author"];

/// Writes the table. Names of attributes and full names of themes that are the same, or those of other columns, get a number
/// behind them: `date_2`.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, crossed: Crossed, cells: Cells, out: &mut dyn Sink) -> Result<(), NotWritten> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    let attributes = attribute_names(study);
    let themes: Vec<String> = study.codes.iter().map(Code::full_name).collect();
    let names = FACTS.into_iter().chain(attributes.iter().copied()).chain(themes.iter().map(String::as_str));
    let names = unique_names(names);
    table.write_record(names.iter().map(|name| as_cell(name.into(), cells)).map(Cow::into_owned))?;

    let counted = counted(study);
    for (at, source) in study.sources.iter().enumerate() {
        let facts = &source.facts;
        let known = |fact: &Option<String>| fact.clone().unwrap_or_default();
        for fact in [
            facts.path.clone(),
            known(&facts.title),
            known(&facts.date),
            known(&facts.source),
            known(&facts.author),
        ] {
            table.write_field(as_cell(fact.into(), cells).as_bytes())?;
        }
        for name in &attributes {
            table.write_field(as_cell(attribute_of(facts, name), cells).as_bytes())?;
        }
        for code in 0..study.codes.len() {
            let n = counted.get(&(at, code)).copied().unwrap_or_default();
            let n = match crossed {
                Crossed::Counts => n,
                Crossed::Presence => n.min(1),
            };
            table.write_field(n.to_string())?;
        }
        table.write_record(None::<&[u8]>)?;
    }
    Ok(table.flush()?)
}

/// How many passages of an article bear a theme, by article and theme; those with none are not there.
fn counted(study: &Study) -> BTreeMap<(usize, usize), usize> {
    let mut counted = BTreeMap::new();
    for coding in &study.codings {
        let codes: BTreeSet<usize> = coding.codes.iter().copied().collect();
        for code in codes {
            *counted.entry((coding.source, code)).or_default() += 1;
        }
    }
    counted
}

fn as_cell(text: Cow<'_, str>, cells: Cells) -> Cow<'_, str> {
    match cells {
        Cells::Guarded if is_formula(&text) => format!("'{text}").into(),
        Cells::Guarded | Cells::Exact => text,
    }
}
