//! `words`: the words of the articles; with a query those of its passages, against the rest.

use super::console::{Console, Ending, Stop};
use super::counting_arguments::WordsOf;
use super::numbers::{self, NumberRow, decimal};
use super::sitting::{Context, tell_problems};
use crate::analysis::page::{Numbers, PageKind, PageQuestion};
use crate::workers::scope::Scope;
use serde::Serialize;

/// A word, as `--json` has it.
#[derive(Clone, Debug, Serialize)]
pub struct WordsRow<'a> {
    /// The word, as it is written most often.
    pub word: &'a str,
    /// How often it stands.
    pub count: usize,
    /// In how many articles.
    pub articles: usize,
    /// How many times its share doubles that in the rest; none without a query.
    pub log_ratio: Option<f64>,
    /// How sure that is (G²); none without a query.
    pub g2: Option<f64>,
}

impl NumberRow for WordsRow<'_> {
    const COLUMNS: &'static [&'static str] = &["word", "count", "articles", "log_ratio", "g2"];
    const N_NAMES: usize = 1;

    fn cells(&self) -> Vec<String> {
        vec![
            self.word.to_owned(),
            self.count.to_string(),
            self.articles.to_string(),
            decimal(self.log_ratio),
            decimal(self.g2),
        ]
    }
}

/// Lists the words, the most frequent first; against the rest, those that stand out most.
///
/// # Errors
/// Where the folder cannot be opened, what is wanted cannot be told, or the result not be written.
pub fn run(wanted: &WordsOf, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let sitting = numbers::open(&wanted.counted, Scope::Everything, context, console)?;
    let question = PageQuestion {
        kind: PageKind::Words,
        words: wanted.unit,
        ..numbers::question(&wanted.counted, &sitting, console)?
    };
    let answer = numbers::count(&question, &sitting, console)?;
    let Numbers::Words(table) = &answer.numbers else { return Err(Stop::Closed) };
    let rows = table.rows.iter().map(|row| WordsRow {
        word: &row.word,
        count: row.count,
        articles: row.n_articles,
        log_ratio: row.log_ratio,
        g2: row.g2,
    });
    let rows: Vec<WordsRow<'_>> = rows.collect();
    numbers::write(&rows, &wanted.counted, console)?;
    Ok(Ending::with_attention(tell_problems(sitting.project()?, console, |_| false)))
}
